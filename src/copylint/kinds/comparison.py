# SPDX-License-Identifier: Apache-2.0
"""Kind «comparison»: a multiple or a percentage of more or less, with nothing that it is compared to."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import excused, figures_of, has_basis
from copylint.evidence.claims_genres import genre_of, is_account
from copylint.evidence.kind import Context
from copylint.evidence.supports import support_for
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "block"

_MORE = lazy(
    r"[ \u00a0\u202f](?:plus|moins|(?:de |d['\u2019])(?:plus|moins)|mieux|more|less|better)(?:[ "
    r"\u00a0\u202f][^\W\d_]{4,})?"
    r"|[ \u00a0\u202f](?:faster|slower|cheaper|stronger|lighter|safer|quicker|easier|smaller|larger|higher|lower)\b"
)


class Options(NamedTuple):
    """No choice."""


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    del options
    return ("%", " fois", " times", "cent", "doubl", "tripl", "twice", "fold")


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del options, context
    if (
        block is None
        or block.quoted
        or block.kind not in ("paragraph", "item")
        or genre_of(document)
        or is_account(document)
    ):
        return []
    found = []
    for one in figures_of(document, block):
        if one.kind not in ("multiple", "percent"):
            continue
        more = _MORE.match(document.text, one.span.end)
        if more is None or has_basis(document, block, one.span):
            continue
        span = Span(one.span.start, more.end())
        if document.masked(span, ("quote", "speaker")) or excused(
            document, block, span, ("question", "hypothesis", "opinion", "first-person", "negation")
        ):
            continue
        if support_for(document, block, one.span.start, "carry") is None:
            found.append(Match(span))
    return found
