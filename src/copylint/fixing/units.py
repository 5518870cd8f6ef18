# SPDX-License-Identifier: Apache-2.0
"""Which edits can be made together: sorted, disjoint, in an order that does not depend on chance."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from copylint.model.findings import Finding, Fix
from copylint.model.places import Edit
from copylint.model.record import NamedTuple

STRUCTURE = ("TAB", "MKD")
"""Families whose repairs come first: typography needs the structure that they restore."""


class Unit(NamedTuple):
    """The smallest set of edits that is made whole or not at all; all in `Document.source`."""

    code: str
    safety: str
    edits: tuple[Edit, ...]
    finding: Finding

    @property
    def deletes(self) -> bool:
        """Whether it only removes text."""
        return all(not edit.text for edit in self.edits)


def units_of(findings: Iterable[Finding], safeties: Collection[str]) -> list[Unit]:
    """The units of findings whose fix has one of these safeties; the edits of a grouped finding are units each."""
    found: list[Unit] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or fix.safety not in safeties or not fix.edits:
            continue
        found += (Unit(finding.code, fix.safety, edits, finding) for edits in _sets(fix))
    return found


def _sets(fix: Fix) -> Iterable[tuple[Edit, ...]]:
    if not fix.apart:
        return [fix.edits]
    if not fix.sets:
        return [(edit,) for edit in fix.edits]
    sets: dict[int, list[Edit]] = {}
    for number, edit in zip(fix.sets, fix.edits, strict=True):
        sets.setdefault(number, []).append(edit)
    return map(tuple, sets.values())


def structural(unit: Unit) -> bool:
    """Whether the unit repairs the structure of the document."""
    return unit.code[:3] in STRUCTURE


def disjoint(units: Sequence[Unit]) -> list[Unit]:
    """The units to make in one round: structure alone first; deletions before what they would delete.

    A unit that overlaps or touches one already taken waits for the next round, where it is found again or is gone.
    """
    wave = [unit for unit in units if structural(unit)] or list(units)
    wave.sort(key=lambda unit: (not unit.deletes, unit.edits[0].start, -unit.edits[-1].end, unit.code))
    taken: list[tuple[int, int]] = []
    chosen: list[Unit] = []
    for unit in wave:
        places = [(edit.start, edit.end) for edit in unit.edits]
        positions = [bisect_left(taken, place) for place in places]
        if any(_collides(taken, at, place) for at, place in zip(positions, places, strict=True)):
            continue
        for place in places:
            taken.insert(bisect_left(taken, place), place)
        chosen.append(unit)
    return sorted(chosen, key=lambda unit: unit.edits)


def _collides(taken: list[tuple[int, int]], at: int, place: tuple[int, int]) -> bool:
    before = at > 0 and taken[at - 1][1] >= place[0]
    after = at < len(taken) and taken[at][0] <= place[1]
    # Two repairs that only touch, neither an insertion at the same place, may go together.
    if before and taken[at - 1][1] == place[0] and taken[at - 1][0] < place[0] < place[1]:
        before = False
    if after and taken[at][0] == place[1] and place[0] < place[1] < taken[at][1]:
        after = False
    return before or after
