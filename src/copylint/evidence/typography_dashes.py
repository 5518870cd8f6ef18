# SPDX-License-Identifier: Apache-2.0
"""Dashes of incises and dialogues, and what is typed for them; the catalogue's T050 to T055, T057, and drawn signs.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Tirets"; Office québécois de la langue française,
"Tiret": a dash that sets off an incise has a blank on both sides, in Canada too; a hyphen has none.
"""

import re
from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import NO_BREAK
from copylint.evidence.typography_places import edited, everywhere, place
from copylint.evidence.typography_reading import reading
from copylint.model.places import Match, Span
from copylint.text.patterns import lazy

EN, EM = "\u2013", "\u2014"
_NO_NEIGHBOURS = frozenset("|*+-")
"""Signs beside a hyphen between blanks that make it part of a table, a list or a sum."""
_TWO = lazy(r"(?<=[^\s\-!<]) ?--(?!-) ?(?=[^\s\->])")
_JOINED = lazy(r"(?<=[^\W\d_])\u2014(?=[^\W\d_])")
_JOINED_EN = lazy(r"(?<=[^\W\d_])\u2013(?=[^\W\d_])|(?<=[^\W\d_]) \u2013(?=[^\W\d_])|(?<=[^\W\d_])\u2013 (?=[^\W\d_])")
_HUGGED = lazy(
    r" -(?=(?:c['\u2019]|une?\b|le\b|la\b|les\b|l['\u2019]|et\b|qui\b|quand\b|dont\b|même\b|comme\b|du\b|"
    r"des\b)[^-\n]{3,120}?"
    r"(?P<c>(?<=[^\W\d_])-(?=[ ,.;])))"
)
_SPEECH = lazy(r"(?:(?<=\n)|\A)(?P<d>[\u2014\u2013])(?P<b>[ \u00a0\u202f]?)(?=[^\W\d_\u2014\u2013])")
_PRONOUN = lazy(r"(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|t-il|t-elle|t-on|là|ci|même)(?![\w'\u2019])")
_FIXED = lazy(r"(?<![\w-])(?:c\.-à-d\.|[^\W\d_]+-t-(?:il|elle|on|ils|elles))(?!\w)")
_SIGNS = {
    "->": "\u2192",
    "-->": "\u2192",
    "=>": "\u21d2",
    "<-": "\u2190",
    "<->": "\u2194",
    "(c)": "\u00a9",
    "(C)": "\u00a9",
    "(r)": "\u00ae",
    "(R)": "\u00ae",
    "(tm)": "\u2122",
    "(TM)": "\u2122",
    "+/-": "\u00b1",
    "+-": "\u00b1",
}
_DRAWN = lazy(
    r"(?:(?<=[\s\x1b])|\A)(?:<->|-{1,2}>|=>|<-)(?=[\s\x1b]|\Z)|(?<![\w)])\((?:c|C|r|R|tm|TM)\)(?=[\s.,;:\x1b]|\Z)|"
    r"(?<=[^\W\d_])\((?:c|C|r|R|tm|TM)\)(?=[\s.,;:]|\Z)|"
    r"(?:(?<=\s)|\A)\+/?-(?=[ \u00a0]?[0-9])"
)
_SPACED_DASH = lazy(r"[ \u00a0][\u2013\u2014][ \u00a0]")
_STOPPED = lazy(r"[a-z\u00e0-\u00ff]{2}[\u00bb)\"]?[ \u00a0]?[.!?\u2026:;,]|[.!?\u2026](?=\n|\Z)")
_INSIDE = (" ", NO_BREAK, "\u202f")
_ENDED = lazy(r"[.!?\u2026][\u00bb\u201d)]?\s|\n")
_DENSE = 1.0
"""Em dashes for a thousand signs, beyond what human articles show (catalogue, T053: 0.03 to 0.3)."""
_LONG = 1000


def hyphens(document: Document, context: Context) -> list[Match]:
    """Hyphens between blanks around a clause, or hugging it, where dashes belong; two on one line enclose it."""
    text = reading(document)
    if " -" not in text:
        return []
    dash = _dash(document, context)
    found: list[Match] = []
    for line, ones in _by_line(text):
        if not _is_sentence(document, line, text):
            continue
        if len(ones) == 2 and _encloses(text, ones[0] + 3, ones[1]):  # noqa: PLR2004 - a pair
            found += [place(at + 1, at + 2, dash) for at in ones]
        elif len(ones) == 1 and (_closes(text[slice(*line)], ones[0] - line.start) or _has_dash(text, line)):
            found.append(place(ones[0] + 1, ones[0] + 2, dash))
    return sorted([*found, *_hugging(text, dash)], key=lambda match: match.span)


