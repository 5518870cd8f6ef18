# SPDX-License-Identifier: Apache-2.0
"""Which blocks a rule of the whole document need look into: those in which the prefilter saw a literal of its.

One pass with one question for each block: most of a text holds none, and a call for each block would cost more.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import FOUND
from copylint.model.places import Span


def holding(document: Document, literals: Sequence[str]) -> list[tuple[int, Block]]:
    """The prose blocks that hold one of some literals, each with its index in `Document.prose`, in order.

    All blocks where there are no literals or where the prefilter has not looked.

    Args:
        document: the document.
        literals: those of one rule, the same object each time.
    """
    found: Mapping[Span, AbstractSet[str]] | None = document.known(FOUND)
    if found is None or not literals:
        return list(enumerate(document.prose))
    known = _SETS.get(id(literals))
    if known is None or known[0] is not literals:
        known = _SETS[id(literals)] = (literals, frozenset(literals))
    apart = known[1].isdisjoint
    return [
        (index, block)
        for index, block in enumerate(document.prose)
        if (seen := found.get(block.span)) is None or not apart(seen)
    ]


_SETS: dict[int, tuple[Sequence[str], frozenset[str]]] = {}
"""Literals as a set, by the identity of those that they were made of, which are kept alive here."""
