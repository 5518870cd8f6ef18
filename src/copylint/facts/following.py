# SPDX-License-Identifier: Apache-2.0
"""What the word after a number makes of it: one look-up tells scale, unit, currency, month, fraction."""

from decimal import Decimal
from functools import cache

from copylint.facts.months import MONTHS
from copylint.facts.numerals import ONE, SCALES_EN, SCALES_FR, power_of_ten
from copylint.facts.units import CENTS, CODES, NAMES, SIGNS, UNITS
from copylint.model.record import NamedTuple


class Follower(NamedTuple):
    """The role of a word after a number, and its payload.

    Roles: scale (`value` is the factor), money and cents (`name` is the code), unit (of `facts.units.UNITS`),
    percent, per (« pour », "per": percent where « cent » follows), points, month, of (« sur », "out", "in"),
    times, fraction (`value` is the denominator), ordinal, clock, half, and (a compound goes on).
    """

    role: str
    name: str = ""
    value: Decimal = ONE


_follower = Follower._make
"""Made from a tuple: a constructor with names would be compiled for so many."""


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
    **dict.fromkeys("e er re ère ère è ème eme ième nd nde de th st rd ᵉ ᵉʳ".split(" "), Follower("ordinal")),
    **dict.fromkeys(("k", "K"), Follower("scale", "k", power_of_ten(3))),
    "M": Follower("scale", "M", power_of_ten(6)),
    **dict.fromkeys(("Md", "Mds", "Mrd", "Mrds", "bn", "Bn", "mds", "md"), Follower("scale", "Md", power_of_ten(9))),
    **dict.fromkeys(("tn", "trn"), Follower("scale", "tn", power_of_ten(12))),
    **dict.fromkeys(("x", "X", "×"), Follower("times")),
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
    table = _of_both().copy()
    table["livres" if french else "pounds"] = Follower("money", "GBP?")
    if french:
        table["cents"] = Follower("cents", "EUR")
    scales = SCALES_EN | SCALES_FR if french else SCALES_FR | SCALES_EN
    for word, power in scales.items():
        table[word] = _follower(("scale", word, power_of_ten(power)))
    table |= dict.fromkeys(("sur",) if french else ("out", "in"), Follower("of"))
    return _of_one_language(table, french=french)


@cache
def _of_both() -> dict[str, Follower]:
    """What means the same in both languages; one entry serves all words of a kind that need no payload."""
    unit, month, times, percent, points = map(Follower, ("unit", "month", "times", "percent", "points"))
    table = dict.fromkeys(UNITS, unit)
    codes = {code: _follower(("money", code, ONE)) for code in {*CODES, *NAMES.values(), *SIGNS.values()}}
    for name, code in NAMES.items():
        table[name] = codes[code]
    for sign, code in SIGNS.items():
        table[sign] = codes[code]
    table |= {code: codes[code] for code in CODES}
    table |= dict.fromkeys(("dollar", "dollars"), codes["USD"])
    table |= {name: _follower(("cents", code, ONE)) for name, code in CENTS.items()}
    table |= {word: _follower(("scale", word, Decimal(value))) for word, value in COLLECTIVES.items()}
    table |= dict.fromkeys(("mille", "thousand"), Follower("scale", "thousand", power_of_ten(3)))
    table |= dict.fromkeys(("Md", "Mds", "Mrd", "Mrds", "bn"), Follower("scale", "bn", power_of_ten(9)))
    table["hundred"] = Follower("scale", "hundred", power_of_ten(2))
    table |= dict.fromkeys(MONTHS, month)
    table |= dict.fromkeys(map(str.capitalize, MONTHS), month)
    table |= dict.fromkeys(("%", "percent", "pourcent"), percent)
    table["\u2030"] = Follower("percent", "\u2030")
    table |= dict.fromkeys(("pour", "per", "p"), Follower("per"))
    table |= dict.fromkeys(("point", "points", "pt", "pts", "percentage", "basis"), points)
    table |= dict.fromkeys(("fois", "times"), times)
    table |= {word: _follower(("fraction", word, Decimal(below))) for word, below in FRACTIONS.items()}
    return table


def _of_one_language(table: dict[str, Follower], *, french: bool) -> dict[str, Follower]:
    """The table without the words that mean something else in the language, and with those that are its own."""
    foreign = (
        ("second", "seconds", "quarter", "quarters", "half", "third", "may") if french else ("mars", "mai", "may", "de")
    )
    for word in foreign:
        table.pop(word, None)
    table["mars" if french else "march"] = Follower("month")
    table |= {"h": Follower("clock", "h"), "heures": Follower("clock", "heures"), "heure": Follower("clock", "heures")}
    if not french:
        table |= dict.fromkeys(("second", "seconds"), Follower("unit"))
        table |= dict.fromkeys(("a", "p", "am", "pm", "AM", "PM"), Follower("meridiem"))
        table["pence"] = Follower("cents", "GBP")
    return table


SIGN_CHARACTERS = "%‰°" + "".join(SIGNS)
"""Signs that may follow a number."""
