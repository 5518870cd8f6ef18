# SPDX-License-Identifier: Apache-2.0
"""Faults of the tables that GFM draws: lines swallowed, cells dropped or missing, neighbours too close.

Every row is looked at once, and every repair is proved on its own few lines, so that a table of a million rows stays
linear.
"""

import re
from typing import NamedTuple

from copylint.document.blocks import Row, Table
from copylint.document.leaves import Leaf
from copylint.evidence.tables_common import BARE_PIPE, Sheet, TableFault, code_spans, masked
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import LOOKALIKES, as_pipes
from copylint.model.places import Edit, Span

_BROKEN, _PORTABILITY, _QUALITY = "broken", "portability", "quality"
_RULE_CELL = re.compile(r":?-{3,}:?|:-+:?|-+:")  # three dashes at least: `-` and `--` are a writer's empty cell
_SECTION = re.compile(r"(?P<mark>\*{1,3}|_{1,3})\S.*(?P=mark)")
_NO_PROSE = re.compile(r":::|\{%.*%\}$|\{\{[<%].*[>%]\}\}$")  # a line of the site's engine, gone before GFM reads it
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#\w][^{}]*\}$")  # kramdown's and Pandoc's attributes belong right there
_HARD_FOR_MDX = re.compile(r"<(?:br|hr|img|wbr|input)\b(?![^<>]*/>)[^<>]*>|<(?=[\s\d=])|\{(?!\{)", re.IGNORECASE)
_LONGEST_SPLIT = 6
_LAST_SIGN = re.compile(r"[^ \t\v\f]")


class _Line(NamedTuple):
    """A row with what stands around its cells."""

    row: Row
    start: int  # of its words
    left: bool  # a pipe begins it
    right: bool  # an unprotected pipe ends it

    @property
    def cells(self) -> int:
        return len(self.row.cells)


def drawn_faults(sheet: Sheet) -> list[TableFault]:
    """The faults of every drawn table, in no order."""
    found: list[TableFault] = []
    for table in sheet.tables:
        found += _Scan(sheet, table).faults()
    return found


