# SPDX-License-Identifier: Apache-2.0
"""Our NamedTuple is the standard library's in all that is used of it."""

import pickle
from typing import NamedTuple as Standard

import pytest

from copylint.model.places import Edit
from copylint.model.record import NamedTuple


class Theirs(Standard):
    """A record."""

    first: int
    second: tuple[str, ...] = ()


class Ours(NamedTuple):
    """A record."""

    first: int
    second: tuple[str, ...] = ()


def test_it_behaves_as_the_standard_one() -> None:
    """Construction, comparison, copies, defaults, pattern matching and names are the same."""
    ours, theirs = Ours(1, second=("a",)), Theirs(1, second=("a",))
    assert ours == theirs  # type: ignore[comparison-overlap]  # the point of the test
    assert hash(ours) == hash(theirs)
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(first=2) == Theirs(2, ("a",))  # type: ignore[comparison-overlap]  # the point of the test
    assert Ours._make([3, ()]) == Ours(3)
    assert (Ours._fields, Ours._field_defaults, Ours.__match_args__, Ours.__doc__) == (
        Theirs._fields, Theirs._field_defaults, Theirs.__match_args__, Theirs.__doc__,
    )  # fmt: skip


@pytest.mark.parametrize("made", [0, 50])
def test_every_way_of_naming_a_field(made: int) -> None:
    """A class makes its first tuples and those after many alike: by place, by name, with defaults."""

    class Point(NamedTuple):
        """A record."""

        x: int
        y: int = 2
        z: int = 3

    assert {Point(0, at) for at in range(made)} == {(0, at, 3) for at in range(made)}
    assert [Point(1), Point(x=1), Point(z=3, x=1), Point(1, 2), Point(1, 2, 3), Point(1, z=3)] == [(1, 2, 3)] * 6
    assert Point(7, z=9)._replace(y=8) == (7, 8, 9)
    assert isinstance(Point(1), Point)


@pytest.mark.parametrize("made", [0, 50])
def test_wrong_arguments_are_refused(made: int) -> None:
    """A missing, unknown, doubled or surplus argument is a TypeError, an unknown field to replace a ValueError."""
    assert len([Ours(at) for at in range(made)]) == made
    wrongs = (
        Ours,
        lambda: Ours(1, third=2),  # type: ignore[call-arg]  # what is tested
        lambda: Ours(second=()),  # type: ignore[call-arg]  # what is tested
        lambda: Ours(third=1, second=()),  # type: ignore[call-arg]  # what is tested
        lambda: Ours(1, first=2),  # type: ignore[misc]  # what is tested
        lambda: Ours(1, (), 3),  # type: ignore[call-arg]  # what is tested
        lambda: Ours._make([1]),
    )
    for wrong in wrongs:
        with pytest.raises(TypeError):
            wrong()  # type: ignore[call-arg]  # the point of the test
    with pytest.raises(ValueError, match="third"):
        Ours(1)._replace(third=2)  # type: ignore[call-arg]  # what is tested


def test_it_can_be_pickled() -> None:
    """A worker gets what was sent."""
    assert pickle.loads(pickle.dumps(Edit(1, 2, "x"))) == Edit(1, 2, "x")  # noqa: S301 - our own bytes
