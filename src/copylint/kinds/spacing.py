# SPDX-License-Identifier: Apache-2.0
"""Kind «spacing»: blanks that French wants, does not want or wants of another kind, beside signs and inside brackets.

Selects one fault of evidence/typography_blanks.py and evidence/typography_signs.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_blanks as blanks
from copylint.evidence import typography_joins as joins
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.evidence.typography_reading import reads
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal[
    "plain",
    "unwanted",
    "glued",
    "glued-label",
    "glued-quote",
    "other-norm",
    "percent",
    "percent-word",
    "before-stop",
    "after-comma",
    "after-stop",
    "joined-words",
    "double",
    "doubled",
    "inside-brackets",
    "outside-brackets",
    "edges",
    "counted",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/typography_blanks.py."""

    fault: Fault


_FINDERS: Mapping[str, Callable[[Document, Context], list[Match]]] = {
    "plain": blanks.plain,
    "unwanted": blanks.unwanted,
    "glued": blanks.glued,
    "glued-label": blanks.glued_labels,
    "glued-quote": blanks.glued_quotes,
    "other-norm": blanks.other_norm,
    "percent": blanks.percent,
    "percent-word": blanks.percent_words,
    "before-stop": joins.before_stop,
    "after-comma": joins.after_comma,
    "after-stop": joins.after_stop,
    "joined-words": joins.joined_words,
    "double": blanks.double,
    "doubled": blanks.doubled,
    "inside-brackets": blanks.inside_brackets,
    "outside-brackets": joins.outside_brackets,
    "edges": blanks.edges,
    "counted": blanks.counted,
}
_LITERALS: Mapping[str, tuple[str, ...]] = {
    "glued-quote": ("\u00ab", "\u00bb"),
    "percent": ("%", "\u2030"),
    "percent-word": ("%", "\u2030", "\u2031"),
    "inside-brackets": ("(", "["),
    "outside-brackets": ("(",),
}
_WHOLE_TEXT = frozenset({"edges"})
"""Faults of lines, whatever their language."""


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _LITERALS.get(options.fault)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    if options.fault not in _WHOLE_TEXT and not reads(document):
        return []
    return together(_FINDERS[options.fault](document, context))
