# SPDX-License-Identifier: Apache-2.0
"""The text of an HTML file as it is written piece by piece, with the map back to the source.

A piece is either copied (a slice of the source, unchanged), or stands for a stretch of source as a whole (an entity,
`<br>`), or for nothing (a line end between two blocks). Pieces come in the order of the source, so the map is monotone.
Blanks that HTML does not draw at the edge of a line are left out; inside a piece every blank stays as it is, since
collapsing them would cut the text into as many pieces as it has words.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from copylint.document.html_tokens import BLANKS, references
from copylint.model.places import Span


class TextWriter:
    """Writes the text of `source`; `size` is its length so far."""

    def __init__(self, source: str) -> None:
        """Begin an empty text."""
        self._source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._lengths: list[int] = []
        self._line = 0  # index of the first piece of the line that is being written
        self._blank = True  # whether a blank that follows would not be drawn
        self.size = 0
        self.wrote_word = False
        """Whether the last call of `words` wrote more than blanks and no-break spaces."""

    # ---- writing ------------------------------------------------------------------------------

    @property
    def line_is_empty(self) -> bool:
        """Whether nothing is written on the current line."""
        return len(self._parts) == self._line

    @property
    def last(self) -> str:
        """The last piece, "" where nothing is written."""
        return self._parts[-1] if self._parts else ""

    def words(
        self, start: int, end: int, *, decode: bool = True, attribute: bool = False, keep: bool = False
    ) -> Span | None:
        """Write `source[start:end]`, its entities decoded.

        Args:
            start: where the words begin in the source.
            end: where they end.
            decode: false where `&` has no meaning (`<xmp>`).
            attribute: the words are an attribute's value.
            keep: keep the blanks at the start of a line (`<pre>`).

        Returns:
            Where they stand in the text, without the blanks at their end; None where they are nothing but blanks.
            No-break spaces are words here: they are drawn.
        """
        before = len(self._parts)
        if decode:
            for reference in references(self._source, start, end, attribute=attribute):
                self._copy(start, reference.start, keep=keep)
                self.whole(reference.text, reference.start, reference.end)
                start = reference.end
        self._copy(start, end, keep=keep)
        return self._written(max(before, self._line))

    def _written(self, first: int) -> Span | None:
        self.wrote_word = not all(part.isspace() for part in self._parts[first:])
        for index in range(len(self._parts) - 1, first - 1, -1):
            kept = self._parts[index].rstrip(BLANKS)
            if kept:
                return Span(self._starts[first], self._starts[index] + len(kept))
        return None

    def _copy(self, start: int, end: int, *, keep: bool) -> None:
        chunk = self._source[start:end]
        if self._blank:
            if not keep:
                chunk = chunk.lstrip(BLANKS)
            elif self.line_is_empty:
                # The line end right after <pre> is not drawn.
                chunk = chunk.removeprefix("\r\n") if chunk.startswith("\r\n") else chunk[chunk[:1] in ("\n", "\r") :]
        if chunk:
            self._piece(chunk, end - len(chunk), len(chunk))

    def whole(self, text: str, start: int, end: int) -> Span:
        """Write `text`, which stands for `source[start:end]` as a whole, and say where it stands in the text."""
        self._piece(text, start, end - start)
        return Span(self._starts[-1], self.size)

    def verbatim(self, start: int, end: int) -> None:
        """Write `source[start:end]` as it is."""
        self._piece(self._source[start:end], start, end - start)

    def insert(self, text: str) -> None:
        """Write a sign that stands for nothing in the source."""
        self._piece(text, self._sources[-1] + self._lengths[-1] if self._sources else 0, 0)

    def _piece(self, text: str, source: int, length: int) -> None:
        if self.line_is_empty and self._parts:
            self._append("\n", self._sources[-1] + self._lengths[-1], 0)
            self._line = len(self._parts)
        self._append(text, source, length)
        self._blank = text[-1] in BLANKS

    def _append(self, text: str, source: int, length: int) -> None:
        self._parts.append(text)
        self._starts.append(self.size)
        self._sources.append(source)
        self._lengths.append(length)
        self.size += len(text)

    def trim(self) -> None:
        """Take the blanks off the end of the current line."""
        self._blank = True
        if self.line_is_empty:
            return
        while not self.line_is_empty:
            last = self._parts[-1]
            kept = last.rstrip(BLANKS)
            if len(kept) == len(last):
                break
            if kept and len(last) == self._lengths[-1]:
                self._parts[-1] = kept
                self._lengths[-1] = len(kept)
                self.size -= len(last) - len(kept)
                break
            self._pop()
        if self.line_is_empty and self._line:
            self._pop()  # the line end before it
            self._line = len(self._parts)

    def _pop(self) -> None:
        self.size -= len(self._parts.pop())
        self._starts.pop()
        self._sources.pop()
        self._lengths.pop()

    def break_line(self) -> None:
        """End the current line: what is written next stands on a line of its own."""
        self.trim()
        self._line = len(self._parts)

    # ---- reading ------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is written."""
        return "".join(self._parts)

    @property
    def breaks(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The map from text to source, as `Document` takes it."""
        return tuple(self._starts), tuple(self._sources), tuple(self._lengths)

    def places(self, ranges: list[tuple[int, int]]) -> list[Span]:
        """Where each range of the source stands in the text; empty where nothing of it is written.

        The range of a tag's content begins and ends between two pieces, never inside one.
        """
        ends = [source + length for source, length in zip(self._sources, self._lengths, strict=True)]
        # The last piece up to each one that stands for something: a range does not end with the line end after it.
        solid = list(accumulate((i if n else -1 for i, n in enumerate(self._lengths)), max))
        starts = [*self._starts, self.size]
        spans = []
        for start, end in ranges:
            first = bisect_left(self._sources, start)
            last = bisect_right(ends, end) - 1
            stop = starts[solid[last] + 1] if last >= 0 else 0
            spans.append(Span(starts[first], max(stop, starts[first])))
        return spans
