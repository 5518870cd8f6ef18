# SPDX-License-Identifier: Apache-2.0
"""Tables as other programs show them: columns of tabs, frames of `+---+` or of box signs."""

import re
from collections.abc import Iterator, Sequence

from copylint.evidence.tables import LOOKALIKES, TableFault
from copylint.evidence.tables_common import Line, Sheet
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import box_signs, delimiter_row
from copylint.model.places import Edit, Span
from copylint.text.patterns import lazy

_BROKEN = "broken"
_GRID_LINE = lazy(r"\+(?:[-=:]{2,}+\+)+[ \t]*")
_CROSSING = frozenset(
    "\u252c\u253c\u2534\u2510\u2518\u2524\u2566\u256c\u2569\u2557\u255d\u2563\u2564\u256a\u2567\u2533\u254b\u253b\u2513\u251b\u252b"
)
"""Box signs that end or cross a line: a table has them, a tree of folders has none."""
_WALL = lazy(f"[|{LOOKALIKES}]")
_FEWEST_TABBED = 3


# ---- tabs ---------------------------------------------------------------------------------------


def tabbed_faults(sheet: Sheet, lines: Sequence[Line]) -> Iterator[TableFault]:
    """Runs of lines with the same number of tabs between words: cells of a spreadsheet."""
    index = 0
    while index < len(lines):
        tabs = _tabs(lines[index])
        end = index + 1
        while tabs and end < len(lines) and _tabs(lines[end]) == tabs:
            end += 1
        if tabs and end - index >= (_FEWEST_TABBED if tabs == 1 else 2):
            yield _tabbed(sheet, lines, index, end, tabs + 1)
        index = end


def _tabs(line: Line) -> int:
    body = line.body
    if "\t" not in body or line.pipes:
        return 0
    cells = body.split("\t")
    if not cells[0].strip() or cells[0].rstrip().endswith(":"):  # `Nom :` and its value
        return 0
    return len(cells) - 1 if sum(bool(cell.strip()) for cell in cells) > 1 else 0


def _tabbed(sheet: Sheet, lines: Sequence[Line], index: int, end: int, columns: int) -> TableFault:
    rows = lines[index:end]
    draft = Draft(sheet, [line.leaf for line in lines[index : end + (end < len(lines))]])
    for line in rows:
        start, stop = line.leaf.start, line.leaf.start + len(line.body)
        tabs = [found.start() for found in re.finditer("\t", line.body)]
        draft.patch(
            line.number,
            [
                Edit(start, start, "| "),
                *(Edit(start + at, start + at + 1, " | ") for at in tabs),
                Edit(stop, line.leaf.end, " |"),
            ],
        )
    draft.insert(rows[1].number, delimiter_row(["---"] * columns, "|", outer=True))
    if index:
        draft.insert(rows[0].number)
    if end < len(lines):
        draft.insert(lines[end].number)
    edits = draft.edits() if draft.draws(len(rows), columns) else ()
    span = Span(rows[0].leaf.start, rows[-1].leaf.start + len(rows[-1].body))
    return TableFault("tab_separated", _BROKEN, span, (), {"rows": len(rows), "columns": columns}, edits, "unsafe")


# ---- grids --------------------------------------------------------------------------------------


def grid_faults(sheet: Sheet, lines: Sequence[Line]) -> Iterator[TableFault]:
    """Tables drawn with `+---+` or with box signs."""
    index = 0
    while index < len(lines):
        kind = _border(lines[index])
        if not kind:
            index += 1
            continue
        first = index
        while first and _walled(lines[first - 1]):  # a box without an upper border
            first -= 1
        end = index + 1
        while end < len(lines) and (_border(lines[end]) or _walled(lines[end])):
            end += 1
        rows = [at for at in range(first, end) if not _border(lines[at])]
        if rows and (kind == "box_drawing" or end - first > 2):  # noqa: PLR2004 - a border, a row, a border
            yield _grid(sheet, lines, first, end, kind)
        index = end


def _border(line: Line) -> str:
    body = line.body
    if body.startswith("+"):
        return "ascii_grid" if _GRID_LINE.fullmatch(body) else ""
    if box_signs(body) > 2 and not any(sign.isalnum() for sign in body) and not _CROSSING.isdisjoint(body):  # noqa: PLR2004
        return "box_drawing"
    return ""


def _walled(line: Line) -> bool:
    body = line.body
    return len(body) > 2 and _WALL.match(body) is not None and _WALL.match(body[-1]) is not None  # noqa: PLR2004 - two walls and a word


def _grid(sheet: Sheet, lines: Sequence[Line], first: int, end: int, kind: str) -> TableFault:
    span = Span(lines[first].leaf.start, lines[end - 1].leaf.start + len(lines[end - 1].body))
    draft = Draft(sheet, [line.leaf for line in lines[first : end + (end < len(lines))]])
    rows = [at for at in range(first, end) if not _border(lines[at])]
    columns = 0
    delimited = False
    for at in range(first, end):
        line = lines[at]
        if at in rows:
            walls = [found.start() for found in _WALL.finditer(line.body)]
            columns = columns or len(walls) - 1
            draft.patch(line.number, [Edit(line.leaf.start + wall, line.leaf.start + wall + 1, "|") for wall in walls])
        elif at > rows[0] and not delimited:
            delimited = True
            draft.rewrite(line.number, delimiter_row(["---"] * columns, "|", outer=True))
        else:
            draft.remove(line.number)
    if first:
        draft.insert(lines[first].number)
    if end < len(lines):
        draft.insert(lines[end].number)
    # Without a border between its lines, a row of several lines cannot be told from several rows.
    borders = end - first - len(rows)
    told = borders <= 3 or borders == len(rows) + 1  # noqa: PLR2004 - top, below the header, bottom
    edits = draft.edits() if told and draft.draws(len(rows), columns) else ()
    return TableFault(
        kind,
        _BROKEN,
        span,
        (),
        {"rows": len(rows)},
        edits,
        "unsafe",
        fine=frozenset({"pandoc"}) if kind == "ascii_grid" else frozenset(),
    )
