# SPDX-License-Identifier: Apache-2.0
"""Repairs: choose, apply, check again, prove, until nothing is left to repair.

Structure is repaired first and the text read anew, since a no-break space put into a broken table would stay broken.
Each round makes the repairs that do not touch each other; the whole round is proved, and where the proof fails the
round is halved until the repairs at fault stand alone: they are dropped and named, the rest is made.
"""

from collections.abc import Callable, Collection, Sequence

from copylint.fixing.compose import composed
from copylint.fixing.prove import Seen, failure
from copylint.fixing.shift import Shift
from copylint.fixing.units import Unit, disjoint, units_of
from copylint.model.findings import Refused
from copylint.model.places import Edit
from copylint.model.record import NamedTuple
from copylint.text.edits import applied
from copylint.wording import both

MOST_ROUNDS = 10
Recheck = Callable[[str], Seen]
"""The document and the findings of an edited text, suppressions applied; given by run/ or rulecheck/."""


class Fixed(NamedTuple):
    """What came of the repairs of one text.

    Attributes:
        seen: the repaired text with the findings that remain.
        edits: what was done, as disjoint edits of the text as it was given.
        made: the code of each repair made, in order of rounds.
        refused: repairs whose proof failed; their findings remain.
    """

    seen: Seen
    edits: tuple[Edit, ...] = ()
    made: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


class Wanted(NamedTuple):
    """Which repairs are made.

    Attributes:
        unsafe: whether unsafe repairs are made too. Suggestions never are.
        writable: whether the file's encoding can write a text.
    """

    unsafe: bool = False
    writable: Callable[[str], bool] = lambda _: True

    @property
    def safeties(self) -> tuple[str, ...]:
        """The safeties of the repairs that are made."""
        return ("safe", "unsafe") if self.unsafe else ("safe",)


def fix(seen: Seen, recheck: Recheck, wanted: Wanted = Wanted()) -> Fixed:  # noqa: B008 - frozen
    """Repair a text.

    Args:
        seen: the text with its findings.
        recheck: reads and checks an edited text.
        wanted: which repairs are made.
    """
    barred: set[str] = set()
    result, last = _until_still(seen, recheck, barred, wanted)
    while last is not None:
        # Rules that undo each other would edit for ever: what still edited in the last round is not made at all.
        barred |= last
        result, last = _until_still(seen, recheck, barred, wanted)
    for _ in range(MOST_ROUNDS):
        if not result.made or not result.refused:
            break
        # What was refused may be right now that the rest is repaired; a second run would find that out.
        again, last = _until_still(result.seen, recheck, barred, wanted)
        if last is not None or not again.made:
            break
        edits = composed(result.edits, again.edits, len(seen.document.source))
        result = Fixed(again.seen, edits, (*result.made, *again.made), again.refused)
    return result


class _Ledger:
    """Repairs that were refused, known again when offsets have moved."""

    def __init__(self, barred: Collection[str]) -> None:
        self.barred = barred
        self.refused: list[Refused] = []
        self._known: dict[tuple[str, tuple[Edit, ...]], None] = {}

    def refuse(self, unit: Unit, reason: str) -> None:
        self.refused.append(Refused(unit.code, unit.edits, both(reason)))
        self._known[unit.code, unit.edits] = None

    def open(self, units: Sequence[Unit], writable: Callable[[str], bool]) -> list[Unit]:
        """The units that may be tried; those of barred rules, and what cannot be written, are refused here."""
        left = []
        for unit in units:
            if (unit.code, unit.edits) in self._known:
                continue
            if unit.code in self.barred:
                self.refuse(unit, "fix.restless")
            elif not all(writable(edit.text) for edit in unit.edits):
                self.refuse(unit, "fix.encoding")
            else:
                left.append(unit)
        return left

    def move(self, edits: Sequence[Edit]) -> None:
        """What was refused stands elsewhere after some edits."""
        shift = Shift(edits)
        self._known = {
            (code, tuple(Edit(shift.offset(edit.start), shift.offset(edit.end), edit.text) for edit in old)): None
            for code, old in self._known
        }


def _until_still(
    seen: Seen, recheck: Recheck, barred: Collection[str], wanted: Wanted
) -> tuple[Fixed, set[str] | None]:
    """The repairs of at most `MOST_ROUNDS` rounds, and the codes that would go on after them (None: it is still)."""
    made: list[str] = []
    edits: tuple[Edit, ...] = ()
    length = len(seen.document.source)
    ledger = _Ledger(barred)
    for left in range(MOST_ROUNDS, -1, -1):
        units = ledger.open(units_of(seen.findings, wanted.safeties), wanted.writable)
        if not units or not left:
            return Fixed(seen, edits, tuple(made), tuple(ledger.refused)), {unit.code for unit in units} or None
        seen, good, bad = _proved(seen, disjoint(units), recheck, unsafe=wanted.unsafe)
        for unit, reason in bad:
            ledger.refuse(unit, reason)
        done = [edit for unit in good for edit in unit.edits]
        ledger.move(done)
        edits = composed(edits, done, length)
        made += (unit.code for unit in good)
    raise AssertionError  # the loop returns in its last turn


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
