# SPDX-License-Identifier: Apache-2.0
"""Quantities of a text, French and English, as normal forms with their places.

Why our own: no library parses French quantities (the best of nine read 10 expressions of 23). The grammar, per
expression, blanks being any of U+0020, U+00A0, U+202F, U+2009:

    quantity = [sign] [currency] number [tail]              see tails.py for the tail
             | number "à"|"-"|"to"… number tail             range; after « entre » and "between", « et » and "and" too
             | number [noun…] "sur"|"in"|"out of" number    ratio, as are fractions in digits (3/4) and in words
             | number "fois" "plus"|"moins"…                multiple, as are doublé, twice, threefold
             | "les années" number | number "s"             decade
    number   = digits with separators | number words        see numerals.py

Never read as quantities: years, dates, times of day, telephone numbers, versions, ISBN and other chains of digits,
numbers of articles, pages and figures, scores (3-2), names with a number (Boeing 737), note calls.

Linear: anchors are digits and number words, found in two passes; what is read looks at a few words on each side.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from copylint.facts import wordforms
from copylint.facts.anchors import Anchors
from copylint.facts.context import Before, Role
from copylint.facts.currencies import CODES, PREFIXES, SIGNS
from copylint.facts.following import followers
from copylint.facts.numerals import BLANK, DIGITS, ONE, Numeral, read_digits, read_words, trailing_step
from copylint.facts.quantity import Quantity
from copylint.facts.rounding import AFTER, AFTER_NAMES
from copylint.facts.tails import HALF, Tail, Tails
from copylint.facts.units import UNITS
from copylint.model.places import Span

_DIGIT = regex.compile("[0-9]+")
_CHAIN = re.compile(r"(?:[-\u2010\u2011\u2013./][0-9]+){2,}|[-/][0-9]+[-/][0-9]+")
_PHONE = re.compile(rf"0[0-9](?:[{BLANK}.-]?[0-9]{{2}}){{4}}(?![0-9])|[0-9]{{1,3}}(?:[{BLANK}.-]\(?[0-9]{{1,4}}\)?){{3,6}}")
_REST = re.compile(r"[\w.,:/@'\u2019-]*\w")
_CLOCK = re.compile(rf"(?:[0-1]?[0-9]|2[0-4])[{BLANK}]?(?:h|heures?)(?:[{BLANK}]?([0-5][0-9])(?![0-9\w]))?(?!\w)")
_COLON = re.compile(r":[0-9]{2}(?:[:.,][0-9]+)*")
_LINK = re.compile(rf"[{BLANK}]?(?:(à|to|\u2013|-|\u2014|ou|or)|(et|and))[{BLANK}]?(?=[0-9$€£])")
_DAYS = re.compile(
    rf"(?:(?:,|[{BLANK}]et|[{BLANK}]au|[{BLANK}]à|[{BLANK}]ou|[{BLANK}]and|-|\u2013)[{BLANK}]?[0-9]{{1,2}}(?:er|st|nd|rd|th)?)+"
    rf"[{BLANK}](?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|apr|jun|jul|aug)",
    re.IGNORECASE,
)
_RATIO_FR = re.compile(rf"(?:[{BLANK}](?!et\b|ou\b)[^\W\d_][\w'\u2019-]*){{0,3}}?[{BLANK}]sur[{BLANK}](?=\w)")
_RATIO_EN = re.compile(rf"(?:[{BLANK}](?!and\b|or\b)[^\W\d_][\w'\u2019-]*){{0,3}}?[{BLANK}](?:in|out[{BLANK}]of)[{BLANK}](?=\w)")
_SLASH = re.compile(r"/([0-9]{1,2})(?![0-9/])")
_TIMES = re.compile(
    rf"[{BLANK}](?:(?:plus|moins|supérieure?s?|inférieure?s?|autant|aussi|le|la|les|celui|celle|son|sa|leur|mieux)\b"
    rf"|(?:more|less|as|the|higher|lower|larger|greater|faster|bigger|fewer|better|its|their)\b)"
)
_MINUTES = re.compile(rf"[{BLANK}]?([0-5][0-9])(?!\w)")
_HALF_UNIT = re.compile(rf"[{BLANK}](?:et demie?|and a half)\b")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_YEARS = range(1000, 2200)
_TAKEN_AWAY = frozenset({"tiers", "quart", "third", "quarter", "half", "moitié"})
_SKIPPED = frozenset({"month", "skip", "label"})
_RATIO_REACH = 48
_MAY_LINK = frozenset("àt-\u2013\u2014oea")
_PLAIN_BEFORE = frozenset("abcdefghijklmnopqrstuvwxyzéàèêôù,;:")
"""Before the blank before a number: neither the sign nor the code of a currency."""
_DAY_JOINTS = frozenset({",", "-", "\u2013", " et", " au", " à ", " ou", " an", "\u00a0e", "\u00a0a", "\u00a0à"})
_SIGNS_BEFORE = "-\u2212\u2013+"


@cache
def _anchors(language: str) -> Anchors:
    return Anchors(wordforms.ANCHORS_EN if language == "en" else wordforms.ANCHORS_FR)


def quantities(
    text: str, start: int = 0, end: int | None = None, language: str = "fr", *, small_words: bool = True
) -> list[Quantity]:
    """The quantities that begin in `text[start:end]`, in order of place, none overlapping another.

    Args:
        text: any text; nothing before `start` or after `end` is looked at.
        start, end: the part to read, as code points; best a block or a sentence.
        language: "fr" or "en": separators, number words and scales.
        small_words: whether numbers in words that only count a noun (« deux hommes ») are read too; they are half of
            the work on ordinary prose.
    """
    stop = len(text) if end is None else end
    places = [found.start() for found in _DIGIT.finditer(text, start, stop)]
    words = _anchors("en" if language == "en" else "fr").find(text, start, stop)
    if not places and not words:
        return []
    reader = _Reader(text, start, stop, "en" if language == "en" else "fr")
    anchors = sorted([(place, "") for place in places] + [(begin, word) for begin, _, word in words])
    found: list[Quantity] = []
    for place, word in anchors:
        if place < reader.at or (word and not small_words and wordforms.only_counts(text, place, word, stop)):
            continue
        quantity = reader.word(place, word) if word else reader.digits(place)
        if quantity is not None:
            found.append(quantity)
            reader.at = max(reader.at, quantity.span.end)
    return found


class _Reader:
    """One pass over one text; `at` is where reading goes on."""

    __slots__ = ("at", "_end", "_french", "_language", "_start", "_tails", "_text")

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self._text, self._start, self._end, self._language = text, start, end, language
        self._french = language == "fr"
        self._tails = Tails(text, end, followers(language), french=self._french)
        self.at = start

    # ---- digits -------------------------------------------------------------------------------

    def digits(self, place: int) -> Quantity | None:
        text, end = self._text, self._end
        found = DIGITS.match(text, place, end)
        assert found is not None  # an anchor is a digit
        stop = self.at = found.end()
        written = found[0]
        previous = text[place - 1] if place > self._start else " "
        if (previous.isalnum() or previous in "_#@/\\=&~\u00b0.:") and not self._signed_code(place):
            if previous in "TQ" and (quarter := wordforms.QUARTER_SIGN.match(text, place, end)) and quarter[2]:
                return self._quarter(place - 1, quarter)
            self.at = self._rest(stop)
            return None
        following = text[stop] if stop < end else " "
        if following in "-/.\u2010\u2011\u2013" and (chain := _CHAIN.match(text, stop, end)):
            self.at = chain.end()
            return None
        if following == ":" and (colon := _COLON.match(text, stop, end)):
            self.at = colon.end()
            return None
        if (written[0] == "0" or previous == "+") and (phone := _PHONE.match(text, place, end)):
            self.at = phone.end()
            return None
        if previous == " " and text[place - 2 : place - 1] in _PLAIN_BEFORE:
            begin, sign, code = place, 0, ""
        else:
            begin, sign, code = self._prefix(place, previous)
            if begin < 0:
                self.at = self._rest(stop)
                return None
        tail = self._tails.read(stop, paid=bool(code))
        if tail.role == "month" and not code:
            year = wordforms.YEAR_AFTER.match(text, tail.stop, end)
            self.at = year.end() if year else tail.stop
            return None
        if following in "s'\u2019" and not self._french and not code:
            decade = self._decade(place, stop, written)
            if decade:
                return decade
        if tail.role == "noun" and not code and len(written) == 4 and written.isdigit() and int(written) in _YEARS:  # noqa: PLR2004 - a year has four digits
            if not wordforms.is_plural(tail.word, self._language) and text[begin - 2 : begin - 1] != "s":  # années
                return None
        numeral = read_digits(written, self._language)
        if numeral is None:
            return None
        before = Before(text, self._start, begin)
        return self._finish(place, begin, stop, numeral, tail, before, code=code, sign=sign)

    def _quarter(self, begin: int, found: "re.Match[str]") -> Quantity:
        number = Decimal(found[1])
        return Quantity("quarter", number, number, Span(begin, found.end()), Span(begin, found.end(1)), found[2])

    def _decade(self, place: int, stop: int, written: str) -> Quantity | None:
        """"the 1990s", "the '90s"."""
        found = wordforms.DECADE_AFTER.match(self._text, stop, self._end)
        if found is None or written[-1] != "0" or len(written) not in (2, 4):
            return None
        first = Decimal(written)
        return Quantity("decade", first, first, Span(place, found.end()), Span(place, stop))

    def _signed_code(self, place: int) -> bool:
        """Whether the letters before a digit are a currency code against it (EUR5, CHF100)."""
        return self._text[place - 3 : place] in CODES and not self._text[place - 4 : place - 3].isalnum()

    def _rest(self, stop: int) -> int:
        rest = _REST.match(self._text, stop, self._end)
        return rest.end() if rest else stop

    def _prefix(self, place: int, previous: str) -> tuple[int, int, str]:
        """Where the expression begins, its sign (-1, 0, 1) and the currency before the number; (-1, 0, "") for a label."""
        text, begin, code = self._text, place, ""
        at = place - 1
        if previous in BLANK and at - 1 >= self._start and text[at - 1] in SIGNS and not text[at - 2 : at - 1].isdigit():
            at -= 1
        if at >= self._start and text[at] in SIGNS:
            code, begin = SIGNS[text[at]], at
            letters = at
            while letters > self._start and letters > at - 3 and text[letters - 1].isalpha():
                letters -= 1
            if text[at] == "$" and text[letters:at] in PREFIXES:
                code, begin = PREFIXES[text[letters:at]], letters
        elif self._signed_code(place):
            code, begin = text[place - 3 : place], place - 3
        elif previous in BLANK and text[place - 4 : place - 1] in CODES and not text[place - 5 : place - 4].isalnum():
            code, begin = text[place - 4 : place - 1], place - 4
        before = text[begin - 1] if begin > self._start else " "
        if before in _SIGNS_BEFORE:
            outer = text[begin - 2] if begin - 1 > self._start else " "
            if outer.isalnum() or outer in ")_":
                return (begin, 0, code) if code else (-1, 0, "")
            if outer.isspace() or outer in "([«\u201c\"":
                return begin - 1, 1 if before == "+" else -1, code
        return begin, 0, code

    # ---- what it is ---------------------------------------------------------------------------

    def _finish(  # noqa: PLR0913 - all that is known of the number
        self, place: int, begin: int, stop: int, numeral: Numeral, tail: Tail, before: Before, *,
        code: str = "", sign: int = 0, words: bool = False,
    ) -> Quantity | None:  # fmt: skip
        role, text = tail.role, self._text
        if role == "clock":
            return self._clock(place, begin, stop, numeral, before, words=words)
        if role in _SKIPPED and not code:
            self.at = max(self.at, tail.stop if role != "label" else self._rest(stop))
            return None
        if role == "ordinal":
            return self._ordinal(place, tail, numeral, before)
        if role == "fraction":
            return self._fraction(place, stop, numeral, tail, before)
        if role == "times":
            return self._times(place, stop, numeral, tail, before, words=words)
        ranged = self._range(place, begin, stop, numeral, tail, before, code)
        if ranged is not False:
            return ranged
        if role == "noun" or role == "of":
            special = self._bare(place, begin, stop, numeral, tail, before, code, words=words)
            if special is not False:
                return special
        return self._made(place, begin, stop, numeral, tail, before, code=code, sign=sign, words=words)

    def _made(  # noqa: PLR0913
        self, place: int, begin: int, stop: int, numeral: Numeral, tail: Tail, before: Before, *,
        code: str = "", sign: int = 0, words: bool = False,
    ) -> Quantity:  # fmt: skip
        quiet = tail.role in ("noun", "of", "label")
        factor = ONE if quiet else tail.factor
        value, step = numeral.value, numeral.step
        if factor is not ONE:
            value, step = value * factor, step * factor
        elif step is ONE:
            step = trailing_step(value)
        last = stop if quiet else tail.stop
        kind, unit, currency = ("count", "", "") if quiet else (tail.kind, tail.unit, tail.currency)
        if tail.payload is not ONE and tail.scaled and not quiet:
            value, step = value + tail.payload, tail.factor / 10
        if code:
            kind, currency = "money", code
        if kind == "duration" and unit in wordforms.COMPOUNDS:
            value, step, last = self._compound(value, step, unit, last)
        if kind in ("duration", "measure") and (half := _HALF_UNIT.match(self._text, last, self._end)):
            value, step, last = value + HALF, ONE / 10, half.end()
        if quiet and self._text[stop : stop + 1] in _VULGAR:
            value, last = value + _decimal(_VULGAR[self._text[stop]]), stop + 1
        if sign and kind == "count" and not (factor != ONE):
            begin, sign = (begin, sign) if sign > 0 else (begin + 1, 0)
        if sign < 0:
            value = -value
        other = numeral.other * factor if numeral.other is not None else None
        multiple = kind == "count" and before.role == Role.FACTOR
        return Quantity(
            "multiple" if multiple else kind,
            value, value, Span(begin, last), Span(place, stop), unit, currency,
            before.approx or self._approx_after(last), step, other, signed=sign, words=words,
        )  # fmt: skip

    def _compound(self, value: Decimal, step: Decimal, unit: str, stop: int) -> tuple[Decimal, Decimal, int]:
        """« 1 minute 27 secondes », « 2 ans et 3 mois »: the smaller unit is added in parts of the greater."""
        found = wordforms.COMPOUND_AFTER.match(self._text, stop, self._end)
        smaller = UNITS.get(found[2]) if found else None
        if found is None or smaller is None or smaller.symbol not in wordforms.COMPOUNDS[unit]:
            return value, step, stop
        parts = Decimal(wordforms.COMPOUNDS[unit][smaller.symbol])
        return value + Decimal(found[1]) / parts, ONE / parts, found.end()

    def _approx_after(self, stop: int) -> str:
        if stop < self._end and self._text[stop] in BLANK:
            found = AFTER.match(self._text, stop, self._end)
            if found:
                return AFTER_NAMES[found.lastindex or 0]
        if stop < self._end and self._text[stop] == "+":
            return "at least"
        return ""

    def _bare(  # noqa: PLR0911, PLR0913 - one return for each shape that is no count
        self, place: int, begin: int, stop: int, numeral: Numeral, tail: Tail, before: Before, code: str, *, words: bool
    ) -> Quantity | None | bool:
        """What a number without unit can be besides a count: False where it is a count (or money before it)."""
        text, end = self._text, self._end
        following = text[stop] if stop < end else " "
        if following == "/" and (slash := _SLASH.match(text, stop, end)):
            self.at = slash.end()
            return self._slash(place, slash.end(), numeral, int(slash[1]), before)
        if following in "-\u2010\u2011" and not self._french and stop + 1 < end and text[stop + 1].isalpha():
            unit = self._tails.read(stop + 1)
            if unit.role == "" and unit.kind in ("measure", "duration", "money") or unit.scaled:
                return self._made(place, begin, stop, numeral, unit, before, code=code, words=words)
        if code:
            return False
        if following in "-\u2010\u2011\u2013/" and stop + 1 < end and text[stop + 1].isalnum():
            self.at = self._rest(stop)
            return None
        ratio = self._ratio(place, stop, numeral, before, words=words)
        if ratio is not None:
            return ratio
        joint = following if following in ",-\u2013" else text[stop : stop + 3]
        if joint in _DAY_JOINTS and stop - place <= 2 and not words and (days := _DAYS.match(text, stop, end)):  # noqa: PLR2004 - days of a month
            self.at = days.end()
            return None
        if before.role == Role.DECADE:
            return Quantity("decade", numeral.value, numeral.value, Span(begin, stop), Span(place, stop), words=words)
        if before.role == Role.RANK:
            return Quantity("rank", numeral.value, numeral.value, Span(before.start, stop), Span(place, stop), words=words)
        if before.role in (Role.LABEL, Role.MONTH) or tail.word in wordforms.STREETS:
            return None
        previous = text[begin - 1] if begin > self._start else " "
        if (previous == "(" and following == ")") or (previous == "[" and following == "]"):
            return None
        if begin == self._start and following in ".)":
            return None
        plural = wordforms.is_plural(tail.word, self._language)
        if before.role == Role.FACTOR:
            return False
        if words:
            return False if plural and before.role != Role.CLOCK else None
        grouped = any(sign in text[place:stop] for sign in BLANK)
        if stop - place == 4 and 1000 <= numeral.value < 2200 and numeral.step == ONE and not grouped:  # noqa: PLR2004
            return None if before.role == Role.YEAR or not plural else False
        if before.name and not grouped and not plural:
            return None
        return False

    def _slash(self, place: int, stop: int, numeral: Numeral, below: int, before: Before) -> Quantity | None:
        """A fraction in digits: 3/4, 2/3; not a date, a score or a mark (12/20, 24/7)."""
        above = numeral.value
        if below in (2, 3, 4, 5, 6, 8, 10) and 0 < above < below and before.role != Role.DAY:
            value = Fraction(int(above), below)
            return Quantity("ratio", value, value, Span(place, stop), Span(place, stop), approx=before.approx)
        return None

    def _ratio(self, place: int, stop: int, numeral: Numeral, before: Before, *, words: bool) -> Quantity | None:
        """« 9 sur 10 », « neuf Français sur dix », "one in five", "3 out of 4"."""
        text, end = self._text, self._end
        if stop >= end or text[stop] not in BLANK or numeral.step != ONE:
            return None
        near = text[stop : stop + _RATIO_REACH]
        if "sur" not in near if self._french else " in" not in near and "out" not in near:
            return None
        found = (_RATIO_FR if self._french else _RATIO_EN).match(text, stop, end)
        if found is None:
            return None
        at = found.end()
        written = DIGITS.match(text, at, end)
        if written:
            whole, last = read_digits(written[0], self._language), written.end()
            if whole is None or whole.step != ONE or (len(written[0]) == 4 and int(whole.value) in _YEARS):  # noqa: PLR2004 - a year
                return None
            total = whole.value
        else:
            spelled = read_words(text, at, end, self._language)
            if spelled is None:
                return None
            total, last = spelled.value, spelled.end
        if not numeral.value < total or (not self._french and "out" not in found[0] and total not in wordforms.ROUND_TOTALS):
            return None
        after = self._tails.read(last)
        if after.role not in ("noun", "of"):
            return None
        value = Fraction(int(numeral.value), int(total))
        return Quantity(
            "ratio", value, value, Span(place, last), Span(place, stop), approx=before.approx, words=words
        )

    def _range(  # noqa: PLR0911, PLR0913
        self, place: int, begin: int, stop: int, numeral: Numeral, tail: Tail, before: Before, code: str
    ) -> Quantity | None | bool:
        """« de 4 à 6 % », "between 10 and 15 million", 10-15 %; False where no second number follows."""
        text, end = self._text, self._end
        first = stop if tail.role in ("noun", "of") else tail.stop
        if first + 1 >= end or not (text[first] in _MAY_LINK or (text[first] in BLANK and text[first + 1] in _MAY_LINK)):
            return False
        link = _LINK.match(text, first, end)
        if link is None or (link[2] and before.role != Role.BETWEEN):
            return False
        at = link.end()
        second_code = code
        if text[at] in SIGNS:
            second_code, at = SIGNS[text[at]], at + 1
        written = DIGITS.match(text, at, end)
        upper = read_digits(written[0], self._language) if written else None
        if written is None or upper is None:
            return False
        close = self._tails.read(written.end(), paid=bool(second_code))
        if close.role in ("month", "clock", "skip", "label", "ordinal", "times", "fraction"):
            if tail.role in ("noun", "of") and close.role != "label" and close.role not in ("times", "fraction"):
                self.at = written.end()
                return None
            return False
        opened = tail.role == "" or bool(code)
        closed = close.role == "" or bool(second_code)
        if not opened and not closed:
            return self._bare_range(place, stop, written, numeral, upper, before, close, hyphen=link[1] in ("-", "\u2013", "\u2014"))
        if opened and tail.role == "" and (close.role != "" or (tail.kind, tail.unit) != (close.kind, close.unit)):
            if not (tail.scaled and tail.kind == "count" and closed):
                return False
        if opened and before.role not in (Role.BETWEEN, Role.FROM) and link[1] in ("ou", "or", "à", "to") and not link[2] and tail.role == "":
            if link[1] in ("ou", "or"):
                return False
        low_factor = tail.factor if tail.role == "" and tail.scaled else ONE
        high_factor = close.factor if close.role == "" else ONE
        if low_factor == ONE and close.scaled and numeral.value < 1000:  # noqa: PLR2004 - « de 4 à 6 millions », not « de 5000 à 2 millions »
            low_factor = high_factor
        if close.role == "" and close.factor == Decimal("0.01"):
            low_factor = high_factor
        low, high = numeral.value * low_factor, upper.value * high_factor
        last = close.stop if close.role == "" else written.end()
        kind = "money" if second_code else close.kind
        step = min(numeral.step * low_factor, upper.step * high_factor)
        return Quantity(
            kind, min(low, high), max(low, high), Span(begin, last), Span(place, written.end()),
            close.unit if close.role == "" else "", second_code or close.currency, before.approx, step, reverse=low > high,
        )  # fmt: skip

    def _bare_range(  # noqa: PLR0913
        self, place: int, stop: int, written: "re.Match[str]", numeral: Numeral, upper: Numeral, before: Before, close: Tail, *, hyphen: bool
    ) -> Quantity | None | bool:
        """Two numbers and no unit: a range of counts before a noun, else a score, years, pages."""
        year = stop - place == 4 and int(numeral.value) in _YEARS and int(upper.value) in _YEARS  # noqa: PLR2004 - years
        plural = wordforms.is_plural(close.word, self._language)
        if year and not plural or before.role in (Role.LABEL, Role.YEAR):
            self.at = written.end()
            return None
        if not plural or numeral.value >= upper.value:
            if hyphen:
                self.at = self._rest(written.end())
                return None
            if before.role == Role.FROM or plural:
                return False
            self.at = written.end()  # a score: 2 à 1
            return None
        return Quantity(
            "count", numeral.value, upper.value, Span(place, written.end()), Span(place, written.end()),
            approx=before.approx, step=min(trailing_step(numeral.value), trailing_step(upper.value)),
        )  # fmt: skip

    def _clock(self, place: int, begin: int, stop: int, numeral: Numeral, before: Before, *, words: bool) -> Quantity | None:
        """« 14 h 30 » is a time of day, « 35 heures » and « en 1 h 30 » are durations."""
        text, end = self._text, self._end
        clock = None if words else _CLOCK.match(text, place, end)
        tail = self._tails.read(stop)
        last = tail.stop
        value = numeral.value
        if clock:
            last = clock.end()
            if clock[1]:
                if before.role not in (Role.DURING, Role.YEAR):
                    self.at = last
                    return None
                value += Decimal(clock[1]) / 60
        elif text[last : last + 1].isalnum():
            minutes = _MINUTES.match(text, last, end)
            if minutes is None:
                self.at = self._rest(last)
                return None
            last, value = minutes.end(), value + Decimal(minutes[1]) / 60
        if before.role in (Role.CLOCK, Role.DAY) and numeral.value <= 24:  # noqa: PLR2004 - hours of a day
            self.at = last
            return None
        link = _LINK.match(text, last, end)
        if link and numeral.value <= 24 and _CLOCK.match(text, link.end(), end):  # noqa: PLR2004
            self.at = _CLOCK.match(text, link.end(), end).end()
            return None
        rated = self._tails._rate(Tail("", last, kind="duration", unit="h"))  # noqa: SLF001 - one grammar in two modules
        half = _HALF_UNIT.match(text, last, end)
        if half:
            value, last = value + HALF, half.end()
        else:
            last = rated.stop
        step = ONE / 60 if value != numeral.value else trailing_step(value)
        return Quantity(
            rated.kind, value, value, Span(begin, last), Span(place, stop), rated.unit,
            approx=before.approx or self._approx_after(last), step=step, words=words,
        )  # fmt: skip

    def _ordinal(self, place: int, tail: Tail, numeral: Numeral, before: Before) -> Quantity | None:
        if self._text[tail.stop : tail.stop + 1].isalnum():
            self.at = self._rest(tail.stop)
            return None
        found = wordforms.RANK_AFTER.match(self._text, tail.stop, self._end)
        month = wordforms.MONTH_AFTER.match(self._text, tail.stop, self._end)
        if month or before.role == Role.MONTH or _DAYS.match(self._text, tail.stop, self._end):
            self.at = month.end() if month else tail.stop
            return None
        quarter = wordforms.QUARTER_AFTER.match(self._text, tail.stop, self._end)
        if quarter and numeral.value <= 4:  # noqa: PLR2004 - quarters of a year
            return Quantity(
                "quarter", numeral.value, numeral.value, Span(place, quarter.end()), Span(place, tail.stop), quarter[1] or ""
            )
        last = found.end() if found else tail.stop
        return Quantity("rank" if found else "ordinal", numeral.value, numeral.value, Span(place, last), Span(place, tail.stop))

    def _times(self, place: int, stop: int, numeral: Numeral, tail: Tail, before: Before, *, words: bool) -> Quantity | None:
        if self._text[tail.stop : tail.stop + 1].isalnum():
            self.at = self._rest(tail.stop)
            return None
        multiple = tail.word in ("x", "X", "\u00d7") or _TIMES.match(self._text, tail.stop, self._end)
        return Quantity(
            "multiple" if multiple else "count", numeral.value, numeral.value, Span(place, tail.stop), Span(place, stop),
            "" if multiple else "times", approx=before.approx, step=numeral.step, words=words,
        )  # fmt: skip

    def _fraction(self, place: int, stop: int, numeral: Numeral, tail: Tail, before: Before) -> Quantity | None:
        """« deux tiers », « trois quarts d'heure », "three-quarters"."""
        below = int(tail.payload)
        if numeral.step != ONE or not 0 < numeral.value < below or tail.word.endswith(("-finale", "-finales")):
            return None
        hour = wordforms.OF_HOUR.match(self._text, tail.stop, self._end)
        if hour:
            minutes = numeral.value * 60 / below
            return Quantity("duration", minutes, minutes, Span(place, hour.end()), Span(place, stop), "min", words=True)
        if wordforms.NOT_FRACTION.match(self._text, tail.stop, self._end):
            self.at = tail.stop
            return None
        value = Fraction(int(numeral.value), below)
        return Quantity("ratio", value, value, Span(place, tail.stop), Span(place, stop), approx=before.approx, words=True)

    # ---- words --------------------------------------------------------------------------------

    def word(self, place: int, word: str) -> Quantity | None:
        text, end = self._text, self._end
        entry = wordforms.WORDS.get(word)
        if entry is not None:
            return self._special(place, word, entry)
        begin = place
        if word in wordforms.NEEDS_ONE:  # un million, a hundred: the article goes before
            one = wordforms.ONE_BEFORE.search(text, max(self._start, place - 8), place)
            if one is None:
                if word not in ("cent", "cents", "mille"):
                    self.at = place + len(word)
                    return None
            else:
                begin = one.start(1)
        read = read_words(text, begin, end, self._language)
        if read is None:
            return None
        stop = read.end
        before = Before(text, self._start, begin)
        self.at = stop
        if before.ratio:  # un Français sur deux
            return self._ratio_back(begin, read.value, stop)
        tail = self._tails.read(stop)
        if tail.role == "noun" and not self._french and text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalpha():
            hyphened = self._tails.read(stop + 1)
            if hyphened.role in ("", "fraction") and hyphened.role != "label":
                tail = hyphened
        scaled = read.value >= 1_000_000  # noqa: PLR2004 - a scale word stands in the number itself
        if scaled and tail.role in ("noun", "of"):
            scale = self._tails._scale(ONE, stop)  # noqa: SLF001 - one grammar in two modules
            tail = scale if scale.kind != "count" else Tail("", stop, scaled=True)
        value, step = read.value, read.step
        if before.half and begin != place:  # half a million
            value, step, begin = value / 2, step / 10, before.start
        return self._finish(begin, begin, stop, Numeral(value, step), tail, before, words=True)

    def _ratio_back(self, place: int, total: Decimal, stop: int) -> Quantity | None:
        found = wordforms.RATIO_BEFORE.search(self._text, max(self._start, place - 60), place)
        if found is None or self._tails.read(stop).role not in ("noun", "of"):
            return None
        value = Fraction(1, int(total))
        return Quantity("ratio", value, value, Span(found.start(1), stop), Span(place, stop), words=True)

    def _special(self, place: int, word: str, entry: wordforms.Entry) -> Quantity | None:
        found = entry.pattern.match(self._text, place, self._end) if entry.pattern else None
        if entry.pattern and found is None and not (word in _TAKEN_AWAY and self._taken_away(place)):
            return None
        begin = place
        if entry.before:
            one = entry.before.search(self._text, max(self._start, place - 24), place)
            if one is None:
                return None
            begin = one.start(1)
        stop = found.end() if found else place + len(word)
        before = Before(self._text, self._start, begin)
        value: Decimal | Fraction = entry.value
        if entry.kind == "quarter":
            number = wordforms.ORDINALS.get(self._text[begin:place].strip().rstrip("- ").lower())
            if number is None or found is None:
                return None
            return Quantity("quarter", Decimal(number), Decimal(number), Span(begin, stop), Span(begin, place), found[1] or "")
        unit, currency, kind, step = entry.unit, "", entry.kind, entry.step
        if entry.kind in ("collective", "scaled"):
            kind = "count"
            scale = self._tails._scale(ONE, stop)  # noqa: SLF001 - one grammar in two modules
            if scale.factor != ONE or scale.kind != "count":
                kind, unit, currency, stop = scale.kind, scale.unit, scale.currency, scale.stop
                value, step = value * scale.factor, step * scale.factor
        approx = before.approx or ("about" if entry.kind == "collective" else "")
        return Quantity(kind, value, value, Span(begin, stop), Span(begin, stop), unit, currency, approx, step, words=True)


    def _taken_away(self, place: int) -> bool:
        """« a reculé d'un tiers », "fell by a third": the noun that is shared out stands before."""
        return wordforms.BY_ONE.search(self._text, max(self._start, place - 12), place) is not None


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
