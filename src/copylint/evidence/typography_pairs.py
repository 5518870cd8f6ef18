# SPDX-License-Identifier: Apache-2.0
"""Quotation marks that do not pair, and marks drawn with other signs: the catalogue's T023 and T024.

document/quotations.py drops what does not pair; here it is told, since a counter of pairs finds « … " and “ … »
balanced where an eye does not.
"""

import re
from bisect import bisect_right

from copylint.document.document import Document
from copylint.document.spans import touching
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import norm
from copylint.evidence.typography_places import edited, everywhere, place
from copylint.evidence.typography_quotes import CLOSE, ENDS, OPEN
from copylint.evidence.typography_reading import BLANKS, MARK, reading
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_SIGNS = '\u00ab\u00bb\u201c\u201d\u201e"'
_SINGLE = lazy("(?<![\\w'\u2019])\u2018(?=\\w)")
_PAIRS = {OPEN: CLOSE, "\u201c": "\u201d", "\u201e": "\u201d", '"': '"', "\u2018": "\u2019"}
_CLOSERS = {CLOSE, "\u201d"}
_DRAWN = lazy(
    r"(?P<o><<|,,|(?<![\w'])''|\u2018\u2018)(?P<a>[ \u00a0]?)(?P<w>[^<>\n]{1,400}?)(?P<b>[ \u00a0]?)(?P<c>>>|''|"
    r"\u2019\u2019|\u201d)"
)
_CODE = lazy(r"[;(){}=]|std::|cout|endl|\d <<|<< \d")
_SPACED_ENGLISH = lazy(r"\u201c[ \u00a0\u202f]+(?=\w)|(?<=[\w.,!?\u2026])[ \u00a0\u202f]+\u201d")
_SINGLES = lazy(
    r"(?<![\w'\u2019\u2018])(?P<o>['\u2018\u2019])(?=[^\W\d_])(?P<w>[^'\u2018\u2019\n\"\u00ab]{2,60}?)(?P<c>['\u2018"
    r"\u2019])(?!\w)"
)
_SPOKEN_OF = lazy(r"(?:guillemets?|caract[eè]re|signe|touche|s[ée]parateur)s?[^\n.]{0,30}\Z", regex.IGNORECASE)


class _Mark(NamedTuple):
    sign: str
    at: int


class Unpaired(NamedTuple):
    """Marks that do not pair: of two shapes (`mismatched`: open, close), or alone."""

    mismatched: tuple[tuple[_Mark, _Mark], ...]
    alone: tuple[_Mark, ...]


def mismatched(document: Document, context: Context) -> list[Match]:
    """Pairs of two shapes: « … " and “ … ». A straight mark takes its partner's style; of two others guillemets win."""
    wanted = norm(document, context)
    blank = wanted.blank(OPEN) if wanted.spaces_quotes else ""
    found: list[Match] = []
    for opening, closing in _unpaired(document).mismatched:
        text = document.text
        edits: list[tuple[int, int, str]] = []
        if opening.sign != "\u2018":
            if opening.sign == '"' or closing.sign == CLOSE:
                sign = OPEN + blank if closing.sign == CLOSE else "\u201c"
                stop = opening.at + 1 + (text[opening.at + 1] in BLANKS)
                edits = [(opening.at, stop, sign)]
            else:
                sign = blank + CLOSE if opening.sign == OPEN else "\u201d"
                start = closing.at - (text[closing.at - 1] in BLANKS)
                edits = [(start, closing.at + 1, sign)]
        found.append(edited(opening.at, closing.at + 1, edits))
    return found


def alone(document: Document, context: Context) -> list[Match]:
    """Marks without a partner."""
    del context
    return [place(mark.at, mark.at + 1, sign=mark.sign) for mark in _unpaired(document).alone]


def _unpaired(document: Document) -> Unpaired:
    return document.remember("unpaired marks", lambda: _find_unpaired(document))


def _find_unpaired(document: Document) -> Unpaired:
    text = reading(document)
    blocks = document.prose
    starts = document.remember("starts of prose", lambda: [block.span.start for block in blocks])
    groups: dict[int, list[_Mark]] = {}
    places = sorted([at for sign in _SIGNS for at in everywhere(text, sign)])
    if "\u2018" in text:
        places = sorted([*places, *(one.start() for one in _SINGLE.finditer(text))])
    for at in places:
        groups.setdefault(bisect_right(starts, at) - 1, []).append(_Mark(text[at], at))
    pairs: list[tuple[_Mark, _Mark]] = []
    lonely: list[_Mark] = []
    for index, marks in groups.items():
        if index >= 0 and not _balanced(marks):
            one = _pair(text, marks)
            pairs += one.mismatched
            lonely += _lonely(document, one.alone)
    return Unpaired(tuple(pairs), tuple(_across_blocks(lonely, document.text)))


def _balanced(marks: list[_Mark]) -> bool:
    """The common case, told without a stack: marks of one style that alternate."""
    if len(marks) % 2:
        return False
    return all(
        marks[at].sign in _PAIRS and marks[at].sign != "\u2018" and marks[at + 1].sign == _PAIRS[marks[at].sign]
        for at in range(0, len(marks), 2)
    )


