# SPDX-License-Identifier: Apache-2.0
"""Kind «structure»: one fault of Markdown's structure (evidence/structure.py says which there are)."""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.structure import SOURCES, Fault, faults, sound
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: its name."""

    fault: Fault


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return SOURCES[options.fault].literals


def idle(document: Document) -> bool:
    """See `evidence.kind.Kind`; where an analysis fails, each rule says for itself which one."""
    try:
        return sound(document)
    except Exception:  # noqa: BLE001 - one analysis's fault must not hide what the others find
        return False


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`; a match says so (`level: broken`) where the renderer of the run breaks on the fault."""
    del block
    matches = faults(document, options.fault)
    if not matches:
        return matches
    source, renderer = SOURCES[options.fault], "mdx" if document.format == "mdx" else context.renderer
    if renderer in source.fine:
        return []
    if renderer in source.engines:
        return [match._replace(values={**match.values, "level": "broken"}) for match in matches]
    return [match for match in matches if renderer not in str(match.values.get("fine", "")).split()]
