# SPDX-License-Identifier: Apache-2.0
"""Repairs: choose, apply, check again, prove, until nothing is left to repair.

Structure is repaired first and the text read anew, since a no-break space put into a broken table would stay broken.
Each round makes the repairs that do not touch each other; the whole round is proved, and where the proof fails the
round is halved until the repairs at fault stand alone: they are dropped and named, the rest is made.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.fixing.prove import Seen, failure
from copylint.fixing.units import Unit, disjoint, units_of
from copylint.formats import applied
from copylint.model.findings import Refused
from copylint.text.folding import key
from copylint.wording import both

if TYPE_CHECKING:
    from copylint.model.places import Edit

MOST_ROUNDS = 10
Recheck = Callable[[str], Seen]
"""The document and the findings of an edited text, suppressions applied; given by run/ or rulecheck/."""


class Fixed(NamedTuple):
    """What came of the repairs of one text.

    Attributes:
        seen: the repaired text with the findings that remain.
        made: the code of each repair made, in order of rounds.
        refused: repairs whose proof failed; their findings remain.
    """

    seen: Seen
    made: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def fix(seen: Seen, recheck: Recheck, *, unsafe: bool = False, codes: Collection[str] | None = None) -> Fixed:
    """Repair a text.

    Args:
        seen: the text with its findings.
        recheck: reads and checks an edited text.
        unsafe: whether unsafe repairs are made too. Suggestions never are.
        codes: only repairs of these rules, where given.
    """
    safeties = ("safe", "unsafe") if unsafe else ("safe",)
    barred: set[str] = set()
    while True:
        result, last = _until_still(seen, recheck, safeties, barred, codes, unsafe=unsafe)
        if last is None:
            return result
        # Rules that undo each other would edit for ever: what still edited in the last round is not made at all.
        barred |= last


def _until_still(  # noqa: PLR0913 - the state of one attempt
    seen: Seen,
    recheck: Recheck,
    safeties: Collection[str],
    barred: set[str],
    codes: Collection[str] | None,
    *,
    unsafe: bool,
) -> tuple[Fixed, set[str] | None]:
    """The repairs of at most `MOST_ROUNDS` rounds, and the codes that would go on after them (None: it is still)."""
    made: list[str] = []
    refused: dict[tuple[str, str, str], Refused] = {}
    if barred:
        for unit in units_of(seen.findings, safeties):
            if unit.code in barred:
                refused[_identity(seen, unit)] = Refused(unit.code, unit.edits, both("fix.restless"))
    for _ in range(MOST_ROUNDS):
        units = [
            unit
            for unit in units_of(seen.findings, safeties)
            if unit.code not in barred
            and (codes is None or unit.code in codes)
            and _identity(seen, unit) not in refused
        ]
        if not units:
            return Fixed(seen, tuple(made), tuple(refused.values())), None
        chosen = disjoint(units)
        after, good, bad = _proved(seen, chosen, recheck, unsafe=unsafe)
        for unit, reason in bad:
            refused[_identity(seen, unit)] = Refused(unit.code, unit.edits, both(reason))
        made += (unit.code for unit in good)
        seen = after
    left = {
        unit.code
        for unit in units_of(seen.findings, safeties)
        if unit.code not in barred and (codes is None or unit.code in codes) and _identity(seen, unit) not in refused
    }
    return Fixed(seen, tuple(made), tuple(refused.values())), left or None


def _identity(seen: Seen, unit: Unit) -> tuple[str, str, str]:
    """A repair known again in the next round, when offsets have moved: its code, its change, and the words around."""
    source, first, last = seen.document.source, unit.edits[0].start, unit.edits[-1].end
    change = "\0".join(f"{source[edit.start : edit.end]}\1{edit.text}" for edit in unit.edits)
    return unit.code, change, key(source[max(first - 30, 0) : last + 30])


def _proved(
    seen: Seen, units: Sequence[Unit], recheck: Recheck, *, unsafe: bool
) -> tuple[Seen, list[Unit], list[tuple[Unit, str]]]:
    """The text with every unit that can be proved, those units, and the others with their reason."""
    after, reason = _tried(seen, units, recheck, unsafe=unsafe)
    if reason is None:
        return after, list(units), []
    if len(units) == 1:
        return seen, [], [(units[0], reason)]
    half = len(units) // 2
    bad: list[tuple[Unit, str]] = []
    good: list[Unit] = []
    for part in (units[:half], units[half:]):
        _, proved, failed = _proved(seen, part, recheck, unsafe=unsafe)
        good += proved
        bad += failed
    while good:
        after, reason = _tried(seen, good, recheck, unsafe=unsafe)
        if reason is None:
            return after, good, bad
        bad.append((good.pop(), reason))  # right alone, wrong together: the last one goes
    return seen, [], bad


def _tried(seen: Seen, units: Sequence[Unit], recheck: Recheck, *, unsafe: bool) -> tuple[Seen, str | None]:
    edits: list[Edit] = [edit for unit in units for edit in unit.edits]
    after = recheck(applied(seen.document.source, edits))
    return after, failure(seen, after, units, unsafe=unsafe)
