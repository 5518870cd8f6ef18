# SPDX-License-Identifier: Apache-2.0
"""Kind «capital»: accents on capitals, months, title case, after a colon.

Selects one fault of evidence/typography_capitals.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_capitals
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["a-grave", "unaccented", "months", "after-colon", "title-case", "peoples"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of the evidence; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


_MONTHS = (
    *"janvi févri fevri mars avril juin juil août aout septemb octobr novemb décemb decemb".split(),
    *"lundi mardi mercredi jeudi vendredi samedi".split(),
    "dimanche",
    " mai ",
    " mai,",
    " mai.",
)
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "a-grave": (typography_capitals.a_grave, None),
    "unaccented": (typography_capitals.unaccented, None),
    "months": (typography_capitals.months, _MONTHS),
    "after-colon": (typography_capitals.after_colon, (":",)),
    "title-case": (typography_capitals.title_case, None),
    "peoples": (typography_capitals.peoples, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    matches = _FINDERS[options.fault][0](document, context)
    return matches if options.apart else together(matches)
