# SPDX-License-Identifier: Apache-2.0
"""Which of many literals stand in a text, from plain data that is ready as it is read.

An automaton of all literals scans fastest and takes longer to build than the check of one article. Here literals lie
under their first eight characters, shorter ones under their first four or one; the pieces of a text say which to look
at, and only those are unpacked. Literals are folded (text.folding.shadow), so none holds a line end.
"""

from collections.abc import Iterable, Iterator, Mapping

SIZES = (8, 4, 1)


def packed(owners: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """The plain data of some literals, each with the numbers of its owners (if any): for JSON."""
    groups: dict[str, dict[str, Iterable[int]]] = {}
    for literal in sorted(owners):
        groups.setdefault(_gram(literal), {})[literal] = owners[literal]
    return {gram: packed_entry(group) for gram, group in groups.items()}


class Grams:
    """Literals with the numbers of their owners; what was unpacked is kept."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """Take what `packed` gave."""
        self._entries = entries
        self._unpacked: dict[str, dict[str, tuple[int, ...]]] = {}

    def __len__(self) -> int:
        """How many groups of literals there are: 0 where there is none."""
        return len(self._entries)

    def find(self, text: str) -> dict[str, tuple[int, ...]]:
        """The literals that stand in a folded text, with their owners."""
        found: dict[str, tuple[int, ...]] = {}
        entries = self._entries
        for size in SIZES:
            pieces = {text[at : at + size] for at in range(len(text) - size + 1)} if size > 1 else set(text)
            for gram in pieces & entries.keys():
                found |= {literal: owners for literal, owners in self._of(gram).items() if literal in text}
        return found

    def owners(self, literal: str) -> tuple[int, ...]:
        """The owners of a literal; none where it is not among these."""
        gram = _gram(literal)
        return self._of(gram).get(literal, ()) if gram in self._entries else ()

    def items(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Every literal with its owners."""
        for gram in self._entries:
            yield from self._of(gram).items()

    def _of(self, gram: str) -> dict[str, tuple[int, ...]]:
        known = self._unpacked.get(gram)
        if known is None:
            known = self._unpacked[gram] = {
                literal: numbers_of(owners) for literal, owners in parts_of(self._entries[gram])
            }
        return known


def packed_entry(owners: Mapping[str, Iterable[int]]) -> str:
    """Some literals with the numbers of their owners as one text."""
    return "\n".join(f"{literal}\n{','.join(map(str, sorted(owners[literal])))}" for literal in sorted(owners))


def parts_of(entry: str) -> Iterator[tuple[str, str]]:
    """What `packed_entry` has made one text of: the literals, each with its owners as a text."""
    parts = entry.split("\n")
    return zip(parts[::2], parts[1::2], strict=True)


def numbers_of(owners: str) -> tuple[int, ...]:
    """Owners from their text."""
    return tuple(map(int, owners.split(","))) if owners else ()


def _gram(literal: str) -> str:
    return next(literal[:size] for size in SIZES if len(literal) >= size)
