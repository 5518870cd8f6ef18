# SPDX-License-Identifier: Apache-2.0
"""Matches made of places and edits: the short forms that the rules of typography share."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from copylint.model.places import Edit, Match, Span, Words

_SPAN = partial(tuple.__new__, Span)
_EDIT = partial(tuple.__new__, Edit)
"""A text has hundreds of places: this way their tuples cost half as much."""


def place(start: int, end: int, text: str | None = None, **values: "str | int | Words") -> Match:
    """A match whose repair, if any, puts `text` in its place."""
    return Match(Span(start, end), values=dict(values), edits=() if text is None else (Edit(start, end, text),))


def insertion(at: int, text: str, start: int, end: int) -> Match:
    """A match on `start` to `end` that is repaired by putting `text` at one place."""
    return Match(Span(start, end), edits=(Edit(at, at, text),))


def edited(start: int, end: int, edits: Iterable[tuple[int, int, str]], **values: "str | int | Words") -> Match:
    """A match on `start` to `end` with several edits."""
    return Match(Span(start, end), values=dict(values), edits=tuple(Edit(*edit) for edit in sorted(edits)))


def grouped(places: Sequence[tuple[int, int, str]]) -> list[Match]:
    """One match for many places, each with the text that repairs it; in order of place, disjoint."""
    if not places:
        return []
    spans = [_SPAN(one[:2]) for one in places]
    return [Match(spans[0], tuple(spans[1:]), edits=tuple(map(_EDIT, places)))]


def spread(places: Sequence[tuple[int, int, int, int, str]]) -> list[Match]:
    """As `grouped`, where the place shown is not the one edited: shown start and end, edited start and end, text."""
    if not places:
        return []
    spans = [_SPAN(one[:2]) for one in places]
    return [Match(spans[0], tuple(spans[1:]), edits=tuple([_EDIT(one[2:]) for one in places]))]


def everywhere(text: str, word: str) -> Iterator[int]:
    """The offsets of a word in a text, in order: several times faster than a pattern that begins with a class."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def together(matches: Sequence[Match]) -> list[Match]:
    """One match for all places: the first one, the others related, with all their edits.

    A text may hold hundreds of them; as one they cost an engine no more than one.
    """
    if len(matches) < 2 or any(match.whole for match in matches):  # noqa: PLR2004 - one stays as it is
        return list(matches)
    spans = sorted({span for match in matches for span in (match.span, *match.related)})
    edits = sorted({edit for match in matches for edit in match.edits})
    return [Match(spans[0], tuple(spans[1:]), matches[0].values, tuple(edits))]
