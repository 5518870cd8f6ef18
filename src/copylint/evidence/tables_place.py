# SPDX-License-Identifier: Apache-2.0
"""Repairs of tables that stand in the wrong place: indentation, lists and quotes. Blanks and `>` only.

Such an edit changes which block a line belongs to, so it is proved on the document's own lines, from one that begins
anew to the next, and not on lines cut out of their container.
"""

from collections.abc import Sequence

from copylint.document.tables import find_tables
from copylint.evidence.tables_common import Line, Sheet
from copylint.evidence.tables_repair import letters
from copylint.model.places import Edit, Span
from copylint.text.lines import LineIndex

_MOST_LINES = 200
"""In a longer stretch without a blank line no edit is offered: its proof would cost as much as the stretch."""


def replaced(sheet: Sheet, lines: Sequence[Line], header: int, last: int, columns: int) -> tuple[Edit, ...]:
    """The first edits that make `lines[header:last + 1]` a table: a blank line above, or the header's own marks before each row."""
    rows = lines[header : last + 1]
    for edits in (_dedented(sheet, rows), _set_apart(sheet, lines, header, last), _marked(sheet, rows)):
        if edits and _proved(sheet, rows, edits, columns):
            return edits
    return ()


def _start(sheet: Sheet, line: Line) -> int:
    return sheet.lines.starts[line.number - 1]


def _dedented(sheet: Sheet, rows: Sequence[Line]) -> tuple[Edit, ...]:
    """Rows indented more than the header stand below it."""
    marks = sheet.text[_start(sheet, rows[0]) : rows[0].leaf.start]
    if marks.strip(" \t"):
        return ()
    return tuple(
        Edit(_start(sheet, row), row.leaf.start, marks) for row in rows[1:] if row.leaf.start - _start(sheet, row) != len(marks)
    )


def _set_apart(sheet: Sheet, lines: Sequence[Line], header: int, last: int) -> tuple[Edit, ...]:
    """A blank line above the header, and one below the last row if text follows."""
    if header == 0:
        return ()
    places = [lines[header]] + ([lines[last + 1]] if last + 1 < len(lines) else [])
    return tuple(Edit(_start(sheet, line), _start(sheet, line), sheet.eol(line.number - 1)) for line in places)


def _marked(sheet: Sheet, rows: Sequence[Line]) -> tuple[Edit, ...]:
    """The quote marks or the indentation of the header before each row."""
    marks = "".join(
        sign if sign in "> \t" else " " for sign in sheet.text[_start(sheet, rows[0]) : rows[0].leaf.start]
    )
    if not marks:
        return ()
    return tuple(
        Edit(_start(sheet, row), row.leaf.start, marks)
        for row in rows[1:]
        if sheet.text[_start(sheet, row) : row.leaf.start] != marks
    )


def _proved(sheet: Sheet, rows: Sequence[Line], edits: Sequence[Edit], columns: int) -> bool:
    """Whether GFM then draws these rows and, around them, what it drew before."""
    first, last = rows[0].number, rows[-1].number
    while first > 1 and not (sheet.is_blank(first - 1) and not sheet.words(first).startswith((" ", "\t", ">"))):
        first -= 1
    while last < len(sheet.lines) and not (
        sheet.is_blank(last) and sheet.words(last + 1) and not sheet.words(last + 1).startswith((" ", "\t", ">"))
    ):
        last += 1
        if last - first > _MOST_LINES:
            return False
    span = Span(sheet.lines.starts[first - 1], sheet.lines.content(last).end)
    before = sheet.text[span.start : span.end]
    after, at = "", span.start
    for edit in edits:
        after += sheet.text[at : edit.start] + edit.text
        at = edit.end
    after += sheet.text[at : span.end]
    old, new = (find_tables(text, LineIndex(text), _within(sheet, span) if text is before else ()) for text in (before, after))
    return (
        letters(before) == letters(after)
        and len(new) == len(old) + 1
        and any(table.columns == columns and len(table.rows) == len(rows) - 1 for table in new)
    )


def _within(sheet: Sheet, span: Span) -> list[Span]:
    return [
        Span(max(hidden.start, span.start) - span.start, min(hidden.end, span.end) - span.start)
        for hidden in sheet.excluded
        if hidden.start < span.end and hidden.end > span.start
    ]
