# SPDX-License-Identifier: Apache-2.0
"""Tables that GFM does not draw although a delimiter row, or what was one, stands in a paragraph.

The delimiter row is the one line that nobody writes in prose. So each paragraph that holds such a line is read as
header, delimiter row and rows, and the fault is what keeps GFM from reading it so.
"""

import re
from collections.abc import Sequence

from copylint.evidence.tables import LOOKALIKES, TableFault
from copylint.evidence.tables_common import BARE_PIPE, Line, Sheet, code_spans
from copylint.evidence.tables_place import joined, replaced, undashed
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import delimiter_cells, delimiter_row
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

_BROKEN = "broken"
_ENDS_SENTENCE = lazy("[.!?:;\u2026\u00bb\u201d)][ \u00a0\u202f]*$")
_LONG = 40
_WORDS = 4


class _Try(NamedTuple):
    """A delimiter row with what belongs to it; lines by their index in the paragraph."""

    header: int  # -1 where none is
    at: int
    last: int  # the last row; `at` where none follows
    cells: list[str]


def broken_faults(sheet: Sheet, lines: Sequence[Line]) -> tuple[list[TableFault], set[int]]:
    """The faults of one paragraph that GFM draws as text.

    Args:
        sheet: the document.
        lines: the paragraph, in order, without gaps.

    Returns:
        The faults, and the numbers of the lines that they account for.
    """
    found: list[TableFault] = []
    used: set[int] = set()
    index = 0
    while index < len(lines):
        cells = _asked(sheet, lines, index)
        attempt = _attempt(sheet, lines, index, cells) if cells else None
        if attempt is None:
            index += 1
            continue
        fault = _Diagnosis(sheet, lines, attempt, again=bool(found)).fault()
        if fault:
            found.append(fault)
            used.update(line.number for line in lines[max(attempt.header, 0) : attempt.last + 1])
        index = attempt.last + 1
    return found, used


def _asked(sheet: Sheet, lines: Sequence[Line], index: int) -> list[str] | None:
    """The cells that a line asks for as a delimiter row; a `- | -` that became a list item is looked at whole."""
    line = lines[index]
    words = sheet.text[line.leaf.start : line.leaf.end]
    if words[:1].isalnum():
        return None
    return delimiter_cells(words)


def _attempt(sheet: Sheet, lines: Sequence[Line], index: int, cells: list[str]) -> _Try | None:
    header = index - 1
    last = index
    while last + 1 < len(lines) and _is_row(lines[last + 1]) and _asked(sheet, lines, last + 1) is None:
        last += 1
    if header >= 0 and _asked(sheet, lines, header) is not None:
        header = -1  # two such lines in a row: the upper one is no header
        if last == index:
            return None
    told = last > index or (header >= 0 and _is_row(lines[header]))
    # Alone, only a true delimiter row of several cells can be nothing else.
    if told or (len(cells) > 1 and sheet.is_delimiter(lines[index].leaf)):
        return _Try(header, index, last, cells)
    return None


def _is_row(line: Line) -> bool:
    return line.pipes > 0 or any(sign in line.body for sign in LOOKALIKES) or "\\|" in line.body


