# SPDX-License-Identifier: Apache-2.0
"""The part of an expression after its number: scale, then unit, currency, percent or points.

Grammar (blanks optional where signs are used; « de », « d' », "of" may stand after a scale):

    tail     = [scale] [of] (currency | unit ["/" unit] | percent | points | noun)
    scale    = millier… | million | milliard | dizaine… | k | M | Md | bn
    currency = sign | code | name [adjective] | scale-sign sign (k€, M€, Md€)
    unit     = spelling [carré | cube | ² | ³] ["/" spelling]
"""

from decimal import Decimal

from copylint.facts.anchors import BLANK
from copylint.facts.following import ATTACHED, SCALE_SIGNS, SIGN_CHARACTERS, Follower
from copylint.facts.numerals import ONE, power_of_ten
from copylint.facts.units import ADJECTIVES, CODES, FIRST_WORDS, LENGTHS, POWERS, PREFIXES, SIGNS, UNITS
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_AFTER = lazy(rf"([{BLANK}\n]?)(?:([^\W\d_]+)|([{SIGN_CHARACTERS}]))")
_OF = lazy(rf"[{BLANK}\n](?:(?:de|of)[{BLANK}\n]|d['\u2019])?(?:([^\W\d_]+)|([{SIGN_CHARACTERS}]))")
_CENT = lazy(rf"(?:pour|per|p\.)[{BLANK}-]?cents?(?![^\W\d_])")
_MILLE = lazy(rf"pour[{BLANK}]mille\b")
_POINTS = lazy(
    rf"points?(?:[{BLANK}]de[{BLANK}](pourcentage|base))?|percentage[{BLANK}]points?|basis[{BLANK}]points?|pts?\b"
)
_MERIDIEM = lazy(r"[ap]\.?m\b", regex.IGNORECASE)
_WORD = lazy(rf"[{BLANK}-]([^\W\d_]+)")
_RATE = lazy(rf"[{BLANK}]?/[{BLANK}]?([^\W\d_]+)")
_TEMPERATURE = lazy(rf"[{BLANK}]?([CF])(?!\w)")
_HALF = lazy(rf"[{BLANK}](?:et demie?|and a half)\b")
_DOLLARS = lazy(rf"\$[{BLANK}]?(US|CA|CAN|AU)?(?!\w)")
_LIGHT = lazy(rf"(?:-|[{BLANK}])(?:lumière|of light)\b")
_DEGREES = lazy(rf"[{BLANK}]([Cc]elsius|[Cc]entigrades?|[Ff]ahrenheit)\b")
HALF = Decimal("0.5")
_SYMBOL = 3
"""Up to that length a word is a symbol and its case counts."""


class Tail(NamedTuple):
    """What follows a number: its role ("" for a quantity), where it ends, and what it adds to the normal form."""

    role: str
    stop: int
    factor: Decimal = ONE
    scaled: bool = False
    kind: str = "count"
    unit: str = ""
    currency: str = ""
    payload: Decimal = ONE
    word: str = ""


