# SPDX-License-Identifier: Apache-2.0
"""Figures with their units: measures, currencies, temperatures and hours; the catalogue's T062 to T064, T067 and T070.

Bureau international des poids et mesures, SI Brochure, 5.4.3: a space stands between the figure and the unit, degrees
of an angle excepted; Lexique des règles typographiques en usage à l'Imprimerie nationale, "Heure" and "Unités de
mesure".
"""

import re

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import NO_BREAK
from copylint.evidence.typography_numbers import Number, numbers
from copylint.evidence.typography_places import edited, everywhere, place, spread
from copylint.evidence.typography_reading import reading
from copylint.evidence.typography_words import UNIT_HEADS, UNIT_NAMES, UNITS_MISSPELT, UNITS_OTHERWISE, UNITS_STOPPED
from copylint.model.places import Edit, Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_UNITS = (
    r"(?:[kcdm\u00b5\u03bcnh]?m[\u00b2\u00b3]?|[km\u00b5\u03bc]?g|[cdhm]?[lL]|(?:m|\u00b5|\u03bc|n)?s|min|h|"
    r"[kMGT]?Hz|[kMGT]?Wh?|[kmM]?V|mA|A|k?\u03a9|\u03a9|\u2126|"
    r"[kM]?J|[hkM]?Pa|[kMGT]?o|[KMGT]io|[kMGT]?bit/s|[kMGT]b/s|[kMG]o/s|dB|lm|lx|cd|mol|ha|t|k?cal|km/h|m/s|rad/s|"
    r"ppm|ch|[kMG]Bq|Bq|m?Sv|"
    r"tr/min|dpi|ppp|k\u20ac|M\u20ac|Md\u20ac|G\u20ac|EUR|USD|CHF|GBP|JPY)"
)
_BLANK = r"[ \u00a0\u202f\u2009]"
_UNIT = lazy(rf"( ?){_UNITS}(?![\w\u00b2\u00b3'\u2019/\u00b7-])")
_LOOSE = frozenset("A o h s t l L m g V W J N K".split())
"""Short symbols that are also letters: they need a blank or a plain context."""
_GLUED_ALONE = frozenset("m g V W L l".split())
_TEMPERATURE = lazy(r"( ?)[\u00b0\u00ba] ?[CFK](?!\w)")
_CURRENCY = lazy(r"( ?)[\u20ac$\u00a3\u00a5](?![\w$])")
_BEFORE = lazy(r"[\u20ac$\u00a3\u00a5][ \u00a0\u202f]?(?=[0-9])")
_BLANKS = ("\u00a0", "\u202f", " ")
_GREATER = ("k", "K", "m", "M", "Md", "bn", "B", "US", "CA", "USD")
_GREAT = lazy(r"[ \u00a0\u202f](?:millions?|milliards?)(?!\w)")
_CURRENCY_NAMES = {"\u20ac": "d’euros", "$": "de dollars", "\u00a3": "de livres", "\u00a5": "de yens"}
_HOUR = lazy(
    rf"(?:(?<![\w/.,:-])|(?<=[0-9]{_BLANK}?[hH]-)|(?<=[hH]{_BLANK}?[0-5][0-9]-))"
    rf"([01]?[0-9]|2[0-4])({_BLANK}?)([hH])({_BLANK}?)([0-5][0-9])?(?![\w/\u2019'])(?!{_BLANK}?(?:/|"
    rf"du Mans\b|sur 24\b))"
)
_BAD_HOUR = lazy(
    r"(?<![\w/.,:-])(?:[01]?[0-9]|2[0-4])[hH][0-9]{3,}(?!\w)|(?<![\w/.,:-])(?:2[5-9]|[3-9][0-9])[hH][0-5][0-9](?!\w)"
)
_CLOCK = lazy(r"(?<![\w:.,/-])([01]?[0-9]|2[0-3]):([0-5][0-9])(?![\w:.,/-]\w|[:\d])")
_AT = lazy(
    r"(?<![\w-])(?:[àÀ]|de|dès|vers|avant|après|depuis|jusqu['\u2019]à|entre|et|pour)[ \u00a0]\Z", regex.IGNORECASE
)
_WRONG_HEADS = frozenset({symbol.split("/")[0].rstrip("23") for symbol in UNITS_MISSPELT})
_POWERS = lazy(r"(?<![\w\u00b2\u00b3./-])(?:[kcmd]?m[23])(?![\w\u00b2\u00b3/-])")
_SYMBOL = lazy(rf"{_BLANK}?([A-Za-z]{{1,4}}(?:/[hH])?[23]?)(?![\w'\u2019/-])")
_COUNT_WORD = lazy(
    r"(?:[0-9]|\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|"
    r"cinquante|cent|mille))[ \u00a0\u202f]\Z",
    regex.IGNORECASE,
)
_KELVIN = lazy(r"(?:degr[ée]s Kelvin(?!\w)|\u00b0K(?!\w))")


