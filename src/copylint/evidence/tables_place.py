# SPDX-License-Identifier: Apache-2.0
"""Repairs of tables that stand in the wrong place: indentation, lists and quotes. Blanks and `>` only.

Such an edit changes which block a line belongs to, so it is proved on the document's own lines, from one that begins
anew to the next, and not on lines cut out of their container.
"""

from collections.abc import Sequence

from copylint.document.leaves import Leaf
from copylint.document.table_rows import is_delimiter
from copylint.document.tables import find_tables
from copylint.evidence.tables_common import Line, Sheet
from copylint.evidence.tables_repair import letters
from copylint.evidence.tables_signs import delimiter_cells, delimiter_row
from copylint.model.places import Edit, Span
from copylint.text.lines import LineIndex

_MOST_LINES = 200
"""In a longer stretch without a blank line no edit is offered: its proof would cost as much as the stretch."""


def replaced(sheet: Sheet, lines: Sequence[Line], header: int, last: int) -> tuple[Edit, ...]:
    """The first edits that make a table of lines `header` to `last`: less indentation, a blank line, quote marks."""
    rows = lines[header : last + 1]
    numbers = [row.number for row in rows]
    header_words = _cell_words(sheet, rows[0].leaf)
    below = _blank_above(sheet, lines[last + 1]) if last + 1 < len(lines) else ()
    for edits in (
        _dedented(sheet, rows),
        _flush(sheet, lines, rows),
        _set_apart(sheet, lines, header),
        _marked(sheet, rows),
    ):
        if edits and _proved(sheet, numbers, (*edits, *below), header_words):
            return (*edits, *below)
    return ()


def joined(sheet: Sheet, lines: Sequence[Line], at: int, last: int) -> tuple[Edit, ...]:
    """Edits that join a delimiter row to a header that stands right above it in another block.

    Rows that became list items lose their marks, and a header that became a heading too.
    """
    above = sheet.leaf(lines[at].number - 1)
    if above is None or above.kind not in ("text", "heading"):
        return ()
    if above.kind == "heading":
        hashes = sheet.text[above.start : above.end]
        above = above._replace(start=above.end - len(hashes.lstrip("#").lstrip(" \t")))
    words = _cell_words(sheet, above)
    if len(words) != len(sheet.cells(lines[at].leaf)):
        return ()
    leaves = [above, *(line.leaf for line in lines[at : last + 1])]
    while last + 1 == len(lines) and len(leaves) < _MOST_LINES:
        leaf = sheet.leaf(leaves[-1].line + 1)
        if leaf is None or not _is_item_row(sheet, leaf):
            break
        leaves.append(leaf)
    starts = sheet.lines.starts
    edits = tuple(Edit(starts[leaf.line - 1], leaf.start, "") for leaf in leaves if leaf.start > starts[leaf.line - 1])
    if not edits or not _proved(sheet, [leaf.line for leaf in leaves], edits, words, letters_too=False):
        return ()
    sheet.used.update(leaf.line for leaf in leaves)
    return edits


def undashed(sheet: Sheet, lines: Sequence[Line], at: int, last: int) -> tuple[int, tuple[Edit, ...]] | None:
    """A delimiter row `- | -` that became a list item: its columns, and more dashes for it."""
    number = lines[at].number
    above = sheet.leaf(number - 1)
    start, end = sheet.lines.content(number)
    if above is None or above.kind != "text" or not is_delimiter(sheet.text, start, end):
        return None
    cells = delimiter_cells(sheet.words(number)) or []
    if len(cells) < 2 or len(sheet.cells(above)) != len(cells):  # noqa: PLR2004 - a list of dashes
        return None
    edits = (Edit(start, end, delimiter_row(cells, "|", outer=False)),)
    numbers = [above.line, *(line.number for line in lines[at : last + 1])]
    return len(cells), edits if _proved(sheet, numbers, edits, _cell_words(sheet, above)) else ()


def _cell_words(sheet: Sheet, leaf: Leaf) -> list[str]:
    return [sheet.text[cell.start : cell.end] for cell in sheet.cells(leaf)]


