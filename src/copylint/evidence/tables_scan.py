# SPDX-License-Identifier: Apache-2.0
"""The scanners of table faults in the order in which they may claim lines: what one explains, the next leaves alone."""

from collections.abc import Iterator, Sequence

from copylint.document.document import Document
from copylint.document.leaves import Leaf
from copylint.evidence.tables import LOOKALIKES, TableFault
from copylint.evidence.tables_common import Line, Sheet
from copylint.text.patterns import lazy

_SIGNS = lazy(f"[|\t{LOOKALIKES}\u2500-\u257f]|\\+[-=]")


def scan(
    document: Document, runs: Sequence[tuple[int, int]], *, notations: bool, signs: bool, tags: bool
) -> Iterator[TableFault]:
    """The faults of a text that has some sign of a table, in no order.

    Args:
        document: the text.
        runs: first and last line of runs of short lines.
        notations: whether something may be a table in another markup.
        signs: whether there is a sign of a table at all.
        tags: whether there is a table of HTML.
    """
    sheet = Sheet(document)
    if notations:
        from copylint.evidence.tables_foreign import notation_faults  # noqa: PLC0415 - rare

        for fault in notation_faults(sheet):
            yield fault
            sheet.use(fault.span)
    if sheet.tables:
        from copylint.evidence.tables_drawn import drawn_faults  # noqa: PLC0415 - broken tables are drawn by none

        sheet.tables = tuple(table for table in sheet.tables if sheet.lines.line(table.span.start) not in sheet.used)
        yield from drawn_faults(sheet)
    if signs:
        yield from _undrawn(sheet)
        if any(block.kind == "code" for block in document.blocks):
            from copylint.evidence.tables_foreign import coded_faults  # noqa: PLC0415 - few articles show code

            yield from coded_faults(sheet)
    if runs:
        from copylint.evidence.tables_listed import listed_faults  # noqa: PLC0415 - rare

        yield from listed_faults(sheet, runs)
    if tags:
        from copylint.evidence.tables_foreign import unclosed_faults  # noqa: PLC0415 - rare

        yield from unclosed_faults(sheet)


def _undrawn(sheet: Sheet) -> Iterator[TableFault]:
    wanted = _wanted(sheet)
    if not wanted:
        return
    from copylint.evidence import tables_foreign as foreign  # noqa: PLC0415 - a table in order needs none of these
    from copylint.evidence import tables_pasted as pasted  # noqa: PLC0415
    from copylint.evidence.tables_broken import broken_faults  # noqa: PLC0415
    from copylint.evidence.tables_oneline import collapsed_fault  # noqa: PLC0415
    from copylint.evidence.tables_rows import bare_faults, parted_faults  # noqa: PLC0415

    paragraphs = list(_paragraphs(sheet, wanted))
    parted, used = parted_faults(sheet, [lines for lines in paragraphs if any(line.pipes for line in lines)])
    yield from parted
    sheet.used |= used
    for lines in paragraphs:
        index = 0
        while index < len(lines):
            if lines[index].number not in sheet.used:
                fault, last = collapsed_fault(sheet, lines, index) or foreign.spelled_fault(sheet, lines, index)
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


def _wanted(sheet: Sheet) -> list[int]:
    """The lines with a sign of a table, outside code and the like and outside the tables that are drawn."""
    found: list[int] = []
    hidden = sheet.excluded
    at = index = 0
    while (sign := _SIGNS.search(sheet.text, at)) is not None:
        while index < len(hidden) and hidden[index].end <= sign.start():
            index += 1
        number = sheet.lines.line(sign.start())
        at = sheet.lines.span(number).end
        if index < len(hidden) and hidden[index].start <= sign.start():
            at = max(at, hidden[index].end)
        elif number not in sheet.drawn and number not in sheet.used:
            found.append(number)
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
