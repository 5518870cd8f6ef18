# SPDX-License-Identifier: Apache-2.0
"""What the word after a number makes of it: one look-up tells scale, unit, currency, month, fraction…"""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from copylint.facts.currencies import CENTS, CODES, NAMES, SIGNS
from copylint.facts.months import MONTHS
from copylint.facts.numerals import SCALES_EN, SCALES_FR, power_of_ten
from copylint.facts.units import UNITS


class Follower(NamedTuple):
    """The role of a word after a number, and its payload.

    Roles: scale (`value` is the factor), money and cents (`name` is the code), unit (`name` is the spelling),
    percent, per (« pour », "per": percent where « cent » follows), points, month, of (« sur », "out", "in"),
    times, fraction (`value` is the denominator), ordinal, clock, half, and (a compound goes on).
    """

    role: str
    name: str = ""
    value: Decimal = Decimal(1)


_COLLECTIVES = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
    "dozen": 12,
}
COLLECTIVES: dict[str, int] = {**_COLLECTIVES, **{f"{word}s": value for word, value in _COLLECTIVES.items()}}
"""Collective numbers, singular and plural."""
_FRACTIONS_FR = (
    "demi tiers quart cinquième sixième septième huitième neuvième dixième".split(),
    (2, 3, 4, 5, 6, 7, 8, 9, 10),
)
_FRACTIONS_EN = ("half third quarter fifth sixth seventh eighth ninth tenth".split(), (2, 3, 4, 5, 6, 7, 8, 9, 10))
FRACTIONS: dict[str, int] = {
    **{form: value for word, value in zip(*_FRACTIONS_FR, strict=True) for form in (word, f"{word.rstrip('s')}s")},
    **{form: value for word, value in zip(*_FRACTIONS_EN, strict=True) for form in (word, f"{word}s")},
    "halves": 2,
    "tiers": 3,
    "centième": 100,
    "centièmes": 100,
    "millième": 1000,
    "millièmes": 1000,
    "tenths": 10,
    "hundredths": 100,
}
"""Fraction words to their denominators."""

ATTACHED: dict[str, Follower] = {
    **{suffix: Follower("ordinal") for suffix in "e er re ère ère è ème eme ième nd nde de th st rd ᵉ ᵉʳ".split(" ")},
    **{sign: Follower("scale", sign, power_of_ten(3)) for sign in ("k", "K")},
    "M": Follower("scale", "M", power_of_ten(6)),
    **{sign: Follower("scale", sign, power_of_ten(9)) for sign in ("Md", "Mds", "Mrd", "Mrds", "bn", "Bn", "mds", "md")},
    **{sign: Follower("scale", sign, power_of_ten(12)) for sign in ("tn", "trn")},
    **{sign: Follower("times", sign) for sign in ("x", "X", "×")},
}
"""Signs written against the digits, beside the units."""
SCALE_SIGNS: dict[str, int] = {
    "k": 3,
    "K": 3,
    "M": 6,
    "m": 6,
    "mn": 6,
    "Md": 9,
    "Mds": 9,
    "Mrd": 9,
    "Mrds": 9,
    "md": 9,
    "mds": 9,
    "bn": 9,
    "b": 9,
    "B": 9,
    "G": 9,
    "tn": 12,
    "trn": 12,
    "T": 12,
}
"""Scale signs beside a currency: k€, M€, Md€, $5m, $3B."""


@cache
def followers(language: str) -> dict[str, Follower]:
    """The table of a language; words of the other language stand in it where they mean one thing only."""
    french = language != "en"
    table: dict[str, Follower] = {spelling: Follower("unit", spelling) for spelling in UNITS}
    for name, code in NAMES.items():
        table[name] = Follower("money", code)
    table["livres" if french else "pounds"] = Follower("money", "GBP?")
    table["dollar"] = table["dollars"] = Follower("money", "USD")
    for code in CODES:
        table[code] = Follower("money", code)
    for sign, code in SIGNS.items():
        table[sign] = Follower("money", code)
    for name, code in CENTS.items():
        table[name] = Follower("cents", "EUR" if name == "cents" and french else code)
    for word, power in (SCALES_EN | SCALES_FR if french else SCALES_FR | SCALES_EN).items():
        table[word] = Follower("scale", word, power_of_ten(power))
    table["mille"] = table["thousand"] = Follower("scale", "thousand", power_of_ten(3))
    table["hundred"] = Follower("scale", "hundred", power_of_ten(2))
    for word, value in COLLECTIVES.items():
        table[word] = Follower("scale", word, Decimal(value))
    for month in MONTHS:
        table[month] = Follower("month")
        table[month.capitalize()] = Follower("month")
    for sign in ("%", "percent", "pourcent"):
        table[sign] = Follower("percent")
    table["‰"] = Follower("percent", "‰")
    table["pour"] = table["per"] = table["p"] = Follower("per")
    for word in ("point", "points", "pt", "pts", "percentage", "basis"):
        table[word] = Follower("points", word)
    for word in ("sur",) if french else ("out", "in"):
        table[word] = Follower("of")
    table["fois"] = table["times"] = Follower("times")
    for word, denominator in FRACTIONS.items():
        table[word] = Follower("fraction", word, Decimal(denominator))
    for word in ("second", "seconds", "quarter", "quarters", "half", "third", "mars", "may") if french else ("mars", "mai"):
        table.pop(word, None)
    table["mars" if french else "march"] = Follower("month")
    if not french:
        table["May"], table["March"] = Follower("month"), Follower("month")
        table.pop("may", None)
        table["second"] = table["seconds"] = Follower("unit", "seconds")
        table["pence"] = Follower("cents", "GBP")
        table.pop("de", None)
    table["h"] = Follower("clock", "h")
    table["heures"] = table["heure"] = Follower("clock", "heures")
    if not french:
        table["a"] = table["p"] = table["am"] = table["pm"] = table["AM"] = table["PM"] = Follower("meridiem")
    return table


SIGN_CHARACTERS = "%‰°" + "".join(SIGNS)
"""Signs that may follow a number."""
