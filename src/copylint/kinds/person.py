# SPDX-License-Identifier: Apache-2.0
"""Kind «person»: names that drift inside one article, and words given to two speakers."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_people import drifting_names, same_words
from copylint.evidence.kind import Context
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: "name" (one person under two names) or "speaker" (one quotation with two speakers)."""

    fault: Literal["name", "speaker"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    del options
    return None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    text = document.text
    if options.fault == "name":
        return [
            Match(
                drift.odd[0],
                (*drift.odd[1:], drift.other),
                {"odd": text[slice(*drift.odd[0])], "other": text[slice(*drift.other)]},
            )
            for drift in drifting_names(document)
        ]
    found = []
    for first, second in same_words(document):
        if first.speaker is None or second.speaker is None:  # same_words asks for both
            continue
        start = min(second.quotation.span.start, second.speaker.span.start)
        stop = max(second.quotation.span.end, second.speaker.span.end)
        values: dict[str, object] = {
            "one": text[slice(*first.speaker.span)],
            "other": text[slice(*second.speaker.span)],
        }
        found.append(Match(Span(start, stop), (first.quotation.span,), values))  # type: ignore[arg-type]  # words of the text
    return found
