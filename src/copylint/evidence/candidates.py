# SPDX-License-Identifier: Apache-2.0
"""Which patterns of a rule are worth trying on a block: those whose literals stand in it.

The engine's prefilter says which rules to try, and leaves what it saw in each block for the rules that choose among
their patterns. Where it has not looked, the block's shadow is searched here.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.grams import SIZES, Grams
from copylint.model.places import Span
from copylint.text.folding import shadow
from copylint.text.patterns import lazy

FOUND = "literals found"
"""The key of a dict by block's span in which the engine's prefilter leaves the literals that stand in each block."""
SHADOWS = "folded blocks"
"""The key of a dict by block's span of the shadows that were made."""


def likely(
    document: Document,
    block: Block,
    patterns: Mapping[str, Sequence[str]],
    needs: Mapping[str, Any],
) -> Iterable[str]:
    """The patterns of a rule whose literals stand in a block, in order: those that are worth trying.

    Args:
        document: the document.
        block: one of its blocks.
        patterns: sources of patterns by language.
        needs: what each of them requires (`evidence.literals.each_of`); empty where that is not known.
    """
    if not needs:
        return [source for sources in patterns.values() for source in sources]
    index = _INDICES.get(id(needs))
    if index is None or index.needs is not needs:
        index = _INDICES[id(needs)] = _Index(needs, patterns)
    if index.all_of_them:
        return index.all_of_them
    found = seen(document, block)
    if found is not None and len(index.sources) == 1:  # the engine calls such a rule where all that it needs stands
        return index.sources
    here = index.standing_in(folded_block(document, block)) if found is None else index.owning(found)
    if not here and not index.always:
        return ()
    chosen = index.numbers(here)
    if not index.has_further:
        return [index.sources[at] for at in chosen]
    folded = folded_block(document, block)
    return [index.sources[at] for at in chosen if index.may_match(at, folded, here)]


def only_needs(patterns: Mapping[str, Sequence[str]], needs: Mapping[str, Any]) -> "Sequence[AnyOf]":
    """What a rule of one pattern requires beside the literals that call it; nothing is known of rules of several."""
    further: Mapping[str, Sequence[str]] = needs.get("further", {})
    return [any_of(joined) for joined in further.get("0", ())] if sum(map(len, patterns.values())) == 1 else ()


def folded_block(document: Document, block: Block) -> str:
    """The shadow of a block (`text.folding.shadow`), made once."""
    span = block.span
    shadows: dict[Span, str] | None = document.known(SHADOWS)
    if shadows is None:
        shadows = document.keep(SHADOWS, {})
    folded = shadows.get(span)
    if folded is None:
        folded = shadows[span] = shadow(document.text[span.start : span.end])
    return folded


def possible(document: Document, block: Block, literals: frozenset[str]) -> bool:
    """Whether the prefilter saw one of these literals in a block; True where it has not looked."""
    found = seen(document, block)
    return found is None or not literals.isdisjoint(found)


def needed(options: Mapping[str, Any]) -> Iterable[str]:
    """The literals by which a rule chooses among its patterns, from its plain options.

    The prefilter looks for these too: where a rule is called by other literals (`Where.requires`) or on every block,
    they still say which of its patterns to try.
    """
    needs = options.get("needs")
    return (
        (literal for literal, _ in Grams(needs["first"]).items())
        if isinstance(needs, dict) and "first" in needs
        else ()
    )


def seen(document: Document, block: Block) -> AbstractSet[str] | None:
    """The literals that the prefilter saw in a block; None where it has not looked."""
    found: dict[Span, AbstractSet[str]] | None = document.known(FOUND)
    return None if found is None else found.get(block.span)


_OFTEN = 24
"""Questions after which the literals of a rule are unpacked: a check of one article asks fewer."""
_MANY = 24
"""Literals that are sooner looked for one by one."""


class _Index:
    """What the patterns of a rule require first, kept beside what it was made of."""

    __slots__ = (
        *("_asked", "_first", "_further", "_owners", "_within"),
        *("all_of_them", "always", "has_further", "needs", "sources"),
    )

    def __init__(self, needs: Mapping[str, Any], patterns: Mapping[str, Sequence[str]]) -> None:
        """Take a rule's needs and its patterns by language."""
        self.needs = needs
        self.sources = tuple(source for word in sorted(patterns) for source in patterns[word])
        self._further: dict[int, tuple[AnyOf, ...]] = {}
        self._within: dict[int, bool] = {}
        self.has_further = bool(needs["further"])
        self.always: tuple[int, ...] = tuple(needs["always"])
        self.all_of_them = self.sources if len(self.always) == len(self.sources) else ()
        """The patterns, where none of them requires anything."""
        self._first = Grams(needs["first"])
        self._asked = 0
        self._owners: dict[str, tuple[int, ...]] = {}

    def standing_in(self, folded: str) -> Mapping[str, Sequence[int]]:
        """The first literals that stand in a folded text, with the numbers of their patterns."""
        return self._first.find(folded)

    def owning(self, found: AbstractSet[str]) -> Mapping[str, Sequence[int]]:
        """The first literals among these, with the numbers of their patterns."""
        if self._asked < _OFTEN:
            self._asked += 1
            grams, of = self.needs["first"], self._first.owners
            long, middle, short = SIZES  # most literals are of other rules, and are told so from their first signs
            return {
                literal: owners
                for literal in found
                if (literal[:long] in grams or literal[:middle] in grams or literal[:short] in grams)
                and (owners := of(literal))
            }
        owned = self._owners or self._unpacked()
        return {literal: owned[literal] for literal in found & owned.keys()}

    def numbers(self, here: Mapping[str, Sequence[int]]) -> Sequence[int]:
        """The patterns that require nothing or one of these literals, by number, in order."""
        if len(here) == 1 and not self.always:
            return next(iter(here.values()))
        return sorted({*self.always}.union(*here.values()))

    def may_match(self, at: int, folded: str, here: Mapping[str, Sequence[int]]) -> bool:
        """Whether all that a pattern requires stands in a folded text; between two stops of it, if that must be so.

        Words of a list mostly stand far apart, and a sentence is sooner searched than a block.
        """
        sets = self._further.get(at)
        if sets is None:
            sets = self._further[at] = tuple([any_of(joined) for joined in self.needs["further"].get(str(at), ())])
        if not sets:
            return True
        within = self._within.get(at)
        if within is None:
            if self._asked < _OFTEN and not self._all_hold(at, sets, folded):
                return False  # a check of one article looks into few patterns
            within = self._within[at] = within_stops(self.sources[at])
        first = [literal for literal, owners in here.items() if at in owners] if within else ()
        if not first:  # all of it may stand anywhere, or nothing is known of the first
            return self._all_hold(at, sets, folded)
        for piece in _pieces(folded):
            for literal in first:
                if literal in piece:
                    if self._all_hold(at, sets, piece):
                        return True
                    break
        return False

    def _all_hold(self, at: int, sets: "tuple[AnyOf, ...]", folded: str) -> bool:
        """Whether one literal of each other set of a pattern stands in a folded text.

        The set that one text lacks is mostly the one that the next lacks: it moves to the front.
        """
        for place, one in enumerate(sets):
            if not one.stands_in(folded):
                if place:
                    self._further[at] = (one, *sets[:place], *sets[place + 1 :])
                return False
        return True

    def _unpacked(self) -> dict[str, tuple[int, ...]]:
        self._owners = dict(self._first.items())
        return self._owners


