# SPDX-License-Identifier: Apache-2.0
"""Numbers alone: digits with their separators, and number words, to exact values.

Separators: ISO 80000-1 (7.3.1) and the Lexique de l'Imprimerie nationale group digits by a blank and take the comma
as the decimal sign; English uses the comma for groups and the point for decimals (CLDR root, fr, en, fr-CH). A single
sign before exactly three digits can be either: the language decides and the other reading is kept.

Number words: cardinal numbers as CLDR's RBNF spells them out (fr, fr-BE, fr-CH, en), spelling of 1990 (all hyphens)
and before; scales are the long scale in French (décret 61-501: billion = 10^12), the short one in English.
"""

import re
from decimal import Decimal

from copylint.facts.anchors import BLANK
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

DIGITS = lazy(rf"[0-9]{{1,3}}(?:[{BLANK}'\u2019][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*")
"""A number in digits, from its first digit: groups of three, else a chain of digits, points and commas."""
_GROUPED = lazy(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_NOT_DIGITS = str.maketrans("", "", f"{BLANK}'\u2019")
_MAX_DIGITS = 40
TENS = tuple(Decimal((0, (1,), power)) for power in range(-_MAX_DIGITS, _MAX_DIGITS))
ONE = Decimal(1)


def power_of_ten(exponent: int) -> Decimal:
    """10 to an exponent between -40 and 39."""
    return TENS[exponent + _MAX_DIGITS]


class Numeral(NamedTuple):
    """A value, the place value of its last written digit, and its value on the other reading of a separator."""

    value: Decimal
    step: Decimal
    other: Decimal | None = None


def read_digits(written: str, language: str) -> Numeral | None:  # noqa: PLR0911 - one branch for each shape of the grammar
    """The value of digits as `DIGITS` matches them; None where they are no number (1.2.3, 12.05.2024, 50 digits)."""
    if len(written) > _MAX_DIGITS:
        return None
    if written.isdigit():
        return Numeral(Decimal(written), ONE)
    plain = written.translate(_NOT_DIGITS)
    points, commas = plain.count("."), plain.count(",")
    if not points and not commas:
        return Numeral(Decimal(plain), ONE)
    if points and commas:
        decimal = "." if plain.rindex(".") > plain.rindex(",") else ","
        head, _, tail = plain.rpartition(decimal)
        if not _GROUPED.fullmatch(head) or decimal in head:
            return None
        return _decimal(head.replace(",", "").replace(".", ""), tail)
    if points + commas > 1:
        return Numeral(Decimal(re.sub("[.,]", "", plain)), ONE) if _GROUPED.fullmatch(plain) else None
    sign = "." if points else ","
    head, _, tail = plain.partition(sign)
    decimals = _decimal(head, tail)
    if len(tail) != 3 or len(head) > 3 or head.startswith("0") or plain != written:  # noqa: PLR2004 - groups of three
        return decimals
    grouped = Numeral(Decimal(head + tail), ONE)
    if (sign == ".") == (language != "en"):
        return grouped._replace(other=decimals.value)
    return decimals._replace(other=grouped.value)


def _decimal(head: str, tail: str) -> Numeral:
    return Numeral(Decimal(f"{head}.{tail}"), power_of_ten(-len(tail)))


def trailing_step(value: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 10000 for 80000; 1 for 0 and for fractions of 1."""
    digits = str(value)
    if "." in digits or "E" in digits or not digits.strip("-0"):
        return ONE
    return power_of_ten(len(digits) - len(digits.rstrip("0")))


# ---- words ------------------------------------------------------------------------------------

SMALL_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
SMALL_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_WORDS_FR: dict[str, int] = {
    **{word: value for value, word in enumerate(SMALL_FR) if "-" not in word},
    "une": 1,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
    "cent": 100,
    "cents": 100,
    "mille": 1000,
}
_WORDS_EN: dict[str, int] = {
    **{word: value for value, word in enumerate(SMALL_EN)},
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a": 1,
    "hundred": 100,
    "thousand": 1000,
}
SCALES_FR: dict[str, int] = {
    "million": 6,
    "millions": 6,
    "milliard": 9,
    "milliards": 9,
    "billion": 12,
    "billions": 12,
    "billiard": 15,
    "billiards": 15,
    "trillion": 18,
    "trillions": 18,
}
SCALES_EN: dict[str, int] = {
    "million": 6,
    "millions": 6,
    "billion": 9,
    "billions": 9,
    "trillion": 12,
    "trillions": 12,
    "quadrillion": 15,
}
"""Scale words and their power of ten."""
_WORD = lazy(r"[^\W\d_]+")
_JOINTS = frozenset(f"{BLANK}-\u2010\u2011")
_HALF_FR = lazy(rf"[{BLANK}]et demie?\b")
_HALF_EN = lazy(rf"[{BLANK}]and a half\b")
_FRACTION_STARTS = frozenset({"et", "vi", "an", "po"})
_HUNDRED, _THOUSAND = 100, 1000


class WordNumeral(NamedTuple):
    """A number in words: its value, where its words end, and the place value of its last scale word."""

    value: Decimal
    end: int
    step: Decimal


def read_words(text: str, start: int, end: int, language: str) -> WordNumeral | None:  # noqa: C901, PLR0912 - one branch for each shape of the grammar
    """The number whose first word begins at `start`; None where no number word stands there.

    Reads as far as the grammar allows: « deux cent cinquante mille », « quatre-vingt-dix-sept virgule quatre »,
    "one hundred and five", "two and a half million".
    """
    french = language != "en"
    values, scales = (_WORDS_FR, SCALES_FR) if french else (_WORDS_EN, SCALES_EN)
    total, thousands, group = Decimal(0), 0, 0  # millions and more; thousands; below 1000
    room = _THOUSAND  # what is added next must be less
    ceiling = power_of_ten(_MAX_DIGITS - 1)  # what multiplies next must be less
    step, at, stop = ONE, start, start
    previous = ""
    while True:
        found = _WORD.match(text, at, end)
        if found is None:
            break
        word = found[0].lower()
        if word in scales:
            scale = power_of_ten(scales[word])
            pending = Decimal(thousands + group)
            if not pending or scale >= ceiling:
                break
            total += pending * scale
            thousands, group, room, ceiling, step = 0, 0, _THOUSAND, scale, scale
        elif word in values:
            value = values[word]
            if value == _THOUSAND:
                if thousands or ceiling <= _THOUSAND:
                    break
                thousands, group, room, step = (group or 1) * _THOUSAND, 0, _THOUSAND, Decimal(_THOUSAND)
            elif value == _HUNDRED:
                if not (group in range(1, 100) or (group == 0 and french)) or (room <= 1 and group > 20):  # noqa: PLR2004
                    break
                group, room, step = (group or 1) * _HUNDRED, _HUNDRED, Decimal(_HUNDRED)
            elif value == 20 and previous == "quatre" and group % _HUNDRED == 4:  # noqa: PLR2004 - quatre-vingts
                group, room, step = group + 76, 20, Decimal(10)
            elif value >= room or (group == 0 and room < _HUNDRED) or (value == 0 and stop > start):
                break
            else:
                group += value
                step = ONE if value % 10 or not value else Decimal(10)
                room = _room_after(value, french=french)
        else:
            break
        previous, stop = word, found.end()
        joined = _joint(text, stop, end, word, values, french=french)
        if joined is None:
            break
        at = joined
    if stop == start or (previous in ("a", "une", "un", "one") and total == 0 and thousands == 0 and group == 1):
        return None if stop == start or previous == "a" else WordNumeral(ONE, stop, ONE)
    whole = WordNumeral(total + thousands + group, stop, step)
    if text[stop + 1 : stop + 3] not in _FRACTION_STARTS:
        return whole
    return _with_fraction(text, whole, end, ceiling, french=french)


def _room_after(value: int, *, french: bool) -> int:
    """What may follow a word of this value: units after tens; 10 to 19 after soixante and quatre-vingt too."""
    if value >= 20:  # noqa: PLR2004 - the tens
        return 20 if french and value == 60 else 10  # noqa: PLR2004 - soixante-dix
    if french and value == 10:  # noqa: PLR2004 - dix-sept
        return 10
    return 0


def _joint(text: str, stop: int, end: int, word: str, values: dict[str, int], *, french: bool) -> int | None:  # noqa: PLR0913 - a place and what is known of it
    """Where the next word may begin: after one blank or hyphen, over « et » before un or onze, over "and"."""
    if stop >= end or text[stop] not in _JOINTS:
        return None
    following = _WORD.match(text, stop + 1, end)
    if following is None:
        return None
    joiner = following[0].lower()
    if joiner == ("et" if french else "and") and following.end() < end and text[following.end()] in _JOINTS:
        after = _WORD.match(text, following.end() + 1, end)
        if after is None:
            return None
        lower = after[0].lower()
        allowed = (
            values.get(word, 0) in range(20, 100) and lower in ("un", "une", "onze")
            if french
            else word in ("hundred", "thousand", "million", "billion")
            and 0 < values.get(lower, 0) < _HUNDRED
            and lower != "a"
        )
        return after.start() if allowed else None
    return following.start()


def _with_fraction(text: str, whole: WordNumeral, end: int, ceiling: Decimal, *, french: bool) -> WordNumeral:  # noqa: C901, PLR0911 - one branch for each shape of the grammar
    """« virgule quatre », "point five", « et demi », "and a half [million]" after a number in words."""
    half = (_HALF_FR if french else _HALF_EN).match(text, whole.end, end)
    if half:
        unit = ceiling if ceiling < power_of_ten(_MAX_DIGITS - 1) else ONE
        if french and unit == ONE:
            return whole
        value, stop, step = whole.value + unit / 2, half.end(), unit / 10
        if not french and unit == ONE:
            scale = _WORD.match(text, stop + 1, end)
            if scale and scale[0].lower() in SCALES_EN:
                factor = power_of_ten(SCALES_EN[scale[0].lower()])
                return WordNumeral(value * factor, scale.end(), factor / 10)
        return WordNumeral(value, stop, step)
    mark = "virgule" if french else "point"
    if not text.startswith(mark, whole.end + 1) or whole.step > 10:  # noqa: PLR2004 - no decimals after hundreds of words
        return whole
    values = _WORDS_FR if french else _WORDS_EN
    at, digits = whole.end + 1 + len(mark), ""
    while at < end and text[at] in _JOINTS:
        found = _WORD.match(text, at + 1, end)
        spelled = values.get(found[0].lower(), _HUNDRED) if found else _HUNDRED
        if found is None or spelled >= _HUNDRED or (digits and spelled >= 10 and digits[-1] != "0"):  # noqa: PLR2004
            break
        if len(digits) == 2 and digits[1] == "0" and digits[0] != "0" and spelled < 10:  # noqa: PLR2004 - vingt-cinq
            digits = digits[0] + str(spelled)
        else:
            digits += str(spelled)
        at = found.end()
    if not digits:
        return whole
    value = whole.value + Decimal(f"0.{digits}")
    step = power_of_ten(-len(digits))
    scale = _WORD.match(text, at + 1, end) if at < end and text[at] in _JOINTS else None
    scales = SCALES_FR if french else SCALES_EN
    if scale and scale[0].lower() in scales:
        factor = power_of_ten(scales[scale[0].lower()])
        return WordNumeral(value * factor, scale.end(), step * factor)
    return WordNumeral(value, at, step)
