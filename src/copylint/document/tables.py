# SPDX-License-Identifier: Apache-2.0
"""The tables that GitHub draws, found by GFM's own rules.

A parser of another family sees other tables (pulldown-cmark misses one without a leading pipe under a line of text)
and shows no place for the cells that GFM drops. So tables are recognised here, from the lines of `leaves`.
"""

from collections.abc import Sequence

from copylint.document.block_starts import openers
from copylint.document.blocks import Row, Table
from copylint.document.leaves import Leaf, leaves, row_cells
from copylint.document.spans import touching
from copylint.document.table_rows import delimiter_lines, has_cells, split_cells
from copylint.model.places import Span
from copylint.text.lines import LineIndex


def find_tables(text: str, lines: LineIndex, excluded: Sequence[Span]) -> tuple[Table, ...]:
    """The tables of a Markdown text, in order of place.

    Args:
        text: the whole text.
        lines: its lines.
        excluded: sorted spans in which no table can be (code, HTML, comments, front matter, link definitions).

    Source: GFM 0.29 «Tables (extension)», as cmark-gfm 0.29.0.gfm.13 draws them.
    """
    wanted = delimiter_lines(text, lines)
    if not wanted:
        return ()
    tables = _alone(text, lines, excluded, wanted)
    return tables_of(text, lines, leaves(text, lines, excluded, wanted)) if tables is None else tables


def _alone(
    text: str, lines: LineIndex, excluded: Sequence[Span], delimiters: Sequence[int]
) -> tuple[Table, ...] | None:
    """The tables where each stands between empty lines, all its lines with a pipe at the left margin.

    Most do, and then nothing around them matters. None where one does not, or may be none.
    """
    if "\r" in text or openers(text, lines):
        return None
    tables: list[Table] = []
    starts, last = lines.starts, len(lines)
    below = 0  # the line after the last table
    for number in delimiters:
        if number < below:
            continue  # a row of dashes
        head = starts[number - 2] if number > 1 else -1
        if head < 0 or (head and not text.startswith("\n\n", head - 2) and head != 1):
            return None
        rows: list[Row] = []
        below = number - 1
        while below <= last and text.startswith("|", starts[below - 1]):
            line = lines.content(below)
            if not has_cells(text, *line):
                return None
            rows.append(Row(line, split_cells(text, *line)))
            below += 1
        end = starts[below - 1] if below <= last else len(text)
        if len(rows) < 2 or (end < len(text) and text[end] != "\n"):  # noqa: PLR2004 - header and delimiter row
            return None
        header, delimiter = rows[0], rows.pop(1)
        span = Span(head, rows[-1].line.end if len(rows) > 1 else delimiter.line.end)
        if len(header.cells) != len(delimiter.cells) or touching(excluded, span):
            return None
        tables.append(Table(span, len(header.cells), delimiter.line, tuple(rows)))
    return tuple(tables)


def tables_of(text: str, lines: LineIndex, found: Sequence[Leaf]) -> tuple[Table, ...]:
    """The tables among lines whose blocks are known."""
    tables: list[Table] = []
    index = 0
    while index < len(found):
        if found[index].kind != "header":
            index += 1
            continue
        end = index + 2
        while end < len(found) and found[end].kind == "row" and found[end].block == found[index].block:
            end += 1
        tables.append(_table(text, lines, found[index:end]))
        index = end
    return tuple(tables)


def _table(text: str, lines: LineIndex, found: Sequence[Leaf]) -> Table:
    delimiter = found[1]
    rows = tuple(Row(_line(lines, leaf), row_cells(text, leaf)) for leaf in found if leaf.kind != "delimiter")
    place = _line(lines, delimiter)
    return Table(
        Span(rows[0].line.start, found[-1].end),
        len(rows[0].cells),
        place,
        rows,
        text[place.start : delimiter.start],
    )


def _line(lines: LineIndex, leaf: Leaf) -> Span:
    return Span(lines.starts[leaf.line - 1], leaf.end)
