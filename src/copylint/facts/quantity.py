# SPDX-License-Identifier: Apache-2.0
"""Quantity: the normal form of a number with what it counts, and when two of them say the same.

Two figures of one article are compared by value, unit and how finely they were written: « 97 milliards » and
« 97,4 milliards » agree, « 97 % » and « 97 points » do not.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from copylint.facts.units import base_unit
from copylint.model.places import Span
from copylint.model.record import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction  # half a millisecond, for the few articles that have a ratio

    Number = Decimal | Fraction

Kind = Literal[
    "count",  # 12 personnes, 3 millions d'habitants
    "money",  # 97,4 milliards de dollars: `currency` is the ISO 4217 code
    "percent",  # 12 %, 3 pour mille (unit "‰")
    "points",  # 3 points de pourcentage (unit "pp"), 25 points de base ("bp"), 3 points ("pt")
    "measure",  # 12 km, 25 °C: `unit` is the SI symbol or that of a unit accepted with the SI
    "duration",  # 3 ans, 1 h 30: units y, mo, wk, d, h, min, s, ms
    "ratio",  # un tiers, 3/4, neuf sur dix: `low` is a Fraction
    "multiple",  # deux fois plus, doublé, twice: how many times
    "ordinal",  # 3e, 19th
    "rank",  # n° 1, number one
    "decade",  # les années 1990: the first year (90 where the century is not said)
    "quarter",  # T3 2024: `low` is 1 to 4, `unit` the year or ""
]
Approx = Literal["", "about", "at least", "at most", "over", "under"]
_SCALED = 1_000_000
"""From here a number without its currency is taken for money where the same number is money elsewhere."""


class Quantity(NamedTuple):
    """A number as a reader takes it, with what it counts.

    Attributes:
        kind: see `Kind`.
        low, high: the value, scale words multiplied in (« 3 M€ » is 3000000); different only for a range, low first.
        span: the expression: sign, number, scale, unit or currency; without rounding words and without the noun
            that is counted. Of a range, all of it.
        number: the digits or number words alone.
        unit: canonical symbol, a rate as written in the SI (`km/h`); of money what it is for (`/m²`), of counts "".
        currency: ISO 4217 code, "XXX" where the word names several (couronnes, pesos).
        approx: what a rounding word beside it says.
        step: the place value of the last written digit that counts (granularity): 0.1e9 for « 97,4 milliards »;
            trailing zeros of a number without a scale word do not count. 0 for fractions.
        other: the value on the other reading of an ambiguous separator (« 1.250 »: 1250, or 1.25), else None.
        reverse: a range written from the higher to the lower value (« de 15 à 10 % »).
        words: written in words or as a fraction word, not in digits.
        signed: +1 or -1 where a sign is written, else 0 (a minus is in the values too).
    """

    kind: str
    low: "Number"
    high: "Number"
    span: Span
    number: Span
    unit: str = ""
    currency: str = ""
    approx: str = ""
    step: Decimal = Decimal(0)
    other: Decimal | None = None
    reverse: bool = False
    words: bool = False
    signed: int = 0

    @property
    def is_range(self) -> bool:
        """Whether two values are stated."""
        return self.low != self.high


def fraction(above: int, below: int) -> "Fraction":
    """The exact value of a part of a whole.

    Raises:
        ZeroDivisionError: `below` is 0.
    """
    from fractions import Fraction  # noqa: PLC0415 - see above

    return Fraction(above, below)


def distance(one: "Number", other: "Number") -> "Number":
    """How far two values lie apart."""
    if type(one) is type(other):
        return abs(one - other)  # type: ignore[operator, no-any-return]  # of one type
    return abs(fraction(*one.as_integer_ratio()) - fraction(*other.as_integer_ratio()))


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure the same thing: kind, currency and unit (after SI conversion) agree."""
    if {one.kind, other.kind} == {"count", "money"}:  # « l'offre de 97 milliards »
        return min(one.high, other.high) >= _SCALED and not one.unit and not other.unit
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return one.currency == other.currency or not one.currency or not other.currency
    return base_unit(one.unit)[0] == base_unit(other.unit)[0]


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether one figure can be the other as written more or less finely.

    Equal on any reading of the separators; or within half of the coarser step (rounding); or, where one is said to
    be approximate, within 5 % and on the right side (« plus de 80 » is not 79). A range agrees with what lies in it.
    """
    if not comparable(one, other):
        return False
    factor_one, factor_other = base_unit(one.unit)[1], base_unit(other.unit)[1]
    step: Number
    if factor_one == factor_other:  # one unit: the figures as they are, which is exact for all that an article writes
        step, readings, others = max(one.step, other.step), _plain(one), _plain(other)
    else:
        step = fraction(*max(one.step * factor_one, other.step * factor_other).as_integer_ratio())
        readings, others = _converted(one, factor_one), _converted(other, factor_other)
    for at, (low, high) in enumerate(readings):
        for other_at, (other_low, other_high) in enumerate(others):
            if one.is_range or other.is_range:
                if low <= other_high and other_low <= high:
                    return True
                continue
            gap = distance(low, other_low)
            # the step is that of the first reading: 48.000 and 84.000 are not one rounded figure
            if gap == 0 or (at == other_at == 0 and _rounded(one, other, (low, other_low), step)):
                return True
    return False


def _rounded(one: Quantity, other: Quantity, values: tuple[Any, Any], step: "Number") -> bool:
    """Whether one value can be the other, rounded to a step or by a word that says so."""
    low, other_low = values
    gap = distance(low, other_low)
    if gap * 2 <= step:
        return True
    if not (one.approx or other.approx) or gap * 20 > max(abs(low), abs(other_low)):
        return False
    return _side(one.approx, low, other_low) and _side(other.approx, other_low, low)


def _plain(one: Quantity) -> "list[tuple[Number, Number]]":
    readings = [(one.low, one.high)]
    if one.other is not None:
        readings.append((one.other, one.other))
    return readings


def _converted(one: Quantity, factor: Decimal) -> "list[tuple[Number, Number]]":
    from fractions import Fraction  # noqa: PLC0415 - see above

    readings: list[tuple[Number, Number]] = [
        (Fraction(one.low) * Fraction(factor), Fraction(one.high) * Fraction(factor))
    ]
    if one.other is not None:
        value = Fraction(one.other) * Fraction(factor)
        readings.append((value, value))
    return readings


def _side(approx: str, bound: "Number", value: "Number") -> bool:
    """Whether `value` lies on the side of `bound` that the rounding word allows."""
    if approx in ("over", "at least"):
        return value >= bound
    if approx in ("under", "at most"):
        return value <= bound
    return True
