# SPDX-License-Identifier: Apache-2.0
"""Styles and levels of quotation marks: the catalogue's T020 to T022 and T025.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Guillemets": « » first, “ ” inside them. Which
marks pair is document/quotations.py's.
"""

from copylint.document.blocks import Quotation
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import norm
from copylint.evidence.typography_places import edited
from copylint.evidence.typography_reading import BLANKS, MARK, OBJECT, reading
from copylint.model.places import Match, Span
from copylint.text.patterns import lazy

OPEN, CLOSE = "\u00ab", "\u00bb"
_STYLE = {'"': "straight", OPEN: "guillemets", "\u201c": "english", "\u201e": "english"}
_VALUE = lazy(r"[_={}<>\\|;$#@]|^[\w-]+/[\w.+-]+$|^\.\w|\w\(|[a-z][A-Z]\w*$|^[\w-]+(?:[./][\w-]+)+$|^/|^--?\w")
_SPACED_STRAIGHT = lazy(r"(?<!\S)\"[ \u00a0][^\W\d_]")
ENDS = frozenset('.,;:!?)]\u2026\u00bb\u201d"\n' + BLANKS)


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
    found: list[Match] = []
    for one in (*_ours(document), *_loose(document)):
        if one.opening != '"' or one.closing != '"' or one.span in minority or _is_value(text[slice(*one.content)]):
            continue
        if not (_content_is_foreign(document, one) or _is_argument(text, one.span.start)):
            found.append(_restyled(document, context, one, inner=one.depth > 1 or house == "english"))
    return found


def _is_argument(text: str, at: int) -> bool:
    """`print("a")`."""
    return at > 1 and text[at - 1] == "(" and (text[at - 2].isalnum() or text[at - 2] == "_")


def _is_value(content: str) -> bool:
    """What a program takes as it is: figures, a media type, a name with an underscore, an assignment."""
    return not any(map(str.isalpha, content)) or _VALUE.search(content) is not None


def _loose(document: Document) -> list[Quotation]:
    """Two straight marks of a block with blanks inside, a comma or a stop behind them: no other rule pairs these."""
    text = reading(document)
    if '" ' not in text:
        return []
    known = {one.span.start for one in document.quotations}
    found: list[Quotation] = []
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
            and text[last + 1 : last + 2] in ENDS
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
    found: list[Match] = []
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
