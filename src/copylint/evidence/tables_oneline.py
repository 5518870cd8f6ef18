# SPDX-License-Identifier: Apache-2.0
"""Tables whose line ends got lost: header, delimiter row and rows on one line.

The delimiter row within the line tells the number of columns. Counted from it, the cells before and after come out
even or not; only if they do is there one way to give every row its line back. Without a delimiter row the double
pipes between the rows tell it, where every row between them has as many cells.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from copylint.evidence.tables import TableFault
from copylint.evidence.tables_common import BARE_PIPE, Line, Sheet
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import delimiter_cells, delimiter_row, row_joints
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_DASH = "[-\u2010-\u2015\u2212]"
_GROUP = lazy(rf"\|[ \t]*+(?::?+{_DASH}{{2,}}+:?+[ \t]*+\|[ \t]*+){{2,}}+")
"""A delimiter row within a line."""
_DOUBLE = lazy(r"(?<=[^|\\])\|\|(?=[^|])")
"""The end of a row and the start of the next."""
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_PLAIN_GROUP = lazy(r"[-:| \t]+")
_BREAK = lazy(r"(?<=\|)[ \t]*(?:<br[ \t]*/?>|\\n)[ \t]*(?=\||$)", regex.IGNORECASE)
"""A line break that is spelled out between two rows."""


def collapsed_fault(sheet: Sheet, lines: Sequence[Line], index: int) -> tuple[TableFault, int] | None:
    """The fault of a line that holds a table; and the index of the last line of that table. None for another line."""
    body = lines[index].body
    group = _GROUP.search(body)
    if group is None:
        return _doubled(sheet, lines, index)
    if _BREAK.search(body):
        return _broken_up(sheet, lines, index), index
    before, after = body[: group.start()], body[group.end() :]
    rows_below = index + 1 < len(lines) and lines[index + 1].left
    if not before.strip(" \t|") or (after.strip(" \t|") and "|" not in after) or not (after.strip() or rows_below):
        return None  # a delimiter row alone, or a sentence about one
    table = _OneLine(sheet, lines, index, group)
    if table.header is None and table.rows is None and lines[index].pipes < 3 * table.columns:
        return None
    return table.fault(), table.last


def _doubled(sheet: Sheet, lines: Sequence[Line], index: int) -> tuple[TableFault, int] | None:
    """A whole line of rows with double pipes between them and no delimiter row: `| A | B || 1 | 2 || 3 | 4 |`."""
    line = lines[index]
    body = line.body
    if (
        "||" not in body
        or any(other.pipes for other in lines if other is not line)
        or not body.startswith("|")
        or not body.rstrip(" \t").endswith("|")
    ):
        return None
    joints = [found.start() for found in _DOUBLE.finditer(body)]
    if len(joints) + 1 < _FEWEST_ROWS:
        return None
    walls = [0, *(joint + 1 for joint in joints), len(body.rstrip(" \t"))]
    rows = [body[left : right - 1] for left, right in pairwise(walls)]
    counts = {len(BARE_PIPE.findall(row)) for row in rows}
    columns = counts.pop()
    if counts or columns < _FEWEST_COLUMNS or any(not cell.strip() for row in rows for cell in row[1:].split("|")):
        return None
    start = line.leaf.start
    row = delimiter_row(["---"] * columns, "| ", outer=True)
    changes = [
        Edit(start + joint + 1, start + joint + 1, "\n" if at else f"\n{row}\n") for at, joint in enumerate(joints)
    ]
    draft = Draft(sheet, [line.leaf])
    draft.patch(line.number, changes)
    good = len(lines) == 1 and draft.draws(len(rows), columns)
    edits = tuple(_marked(sheet, line, edit) for edit in changes) if good else ()
    return TableFault("collapsed", "broken", line.span, (), {"columns": columns}, edits, "unsafe"), index


class _Header(NamedTuple):
    start: int
    end: int  # with its closing pipe, if it has one of its own
    closed: bool


class _Rows(NamedTuple):
    number: int
    joints: list[tuple[int, int]]  # where a row ends and the next begins; -1 where they share their pipe
    end: int  # where the last row ends


class _OneLine:
    """One line that holds a table; offsets are in its body."""

    def __init__(self, sheet: Sheet, lines: Sequence[Line], index: int, group: "regex.Match[str]") -> None:
        self.sheet = sheet
        self.lines = lines
        self.index = index
        self.line = lines[index]
        self.body = self.line.body
        self.group = group
        self.cells = delimiter_cells(group[0].strip()) or []
        self.columns = len(self.cells)
        self.header = self._header()
        self.rows = self._rows()
        self.last = index  # rows may follow on lines of their own
        while self.last + 1 < len(lines) and lines[self.last + 1].left and lines[self.last + 1].cells == self.columns:
            self.last += 1

    def _header(self) -> _Header | None:
        """As many cells as columns, counted back from the delimiter row; what stands before is text."""
        start = self.group.start()
        pipes = [found.start() for found in BARE_PIPE.finditer(self.body, 0, start)]
        closed = bool(pipes) and not self.body[pipes[-1] + 1 : start].strip()
        end = pipes[-1] + 1 if closed else start
        inner = pipes[:-1] if closed else pipes
        if len(inner) == self.columns:
            return _Header(inner[0], end, closed)
        return _Header(0, end, closed) if len(inner) == self.columns - 1 else None

    def _rows(self) -> _Rows | None:
        """The rows after the delimiter row, if the cells come out even."""
        body, start, columns = self.body, self.group.end(), self.columns
        pipes = [found.start() for found in BARE_PIPE.finditer(body, start)]
        if not pipes:
            return None
        if not body[start : pipes[0]].strip():  # every row has pipes of its own: `| 1 | 2 | | 3 | 4 |`
            joints = row_joints(body[pipes[0] : pipes[-1] + 1], columns)
            if joints is None:
                return None
            return _Rows(len(joints) + 1, [(pipes[0] + a, pipes[0] + b) for a, b in joints], pipes[-1] + 1)
        # Rows share their pipes: `|---|---| 1 | 2 | 3 | 4 |`; the last cell may lack its own.
        walls = [start - 1, *pipes]
        count, end = len(pipes), pipes[-1] + 1
        if count % columns and body[end:].strip():
            count, end = count + 1, len(body)
        if count % columns:
            return None
        return _Rows(count // columns, [(walls[at] + 1, -1) for at in range(columns, count, columns)], end)

    def fault(self) -> TableFault:
        """The fault, with line ends for its repair where every row is known."""
        start = self.line.leaf.start
        first = start + (self.header.start if self.header else 0)
        end = start + (self.rows.end if self.rows else len(self.body))
        if self.last > self.index:
            end = self.lines[self.last].leaf.start + len(self.lines[self.last].body)
        edits: tuple[Edit, ...] = ()
        if self.header and (self.rows or not self.body[self.group.end() :].strip()):
            edits = self._unfolded(self.header)
        return TableFault("collapsed", "broken", Span(first, end), (), {"columns": self.columns}, edits)

    def _changes(self, header: _Header) -> list[Edit]:
        """Line feeds between the rows, and a blank line between them and the text around."""
        body, group = self.body, self.group
        changes: list[Edit] = []
        text_end = len(body[: header.start].rstrip())
        if text_end:
            changes.append(Edit(text_end, header.start, "\n\n"))
        words = group[0].rstrip()
        row = words if _PLAIN_GROUP.fullmatch(words) else delimiter_row(self.cells, words, outer=True)
        end = group.start() + len(words)
        if header.closed:
            changes.append(Edit(header.end, end, "\n" + row))
        else:
            changes.append(Edit(group.start(), end, "|\n" + row))
        if not self.rows:
            return changes
        if body[group.end()] == "|":
            changes.append(Edit(end, group.end(), "\n"))
        else:
            changes.append(Edit(end, end, "\n|"))
        for left, right in self.rows.joints:
            changes.append(Edit(left, right, "\n") if right >= 0 else Edit(left, left, "\n|"))
        after = body[self.rows.end :]
        if after.strip():
            changes.append(Edit(self.rows.end, len(body) - len(after.lstrip()), "\n\n"))
        return changes

    def _unfolded(self, header: _Header) -> tuple[Edit, ...]:
        start = self.line.leaf.start
        changes = [Edit(start + edit.start, start + edit.end, edit.text) for edit in self._changes(header)]
        below = self.last + 1
        draft = Draft(self.sheet, [each.leaf for each in self.lines[self.index : below + (below < len(self.lines))]])
        draft.patch(self.line.number, changes)
        if below < len(self.lines):  # text that GFM would take for a row
            draft.insert(self.lines[below].number)
        rows = 1 + (self.rows.number if self.rows else 0) + self.last - self.index
        if not draft.draws(rows, self.columns):
            return ()
        apart = draft.edits()[len(changes) :]
        return (*(_marked(self.sheet, self.line, edit) for edit in changes), *apart)


def _broken_up(sheet: Sheet, lines: Sequence[Line], index: int) -> TableFault:
    r"""Rows that a `<br>` or a literal `\n` parts in place of a line end."""
    line = lines[index]
    start, end = line.leaf.start, len(line.body)
    changes = [
        Edit(start + at.start(), start + at.end(), "\n" if at.end() < end else "") for at in _BREAK.finditer(line.body)
    ]
    draft = Draft(sheet, [line.leaf])
    draft.patch(line.number, changes)
    tables = draft.tables()
    rows = sum(edit.text != "" for edit in changes)  # the delimiter row is none
    good = [len(table) for table in tables] == [rows] and len({len(row) for row in tables[0]}) == 1
    edits = tuple(_marked(sheet, line, edit) for edit in changes) if good and index + 1 == len(lines) else ()
    return TableFault("row_breaks", "broken", line.span, (), {}, edits, "unsafe")


def _marked(sheet: Sheet, line: Line, edit: Edit) -> Edit:
    """An edit with the file's line end, and after each the marks of the line's container."""
    marks = re.sub(r"[^\t >]", " ", sheet.text[sheet.lines.starts[line.number - 1] : line.leaf.start])
    first, *others = edit.text.split("\n")
    new = [marks + words if words or at == len(others) else marks.rstrip(" \t") for at, words in enumerate(others, 1)]
    return edit._replace(text=sheet.eol(line.number).join([first, *new]))
