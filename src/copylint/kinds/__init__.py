# SPDX-License-Identifier: Apache-2.0
"""One module per kind of rule; kinds do not know each other.

`KINDS` is the whole register: no scanning, no decorators. A module is imported when a rule needs it.
"""

from importlib import import_module
from typing import Any, cast

from copylint.evidence.kind import Kind

KINDS: dict[str, str] = {
    "pattern": "copylint.kinds.pattern",
    "phrase": "copylint.kinds.phrase",
    "table": "copylint.kinds.table",
    "figure": "copylint.kinds.figure",
    "claim": "copylint.kinds.claim",
    "scale": "copylint.kinds.scale",
    "person": "copylint.kinds.person",
    "quotation": "copylint.kinds.quotation",
    "comparison": "copylint.kinds.comparison",
    "arithmetic": "copylint.kinds.arithmetic",
    "nobreak": "copylint.kinds.nobreak",
}
"""The module of each kind, by the word that a rule file writes."""


def kind(name: str) -> Kind:
    """The module of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    return cast("Kind", cast("Any", import_module(KINDS[name])))
