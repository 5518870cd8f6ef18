# SPDX-License-Identifier: Apache-2.0
"""Marks inside a line that are shown as they stand, or that draw what nobody meant.

No pairing of marks on the raw text: the parser says what is drawn; what it left is what a reader sees. CommonMark's
rule of flanking (6.2) fails French more than English: a mark next to a quotation mark, a colon or a full stop closes
nothing when a letter follows (`**« plan B »**est`), and a blank inside the marks kills them (`** gras **`).
"""

import unicodedata
from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import (
    MARKDOWN,
    Faults,
    by_block,
    keep,
    marked,
    mentions,
    of_kind,
    place_of,
    shown,
    worded,
)
from copylint.model.places import Edit, Match, Span, Words
from copylint.text.patterns import lazy

_RUNS = (("**", lazy(r"\*\*\**")), ("__", lazy(r"___*")), ("~~", lazy(r"~~~*")))
_OPENING = lazy(r"\*(?=[\w\u00ab\u201c\"(])")
_BEFORE_OPENING = frozenset(" \n\t\u00a0\u202f(\u00ab\u201c\u2019'\"\u2014\u2013[")
_QUOTES = frozenset('\u00ab\u201c"(')
_STOPS = frozenset('\u00bb\u201d".:;!?\u2026)]')
_JOINT = lazy(r"~(?<=\d~)(?=\d)")
_BLANKS = " \t\u00a0\u202f\u2009"
_SPACE_AFTER = frozenset('\u00bb\u201d".:;!?\u2026)]%,')
_SPACE_BEFORE = frozenset('\u00ab\u201c"([')
_STARS_OF = ("h\u00f4tel", "hotel", "\u00e9toile", "star", "camping", "r\u00e9sidence")
"""What is rated with stars."""
_LESSON = ("markdown", "ast\u00e9risque", "asterisk", "syntax", "backtick", "accent grave")
_QUOTED = lazy(r"[^`'\r\n]{1,80}'(?!\w)")
_TICK = lazy(r"`(?<!``)(?!`)")
_OLDER_ENGINES = "kramdown python-markdown wordpress pandoc"
_EMPHASIS = ("strong", "emphasis")
_LONGEST = 400
_PAIR = 2


def find(document: Document) -> Faults:
    """Faults: emphasis-literal, emphasis-unclosed, emphasis-accidental, backtick-unclosed."""
    found: Faults = {}
    text = document.text
    if document.format not in MARKDOWN:
        return found
    stars = text.count("*")
    if stars or "~" in text or "_" in text:
        emphasis = [node for node in document.inlines if node.kind in _EMPHASIS]
        strong = [node.span for node in emphasis if node.kind == "strong"]
        used = 2 * sum(text[node.span.start] == "*" for node in emphasis)
        used += 2 * sum(text[span.start] == "*" for span in strong)
        # One sign is counted in no time; lists and rules have some too.
        if (used != stars and text.count("**") > 2 * len(strong)) or "~" in text or ("_" in text and "__" in text):
            _doubles(document, strong, found)
        accidental = [_accident(node.span) for node in emphasis if _between_digits(text, node.span)]
        if "~" in text:
            accidental += _struck(document)
        if accidental:
            found["emphasis-accidental"] = sorted(accidental, key=place_of)
        if used != stars:
            singles = list(_singles(document))
            if singles:
                found["emphasis-literal"] = sorted([*found.get("emphasis-literal", ()), *singles], key=place_of)
    if "`" in text:
        keep(found, "backtick-unclosed", _ticks(document))
    return found


# ---- digits that an asterisk joins ---------------------------------------------------------------


def _between_digits(text: str, span: Span) -> bool:
    """`3*4 et 5*6`: the two signs are drawn as italics and gone."""
    start, end = span
    if start == 0 or end == len(text) or not text[start - 1].isdigit():
        return False
    return text[start + 1].isdigit() and text[end - 2].isdigit() and text[end].isdigit()


def _struck(document: Document) -> Iterator[Match]:
    """GitHub strikes `2~3 et 4~5`, most parsers do not."""
    text = document.text
    places = [Span(*match.span()) for match in _JOINT.finditer(text)]
    for _, held in by_block(document, [place for place in places if shown(document, *place)]):
        for first, second in zip(held[::2], held[1::2], strict=False):
            yield _accident(Span(first.start, second.end))


def _accident(span: Span) -> Match:
    """A backslash keeps each sign."""
    return Match(span, edits=(Edit(span.start, span.start, "\\"), Edit(span.end - 1, span.end - 1, "\\")))


# ---- marks that draw nothing ---------------------------------------------------------------------


def _doubles(document: Document, strong: list[Span], found: Faults) -> None:
    text = document.text
    struck = [node.span for node in document.inlines if node.kind == "strikethrough"]
    drawn = {*strong, *struck}
    edges = {edge for span in drawn for edge in (span.start, span.end - 2)}
    runs = [Span(*match.span()) for sign, pattern in _RUNS if sign in text for match in pattern.finditer(text)]
    if all(run.start in edges for run in runs):
        return
    runs.sort()
    bare = {run for run in runs if edges.isdisjoint(range(run.start, run.end - 1)) and _is_shown(document, run)}
    if not bare:
        return
    literal: list[Match] = []
    unclosed: list[Match] = []
    notes = False  # `prix**`: a footnote's call; then `**hors taxes` is its text
    for block, held in by_block(document, runs):
        marks = [run for run in held if _is_mark(text, run)]
        left = [run for run in marks if run in bare]
        if not left or mentions(document, block, _LESSON):
            continue
        # Where all marks make pairs one after the other, what is drawn between two pairs was not meant either.
        pairs, alone = _paired(text, block, [run for run in marks if run in bare or shown(document, *run)])
        if alone:
            pairs, alone = _paired(text, block, left)
        notes = notes or any(_calls(text, block, run) for run in alone)
        pairs = [pair for pair in pairs if Span(pair[0].start, pair[1].end) not in drawn and not _symbolic(text, *pair)]
        literal += (_literal(text, block, *pair) for pair in pairs)
        unclosed += (Match(run) for run in alone if _opens(text, block, run) and text[run.start] == "*")
    if literal:
        found["emphasis-literal"] = literal
    if unclosed and not notes:
        found["emphasis-unclosed"] = unclosed


