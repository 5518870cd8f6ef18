# SPDX-License-Identifier: Apache-2.0
"""Replace a file as a whole or not at all: a full disk, a kill or a failed write leaves the old file as it was."""

import contextlib
import os
import stat


class NotWritten(OSError):
    """The file was left as it was; `reason` is a key of wording/ and `detail` the system's words."""

    reason = "write.failed"

    def __init__(self, detail: str = "") -> None:
        """See the class."""
        super().__init__(detail)
        self.detail = detail


class ReadOnly(NotWritten):
    """Nobody may write the file."""

    reason = "write.read-only"


class ChangedSince(NotWritten):
    """Somebody wrote the file after it was read."""

    reason = "write.changed"


def replace(path: str, old: bytes, new: bytes) -> None:
    """Replace the content of a file, keeping its mode and owner; a symbolic link stays one and its target changes.

    The new content is written to a file of the same folder, flushed to the disk and renamed over the old one, which
    is one step for every reader.

    Args:
        path: the file.
        old: what it held when it was read; anything else now means that somebody wrote it since.
        new: what it shall hold.

    Raises:
        NotWritten: it was read-only, was changed since, or could not be written.
    """
    target = os.path.realpath(path)
    try:
        status = os.stat(target)  # noqa: PTH116 - pathlib is not on the start path
        _may_replace(target, status, old)
        _swap(target, new, status)
    except NotWritten:
        raise
    except OSError as error:
        raise NotWritten(error.strerror or type(error).__name__) from error


def create(path: str, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        NotWritten: it is there by now, or could not be written.
    """
    try:
        with open(path, "xb") as file:  # noqa: PTH123 - see above
            try:
                file.write(data)
                file.flush()
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108 - see above
                raise
    except FileExistsError as error:
        raise ChangedSince from error
    except OSError as error:
        raise NotWritten(error.strerror or type(error).__name__) from error


def _may_replace(target: str, status: os.stat_result, old: bytes) -> None:
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise ReadOnly
    with open(target, "rb") as file:  # noqa: PTH123 - see above
        if file.read(len(old) + 1) != old:
            raise ChangedSince


def _swap(target: str, new: bytes, status: os.stat_result) -> None:
    import tempfile  # noqa: PLC0415 - only where something is written

    handle, temporary = tempfile.mkstemp(prefix=".copylint-", suffix=".tmp", dir=os.path.dirname(target))  # noqa: PTH120 - see above
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - see above
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only the superuser may give a file away
                os.chown(temporary, status.st_uid, status.st_gid)
        os.chmod(temporary, stat.S_IMODE(status.st_mode))  # noqa: PTH101 - see above
        os.replace(temporary, target)  # noqa: PTH105 - see above
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - see above
        raise
