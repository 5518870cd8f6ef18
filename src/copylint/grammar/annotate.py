# SPDX-License-Identifier: Apache-2.0
"""A document as LanguageTool is to read it: paragraphs of prose, with all else as markup.

Nothing but prose goes out. Code, addresses, tags, templates and words of another language become markup: as many
blanks as they are long, so that offsets stay those of the document and what a server is told holds none of them.
Where a word is missing to the sentence a filler stands for it, one that no dictionary knows: nothing agrees or
disagrees with it.

LanguageTool counts UTF-16 units over text and markup together, fillers left out; so the pieces of a paragraph are its
whole text, and a table from units to code points maps every offset back. A filler is never longer than what it stands
for: a server answers 500 to that (LanguageTool 6.8, `AnnotatedText`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.document.language import foreign_stretches
from copylint.document.spans import touching
from copylint.model.places import Span
from copylint.model.record import NamedTuple

FILLER = "Xyz"
"""Stands for what is a word to the reader and none to a dictionary; its capital serves where a sentence begins."""
_SHORT = "X"
LONGEST = 20_000
"""Code points that go out at once; a longer block is cut between its sentences."""
_WORDS = ("code", "url", "email", "path", "math", "template")
"""Masks over what stands in a sentence like a word."""
_NOTHING = ("marker", "target", "html", "comment", "definition", "front-matter")
"""Masks over what is not there for the reader."""


class Piece(NamedTuple):
    """A stretch of a paragraph: text that is checked, or markup that is read as `read` (nothing where "")."""

    span: Span
    markup: bool = False
    read: str = ""


class Paragraph(NamedTuple):
    """What is sent as a whole and checked on its own.

    Attributes:
        span: its place in `Document.text`; the pieces cover it.
        text: `Document.text[span]`.
        pieces: in order, without a gap.
        language: the code of ISO 639, "fr" or "en".
        block: the block that it is, or is a part of.
    """

    span: Span
    text: str
    pieces: tuple[Piece, ...]
    language: str
    block: Block

    def annotation(self) -> list[dict[str, str]]:
        """The value of `annotation` in `data` of `/v2/check`."""
        start = self.span.start
        return [_sent(self.text[piece.span.start - start : piece.span.end - start], piece) for piece in self.pieces]

    def span_of(self, offset: int, length: int) -> Span | None:
        """Where UTF-16 units of an answer stand in `Document.text`; None where they lie outside the paragraph."""
        if offset < 0 or length < 0:
            return None
        text, start = self.text, self.span.start
        if text.isascii() or max(text) <= "\uffff":
            return Span(start + offset, start + offset + length) if offset + length <= len(text) else None
        units = utf16_to_code_point(text)
        return Span(start + units[offset], start + units[offset + length]) if offset + length < len(units) else None

    def fillers(self) -> tuple[Span, ...]:
        """The places where a word stands for something else, in order."""
        return tuple(piece.span for piece in self.pieces if piece.read in (FILLER, _SHORT))

    def beside_filler(self, span: Span) -> bool:
        """Whether a place holds a filler, or no word stands between it and one: what is said there is of the filler."""
        text, start = self.text, self.span.start
        first, last = span.start - start, span.end - start
        while first > 0 and not text[first - 1].isalnum():
            first -= 1
        while last < len(text) and not text[last].isalnum():
            last += 1
        # A filler may stand for signs alone: it is met before the next word is.
        reach = Span(first - 1 + start, last + 1 + start)
        return any(filler.start < reach.end and reach.start < filler.end for filler in self.fillers())

    def in_one_text(self, span: Span) -> bool:
        """Whether a place lies in one piece of text: only there may words take the place of words."""
        at = bisect_left(self.pieces, span.start + 1, key=_start) - 1
        return at >= 0 and not self.pieces[at].markup and span.end <= self.pieces[at].span.end


class Paragraphs(NamedTuple):
    """The paragraphs of a document, in order of place, and the blocks that are too long to be sent."""

    sent: tuple[Paragraph, ...]
    too_long: tuple[Span, ...]


def utf16_to_code_point(text: str) -> list[int]:
    """For each offset in UTF-16 units, the offset in code points; one more than there are units."""
    return [at for at, sign in enumerate(text) for _ in range(1 + (sign > "\uffff"))] + [len(text)]


def paragraphs(document: Document, languages: Iterable[str] = ("fr", "en")) -> Paragraphs:
    """What of a document goes to LanguageTool.

    Args:
        document: the document.
        languages: those that are checked; blocks in others stay here.
    """
    wanted = frozenset(languages)
    holes = _Holes(document)
    sent: list[Paragraph] = []
    too_long: list[Span] = []
    for block in document.prose:
        language = document.language_of(block)
        if language not in wanted:
            continue
        for span in _parts(document, block):
            if span.end - span.start > LONGEST:
                too_long.append(span)
                continue
            pieces = tuple(_pieces(span, holes.within(block, span)))
            text = document.text[span.start : span.end]
            if any(_has_letters(text, span.start, piece) for piece in pieces):
                sent.append(Paragraph(span, text, pieces, language, block))
    return Paragraphs(tuple(sent), tuple(too_long))


def _sent(text: str, piece: Piece) -> dict[str, str]:
    if not piece.markup:
        # A lone surrogate is no text to a server; it counts one unit, as its stand-in does.
        return {"text": "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)}
    sent = {"markup": " " * (len(text) + sum(sign > "\uffff" for sign in text))}
    return sent | {"interpretAs": piece.read} if piece.read else sent


def _start(piece: Piece) -> int:
    return piece.span.start


def _has_letters(text: str, start: int, piece: Piece) -> bool:
    return not piece.markup and any(map(str.isalpha, text[piece.span.start - start : piece.span.end - start]))


def _parts(document: Document, block: Block) -> Iterator[Span]:
    """The block, or where it is long its sentences, as many together as may go out at once."""
    if block.span.end - block.span.start <= LONGEST:
        yield block.span
        return
    start = end = -1
    for sentence in document.sentences(block):
        if start >= 0 and sentence.end - start > LONGEST:
            yield Span(start, end)
            start = -1
        if start < 0:
            start = sentence.start
        end = sentence.end
    if start >= 0:
        yield Span(start, end)


def _pieces(span: Span, holes: Sequence[tuple[Span, str]]) -> Iterator[Piece]:
    """A span cut at its holes, which are sorted and disjoint."""
    at = span.start
    for hole, read in holes:
        if hole.start > at:
            yield Piece(Span(at, hole.start))
        yield Piece(hole, markup=True, read=read)
        at = hole.end
    if at < span.end:
        yield Piece(Span(at, span.end))


class _Holes:
    """What of a document is not to be read as it stands."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words = document.masks.covered(_WORDS)
        self._nothing = document.masks.covered(_NOTHING)
        self._entities = document.masks.spans("entity")
        self._foreign = foreign_stretches(document)
        self._inlines = [node for node in document.inlines if node.kind in ("image", "footnote")]
        self._attributes = [block for block in document.prose if block.kind == "attribute"]

    def within(self, block: Block, span: Span) -> list[tuple[Span, str]]:
        """The holes in a span of a block with what is read there, in order, disjoint.

        Of holes that overlap one is made; it is read as a word where one of them is.
        """
        text = self._document.text
        found = [(hole, True) for hole in touching(self._words, span)]
        found += [(hole, False) for hole in self._nothing_within(block, span)]
        found += [(hole, False) for hole in self._hidden(block, span)]
        found += [(hole, True) for hole, _ in self._foreign.get(block.span, ()) if _meet(hole, span)]
        joined = [(hole, _filler(text, hole) if word else _blank(text, hole)) for hole, word in _joined(found, span)]
        taken = [hole for hole, _ in joined]
        alone = (hole for hole in touching(self._entities, span) if not touching(taken, hole))
        inside = (hole for hole in alone if span.start <= hole.start and hole.end <= span.end)
        joined += ((hole, _decoded(text, hole)) for hole in inside)
        return sorted(joined)

    def _nothing_within(self, block: Block, span: Span) -> Sequence[Span]:
        if block.kind != "attribute":
            return touching(self._nothing, span)
        # An attribute lies in what is nothing to its surroundings.
        around = ("target", "html")
        inner = [each for mask in around for each in touching(self._document.masks.spans(mask), span)]
        rest = self._document.masks.covered([mask for mask in _NOTHING if mask not in around])
        return [each for each in inner if each.start > span.start or each.end < span.end] + list(touching(rest, span))

    def _hidden(self, block: Block, span: Span) -> Iterator[Span]:
        """Images and footnotes, and what is a block of its own inside another."""
        if block.kind == "attribute":
            return
        first = bisect_left(self._inlines, span.start, key=_node_start)
        for node in self._inlines[first:]:
            if node.span.start >= span.end:
                break
            yield node.span
        first = bisect_left(self._attributes, span.start, key=_block_start)
        for other in self._attributes[first:]:
            if other.span.start >= span.end:
                break
            yield other.span


