# SPDX-License-Identifier: Apache-2.0
"""Kind «claim»: phrases that claim (« des études montrent », « leader mondial ») with no support in reach.

The phrases and their place are those of kind «phrase»; what is added is what nothing supports and nothing excuses.
"""

from collections.abc import Mapping
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, Phrase
from copylint.evidence.search import Where, search
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "block"

Excuse = Literal["question", "hypothesis", "definition", "opinion", "negation", "hedge", "first-person"]
SupportName = Literal["link", "note", "attribution", "speech", "document", "law", "quotation"]


class Options(NamedTuple):
    """What claims, what would support it, what excuses it.

    Attributes:
        phrases: by language, as kind «phrase» writes them.
        reach: how far a support may stand: its sentence; "carry" = and the one before; "near" = and the one after;
            "paragraph".
        supports: which kinds of support count beyond the sentence; empty is all.
        inside: which kinds count in the sentence itself; empty is all.
        excuses: what of the sentence makes the claim innocent.
        where: the options of `evidence.search.Where`.
        needs: filled in when the rule is loaded (`prepared`), never written.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    reach: Literal["sentence", "carry", "near", "paragraph"] = "carry"
    supports: tuple[SupportName, ...] = ()
    inside: tuple[SupportName, ...] = ()
    excuses: tuple[Excuse, ...] = ("question", "hypothesis", "opinion", "negation")
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


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    if block is None or block.quoted or block.kind in ("cell", "meta", "attribute"):
        return []
    found = search(document, block, options.phrases, options.where, context, options.needs)
    if not found:
        return found
    from copylint.evidence.claims_excuses import excused  # noqa: PLC0415 - most texts claim nothing
    from copylint.evidence.claims_genres import genre_of  # noqa: PLC0415 - see above
    from copylint.evidence.supports import support_for  # noqa: PLC0415 - see above

    return [
        match
        for match in found
        if genre_of(document) != "fiction"
        and not excused(document, block, match.span, options.excuses)
        and support_for(document, block, match.span.start, options.reach, options.supports, options.inside) is None
    ]
