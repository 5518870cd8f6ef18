# SPDX-License-Identifier: Apache-2.0
"""The words that begin a quantity without a digit, and the words that may stand after one. Closed tables."""

from decimal import Decimal

from copylint.facts.anchors import BLANK
from copylint.facts.following import COLLECTIVES, followers
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_B = f"[{BLANK}\n]"
NUMBER_WORDS_FR = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
    "cinquante "
    "soixante septante huitante octante nonante cent mille million milliard billion trillion"
).split()
NUMBER_WORDS_EN = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion"
).split()
NEEDS_ONE = frozenset({"cent", "mille", "million", "milliard", "billion", "trillion", "hundred", "thousand"})
"""Words that take « un » or "a" before them, or (cent, mille) nothing."""
ONE_BEFORE = lazy(rf"(?<!\w)(une?|an?|one){_B}$", regex.IGNORECASE)
_ONE = lazy(rf"(?<!\w)((?:une?|an?|one)){_B}$", regex.IGNORECASE)
_HALF_BEFORE = lazy(rf"(?<!\w)((?:une?|la|de)){_B}$", regex.IGNORECASE)
"""« réduit de moitié », « la moitié »."""
_ONE_OR_THE = lazy(rf"(?<!\w)((?:une?|la|le|the|an?|one)){_B}$", regex.IGNORECASE)
RATIO_BEFORE = lazy(
    rf"(?<!\w)((?:une?|one)(?:{_B}[^\W\d_][\w'\u2019-]*){{0,3}}{_B}(?:sur|in|out{_B}of){_B})$", regex.IGNORECASE
)
"""« un Français sur », "one in": what goes before the whole of a ratio."""
ROUND_TOTALS = frozenset(
    Decimal(n)
    for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000)
)
"""The wholes that « n in m » is said of in English; other numbers after "in" are places and years."""
OF_HOUR = lazy(rf"(?:{_B}d['\u2019]heure|{_B}of{_B}an{_B}hour|{_B}hours?)\b")
NOT_FRACTION = lazy(rf"[-\u2010\u2011]?{_B}?(?:de{_B}finale|finale|final|finals|finals|de{_B}confiance|monde|mondiste)")
YEAR_AFTER = lazy(rf"\.?,?{_B}(?:1[0-9]|20)[0-9]{{2}}(?!\w)")
"""The year of a date, after its month."""
BY_ONE = lazy(rf"(?:d['\u2019](?:une?)|by{_B}(?:an?|one)|de{_B}la|by){_B}$", regex.IGNORECASE)
STREETS = frozenset("rue avenue boulevard quai impasse allée chemin".split())
"""What follows the number of a house."""
STREET_AFTER = lazy(rf", ?(?:{'|'.join(sorted(STREETS))})\b")
COMPOUNDS: dict[str, dict[str, int]] = {
    "y": {"mo": 12},
    "h": {"min": 60},
    "min": {"s": 60},
    "mo": {"d": 30},
    "wk": {"d": 7},
}
"""Unit to the smaller units that may follow it, and how many make one."""
COMPOUND_AFTER = lazy(rf"{_B}(?:(?:et|and){_B})?([0-9]{{1,2}}){_B}?([^\W\d_]+)(?!\w)")
DECADE_AFTER = lazy(r"['\u2019]?s(?!\w)")
QUARTER_SIGN = lazy(rf"([1-4])(?:{_B}((?:19|20)[0-9]{{2}}))?(?!\w)")
"""After T or Q: « T3 2024 », "Q3"."""
RANK_AFTER = lazy(rf"{_B}(?:rang|place|position|rank)\b")
MONTH_AFTER = lazy(
    rf"{_B}(?:of{_B})?(?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|march|apr|may|"
    rf"jun|jul|aug)\w*",
    regex.IGNORECASE,
)
QUARTER_AFTER = lazy(rf"{_B}(?:trimestre|quarter)\b(?:{_B}(?:de{_B}|of{_B})?((?:19|20)[0-9]{{2}})\b)?")
_QUARTER = lazy(rf"(?:trimestre|quarter)\b(?:{_B}(?:de{_B}|of{_B})?((?:19|20)[0-9]{{2}})\b)?")
_ORDINAL_BEFORE = lazy(
    rf"(?<!\w)((?:premier|deuxième|second|troisième|quatrième|first|third|fourth){_B})$", regex.IGNORECASE
)
ORDINALS = {
    "premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "first": 1, "third": 3, "fourth": 4,
}  # fmt: skip
_OF_FR = rf"{_B}(?:de|des|du)\b|{_B}d['\u2019]"
_MORE = rf"{_B}(?:as|the|more|less|its|their|his|her|that|what)\b"


