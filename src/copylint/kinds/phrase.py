# SPDX-License-Identifier: Apache-2.0
"""Kind «phrase»: phrases by language (evidence/phrases.py), in their place (evidence/search.py)."""

from collections.abc import Mapping
from itertools import chain
from typing import Literal, NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Phrase
from copylint.evidence.search import Where, search
from copylint.model.places import Match

SCOPE: Literal["block", "document"] = "block"


class Options(NamedTuple):
    """`phrases` by language, turned into patterns when loaded.

    `where` holds the options of `evidence.search.Where`; a rule file writes them beside `phrases`.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    where: Where = Where()


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    from copylint.evidence.literals import all_of  # noqa: PLC0415 - only where rules are loaded from YAML

    return options.where.requires or all_of(chain.from_iterable(options.phrases.values()))


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    return [] if block is None else search(document, block, options.phrases, options.where, context)
