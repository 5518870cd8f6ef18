# SPDX-License-Identifier: Apache-2.0
"""Kind «figure»: figures of a paragraph or a list that nothing in reach supports.

One match for each paragraph, and one for a run of list items: the span is the first figure (number, scale and unit),
the others are related places.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import claims_in, figures_of, repeated
from copylint.evidence.claims_genres import presents_survey
from copylint.evidence.kind import Context
from copylint.evidence.supports import support_for
from copylint.facts.quantity import Quantity
from copylint.model.places import Match

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """What counts.

    Attributes:
        at_least: how many unsupported figures the file must have; with more than 1 there is one match for the file.
        cells: whether long cells of tables are read as paragraphs.
    """

    at_least: int = 1
    cells: bool = True


def literals(options: Options) -> tuple[str, ...] | None:
    """Figures begin with any digit or number word: no set of strings is worth searching for."""
    del options
    return None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    groups = document.remember(("unsupported figures", options.cells), lambda: list(_groups(document, cells=options.cells)))
    if options.at_least > 1:
        every = [one for group in groups for one in group]
        if len(every) < options.at_least:
            return []
        return [_match(every)]
    return [_match(group) for group in groups]


def _match(group: list[Quantity]) -> Match:
    first, *others = group
    return Match(first.span, tuple(one.span for one in others), {"n": len(group)})


def _groups(document: Document, *, cells: bool) -> Iterator[list[Quantity]]:
    """The unsupported figures, paragraph by paragraph; items of one list together."""
    supported: list[Quantity] = []
    pending: list[tuple[Block, list[Quantity]]] = []
    kinds = ("paragraph", "item", "cell", "meta") if cells else ("paragraph", "item", "meta")
    survey = presents_survey(document) if document.prose else False
    for block in document.prose:
        if block.kind not in kinds or (block.kind == "cell" and not _prose_cell(document, block)):
            continue
        if block.kind == "meta" and not block.key.startswith("faq"):
            continue
        if _is_title(document, block):
            continue
        claims = claims_in(document, block)
        backed = [one for one in claims if _backed(document, block, one, survey=survey)]
        supported += backed
        pending.append((block, [one for one in claims if one not in backed]))
    run: list[Quantity] = []
    before: Block | None = None
    for block, claims in pending:
        left = [one for one in claims if not repeated(one, supported)]
        if before is not None and not (block.kind == "item" and before.kind == "item") and run:
            yield run
            run = []
        run += left
        before = block
    if run:
        yield run


def _backed(document: Document, block: Block, one: Quantity, *, survey: bool) -> bool:
    if survey and one.kind in ("percent", "ratio", "points", "multiple", "count"):
        return True
    return support_for(document, block, one.span.start) is not None


def _is_title(document: Document, block: Block) -> bool:
    """A title says what the body says in full; a text of one block is none."""
    return len(document.prose) > 1 and document.in_zone(block.span, "title") and document.text[block.span.end - 1] not in ".\u2026"


def _prose_cell(document: Document, block: Block) -> bool:
    """Whether a cell holds sentences: prose that a table swallowed, or a table used as layout."""
    words = document.text[block.span.start : block.span.end].split()
    return len(words) >= 12 and len(document.sentences(block)) >= 1  # noqa: PLR2004 - more than a label


__all__ = ["SCOPE", "Options", "check", "figures_of", "literals"]
