# SPDX-License-Identifier: Apache-2.0
"""A real LanguageTool, found where `copylint grammar` finds it (LTP_PATH, or the user's data).

At home the tests that need it are skipped where there is none; on the server (CI) its absence is a failure, since
`.ci/run` brings it. One Java serves all the tests of a session that do not start or end one themselves.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from copylint.grammar import java, places
from copylint.grammar.server import Server, Unavailable

START = """#!/bin/sh
test "$1" = -version && exit 1
{body}
"""

MakeJava = Callable[..., Path]


@pytest.fixture(scope="session")
def installation() -> places.Installation:
    """A LanguageTool with a Java that can run it."""
    try:
        java.find()
        return places.find()
    except Unavailable as none:
        _give_up(none.reason["en"])


@pytest.fixture(scope="session")
def languagetool(installation: places.Installation) -> Iterator[str]:
    """The address of a real server, without a slash at its end."""
    with Server(folder=installation.folder) as server:
        yield server.start()


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has nothing: caches, data and home are empty folders, no variable names Java or LanguageTool."""
    for name in ("LTP_PATH", "LTP_JAR_DIR_PATH", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(java, "_KEPT", ())
    return tmp_path


@pytest.fixture
def equipped(installation: places.Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A user who has Java and LanguageTool and nothing in the caches, which are empty folders."""
    monkeypatch.setenv("JAVA_HOME", str(java.find().path.resolve().parents[1]))
    monkeypatch.setenv("LTP_PATH", str(installation.folder.parent))
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def make_java(alone: Path, monkeypatch: pytest.MonkeyPatch) -> MakeJava:
    """Make a Java of its own, which JAVA_HOME names: a script that does what `body` says."""

    def make(body: str = "exit 0", *, version: str = "17.0.15", name: str = "jdk") -> Path:
        home = alone / name
        program = home / "bin" / "java"
        program.parent.mkdir(parents=True)
        program.write_text(START.format(body=body), encoding="utf-8")
        program.chmod(0o755)
        if version:
            (home / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n', encoding="utf-8")
        monkeypatch.setenv("JAVA_HOME", str(home))
        return program

    return make


@pytest.fixture
def hollow(alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the names of an installation and nothing in its files; LTP_PATH names the one above."""
    folder = alone / "lt" / "LanguageTool-6.8"
    (folder / "libs").mkdir(parents=True)
    for name in (places.JAR, *(f"libs/{jar}.jar" for jar in ("languagetool-core", "language-fr", "language-en"))):
        (folder / name).write_bytes(b"")
    (folder / "libs" / "language-detector.jar").write_bytes(b"")
    monkeypatch.setenv("LTP_PATH", str(folder.parent))
    return folder


def _give_up(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"under CI these tests need LanguageTool: {reason}")
    pytest.skip(reason)
