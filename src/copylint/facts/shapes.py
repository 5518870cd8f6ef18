# SPDX-License-Identifier: Apache-2.0
"""Shapes of quantities that are no plain number with a unit: ratios, fractions, multiples, times, ordinals, decades."""

from decimal import Decimal
from typing import TYPE_CHECKING

from copylint.facts import wordforms
from copylint.facts.anchors import BLANK
from copylint.facts.context import Role
from copylint.facts.numerals import DIGITS, ONE, read_digits, read_words, trailing_step
from copylint.facts.quantity import Quantity, fraction
from copylint.facts.reading import HALF_AFTER, YEARS, Reading, Seen
from copylint.facts.tails import HALF, Tail
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.quantity import Number

_CLOCK = lazy(rf"(?:[0-1]?[0-9]|2[0-4])[{BLANK}]?(?:h|heures?)(?:[{BLANK}]?([0-5][0-9])(?![0-9\w]))?(?!\w)")
_MINUTES = lazy(rf"[{BLANK}]?([0-5][0-9])(?!\w)")
_TO = lazy(rf"[{BLANK}]?(?:à|to|\u2013|-|\u2014|et|and|ou|or)[{BLANK}]?(?=[0-9])")
_RATIO_FR = lazy(rf"(?:[{BLANK}](?!et\b|ou\b)[^\W\d_][\w'\u2019-]*){{0,3}}?[{BLANK}]sur[{BLANK}](?=\w)")
_RATIO_EN = lazy(
    rf"(?:[{BLANK}](?!and\b|or\b)[^\W\d_][\w'\u2019-]*){{0,3}}?[{BLANK}](?:in|out[{BLANK}]of)[{BLANK}](?=\w)"
)
_RATIO_REACH = 48
_TIMES = lazy(
    rf"[{BLANK}](?:(?:plus|moins|supérieure?s?|inférieure?s?|autant|aussi|le|la|les|celui|celle|son|sa|leur|mieux)\b"
    r"|(?:more|less|as|the|higher|lower|larger|greater|bigger|fewer|better|worse|its|their|(?:fast|slow|long|short|"
    r"strong|"
    r"weak|cheap|dear|light|heavi|saf|quick|easi|small|rich|poor|deep|wid|thick|thin|bright|clean|hard|soft|tall|"
    r"warm|cold|"
    r"hott)er)\b)"
)
_FRACTION_BELOW = (2, 3, 4, 5, 6, 8, 10)
"""Denominators in digits that are fractions; other slashes part days, scores, marks (12/20)."""
_AROUND_HOURS = frozenset({"dès", "avant", "après", "depuis"})
_HOURS, _QUARTERS, _YEAR_LENGTH = 24, 4, 4


