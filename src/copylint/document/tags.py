# SPDX-License-Identifier: Apache-2.0
"""Raw HTML inside Markdown and plain text: its tags, its comments, and the words that a reader sees between them.

Not a parser of HTML: Markdown cuts its HTML blocks by lines, so that a block may begin or end in the middle of an
element. Tags are taken as they come, and every block-level tag ends a stretch of words.
"""

from collections.abc import Iterable, Iterator

from copylint.document.blocks import Block
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
"""Elements that stand inside a sentence (HTML Living Standard, phrasing content, without the embedded kinds)."""
_HIDDEN = frozenset("script style svg math template textarea select canvas object audio video iframe head".split())
"""Elements whose content is not words of the page."""
CODE = frozenset("code kbd samp tt pre var".split())
"""Elements that hold code."""
NAMES = (
    _INLINE
    | _HIDDEN
    | CODE
    | frozenset(
        "address article aside blockquote body button caption center col colgroup dd details dialog div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html input legend li link main meta nav "
        "noscript ol optgroup option p param picture section source summary table tbody td tfoot th thead title tr "
        "track ul embed map area".split()
    )
)
"""Every element of HTML: in pasted text, `<Nom du client>` is a gap to fill, not a tag."""
SPOKEN = "alt|title|titre|caption|description|desc|subtitle|summary|label|aria-label|legend|legende|légende|attr|credit"
"""Attributes that hold words for a reader (HTML; Hugo's figure; components of documentation sites)."""
_TOKEN = lazy(r"<(?:(?P<comment>!--)|(?P<name>/?[A-Za-z][\w:.-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[!?][^<>]*+>)")
_SPOKEN = lazy(rf"(?<![\w-])({SPOKEN})\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", regex.IGNORECASE)
_CLOSING = {name: lazy(rf"</{name}\s*>", regex.IGNORECASE) for name in (*_HIDDEN, *CODE)}
_NAME = lazy(r"</?([A-Za-z][\w:.-]*)?")


class Html(NamedTuple):
    """What a stretch of HTML holds.

    Attributes:
        blocks: the words between tags and the comments, in order of place.
        tags: the tags, and elements whose content no reader sees.
        code: the content of elements that hold code.
    """

    blocks: list[Block]
    tags: list[Span]
    code: list[Span]


class Token(NamedTuple):
    """A tag or a comment: where it stands, its name in lower case (`/` before an end tag's, "!--" for a comment)."""

    start: int
    end: int
    name: str


def tokens(text: str, span: Span) -> Iterator[Token]:
    """The tags, declarations and comments between two offsets; a comment that nothing closes goes to the end."""
    at = span.start
    while (found := _TOKEN.search(text, at, span.end)) is not None:
        start, at = found.span()
        if found["comment"]:
            closing = text.find("-->", start + 2, span.end)  # CommonMark 0.31: `<!-->` is a comment
            at = closing + 3 if closing >= 0 else span.end
            yield Token(start, at, "!--")
        else:
            yield Token(start, at, (found["name"] or "").lower())


def read_html(text: str, span: Span, *, quoted: bool = False) -> Html:
    """The words, tags and code between two offsets."""
    found = Html([], [], [])
    reader = _Reader(text, found, quoted=quoted)
    at = span.start
    for token in tokens(text, span):
        if token.start >= at:
            reader.words(at, token.start)
            at = reader.token(token, span.end)
    reader.words(at, span.end)
    reader.flush()
    return found


class _Reader:
    """The open stretch of words, and the element that says what it is."""

    def __init__(self, text: str, found: Html, *, quoted: bool) -> None:
        self.text = text
        self.found = found
        self.quoted = quoted
        self.start = self.end = -1
        self.spoken = False
        self.kind, self.level = "paragraph", 0

    def words(self, start: int, end: int) -> None:
        """Text between two tags."""
        piece = self.text[start:end]
        words = piece.strip(" \t\r\n>" if self.quoted else " \t\r\n")
        if not words:
            return
        start += piece.index(words)
        if self.start < 0:
            self.start = start
        self.end = start + len(words)
        self.spoken = True

    def token(self, token: Token, end: int) -> int:
        """A tag or comment; where reading goes on."""
        span, name = Span(token.start, token.end), token.name
        if name == "!--":
            self.found.blocks.append(Block("comment", span, span, quoted=self.quoted))
            return span.end
        element = name.lstrip("/")
        if name in _HIDDEN or (name in CODE and self.text[span.end - 2] != "/"):
            closing = _CLOSING[name].search(self.text, span.end, end)
            inside = Span(span.end, closing.start() if closing else end)
            after = closing.end() if closing else end
            if name in _HIDDEN or name == "pre":
                self.flush()
            else:
                self._join(Span(span.start, after))
            if name in CODE:
                self.found.tags.append(span)
                self.found.code.append(inside)
                if closing:
                    self.found.tags.append(Span(*closing.span()))
            else:
                self.found.tags.append(Span(span.start, after))
            return after
        self.found.tags.append(span)
        if element in _INLINE:
            self._join(span)
            return span.end
        self.flush()
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":  # noqa: PLR2004 - h1 to h6
            self.kind, self.level = "heading", int(name[1])
        elif name == "li":
            self.kind, self.level = "item", 1
        return span.end

    def _join(self, span: Span) -> None:
        """A tag inside a sentence belongs to its words."""
        if self.start < 0:
            self.start = span.start
        self.end = span.end

    def flush(self) -> None:
        """A block-level tag ends the words."""
        if self.spoken:
            span = Span(self.start, self.end)
            self.found.blocks.append(Block(self.kind, span, span, self.level, self.quoted))
        self.start = self.end = -1
        self.spoken = False
        self.kind, self.level = "paragraph", 0


def attributes(text: str, markup: Iterable[Span]) -> Iterator[Block]:
    """The words for a reader in the attributes of tags and shortcodes, as blocks of kind "attribute"."""
    for span in markup:
        for found in _SPOKEN.finditer(text, *span):
            value = Span(*found.span(2 if found[2] is not None else 3))
            if any(map(str.isalpha, text[slice(*value)])):
                yield Block("attribute", value, value, key=found[1].lower())


def tag_name(tag: str) -> str:
    """The name of an HTML tag in lower case, with `/` before it for an end tag; "!" or "?" for a declaration."""
    name = _NAME.match(tag)
    if name is None or not name[1]:
        return tag[1:2]
    return "/" * tag.startswith("</") + name[1].lower()
