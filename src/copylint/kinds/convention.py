# SPDX-License-Identifier: Apache-2.0
"""Kind «convention»: two ways in one text, ends of sentences and items.

Selects one fault of evidence/typography_conventions.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_conventions
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["mixed", "inclusive", "twenty-one", "list-ends", "unasked", "unended", "tu-and-vous", "pictures"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of the evidence; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


_FAMILIAR = (
    " tu ",
    " toi",
    " t'a",
    " t'e",
    " t'i",
    " te ",
    " ta ",
    " tes ",
    *(f"tu {letter}" for letter in "acdefilmnoprstuv"),
)
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "mixed": (typography_conventions.mixed, None),
    "inclusive": (typography_conventions.inclusive, ("\u00b7", "(e", ".e", "-e", "(ne", "(se", "(te", "(le")),
    "twenty-one": (typography_conventions.twenty_one, ("-et-un", "-et-onze")),
    "list-ends": (typography_conventions.list_ends, None),
    "unasked": (typography_conventions.unasked, ("-",)),
    "unended": (typography_conventions.unended, None),
    "tu-and-vous": (typography_conventions.tu_and_vous, _FAMILIAR),
    "pictures": (typography_conventions.pictures, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    matches = _FINDERS[options.fault][0](document, context)
    return matches if options.apart else together(matches)