def _node_start(node: Inline) -> int:
    return node.span.start


def _block_start(block: Block) -> int:
    return block.span.start


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _joined(found: Iterable[tuple[Span, bool]], within: Span) -> Iterator[tuple[Span, bool]]:
    """Sorted and disjoint, cut to `within`; what only touches stays apart, but for what is no word."""
    start = end = -1
    word = False
    for hole, is_word in sorted(found):
        first, last = max(hole.start, within.start), min(hole.end, within.end)
        if first >= last:
            continue
        if start >= 0 and (first < end or (first == end and not word and not is_word)):
            end, word = max(end, last), word or is_word
            continue
        if start >= 0:
            yield Span(start, end), word
        start, end, word = first, last, is_word
    if start >= 0:
        yield Span(start, end), word


def _filler(text: str, hole: Span) -> str:
    """A word no longer than what it stands for."""
    units = sum(1 + (sign > "\uffff") for sign in text[hole.start : min(hole.end, hole.start + len(FILLER))])
    return FILLER if units >= len(FILLER) else _SHORT


def _blank(text: str, hole: Span) -> str:
    """A line that is broken by a tag is broken for LanguageTool too."""
    return "\n" if text[hole.start : hole.start + 3].lower() == "<br" else ""


def _decoded(text: str, hole: Span) -> str:
    from html import unescape  # noqa: PLC0415 - few texts hold an entity

    decoded = unescape(text[hole.start : hole.end])
    units = sum(1 + (sign > "\uffff") for sign in decoded)
    return decoded if units <= hole.end - hole.start else _SHORT
