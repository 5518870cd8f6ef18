# SPDX-License-Identifier: Apache-2.0
"""Tables as they come out of a clipboard: all on one line, with tabs, drawn with `+---+` or with box signs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.evidence.tables_common import BARE_PIPE, Line, Sheet, TableFault
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import LOOKALIKES, box_signs, delimiter_cells, delimiter_row, row_joints
from copylint.model.places import Edit, Span

_BROKEN = "broken"
_DASH = "[-\u2010-\u2015\u2212]"
_GROUP = re.compile(rf"\|[ \t]*+(?::?+{_DASH}{{2,}}+:?+[ \t]*+\|[ \t]*+){{2,}}+")
"""A delimiter row within a line."""
_BREAK = re.compile(r"(?<=\|)[ \t]*(?:<br[ \t]*/?>|\\n)[ \t]*(?=\||$)", re.IGNORECASE)
_GRID_LINE = re.compile(r"\+(?:[-=:]{2,}+\+)+[ \t]*")
_CROSSING = frozenset(
    "\u252c\u253c\u2534\u2510\u2518\u2524\u2566\u256c\u2569\u2557\u255d\u2563\u2564\u256a\u2567\u2533\u254b\u253b\u2513\u251b\u252b"
)
"""Box signs that end or cross a line: a table has them, a tree of folders has none."""
_WALL = re.compile(f"[|{LOOKALIKES}]")
_FEWEST_TABBED = 3


# ---- all on one line ----------------------------------------------------------------------------


class _Cells(NamedTuple):
    """Row ends within the part of a line that follows the delimiter row."""

    rows: int
    joints: list[tuple[int, int]]  # offsets in the line: where a row ends and where the next begins
    end: int  # where the last row ends


def collapsed_fault(sheet: Sheet, lines: Sequence[Line], index: int) -> tuple[TableFault, int] | None:
    """The fault of a line that holds header, delimiter row and rows; and the index of the last line of the table."""
    line = lines[index]
    group = _GROUP.search(line.body)
    if group is None:
        return None
    if _BREAK.search(line.body):
        return _broken_up(sheet, line), index
    cells = delimiter_cells(group[0].strip()) or []
    columns = len(cells)
    words_before = bool(line.body[: group.start()].strip(" \t|"))
    words_after = bool(line.body[group.end() :].strip(" \t|"))
    if not words_before or (not words_after and (index + 1 == len(lines) or not lines[index + 1].left)):
        return None
    before = [found.start() for found in BARE_PIPE.finditer(line.body, 0, group.start())]
    header = _header(line.body, before, group.start(), columns)
    rows = _rows(line.body, group.end(), columns) if words_after else None
    if header is None and rows is None and line.pipes - columns < 2 * columns:
        return None  # a sentence about delimiter rows
    last = index
    while last + 1 < len(lines) and lines[last + 1].cells == columns and lines[last + 1].left:
        last += 1
    start = line.leaf.start
    from_ = header[0] if header else 0
    end = rows.end if rows else len(line.body)
    edits: tuple[Edit, ...] = ()
    if header and (rows or not words_after) and not line.leaf.lazy:
        edits = _unfolded(sheet, lines, index, last, header, group, cells, rows)
    span = (
        Span(start + from_, start + end)
        if last == index
        else Span(start + from_, lines[last].leaf.start + len(lines[last].body))
    )
    fault = TableFault("collapsed", _BROKEN, span, (), {"columns": columns}, edits)
    return fault, last


def _broken_up(sheet: Sheet, line: Line) -> TableFault:
    r"""Rows that a `<br>` or a literal `\n` parts in place of a line end."""
    start = line.leaf.start
    draft = Draft(sheet, [line.leaf])
    edits = [
        Edit(start + at.start(), start + at.end(), "\n" if at.end() < len(line.body) else "")
        for at in _BREAK.finditer(line.body)
    ]
    draft.patch(line.number, edits)
    tables = draft.tables()
    good = len(tables) == 1 and len(tables[0]) == len(draft.lines()[0].split("\n")) - 1
    good = good and all(len(row) == len(tables[0][0]) for row in tables[0])
    new = sheet.eol(line.number) + _marks(sheet, line)
    kept = tuple(edit._replace(text=new) if edit.text else edit for edit in edits) if good else ()
    return TableFault("row_breaks", _BROKEN, line.span, (), {}, kept, "unsafe")


def _header(body: str, pipes: Sequence[int], group: int, columns: int) -> tuple[int, int, bool] | None:
    """Where the header begins and ends before the delimiter group, and whether it has a closing pipe of its own."""
    closed = bool(pipes) and not body[pipes[-1] + 1 : group].strip()
    inner = list(pipes[:-1] if closed else pipes)
    end = pipes[-1] + 1 if closed else group
    if len(inner) == columns:
        return inner[0], end, closed
    if len(inner) == columns - 1 and columns > 1:
        return 0, end, closed
    return None


def _rows(body: str, start: int, columns: int) -> _Cells | None:
    """The rows after the delimiter group, if the cells come out even."""
    pipes = [found.start() for found in BARE_PIPE.finditer(body, start)]
    if not pipes:
        return None
    if not body[start : pipes[0]].strip():  # every row has pipes of its own: `| 1 | 2 | | 3 | 4 |`
        joints = row_joints(body[pipes[0] : pipes[-1] + 1], columns)
        if joints is None:
            return None
        return _Cells(len(joints) + 1, [(pipes[0] + a, pipes[0] + b) for a, b in joints], pipes[-1] + 1)
    # Rows share their pipes: `|---|---| 1 | 2 | 3 | 4 |`; the last cell may lack its own.
    walls = [start - 1, *pipes]
    count = len(walls) - 1
    end = walls[-1] + 1
    if count % columns and body[end:].strip():
        count, end = count + 1, len(body)
    if count % columns:
        return None
    return _Cells(count // columns, [(walls[at] + 1, -1) for at in range(columns, count, columns)], end)


def _unfolded(  # noqa: PLR0913 - the parts of one line
    sheet: Sheet,
    lines: Sequence[Line],
    index: int,
    last: int,
    header: tuple[int, int, bool],
    group: "re.Match[str]",
    cells: Sequence[str],
    rows: _Cells | None,
) -> tuple[Edit, ...]:
    """Line ends between the rows, a blank line between them and the text around."""
    line = lines[index]
    body, start, columns = line.body, line.leaf.start, len(cells)
    shared_above = not header[2]
    changes: list[tuple[int, int, str]] = []
    before = body[: header[0]].rstrip()
    if before:
        changes.append((len(before), header[0], "\n\n"))
    opening = group.start()
    words = group[0].rstrip()
    new = words if re.fullmatch(r"[-:| \t]+", words) else delimiter_row(cells, words, outer=True)
    if shared_above:
        changes.append((opening, opening + len(words), "|\n" + new))
    else:
        changes.append((header[1], opening + len(words), "\n" + new))
    tail_start = opening + len(words)
    if rows:
        rest = body[group.end() :]
        own = rest.startswith("|")
        if own:
            changes.append((tail_start, group.end(), "\n"))
        else:
            changes.append((tail_start, tail_start, "\n|"))
        for left, right in rows.joints:
            changes.append((left, right, "\n") if right >= 0 else (left, left, "\n|"))
        after = body[rows.end :]
        if after.strip():
            changes.append((rows.end, len(body) - len(after.lstrip()), "\n\n"))
    draft = Draft(sheet, [each.leaf for each in lines[index : last + 1]])
    draft.patch(line.number, [Edit(start + a, start + b, text) for a, b, text in changes])
    if not draft.draws(1 + (rows.rows if rows else 0) + last - index, columns):
        return ()
    eol, marks = sheet.eol(line.number), _marks(sheet, line)
    return tuple(Edit(start + a, start + b, _with_marks(text, eol, marks)) for a, b, text in changes)


def _marks(sheet: Sheet, line: Line) -> str:
    marks = sheet.text[sheet.lines.starts[line.number - 1] : line.leaf.start]
    return re.sub(r"[^\t >]", " ", marks)


def _with_marks(text: str, eol: str, marks: str) -> str:
    """A change with the file's line end, and the marks of its container after each."""
    pieces = text.split("\n")
    return pieces[0] + "".join(
        eol + ((marks + piece) if piece or at == len(pieces) - 1 else marks.rstrip(" \t"))
        for at, piece in enumerate(pieces[1:], 1)
    )


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
    return len(cells) - 1 if cells[0].strip() and sum(bool(cell.strip()) for cell in cells) > 1 else 0


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