class _Scan:
    """One table."""

    def __init__(self, sheet: Sheet, table: Table) -> None:
        self.sheet = sheet
        self.text = sheet.text
        self.table = table
        self.columns = table.columns
        self.rows = [self._line(row) for row in table.rows]
        self.first = sheet.lines.line(table.span.start)
        self.delimiter = Leaf(self.first + 1, table.delimiter.start + len(table.prefix), table.delimiter.end, "delimiter", 0)
        self.piped = self.rows[0].left or self.rows[0].right or "|" in self.text[self.delimiter.start : self.delimiter.end]
        self.found: list[TableFault] = []

    def _line(self, row: Row) -> _Line:
        text, end = self.text, row.line.end
        start = row.cells[0].start
        while start > row.line.start and text[start - 1] in " \t\v\f":
            start -= 1
        left = start > row.line.start and text[start - 1] == "|"
        if left:
            start -= 1
        else:
            start = row.cells[0].start
        while end > start and text[end - 1] in " \t\v\f":
            end -= 1
        right = end > start + 1 and text[end - 1] == "|" and text[end - 2] != "\\"
        return _Line(row, start, left, right)

    def _number(self, index: int) -> int:
        """The line number of a row; 0 is the header, the delimiter row lies below it."""
        return self.first + index + (1 if index else 0)

    def _leaf(self, index: int) -> Leaf:
        line = self.rows[index]
        return Leaf(self._number(index), line.start, line.row.line.end, "row", 0)

    def _span(self, first: int, last: int | None = None) -> Span:
        end = self.rows[first if last is None else last].row.line.end
        while end > self.rows[first].start + 1 and self.text[end - 1] in " \t\v\f":
            end -= 1
        return Span(self.rows[first].start, end)

    def _draft(self, first: int, last: int) -> Draft:
        """Header, delimiter row and rows `first` to `last`, as lines of their own: enough to prove an edit of rows."""
        return Draft(self.sheet, [self._leaf(0), self.delimiter, *map(self._leaf, range(max(first, 1), last + 1))])

    def faults(self) -> list[TableFault]:
        """All faults of this table."""
        index = 1
        while index < len(self.rows):
            index += self._row(index)
        self._header()
        self._outer_pipes()
        self._neighbours()
        if "<" in self.text[self.table.span.start : self.table.span.end] or "\\|" in self.text[
            self.table.span.start : self.table.span.end
        ]:
            self._engines()
        return self.found

    # ---- rows -----------------------------------------------------------------------------------

    def _row(self, index: int) -> int:
        """Look at the row `index`; how many rows were dealt with."""
        line = self.rows[index]
        if line.cells == self.columns:
            first = line.row.cells[0]
            if self.columns == 1 and not line.left and not line.right and self.piped:
                return self._pipeless(index)
            if first.end > first.start and self.text[first.start] in ":-":
                return self._repeated(index)
            self._copy(index)
            return 1
        if line.cells > self.columns:
            self._long(index)
            return 1
        if line.cells == 1 and not line.left and not line.right:
            return self._pipeless(index)
        return self._split(index) or self._short(index)

    def _pipeless(self, index: int) -> int:
        """A run of lines without a pipe, taken as rows."""
        text = self.text
        end = index
        while end < len(self.rows) and self._is_pipeless(end):
            end += 1
        words = text[self.rows[index].start : self.rows[index].row.line.end]
        if self.columns > 1 and any(sign in words for sign in LOOKALIKES) and self._lookalike(index):
            return 1
        while index < end and _NO_PROSE.match(text, self.rows[index].start, self.rows[index].row.line.end):
            index += 1
        if index == end:
            return 1
        last_true = next((at for at in range(index - 1, -1, -1) if not self._is_pipeless(at)), 0)
        attributes = end - index == 1 and _ATTRIBUTES.fullmatch(text, *self._span(index)) is not None
        self.found.append(
            TableFault(
                "line_swallowed",
                _BROKEN,
                self._span(index, end - 1),
                (),
                {"row": self.sheet.show(self.rows[last_true].row.cells[0]), "lines": end - index},
                self._set_apart(index, end),
                fine=frozenset({"kramdown", "pandoc"}) if attributes else frozenset({"pandoc"}),
            )
        )
        return end - index

    def _is_pipeless(self, index: int) -> bool:
        line = self.rows[index]
        return index > 0 and line.cells == 1 and not line.left and not line.right

    def _set_apart(self, index: int, end: int) -> tuple[Edit, ...]:
        """A blank line before the swallowed lines, if no row below them loses its table."""
        last = end - 1
        tables = 1
        if end < len(self.rows):
            # Rows go on below: they must be a table of their own, header and delimiter row.
            if end + 1 >= len(self.rows) or not self._is_rule(end + 1) or self.rows[end].cells != self.columns:
                return ()
            last, tables = end + 1, 2
        draft = self._draft(index, last)
        draft.insert(self._number(index))
        drawn = [] if draft.failed else draft.tables()
        if len(drawn) != tables or len(drawn[0]) != 1 or not draft.keeps_words():
            return ()
        return draft.edits()

    def _is_rule(self, index: int) -> bool:
        """Whether all cells of a row are those of a delimiter row."""
        return all(
            _RULE_CELL.fullmatch(self.text, cell.start, cell.end) is not None for cell in self.rows[index].row.cells
        )

    def _repeated(self, index: int) -> int:
        if not self._is_rule(index):
            return 1
        edits: tuple[Edit, ...] = ()
        if not any(self._is_pipeless(at) for at in (index - 1, index - 2) if at > 0):
            draft = self._draft(index, index)
            draft.remove(self._number(index))
            edits = draft.edits() if draft.draws(1, self.columns) else ()
        self.found.append(TableFault("delimiter_repeated", _BROKEN, self._span(index), (self.table.delimiter,), {}, edits))
        return 1

    def _copy(self, index: int) -> None:
        """A row that repeats the header, word for word."""
        header, row = self.rows[0].row.cells, self.rows[index].row.cells
        if row[0].end - row[0].start != header[0].end - header[0].start or row[0].start == row[0].end:
            return
        if any(self.text[a.start : a.end] != self.text[b.start : b.end] for a, b in zip(header, row, strict=True)):
            return
        draft = self._draft(index, index)
        draft.remove(self._number(index))
        self.found.append(
            TableFault("duplicate_header", _QUALITY, self._span(index), (self._span(0),), {}, draft.edits(), "unsafe")
        )

    def _long(self, index: int) -> None:
        """More cells than columns: GFM drops the last ones."""
        line = self.rows[index]
        extra = [cell for cell in line.row.cells[self.columns :] if cell.end > cell.start]
        if not extra:
            return
        lost = Span(extra[0].start, extra[-1].end)
        values: dict[str, str | int] = {
            "lost": self.sheet.show(lost),
            "cells": line.cells,
            "columns": self.columns,
        }
        if self._pipe_in_code(index, values):
            return
        edits: tuple[Edit, ...] = ()
        last = line.row.cells[-1]
        closed = index == 1 or self.rows[index - 1].right
        if len(extra) == 1 and line.cells == self.columns + 1 and not line.right and closed and index + 1 == len(self.rows):
            # The sentence that follows the table is glued to its last row.
            at = self.text.rfind("|", line.start, last.start) + 1
            eol = self.sheet.eol(self._number(index))
            draft = self._draft(index, index)
            draft.patch(self._number(index), [Edit(at, last.start, "\n\n")])
            if draft.draws(2, self.columns):
                edits = (Edit(at, last.start, eol + self.table.prefix.rstrip(" \t") + eol + self.table.prefix),)
        self.found.append(TableFault("row_long", _BROKEN, lost, (self._span(0),), values, edits))

    def _pipe_in_code(self, index: int, values: "dict[str, str | int]") -> bool:
        """A pipe inside code that GFM takes for the end of a cell; a backslash before it keeps it."""
        line = self.rows[index]
        words = self.text[line.start : line.row.line.end]
        spans = [span for span in code_spans(words) if BARE_PIPE.search(words, *span)]
        if not spans:
            return False
        inside = [found.start() for span in spans for found in BARE_PIPE.finditer(words, *span)]
        if line.cells - len(inside) > self.columns:
            return False
        draft = self._draft(index, index)
        edits = [Edit(line.start + at, line.start + at, "\\") for at in inside]
        draft.patch(self._number(index), edits)
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
        if line.right or not self.rows[0].right or self.columns == 1:
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
            draft = self._draft(index, last)
            joined = " ".join(
                self.text[each.start : each.row.line.end].strip(" \t\v\f") for each in self.rows[index : last + 1]
            )
            draft.rewrite(self._number(index), joined)
            for number in range(self._number(index) + 1, self._number(last) + 1):
                draft.remove(number)
            edits: tuple[Edit, ...] = ()
            if draft.draws(2, self.columns):
                edits = tuple(
                    Edit(self._span(at).end, self.rows[at + 1].start, " ") for at in range(index, last)
                )
            self.found.append(
                TableFault("row_split", _BROKEN, self._span(index, last), (), {"lines": last - index + 1}, edits, "unsafe")
            )
            return last - index + 1
        return 0

    def _short(self, index: int) -> int:
        """Fewer cells than columns: GFM leaves the last columns empty."""
        line = self.rows[index]
        if self._lookalike(index):
            return 1
        cell = line.row.cells[0]
        if line.cells == 1 and _SECTION.fullmatch(self.text, cell.start, cell.end):
            return 1  # the title of a group of rows
        draft = self._draft(index, index)
        words = self.text[line.start : line.row.line.end].rstrip(" \t\v\f")
        missing = self.columns - line.cells
        draft.patch(
            self._number(index),
            [Edit(line.start + len(words), line.start + len(words), "  |" * missing if line.right else " |" * missing)],
        )
        self.found.append(
            TableFault(
                "row_short",
                _QUALITY,
                self._span(index),
                (self._span(0),),
                {"cells": line.cells, "columns": self.columns, "missing": missing},
                draft.edits() if draft.draws(2, self.columns) else (),
                "unsafe",
            )
        )
        return 1

    def _lookalike(self, index: int) -> bool:
        """A row whose missing pipes are there, as another sign that looks like one."""
        line = self.rows[index]
        words = self.text[line.start : line.row.line.end]
        edits = as_pipes(words, line.start)
        if not edits:
            return False
        draft = self._draft(index, index)
        draft.patch(self._number(index), edits)
        tables = draft.tables()
        if len(tables) != 1 or len(tables[0]) != 2 or len(tables[0][1]) != self.columns:  # noqa: PLR2004 - header and row
            return False
        signs = [Span(edit.start, edit.end) for edit in edits]
        self.found.append(
            TableFault("pipe_lookalike", _BROKEN, signs[0], tuple(signs[1:]), {"sign": self.text[signs[0].start]}, draft.edits())
        )
        return True

    # ---- the table as a whole -------------------------------------------------------------------

    def _header(self) -> None:
        header = self.rows[0]
        empty = [cell.end == cell.start for cell in header.row.cells]
        if len(self.rows) == 1:
            self.found.append(
                TableFault(
                    "header_only", _QUALITY, self._span(0), engines=frozenset({"kramdown", "python-markdown", "wordpress"})
                )
            )
            return
        if all(empty):
            self.found.append(TableFault("empty_header", _QUALITY, self._span(0)))
            return
        for column in [at for at, blank in enumerate(empty) if blank]:
            cells = [line.row.cells[column] for line in self.rows[1:] if line.cells > column]
            if cells and all(cell.end == cell.start for cell in cells):
                values: dict[str, str | int] = {"column": column + 1}
                self.found.append(TableFault("empty_column", _QUALITY, self._span(0), (), values))

    def _outer_pipes(self) -> None:
        """Some rows have outer pipes, others have none."""
        styles = [(line.left, line.right) for line in self.rows]
        style = styles[0]
        odd = [
            index for index in range(1, len(self.rows)) if styles[index] != style and not self._is_pipeless(index)
        ]
        if not odd or self.columns == 1:
            return
        self.found.append(
            TableFault(
                "mixed_outer_pipes",
                _QUALITY,
                self._span(odd[0]),
                (self._span(0),),
                {"rows": len(odd)},
                engines=frozenset({"wordpress"}),
            )
        )

    def _neighbours(self) -> None:
        """No blank line above or below."""
        above, below = self.first - 1, self._number(len(self.rows) - 1) + (1 if len(self.rows) > 1 else 2)
        lines = self.sheet.lines
        if above >= 1 and not self.sheet.is_blank(above) and not self._begins_container():
            self._above(above)
        if below <= len(lines) and not self.sheet.is_blank(below):
            words = self.sheet.words(below).lstrip(" \t>")
            heading = words.startswith("#")
            listed = words[:1] in ("-", "*", "+") or words[:1].isdigit()
            start = lines.starts[below - 1] + len(self.sheet.words(below)) - len(words)
            self.found.append(
                TableFault(
                    "no_blank_after",
                    _PORTABILITY,
                    Span(start, lines.content(below).end),
                    (self._span(len(self.rows) - 1),),
                    {},
                    (Edit(lines.starts[below - 1], lines.starts[below - 1], self._blank(below - 1)),),
                    engines=frozenset({"kramdown", "python-markdown"} | ({"wordpress"} if listed and not heading else set())),
                )
            )

    def _above(self, above: int) -> None:
        sheet = self.sheet
        words = sheet.words(above).lstrip(" \t>")
        place = Span(sheet.lines.content(above).end - len(words), sheet.lines.content(above).end)
        if _NO_PROSE.match(words) or (sheet.excluded and self._in_front_matter(above)):
            return
        if self._misplaced(above):
            return
        start = sheet.lines.starts[self.first - 1]
        heading = words.startswith("#")
        self.found.append(
            TableFault(
                "no_blank_before",
                _PORTABILITY,
                self._span(0),
                (place,),
                {},
                (Edit(start, start, self._blank(above)),),
                engines=frozenset({"kramdown"} if heading else {"kramdown", "python-markdown", "pandoc"}),
            )
        )

    def _blank(self, beside: int) -> str:
        return self.table.prefix.rstrip(" \t") + self.sheet.eol(beside)

    def _begins_container(self) -> bool:
        """Whether a list mark stands before the header: the table is the first thing in its item."""
        before = self.text[self.table.span.start : self.rows[0].start]
        return before.strip(" \t>") != ""

    def _in_front_matter(self, number: int) -> bool:
        start = self.sheet.lines.starts[number - 1]
        return any(
            block.kind == "front-matter" and block.outer.start <= start < block.outer.end
            for block in self.sheet.document.blocks[:2]
        )

    def _misplaced(self, above: int) -> bool:
        """A row above the header: the delimiter row stands one row too low, and the true header is left out."""
        sheet = self.sheet
        (leaf,) = [leaf for leaf in sheet.read([above]) if leaf.line == above] or [None]
        if leaf is None or leaf.kind != "text":
            return False
        line = sheet.line(leaf)
        if not line.outer or line.cells != self.columns or not self.rows[0].left or sheet.is_delimiter(leaf):
            return False
        higher = sheet.leaf(above - 1)
        if higher is not None and higher.block == leaf.block and "|" in self.text[higher.start : higher.end]:
            return False
        draft = Draft(sheet, [leaf, self._leaf(0), self.delimiter])
        words = self.text[self.delimiter.start : self.delimiter.end]
        draft.remove(self.delimiter.line)
        draft.insert(self.first, words)
        self.found.append(
            TableFault(
                "delimiter_misplaced",
                _BROKEN,
                Span(leaf.start, self.delimiter.end),
                (),
                {"header": sheet.show(line.span)},
                draft.edits() if draft.draws(2, self.columns) else (),
                fine=frozenset({"kramdown"}),
            )
        )
        return True

    def _engines(self) -> None:
        """What other engines choke on, fine on GitHub."""
        hard: list[Span] = []
        escaped: list[Span] = []
        for line in self.rows:
            words = self.text[line.start : line.row.line.end]
            if "<" in words or "{" in words:
                plain = masked(words)
                hard += [Span(line.start + at.start(), line.start + at.end()) for at in _HARD_FOR_MDX.finditer(plain)]
            if "\\|" in words:
                escaped += [
                    Span(line.start + start, line.start + end)
                    for start, end in code_spans(words)
                    if words.find("\\|", start, end) >= 0
                ]
        if hard:
            self.found.append(
                TableFault("mdx_unsafe_cell", _PORTABILITY, hard[0], tuple(hard[1:]), engines=frozenset({"mdx"}))
            )
        if escaped:
            engines = frozenset({"kramdown", "python-markdown", "pandoc", "wordpress"})
            self.found.append(
                TableFault("escaped_pipe_in_code", _PORTABILITY, escaped[0], tuple(escaped[1:]), engines=engines)
            )
