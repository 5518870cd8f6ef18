# SPDX-License-Identifier: Apache-2.0
"""What the readers of quantities share: the text with its bounds and tables, and a number as far as it is known."""

from decimal import Decimal

from copylint.facts import wordforms
from copylint.facts.anchors import BLANK
from copylint.facts.context import AFTER, AFTER_NAMES, Before
from copylint.facts.following import followers
from copylint.facts.namewords import FUNCTION_WORDS
from copylint.facts.numerals import ONE, Numeral
from copylint.facts.plurals import is_plural
from copylint.facts.tails import Tail, Tails
from copylint.facts.units import CODES, PREFIXES, SIGNS, UNITS
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_SIGNS_BEFORE = "-\u2212\u2013+"
YEARS = range(1000, 2200)
HALF_AFTER = lazy(rf"[{BLANK}](?:et demie?|and a half)\b")
_COMPOUND_NOUN = lazy(rf"[{BLANK}]([^\W\d_]+(?:-[^\W\d_]+)+)")
_COMPOUND, _ROUNDED = 16, 12
_OF_THESE = lazy(rf"[{BLANK}\n]of[{BLANK}\n](?:the|our|its|their|his|her|my|your|these|those|them|us)\b")
_NOUN_BEHIND = lazy(rf"[{BLANK}\n]([a-z]{{3,}})[{BLANK}\n]([a-z]{{3,}})(?!\w)")
_GLUED = frozenset({"EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "CNY"}) & frozenset(CODES)
"""Codes that are read against the digits: EUR5; « MAD24 » is a name."""
_REST = lazy(r"[\w.,:/@'\u2019-]*\w")
_DAYS = lazy(
    rf"(?:(?:,|[{BLANK}]et|[{BLANK}]au|[{BLANK}]à|[{BLANK}]ou|[{BLANK}]and|-|\u2013)[{BLANK}]?[0-9]{{1,2}}(?:er|st|"
    rf"nd|rd|th)?)+"
    rf"[{BLANK}](?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|apr|jun|jul|aug)",
    regex.IGNORECASE,
)


class Seen(NamedTuple):
    """A number and what stands around it.

    Attributes:
        place, stop: the digits or number words.
        begin: where the expression begins: sign and currency before the digits included.
        numeral: its value.
        tail: what follows.
        before: what goes before.
        code: the currency before it, "" where there is none.
        sign: -1, +1 or 0.
        words: written in words.
    """

    place: int
    begin: int
    stop: int
    numeral: Numeral
    tail: Tail
    before: Before
    code: str = ""
    sign: int = 0
    words: bool = False

    @property
    def number(self) -> Span:
        """The digits or number words."""
        return Span(self.place, self.stop)

    def written(self, text: str) -> str:
        """The digits or number words as they stand."""
        return text[self.place : self.stop]

    @property
    def value(self) -> Decimal:
        """The value of the number alone, its scale left out."""
        return self.numeral.value


class Reading:
    """A text that is read for quantities; `at` is where reading goes on, `floor` where the last quantity ended."""

    __slots__ = ("at", "end", "floor", "french", "language", "start", "tails", "text")

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        """Nothing of `text` outside the bounds is looked at; `language` is "fr" or "en"."""
        self.text, self.start, self.end, self.language = text, start, end, language
        self.french = language == "fr"
        self.tails = Tails(text, end, followers(language), french=self.french)
        self.at = self.floor = start

    def skip(self, stop: int) -> None:
        """Go on after what sticks to an offset: letters, digits and the signs of addresses and codes."""
        rest = _REST.match(self.text, stop, self.end)
        self.at = max(self.at, rest.end() if rest else stop)

    def plural(self, word: str) -> bool:
        """Whether a word looks like the plural noun that a number counts."""
        return is_plural(word, self.language)

    def approximation(self, stop: int) -> str:
        """What rounding words after an expression say."""
        following = self.text[stop : stop + 1] if stop < self.end else ""
        if following == "+":
            return "at least"
        found = AFTER.match(self.text, stop, self.end) if following in BLANK else None
        return AFTER_NAMES[found.lastindex or 0] if found else ""

    def approx(self, seen: Seen) -> str:
        """What rounding words before a number say; « autour de trois axes » is no rounding."""
        if seen.words and seen.before.approx == "about" and seen.value < _ROUNDED:
            return "" if "autour d" in self.text[max(seen.begin - 10, self.start) : seen.begin] else "about"
        if self.text[seen.begin - 1 : seen.begin] == "~":
            return "about"
        return seen.before.approx

    def compound_plural(self, stop: int) -> bool:
        """Whether a compound that is counted follows: « quatorze arrière-petits-enfants »."""
        if "-" not in self.text[stop : stop + _COMPOUND]:
            return False
        found = _COMPOUND_NOUN.match(self.text, stop, self.end)
        return found is not None and any(self.plural(part) for part in found[1].split("-"))

    def counts_further(self, seen: "Seen") -> bool:
        """Whether English number words count "of" something or a noun behind one adjective: two of our controls."""
        if self.french:
            return False
        if _OF_THESE.match(self.text, seen.stop, self.end):
            return True
        found = _NOUN_BEHIND.match(self.text, seen.stop, self.end)
        return found is not None and found[1] not in FUNCTION_WORDS and self.plural(found[2])

    def days_after(self, stop: int) -> int | None:
        """Where a list of days of a month ends that goes on at an offset: « et 10 juillet »; None where none does."""
        found = _DAYS.match(self.text, stop, self.end)
        return found.end() if found else None

    def compound(self, value: Decimal, step: Decimal, unit: str, stop: int) -> tuple[Decimal, Decimal, int]:
        """« 1 minute 27 secondes », « 2 ans et 3 mois »: the smaller unit is added in parts of the greater."""
        found = wordforms.COMPOUND_AFTER.match(self.text, stop, self.end)
        smaller = UNITS.get(found[2]) if found else None
        if found is None or smaller is None or smaller[0] not in wordforms.COMPOUNDS[unit]:
            return value, step, stop
        parts = Decimal(wordforms.COMPOUNDS[unit][smaller[0]])
        return value + Decimal(found[1]) / parts, ONE / parts, found.end()

    # ---- what stands before digits ------------------------------------------------------------

    def coded(self, place: int) -> bool:
        """Whether the letters before a digit are a currency code against it (EUR5, CHF100)."""
        return self.text[place - 3 : place] in _GLUED and not self.text[place - 4 : place - 3].isalnum()

    def prefix(self, place: int, previous: str) -> tuple[int, int, str]:
        """Where the expression begins, its sign (-1, 0, 1) and the currency before it; (-1, 0, "") for a label."""
        text = self.text
        begin, code = self._currency_before(place, previous)
        before = text[begin - 1] if begin > self.floor else " "
        if before not in _SIGNS_BEFORE:
            return begin, 0, code
        outer = text[begin - 2] if begin - 1 > self.start else " "
        if outer.isalnum() or outer in ")_":
            return (begin, 0, code) if code else (-1, 0, "")
        if outer.isspace() or outer in '([«\u201c"':
            return begin - 1, 1 if before == "+" else -1, code
        return begin, 0, code

    def _currency_before(self, place: int, previous: str) -> tuple[int, str]:
        """Where a currency before digits begins, and its code: €5, US$3, CHF 100."""
        text, at = self.text, place - 1
        if previous in BLANK and at > self.floor and text[at - 1] in SIGNS and not text[at - 2 : at - 1].isdigit():
            at -= 1
        if at >= self.floor and text[at] in SIGNS:
            letters = at
            while letters > self.floor and letters > at - 3 and text[letters - 1].isalpha():
                letters -= 1
            if text[at] == "$" and text[letters:at] in PREFIXES:
                return letters, PREFIXES[text[letters:at]]
            return at, SIGNS[text[at]]
        if self.coded(place) and place - 3 >= self.floor:
            return place - 3, text[place - 3 : place]
        if (
            previous in BLANK
            and place - 4 >= self.floor
            and text[place - 4 : place - 1] in CODES
            and not text[place - 5 : place - 4].isalnum()
        ):
            return place - 4, text[place - 4 : place - 1]
        return place, ""
