# SPDX-License-Identifier: Apache-2.0
"""Markdown as a parser sees it, with exact places: the one module that knows pyromark.

pyromark (pulldown-cmark) gives exact byte ranges for every event, fourteen times faster than the Python parsers.
What it must not decide stays outside: front matter (it takes any `---` pair in the middle of a text for metadata),
tables (its own are read as paragraphs; `tables` says what GitHub draws), mathematics (`5$, puis 6$` is none) and
definition lists. It gives no range for marks, link targets and the tails of headings: within a block, all that lies
between two events is such a mark, so one cursor finds them.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pyromark import Markdown, Options

from copylint.document.blocks import Block, Inline
from copylint.model.places import Span
from copylint.text.lines import LineIndex

_MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_CONTINUATION = re.compile(rb"[\x80-\xbf]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
_WIDTH = {"Emphasis": 1, "Strong": 2, "Strikethrough": 2, "Link": 1, "Image": 2}
_INLINE = {"Emphasis": "emphasis", "Strong": "strong", "Strikethrough": "strikethrough"}
_CLOSING = {'"': '"', "'": "'", ")": "("}

Event = tuple["str | dict[str, Any]", dict[str, int]]


class Shifts(NamedTuple):
    """How a text that was prepared for the parser differs from the text that is read.

    From `points[i]` on (an offset of the prepared text), the offset in the text is `deltas[i]` more; `points[0]` is 0.
    """

    points: list[int]
    deltas: list[int]


class Tree(NamedTuple):
    """What the parser sees. All places are in the text that is read.

    Attributes:
        blocks: blocks in order of place, tables as paragraphs; HTML blocks whole; attributes (alternative texts and
            titles of links and images) and inline comments among them.
        inlines: inline nodes in order of place, outer before inner; `None` where a node lay outside the text.
        markers: signs of markup inside prose blocks, in order of place.
        targets: from the end of a link's text to the end of the link, in order of end.
    """

    blocks: list[Block]
    inlines: list[Inline]
    markers: list[Span]
    targets: list[Span]


def read_tree(text: str, lines: LineIndex, prepared: str | None = None, shifts: Shifts | None = None) -> Tree:
    """What the parser sees in `text`; never raises on text.

    Args:
        text: the text that is read.
        lines: its lines.
        prepared: what the parser is given in its place (markup that is not Markdown blanked out).
        shifts: how the two differ; None where they are equally long.
    """
    prepared = text if prepared is None else prepared
    walk = _Walk(text, lines, *_places(prepared, shifts))
    try:
        for event in _MARKDOWN.events_with_range(prepared):
            walk.take(event)
    except UnicodeEncodeError:
        return read_tree(text, lines, _SURROGATE.sub("\ufffd", prepared), shifts)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the parser's Rust is no Exception
        return Tree(list(plain_paragraphs(text, lines)), [], [], [])
    walk.finish()
    return Tree(walk.blocks, [node for node in walk.inlines if node is not None], walk.markers, walk.targets)


def plain_paragraphs(text: str, lines: LineIndex) -> Iterable[Block]:
    """The paragraphs that blank lines part: what is left of a structure when the parser gives up."""
    start = end = -1
    for number in range(1, len(lines) + 1):
        line = lines.content(number)
        words = text[line.start : line.end].strip(" \t")
        if words and start < 0:
            start = line.start + text[line.start : line.end].index(words)
        if words:
            end = line.end
        if start >= 0 and (not words or number == len(lines)):
            yield Block("paragraph", Span(start, end), Span(start, end))
            start = -1


def _places(prepared: str, shifts: Shifts | None) -> "tuple[Callable[[int], int], Callable[[int], int]]":
    """From a byte offset of the prepared text to a code point of the text, for starts and for ends.

    The bytes that begin no character are left out. Where the two texts differ, an end belongs to what stands before.
    """
    place: Callable[[int], int] = int
    if not prepared.isascii():
        data = prepared.encode("utf-8", "surrogatepass")
        inner = array("I", (found.start() for found in _CONTINUATION.finditer(data)))

        def place(offset: int) -> int:
            return offset - bisect_left(inner, offset)

    if shifts is None:
        return place, place
    points, deltas = shifts

    def start(offset: int) -> int:
        offset = place(offset)
        return offset + deltas[bisect_right(points, offset) - 1]

    def end(offset: int) -> int:
        offset = place(offset)
        return offset + deltas[bisect_left(points, offset) - 1] if offset else 0

    return start, end


class _Open(NamedTuple):
    """An inline node that is still open."""

    index: int
    kind: str
    start: int
    width: int
    data: dict[str, str]


class _Walk:
    """One pass over the events: no recursion, a few steps for each event."""

    def __init__(
        self, text: str, lines: LineIndex, place: "Callable[[int], int]", place_end: "Callable[[int], int]"
    ) -> None:
        self.text = text
        self.starts = lines.starts
        self.lines = lines
        self.place = place
        self.place_end = place_end
        self.blocks: list[Block] = []
        self.inlines: list[Inline | None] = []
        self.markers: list[Span] = []
        self.targets: list[Span] = []
        self.quotes = 0
        self.depth = 0
        self.mark = -1  # where the mark of an item or a footnote stands that no block has taken yet
        self.mark_kind = ""
        self.kind = ""  # of the open prose block, "" where none is open
        self.level = 0
        self.outer = 0
        self.implicit = False  # the words of a tight item: no event opens or closes them
        self.first = -1
        self.cursor = 0
        self.words = False
        self.tags = False
        self.images = 0
        self.open: list[_Open] = []
        self.raw = False  # inside code or HTML
        self.raw_first = -1
        self.raw_last = -1
        self.info = ""

    def take(self, event: Event) -> None:
        """One event of the parser."""
        what, place = event
        if what.__class__ is str:
            getattr(self, f"_on_{what}")(place)
            return
        for name, value in what.items():  # type: ignore[union-attr]  # the other half of the union; one pair
            if name == "Text":
                self._text(value, place)
            elif name == "Start":
                if value.__class__ is str:
                    self._start(value, {}, place)
                else:
                    for tag, data in value.items():
                        self._start(tag, data, place)
            elif name == "End":
                tag = value if value.__class__ is str else next(iter(value))
                if tag in _WIDTH:
                    self._end_inline(place)
                else:
                    self._end_block(tag, place)
            else:
                getattr(self, f"_on_{name}")(value, place)

    def finish(self) -> None:
        """Close what is open and put the blocks in order."""
        self._close(-1)
        self.blocks.sort(key=_order)

    # ---- blocks -----------------------------------------------------------------------------

    def _start(self, tag: str, data: Any, place: dict[str, int]) -> None:  # noqa: ANN401 - the event's own
        start = self.place(place["start"])
        if tag in _WIDTH:
            self._start_inline(tag, data or {}, start)
        elif tag == "Paragraph":
            self._close(-1)
            self._begin("item" if self.mark_kind == "item" else "paragraph", start)
        elif tag == "Item":
            self._close(-1)
            self.mark, self.mark_kind = start, "item"
        elif tag == "List":
            self._close(-1)
            self.depth += 1
        elif tag == "Heading":
            self._close(-1)
            self._begin("heading", start, int(data["level"][1]))
        elif tag == "BlockQuote":
            self._close(-1)
            self.quotes += 1
        elif tag == "FootnoteDefinition":
            self._close(-1)
            self.mark, self.mark_kind = start, "note"
        elif tag == "Table":
            self._close(-1)
            self._begin("paragraph", start)
        elif tag in ("CodeBlock", "HtmlBlock"):
            self._close(-1)
            self.outer = self._outer(start)
            self.raw, self.raw_first, self.raw_last = True, -1, -1
            self.info = data["Fenced"] if isinstance(data, dict) and "Fenced" in data else ""

    def _end_block(self, tag: str, place: dict[str, int]) -> None:
        if tag in ("TableCell", "TableRow", "TableHead"):
            return
        end = self.place_end(place["end"])
        if tag in ("Paragraph", "Heading", "Table"):
            self._close(end)
        elif tag in ("CodeBlock", "HtmlBlock"):
            self._end_raw(tag, end)
        else:
            self._close(-1)
            if tag == "BlockQuote":
                self.quotes -= 1
            elif tag == "List":
                self.depth -= 1
            self.mark, self.mark_kind = -1, ""

    def _begin(self, kind: str, start: int, level: int = 0) -> None:
        self.kind = kind
        self.level = self.depth if kind == "item" else level
        self.outer = self._outer(start)
        self.first, self.cursor = -1, start
        self.implicit = self.words = self.tags = False

    def _outer(self, start: int) -> int:
        """The start of the line, or of the block's own mark where something else stands before it."""
        if self.mark >= 0:
            start = self.mark
            self.mark, self.mark_kind = -1, ""
        return line_head(self.text, self.starts[bisect_right(self.starts, start) - 1], start)

    def _close(self, end: int) -> None:
        """Close the open prose block; `end` is where the parser ends it, -1 for the end of the line."""
        if not self.kind:
            return
        kind, first, last = self.kind, self.first, self.cursor
        self.kind = ""
        if first < 0 or last <= first or not (self.words or self.tags):
            return
        if end < 0:
            end = self.lines.content(bisect_right(self.starts, last)).end
        while end > last and self.text[end - 1] in "\r\n":
            end -= 1
        if not self.words:
            kind, self.level = "html", 0
        self.blocks.append(
            Block(kind, Span(first, last), Span(self.outer, max(end, last)), self.level, self.quotes > 0)
        )

    def _end_raw(self, tag: str, end: int) -> None:
        start = self.outer
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        outer = Span(start, end)
        self.raw = False
        if tag == "HtmlBlock":
            self.blocks.append(Block("html", outer, outer, quoted=self.quotes > 0))
            return
        last = min(self.raw_last, end)
        while last > self.raw_first and self.text[last - 1] in "\r\n":
            last -= 1
        span = Span(self.raw_first, max(last, self.raw_first)) if self.raw_first >= 0 else Span(end, end)
        info = self.info.split(None, 1)[0] if self.info.strip() else ""
        self.blocks.append(Block("code", span, outer, quoted=self.quotes > 0, info=info))

    def _on_Rule(self, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        self._close(-1)
        outer = self._outer(start := self.place(place["start"]))
        end = self.place_end(place["end"])
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        self.blocks.append(Block("rule", Span(start, end), Span(outer, end), quoted=self.quotes > 0))

    # ---- inline -----------------------------------------------------------------------------

    def _enter(self, start: int) -> None:
        """An inline piece begins: what lies between the last one and this is markup."""
        if not self.kind:
            self._begin("item" if self.mark_kind == "item" else "paragraph", start)
        if self.first < 0:
            self.first = start
        elif start > self.cursor:
            self.markers.append(Span(self.cursor, start))

    def _text(self, value: str, place: dict[str, int]) -> None:
        start, end = self.place(place["start"]), self.place_end(place["end"])
        if self.raw:
            if self.raw_first < 0:
                self.raw_first = start
            self.raw_last = end
            return
        if end <= start:
            return
        self._enter(start)
        self.cursor = end
        if not self.words and not self.images and not value.isspace():
            self.words = True

    def _on_SoftBreak(self, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        self._enter(self.place(place["start"]))
        self.cursor = self.place_end(place["end"])

    def _on_HardBreak(self, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        sign = end
        while sign > start and self.text[sign - 1] in "\r\n":
            sign -= 1
        if sign > start:
            self.markers.append(Span(start, sign))
        self.inlines.append(Inline("break", Span(start, end), Span(sign, sign)))

    def _on_Html(self, value: str, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        """A line of an HTML block: its block is read whole."""

    def _on_TaskListMarker(self, value: bool, place: dict[str, int]) -> None:  # noqa: FBT001, N802 - the parser's names
        """`[x]` belongs to the mark of its item."""

    def _on_Code(self, value: str, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        self.words = True
        width = 1
        while self.text[start + width : start + width + 1] == "`":
            width += 1
        if 2 * width >= end - start:
            width = 0
        self.inlines.append(Inline("code", Span(start, end), Span(start + width, end - width)))

    def _on_InlineHtml(self, value: str, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        self.tags = True
        if value.startswith("<!--"):
            span = Span(start, end)
            self.blocks.append(Block("comment", span, span, quoted=self.quotes > 0))
            return
        self.inlines.append(Inline("html", Span(start, end), Span(end, end), tag_name(value)))

    def _on_FootnoteReference(self, value: str, place: dict[str, int]) -> None:  # noqa: N802 - the parser's names
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        self.markers.append(Span(start, end))
        self.inlines.append(Inline("footnote", Span(start, end), Span(start + 2, max(end - 1, start + 2)), value))

    def _start_inline(self, tag: str, data: dict[str, str], start: int) -> None:
        self._enter(start)
        width = 1 if tag == "Strikethrough" and self.text[start + 1 : start + 2] != "~" else _WIDTH[tag]
        self.open.append(_Open(len(self.inlines), tag, start, width, data))
        self.inlines.append(None)
        self.markers.append(Span(start, start + width))
        self.cursor = start + width
        self.images += tag == "Image"

    def _end_inline(self, place: dict[str, int]) -> None:
        end = self.place_end(place["end"])
        index, tag, start, width, data = self.open.pop()
        if tag in _INLINE:
            content = Span(start + width, max(end - width, start + width))
            if end > self.cursor:
                self.markers.append(Span(self.cursor, end))
            self.inlines[index] = Inline(_INLINE[tag], Span(start, end), content)
        else:
            end = self._end_link(index, tag, Span(start, end), data)
        self.cursor = max(end, self.cursor)

    def _end_link(self, index: int, tag: str, span: Span, data: dict[str, str]) -> int:
        start, end = span
        kind = data["link_type"]
        if kind == "Collapsed" and self.text.startswith("[]", end):
            end += 2
        content = Span(start + _WIDTH[tag], min(max(self.cursor, start + _WIDTH[tag]), end))
        target = Span(content.end, end)
        if kind in ("Autolink", "Email"):
            self.markers.append(target)
            self.inlines[index] = Inline("autolink", Span(start, end), content, data["dest_url"])
            self.words = True
            return end
        if target.end > target.start:
            self.targets.append(target)
        self.inlines[index] = Inline("image" if tag == "Image" else "link", Span(start, end), content, data["dest_url"])
        quoted = self.quotes > 0
        if tag == "Image":
            self.images -= 1
            if _LETTER.search(self.text, *content):
                self.blocks.append(Block("attribute", content, Span(start, end), 0, quoted, "alt"))
        if data["title"] and kind == "Inline":
            title = _title(self.text, target, data["title"])
            if title and _LETTER.search(self.text, *title):
                self.blocks.append(Block("attribute", title, title, 0, quoted, "title"))
        return end


def _order(block: Block) -> tuple[int, int]:
    return block.outer.start, -block.outer.end


def _title(text: str, target: Span, title: str) -> Span | None:
    """Where the title stands in `](address "title")`; the parser gives its words alone."""
    end = target.end - 1
    while end > target.start and text[end - 1] in " \t\r\n":
        end -= 1
    opening = _CLOSING.get(text[end - 1])
    if opening is None:
        return None
    end -= 1
    start = end - len(title)
    if start <= target.start or text[start:end] != title:  # escapes and entities make it longer
        start = end
        while start > target.start and (text[start - 1] != opening or text[start - 2] == "\\"):
            start -= 1
    return Span(start, end) if target.start < start < end else None


def line_head(text: str, line_start: int, start: int) -> int:
    """The start of the line if only blanks and quote marks stand before `start`, else the first such sign."""
    before = text[line_start:start]
    kept = before.rstrip(" \t>")
    if not kept:
        return line_start
    return start - len(before[len(kept) :].lstrip(" \t"))


def tag_name(tag: str) -> str:
    """The name of an HTML tag in lower case, with `/` before it for an end tag; "!" or "?" for a declaration."""
    name = re.match(r"</?([A-Za-z][\w:.-]*)?", tag)
    if name is None or not name[1]:
        return tag[1:2]
    return "/" * tag.startswith("</") + name[1].lower()
