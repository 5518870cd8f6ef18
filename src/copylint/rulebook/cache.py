# SPDX-License-Identifier: Apache-2.0
"""The user's cache of rules read from YAML: one JSON file per content, replaced as a whole.

A folder that others can write is never read from: a bundle decides what blocks a publication. What goes wrong here
costs a reading of the YAML and is no error.
"""

import contextlib
import os
import stat
from pathlib import Path


def folder() -> Path | None:
    """The cache folder; None where there is no place for one."""
    named = os.environ.get("COPYLINT_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir  # noqa: PLC0415 - not needed where the wheel's bundle serves

    found = user_cache_dir("copylint", appauthor=False)
    return Path(found) if found else None


def read(key: str) -> bytes | None:
    """What was written under `key`, None where nothing usable was."""
    place = folder()
    if place is None:
        return None
    path = place / f"{key}.json"
    try:
        if not private(place) or not private(path):
            return None
        return path.read_bytes()
    except OSError:
        return None


def write(key: str, data: bytes) -> None:
    """Keep `data` under `key`; silently not where it cannot be."""
    place = folder()
    if place is None:
        return
    with contextlib.suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not private(place):
            return
        for old in (
            *place.glob("rules-*.json"),
            *place.glob("patterns-*.json"),
        ):  # one content at a time is enough for one user
            if old.stat().st_mtime < place.stat().st_mtime - _KEEP:
                old.unlink()
        from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only where something is written

        with NamedTemporaryFile(dir=place, suffix=".tmp", delete=False) as file:
            file.write(data)
        Path(file.name).replace(place / f"{key}.json")


_KEEP = 7 * 24 * 3600
"""Seconds after which a bundle that nobody made anew goes."""


def private(path: Path) -> bool:
    """Whether only the user can write there (POSIX; Windows profiles are private by default)."""
    if os.name == "nt":
        return True
    status = path.stat()
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