_AUXILIARY = (
    r"\b(?:a|as|ont|ai|avons|avez|avait|avaient|aura|auront|aurait|auraient|ayant|avoir|est|sont|était|été|être)"
)
_NOT_ADJECTIVE = (
    rf"(?:(?=[.,;:!?)\n\u2019'»\u201d\"*_]|$)|(?={_B}(?:in|on|at|to|by|from|over|during|within|between|under|across|"
    rf"among|since|"
    rf"last|this|that|the|its|their|his|her|our|my|your|a|an|every|each|again|once|after|before|compared|and|or|"
    rf"while|as|"
    rf"almost|nearly|about|roughly|year|profits?|sales|revenues?|output|production|capacity|prices?|exports|imports|"
    rf"spending|membership|[0-9])(?!\w)))"
)
"""« it doubled in a year », "doubled its sales"; "doubled passages" and "a doubled line" are no multiples."""
_CENTURY = 100


class Entry(NamedTuple):
    """A word that is a quantity by itself, when `pattern` matches at it and `before` ends before it.

    `value`: of a ratio what one is divided by.
    """

    kind: str
    value: Decimal
    unit: str = ""
    pattern: "regex.Pattern[str] | None" = None
    before: "regex.Pattern[str] | None" = None
    step: Decimal = Decimal(0)


def _entry(  # noqa: PLR0913 - the fields of an entry
    kind: str,
    value: Decimal,
    unit: str = "",
    pattern: "regex.Pattern[str] | None" = None,
    before: "regex.Pattern[str] | None" = None,
    step: Decimal = Decimal(0),
) -> Entry:
    """An entry without the constructor that would be compiled for so many."""
    return Entry._make((kind, value, unit, pattern, before, step))


_STEMS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "décupl": 10}
_ENDINGS = "é ée és ées er era eront ait aient ant erait".split()
_PARTICIPLE = rf"(?:{'|'.join(_STEMS)})é(?:es|e|s|)"
_MULTIPLIED = lazy(
    rf"(?:(?<={_AUXILIARY}{_B}(?:[^\W\d_]+{_B}){{0,2}}){_PARTICIPLE}|"
    rf"{_PARTICIPLE}(?={_B}(?:en|depuis|par|sur|dans|entre|d['\u2019]ici)\b))",
    regex.IGNORECASE,
)
"""« a doublé », « a été presque doublée », « doublés en un an »; « des passages doublés » is no multiple."""
_MULTIPLIED_EN = lazy(rf"(?:doubl|tripl|quadrupl)(?:ed|ing){_NOT_ADJECTIVE}")


def _multiples() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    for stem, value in _STEMS.items():
        told = _entry("multiple", Decimal(value))
        participle = told._replace(pattern=_MULTIPLIED)
        table |= {stem + ending: participle if ending[0] == "é" else told for ending in _ENDINGS}
    for stem in ("doubl", "tripl", "quadrupl"):
        english = _entry("multiple", Decimal(_STEMS[stem]), pattern=_MULTIPLIED_EN)
        table |= {stem + ending: english for ending in ("ed", "ing")}
    for word, value in (("twofold", 2), ("threefold", 3), ("fourfold", 4), ("fivefold", 5), ("tenfold", 10)):
        table[word] = _entry("multiple", Decimal(value))
    table["twice"] = _entry("multiple", Decimal(2), pattern=lazy("twice" + _MORE))
    table["double"] = _entry("multiple", Decimal(2), pattern=lazy(rf"double(?:{_OF_FR}|{_B}(?:the|that)\b)"))
    table["triple"] = _entry("multiple", Decimal(3), pattern=lazy(rf"triple(?:{_OF_FR}|{_B}(?:the|that)\b)"))
    return table