def _hyphens(text: str) -> Iterator[int]:
    """Where a blank, a hyphen and a blank stand between two things."""
    for at in everywhere(text, " - "):
        before, behind = text[at - 1 : at] if at else " ", text[at + 3 : at + 4] or " "
        if not (before.isspace() or behind.isspace() or before in _NO_NEIGHBOURS or behind in _NO_NEIGHBOURS):
            yield at


def _by_line(text: str) -> Iterator[tuple[Span, list[int]]]:
    """Lines with hyphens between blanks, and the offsets of the blanks before these."""
    line = Span(0, 0)
    ones: list[int] = []
    for at in _hyphens(text):
        if at >= line.end:
            if ones:
                yield line, ones
            line = _line_of(text, at, line.end)
            ones = []
        ones.append(at)
    if ones:
        yield line, ones


def _line_of(text: str, at: int, low: int) -> Span:
    """The line of an offset; what stands before `low` was looked at."""
    stop = text.find("\n", at)
    return Span(text.rfind("\n", low, at) + 1 or low, stop if stop >= 0 else len(text))


def _hugging(text: str, dash: str) -> Iterator[Match]:
    """« word -like this- word »."""
    for at in everywhere(text, " -"):
        one = _HUGGED.match(text, at) if text[at - 1 : at].isalpha() and text[at + 2 : at + 3].islower() else None
        if one is not None:
            close = one.start("c")
            edits = [(at + 1, at + 2, f"{dash} "), (close, close + 1, f" {dash}")]
            yield edited(at, one.end(), edits)._replace(related=(Span(close, close + 1),))


def _has_dash(text: str, line: Span) -> bool:
    return _SPACED_DASH.search(text, *line) is not None


def _dash(document: Document, context: Context) -> str:
    """The dash of the house, of the file, or an en dash."""
    choice = context.settings.get("dash", "auto")
    if choice != "auto":
        return EM if choice == "em" else EN
    text = reading(document)
    return EM if text.count(f" {EM} ") > text.count(f" {EN} ") else EN


def _is_sentence(document: Document, line: Span, text: str) -> bool:
    """Running text: no heading, no cell, no list of names; it ends like a sentence and has one after its hyphens."""
    block = document.block_at(line.start)
    if block is None or block.kind in ("heading", "cell", "attribute"):
        return False
    return _STOPPED.search(text, *line) is not None


def _encloses(text: str, start: int, end: int) -> bool:
    """A clause that begins in lower case stands between two hyphens."""
    clause = text[start:end]
    return clause[:1].islower() and len(clause) > 4 and "\n" not in clause  # noqa: PLR2004 - more than a word or two


def _closes(line: str, at: int) -> bool:
    """A single hyphen that goes on in lower case inside a sentence."""
    behind = line[at + 3 :]
    before = line[:at]
    if not behind[:1].islower() or not before[-1:].islower():
        return False
    return len(before.split()) > 3 and len(behind.split()) > 2  # noqa: PLR2004 - a clause on both sides


def incise_space(document: Document, context: Context) -> list[Match]:
    """A plain space inside the dashes of an incise: after the first one, before the second."""
    del context
    text = reading(document)
    dashes = [at + 1 for dash in (EN, EM) for blank in _INSIDE for at in everywhere(text, f"{blank}{dash}")]
    found: list[Match] = []
    last, opens = 0, False
    line, running = Span(0, 0), False
    for at in sorted(dashes):
        if text[at + 1 : at + 2] not in _INSIDE or not text[at - 2].isalnum() or not text[at + 2 : at + 3].isalnum():
            continue
        opens = not opens or _ENDED.search(text, last, at) is not None
        last, beside = at, at + 1 if opens else at - 1
        if at >= line.end:
            line = _line_of(text, at, line.end)
            running = _is_sentence(document, line, text)
        if running and text[beside] == " ":
            found.append(place(beside, beside + 1, NO_BREAK))
    return found


def subtraction(document: Document, context: Context) -> list[Match]:
    """Any other hyphen between blanks."""
    known = {match.span.start for match in hyphens(document, context)}
    dash = _dash(document, context)
    return [place(at + 1, at + 2, dash) for at in _hyphens(reading(document)) if at + 1 not in known]


