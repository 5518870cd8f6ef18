# SPDX-License-Identifier: Apache-2.0
"""Kind «voice»: a block in another voice than the article (evidence/voices.py) that gives several signals at once.

No single phrase betrays it; what does is that it says I or you, and speaks of the work on a text, and of what was
ordered. A rule names the signals and which of them must come together, in any order.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Phrase, compiled
from copylint.evidence.mentions import mentioned
from copylint.evidence.passages import extended
from copylint.evidence.surroundings import Innocence, innocent
from copylint.evidence.voices import intruders
from copylint.model.places import Match, Span

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """signals: phrases by the name of a signal. combinations: names that must come together, apart by blanks.

    sure: combinations that leave no doubt; they give the match the value "sure" (see `error_when`).

    guards: phrases that make a block innocent. unless: see `evidence.surroundings.Innocence`.
    """

    signals: Mapping[str, tuple[Phrase, ...]]
    combinations: tuple[str, ...]
    sure: tuple[str, ...] = ()
    guards: Mapping[str, tuple[Phrase, ...]] = {}
    unless: tuple[Innocence, ...] = ()


def literals(options: Options) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is asked alike
    """See `evidence.kind.Kind`."""
    return None  # the voices of a text are found once and cheaply; most texts have one


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    found: list[Match] = []
    for one in intruders(document):
        first, sure = _best(document, one, options, context)
        if first is None or innocent(document, one, first, options.unless):
            continue
        if any(_place(document, one, sources, context) is not None for sources in options.guards.values()):
            continue
        found.append(Match(extended(document, one, one.span, "list"), values={"sure": 1} if sure else {}))
    return found


def _best(document: Document, block: Block, options: Options, context: Context) -> tuple[Span | None, bool]:
    """The first place of a combination that stands in two sentences that follow each other, and whether it is sure."""
    sentences = document.sentences(block)
    found: Span | None = None
    for at, sentence in enumerate(sentences):
        window = block._replace(span=Span(sentence.start, sentences[min(at + 1, len(sentences) - 1)].end))
        known: dict[str, Span | None] = {}
        first = _first(document, window, options, options.sure, known, context)
        if first is not None:
            return first, True
        found = found or _first(document, window, options, options.combinations, known, context)
    return found, False


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
