# SPDX-License-Identifier: Apache-2.0
"""Tables with one cell per line: copied from a chat window or a PDF, where the columns were lost.

What is left of them is a rhythm: after a header of words, the same kinds of value come back every so many lines
(a name, a price, a percentage; a name, a price, a percentage…), at least three times.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from copylint.document.spans import touching
from copylint.evidence.tables import FEWEST_CELLS, TableFault
from copylint.evidence.tables_common import Sheet
from copylint.model.places import Edit, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_FEWEST_PERIODS = 3
_LONGEST_RUN = 400
"""Hundreds of short lines without a blank line are data, or hostile."""
_MOST_COLUMNS = 8
_NUMBER = r"[-+\u2212\u2013\u00b1~\u2248<>]?[ \u00a0\u202f]?\d+(?:[ \u00a0\u202f.,\u2019']\d+)*"
_BLANK = "[ \u00a0\u202f]?"
_CURRENCY = "[$\u20ac\u00a3\u00a5]"
_MONEY = (
    rf"{_CURRENCY}{_BLANK}{_NUMBER}"
    rf"|{_NUMBER}{_BLANK}(?:[kKM]|Md)?{_CURRENCY}\S{{0,12}}"
    rf"|{_NUMBER}[ \u00a0\u202f](?:euros?|dollars?|CHF|USD|EUR|millions?|milliards?)\b.{{0,12}}"
)
_MONTH = "janv|f\u00e9vr|mars|avr|mai|juin|juil|ao\u00fbt|sept|oct|nov|d\u00e9c"
_DATE = rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:\d{{1,2}}(?:er)? )?(?:{_MONTH})\S* \d{{4}}"
_KINDS = (
    ("percent", lazy(rf"{_NUMBER}{_BLANK}(?:%|\u2030|pts?|points?)")),
    ("money", lazy(_MONEY)),
    ("date", lazy(_DATE, regex.IGNORECASE)),
    ("number", lazy(_NUMBER)),
    ("measure", lazy(rf"{_NUMBER}{_BLANK}[^\W\d_]{{1,8}}[\u00b2\u00b3]?(?:/[^\W\d_]{{1,5}})?")),
    (
        "answer",
        lazy(r"oui|non|yes|no|n/?a|[\u2713\u2714\u2717\u2718\u2705\u274c\u2013\u2014-]\ufe0f?", regex.IGNORECASE),
    ),
)
_ENDS_SENTENCE = lazy("[.!?;:\u2026]$")
_NO_CELL = lazy(r"[#>|`~<{\[]|[-*+\u2022] |\d+[.)] |!\[|---|===")
_DIGIT = lazy(r"\d")


def listed_faults(sheet: Sheet, runs: Iterable[tuple[int, int]]) -> Iterator[TableFault]:
    """The tables of a document that were pasted one cell per line; `runs` are first and last of short lines."""
    for first, last in runs:
        run: list[int] = []
        for number in range(first, last + 1):
            if _is_cell(sheet.words(number)):
                run.append(number)
                continue
            if len(run) >= FEWEST_CELLS:
                yield from _tables(sheet, run)
            run = []
        if len(run) >= FEWEST_CELLS:
            yield from _tables(sheet, run)


def _is_cell(words: str) -> bool:
    return (
        bool(words.strip()) and _NO_CELL.match(words.lstrip()) is None and _ENDS_SENTENCE.search(words.rstrip()) is None
    )


def _kind(words: str) -> str:
    words = words.strip()
    for kind, pattern in _KINDS:
        if pattern.fullmatch(words):
            return kind
    return "text"


def _tables(sheet: Sheet, run: Sequence[int]) -> Iterator[TableFault]:
    """The tables in a run of short lines without a blank line between."""
    run = run[:_LONGEST_RUN]
    words = [sheet.words(number) for number in run]
    if sum(_DIGIT.search(line) is not None for line in words) < _FEWEST_PERIODS and not any(
        _kind(line) == "answer" for line in words
    ):
        return
    kinds = [_kind(line) for line in words]
    at = 0
    while (found := _best(kinds, at)) is not None:
        first, columns, rows = found
        numbers = run[first : first + columns * rows]
        at = first + columns * rows
        place = Span(sheet.lines.starts[numbers[0] - 1], sheet.lines.starts[numbers[-1] - 1] + 1)
        if not touching(sheet.excluded, place):
            yield _fault(sheet, numbers, columns)


def _best(kinds: Sequence[str], start: int) -> tuple[int, int, int] | None:
    """Header, rhythm and number of rows (header included) of the longest table from `start` on."""
    best: tuple[int, tuple[int, int, int]] | None = None
    for columns in range(2, _MOST_COLUMNS + 1):
        at = start
        while at + columns * _FEWEST_PERIODS <= len(kinds):
            same = at + columns
            while same < len(kinds) and kinds[same] == kinds[same - columns]:
                same += 1
            found = _aligned(kinds, start, at, same, columns)
            if found and (best is None or found[0] > best[0]):
                best = found
            at = max(same - columns + 1, at + 1)
    return best[1] if best else None


def _aligned(
    kinds: Sequence[str], start: int, first: int, end: int, columns: int
) -> "tuple[int, tuple[int, int, int]] | None":
    """A header of words and at least three rows of one rhythm, each with words first, in a stretch that repeats."""
    if end - first < columns * _FEWEST_PERIODS:
        return None
    for head in range(max(first - columns, start), first + 1):
        body = head + columns
        rows = (end - body) // columns
        if rows < _FEWEST_PERIODS or body < first:
            continue
        rhythm = kinds[body : body + columns]
        header = kinds[head:body]
        if set(header) == {"text"} and rhythm[0] == "text" and any(kind != "text" for kind in rhythm):
            return columns * rows, (head, columns, rows + 1)
    return None


def _fault(sheet: Sheet, numbers: Sequence[int], columns: int) -> TableFault:
    """The cells as a table: line ends become pipes."""
    places = [sheet.lines.content(number) for number in numbers]
    eol = sheet.eol(numbers[0])
    edits = [Edit(places[0].start, places[0].start, "| ")]
    for index, (left, right) in enumerate(pairwise(places), 1):
        if index % columns:
            new = " | "
        elif index == columns:
            new = f" |{eol}|{'---|' * columns}{eol}| "
        else:
            new = f" |{eol}| "
        edits.append(Edit(left.end, right.start, new))
    edits.append(Edit(places[-1].end, places[-1].end, " |"))
    values: dict[str, str | int] = {"rows": len(numbers) // columns, "columns": columns}
    span = Span(places[0].start, places[-1].end)
    return TableFault("one_cell_per_line", "broken", span, (), values, tuple(edits), "suggestion")
