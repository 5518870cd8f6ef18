# SPDX-License-Identifier: Apache-2.0
"""Parts of a bundle that are read when they are asked for: most rules of a run meet no block that they may be in."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copylint.evidence.grams import Grams


class StoredMapping(Mapping[str, Any]):
    """A mapping of a rule, read when first looked at: its message."""

    __slots__ = ("_place", "_read")

    def __init__(self, place: tuple[bytes, int, int]) -> None:
        """Where it lies as JSON: the whole bundle, from where to where."""
        self._place: tuple[bytes, int, int] | None = place
        self._read: dict[str, Any] = {}

    def _all(self) -> dict[str, Any]:
        if self._place is not None:
            data, start, end = self._place
            self._read = json.loads(data[start:end])
            self._place = None
        return self._read

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - plain data
        """One value."""
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        """The names of values."""
        return iter(self._all())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all())

    def __repr__(self) -> str:
        """As the plain mapping."""
        return repr(self._all())


class StoredOptions(StoredMapping):
    """The options of a rule of a bundle; what they look for is among the literals of the bundle."""

    __slots__ = ()


class StoredGrams(Grams):
    """The literals of all rules of a bundle, with the numbers of the rules."""

    def __init__(self, grams: bytes, entries: bytes) -> None:
        """Take what `grams_of` gave."""
        named = zip(grams.decode(*_CODEC).split("\n"), entries.split(_BETWEEN), strict=True) if grams else ()
        super().__init__(dict[str, Any](named))

    def _entry(self, gram: str) -> str:
        entry: bytes = self._entries[gram]
        return entry.decode(*_CODEC)


_CODEC = ("utf-8", "surrogatepass")
_BETWEEN = b"\xff"
"""Between entries: UTF-8 has no such byte."""


def grams_of(entries: Mapping[str, str]) -> tuple[bytes, bytes]:
    """What `evidence.grams.packed` gave, as bytes that are taken apart faster than JSON: the grams, their entries."""
    grams = "\n".join(entries).encode(*_CODEC)
    return grams, _BETWEEN.join(entry.encode(*_CODEC) for entry in entries.values())


class StoredLiterals(Sequence[str]):
    """The literals of one rule among those of all rules of a bundle.

    Attributes:
        grams: the literals of all rules of the bundle, their owners the rules by number.
        number: that of this rule.
    """

    __slots__ = ("grams", "number")

    def __init__(self, grams: Grams, number: int) -> None:
        """See the class."""
        self.grams = grams
        self.number = number

    def _all(self) -> tuple[str, ...]:
        return tuple(sorted(literal for literal, owners in self.grams.items() if self.number in owners))

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - an index or a slice
        """Literals in order."""
        return self._all()[at]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all())

    def __iter__(self) -> Iterator[str]:
        """Literals in order."""
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        """As the tuple of the same literals."""
        return self._all() == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        """That of the tuple."""
        return hash(self._all())
