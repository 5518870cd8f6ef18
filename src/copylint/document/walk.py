# SPDX-License-Identifier: Apache-2.0
"""From the parser's events to blocks, inline nodes and signs of markup, in one pass without recursion.

The events give no range for marks, link targets and the tails of headings. But inside a block of prose all that
lies between two events is such a mark: one cursor finds them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from copylint.document.blocks import Block, Inline
from copylint.document.spans import in_order, line_head
from copylint.document.tags import tag_name
from copylint.document.tree import Shifts
from copylint.model.places import Span
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

_LETTER = lazy(r"[^\W\d_]")
_WIDTH = {"Emphasis": 1, "Strong": 2, "Strikethrough": 2, "Link": 1, "Image": 2}
_INLINE = {"Emphasis": "emphasis", "Strong": "strong", "Strikethrough": "strikethrough"}
_LEAVES = frozenset({"Paragraph", "Heading", "Table"})
_ROWS = frozenset({"TableCell", "TableRow", "TableHead"})
_CLOSING = {'"': '"', "'": "'", ")": "("}

Event = tuple[Any, Any]
"""What happened (a word, or one word and its data), and its range in bytes (start, end)."""
_Open = tuple[int, str, int, int, dict[str, str]]
"""An inline node that is still open: its place in the list, its tag, its start, the width of its mark, its data."""


class Walk:
    """One pass over the events: no recursion, a few steps for each event."""

    def __init__(self, text: str, lines: LineIndex, inner: Sequence[int], shifts: Shifts | None) -> None:
        """Begin a walk.

        Args:
            text: the text that is read.
            lines: its lines.
            inner: where the bytes stand, in what the parser was given, that begin no character.
            shifts: how that differs from the text; None where they are equally long.
        """
        self.text = text
        self.starts = lines.starts
        self.lines = lines
        self.inner = inner
        self.shifts = shifts
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
        self.indented = False

    def run(self, events: Iterable[Event]) -> None:  # noqa: C901, PLR0912 - one loop; a call for each event doubles its cost
        """All events of the parser, in order."""
        handlers, inner, shifted = self._handlers(), self.inner, self.shifts is not None
        last = -1  # the byte where the last text ended: most text goes on there
        for what, where in events:
            if what.__class__ is str:
                handlers[what]("", where)
                continue
            for name, value in what.items():
                if name == "Text":
                    if self.raw:
                        self._raw_text(where)
                        continue
                    start, end = where["start"], where["end"]
                    if end <= start:
                        continue
                    if start != last or not self.kind or self.first < 0:
                        start = self.place(start) if shifted else start - bisect_left(inner, start)
                        self._enter(start)
                    last = end
                    self.cursor = self.place_end(end) if shifted else end - bisect_left(inner, end)
                    if not self.words and not self.images and not value.isspace():
                        self.words = True
                elif name == "Start":
                    if value.__class__ is str:
                        self._start(value, {}, where)
                    else:
                        for tag, data in value.items():
                            self._start(tag, data, where)
                elif name == "End":
                    tag = value if value.__class__ is str else next(iter(value))
                    if tag in _WIDTH:
                        self._end_inline(where)
                    else:
                        self._end_block(tag, where)
                else:
                    handlers[name](value, where)

    def place(self, offset: int) -> int:
        """The code point of the text at a byte offset of the prepared text where something starts."""
        offset -= bisect_left(self.inner, offset)
        if self.shifts is not None:
            offset += self.shifts.deltas[bisect_right(self.shifts.points, offset) - 1]
        return offset

    def place_end(self, offset: int) -> int:
        """The same where something ends: an end belongs to what stands before."""
        offset -= bisect_left(self.inner, offset)
        if self.shifts is not None and offset:
            offset += self.shifts.deltas[bisect_left(self.shifts.points, offset) - 1]
        return offset

    def _handlers(self) -> "dict[str, Callable[[Any, dict[str, int]], None]]":
        return {
            "SoftBreak": self._soft_break,
            "HardBreak": self._hard_break,
            "Rule": self._rule,
            "Code": self._code,
            "InlineHtml": self._inline_html,
            "FootnoteReference": self._footnote,
            "Html": _nothing,  # a line of an HTML block: its block is read whole
            "TaskListMarker": _nothing,  # `[x]` belongs to the mark of its item
        }

    def finish(self) -> None:
        """Close what is open and put the blocks in order."""
        if self.kind:
            self._close(-1)
        self.blocks.sort(key=in_order)

    # ---- blocks -----------------------------------------------------------------------------

    def _start(self, tag: str, data: Any, place: dict[str, int]) -> None:  # noqa: ANN401, C901 - the list of the parser's tags
        start = self.place(place["start"])
        if tag in _WIDTH:
            self._start_inline(tag, data, start)
            return
        if tag in _ROWS:
            return
        if self.kind:
            self._close(-1)
        if tag == "Paragraph":
            self._begin("item" if self.mark_kind == "item" else "paragraph", start)
        elif tag == "Item":
            self.mark, self.mark_kind = start, "item"
        elif tag == "Heading":
            self._begin("heading", start, int(data["level"][1]))
        elif tag == "List":
            self.depth += 1
        elif tag == "BlockQuote":
            self.quotes += 1
        elif tag == "FootnoteDefinition":
            self.mark, self.mark_kind = start, "note"
        elif tag == "Table":
            self._begin("paragraph", start)
        else:  # code or HTML
            self.outer = self._outer(start)
            self.raw, self.raw_first, self.raw_last = True, -1, -1
            self.info = data["Fenced"] if isinstance(data, dict) and "Fenced" in data else ""
            self.indented = data == "Indented"

    def _end_block(self, tag: str, place: dict[str, int]) -> None:
        if tag in _LEAVES:
            if self.kind:
                self._close(self.place_end(place["end"]))
        elif tag in ("CodeBlock", "HtmlBlock"):
            self._end_raw(tag, self.place_end(place["end"]))
        elif tag not in _ROWS:
            if self.kind:
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
        self.words = self.tags = False

    def _outer(self, start: int) -> int:
        """The start of the line, or of the block's own mark where something else stands before it."""
        if self.mark >= 0:
            start = self.mark
            self.mark, self.mark_kind = -1, ""
        if not start or self.text[start - 1] in "\r\n":
            return start
        return line_head(self.text, self.starts[bisect_right(self.starts, start) - 1], start)

    def _close(self, end: int) -> None:
        """Close the open prose block; `end` is where the parser ends it, -1 for the end of the line."""
        kind, first, last = self.kind, self.first, self.cursor
        self.kind = ""
        if first < 0 or last <= first or not (self.words or self.tags):
            return
        if end < 0:
            end = self.lines.content(bisect_right(self.starts, last)).end
        else:
            while end > last and self.text[end - 1] in "\r\n":
                end -= 1
        outer = Span(self.outer, max(end, last))
        if self.words:
            self.blocks.append(Block(kind, Span(first, last), outer, self.level, self.quotes > 0))
        else:
            self.blocks.append(Block("html", Span(first, last), outer, 0, self.quotes > 0))

    def _end_raw(self, tag: str, end: int) -> None:
        start = self.outer
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        outer = Span(start, end)
        self.raw = False
        if tag == "HtmlBlock":
            self.blocks.append(Block("html", outer, outer, quoted=self.quotes > 0))
            return
        first = min(self.raw_first, end) if self.raw_first >= 0 else end
        last = max(min(self.raw_last, end), first)
        while last > first and self.text[last - 1] in "\r\n":
            last -= 1
        span = Span(first, last)
        info = self.info.split(None, 1)[0] if self.info.strip() else ""
        self.blocks.append(Block("code", span, outer, 0, self.quotes > 0, "indented" * self.indented, info))

    def _rule(self, _value: str, place: dict[str, int]) -> None:
        if self.kind:
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

    def _raw_text(self, place: dict[str, int]) -> None:
        if self.raw_first < 0:
            self.raw_first = self.place(place["start"])
        self.raw_last = self.place_end(place["end"])

    def _soft_break(self, _value: str, place: dict[str, int]) -> None:
        self._enter(self.place(place["start"]))
        self.cursor = self.place_end(place["end"])

    def _hard_break(self, _value: str, place: dict[str, int]) -> None:
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        sign = end
        while sign > start and self.text[sign - 1] in "\r\n":
            sign -= 1
        if sign > start:
            self.markers.append(Span(start, sign))
        self.inlines.append(Inline("break", Span(start, end), Span(sign, sign)))

    def _code(self, _value: str, place: dict[str, int]) -> None:
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

    def _inline_html(self, value: str, place: dict[str, int]) -> None:
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        self.tags = True
        if value.startswith("<!--"):
            span = Span(start, end)
            self.blocks.append(Block("comment", span, span, quoted=self.quotes > 0))
            return
        self.inlines.append(Inline("html", Span(start, end), Span(end, end), tag_name(value)))

    def _footnote(self, value: str, place: dict[str, int]) -> None:
        start, end = self.place(place["start"]), self.place_end(place["end"])
        self._enter(start)
        self.cursor = end
        self.markers.append(Span(start, end))
        self.inlines.append(Inline("footnote", Span(start, end), Span(start + 2, max(end - 1, start + 2)), value))

    def _start_inline(self, tag: str, data: dict[str, str], start: int) -> None:
        self._enter(start)
        width = 1 if tag == "Strikethrough" and self.text[start + 1 : start + 2] != "~" else _WIDTH[tag]
        self.open.append((len(self.inlines), tag, start, width, data))
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


def _nothing(_value: object, _place: object) -> None:
    """An event that says nothing more."""


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
