# SPDX-License-Identifier: Apache-2.0
"""Kind «pattern»: patterns of `regex` by language, in their place (evidence/search.py)."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import AnyOf, only_needs
from copylint.evidence.kind import Context, Pattern
from copylint.evidence.search import Where, search
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "block"


class Options(NamedTuple):
    """`patterns` by language.

    `where` holds the options of `evidence.search.Where`; a rule file writes them beside `patterns`. `needs` is filled
    in when the rule is loaded (`prepared`), never written.
    """

    patterns: Mapping[str, tuple[Pattern, ...]]
    where: Where = Where()
    needs: Mapping[str, Any] = {}


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with what each pattern needs (see `evidence.search.search`)."""
    from copylint.evidence.literals import each_of  # noqa: PLC0415 - only where rules are loaded from YAML

    return {**plain, "needs": each_of(plain["patterns"])}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    from copylint.evidence.literals import united  # noqa: PLC0415 - only where rules are loaded from YAML

    return options.where.requires or united(options.needs)


def required(options: Options) -> Sequence[AnyOf]:
    """See `evidence.kind.Kind`."""
    return only_needs(options.patterns, options.needs)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    if block is None:
        return []
    return search(document, block, options.patterns, options.where, context, options.needs)
