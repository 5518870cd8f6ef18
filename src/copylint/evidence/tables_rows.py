# SPDX-License-Identifier: Apache-2.0
"""Rows that belong to no table: without a delimiter row, or cut off from their table by a blank line.

Two lines in a row that begin and end with a pipe and have as many cells are no prose; three are enough where the
outer pipes are missing (breadcrumbs, quizzes and lines of verse have other shapes).
"""

from collections.abc import Iterable, Iterator, Sequence

from copylint.document.blocks import Table
from copylint.document.leaves import Leaf
from copylint.evidence.tables import TableFault
from copylint.evidence.tables_common import Line, Sheet
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import delimiter_cells, delimiter_row
from copylint.model.places import Edit, Span
from copylint.text.patterns import lazy

Paragraph = Sequence[Line]
_BROKEN, _QUALITY = "broken", "quality"
_FEWEST_BARE = 3
_DIGIT = lazy(r"\d")
_MOST_LINES = 400
"""A longer run of lines gets no edit: its proof would cost as much as the run, for each of its faults."""


# ---- blank lines between rows -------------------------------------------------------------------


def parted_faults(sheet: Sheet, paragraphs: Sequence[Paragraph]) -> tuple[list[TableFault], set[int]]:
    """Rows parted from header, delimiter row or table by blank lines; and the numbers of the lines accounted for."""
    found: list[TableFault] = []
    used: set[int] = set()
    ends = {sheet.lines.line(table.span.end): table for table in sheet.tables}
    index = 0
    while index < len(paragraphs):
        lines = paragraphs[index]
        last, columns = index, 0
        table = ends.get(_above(sheet, lines[0].number))
        if table is not None and table.columns > 1 and _follows(sheet, table, lines):
            columns, first = table.columns, index
        elif _split_header(sheet, paragraphs, index):
            columns, first = lines[-1].cells, index + 1
            last = first
        else:
            index += 1
            continue
        while last + 1 < len(paragraphs) and _goes_on(sheet, paragraphs, last, columns):
            last += 1
        body = [line for each in paragraphs[first : last + 1] for line in each]
        fault = (
            _orphans(sheet, table, body, columns)
            if table and first == index
            else _spaced(sheet, lines[-1], body, columns)
        )
        found.append(fault)
        used.update(line.number for line in body)
        used.add(lines[-1].number)
        index = last + 1
    return found, used


def _above(sheet: Sheet, number: int) -> int:
    """The nearest line above that is not blank; 0 where none is, or where no blank line stands between."""
    at = number - 1
    while at >= 1 and sheet.is_blank(at):
        at -= 1
    return at if at < number - 1 else 0


def _follows(sheet: Sheet, table: Table, lines: Paragraph) -> bool:
    first = lines[0]
    marks = sheet.text[sheet.lines.starts[first.number - 1] : first.leaf.start]
    piped = sheet.text[table.delimiter.start : table.delimiter.end].lstrip(" \t>").startswith("|")
    return (
        marks.rstrip() == table.prefix.rstrip()
        and all(line.cells == table.columns and (line.outer or (not piped and not line.left)) for line in lines)
        and not any(sheet.is_delimiter(line.leaf) for line in lines)
    )


