# SPDX-License-Identifier: Apache-2.0
"""How far a match reaches, and what goes when it is deleted. Spans and edits here are in `Document.text`."""

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Edit, Span
from copylint.text.patterns import lazy

# What may close a sentence after its last word: a closing emoji with its modifiers, and the blanks before it.
_CLOSING = lazy(r"(?:[^\S\r\n]*[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f])+")
_BLANKS = " \t\u00a0\u202f\u2009"


def reached(document: Document, span: Span, block: Block | None, reach: str) -> Span:
    """The words that a rule's `span:` makes of a match: match, sentence, line or block."""
    if reach == "match":
        return span
    if reach == "line":
        lines = document.lines
        first = lines.content(lines.line(span.start))
        last = lines.content(lines.line(max(span.start, span.end - 1)))
        return Span(first.start, last.end)
    around = block or document.block_at(span.start)
    if around is None:
        return span
    if reach == "block":
        return around.outer
    sentences = document.sentences(around)
    touched = [sentence for sentence in sentences if sentence.start < span.end and sentence.end > span.start]
    if not touched:
        return span
    end = max(span.end, touched[-1].end)
    closing = _CLOSING.match(document.text, end, around.span.end)
    return Span(min(span.start, touched[0].start), closing.end() if closing else end)


def deletion(document: Document, span: Span, block: Block | None, unit: str) -> Edit:
    """The edit that removes a match, its sentence, line or block, with the space that it would leave."""
    unit_span = reached(document, span, block, unit)
    around = block or document.block_at(span.start)
    if unit == "match":
        # Words that are all of their lines leave no empty line behind.
        whole = whole_lines(document, unit_span)
        return lines_gone(document, unit_span) if whole else _inline(document.text, unit_span, around)
    if unit == "sentence":
        if around is None or not _covers(document.text, unit_span, around.span):
            return _inline(document.text, unit_span, around)
        unit_span = around.outer
    return lines_gone(document, unit_span)


def whole_lines(document: Document, span: Span) -> bool:
    """Whether a span holds words and nothing else stands on its lines."""
    lines, text = document.lines, document.text
    head, tail = lines.line(span.start), lines.line(max(span.start, span.end - 1))
    left, right = text[lines.content(head).start : span.start], text[span.end : lines.content(tail).end]
    return not left.strip(_BLANKS) and not right.strip(_BLANKS) and any(map(str.isalnum, text[span.start : span.end]))


def lines_gone(document: Document, span: Span) -> Edit:
    """The edit that removes whole lines: with the blank lines after them, or before them at the end of a file.

    A block that shares its first or last line with others (a value of the front matter, a cell) is removed alone.
    """
    lines, text = document.lines, document.text
    first, last = lines.line(span.start), lines.line(max(span.start, span.end - 1))
    head, tail = lines.span(first), lines.span(last)
    if text[head.start : span.start].strip(_BLANKS) or text[span.end : lines.content(last).end].strip(_BLANKS):
        return _inline(text, span, None)
    end, start = tail.end, head.start
    while (
        last < len(lines)
        and _blank(text, lines.content(last + 1))
        and lines.span(last + 1) != Span(len(text), len(text))
    ):
        last += 1
        end = lines.span(last).end
    if end == len(text):  # nothing follows: the blank lines before go instead
        end = tail.end
        while first > 1 and _blank(text, lines.content(first - 1)):
            first -= 1
            start = lines.span(first).start
        if lines.content(lines.line(max(tail.start, 0))).end == tail.end and start > 0:
            start = lines.content(lines.line(start) - 1).end  # the last line had no end: the one before shall have none
    return Edit(start, end, "")


def _blank(text: str, span: Span) -> bool:
    return not text[span.start : span.end].strip(_BLANKS)


def _covers(text: str, span: Span, whole: Span) -> bool:
    left, right = text[whole.start : span.start], text[span.end : whole.end]
    return not left.strip(_BLANKS + "*_") and not right.strip(_BLANKS + "*_")


def _inline(text: str, span: Span, block: Block | None) -> Edit:
    start, end = span
    low = block.span.start if block else 0
    high = block.span.end if block else len(text)
    after_blank = end < high and text[end] in _BLANKS
    before_blank = start > low and text[start - 1] in _BLANKS
    if start == low or (not before_blank and text[start - 1] in "\r\n"):
        while end < high and text[end] in _BLANKS:
            end += 1
    elif before_blank and (after_blank or end == high or text[end : end + 1] in ".,)]\u00bb\u201d\r\n"):
        while start > low and text[start - 1] in _BLANKS:
            start -= 1
    return Edit(start, end, "")
