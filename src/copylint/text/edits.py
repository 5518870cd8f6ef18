# SPDX-License-Identifier: Apache-2.0
"""A text with edits applied: the one place where text changes."""

from collections.abc import Iterable

from copylint.model.places import Edit


def applied(source: str, edits: Iterable[Edit]) -> str:
    """`source` with edits applied; they must be disjoint and lie in the text.

    Raises:
        ValueError: two edits overlap.
    """
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        if start < at or end < start:
            msg = f"edits overlap at {start}"
            raise ValueError(msg)
        pieces += [source[at:start], new]
        at = end
    return "".join([*pieces, source[at:]])