def _fractions() -> dict[str, Entry]:
    def ratio(below: int, pattern: str, before: "regex.Pattern[str] | None") -> Entry:
        return _entry("ratio", Decimal(below), pattern=lazy(pattern), before=before)

    not_these = rf"(?!{_B}de{_B}(?:confiance|finale))"
    table = {
        "moitié": ratio(
            2, rf"moitié(?=(?:{_OF_FR})|[.,;:)\n]|$|{_B}(?:plus|moins|dans|en|par|depuis|chez)\b)", _HALF_BEFORE
        ),
        "tiers": ratio(3, rf"tiers{not_these}(?={_OF_FR}|[.,;:)\n]|$)", _ONE_OR_THE),
        "quart": ratio(4, rf"quart(?!{_B}d['\u2019]heure){not_these}(?={_OF_FR})", _ONE_OR_THE),
        "half": ratio(2, rf"half(?={_B}(?:of|the|its|their|all|his|her|our)\b)", None),
        "third": ratio(3, rf"third(?={_B}(?:of|the)\b)", _ONE),
        "quarter": ratio(4, rf"quarter(?={_B}of\b)", _ONE),
        "fifth": ratio(5, rf"fifth(?={_B}of\b)", _ONE),
        "sixth": ratio(6, rf"sixth(?={_B}of\b)", _ONE),
        "tenth": ratio(10, rf"tenth(?={_B}of\b)", _ONE),
    }
    for word, below in (
        ("cinquième", 5),
        ("sixième", 6),
        ("septième", 7),
        ("huitième", 8),
        ("dixième", 10),
        ("centième", 100),
    ):
        table[word] = ratio(below, rf"{word}{not_these}(?={_OF_FR})", _ONE)
    return table


WORDS: dict[str, Entry] = {
    **{
        word: _entry("collective", Decimal(value), before=_ONE, step=Decimal(10 if value < _CENTURY else value))
        for word, value in COLLECTIVES.items()
        if not word.endswith("s")
    },
    **_multiples(),
    **_fractions(),
    "trimestre": _entry("quarter", Decimal(0), pattern=_QUARTER, before=_ORDINAL_BEFORE),
    "demi-heure": _entry("duration", Decimal(30), "min", before=_ONE),
    "demi-million": _entry("scaled", Decimal(500_000), before=_ONE, step=Decimal(100_000)),
    "demi-milliard": _entry("scaled", Decimal(500_000_000), before=_ONE, step=Decimal(100_000_000)),
    "demi-douzaine": _entry("count", Decimal(6), before=_ONE, step=Decimal(1)),
}
"""Words that need no number beside them."""
_EN_ONLY = frozenset(
    "doubled doubling tripled tripling quadrupled quadrupling twofold threefold fourfold fivefold tenfold twice half "
    "third "
    "quarter fifth sixth tenth dozen double triple".split()
)
ANCHORS_FR = [*NUMBER_WORDS_FR, *(word for word in WORDS if word not in _EN_ONLY or word in ("double", "triple"))]
ANCHORS_EN = [*NUMBER_WORDS_EN, *_EN_ONLY]

_SMALL = frozenset([*NUMBER_WORDS_FR, *NUMBER_WORDS_EN]) - NEEDS_ONE
_NEXT = lazy(rf"[{BLANK}\n-]([^\W\d_]+)")
_GOES_ON = frozenset([*NUMBER_WORDS_FR, *NUMBER_WORDS_EN, "virgule", "et", "and", "point"])
_JUST_COUNTED = ("unit", "month", "clock")
_EVERYDAY = ("sur", "in", "a", "p")


def _measures(word: str) -> bool:
    """Whether a word behind a number word makes it more than a count."""
    if word in _GOES_ON:
        return True
    follower = followers("en").get(word) or followers("fr").get(word)
    return follower is not None and follower.role not in _JUST_COUNTED and word not in _EVERYDAY


def only_counts(text: str, place: int, word: str, end: int) -> bool:
    """Whether a small number word is followed by an ordinary noun, so that it does nothing but count.

    A scale, a currency, « pour cent », « fois », a fraction, another number word or a ratio's « sur » near by make it
    more.
    """
    if word not in _SMALL:
        return False
    stop = place + len(word)
    found = _NEXT.match(text, stop, end)
    if found is None:
        return True
    if _measures(found[1]):
        return False
    near = text[stop : min(end, stop + 44)]
    return (
        " sur " not in near
        and " in " not in near
        and " out of " not in near
        and text[place - 4 : place]
        not in (
            "sur ",
            "par ",
        )
        and text[place - 3 : place] not in ("in ", "of ")
    )
