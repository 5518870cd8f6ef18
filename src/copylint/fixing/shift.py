# SPDX-License-Identifier: Apache-2.0
"""Where a place of a text lies after disjoint edits."""

from bisect import bisect_right
from collections.abc import Iterable

from copylint.model.places import Edit, Span


class Shift:
    """Maps offsets of the old text to the new one."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        """`edits` are disjoint."""
        self._edits = sorted(edits)
        self._starts = [edit.start for edit in self._edits]
        self._moved = [0]
        for edit in self._edits:
            self._moved.append(self._moved[-1] + len(edit.text) - (edit.end - edit.start))

    def offset(self, old: int) -> int:
        """The new offset; one inside an edit goes to the end of its new text, one at an insertion behind it."""
        at = bisect_right(self._starts, old)
        if at and old < self._edits[at - 1].end:
            edit = self._edits[at - 1]
            return edit.start + self._moved[at - 1] + len(edit.text)
        return old + self._moved[at]

    def places(self) -> tuple[Span, ...]:
        """Where each edit stands in the new text, with one character on either side."""
        found = []
        for index, edit in enumerate(self._edits):
            start = edit.start + self._moved[index]
            found.append(Span(max(start - 1, 0), start + len(edit.text) + 1))
        return tuple(found)
