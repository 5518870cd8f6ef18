# SPDX-License-Identifier: Apache-2.0
"""Dates of an article that cannot be right: the wrong day of the week, a day that no calendar has, a past to come."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import digit_runs, under_markup
from copylint.evidence.claims_tokens import sentence_in
from copylint.facts.anchors import BLANK
from copylint.facts.dates import DAYS_SHORT, Date, dates, exists, weekday_of
from copylint.facts.months import DAYS, MONTHS_EN
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_ISO = lazy(r"\s*[\"']?(\d{4})-(\d{2})-(\d{2})")
_DATE_KEYS = ("date", "pubDate", "publishDate", "published", "publishedAt", "pubdate", "created", "updated", "lastmod")
_PAST = lazy(
    r"(?<!\w)(?:(?:a|ont|avait|avaient|eut|s['\u2019]est|se sont|est|sont|fut|furent)[ \u00a0](?:été |déjà |ainsi |"
    r"alors |également |officiellement )?"
    r"(?!prévu|attendu|annoncé|fixé|programmé|repoussé|reporté|planifié)\w+(?:é|ée|és|ées|i|ie|is|it|u|ue|us|ert|"
    r"erte|ort|orte)"
    r"|(?:was|were|has|have|had)[ ](?:been )?(?!scheduled|set|expected|planned|due)\w+(?:ed|en|wn|ld|ght)|(?:took|"
    r"went|came|began|opened|died|won|sold|signed))(?!\w)",
    regex.IGNORECASE,
)
_PLANNED = lazy(
    r"(?<!\w)(?:prévue?s?|attendue?s?|fixée?s?|programmée?s?|reportée?s?|repoussée?s?|jusqu['\u2019]au|d['\u2019]ici|"
    r"avant le|à compter|valable|"
    r"échéance|expire\w*|ouvrira|aura|sera|seront|\w+(?:era|eront|ira|iront)|annonc\w+|doit|devra|scheduled|expected|"
    r"until|by|before|due|will|expires?|planned|set for|announced)(?!\w)",
    regex.IGNORECASE,
)
_ACCESSED = lazy(
    r"(?<!sera )(?<!seront )(?<!été )(?<!être )(?<!be )(?:consultée?s?|consulté|visitée?s?|vue?s?|page lue|"
    r"relevée?s?|accessed|retrieved|viewed|visited|last checked)[ \u00a0:,]*(?:le|on|in|en)?[ \u00a0]*$",
    regex.IGNORECASE,
)
_BEFORE_CHRIST = lazy(r"[ \u00a0\u202f](?:av(?:ant|\.)[ \u00a0\u202f](?:J|notre ère|l['\u2019]ère)|B\.?C)")
_WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NIGHT = lazy(
    rf"(?<=dans la )nuit d[eu][ \u00a0](?P<a>{'|'.join(_WEEK)})(?:[ \u00a0][0-9]{{1,2}}(?:er)?)?(?:[ \u00a0][^\W\d_]+)?"
    rf"[ \u00a0](?:à|au)[ \u00a0](?P<b>{'|'.join(_WEEK)})(?!\w)",
    regex.IGNORECASE,
)
_DAY_NAMED = lazy("|".join(name for name in sorted(DAYS) if len(name) > 3))  # noqa: PLR2004 - not Mon, Tue
_DAY_REACH, _DAY_WIDTH = 60, 22
"""Signs before a day of the month in which its day of the week stands, and how many without blanks: « dimanche,
le », "Wednesday, September"."""
_FIRST_DAY = "premier"
_SHORT_ENDS = (".", ",")
_YEAR_LENGTH, _DAY_LENGTH = 4, 2
_FIRST_DOUBTFUL, _LAST_DOUBTFUL = "29", "39"
"""Days that some months do not have, or none."""
_PARTS = ("-", "/", ".", " ")
_DAY_JOINTS, _DAY_SIGNS = ("-", "/"), (",", "-", "/", "\u2013")
_BLANKS = frozenset(f"{BLANK}\n")
_BEHIND_DAY = f"{BLANK}\n,"
_MONTH_ENDS = frozenset(name[-3:] for name in MONTHS_EN)
_NEAREST = 190
"""Days: a date without its year is taken for the nearest one to the article's date, if no farther than that."""


class Stated(NamedTuple):
    """A date and the block that it stands in."""

    date: Date
    block: Block


def dates_of(document: Document, spots: Sequence[int]) -> list[Stated]:
    """The dates of the prose blocks in which one of some places stands, those of code and addresses among them.

    `spots` are in order: each rule knows what its dates have beside them, and reads no other block.
    """
    found: list[Stated] = []
    for block in document.prose if spots else ():
        at = bisect_left(spots, block.span.start)
        if block.kind != "attribute" and at < len(spots) and spots[at] < block.span.end:
            found += document.remember(("dates", block.span), partial(_read, document, block))
    return found


