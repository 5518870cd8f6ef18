# SPDX-License-Identifier: Apache-2.0
"""Kind «arithmetic»: changes, totals and shares that the figures beside them contradict."""

from functools import partial
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import blocks_with
from copylint.evidence.claims_arithmetic import Sum, wrong_changes, wrong_shares, wrong_table_totals, wrong_totals
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"

_CHANGES = (
    "hausse augmentation progression croissance bond gain baisse recul chute diminution repli perte écart soit "
    "increase rise "
    "growth jump drop fall decrease decline"
).split()
_CUES: dict[str, tuple[str, ...]] = {
    "change": tuple(_CHANGES),
    "total": ("total", "en tout", "altogether", "in all"),
    "shares": ("répart", "décompose", "divise", "partage", "ventilation", "breakdown", "split", "divided", "made up"),
    "table": ("total", "totaux", "somme", "ensemble"),
}
_CUES["points"] = _CUES["change"]
_SIGNS: dict[str, tuple[str, ...]] = {
    "change": ("%", "cent", "point"),
    "points": ("%", "cent"),
    "shares": ("%", "cent"),
}
"""What must stand in a block besides, and is cheaper to look for."""


class Options(NamedTuple):
    """`fault`: change, points (per cent where points are meant), total, shares, table (the row « Total »)."""

    fault: Literal["change", "points", "total", "shares", "table"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _CUES[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    text = document.text
    if options.fault == "table":
        return [_sum(one) for table in document.tables for one in wrong_table_totals(document, table)]
    cues, signs = _CUES[options.fault], _SIGNS.get(options.fault, ())
    found: list[Match] = []
    for piece in blocks_with(document, signs or cues):
        if piece.kind in ("cell", "meta", "attribute"):
            continue
        if signs:
            lower = text[piece.span.start : piece.span.end].lower()
            if not any(cue in lower for cue in cues):
                continue
        if options.fault == "total":
            found += [_sum(one) for one in wrong_totals(document, piece)]
        elif options.fault == "shares":
            found += [_sum(one) for one in wrong_shares(document, piece)]
        else:
            found += [
                Match(
                    change.stated.span,
                    change.values,
                    {"stated": text[slice(*change.stated.span)], "expected": change.expected},
                )
                for change in document.remember(("changes", piece.span), partial(wrong_changes, document, piece))
                if change.points == (options.fault == "points") and not document.masked(change.stated.span, ("quote",))
            ]
    return found


def _sum(one: Sum) -> Match:
    return Match(one.stated, one.parts, {"sum": one.sum})
