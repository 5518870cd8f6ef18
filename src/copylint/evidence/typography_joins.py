# SPDX-License-Identifier: Apache-2.0
"""Stops, commas and brackets that touch the words beside them or stand apart: the catalogue's T009 to T011.

Each function searches the reading of a document from its rarest sign, behind a guard that costs nothing.
"""

import re

from copylint.document.document import Document
from copylint.document.words import FRENCH
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import Norm, norm
from copylint.evidence.typography_places import edited, everywhere, insertion, place
from copylint.evidence.typography_reading import BLANKS, MARK, NO_BREAKS, reading
from copylint.evidence.typography_signs import HIGH, signs
from copylint.model.places import Match
from copylint.text.patterns import lazy

_STOP = lazy(r",(?![,\w])|\.(?![.\w])")
_LATE_COMMA = lazy(r",[^\W\d_]{2,}(?=[ .,;!?\u00a0])")
_SPACES = " \u00a0\u202f\u2009"
_NOTHING_BEFORE = frozenset("([{\u00ab\u201c|*,;.:-\u2013\u2014")
"""Signs after which a blank before a stop is another's fault, or none."""
EMOTICON = lazy(r"[:;=][-'o]?[()DPp]\Z")
_JOINED_COMMA = lazy(r",(?=[^\W\d_])")
_JOINED_STOP = lazy(r"[.\u2026](?=[^\W\d_])")
_GLUED_BRACKET = lazy(r"(?<=[^\W\d_])\((?=[^\W\d_]+[ \u00a0][^()\n]{2,200}\))")
_GLUED_AFTER_BRACKET = lazy(r"(?<=[^\W\d_]\))(?=[^\W\d_]{2})")
_STOP_CAPITAL = lazy(r"\.(?=[A-Z\u00c0-\u00dd])")
_BEFORE_NEXT = lazy(r"[^\W\d_A-Z]{2,}\.(?=[A-Z\u00c0-\u00dd][^\W\d_]*(?:['\u2019][^\W\d_]+)?[ ,\u00a0])")
_LATE = lazy(r"(?<=\w)([ \u00a0\u202f])([?!;:])(?=[^\W\d_]{2}|(?<=:)[0-9])")
_LONGEST_WORD = 60
_DATA = lazy(r"[(=\[{_/\\<>\d]|,.*,")


def beside_no_breaks(document: Document) -> frozenset[str]:
    """The signs that follow a no-break space in the reading, and a blank where one precedes it."""
    return document.remember("beside no-break spaces", lambda: _beside(reading(document)))


def _beside(text: str) -> frozenset[str]:
    found: set[str] = set()
    for sign in NO_BREAKS:
        if sign in text:
            for at in everywhere(text, sign):
                found.add(text[at + 1 : at + 2])
                if text[at - 1 : at] == " ":
                    found.add(" ")
    return frozenset(found)


def before_stop(document: Document, context: Context) -> list[Match]:
    """Blanks before a comma or a full stop."""
    del context
    text = reading(document)
    heads = [" ,", " ."]
    if not beside_no_breaks(document).isdisjoint(",."):
        heads += [blank + stop for blank in _SPACES[1:] for stop in ",."]
    found: list[Match] = []
    for at in sorted(at for head in heads for at in everywhere(text, head)):
        start, stop = at, at + 1
        while start and text[start - 1] in _SPACES:
            start -= 1
        before = text[start - 1 : start]
        if not before or before.isspace() or before in _NOTHING_BEFORE:
            continue
        if before.isalpha() and _LATE_COMMA.match(text, stop):
            found.append(edited(start, stop, [(start, stop, ""), (stop + 1, stop + 1, " ")]))
            continue
        if _STOP.match(text, stop) is None:
            continue
        if not EMOTICON.search(text, max(start - 4, 0), start):
            found.append(place(start, stop, ""))
    return found


def after_comma(document: Document, context: Context) -> list[Match]:
    """Commas that touch words on both sides."""
    del context
    text = reading(document)
    return [
        insertion(found.end(), " ", found.start(), found.end())
        for found in _JOINED_COMMA.finditer(text)
        if _sure_comma(text, found.start())
    ]