def _lonely(document: Document, marks: tuple[_Mark, ...]) -> list[_Mark]:
    """Marks alone that no speech of several paragraphs, no measure and no list explains."""
    text = document.text
    spans = sorted(one.span for one in document.quotations if not one.opening or not one.closing)
    kept = []
    for mark in marks:
        before = text[max(mark.at - 2, 0) : mark.at]
        if mark.sign == "\u2018" or (mark.sign == '"' and before[-1:].isdigit()):
            continue
        if mark.sign in (OPEN, CLOSE, "\u201c", "\u201d") and touching(spans, Span(mark.at, mark.at + 1)):
            continue
        if len(document.prose) == 1 and _at_edge(document, mark):  # a piece of a longer speech
            continue
        if mark.sign == CLOSE and (mark.at == 0 or not before.strip(BLANKS + "\n\r>")):
            continue  # a speech that goes on
        if _SPOKEN_OF.search(text, max(mark.at - 40, 0), mark.at):
            continue
        if mark.sign in ('"', CLOSE) and _elided(text, mark.at):  # a wrong apostrophe: that rule's
            continue
        kept.append(mark)
    return kept


def _elided(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalpha() and text[at + 1 : at + 2].isalpha()


def _across_blocks(marks: list[_Mark], text: str) -> list[_Mark]:
    """Straight marks left alone: one that opens and a later one that closes hold a speech of several paragraphs."""
    left: list[_Mark] = []
    opened: _Mark | None = None
    for mark in sorted(marks, key=lambda mark: mark.at):
        if mark.sign != '"':
            left.append(mark)
        elif opened is not None and not text[mark.at - 1 : mark.at].isspace():
            opened = None
        else:
            if opened is not None:
                left.append(opened)
            opened = mark
    if opened is not None:
        left.append(opened)
    return sorted(left, key=lambda mark: mark.at)


def _at_edge(document: Document, mark: _Mark) -> bool:
    """A mark that opens or ends its block on the right side."""
    start, end = document.prose[0].span
    if mark.sign in (OPEN, CLOSE) and not document.text[start : mark.at].strip(BLANKS):
        return True
    return mark.sign == CLOSE and not document.text[mark.at + 1 : end].strip(BLANKS + ".,;")


def _pair(text: str, marks: list[_Mark]) -> Unpaired:
    """The marks of a block against a stack: a closing one of another shape takes the last that is open."""
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    lonely: list[_Mark] = []
    for mark in marks:
        if not _closes(text, mark, stack):
            stack.append(mark)
            continue
        if not stack:
            lonely.append(mark)
            continue
        sign = "\u201d" if mark.sign == "\u201c" else mark.sign  # „German“
        depth = next((at for at in range(len(stack) - 1, -1, -1) if _PAIRS[stack[at].sign] == sign), None)
        if depth is None:
            pairs.append((stack.pop(), mark))
        else:
            lonely += stack[depth + 1 :]
            del stack[depth:]
    lonely += stack
    return Unpaired(tuple(pairs), tuple(sorted(lonely, key=lambda mark: mark.at)))


def _closes(text: str, mark: _Mark, stack: list[_Mark]) -> bool:
    """Whether a mark closes by its shape or, straight or wrongly shaped, by what stands beside it."""
    if mark.sign in _CLOSERS:
        return True
    if mark.sign in (OPEN, "\u201e", "\u2018"):
        return False
    before, behind = text[mark.at - 1 : mark.at] or "\n", text[mark.at + 1 : mark.at + 2] or "\n"
    touches_before = before not in BLANKS + "\n([" and before != MARK
    if mark.sign == "\u201c":
        return bool(stack) and stack[-1].sign == "\u201e" and touches_before
    if touches_before and behind in ENDS:
        return True
    if before in BLANKS and behind in BLANKS + "\n":
        return any(one.sign == '"' for one in stack)
    return touches_before and behind == MARK and bool(stack)


def drawn(document: Document, context: Context) -> list[Match]:
    """Marks drawn with other signs: << x >>, ,,x'', ''x'', \u2018\u2018x\u2019\u2019."""
    text = reading(document)
    if not any(sign in text for sign in ("<<", "''", ",,", "\u2018\u2018")):
        return []
    wanted = norm(document, context)
    blank = wanted.blank(OPEN) if wanted.spaces_quotes else ""
    found: list[Match] = []
    for one in _DRAWN.finditer(text):
        if _CODE.search(one["w"]) or (one["o"] == "<<") != (one["c"] == ">>"):
            continue
        edits = [(one.start("o"), one.end("a"), OPEN + blank)]
        if one["c"] == "\u201d":
            edits = [(one.start("o"), one.end("a"), "\u201c")]
        else:
            edits.append((one.start("b"), one.end("c"), blank + CLOSE))
        match = edited(*one.span("o"), edits)
        found.append(match._replace(related=(Span(*one.span("c")),), whole=True))
    return found


def spaced_english(document: Document, context: Context) -> list[Match]:
    """Blanks inside “ ”, which take none."""
    del context
    text = reading(document)
    if "\u201c" not in text and "\u201d" not in text:
        return []
    found: list[Match] = []
    for one in _SPACED_ENGLISH.finditer(text):
        if one[0][0] == "\u201c":
            if one.start() == 0 or text[one.start() - 1] in BLANKS + "\n(" + MARK:
                found.append(place(one.start() + 1, one.end(), ""))
        elif "\u201c" in text[text.rfind("\n", 0, one.start()) + 1 : one.start()]:
            found.append(place(one.start(), one.end() - 1, ""))
    return found


def singles(document: Document, context: Context) -> list[Match]:
    """Single marks around words, of any shape but ‹ ›."""
    del context
    text = reading(document)
    if not any(sign in text for sign in ("'", "\u2018", "\u2019")):
        return []
    return [
        Match(Span(*one.span("o")), (Span(*one.span("c")),))
        for one in _SINGLES.finditer(text)
        if one["o"] + one["c"] != "\u2018\u2019" and not re.match(r"(?:n|tis|cause|em|til)\b", one["w"])
    ]
