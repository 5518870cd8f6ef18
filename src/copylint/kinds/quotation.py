# SPDX-License-Identifier: Apache-2.0
"""Kind «quotation»: spoken words that nobody says."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_people import without_speaker
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """No choice."""


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    del options
    return ("«", "“", "„", '"')


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, options, context
    return [Match(quotation.span) for quotation in without_speaker(document)]
