# SPDX-License-Identifier: Apache-2.0
"""What pasting leaves: no-break spaces that break Markdown, entities, words cut at the ends of lines.

CommonMark 0.31, 2.1 (U+00A0 is no space of its syntax), 4.2, 5.2; HTML Living Standard, 13.5 (named references).
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import edited, everywhere, place
from copylint.evidence.typography_words import KEPT_PARTS, SECOND_PARTS
from copylint.model.places import Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_MARKER = lazy(
    r"^(?:(?P<h>[ ]{0,3}#{1,6})|(?P<l>[ \t]*(?:[-*+]|[0-9]{1,9}[.)])))(?P<b>[\u00a0\u202f\u2007\u2009]+)[ ]?(?=\S)",
    regex.MULTILINE,
)
_BLANK = r"[ \u00a0\u202f\u2007\u2009]"
_DELIMITER = lazy(
    rf"^[ ]{{0,3}}\|?{_BLANK}*+:?-+:?{_BLANK}*+(?:\|{_BLANK}*+:?-+:?{_BLANK}*+)*\|?{_BLANK}*+$", regex.MULTILINE
)
_ODD_BLANKS = lazy(r"[\u00a0\u202f\u2007\u2009]+")
_MARKDOWN_BLANKS = "\u00a0\u202f\u2007\u2009"
_NOT_BARE = frozenset("(<[\"'=/_") | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_BARE_URL = lazy(r"(?:https?://|www\.)[^\s<>\"'\u00a0\u202f)\]]++(?P<b>[\u00a0\u202f]*)")
_ENTITY = lazy(
    r"&(?:(?P<n>nbsp|amp|lt|gt|quot|apos|laquo|raquo|rsquo|lsquo|ldquo|rdquo|hellip|mdash|ndash|euro|oelig|deg|"
    r"[A-Za-z]{1,8}(?:acute|grave|circ|cedil|uml|tilde))|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,6});"
)
_DOUBLE = lazy(
    r"&amp;(?:nbsp|amp|lt|gt|quot|apos|laquo|raquo|rsquo|lsquo|hellip|mdash|ndash|euro|oelig|[A-Za-z]{1,8}(?:acute|"
    r"grave|circ|cedil|uml)|#[0-9]{2,6});"
)
_ABOUT_ENTITIES = lazy(r"entit[ée]s?\b|entity|entities|\bHTML\b|\bXML\b|échapp|escap", regex.IGNORECASE)
_NEAR = 400
"""Signs around an entity in which its paragraph may speak of entities."""
_LINE_END = lazy(r"- ?[\r\n]")
_HYPHEN_BLANK = lazy(r"- (?=[a-z\u00e0-\u00ff])")
_HARD = lazy(r"(?<![\w-])(?P<a>[^\W\d_]{2,})-[ \t]*(?P<n>\r?\n|\r)[ \t]*(?:>[ \t]?)?(?P<b>[^\W\d_]{2,})(?![\w-])")
_CUT = lazy(r"(?<![\w-])(?P<a>[^\W\d_]{2,})- (?P<b>[^\W\d_]{2,})(?![\w-])")


def breaking_blank(document: Document, context: Context) -> list[Match]:
    """A no-break space where Markdown needs a plain one: after a mark, in a delimiter row, behind a bare address."""
    del context
    text = document.text
    if document.format == "html":
        return []
    places = [at for blank in _MARKDOWN_BLANKS if blank in text for at in everywhere(text, blank)]
    if not places:
        return []
    before = {text[at - 1 : at] for at in places}
    found: list[Match] = []
    if not before.isdisjoint("#-*+.)"):
        found += _after_marks(document)
    if "|" in text and (not before.isdisjoint("-|") or any(text[at + 1 : at + 2] in ("-", "|", ":") for at in places)):
        found += _in_delimiters(document)
    found += _behind_addresses(document)
    return sorted(found, key=lambda match: match.span)


def _in_delimiters(document: Document) -> Iterator[Match]:
    for row in _DELIMITER.finditer(document.text):
        edits = [(*blank.span(), " ") for blank in _ODD_BLANKS.finditer(document.text, *row.span())]
        if edits and "|" in row[0] and not document.masked(Span(*row.span()), ("code",)):
            yield edited(edits[0][0], edits[0][1], edits)


def _behind_addresses(document: Document) -> Iterator[Match]:
    text = document.text
    for head in ("http", "www."):
        done = 0
        for at in everywhere(text, head):
            if at < done or (at and text[at - 1] in _NOT_BARE):
                continue
            one = _BARE_URL.match(text, at)
            if one is None:
                continue
            done = one.end()
            if one["b"] and not document.masked(Span(*one.span()), ("code", "target", "front-matter")):
                yield place(one.start("b"), one.end("b"), " ")


def _after_marks(document: Document) -> Iterator[Match]:
    """Behind the mark of a heading or of a list's item.

    « 3.\u00a0» may be a figure and « -\u00a0» a dialogue: the lines beside it tell.
    """
    for one in _MARKER.finditer(document.text):
        if document.masked(Span(*one.span()), ("code", "front-matter")):
            continue
        lower = document.text[one.end() : one.end() + 1].islower()  # a line of a dialogue begins with a capital
        if one["l"] is None or lower or _list_around(document, one.start(), one["l"]):
            yield place(one.start("b"), one.end("b"), " ")


_MOST_DIGITS = 9
"""Digits of a number that can begin an item (CommonMark 0.31, section 5.2)."""


def _list_around(document: Document, start: int, mark: str) -> bool:
    """Whether a line before or after begins with the same mark: a list, of which this line should be an item."""
    lines = document.lines
    here = lines.line(start)
    sign = mark.strip()[-1:]
    for number in (here - 1, here + 1):
        if 1 <= number <= len(lines):
            content = lines.content(number)
            line = document.text[content.start : content.end].lstrip(" \t")
            marked = line.lstrip("0123456789")
            if len(line) - len(marked) <= _MOST_DIGITS and marked[:1] == sign and marked[1:2] in (*" \u00a0\u202f",):
                return True
    return document.format == "markdown" and mark.strip() in ("*", "+")


def entities(document: Document, context: Context) -> list[Match]:
    """Entities of HTML in plain text and front matter, those escaped twice among them.

    In the body of a Markdown file an entity is drawn; one escaped twice there is a fault of Markdown.
    """
    del context
    text = document.text
    if "&" not in text or document.format == "html":
        return []
    from html import unescape  # noqa: PLC0415 - for the rare texts that have an entity

    found: list[Match] = []
    plain = document.format == "text"
    for span in [Span(0, len(text))] if plain else [block.span for block in document.prose if block.kind == "meta"]:
        twice = [
            place(*one.span(), unescape(unescape(one[0])))
            for one in _DOUBLE.finditer(text, *span)
            if not _is_meant(document, Span(*one.span()))
        ]
        found += twice
        known = {match.span.start for match in twice}
        for one in _ENTITY.finditer(text, *span):
            new = unescape(one[0])
            # YAML has its own way to write quotation marks inside a value.
            if new == one[0] or one.start() in known or not (plain or new not in "\"'"):
                continue
            if not _is_meant(document, Span(*one.span())):
                found.append(place(*one.span(), new))
    return sorted(found, key=lambda match: match.span)


def _is_meant(document: Document, entity: Span) -> bool:
    """An entity in code, in an address, or in words about entities."""
    if document.masked(entity, ("code", "url", "target")):
        return True
    block = document.block_at(entity.start)
    if block is None:
        return False
    start, end = max(block.span.start, entity.start - _NEAR), min(block.span.end, entity.end + _NEAR)
    return _ABOUT_ENTITIES.search(document.text, start, end) is not None


def hard_hyphens(document: Document, context: Context) -> list[Match]:
    """Words cut at the end of a line."""
    del context
    text = document.text
    found: list[Match] = []
    for hyphen in _LINE_END.finditer(text):
        start = at = hyphen.start()
        while start and text[start - 1].isalpha():
            start -= 1
        one = _HARD.match(text, start) if start < at else None
        if one is not None and _is_cut(one):
            span = Span(*one.span())
            if not document.masked(span, ("code", "front-matter", "url", "html")):
                found.append(place(*span, one["a"] + one["b"]))
    return found


def cut_words(document: Document, context: Context) -> list[Match]:
    """Words cut by a hyphen and a blank, once the lines were joined."""
    del context
    text = document.text
    found: list[Match] = []
    for hyphen in _HYPHEN_BLANK.finditer(text):
        start = at = hyphen.start()
        if not text[at - 1 : at].islower():
            continue
        while start and text[start - 1].isalpha():
            start -= 1
        one = _CUT.match(text, start)
        if one is None or not _is_cut(one) or one["b"] in _stop_words() or document.block_at(start) is None:
            continue
        if not document.masked(Span(*one.span()), ("code",)):
            found.append(place(*one.span(), one["a"] + one["b"]))
    return found


def _stop_words() -> frozenset[str]:
    from copylint.document.words import ENGLISH, FRENCH  # noqa: PLC0415 - two large tables, for few texts

    return FRENCH | ENGLISH


def _is_cut(one: "regex.Match[str]") -> bool:
    first, second = one["a"], one["b"]
    if not second.islower() or (not first[1:].islower() and len(first) > 1):
        return False
    return first.casefold() not in KEPT_PARTS and second not in SECOND_PARTS
