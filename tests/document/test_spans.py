# SPDX-License-Identifier: Apache-2.0
"""Spans against sets of offsets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from copylint.document.spans import line_end, union, without
from copylint.model.places import Span

SPANS = st.lists(st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(0, 6)))


def offsets(spans: "list[Span] | tuple[Span, ...]") -> set[int]:
    """What some spans cover."""
    return {at for span in spans for at in range(*span)}


@given(SPANS)
def test_a_union_covers_the_same_in_order_and_apart(spans: list[Span]) -> None:
    """The union of spans covers what they cover; its spans are in order, none is empty, no two touch."""
    for given_spans in (spans, sorted(spans), tuple(spans), iter(spans)):
        joined = union(given_spans)
        assert offsets(joined) == offsets(spans)
        assert all(span.start < span.end for span in joined)
        assert all(before.end < after.start for before, after in pairwise(joined))


@given(SPANS, SPANS)
def test_a_difference_leaves_what_no_hole_covers(spans: list[Span], holes: list[Span]) -> None:
    """What is left of spans is what they cover less what the holes cover."""
    left = without(union(spans), union(holes))
    assert offsets(left) == offsets(spans) - offsets(holes)


def test_the_end_of_a_line_is_before_its_line_end() -> None:
    """All three line ends end a line, and so does the end of the text."""
    text = "un\r\ndeux\rtrois\nquatre"
    assert [text[at : line_end(text, at)] for at in (0, 4, 9, 15)] == ["un", "deux", "trois", "quatre"]
