# SPDX-License-Identifier: Apache-2.0
"""Headings that no parser draws, and paragraphs that became headings.

`#Titre` is text to CommonMark (4.2); a paragraph directly above `---` is a heading to everybody (4.3). A no-break space
after `#` is reported with the hidden characters.
"""

import re
from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, keep, marked, of_kind, shown, worded
from copylint.model.places import Edit, Match, Span
from copylint.text.patterns import lazy

_SHARPS = lazy(r"##*")  # the first sign alone: a literal is found fast
_STARTS_WORD = lazy(r"[\w*\u00ab\"\u201c\[(\u00bf\u00a1]|[^\x00-\u2fff]")
_HASHTAG = lazy(r"#\w")
_STOPS = ".\u2026;,"
_MILD_STOPS = "?!:"
_ENDS = '*_\u00bb\u201d")\u00a0\u202f '
_LONG_HEADING = 80
_LONGEST_HEADING = 160
_FEW_WORDS = 6
_MOST_SHARPS = 6


def find(document: Document) -> Faults:
    """Faults: heading-unspaced, heading-or-hashtag, heading-fused, heading-empty, heading-accidental."""
    found: Faults = {}
    if document.format not in MARKDOWN:
        return found
    text = document.text
    if "#" in text:
        for fault, match in _sharps(document):
            found.setdefault(fault, []).append(match)
    keep(found, "heading-accidental", _underlined(document))
    return found


# ---- signs that are no heading -------------------------------------------------------------------


def _sharps(document: Document) -> Iterator[tuple[str, Match]]:
    text = document.text
    for run in _SHARPS.finditer(text):
        start, end = run.span()
        after = text[end : end + 2]
        if (
            after[:1] == " "
            and (not start or text[start - 1] == "\n")
            and end - start <= _MOST_SHARPS
            and not after.isspace()
        ):
            continue  # a heading
        first = _line_start(text, start)
        if not first and (end - start == 1 or after[:1] not in (" ", "\t", "\u00a0")):
            continue
        if first and _blank_line(text, end):
            if end - start <= _MOST_SHARPS and document.prose_index(start) is None and shown(document, start, end):
                yield "heading-empty", Match(Span(start, end))
            continue
        if first and after[:1] in (" ", "\t") and end - start <= _MOST_SHARPS:
            continue
        block = worded(document, start)
        if block is None or not shown(document, start, end) or marked(document, start, end):
            continue
        fault = _unspaced(text, block, Span(start, end)) if first else _fused(text, block, Span(start, end))
        if fault:
            yield fault


def _line_start(text: str, at: int) -> bool:
    """Whether only blanks and quote marks stand before a place in its line."""
    while at > 0 and text[at - 1] in " >":
        at -= 1
    return at == 0 or text[at - 1] in "\r\n"


def _blank_line(text: str, at: int) -> bool:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at == len(text) or text[at] in "\r\n"


def _line_end(text: str, at: int, limit: int) -> int:
    found = re.compile(r"[\r\n]").search(text, at, limit)
    return found.start() if found else limit


def _unspaced(text: str, block: Block, run: Span) -> tuple[str, Match] | None:
    """`##Titre`, seven signs; `#mot` is a hashtag unless it looks like a title."""
    end = _line_end(text, run.end, block.span.end)
    size = run.end - run.start
    start = run.end if size <= _MOST_SHARPS else end - len(text[run.end : end].lstrip(" \t"))
    if not _STARTS_WORD.match(text, start, end):  # a no-break space is the business of hidden characters
        return None
    match = Match(Span(run.start, end), edits=(Edit(run.end, run.end, " "),) if size <= _MOST_SHARPS else ())
    if size > 1:
        return "heading-unspaced", match
    words = text[run.end : end]
    alone = block.span == Span(run.start, end)
    if not alone or _HASHTAG.search(words) or words.count(" ") < 2 or not words[0].isupper() or words[1:2].isupper():  # noqa: PLR2004 - three words
        return None
    first, *_ = words.split(" ")
    camel = any(sign.isupper() for sign in first[1:]) or words.rstrip()[-1] in ".\u2026,;"
    return None if camel or len(words) > _LONG_HEADING or " : " in words[:40] else ("heading-or-hashtag", match)


def _fused(text: str, block: Block, run: Span) -> tuple[str, Match] | None:
    """`…conformité.## Titre`: the line end before the heading is lost."""
    start, end = run
    if end - start > _MOST_SHARPS or block.kind not in ("paragraph", "item"):
        return None
    # Of a line that goes on and on only the beginning is looked at: a heading is short.
    line_end = _line_end(text, end, min(block.span.end, end + _LONGEST_HEADING))
    words = text[end:line_end].strip(" \t\u00a0*")
    before = text[max(block.span.start, start - _LONGEST_HEADING) : start].rstrip(" \t")
    if not words or not (words[0].isupper() or words[0].isdigit()) or not before.strip("*"):
        return None
    edits: tuple[Edit, ...] = ()
    if block.kind == "paragraph" and not block.quoted and before[-1] != "*" and text[end] in " \t":
        eol = "\r\n" if text.find("\r\n", 0, _LONGEST_HEADING) >= 0 else "\n"
        edits = (Edit(_blanks_before(text, start), start, eol + eol),)
    return "heading-fused", Match(Span(start, line_end), edits=edits)


def _blanks_before(text: str, at: int) -> int:
    while text[at - 1] in " \t":
        at -= 1
    return at


# ---- text that became one ------------------------------------------------------------------------


def _underlined(document: Document) -> Iterator[Match]:
    text = document.text
    for index in of_kind(document, "heading"):
        block = document.blocks[index]
        if text[block.outer.end - 1] != "-" or block.outer.end == block.span.end:
            continue
        start, end = block.span
        if "\n" not in text[end : block.outer.end] and "\r" not in text[end : block.outer.end]:
            continue  # `## Titre ---`
        words = text[start:end]
        last = words.rstrip(_ENDS)[-1:] or words[-1]
        count = words.count(" ") + 1
        sentence = last in _STOPS and count >= _FEW_WORDS
        long = len(words) > _LONG_HEADING and (last in _MILD_STOPS or "\n" in words)
        if sentence or long or len(words) > _LONGEST_HEADING:
            yield Match(Span(start, end), edits=_parted(document, block))


def _parted(document: Document, block: Block) -> tuple[Edit, ...]:
    """A blank line before the rule."""
    text, lines = document.text, document.lines
    number = lines.line(block.outer.end)
    start = lines.span(number).start
    eol = text[lines.content(number - 1).end : start]
    marks = text[start : block.outer.end].rstrip("-").rstrip(" \t")
    if marks.strip("> \t"):
        return ()
    return (Edit(start, start, marks + eol),)
