# SPDX-License-Identifier: Apache-2.0
"""Kind «date»: days of the week that are wrong, days that do not exist, events told in the past that are to come."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_dates import accesses_to_come, impossible_dates, past_to_come, wrong_weekdays
from copylint.evidence.kind import Context
from copylint.model.places import Match, Words
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: weekday, impossible, future (told in the past) or accessed (a page consulted tomorrow)."""

    fault: Literal["weekday", "impossible", "future", "accessed"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
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
    if options.fault == "accessed":
        spans = accesses_to_come(document, context.date)
    else:
        spans = impossible_dates(document) if options.fault == "impossible" else past_to_come(document, context.date)
    return [Match(span, values={"date": text[slice(*span)]}) for span in spans]
