# SPDX-License-Identifier: Apache-2.0
"""A unified diff printed from known edits: linear, where a diff that must search can take minutes on a long file."""

from collections.abc import Sequence

from copylint.model.places import Edit
from copylint.text.edits import applied
from copylint.text.lines import LineIndex

CONTEXT = 3
"""Lines shown around a change, as `diff -u` does."""


def unified(old: str, edits: Sequence[Edit], file: str) -> str:
    """The unified diff of a file, "" without edits. Lines keep their own ends.

    Args:
        old: the text before.
        edits: disjoint edits of it.
        file: the path shown after `---` and `+++`.
    """
    # A hunk without a change is one that `git apply` calls corrupt.
    edits = [edit for edit in sorted(edits) if old[edit.start : edit.end] != edit.text]
    if not edits:
        return ""
    index = LineIndex(old)
    pieces = [f"--- {file}\n+++ {file}\n"]
    shift = 0
    for group in _hunks(index, edits):
        hunk, growth = _hunk(old, index, group, shift)
        pieces.append(hunk)
        shift += growth
    return "".join(pieces)


def _rows(index: LineIndex, edit: Edit) -> tuple[int, int]:
    """First and last line that an edit touches; one that ends with a line's end takes the next line in too."""
    return index.line(edit.start), index.line(edit.end)


def _hunks(index: LineIndex, edits: Sequence[Edit]) -> list[list[Edit]]:
    groups: list[list[Edit]] = []
    for edit in edits:
        if groups and _rows(index, edit)[0] - _rows(index, groups[-1][-1])[1] <= 2 * CONTEXT:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return groups


def _hunk(old: str, index: LineIndex, edits: Sequence[Edit], shift: int) -> tuple[str, int]:
    """The text of a hunk, and by how many lines it makes the file longer."""
    first, last = _rows(index, edits[0])[0], _rows(index, edits[-1])[1]
    above, below = max(first - CONTEXT, 1), min(last + CONTEXT, len(index))
    body: list[str] = []
    counts = [0, 0]
    _add(body, counts, " ", old[index.span(above).start : index.span(first).start])
    done = index.span(first).start
    for block in _runs(index, edits):
        top, bottom = _rows(index, block[0])[0], _rows(index, block[-1])[1]
        _add(body, counts, " ", old[done : index.span(top).start])
        start, done = index.span(top).start, index.span(bottom).end
        moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in block]
        before, after = old[start:done], applied(old[start:done], moved)
        _changed(body, counts, before, after)
    _add(body, counts, " ", old[done : index.span(below).end])
    return f"@@ -{_range(above, counts[0])} +{_range(above + shift, counts[1])} @@\n" + "".join(body), counts[
        1
    ] - counts[0]


def _runs(index: LineIndex, edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits whose lines touch belong together."""
    runs: list[list[Edit]] = []
    for edit in edits:
        if runs and _rows(index, edit)[0] <= _rows(index, runs[-1][-1])[1]:
            runs[-1].append(edit)
        else:
            runs.append([edit])
    return runs


def _changed(body: list[str], counts: list[int], before: str, after: str) -> None:
    """Removed and added lines, without the equal ones at both ends."""
    old, new = _lines(before), _lines(after)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    _add(body, counts, " ", "".join(old[:head]))
    _add(body, counts, "-", "".join(old[head : len(old) - tail]))
    _add(body, counts, "+", "".join(new[head : len(new) - tail]))
    _add(body, counts, " ", "".join(old[len(old) - tail :]))


def _add(body: list[str], counts: list[int], sign: str, text: str) -> None:
    for line in _lines(text):
        body.append(sign + line if line[-1] in "\r\n" else f"{sign}{line}\n\\ No newline at end of file\n")
        counts[0] += sign != "+"
        counts[1] += sign != "-"


def _lines(text: str) -> list[str]:
    """Lines with their ends."""
    index = LineIndex(text)
    spans = (index.span(number) for number in range(1, len(index) + 1))
    return [text[span.start : span.end] for span in spans if span.end > span.start]


def _range(start: int, count: int) -> str:
    if count == 1:
        return str(start)
    return f"{start if count else start - 1},{count}"
