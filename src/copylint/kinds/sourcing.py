# SPDX-License-Identifier: Apache-2.0
"""Kind «sourcing»: tables of figures without a source, and sources that are named and lead nowhere."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: table (of figures, without a source) or tag (« (source : Insee) » without a link or a document)."""

    fault: Literal["table", "tag"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return None if options.fault == "table" else ("(source", "(crédit", "(src")


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    if options.fault == "table":
        if not document.tables:
            return []
        from copylint.evidence.claims_tables import unsourced_tables  # noqa: PLC0415 - few articles have tables

        return [Match(span) for span in unsourced_tables(document)]
    from copylint.evidence.claims_listing import bare_tags, source_list  # noqa: PLC0415 - few articles have tags

    if source_list(document) is not None:
        return []  # the list at the end may hold the document
    spans = [
        span
        for piece in document.prose
        if piece.kind in ("paragraph", "item", "cell") and not piece.quoted
        for span in bare_tags(document, piece)
    ]
    if not spans:
        return []
    return [Match(spans[0], tuple(spans[1:]), {"tag": document.text[slice(*spans[0])]})]
