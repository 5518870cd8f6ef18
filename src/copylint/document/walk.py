# SPDX-License-Identifier: Apache-2.0
"""From the parser's events to blocks, inline nodes and signs of markup, in one pass without recursion.

The events give no range for marks, link targets and the tails of headings. But inside a block of prose all that
lies between two events is such a mark: one cursor finds them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from copylint.document.blocks import Block, Inline
from copylint.document.spans import in_order, line_end, line_head
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
_RAW = frozenset({"CodeBlock", "HtmlBlock"})

Event = tuple[Any, Any]
"""What happened (a word, or one word and its data), and its range in bytes (start, end)."""
_Open = tuple[int, str, int, int, dict[str, str]]
"""An inline node that is open: its place in the list, its tag, its start, the width of its mark, its data."""
_new = tuple.__new__  # what the class of a NamedTuple does after it has sorted out its arguments


class Walk:
    """One pass over the events: no recursion, a few steps for each event.

    The cursor counts bytes of what the parser was given, as the events do; it becomes a code point where it is kept.
    """

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
        self.inner = inner
        self.shifts = shifts
        self.blocks: list[Block] = []
        self.inlines: list[Inline | None] = []
        self.markers: list[Span] = []
        self.targets: list[Span] = []
        self.quotes = self.depth = 0  # of quotes and of lists
        self.mark = -1  # where the mark of an item or a footnote stands that no block has taken yet
        self.mark_kind = ""
        self.kind = ""  # of the open prose block, "" where none is open
        self.level = 0
        self.begin = 0  # the byte where it begins
        self.first = -1  # the byte where its words begin, -1 as long as there are none
        self.cursor = 0  # the byte that is read next
        self.words = self.tags = False  # what it holds
        self.images = 0
        self.nested: list[Block] = []  # blocks inside the open one
        self.open: list[_Open] = []
        self.raw = False  # inside code or HTML
        self.outer = 0  # where that begins
        self.raw_first = self.raw_last = -1
        self.info = ""
        self.indented = False

    def run(self, events: Iterable[Event]) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop; a call for each event doubles its cost
        """All events of the parser, in order."""
        shifted = self.shifts is not None
        value: Any
        data: Any
        for what, where in events:
            start, end = where["start"], where["end"]
            name, value = (what, "") if what.__class__ is str else what.popitem()
            if name == "Text":
                if self.raw:
                    if self.raw_first < 0:
                        self.raw_first = self.place(start)
                    self.raw_last = end
                    continue
                if end <= start:
                    continue
                if self.first < 0:
                    if self.kind:
                        self.first = start
                    else:
                        self._enter(start)
                elif start != self.cursor or shifted:
                    self._skip(start)
                self.cursor = end
                if not self.words and not self.images and not value.isspace():
                    self.words = True
            elif name == "End":
                if value == "Paragraph":
                    if self.kind:
                        self._close(end)
                    continue
                tag = value if value.__class__ is str else next(iter(value))
                if tag in _WIDTH:
                    self._end_inline(end)
                elif tag not in _ROWS:
                    self._end_block(tag, end)
            elif name == "Start":
                if value == "Paragraph":
                    if self.kind:
                        self._close(-1)
                    self.kind = "item" if self.mark_kind == "item" else "paragraph"
                    self.begin = self.cursor = start
                    continue
                tag, data = (value, None) if value.__class__ is str else value.popitem()
                if tag in _WIDTH:
                    self._start_inline(tag, data, start)
                elif tag not in _ROWS:
                    self._start(tag, data, start)
            elif name == "SoftBreak":
                if self.first < 0:
                    self._enter(start)
                elif start != self.cursor or shifted:
                    self._skip(start)
                self.cursor = end
            else:
                _EVENTS[name](self, value, start, end)

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

    def finish(self) -> None:
        """Close what is open."""
        if self.kind:
            self._close(-1)

    # ---- blocks -----------------------------------------------------------------------------

    def _start(self, tag: str, data: Any, start: int) -> None:  # noqa: ANN401 - what the parser says of a tag
        if self.kind:
            self._close(-1)
        if tag == "Item":
            self.mark, self.mark_kind = self.place(start), "item"
        elif tag == "Heading":
            self.kind, self.level = "heading", int(data["level"][1])
            self.begin = self.cursor = start
        elif tag == "List":
            self.depth += 1
        elif tag == "BlockQuote":
            self.quotes += 1
        elif tag == "FootnoteDefinition":
            self.mark, self.mark_kind = self.place(start), "note"
        elif tag == "Table":
            self.kind = "paragraph"
            self.begin = self.cursor = start
        else:  # code or HTML
            self.outer = self._outer(self.place(start))
            self.raw, self.raw_first, self.raw_last = True, -1, -1
            self.info = data["Fenced"] if isinstance(data, dict) and "Fenced" in data else ""
            self.indented = data == "Indented"

    def _end_block(self, tag: str, end: int) -> None:
        if tag in _LEAVES:
            if self.kind:
                self._close(end)
        elif tag in _RAW:
            self._end_raw(tag, self.place_end(end))
        else:
            if self.kind:
                self._close(-1)
            if tag == "BlockQuote":
                self.quotes -= 1
            elif tag == "List":
                self.depth -= 1
            self.mark, self.mark_kind = -1, ""

    def _outer(self, start: int) -> int:
        """The start of the line, or of the block's own mark where something else stands before it."""
        if self.mark >= 0:
            start = self.mark
            self.mark, self.mark_kind = -1, ""
        if not start or self.text[start - 1] in "\r\n":
            return start
        return line_head(self.text, self.starts[bisect_right(self.starts, start) - 1], start)

    def _close(self, byte: int) -> None:
        """Close the open prose block; `byte` is where the parser ends it, -1 for the end of the line."""
        kind, words, level = self.kind, self.words, self.level
        if self.shifts is None:
            inner = self.inner
            begin = self.begin - bisect_left(inner, self.begin)
            first = begin if self.first == self.begin else self.first - bisect_left(inner, self.first)
            last = self.cursor - bisect_left(inner, self.cursor)
        else:
            begin, first, last = self.place(self.begin), self.place(self.first), self.place_end(self.cursor)
        if self.first < 0 or not (words or self.tags):
            last = -1
        self.kind, self.level, self.first = "", 0, -1
        self.words = self.tags = False
        text = self.text
        outer = begin if self.mark < 0 and begin and text[begin - 1] == "\n" else self._outer(begin)
        nested = self.nested
        if nested:
            self.nested = []
        if last <= first:
            self.blocks += sorted(nested, key=in_order)
            return
        end = line_end(text, last) if byte < 0 else self.place_end(byte)
        if byte >= 0:
            while end > last and text[end - 1] in "\r\n":
                end -= 1
        span = around = _new(Span, (first, last))
        if outer != first or end > last:
            around = _new(Span, (outer, max(end, last)))
        if words:
            level = self.depth if kind == "item" else level
            block = _new(Block, (kind, span, around, level, self.quotes > 0, "", ""))
        else:
            block = Block("html", span, around, 0, self.quotes > 0)
        if nested:
            self.blocks += sorted([*nested, block], key=in_order)
        else:
            self.blocks.append(block)

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
        last = max(min(self.place_end(self.raw_last), end), first) if self.raw_last >= 0 else first
        while last > first and self.text[last - 1] in "\r\n":
            last -= 1
        span = Span(first, last)
        info = self.info.split(None, 1)[0] if self.info.strip() else ""
        self.blocks.append(Block("code", span, outer, 0, self.quotes > 0, "indented" * self.indented, info))

    def rule(self, _value: str, start: int, end: int) -> None:
        """A thematic break."""
        if self.kind:
            self._close(-1)
        outer = self._outer(start := self.place(start))
        end = self.place_end(end)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        self.blocks.append(Block("rule", Span(start, end), Span(outer, end), quoted=self.quotes > 0))

    # ---- inline -----------------------------------------------------------------------------

    def _enter(self, byte: int) -> None:
        """The first inline piece of a block, which nothing but it may announce (an item without blank lines)."""
        if not self.kind:
            self.kind = "item" if self.mark_kind == "item" else "paragraph"
            self.begin = byte
        self.first = byte

    def _skip(self, byte: int) -> None:
        """What lies between the last inline piece and this one is markup."""
        start, last = self.place(byte), self.place_end(self.cursor)
        if start > last:
            self.markers.append(_new(Span, (last, start)))

    def _passed(self, start: int, end: int) -> tuple[int, int]:
        """Where an inline piece without words of its own stands; reading goes on behind it."""
        if self.first < 0:
            self._enter(start)
        else:
            self._skip(start)
        self.cursor = end
        return self.place(start), self.place_end(end)

    def hard_break(self, _value: str, start: int, end: int) -> None:
        """A line end that blanks or a backslash make hard."""
        start, end = self._passed(start, end)
        sign = end
        while sign > start and self.text[sign - 1] in "\r\n":
            sign -= 1
        if sign > start:
            self.markers.append(Span(start, sign))
        self.inlines.append(Inline("break", Span(start, end), Span(sign, sign)))

    def code(self, _value: str, start: int, end: int) -> None:
        """A code span."""
        start, end = self._passed(start, end)
        self.words = True
        width = 1
        while self.text[start + width : start + width + 1] == "`":
            width += 1
        if 2 * width >= end - start:
            width = 0
        content = _new(Span, (start + width, end - width))
        self.inlines.append(_new(Inline, ("code", _new(Span, (start, end)), content, "")))

    def inline_html(self, value: str, start: int, end: int) -> None:
        """A tag or a comment inside a line."""
        start, end = self._passed(start, end)
        self.tags = True
        span = Span(start, end)
        if value.startswith("<!--"):
            self.nested.append(Block("comment", span, span, quoted=self.quotes > 0))
            return
        self.inlines.append(Inline("html", span, Span(end, end), tag_name(value)))

    def footnote(self, value: str, start: int, end: int) -> None:
        """A reference to a footnote."""
        start, end = self._passed(start, end)
        span = Span(start, end)
        self.markers.append(span)
        self.inlines.append(Inline("footnote", span, Span(start + 2, max(end - 1, start + 2)), value))

    def _start_inline(self, tag: str, data: dict[str, str], byte: int) -> None:
        if self.first < 0:
            self._enter(byte)
        elif byte != self.cursor or self.shifts is not None:
            self._skip(byte)
        start = self.place(byte)
        width = 1 if tag == "Strikethrough" and self.text[start + 1 : start + 2] != "~" else _WIDTH[tag]
        self.open.append((len(self.inlines), tag, start, width, data))
        self.inlines.append(None)
        self.markers.append(_new(Span, (start, start + width)))
        self.cursor = byte + width
        self.images += tag == "Image"

    def _end_inline(self, byte: int) -> None:
        end, last = self.place_end(byte), self.place_end(self.cursor)
        index, tag, start, width, data = self.open.pop()
        if tag in _INLINE:
            content = _new(Span, (start + width, max(end - width, start + width)))
            if end > last:
                self.markers.append(_new(Span, (last, end)))
            self.inlines[index] = _new(Inline, (_INLINE[tag], _new(Span, (start, end)), content, ""))
        else:
            byte += self._end_link(index, tag, _new(Span, (start, end)), last, data)
        self.cursor = max(byte, self.cursor)

    def _end_link(self, index: int, tag: str, span: Span, last: int, data: dict[str, str]) -> int:
        """The link or image that ends; how many signs the parser has left out of it. `last`: the end of its words."""
        start, end = span
        kind = data["link_type"]
        missing = 2 if kind == "Collapsed" and self.text.startswith("[]", end) else 0
        if missing:
            end += missing
            span = Span(start, end)
        first = start + _WIDTH[tag]
        last = min(max(last, first), end)
        content, target = _new(Span, (first, last)), _new(Span, (last, end))
        if kind in ("Autolink", "Email"):
            self.markers.append(target)
            self.inlines[index] = Inline("autolink", span, content, data["dest_url"])
            self.words = True
            return missing
        if end > last:
            self.targets.append(target)
        self.inlines[index] = _new(Inline, ("image" if tag == "Image" else "link", span, content, data["dest_url"]))
        if tag == "Image":
            self.images -= 1
            if _LETTER.search(self.text, *content):
                self.nested.append(Block("attribute", content, span, 0, self.quotes > 0, "alt"))
        if data["title"] and kind == "Inline":
            from copylint.document.link_titles import title_of  # noqa: PLC0415 - few links have one

            title = title_of(self.text, target, data["title"])
            if title and _LETTER.search(self.text, *title):
                self.nested.append(Block("attribute", title, title, 0, self.quotes > 0, "title"))
        return missing


def _nothing(_walk: Walk, _value: object, _start: int, _end: int) -> None:
    """An event that says nothing more."""


_EVENTS: "dict[str, Callable[[Walk, Any, int, int], None]]" = {
    "HardBreak": Walk.hard_break,
    "Rule": Walk.rule,
    "Code": Walk.code,
    "InlineHtml": Walk.inline_html,
    "FootnoteReference": Walk.footnote,
    "Html": _nothing,  # a line of an HTML block: its block is read whole
    "TaskListMarker": _nothing,  # `[x]` belongs to the mark of its item
}
"""What is done at an event that is neither text, nor a soft break, nor the start or end of a node."""
