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


def test_wrong_arguments_are_refused() -> None:
    """A missing, unknown or surplus argument is a TypeError, an unknown field to replace a ValueError."""
    for wrong in (Ours, lambda: Ours(1, third=2), lambda: Ours(1, (), 3), lambda: Ours._make([1])):  # type: ignore[call-arg]  # what is tested
        with pytest.raises(TypeError):
            wrong()  # type: ignore[call-arg]  # the point of the test
    with pytest.raises(ValueError, match="third"):
        Ours(1)._replace(third=2)  # type: ignore[call-arg]  # what is tested


def test_it_can_be_pickled() -> None:
    """A worker gets what was sent."""
    assert pickle.loads(pickle.dumps(Edit(1, 2, "x"))) == Edit(1, 2, "x")  # noqa: S301 - our own bytes