def _split_header(sheet: Sheet, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a header and its delimiter row are parted by a blank line."""
    if index + 1 == len(paragraphs):
        return False
    header, delimiter = paragraphs[index][-1], paragraphs[index + 1][0]
    return (
        header.pipes > 0
        and _above(sheet, delimiter.number) == header.number
        and sheet.is_delimiter(delimiter.leaf)
        and delimiter.pipes > 0
        and len(sheet.cells(header.leaf)) == len(sheet.cells(delimiter.leaf)) == header.cells
        and header.leaf.home == delimiter.leaf.home
        and not sheet.is_delimiter(header.leaf)
    )


def _goes_on(sheet: Sheet, paragraphs: Sequence[Paragraph], last: int, columns: int) -> bool:
    lines = paragraphs[last + 1]
    return (
        _above(sheet, lines[0].number) == paragraphs[last][-1].number
        and all(line.cells == columns and line.left == paragraphs[last][-1].left for line in lines)
        and not any(sheet.is_delimiter(line.leaf) for line in lines)
    )


def _without_blanks(sheet: Sheet, rows: Sequence[Leaf]) -> Draft | None:
    """The rows with the blank lines between them taken away; None where they are too many."""
    first, last = rows[0].line, rows[-1].line
    if last - first > _MOST_LINES:
        return None
    known = {leaf.line: leaf for leaf in rows}
    blanks = [number for number in range(first, last + 1) if number not in known]
    for number in blanks:
        end = sheet.lines.content(number).end
        known[number] = Leaf(number, end, end, "blank", 0)
    draft = Draft(sheet, [known[number] for number in range(first, last + 1)])
    for number in blanks:
        draft.remove(number)
    return draft


def _orphans(sheet: Sheet, table: Table, body: Paragraph, columns: int) -> TableFault:
    first = sheet.lines.line(table.span.start)
    rows = [
        Leaf(first + index + (1 if index else 0), row.line.start + len(table.prefix), row.line.end, "row", 0)
        for index, row in enumerate(table.rows)
    ]
    if sheet.text[rows[0].start - len(table.prefix) : rows[0].start].strip(" \t>"):
        rows[0] = rows[0]._replace(start=row_start(sheet, table))
    delimiter = Leaf(first + 1, table.delimiter.start + len(table.prefix), table.delimiter.end, "delimiter", 0)
    draft = _without_blanks(sheet, [rows[0], delimiter, *rows[1:], *(line.leaf for line in body)])
    alone = body[-1].number + 1 not in sheet.drawn  # else the rows would swallow the table right below them
    edits = draft.edits() if alone and draft and draft.draws(len(table.rows) + len(body), columns) else ()
    return TableFault("orphan_rows", _BROKEN, _span(body), (), {"rows": len(body)}, edits)


def row_start(sheet: Sheet, table: Table) -> int:
    """Where the words of a header begin that stands behind a list mark."""
    start = table.rows[0].cells[0].start
    while start > table.span.start and sheet.text[start - 1] in " \t":
        start -= 1
    return start - 1 if sheet.text[start - 1 : start] == "|" else table.rows[0].cells[0].start


def _spaced(sheet: Sheet, header: Line, body: Paragraph, columns: int) -> TableFault:
    draft = _without_blanks(sheet, [header.leaf, *(line.leaf for line in body)])
    edits = draft.edits() if draft and draft.draws(len(body), columns) else ()
    return TableFault("blank_rows", _BROKEN, _span([header, *body]), (), {"rows": len(body) - 1}, edits)


def _span(lines: Paragraph) -> Span:
    return Span(lines[0].leaf.start, lines[-1].leaf.start + len(lines[-1].body))


# ---- rows without a delimiter row ---------------------------------------------------------------


def bare_faults(sheet: Sheet, lines: Paragraph, used: Iterable[int]) -> Iterator[TableFault]:
    """Runs of rows in one paragraph that no delimiter row makes a table."""
    taken = set(used)
    index = 0
    while index < len(lines):
        line = lines[index]
        end = index + 1
        if line.pipes and line.cells > 1 and line.number not in taken and not delimiter_cells(line.body):
            while end < len(lines) and _alike(line, lines[end]) and lines[end].number not in taken:
                if delimiter_cells(lines[end].body):
                    break
                end += 1
            yield from _run(sheet, lines, index, end)
        index = end


def _alike(line: Line, other: Line) -> bool:
    return (line.cells, line.left, line.right) == (other.cells, other.left, other.right)


def _headed(sheet: Sheet, rows: Paragraph) -> bool:
    """Whether rows without outer pipes look like a table under its header.

    No cell of a header begins with a small letter, as those of a command line do. A list of titles (`Titre | Journal`)
    has one pipe a line too: there, three lines need a column of figures.
    """
    cells = [[sheet.text[cell.start : cell.end] for cell in sheet.cells(row.leaf)] for row in rows]
    if any(cell[:1].islower() for cell in cells[0]):
        return False
    fewest = 2 if rows[0].left else _FEWEST_BARE
    if len(rows) < fewest or rows[0].cells > 2 or rows[0].left or len(rows) > fewest:  # noqa: PLR2004 - one pipe
        return len(rows) >= fewest
    return any(
        _DIGIT.search(head) is None and all(_DIGIT.search(cell) for cell in body)
        for head, *body in zip(*cells, strict=False)  # a pipe inside code makes one more
    )


def _run(sheet: Sheet, lines: Paragraph, index: int, end: int) -> Iterator[TableFault]:
    rows = lines[index:end]
    outer = rows[0].outer
    if len(rows) == 1:
        whole = all(cell.end > cell.start for cell in sheet.cells(rows[0].leaf))  # `|a| |b|` are substitutions of reST
        if (
            outer
            and whole
            and not any(near.pipes for near in (*lines[max(index - 1, 0) : index], *lines[end : end + 1]))
        ):
            yield TableFault("lone_row", _QUALITY, _span(rows), (), {"cells": rows[0].cells})
        return
    if not outer and not _headed(sheet, rows):
        return
    columns = rows[0].cells
    edits: tuple[Edit, ...] = ()
    if len(rows) <= _MOST_LINES and not any(line.leaf.lazy for line in rows):
        draft = Draft(sheet, [line.leaf for line in lines[index : end + (end < len(lines))]])
        draft.insert(rows[1].number, delimiter_row(["---"] * columns, "|", outer=rows[0].left))
        if end < len(lines):
            draft.insert(lines[end].number)
        edits = draft.edits() if draft.draws(len(rows), columns) else ()
    kind = "delimiter_missing" if outer else "delimiter_missing_bare"
    values: dict[str, str | int] = {"rows": len(rows), "columns": columns}
    yield TableFault(kind, _BROKEN, _span(rows), (), values, edits, "unsafe", fine=frozenset({"kramdown"}))
