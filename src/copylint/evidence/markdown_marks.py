# SPDX-License-Identifier: Apache-2.0
"""Marks inside a line that are shown as they stand, or that draw what nobody meant.

No pairing of marks on the raw text: the parser says what is drawn; what it left is what a reader sees. CommonMark's
rule of flanking (6.2) fails French more than English: a mark next to a quotation mark, a colon or a full stop closes
nothing when a letter follows (`**« plan B »**est`), and a blank inside the marks kills them (`** gras **`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, Loose, by_block, loose, mentions, place_of, uncoded
from copylint.model.places import Edit, Match, Span

_DOUBLE = re.compile(r"\*\*++|~~|__+")
_AFTER_STOP = re.compile(r"[\u00bb\u201d\".:;!?\u2026)\]]([*_])(?=[^\W_])")
_BEFORE_QUOTE = re.compile(r"\*[\u00ab\u201c\"(]")
_TILDES = re.compile(r"(?<=\d)~(?=\d)")
_BLANKS = " \t\u00a0\u202f\u2009"
_SPACE_AFTER = frozenset("\u00bb\u201d\".:;!?\u2026)]%,")
_SPACE_BEFORE = frozenset("\u00ab\u201c\"([")
_STARS_OF = ("h\u00f4tel", "hotel", "\u00e9toile", "star", "camping", "r\u00e9sidence")
"""What is rated with stars."""
_LESSON = ("markdown", "ast\u00e9risque", "asterisk", "syntax", "backtick", "accent grave")
_LONGEST = 400
_PAIR = 2


def find(document: Document) -> Faults:
    """Faults: emphasis-literal, emphasis-unclosed, emphasis-accidental, backtick-unclosed."""
    found: Faults = {}
    text = document.text
    if document.format not in MARKDOWN:
        return found
    stars, underscores = "*" in text, "_" in text
    if stars or underscores or "~" in text:
        strong = 0
        accidental: list[Match] = []
        for node in document.inlines:
            if node.kind == "strong":
                strong += 1
            elif node.kind == "emphasis" and _between_digits(text, node.span):
                accidental.append(_accident(node.span))
        accidental += _struck(document)
        if accidental:
            found["emphasis-accidental"] = accidental
        if text.count("**") + text.count("__") != 2 * strong or "~~" in text:
            _doubles(document, found)
        if stars or underscores:
            singles = list(_singles(document))
            if singles:
                found["emphasis-literal"] = sorted([*found.get("emphasis-literal", ()), *singles], key=place_of)
    if "`" in text:
        ticks = list(_ticks(document))
        if ticks:
            found["backtick-unclosed"] = ticks
    return found


# ---- digits that an asterisk joins ---------------------------------------------------------------


def _between_digits(text: str, span: Span) -> bool:
    start, end = span
    return (
        0 < start
        and end < len(text)
        and text[start - 1].isdigit()
        and text[start + 1].isdigit()
        and text[end - 2].isdigit()
        and text[end].isdigit()
    )


def _accident(span: Span) -> Match:
    """`3*4 et 5*6`: the two signs are drawn as italics and gone; a backslash keeps each."""
    return Match(span, edits=(Edit(span.start, span.start, "\\"), Edit(span.end - 1, span.end - 1, "\\")))


def _struck(document: Document) -> Iterator[Match]:
    """`2~3 et 4~5`: GitHub strikes what lies between single tildes, which most parsers do not."""
    text = document.text
    if "~" not in text:
        return
    free = loose(document)
    places = (Span(*found.span()) for found in _TILDES.finditer(text))
    for _, held in by_block(document, (place for place in places if free(*place))):
        for first, second in zip(held[::2], held[1::2], strict=False):
            span = Span(first.start, second.end)
            yield Match(span, edits=(Edit(span.start, span.start, "\\"), Edit(span.end - 1, span.end - 1, "\\")))


# ---- marks that draw nothing ---------------------------------------------------------------------


def _doubles(document: Document, found: Faults) -> None:
    text = document.text
    free, code = loose(document), uncoded(document)
    runs = [Span(*match.span()) for match in _DOUBLE.finditer(text)]
    drawn = {node.span for node in document.inlines if node.kind in ("strong", "strikethrough")}
    literal: list[Match] = []
    unclosed: list[Match] = []
    notes = False  # `prix**`: a footnote's call; then `**hors taxes` is its text
    for block, held in by_block(document, (run for run in runs if code(*run))):
        marks = [run for run in held if _is_mark(text, run)]
        left = [run for run in marks if free(*run)]
        if not left or mentions(document, block, _LESSON):
            continue
        # Where all marks make pairs one after the other, what is drawn between two pairs was not meant either.
        pairs, alone = _paired(text, block, marks)
        if alone:
            pairs, alone = _paired(text, block, left)
        notes = notes or any(_calls(text, block, run) for run in alone)
        literal += (_literal(text, block, *pair) for pair in pairs if Span(pair[0].start, pair[1].end) not in drawn)
        unclosed += (Match(run) for run in alone if _opens(text, block, run) and text[run.start] == "*")
    if literal:
        found["emphasis-literal"] = literal
    if unclosed and not notes:
        found["emphasis-unclosed"] = unclosed


def _is_mark(text: str, run: Span) -> bool:
    """Two or three signs that could be emphasis: no operator, no glob, no blank to fill in, no covered letters."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    sign = text[run.start]
    if run.end - run.start > _PAIR + (sign == "*") or after == "/" or before in ("/", "\\"):
        return False
    return not (before.isalnum() and after.isalnum()) and not (sign == "_" and (before.isalnum() or after == "_"))