class Tails:
    """Reads tails of one text; `table` is `followers(language)`."""

    __slots__ = ("_end", "_french", "_table", "_text")

    def __init__(self, text: str, end: int, table: dict[str, Follower], *, french: bool) -> None:
        """See the class."""
        self._text, self._end, self._table, self._french = text, end, table, french

    def read(self, at: int, *, paid: bool = False) -> Tail:
        """The tail at the end of a number. `paid`: a currency already stands before the number.

        Role "label" where letters stick to the digits and are no unit (4G); "noun" with the next word where nothing
        that is known follows.
        """
        found = _AFTER.match(self._text, at, self._end)
        if found is None:
            return Tail("noun", at)
        blank, word, sign = found.groups()
        if sign:
            return self._sign(sign, found.end(), at)
        if paid and word in SCALE_SIGNS and not self._letter(found.end()):
            return Tail("", found.end(), power_of_ten(SCALE_SIGNS[word]), scaled=True)
        entry = ATTACHED.get(word) if not blank else None
        if entry is None:
            entry = self._table.get(word)
        if entry is None and len(word) > _SYMBOL:
            entry = self._table.get(word.lower())
        if word in SCALE_SIGNS and found.end() < self._end:
            money = self._scaled_sign(word, found.end())
            if money:
                return money
        if entry is None:
            return Tail("noun" if blank else "label", at, word=word)
        return self._entry(entry, word, found.start(2), found.end(), at, attached=not blank)

    def _letter(self, at: int) -> bool:
        return at < self._end and self._text[at].isalnum()

    def _entry(self, entry: Follower, word: str, begin: int, stop: int, at: int, *, attached: bool) -> Tail:  # noqa: C901, PLR0911, PLR0913 - one for each role
        role, text = entry.role, self._text
        if role == "scale":
            return self.scale(entry.value, stop)
        if role == "money":
            return self._money(entry.name, word, stop)
        if role == "cents":
            return Tail("", stop, Decimal("0.01"), kind="money", currency=entry.name)
        if role == "unit":
            if attached and self._letter(stop) and text[stop] not in "23":
                return Tail("label", at, word=word)
            return self._unit(word, stop)
        if role == "percent":
            return Tail("", stop, kind="percent", unit=entry.name)
        if role == "per":
            return self._per(word, begin, at)
        if role == "points":
            return self._points(begin, at, word)
        if role == "meridiem":
            return Tail("skip", stop) if _MERIDIEM.match(text, begin, self._end) else Tail("noun", at, word=word)
        if attached and self._letter(stop) and role != "clock":
            return Tail("label", at, word=word)
        return Tail(role, stop, payload=entry.value, word=word)

    def _sign(self, sign: str, stop: int, at: int) -> Tail:
        if sign == "%":
            return Tail("", stop, kind="percent")
        if sign == "\u2030":
            return Tail("", stop, kind="percent", unit="\u2030")
        if sign == "\u00b0":
            found = _TEMPERATURE.match(self._text, stop, self._end)
            if found:
                return Tail("", found.end(), kind="measure", unit=f"\u00b0{found[1]}")
            return Tail("", stop, kind="measure", unit="\u00b0")
        if sign == "$":
            found = _DOLLARS.match(self._text, stop - 1, self._end)
            if found and found[1]:
                return Tail("", found.end(), kind="money", currency=PREFIXES.get(found[1], "CAD"))
        del at
        return self.rate(Tail("", stop, kind="money", currency=SIGNS[sign]))

    def _scaled_sign(self, word: str, stop: int) -> Tail | None:
        """« k€ », « M€ », « Md $ », « M CHF »."""
        text = self._text
        at = stop + 1 if text[stop] in BLANK and stop + 1 < self._end else stop
        code = SIGNS.get(text[at])
        length = 1
        if code is None and text[at : at + 3] in CODES:
            code, length = text[at : at + 3], 3
        if code is None:
            return None
        return Tail("", at + length, power_of_ten(SCALE_SIGNS[word]), scaled=True, kind="money", currency=code)

    def scale(self, factor: Decimal, stop: int) -> Tail:  # noqa: C901, PLR0911 - one branch for each shape of the grammar
        """A scale word, the half after it, further scale words, and what it scales."""
        text, end = self._text, self._end
        half = _HALF.match(text, stop, end)
        if half:  # two million and a half: the half is added by the caller through `payload`
            after = self.scale(factor, half.end())
            return after._replace(payload=HALF * factor)
        found = _OF.match(text, stop, end)
        if found is None:
            return Tail("", stop, factor, scaled=True)
        word = found[1]
        if word is None:
            return self._sign(found[2], found.end(), stop)._replace(factor=factor, scaled=True)
        entry = self._table.get(word) or self._table.get(word.lower())
        if entry is not None:
            if entry.role == "scale":
                return (
                    self.scale(factor * entry.value, found.end())
                    if factor < power_of_ten(20)
                    else Tail("", stop, factor, scaled=True)
                )
            if entry.role == "money":
                if entry.name == "GBP?" and self._pair(word, found.end()) is None:
                    return Tail("", found.end(), factor, scaled=True, kind="money", currency="GBP")
                return self._money(entry.name, word, found.end())._replace(factor=factor, scaled=True)
            if entry.role == "unit" and len(word) > 1:
                tail = self._unit(word, found.end())
                return tail._replace(factor=factor, scaled=True)
            if entry.role == "clock" and word != "h":
                return Tail("", found.end(), factor, scaled=True, kind="duration", unit="h")
        if word.lower() in FIRST_WORDS:
            pair = self._pair(word, found.end())
            if pair:
                return Tail("", pair[1], factor, scaled=True, kind="money", currency=pair[0])
        return Tail("", stop, factor, scaled=True)

    def _pair(self, word: str, stop: int) -> tuple[str, int] | None:
        found = _WORD.match(self._text, stop, self._end)
        if found is None:
            return None
        code = ADJECTIVES.get((_singular(word), _singular(found[1])))
        return (code, found.end()) if code else None

    def _money(self, code: str, word: str, stop: int) -> Tail:
        pair = self._pair(word, stop) if word.lower().rstrip("s") in FIRST_WORDS else None
        if pair:
            return self.rate(Tail("", pair[1], kind="money", currency=pair[0]))
        if code == "GBP?":  # livres and pounds weigh, unless « sterling » follows or a scale goes before
            return (
                Tail("noun", stop - len(word) - 1, word=word)
                if self._french
                else Tail("", stop, kind="measure", unit="lb")
            )
        return self.rate(Tail("", stop, kind="money", currency=code))

    def _unit(self, spelling: str, stop: int) -> Tail:
        symbol, kind = UNITS.get(spelling) or UNITS[spelling.lower()]
        text = self._text
        if symbol == "y" and (light := _LIGHT.match(text, stop, self._end)):
            return Tail("", light.end(), kind="measure", unit="ly")
        if symbol == "\u00b0" and (scale := _DEGREES.match(text, stop, self._end)):
            return Tail("", scale.end(), kind="measure", unit="\u00b0F" if scale[1][0] in "Ff" else "\u00b0C")
        if symbol in LENGTHS:
            if stop < self._end and text[stop] in "\u00b2\u00b323" and not self._letter(stop + 1):
                symbol += {"2": "\u00b2", "3": "\u00b3"}.get(text[stop], text[stop])
                stop += 1
            else:
                found = _WORD.match(text, stop, self._end)
                if found and found[1] in POWERS and self._french:
                    symbol, stop = symbol + POWERS[found[1]], found.end()
        return self.rate(Tail("", stop, kind=kind, unit=symbol))

    def rate(self, tail: Tail) -> Tail:
        """`/h`, `/m²`, `/mois` after a unit or a currency."""
        if tail.stop >= self._end or self._text[tail.stop] not in "/ \u00a0\u202f":
            return tail
        found = _RATE.match(self._text, tail.stop, self._end)
        if found is None:
            return tail
        unit = UNITS.get(found[1])
        name = unit[0] if unit else found[1]
        stop = found.end()
        if name in LENGTHS and stop < self._end and self._text[stop] in "\u00b2\u00b323":
            name += {"2": "\u00b2", "3": "\u00b3"}.get(self._text[stop], self._text[stop])
            stop += 1
        kind = "measure" if tail.kind == "duration" else tail.kind
        return tail._replace(stop=stop, unit=f"{tail.unit}/{name}", kind=kind)

    def _per(self, word: str, begin: int, at: int) -> Tail:
        found = _CENT.match(self._text, begin, self._end)
        if found:
            return Tail("", found.end(), kind="percent")
        found = _MILLE.match(self._text, begin, self._end)
        if found:
            return Tail("", found.end(), kind="percent", unit="\u2030")
        return Tail("noun", at, word=word)

    def _points(self, begin: int, at: int, word: str) -> Tail:
        found = _POINTS.match(self._text, begin, self._end)
        if found is None:
            return Tail("noun", at, word=word)
        written = found[0]
        unit = "pp" if "centage" in written else "bp" if "bas" in written else "pt"
        return Tail("", found.end(), kind="points", unit=unit)


def _singular(word: str) -> str:
    lower = word.lower()
    return lower if lower == "us" else lower.rstrip("s")
