# SPDX-License-Identifier: Apache-2.0
"""Kind «mismatch»: two places of one article whose figures contradict each other."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_mismatch import contradictory_shares, title_against_body, two_ages
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"

_ANALYSES = {"title": title_against_body, "share": contradictory_shares, "age": two_ages}


class Options(NamedTuple):
    """`fault`: title (against the body), share (of one group), age (of one person)."""

    fault: Literal["title", "share", "age"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return {"title": None, "share": ("%", "cent", " sur ", " in ", " of "), "age": (" ans", ",")}[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    text = document.text
    found = []
    for one in _ANALYSES[options.fault](document):
        values: dict[str, object] = {
            "here": text[slice(*one.span)],
            "there": text[slice(*one.other)] if one.other else "",
        }
        found.append(Match(one.span, (one.other,) if one.other else (), values))  # type: ignore[arg-type]  # words of the text
    return found
