# SPDX-License-Identifier: Apache-2.0
"""Kind «apostrophe»: straight, mixed, wrong, spaced or lost ones.

Selects one fault of evidence/typography_apostrophes.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_apostrophes
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal["straight", "mixed", "wrong", "spaced", "lost", "lost-letter", "eaten", "inverted-t"]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/typography_apostrophes.py."""

    fault: Fault


_INVERTED = tuple(
    f"{head}{pronoun}" for head in ("-t'", "-t' ", " t-", " t'", "-t ", " t ") for pronoun in ("il", "elle", "on")
) + tuple(f"{end}-t-{pronoun}" for end in "td" for pronoun in ("il", "elle", "on"))
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "straight": (typography_apostrophes.straight, None),
    "mixed": (typography_apostrophes.mixed, None),
    # The prefilter folds these: ʼ and the grave accent are gone there.
    "wrong": (typography_apostrophes.wrong, None),
    "spaced": (
        typography_apostrophes.spaced,
        (
            "' a",
            "' e",
            "' i",
            "' o",
            "' u",
            "' h",
            "' é",
            "' è",
            "' ê",
            "' à",
            "' œ",
            " 'a",
            " 'e",
            " 'i",
            " 'o",
            " 'u",
            " 'h",
            " 'é",
            " 'è",
            " 'ê",
            " 'à",
            " 'œ",
        ),
    ),
    "lost": (
        typography_apostrophes.lost,
        (
            " qu ",
            "jusqu ",
            "lorsqu ",
            "puisqu ",
            "quoiqu ",
            "quelqu ",
            "presqu ",
            "aujourd ",
            " n ",
            " m ",
            " t ",
            " s ",
        ),
    ),
    "lost-letter": (typography_apostrophes.lost_letter, None),
    "eaten": (typography_apostrophes.eaten, ("l'ia", "d'ia")),
    "inverted-t": (typography_apostrophes.inverted_t, _INVERTED),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
