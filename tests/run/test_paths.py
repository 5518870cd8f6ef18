# SPDX-License-Identifier: Apache-2.0
"""Files are named relative to the working directory, with `/`, on every system."""

import ntpath
import posixpath
from pathlib import PurePosixPath, PureWindowsPath
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.run.paths import shown


@pytest.mark.parametrize(
    ("path", "cwd", "flavour", "name"),
    [
        ("a.md", "/site", posixpath, "a.md"),
        ("./a.md", "/site", posixpath, "a.md"),
        ("posts//./a.md", "/site", posixpath, "posts/a.md"),
        ("../a.md", "/site", posixpath, "../a.md"),
        ("link/../a.md", "/site", posixpath, "link/../a.md"),
        ("../link/../a.md", "/site", posixpath, "../link/../a.md"),
        ("../site/posts/a.md", "/site", posixpath, "posts/a.md"),
        ("../..", "/site/posts/old", posixpath, "../.."),
        (".", "/site", posixpath, "."),
        ("/site/posts/a.md", "/site", posixpath, "posts/a.md"),
        ("/other/a.md", "/site", posixpath, "../other/a.md"),
        ("a\\b.md", "/site", posixpath, "a\\b.md"),
        ("é à.md", "/site", posixpath, "é à.md"),
        ("bad\udcff.md", "/site", posixpath, "bad\ufffd.md"),
        ("posts\\a.md", "C:\\site", ntpath, "posts/a.md"),
        (".\\posts\\a.md", "C:\\site", ntpath, "posts/a.md"),
        ("posts/a.md", "C:\\site", ntpath, "posts/a.md"),
        ("..\\a.md", "C:\\site", ntpath, "../a.md"),
        ("C:\\site\\posts\\a.md", "C:\\site", ntpath, "posts/a.md"),
        ("c:\\SITE\\posts\\a.md", "C:\\site", ntpath, "posts/a.md"),
        ("D:\\press\\a.md", "C:\\site", ntpath, "D:/press/a.md"),
        ("\\\\server\\share\\a.md", "C:\\site", ntpath, "//server/share/a.md"),
    ],
)
def test_shown(path: str, cwd: str, flavour: ModuleType, name: str) -> None:
    """A path is shown as a reader in the working directory would write it."""
    assert shown(path, cwd, flavour) == name


PIECE = st.text("abé .-", min_size=1, max_size=4).filter(lambda piece: piece.strip(". ") != "")


@given(st.lists(PIECE, min_size=1, max_size=4))
def test_below_the_working_directory(pieces: list[str]) -> None:
    """What lies below the working directory has one name, however it is given, on both kinds of system."""
    name = "/".join(pieces)
    assert shown(name, "/site", posixpath) == name
    assert shown(str(PurePosixPath("/site", *pieces)), "/site", posixpath) == name
    assert shown("\\".join(pieces), "C:\\site", ntpath) == name
    whole = str(PureWindowsPath("C:\\site", *pieces))
    assert shown(whole, "C:\\site", ntpath) == ntpath.relpath(whole, "C:\\site").replace("\\", "/")
