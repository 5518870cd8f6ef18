# SPDX-License-Identifier: Apache-2.0
"""Kind «dots»: points of suspension, « etc. » and stops that pile up; selects one fault of evidence/dots.py."""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import dots
from copylint.evidence.kind import Context
from copylint.evidence.places import together
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
    """`fault` names the fault, see the functions of evidence/dots.py."""

    fault: Fault


_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...]]] = {
    "three-dots": (dots.dots, ("...",)),
    "wrong-dots": (dots.wrong_dots, ("..", "\u2026\u2026")),
    "leaders": (dots.leaders, (".........",)),
    "etc-dots": (dots.etc_dots, ("etc.", "etc\u2026", "etc ")),
    "dots-etc": (dots.dots_etc, ("etc",)),
    "etc-comma": (dots.etc_comma, (" etc",)),
    "etc-twice": (dots.etc_twice, ("etc",)),
    "before-ellipsis": (dots.before_ellipsis, ("\u2026", ",.")),
    "loud": (dots.loud, ("!!", "??", ",.", ", .", ";;", ".,", ",,", ";.", ";,", ", ,", "; .")),
    "after-sign": (dots.after_sign, ("?.", "!.", "\u2026.")),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
