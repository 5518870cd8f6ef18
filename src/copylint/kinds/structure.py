# SPDX-License-Identifier: Apache-2.0
"""Kind «structure»: one fault of Markdown's structure (evidence/structure.py says which there are)."""

from typing import Literal

from copylint.model.record import NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.structure import SOURCES, Fault, faults
from copylint.model.places import Match

SCOPE: Literal["block", "document"] = "document"


class Options(NamedTuple):
    """`fault`: its name."""

    fault: Fault


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return SOURCES[options.fault].literals


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block, context
    return faults(document, options.fault)
