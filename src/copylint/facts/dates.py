# SPDX-License-Identifier: Apache-2.0
"""Dates of a text, French and English, as normal forms with their places.

Grammar (CLDR 46, formats full to short of fr and en, and what the press writes beside them):

    date    = [weekday] [","] day month [year]        lundi 3 mars 2025, 1er janvier, 3rd of March
            | [weekday] [","] month day [[","] year]  March 3rd, 2024 (English)
            | month year                              mars 2023, March 2023
            | day ("et"|"au"|"à"|","…) day month …    9 et 10 juillet: one date each
            | [weekday] day "/" month "/" year        12/03/2024; English: month first, other reading kept
            | [weekday] year "-" month "-" day        ISO 8601
            | day "/" name of month "/" year          29/février/2005
    day     = 1…39 [er|st|nd|rd|th] | premier

A month or a year alone is no date. A date that no calendar has (31 avril, 29 février 2023, 2024-13-01) is given with
`possible` False: that it cannot be is what a rule looks for.
"""

from functools import cache

from copylint.facts.anchors import BLANK, Anchors
from copylint.facts.months import DAYS, MONTHS, MONTHS_EN, MONTHS_FR
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_B = f"[{BLANK}\n]"
_WEEKDAYS = "|".join(sorted((day for day in sorted(DAYS) if len(day) > 3), key=len, reverse=True))  # noqa: PLR2004 - not Mon, Tue
_ORDINAL = r"(?:er|ᵉʳ|st|nd|rd|th|e)?"
_DAY_BEFORE = lazy(rf"(?<![\w.,/:-])([0-3]?[0-9]|premier){_ORDINAL}{_B}(?:of{_B})?$", regex.IGNORECASE)
_JOINTS = (",", "-", "\u2013", "et", "au", "à", "ou", "and", "to")
_LIST = lazy(
    rf"(?<![\w.,/:-])(?:[0-3]?[0-9]{_ORDINAL}(?:,|{_B}(?:et|au|à|ou|and|to)|{_B}?[-\u2013])(?:{_B}|$))+$|"
    r"(?<![\w.,/:-])(?:[0-3]?[0-9][-\u2013])$"
)
_WEEKDAY_BEFORE = lazy(rf"\b(?P<weekday>{_WEEKDAYS}),?{_B}$", regex.IGNORECASE)
_AFTER_YEAR = lazy(rf"\.?,?{_B}(?P<year>[12][0-9]{{3}})(?![\w/]|[.,][0-9])")
_AFTER_DAY = lazy(
    rf"\.?{_B}(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?!\w|[.,:/][0-9]|{_B}(?:%|percent|per{_B}cent|million|billion))"
    rf"(?P<to>(?:{_B}?[-\u2013]{_B}?|{_B}(?:to|and){_B})[0-3]?[0-9](?:st|nd|rd|th)?(?![\w:]))?"
    rf"(?:,?{_B}(?P<year>[12][0-9]{{3}})(?![\w/]))?"
)
_DIGITS = lazy(r"(?<![0-9])[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}(?![0-9])")
"""Cheap to search for; what it finds is read by `_NUMERIC`."""
_NUMERIC = lazy(
    r"(?<![\w/.:=-])(?:(?P<y>[12][0-9]{3})(?P<t>[-/])(?P<m>[0-9]{2})(?P=t)(?P<d>[0-9]{2})"
    r"|(?P<a>[0-9]{1,2})(?P<s>[/. -])(?P<b>[0-9]{1,2})(?P=s)(?P<c>[12][0-9]{3}|[0-9]{2}))(?![\w/-])"
)
_NAMED_MONTH_BEFORE = lazy(r"(?<![\w.,/:-])([0-9]{1,2})([-/])$")
_NAMED_MONTH_AFTER = lazy(r"[-/]([12][0-9]{3})(?![\w/-])")
_ANNOUNCED = lazy(rf"(?<!\w)(?:le|du|au|dès le|depuis le|{_WEEKDAYS}),?{_B}$", regex.IGNORECASE)
"""What shows that digits are a date and no version, range or number of order."""
_SHORT_WEEKDAY = lazy(
    r"(?<!\w)(?P<weekday>lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[.,]{1,2}[ \u00a0]$", regex.IGNORECASE
)
_DAY = lazy(r"[0-9]{1,2}")
_REACH, _DAY_REACH = 48, 14
_LAST_DAY, _MONTHS_IN_YEAR = 31, 12
_ABBREVIATED = frozenset("janv févr fév avr juil sept oct nov déc jan feb mar apr jun jul aug sep dec".split())
DAYS_SHORT = {
    name: number
    for names in ("lun mar mer jeu ven sam dim", "mon tue wed thu fri sat sun")
    for number, name in enumerate(names.split(), 1)
}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A day or a month as it is written.

    Attributes:
        span: the whole expression, weekday and year included.
        year, month, day: None where not written; `month` always stands.
        weekday: 1 (Monday) to 7 where one is named.
        possible: whether the calendar has such a day (29 février without a year is possible).
        other: (month, day) on the other reading of an ambiguous numeric date, else None.
    """

    span: Span
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    possible: bool = True
    other: tuple[int, int] | None = None


@cache
def _anchors(language: str) -> Anchors:
    if language == "en":
        return Anchors([name.capitalize() for name in MONTHS_EN])
    return Anchors([*MONTHS_FR, *(name.capitalize() for name in MONTHS_EN if len(name) > 3)])  # noqa: PLR2004 - not Mar, Jun


def dates(text: str, start: int = 0, end: int | None = None, language: str = "fr") -> list[Date]:
    """The dates in `text[start:end]`, in order of place; nothing outside is looked at."""
    stop = len(text) if end is None else end
    found: list[Date] = []
    at = start
    for begin, close, word in _anchors("en" if language == "en" else "fr").find(text, start, stop):
        if begin < at:
            continue
        english = word in MONTHS_EN or word.lower() not in MONTHS_FR
        for date in _at_month(text, at, stop, begin, close, english=english or language == "en"):
            found.append(date)
            at = max(at, date.span.end)
    for digits in _DIGITS.finditer(text, start, stop):
        begin, close = digits.span()
        if _part_of_more(text[max(start, begin - 1) : begin]) or _part_of_more(text[close : min(stop, close + 1)]):
            continue
        match = _NUMERIC.fullmatch(text, begin, close)
        numeric = _numeric(match, language, announced=_announced(text, start, begin)) if match else None
        if numeric is not None:
            found.append(_with_weekday(text, max(start, begin - _REACH), numeric))
    found.sort(key=lambda date: date.span)
    return found


def _at_month(text: str, start: int, stop: int, begin: int, close: int, *, english: bool) -> list[Date]:  # noqa: PLR0913 - a place and its bounds
    month = MONTHS[text[begin:close].lower()]
    low = max(start, begin - _REACH)
    near = max(start, begin - _DAY_REACH)
    joined = _NAMED_MONTH_BEFORE.search(text[near:begin]) if begin > start and text[begin - 1] in "-/" else None
    if joined:
        behind = _NAMED_MONTH_AFTER.match(text, close, stop)
        if behind and text[close] == joined[2]:
            one = _made(Span(near + joined.start(1), behind.end()), int(behind[1]), month, int(joined[1]))
            return [_with_weekday(text, low, one)]
    before = _DAY_BEFORE.search(text[near:begin])
    if before:
        year = _AFTER_YEAR.match(text, close, stop)
        end = year.end() if year else close
        if not year and text[end : end + 1] == "." and text[begin:close].lower() in _ABBREVIATED:
            end += 1
        number = int(year["year"]) if year else None
        first = near + before.start(1)
        day = 1 if before[1].lower() == "premier" else int(before[1])
        earlier = _listed(text, low, first)
        weekday, opening = _weekday(text, low, earlier[0].start if earlier else first)
        found = [_made(span, number, month, int(text[span.start : span.end])) for span in earlier]
        found.append(_made(Span(first, end), number, month, day))
        if weekday:
            found[0] = found[0]._replace(weekday=weekday, span=Span(opening, found[0].span.end))
        return [date for date in found if date.day]
    if english:
        after = _AFTER_DAY.match(text, close, stop)
        if after and int(after["day"]):
            year_text = after["year"]
            named = _WEEKDAY_BEFORE.search(text[low:begin])
            first = low + named.start() if named else begin
            day_date = _made(
                Span(first, after.end()), int(year_text) if year_text else None, month, int(after["day"]),
                DAYS[named["weekday"].lower()] if named else None,
            )  # fmt: skip
            return [day_date]
    year = _AFTER_YEAR.match(text, close, stop)
    if year:
        return [Date(Span(begin, year.end()), int(year["year"]), month, None)]
    return []


def _part_of_more(sign: str) -> bool:
    """Whether the sign beside digits makes them a piece of something longer: an address, a version, a range."""
    return sign.isalnum() or (sign != "" and sign in "_/:=-")


def _listed(text: str, low: int, first: int) -> list[Span]:
    """The days before the last one of a list: « 3, 4 et » before 5 mai."""
    if not text[low:first].rstrip().endswith(_JOINTS):
        return []
    found = _LIST.search(text[low:first])
    if found is None:
        return []
    return [Span(low + found.start() + day.start(), low + found.start() + day.end()) for day in _DAY.finditer(found[0])]


def _weekday(text: str, low: int, first: int) -> tuple[int | None, int]:
    """The day of the week named before a day of the month, and where it begins."""
    before = text[low:first].rstrip(f"{BLANK}\n")
    for article in (" le", " the"):
        before = before.removesuffix(article)
    before = before.removesuffix(",")
    begin = len(before)
    while begin and before[begin - 1].isalpha():
        begin -= 1
    word = before[begin:].lower()
    return (DAYS[word], low + begin) if word in DAYS and len(word) > 3 else (None, first)  # noqa: PLR2004 - not Mon, Tue


def _announced(text: str, start: int, begin: int) -> bool:
    """Whether an article or a day of the week stands before digits."""
    before = text[max(start, begin - _DAY_REACH) : begin]
    return bool(_ANNOUNCED.search(before) or _SHORT_WEEKDAY.search(before))


def _with_weekday(text: str, low: int, date: Date) -> Date:
    """A numeric date with the day of the week named before it: « mardi 10/06/2014 », « Ven., 2014/08/29 »."""
    number, opening = _weekday(text, low, date.span.start)
    if number is None:
        short = _SHORT_WEEKDAY.search(text[low : date.span.start])
        if short is None:
            return date
        number, opening = DAYS_SHORT[short["weekday"].lower()], low + short.start()
    return date._replace(weekday=number, span=Span(opening, date.span.end))


def _made(span: Span, year: int | None, month: int, day: int, weekday: int | None = None) -> Date:
    return Date(span, year, month, day, weekday, possible=exists(year, month, day))


def _numeric(match: "regex.Match[str]", language: str, *, announced: bool) -> Date | None:
    span = Span(*match.span())
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if not 0 < month < 20 or not 0 < day < 40:  # noqa: PLR2004 - no slip of a date looks so
            return None
        return (
            Date(span, year, month, day, possible=exists(year, month, day)) if match["t"] == "-" or announced else None
        )
    if (match["s"] == " " or len(match["c"]) == 2) and not (announced and span.end - span.start >= 6):  # noqa: PLR2004 - 1 2 34
        return None
    first, second = int(match["a"]), int(match["b"])
    written = int(match["c"]) if len(match["c"]) > 2 else None  # noqa: PLR2004 - the century is not written
    day, month = (second, first) if language == "en" and first <= _MONTHS_IN_YEAR else (first, second)
    if month > _MONTHS_IN_YEAR and day <= _MONTHS_IN_YEAR:
        day, month = month, day
    possible = exists(written, month, day)
    if possible and written is None:
        return None  # which century?
    slip = 0 < day <= _LAST_DAY and 0 < month <= _MONTHS_IN_YEAR
    sure = announced and match["s"] != " " and written is not None
    if not possible and not sure and not (slip and (match["s"] == "/" or announced)):
        return None
    ambiguous = first != second and 0 < first <= _MONTHS_IN_YEAR and 0 < second <= _MONTHS_IN_YEAR
    return Date(span, written, month, day, possible=possible, other=(day, month) if ambiguous else None)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has this day; without a year, whether some year has it."""
    if not 1 <= month <= _MONTHS_IN_YEAR or not 1 <= day <= _MONTH_DAYS[month - 1]:
        return False
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return not (month == 2 and day == _MONTH_DAYS[1] and not leap)  # noqa: PLR2004 - February


def weekday_of(year: int, month: int, day: int) -> int:
    """The day of the week, 1 (Monday) to 7, of an existing date (Sakamoto's method, proleptic Gregorian)."""
    offsets = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    if month < 3:  # noqa: PLR2004 - January and February count with the year before
        year -= 1
    sunday_first = (year + year // 4 - year // 100 + year // 400 + offsets[month - 1] + day) % 7
    return sunday_first or 7
