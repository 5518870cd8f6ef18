# SPDX-License-Identifier: Apache-2.0
"""A drawn table as the scanners of its faults see it: rows with their outer pipes, lines with their number."""

from copylint.document.blocks import Row, Table
from copylint.document.leaves import Leaf
from copylint.document.table_rows import BLANK
from copylint.evidence.tables import TableFault
from copylint.evidence.tables_common import RULE_CELL, Sheet, masked
from copylint.evidence.tables_repair import Draft
from copylint.model.places import Span
from copylint.model.record import NamedTuple


class DrawnRow(NamedTuple):
    """A row with what stands around its cells."""

    row: Row
    start: int  # of its words
    left: bool  # a pipe begins it
    right: bool  # an unprotected pipe ends it
    pipeless: bool  # no pipe outside code: a line of text that GFM took for a row, or a table of one column

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return len(self.row.cells)


class DrawnTable:
    """One table. Rows are known by their index: 0 is the header, the delimiter row is none."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        """Looks at the ends of every row once."""
        self.sheet = sheet
        self.text = sheet.text
        self.table = table
        self.columns = table.columns
        self.rows = [self._drawn_row(row) for row in table.rows]
        self.first = sheet.lines.line(table.span.start)
        start = table.delimiter.start + len(table.prefix)
        self.delimiter = Leaf(self.first + 1, start, table.delimiter.end, "delimiter", 0)
        self.piped = self.rows[0].left or self.rows[0].right or "|" in self.text[start : table.delimiter.end]
        self.found: list[TableFault] = []
        self.odd: set[int] = set()  # rows whose outer pipes another fault explains

    def _drawn_row(self, row: Row) -> DrawnRow:
        text, end = self.text, row.line.end
        first = start = row.cells[0].start
        while start > row.line.start and text[start - 1] in BLANK:
            start -= 1
        left = start > row.line.start and text[start - 1] == "|"
        start = start - 1 if left else first
        while end > start and text[end - 1] in BLANK:
            end -= 1
        right = end > start + 1 and text[end - 1] == "|" and text[end - 2] != "\\"
        pipeless = not left and not right
        if pipeless and len(row.cells) > 1:
            words = text[start:end]
            pipeless = "`" in words and "|" not in masked(words)
        return DrawnRow(row, start, left, right, pipeless)

    def number(self, index: int) -> int:
        """The line number of a row."""
        return self.first + index + (1 if index else 0)

    def leaf(self, index: int) -> Leaf:
        """A row as a line of its table."""
        return Leaf(self.number(index), self.rows[index].start, self.rows[index].row.line.end, "row", 0)

    def words(self, index: int) -> str:
        """A row from its first sign to the end of its line."""
        return self.text[self.rows[index].start : self.rows[index].row.line.end]

    def span(self, first: int, last: int | None = None) -> Span:
        """The words of one row, or from one to another."""
        end = self.rows[first if last is None else last].row.line.end
        while end > self.rows[first].start + 1 and self.text[end - 1] in BLANK:
            end -= 1
        return Span(self.rows[first].start, end)

    def draft(self, first: int, last: int) -> Draft:
        """Header, delimiter row and some rows as lines of their own: enough to prove an edit of those rows."""
        return Draft(self.sheet, [self.leaf(0), self.delimiter, *map(self.leaf, range(max(first, 1), last + 1))])

    def is_rule(self, index: int) -> bool:
        """Whether all cells of a row are those of a delimiter row."""
        cells = self.rows[index].row.cells
        return all(RULE_CELL.fullmatch(self.text, cell.start, cell.end) is not None for cell in cells)