STOPS = ".!?\u2026"
_GAP = r"[^\s.!?\u2026]"
"""A sign of a word of a gap, as evidence/phrases.py writes it."""
_HARMLESS = (_GAP, "(?!", "(?<!", "(?<=", "a-z", "A-Z", "0-9")
_DISGUISED = (r"\(?!", r"\(?<", r"\[^")
"""An escaped bracket, and what would be harmless without its backslash."""
_BEYOND = (
    *(".", "!", "\u2026", "[^", "[]", "[[", "[:", r"\]", "(?=", "<=", r"\?"),
    *(f"\\{sign}" for sign in "0DLNPRSUWXhpux"),
    *(f"{sign}{error}" for sign in "{<" for error in "eids"),  # how many errors a match may have
)
"""What may take in a stop, or require words behind the match, or is rare enough not to be looked into."""
_MOST_PIECES = 200
"""Sentences of a block beyond which its patterns are tried unseen: prose has a dozen."""
_RANGE = lazy(r"\[[^\]]*[^\[\]]-[^\]]")


def within_stops(source: str) -> bool:
    """Whether all that a pattern requires stands between two stops (`STOPS`), since no match of it holds one."""
    if any(disguised in source for disguised in _DISGUISED):
        return False
    for harmless in _HARMLESS:
        source = source.replace(harmless, "a")
    return not any(beyond in source for beyond in _BEYOND) and not _RANGE.search(source)


def _pieces(folded: str) -> Sequence[str]:
    """A folded text cut at its stops, whole where it has too many; kept for the rules that ask next."""
    global _cut  # noqa: PLW0603 - one value, since threads may share it
    text, pieces = _cut
    if text is not folded:
        one = folded
        for stop in STOPS[1:]:
            one = one.replace(stop, STOPS[0])
        pieces = one.split(STOPS[0])
        if len(pieces) > _MOST_PIECES:
            pieces = [folded]
        _cut = (folded, pieces)
    return pieces


_cut: tuple[str, Sequence[str]] = ("", ("",))


_INDICES: dict[int, _Index] = {}
"""The index of a rule's needs by their identity, made once; it holds them, so that no other rule has the same key."""


class AnyOf:
    """A set of literals, to be asked whether one of them stands in a text."""

    __slots__ = ("_asked", "_automaton", "_last", "_literals")

    def __init__(self, joined: str) -> None:
        """Take them with line ends between them."""
        self._literals = joined.split("\n")
        self._asked = 0
        self._automaton: Any = None
        self._last: tuple[str, bool] = ("", False)

    def stands_in(self, folded: str) -> bool:
        """Whether a folded text holds one; a large set that is asked often is made into an automaton."""
        text, answer = self._last  # several rules ask the same of a block; one value, since threads may share a set
        if folded is not text:
            automaton = self._automaton
            answer = self._look(folded) if automaton is None else next(automaton.iter(folded), None) is not None
            self._last = (folded, answer)
        return answer

    def _look(self, folded: str) -> bool:
        if len(self._literals) > _MANY:
            self._asked += 1
            if self._asked > _OFTEN:
                self._automaton = _automaton(self._literals)
        for literal in self._literals:  # noqa: SIM110 - `any` over a generator costs twice as much
            if literal in folded:
                return True
        return False


@cache
def any_of(joined: str) -> AnyOf:
    """A set of literals, written with line ends between them; one for all patterns that require it."""
    return AnyOf(joined)


def _automaton(literals: Iterable[str]) -> Any:  # noqa: ANN401 - a type of C
    from ahocorasick import Automaton  # noqa: PLC0415 - few texts need none

    automaton: Automaton[str] = Automaton()
    for literal in literals:
        automaton.add_word(literal, literal)
    automaton.make_automaton()
    return automaton


def all_hold(folded: str, sets: Sequence[AnyOf]) -> bool:
    """Whether one literal of each set stands in a folded block."""
    for one in sets:  # noqa: SIM110 - see above
        if not one.stands_in(folded):
            return False
    return True
