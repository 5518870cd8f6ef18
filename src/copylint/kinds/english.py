# SPDX-License-Identifier: Apache-2.0
"""Kind «english»: signs that English print shares with French; selects one fault of evidence/typography_english.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_english
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/typography_english.py."""

    fault: Literal["apostrophes", "dots", "times", "commas"]


_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...]]] = {
    "apostrophes": (typography_english.apostrophes, ("'",)),
    "dots": (typography_english.dots, ("...",)),
    "times": (typography_english.times, ("x",)),
    "commas": (typography_english.commas, (",",)),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
