# SPDX-License-Identifier: Apache-2.0
"""Figures that ask for a source and have none in reach, with what excuses them looked at last."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import may_be_strong, strong_figures
from copylint.evidence.supports import support_for
from copylint.facts.quantity import Quantity
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.evidence.claims_repeated import Supported

_OWN_DATA = ("percent", "ratio", "points", "multiple", "count")
"""What a text that presents a survey is itself the source of."""
_CELL_WORDS = 12
_WORD = lazy(r"[^\W\d_]{2,}")


def unsupported(document: Document) -> list[list[Quantity]]:
    """The unsupported figures, paragraph by paragraph; items of one list together; computed once."""
    return document.remember("unsupported figures", lambda: list(_groups(document)))


def _groups(document: Document) -> Iterator[list[Quantity]]:
    supported: list[Quantity] = []
    pending = list(_pending(document, supported))
    if not any(unbacked for _, unbacked in pending):
        return
    from copylint.evidence.claims_repeated import Supported  # noqa: PLC0415 - all figures of most texts are supported

    known = Supported(supported)
    run: list[Quantity] = []
    before: Block | None = None
    for block, unbacked in pending:
        if run and before is not None and not (block.kind == "item" and before.kind == "item"):
            yield run
            run = []
        run += [one for one in unbacked if _stands(document, block, one, known)]
        before = block
    if run:
        yield run


def _pending(document: Document, supported: list[Quantity]) -> Iterator[tuple[Block, list[Quantity]]]:
    """The blocks that are read, with their strong figures that nothing supports; the others go to `supported`.

    A text of a genre that states its own figures has none.
    """
    known_genre = False
    titles = document.zones.title if len(document.prose) > 1 else frozenset()
    for index, block in enumerate(document.prose):
        if not may_be_strong(document, block):
            if block.kind in ("paragraph", "item"):
                yield block, []  # it parts two runs of items
            continue
        if not _read(document, block) or (index in titles and not _is_sentence(document, block)):
            continue
        figures = strong_figures(document, block)
        if figures and not known_genre:
            from copylint.evidence.claims_genres import genre_of  # noqa: PLC0415 - see above

            known_genre = True
            if genre_of(document) is not None:
                return
        unbacked: list[Quantity] = []
        for one in figures:
            (unbacked if support_for(document, block, one.span.start) is None else supported).append(one)
        yield block, unbacked


def _stands(document: Document, block: Block, one: Quantity, known: "Supported") -> bool:
    from copylint.evidence.claims_excuses import unexcused  # noqa: PLC0415 - see above
    from copylint.evidence.claims_genres import presents_survey  # noqa: PLC0415 - see above

    if not unexcused(document, block, one) or known.repeats(one):
        return False
    return not (one.kind in _OWN_DATA and presents_survey(document))


def _read(document: Document, block: Block) -> bool:
    """Whether a block is read for figures: paragraphs, items, cells of sentences, answers of the front matter."""
    if block.kind == "cell":  # prose that a table swallowed, or a table used as layout
        return len(document.text[block.span.start : block.span.end].split(None, _CELL_WORDS)) >= _CELL_WORDS
    if block.kind == "meta":
        return block.key.startswith("faq")
    if not _WORD.search(document.text, *block.span):  # a cell that lost its table
        return False
    return block.kind in ("paragraph", "item")


def _is_sentence(document: Document, block: Block) -> bool:
    """A line in the title's place that ends with a stop is the text itself."""
    return document.text[block.span.end - 1 : block.span.end] in (".", "\u2026")