def _paired(text: str, block: Block, held: list[Span]) -> tuple[list[tuple[Span, Span]], list[Span]]:
    """The marks of one block as the author meant them: pairs, and those left alone."""
    pairs: list[tuple[Span, Span]] = []
    alone: list[Span] = []
    opened: Span | None = None
    for run in held:
        if opened is not None and _closes(text, block, opened, run):
            pairs.append((opened, run))
            opened = None
            continue
        if opened is not None:
            alone.append(opened)
        opened = run
    if opened is not None:
        alone.append(opened)
    return pairs, alone


def _around(text: str, block: Block, run: Span) -> tuple[str, str]:
    """The signs beside a mark; a blank at the edges of the block."""
    before = text[run.start - 1] if run.start > block.span.start else " "
    after = text[run.end] if run.end < block.span.end else " "
    return before, after


def _opens(text: str, block: Block, run: Span) -> bool:
    before, after = _around(text, block, run)
    return not after.isspace() and not before.isalnum()


def _calls(text: str, block: Block, run: Span) -> bool:
    before, after = _around(text, block, run)
    return not before.isspace() and not after.isalnum()


def _closes(text: str, block: Block, opened: Span, run: Span) -> bool:
    """Whether two marks were meant as a pair."""
    start, end = opened.end, run.start
    if text[opened.start : opened.end] != text[run.start : run.end] or not 0 < end - start <= _LONGEST:
        return False
    if not text[start:end].strip() or "\n\n" in text[start:end]:
        return False
    (before, first), (last, after) = _around(text, block, opened), _around(text, block, run)
    if first.isspace() and last.isspace():  # `** gras **`, but not « hôtel ** à Lyon, hôtel ** à Nice »
        rated = text[max(block.span.start, opened.start - 24) : opened.start].casefold()
        return not after.isalnum() and not any(word in rated for word in _STARS_OF)
    if first.isspace():
        return before.isspace() and not last.isspace()
    return not (last.isspace() and after.isspace()) and not (_symbol(first) or _symbol(last))


