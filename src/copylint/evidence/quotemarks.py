# SPDX-License-Identifier: Apache-2.0
"""Quotation marks of French prose: of which style, nested, mixed, in pairs or not; the catalogue's T020 to T025.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Guillemets": « » first, “ ” inside them. Which
marks pair is document/quotations.py's; here are those that it had to drop, since a counter of pairs finds « … " and
“ … » balanced where an eye does not.
"""

import re
from bisect import bisect_right

import regex

from copylint.document.blocks import Quotation
from copylint.document.document import Document
from copylint.document.spans import touching
from copylint.evidence.kind import Context
from copylint.evidence.norm import norm
from copylint.evidence.places import edited, everywhere, place
from copylint.evidence.reading import BLANKS, MARK, OBJECT, reading
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

OPEN, CLOSE = "\u00ab", "\u00bb"
_SIGNS = '\u00ab\u00bb\u201c\u201d\u201e"'
_SINGLE = lazy("(?<![\\w'\u2019])\u2018(?=\\w)")
_PAIRS = {OPEN: CLOSE, "\u201c": "\u201d", "\u201e": "\u201d", '"': '"', "\u2018": "\u2019"}
_STYLE = {'"': "straight", OPEN: "guillemets", "\u201c": "english", "\u201e": "english"}
_CLOSERS = {CLOSE, "\u201d"}
_DRAWN = lazy(
    r"(?P<o><<|,,|(?<![\w'])''|\u2018\u2018)(?P<a>[ \u00a0]?)(?P<w>[^<>\n]{1,400}?)(?P<b>[ \u00a0]?)(?P<c>>>|''|\u2019\u2019|\u201d)"  # noqa: E501 as it was written; to be split
)
_CODE = lazy(r"[;(){}=]|std::|cout|endl|\d <<|<< \d")
_SPACED_ENGLISH = lazy(r"\u201c[ \u00a0\u202f]+(?=\w)|(?<=[\w.,!?\u2026])[ \u00a0\u202f]+\u201d")
_SINGLES = lazy(
    r"(?<![\w'\u2019\u2018])(?P<o>['\u2018\u2019])(?=[^\W\d_])(?P<w>[^'\u2018\u2019\n\"\u00ab]{2,60}?)(?P<c>['\u2018\u2019])(?!\w)"
)
_VALUE = lazy(r"[_={}<>\\|;$#@]|^[\w-]+/[\w.+-]+$|^\.\w|\w\(|[a-z][A-Z]\w*$|^[\w-]+(?:[./][\w-]+)+$|^/|^--?\w")
_SPOKEN_OF = lazy(r"(?:guillemets?|caract[eè]re|signe|touche|s[ée]parateur)s?[^\n.]{0,30}\Z", regex.IGNORECASE)
_SPACED_STRAIGHT = lazy(r"(?<!\S)\"[ \u00a0][^\W\d_]")
_ENDS = frozenset('.,;:!?)]\u2026\u00bb\u201d"\n' + BLANKS)


class _Mark(NamedTuple):
    sign: str
    at: int


class Unpaired(NamedTuple):
    """Marks that do not pair: of two shapes (`mismatched`: open, close), or alone."""

    mismatched: tuple[tuple[_Mark, _Mark], ...]
    alone: tuple[_Mark, ...]


# ---- styles ------------------------------------------------------------------------------------


def _ours(document: Document) -> list[Quotation]:
    """The quotations whose marks stand in French prose."""
    text = reading(document)
    return [
        one
        for one in document.quotations
        if text.startswith(one.opening, one.span.start)
        and (one.closing == "" or text.startswith(one.closing, one.content.end))
    ]


def _content_is_foreign(document: Document, one: Quotation) -> bool:
    text = reading(document)
    inside = text[one.content.start : one.content.end].strip(BLANKS + MARK + "\n")
    return bool(inside) and inside.count(OBJECT) == len(inside) and not document.masked(one.content, ("code", "url"))


def straight(document: Document, context: Context) -> list[Match]:
    """Straight marks that pair; those around foreign words stay, and those that TYP025 calls the minority."""
    house = context.settings.get("quotes", "auto")
    text = reading(document)
    if house == "straight" or '"' not in text:
        return []
    minority = {one.span for one in _minority(document, context)}
    found = []
    for one in (*_ours(document), *_loose(document)):
        if one.opening != '"' or one.closing != '"' or one.span in minority or _is_value(text[slice(*one.content)]):
            continue
        if not _content_is_foreign(document, one):
            found.append(_restyled(document, context, one, inner=one.depth > 1 or house == "english"))
    return found


def _is_value(content: str) -> bool:
    """What a program takes as it is: figures, a media type, a name with an underscore, an assignment."""
    return not any(map(str.isalpha, content)) or _VALUE.search(content) is not None


def _loose(document: Document) -> list[Quotation]:
    """Two straight marks of a block with blanks inside, one of which a comma or a stop follows: no other rule pairs them."""  # noqa: E501 as it was written; to be split
    text = reading(document)
    if '" ' not in text:
        return []
    known = {one.span.start for one in document.quotations}
    found = []
    for block in document.prose:
        start, end = block.span
        if text.count('"', start, end) != 2:  # noqa: PLR2004 - a pair
            continue
        first = text.index('"', start, end)
        last = text.rindex('"', start, end)
        if (
            first not in known
            and _SPACED_STRAIGHT.match(text, first)
            and text[last - 1] in BLANKS
            and text[last + 1 : last + 2] in _ENDS
        ):
            found.append(Quotation(Span(first, last + 1), Span(first + 1, last), '"', '"'))
    return found


