# SPDX-License-Identifier: Apache-2.0
"""Figures that repeat one which is already supported: the same kind, unit and value, written more or less finely."""

from bisect import bisect_left
from collections.abc import Iterable

from copylint.facts.quantity import Quantity, agree

_SLACK = 0.06
"""More than what a rounding word grants (`facts.quantity.agree`)."""
_NEAREST = 12
"""Figures on each side that are compared: an article holds fewer of one kind, and a hostile text holds thousands."""


class Supported:
    """The supported figures of a document, ready to be asked for one that a figure repeats."""

    __slots__ = ("_by_kind", "_ranges")

    def __init__(self, figures: Iterable[Quantity]) -> None:
        """Sort the figures by kind and value; equal ones count once."""
        self._ranges: list[Quantity] = []
        kinds: dict[str, dict[tuple[object, ...], Quantity]] = {}
        for one in figures:
            if one.is_range:
                self._ranges.append(one)
            else:
                kinds.setdefault(_kind(one), {}).setdefault((one.low, one.unit, one.currency, one.approx), one)
        self._by_kind = {
            kind: sorted(((float(one.low), at, one) for at, one in enumerate(found.values())), key=lambda row: row[:2])
            for kind, found in kinds.items()
        }

    def repeats(self, one: Quantity) -> bool:
        """Whether a figure is said again. Round percentages repeat by chance and do not count."""
        if one.kind in ("percent", "ratio") and one.low % 5 == 0 and one.low == one.high:
            return False
        rows = self._by_kind.get(_kind(one), [])
        at = bisect_left(rows, (float(one.low),)) if len(rows) > _NEAREST else 0
        near = rows[max(at - _NEAREST, 0) : at + _NEAREST]
        return any(_likely(one, other) and agree(one, other) for _, _, other in near) or any(
            agree(one, other) for other in self._ranges[:_NEAREST]
        )


def _likely(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can agree, by floats: the exact answer costs ten times as much."""
    if one.is_range or one.other is not None or other.other is not None or one.unit != other.unit:
        return True
    left, right = float(one.low), float(other.low)
    return abs(left - right) <= _SLACK * max(abs(left), abs(right)) + float(max(one.step, other.step))


def _kind(one: Quantity) -> str:
    """Counts and money are one kind: « 97 milliards » repeats « 97,4 milliards de dollars »."""
    return "count" if one.kind == "money" else one.kind
