# SPDX-License-Identifier: Apache-2.0
"""Kind «comparison»: a multiple or a percentage of more or less, with nothing that it is compared to."""

from typing import Literal

import regex

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import figures_of
from copylint.evidence.claims_excuses import excused, has_basis
from copylint.evidence.claims_genres import genre_of, is_account, states_itself
from copylint.evidence.kind import Context
from copylint.evidence.supports import support_for
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "block"

_MORE = lazy(
    r"[ \u00a0\u202f](?:plus|moins|(?:de |d['\u2019])(?:plus|moins)|mieux|more|less|better)(?:[ "
    r"\u00a0\u202f][^\W\d_]{4,})?"
    r"|[ \u00a0\u202f](?!(?:over|later|after|under|other|never|ever|per|former|together|whether|number|her|water|user|"
    r"power|order|consumer|customer|another|rather|their|quarter|member|player|worker|river|either|"
    r"offer)\b)[a-z]{2,}er\b"
)


_CANDIDATE = lazy(
    r"(?:%|cent|fois|times|twice|fold|oubl\w{1,6}|ripl\w{1,6})"
    r"[ \u00a0\u202f\n](?:plus|moins|de |d['\u2019]|mieux|more|less|better|[a-z]{2,}er\b)",
    regex.IGNORECASE,
)
"""What every comparison holds; cheaper than reading all figures."""


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
        or not _CANDIDATE.search(document.text, *block.span)
        or genre_of(document)
        or is_account(document)
        or states_itself(document, block)
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
