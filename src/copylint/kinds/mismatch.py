# SPDX-License-Identifier: Apache-2.0
"""Kind «mismatch»: two places of one article whose figures contradict each other."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, Protocol

from copylint.document.blocks import Block
from copylint.document.document import Document
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


_ANALYSES = {
    "title": ("claims_mismatch", "title_against_body"),
    "share": ("claims_mismatch", "contradictory_shares"),
    "age": ("claims_mismatch", "two_ages"),
    "office": ("claims_offices", "two_offices"),
    "table": ("claims_tables", "text_against_tables"),
}
"""Module and function; only those of a rule that runs are loaded."""
_FINDS: dict[str, Callable[[Document], Sequence[Pair]]] = {}
_LITERALS: dict[str, tuple[str, ...] | None] = {
    "title": None,
    "share": ("%", "cent", " sur ", " in ", " of "),
    "age": (" ans", ","),
    "table": None,  # the bars of a table are no words
}


class Options(NamedTuple):
    """`fault`: title (against the body), share (of one group), age and office (of one person), table (and text)."""

    fault: Literal["title", "share", "age", "office", "table"]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    if options.fault == "office":
        from copylint.evidence.claims_offices import OFFICES  # noqa: PLC0415 - only where rules are loaded from YAML

        return OFFICES
    return _LITERALS[options.fault]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    if options.fault == "table" and not document.tables:
        return []
    text = document.text
    found = []
    for one in _analysis(options.fault)(document):
        values: dict[str, object] = {
            "here": text[slice(*one.span)],
            "there": text[slice(*one.other)] if one.other else "",
        }
        found.append(Match(one.span, (one.other,) if one.other else (), values))  # type: ignore[arg-type]  # words of the text
    return found


def _analysis(fault: str) -> Callable[[Document], Sequence[Pair]]:
    if fault not in _FINDS:
        module, name = _ANALYSES[fault]
        _FINDS[fault] = getattr(import_module(f"copylint.evidence.{module}"), name)
    return _FINDS[fault]
