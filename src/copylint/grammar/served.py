# SPDX-License-Identifier: Apache-2.0
"""What `copylint grammar serve` leaves for other runs to find it: a small file, locked for as long as it serves.

The lock is the proof of life. The system lets it go when the process ends, however that ends, so a file that stayed
behind, a process number given to another program and a machine that was switched off all look the same: nobody holds
the lock. A file that another user owns, or could write, is not believed: it would send the user's texts elsewhere.
"""

import errno
import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from copylint.grammar.unavailable import Unavailable
from copylint.model.record import NamedTuple
from copylint.rulebook.cache import folder
from copylint.wording import both

NAME = "languagetool-server.json"
_LARGEST = 4096
"""Bytes of a file of ours."""


class Served(NamedTuple):
    """A server that runs: its address, LanguageTool's version, and the process that `serve` is."""

    url: str
    version: str
    pid: int


def path() -> Path | None:
    """The file, in the user's cache folder; None where there is no such folder."""
    place = folder()
    return place / NAME if place else None


def found() -> Served | None:
    """The server that `copylint grammar serve` runs now for this user, None where it runs none."""
    file = path()
    if file is None or os.name == "nt" or not file.exists():
        return None
    import fcntl  # noqa: PLC0415 - POSIX only

    try:
        number = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if _ours(number):
            fcntl.flock(number, fcntl.LOCK_SH | fcntl.LOCK_NB)
        # Not ours, or nobody holds it: stale.
    except BlockingIOError:
        return _read(os.pread(number, _LARGEST, 0))
    except OSError:
        return None
    else:
        return None
    finally:
        os.close(number)


@contextmanager
def announced(port: int, version: str) -> Iterator[None]:
    """Let other runs know of a server for as long as the block lasts.

    Raises:
        Unavailable: another `serve` of this user runs, or the file cannot be written.
    """
    file = path()
    if file is None:
        raise Unavailable(both("grammar.no-folder"))
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = _locked(file)
    except OSError as error:
        raise Unavailable(
            both("grammar.no-state", file=file.as_posix(), words=os.strerror(error.errno or 0))
        ) from error
    try:
        state = {"port": port, "version": version, "pid": os.getpid()}
        os.ftruncate(number, 0)
        os.pwrite(number, json.dumps(state).encode("ascii"), 0)
        yield
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        os.close(number)


def _locked(file: Path) -> int:
    """An open file with the lock of the one that serves."""
    import fcntl  # noqa: PLC0415 - POSIX only

    for attempt in range(20):
        number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            if not _ours(number):
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))  # noqa: TRY301 - closed below
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(number), file.stat()):
                return number
        except (BlockingIOError, FileNotFoundError) as error:
            other = _read(os.pread(number, _LARGEST, 0)) if isinstance(error, BlockingIOError) else None
            if other and attempt:
                os.close(number)
                raise Unavailable(both("grammar.serving", url=other.url, pid=other.pid)) from None
        except BaseException:
            os.close(number)
            raise
        # A reader holds the lock for a moment; or the file was removed while we waited.
        os.close(number)
        time.sleep(0.05)
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _ours(number: int) -> bool:
    status = os.fstat(number)
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_uid == os.getuid()
        and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _read(data: bytes) -> Served | None:
    """What a file says; None where it says nothing usable (it is being written)."""
    try:
        state = json.loads(data)
        port, version, pid = int(state["port"]), str(state["version"]), int(state["pid"])
    except (ValueError, TypeError, KeyError):
        return None
    return Served(f"http://127.0.0.1:{port}", version, pid)
