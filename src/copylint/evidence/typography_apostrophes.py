# SPDX-License-Identifier: Apache-2.0
"""Apostrophes: straight, curly, wrong, misplaced or lost; the catalogue's T012 and T030 to T032.

An apostrophe is French where a word is elided before it: c, d, j, l, m, n, s, t, qu and their compounds (Grevisse and
Goosse, Le bon usage, 45). Others stand in names (O'Brien, rock 'n' roll), in codes ('c') and in measures (5' 10") and
are left alone.
"""

from copylint.document.document import Document
from copylint.evidence.characters_odd import odd
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import everywhere, grouped, place
from copylint.evidence.typography_reading import reading
from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

STRAIGHT, CURLY = "'", "\u2019"
_ELIDED = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|quelqu|entr|presqu)"
_VOWEL = "aeiouyh\u00e0\u00e2\u00e4\u00e9\u00e8\u00ea\u00eb\u00ee\u00ef\u00f4\u00f6\u00f9\u00fb\u0153\u00e6"
_FREE = r"(?<![\w'\u2019\u2018])"
_LETTERS = frozenset("cdjlmnstCDJLMNST")
_QUOTES = "_'\u2019\u2018"
_BEHIND = '\u00ab\u201c"(\x1a\x1b'
"""What may follow an elision beside letters and digits: a quotation mark, a bracket, something covered."""
_BEFORE = lazy(rf"{_FREE}{_ELIDED}\Z", regex.IGNORECASE)
_WRONG = ("`", "\u00b4", "\u2018", "\u2032", "\u02bc", "\u00bb")
_STRAIGHT_MARK = lazy(rf"(?<=[^\W\d_])\"(?=[{_VOWEL}])", regex.IGNORECASE)
_TWO = ("'", "\u2019")
_SPACES = frozenset(" \u00a0")
_VOWELS = frozenset(_VOWEL)
_HAS_T = ("t", "d")
_BEFORE_T = frozenset("aecA")
_AFTER_T = lazy("[- ]?(?P<p>il|elle|on|ils|elles)(?!\\w)")
_EATEN = ("LIA", "lIA", "dIA", "DIA")
_IA = lazy("(?<!\\w)[ld]['\u2019]IA(?!\\w)", regex.IGNORECASE)
_MARKUP = ("code", "url", "target", "html", "template", "path")
_LOST = lazy(
    rf"(?<![\w'\u2019.-])(?:(?:qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu) (?=[{_VOWEL}])|aujourd (?=hui\b)|"
    rf"(?:(?<=\bje )|(?<=\btu )|(?<=\bil )|(?<=\bon )|(?<=\belle )|(?<=\bils )|(?<=\belles )|(?<=\bnous )|(?<=\bvous )|"
    rf"(?<=\bqui ))[nmts] (?=[{_VOWEL}][\w'\u2019]))",
    regex.IGNORECASE,
)
_LOST_LETTER = lazy(rf"(?<![\w'\u2019.\-/]) ?\b([cdjlmnst]) (?=[{_VOWEL}][^\W\d_]{{2}})", regex.IGNORECASE)
_NAMED = lazy(
    r"(?:lettres?|variables?|points?|note|plan|option|vitamine|groupe|axe|droite|taille|type|classe|s\u00e9rie|\d|"
    r"[+=*/\u00d7-])"
    r"[ \u00a0]?\Z",
    regex.IGNORECASE,
)


class Apostrophes(NamedTuple):
    """Where elisions end in a straight or in a curly apostrophe."""

    straight: tuple[int, ...]
    curly: tuple[int, ...]
    doubled: tuple[int, ...] = ()
    """Where two apostrophes end one."""


def apostrophes(document: Document) -> Apostrophes:
    """The apostrophes of a document's French, by form."""
    return document.remember("apostrophes", lambda: _sort(reading(document)))


def _sort(text: str) -> Apostrophes:
    doubled: list[int] = []
    return Apostrophes(_elisions(text, STRAIGHT, doubled), _elisions(text, CURLY, doubled), tuple(sorted(doubled)))


def _elisions(text: str, sign: str, doubled: list[int]) -> tuple[int, ...]:
    """Where a sign ends an elided word and a letter, a mark or something covered follows.

    The common case, one letter before the sign, is told without a pattern: an article has a hundred of them.
    """
    if sign not in text:
        return ()
    found: list[int] = []
    last = len(text) - 1
    for at in everywhere(text, sign):
        behind = text[at + 1] if at < last else "\n"
        if not behind.isalnum() and behind not in _BEHIND:
            if behind in _TWO and text[at + 2 : at + 3].isalpha() and _BEFORE.search(text, max(at - 8, 0), at):
                doubled.append(at)
            continue
        letter = text[at - 1] if at else "\n"
        if (letter in _LETTERS and _begins_word(text, at - 1)) or (
            letter in "ruRUdD" and _BEFORE.search(text, max(at - 8, 0), at)
        ):
            found.append(at)
    return tuple(found)


