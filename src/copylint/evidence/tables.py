# SPDX-License-Identifier: Apache-2.0
"""The faults of tables: of those that GitHub draws, and of those that it does not draw because they are broken.

A broken table is no table to any parser, so the lines are read for themselves: `document.leaves` says which block each
belongs to, and the scanners of `tables_*` say what was meant. What is a fault for which engine is in `FAULTS` and
in `TableFault.engines` and `.fine` (measured by running the engines on each shape).
"""

import re
from collections.abc import Iterator, Sequence

from copylint.document.document import Document
from copylint.document.leaves import Leaf
from copylint.evidence.tables_common import Line, Sheet, TableFault
from copylint.evidence.tables_signs import LOOKALIKES

FAULTS: dict[str, str] = {
    "line_swallowed": "broken",
    "delimiter_missing": "broken",
    "delimiter_missing_bare": "broken",
    "delimiter_count": "broken",
    "header_short": "broken",
    "delimiter_malformed": "broken",
    "delimiter_first": "broken",
    "delimiter_misplaced": "broken",
    "delimiter_repeated": "broken",
    "container_or_indent": "broken",
    "orphan_rows": "broken",
    "blank_rows": "broken",
    "row_long": "broken",
    "row_split": "broken",
    "pipe_in_code": "broken",
    "header_fused": "broken",
    "collapsed": "broken",
    "tab_separated": "broken",
    "one_cell_per_line": "broken",
    "ascii_grid": "broken",
    "box_drawing": "broken",
    "pipe_lookalike": "broken",
    "pipe_escaped": "broken",
    "row_wrapped": "broken",
    "row_stray": "broken",
    "row_breaks": "broken",
    "header_repeated": "broken",
    "foreign_syntax": "broken",
    "html_unclosed": "broken",
    "no_blank_before": "portability",
    "no_blank_after": "portability",
    "mdx_unsafe_cell": "portability",
    "escaped_pipe_in_code": "portability",
    "row_short": "quality",
    "lone_row": "quality",
    "duplicate_header": "quality",
    "empty_header": "quality",
    "empty_column": "quality",
    "header_only": "quality",
    "mixed_outer_pipes": "quality",
    "table_in_fence": "quality",
    "table_indented": "quality",
}
"""Every kind of fault and its level under GFM."""
ONLY_ELSEWHERE = frozenset({"mdx_unsafe_cell", "escaped_pipe_in_code"})
"""Faults that are none at all but for the engines that they break."""

_NOTATIONS = ("{|", "|===", "\\begin{", "[table]", "[TABLE]", "|_.", "== ==", "==  ==")
"""What a table in another markup begins with."""
_ASCII_SIGNS = ("|", "\t", "+-", "+=")
_FOREIGN_SIGNS = (*LOOKALIKES, "\u2500", "\u2501", "\u2550")
"""One of these stands in every text that `_SIGNS` finds something in; `in` is ten times faster."""
_SIGNS = re.compile(f"[|\t{LOOKALIKES}\u2500-\u257f]|\\+[-=]")


def table_faults(document: Document) -> tuple[TableFault, ...]:
    """The faults of the tables of a Markdown or plain text, in order of place; computed once for a document."""
    return document.remember("table faults", lambda: tuple(sorted(_faults(document), key=_place)))


def _place(fault: TableFault) -> tuple[int, int, str]:
    return fault.span.start, fault.span.end, fault.kind


def _faults(document: Document) -> Iterator[TableFault]:
    if document.format == "html":
        return
    sheet = Sheet(document)
    text = document.text
    if _any(_NOTATIONS, text):
        from copylint.evidence.tables_foreign import notation_faults  # noqa: PLC0415 - rare signs

        for fault in notation_faults(sheet):
            yield fault
            sheet.use(fault.span)
    if sheet.tables:
        from copylint.evidence.tables_drawn import drawn_faults  # noqa: PLC0415 - most texts have no table

        sheet.tables = tuple(table for table in sheet.tables if sheet.lines.line(table.span.start) not in sheet.used)
        yield from drawn_faults(sheet)
    if _any(_ASCII_SIGNS, text) or (not text.isascii() and _any(_FOREIGN_SIGNS, text)):
        yield from _undrawn(sheet)
    if len(document.lines) > 7:  # noqa: PLR2004 - four rows of two cells at least
        from copylint.evidence.tables_listed import listed_faults  # noqa: PLC0415 - needs many short lines

        yield from listed_faults(sheet)
    if "<table" in text or "<TABLE" in text or "<Table" in text:
        from copylint.evidence.tables_foreign import unclosed_faults  # noqa: PLC0415 - rare

        yield from unclosed_faults(sheet)


def _any(signs: Sequence[str], text: str) -> bool:
    for sign in signs:  # noqa: SIM110 - a generator costs more than the searches
        if sign in text:
            return True
    return False


def _undrawn(sheet: Sheet) -> Iterator[TableFault]:
    from copylint.evidence import tables_foreign as foreign  # noqa: PLC0415 - most texts have no sign of a table
    from copylint.evidence import tables_pasted as pasted  # noqa: PLC0415
    from copylint.evidence.tables_broken import broken_faults  # noqa: PLC0415
    from copylint.evidence.tables_rows import bare_faults, parted_faults  # noqa: PLC0415

    wanted = _wanted(sheet)
    if not wanted:
        return
    paragraphs = list(_paragraphs(sheet, wanted))
    parted, used = parted_faults(sheet, [lines for lines in paragraphs if any(line.pipes for line in lines)])
    yield from parted
    sheet.used |= used
    for lines in paragraphs:
        index = 0
        while index < len(lines):
            if lines[index].number not in sheet.used:
                fault, last = pasted.collapsed_fault(sheet, lines, index) or foreign.spelled_fault(sheet, lines, index)
                if fault:
                    yield fault
                    sheet.use(fault.span)
                index = last
            index += 1
        for other in (*pasted.grid_faults(sheet, lines), *pasted.tabbed_faults(sheet, lines)):
            yield other
            sheet.use(other.span)
        for piece in _unused(lines, sheet.used):
            faults, more = broken_faults(sheet, piece)
            yield from faults
            sheet.used |= more
    for lines in paragraphs:
        yield from bare_faults(sheet, lines, sheet.used)
    yield from foreign.coded_faults(sheet)


def _wanted(sheet: Sheet) -> list[int]:
    """The lines with a sign of a table, outside those that are drawn."""
    found: list[int] = []
    at = 0
    while (sign := _SIGNS.search(sheet.text, at)) is not None:
        number = sheet.lines.line(sign.start())
        if number not in sheet.drawn and number not in sheet.used:
            found.append(number)
        at = sheet.lines.span(number).end
    return found


def _paragraphs(sheet: Sheet, wanted: Sequence[int]) -> Iterator[list[Line]]:
    """The paragraphs that hold one of the wanted lines, each as lines without gaps."""
    signs = set(wanted)
    lines: list[Leaf] = []
    for leaf in (*sheet.read(wanted), None):
        if lines and (leaf is None or leaf.block != lines[-1].block or leaf.line != lines[-1].line + 1):
            if any(line.line in signs for line in lines):
                yield [sheet.line(line) for line in lines]
            lines = []
        if leaf is not None and leaf.kind == "text":
            lines.append(leaf)


def _unused(lines: Sequence[Line], used: "set[int]") -> Iterator[list[Line]]:
    piece: list[Line] = []
    for line in lines:
        if line.number not in used:
            piece.append(line)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
