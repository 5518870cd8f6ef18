# SPDX-License-Identifier: Apache-2.0
"""Where a block stands: title, first words, tail. Position is evidence: an assistant speaks before and after its text.

What counts as a block here is words that a reader sees as one: a table is one however many cells it has; images,
values of the front matter and text inside markup (captions) have no place among the blocks. Page chrome pasted
with the article counts like any other block.
"""

from bisect import bisect_left

from copylint.document.blocks import Block, Inline, Zones
from copylint.document.document import Document
from copylint.document.quotations import cut_out
from copylint.model.places import Span
from copylint.text.patterns import lazy

TAIL = 5
"""Blocks at most in the tail, which is also at most the last third of a text and never empty."""
TITLE_LENGTH = 120
"""Signs at most in an unmarked line that is taken for a title."""
_TITLE_KEYS = frozenset({"title", "titre", "headline"})
_NOT_BODY = frozenset({"meta", "attribute"})
_WORDS = frozenset({"paragraph", "item"})
_FIRST = 3
"""Blocks at most in the zone of the first words."""
_IMAGE_SIGNS = ("![", "[![")
_MARKUP_SIGNS = "*_~"
_WORD_SIGN = lazy(r"\w")
_STOPS = (".", ":", ";", ",", "\u2026", "»", "”", '"')
"""What ends a sentence, an announcement or a quotation, and no title; « ? » and « ! » end both."""


def find_zones(document: Document) -> Zones:
    """The zones of a document, as sets of indices into `document.prose`.

    title: the title in the front matter, and what the body opens with where that is a heading, or an unmarked short
    line in a text that marks no title. first: the first paragraph or item after it and after headings; an unmarked
    short line there may be a heading, so the next one counts too. tail: the last five blocks, at most the last
    third, always the last one. A text of one block is in all zones.
    """
    prose = document.prose
    titles = frozenset(index for index, block in enumerate(prose) if block.kind == "meta" and block.key in _TITLE_KEYS)
    body = _units(document)
    if not body:
        return Zones(titles, frozenset(), frozenset())
    tail = frozenset(index for unit in body[-max(1, min(TAIL, len(body) // 3)) :] for index in unit)
    opening = body[0][0]
    if len(body) == 1:
        return Zones(titles or frozenset(body[0]), frozenset(body[0]), tail)
    marked = bool(titles) or any(block.kind == "heading" and block.level == 1 for block in prose)
    if prose[opening].kind == "heading" or (not marked and _may_be_title(document, prose[opening])):
        titles |= {opening}
    return Zones(titles, _first(document, [unit for unit in body if unit[0] not in titles]), tail)


def _units(document: Document) -> list[list[int]]:
    """The blocks of the body that hold words, those of one table together."""
    units: list[list[int]] = []
    row_before = False
    for index, block in enumerate(document.prose):
        if block.kind in _NOT_BODY or (block.kind == "paragraph" and _is_image(document, block)):
            continue
        cell = block.kind == "cell"
        if cell and row_before:
            units[-1].append(index)
        else:
            units.append([index])
        row_before = cell
    return units


def _is_image(document: Document, block: Block) -> bool:
    """Whether a paragraph is an image and nothing else (its words are blocks of their own)."""
    text = document.text
    if not text.startswith(_IMAGE_SIGNS, block.span.start):
        return False
    inlines = document.inlines
    at = bisect_left(inlines, block.span.start, key=_start)
    end = block.span.start
    while at < len(inlines) and inlines[at].span.start < block.span.end:
        node = inlines[at]
        if node.kind == "image" or (node.kind == "link" and text.startswith("![", node.content.start)):
            if _WORD_SIGN.search(text, end, node.span.start):
                return False
            end = max(end, node.span.end)
        at += 1
    rest = cut_out(document, Span(end, block.span.end))
    return end > block.span.start and not _WORD_SIGN.search(rest)


def _start(node: Inline) -> int:
    return node.span.start


def _first(document: Document, body: list[list[int]]) -> frozenset[int]:
    """The first words below headings; where there are only tables, the first of them."""
    found: list[int] = []
    for unit in body:
        block = document.prose[unit[0]]
        if block.kind in _WORDS:
            found.append(unit[0])
            if len(found) == _FIRST or block.kind == "item" or not _may_be_title(document, block):
                break
    if found:
        return frozenset(found)
    return next((frozenset(unit) for unit in body if document.prose[unit[0]].kind != "heading"), frozenset())


def _may_be_title(document: Document, block: Block) -> bool:
    """Whether an unmarked block looks like a title: one short line, one sentence, no full stop at its end."""
    start, end = block.span
    if block.kind != "paragraph" or block.quoted or end - start > TITLE_LENGTH:
        return False
    line = document.text[start:end].strip().rstrip(_MARKUP_SIGNS)
    return bool(line) and "\n" not in line and not line.endswith(_STOPS) and len(document.sentences(block)) == 1
