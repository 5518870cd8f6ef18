# SPDX-License-Identifier: Apache-2.0
"""Points of suspension, « etc. » and stops that pile up: the catalogue's T040 to T045, T120 and T121.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation" and "Abréviations": three dots are
one sign and touch the word before them; « etc. » has a comma before it, one full stop and no dots after it.
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.document.words import FRENCH
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import everywhere, place
from copylint.evidence.typography_reading import BLANKS, OBJECT, reading, word_before
from copylint.evidence.typography_words import SHORT_FORMS
from copylint.model.places import Match
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

ELLIPSIS = "\u2026"
LEADER = 9
"""Dots from here on lead the eye to a page number or wait for handwriting."""
_DOTS = lazy(r"\.\.+")
_ADDRESS = lazy(r"[=&?/_%#][\w.-]*\Z")
_MORE = lazy(r"\u2026{2,8}(?![.\u2026])|\u2026\.\.+")
_ETC_DOTS = lazy(r"(?<!\w)(etc)[ \u00a0]?(?:\.{2,}|\.?\u2026\.?)", regex.IGNORECASE)
_DOTS_ETC = lazy(r"(?<=\w)[ \u00a0]?(?:\.{3}|\u2026),? ?(etc)(?!\w)\.?", regex.IGNORECASE)
_ETC = lazy(r"etc\b", regex.IGNORECASE)
_ENUMERATED = (")", "\u00bb", "]")
_TWICE = lazy(r"(?<!\w)etc\.?,?[ \u00a0]?(?:etc\.?,?[ \u00a0]?)*etc(?!\w)\.?", regex.IGNORECASE)
_BLANK_ELLIPSIS = lazy(r"(?<=[^\W\d_])[ \u00a0\u202f]+\u2026(?!\w)")
_COMMA_ELLIPSIS = lazy(r"(?<=\w),(?:\.{3}(?!\.)|\u2026)")
_AFTER_SIGN = lazy(r"[?!\u2026]\.(?![\w.])")
_LOUD = lazy(r"!{2,}|(?<!\?)\?{2,}+(?![!\w])")
_PILING = frozenset(".,; \u00a0")
_PILED = lazy(r"[,;][ \u00a0]?[.,;](?![\w.,])|(?<=[^\W\d_]{4})\.,(?!\w)|;;(?!\w)|,\.,(?!\w)")


def dots(document: Document, context: Context) -> list[Match]:
    """Three dots for an ellipsis; not in brackets, between figures or before a word (`...args`)."""
    if context.settings.get("target") == "wordpress":  # draws the sign itself
        return []
    return [place(start, end, ELLIPSIS) for start, end in _three(reading(document))]


def _three(text: str) -> Iterator[tuple[int, int]]:
    if "..." not in text:
        return
    for found in _DOTS.finditer(text):
        start, end = found.span()
        if end - start != 3:  # noqa: PLR2004 - three dots
            continue
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before.isdigit() or behind.isdigit() or behind in ("/", "\\", ELLIPSIS) or before in (",", ELLIPSIS, OBJECT):
            continue
        if (before in ("(", "[") and behind in (")", "]")) or (behind.isalpha() and not before.isalpha()):
            continue
        if before.isalnum() and _ADDRESS.search(text, max(start - 30, 0), start):  # an address cut short
            continue
        if _ends_etc(text, start) or _ETC.match(text, end + (behind in BLANKS if behind else 0)):
            continue
        if start > 1 and before in BLANKS and text[start - 2].isalpha():
            start -= 1
            if _ends_etc(text, start):
                continue
        yield start, end


def _ends_etc(text: str, at: int) -> bool:
    return text[max(at - 3, 0) : at].casefold() == "etc"


def wrong_dots(document: Document, context: Context) -> list[Match]:
    """Two dots, or four to eight."""
    del context
    text = reading(document)
    if ".." not in text and ELLIPSIS not in text:
        return []
    found: list[Match] = []
    for run in _DOTS.finditer(text):
        start, end = run.span()
        if end - start != 3 and end - start < LEADER and _stands_alone(text, start, end):  # noqa: PLR2004 - three dots
            stop = end + (text[end : end + 1] == ELLIPSIS)
            first = start - (text[start - 1 : start] == ELLIPSIS)
            found.append(place(first, stop, ELLIPSIS))
    if ELLIPSIS in text:
        found += [
            place(run.start(), run.end(), ELLIPSIS) for run in _MORE.finditer(text) if _stands_alone(text, *run.span())
        ]
    return list({match.span: match for match in sorted(found, key=lambda match: match.span)}.values())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Dots that are no path, no range and no address."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in ("/", "\\", OBJECT, "-", "(", "[", "|") or behind in ("/", "\\", "]", "|", "=") or before.isdigit():
        return False
    if before in BLANKS and behind in BLANKS and before and behind:  # the folder above
        return False
    if start > 1 and text[start - 2] == "." and before.isalpha():  # e.g..
        return False
    if behind.isalnum():  # a..b
        stop = end
        while text[stop : stop + 1].isalpha():
            stop += 1
        one, other = word_before(text, start), text[end:stop]
        return min(len(one), len(other)) > 1 and (one in FRENCH or other in FRENCH)
    return not _ends_etc(text, start)


def leaders(document: Document, context: Context) -> list[Match]:
    """A line of dots."""
    del context
    text = reading(document)
    return [
        place(run.start(), run.end(), ELLIPSIS * (len(run[0]) // 3))
        for run in _DOTS.finditer(text)
        if len(run[0]) >= LEADER
    ]


def _etc(document: Document) -> list[int]:
    """Where « etc » begins as a word, in order."""
    return document.remember("places of etc.", lambda: _find_etc(reading(document)))


def _find_etc(text: str) -> list[int]:
    return sorted(
        at
        for word in ("etc", "Etc", "ETC")
        if word in text
        for at in everywhere(text, word)
        if not (at and (text[at - 1].isalnum() or text[at - 1] == "_"))
    )


def etc_dots(document: Document, context: Context) -> list[Match]:
    """« etc. » with dots after it."""
    del context
    text = reading(document)
    found = [one for at in _etc(document) if (one := _ETC_DOTS.match(text, at)) is not None]
    return [place(one.start(), one.end(), f"{one[1]}.") for one in found]


def dots_etc(document: Document, context: Context) -> list[Match]:
    """Dots before « etc. »."""
    del context
    text = reading(document)
    if "..." not in text and ELLIPSIS not in text:
        return []
    return [place(found.start(), found.end(), f", {found[1]}.") for found in _DOTS_ETC.finditer(text)]


def before_ellipsis(document: Document, context: Context) -> list[Match]:
    """A blank or a comma before an ellipsis."""
    del context
    text = reading(document)
    found: list[Match] = []
    if ELLIPSIS in text and any(text[at - 1 : at] in BLANKS for at in everywhere(text, ELLIPSIS) if at):
        found += [
            place(one.start(), one.end() - 1, "")
            for one in _BLANK_ELLIPSIS.finditer(text)
            if text[one.end() : one.end() + 1] not in ("]", ELLIPSIS)
        ]
    if ",." in text or (ELLIPSIS in text and ",\u2026" in text):
        found += [place(one.start(), one.end(), ELLIPSIS) for one in _COMMA_ELLIPSIS.finditer(text)]
    return sorted(found, key=lambda match: match.span)


def etc_comma(document: Document, context: Context) -> list[Match]:
    """No comma before « etc. »; a heading with one noun may do without."""
    del context
    text = reading(document)
    found: list[Match] = []
    for etc in _etc(document):
        at, end = etc - 1, etc + 3
        before = text[at - 1 : at] if at > 0 else ""
        if (
            not (before.isalnum() or before in _ENUMERATED)
            or text[at] not in " \u00a0"
            or text[end : end + 1].isalnum()
        ):
            continue
        block = document.block_at(at)
        word = word_before(text, at)
        if word in ("et", "ou", "etc", "etc.") or (block is not None and block.kind in ("heading", "cell")):
            continue
        found.append(place(at, at + 1, ", "))
    return found


def etc_twice(document: Document, context: Context) -> list[Match]:
    """« etc. » more than once."""
    del context
    text = reading(document)
    found: list[Match] = []
    for at in _etc(document):
        one = _TWICE.match(text, at) if not found or at >= found[-1].span.end else None
        if one is not None:
            found.append(place(*one.span()))
    return found


def loud(document: Document, context: Context) -> list[Match]:
    """Several exclamation or question marks, and commas or stops that pile up."""
    del context
    text = reading(document)
    found: list[Match] = []
    if "!!" in text or "??" in text:
        found += [place(*run.span(), run[0][0]) for run in _LOUD.finditer(text)]
    done = 0
    for at in _piles(text):
        pile = _PILED.match(text, at) if at >= done else None
        if pile is None:
            continue
        start, end = pile.span()
        done = end
        signs = pile[0].strip(BLANKS)
        word = word_before(text, start)
        if signs == ",.,":
            found.append(place(start, end, ELLIPSIS))
        elif signs == ".,":
            if word.rstrip(".") not in SHORT_FORMS:
                found.append(place(start, end, ","))
        elif signs == ";;":
            found.append(place(start, end, ";"))
        else:
            found.append(place(start, end, "." if "." in signs else signs[-1]))
    return sorted(found, key=lambda match: match.span)


def _piles(text: str) -> list[int]:
    """Where two stops may follow each other, perhaps with a blank between them."""
    places = [at for sign in ",;" for at in everywhere(text, sign) if text[at + 1 : at + 2] in _PILING]
    return sorted([*places, *everywhere(text, ".,")])


def after_sign(document: Document, context: Context) -> list[Match]:
    """A full stop after a sign that ends the sentence."""
    del context
    text = reading(document)
    return [
        place(found.start() + 1, found.end(), "")
        for found in _AFTER_SIGN.finditer(text)
        if text[found.start() - 1 : found.start()].isalpha()
        or text[found.start() - 1 : found.start()] in BLANKS + "?!)\u00bb"
    ]
