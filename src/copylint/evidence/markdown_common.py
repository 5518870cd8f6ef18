# SPDX-License-Identifier: Apache-2.0
"""What the scanners of Markdown's faults share: where marks are markup, and which block a place belongs to.

Scanners look for rare signs first and ask for masks last, one place at a time: most articles have no fault, and then
no mask is made.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.model.places import Match, Span

Faults = dict[str, list[Match]]
"""The matches of one analysis by the name of the fault, each list in order of place."""

WORDED = frozenset({"heading", "paragraph", "item", "cell"})
"""Kinds of block in whose words Markdown is drawn."""
MARKDOWN = frozenset({"markdown", "mdx"})
"""Formats that a parser of Markdown draws."""
_STRUCTURE = ("code", "target", "html", "comment", "template", "front-matter", "definition")
_ADDRESSES = ("url", "path", "email")


_NONE: list[int] = []
_MANY = 100


def shown(document: Document, start: int, end: int, *, addresses: bool = True) -> bool:
    """Whether what stands from `start` to `end` is neither code nor other markup, so that a reader sees it.

    `addresses`: whether bare addresses and paths hide a sign; not for links, whose remains hold one.
    """
    return document.remember(("shown", addresses), lambda: _Shown(document, addresses=addresses))(start, end)


class _Shown:
    """Asks mask by mask at first; from the hundredth question on, one union of the masks costs less."""

    def __init__(self, document: Document, *, addresses: bool) -> None:
        self._document = document
        self._kinds = (_STRUCTURE, _ADDRESSES) if addresses else (_STRUCTURE,)
        self._asked = 0
        self._holes: tuple[Span, ...] = ()
        self._starts: list[int] = []

    def __call__(self, start: int, end: int) -> bool:
        self._asked += 1
        if self._asked < _MANY:
            span = Span(start, end)
            return not any(self._document.masked(span, kinds) for kinds in self._kinds)
        if self._asked == _MANY:
            self._holes = self._document.masks.covered(chain.from_iterable(self._kinds))
            self._starts = [hole.start for hole in self._holes]
        at = bisect_left(self._starts, end) - 1
        return at < 0 or self._holes[at].end <= start


def marked(document: Document, start: int, end: int) -> bool:
    """Whether a place lies under the signs of markup that are drawn."""
    return document.masked(Span(start, end), ("marker",))


def of_kind(document: Document, kind: str) -> list[int]:
    """The indices into `document.blocks` of the blocks of a kind, in order."""
    return document.remember("blocks by kind", lambda: _by_kind(document)).get(kind, _NONE)


def _by_kind(document: Document) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, kind in enumerate(map(itemgetter(0), document.blocks)):
        found[kind].append(index)
    return found


def links(document: Document) -> list[Inline]:
    """The links and images that are drawn, in order of place."""
    return document.remember(
        "links",
        lambda: [node for node in document.inlines if node.kind == "link" or node.kind == "image"],  # noqa: PLR1714 - faster than a set
    )


def bare_brackets(document: Document) -> bool:
    """Whether brackets stand in a text beyond those around the words of links: one sign is counted in no time."""
    return document.remember("bare brackets", lambda: document.text.count("]") > len(links(document)))


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


def mentions(document: Document, block: Block, words: tuple[str, ...]) -> bool:
    """Whether a block speaks of markup itself: a lesson on it shows signs that are no slip."""
    return document.remember(("mentions", words, block.span), lambda: _mentions(document.text, block.span, words))


def _mentions(text: str, span: Span, words: tuple[str, ...]) -> bool:
    folded = text[span.start : span.end].casefold()
    return any(word in folded for word in words)


def keep(found: Faults, fault: str, matches: Iterable[Match]) -> None:
    """Note the matches of a fault, if there are any."""
    kept = list(matches)
    if kept:
        found[fault] = kept


def place_of(match: Match) -> Span:
    """What matches are put in order by."""
    return match.span
