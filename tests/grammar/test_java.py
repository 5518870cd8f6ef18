# SPDX-License-Identifier: Apache-2.0
"""Java is found where it is, and what is said where it is not helps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.grammar import java
from copylint.grammar.java import Java
from copylint.grammar.unavailable import Unavailable

MakeJava = Callable[..., Path]


def test_java_home_comes_first(make_java: MakeJava) -> None:
    """JAVA_HOME's Java is taken before the one on PATH; its version comes from its file `release`, without a start."""
    program = make_java()
    assert java.find() == Java(program, "17.0.15")


def test_a_java_without_release_is_asked(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file tells the version, `java -version` does, whatever stream it writes to."""
    program = make_java(version="")
    program.write_text("#!/bin/sh\necho 'openjdk version \"21.0.4\" 2024-07-16' >&2\n", encoding="utf-8")
    assert java.find() == Java(program, "21.0.4")
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(program.parent))
    assert java.find() == Java(program, "21.0.4")


def test_an_old_java_is_passed_over(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer Java on PATH serves where JAVA_HOME's is too old."""
    newer = make_java(name="newer")
    make_java(version="11.0.2", name="older")
    monkeypatch.setenv("PATH", str(newer.parent))
    assert java.find() == Java(newer, "17.0.15")


def test_only_old_javas(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every Java is too old, the message names one, its version and what is needed."""
    program = make_java(version="1.8.0_422")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unavailable) as refused:
        java.find()
    assert f"Java 17 or newer is needed; {program.as_posix()} is version 1.8.0_422." == refused.value.reason["en"]
    assert "1.8.0_422" in refused.value.reason["fr"]


@pytest.mark.usefixtures("alone")
def test_no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Java, the message says which is needed and how to get it."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unavailable, match="Java 17 or newer is needed and was not found; install it"):
        java.find()


def test_a_java_that_does_not_work_is_none(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `java` that only says where to get one (macOS), or that is a folder, counts as none."""
    make_java(version="")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unavailable, match="was not found"):
        java.find()


@pytest.mark.parametrize(("version", "major"), [("17.0.15", 17), ("1.8.0_422", 8), ("25", 25), ("21-ea", 21)])
def test_major(version: str, major: int) -> None:
    """The number that counts is the second of old versions, the first of new ones."""
    assert Java(Path("java"), version).major == major
