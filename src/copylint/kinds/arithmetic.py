# SPDX-License-Identifier: Apache-2.0
"""Kind «arithmetic»: changes, totals and shares that the figures beside them contradict."""

from typing import TYPE_CHECKING, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import blocks_with
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

if TYPE_CHECKING:
    from copylint.evidence.claims_arithmetic import Change, Sum

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
_NO_SENTENCES = ("cell", "meta", "attribute")
_SIGNS = ("%", "cent", "point")
"""What must stand in a block beside the cues of a change and of shares, and is cheaper to look for."""


class Options(NamedTuple):
    """`fault`: change, points (per cent where points are meant), total, shares, table (the row « Total »)."""

    fault: Literal["change", "points", "total", "shares", "table"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _CUES[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    fault, text = options.fault, document.text
    if fault in ("change", "points"):
        return [
            Match(
                change.stated.span,
                change.values,
                {"stated": text[slice(*change.stated.span)], "expected": change.expected},
            )
            for change in document.remember("changes", lambda: _changes(document))
            if change.points == (fault == "points") and not document.masked(change.stated.span, ("quote",))
        ]
    pieces = [] if fault == "table" else _pieces(document, fault)
    if not (pieces or (fault == "table" and document.tables)):
        return []
    from copylint.evidence import claims_arithmetic as arithmetic  # noqa: PLC0415 - few texts add up

    if fault == "table":
        return [_sum(one) for table in document.tables for one in arithmetic.wrong_table_totals(document, table)]
    wrong = arithmetic.wrong_totals if fault == "total" else arithmetic.wrong_shares
    return [_sum(one) for piece in pieces for one in wrong(document, piece)]


def _pieces(document: Document, fault: str) -> list[Block]:
    """The blocks with a cue of a fault and the signs that it needs."""
    cues, text = _CUES[fault], document.text
    if fault == "total":
        return [piece for piece in blocks_with(document, cues) if piece.kind not in _NO_SENTENCES]
    found = []
    for piece in blocks_with(document, _SIGNS):
        if piece.kind not in _NO_SENTENCES:
            lower = text[piece.span.start : piece.span.end].lower()
            for cue in cues:
                if cue in lower:
                    found.append(piece)
                    break
    return found


def _changes(document: Document) -> "list[Change]":
    """The wrong changes of a text, in per cent and in points."""
    pieces = _pieces(document, "change")
    if not pieces:
        return []
    from copylint.evidence.claims_arithmetic import wrong_changes  # noqa: PLC0415 - few texts state a change

    return [change for piece in pieces for change in wrong_changes(document, piece)]


def _sum(one: "Sum") -> Match:
    return Match(one.stated, one.parts, {"sum": one.sum})