def _restyled(document: Document, context: Context, one: Quotation, *, inner: bool) -> Match:
    text = document.text
    start, end = one.content
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    wanted = norm(document, context)
    blank = wanted.blank(OPEN) if wanted.spaces_quotes else ""
    opening, closing = ("\u201c", "\u201d") if inner else (OPEN + blank, blank + CLOSE)
    edits = [(one.span.start, start, opening), (end, one.span.end, closing)]
    return edited(one.span.start, one.content.start, edits)


def straight_pairs(document: Document, context: Context) -> list[Match]:
    """As `straight`, with the closing mark as a place of its own."""
    return [_with_closing(one, document) for one in straight(document, context)]


def _with_closing(match: Match, document: Document) -> Match:
    """The closing mark as a place of its own; both edits or none: half a pair is a fault."""
    at = match.edits[-1].end - 1
    related = (Span(at, at + 1),) if document.text[at] in '"\u201d' else ()
    return match._replace(related=related, whole=True)


def english(document: Document, context: Context) -> list[Match]:
    """“ ” as first level where guillemets stand nowhere around."""
    if context.settings.get("quotes", "auto") in ("english", "straight") or "\u201c" not in reading(document):
        return []
    minority = {one.span for one in _minority(document, context)}
    return [
        _with_closing(_restyled(document, context, one, inner=False), document)
        for one in _ours(document)
        if one.opening == "\u201c"
        and one.closing == "\u201d"
        and one.depth == 1
        and one.span not in minority
        and not _content_is_foreign(document, one)
    ]


def _nests(text: str) -> bool:
    """Whether a guillemet opens before the last one closed, in one line."""
    at = text.find(OPEN)
    while at >= 0:
        following = text.find(OPEN, at + 1)
        if following < 0:
            return False
        if text.find(CLOSE, at, following) < 0 and text.find("\n", at, following) < 0:
            return True
        at = following
    return False


def nested(document: Document, context: Context) -> list[Match]:
    """Guillemets inside guillemets."""
    del context
    text = reading(document)
    if not _nests(text):
        return []
    found = []
    outer: list[Quotation] = []
    for one in _ours(document):
        outer = [other for other in outer if other.span.end > one.span.start]
        if (
            one.opening == OPEN
            and one.closing == CLOSE
            and any(other.opening == OPEN and other.closing for other in outer)
        ):
            start, end = one.content
            while start < end and text[start] in BLANKS:
                start += 1
            while end > start and text[end - 1] in BLANKS:
                end -= 1
            match = edited(
                one.span.start, one.span.start + 1, [(one.span.start, start, "\u201c"), (end, one.span.end, "\u201d")]
            )
            found.append(match._replace(related=(Span(one.span.end - 1, one.span.end),), whole=True))
        outer.append(one)
    return found


def mixed(document: Document, context: Context) -> list[Match]:
    """The first-level quotations of the style that the text writes less often.

    Guillemets are what the norm wants: where most marks are straight, `straight` shows these.
    """
    house = context.settings.get("quotes", "auto")
    to_english = house == "english" or (house == "auto" and _majority(document) == "english")
    return [
        _with_closing(_restyled(document, context, one, inner=to_english), document)
        for one in _minority(document, context)
    ]


def _styles(document: Document) -> dict[str, list[Quotation]]:
    styles: dict[str, list[Quotation]] = {}
    for one in _ours(document):
        style = _STYLE.get(one.opening)
        if style and one.depth == 1 and one.closing and not _content_is_foreign(document, one):
            styles.setdefault(style, []).append(one)
    return styles


def _majority(document: Document) -> str:
    styles = document.remember("styles of quotation", lambda: _styles(document))
    return max(styles, key=lambda style: (len(styles[style]), style == "guillemets"), default="guillemets")


def _minority(document: Document, context: Context) -> list[Quotation]:
    if context.settings.get("quotes", "auto") == "straight":
        return []
    text = reading(document)
    if sum(sign in text for sign in (OPEN, '"', "\u201c")) < 2:  # noqa: PLR2004 - two styles
        return []
    styles = document.remember("styles of quotation", lambda: _styles(document))
    if len(styles) < 2:  # noqa: PLR2004 - as above
        return []
    chosen = context.settings.get("quotes", "auto")
    most = chosen if chosen in styles else _majority(document)
    if most == "straight":
        return []
    return sorted((one for style, those in styles.items() if style != most for one in those), key=lambda one: one.span)


# ---- pairs -------------------------------------------------------------------------------------


def mismatched(document: Document, context: Context) -> list[Match]:
    """Pairs of two shapes: « … " and “ … ». A straight mark takes its partner's style; of two others guillemets win."""
    wanted = norm(document, context)
    blank = wanted.blank(OPEN) if wanted.spaces_quotes else ""
    found = []
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
        if mark.sign == '"' and _elided(text, mark.at):  # a wrong apostrophe: that rule's
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
    if touches_before and behind in _ENDS:
        return True
    if before in BLANKS and behind in BLANKS + "\n":
        return any(one.sign == '"' for one in stack)
    return touches_before and behind == MARK and bool(stack)


# ---- drawn marks -------------------------------------------------------------------------------


def drawn(document: Document, context: Context) -> list[Match]:
    """Marks drawn with other signs: << x >>, ,,x'', ''x'', \u2018\u2018x\u2019\u2019."""
    text = reading(document)
    if not any(sign in text for sign in ("<<", "''", ",,", "\u2018\u2018")):
        return []
    wanted = norm(document, context)
    blank = wanted.blank(OPEN) if wanted.spaces_quotes else ""
    found = []
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
    found = []
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
