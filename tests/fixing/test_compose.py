# SPDX-License-Identifier: Apache-2.0
"""Edits put together, shifted and printed as a diff."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.fixing.compose import composed
from copylint.fixing.diff import unified
from copylint.fixing.shift import Shift
from copylint.model.places import Edit
from copylint.text.edits import applied

TEXTS = st.text(st.sampled_from("ab \n"), max_size=60)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Disjoint edits of a text."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    found: list[Edit] = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        if not found or start > found[-1].end:
            found.append(Edit(start, end, draw(st.text(st.sampled_from("xy\n"), max_size=3))))
    return found


@given(st.data())
def test_two_rounds_as_one(data: st.DataObject) -> None:
    """Composed edits of the old text give what the two rounds give."""
    old = data.draw(TEXTS)
    first = data.draw(edits_of(old))
    middle = applied(old, first)
    second = data.draw(edits_of(middle))
    assert applied(old, composed(first, second, len(old))) == applied(middle, second)


@given(st.data())
def test_offsets_outside_edits_move_with_their_character(data: st.DataObject) -> None:
    """The character at a place outside all edits stands at the shifted offset."""
    old = data.draw(TEXTS)
    edits = data.draw(edits_of(old))
    new, shift = applied(old, edits), Shift(edits)
    for at, sign in enumerate(old):
        if not any(edit.start <= at < edit.end for edit in edits):
            assert new[shift.offset(at)] == sign


def test_overlapping_edits_are_refused() -> None:
    """Edits that overlap are a fault of the program, never half applied."""
    with pytest.raises(ValueError, match="overlap"):
        applied("abc", [Edit(0, 2, ""), Edit(1, 3, "")])


def test_no_edit_is_no_diff() -> None:
    """A file that stays as it is prints nothing."""
    assert unified("a\n", [], "a.md") == ""


def test_a_diff_reads_as_usual() -> None:
    """Three lines of context, ranges, and a missing last line end."""
    old = "".join(f"l{number}\n" for number in range(1, 10)) + "fin"
    assert unified(old, [Edit(old.index("l5"), old.index("l5") + 2, "L5")], "a.md") == (
        "--- a.md\n+++ a.md\n@@ -2,7 +2,7 @@\n l2\n l3\n l4\n-l5\n+L5\n l6\n l7\n l8\n"
    )
    assert unified(old, [Edit(len(old), len(old), "\n")], "a.md").endswith("-fin\n\\ No newline at end of file\n+fin\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is needed to apply the diff")
@given(st.data())
def test_git_applies_what_we_print(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """The printed diff, applied by git, gives the repaired text."""
    lines = data.draw(st.lists(st.sampled_from(["a", "bb", "c d", ""]), min_size=1, max_size=25))
    old = "\n".join(lines) + data.draw(st.sampled_from(["", "\n"]))
    edits = data.draw(edits_of(old))
    new = applied(old, edits)
    if new == old or not old or not new:
        return
    folder: Path = tmp_path_factory.mktemp("diff")
    (folder / "a.md").write_bytes(old.encode())
    patch = unified(old, edits, "a.md").encode()
    git = str(shutil.which("git"))
    done = subprocess.run(
        [git, "apply", "-p0", "--unidiff-zero", "-"], cwd=folder, input=patch, capture_output=True, check=False
    )
    assert done.returncode == 0, (done.stderr, patch)
    assert (folder / "a.md").read_bytes() == new.encode()
