# SPDX-License-Identifier: Apache-2.0
"""Which block each line belongs to: the block phase of CommonMark as cmark-gfm runs it, tables included.

A table is a matter of lines: what stands above it, in which quote or list, and what ends it. A parser that misses
a table (or a table that is none) cannot tell, so this walks the lines itself, with the rules and the order of tests of
cmark-gfm 0.29.0.gfm.13, blocks.c (CommonMark «Container blocks», GFM «Tables»). It reads only stretches that hold a
line of interest: a line at the left margin after a blank line closes every container, so a stretch can begin there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from copylint.document import block_starts as starts
from copylint.document.table_rows import has_cells, is_delimiter, split_cells
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.lines import LineIndex

_TAB = 4
_MAX_DEPTH = 100  # how many list items one line may open in cmark-gfm
_OPEN = frozenset(("text", "table", ""))
_GOES_ON = frozenset(("", " ", "\t", ">", "\r", "\n"))
_MARKS = frozenset(("", *" \t>#`~<=-*_[+0123456789"))  # a line that begins otherwise opens nothing


_new = tuple.__new__  # what the class of a NamedTuple does after it has sorted out its arguments


class Leaf(NamedTuple):
    """A line as a part of a block.

    Attributes:
        line: its number, from 1.
        start: where its words begin: after quote and list marks and blanks (`end` for a blank line).
        end: the end of the line without its line end.
        kind: blank, text, heading, rule, code, html, opaque (excluded by the caller), header, delimiter or row.
        block: lines of one leaf block share this number, a table's lines too; 0 for a blank line.
        home: the innermost quote, list item or footnote that holds the line, 0 outside all.
        lazy: a line that goes on a paragraph without the marks of its quote or item.
        indent: how many columns of blanks stand before `start`, inside the innermost container.
    """

    line: int
    start: int
    end: int
    kind: str
    block: int
    home: int = 0
    lazy: bool = False
    indent: int = 0


def leaves(text: str, lines: LineIndex, excluded: Sequence[Span], wanted: Iterable[int]) -> list[Leaf]:
    """The lines around those of `wanted` (line numbers), in order, each with its block.

    Args:
        text: the whole text.
        lines: its lines.
        excluded: spans where no paragraph and no table can be, sorted; only those that begin a line count.
        wanted: the lines of interest.

    A stretch begins at a line that begins anew, if one stands between, and ends with the block of the wanted line.
    """
    stops = sorted({*wanted, *starts.openers(text, lines)})
    walk = _Walk(text, lines, excluded)
    for stop in stops:
        if stop < walk.next:
            continue
        if walk.leaf not in ("fence", "html"):
            first = stop
            while first > walk.next and not _anew(text, lines, first):
                first -= 1
            if first > walk.next:
                walk.reset(first)
        walk.run(stop)
    return walk.out


def row_cells(text: str, leaf: Leaf) -> tuple[Span, ...]:
    """The cells of a row; cmark-gfm keeps the blanks before a lazy line, so that its first pipe closes a cell."""
    return split_cells(text, leaf.start - (1 if leaf.lazy and leaf.indent else 0), leaf.end)


def _anew(text: str, lines: LineIndex, number: int) -> bool:
    """Whether a line closes all that was open: at the left margin, after a blank line."""
    start = lines.starts[number - 1]
    if number == 1 or text[start : start + 1] in _GOES_ON:
        return number == 1
    if text.startswith("\n\n", start - 2):
        return True
    before, end = lines.content(number - 1)
    return starts.spaces_end(text, before, end) == end


class _Container(NamedTuple):
    kind: str  # quote, item, note
    need: int  # columns of indentation that go on an item or a footnote
    serial: int


class _Walk:
    """The open blocks, and how one line changes them."""

    def __init__(self, text: str, lines: LineIndex, excluded: Sequence[Span]) -> None:
        self.text = text
        self.lines = lines
        self.excluded = [span for span in excluded if self._begins_line(span)]
        self.ends = [span.end for span in self.excluded]
        self.out: list[Leaf] = []
        self.serial = 0
        self.reset(1)

    def reset(self, line: int) -> None:
        """Nothing is open; go on at `line`."""
        self.next = line
        self.containers: list[_Container] = []
        self.last_quote = -1  # index of the innermost container that is no list item
        self.childless = False  # the innermost container holds nothing yet
        self.leaf = ""  # text, code (indented), fence, html, table or nothing
        self.block = 0
        self.fence = ("", 0)
        self.html = 0
        self.visited = False  # a delimiter row has failed in this paragraph: cmark-gfm tries once

    def _begins_line(self, span: Span) -> bool:
        start = self.lines.starts[self.lines.line(span.start) - 1]
        return starts.BEFORE_BLOCK.fullmatch(self.text, start, span.start) is not None

    def run(self, last: int) -> None:
        """Read lines up to `last` and to the end of its block."""
        while self.next <= len(self.lines) and (self.next <= last or self.leaf in ("table", "text")):
            self._line(self.next)
            self.next += 1

    def _line(self, number: int) -> None:
        line_starts = self.lines.starts
        start = line_starts[number - 1]
        end = len(self.text)
        if number < len(line_starts):
            end = line_starts[number] - 1
            if end > start and self.text[end - 1] == "\r" and self.text[end] == "\n":
                end -= 1
        self.number, self.end, self.no_rule = number, end, 0
        self.pos, self.col = start, 0
        if self.leaf in _OPEN and not self.containers:
            sign = self.text[start : start + (start < end)]
            if sign not in _MARKS:
                self.nonspace, self.indent, self.blank = start, 0, False
                lone = sign == "|" and self.leaf == "table" and not has_cells(self.text, start, end)
                self._text(0, "" if lone else self.leaf, 0, lazy=False)
                return
        kept = self._match_containers(start)
        self._find()
        inside = self.leaf if kept == len(self.containers) else ""
        if inside in ("code", "fence", "html"):
            if self._goes_on(inside):
                return
            inside = ""
        elif self.blank or (inside == "table" and not has_cells(self.text, self.nonspace, end)):
            inside = ""
        self._open(kept, inside)

    def _match_containers(self, line_start: int) -> int:
        """How many of the open containers this line goes on."""
        depth = len(self.containers)
        for index, container in enumerate(self.containers):
            self._find()
            if self.blank and index > self.last_quote and not self.childless:
                self.pos, self.col = self.nonspace, self.column
                return depth  # a blank line goes on every item, however deep
            if container.kind == "quote":
                if self.indent >= _TAB or self.blank or self.text[self.nonspace] != ">":
                    return index
                self._step_into_quote()
            elif self.indent >= container.need:
                self._advance(container.need)
            elif container.kind == "note":
                if line_start != self.end:
                    return index
            elif self.blank and not (self.childless and index == depth - 1):
                self.pos, self.col = self.nonspace, self.column
            else:
                return index
        return depth

    def _goes_on(self, leaf: str) -> bool:
        """Whether open code or HTML takes this line; if so, it has."""
        if leaf == "code":
            if self.indent < _TAB and not self.blank:
                return False
            self._emit("code")
        elif leaf == "fence":
            sign, length = self.fence
            closing = starts.closing_fence(self.text, self.nonspace, self.end, sign) if self.indent < _TAB else 0
            self._emit("code")
            if closing >= length:
                self.leaf = ""
        else:
            if self.html >= 6 and self.blank:  # noqa: PLR2004 - the two kinds of HTML that a blank line ends
                return False
            self._emit("html")
            self._end_html()
        return True

    def _open(self, kept: int, inside: str) -> None:  # noqa: C901, PLR0912 - the list of block starts, in cmark's order
        """Open new blocks, then put the rest of the line somewhere."""
        text, end = self.text, self.end
        maybe_lazy = self.leaf == "text"
        opened = 0
        while True:
            self._find()
            at = self.nonspace
            if self.blank:
                break
            sign = text[at]
            if self.indent >= _TAB:
                if maybe_lazy:
                    break
                self._begin("code", kept, opened)
                self._emit("code")
                return
            if sign == ">":
                self._push("quote", 0, kept, opened)
                self._step_into_quote()
            elif sign == "#" and starts.is_heading(text, at, end):
                self._single("heading", kept, opened)
                return
            elif sign in "`~" and (length := starts.fence(text, at, end)):
                self._begin("fence", kept, opened)
                self.fence = (sign, length)
                self._emit("code")
                return
            elif sign == "<" and (kind := starts.html_kind(text, at, end, in_paragraph=inside == "text")):
                self._begin("html", kept, opened)
                self.html = kind
                self._emit("html")
                self._end_html()
                return
            elif inside == "text" and sign in "=-" and starts.is_setext(text, at, end):
                self._emit("heading")
                self.leaf = ""
                return
            elif sign in "*-_" and self._is_rule(at):
                self._single("rule", kept, opened)
                return
            elif sign == "[" and opened < _MAX_DEPTH and (note := starts.footnote_end(text, at, end)):
                self._push("note", _TAB, kept, opened)
                self._advance_to(note)
            elif opened < _MAX_DEPTH and (marker := starts.list_marker(text, at, end, interrupts=inside == "text")):
                self._push("item", self._step_into_item(marker), kept, opened)
            else:
                break
            opened += 1
            inside, maybe_lazy = "", False
        self._text(kept, inside, opened, lazy=self.leaf == "text" and not inside and not opened)

    def _text(self, kept: int, inside: str, opened: int, *, lazy: bool) -> None:
        """A line that opens no block (any more): blank, a row, a delimiter row, or text."""
        if self.blank:
            self._close(kept, opened)
            self._emit("blank")
        elif self._hidden():
            self._single("opaque", kept, opened)
        elif lazy:
            self._emit("text", lazy=True)
        elif inside == "table":
            self._emit("row")
        elif inside == "text":
            if not self._delimiter():
                self._emit("text")
        else:
            if opened and (box := starts.task_end(self.text, self.lines.starts[self.number - 1], self.end)):
                self._advance_to(box)
                self._find()
                if self.blank:
                    self._emit("blank")
                    return
            self._begin("text", kept, opened)
            self._emit("text")

    def _delimiter(self) -> bool:
        """Whether this line turns the last line of the open paragraph into the header of a table."""
        if self.visited or self.indent >= _TAB or not is_delimiter(self.text, self.nonspace, self.end):
            return False
        header = self.out[-1]
        if len(row_cells(self.text, header)) != len(split_cells(self.text, self.nonspace, self.end)):
            self.visited = True
            return False
        self.serial += 1
        self.block, self.leaf = self.serial, "table"
        self.out[-1] = header._replace(kind="header", block=self.block)
        self._emit("delimiter")
        return True

    def _hidden(self) -> bool:
        """Whether the caller excluded the line."""
        index = bisect_right(self.ends, self.nonspace)
        return index < len(self.excluded) and self.excluded[index].start <= self.nonspace

    def _end_html(self) -> None:
        if starts.ends_html(self.text, self.nonspace, self.end, self.html):
            self.leaf = ""

    def _is_rule(self, at: int) -> bool:
        if self.no_rule > at:
            return False
        stop = starts.rule_end(self.text, at, self.end)
        if stop == self.end:
            return True
        self.no_rule = stop  # keeps a line of a hundred markers linear
        return False

    def _close(self, kept: int, opened: int) -> None:
        """Drop what this line does not go on (once, before its first new block)."""
        if opened:
            return
        self.leaf = ""
        if len(self.containers) > kept:
            del self.containers[kept:]
            self.childless = False
            self.last_quote = min(self.last_quote, kept - 1)
            while self.last_quote >= 0 and self.containers[self.last_quote].kind == "item":
                self.last_quote -= 1

    def _push(self, kind: str, need: int, kept: int, opened: int) -> None:
        self._close(kept, opened)
        self.serial += 1
        self.containers.append(_Container(kind, need, self.serial))
        if kind != "item":
            self.last_quote = len(self.containers) - 1
        self.childless = True

    def _begin(self, leaf: str, kept: int, opened: int) -> None:
        self._close(kept, opened)
        self.serial += 1
        self.block, self.leaf = self.serial, leaf
        self.visited = self.childless = False

    def _single(self, kind: str, kept: int, opened: int) -> None:
        self._begin(kind, kept, opened)
        self._emit(kind)
        self.leaf = ""

    def _emit(self, kind: str, *, lazy: bool = False) -> None:
        home = self.containers[-1].serial if self.containers else 0
        block = self.block if kind != "blank" else 0
        self.out.append(_new(Leaf, (self.number, self.nonspace, self.end, kind, block, home, lazy, self.indent)))

    def _find(self) -> None:
        """Find the first sign that is no blank; a tab goes on to the next column that four divides."""
        self.nonspace = starts.spaces_end(self.text, self.pos, self.end)
        self.column = self.col + self.nonspace - self.pos
        if self.text.find("\t", self.pos, self.nonspace) >= 0:
            self.column = self.col
            for sign in self.text[self.pos : self.nonspace]:
                self.column += _TAB - self.column % _TAB if sign == "\t" else 1
        self.indent = self.column - self.col
        self.blank = self.nonspace >= self.end

    def _advance(self, columns: int) -> None:
        """Step over columns; a tab may be stepped over in part, then `pos` stays on it."""
        while columns > 0 and self.pos < self.end:
            if self.text[self.pos] == "\t":
                width = _TAB - self.col % _TAB
                if width > columns:
                    self.col += columns
                    return
                self.col += width
                columns -= width
            else:
                self.col += 1
                columns -= 1
            self.pos += 1

    def _advance_to(self, offset: int) -> None:
        while self.pos < offset:
            self.col += _TAB - self.col % _TAB if self.text[self.pos] == "\t" else 1
            self.pos += 1

    def _step_into_quote(self) -> None:
        self.pos, self.col = self.nonspace + 1, self.column + 1
        if self.pos < self.end and self.text[self.pos] in " \t":
            self._advance(1)

    def _step_into_item(self, marker: int) -> int:
        """Step past a list marker; how many columns go on its item."""
        offset = self.indent
        self._advance_to(self.nonspace + marker)
        saved = self.pos, self.col
        while self.col - saved[1] <= _TAB + 1 and self.pos < self.end and self.text[self.pos] in " \t":
            self._advance(1)
        blanks = self.col - saved[1]
        if 1 <= blanks <= _TAB and self.pos < self.end:
            return offset + marker + blanks
        self.pos, self.col = saved
        if blanks:
            self._advance(1)
        return offset + marker + 1
