# SPDX-License-Identifier: Apache-2.0
"""Kind «date»: days of the week that are wrong, days that do not exist, and tenses that deny their date."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_dates import (
    accesses_to_come,
    impossible_dates,
    long_nights,
    past_to_come,
    told_ahead,
    wrong_weekdays,
)
from copylint.evidence.kind import Context
from copylint.model.places import Match, Words
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"

_TENSES = {"accessed": accesses_to_come, "future": past_to_come, "past": told_ahead}


class Options(NamedTuple):
    """`fault`: weekday, impossible, future (told in the past), past (told in the future), accessed, night."""

    fault: Literal["weekday", "impossible", "future", "past", "accessed", "night"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    if options.fault == "night":
        return ("dans la nuit ",)
    return (
        ("consult", "visit", "vu", "lue", "relev", "access", "retrieved", "viewed", "checked")
        if options.fault == "accessed"
        else None
    )


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    text = document.text
    if options.fault == "weekday":
        return [
            Match(wrong.span, values={"date": text[slice(*wrong.span)], "day": Words((f"day.{wrong.right}",))})
            for wrong in wrong_weekdays(document)
        ]
    if options.fault == "impossible":
        spans = impossible_dates(document)
    elif options.fault == "night":
        spans = long_nights(document)
    else:
        spans = _TENSES[options.fault](document, context.date)
    return [Match(span, values={"date": text[slice(*span)]}) for span in spans]
