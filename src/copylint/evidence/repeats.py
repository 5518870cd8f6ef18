# SPDX-License-Identifier: Apache-2.0
"""Paragraphs that stand twice in a text, word for word or nearly.

Copies are looked for by their edges: two paragraphs that say the same thing begin or end with the same signs. Each is
compared with the first one of the same edge only, so that the work grows with the text.
Then the words decide: what the two have in common must be most of both. Where a figure is what differs, it is named.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import Faults, of_kind, place_of
from copylint.model.places import Match, Span
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from difflib import SequenceMatcher  # loaded where two paragraphs share an edge

_SHORTEST = 60
_EDGE = 24
_ALIKE = 0.85
"""Share of words in common from which two paragraphs are copies of each other."""
_MOST_WORDS = 400
_FEWEST_WORDS = 10
_FEWEST_ALIKE = 15
_MUCH_ALIKE = 0.9
_FIGURE = lazy(r"\d")
_YEAR = lazy(r"(?:19|20)\d\d")
_TOKEN = lazy(r"\d+(?:[.,]\d+|[\u00a0\u202f ]\d{3}(?!\d))*|[^\W\d_]+")


def find(document: Document) -> Faults:
    """Faults: paragraph-repeated, paragraph-alike, figure-differs."""
    found: Faults = {}
    text, blocks = document.text, document.blocks
    known: dict[str, int] = {}
    edges: dict[str, int] = {}
    for index in of_kind(document, "paragraph"):
        block = blocks[index]
        start, end = block.span
        if end - start < _SHORTEST or block.quoted or text[end - 1] in ":," or text.startswith("![", start):
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


def _compared(  # noqa: PLR0911 - one answer for each way in which two paragraphs differ
    document: Document, one: Block, other: Block
) -> tuple[str, Match] | None:
    """What two paragraphs are to each other that share an edge."""
    text = document.text
    first, second = text[slice(*one.span)], text[slice(*other.span)]
    shorter, longer = sorted((len(first), len(second)))
    if "|" in first or shorter < _ALIKE * _ALIKE * longer:  # rows of a table; too different to look at
        return None
    left, right = list(_TOKEN.finditer(first)), list(_TOKEN.finditer(second))
    words, others = [token[0].casefold() for token in left], [token[0].casefold() for token in right]
    if words == others:
        return "paragraph-repeated", Match(other.span, (one.span,))
    matcher = _matched(words, others)
    if matcher is None:
        return None
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    if all(tag == "replace" and _figures(words[a:b], others[c:d]) for tag, a, b, c, d in changes):
        _, a, _, c, _ = changes[0]
        here = Span(other.span.start + right[c].start(), other.span.start + right[c].end())
        there = Span(one.span.start + left[a].start(), one.span.start + left[a].end())
        # What was true of one year, and of another; or no figure of the text.
        if any(_YEAR.fullmatch(words[change[1]]) for change in changes) or _in_code(document, here):
            return None
        return "figure-differs", Match(here, (there,), {"here": right[c][0], "there": left[a][0]})
    if len(words) < _FEWEST_ALIKE or matcher.ratio() < _MUCH_ALIKE:
        return None
    return "paragraph-alike", Match(other.span, (one.span,))


def _in_code(document: Document, span: Span) -> bool:
    """`int64_t`, UTF16 and x[0]."""
    text = document.text
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    beside = before.isalpha() or before in ("_", "[", "-") or after.isalpha() or after == "_"
    return beside or document.masked(span, ("code",))


def _figures(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether figures alone stand on both sides of a change, as many on each."""
    return len(words) == len(others) and all(map(_FIGURE.search, words)) and all(map(_FIGURE.search, others))


def _matched(words: Sequence[str], others: Sequence[str]) -> "SequenceMatcher[str] | None":
    """Two lists of words held against each other; None where they differ too much, are too short or too long."""
    fewer, more = sorted((len(words), len(others)))
    if fewer < _FEWEST_WORDS or more > _MOST_WORDS:
        return None
    # What `quick_ratio` says, before the library is loaded: how many words both have, whatever their order.
    both = (Counter(words) & Counter(others)).total()
    if 2 * both / (fewer + more) < _ALIKE:
        return None
    from difflib import SequenceMatcher  # noqa: PLC0415 - for candidates only

    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return None if matcher.ratio() < _ALIKE else matcher
