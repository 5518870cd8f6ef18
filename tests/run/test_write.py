# SPDX-License-Identifier: Apache-2.0
"""A file is replaced as a whole or left as it was."""

import os
import stat
from pathlib import Path

import pytest

from copylint.run import write


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file to be replaced."""
    path = tmp_path / "article.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def test_the_content_changes_and_the_mode_stays(article: Path) -> None:
    """The new bytes are there, the mode is that of the old file, and nothing else lies in the folder."""
    write.replace(str(article), b"old", b"new")
    assert article.read_bytes() == b"new"
    assert stat.S_IMODE(article.stat().st_mode) == 0o640
    assert list(article.parent.iterdir()) == [article]


def test_a_symbolic_link_stays_one(article: Path) -> None:
    """Writing through a link changes the file that it points to."""
    link = article.with_name("link.txt")
    link.symlink_to(article.name)
    write.replace(str(link), b"old", b"new")
    assert link.is_symlink()
    assert article.read_bytes() == b"new"


def test_a_read_only_file_stays(article: Path) -> None:
    """A file that nobody may write is left alone, even by the superuser."""
    article.chmod(0o440)
    with pytest.raises(write.ReadOnly):
        write.replace(str(article), b"old", b"new")
    assert article.read_bytes() == b"old"


def test_a_file_that_changed_since_stays(article: Path) -> None:
    """What an editor saved in the meantime is not written over."""
    article.write_bytes(b"saved meanwhile")
    with pytest.raises(write.ChangedSince):
        write.replace(str(article), b"old", b"new")
    assert article.read_bytes() == b"saved meanwhile"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_whole(article: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A full disk or a failed rename leaves the old file and no litter."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(write.NotWritten, match="No space left"):
        write.replace(str(article), b"old", b"new")
    assert article.read_bytes() == b"old"
    assert list(article.parent.iterdir()) == [article]


def test_a_kill_in_the_middle_leaves_the_old_file_whole(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stops the program between the new content and the rename leaves the old file and no litter."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write.replace(str(article), b"old", b"new")
    assert article.read_bytes() == b"old"
    assert list(article.parent.iterdir()) == [article]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that went away is not made anew."""
    with pytest.raises(write.NotWritten):
        write.replace(str(tmp_path / "gone.txt"), b"old", b"new")
    assert list(tmp_path.iterdir()) == []
