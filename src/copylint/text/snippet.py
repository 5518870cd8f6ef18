# SPDX-License-Identifier: Apache-2.0
"""The lines of a source that a finding speaks of, cropped to a width, with carets under its places.

Only a window around the first place of a line is ever measured, so a line of ten million characters costs no more
than one of a hundred.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Any

from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.display import Cell, all_plain, cells
from copylint.text.lines import LineIndex

_start, _end = attrgetter("start"), attrgetter("end")

ELLIPSIS = "…"
LINE_END = "↵"
"""Drawn where a place begins on a line end, so that its caret has something to stand under."""

_WHOLE_RUN = 3
"""A run of at most so many lines is shown whole; of a longer one the first and the last line."""
_CODE_POINTS_PER_COLUMN = 2
"""How much of a line is measured on each side of a place; a row of emoji with many parts may stay half empty."""
_BACK_TO_A_BLANK = 200
_WORD = 12
"""How far a cut may move to fall between two words, in cells."""
_LEAST_BEFORE = 12
"""Columns kept before a place that fills the width by itself."""


class View(NamedTuple):
    """A line as drawn: `text`, the `carets` to print under it, and the classes of invisible characters in it."""

    text: str
    carets: str
    kinds: frozenset[str] = frozenset()


class Row(NamedTuple):
    """A row of a snippet: the line's number (from 1) and its view, or `skipped` lines that are not shown.

    `whole`: a place of several lines covers the line from its first to its last sign; it needs no carets.
    """

    line: int
    view: View
    whole: bool = False
    skipped: int = 0


def snippet(source: str, index: LineIndex, span: Span, others: Sequence[Span], width: int) -> list[Row]:
    """The rows of one place, with carets also under the `others` that lie in what is shown of its first line.

    Args:
        source: the decoded file.
        index: its lines.
        span: the place to show, of one line or of several.
        others: places of the same finding, sorted.
        width: columns for the text of a line.
    """
    first, last = lines_of(index, span)
    if first == last:
        return [Row(first, view(source, index.content(first), span, others, width))]
    shown = range(first, last + 1) if last - first < _WHOLE_RUN else (first, last)
    rows: list[Row] = []
    for line in shown:
        if rows and line > rows[-1].line + 1:
            rows.append(Row(line - 1, View("", ""), skipped=line - 1 - rows[-1].line))
        content = index.content(line)
        part = Span(max(span.start, content.start), min(span.end, content.end))
        whole = not source[content.start : part.start].strip(" \t") and not source[part.end : content.end].strip(" \t")
        rows.append(Row(line, view(source, content, part, (), width), whole=whole))
    return rows


def lines_of(index: LineIndex, span: Span) -> tuple[int, int]:
    """First and last line that hold a sign of the span."""
    return index.line(span.start), index.line(max(span.start, span.end - 1))


def view(source: str, line: Span, place: Span, others: Sequence[Span], width: int) -> View:
    """A line cropped around a place, with carets under it and under the others that are in sight.

    Args:
        source: the decoded file.
        line: the line without its end.
        place: where to look; it begins on the line, at the latest on its end.
        others: more places, sorted, anywhere in the file.
        width: columns that text and carets may take, at least 20.
    """
    start, end = place.start, min(place.end, line.end)
    # Where every sign is one column wide, what is shown lies within a width of the place.
    near = width + _WORD
    plain = all_plain(source, max(line.start, start - near), min(line.end, start + near))
    reach = near if plain else _CODE_POINTS_PER_COLUMN * width
    low, high = _low(source, line.start, start - reach), min(line.end, start + reach)
    row = _Plain(source, low, high) if plain and start < line.end else _cells(source, line, Span(start, end), low, high)
    first, last = _covered(row, start, end)
    left, right = _crop(row, first, last, width, (low > line.start, high < line.end))
    cut_left, cut_right = left > 0 or low > line.start, right < len(row) or high < line.end
    shown = row[left:right]
    text = ELLIPSIS * cut_left + _text(shown) + ELLIPSIS * cut_right
    sums = _sums(shown)
    carets = [" "] * sums[-1]
    for span in (place, *_between(others, shown[0].start, shown[-1].end)):
        begin, stop = _covered(shown, span.start, span.end)
        carets[sums[begin] : sums[stop + 1]] = "^" * (sums[stop + 1] - sums[begin])
    goes_on = "^" * (cut_right and end > shown[-1].end)
    return View(
        text.rstrip(" "),
        f"{' ' * cut_left}{''.join(carets)}{goes_on}".rstrip(" "),
        frozenset() if isinstance(shown, _Plain) else frozenset(cell.kind for cell in shown if cell.kind),
    )


class _Plain(Sequence[Cell]):
    """A row of signs that are drawn as they are, one column wide: its cells are made when they are asked for."""

    __slots__ = ("_source", "start", "stop")

    def __init__(self, source: str, start: int, stop: int) -> None:
        self._source, self.start, self.stop = source, start, stop

    def __len__(self) -> int:
        return self.stop - self.start

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - an index gives a cell, a slice a row
        if isinstance(at, slice):
            low, high, _ = at.indices(len(self))
            return _Plain(self._source, self.start + low, self.start + max(low, high))
        place = self.start + (at if at >= 0 else at + len(self))
        if not self.start <= place < self.stop:
            raise IndexError(at)
        return Cell(self._source[place], 1, place, place + 1)

    def blank(self, low: int, high: int, *, last: bool) -> int:
        """The first or the last blank among some cells, -1 where there is none."""
        find = self._source.rfind if last else self._source.find
        place = find(" ", self.start + low, self.start + max(low, high))
        return place if place < 0 else place - self.start

    @property
    def text(self) -> str:
        """What is drawn."""
        return self._source[self.start : self.stop]


def _cells(source: str, line: Span, place: Span, low: int, high: int) -> list[Cell]:
    """The cells of a window of a line, and one for its end where the place begins there."""
    row = cells(source, low, high)
    if high < line.end and len(row) > 1:
        row.pop()  # the window may cut it in two
    if place.start >= line.end:
        at_end = LINE_END if line.end < len(source) else " "
        row.append(Cell(at_end, 1, line.end, max(line.end + 1, place.end)))
    return row


def _text(row: Sequence[Cell]) -> str:
    return row.text if isinstance(row, _Plain) else "".join(cell.shown for cell in row)


def _sums(row: Sequence[Cell]) -> Sequence[int]:
    """How many columns stand before each cell, and the width of all at the end."""
    return range(len(row) + 1) if isinstance(row, _Plain) else [0, *accumulate(cell.width for cell in row)]


def _covered(row: Sequence[Cell], start: int, end: int) -> tuple[int, int]:
    """The first and the last cell of a row that a range touches; where none, the one cell nearest to it."""
    if isinstance(row, _Plain):
        first = min(max(start - row.start, 0), len(row) - 1)
        return first, max(first, min(end - row.start, len(row)) - 1)
    first = min(bisect_right(row, start, key=_end), len(row) - 1)
    return first, max(first, bisect_left(row, end, key=_start) - 1)


def _between(places: Sequence[Span], low: int, high: int) -> Sequence[Span]:
    """Those of sorted, disjoint places that touch a range."""
    return places[bisect_right(places, low, key=_end) : bisect_left(places, high, key=_start)]


def _low(source: str, line_start: int, wanted: int) -> int:
    """Where the window begins: at a blank if one is near, since no grapheme cluster goes on over a blank."""
    if wanted <= line_start:
        return line_start
    blank = source.rfind(" ", max(line_start, wanted - _BACK_TO_A_BLANK), wanted)
    return wanted if blank < 0 else blank


def _crop(row: Sequence[Cell], first: int, last: int, width: int, cut: tuple[bool, bool]) -> tuple[int, int]:
    """Which cells to show (half-open): the place with about as much on both sides, at most `width` columns in all.

    `cut` says whether the line goes on before and after the row; a cut side takes one column for its ellipsis.
    """
    count, sums = len(row), _sums(row)
    if sums[-1] + sum(cut) <= width:
        return 0, count
    place = min(sums[last + 1] - sums[first], width)
    before = max((width - place) // 2, min(_LEAST_BEFORE, width // 4))
    left = min(first, bisect_left(sums, sums[first] + 1 - before))
    ends = width + sums[left] - (left > 0 or cut[0])  # where the row may end, without an ellipsis
    if sums[-1] + cut[1] <= ends:
        # Room is left over: the row begins earlier.
        left = min(left, bisect_left(sums, sums[-1] + cut[1] + 1 - width))
        right = count
    else:
        right = max(first + 1, bisect_right(sums, ends - 1) - 1)
    return _between_words(row, first, last, left, right)


def _between_words(row: Sequence[Cell], first: int, last: int, left: int, right: int) -> tuple[int, int]:
    if left > 0:
        blank = _blank(row, left, min(left + _WORD, first))
        left = left if blank < 0 else blank + 1
    if right < len(row):
        least = max(right - _WORD, last if last < right else first)
        blank = _blank(row, least + 1, right, last=True)
        right = right if blank < 0 else blank
    return left, right


def _blank(row: Sequence[Cell], low: int, high: int, *, last: bool = False) -> int:
    """The first or the last cell of a range that shows a blank, -1 where none does."""
    if isinstance(row, _Plain):
        return row.blank(low, high, last=last)
    cells_of = range(high - 1, low - 1, -1) if last else range(low, high)
    return next((at for at in cells_of if row[at].shown == " "), -1)
