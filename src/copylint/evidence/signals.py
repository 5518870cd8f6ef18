# SPDX-License-Identifier: Apache-2.0
"""Signals that must come together: which combinations of phrases stand in a block, in any order.

A signal is a set of phrases under a name; a combination is some names. None of its phrases proves anything alone.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import folded_block, seen
from copylint.evidence.kind import Context, compiled, is_brief
from copylint.evidence.mentions import mentioned
from copylint.evidence.voices import personal
from copylint.model.places import Span


class Signals(NamedTuple):
    """What a rule looks for.

    Attributes:
        phrases: patterns by the name of a signal.
        sure: combinations that leave no doubt, each its names apart by blanks.
        combinations: the others.
        personal: signals that only a block which says I or you can give.
        needs: literals of signals, one of which stands wherever the signal does: `rare` those by which a block is told
            to be worth a look, `common` the others. A signal in neither requires nothing.
    """

    phrases: Mapping[str, Sequence[str]]
    sure: Sequence[str]
    combinations: Sequence[str]
    personal: Sequence[str]
    needs: Mapping[str, Mapping[str, Sequence[str]]]


def likely(document: Document, block: Block, signals: Signals) -> frozenset[str]:
    """The combinations that can stand in a block, as far as literals tell."""
    known = _index_of(signals)
    found = seen(document, block)
    if found is None:
        return frozenset((*signals.sure, *signals.combinations))
    here = found & known.signals.keys()
    if not here:
        return _NO_LINES
    there = {name for literal in here for name in known.signals[literal]}
    lines = [(line, names) for line, rare, names in known.lines if rare <= there]
    if not lines or personal(document, block):
        return frozenset([line for line, _ in lines])
    return frozenset([line for line, names in lines if names.isdisjoint(signals.personal)])


_NO_LINES: frozenset[str] = frozenset()


class _Index(NamedTuple):
    """What is known of some signals before any block; kept beside the needs that it was made of.

    Attributes:
        needs: those of `Signals`.
        signals: names by literal.
        lines: combinations, each with its rare signals and with all of them.
        cheapest: the names of each combination, those of short patterns first: most blocks lack one of them.
    """

    needs: object
    signals: Mapping[str, Sequence[str]]
    lines: Sequence[tuple[str, frozenset[str], frozenset[str]]]
    cheapest: Mapping[str, Sequence[str]]


def _index_of(signals: Signals) -> _Index:
    known = _INDICES.get(id(signals.needs))
    if known is None or known.needs is not signals.needs:
        known = _INDICES[id(signals.needs)] = _index(signals)
    return known


def _index(signals: Signals) -> _Index:
    by_literal: dict[str, list[str]] = {}
    rare = signals.needs.get("rare", {})
    for name, needed in rare.items():
        for literal in needed:
            by_literal.setdefault(literal, []).append(name)
    lines = [
        (line, frozenset(name for name in line.split() if name in rare), frozenset(line.split()))
        for line in (*signals.sure, *signals.combinations)
    ]
    costs = {name: sum(map(len, sources)) for name, sources in signals.phrases.items()}
    cheapest = {line: sorted(names, key=costs.__getitem__) for line, _, names in lines}
    return _Index(signals.needs, by_literal, lines, cheapest)


_INDICES: dict[int, _Index] = {}


def best(
    document: Document, block: Block, signals: Signals, lines: frozenset[str], context: Context
) -> tuple[Span | None, bool]:
    """The first place of a combination that stands in two sentences that follow each other, and whether it is sure."""
    there: dict[str, bool] = {}  # whether a signal stands in the block at all, shown or said: asked before sentences
    cheapest = _index_of(signals).cheapest
    standing = frozenset(
        [
            line
            for line in lines
            if all(_stands(document, block, signals, name, there, context) for name in cheapest[line])
        ]
    )
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


def _stands(  # noqa: PLR0913 - what is known of the block is passed on
    document: Document, block: Block, signals: Signals, name: str, there: dict[str, bool], context: Context
) -> bool:
    known = there.get(name)
    if known is None:
        known = there[name] = _may_stand(document, block, signals, name) and any(
            compiled(source).search(document.text, *block.span, timeout=None if is_brief(source) else context.timeout)
            for source in signals.phrases[name]
        )
    return known


def _may_stand(document: Document, block: Block, signals: Signals, name: str) -> bool:
    """Whether a literal of a signal stands in a block: its patterns may be long lists of words."""
    common = signals.needs.get("common", {}).get(name)
    if common is None:
        return True
    folded = folded_block(document, block)
    for literal in common:  # noqa: SIM110 - `any` over a generator costs twice as much
        if literal in folded:
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
