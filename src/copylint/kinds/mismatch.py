# SPDX-License-Identifier: Apache-2.0
"""Kind «mismatch»: two places of one article whose figures contradict each other."""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_mismatch import contradictory_shares, title_against_body, two_ages
from copylint.evidence.claims_offices import OFFICES, two_offices
from copylint.evidence.claims_tables import text_against_tables
from copylint.evidence.kind import Context
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Pair(Protocol):
    """Two places that contradict each other; the second is None where the article has nothing like the first."""

    @property
    def span(self) -> Span:
        """The place to show."""

    @property
    def other(self) -> Span | None:
        """The other one."""


_ANALYSES: dict[str, Callable[[Document], Sequence[Pair]]] = {
    "title": title_against_body,
    "share": contradictory_shares,
    "age": two_ages,
    "office": two_offices,
    "table": text_against_tables,
}
_LITERALS: dict[str, tuple[str, ...] | None] = {
    "title": None,
    "share": ("%", "cent", " sur ", " in ", " of "),
    "age": (" ans", ","),
    "office": OFFICES,
    "table": None,  # the bars of a table are no words
}


class Options(NamedTuple):
    """`fault`: title (against the body), share (of one group), age and office (of one person), table (and text)."""

    fault: Literal["title", "share", "age", "office", "table"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _LITERALS[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    text = document.text
    found = []
    for one in _ANALYSES[options.fault](document):
        values: dict[str, object] = {
            "here": text[slice(*one.span)],
            "there": text[slice(*one.other)] if one.other else "",
        }
        found.append(Match(one.span, (one.other,) if one.other else (), values))  # type: ignore[arg-type]  # words of the text
    return found
