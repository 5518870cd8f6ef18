# SPDX-License-Identifier: Apache-2.0
r"""Standard output and error: always UTF-8, always `\n`, colour decided once, a closed pipe is no error.

A Windows console that says cp1252, or PYTHONIOENCODING, would else refuse « ≠ » in the middle of a report; and JSON
must be the same bytes on every system.
"""

import errno
import os
import sys
from collections.abc import Mapping
from typing import TextIO


class Unwritable(OSError):
    """Standard output takes nothing more: a full disk, say."""


MODES = ("auto", "always", "never")


def make_utf8() -> None:
    """Make both streams write UTF-8 with plain line ends; what cannot be written (half a surrogate) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def coloured(mode: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to `stream` (None: a file).

    `--color always|never` decides; else NO_COLOR (no-color.org), then FORCE_COLOR (force-color.org), then whether the
    stream is a terminal that understands colours.
    """
    if mode != "auto":
        return mode == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream is not None and stream.isatty() and environment.get("TERM") != "dumb" and _terminal_obeys()


def columns(stream: TextIO | None, environment: Mapping[str, str], default: int) -> int:
    """The width of the terminal that `stream` is; COLUMNS says it for any stream, `default` holds elsewhere."""
    said = environment.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or default if stream is not None else default
    except (OSError, ValueError, AttributeError):
        return default


def write(text: str) -> None:
    """Write to standard output. Where the reader has gone (`| head`), the rest is dropped in silence.

    Raises:
        Unwritable: it takes nothing more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        if not closed(error):
            raise Unwritable(error.errno, error.strerror) from None
        silence()


def write_bytes(data: bytes) -> None:
    """Write a file's own bytes to standard output, in its own encoding; see `write`."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if not closed(error):
            raise Unwritable(error.errno, error.strerror) from None
        silence()


def tell(text: str) -> None:
    """Write a line to standard error; nothing where that is closed."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError as error:
        if not closed(error):
            raise


def closed(error: OSError) -> bool:
    """Whether the reader of a pipe has gone; Windows says EINVAL."""
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def silence() -> None:
    """Let what standard output still holds go nowhere: Python flushes it once more at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no real file behind it: a test, a host program
        sys.stdout = None  # Python allows it: print and flush then do nothing
    finally:
        os.close(nowhere)


def _terminal_obeys() -> bool:
    """Consoles of Windows before its Terminal read escape sequences only when told to."""
    if sys.platform != "win32":
        return True
    import ctypes  # noqa: PLC0415 - Windows only

    kernel = ctypes.windll.kernel32
    return bool(kernel.SetConsoleMode(kernel.GetStdHandle(-11), 7))