def _read(document: Document, block: Block) -> list[Stated]:
    language = "en" if document.language_of(block) == "en" else "fr"
    read = dates(document.text, block.span.start, block.span.end, language)
    return [Stated(date, block) for date in read]


def _own(document: Document, date: Date) -> bool:
    """Whether a date is a word of the article itself: not quoted, not of code or an address; to be asked last."""
    return not document.masked(date.span, ("quote",)) and not under_markup(document, date.span)


def _named_days(document: Document) -> list[int]:
    """Where a number or « premier » stands shortly behind a day of the week."""
    text = document.text
    lower: str = document.remember("lower text", text.lower)
    if len(lower) != len(text):  # a capital whose small letter is two signs: places are not the same
        return [block.span.start for block in document.prose]
    spots = [start for start, end in digit_runs(document) if end - start <= _YEAR_LENGTH]
    at = lower.find(_FIRST_DAY)
    while at >= 0:
        spots.append(at)
        at = lower.find(_FIRST_DAY, at + 1)
    found = []
    for start in spots:
        before = lower[max(start - _DAY_REACH, 0) : start].rstrip(_BEHIND_DAY)[-_DAY_WIDTH:]
        if (("di" in before or "day" in before) and _DAY_NAMED.search(before)) or (
            lower[start - 2 : start - 1] in _SHORT_ENDS and before.rstrip(".,")[-3:] in DAYS_SHORT  # « lun. 3/3/2025 »
        ):
            found.append(start)
    found.sort()
    return found


def _years(document: Document) -> list[tuple[int, int]]:
    """Where a number of four digits stands that can be a year, and which."""
    text = document.text
    return document.remember(
        "years",
        lambda: [
            (start, int(text[start:end]))
            for start, end in digit_runs(document)
            if end - start == _YEAR_LENGTH and text[start] in "12"
        ],
    )


def _doubtful(document: Document) -> list[int]:
    """Where a day from 29 on or a date in digits alone may stand: what every day holds that no calendar has."""
    text = document.text
    found = []
    for start, end in digit_runs(document):
        if end - start > _DAY_LENGTH:
            continue
        after, beyond = text[end : end + 1], text[end + 1 : end + 2]
        if after in _PARTS and (beyond.isdigit() or (after in _DAY_JOINTS and text[start] in "03456789")):
            found.append(start)  # the beginning or middle of three groups of digits; « 0/février », « 41-mai »
        elif (
            end - start == _DAY_LENGTH
            and _FIRST_DOUBTFUL <= text[start:end] <= _LAST_DOUBTFUL
            and (
                after in _DAY_SIGNS
                or after.isalpha()
                or (after in _BLANKS and (beyond.isalpha() or beyond in _DAY_SIGNS))
                or text[max(start - 5, 0) : max(start - 1, 0)].rstrip(".")[-3:].lower() in _MONTH_ENDS
            )
        ):
            found.append(start)
    return found


def article_date(document: Document) -> tuple[int, int, int] | None:
    """The date that the front matter gives, None where it gives none."""
    for key in _DATE_KEYS:
        found = _ISO.match(document.metadata.get(key, ""))
        if found and exists(int(found[1]), int(found[2]), int(found[3])):
            return int(found[1]), int(found[2]), int(found[3])
    return None


class WrongDay(NamedTuple):
    """A date whose day of the week is another: the date's place, and the right day, 1 to 7."""

    span: Span
    right: int
    named: int


def wrong_weekdays(document: Document) -> list[WrongDay]:
    """« lundi 4 mars 2025 » was a Tuesday. A date without a year is read beside the article's own."""
    spots = _named_days(document)
    today = article_date(document) if spots else None
    found = []
    for date, block in dates_of(document, spots):
        if not date.weekday or not date.day or not date.possible:
            continue
        year = date.year or (_year_near(date, today) if today and block.kind != "meta" else None)
        if year is None or year < 1900 or not exists(year, date.month, date.day):  # noqa: PLR2004 - older days are other calendars'
            continue
        if date.other and exists(year, *date.other) and weekday_of(year, *date.other) == date.weekday:
            continue  # right where the month is read first
        right = weekday_of(year, date.month, date.day)
        if right != date.weekday and not _BEFORE_CHRIST.match(document.text, date.span.end) and _own(document, date):
            found.append(WrongDay(date.span, right, date.weekday))
    return found


def long_nights(document: Document) -> list[Span]:
    """« dans la nuit de jeudi à mardi »: a night ends on the next day."""
    text = document.text
    found = []
    for night in _NIGHT.finditer(text) if "dans la nuit " in text else ():
        first, last = (_WEEK.index(night[name].lower()) for name in ("a", "b"))
        span = Span(*night.span())
        if (first + 1) % len(_WEEK) != last and document.block_at(span.start) and not document.masked(span, ("quote",)):
            found.append(span)
    return found


