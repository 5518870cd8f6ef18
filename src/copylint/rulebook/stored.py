# SPDX-License-Identifier: Apache-2.0
"""Parts of a bundle that are read when they are asked for: most rules of a run meet no block that they may be in."""

import sys
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Literal

from copylint.evidence.grams import Grams, numbers_of, packed_entry, parts_of
from copylint.model.record import NamedTuple
from copylint.text.stored_json import loads

if TYPE_CHECKING:
    from copylint.model.rule import Rule  # only named here


class _Stored(Mapping[str, Any]):
    """A mapping that is read late, and that looks to others as the plain one."""

    __slots__ = ()

    def __repr__(self) -> str:
        """As the plain mapping."""
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        """A process that is handed a rule gets its own mapping and not the bundle."""
        return dict, (dict(self),)


class Source:
    """The late parts of a bundle, each with a sum of four bytes before it, read when they are asked for."""

    __slots__ = ("_again", "_read")

    def __init__(self, read: Callable[[int, int], bytes], again: "Callable[[], Sequence[Rule]]") -> None:
        """Say how they are read.

        Args:
            read: the bytes from a place, so many.
            again: the same rules in the same order, made anew: what a part is taken from that has been damaged.
        """
        self._read = read
        self._again = again

    def part(self, start: int, length: int, instead: "Callable[[Sequence[Rule]], Any]") -> Any:  # noqa: ANN401 - plain data
        """One part; where it is not as it was written, what `instead` takes from the rules made anew."""
        try:
            record = self._read(start, length)
            if len(record) == length and int.from_bytes(record[:SUM], "little") == crc32(memoryview(record)[SUM:]):
                return loads(record[SUM:].decode(*_CODEC))
        except (OSError, ValueError):
            pass
        return instead(self._again())


SUM = 4
"""Bytes of the sum before each part."""


class StoredMapping(_Stored):
    """A mapping of a rule, read when first looked at: its message."""

    __slots__ = ("_place", "_read")
    _field = "message"

    def __init__(self, source: Source, start: int, length: int, number: int) -> None:
        """Where it lies, and which rule of the bundle it belongs to."""
        self._place: tuple[Source, int, int, int] | None = (source, start, length, number)
        self._read: dict[str, Any] = {}

    @property
    def plain(self) -> dict[str, Any]:
        """The mapping as a dict, the same each time."""
        if self._place is not None:
            self._read = self._found(*self._place)
            self._place = None
        return self._read

    def _found(self, source: Source, start: int, length: int, number: int) -> dict[str, Any]:
        found: dict[str, Any] = source.part(start, length, lambda rules: {**getattr(rules[number], self._field)})
        return found

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - plain data
        """One value."""
        return self.plain[name]

    def __iter__(self) -> Iterator[str]:
        """The names of values."""
        return iter(self.plain)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.plain)


class StoredOptions(StoredMapping):
    """The options of a rule of a bundle; what they look for is among the literals of the bundle.

    What each pattern needs beside its first literals (`needs["further"]`) is half of all options and asked for few
    patterns: it lies behind the others, and they say how long each part is.
    """

    __slots__ = ()
    _field = "options"

    def _found(self, source: Source, start: int, length: int, number: int) -> dict[str, Any]:
        options = super()._found(source, start, length, number)
        needs = options.get("needs")
        if isinstance(needs, dict) and all(isinstance(part, int) for part in needs.get("further", {"": ""}).values()):
            needs["further"] = _StoredParts(source, start + length, needs["further"], number)
        return options


class _StoredParts(_Stored):
    """Parts that lie one behind the other, each read when it is asked for."""

    __slots__ = ("_number", "_places", "_read", "_source")

    def __init__(self, source: Source, at: int, lengths: Mapping[str, int], number: int) -> None:
        """Where the first begins, how long each is, and the rule whose they are."""
        self._source = source
        ends = accumulate(lengths.values(), initial=at)
        self._places = dict(zip(lengths, pairwise(ends), strict=True))
        self._number = number
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - plain data
        """One part."""
        if name not in self._read:
            start, end = self._places[name]
            self._read[name] = self._source.part(
                start, end - start, lambda rules: rules[self._number].options["needs"]["further"][name]
            )
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Their names."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)


