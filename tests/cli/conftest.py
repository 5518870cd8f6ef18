# SPDX-License-Identifier: Apache-2.0
"""The command line, called in this process with streams and an environment of its own."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from copylint.cli import clicktexts
from copylint.cli.main import main


class Ran(NamedTuple):
    """What a command did."""

    exit: int
    stdout: str
    stderr: str


Call = Callable[..., Ran]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of rules for all tests: rules are read from YAML once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def copylint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Iterator[Call]:
    """Call the program in an empty working directory: `copylint("check", "a.md", stdin=b"", env={})`.

    The locale names no language and nothing is a terminal unless said.
    """
    monkeypatch.chdir(tmp_path)

    def call(*words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, terminal: bool = False) -> Ran:
        base = {"PATH": os.environ.get("PATH", ""), "LANG": "C", "COPYLINT_CACHE_DIR": str(cache)}
        streams = [io.BytesIO(), io.BytesIO()]
        with monkeypatch.context() as patch:
            for name in list(os.environ):
                patch.delenv(name)
            for name, value in (base | dict(env or {})).items():
                patch.setenv(name, value)
            kind = Terminal if terminal else io.TextIOWrapper
            patch.setattr(sys, "stdin", kind(io.BytesIO(stdin), encoding="cp1252"))
            patch.setattr(sys, "stdout", kind(streams[0], encoding="cp1252", newline="\r\n"))
            patch.setattr(sys, "stderr", kind(streams[1], encoding="cp1252", newline="\r\n"))
            with pytest.raises(SystemExit) as left:
                main(words)
            sys.stdout.flush()
            sys.stderr.flush()
            out, err = (stream.getvalue() for stream in streams)
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, out.decode(), err.decode())

    yield call
    clicktexts.install("en")
