# SPDX-License-Identifier: Apache-2.0
"""Kind «pattern»: patterns of `regex` by language, in their place (evidence/search.py)."""

from collections.abc import Mapping
from itertools import chain
from typing import Literal, NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Pattern
from copylint.evidence.search import Where, search
from copylint.model.places import Match

SCOPE: Literal["block", "document"] = "block"


class Options(NamedTuple):
    """`patterns` by language. `where` holds the options of `evidence.search.Where`; a rule file writes them beside."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    where: Where = Where()


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    from copylint.evidence.literals import all_of  # noqa: PLC0415 - only where rules are loaded from YAML

    return options.where.requires or all_of(chain.from_iterable(options.patterns.values()))


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    return [] if block is None else search(document, block, options.patterns, options.where, context)
