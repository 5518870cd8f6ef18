# SPDX-License-Identifier: Apache-2.0
"""Which rule is worth trying on which block: one pass over each block's shadow for the literals of all rules.

A rule whose literals (rulebook) do not stand in a block cannot match there. The shadow is used for nothing else:
offsets come from the pattern on the original text. Rules without literals are tried on every block, rules that see
the whole document once, where a literal of theirs stands in any block.

The first texts are searched with what the bundle holds ready (evidence/grams.py); where many come, an automaton of
Aho and Corasick is built, which scans four times as fast and finds the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.engine.guards import Guards, guards_of
from copylint.evidence.candidates import FOUND, SHADOWS, folded_block, needed
from copylint.evidence.grams import Grams, packed
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.rulebook.stored import StoredLiterals, StoredOptions

SEEN = frozenset("heading paragraph item cell meta attribute comment html code directive definition".split())
"""Kinds of block that a block rule may look into (`evidence.search.BlockName`)."""


SOON = 60_000
"""Characters that are searched before an automaton is built: by then it pays."""


_WINDOW = 512
"""Blocks that are folded at once."""
_LONG = 250_000
_NONE: frozenset[str] = frozenset()


class Prefilter:
    """The literals of all rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Index rules by position."""
        self._documents = tuple(index for index, rule in enumerate(rules) if rule.scope == "document")
        whole = frozenset(self._documents)
        free = [index for index, rule in enumerate(rules) if rule.literals is None]
        guards = {index: guards_of(rules[index].options) for index in free if index not in whole}
        guarded = {index: sources for index, sources in guards.items() if sources}
        self._whole = whole
        self._unfiltered = whole.intersection(free)
        self._always = frozenset(guards.keys() - guarded.keys())
        self._guards = Guards(guarded)
        self._tables = _tables(rules, guarded.keys())
        self._read = 0
        self._scanner: _Scanner | None = None

    def candidates(self, document: Document, allowed: frozenset[int]) -> Iterator[tuple[int, Block | None]]:
        """Each rule to try, with the block to try it on (None: the whole document), in order of place and rule."""
        whole = self._whole
        awake: set[int] = set()
        always = self._always & allowed
        blocks = [block for block in document.blocks if block.kind in SEEN]
        seen: dict[Span, AbstractSet[str]] = document.keep(FOUND, {}) if self._tables else {}
        guarded = self._guards.calls(document, blocks)
        for place, (block, literals) in enumerate(zip(blocks, self._literals(document, blocks), strict=True)):
            if not self._documents:  # nobody asks later
                seen.clear()
            seen[block.span] = literals.keys() if literals else _NONE
            found = always.union(guarded.get(place, ()), *literals.values()) & allowed
            if found:
                here = found & whole
                if here:
                    awake |= here
                    found -= here
                for index in sorted(found):
                    yield index, block
        for index in self._documents:
            if index in allowed and (index in awake or index in self._unfiltered):
                yield index, None

    def _literals(self, document: Document, blocks: Sequence[Block]) -> Iterator[dict[str, tuple[int, ...]]]:
        """The literals that stand in each block, with the rules that they call."""
        if self._scanner is None:
            self._read += len(document.text)
            if self._read < SOON:
                return self._few([folded_block(document, block) for block in blocks])
            self._scanner = _Scanner(self._tables)
        return self._many(document, blocks, self._scanner)

    def _many(
        self, document: Document, blocks: Sequence[Block], scanner: "_Scanner"
    ) -> Iterator[dict[str, tuple[int, ...]]]:
        """See `_literals`; of a long text few shadows are held at a time."""
        for at in range(0, len(blocks), _WINDOW):
            yield from scanner.find([folded_block(document, block) for block in blocks[at : at + _WINDOW]])
            if len(document.text) > _LONG:
                document.keep(SHADOWS, {})

    def _few(self, folded: Sequence[str]) -> Iterator[dict[str, tuple[int, ...]]]:
        """See `_literals`; what stands in no block of a short text is told from all at once."""
        there: dict[str, tuple[int, ...]] = {}
        for table in self._tables:
            _add(there, table, table.grams.find("\n".join(folded)))
        return ({literal: there[literal] for literal in there if literal in text} for text in folded)


class _Scanner:
    """All literals ready to be looked for in many texts: those of one sign by the set of a text's signs."""

    __slots__ = ("_automaton", "_signs")

    def __init__(self, tables: "Sequence[_Table]") -> None:
        """Build it, which takes as long as the check of a few articles."""
        from ahocorasick import Automaton  # noqa: PLC0415 - few texts need none

        found: dict[str, tuple[int, ...]] = {}
        for table in tables:
            _add(found, table, dict(table.grams.items()))
        self._signs = {literal: places for literal, places in found.items() if len(literal) == 1}
        automaton: Automaton[tuple[str, tuple[int, ...]]] = Automaton()
        for literal, places in found.items():
            if len(literal) > 1:
                automaton.add_word(literal, (literal, places))
        automaton.add_word("\n\n", ("", ()))  # an automaton of no word cannot be searched
        automaton.make_automaton()
        self._automaton = automaton

    def find(self, folded: Sequence[str]) -> list[dict[str, tuple[int, ...]]]:
        """The literals that stand in each of some folded texts (at least one), with the rules that they call."""
        joined = "\n".join(folded)
        found: list[dict[str, tuple[int, ...]]] = []
        here: dict[str, tuple[int, ...]] = {}
        ends = accumulate(len(text) + 1 for text in folded)
        end = next(ends, 0)
        for last, (literal, places) in self._automaton.iter(joined):
            while last >= end:
                found.append(here)
                here, end = {}, next(ends)
            here[literal] = places
        found.append(here)
        found += [{} for _ in range(len(folded) - len(found))]
        for sign, places in [(sign, places) for sign, places in self._signs.items() if sign in joined]:
            for text, literals in zip(folded, found, strict=True):
                if sign in text:
                    literals[sign] = places
        return found


