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

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from copylint.facts import wordforms
from copylint.facts.anchors import BLANK, Anchors
from copylint.facts.context import Before, Role
from copylint.facts.numerals import DIGITS, ONE, Numeral, read_digits, read_words, trailing_step
from copylint.facts.quantity import Quantity, fraction
from copylint.facts.ranges import Ranges
from copylint.facts.reading import HALF_AFTER, YEARS, Seen
from copylint.facts.tails import HALF, Tail
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.quantity import Number

_DIGIT = lazy("[0-9]+")
_CHAIN = lazy(r"(?:[-\u2010\u2011\u2013./][0-9]+){2,}|[-/][0-9]+[-/][0-9]+")
_PHONE = lazy(rf"0[0-9](?:[{BLANK}.-]?[0-9]{{2}}){{4}}(?![0-9])|[0-9]{{1,3}}(?:[{BLANK}.-]\(?[0-9]{{1,4}}\)?){{3,6}}")
_DOTTED = lazy(r"\.[^\W_][\w.]*")
"""What makes digits a part of an address or a version: 192.168.x.x, 3.x."""
_COLON = lazy(r":[0-9]{2}(?:[:.,][0-9]+)*")
_TO_MORE = lazy(rf"[{BLANK}](?:à|to)[{BLANK}](?:[0-9]{{5,}}|[0-9]{{1,3}}(?:[{BLANK}.,][0-9]{{3}})+)(?![0-9])")
"""« 1000 à 10000 »: no year leads to that."""
_RAISED = lazy(r"<sup>(?:er|re|e|ère|ème|eme|nde?|st|rd|th)</sup>")
_SLASH = lazy(r"/([0-9]{1,2})(?![0-9/])")
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
_TAKEN_AWAY = frozenset({"tiers", "quart", "third", "quarter", "half", "moitié"})
_SKIPPED = frozenset({"month", "skip", "label"})
_OPEN = ("noun", "of")
_STUCK = frozenset("^_#@/\\=&~\u00b0.:")
"""Signs before digits that make them part of a code, an address, a numbered thing."""
_OPENS = frozenset(" \u00a0\u202f\n(*_|")
_PLAIN_BEFORE = frozenset("abcdefghijklmnopqrstuvwxyzéàèêôù,;:")
"""Before the blank before a number: neither the sign nor the code of a currency."""
_DAY_JOINTS = frozenset({",", "-", "\u2013", " et", " au", " à ", " ou", " an", "\u00a0e", "\u00a0a", "\u00a0à"})
_SCALED = 1_000_000
_YEAR_LENGTH, _DAY_LENGTH = 4, 2


@cache
def _anchors(language: str) -> Anchors:
    return Anchors(wordforms.ANCHORS_EN if language == "en" else wordforms.ANCHORS_FR)


def quantities(
    text: str, start: int = 0, end: int | None = None, language: str = "fr", *, small_words: bool = True
) -> list[Quantity]:
    """The quantities that begin in `text[start:end]`, in order of place, none overlapping another.

    Args:
        text: any text; nothing before `start` or after `end` is looked at.
        start: where to begin, in code points; best the start of a block or a sentence.
        end: where to stop, the end of the text where None.
        language: "fr" or "en": separators, number words and scales.
        small_words: whether numbers in words that only count a noun (« deux hommes ») are read too; they are half of
            the work on ordinary prose.
    """
    stop = len(text) if end is None else end
    language = "en" if language == "en" else "fr"
    anchors = [(found.start(), "") for found in _DIGIT.finditer(text, start, stop)]
    words = _anchors(language).find(text, start, stop)
    if words:
        anchors = sorted(anchors + [(begin, word) for begin, _, word in words])
    if not anchors:
        return []
    reader = _Reader(text, start, stop, language)
    found: list[Quantity] = []
    for place, word in anchors:
        if place < reader.at or (word and not small_words and wordforms.only_counts(text, place, word, stop)):
            continue
        quantity = reader.from_word(place, word) if word else reader.from_digits(place)
        if quantity is not None:
            found.append(quantity)
            reader.at = reader.floor = max(reader.at, quantity.span.end)
    return found


