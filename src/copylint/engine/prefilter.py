# SPDX-License-Identifier: Apache-2.0
"""Which rule is worth trying on which block: one pass of Aho and Corasick over each block's shadow.

A rule whose literals (rulebook) do not stand in a block cannot match there. The shadow is used for nothing else:
offsets come from the pattern on the original text. Rules without literals are tried on every block, rules that see
the whole document once, where a literal of theirs stands in any block.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.search import FOUND
from copylint.model.rule import Rule
from copylint.text.folding import shadow

if TYPE_CHECKING:
    from ahocorasick import Automaton

SEEN = frozenset("heading paragraph item cell meta attribute comment html code directive definition".split())
"""Kinds of block that a block rule may look into (`evidence.search.BlockName`)."""


class Prefilter:
    """The literals of all rules in one automaton."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Index rules by position."""
        by_literal: dict[str, list[int]] = {}
        always: list[int] = []
        documents: list[int] = []
        for index, rule in enumerate(rules):
            whole = rule.scope == "document"
            if whole:
                documents.append(index)
            if rule.literals is None:
                if not whole:
                    always.append(index)
                continue
            for literal in rule.literals:
                by_literal.setdefault(literal, []).append(index)
        self._always = frozenset(always)
        self._documents = tuple(documents)
        self._unfiltered = frozenset(index for index in documents if rules[index].literals is None)
        self._automaton = _automaton(by_literal) if by_literal else None

    def candidates(self, document: Document, allowed: frozenset[int]) -> Iterator[tuple[int, Block | None]]:
        """Each rule to try, with the block to try it on (None: the whole document), in order of place and rule."""
        whole = frozenset(self._documents)
        awake: set[int] = set()
        always = self._always & allowed
        for block in document.blocks:
            if block.kind not in SEEN:
                continue
            found: set[int] = set(always)
            if self._automaton is not None:
                literals: set[str] = set()
                for _, (literal, indices) in self._automaton.iter(
                    shadow(document.text[block.span.start : block.span.end])
                ):
                    if literal not in literals:
                        literals.add(literal)
                        found.update(indices)
                found &= allowed
                document.remember((FOUND, block.span), lambda literals=literals: literals)  # type: ignore[misc]  # bound now
            awake |= found & whole
            for index in sorted(found - whole):
                yield index, block
        for index in self._documents:
            if index in allowed and (index in awake or index in self._unfiltered):
                yield index, None


def _automaton(by_literal: dict[str, list[int]]) -> "Automaton[tuple[str, tuple[int, ...]]]":
    from ahocorasick import Automaton  # noqa: PLC0415 - not needed where no rule has a literal

    automaton: Automaton[tuple[str, tuple[int, ...]]] = Automaton()
    for literal, indices in by_literal.items():
        automaton.add_word(literal, (literal, tuple(indices)))
    automaton.make_automaton()
    return automaton
