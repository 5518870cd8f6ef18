# SPDX-License-Identifier: Apache-2.0
"""What LanguageTool said of paragraphs, in the user's cache folder: a text that has not changed needs no Java.

A row is kept under a hash of all that makes an answer: the paragraph as it was sent, its language, what was asked for
and the version of LanguageTool; neither the words of the paragraph nor their file are in it, only the answer. Several
processes may use it at once. Whatever goes wrong costs a request and is no error; a database that is broken is removed
and made anew.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from copylint.rulebook.cache import folder, private

FORM = 1
"""Raise when a row or the way in which a paragraph is sent changes."""
_KEPT_DAYS = 90
_DISTURBED = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_PERM")
"""Troubles that say nothing against the database."""


class Cache:
    """Answers by key.

    Args:
        place: the folder of the database; where none is given, the user's cache folder.
    """

    def __init__(self, place: Path | None = None) -> None:
        """See the class; where no database can be opened nothing is kept."""
        self._today = int(time.time() // 86400)
        self._base: sqlite3.Connection | None = None
        self._path = Path()
        found = place or folder()
        if found is not None:
            self._path = found / f"grammar-{FORM}.sqlite3"
            self._open()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The answers that are kept, by key."""
        found: dict[bytes, str] = {}
        old: list[tuple[int, bytes]] = []
        try:
            for key in keys:
                row = (
                    self._base
                    and self._base.execute("SELECT day, answer FROM answers WHERE key = ?", (key,)).fetchone()
                )
                if row:
                    found[key] = str(row[1])
                    if row[0] != self._today:
                        old.append((self._today, key))
            if old and self._base is not None:
                with self._base:
                    self._base.executemany("UPDATE answers SET day = ? WHERE key = ?", old)
        except sqlite3.Error as error:
            self._trouble(error)
        return found

    def put(self, answers: Mapping[bytes, str]) -> None:
        """Keep answers."""
        if self._base is None or not answers:
            return
        rows = [(key, self._today, answer) for key, answer in answers.items()]
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
                self._base.execute("DELETE FROM answers WHERE day < ?", (self._today - _KEPT_DAYS,))
        except sqlite3.Error as error:
            self._trouble(error)

    def close(self) -> None:
        """Let go of the database."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _open(self) -> None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                # An answer decides what a writer is told: a folder that others can write is not read from.
                if not private(self._path.parent):
                    return
                self._base = sqlite3.connect(self._path, timeout=5.0, check_same_thread=False)
                # Nothing is lost with a cache that a power cut breaks: no waiting for the disk.
                self._base.execute("PRAGMA synchronous = OFF")
                self._base.execute(
                    "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, day INTEGER, answer TEXT)"
                )
                self._base.execute("SELECT key, day, answer FROM answers LIMIT 1").fetchone()
            except sqlite3.Error as error:
                self._trouble(error, opening=True)
            except OSError:
                return
            else:
                return

    def _trouble(self, error: sqlite3.Error, *, opening: bool = False) -> None:
        """A database that others are using is left alone; one that is broken goes, and the next is empty."""
        name = getattr(error, "sqlite_errorname", "")
        disturbed = name.startswith(_DISTURBED)
        if disturbed and not opening:
            return
        self.close()
        if not disturbed:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            if not opening:
                self._open()


def key(version: str, fields: Mapping[str, str]) -> bytes:
    """What the answer to a request is kept under.

    Args:
        version: of LanguageTool.
        fields: of the form that is sent, the paragraph among them.
    """
    digest = sha256()
    for part in (version, *(each for name in sorted(fields) for each in (name, fields[name]))):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:%b" % (len(data), data))
    return digest.digest()