class _Table(NamedTuple):
    """Literals with numbers, and the places of the rules that bear these; None where the numbers are the places."""

    grams: Grams
    positions: Mapping[int, tuple[int, ...]] | None

    def places(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """The places of rules by their numbers; rules that were not chosen have none."""
        if self.positions is None:
            return numbers
        return tuple(place for number in numbers for place in self.positions.get(number, ()))


def _tables(rules: Sequence[Rule], guarded: AbstractSet[int]) -> list[_Table]:
    """The literals that call rules: those of each bundle as it holds them, and those of all other rules together."""
    stored: dict[int, tuple[Grams, dict[int, tuple[int, ...]]]] = {}
    plain: dict[str, list[int]] = {}
    for index, rule in enumerate(rules):
        if isinstance(rule.literals, StoredLiterals):
            _, positions = stored.setdefault(id(rule.literals.grams), (rule.literals.grams, {}))
            positions[rule.literals.number] = (*positions.get(rule.literals.number, ()), index)
        else:
            for literal in rule.literals or ():
                plain.setdefault(literal, []).append(index)
        if index in guarded:  # its other patterns are called by their literals
            for literal in needed(rule.options):
                plain.setdefault(literal, []).append(index)
        elif not isinstance(rule.options, StoredOptions):
            for literal in needed(rule.options):
                plain.setdefault(literal, [])
    tables = [_Table(grams, positions) for grams, positions in stored.values()]
    return [*tables, _Table(Grams(packed(plain)), None)] if plain else tables


def _add(literals: dict[str, tuple[int, ...]], table: _Table, found: Mapping[str, tuple[int, ...]]) -> None:
    for literal, numbers in found.items():
        literals[literal] = literals.get(literal, ()) + table.places(numbers)
