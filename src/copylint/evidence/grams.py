# SPDX-License-Identifier: Apache-2.0
"""Which of many literals stand in a text, from plain data that is ready as it is read.

An automaton of all literals scans fastest and takes longer to build than the check of one article. Here literals lie
under their first four characters, shorter ones under their first; the four-character pieces of a text say which to
look at, and only those are unpacked. Literals are folded (text.folding.shadow), so none holds a line end.
"""

from collections.abc import Iterable, Iterator, Mapping

SIZE = 4


def packed(owners: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """The plain data of some literals, each with the numbers of its owners (if any): for JSON."""
    entries: dict[str, str] = {}
    for literal in sorted(owners):
        gram = _gram(literal)
        entry = f"{literal}\n{','.join(map(str, sorted(owners[literal])))}"
        entries[gram] = f"{entries[gram]}\n{entry}" if gram in entries else entry
    return entries


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
        found = self.short(text)
        entries = self._entries
        for gram in {text[at : at + SIZE] for at in range(len(text) - SIZE + 1)}:
            if gram in entries:
                for literal, owners in self._of(gram).items():
                    if literal in text:
                        found[literal] = owners
        return found

    def short(self, text: str) -> dict[str, tuple[int, ...]]:
        """Of the literals shorter than SIZE, those that stand in a folded text, with their owners."""
        return {
            literal: owners
            for sign in set(text)
            if sign in self._entries
            for literal, owners in self._of(sign).items()
            if literal in text
        }

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
            parts = self._entries[gram].split("\n")
            known = self._unpacked[gram] = {
                literal: tuple(map(int, owners.split(","))) if owners else ()
                for literal, owners in zip(parts[::2], parts[1::2], strict=True)
            }
        return known


def _gram(literal: str) -> str:
    return literal[:SIZE] if len(literal) >= SIZE else literal[:1]