class _Diagnosis:
    """Why a header, a delimiter row and rows are no table."""

    def __init__(self, sheet: Sheet, lines: Sequence[Line], attempt: _Try, *, again: bool) -> None:
        self.again = again  # an earlier delimiter row of the paragraph is at fault too
        self.sheet = sheet
        self.lines = lines
        self.attempt = attempt
        self.delimiter = lines[attempt.at]
        self.rows = lines[attempt.at + 1 : attempt.last + 1]

    def fault(self) -> TableFault | None:
        """The one fault to report."""
        if self.attempt.header < 0:
            return self._undashed() or self._first()
        header = self.lines[self.attempt.header]
        columns = len(self.sheet.cells(header.leaf))
        exact = self.sheet.is_delimiter(self.delimiter.leaf)
        if not exact:
            return self._malformed(header, columns)
        if self.again:
            span = self._span(self.delimiter, self.delimiter)
            return TableFault("delimiter_repeated", _BROKEN, span)
        if columns == len(self.attempt.cells):
            return self._displaced(header, columns)
        return self._code(header, columns) or self._fused(header, columns) or self._count(header, columns)

    def _span(self, first: Line, last: Line) -> Span:
        return Span(first.leaf.start, last.leaf.start + len(last.body))

    def _draft(self, *, first: int | None = None) -> Draft:
        """The attempt as lines of its own, a blank line set before text that GFM would take for a row."""
        start = self.attempt.header if first is None else first
        end = self.attempt.last + 1
        draft = Draft(self.sheet, [line.leaf for line in self.lines[start : end + (end < len(self.lines))]])
        if end < len(self.lines):
            draft.insert(self.lines[end].number)
        return draft

    @property
    def _size(self) -> int:
        return 1 + len(self.rows)

    def _new_row(self, header: Line, columns: int) -> str:
        """A delimiter row of so many columns in the style of the one that is there."""
        cells = [*self.attempt.cells[:columns], *["---"] * (columns - len(self.attempt.cells))]
        return delimiter_row(cells, self.delimiter.body, outer=header.left or columns == 1)

    # ---- the faults -----------------------------------------------------------------------------

    def _malformed(self, header: Line, columns: int) -> TableFault | None:
        """Dashes, pipes or blanks of another kind, a `+`, an empty cell."""
        wanted = max(columns, 1)
        edits: tuple[Edit, ...] = ()
        if not self.delimiter.leaf.lazy:
            draft = self._draft()
            draft.rewrite(self.delimiter.number, self._new_row(header, wanted))
            edits = draft.edits() if draft.draws(self._size, wanted) else ()
        values: dict[str, str | int] = {"delimiter": self.sheet.show(self.delimiter.span), "columns": columns}
        span = self._span(self.delimiter, self.delimiter)
        return TableFault("delimiter_malformed", _BROKEN, span, (), values, edits)

    def _undashed(self) -> TableFault | None:
        """One dash and a blank at the start of a line make a list item."""
        found = undashed(self.sheet, self.lines, self.attempt.at, self.attempt.last)
        if found is None:
            return None
        start, end = self.sheet.lines.content(self.delimiter.number)
        values: dict[str, str | int] = {"delimiter": self.sheet.show(Span(start, end)), "columns": found[0]}
        return TableFault("delimiter_malformed", _BROKEN, Span(start, end), (), values, found[1])

    def _first(self) -> TableFault:
        """No header above: the first row below is the header, or there is none."""
        columns = len(self.attempt.cells)
        edits = joined(self.sheet, self.lines, self.attempt.at, self.attempt.last)
        exact = self.sheet.is_delimiter(self.delimiter.leaf)
        if not edits and self.rows and not self.delimiter.leaf.lazy:
            columns = len(self.sheet.cells(self.rows[0].leaf))
            draft = self._draft(first=self.attempt.at)
            words = self.delimiter.body if exact else self._new_row(self.rows[0], columns)
            draft.remove(self.delimiter.number)
            if self.attempt.at + 2 < len(self.lines):
                draft.insert(self.lines[self.attempt.at + 2].number, words)
            else:
                draft.append(words)
            edits = draft.edits() if draft.draws(len(self.rows), columns) else ()
        return TableFault(
            "delimiter_first",
            _BROKEN,
            self._span(self.delimiter, self.delimiter),
            (),
            {"columns": columns},
            edits,
            "unsafe",
            fine=frozenset({"kramdown"}) if self.rows and exact else frozenset(),
        )

    def _displaced(self, header: Line, columns: int) -> TableFault | None:
        """Header and delimiter row agree, but indentation, a list or a quote keeps them apart."""
        edits: tuple[Edit, ...] = ()
        if self.delimiter.leaf.indent >= 4 or self.delimiter.leaf.lazy or header.leaf.lazy:  # noqa: PLR2004 - CommonMark 4.4
            edits = replaced(self.sheet, self.lines, self.attempt.header, self.attempt.last)
        else:
            # cmark-gfm tries one delimiter row in a paragraph; an earlier one has failed.
            draft = self._draft()
            draft.insert(header.number)
            edits = draft.edits() if draft.draws(self._size, columns) else ()
        return TableFault("container_or_indent", _BROKEN, self._span(header, self.delimiter), (), {}, edits)

    def _code(self, header: Line, columns: int) -> TableFault | None:
        """A pipe inside code in the header."""
        words = self.sheet.text[header.leaf.start : header.leaf.end]
        spans = [span for span in code_spans(words) if BARE_PIPE.search(words, *span)]
        inside = [found.start() for span in spans for found in BARE_PIPE.finditer(words, *span)]
        wanted = len(self.attempt.cells)
        if not inside or columns - len(inside) != wanted or self.delimiter.leaf.lazy:
            return None
        draft = self._draft()
        draft.patch(header.number, [Edit(header.leaf.start + at, header.leaf.start + at, "\\") for at in inside])
        edits = draft.edits() if draft.draws(self._size, wanted) else ()
        start = header.leaf.start
        return TableFault(
            "pipe_in_code",
            _BROKEN,
            Span(start + spans[0].start, start + spans[0].end),
            tuple(Span(start + span.start, start + span.end) for span in spans[1:]),
            {"lost": "", "cells": columns, "columns": wanted},
            edits,
            fine=frozenset({"kramdown", "python-markdown", "pandoc", "wordpress"}),
        )

    def _fused(self, header: Line, columns: int) -> TableFault | None:
        """The header stands at the end of a line of prose: `…conformité.| Type | Objectif |`."""
        text = self.sheet.text
        wanted = len(self.attempt.cells)
        if header.left or not self.delimiter.left or columns != wanted + 1:
            return None
        at = text.find("|", header.leaf.start, header.leaf.end)
        prose = text[header.leaf.start : at].rstrip(" \t")
        if not _ENDS_SENTENCE.search(prose) and len(prose) < _LONG and len(prose.split()) < _WORDS:
            return None
        edits: tuple[Edit, ...] = ()
        if not self.delimiter.leaf.lazy:
            eol = self.sheet.eol(header.number)
            start = header.leaf.start + len(prose)
            draft = self._draft()
            draft.patch(header.number, [Edit(start, at, "\n\n")])
            if draft.draws(self._size, wanted):
                marks = text[self.sheet.lines.starts[self.delimiter.number - 1] : self.delimiter.leaf.start]
                new = Edit(start, at, eol + marks.rstrip(" \t") + eol + marks)
                edits = tuple(new if edit.start == start else edit for edit in draft.edits())
        span = Span(at, header.leaf.start + len(header.body))
        return TableFault("header_fused", _BROKEN, span, (), {"header": self.sheet.show(span)}, edits)

    def _count(self, header: Line, columns: int) -> TableFault | None:
        """The delimiter row has more or fewer cells than the header."""
        asked = len(self.attempt.cells)
        if header.pipes == 0 and not self.rows and asked < 2:  # noqa: PLR2004 - prose above a lone `|---|`
            return None
        counts = [len(self.sheet.cells(line.leaf)) for line in self.rows]
        values: dict[str, str | int] = {"header": columns, "delimiter": asked}
        span = self._span(header, self.delimiter)
        if (
            header.pipes == 0
            and self.rows
            and counts.count(asked) * 2 > len(counts)
            and _ENDS_SENTENCE.search(header.body)
        ):
            return self._first()
        if 0 < columns < asked and counts and counts.count(asked) * 2 > len(counts):
            # Rows and delimiter row agree: the header lacks a cell, and only the author knows which.
            longer = self._longer_header(header, columns, asked)
            return TableFault("header_short", _BROKEN, span, (), values | {"rows": asked}, longer, "suggestion")
        edits: tuple[Edit, ...] = ()
        agreed = not counts or counts.count(columns) * 2 > len(counts)
        if agreed and columns and not self.delimiter.leaf.lazy:
            draft = self._draft()
            draft.rewrite(self.delimiter.number, self._adjusted(header, columns, asked))
            edits = draft.edits() if draft.draws(self._size, columns) else ()
        return TableFault("delimiter_count", _BROKEN, span, (), values, edits, fine=frozenset({"kramdown"}))

    def _adjusted(self, header: Line, columns: int, asked: int) -> str:
        """The delimiter row with cells added or taken at its end, else as it is."""
        words = self.delimiter.body
        if not self.delimiter.left or asked == 1:
            return self._new_row(header, columns)
        if columns > asked:
            last = words.rstrip("|").rpartition("|")[2]
            cell = re.sub("-+", "---", last.replace(":", "")) if last.strip() else "---"
            closed = words if words.endswith("|") else words + "|"
            return closed + f"{cell}|" * (columns - asked)
        pieces = words.split("|")
        return "|".join(pieces[: columns + 1]) + "|"

    def _longer_header(self, header: Line, columns: int, asked: int) -> tuple[Edit, ...]:
        if self.delimiter.leaf.lazy or not header.pipes:
            return ()
        draft = self._draft()
        end = header.leaf.start + len(header.body)
        missing = asked - columns
        draft.patch(header.number, [Edit(end, end, "  |" * missing if header.right else " |" * (missing + 1))])
        return draft.edits() if draft.draws(self._size, asked) else ()
