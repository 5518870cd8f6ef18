# SPDX-License-Identifier: Apache-2.0
"""Kind «comparison»: a multiple or a percentage of more or less, with nothing that it is compared to."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import figures_of
from copylint.evidence.kind import Context
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


_CUES = ("%", "cent", "fois", "times", "twice", "fold", "oubl", "ripl")
_AFTER = lazy(r"\w{0,6}[ \u00a0\u202f\n](?:plus|moins|de |d['\u2019]|mieux|more|less|better|[a-z]{2,}er\b)")
"""What every comparison holds behind one of the cues; cheaper than reading all figures."""


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
        or not _may_compare(document.text[block.span.start : block.span.end].lower())
    ):
        return []
    compared = [
        (one, more.end())
        for one in figures_of(document, block)
        if one.kind in ("multiple", "percent") and (more := _MORE.match(document.text, one.span.end))
    ]
    if not compared:
        return []
    from copylint.evidence.claims_excuses import excused, has_basis  # noqa: PLC0415 - most texts compare nothing
    from copylint.evidence.claims_genres import genre_of, is_account, states_itself  # noqa: PLC0415 - see above
    from copylint.evidence.supports import support_for  # noqa: PLC0415 - see above

    if genre_of(document) or is_account(document) or states_itself(document, block):
        return []
    found = []
    for one, end in compared:
        if has_basis(document, block, one.span):
            continue
        span = Span(one.span.start, end)
        if (
            not excused(document, block, span, ("question", "hypothesis", "opinion", "first-person", "negation"))
            and support_for(document, block, one.span.start, "carry") is None
            and not document.masked(span, ("quote", "speaker"))
        ):
            found.append(Match(span))
    return found


def _may_compare(lower: str) -> bool:
    """Whether something is compared in a block, in lower case."""
    for cue in _CUES:
        at = lower.find(cue)
        while at >= 0:
            at += len(cue)
            if _AFTER.match(lower, at):
                return True
            at = lower.find(cue, at)
    return False
