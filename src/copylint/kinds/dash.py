# SPDX-License-Identifier: Apache-2.0
"""Kind «dash»: dashes of incises and dialogues and what is typed for them.

Selects one fault of evidence/typography_dashes.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_dashes
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal[
    "hyphens",
    "spaced-hyphen",
    "two-hyphens",
    "joined",
    "joined-en",
    "dense",
    "speech",
    "speech-hyphen",
    "beside-hyphen",
    "breaking-hyphen",
    "incise-space",
    "drawn-signs",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/typography_dashes.py."""

    fault: Fault


_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "hyphens": (typography_dashes.hyphens, (" -",)),
    "spaced-hyphen": (typography_dashes.subtraction, (" - ",)),
    "two-hyphens": (typography_dashes.two_hyphens, ("--",)),
    "joined": (typography_dashes.joined, ("\u2014",)),
    "joined-en": (typography_dashes.joined_en, ("\u2013",)),
    "dense": (typography_dashes.dense, ("\u2014",)),
    "speech": (typography_dashes.speech, ("\u2014", "\u2013")),
    "speech-hyphen": (typography_dashes.speech_hyphen, None),
    "beside-hyphen": (typography_dashes.beside_hyphen, (" -", "- ")),
    "breaking-hyphen": (typography_dashes.breaking_hyphen, ("-",)),
    "incise-space": (typography_dashes.incise_space, ("\u2014", "\u2013")),
    # The prefilter leaves the sign > out of its copy.
    "drawn-signs": (typography_dashes.drawn_signs, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
