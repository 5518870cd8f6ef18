# SPDX-License-Identifier: Apache-2.0
"""Apostrophes: straight, curly, wrong, misplaced or lost; the catalogue's T012 and T030 to T032.

An apostrophe is French where a word is elided before it: c, d, j, l, m, n, s, t, qu and their compounds. Others stand in
names (O'Brien, rock 'n' roll), in codes ('c') and in measures (5' 10") and are left alone.
"""

from typing import NamedTuple

import regex

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.places import place
from copylint.evidence.reading import reading
from copylint.model.places import Match
from copylint.text.patterns import lazy

STRAIGHT, CURLY = "'", "\u2019"
_ELIDED = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|quelqu|entr|presqu)"
_VOWEL = "aeiouyh\u00e0\u00e2\u00e4\u00e9\u00e8\u00ea\u00eb\u00ee\u00ef\u00f4\u00f6\u00f9\u00fb\u0153\u00e6"
_FREE = r"(?<![\w'\u2019\u2018])"
# From the sign back: « l'eau », « d'« abord », « jusqu'à »; in sight of one letter before and one sign after it.
_AFTER = r"(?=[^\W_]|[\u00ab\u201c\"(\x1a\x1b])"
_STRAIGHT = lazy(rf"'{_AFTER}")
_CURLY = lazy(rf"\u2019{_AFTER}")
_BEFORE = lazy(rf"{_FREE}{_ELIDED}\Z", regex.IGNORECASE)
_WRONG = lazy("[`\u00b4\u2018\u2032\u02bc\u00bb]")
_STRAIGHT_MARK = lazy(rf"(?<=[^\W\d_])\"(?=[{_VOWEL}])", regex.IGNORECASE)
_DOUBLED = lazy("['\u2019]{2}")
_SPACED = lazy(rf"['\u2019][ \u00a0]+(?=[{_VOWEL}])|[ \u00a0]+['\u2019](?=[{_VOWEL}])", regex.IGNORECASE)
_LOST = lazy(
    rf"(?<![\w'\u2019.-])(?:(?:qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu) (?=[{_VOWEL}])|aujourd (?=hui\b)|"
    rf"(?:(?<=\bje )|(?<=\btu )|(?<=\bil )|(?<=\bon )|(?<=\belle )|(?<=\bils )|(?<=\belles )|(?<=\bnous )|(?<=\bvous )|"
    rf"(?<=\bqui ))[nmts] (?=[{_VOWEL}][\w'\u2019]))",
    regex.IGNORECASE,
)
_LOST_LETTER = lazy(rf"(?<![\w'\u2019.\-/]) ?\b([cdjlmnst]) (?=[{_VOWEL}][^\W\d_]{{2}})", regex.IGNORECASE)
_NAMED = lazy(
    r"(?:lettres?|variables?|points?|note|plan|option|vitamine|groupe|axe|droite|taille|type|classe|s\u00e9rie|\d|[+=*/\u00d7-])"
    r"[ \u00a0]?\Z",
    regex.IGNORECASE,
)


class Apostrophes(NamedTuple):
    """Where elisions end in a straight or in a curly apostrophe."""

    straight: tuple[int, ...]
    curly: tuple[int, ...]


def apostrophes(document: Document) -> Apostrophes:
    """The apostrophes of a document's French, by form."""
    return document.remember("apostrophes", lambda: _sort(reading(document)))


def _sort(text: str) -> Apostrophes:
    return Apostrophes(_elisions(text, STRAIGHT, _STRAIGHT), _elisions(text, CURLY, _CURLY))


def _elisions(text: str, sign: str, pattern: "regex.Pattern[str]") -> tuple[int, ...]:
    if sign not in text:
        return ()
    return tuple(at for found in pattern.finditer(text) if _BEFORE.search(text, max((at := found.start()) - 8, 0), at))


def straight(document: Document, context: Context) -> list[Match]:
    """Straight apostrophes, unless the house writes them or they are the minority of a mixed text."""
    choice = context.settings.get("apostrophe", "auto")
    if choice == "straight" or context.settings.get("target") == "wordpress":
        return []
    found = apostrophes(document)
    if choice == "auto" and found.curly and len(found.straight) <= len(found.curly):
        return []
    return [place(at, at + 1, CURLY) for at in found.straight]


def mixed(document: Document, context: Context) -> list[Match]:
    """The minority where a text mixes both forms; straight ones are repaired, curly ones shown.

    (Curly ones are what the norm wants: making them straight is for a house that says so.)
    """
    choice = context.settings.get("apostrophe", "auto")
    found = apostrophes(document)
    if choice == "curly":
        return []
    if choice == "straight":
        return [place(at, at + 1, STRAIGHT) for at in found.curly]
    if not found.straight or not found.curly:
        return []
    if len(found.straight) <= len(found.curly):
        return [place(at, at + 1, CURLY) for at in found.straight]
    return [place(at, at + 1) for at in found.curly]


def wrong(document: Document, context: Context) -> list[Match]:
    """Another sign in the place of an apostrophe, or two of them."""
    del context
    text = reading(document)
    found = []
    for one in _WRONG.finditer(text):
        start, end = one.span()
        if start and text[start - 1] == " ":
            start -= 1
        if text[end : end + 1] == " " and start < one.start():
            end += 1
        if end >= len(text) or not text[end].isalpha() or not _BEFORE.search(text, max(start - 8, 0), start):
            continue
        if text[one.start()] == "\u00bb" and text[end].lower() not in _VOWEL:
            continue
        # U+02BC is a letter to Unicode: taking it away is not for a safe repair.
        found.append(place(start, end, None if one[0] == "\u02bc" else CURLY))
    if '"' in text:
        found += [
            place(one.start(), one.end(), CURLY)
            for one in _STRAIGHT_MARK.finditer(text)
            if _BEFORE.search(text, max(one.start() - 8, 0), one.start())
        ]
    found += [
        place(*two.span(), CURLY)
        for two in _DOUBLED.finditer(text)
        if _BEFORE.search(text, max(two.start() - 8, 0), two.start()) and text[two.end() : two.end() + 1].isalpha()
    ]
    return sorted(found, key=lambda match: match.span)


def spaced(document: Document, context: Context) -> list[Match]:
    """A blank on either side of an apostrophe."""
    del context
    text = reading(document)
    if not any(pair in text for pair in ("' ", " '", "\u2019 ", " \u2019", "'\u00a0", "\u2019\u00a0")):
        return []
    found = []
    for one in _SPACED.finditer(text):
        start, end = one.span()
        leading = text[start] in " \u00a0"
        if not _BEFORE.search(text, max(start - 8, 0), start):
            continue
        found.append(place(start, end - 1, "") if leading else place(start + 1, end, ""))
    return found


def lost(document: Document, context: Context) -> list[Match]:
    """A blank in the place of an apostrophe: « qu il », « je n ai »."""
    del context
    return [place(one.start(), one.end(), f"{one[0][:-1]}{CURLY}") for one in _LOST.finditer(reading(document))]


def lost_letter(document: Document, context: Context) -> list[Match]:
    """A single letter before a word: an elision that lost its apostrophe, or the name of a thing."""
    text = reading(document)
    sure = {match.span.end for match in lost(document, context)}
    return [
        place(one.start(1), one.end(), f"{one[1]}{CURLY}")
        for one in _LOST_LETTER.finditer(text)
        if one.end() not in sure and not _NAMED.search(text, max(one.start(1) - 16, 0), one.start(1))
    ]
