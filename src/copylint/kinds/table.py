# SPDX-License-Identifier: Apache-2.0
"""Kind «table»: the faults of tables, drawn or broken, that `evidence.tables` finds; a rule names its own.

The level of a fault is that under GFM. Where the run names a renderer whose page the fault breaks, the match says so
in its values (`level: broken`); where that renderer draws what was meant, there is no fault.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.tables import ONLY_ELSEWHERE, Fault, table_faults
from copylint.model.places import Match, Words
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`faults`: the kinds of fault to report, names of `evidence.tables.Fault`."""

    faults: tuple[Fault, ...]


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`; a table pasted one cell per line has no sign of its own."""
    del options
    return None


def idle(document: Document) -> bool:
    """See `evidence.kind.Kind`."""
    return not table_faults(document)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    renderer = "mdx" if document.format == "mdx" else context.renderer
    found: list[Match] = []
    for fault in table_faults(document):
        if fault.kind not in options.faults or renderer in fault.fine:
            continue
        breaks = renderer in fault.engines
        if fault.kind in ONLY_ELSEWHERE and not breaks:
            continue
        values: dict[str, str | int | Words] = dict(fault.values)
        if breaks:
            values["level"] = "broken"
        found.append(Match(fault.span, fault.related, values, fault.edits))
    return found
