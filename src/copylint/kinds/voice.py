# SPDX-License-Identifier: Apache-2.0
"""Kind «voice»: a block in another voice than the article (evidence/voices.py) that gives several signals at once.

No single phrase betrays it; what does is that it says I or you, and speaks of the work on a text, and of what was
ordered. A rule names the signals and which of them must come together, in any order (evidence/signals.py).
"""

from collections.abc import Mapping
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Phrase
from copylint.evidence.passages import extended
from copylint.evidence.signals import Signals, best, likely, place
from copylint.evidence.surroundings import Innocence, innocent
from copylint.evidence.voices import intruders, may_intrude, outspoken, short
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
_LONG = 600
"""Signs of patterns that take longer than looking for their literals first."""


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
    needs: Mapping[str, Mapping[str, Any]] = {}
    """Filled in when the rule is loaded: see `evidence.signals.Signals`."""


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with the literals of its signals (`evidence.signals.Signals`)."""
    from copylint.evidence.literals import all_of, is_rare  # noqa: PLC0415 - only where rules are loaded from YAML

    rare: dict[str, list[str]] = {}
    each: dict[str, list[str]] = {}
    for name, sources in plain["signals"].items():
        needed = all_of(sources)
        if needed and is_rare(needed):
            rare[name] = list(needed)
        if sum(map(len, sources)) > _LONG:
            each[name] = ["\n".join(all_of([source]) or ()) for source in sources]
    return {**plain, "needs": {"rare": rare, "each": each}}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    rare = options.needs.get("rare", {})
    if not all(rare.keys() & set(line.split()) for line in (*options.sure, *options.combinations)):
        return None
    return tuple(sorted({literal for needed in rare.values() for literal in needed}))


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    signals = Signals(options.signals, options.sure, options.combinations, options.personal, options.needs)
    found: list[Match] = []
    # The cheap questions first: the voices of a text are asked for where all else holds.
    for one, lines in likely(document, filter(short, document.prose), signals):
        if not may_intrude(document, one):
            continue
        first, sure = best(document, one, signals, lines, context)
        if first is None or innocent(document, one, first, options.unless):
            continue
        if not (one in intruders(document) or (sure and one in outspoken(document))):
            continue
        if any(place(document, one, sources, context) is not None for sources in options.guards.values()):
            continue
        found.append(Match(extended(document, one, one.span, "list"), values={"sure": 1} if sure else {}))
    return found
