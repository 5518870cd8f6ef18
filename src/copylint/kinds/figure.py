# SPDX-License-Identifier: Apache-2.0
"""Kind «figure»: figures of a paragraph or a list that nothing in reach supports.

One match for each paragraph, and one for a run of list items: the span is the first figure (number, scale and unit),
the others are related places.
"""

from typing import TYPE_CHECKING, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import strong_spots
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

if TYPE_CHECKING:
    from copylint.facts.quantity import Quantity

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """What to report.

    Attributes:
        at_least: how many unsupported figures the file must have; with more than 1 there is one match for the file.
        listed: "no" = only where no list of sources closes the article, "yes" = only where one does.
    """

    at_least: int = 1
    listed: Literal["no", "yes"] = "no"


def literals(options: Options) -> tuple[str, ...] | None:
    """Figures begin with any digit or number word: no set of strings is worth searching for."""
    del options
    return None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    if not strong_spots(document):
        return []
    from copylint.evidence.claims_unsupported import unsupported  # noqa: PLC0415 - a text without figures needs none

    groups = unsupported(document)
    if not groups:
        return []
    from copylint.evidence.claims_listing import source_list  # noqa: PLC0415 - see above

    if (source_list(document) is not None) != (options.listed == "yes"):
        return []
    if options.at_least > 1:
        every = [one for group in groups for one in group]
        return [_match(every)] if len(every) >= options.at_least else []
    return [_match(group) for group in groups]


def _match(group: "list[Quantity]") -> Match:
    first, *others = group
    return Match(first.span, tuple(one.span for one in others), {"n": len(group)})
