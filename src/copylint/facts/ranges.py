# SPDX-License-Identifier: Apache-2.0
"""Ranges: « de 4 à 6 % », "between 10 and 15 million", 10-15 %; and pairs of numbers that are none (scores, years)."""

from decimal import Decimal

from copylint.facts.anchors import BLANK
from copylint.facts.context import Role
from copylint.facts.numerals import DIGITS, ONE, Numeral, read_digits, read_words, trailing_step
from copylint.facts.quantity import Quantity
from copylint.facts.reading import YEARS, Seen
from copylint.facts.shapes import Shapes
from copylint.facts.tails import Tail
from copylint.facts.units import SIGNS
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_LINK = lazy(rf"[{BLANK}]?(?:(à|to|\u2013|-|\u2014|ou|or)|(et|and))[{BLANK}]?(?=[0-9$€£])")
_WORD_LINK = lazy(rf"[{BLANK}](?:(à|to|ou|or)|(et|and))[{BLANK}](?=[^\W\d_])")
_MAY_LINK = frozenset("àt-\u2013\u2014oea")
_DASHES = ("-", "\u2013", "\u2014")
_OPEN = ("noun", "of")
_PARTED = ("month", "clock", "skip", "ordinal")
"""What follows the second number of a pair of days, hours or ranks."""
_HOURS = 24
_HOUR = lazy(rf"[{BLANK}]?(?:heures?|h)(?!\w)")
_SHARED_BELOW = 1000
"""« de 4 à 6 millions » shares its scale, « de 5000 à 2 millions » does not."""
_YEAR_LENGTH = 4
_CENT = Decimal("0.01")


class Ranges(Shapes):
    """Readers of pairs of numbers."""

    __slots__ = ()

    def range(self, seen: Seen) -> Quantity | bool | None:  # noqa: C901, PLR0911 - one branch for each shape of the grammar
        """The range that begins with a number; None where the pair is no quantity, False where there is no pair."""
        text, end, tail = self.text, self.end, seen.tail
        bare = tail.role in _OPEN
        first = seen.stop if bare else tail.stop
        if first + 1 >= end or not (
            text[first] in _MAY_LINK or (text[first] in BLANK and text[first + 1] in _MAY_LINK)
        ):
            return False
        link = _LINK.match(text, first, end)
        if link is None or (link[2] and seen.before.role != Role.BETWEEN):
            return False
        at, code = link.end(), seen.code
        if text[at] in SIGNS:
            code, at = SIGNS[text[at]], at + 1
        written = DIGITS.match(text, at, end)
        upper = read_digits(written[0], self.language) if written else None
        if written is None or upper is None:
            return False
        close = self.tails.read(written.end(), paid=bool(code))
        if close.role == "clock" and bare and upper.value > _HOURS and (hours := _HOUR.match(text, written.end(), end)):
            tail = Tail("", hours.end(), kind="duration", unit="h")
            return self._ranged(seen, written, upper, tail, "")
        if close.role in _PARTED and bare:
            self.at = written.end()
            return None
        if close.role == "times" and bare and link[1] not in _DASHES:
            kind, unit = self.times_kind(close.stop)
            return self._ranged(seen, written, upper, close._replace(role="", kind=kind, unit=unit), "")
        if close.role in (*_PARTED, "label", "times", "fraction"):
            return False
        opened, closed = not bare or bool(seen.code), close.role == "" or bool(code)
        if not opened and not closed:
            return self._paired(seen, written, upper, close, hyphen=link[1] in _DASHES)
        if not bare and not self._alike(tail, close, closed=closed):
            return False
        if not bare and link[1] in ("ou", "or") and seen.before.role not in (Role.BETWEEN, Role.FROM):
            return False
        return self._ranged(seen, written, upper, close, code)

    def range_of_words(self, seen: Seen) -> Quantity | None:
        """« deux ou trois ans », "between four and six weeks", « quatre à cinq personnes »."""
        if seen.tail.role not in _OPEN:
            return None
        link = _WORD_LINK.match(self.text, seen.stop, self.end)
        if link is None or (link[2] and seen.before.role != Role.BETWEEN):
            return None
        upper = read_words(self.text, link.end(), self.end, self.language)
        if upper is None or upper.value <= seen.value:
            return None
        close = self.tails.read(upper.end)
        if close.role != "" and not self.plural(close.word):
            return None
        self.at = upper.end
        factor = close.factor if close.role == "" else ONE
        last = close.stop if close.role == "" else upper.end
        kind, unit, currency = (close.kind, close.unit, close.currency) if close.role == "" else ("count", "", "")
        span, number = Span(seen.begin, last), Span(seen.place, upper.end)
        low, high, step = seen.value * factor, upper.value * factor, upper.step * factor
        return Quantity(kind, low, high, span, number, unit, currency, seen.before.approx, step, words=True)

    @staticmethod
    def _alike(tail: Tail, close: Tail, *, closed: bool) -> bool:
        """Whether two numbers with units of their own measure the same; a scale alone takes the second's unit."""
        if close.role == "" and (tail.kind, tail.unit) == (close.kind, close.unit):
            return True
        return tail.scaled and tail.kind == "count" and closed

    def _ranged(self, seen: Seen, written: "regex.Match[str]", upper: Numeral, close: Tail, code: str) -> Quantity:
        tail, numeral = seen.tail, seen.numeral
        low_factor = tail.factor if tail.role == "" and tail.scaled else ONE
        high_factor = close.factor if close.role == "" else ONE
        if high_factor == _CENT or (low_factor == ONE and close.scaled and numeral.value < _SHARED_BELOW):
            low_factor = high_factor
        low, high = numeral.value * low_factor, upper.value * high_factor
        last = close.stop if close.role == "" else written.end()
        unit = close.unit if close.role == "" else ""
        step = min(numeral.step * low_factor, upper.step * high_factor)
        return Quantity(
            "money" if code else close.kind,
            min(low, high),
            max(low, high),
            Span(seen.begin, last),
            Span(seen.place, written.end()),
            unit,
            code or close.currency,
            seen.before.approx,
            step,
            reverse=low > high,
        )

    def _paired(
        self, seen: Seen, written: "regex.Match[str]", upper: Numeral, close: Tail, *, hyphen: bool
    ) -> Quantity | bool | None:
        """Two numbers without unit: a range of counts before a noun, else a score, years, pages."""
        numeral = seen.numeral
        plural = self.plural(close.word)
        year = seen.stop - seen.place == _YEAR_LENGTH and int(numeral.value) in YEARS and int(upper.value) in YEARS
        if (year and not plural) or seen.before.role in (Role.LABEL, Role.YEAR):
            self.at = written.end()
            return None
        between = seen.before.role == Role.BETWEEN
        if not (plural or between) or numeral.value >= upper.value:
            if hyphen:
                self.skip(written.end())
                return None
            if seen.before.role == Role.FROM or plural:
                return False
            self.at = written.end()  # a score: 2 à 1
            return None
        span = Span(seen.place, written.end())
        step = min(trailing_step(numeral.value), trailing_step(upper.value))
        return Quantity("count", numeral.value, upper.value, span, span, approx=seen.before.approx, step=step)
