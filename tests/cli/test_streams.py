# SPDX-License-Identifier: Apache-2.0
"""Output is UTF-8 with plain line ends everywhere; colour, width and closed pipes are decided in one place."""

import errno
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

import pytest

from copylint.cli import streams


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(
    ("mode", "stream", "environment", "coloured"),
    [
        ("auto", Terminal(), {"TERM": "xterm"}, True),
        ("auto", Terminal(), {}, True),
        ("auto", Terminal(), {"TERM": "dumb"}, False),
        ("auto", Terminal(), {"NO_COLOR": "1"}, False),
        ("auto", Terminal(), {"NO_COLOR": ""}, True),
        ("auto", Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", io.StringIO(), {}, False),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True),
        ("auto", io.StringIO(), {"FORCE_COLOR": "0"}, False),
        ("auto", io.StringIO(), {"FORCE_COLOR": ""}, False),
        ("auto", None, {}, False),
        ("never", Terminal(), {"FORCE_COLOR": "1"}, False),
        ("always", None, {"NO_COLOR": "1"}, True),
    ],
)
def test_colour(mode: str, stream: TextIO | None, environment: Mapping[str, str], coloured: bool) -> None:
    """The flag decides, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    assert streams.coloured(mode, stream, environment) is coloured


def test_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS decides, then the terminal, then the default."""
    assert streams.columns(None, {"COLUMNS": "50"}, 100) == 50
    assert streams.columns(None, {"COLUMNS": "0"}, 100) == 100
    assert streams.columns(None, {"COLUMNS": "wide"}, 100) == 100
    assert streams.columns(io.StringIO(), {}, 100) == 100
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((72, 20)))
    with Path(os.devnull).open(encoding="utf-8") as stream:
        assert streams.columns(stream, {}, 100) == 72
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
        assert streams.columns(stream, {}, 100) == 100


class Broken(io.StringIO):
    """A pipe whose reader has gone, or that fails in another way."""

    def __init__(self, code: int) -> None:
        """It fails with an errno."""
        super().__init__()
        self.code = code

    def flush(self) -> None:
        """Fail."""
        raise OSError(self.code, "broken")


def test_closed_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that has gone is no error; what cannot be written for another reason is one."""
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, Broken(errno.EPIPE))
    streams.write("text")
    streams.tell("text")
    assert sys.stdout is None
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, Broken(errno.ENOSPC))
    with pytest.raises(streams.Unwritable, match="broken"):
        streams.write("text")
    with pytest.raises(OSError, match="broken"):
        streams.tell("text")


def test_closed_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says EINVAL of a closed pipe, which elsewhere is a fault."""
    assert not streams.closed(OSError(errno.EINVAL, "invalid"))
    monkeypatch.setattr("copylint.cli.streams.os.name", "nt")
    assert streams.closed(OSError(errno.EINVAL, "invalid"))


def test_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console that says cp1252 gets UTF-8, without Windows line ends, and half a surrogate is escaped."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n"))
    streams.make_utf8()
    streams.write("≠ \U0001f600 \ud800\n")
    assert raw.getvalue() == "≠ \U0001f600 \\ud800\n".encode()
