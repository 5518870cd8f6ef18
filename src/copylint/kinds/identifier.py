# SPDX-License-Identifier: Apache-2.0
"""Kind «identifier»: ISBN, ISSN, ORCID, SIREN, SIRET, IBAN with wrong check digits; DOI and arXiv that cannot be."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.facts.references import references
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "block"

_NAMES = {
    "isbn": "ISBN",
    "issn": "ISSN",
    "orcid": "ORCID",
    "siren": "SIREN",
    "siret": "SIRET",
    "iban": "IBAN",
    "doi": "DOI",
    "arxiv": "arXiv",
}
_FORMS = ("doi", "arxiv")


class Options(NamedTuple):
    """`fault`: digits (a check digit is wrong) or form (DOI, arXiv)."""

    fault: Literal["digits", "form"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FORMS if options.fault == "form" else ("isbn", "issn", "orcid", "siren", "siret", "rcs", "iban")


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del context
    if block is None or not block.prose:
        return []
    return [
        Match(one.span, values={"kind": _NAMES[one.kind]})
        for one in references(document.text, *block.span)
        if not one.valid
        and (one.kind in _FORMS) == (options.fault == "form")
        and not document.masked(one.span, ("code", "comment"))
    ]
