# SPDX-License-Identifier: Apache-2.0
"""Kind «quotemark»: style, nesting and pairs of quotation marks; selects one fault of evidence/quotemarks.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import quotemarks
from copylint.evidence.kind import Context
from copylint.evidence.places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["straight", "english", "nested", "mixed", "mismatched", "alone", "drawn", "spaced-english", "singles"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/quotemarks.py; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


_ANY = ('"', "\u00ab", "\u00bb", "\u201c", "\u201d", "\u201e")
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...]]] = {
    "straight": (quotemarks.straight_pairs, ('"',)),
    "english": (quotemarks.english, ("\u201c",)),
    "nested": (quotemarks.nested, ("\u00ab",)),
    "mixed": (quotemarks.mixed, ("\u00ab", "\u201c")),
    "mismatched": (quotemarks.mismatched, _ANY),
    "alone": (quotemarks.alone, _ANY),
    "drawn": (quotemarks.drawn, ("<<", "''", ",,", "\u2018\u2018")),
    "spaced-english": (quotemarks.spaced_english, ("\u201c", "\u201d")),
    "singles": (quotemarks.singles, ("'", "\u2018")),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    matches = _FINDERS[options.fault][0](document, context)
    return matches if options.apart else together(matches)
