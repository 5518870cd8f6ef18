# SPDX-License-Identifier: Apache-2.0
"""Rounding words: what stands before or after a number and says how exact it is.

Closed tables, French and English, keyed by the last word before the number so that most numbers cost one look-up.
"""

from copylint.text.patterns import lazy

_BEFORE: dict[str, str] = {
    "about": (
        "environ|près de|près d'|presque|quelque|autour de|autour d'|autour des|aux alentours de|alentour de|"
        "de l'ordre de|"
        "de l'ordre d'|à peu près|plus ou moins|approximativement|grosso modo|proche de|proches de|"
        "proche d'|pas loin de|pas loin d'|une moyenne de|avoisine|avoisinant|avoisinent|frôle|frôlant|frise|frisant|"
        "about|around|roughly|approximately|approx|some|nearly|almost|close to|circa|an estimated|"
        "in the region of|in the order of|or so|more or less"
    ),
    "over": (
        "plus de|plus d'|plus des|plus du|au-delà de|au-delà d'|au delà de|au-dessus de|au-dessus d'|au dessus de|"
        "dépasse|dépassent|dépassant|dépasser|dépassé|dépassait|dépassera|excède|excédant|supérieur à|supérieure à|"
        "supérieurs à|supérieures à|bien plus de|more than|over|above|exceeding|exceeds|exceeded|exceed|upwards of|"
        "in excess of|greater than|higher than"
    ),
    "at least": "au moins|au minimum|minimum|a minima|pas moins de|pas moins d'|à partir de|at least|no fewer than|"
    "no less than|minimum of",
    "under": (
        "moins de|moins d'|moins des|moins du|sous|inférieur à|inférieure à|inférieurs à|inférieures à|en dessous de|"
        "en-dessous de|au-dessous de|en deçà de|à peine|less than|fewer than|under|below|lower than|just under"
    ),
    "at most": (
        "au plus|au maximum|maximum|tout au plus|jusqu'à|jusqu'|pas plus de|pas plus d'|plafonné à|plafonnée à|"
        "at most|up to|no more than|not more than|maximum of"
    ),
}


def _by_last_word() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for approx, phrases in _BEFORE.items():
        for phrase in phrases.split("|"):
            last = phrase.split(" ")[-1]
            table.setdefault(last, []).append((phrase, approx))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


BEFORE: dict[str, list[tuple[str, str]]] = _by_last_word()
"""Last word to (phrase, approx), longest phrase first."""

AFTER = lazy(
    r"[ \u00a0\u202f](?:(environ|à peu près|or so|approximately)|(ou plus|et plus|au moins|au minimum|minimum|or "
    r"more|at least)"
    r"|(au plus|au maximum|maximum|ou moins|or less|or fewer|at most))\b"
)
"""Rounding words after a quantity: groups about, at least, at most."""
AFTER_NAMES = ("", "about", "at least", "at most")


def rounding_before(words: str) -> str:
    """What the folded words before a number say (lower case, straight apostrophes, single blanks): an `Approx`."""
    last = words[words.rfind(" ") + 1 :].lstrip('*_(\u00ab"\u201c')
    if last in BEFORE:  # jusqu'à
        pass
    elif "'" in last and not last.endswith("'"):
        last = last[last.rfind("'") + 1 :]
    elif last.endswith("'"):
        last = last[last.rfind("'", 0, -1) + 1 :]
    for phrase, approx in BEFORE.get(last, ()):
        if words.endswith(phrase):
            rest = len(words) - len(phrase)
            if rest == 0 or not words[rest - 1].isalpha():
                return approx
    return ""