def _is_shown(document: Document, run: Span) -> bool:
    return shown(document, *run) and not marked(document, *run)


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
    return not (last.isspace() and after.isspace())


def _symbolic(text: str, opened: Span, closed: Span) -> bool:
    """A currency sign or an emoji at an edge: punctuation for CommonMark 0.31, none for GitHub, which draws bold."""
    edges = (text[opened.end], text[closed.start - 1])
    return any(not sign.isascii() and unicodedata.category(sign)[0] == "S" for sign in edges)


def _literal(text: str, block: Block, opened: Span, closed: Span) -> Match:
    (_, first), (last, _) = _around(text, block, opened), _around(text, block, closed)
    # Between punctuation and a letter engines that are older than CommonMark draw the marks; around a blank none does.
    values: dict[str, str | int | Words] = {} if first.isspace() or last.isspace() else {"fine": _OLDER_ENGINES}
    return Match(Span(opened.start, closed.end), (), values, tuple(_mended(text, block, opened, closed)))


def _mended(text: str, block: Block, opened: Span, closed: Span) -> list[Edit]:
    """Blanks moved out of the marks, or put beside them; nothing where the right place is not certain."""
    (before, first), (last, after) = _around(text, block, opened), _around(text, block, closed)
    edits: list[Edit] = []
    if before.isalnum():
        if not first.isspace() and first not in _SPACE_BEFORE:
            return []
        edits.append(Edit(opened.start, opened.start, " "))
    if first.isspace():
        end = opened.end
        while text[end] in _BLANKS:
            end += 1
        edits.append(Edit(opened.end, end, ""))
    if last.isspace():
        start = closed.start
        while text[start - 1] in _BLANKS:
            start -= 1
        edits.append(Edit(start, closed.start, ""))
    if after.isalnum():
        if not last.isspace() and last not in _SPACE_AFTER:
            return []
        edits.append(Edit(closed.end, closed.end, " "))
    return edits


def _singles(document: Document) -> Iterator[Match]:
    """`*« IA »*locale` and `mot*« x »*`: one sign, told from a footnote's call by the quotation mark or stop inside."""
    text = document.text
    hits: list[tuple[int, bool]] = []
    for place in [match.start() for match in _OPENING.finditer(text)]:
        before, after = text[place - 1], text[place + 1]
        if before in _STOPS and after.isalnum():
            hits.append((place, True))
        elif after in _QUOTES and before.isalnum():
            hits.append((place, False))
    at = 0
    for place, closing in hits:
        if place < at or text[place - 1] == text[place] or not _is_shown(document, Span(place, place + 1)):
            continue
        block = worded(document, place)
        if block is None:
            continue
        pair = _partner(document, block, place, closing=closing)
        if pair is not None and not mentions(document, block, _LESSON):
            yield _literal(text, block, *pair)
            at = pair[1].end


def _partner(document: Document, block: Block, place: int, *, closing: bool) -> tuple[Span, Span] | None:
    """The other sign of a pair."""
    text = document.text
    sign = text[place]
    here = Span(place, place + 1)
    if closing:
        other = text.rfind(sign, max(block.span.start, place - _LONGEST), place)
        pair = (Span(other, other + 1), here)
    else:
        other = text.find(sign, place + 1, min(block.span.end, place + _LONGEST))
        pair = (here, Span(other, other + 1))
    if (
        other < 0
        or not _is_shown(document, Span(other, other + 1))
        or text[pair[0].end].isspace()
        or text[pair[1].start - 1].isspace()
    ):
        return None
    if closing and other > block.span.start and text[other - 1] not in _BEFORE_OPENING:
        return None  # `~/.*rc`
    return pair if text[other - 1 : other] != sign and text[other + 1 : other + 2] != sign else None


def _ticks(document: Document) -> Iterator[Match]:
    """A backtick that opens code and that nothing closes."""
    text = document.text
    code = sum(text.count("`", *node.span) for node in document.inlines if node.kind == "code")
    code += sum(text.count("`", *document.blocks[index].outer) for index in of_kind(document, "code"))
    if text.count("`") == code:
        return
    drawn = {edge for node in document.inlines if node.kind == "code" for edge in (node.span.start, node.span.end - 1)}
    places = (match.start() for match in _TICK.finditer(text) if match.start() not in drawn)
    for block, held in by_block(document, (Span(at, at + 1) for at in places if shown(document, at, at + 1))):
        for place in held:
            before, after = _around(text, block, place)
            if before == "\\" or _QUOTED.match(text, place.end):
                continue  # escaped, or the quotation mark of a keyboard without others: `such'
            apart = before in ' \t\n(\u00ab\u00a0"' and after in ' \t\n)\u00bb\u00a0"'
            if not apart and not (before.isalnum() and after.isalnum()) and not mentions(document, block, _LESSON):
                yield Match(place)
