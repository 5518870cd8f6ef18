# SPDX-License-Identifier: Apache-2.0
"""Kind «quotemark»: style, nesting and pairs of quotation marks; selects one fault of evidence/quotes.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_pairs as pairs
from copylint.evidence import typography_quotes as quotes
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["straight", "english", "nested", "mixed", "mismatched", "alone", "drawn", "spaced-english", "singles"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/quotes.py; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


_ANY = ('"', "\u00ab", "\u00bb", "\u201c", "\u201d", "\u201e")
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...]]] = {
    "straight": (quotes.straight_pairs, ('"',)),
    "english": (quotes.english, ("\u201c",)),
    "nested": (quotes.nested, ("\u00ab",)),
    "mixed": (quotes.mixed, ("\u00ab", "\u201c")),
    "mismatched": (pairs.mismatched, _ANY),
    "alone": (pairs.alone, _ANY),
    "drawn": (pairs.drawn, ("<<", "''", ",,", "\u2018\u2018")),
    "spaced-english": (pairs.spaced_english, ("\u201c", "\u201d")),
    "singles": (pairs.singles, ("'", "\u2018")),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    matches = _FINDERS[options.fault][0](document, context)
    return matches if options.apart else together(matches)