def _year_near(date: Date, today: tuple[int, int, int]) -> int | None:
    """The year in which a day of a month lies nearest to a date."""
    best, least = None, _NEAREST
    for year in (today[0] - 1, today[0], today[0] + 1):
        gap = abs(_ordinal(year, date.month, date.day or 1) - _ordinal(*today))
        if gap < least:
            best, least = year, gap
    return best


def _ordinal(year: int, month: int, day: int) -> int:
    """Days on a calendar of equal months; good enough to compare."""
    return year * 365 + month * 30 + day


def impossible_dates(document: Document) -> list[Span]:
    """31 avril, 29 février 2023, 2024-02-30."""
    return [
        date.span for date, _ in dates_of(document, _doubtful(document)) if not date.possible and _own(document, date)
    ]


def past_to_come(document: Document, today: str) -> list[Span]:
    """Days after `today` (ISO 8601) of which a sentence speaks in the past."""
    limit = _ISO.match(today)
    if limit is None:
        return []
    now = (int(limit[1]), int(limit[2]), int(limit[3]))
    found = []
    for date, block in dates_of(document, [at for at, year in _years(document) if year >= now[0]]):
        if (
            date.year is None
            or date.other
            or (date.year, date.month, date.day or 1) <= now
            or block.kind not in ("paragraph", "item")
        ):
            continue
        sentence = sentence_in(document, block, date.span.start)
        if _holds(document, _PAST, sentence) and not _holds(document, _PLANNED, sentence) and _own(document, date):
            found.append(date.span)
    return found


_FUTURE = (
    r"(?:aura|auront|sera|seront|(?:se |s['\u2019])?(?!opéra|caméra|camera|iguane)[^\W\d_]{2,}(?:era|eront|ira|iront|"
    r"dra|dront|rra|rront)"
    r"|will(?! have)|is going to|are going to)"
)
_TOLD_AHEAD = lazy(
    rf"(?<!\w){_FUTURE}(?!\w)(?:[ \u00a0][^\s.;:!?()«»]+){{0,8}}?[ \u00a0](?:le|du|dès le|à partir du|"
    rf"jusqu['\u2019]au|on|from|until|by)?[ \u00a0]?$",
    regex.IGNORECASE,
)
_AHEAD_AFTER = lazy(rf",?[ \u00a0](?:[^\s.;:!?()«»]+[ \u00a0]){{0,5}}?{_FUTURE}(?!\w)", regex.IGNORECASE)
_THEN = lazy(
    r"(?<!\w)(?:avait|avaient|était|étaient|annonçait|prévoyait|alors|à l['\u2019]époque|initialement|devait|"
    r"had|was|were|originally|at the time|then)(?!\w)",
    regex.IGNORECASE,
)
_LATE = 400
"""Days: an older date in the future tense is history told as it came (« il mourra en 1832 »), or an old article."""


def told_ahead(document: Document, today: str) -> list[Span]:
    """Days of which a sentence speaks in the future and that lie before the article's own date, or before `today`.

    The article's date comes first: an old article rightly speaks of what was to come.
    """
    limit = _ISO.match(today)
    now = article_date(document) or ((int(limit[1]), int(limit[2]), int(limit[3])) if limit else None)
    if now is None:
        return []
    found = []
    since = now[0] - 2  # `_LATE`
    for date, block in dates_of(document, [at for at, year in _years(document) if since <= year <= now[0]]):
        if date.year is None or date.day is None or not date.possible or date.other or block.quoted:
            continue
        if not 0 < _ordinal(*now) - _ordinal(date.year, date.month, date.day) <= _LATE or block.kind not in _TOLD:
            continue
        sentence = sentence_in(document, block, date.span.start)
        text = document.text
        if not (
            _TOLD_AHEAD.search(text[max(sentence.start, date.span.start - _REACH) : date.span.start])
            or _AHEAD_AFTER.match(text, date.span.end, min(sentence.end, date.span.end + _REACH))
        ):
            continue
        if not _holds(document, _THEN, sentence) and _own(document, date):
            found.append(date.span)
    return found


_TOLD = ("paragraph", "item")
_REACH = 120


def _holds(document: Document, pattern: "regex.Pattern[str]", sentence: Span) -> bool:
    """Whether a pattern stands in a sentence; asked once, however many dates the sentence has."""
    return document.remember(
        (id(pattern), sentence), lambda: pattern.search(document.text[sentence.start : sentence.end]) is not None
    )


def accesses_to_come(document: Document, today: str) -> list[Span]:
    """« consulté le 12 mars 2031 » before that day."""
    limit = _ISO.match(today)
    if limit is None:
        return []
    now = (int(limit[1]), int(limit[2]), int(limit[3]))
    return [
        date.span
        for date, block in dates_of(document, [at for at, year in _years(document) if year >= now[0]])
        if date.year is not None
        and date.possible
        and (date.year, date.month, date.day or 1) > now
        and (date.other is None or (date.year, *date.other) > now)
        and _ACCESSED.search(document.text[max(block.span.start, date.span.start - 24) : date.span.start])
        and not under_markup(document, date.span)
    ]