class StoredGrams(Grams):
    """The literals of all rules of a bundle with the numbers of the rules, ready without being taken apart.

    As in Grams, literals lie under their first eight signs, shorter ones under their first four, two or one. A sign is
    a byte here (Latin-1, all else as one sign), so that eight signs are one number: the pieces of a text are read off
    its bytes in C, which takes half the time of slices, and the numbers of a bundle are there as they lie.
    """

    def __init__(self, data: bytes, at: int, counts: Sequence[int]) -> None:
        """Take what `grams_of` gave, from a place of the bundle on.

        Args:
            data: the bundle.
            at: where the numbers of the first size begin.
            counts: how many there are of each size.
        """
        super().__init__({})
        self._levels: list[_Level] = []
        self._data = data
        for (size, code), count in zip(_CODES.items(), counts, strict=True):
            starts = at + size * count
            numbers = memoryview(data)[at:starts].cast(code).tolist() if count else []
            self._levels.append(_Level(size, dict(zip(numbers, range(count), strict=True)), starts, {}))
            at = starts + 4 * (count + 1)
        self._texts = at
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        """How many groups of literals there are: 0 where there is none."""
        return sum(len(level.places) for level in self._levels)

    def find(self, text: str) -> dict[str, tuple[int, ...]]:
        """The literals that stand in a folded text, with their owners."""
        found: dict[str, tuple[int, ...]] = {}
        signs = text.encode("latin-1", "replace")
        for level in self._levels:
            pieces = _pieces(signs, level.size)
            for number in pieces & level.places.keys():
                for literal, last, owners in self._of_number(level, number):
                    if last in pieces and literal in text:
                        found[literal] = self._numbers(owners)
        return found

    def owners(self, literal: str) -> tuple[int, ...]:
        """The owners of a literal; none where it is not among these."""
        level = next(level for level in self._levels if len(literal) >= level.size)
        number = _number(literal[: level.size])
        entries = self._of_number(level, number) if number in level.places else ()
        return next((self._numbers(owners) for other, _, owners in entries if other == literal), ())

    def items(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Every literal with its owners."""
        for level in self._levels:
            for number in level.places:
                for literal, _, owners in self._of_number(level, number):
                    yield literal, self._numbers(owners)

    def _numbers(self, owners: str) -> tuple[int, ...]:
        known = self._known.get(owners)
        if known is None:
            known = self._known[owners] = numbers_of(owners)
        return known

    def _of_number(self, level: "_Level", number: int) -> "list[_Entry]":
        """The literals under a number."""
        known = level.unpacked.get(number)
        if known is None:
            at = level.starts + 4 * level.places[number]
            start, end = (int.from_bytes(self._data[each : each + 4], "little") for each in (at, at + 4))
            entry = self._data[self._texts + start : self._texts + end].decode(*_CODEC)
            size = level.size
            known = level.unpacked[number] = [
                (literal, _number(literal[-size:]), owners) for literal, owners in parts_of(entry)
            ]
        return known


_Entry = tuple[str, int, str]
"""A literal, the number of its last signs, and its owners as they lie."""


class _Level(NamedTuple):
    """The literals under their first `size` signs.

    Attributes:
        size: how many signs.
        places: these signs as numbers, and the how manieth each is.
        starts: where the places of the texts lie in the bundle, four bytes each.
        unpacked: what was looked at, by number.
    """

    size: int
    places: dict[int, int]
    starts: int
    unpacked: "dict[int, list[_Entry]]"


_CODEC = ("utf-8", "surrogatepass")
_CODES: Mapping[int, Literal["Q", "I", "H", "B"]] = {8: "Q", 4: "I", 2: "H", 1: "B"}
"""Unsigned integers of so many bytes, in the order of the machine: a text and the bundle are read alike."""


def grams_of(owners: Mapping[str, Iterable[int]]) -> tuple[bytes, list[int]]:
    """What StoredGrams takes for literals, each with the numbers of its owners: bytes, and how many of each size."""
    levels: dict[int, dict[bytes, dict[str, Iterable[int]]]] = {size: {} for size in _CODES}
    for literal in sorted(owners):
        size = next(size for size in _CODES if len(literal) >= size)
        group = levels[size].setdefault(literal[:size].encode("latin-1", "replace"), {})
        group[literal] = owners[literal]
    index, texts, at = [], [], 0
    for groups in levels.values():
        index += [*groups]
        for group in groups.values():
            index.append(at.to_bytes(4, "little"))
            texts.append(packed_entry(group).encode(*_CODEC))
            at += len(texts[-1])
        index.append(at.to_bytes(4, "little"))
    return b"".join([*index, *texts]), [len(groups) for groups in levels.values()]


def _number(signs: str) -> int:
    return int.from_bytes(signs.encode("latin-1", "replace"), sys.byteorder)


def _pieces(signs: bytes, size: int) -> set[int]:
    """All runs of so many bytes as numbers."""
    view, code = memoryview(signs), _CODES[size]
    ends = ((at, at + (len(signs) - at) // size * size) for at in range(min(size, len(signs) - size + 1)))
    return set[int]().union(*(view[at:end].cast(code) for at, end in ends))


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