class _Reader(Ranges):
    """One pass over one text."""

    __slots__ = ()

    # ---- digits -------------------------------------------------------------------------------

    def from_digits(self, place: int) -> Quantity | None:  # noqa: C901, PLR0911, PLR0912 - one branch for each shape of the grammar
        """The quantity whose digits begin at `place`; `at` moves over what is none."""
        text, end = self.text, self.end
        digits = DIGITS.match(text, place, end)
        if digits is None:
            return None
        stop = self.at = digits.end()
        previous = text[place - 1] if place > self.start else " "
        if previous == "~" and (place - 2 < self.start or text[place - 2] in _OPENS):
            previous = " "  # ~114 ms
        if (previous.isalnum() or previous in _STUCK) and not self.coded(place):
            quarter = wordforms.QUARTER_SIGN.match(text, place, end) if previous in "TQ" else None
            if quarter and quarter[2]:
                return self.quarter(place - 1, quarter)
            self.skip(stop)
            return None
        following = text[stop] if stop < end else " "
        if self._chained(place, stop, digits[0], previous, following):
            return None
        if previous == " " and text[place - 2 : place - 1] in _PLAIN_BEFORE:
            begin, sign, code = place, 0, ""
        else:
            begin, sign, code = self.prefix(place, previous)
            if begin < 0:
                self.skip(stop)
                return None
        tail = self.tails.read(stop, paid=bool(code))
        if not code:
            if tail.role == "month":
                year = wordforms.YEAR_AFTER.match(text, tail.stop, end)
                self.at = year.end() if year else tail.stop
                return None
            if following in "s'\u2019" and not self.french and (decade := self.decade(place, stop, digits[0])):
                return decade
            if (
                tail.role == "noun"
                and self._is_year(digits[0], tail.word, begin)
                and not _TO_MORE.match(text, stop, end)
            ):
                return None
        numeral = read_digits(digits[0], self.language)
        if numeral is None:
            return None
        return self._finish(Seen(place, begin, stop, numeral, tail, Before(text, self.start, begin), code, sign))

    def _chained(self, place: int, stop: int, written: str, previous: str, following: str) -> bool:
        """Whether digits begin a chain that is no number: a date, a version, a time, a telephone number."""
        text, end, chain = self.text, self.end, None
        if following in "-/.\u2010\u2011\u2013":
            chain = _CHAIN.match(text, stop, end) or (_DOTTED.match(text, stop, end) if following == "." else None)
        elif following == ":":
            chain = _COLON.match(text, stop, end)
        if chain is None and (written[0] == "0" or previous == "+"):
            chain = _PHONE.match(text, place, end)
        if chain is None:
            return False
        self.at = chain.end()
        return True

    def _is_year(self, written: str, word: str, begin: int) -> bool:
        """Four digits that count no noun: a year. « les années 1990 » is left to the decade."""
        if len(written) != _YEAR_LENGTH or not written.isdigit() or int(written) not in YEARS:
            return False
        return not self.plural(word) and self.text[begin - 2 : begin - 1] != "s"

    # ---- what it is ---------------------------------------------------------------------------

    def _finish(self, seen: Seen) -> Quantity | None:
        """The quantity of a number whose surroundings are known."""
        role = seen.tail.role
        if role == "clock":
            return self.clock(seen)
        if role in _SKIPPED and not seen.code:
            if role == "label":
                self.skip(seen.stop)
            else:
                self.at = max(self.at, seen.tail.stop)
            return None
        shape = {"ordinal": self.ordinal, "fraction": self.fraction, "times": self.times}.get(role) if role else None
        if shape is not None:
            return shape(seen)
        ranged = self.range(seen)
        if ranged is not False:
            return ranged if isinstance(ranged, Quantity) else None
        if role in _OPEN:
            special = self._bare(seen)
            if special is not False:
                return special if isinstance(special, Quantity) else None
        return self._made(seen)

    def _made(self, seen: Seen) -> Quantity:  # noqa: C901 - one branch for each sign around a number
        """A number with its tail as a quantity."""
        tail, numeral, text = seen.tail, seen.numeral, self.text
        quiet = tail.role in ("noun", "of", "label")
        factor = ONE if quiet else tail.factor
        value, step, begin, sign = numeral.value, numeral.step, seen.begin, seen.sign
        if factor is not ONE:
            value, step = value * factor, step * factor
        elif step is ONE:
            step = trailing_step(value)
        last = seen.stop if quiet else tail.stop
        kind, unit, currency = ("count", "", "") if quiet else (tail.kind, tail.unit, tail.currency)
        if kind == "points" and unit == "pt" and seen.words:  # « deux points importants »
            kind, unit, last = "count", "", seen.stop
        if tail.payload is not ONE and tail.scaled and not quiet:
            value, step = value + tail.payload, tail.factor / 10
        if seen.code:
            kind, currency = "money", seen.code
        if kind == "money" and not unit and text[last : last + 1] == "/":
            rated = self.tails.rate(Tail("", last))
            unit, last = rated.unit, rated.stop
        if kind == "duration" and unit in wordforms.COMPOUNDS:
            value, step, last = self.compound(value, step, unit, last)
        if kind in ("duration", "measure") and (half := HALF_AFTER.match(text, last, self.end)):
            value, step, last = value + HALF, ONE / 10, half.end()
        if quiet and text[seen.stop : seen.stop + 1] in _VULGAR:
            above, below = _VULGAR[text[seen.stop]]
            value, last = value + Decimal(above) / Decimal(below), seen.stop + 1
        if sign < 0 and kind == "count" and factor == ONE:  # a dash before an item of a list
            begin, sign = begin + 1, 0
        if sign < 0:
            value = -value
        return Quantity(
            "multiple" if kind == "count" and seen.before.role == Role.FACTOR else kind,
            value,
            value,
            Span(begin, last),
            seen.number,
            unit,
            currency,
            self.approx(seen) or self.approximation(last),
            step,
            numeral.other * factor if numeral.other is not None else None,
            signed=sign,
            words=seen.words,
        )

    def _bare(self, seen: Seen) -> Quantity | bool | None:  # noqa: PLR0911 - one branch for each shape of the grammar
        """What a number without unit can be besides a count: False where it is a count (or money before it)."""
        text, end, stop = self.text, self.end, seen.stop
        following = text[stop] if stop < end else " "
        if following == "/" and (slash := _SLASH.match(text, stop, end)):
            below = DIGITS.match(text, stop + 1, end)
            self.at = below.end() if below else slash.end()
            return self.slash(seen, slash.end(), int(slash[1]))
        if following in "-\u2010\u2011" and not self.french and text[stop + 1 : stop + 2].isalpha():
            unit = self.tails.read(stop + 1)
            if unit.scaled or (unit.role == "" and unit.kind in ("measure", "duration", "money")):
                return self._made(seen._replace(tail=unit))
        if seen.code:
            return False
        if following == "<" and (raised := _RAISED.match(text, stop, end)):
            return self.ordinal(seen._replace(tail=Tail("ordinal", raised.end())))
        if following in "-\u2010\u2011\u2013/" and text[stop + 1 : stop + 2].isalnum():
            self.skip(stop)
            return None
        ratio = self.ratio(seen)
        if ratio is not None:
            return ratio
        joint = following if following in ",-\u2013" else text[stop : stop + 3]
        if joint in _DAY_JOINTS and stop - seen.place <= _DAY_LENGTH and not seen.words:
            days = self.days_after(stop)
            if days is not None:
                self.at = days
                return None
        return self._counted(seen, following)

    def _counted(self, seen: Seen, following: str) -> Quantity | bool | None:  # noqa: C901, PLR0911 - one branch for each shape of the grammar
        """A bare number by what goes before it: decade, rank, label, year; False where it counts."""
        role, value = seen.before.role, seen.value
        if role == Role.DECADE:
            return Quantity("decade", value, value, Span(seen.begin, seen.stop), seen.number, words=seen.words)
        if role == Role.RANK:
            return Quantity("rank", value, value, Span(seen.before.start, seen.stop), seen.number, words=seen.words)
        if role in (Role.LABEL, Role.MONTH) or self._of_street(seen):
            return None
        previous = self.text[seen.begin - 1] if seen.begin > self.start else " "
        written = seen.written(self.text)
        if ((previous + following) in ("()", "[]", "[\\") and written.isdigit()) or (
            seen.begin == self.start and following in ".)\\"
        ):
            return None
        if role == Role.FACTOR:
            return False
        plural = self.plural(seen.tail.word) or self.compound_plural(seen.stop)
        if "." in written and self.text[seen.before.start].isupper() and seen.before.noun:
            return None  # a version: Rust 1.57
        if self.french and len(written) == _DAY_LENGTH and seen.before.word in ("le", "du") and not plural:
            return None  # a day, a French department
        if seen.words:
            plural = plural or self.counts_further(seen)
            return False if plural and role != Role.CLOCK else None
        if len(written) == _YEAR_LENGTH and written.isdigit() and int(written) in YEARS:
            return None if role == Role.YEAR or not plural else False
        if (seen.before.name or seen.before.noun) and not plural and not any(sign in written for sign in BLANK):
            return None
        return False

    def _of_street(self, seen: Seen) -> bool:
        """Whether a number is that of a house: « 4 rue Monge », « 34, rue de Latresne »."""
        return (
            seen.tail.word in wordforms.STREETS
            or wordforms.STREET_AFTER.match(self.text, seen.stop, self.end) is not None
        )

    # ---- words --------------------------------------------------------------------------------

    def from_word(self, place: int, word: str) -> Quantity | None:
        """The quantity that a number word at `place` begins or belongs to."""
        entry = wordforms.WORDS.get(word)
        if entry is not None:
            return self._entry(place, word, entry)
        text, begin = self.text, place
        if text[place - 1 : place] == "-" and text[place - 2 : place - 1].isalpha():  # entre-deux
            return None
        if word in wordforms.NEEDS_ONE:  # un million, a hundred: the article goes before
            one = wordforms.ONE_BEFORE.search(text, max(self.start, place - 8), place)
            if one is not None:
                begin = one.start(1)
            elif word not in ("cent", "cents", "mille"):
                self.at = place + len(word)
                return None
        read = read_words(text, begin, self.end, self.language)
        if read is None:
            return None
        stop = self.at = read.end
        before = Before(text, self.start, begin)
        if before.ratio:  # un Français sur deux
            back = self.ratio_back(begin, read.value, stop)
            if back is not None or not self.plural(self.tails.read(stop).word):  # « sur trois sources » counts
                return back
        tail = self._tail_of_words(stop, scaled=read.value >= _SCALED)
        value, step, start = read.value, read.step, begin
        if before.half and begin != place:  # half a million
            value, step, start = value / 2, step / 10, before.start
        seen = Seen(start, start, stop, Numeral(value, step), tail, before, words=True)
        return self.range_of_words(seen) or self._finish(seen)

    def _tail_of_words(self, stop: int, *, scaled: bool) -> Tail:
        """What follows a number in words: after a hyphen in English (five-year), after its own scale word."""
        tail = self.tails.read(stop)
        if tail.role == "noun" and not self.french and self.text[stop : stop + 1] == "-":
            hyphened = self.tails.read(stop + 1)
            if hyphened.role in ("", "fraction") and self.text[stop + 1 : stop + 2].isalpha():
                tail = hyphened
        if scaled and tail.role in _OPEN:
            scale = self.tails.scale(ONE, stop)
            tail = scale if scale.kind != "count" else Tail("", stop, scaled=True)
        return tail

    def _entry(self, place: int, word: str, entry: wordforms.Entry) -> Quantity | None:
        """A word that is a quantity by itself: moitié, doublé, une centaine, premier trimestre."""
        text = self.text
        found = entry.pattern.match(text, place, self.end) if entry.pattern else None
        if entry.pattern and found is None and not (word in _TAKEN_AWAY and self.taken_away(place)):
            return None
        begin = place
        if entry.before:
            one = entry.before.search(text, max(self.start, place - 24), place)
            if one is None:
                return None
            begin = one.start(1)
        if word == "half" and text[place - 6 : place] == "and a ":  # a year and a half
            return None
        stop = found.end() if found else place + len(word)
        if entry.kind == "quarter":
            return self._named_quarter(begin, place, found)
        before = Before(text, self.start, begin)
        value, unit, currency, kind, step = entry.value, entry.unit, "", entry.kind, entry.step
        if kind in ("collective", "scaled"):
            kind = "count"
            scale = self.tails.scale(ONE, stop)
            if scale.factor != ONE or scale.kind != "count":
                kind, unit, currency, stop = scale.kind, scale.unit, scale.currency, scale.stop
                value, step = Decimal(int(value)) * scale.factor, step * scale.factor
        approx = before.approx or ("about" if entry.kind == "collective" else "")
        span = Span(begin, stop)
        exact: Number = fraction(1, int(value)) if kind == "ratio" else value
        return Quantity(kind, exact, exact, span, span, unit, currency, approx, step, words=True)

    def _named_quarter(self, begin: int, place: int, found: "regex.Match[str] | None") -> Quantity | None:
        """« premier trimestre 2024 »."""
        number = wordforms.ORDINALS.get(self.text[begin:place].strip().rstrip("- ").lower())
        if number is None or found is None:
            return None
        value = Decimal(number)
        return Quantity(
            "quarter", value, value, Span(begin, found.end()), Span(begin, place), found[1] or "", words=True
        )
