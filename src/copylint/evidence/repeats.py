# SPDX-License-Identifier: Apache-2.0
"""Paragraphs that stand twice in a text, word for word or nearly.

Copies are looked for by their edges: two paragraphs that say the same thing begin or end with the same signs. Each is
compared with the first one of the same edge only, so that the work grows with the text.
Then the words decide: what the two have in common must be most of both. Where a figure is what differs, it is named.
"""

from collections.abc import Sequence

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import Faults, of_kind, place_of
from copylint.model.places import Match, Span
from copylint.text.patterns import lazy

_SHORTEST = 60
_EDGE = 24
_ALIKE = 0.85
"""Share of words in common from which two paragraphs are copies of each other."""
_MOST_WORDS = 400
_FEWEST_WORDS = 10
_FEWEST_ALIKE = 15
_FIGURE = lazy(r"\d")
_YEAR = lazy(r"(?:19|20)\d\d")
_TOKEN = lazy(r"\d+(?:[.,]\d+|[\u00a0\u202f ]\d{3}(?!\d))*|[^\W\d_]+")


def find(document: Document) -> Faults:
    """Faults: paragraph-repeated, paragraph-alike, figure-differs."""
    found: Faults = {}
    text, blocks = document.text, document.blocks
    known: dict[str, int] = {}
    edges: dict[str, int] = {}
    for index in of_kind(document, "item"):
        start, end = blocks[index].span
        if end - start >= _SHORTEST and known.setdefault(text[start:end], index) != index:
            found.setdefault("paragraph-repeated", []).append(_copy(document, known[text[start:end]], index))
    for index in of_kind(document, "paragraph"):
        block = blocks[index]
        start, end = block.span
        if end - start < _SHORTEST or block.quoted or text.startswith("![", start):
            continue
        if known.setdefault(text[start:end], index) != index:
            found.setdefault("paragraph-repeated", []).append(_copy(document, known[text[start:end]], index))
            continue
        # What two copies share: their first signs, or their last ones.
        first = edges.setdefault(text[start : start + _EDGE], index)
        last = edges.setdefault(text[end - _EDGE : end], index)
        if first != index or last != index:
            fault = _compared(document, blocks[first if first != index else last], block)
            if fault:
                found.setdefault(fault[0], []).append(fault[1])
    for matches in found.values():
        matches.sort(key=place_of)
    return found


def _copy(document: Document, one: int, other: int) -> Match:
    return Match(document.blocks[other].span, (document.blocks[one].span,))


def _compared(document: Document, one: Block, other: Block) -> tuple[str, Match] | None:
    text = document.text
    first, second = text[slice(*one.span)], text[slice(*other.span)]
    if " ".join(first.split()) == " ".join(second.split()):
        return "paragraph-repeated", Match(other.span, (one.span,))
    if min(len(first), len(second)) < _ALIKE * _ALIKE * max(len(first), len(second)):
        return None
    left, right = list(_TOKEN.finditer(first)), list(_TOKEN.finditer(second))
    if "|" in first:  # rows of a table
        return None
    if not min(len(left), len(right)) >= _FEWEST_WORDS or max(len(left), len(right)) > _MOST_WORDS:
        return None
    words, others = [token[0].casefold() for token in left], [token[0].casefold() for token in right]
    if words == others:
        return "paragraph-repeated", Match(other.span, (one.span,))
    changes = _changes(words, others)
    if changes is None:
        return None
    figures = [
        (a, c)
        for tag, a, b, c, d in changes
        if tag == "replace" and b - a == d - c and _figures(words[a:b], others[c:d])
    ]
    if figures and len(figures) == len(changes):
        (a, c), *_ = figures
        if any(_YEAR.fullmatch(words[at]) for at, _ in figures):  # what was true of one year, and of another
            return None
        here = Span(other.span.start + right[c].start(), other.span.start + right[c].end())
        there = Span(one.span.start + left[a].start(), one.span.start + left[a].end())
        return "figure-differs", Match(here, (there,), {"here": right[c][0], "there": left[a][0]})
    return ("paragraph-alike", Match(other.span, (one.span,))) if len(words) >= _FEWEST_ALIKE else None


def _figures(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether figures alone stand on both sides of a change."""
    return all(map(_FIGURE.search, words)) and all(map(_FIGURE.search, others))


def _changes(words: Sequence[str], others: Sequence[str]) -> list[tuple[str, int, int, int, int]] | None:
    """The places where two lists of words differ; None where they differ too much."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for candidates only

    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return None
    return [change for change in matcher.get_opcodes() if change[0] != "equal"]