def _sure_comma(text: str, at: int) -> bool:
    word, rest = _around(text, at)
    plain_words = re.fullmatch(r"[^\W\d_]+", word) and not _DATA.search(word + "," + rest)
    return bool(plain_words) and max(len(word), len(re.split(r"\W", rest, maxsplit=1)[0])) > 2  # noqa: PLR2004 - x,y


def _around(text: str, at: int) -> tuple[str, str]:
    """What touches a sign, to the next blanks."""
    start = at
    while start and not text[start - 1].isspace() and at - start < _LONGEST_WORD:
        start -= 1
    end = at + 1
    while end < len(text) and not text[end].isspace() and end - at < _LONGEST_WORD:
        end += 1
    return text[start:at].lstrip('(\u00ab\u201c"*' + MARK), text[at + 1 : end]


def after_stop(document: Document, context: Context) -> list[Match]:
    """Stops between a word and the capital of the next sentence; `? !` and the like before a bracket or a word."""
    text = reading(document)
    found: list[Match] = []
    for stop in _STOP_CAPITAL.finditer(text):
        at = stop.start()
        if _BEFORE_NEXT.match(text, _word_start(text, at)) and _sentence_like(text, at):
            found.append(insertion(at + 1, " ", at, at + 1))
    joined = signs(document).joined
    if joined:
        wanted = norm(document, context)
        found += [
            _both(wanted, text, at)
            for at in joined
            if text[at] in HIGH and (text[at + 1].isupper() or _are_french(text, at))
        ]
    if "(" in text:
        found += [
            insertion(at, " ", at - 1, at + 1)
            for at in everywhere(text, "(")
            if text[at - 1 : at] in ("?", "!", ",") and text[at + 1 : at + 2].isalpha()
        ]
    return sorted(found)


def _are_french(text: str, at: int) -> bool:
    """Whether one of the words beside a sign is a small French word: no name has it there."""
    start, end = _word_start(text, at), at + 1
    while text[end : end + 1].isalpha():
        end += 1
    return text[start:at] in FRENCH or text[at + 1 : end] in FRENCH


def joined_words(document: Document, context: Context) -> list[Match]:
    """Words on both sides of a stop without any blank, where it may be a name, an address or a cut word as well."""
    wanted = norm(document, context)
    text = reading(document)
    sure = {match.span.start for match in after_stop(document, context)}
    found: list[Match] = []
    for stop in _JOINED_STOP.finditer(text):
        at = stop.start()
        word, rest = _around(text, at)
        if at in sure or not re.fullmatch(r"[^\W\d_]{2,}", word) or not re.match(r"[^\W\d_]['\u2019\w]", rest):
            continue
        found.append(insertion(at + 1, " ", at, at + 1))
    found += [_both(wanted, text, at) for at in signs(document).joined if at not in sure]
    for late in _LATE.finditer(text):
        edits = [(late.end(), late.end(), " ")]
        if late[1] == " " and wanted.wants(late[2]):
            edits.append((late.start(1), late.end(1), wanted.blank(late[2])))
        found.append(edited(*late.span(2), edits))
    found += [
        insertion(comma.end(), " ", comma.start(), comma.end())
        for comma in _JOINED_COMMA.finditer(text)
        if not _sure_comma(text, comma.start()) and text[comma.start() - 1 : comma.start()].isalpha()
    ]
    return sorted(found)


def _both(wanted: Norm, text: str, at: int) -> Match:
    edits = [(at + 1, at + 1, " ")]
    if wanted.spaces_colon if text[at] == ":" else wanted.spaces_high:
        edits.append((at, at, wanted.blank(text[at])))
    return edited(at, at + 1, edits)


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _sentence_like(text: str, at: int) -> bool:
    """The word before a stop follows a blank: part of running text, not of a name (Node.js, M.Dupont, .Scratch.Set)."""
    start = _word_start(text, at)
    return start > 0 and text[start - 1] in BLANKS + "'\u2019"


def outside_brackets(document: Document, context: Context) -> list[Match]:
    """No blank before a bracket that holds several words, or after it."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in _GLUED_BRACKET.finditer(text):
        at = one.start()
        start = _word_start(text, at)
        if at - start > 2:  # noqa: PLR2004 - f(x, y)
            close = text.find(")", at)
            edits = [(at, at, " ")]
            if _GLUED_AFTER_BRACKET.match(text, close + 1):
                edits.append((close + 1, close + 1, " "))
            found.append(edited(at, at + 1, edits))
    return found