def measures(document: Document, context: Context) -> list[Match]:
    """No blank, or a plain one, between a figure and the symbol of its unit."""
    del context
    text = reading(document)
    found: list[tuple[int, int, int, int, str]] = []
    for one in numbers(document):
        if one.word not in UNIT_HEADS or not one.free or one.gap not in ("", " "):
            continue
        unit = _UNIT.match(text, one.end)
        if unit is None:
            continue
        symbol = unit[0].lstrip(" ")
        if symbol == "h" and text[unit.end() + 1 : unit.end() + 2].isdigit():  # an hour with its minutes
            continue
        if unit[1]:
            stop = text[unit.end() : unit.end() + 1] == "." and text[unit.end() + 1 : unit.end() + 2].isalpha()
            if symbol not in ("A", "J", "N", "K", "o") and not (symbol in _LOOSE and stop):
                found.append((one.end, one.end + 1, one.end, one.end + 1, NO_BREAK))
        elif symbol not in _LOOSE or (symbol in _GLUED_ALONE and _measured(text, one)):
            found.append((one.end, unit.end(), one.end, one.end, NO_BREAK))
    return spread(found)


def _measured(text: str, one: Number) -> bool:
    """A figure glued to one letter is a measure where it is no number of a list and no model (« 2L », « 3g »)."""
    return text[one.start - 1 : one.start] in (" ", "\u00a0", "\u202f", "(", "\n", "")


def temperatures(document: Document, context: Context) -> list[Match]:
    """No blank, or a plain one, before °C; the degrees of an angle touch their figure."""
    del context
    text = reading(document)
    if "\u00b0" not in text and "\u00ba" not in text:
        return []
    found: list[tuple[int, int, int, int, str]] = []
    for one in numbers(document):
        unit = _TEMPERATURE.match(text, one.end) if one.word[:1] in ("", "\u00ba") else None
        if unit is not None:
            at = one.end
            found.append((at, at + 1, at, at + 1, NO_BREAK) if unit[1] else (at, unit.end(), at, at, NO_BREAK))
    return spread(found)


def currencies(document: Document, context: Context) -> list[Match]:
    """No blank, or a plain one, before the sign of a currency."""
    del context
    text = reading(document)
    if not any(sign in text for sign in "\u20ac$\u00a3\u00a5"):
        return []
    found: list[tuple[int, int, int, int, str]] = []
    for one in numbers(document):
        sign = _CURRENCY.match(text, one.end) if not one.word else None
        if sign is not None and text[one.start - 1 : one.start] not in ("$", "_"):
            at = one.end
            found.append((at, at + 1, at, at + 1, NO_BREAK) if sign[1] else (at, sign.end(), at, at, NO_BREAK))
    return spread(found)


def currency_first(document: Document, context: Context) -> list[Match]:
    """The sign of a currency before its figure."""
    del context
    text = reading(document)
    if not any(sign in text for sign in "\u20ac$\u00a3\u00a5"):
        return []
    by_start = {one.start: one for one in numbers(document)}
    found: list[Match] = []
    for sign in _BEFORE.finditer(text):
        one = by_start.get(sign.end())
        before = text[sign.start() - 1 : sign.start()]
        if (
            one is None
            or before.isdigit()
            or (before in _BLANKS and text[max(sign.start() - 2, 0) : sign.start() - 1].isdigit())
            or before in ("$", "{", "\\", "_", "=")
            or (before.isalpha() and sign[0][0] != "$")
        ):
            continue
        great = _GREAT.match(text, one.end)
        if (
            sign[0][0] == "$"
            and not great
            and (len(one.text) == 1 or (one.word and not one.gap and one.word not in _GREATER))
        ):
            continue  # a variable
        if re.match(r"[ \u00a0]?[\u20ac$\u00a3\u00a5]", text[one.end : one.end + 2]):  # « 10 $ 20 $ »
            continue
        start = sign.start() - (2 if text[max(sign.start() - 2, 0) : sign.start()] in ("US", "CA") else 0)
        figure = one.text
        if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", figure):
            figure = figure.replace(",", NO_BREAK).replace(".", ",")
        elif re.fullmatch(r"[0-9]+\.[0-9]{1,2}", figure):
            figure = figure.replace(".", ",")
        else:
            figure = figure.replace(" ", NO_BREAK)
        if great:
            stop = great.end()
            name = _CURRENCY_NAMES[sign[0][0]]
            found.append(edited(start, stop, [(start, stop, f"{figure}{great[0]} {name}")]))
            continue
        found.append(edited(start, one.end, [(start, one.end, f"{figure}{NO_BREAK}{text[start : sign.start() + 1]}")]))
    return found


