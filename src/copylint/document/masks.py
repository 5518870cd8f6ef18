# SPDX-License-Identifier: Apache-2.0
"""What of a text no reader reads as words, and what is not the writer's own voice: by kind, computed when asked for.

A rule names the kinds that it must not look into. What the reader of a format had to find anyway comes with the
structure; the rest is looked for here, behind a guard on a rare sign, so that a text without it costs nothing.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from copylint.document.spans import union
from copylint.model.places import Span
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.document.document import Document

_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
_COMMON_ENTITIES = frozenset(
    "nbsp amp lt gt quot apos laquo raquo rsquo lsquo hellip mdash ndash eacute egrave".split()
)
_MATH = lazy(r"\$(?![\s$])(?:[^$\r\n\\]|\\.){1,200}?(?<!\s)\$(?!\w)|\\\([^\r\n]{1,400}?\\\)")
_TEX = lazy(r"[\\^_={}]")
_LONGEST_MATH = 402
"""Signs between two dollars, each of which may be two."""
_HIDDEN = ("code", "html", "comment", "front-matter", "definition", "target")
"""Where an address is part of other markup."""


class Masks:
    """The masks of one document; spans are sorted and disjoint, in `Document.text`."""

    __slots__ = ("_document", "_found", "_together", "_unions")

    def __init__(self, document: "Document") -> None:
        """See the class."""
        self._document = document
        self._found: dict[str, tuple[Span, ...]] = {}
        self._unions: dict[tuple[str, ...], tuple[Span, ...]] = {}
        self._together: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}

    def spans(self, kind: str) -> tuple[Span, ...]:
        """The spans of one kind (see `blocks.MaskKind`).

        Raises:
            KeyError: there is no such kind.
        """
        found = self._found.get(kind)
        if found is None:
            found = self._found[kind] = self._compute(kind)
        return found

    def touches(self, kind: str, span: Span) -> bool:
        """Whether a mask of this kind shares a character with `span`; an empty span must lie inside the mask.

        Raises:
            KeyError: there is no such kind.
        """
        return self.touch((kind,), span)

    def touch(self, kinds: tuple[str, ...], span: Span) -> bool:
        """Whether a mask of one of these kinds shares a character with `span`, as `touches` says of one kind.

        Raises:
            KeyError: there is no such kind.
        """
        places = self._together.get(kinds)
        if places is None:
            covered = self.covered(kinds)
            places = self._together[kinds] = ([start for start, _ in covered], [end for _, end in covered])
        starts, ends = places
        index = bisect_left(starts, span[1]) - 1
        return index >= 0 and ends[index] > span[0]

    def covered(self, kinds: Iterable[str]) -> tuple[Span, ...]:
        """The union of several kinds.

        Raises:
            KeyError: there is no such kind.
        """
        key = tuple(kinds)
        found = self._unions.get(key)
        if found is None:
            found = self._unions[key] = union(span for kind in key for span in self.spans(kind))
        return found

    def _compute(self, kind: str) -> tuple[Span, ...]:
        finder = _FINDERS[kind]
        given = self._document.structure.masks.get(kind)
        if given is not None:
            return union(given)
        return union(finder(self, self._document)) if finder else ()

    def outside(self, spans: Iterable[Span], kinds: Iterable[str]) -> list[Span]:
        """Those that share no character with a mask of these kinds."""
        kinds = tuple(kinds)
        return [span for span in spans if not self.touch(kinds, span)]


def _urls(masks: Masks, document: "Document") -> Iterator[Span]:
    text = document.text
    if "." not in text and "://" not in text:
        return
    from copylint.document.addresses import find_urls  # noqa: PLC0415 - only texts with an address need it

    yield from masks.outside(find_urls(text, masks.covered(_HIDDEN)), _HIDDEN)
    for node in document.inlines:
        if node.kind == "autolink" and "@" not in node.target:
            yield node.content


def _emails(masks: Masks, document: "Document") -> Iterator[Span]:
    if "@" not in document.text:
        return
    from copylint.document.addresses import find_emails  # noqa: PLC0415 - only texts with an address need it

    yield from masks.outside(find_emails(document.text, masks.covered(_HIDDEN)), _HIDDEN)


def _paths(masks: Masks, document: "Document") -> Iterator[Span]:
    text = document.text
    if "." not in text and "/" not in text and "\\" not in text:
        return
    from copylint.document.addresses import find_paths  # noqa: PLC0415 - only texts with an address need it

    hidden = (*_HIDDEN, "url")
    yield from masks.outside(find_paths(text, masks.covered(hidden)), hidden)


def _templates(masks: Masks, document: "Document") -> Iterable[Span]:
    from copylint.document.templates import find_templates  # noqa: PLC0415 - the Markdown readers give theirs

    return masks.outside(find_templates(document.text), ("code",))


def _mathematics(masks: Masks, document: "Document") -> list[Span]:
    r"""`$x^2$`, `\(x_1\)`, display mathematics. Two prices are none: a sign of TeX must stand inside."""
    text = document.text
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return []
    inline: list[Span] = []
    if _may_hold_tex(text):
        found = (match for match in _MATH.finditer(text) if _TEX.search(match[0], 2, len(match[0]) - 2))
        inline = masks.outside((Span(*match.span()) for match in found), ("code", "target", "html", "url"))
    return inline + [block.outer for block in document.blocks if block.kind == "code" and block.info == "math"]


def _may_hold_tex(text: str) -> bool:
    """Whether a sign of TeX follows what may begin a formula: a dollar begins prices far more often."""
    if "\\(" in text:
        return True
    at = text.find("$")
    while at >= 0:
        sign = _TEX.search(text, at)
        if sign is None:
            return False
        place = sign.start()
        if text.rfind("$", max(at, place - _LONGEST_MATH), place) >= 0:
            return True
        at = text.find("$", place)
    return False


def _entities(masks: Masks, document: "Document") -> list[Span]:
    text = document.text
    if "&" not in text or document.format == "html":
        return []
    found = (Span(*match.span()) for match in _ENTITY.finditer(text) if match[1] is None or _is_entity(match[1]))
    return masks.outside(found, ("code", "target", "html", "url"))


def _is_entity(name: str) -> bool:
    if name in _COMMON_ENTITIES:
        return True
    from html.entities import html5  # noqa: PLC0415 - 2,231 names, for the rare ones only

    return f"{name};" in html5


def _quotations(_masks: Masks, document: "Document") -> Iterable[Span]:
    return (quotation.span for quotation in document.quotations)


def _emphasis(_masks: Masks, document: "Document") -> Iterable[Span]:
    return (node.span for node in document.inlines if node.kind in ("emphasis", "strong"))


def _speakers(_masks: Masks, document: "Document") -> list[Span]:
    from copylint.document.speakers import find_speakers  # noqa: PLC0415 - asked for by few rules

    return find_speakers(document)


_FINDERS: "dict[str, Callable[[Masks, Document], Iterable[Span]] | None]" = {
    "code": None,
    "url": _urls,
    "target": None,
    "email": _emails,
    "path": _paths,
    "html": None,
    "comment": None,
    "template": _templates,
    "marker": None,
    "math": _mathematics,
    "front-matter": None,
    "definition": None,
    "quote": _quotations,
    "emphasis": _emphasis,
    "speaker": _speakers,
    "entity": _entities,
}
