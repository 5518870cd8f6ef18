# SPDX-License-Identifier: Apache-2.0
"""Kind «voice»: a block in another voice than the article (evidence/voices.py) that gives several signals at once.

No single phrase betrays it; what does is that it says I or you, and speaks of the work on a text, and of what was
ordered. A rule names the signals and which of them must come together, in any order.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Phrase, compiled
from copylint.evidence.mentions import mentioned
from copylint.evidence.passages import extended
from copylint.evidence.search import seen
from copylint.evidence.surroundings import Innocence, innocent
from copylint.evidence.voices import intruders, may_intrude, personal, short
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """signals: phrases by the name of a signal. combinations: names that must come together, apart by blanks.

    sure: combinations that leave no doubt; they give the match the value "sure" (see `error_when`).

    personal: signals that only a block which says I or you can give.

    guards: phrases that make a block innocent. unless: see `evidence.surroundings.Innocence`.
    """

    signals: Mapping[str, tuple[Phrase, ...]]
    combinations: tuple[str, ...]
    sure: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    guards: Mapping[str, tuple[Phrase, ...]] = {}
    unless: tuple[Innocence, ...] = ()
    needs: Mapping[str, tuple[str, ...]] = {}
    """Filled in when the rule is loaded: the literals of each signal that is rare enough to be told by them."""


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with the literals of each signal that is rare enough to be told by them."""
    from copylint.evidence.literals import all_of, is_rare  # noqa: PLC0415 - only where rules are loaded from YAML

    needs = {name: all_of(sources) or () for name, sources in plain["signals"].items()}
    return {**plain, "needs": {name: list(needed) for name, needed in needs.items() if needed and is_rare(needed)}}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    rare = options.needs.keys()
    if not all(rare & set(line.split()) for line in (*options.sure, *options.combinations)):
        return None
    return tuple(sorted({literal for needed in options.needs.values() for literal in needed}))


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    found: list[Match] = []
    for one in document.prose:  # the cheap questions first: the voices of a text are asked for where all else holds
        likely = _likely(document, one, options) if short(one) else frozenset()
        if not likely or not may_intrude(document, one):
            continue
        first, sure = _best(document, one, options, likely, context)
        if first is None or one not in intruders(document) or innocent(document, one, first, options.unless):
            continue
        if any(_place(document, one, sources, context) is not None for sources in options.guards.values()):
            continue
        found.append(Match(extended(document, one, one.span, "list"), values={"sure": 1} if sure else {}))
    return found


def _likely(document: Document, block: Block, options: Options) -> frozenset[str]:
    """The combinations that can stand in a block, as far as literals tell."""
    known = _INDICES.get(id(options.needs))
    if known is None or known.needs is not options.needs:
        known = _INDICES[id(options.needs)] = _index(options)
    found = seen(document, block)
    if found is None:
        return frozenset((*options.sure, *options.combinations))
    signals = {name for literal in found for name in known.signals.get(literal, ())}
    lines = [(line, names) for line, rare, names in known.lines if rare <= signals] if signals else []
    if not lines or personal(document, block):
        return frozenset(line for line, _ in lines)
    return frozenset(line for line, names in lines if names.isdisjoint(options.personal))


class _Index(NamedTuple):
    """Signals by literal, combinations with their rare signals; kept beside the needs that they were made of."""

    needs: object
    signals: Mapping[str, Sequence[str]]
    lines: Sequence[tuple[str, frozenset[str], frozenset[str]]]


def _index(options: Options) -> _Index:
    signals: dict[str, list[str]] = {}
    for name, needed in options.needs.items():
        for literal in needed:
            signals.setdefault(literal, []).append(name)
    lines = [
        (line, frozenset(name for name in line.split() if name in options.needs), frozenset(line.split()))
        for line in (*options.sure, *options.combinations)
    ]
    return _Index(options.needs, signals, lines)


_INDICES: dict[int, _Index] = {}


def _best(
    document: Document, block: Block, options: Options, likely: frozenset[str], context: Context
) -> tuple[Span | None, bool]:
    """The first place of a combination that stands in two sentences that follow each other, and whether it is sure."""
    if not likely:
        return None, False
    there: dict[str, bool] = {}  # whether a signal stands in the block at all, shown or said: asked before sentences
    likely = frozenset(
        line
        for line in likely
        if all(_stands(document, block, options.signals[name], name, there, context) for name in line.split())
    )
    if not likely:
        return None, False
    sure = tuple(line for line in options.sure if line in likely)
    others = tuple(line for line in options.combinations if line in likely)
    sentences = document.sentences(block)
    found: Span | None = None
    for at, sentence in enumerate(sentences):
        window = block._replace(span=Span(sentence.start, sentences[min(at + 1, len(sentences) - 1)].end))
        known: dict[str, Span | None] = {}
        first = _first(document, window, options, sure, known, context)
        if first is not None:
            return first, True
        found = found or _first(document, window, options, others, known, context)
    return found, False


def _stands(  # noqa: PLR0913 - what is known of the block is passed on
    document: Document, block: Block, sources: tuple[str, ...], name: str, there: dict[str, bool], context: Context
) -> bool:
    if name not in there:
        there[name] = any(
            compiled(source).search(document.text, *block.span, timeout=context.timeout) for source in sources
        )
    return there[name]


def _first(  # noqa: PLR0913 - what is known of the block is passed on
    document: Document,
    block: Block,
    options: Options,
    combinations: tuple[str, ...],
    known: dict[str, Span | None],
    context: Context,
) -> Span | None:
    """The first place of a combination whose signals all stand in the block, None where there is none."""
    for combination in combinations:
        places: list[Span] = []
        for name in combination.split():
            if name not in known:
                known[name] = _place(document, block, options.signals[name], context)
            place = known[name]
            if place is None:
                break
            places.append(place)
        else:
            return min(places)
    return None


def _place(document: Document, block: Block, sources: tuple[str, ...], context: Context) -> Span | None:
    for source in sources:
        for found in compiled(source).finditer(document.text, *block.span, timeout=context.timeout):
            span = Span(*found.span())
            if not mentioned(document, block, span):
                return span
    return None
