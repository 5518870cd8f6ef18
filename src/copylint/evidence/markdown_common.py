# SPDX-License-Identifier: Apache-2.0
"""What the scanners of Markdown's faults share: where marks are markup, and which block a place belongs to."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Match, Span

Faults = dict[str, list[Match]]
"""The matches of one analysis by the name of the fault, each list in order of place."""

WORDED = frozenset({"heading", "paragraph", "item", "cell"})
"""Kinds of block in whose words Markdown is drawn."""
MARKDOWN = frozenset({"markdown", "mdx"})
"""Formats that a parser of Markdown draws."""
HIDING = ("code", "target", "html", "comment", "template", "marker", "front-matter", "definition", "url", "path", "email")
"""Masks under which a sign of Markdown is no fault: it is drawn, or it is part of something else."""
_PARSED = ("code", "target", "html", "comment", "template", "marker", "front-matter", "definition")


class Loose:
    """The places of a document where a sign is shown as it stands; asked in any order, each answer is a search."""

    def __init__(self, document: Document, kinds: Iterable[str] = HIDING) -> None:
        """`kinds`: the masks that hide a sign."""
        self._spans = document.masks.covered(tuple(kinds))
        self._starts = [start for start, _ in self._spans]

    def __call__(self, start: int, end: int) -> bool:
        """Whether no character from `start` to `end` is hidden."""
        at = bisect_right(self._starts, end - 1) - 1
        return at < 0 or self._spans[at].end <= start


def loose(document: Document) -> Loose:
    """What tells whether a sign is shown, made once for a document."""
    return document.remember("loose", lambda: Loose(document))


def unparsed(document: Document) -> Loose:
    """The same, but addresses and paths hide nothing: a link that no parser draws holds one."""
    return document.remember("unparsed", lambda: Loose(document, _PARSED))


def uncoded(document: Document) -> Loose:
    """What tells whether a sign is none of code's nor of a tag's: marks that are drawn count as well."""
    return document.remember("uncoded", lambda: Loose(document, [kind for kind in HIDING if kind != "marker"]))


def worded(document: Document, offset: int) -> Block | None:
    """The block of words that holds a place, None where Markdown is not drawn there."""
    block = document.block_at(offset)
    return block if block is not None and block.kind in WORDED else None


def by_block(document: Document, places: Iterable[Span]) -> Iterator[tuple[Block, list[Span]]]:
    """Places in order, those of one block of words together."""
    current: Block | None = None
    held: list[Span] = []
    for place in places:
        if current is None or not current.span.start <= place.start < current.span.end:
            if current is not None and held:
                yield current, held
            current, held = worded(document, place.start), []
        if current is not None:
            held.append(place)
    if current is not None and held:
        yield current, held


def mentions(document: Document, block: Block, words: Iterable[str]) -> bool:
    """Whether a block speaks of markup itself: a lesson on it shows signs that are no slip."""
    folded = document.text[block.span.start : block.span.end].casefold()
    return any(word in folded for word in words)


def place_of(match: Match) -> Span:
    """What matches are put in order by."""
    return match.span
