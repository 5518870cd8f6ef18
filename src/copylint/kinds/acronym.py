# SPDX-License-Identifier: Apache-2.0
"""Kind «acronym»: acronyms that an article uses and never spells out."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_acronyms import unexplained
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`uses`: how often an acronym must stand in the article; `known`: more of those that need no explanation."""

    uses: int = 2
    known: tuple[str, ...] = ()


def literals(options: Options) -> tuple[str, ...] | None:
    """Any capitals: no set of strings is worth searching for."""
    del options
    return None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    known = {word.casefold() for word in options.known} | context.names
    return [
        Match(spans[0], values={"acronym": word})
        for word, spans in unexplained(document).items()
        if len(spans) >= options.uses and word.casefold() not in known
    ]