def _begins_word(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before or not (before.isalnum() or before in _QUOTES)


def straight(document: Document, context: Context) -> list[Match]:
    """Straight apostrophes, unless the house writes them or they are the minority of a mixed text."""
    choice = context.settings.get("apostrophe", "auto")
    if choice == "straight" or context.settings.get("target") == "wordpress" or STRAIGHT not in document.text:
        return []
    found = apostrophes(document)
    if choice == "auto" and found.curly and len(found.straight) <= len(found.curly):
        return []
    return grouped([(at, at + 1, CURLY) for at in found.straight])


def mixed(document: Document, context: Context) -> list[Match]:
    """The straight ones where most are curly; where most are straight, `straight` shows them all.

    Curly ones are what the norm wants: they are out of place only in a house that writes straight ones.
    """
    choice = context.settings.get("apostrophe", "auto")
    if choice == "curly" or CURLY not in document.text or (choice == "auto" and STRAIGHT not in document.text):
        return []
    found = apostrophes(document)
    if choice == "straight":
        return grouped([(at, at + 1, STRAIGHT) for at in found.curly])
    if not found.curly or len(found.straight) > len(found.curly):
        return []
    return grouped([(at, at + 1, CURLY) for at in found.straight])


def wrong(document: Document, context: Context) -> list[Match]:
    """Another sign in the place of an apostrophe, or two of them."""
    del context
    text = reading(document)
    rare = odd(document)
    signs = [sign for sign in _WRONG if sign in rare or sign == "\u00bb"]
    found = [match for sign in signs for at in everywhere(text, sign) if (match := _mistaken(text, at)) is not None]
    if '"' in text:
        found += [
            place(one.start(), one.end(), CURLY)
            for one in _STRAIGHT_MARK.finditer(text)
            if _BEFORE.search(text, max(one.start() - 8, 0), one.start())
        ]
    if STRAIGHT in text:
        found += [place(at, at + 2, CURLY) for at in apostrophes(document).doubled]
    return sorted(found, key=lambda match: match.span)


def _mistaken(text: str, at: int) -> Match | None:
    """A sign between an elided word and the next, perhaps with a blank on both sides of it."""
    start, end = at, at + 1
    if start and text[start - 1] == " ":
        start -= 1
        end += text[end : end + 1] == " "
    if end >= len(text) or not text[end].isalpha() or not _BEFORE.search(text, max(start - 8, 0), start):
        return None
    if text[at] == "\u00bb" and text[end].lower() not in _VOWEL:
        return None
    # U+02BC is a letter to Unicode: taking it away is not for a safe repair.
    return place(start, end, None if text[at] == "\u02bc" else CURLY)


def spaced(document: Document, context: Context) -> list[Match]:
    """A blank on either side of an apostrophe."""
    del context
    text = reading(document)
    found: list[tuple[int, int, str]] = []
    for sign in (STRAIGHT, CURLY):
        for at in everywhere(text, sign):
            if text[at + 1 : at + 2] in _SPACES:
                end = at + 1
                while text[end : end + 1] in _SPACES:
                    end += 1
                if text[end : end + 1].lower() in _VOWELS and _BEFORE.search(text, max(at - 8, 0), at):
                    found.append((at + 1, end, ""))
            elif text[at - 1 : at] in _SPACES and text[at + 1 : at + 2].lower() in _VOWELS:
                start = at
                while start and text[start - 1] in _SPACES:
                    start -= 1
                if _BEFORE.search(text, max(start - 8, 0), start):
                    found.append((start, at, ""))
    return grouped(sorted(found))


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


def eaten(document: Document, context: Context) -> list[Match]:
    """« LIA » and « lIA » in a text that says « l’IA »; in titles of the front matter too."""
    del context
    text = document.text
    if not any(word in text for word in _EATEN) or not _IA.search(text):
        return []
    found: list[Match] = []
    for word in _EATEN:
        for at in everywhere(text, word):
            touched = (
                text[at - 1 : at].isalnum() or text[at + 3 : at + 4].isalnum() or text[at - 1 : at] in ("'", CURLY, "-")
            )
            block = document.block_at(at)
            if not touched and block is not None and not document.masked(Span(at, at + 3), _MARKUP):
                found.append(Match(Span(at, at + 3), edits=(Edit(at + 1, at + 1, CURLY),)))
    return sorted(found, key=lambda match: match.span)


def inverted_t(document: Document, context: Context) -> list[Match]:
    """« a-t'il », « va t-il », « a t il »: the t of an inversion takes two hyphens.

    « est t-il » has a t too many: no safe repair takes away a letter, so it is shown only.
    """
    del context
    text = reading(document)
    found: list[Match] = []
    for head in ("-t'", "-t\u2019", " t-", " t'", " t\u2019", "-t ", " t "):
        for at in everywhere(text, head):
            if text[at - 1 : at] not in _BEFORE_T:
                continue
            pronoun = _AFTER_T.match(text, at + 3)
            if pronoun is None:
                continue
            found.append(Match(Span(_verb(text, at), pronoun.end()), edits=(Edit(at, pronoun.start("p"), "-t-"),)))
    for head in (" t-", "-t-", " t'", " t\u2019"):
        for at in everywhere(text, head):
            pronoun = _AFTER_T.match(text, at + 3) if text[at - 1 : at] in _HAS_T and text[at - 2].isalpha() else None
            if pronoun is not None:
                found.append(Match(Span(_verb(text, at), pronoun.end())))
    return sorted(found, key=lambda match: match.span)


def _verb(text: str, at: int) -> int:
    """Where the word that ends at an offset begins."""
    while at and (text[at - 1].isalpha() or text[at - 1] in _QUOTES):
        at -= 1
    return at
