# SPDX-License-Identifier: Apache-2.0
"""How figures are written: groups of thousands, the decimal sign, telephone numbers, signs of arithmetic.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Nombres"; Bureau international des poids et
mesures, SI Brochure, 5.4.4: groups of three with a narrow or no-break space, a comma before decimals. The catalogue's
T054, T056, T060, T061, T065 and T066.
"""

import re

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import NARROW, NO_BREAK, norm
from copylint.evidence.typography_places import edited, place
from copylint.evidence.typography_reading import BLANKS, reading
from copylint.evidence.typography_words import NUMBERED
from copylint.model.places import Match
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_TOKEN = lazy(r"[0-9][0-9]*(?:[.,][0-9]+|[ \u00a0\u202f\u2009][0-9]{3}(?![0-9]))*")
_SPACED = lazy(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+\Z")
_DOTTED = lazy(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?\Z")
_COMMAS = lazy(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_DECIMAL = lazy(r"[0-9]+\.[0-9]+\Z")
_COUNTED = lazy(
    r"[ \u00a0\u202f]?(?:[%\u2030\u20ac$\u00a3\u00a5]|(?:d['\u2019](?:euros|habitants)|[mk]?\u20ac|euros?|dollars?|"
    r"francs?|yens?|livres|"
    r"habitants?|personnes?|[ée]lecteurs|[ée]l[eè]ves|[ée]tudiants|exemplaires|entreprises|emplois|logements|places|"
    r"pages|articles|"
    r"visiteurs|abonn[ée]s|adh[ée]rents|salari[ée]s|participants|utilisateurs|lecteurs|tonnes?|kg|km|"
    r"k?m[23\u00b2\u00b3]|ha|kWh|MWh|dB|min|h|ans|"
    r"jours|hommes|femmes|enfants|voix|morts|bless[ée]s|fois|lignes|mots|routes|v[ée]hicules|voitures|arbres|cas|"
    r"kilom[eè]tres|"
    r"hectares|[a-z\u00e0-\u00ff]{3,}s)(?![\w'\u2019-]))"
)
_COUNTED_STRONGLY = lazy(r"[ \u00a0\u202f]?(?:[%\u2030\u20ac$\u00a3\u00a5]|euros?\b|habitants\b|personnes\b|kg\b|km\b)")
_TOUCHING = frozenset("_-/.,:#+@")
_TOUCHING_BEHIND = frozenset("_/-:@")
_FOUR_COUNTED = lazy(r"[ \u00a0\u202f](?:ans|[a-z]{5,}s)\b|\d?[ \u00a0]?[\u20ac$%]")
_FOUR = 4
"""Digits that may be grouped, or a year."""
_TELEPHONE = 10
"""Digits of a French telephone number, in pairs."""
_MEASURED = lazy(
    r"[ \u00a0\u202f]?(?:[%\u2030\u20ac$\u00a3]|(?:millions?|milliards?|[kMG]\u20ac|euros?|dollars?|points?|"
    r"km|cm|mm|m|kg|g|mg|ha|km/h|m\u00b2|m\u00b3|[kMGT]?Wh?|[kMGT]o|[kMG]?Hz|\u00b0C?|tonnes?|kilom[eè]tres?|"
    r"m[eè]tres?|litres?|heures?|"
    r"ans|fois|degr[ée]s)(?![\w/-]))"
)
_VERSION_WORD = lazy(
    r"(?:versions?|v\.?|release|RC|ROME|HTTP|USB|Bluetooth|Wi-Fi|python|ruby|php|java|node|ubuntu|licence|CC|BY-SA|"
    r"chapitre|section|"
    r"§|figure|article|art\.|annexe|norme|GPT|API)[ \u00a0\x1b]*\Z",
    regex.IGNORECASE,
)
_NARROW_GROUP = lazy(f"[0-9]{NARROW}[0-9]{{3}}")
_PHONE = lazy(r"(?<![\d+])0[1-9](?:[0-9]{8}|(?:[ .\-][0-9]{2}){4})(?!\d)")
_PHONE_WORD = lazy(
    r"(?:t[ée]l(?:[ée]phone|\.)?|portable|mobile|fax|appel(?:ez|er)|joindre|au)[ \u00a0:\x1b]*\Z", regex.IGNORECASE
)
_TIMES = lazy(r"(?<![\w#])([0-9]+(?:[.,][0-9]+)?\"?)([ \u00a0]?)([xX*])([ \u00a0]?)(?=[0-9]+(?:[.,][0-9]+)?\"?(?!\w))")
_MINUS = lazy(
    r"(?:(?<=[\s(\u00a0\u202f:])|\A)-(?=[0-9]+(?:,[0-9]+)?(?:[ \u00a0\u202f]?(?:\u00b0|%|degr[ée]s)|$))",
    regex.MULTILINE,
)
_RANGE = lazy(r"(?<![\w.,/:-])([0-9]{1,4})(?:-| \u2013 )(?=([0-9]{1,4})(?![\w/:-]|[.,]\d))")
_ZERO = lazy(r"(?<![\w])(?:[12][O0o][0-9O]{2}|[12][0-9][Oo][0-9]|[12][0-9]{2}[Oo]|[0-9]{1,3}[O][0-9]{1,3})(?![\w])")


class Number(NamedTuple):
    """A figure of French prose.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: its digits, signs and blanks.
        free: whether no letter, no sign of an identifier and no other figure touches it.
        gap: the blank behind it, "" where none.
        word: the letters behind the gap (or behind the figure itself).
    """

    start: int
    end: int
    text: str
    free: bool
    gap: str
    word: str


def numbers(document: Document) -> tuple[Number, ...]:
    """The figures of a document's French, in order."""
    return document.remember("numbers", lambda: _find(reading(document)))


def _find(text: str) -> tuple[Number, ...]:
    found: list[Number] = []
    for one in _TOKEN.finditer(text):
        start, end = one.span()
        before, behind = text[start - 1 : start], text[end : end + 1]
        touched = (before.isalnum() or before in _TOUCHING) or (
            behind in _TOUCHING_BEHIND and text[end + 1 : end + 2].isalnum()
        )
        gap = behind if behind in BLANKS else ""
        at = end + len(gap)
        stop = at
        while text[stop : stop + 1].isalpha():
            stop += 1
        found.append(Number(start, end, one[0], not touched, gap, text[at:stop]))
    return tuple(found)


# ---- thousands ---------------------------------------------------------------------------------


def plain_groups(document: Document, context: Context) -> list[Match]:
    """Groups of three set apart by plain spaces."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if " " not in one.text or not one.free or not _SPACED.match(one.text) or _runs_on(text, one):
            continue
        if _is_named(text, one.start) and not _COUNTED.match(text, one.end):
            continue
        blank = _blank(text)
        edits = [(one.start + at, one.start + at + 1, blank) for at, sign in enumerate(one.text) if sign in " \u2009"]
        found.append(edited(one.start, one.end, edits))
    return found


def _runs_on(text: str, one: Number) -> bool:
    """More figures follow or precede after a blank: a telephone number, a register number."""
    behind = text[one.end : one.end + 1] in BLANKS and text[one.end + 1 : one.end + 2].isdigit()
    return behind or (
        text[one.start - 1 : one.start] in (" ", "\u00a0", "\u202f") and text[one.start - 2 : one.start - 1].isdigit()
    )


def _blank(text: str) -> str:
    """U+202F where the file writes it in figures already."""
    return NARROW if NARROW in text and _NARROW_GROUP.search(text) else NO_BREAK


def joined_groups(document: Document, context: Context) -> list[Match]:
    """Figures of five digits and more in one piece that count something."""
    return _joined(document, context, sure=True)


def long_figures(document: Document, context: Context) -> list[Match]:
    """Every other figure of five digits and more, of four where it counts something: it may be a number of order."""
    return _joined(document, context, sure=False)


def _joined(document: Document, context: Context, *, sure: bool) -> list[Match]:
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if len(one.text) < _FOUR or not one.free:
            continue
        whole, _, rest = one.text.partition(",")
        if len(whole) < _FOUR or not whole.isdigit() or "," in rest or _is_sure(text, one, whole) != sure:
            continue
        if not sure and not _may_be_grouped(text, one, whole):
            continue
        size = 2 if whole.startswith("0") and len(whole) == _TELEPHONE else 3
        places = range(len(whole) - size, 0, -size)
        blank = _blank(text)
        edits = [(one.start + at, one.start + at, blank) for at in places]
        found.append(edited(one.start, one.start + len(whole), edits))
    return found


def _is_sure(text: str, one: Number, whole: str) -> bool:
    """Five digits and more, that count something."""
    if len(whole) == _FOUR or whole.startswith("0") or not _COUNTED.match(text, one.end):
        return False
    return not _named(text, one)


def _may_be_grouped(text: str, one: Number, whole: str) -> bool:
    """No letter follows; four digits are not a year."""
    if text[one.end : one.end + 1].isalpha():
        return False
    return len(whole) > _FOUR or (
        _COUNTED.match(text, one.end) is not None and _FOUR_COUNTED.match(text, one.end, one.end + 16) is not None
    )


def _named(text: str, one: Number) -> bool:
    return _is_named(text, one.start) and not _COUNTED_STRONGLY.match(text, one.end)


def _is_named(text: str, at: int) -> bool:
    """Whether the word before a figure says that it is a number of order, or is a name."""
    before = text[max(at - 24, 0) : at].rstrip(" \u00a0:=#\x1b")
    word = before[max(before.rfind(" "), before.rfind("\u00a0"), before.rfind("\n")) + 1 :]
    return word.casefold() in NUMBERED or (
        word[:1].isupper() and len(before) > len(word) and before[-len(word) - 1] != "\n"
    )


def dotted_groups(document: Document, context: Context) -> list[Match]:
    """Thousands set apart by dots, in a text that writes no decimal point."""
    del context
    text = reading(document)
    likely = [one for one in numbers(document) if "." in one.text and one.free and _DOTTED.match(one.text)]
    if not likely:
        return []
    found: list[Match] = []
    points = any(
        "." in one.text and one.free and _DECIMAL.match(one.text) and not _DOTTED.match(one.text)
        for one in numbers(document)
    )
    for one in likely:
        if _runs_on(text, one) or (one.text.count(".") == 1 and (points or not _COUNTED.match(text, one.end))):
            continue
        if _VERSION_WORD.search(text, max(one.start - 12, 0), one.start) or _named(text, one):
            continue
        blank = _blank(text)
        dots = [(one.start + at, one.start + at + 1, blank) for at, sign in enumerate(one.text) if sign == "."]
        found.append(edited(one.start, one.end, dots))
    return found


def comma_groups(document: Document, context: Context) -> list[Match]:
    """Thousands set apart by commas, as English writes them."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if "," not in one.text or not one.free or not _COMMAS.match(one.text) or _runs_on(text, one):
            continue
        if one.text.count(",") == 1 and "." not in one.text:  # 1,234 may be a decimal
            continue
        blank = _blank(text)
        edits = []
        for at, sign in enumerate(one.text):
            if sign == ",":
                edits.append((one.start + at, one.start + at + 1, blank))
            elif sign == ".":
                edits.append((one.start + at, one.start + at + 1, ","))
        found.append(edited(one.start, one.end, edits))
    return found


# ---- the decimal sign --------------------------------------------------------------------------


def decimal_point(document: Document, context: Context) -> list[Match]:
    """A point before decimals, where a unit, a currency or a great number shows that it is a quantity."""
    wanted = norm(document, context)
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if "." not in one.text or not one.free or not _DECIMAL.match(one.text) or _DOTTED.match(one.text):
            continue
        unit = _MEASURED.match(text, one.end)
        if unit is None or _VERSION_WORD.search(text, max(one.start - 12, 0), one.start):
            continue
        if wanted.profile == "fr-CH" and re.search("[\u20ac$\u00a3]|euros?|francs?", unit[0]):
            continue
        at = one.start + one.text.index(".")
        found.append(edited(one.start, one.end, [(at, at + 1, ",")]))
    return found


# ---- telephone numbers, signs of arithmetic, ranges --------------------------------------------


def telephone(document: Document, context: Context) -> list[Match]:
    """Ten digits of a French telephone number, not in pairs with no-break spaces."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in _PHONE.finditer(text):
        if not _PHONE_WORD.search(text, max(one.start() - 16, 0), one.start()):
            continue
        digits = re.sub(r"\D", "", one[0])
        found.append(place(one.start(), one.end(), NO_BREAK.join(digits[at : at + 2] for at in range(0, 10, 2))))
    return found


def times(document: Document, context: Context) -> list[Match]:
    """A letter x or an asterisk for a sign of multiplication."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in _TIMES.finditer(text):
        if one[1] == "4" and text[one.end() : one.end() + 1] == "4" and not one[2]:  # a car
            continue
        if one[1] == "0" and not one[2]:  # 0x1F
            continue
        at = one.start(3)
        found.append(place(at, at + 1, "\u00d7" if one[2] or one[4] else f"{NO_BREAK}\u00d7{NO_BREAK}"))
    return found


def minus(document: Document, context: Context) -> list[Match]:
    """A hyphen for a sign of subtraction, before a measure."""
    del context
    return [place(one.start(), one.end(), "\u2212") for one in _MINUS.finditer(reading(document))]


def ranges(document: Document, context: Context) -> list[Match]:
    """A hyphen between the ends of a range."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in _RANGE.finditer(text):
        first, last = one[1], one[2]
        if len(first) > len(last) or int(first) >= int(last) or (len(first) > 1 and first[0] == "0"):
            continue
        start = one.start() + len(first)
        found.append(place(start, one.end(), "\u2013"))
    return found


def letter_in_figure(document: Document, context: Context) -> list[Match]:
    """A letter O for a zero."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if one.word[:1] in ("O", "o") and not one.gap:
            zero = _ZERO.match(text, one.start)
            if zero is not None and "H2O" not in text[max(one.start - 1, 0) : zero.end()]:
                found.append(place(zero.start(), zero.end(), zero[0].replace("O", "0").replace("o", "0")))
    return found
