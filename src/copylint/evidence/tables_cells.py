# SPDX-License-Identifier: Apache-2.0
"""Faults of the rows of a drawn table: lines swallowed, cells dropped or missing, rows that are none.

Every row is looked at once, and every repair is proved on its own few lines, so that a table of a million rows stays
linear.
"""

from copylint.evidence.tables import LOOKALIKES, TableFault
from copylint.evidence.tables_common import BARE_PIPE, NO_PROSE, code_spans
from copylint.evidence.tables_shape import DrawnTable
from copylint.evidence.tables_signs import as_pipes, plain, row_joints, stray_edits
from copylint.model.places import Edit, Span
from copylint.text.patterns import lazy

_BROKEN, _QUALITY = "broken", "quality"
_SECTION = lazy(r"(?P<mark>\*{1,3}|_{1,3})\S.*(?P=mark)")
_ATTRIBUTES = lazy(r"\{:?[ \t]*[.#\w][^{}]*\}$")  # kramdown's and Pandoc's attributes belong right there
_LONGEST_SPLIT = 6


def row_faults(table: DrawnTable) -> None:
    """Add the faults of all rows to those found."""
    scan = _Rows(table)
    index = 1
    while index < len(table.rows):
        index += scan.row(index)


class _Rows:
    """The rows of one table; each method says how many of them it dealt with."""

    def __init__(self, table: DrawnTable) -> None:
        self.table = table
        self.sheet = table.sheet
        self.text = table.text
        self.rows = table.rows
        self.columns = table.columns
        self.found = table.found

    def row(self, index: int) -> int:
        """Look at the row `index`; how many rows were dealt with."""
        line = self.rows[index]
        if line.pipeless and (self.columns > 1 or self.table.piped):
            return self._pipeless(index)
        if line.cells > self.columns:
            self._long(index)
            return 1
        if line.cells < self.columns:
            return self._split(index) or self._short(index)
        if self.text[line.row.cells[0].start] in ":-":
            return self._repeated(index)
        return self._split(index) or self._copy(index)

    def _pipeless(self, index: int) -> int:
        """A run of lines without a pipe, taken as rows."""
        begin = end = index
        while end < len(self.rows) and self.rows[end].pipeless:
            end += 1
        words = self.table.words(index)
        if self.columns > 1 and any(sign in words for sign in LOOKALIKES) and self._lookalike(index):
            return 1
        while index < end and NO_PROSE.match(self.text, self.rows[index].start, self.rows[index].row.line.end):
            index += 1
        if index == end:
            return end - begin
        last_true = next((at for at in range(index - 1, 0, -1) if not self.rows[at].pipeless), 0)
        attributes = end - index == 1 and _ATTRIBUTES.fullmatch(self.text, *self.table.span(index)) is not None
        self.found.append(
            TableFault(
                "line_swallowed",
                _BROKEN,
                self.table.span(index, end - 1),
                (),
                {"row": self._name(last_true), "lines": end - index},
                self._set_apart(index, end),
                fine=frozenset({"kramdown", "pandoc"}) if attributes else frozenset({"pandoc"}),
            )
        )
        return end - begin

    def _name(self, index: int) -> str:
        """What an editor knows a row by: its first cell that has words."""
        cells = self.rows[index].row.cells
        return self.sheet.show(next((cell for cell in cells if cell.end > cell.start), self.table.span(index)))

    def _set_apart(self, index: int, end: int) -> tuple[Edit, ...]:
        """A blank line before the swallowed lines, if no row below them loses its table."""
        last = end - 1
        tables = 1
        if end < len(self.rows):
            # Rows go on below: they must be a table of their own, header and delimiter row.
            if end + 1 >= len(self.rows) or not self.table.is_rule(end + 1) or self.rows[end].cells != self.columns:
                return ()
            last, tables = end + 1, 2
        draft = self.table.draft(index, last)
        draft.insert(self.table.number(index))
        drawn = draft.tables()
        if len(drawn) != tables or len(drawn[0]) != 1 or not draft.keeps_words():
            return ()
        return draft.edits()

    def _repeated(self, index: int) -> int:
        if not self.table.is_rule(index):
            return 1
        edits: tuple[Edit, ...] = ()
        if not any(self.rows[at].pipeless for at in (index - 1, index - 2) if at > 0):
            draft = self.table.draft(index, index)
            draft.remove(self.table.number(index))
            edits = draft.edits() if draft.draws(1, self.columns) else ()
        self.found.append(TableFault("delimiter_repeated", _BROKEN, self.table.span(index), (), {}, edits))
        return 1

    def _copy(self, index: int) -> int:
        """A row that repeats the header, word for word; a delimiter row may follow it."""
        header, row = self.rows[0].row.cells, self.rows[index].row.cells
        if row[0].end - row[0].start != header[0].end - header[0].start or row[0].start == row[0].end:
            return 1
        if any(self.text[a.start : a.end] != self.text[b.start : b.end] for a, b in zip(header, row, strict=True)):
            return 1
        last = index
        if index + 1 < len(self.rows) and self.rows[index + 1].cells == self.columns and self.table.is_rule(index + 1):
            last += 1
        draft = self.table.draft(index, last)
        for at in range(index, last + 1):
            draft.remove(self.table.number(at))
        kind, level = ("header_repeated", _BROKEN) if last > index else ("duplicate_header", _QUALITY)
        edits = draft.edits() if len(draft.tables()) == 1 else ()
        self.found.append(TableFault(kind, level, self.table.span(index, last), (), {}, edits, "unsafe"))
        return last - index + 1

    def _long(self, index: int) -> None:
        """More cells than columns: GFM drops the last ones."""
        line = self.rows[index]
        extra = [cell for cell in line.row.cells[self.columns :] if plain(self.text[cell.start : cell.end]).strip()]
        if not extra:
            return
        self.table.odd.add(index)
        lost = Span(extra[0].start, extra[-1].end)
        values: dict[str, str | int] = {
            "lost": self.sheet.show(lost),
            "cells": line.cells,
            "columns": self.columns,
        }
        if self._pipe_in_code(index, values):
            return
        edits = self._unstrayed(index) or self._unfolded(index)
        if not edits and line.cells == self.columns + 1 and not line.right and self.rows[index - 1].right:
            edits = self._cut_off(index)
        self.found.append(TableFault("row_long", _BROKEN, lost, (), values, edits))

    def _cut_off(self, index: int) -> tuple[Edit, ...]:
        """The sentence that follows the table is glued to its last row: a blank line between them."""
        if index + 1 < len(self.rows):
            return ()
        number = self.table.number(index)
        last = self.rows[index].row.cells[-1]
        at = self.text.rfind("|", self.rows[index].start, last.start) + 1
        draft = self.table.draft(index, index)
        draft.patch(number, [Edit(at, last.start, "\n\n")])
        if not draft.draws(2, self.columns):
            return ()
        eol, marks = self.sheet.eol(number), self.table.table.prefix
        return (Edit(at, last.start, eol + marks.rstrip(" \t") + eol + marks),)

    def _unstrayed(self, index: int) -> tuple[Edit, ...]:
        """A no-break space or an invisible sign before the first pipe makes a cell of its own."""
        line = self.rows[index]
        edits = stray_edits(self.table.words(index), line.start)
        draft = self.table.draft(index, index)
        draft.patch(self.table.number(index), edits)
        return draft.edits() if edits and draft.draws(2, self.columns) else ()

    def _unfolded(self, index: int) -> tuple[Edit, ...]:
        """Several rows on one line."""
        line = self.rows[index]
        words = self.table.words(index)
        joints = row_joints(words, self.columns) if line.left and line.right else None
        if not joints:
            return ()
        draft = self.table.draft(index, index)
        draft.patch(self.table.number(index), [Edit(line.start + a, line.start + b, "\n") for a, b in joints])
        if not draft.draws(2 + len(joints), self.columns):
            return ()
        new = self.sheet.eol(self.table.number(index)) + self.table.table.prefix
        return tuple(Edit(line.start + a, line.start + b, new) for a, b in joints)

    def _pipe_in_code(self, index: int, values: "dict[str, str | int]") -> bool:
        """A pipe inside code that GFM takes for the end of a cell; a backslash before it keeps it."""
        line = self.rows[index]
        words = self.table.words(index)
        spans = [span for span in code_spans(words) if BARE_PIPE.search(words, *span)]
        if not spans:
            return False
        inside = [found.start() for span in spans for found in BARE_PIPE.finditer(words, *span)]
        if line.cells - len(inside) > self.columns:
            return False
        draft = self.table.draft(index, index)
        edits = [Edit(line.start + at, line.start + at, "\\") for at in inside]
        draft.patch(self.table.number(index), edits)
        places = [Span(line.start + start, line.start + end) for start, end in spans]
        self.found.append(
            TableFault(
                "pipe_in_code",
                _BROKEN,
                places[0],
                tuple(places[1:]),
                values,
                draft.edits() if draft.draws(2, self.columns) else (),
                fine=frozenset({"kramdown", "python-markdown", "pandoc", "wordpress"}),
            )
        )
        return True

    def _split(self, index: int) -> int:
        """A row broken over several lines: the first has no closing pipe, the last no opening one, cells add up."""
        line = self.rows[index]
        if line.right or not self.rows[0].right or self.columns == 1 or index + 1 == len(self.rows):
            return 0
        cells = line.cells
        for last in range(index + 1, min(index + _LONGEST_SPLIT, len(self.rows))):
            part = self.rows[last]
            if part.left or (self.rows[0].left and not line.left):
                return 0
            cells += part.cells - 1
            if cells > self.columns:
                return 0
            if not part.right:
                continue
            if cells != self.columns:
                return 0
            draft = self.table.draft(index, last)
            joined = " ".join(
                self.text[each.start : each.row.line.end].strip(" \t\v\f") for each in self.rows[index : last + 1]
            )
            draft.rewrite(self.table.number(index), joined)
            for number in range(self.table.number(index) + 1, self.table.number(last) + 1):
                draft.remove(number)
            edits: tuple[Edit, ...] = ()
            if draft.draws(2, self.columns):
                edits = tuple(Edit(self.table.span(at).end, self.rows[at + 1].start, " ") for at in range(index, last))
            self.table.odd.update(range(index, last + 1))
            self.found.append(
                TableFault(
                    "row_split", _BROKEN, self.table.span(index, last), (), {"lines": last - index + 1}, edits, "unsafe"
                )
            )
            return last - index + 1
        return 0

    def _short(self, index: int) -> int:
        """Fewer cells than columns: GFM leaves the last columns empty."""
        line = self.rows[index]
        self.table.odd.add(index)
        if self._lookalike(index):
            return 1
        cell = line.row.cells[0]
        if line.cells == 1 and _SECTION.fullmatch(self.text, cell.start, cell.end):
            return 1  # the title of a group of rows
        draft = self.table.draft(index, index)
        words = self.table.words(index).rstrip(" \t\v\f")
        missing = self.columns - line.cells
        draft.patch(
            self.table.number(index),
            [
                Edit(
                    line.start + len(words),
                    line.start + len(words),
                    "  |" * missing if line.right else " |" * (missing + 1),
                )
            ],
        )
        self.found.append(
            TableFault(
                "row_short",
                _QUALITY,
                self.table.span(index),
                (),
                {"cells": line.cells, "columns": self.columns, "missing": missing},
                draft.edits() if draft.draws(2, self.columns) else (),
                "unsafe",
            )
        )
        return 1

    def _lookalike(self, index: int) -> bool:
        """A row whose missing pipes are there, as another sign that looks like one."""
        edits = as_pipes(self.table.words(index), self.rows[index].start)
        if not edits:
            return False
        draft = self.table.draft(index, index)
        draft.patch(self.table.number(index), edits)
        tables = draft.tables()
        if len(tables) != 1 or len(tables[0]) != 2 or len(tables[0][1]) != self.columns:  # noqa: PLR2004 - header and row
            return False
        signs = [Span(edit.start, edit.end) for edit in edits]
        self.found.append(
            TableFault(
                "pipe_lookalike",
                _BROKEN,
                signs[0],
                tuple(signs[1:]),
                {"sign": self.text[signs[0].start]},
                draft.edits(),
            )
        )
        return True
