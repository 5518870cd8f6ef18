# SPDX-License-Identifier: Apache-2.0
"""Arithmetic of spans: union, difference, search; linear in their number, but for a sort. And where a line begins."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from copylint.document.blocks import Block
from copylint.model.places import Span

_START = itemgetter(0)


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted, disjoint, none empty; what overlaps or touches becomes one."""
    found = spans if spans.__class__ is tuple or spans.__class__ is list else list(spans)
    last = -1
    for start, end in found:  # most come in order and apart: then they are the answer
        if start <= last or end <= start:
            break
        last = end
    else:
        return tuple(found)
    joined: list[Span] = []
    last = -1
    for span in sorted(found, key=_START):
        start, end = span
        if start > last:
            if end > start:
                joined.append(span)
                last = end
        elif end > last:
            joined[-1] = Span(joined[-1][0], end)
            last = end
    return tuple(joined)


def without(spans: Sequence[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of `spans` outside `holes`; both sorted and disjoint."""
    if not holes:
        return tuple(spans)
    left: list[Span] = []
    at = 0
    for start, end in spans:
        while at < len(holes) and holes[at].end <= start:
            at += 1
        inside, place = at, start
        while inside < len(holes) and holes[inside].start < end:
            if holes[inside].start > place:
                left.append(Span(place, holes[inside].start))
            place = max(place, holes[inside].end)
            inside += 1
        if place < end:
            left.append(Span(place, end))
    return tuple(left)


def touching(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of sorted, disjoint `spans` that share a character with `span`."""
    first = bisect_left(spans, (span.start, span.start))
    if first and spans[first - 1].end > span.start:
        first -= 1
    last = first
    while last < len(spans) and spans[last].start < span.end:
        last += 1
    return spans[first:last]


def in_order(block: Block) -> tuple[int, int]:
    """The key that sorts blocks by place, the outer one first."""
    return block.outer.start, -block.outer.end


def line_head(text: str, line_start: int, start: int) -> int:
    """The start of the line if only blanks and quote marks stand before `start`, else the first such sign."""
    before = text[line_start:start]
    kept = before.rstrip(" \t>")
    if not kept:
        return line_start
    return start - len(before[len(kept) :].lstrip(" \t"))


def line_end(text: str, at: int) -> int:
    """The end of the line of a place, without the line end."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    returned = text.find("\r", at, end)
    return end if returned < 0 else returned