def two_hyphens(document: Document, context: Context) -> list[Match]:
    """Two hyphens for a dash."""
    text = reading(document)
    if "--" not in text:
        return []
    dash = _dash(document, context)
    found: list[Match] = []
    for one in _TWO.finditer(text):
        spaced = one[0].startswith(" ") and one[0].endswith(" ")
        if spaced:
            found.append(place(one.start() + 1, one.end() - 1, dash))
        elif text[one.start() - 1].isalpha() and text[one.end()].isalpha() and not one[0].startswith(" "):
            found.append(place(one.start(), one.end(), f" {dash} "))
    return found


def joined(document: Document, context: Context) -> list[Match]:
    """An em dash that touches words on both sides, as in English."""
    text = reading(document)
    if EM not in text:
        return []
    dash = EM if context.settings.get("dash") == "em" or context.profile == "fr-CA" else _dash(document, context)
    return [place(one.start(), one.end(), f" {dash} ") for one in _JOINED.finditer(text)]


def joined_en(document: Document, context: Context) -> list[Match]:
    """An en dash that touches a word; it may join two names."""
    del context
    return [place(one.start(), one.end(), f"{NO_BREAK}{EN} ") for one in _JOINED_EN.finditer(reading(document))]


def dense(document: Document, context: Context) -> list[Match]:
    """More em dashes than print uses; lines of dialogue and lists do not count."""
    del context
    text = reading(document)
    if EM not in text:
        return []
    places = [one.start() for one in re.finditer(EM, text) if text[one.start() - 1 : one.start()] not in ("", "\n")]
    length = sum(not sign.isspace() for sign in text)
    if length < _LONG or 1000 * len(places) / length < _DENSE:
        return []
    return [Match(Span(places[0], places[0] + 1), tuple(Span(at, at + 1) for at in places[1:]))]


def speech(document: Document, context: Context) -> list[Match]:
    """A dash that opens a line of dialogue, without its no-break space."""
    del context
    return [
        place(one.start(), one.end(), f"{one['d']}{NO_BREAK}")
        for one in _SPEECH.finditer(reading(document))
        if one["b"] not in (NO_BREAK, "\u202f")
    ]


def speech_hyphen(document: Document, context: Context) -> list[Match]:
    """A list of one item that reads as a line of dialogue."""
    del context
    found: list[Match] = []
    items = [block for block in document.prose if block.kind == "item"]
    for index, block in enumerate(items):
        text = document.text[block.span.start : block.span.end]
        mark = document.text[block.outer.start : block.span.start]
        if mark.strip() != "-" or not text[:1].isupper() or text[-1:] not in ".!?\u2026":
            continue
        close = [
            other
            for other in (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])
            if _are_near(block.span, other.span)
        ]
        if not close or "?" in text or "!" in text:
            found.append(place(block.outer.start, block.outer.start + 1))
    return found


def _are_near(one: Span, other: Span) -> bool:
    """Neighbours in one list: a line end and a mark between them."""
    return max(one.start, other.start) - min(one.end, other.end) < 4  # noqa: PLR2004 - a line end and a mark


def beside_hyphen(document: Document, context: Context) -> list[Match]:
    """A blank on one side of the hyphen of an inverted pronoun."""
    del context
    text = reading(document)
    found = [
        place(at, at + 1, "")
        for at in everywhere(text, " -")
        if text[at - 1 : at].isalpha() and _PRONOUN.match(text, at + 2)
    ]
    found += [
        place(at + 1, at + 2, "")
        for at in everywhere(text, "- ")
        if text[at - 1 : at].isalpha() and _PRONOUN.match(text, at + 2)
    ]
    return sorted(found, key=lambda match: match.span)


def breaking_hyphen(document: Document, context: Context) -> list[Match]:
    """Hyphens that should not break a line: « c.-à-d. », « a-t-il »."""
    del context
    found: list[Match] = []
    for one in _FIXED.finditer(reading(document)):
        edits = [(one.start() + at, one.start() + at + 1, "\u2011") for at, sign in enumerate(one[0]) if sign == "-"]
        found.append(edited(one.start(), one.end(), edits))
    return found


def drawn_signs(document: Document, context: Context) -> list[Match]:
    """Arrows and signs drawn with others: ->, (c), +/-."""
    del context
    text = reading(document)
    lettered = "(b)" in text or "(a)" in text
    return [
        place(one.start(), one.end(), _SIGNS[one[0]])
        for one in _DRAWN.finditer(text)
        if not (lettered and one[0] == "(c)")
    ]
