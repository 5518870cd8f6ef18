# SPDX-License-Identifier: Apache-2.0
"""Parts of a bundle that are read when they are asked for: most rules of a run meet no block that they may be in."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copylint.evidence.grams import Grams


class StoredOptions(Mapping[str, Any]):
    """The options of a rule, read when first looked at."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Where they lie as JSON."""
        self._place: tuple[str, int, int] | None = (text, start, end)
        self._read: dict[str, Any] = {}

    def _all(self) -> dict[str, Any]:
        place = self._place
        if place is not None:
            self._read = json.loads(place[0][place[1] : place[2]])
            self._place = None
        return self._read

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - plain data
        """One option."""
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        """The names of options."""
        return iter(self._all())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all())


class StoredLiterals(Sequence[str]):
    """The literals of one rule among those of all rules of a bundle.

    Attributes:
        grams: the literals of all rules of the bundle, their owners the rules by number.
        number: that of this rule.
    """

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
