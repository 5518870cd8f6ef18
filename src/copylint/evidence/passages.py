# SPDX-License-Identifier: Apache-2.0
"""How far a leak reaches: from the words that betray it to the whole passage that is not the article's.

An assistant speaks in paragraphs of its own, and then the block goes as a whole, with the list of options that it
ends with. But it also speaks glued to the article: before it on the same line (« Voici la traduction : Le pont… »),
behind it, or between two of its sentences. What belongs to the speaker shows: it says I and you, and speaks of texts.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from copylint.document.blocks import Block, Table
from copylint.document.document import Document
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

Extent = Literal["match", "line", "sentence", "opener", "passage", "list", "block"]
"""match: the words themselves. line: the lines that they touch. sentence: the sentences that they touch. opener: what
is said before a text, up to the colon where the text follows it in the same block. passage: all neighbouring sentences
of the same voice, the whole block where nothing else stands in it. list: a passage with the list or table that it
announces. block: the block. A comment is taken whole, whatever the extent."""

_VOICE = lazy(
    r"\b(?:voici|voil\u00e0|ci-dessous|here (?:it )?is|here['\u2019]s|chap\u00f4|je|j['\u2019]|me|m['\u2019]|moi|"
    r"mon|ma|mes|vous|votre|vos|tu|te|t['\u2019]|toi|ton|ta|tes|dites|dis|merci|"
    r"textes?|articles?|versions?|traductions?|paragraphes?|passages?|phrases?|titres?|intertitres?|mots|lecteurs?|"
    r"lecture|r\u00e9daction|r\u00e9\u00e9criture|reformulation|formulation|style|structure|consignes?|demande|"
    r"sources?|"
    r"I|I['\u2019]\w+|my|me|you|your|let me|article|text|draft|copy|tone|wording|readers?|headline|request|prompt|"
    r"ich|mir|Sie|Ihr\w*|du|dir|dein\w*|puedo|quieres|desea|te|posso|vuoi|voc\u00ea)\b",
    regex.IGNORECASE,
)
_SHORT, _SHORTEST = 4, 2
"""Words of a sentence that is a mere call: with « ! » (« Avec grand plaisir ! ») and without (« Perfect. »)."""
_WORD = lazy(r"\w+")
_COLON = lazy(r"[ \u00a0\u202f]?:[*_]{0,3}(?=\s|$)\s*")
_BLANKS = " \t\r\n\u00a0\u202f"
_EDGE = ' \t\r\n\u00a0\u202f*_~#>"()[]-\u2014\u2013'
_WHOLE_KINDS = frozenset({"heading", "paragraph", "item"})
_LABEL = 80
"""Signs of a line that is a label and announces what follows even without a colon."""
_MOST_LISTED = 60


def extended(document: Document, block: Block, span: Span, extent: str) -> Span:
    """The place of a leak whose words stand at `span` in `block`; see `Extent`."""
    if block.kind == "comment":
        return block.outer
    if extent == "match":
        return span
    if extent == "block":
        return _outer(block)
    if extent == "line":
        lines = document.lines
        first_line = lines.content(lines.line(span.start)).start
        last_line = lines.content(lines.line(max(span.start, span.end - 1))).end
        line = Span(max(block.span.start, first_line), min(block.span.end, last_line))
        return _outer(block) if _covers(document.text, line, block.span) else line
    sentences = document.sentences(block)
    first = bisect_right(sentences, span.start, key=_end)
    last = bisect_right(sentences, span.end - 1, key=_start_of) - 1
    if first > last:
        return span
    if extent != "sentence":
        first, last = _voiced(document, sentences, first, last, whole=extent in ("passage", "list"))
    start = _start(document, sentences[first], span)
    end = max(sentences[last].end, span.end)
    if extent == "opener":
        end = _before_text(document, block, span, end)
    found = Span(start, end)
    if block.kind in _WHOLE_KINDS and _covers(document.text, found, block.span):
        found = _outer(block)
        if extent == "list":
            found = _with_list(document, block, found)
    return found


def _outer(block: Block) -> Span:
    return block.outer if block.kind in _WHOLE_KINDS else block.span


def _voiced(document: Document, sentences: Sequence[Span], first: int, last: int, *, whole: bool) -> tuple[int, int]:
    """The run of sentences of one voice around those touched; what follows a leak that begins a block is of it."""
    while first > 0 and _is_voiced(document, sentences[first - 1]):
        first -= 1
    if whole and first == 0:
        return 0, len(sentences) - 1
    while last + 1 < len(sentences):
        if _is_voiced(document, sentences[last + 1]):
            last += 1
        elif whole and last + 2 < len(sentences) and _is_voiced(document, sentences[last + 2]):
            last += 2
        else:
            break
    return first, last


def _is_voiced(document: Document, sentence: Span) -> bool:
    text = document.text[sentence.start : sentence.end]
    words = len(_WORD.findall(text))
    if words <= (_SHORT if "!" in text[-3:] else _SHORTEST):
        return True
    return _VOICE.search(text) is not None


def _start(document: Document, sentence: Span, span: Span) -> int:
    """The start of the sentence, or of the words where they are glued to what stands before them."""
    before = document.text[sentence.start : span.start]
    if before and before[-1] not in _EDGE and before[-1] not in "'\u2019¡¿\u00ab\u201c/":
        return span.start
    return sentence.start


def _before_text(document: Document, block: Block, span: Span, end: int) -> int:
    """The end of an opener: behind its last colon where words of the article follow, else `end`."""
    text = document.text
    if text[span.end - 1 : span.end] == ":" and text[span.end : block.span.end].strip(_EDGE + ":"):
        glued = any(map(str.isalnum, text[block.span.start : span.start]))
        if not _VOICE.search(text, span.end, end):
            return span.end if glued or not text[span.end].isspace() else _over_blanks(text, span.end, block.span.end)
    for colon in reversed(list(_COLON.finditer(text, span.start, end))):
        rest = text[colon.end() : block.span.end].strip(_EDGE)
        if not rest:
            return end
        if colon.start() >= span.end - 2 or not _VOICE.search(text, colon.end(), min(end, colon.end() + 200)):
            glued = any(map(str.isalnum, text[block.span.start : span.start]))
            return colon.end() - (len(colon[0]) - len(colon[0].rstrip()) if glued else 0)
    return end


def _over_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _BLANKS:
        at += 1
    return at


def _covers(text: str, span: Span, whole: Span) -> bool:
    left, right = text[whole.start : span.start], text[span.end : whole.end]
    return not any(map(str.isalnum, left)) and not any(map(str.isalnum, right))


def _with_list(document: Document, block: Block, span: Span) -> Span:
    """The passage with the items or the table that follow it, where it announces them."""
    text = document.text
    words = text[block.span.start : block.span.end].rstrip(_EDGE + "\u200d\ufe0f")
    if not words.endswith(":") and not (block.kind != "item" and len(words) <= _LABEL):
        return span
    index = document.prose_index(block.span.start)
    if index is None:
        return span
    end = span.end
    for other in document.prose[index + 1 : index + 1 + _MOST_LISTED]:
        if other.kind == "attribute":
            continue
        if other.kind == "cell":
            table = bisect_right(document.tables, other.span.start, key=_table_start) - 1
            end = max(end, document.tables[table].span.end)
        elif other.kind == "item" or text.startswith("|", other.span.start):
            end = max(end, other.outer.end)
        else:
            break
    return Span(span.start, end)


def _start_of(sentence: Span) -> int:
    return sentence.start


def _end(sentence: Span) -> int:
    return sentence.end


def _table_start(table: Table) -> int:
    return table.span.start


__all__ = ["Extent", "extended"]