def _is_item_row(sheet: Sheet, leaf: Leaf) -> bool:
    return leaf.kind == "text" and sheet.text[leaf.start : leaf.start + 1] == "|" and not sheet.is_delimiter(leaf)


def _flush(sheet: Sheet, lines: Sequence[Line], rows: Sequence[Line]) -> tuple[Edit, ...]:
    """Rows indented under a paragraph stand where the paragraph stands."""
    marks = sheet.text[_start(sheet, lines[0]) : lines[0].leaf.start]
    if marks.strip(" \t") or rows[0] is lines[0]:
        return ()
    return tuple(
        Edit(_start(sheet, row), row.leaf.start, marks)
        for row in rows
        if sheet.text[_start(sheet, row) : row.leaf.start] != marks
    )


def _start(sheet: Sheet, line: Line) -> int:
    return sheet.lines.starts[line.number - 1]


def _dedented(sheet: Sheet, rows: Sequence[Line]) -> tuple[Edit, ...]:
    """Rows indented more than the header stand below it."""
    marks = sheet.text[_start(sheet, rows[0]) : rows[0].leaf.start]
    if marks.strip(" \t"):
        return ()
    return tuple(
        Edit(_start(sheet, row), row.leaf.start, marks)
        for row in rows[1:]
        if row.leaf.start - _start(sheet, row) != len(marks)
    )


def _set_apart(sheet: Sheet, lines: Sequence[Line], header: int) -> tuple[Edit, ...]:
    """A blank line above the header."""
    return _blank_above(sheet, lines[header]) if header else ()


def _blank_above(sheet: Sheet, line: Line) -> tuple[Edit, ...]:
    return (Edit(_start(sheet, line), _start(sheet, line), sheet.eol(line.number - 1)),)


def _marked(sheet: Sheet, rows: Sequence[Line]) -> tuple[Edit, ...]:
    """The quote marks or the indentation of the header before each row."""
    marks = "".join(sign if sign in "> \t" else " " for sign in sheet.text[_start(sheet, rows[0]) : rows[0].leaf.start])
    if not marks:
        return ()
    return tuple(
        Edit(_start(sheet, row), row.leaf.start, marks)
        for row in rows[1:]
        if sheet.text[_start(sheet, row) : row.leaf.start] != marks
    )


def _proved(
    sheet: Sheet, rows: Sequence[int], edits: Sequence[Edit], header: list[str], *, letters_too: bool = True
) -> bool:
    """Whether GFM then draws these lines as one table of this header and, around them, what it drew before."""
    first, last = rows[0], rows[-1]
    if not sheet.afford(1):
        return False
    while first > 1 and not (sheet.is_blank(first - 1) and not sheet.words(first).startswith((" ", "\t", ">"))):
        first -= 1
        if last - first > _MOST_LINES:
            return False
    while last < len(sheet.lines) and not (
        sheet.is_blank(last) and sheet.words(last + 1) and not sheet.words(last + 1).startswith((" ", "\t", ">"))
    ):
        last += 1
        if last - first > _MOST_LINES:
            return False
    if not sheet.afford(last - first + 1):
        return False
    span = Span(sheet.lines.starts[first - 1], sheet.lines.content(last).end)
    before = sheet.text[span.start : span.end]
    after, at = "", span.start
    for edit in edits:
        after += sheet.text[at : edit.start] + edit.text
        at = edit.end
    after += sheet.text[at : span.end]
    if letters_too and letters(before) != letters(after):
        return False
    old = find_tables(before, LineIndex(before), _within(sheet, span))
    new = find_tables(after, LineIndex(after), ())
    return len(new) == len(old) + 1 and any(
        len(table.rows) == len(rows) - 1 and [after[cell.start : cell.end] for cell in table.rows[0].cells] == header
        for table in new
    )


def _within(sheet: Sheet, span: Span) -> list[Span]:
    return [
        Span(max(hidden.start, span.start) - span.start, min(hidden.end, span.end) - span.start)
        for hidden in sheet.excluded
        if hidden.start < span.end and hidden.end > span.start
    ]
