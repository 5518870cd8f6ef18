# SPDX-License-Identifier: Apache-2.0
"""Kind «capital»: accents on capitals, months, title case, after a colon; selects one fault of evidence/capitals.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import capitals
from copylint.evidence.kind import Context
from copylint.evidence.places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["a-grave", "unaccented", "months", "after-colon", "title-case", "peoples"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/capitals.py; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


_MONTHS = (
    *tuple(
        "janvi févri fevri mars avril juin juil août aout septemb octobr novemb décemb decemb lundi mardi mercredi jeudi vendredi samedi".split()  # noqa: E501 as it was written; to be split
    ),
    "dimanche",
    " mai ",
    " mai,",
    " mai.",
)
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "a-grave": (capitals.a_grave, None),
    "unaccented": (capitals.unaccented, None),
    "months": (capitals.months, _MONTHS),
    "after-colon": (capitals.after_colon, (":",)),
    "title-case": (capitals.title_case, None),
    "peoples": (capitals.peoples, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    matches = _FINDERS[options.fault][0](document, context)
    return matches if options.apart else together(matches)
