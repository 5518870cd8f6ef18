# SPDX-License-Identifier: Apache-2.0
r"""Lines are counted here and nowhere else.

A line ends at \n, \r\n or \r only: never at form feed, NEL, U+2028 and the like, where `str.splitlines` and no
Markdown parser or editor would cut (CommonMark 0.31, section 2.1).
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from copylint.model.places import Span
from copylint.model.record import NamedTuple

_LARGE = 1 << 20
"""Signs from which line starts are kept in a tenth of the memory, where a search costs twice as much."""


class Position(NamedTuple):
    """A place as an editor counts it: line and column from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """The lines of a text. A text has one line more than it has line ends; an empty text has one line."""

    __slots__ = ("_length", "_text", "starts")

    def __init__(self, text: str) -> None:
        """Index `text`; linear in its length."""
        self._text = text
        self._length = len(text)
        self.starts: Sequence[int] = _starts(text)

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.starts)

    def line(self, offset: int) -> int:
        """The line (from 1) that holds the code point at `offset`; `len(text)` lies on the last line."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, both from 1."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The line with its line end. `line` counts from 1.

        Raises:
            IndexError: there is no such line.
        """
        if not 1 <= line <= len(self.starts):
            raise IndexError(line)
        end = self.starts[line] if line < len(self.starts) else self._length
        return Span(self.starts[line - 1], end)

    def content(self, line: int) -> Span:
        """The line without its line end.

        Raises:
            IndexError: there is no such line.
        """
        starts = self.starts
        if not 1 <= line <= len(starts):
            raise IndexError(line)
        start = starts[line - 1]
        if line == len(starts):
            return Span(start, self._length)
        end = starts[line]
        return Span(start, end - (2 if self._text.endswith("\r\n", start, end) else 1))


def _starts(text: str) -> Sequence[int]:
    """Where lines start, in order."""
    starts: list[int] | array[int] = array("I", (0,)) if len(text) > _LARGE else [0]
    find, add = text.find, starts.append
    at = find("\n") + 1
    while at:
        add(at)
        at = find("\n", at) + 1
    at = find("\r") + 1
    if at:
        lone = []
        while at:
            if not text.startswith("\n", at):
                lone.append(at)
            at = find("\r", at) + 1
        if lone:
            both = sorted([*starts, *lone])
            return array("I", both) if len(text) > _LARGE else both
    return starts
