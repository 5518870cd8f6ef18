# SPDX-License-Identifier: Apache-2.0
"""Signals that must come together: which combinations of phrases stand in a block, in any order.

A signal is a set of phrases under a name; a combination is some names. None of its phrases proves anything alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat
from operator import is_
from typing import Any

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import FOUND, AnyOf, any_of, folded_block
from copylint.evidence.kind import Context, compiled, limit_of
from copylint.evidence.mentions import mentioned
from copylint.evidence.voices import personal
from copylint.model.places import Span
from copylint.model.record import NamedTuple


class Signals(NamedTuple):
    """What a rule looks for.

    Attributes:
        phrases: patterns by the name of a signal.
        sure: combinations that leave no doubt, each its names apart by blanks.
        combinations: the others.
        personal: signals that only a block which says I or you can give.
        needs: literals by signal. `rare`: one of them stands wherever the signal does, and few blocks hold one.
            `each`: for each pattern of a signal whose patterns are long lists of words, literals with line ends between
            them, one of which stands wherever that pattern does; empty where nothing is known.
    """

    phrases: Mapping[str, Sequence[str]]
    sure: Sequence[str]
    combinations: Sequence[str]
    personal: Sequence[str]
    needs: Mapping[str, Mapping[str, Any]]


def likely(document: Document, blocks: Iterable[Block], signals: Signals) -> Iterator[tuple[Block, frozenset[str]]]:
    """Those of some blocks in which a combination can stand, as far as literals tell, with the combinations.

    All blocks are asked in one pass: most hold no rare literal, and a call for each would cost more than the answer.
    """
    index = _index_of(signals)
    found: Mapping[Span, AbstractSet[str]] = document.known(FOUND) or {}
    known = index.literals
    of = known.keys()
    for block in blocks:
        seen = found.get(block.span)
        if seen is None:
            yield block, frozenset(index.lines)
            continue
        there = 0
        for literal in seen & of:
            there |= known[literal]
        if not there:
            continue
        lines = index.standing.get(there)
        if lines is None:
            if len(index.standing) >= _MOST_KEPT:
                index.standing.clear()
            lines = index.standing[there] = _standing(index, there, signals)
        of_all, impersonal = lines
        chosen = of_all if of_all and personal(document, block) else impersonal
        if chosen:
            yield block, chosen


_MOST_KEPT = 2000


class _Index(NamedTuple):
    """What is known of some signals before any block; kept beside what it was made of.

    Attributes:
        signals: themselves.
        literals: the rare signals of a literal, as the bits of a number.
        lines: the rare signals of each combination, likewise.
        cheapest: the names of each combination, those of short patterns first: most blocks lack one of them.
        each: see `Signals.needs`.
        standing: what `_standing` said of some signals: most blocks hold the same few.
    """

    signals: Signals
    literals: Mapping[str, int]
    lines: Mapping[str, int]
    cheapest: Mapping[str, Sequence[str]]
    each: Mapping[str, Sequence[AnyOf | None]]
    standing: dict[int, tuple[frozenset[str], frozenset[str]]]


def _standing(known: _Index, there: int, signals: Signals) -> tuple[frozenset[str], frozenset[str]]:
    """The combinations whose rare signals may all stand in a block, and those that need no word of I or you."""
    lines = frozenset([line for line, rare in known.lines.items() if rare & there == rare])
    return lines, frozenset([line for line in lines if not {*line.split()}.intersection(signals.personal)])


def _index_of(signals: Signals) -> _Index:
    known = _INDICES.get(id(signals.phrases))
    if known is None or not all(map(is_, known.signals, signals)):
        known = _INDICES[id(signals.phrases)] = _index(signals)
    return known


def _index(signals: Signals) -> _Index:
    rare: Mapping[str, Sequence[str]] = signals.needs.get("rare", {})
    bits = {name: 1 << at for at, name in enumerate(rare)}
    literals: dict[str, int] = {}
    for name, needed in rare.items():
        for literal in needed:
            literals[literal] = literals.get(literal, 0) | bits[name]
    each = {
        name: [any_of(joined) if joined else None for joined in literals]
        for name, literals in signals.needs.get("each", {}).items()
    }
    costs = {name: sum(map(len, sources)) for name, sources in signals.phrases.items()}
    lines: dict[str, int] = {}
    cheapest: dict[str, Sequence[str]] = {}
    for line in (*signals.sure, *signals.combinations):
        names = sorted({*line.split()}, key=lambda name: (costs[name], name))
        cheapest[line] = names
        lines[line] = sum(bits.get(name, 0) for name in names)
    return _Index(signals, literals, lines, cheapest, each, {})


_INDICES: dict[int, _Index] = {}
"""By the identity of the phrases, not of the needs: rules of which nothing was prepared share one empty mapping."""


def best(
    document: Document, block: Block, signals: Signals, lines: frozenset[str], context: Context
) -> tuple[Span | None, bool]:
    """The first place of a combination that stands in two sentences that follow each other, and whether it is sure."""
    index = _index_of(signals)
    there: dict[str, bool] = {}  # whether a signal stands in the block at all, shown or said: asked before sentences
    standing = set()
    for line in lines:
        for name in index.cheapest[line]:
            stands = there.get(name)
            if stands is None:
                stands = there[name] = _stands(document, block, signals.phrases[name], index.each.get(name), context)
            if not stands:
                break
        else:
            standing.add(line)
    if not standing:
        return None, False
    sure = tuple(line for line in signals.sure if line in standing)
    others = tuple(line for line in signals.combinations if line in standing)
    sentences = document.sentences(block)
    found: Span | None = None
    for at, sentence in enumerate(sentences):
        window = block._replace(span=Span(sentence.start, sentences[min(at + 1, len(sentences) - 1)].end))
        known: dict[str, Span | None] = {}
        first = _first(document, window, signals, sure, known, context)
        if first is not None:
            return first, True
        found = found or _first(document, window, signals, others, known, context)
    return found, False


def _stands(
    document: Document, block: Block, sources: Sequence[str], each: Sequence[AnyOf | None] | None, context: Context
) -> bool:
    """Whether one of some patterns stands in a block; `each` holds literals of each, asked for before it."""
    folded = folded_block(document, block)
    text, (start, end) = document.text, block.span
    for source, literals in zip(sources, each or repeat(None)):  # noqa: B905 - the second may have no end
        if literals is not None and not literals.stands_in(folded):
            continue
        limit = limit_of(source, context.timeout)
        if compiled(source).search(text, start, end, timeout=limit) is not None:
            return True
    return False


def _first(  # noqa: PLR0913 - what is known of the block is passed on
    document: Document,
    block: Block,
    signals: Signals,
    combinations: tuple[str, ...],
    known: dict[str, Span | None],
    context: Context,
) -> Span | None:
    """The first place of a combination whose signals all stand in the block, None where there is none."""
    for combination in combinations:
        places: list[Span] = []
        for name in combination.split():
            if name not in known:
                known[name] = place(document, block, signals.phrases[name], context)
            standing = known[name]
            if standing is None:
                break
            places.append(standing)
        else:
            return min(places)
    return None


def place(document: Document, block: Block, sources: Sequence[str], context: Context) -> Span | None:
    """The first place of one of some patterns that is said and not shown, None where there is none."""
    for source in sources:
        for found in compiled(source).finditer(document.text, *block.span, timeout=context.timeout):
            span = Span(*found.span())
            if not mentioned(document, block, span):
                return span
    return None
