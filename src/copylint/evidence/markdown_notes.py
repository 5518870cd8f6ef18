# SPDX-License-Identifier: Apache-2.0
"""References that name what is not there: `[words][1]` and `[^1]` without a definition, notes that nothing calls.

The parser draws a reference only where it knows the definition, so what is left in the text has none. GitHub drops a
note that nothing calls: its words vanish from the page (GFM, footnotes).
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.markdown_common import (
    MARKDOWN,
    Faults,
    bare_brackets,
    keep,
    marked,
    mentions,
    of_kind,
    shown,
    worded,
)
from copylint.model.places import Edit, Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_REFERENCE = lazy(r"\]\[([^\[\]\r\n]{0,80})\]")
_CALL = lazy(r"\[\^([^\[\]\s^]{1,40})\]")
_NOTE = lazy(r"\[\^([^\[\]\s^]{1,40})\]:")
_BRACKETS = lazy(r"\[([^\[\]]{1,200})\]")
_USED = 2
"""Times that a label stands in a text at least: its definition and a call."""
_LABEL = lazy(r"\[([^\[\]\r\n]{1,200})\]:")
_SPACED = lazy(r"[ \t\u00a0\u202f]+:")
_SPACED_DEFINITION = lazy(
    r"(?:^|(?<=\r)) {0,3}\[([^\[\]\r\n]{1,80})\](?=[ \t\u00a0\u202f]+:[ \t]*\S+[ \t]*$)", regex.MULTILINE
)
_INCLUDES = ("--8<--", "{% include", "{%- include", "{{< include", "{!", "{% snippet")
"""Definitions may come with another file."""
_CODE = lazy(r"[A-Za-z0-9_]$")
_LESSON = ("markdown", "syntax", "regex", "r\u00e9guli\u00e8re", "regular expression")


def find(document: Document) -> Faults:
    """Faults: reference-undefined, note-undefined, note-uncalled, definition-unused."""
    found: Faults = {}
    text = document.text
    if document.format not in MARKDOWN or not bare_brackets(document):
        return found
    if "][" in text:
        keep(found, "reference-undefined", _references(document))
    if "[^" in text:
        keep(found, "note-undefined", _undefined(document))
        keep(found, "note-uncalled", _uncalled(document))
    if "reference-undefined" in found and _includes(text):
        del found["reference-undefined"]
    if "note-undefined" in found and _includes(text) and next(_notes(document), None) is None:
        del found["note-undefined"]
    if of_kind(document, "definition"):
        keep(found, "definition-unused", _unused(document))
    return found


def _includes(text: str) -> bool:
    return any(sign in text for sign in _INCLUDES)


def _references(document: Document) -> Iterator[Match]:
    text = document.text
    spaced: dict[str, int] | None = None
    last = 0
    for match in _REFERENCE.finditer(text):
        at = match.start()
        if not shown(document, at, at + 2, addresses=False) or marked(document, at, at + 2):
            continue
        block = worded(document, at)
        if block is None or match.end() > block.span.end or mentions(document, block, _LESSON):
            continue
        start = text.rfind("[", max(block.span.start, last, at - 300), at)
        words = text[start + 1 : at]
        # `tab[i][j]`, `[5][6]`, `[[A]][[B]]` and `[gallery][/gallery]` are none.
        if (
            start < 0
            or "]" in words
            or not shown(document, start, start + 1, addresses=False)
            or not any(map(str.isalpha, words))
        ):
            continue
        if (
            text[start - 1 : start] == "["
            or match[1][:1] in ("/", "^")
            or "=" in match[1]
            or text[match.end() : match.end() + 1] in ("]", "[")
        ):
            continue
        if start > block.span.start and (_CODE.match(text[start - 1]) or text[start - 1] in "\\]"):
            continue
        last = match.end()
        label = match[1] or words
        if spaced is None:
            spaced = {found[1].casefold(): found.end() for found in _SPACED_DEFINITION.finditer(text)}
        there = spaced.pop(label.casefold(), -1)
        yield Match(Span(start, last), values={"label": label}, edits=_coloned(text, there) if there >= 0 else ())


def _undefined(document: Document) -> Iterator[Match]:
    """One match for each label: its first call, the others related; a note whose colon is missing gets one."""
    text = document.text
    places: dict[str, list[Span]] = {}
    for match in _CALL.finditer(text):
        if not shown(document, *match.span()) or marked(document, *match.span()):
            continue
        block = worded(document, match.start())
        if block is None or not any(map(str.isalnum, match[1])) or mentions(document, block, _LESSON):
            continue
        places.setdefault(match[1].casefold(), []).append(Span(*match.span()))
    for label, spans in places.items():
        heads = [span for span in spans if _heads_line(text, span)]
        edits: tuple[Edit, ...] = ()
        if len(heads) == 1 and len(spans) > 1 and spans[-1] == heads[0]:
            edits = _coloned(text, heads[0].end)
        yield Match(spans[0], tuple(spans[1:]), {"label": label}, edits)


def _heads_line(text: str, span: Span) -> bool:
    """Whether a call begins a line that goes on: a note that no parser takes for one."""
    return _begins_line(text, span.start) and text[span.end : span.end + 2].strip(" \u00a0\u202f") != ""


def _begins_line(text: str, at: int) -> bool:
    """Whether only blanks and quote marks stand before a place in its line."""
    while at and text[at - 1] in " \t>":
        at -= 1
    return not at or text[at - 1] in "\r\n"


def _coloned(text: str, at: int) -> tuple[Edit, ...]:
    """The colon that makes a note of `[^1] words`; French puts a blank before it, which Markdown does not take."""
    found = _SPACED.match(text, at)
    return (Edit(at, found.end() - 1, ""),) if found else (Edit(at, at, ":"),)


def _notes(document: Document) -> Iterator[tuple[str, Span]]:
    text = document.text
    code = document.masks
    for match in _NOTE.finditer(text):
        span = Span(*match.span())
        if not _begins_line(text, span.start):
            continue
        if not code.touches("code", span) and not code.touches("comment", span):
            yield match[1].casefold(), span


def _uncalled(document: Document) -> Iterator[Match]:
    called = {node.target.casefold() for node in document.inlines if node.kind == "footnote"}
    known: set[str] = set()
    for label, span in _notes(document):
        if label not in called or label in known:
            yield Match(span, values={"label": label})
        known.add(label)


def _unused(document: Document) -> Iterator[Match]:
    """Definitions of links that no link uses, and that the parser took for definitions."""
    text = document.text
    counts: dict[str, int] = {}
    for match in _BRACKETS.finditer(text):
        name = _folded(match[1])
        counts[name] = counts.get(name, 0) + 1
    for index in of_kind(document, "definition"):
        start = document.blocks[index].span.start
        label = _LABEL.match(text, start)
        if label is None or text.startswith(("[//]", "[comment]"), start):
            continue
        if counts.get(_folded(label[1]), 0) < _USED:
            yield Match(Span(start, label.end() - 1), values={"label": label[1]})


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
