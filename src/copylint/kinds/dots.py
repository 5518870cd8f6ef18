# SPDX-License-Identifier: Apache-2.0
"""Kind «dots»: points of suspension, « etc. » and stops that pile up.

Selects one fault of evidence/typography_dots.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_dots
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.evidence.typography_reading import reads
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal[
    "three-dots",
    "wrong-dots",
    "leaders",
    "etc-dots",
    "dots-etc",
    "etc-comma",
    "etc-twice",
    "before-ellipsis",
    "loud",
    "after-sign",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/typography_dots.py."""

    fault: Fault


_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...]]] = {
    "three-dots": (typography_dots.dots, ("...",)),
    "wrong-dots": (typography_dots.wrong_dots, ("..", "\u2026\u2026")),
    "leaders": (typography_dots.leaders, (".........",)),
    "etc-dots": (typography_dots.etc_dots, ("etc.", "etc\u2026", "etc ")),
    "dots-etc": (typography_dots.dots_etc, ("etc",)),
    "etc-comma": (typography_dots.etc_comma, (" etc",)),
    "etc-twice": (typography_dots.etc_twice, ("etc",)),
    "before-ellipsis": (typography_dots.before_ellipsis, ("\u2026", ",.")),
    "loud": (typography_dots.loud, ("!!", "??", ",.", ", .", ";;", ".,", ",,", ";.", ";,", ", ,", "; .")),
    "after-sign": (typography_dots.after_sign, ("?.", "!.", "\u2026.")),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    if not reads(document):
        return []
    return together(_FINDERS[options.fault][0](document, context))
