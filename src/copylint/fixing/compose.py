# SPDX-License-Identifier: Apache-2.0
"""Several rounds of edits as one: what `--diff` shows, and what a report says of a file, is against the old text."""

from collections.abc import Sequence

from copylint.model.places import Edit

_Piece = tuple[int, int, str]
"""Either a kept range of the old text (start, end, "") or new text (-1, -1, text)."""


def composed(first: Sequence[Edit], second: Sequence[Edit], length: int) -> tuple[Edit, ...]:
    """One set of disjoint edits of the old text that does what `first` and then `second` do.

    Args:
        first: disjoint edits of the old text.
        second: disjoint edits of the text that `first` makes.
        length: of the old text, in code points.
    """
    return _edits(_cut(_pieces(first, length), sorted(second)), length)


def _pieces(edits: Sequence[Edit], length: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    for edit in sorted(edits):
        if edit.start > at:
            pieces.append((at, edit.start, ""))
        if edit.text:
            pieces.append((-1, -1, edit.text))
        at = edit.end
    if length > at:
        pieces.append((at, length, ""))
    return pieces


def _cut(pieces: list[_Piece], edits: Sequence[Edit]) -> list[_Piece]:
    """Pieces with edits applied, whose offsets count the text that the pieces make."""
    done: list[_Piece] = []
    queue = pieces[::-1]
    at = 0
    for edit in edits:
        at = _move(queue, done, at, edit.start)
        if edit.text:
            done.append((-1, -1, edit.text))
        at = _move(queue, None, at, edit.end)
    return done + queue[::-1]


def _move(queue: list[_Piece], to: list[_Piece] | None, at: int, until: int) -> int:
    """Take pieces from the queue up to an offset, into a list or into nothing."""
    while queue and at < until:
        start, end, text = queue.pop()
        size = len(text) if start < 0 else end - start
        taken = min(size, until - at)
        if to is not None:
            to.append((-1, -1, text[:taken]) if start < 0 else (start, start + taken, ""))
        if taken < size:
            queue.append((-1, -1, text[taken:]) if start < 0 else (start + taken, end, ""))
        at += taken
    return at


def _edits(pieces: Sequence[_Piece], length: int) -> tuple[Edit, ...]:
    found: list[Edit] = []
    at, new = 0, ""
    for start, end, text in [*pieces, (length, length, "")]:
        if start < 0:
            new += text
            continue
        if start > at or new:
            found.append(Edit(at, start, new))
        at, new = end, ""
    return tuple(found)