class Shapes(Reading):
    """The readers of shapes; each is given a number and its surroundings, and answers a quantity or None."""

    __slots__ = ()

    # ---- parts of a whole ---------------------------------------------------------------------

    def slash(self, seen: Seen, stop: int, below: int) -> Quantity | None:
        """A fraction in digits: 3/4, 2/3; not a date, a score or a mark (12/20, 24/7)."""
        if below not in _FRACTION_BELOW or not 0 < seen.value < below or seen.before.role == Role.DAY:
            return None
        if self.text[seen.place - 1 : seen.place] + self.text[stop : stop + 1] == "()":  # part 2 of 3
            return None
        value: Number = fraction(int(seen.value), below)
        kind, last = "ratio", stop
        tail = self.tails.read(stop)
        if tail.scaled:  # 1/2 million
            value, kind, last = value * int(tail.factor), tail.kind, tail.stop
        number = Span(seen.place, stop)
        return Quantity(
            kind, value, value, Span(seen.place, last), number, currency=tail.currency, approx=seen.before.approx
        )

    def ratio(self, seen: Seen) -> Quantity | None:  # noqa: PLR0911 - one branch for each shape of the grammar
        """« 9 sur 10 », « neuf Français sur dix », "one in five", "3 out of 4"."""
        text, stop = self.text, seen.stop
        if stop >= self.end or text[stop] not in BLANK or seen.numeral.step != ONE:
            return None
        near = text[stop : stop + _RATIO_REACH]
        if "sur" not in near if self.french else " in" not in near and "out" not in near:
            return None
        found = (_RATIO_FR if self.french else _RATIO_EN).match(text, stop, self.end)
        whole = self._whole(found.end()) if found else None
        if found is None or whole is None:
            return None
        total, last = whole
        if seen.value >= total:
            return None
        if not self.french and "out" not in found[0] and total not in wordforms.ROUND_TOTALS:
            return None
        if self.tails.read(last).role not in ("noun", "of"):
            return None
        value = fraction(int(seen.value), int(total))
        span = Span(seen.place, last)
        return Quantity("ratio", value, value, span, seen.number, approx=seen.before.approx, words=seen.words)

    def _whole(self, at: int) -> tuple[Decimal, int] | None:
        """The second number of a ratio and where it ends."""
        written = DIGITS.match(self.text, at, self.end)
        if written is None:
            spelled = read_words(self.text, at, self.end, self.language)
            return (spelled.value, spelled.end) if spelled else None
        numeral = read_digits(written[0], self.language)
        if numeral is None or numeral.step != ONE:
            return None
        if len(written[0]) == _YEAR_LENGTH and int(numeral.value) in YEARS:
            return None
        return numeral.value, written.end()

    def ratio_back(self, place: int, total: Decimal, stop: int) -> Quantity | None:
        """« un Français sur deux », read from its last word."""
        found = wordforms.RATIO_BEFORE.search(self.text, max(self.start, place - 60), place)
        if found is None or self.tails.read(stop).role not in ("noun", "of"):
            return None
        value = fraction(1, int(total))
        return Quantity("ratio", value, value, Span(found.start(1), stop), Span(place, stop), words=True)

    def fraction(self, seen: Seen) -> Quantity | None:
        """« deux tiers », « trois quarts d'heure », "three-quarters"."""
        tail = seen.tail
        below = int(tail.payload)
        if seen.numeral.step != ONE or not 0 < seen.value < below:
            return None
        hour = wordforms.OF_HOUR.match(self.text, tail.stop, self.end)
        if hour:
            minutes = seen.value * 60 / below
            span = Span(seen.place, hour.end())
            return Quantity("duration", minutes, minutes, span, seen.number, "min", words=True)
        if wordforms.NOT_FRACTION.match(self.text, tail.stop, self.end):
            self.at = tail.stop
            return None
        value = fraction(int(seen.value), below)
        span = Span(seen.place, tail.stop)
        return Quantity("ratio", value, value, span, seen.number, approx=seen.before.approx, words=True)

    def taken_away(self, place: int) -> bool:
        """« a reculé d'un tiers », "fell by a third": the noun that is shared out stands before."""
        return wordforms.BY_ONE.search(self.text, max(self.start, place - 12), place) is not None

    # ---- times --------------------------------------------------------------------------------

    def times(self, seen: Seen) -> Quantity | None:
        """« trois fois plus » is a multiple, « trois fois par an » a count."""
        tail = seen.tail
        if self.text[tail.stop : tail.stop + 1].isalnum():
            self.skip(tail.stop)
            return None
        kind, unit = ("multiple", "") if tail.word in ("x", "X", "\u00d7") else self.times_kind(tail.stop)
        value, span = seen.value, Span(seen.place, tail.stop)
        approx, step = seen.before.approx, seen.numeral.step
        return Quantity(kind, value, value, span, seen.number, unit, "", approx, step, words=seen.words)

    def times_kind(self, stop: int) -> tuple[str, str]:
        """Kind and unit of « fois » that ends at an offset: it multiplies (fois plus) or counts (fois par an)."""
        return ("multiple", "") if _TIMES.match(self.text, stop, self.end) else ("count", "times")

    def clock(self, seen: Seen) -> Quantity | None:
        """« 14 h 30 » is a time of day, « 35 heures » and « en 1 h 30 » are durations."""
        text, end = self.text, self.end
        clock = None if seen.words else _CLOCK.match(text, seen.place, end)
        last, value = self.tails.read(seen.stop).stop, seen.value
        if clock:
            last = clock.end()
            if clock[1]:
                if seen.before.role not in (Role.DURING, Role.YEAR):
                    self.at = last
                    return None
                value += Decimal(clock[1]) / 60
        elif text[last : last + 1].isalnum():
            minutes = _MINUTES.match(text, last, end)
            if minutes is None:
                self.skip(last)
                return None
            last, value = minutes.end(), value + Decimal(minutes[1]) / 60
        if self._of_day(seen, last):
            return None
        rated = self.tails.rate(Tail("", last, kind="duration", unit="h"))
        half = HALF_AFTER.match(text, last, end)
        if half:
            value, last = value + HALF, half.end()
        else:
            last = rated.stop
        step = ONE / 60 if value != seen.value else trailing_step(value)
        approx = seen.before.approx or self.approximation(last)
        span = Span(seen.begin, last)
        return Quantity(rated.kind, value, value, span, seen.number, rated.unit, "", approx, step, words=seen.words)

    def _of_day(self, seen: Seen, last: int) -> bool:
        """Whether hours are a time of day: after « à », before « à 12 h »."""
        if seen.value > _HOURS:
            return False
        since = seen.before.role == Role.YEAR and seen.before.word in _AROUND_HOURS
        sign = seen.tail.word == "h" and seen.numeral.step == ONE
        if seen.before.role in (Role.CLOCK, Role.DAY) or (sign and (since or seen.before.approx == "at least")):
            self.at = last
            return True
        link = _TO.match(self.text, last, self.end)
        other = _CLOCK.match(self.text, link.end(), self.end) if link else None
        if other is None:
            return False
        self.at = other.end()
        return True

    # ---- order --------------------------------------------------------------------------------

    def ordinal(self, seen: Seen) -> Quantity | None:
        """« 3e », « 3e place », « 2e trimestre 2024 »; not « 1er mars »."""
        text, end, tail = self.text, self.end, seen.tail
        if text[tail.stop : tail.stop + 1].isalnum():
            self.skip(tail.stop)
            return None
        month = wordforms.MONTH_AFTER.match(text, tail.stop, end)
        if month or seen.before.role == Role.MONTH or self.days_after(tail.stop) is not None:
            self.at = month.end() if month else tail.stop
            return None
        number = Span(seen.place, tail.stop)
        quarter = wordforms.QUARTER_AFTER.match(text, tail.stop, end)
        if quarter and seen.value <= _QUARTERS:
            span = Span(seen.place, quarter.end())
            return Quantity("quarter", seen.value, seen.value, span, number, quarter[1] or "")
        rank = wordforms.RANK_AFTER.match(text, tail.stop, end)
        span = Span(seen.place, rank.end() if rank else tail.stop)
        return Quantity("rank" if rank else "ordinal", seen.value, seen.value, span, number)

    def quarter(self, begin: int, found: "regex.Match[str]") -> Quantity:
        """« T3 2024 », "Q3 2024": `begin` is the letter's place."""
        value = Decimal(found[1])
        return Quantity("quarter", value, value, Span(begin, found.end()), Span(begin, found.end(1)), found[2])

    def decade(self, place: int, stop: int, written: str) -> Quantity | None:
        """Of English: "the 1990s", "the '90s"."""
        found = wordforms.DECADE_AFTER.match(self.text, stop, self.end)
        if found is None or written[-1] != "0" or len(written) not in (2, 4):
            return None
        first = Decimal(written)
        return Quantity("decade", first, first, Span(place, found.end()), Span(place, stop))
