# SPDX-License-Identifier: Apache-2.0
"""`text.regexes` stands for the library without loading all of it."""

import subprocess
import sys

import pytest
import regex

from copylint.text import regexes


@pytest.mark.parametrize("name", ["ASCII", "IGNORECASE", "MULTILINE", "VERBOSE", "VERSION0"])
def test_flags_are_the_library_s(name: str) -> None:
    """The numbers are right."""
    assert getattr(regexes, name) == getattr(regex, name)


def test_everything_else_is_the_library_s() -> None:
    """A name that is not ours is looked up there, and one that is nobody's is an AttributeError."""
    assert regexes.compile is regex.compile
    assert regexes.Match is regex.Match
    with pytest.raises(AttributeError):
        _ = regexes.nothing  # type: ignore[attr-defined]  # there is none


def test_version_is_the_library_s() -> None:
    """Asked of the loaded library, or read beside the engine, the version is the same."""
    assert regexes.version() == regex.__version__


def test_the_engine_needs_no_library() -> None:
    """Engine and version are had without the package, which then finds the engine loaded and works."""
    code = """
import sys
from copylint.text import patterns, regexes
engine, version = regexes.engine(), regexes.version()
assert "regex" not in sys.modules
import regex
import regex._regex as again
assert engine is again and version == regex.__version__
assert regex.search("(?i)a+|é", "xÉ") and regex.sub("(a)", r"\\1\\1", "ab") == "aab"
assert type(regex.compile("a")) is regexes.Pattern
try:
    regex.compile("(")
except regexes.error:
    print("right")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "right\n"
