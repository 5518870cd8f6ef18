# SPDX-License-Identifier: Apache-2.0
"""The elements of HTML by what they do to the text (WHATWG HTML, sections 4 and 15.3), and the stack of open ones.

No tree is built: what is needed of one is which elements are open at a place, so the stack closes what the standard
closes by itself (a paragraph before a block, an item before the next one) and ignores end tags without a beginning.
Every step is constant but for what it pops.
"""

from collections.abc import Iterator

from copylint.model.record import NamedTuple

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
BLOCKS = (
    HEADINGS
    | LISTS
    | frozenset(
        "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
        "figure footer form frameset head header hgroup html label legend li listing main nav optgroup option p "
        "plaintext pre search section select summary table tbody td textarea tfoot th thead title tr xmp".split()
    )
)
"""Elements whose beginning and end are the edges of lines."""
VOID = frozenset("area base br col command embed frame hr img input keygen link meta param source track wbr".split())
"""Elements without content and without end tag."""
DROPPED = frozenset(
    "script style template noscript iframe noembed noframes audio video canvas object annotation annotation-xml".split()
)
"""Elements whose content no reader sees: programs, and what is shown only where something else cannot be."""
CODE_BLOCKS = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
INLINES = (
    dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis")
    | dict.fromkeys(("strong", "b"), "strong")
    | dict.fromkeys(("s", "del", "strike"), "strikethrough")
    | dict.fromkeys(CODE, "code")
    | dict.fromkeys(("sup", "sub", "abbr", "q"), "html")
    | {"a": "link"}
)
"""Inline elements that become nodes, with the node's kind."""
CONTAINERS = HEADINGS | CODE_BLOCKS | frozenset({"li", "td", "th", "caption", "figcaption", "title"})
"""Elements that say what kind of block their text is."""
TRACKED = BLOCKS | DROPPED | frozenset(INLINES) | frozenset({"svg", "math", "desc", "text"})

# WHATWG 13.2.6.4.7: a start tag of these closes an open <p>.
_CLOSES_P = (BLOCKS | {"hr"}) - frozenset(
    "body button caption head html label legend option optgroup select textarea title".split()
)
# What a start tag closes by itself, where no element of the second set stands between.
_SIBLINGS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "li": (("li",), LISTS),
    "dt": (("dt", "dd"), frozenset({"dl"})),
    "dd": (("dt", "dd"), frozenset({"dl"})),
    "option": (("option",), frozenset({"select"})),
    "optgroup": (("optgroup", "option"), frozenset({"select"})),
    "td": (("td", "th"), frozenset({"table"})),
    "th": (("td", "th"), frozenset({"table"})),
    "tr": (("tr", "td", "th", "caption"), frozenset({"table"})),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"),
        (("tbody", "thead", "tfoot", "tr", "td", "th", "caption"), frozenset({"table"})),
    ),
    "caption": (("caption",), frozenset({"table"})),
}
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"})
# WHATWG 13.2.4.2: an end tag does not reach out of these ("scope").
_SCOPES = frozenset({"table", "td", "th", "caption", "button", "object", "template"})


class Open(NamedTuple):
    """An open element: its name, where its content begins in the source, and a link's address."""

    name: str
    content: int
    target: str = ""


class Stack:
    """The open elements, outermost first."""

    def __init__(self) -> None:
        """Nothing is open."""
        self._entries: list[Open | None] = []  # None: an inline element that was closed under others
        self._at: dict[str, list[int]] = {}
        self._scopes: list[int] = []

    def count(self, name: str) -> int:
        """How many elements of a name are open."""
        return len(self._at.get(name, ()))

    def push(self, entry: Open) -> None:
        """Open an element."""
        if entry.name in _SCOPES:
            self._scopes.append(len(self._entries))
        self._at.setdefault(entry.name, []).append(len(self._entries))
        self._entries.append(entry)

    def _last(self, name: str) -> int:
        found = self._at.get(name)
        return found[-1] if found else -1

    def closed_by_start(self, name: str) -> Iterator[Open]:
        """Close what the start tag of `name` closes by itself; innermost first, each still open when it is given."""
        scope = self._scopes[-1] if self._scopes else -1
        names, borders = _SIBLINGS.get(name, ((), frozenset()))
        border = max(map(self._last, borders), default=-1)
        reached = [at for at in map(self._last, names) if at > border]
        if reached:
            return self._pop_to(min(reached))
        heading = max(map(self._last, HEADINGS)) if name in HEADINGS else -1
        if 0 <= heading == len(self._entries) - 1:
            return self._pop_to(heading)
        paragraph = self._last("p") if name in _CLOSES_P else -1
        return self._pop_to(paragraph) if paragraph > scope else iter(())

    def closed_by_end(self, name: str) -> Iterator[Open]:
        """Close what the end tag of `name` closes, as above; nothing where it has no beginning."""
        at = max(map(self._last, HEADINGS)) if name in HEADINGS else self._last(name)
        scope = self._last("table") if name in _TABLE_PARTS else (self._scopes[-1] if self._scopes else -1)
        if at < max(scope, 0):
            return iter(())
        return self._take_out(at) if name in INLINES else self._pop_to(at)

    def close_all(self) -> Iterator[Open]:
        """Close everything, as above: the end of the file."""
        return self._pop_to(0)

    def _take_out(self, at: int) -> Iterator[Open]:
        entry = self._entries[at]
        if entry is not None:
            yield entry
            self._entries[at] = None
            self._at[entry.name].pop()

    def _pop_to(self, at: int) -> Iterator[Open]:
        while len(self._entries) > at:
            entry = self._entries[-1]
            if entry is not None:
                yield entry
                self._at[entry.name].pop()
            self._entries.pop()
            if self._scopes and self._scopes[-1] == len(self._entries):
                self._scopes.pop()
