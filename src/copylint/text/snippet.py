# SPDX-License-Identifier: Apache-2.0
"""The lines of a source that a finding speaks of, cropped to a width, with carets under its places.

Only a window around the first place of a line is ever measured, so a line of ten million characters costs no more
than one of a hundred.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter

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
    first = index.line(span.start)
    content = index.content(first)
    if span.end <= content.end + 1:  # its last sign is on the line, or ends it
        return [Row(first, view(source, content, span, others, width))]
    first, last = lines_of(index, span)
    if first == last:
        return [Row(first, view(source, content, span, others, width))]
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
    if plain and start < line.end:
        return _plain_view(source, line, place, others, width)
    reach = near if plain else _CODE_POINTS_PER_COLUMN * width
    low, high = _low(source, line.start, start - reach), min(line.end, start + reach)
    row = _cells(source, line, Span(start, end), low, high)
    first, last = _covered(row, start, end)
    left, right = _crop(row, first, last, width, (low > line.start, high < line.end))
    cut_left, cut_right = left > 0 or low > line.start, right < len(row) or high < line.end
    shown = row[left:right]
    text = ELLIPSIS * cut_left + "".join(cell.shown for cell in shown) + ELLIPSIS * cut_right
    sums = _sums(shown)
    carets = [" "] * sums[-1]
    for span in (place, *_between(others, shown[0].start, shown[-1].end)):
        begin, stop = _covered(shown, span.start, span.end)
        carets[sums[begin] : sums[stop + 1]] = "^" * (sums[stop + 1] - sums[begin])
    goes_on = "^" * (cut_right and end > shown[-1].end)
    return View(
        text.rstrip(" "),
        f"{' ' * cut_left}{''.join(carets)}{goes_on}".rstrip(" "),
        frozenset(cell.kind for cell in shown if cell.kind),
    )


def _plain_view(source: str, line: Span, place: Span, others: Sequence[Span], width: int) -> View:
    """The same where every sign is drawn as it is, one column wide, as most are: offsets are columns, no cell is made.

    The steps are those of `view`, `_crop` and `_between_words`, with offsets of `source`.
    """
    begun, ended = line
    start, end = place
    low, high = start - width - _WORD, start + width + _WORD
    low, high = begun if low <= begun else _low(source, begun, low), min(ended, high)
    stop = max(start + 1, min(end, high))
    left, right = low, high
    cut_left, cut_right = low > begun, high < ended
    if high - low + cut_left + cut_right > width:
        left = max(low, start + 1 - max((width - stop + start) // 2, min(_LEAST_BEFORE, width // 4)))
        ends = width + left - (left > low or cut_left)
        if high + cut_right <= ends:
            left = min(left, max(low, high + cut_right + 1 - width))
        else:
            right = max(start + 1, ends - 1)
        if left > low:
            left = source.find(" ", left, min(left + _WORD, start)) + 1 or left
        if right < high:
            blank = source.rfind(" ", max(right - _WORD, stop - 1 if stop <= right else start) + 1, right)
            right = right if blank < 0 else blank
        cut_left, cut_right = cut_left or left > low, cut_right or right < high
    stop = max(start + 1, min(end, right))
    carets = " " * (cut_left + start - left) + "^" * (stop - start + (cut_right and min(end, ended) > right))
    if others:
        carets = _more_carets(carets, cut_left, Span(left, right), others)
    text = source[left:right]
    if cut_left or cut_right:
        text = f"{ELLIPSIS * cut_left}{text}{ELLIPSIS * cut_right}"
    return View(text.rstrip(" "), carets)


def _more_carets(carets: str, before: int, shown: Span, others: Sequence[Span]) -> str:
    """Carets with those of other places in what is shown of a plain line; `before`: columns of the ellipsis."""
    start, end = shown
    row = [*carets, *" " * (before + end - start - len(carets))]
    for span in _between(others, start, end):
        begin = min(max(span.start, start), end - 1)
        stop = max(begin + 1, min(span.end, end))
        row[before + begin - start : before + stop - start] = "^" * (stop - begin)
    return "".join(row).rstrip(" ")


def _cells(source: str, line: Span, place: Span, low: int, high: int) -> list[Cell]:
    """The cells of a window of a line, and one for its end where the place begins there."""
    row = cells(source, low, high)
    if high < line.end and len(row) > 1:
        row.pop()  # the window may cut it in two
    if place.start >= line.end:
        at_end = LINE_END if line.end < len(source) else " "
        row.append(Cell(at_end, 1, line.end, max(line.end + 1, place.end)))
    return row


def _sums(row: Sequence[Cell]) -> Sequence[int]:
    """How many columns stand before each cell, and the width of all at the end."""
    return [0, *accumulate(cell.width for cell in row)]


def _covered(row: Sequence[Cell], start: int, end: int) -> tuple[int, int]:
    """The first and the last cell of a row that a range touches; where none, the one cell nearest to it."""
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
    cells_of = range(high - 1, low - 1, -1) if last else range(low, high)
    return next((at for at in cells_of if row[at].shown == " "), -1)