def _symbol(sign: str) -> bool:
    """A currency sign, a degree, an emoji: punctuation for CommonMark 0.31, and none for GitHub, which draws bold."""
    return not sign.isascii() and unicodedata.category(sign)[0] == "S"


def _literal(text: str, block: Block, opened: Span, closed: Span) -> Match:
    return Match(Span(opened.start, closed.end), edits=tuple(_mended(text, block, opened, closed)))


def _mended(text: str, block: Block, opened: Span, closed: Span) -> list[Edit]:
    """Blanks moved out of the marks, or put beside them; nothing where the right place is not certain."""
    (before, first), (last, after) = _around(text, block, opened), _around(text, block, closed)
    edits: list[Edit] = []
    if first.isspace():
        end = opened.end
        while text[end] in _BLANKS:
            end += 1
        if text[end].isspace():
            return []
        edits.append(Edit(opened.end, end, ""))
    if before.isalnum():
        if not first.isspace() and first not in _SPACE_BEFORE:
            return []
        edits.insert(0, Edit(opened.start, opened.start, " "))
    if last.isspace():
        start = closed.start
        while text[start - 1] in _BLANKS:
            start -= 1
        if text[start - 1].isspace():
            return []
        edits.append(Edit(start, closed.start, ""))
        last = text[start - 1]
        if after.isalnum():
            edits.append(Edit(closed.end, closed.end, " "))
    elif after.isalnum():
        if last not in _SPACE_AFTER:
            return []
        edits.append(Edit(closed.end, closed.end, " "))
    return edits


def _singles(document: Document) -> Iterator[Match]:
    """`*« IA »*locale` and `mot*« x »*`: one sign, told from a footnote's call by the quotation mark or stop inside."""
    text = document.text
    hits = [(match.start(1), True) for match in _AFTER_STOP.finditer(text)]
    hits += [(match.start(), False) for match in _BEFORE_QUOTE.finditer(text) if text[match.start() - 1].isalnum()]
    if not hits:
        return
    free = loose(document)
    at = 0
    for place, closing in sorted(hits):
        if place < at or not free(place, place + 1) or text[place - 1] == text[place]:
            continue
        for block, _ in by_block(document, [Span(place, place + 1)]):
            pair = _partner(text, block, place, closing=closing, free=free)
            if pair is not None and not mentions(document, block, _LESSON):
                yield _literal(text, block, *pair)
                at = pair[1].end


def _partner(text: str, block: Block, place: int, *, closing: bool, free: Loose) -> tuple[Span, Span] | None:
    sign = text[place]
    here = Span(place, place + 1)
    if closing:
        other = text.rfind(sign, max(block.span.start, place - _LONGEST), place)
        pair = (Span(other, other + 1), here)
    else:
        other = text.find(sign, place + 1, min(block.span.end, place + _LONGEST))
        pair = (here, Span(other, other + 1))
    if other < 0 or not free(other, other + 1) or text[pair[0].end].isspace() or text[pair[1].start - 1].isspace():
        return None
    if closing and text[other - 1 : other].isalnum() and other > block.span.start:
        return None
    return pair if text[other - 1 : other] != sign and text[other + 1 : other + 2] != sign else None


def _ticks(document: Document) -> Iterator[Match]:
    """A backtick that opens code and that nothing closes."""
    text = document.text
    places: Iterable[int]
    code = [node.span for node in document.inlines if node.kind == "code"]
    if text.count("`") == sum(text.count("`", *span) for span in code):
        return
    free = loose(document)
    places = (at.start() for at in re.finditer(r"(?<!`)`(?!`)", text))
    for block, held in by_block(document, (Span(at, at + 1) for at in places if free(at, at + 1))):
        for place in held:
            before, after = _around(text, block, place)
            apart = before in " \t\n(\u00ab\u00a0\"" and after in " \t\n)\u00bb\u00a0\""
            if not apart and not (before.isalnum() and after.isalnum()) and not mentions(document, block, _LESSON):
                yield Match(place)