def hours(document: Document, context: Context) -> list[Match]:
    """Hours without blanks around their h."""
    del context
    text = reading(document)
    found: list[Match] = []
    for figure in numbers(document):
        if figure.word not in ("h", "H") or len(figure.text) > 2:  # noqa: PLR2004 - hours of a day
            continue
        one = _HOUR.match(text, figure.start)
        if one is None:
            continue
        if one[2] in (NO_BREAK, "\u202f") and (not one[5] or one[4] in (NO_BREAK, "\u202f")) and one[3] == "h":
            continue
        if (one[2] and not one[5] and one[3] == "h") or (one[1] == "24" and one[5] not in (None, "00")):
            continue  # a length of time: units; a number of order
        edits = []
        if one[2] not in (NO_BREAK, "\u202f"):
            edits.append((one.start(2), one.end(2), NO_BREAK))
        if one[3] == "H":
            edits.append((one.start(3), one.end(3), "h"))
        if one[5] and one[4] not in (NO_BREAK, "\u202f"):
            edits.append((one.start(4), one.end(4), NO_BREAK))
        found.append(edited(one.start(), one.end(), edits))
    return found


def bad_hours(document: Document, context: Context) -> list[Match]:
    """Hours that no clock shows."""
    del context
    text = reading(document)
    found: list[Match] = []
    for figure in numbers(document):
        if figure.word in ("h", "H") and not figure.gap and text[figure.end + 1 : figure.end + 2].isdigit():
            one = _BAD_HOUR.match(text, figure.start)
            if one is not None:
                found.append(place(*one.span()))
    return found


def clock(document: Document, context: Context) -> list[Match]:
    """« 14:30 » in a paragraph."""
    del context
    text = reading(document)
    if ":" not in text:
        return []
    found: list[Match] = []
    for one in _CLOCK.finditer(text):
        block = document.block_at(one.start())
        if block is None or block.kind not in ("paragraph", "item"):
            continue
        if _AT.search(text, max(one.start() - 10, 0), one.start()):
            found.append(place(*one.span()))
    return found


def wrong_symbols(document: Document, context: Context) -> list[Match]:
    """Symbols with a wrong capital or a figure for an exponent."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        if one.word not in _WRONG_HEADS or not one.free:
            continue
        symbol = _SYMBOL.match(text, one.end)
        if symbol is None or symbol[1] not in UNITS_MISSPELT:
            continue
        if symbol[1] in ("M2", "M3", "Mm", "Ha", "Min", "HA", "MIN", "Cm") and symbol.start(1) == one.end:
            continue
        match = _respelled(*symbol.span(1), symbol[1], UNITS_MISSPELT[symbol[1]])
        if not one.gap:  # else the right symbol would still want its blank
            match = match._replace(edits=(Edit(one.end, one.end, NO_BREAK), *match.edits), whole=True)
        found.append(match)
    known = {match.span for match in found}
    for one in numbers(document):
        if one.text in ("2", "3") and text[one.start - 1 : one.start] == "m":  # « au prix du m2 »
            start = one.start - 1
            while start and text[start - 1].isalpha():
                start -= 1
            written = text[start : one.end]
            power = _POWERS.match(text, start)
            if power is not None and written in UNITS_MISSPELT and Span(start, one.end) not in known:
                found.append(_respelled(start, one.end, written, UNITS_MISSPELT[written]))
    return sorted(found, key=lambda match: match.span)


def _respelled(start: int, end: int, old: str, new: str) -> Match:
    """The edit of what differs."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return edited(start, end, [(start + head, end - tail, new[head : len(new) - tail])])


def other_symbols(document: Document, context: Context) -> list[Match]:
    """Symbols of no system, names of units with a capital, a full stop after a symbol."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in numbers(document):
        word, at = one.word, one.end + len(one.gap)
        stop = at + len(word)
        if word in UNITS_OTHERWISE and one.free and not text[stop : stop + 1].isalnum():
            found.append(_respelled(at, stop, word, UNITS_OTHERWISE[word]))
        elif word in UNITS_STOPPED and text[stop : stop + 2] == ". " and text[stop + 2 : stop + 3].islower():
            found.append(place(stop, stop + 1, ""))
        elif word.startswith("\u00ba"):
            if word[1:] in ("C", "F", "K") and one.gap in (NO_BREAK, "\u202f"):  # the mark of an ordinal for a degree
                found.append(place(at, at + 1, "\u00b0"))
        elif (word in ("degrés", "degré") and one.gap) or text[at : at + 1] == "\u00b0":
            kelvin = _KELVIN.match(text, at)
            if kelvin is not None:
                found.append(place(*kelvin.span(), "K" if text[at] == "\u00b0" else "kelvins"))
    return sorted(found, key=lambda match: match.span)


def unit_names(document: Document, context: Context) -> list[Match]:
    """Names of units with a capital, after a figure or a number in letters."""
    del context
    text = reading(document)
    found: list[Match] = []
    for name in UNIT_NAMES:
        if name not in text:
            continue
        for at in everywhere(text, name):
            end = at + len(name)
            end += text[end : end + 1] == "s"
            if text[end : end + 1].isalnum() or text[end : end + 2][1:].isupper():
                continue
            if _COUNT_WORD.search(text, max(at - 12, 0), at):
                found.append(edited(at, at + len(name), [(at, at + 1, text[at].lower())]))
    return sorted(found, key=lambda match: match.span)
