# SPDX-License-Identifier: Apache-2.0
"""Names of months and days of the week, to their numbers.

Source: CLDR 46, gregorian calendar, fr and en, wide and abbreviated forms; the forms without accents and the press's
own abbreviations (sept., Sept) beside them.
"""

_MONTHS_FR = (
    "janvier janv",
    "février fevrier févr fév",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aout",
    "septembre sept",
    "octobre oct",
    "novembre nov",
    "décembre decembre déc",
)
_MONTHS_EN = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_DAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _table(rows: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, names in enumerate(rows, 1) for name in names.split(" ")}


MONTHS_FR = _table(_MONTHS_FR)
MONTHS_EN = _table(_MONTHS_EN)
MONTHS: dict[str, int] = {**MONTHS_EN, **MONTHS_FR}
"""Lower-case name to 1…12, both languages."""
DAYS: dict[str, int] = {
    **_table(_DAYS_FR),
    **_table(_DAYS_EN),
    "mon": 1,
    "tue": 2,
    "wed": 3,
    "thu": 4,
    "fri": 5,
    "sat": 6,
}
"""Lower-case name to 1…7, Monday first (ISO 8601)."""
