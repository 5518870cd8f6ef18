# SPDX-License-Identifier: Apache-2.0
"""Kind «dash»: dashes of incises and dialogues and what is typed for them; selects one fault of evidence/dashes.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import dashes
from copylint.evidence.kind import Context
from copylint.evidence.places import together
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
    "drawn-signs",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/dashes.py."""

    fault: Fault


_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "hyphens": (dashes.hyphens, (" -",)),
    "spaced-hyphen": (dashes.subtraction, (" - ",)),
    "two-hyphens": (dashes.two_hyphens, ("--",)),
    "joined": (dashes.joined, ("\u2014",)),
    "joined-en": (dashes.joined_en, ("\u2013",)),
    "dense": (dashes.dense, ("\u2014",)),
    "speech": (dashes.speech, ("\u2014", "\u2013")),
    "speech-hyphen": (dashes.speech_hyphen, None),
    "beside-hyphen": (dashes.beside_hyphen, (" -", "- ")),
    "breaking-hyphen": (dashes.breaking_hyphen, ("-",)),
    # The prefilter leaves the sign > out of its copy.
    "drawn-signs": (dashes.drawn_signs, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
