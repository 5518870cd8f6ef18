# SPDX-License-Identifier: Apache-2.0
"""Kind «note»: calls of notes without a note, notes without a call, notes given twice."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_notes import calls_without_entry, duplicate_entries, entries_without_call
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: raised, bracket, unlisted, flat (calls by style without an entry), uncalled, duplicate."""

    fault: Literal["raised", "bracket", "unlisted", "flat", "uncalled", "duplicate"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return {
        "raised": tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"),
        "bracket": ("[",),
        "unlisted": ("[",),
        "flat": tuple("123456789"),
        "uncalled": ("[", *"¹²³⁴⁵⁶⁷⁸⁹"),
        "duplicate": ("[", *"¹²³⁴⁵⁶⁷⁸⁹", "source", "référence", "reference", "note", "bibliograph"),
    }[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    if options.fault == "uncalled":
        return [Match(entry.span, values={"number": str(entry.number)}) for entry in entries_without_call(document)]
    if options.fault == "duplicate":
        return [
            Match(entry.span, (other.span,), {"number": str(entry.number), "other": str(other.number)})
            for entry, other in duplicate_entries(document)
        ]
    matches = [
        Match(call.span, values={"number": str(call.number)}) for call in calls_without_entry(document, options.fault)
    ]
    if options.fault == "unlisted" and matches:
        first, *others = matches
        return [first._replace(related=tuple(one.span for one in others))]
    return matches
