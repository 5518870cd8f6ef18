# SPDX-License-Identifier: Apache-2.0
"""Pasted copy (.txt): one line is one block.

Copy that was pasted has Markdown's marks and lacks its blank lines; a parser would run a whole article into one
paragraph. So blocks come from lines, and Markdown gives inline marks only, each line read as a paragraph of its own.
Wrapped mail is the exception: where most lines are 55 to 85 signs wide, end without a stop and go on in lower case,
blank lines part the paragraphs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from copylint.document.assembly import Parts, assemble
from copylint.document.blocks import Block, Structure
from copylint.document.declared import declared_language
from copylint.document.document import Document
from copylint.document.spans import in_order, line_end, touching, union, without
from copylint.document.tags import NAMES, Html, tokens
from copylint.document.templates import directive_starts, find_templates
from copylint.document.tree import Shifts, Tree
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.document.directives import Line
    from copylint.document.frontmatter import FrontMatter
    from copylint.document.opaque import Fence

# Most pasted text has neither front matter nor code, and much of it no mark at all: what reads these is imported
# when there is something to read.
_NARROWEST, _WIDEST = 55, 85
_WRAPPED_SHARE = 0.5
_FEWEST_WRAPPED = 2
_QUOTE = lazy(r"[ ]{0,3}(?:>[ \t]?)+")
_HEADING = lazy(r"(#{1,6})(?:[ \t]+|$)")
_HEADING_TAIL = lazy(r"[ \t]+#+$")
_BULLETS = "\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u25a0\u2043"
_ITEM_SIGNS = frozenset(f"-*+\u2013{_BULLETS}")
"""How an item begins that is neither numbered nor lettered."""
_ITEM = lazy(
    rf"(?:[-*+][ \t]+|\d{{1,3}}[.)][ \t]+|[a-z]\)[ \t]+|[{_BULLETS}][ \t\u00a0\u202f]*|\u2013[ \u00a0\u202f])"
    r"(?:\[[ xX]\][ \t]+)?(?=[^ \t])"
)
_RULE_SIGNS = frozenset("-_*\u2014\u2013\u2500\u2501=~\u2e3a\u2e3b")
_RULE = lazy(r"(?:([-_*\u2014\u2013\u2500\u2501=~])(?:[ \t]*\1){2,}|[\u2e3a\u2e3b]+|(?:\*[ \t]*){3,})$")
_UNDERLINE = lazy(r"={3,}$")
_DEFINITION = lazy(r"\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?$")
_FOOTNOTE = lazy(r"\[\^[^\]\s]+\]:[ \t]*(?=\S)")
_INDENTED = lazy(r"(?:^|(?<=\r))[ \t]+", regex.MULTILINE)
_STOPS = ".!?:;\u2026"
_CLOSERS = "\"'\u00bb\u201d\u2019)]*_ \t\u00a0\u202f"
_WORDS = frozenset("|«“\"'(\u2026\u2018\u2019")
"""With letters, the signs that begin a line which is nothing but words."""
_new = tuple.__new__  # what the class of a NamedTuple does after it has sorted out its arguments
_INLINE_SIGNS = ("*", "_", "`", "<", "~", "\\")
_LINKING = ("](", "]:", "[^", "[ ]", "[x]", "[X]")
"""With one of these an opening bracket may be a link, a note or a box; else it is a bracket, as in « […] »."""


def parse(source: str, format: str, *, name: str = "", default_language: str = "fr") -> Document:  # noqa: A002 - see formats
    """The document of a plain-text source; its structure is read when first asked for."""
    return Document(
        source,
        format,
        read_plain,
        language=declared_language(source, name),
        default_language=default_language,
    )


def read_plain(text: str) -> Structure:
    """The structure of pasted text; never raises."""
    lines = LineIndex(text)
    front = _front_matter(text)
    fences = _fences(text, front)
    reader = _Reader(text, lines, front, fences)
    reader.read()
    tree = _inline_tree(text, lines, front, fences, wrapped=reader.wrapped)
    html = _html(text, tree, fences)
    comments = [block for block in html.blocks if block.kind == "comment"]
    attributes = [block for block in tree.blocks if block.kind == "attribute"]
    blocks = reader.blocks
    if comments:
        hidden = union(block.span for block in comments)
        blocks = [block for block in blocks if without((block.span,), touching(hidden, block.span))]
    if comments or attributes:
        blocks = sorted([*blocks, *comments, *attributes], key=in_order)
    templates = find_templates(text)
    inlines = [node for node in tree.inlines if node.kind != "html" or node.target.lstrip("/") in NAMES]
    directives = _directives(text, templates)
    bare = [span for span in templates if text[span.start] != ":"]  # an emoji code shows something
    bare += [*html.tags, *(node.span for node in inlines if node.kind == "image"), *(block.span for block in comments)]
    return assemble(
        Parts(text, lines, blocks, inlines, tree.markers, tree.targets, html, templates, directives, front, bare)
    )


def _front_matter(text: str) -> "FrontMatter | None":
    if not text.startswith(("---", "+++")):
        return None
    from copylint.document.frontmatter import find_front_matter  # noqa: PLC0415 - see the top

    return find_front_matter(text)


def _fences(text: str, front: "FrontMatter | None") -> "list[Fence]":
    if not ("`" in text and "```" in text) and not ("~" in text and "~~~" in text):
        return []
    from copylint.document.opaque import find_fences  # noqa: PLC0415 - see the top

    return [fence for fence in find_fences(text) if front is None or fence.outer.start >= front.span.end]


def _directives(text: str, templates: tuple[Span, ...]) -> "list[Line]":
    starts = directive_starts(text)
    if not starts and not templates:
        return []
    from copylint.document.directives import find_directives  # noqa: PLC0415 - see the top

    return find_directives(text, templates, starts)


class _Line(NamedTuple):
    """A line by its first signs; `start` to `end` are its words."""

    kind: str
    outer: Span
    start: int
    end: int
    level: int = 0
    quoted: bool = False


class _Reader:
    """Blocks from lines."""

    def __init__(self, text: str, lines: LineIndex, front: "FrontMatter | None", fences: "Sequence[Fence]") -> None:
        self.text = text
        self.lines = lines
        self.opened: list[Fence] = []
        self.closed: list[Fence] = []
        for fence in fences:
            (self.closed if fence.closed else self.opened).append(fence)
        self.first = lines.line(front.span.end) + 1 if front else 1
        self.indents: list[int] = []
        self.blocks: list[Block] = []
        self.wrapped = False

    def read(self) -> None:
        """All lines, in order."""
        self.wrapped = _is_wrapped(self.text, self._contents)
        text, blocks, closed, wrapped = self.text, self.blocks, self.closed, self.wrapped
        fence, free = 0, self._free(0)
        joined = False
        for start, end in self._contents():
            sign = text[start : start + 1]
            if start < free and (sign.isalpha() or sign in _WORDS) and text[start + 1 : start + 2] != ")":
                span = outer = _new(Span, (start, end))
                if text[end - 1] in " \t":
                    span = Span(start, start + len(text[start:end].rstrip(" \t")))
                blocks.append(_new(Block, ("paragraph", span, outer, 0, False, "", "")))
                self.indents.clear()
                continue
            if start == end:
                joined = False
                continue
            while fence < len(closed) and closed[fence].outer.end <= start:
                fence, free = fence + 1, self._free(fence + 1)
            if fence < len(closed) and closed[fence].outer.start <= start:
                if closed[fence].outer.start == start:
                    block = closed[fence]
                    blocks.append(Block("code", block.span, block.outer, info=block.info))
                joined = False
                continue
            line = self._line(start, end)
            if line is None:
                joined = False
                continue
            if joined and line.kind == "paragraph" and line.quoted == blocks[-1].quoted:
                last = blocks[-1]
                blocks[-1] = last._replace(
                    span=Span(last.span.start, line.end), outer=Span(last.outer.start, line.outer.end)
                )
                continue
            self._add(line)
            joined = wrapped and line.kind in ("paragraph", "item")

    def _free(self, fence: int) -> int:
        """Up to where a line that begins with a word is a paragraph: to the next code, in wrapped text nowhere."""
        if self.wrapped:
            return -1
        return self.closed[fence].outer.start if fence < len(self.closed) else len(self.text)

    def _contents(self) -> Iterable[tuple[int, int]]:
        """All lines below the front matter without their line ends."""
        if "\r" in self.text:
            return (self.lines.content(number) for number in range(self.first, len(self.lines) + 1))
        starts = self.lines.starts[self.first - 1 :]
        return zip(starts, map((-1).__add__, chain(starts[1:], (len(self.text) + 1,))), strict=False)  # none: no end

    def _add(self, line: _Line) -> None:
        if line.kind == "underline":
            if self.blocks and self.blocks[-1].kind == "paragraph" and self._adjoins(self.blocks[-1], line):
                last = self.blocks[-1]
                self.blocks[-1] = last._replace(kind="heading", level=1, outer=Span(last.outer.start, line.outer.end))
                return
            line = line._replace(kind="rule")
        self.blocks.append(Block(line.kind, Span(line.start, line.end), line.outer, line.level, line.quoted))

    def _adjoins(self, block: Block, line: _Line) -> bool:
        return self.lines.line(block.outer.end) + 1 == self.lines.line(line.outer.start)

    def _line(self, start: int, end: int) -> _Line | None:
        """What a line is; None for a blank one."""
        text = self.text
        outer = Span(start, end)
        while end > start and text[end - 1] in " \t":
            end -= 1
        if start == end or text[start:end].isspace():
            return None
        sign = text[start]
        if sign not in " >\t":
            return self._words(outer, start, end, 0, quoted=False)
        quote = _QUOTE.match(text, start, end)
        if quote:
            start = quote.end()
        indent = start
        while start < end and text[start] in " \t":
            start += 1
        if start == end:
            return None
        return self._words(outer, start, end, len(text[indent:start].expandtabs(4)), quoted=quote is not None)

    def _words(self, outer: Span, start: int, end: int, indent: int, *, quoted: bool) -> _Line | None:  # noqa: PLR0911 - one for each kind of line
        text = self.text
        sign = text[start]
        if self.opened and any(fence.outer.start == outer.start for fence in self.opened):
            return _Line("directive", outer, start, end, quoted=quoted)
        if sign == "#" and (heading := _HEADING.match(text, start, end)):
            tail = _HEADING_TAIL.search(text, heading.end(), end)
            last = tail.start() if tail else end
            return (
                _Line("heading", outer, heading.end(), last, len(heading[1]), quoted) if last > heading.end() else None
            )
        if sign in _RULE_SIGNS and _RULE.match(text, start, end):
            return _Line(
                "underline" if _UNDERLINE.match(text, start, end) else "rule", outer, start, end, quoted=quoted
            )
        if sign == "[":
            if _DEFINITION.match(text, start, end):
                return _Line("definition", outer, start, end, quoted=quoted)
            note = _FOOTNOTE.match(text, start, end)
            if note:
                return _Line("paragraph", outer, note.end(), end, quoted=quoted)
        item = sign in _ITEM_SIGNS or sign.isdigit() or text.startswith(")", start + 1)
        if item and (found := _ITEM.match(text, start, end)):
            return _Line("item", outer, found.end(), end, self._level(indent), quoted)
        if indent == 0:
            self.indents.clear()
        return _Line("paragraph", outer, start, end, quoted=quoted)

    def _level(self, indent: int) -> int:
        """The depth of an item by the indentation of those before it."""
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents)


def _is_wrapped(text: str, contents: "Callable[[], Iterable[tuple[int, int]]]") -> bool:
    """Whether lines were wrapped by a mail program: most of those that another follows look broken off."""
    if sum([_NARROWEST <= end - start <= _WIDEST for start, end in contents()]) < _FEWEST_WRAPPED:
        return False
    followed = broken = 0
    for (start, end), (next_start, next_end) in pairwise(contents()):
        if start == end or next_start == next_end:
            continue
        after = text[next_start:next_end].lstrip(" \t>")
        if not after:
            continue
        followed += 1
        if not _NARROWEST <= end - start <= _WIDEST:
            continue
        last = text[start:end].rstrip(_CLOSERS)[-1:]
        if last and last not in _STOPS and after[0].islower():
            broken += 1
    return broken >= _FEWEST_WRAPPED and broken > followed * _WRAPPED_SHARE


# ---- inline -------------------------------------------------------------------------------------


def _inline_tree(
    text: str, lines: LineIndex, front: "FrontMatter | None", fences: "Sequence[Fence]", *, wrapped: bool
) -> Tree:
    """Inline marks: of wrapped text as it is, else with each line as a paragraph of its own."""
    signs = _signs_in(text)
    if not signs:
        return Tree([], [], [], [])
    from copylint.document.markdown import read_tree  # noqa: PLC0415 - see the top

    if not wrapped:
        prepared, shifts = _lines_with_signs(text, lines, front, fences, signs)
        return read_tree(text, lines, prepared, shifts)
    prepared = text
    if front or fences:
        from copylint.document.opaque import Region, blanked  # noqa: PLC0415 - see the top

        regions = [Region(front.span, "")] if front else []
        regions += [Region(fence.outer, "code") for fence in fences if fence.closed]
        prepared = blanked(text, regions)
    # What stands for a mark of a block or for indented code is a letter here: a control sign is no blank to Markdown.
    prepared = _INDENTED.sub(lambda found: "\x01" * len(found[0]), prepared)
    for fence in fences:
        if not fence.closed:
            start = fence.outer.start
            prepared = f"{prepared[:start]}\x01\x01\x01{prepared[start + 3 :]}"
    return read_tree(text, lines, prepared)


def _signs_in(text: str) -> list[str]:
    """The signs of inline marks that a text holds."""
    signs = [sign for sign in _INLINE_SIGNS if sign in text]
    if "[" in text and any(linking in text for linking in _LINKING):
        signs.append("[")
    if "<" in signs:
        signs.append(">")  # a line with one may end the comment that another has begun
    return signs


def _lines_with_signs(
    text: str, lines: LineIndex, front: "FrontMatter | None", fences: "Sequence[Fence]", signs: Sequence[str]
) -> tuple[str, Shifts]:
    """The lines that can hold an inline mark, blank lines between them: no other says anything to the parser."""
    first = lines.line(front.span.end) + 1 if front else 1
    numbers = {number for sign in signs for number in _numbers(text, lines, sign)}
    opened = {fence.outer.start for fence in fences if not fence.closed}
    closed = [fence.outer for fence in fences if fence.closed]
    pieces, points, deltas = [], [0], [0]
    at = 0
    for number in sorted(numbers):
        start = lines.starts[number - 1]
        end = line_end(text, start)
        if number < first or (closed and touching(closed, Span(start, end))):
            continue
        words = text[start:end].lstrip(" \t")
        # What stands for indentation is a letter here: a control sign is no blank to Markdown.
        piece = "\x01" * (end - start - len(words)) + words
        if start in opened:
            piece = f"\x01\x01\x01{piece[3:]}"
        pieces.append(piece)
        points.append(at)
        deltas.append(start - at)
        at += len(piece) + 2
    return "\n\n".join(pieces), Shifts(points[1:] or points, deltas[1:] or deltas)


def _numbers(text: str, lines: LineIndex, sign: str) -> Iterator[int]:
    """The numbers of the lines that hold a sign."""
    at = text.find(sign)
    while at >= 0:
        number = lines.line(at)
        yield number
        if number == len(lines):
            break
        at = text.find(sign, lines.starts[number])


def _html(text: str, tree: Tree, fences: "Sequence[Fence]") -> Html:
    """Tags of HTML by their names, and comments, outside code."""
    html = Html([], [], [])
    if "<" not in text:
        return html
    code = sorted(
        [
            *(fence.outer for fence in fences if fence.closed),
            *(node.span for node in tree.inlines if node.kind == "code"),
        ]
    )
    at = 0
    for token in tokens(text, Span(0, len(text))):
        while at < len(code) and code[at].end <= token.start:
            at += 1
        if at < len(code) and code[at].start <= token.start:
            continue
        span = Span(token.start, token.end)
        if token.name == "!--":
            if not text.endswith("-->", token.start, token.end):
                break  # nothing closes it: in pasted text that hides nothing
            html.blocks.append(Block("comment", span, span))
        elif token.name.lstrip("/") in NAMES:
            html.tags.append(span)
    return html
