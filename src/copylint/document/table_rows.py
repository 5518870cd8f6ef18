# SPDX-License-Identifier: Apache-2.0
r"""One row of a table at a time: cells and delimiter rows, as cmark-gfm's table.c and ext_scanners.re cut them.

Only a backslash right before it protects a pipe; a code span does not. A cell of a delimiter row is `:?-+:?`.
"""

from copylint.model.places import Span
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

BLANK = " \t\v\f"
"""What GFM lets stand around a cell; a no-break space is not among them."""
_CELL = r"[ \t\v\f]*+:?+-++:?+[ \t\v\f]*+"
DELIMITER = lazy(rf"\|?+{_CELL}(?:\|{_CELL})*+\|?+[ \t\v\f]*+")
"""A delimiter row from its first sign: `|---|:-:|`."""
_DELIMITER_LINE = lazy(rf"[ \t>]*+(?=[|:\v\f-]){DELIMITER.pattern}(?=[\r\n]|\Z)")
_HEADS = frozenset("|:-> \t\v\f")
"""How a line with a delimiter row begins."""
_new = tuple.__new__  # what the class of a NamedTuple does after it has sorted out its arguments


def split_cells(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The cells of a row between two offsets, trimmed.

    An outer pipe opens no cell and the last cell needs none after it; a lone `|` has no cell.
    """
    begin = start
    if start < end and text[start] == "|":
        start += 1
    cells: list[Span] = []
    pipe = text.find("|", start, end)
    while pipe >= 0:
        if not pipe or text[pipe - 1] != "\\":
            cells.append(_trimmed(text, start, pipe))
            start = pipe + 1
        pipe = text.find("|", pipe + 1, end)
    # Blanks after a pipe are no cell; a line of other blanks (a vertical tab) is one.
    if (_skip(text, start, end) if start > begin else start) < end:
        cells.append(_trimmed(text, start, end))
    return tuple(cells)


def has_cells(text: str, start: int, end: int) -> bool:
    """Whether a line is a row at all: neither blank nor a lone pipe."""
    if start < end and text[start] == "|":
        start = _skip(text, start + 1, end)
    return start < end


def is_delimiter(text: str, start: int, end: int) -> bool:
    """Whether all between two offsets is a delimiter row."""
    return DELIMITER.fullmatch(text, start, end) is not None


def delimiter_lines(text: str, lines: LineIndex) -> list[int]:
    """The numbers of the lines that look like a delimiter row, also where no table is."""
    if "|" not in text and not (":" in text and (":-" in text or "-:" in text)):
        return []
    match = _DELIMITER_LINE.match
    heads = _HEADS
    found = [
        number
        for number, start in enumerate(lines.starts, 1)
        if text[start : start + 1] in heads and match(text, start)
    ]
    # Dashes alone are a setext underline or a rule.
    return [number for number in found if _has_mark(text, lines.content(number))]


def _has_mark(text: str, span: Span) -> bool:
    return any(text.find(sign, *span) >= 0 for sign in "|:\v\f")


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in BLANK:
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].lstrip(BLANK)
    start = end - len(words)
    return _new(Span, (start, start + len(words.rstrip(BLANK))))
