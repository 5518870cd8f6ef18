# SPDX-License-Identifier: Apache-2.0
"""Kind «phrase»: phrases by language (evidence/phrases.py), in their place (evidence/search.py)."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import AnyOf, only_needs
from copylint.evidence.kind import Context, Phrase
from copylint.evidence.search import Where, search
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "block"


class Options(NamedTuple):
    """`phrases` by language, turned into patterns when loaded.

    `where` holds the options of `evidence.search.Where`; a rule file writes them beside `phrases`. `needs` is filled
    in when the rule is loaded (`prepared`), never written.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    where: Where = Where()
    needs: Mapping[str, Any] = {}


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with what each phrase needs (see `evidence.search.search`)."""
    from copylint.evidence.literals import each_of  # noqa: PLC0415 - only where rules are loaded from YAML

    return {**plain, "needs": each_of(plain["phrases"])}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    from copylint.evidence.literals import united  # noqa: PLC0415 - only where rules are loaded from YAML

    return options.where.requires or united(options.needs)


def required(options: Options) -> Sequence[AnyOf]:
    """See `evidence.kind.Kind`."""
    return only_needs(options.phrases, options.needs)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    if block is None:
        return []
    return search(document, block, options.phrases, options.where, context, options.needs)
