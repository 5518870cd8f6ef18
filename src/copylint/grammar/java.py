# SPDX-License-Identifier: Apache-2.0
"""Which Java to start: JAVA_HOME's, else the one on PATH, else one where systems keep theirs; 17 or newer.

Its version is read from the file `release` beside it (JEP 223 and every JDK since 9 write one), so that nothing is
started to know it; a Java without that file is asked.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from copylint.grammar.unavailable import Unavailable
from copylint.model.record import NamedTuple
from copylint.wording import both

OLDEST = 17
"""What LanguageTool 6.6 and later need."""
_KEPT = ("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt", "/usr/local/opt")
"""Folders of Java installations: Linux distributions, macOS, Homebrew."""
_INSIDE = ("*/bin/java", "*/Contents/Home/bin/java")


class Java(NamedTuple):
    """A Java that can be started: its program and its version ("17.0.15")."""

    path: Path
    version: str

    @property
    def major(self) -> int:
        """17 of "17.0.15", 8 of "1.8.0_422"."""
        first, *rest = (int(digits) for digits in re.findall(r"\d+", self.version))
        return rest[0] if first == 1 and rest else first


def find() -> Java:
    """The first Java that is new enough.

    Raises:
        Unavailable: there is none, or only older ones.
    """
    older: Java | None = None
    for path in _candidates():
        java = _asked(path)
        if java is None:
            continue
        if java.major >= OLDEST:
            return java
        older = older or java
    if older:
        raise Unavailable(both("grammar.old-java", version=older.version, path=older.path.as_posix(), oldest=OLDEST))
    raise Unavailable(both("grammar.no-java", oldest=OLDEST))


def _candidates() -> Iterator[Path]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home, "bin", "java")
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path)
    for kept in _KEPT:
        for inside in _INSIDE:
            yield from sorted(Path(kept).glob(inside), reverse=True)


def _asked(path: Path) -> Java | None:
    """A Java with its version; None for what is none (macOS has a `java` that only shows where to buy one)."""
    try:
        if not path.is_file() or not os.access(path, os.X_OK):
            return None
        said = _released(path.resolve().parents[1] / "release") or _spoken(path)
    except (OSError, subprocess.SubprocessError):
        return None
    return Java(path, said) if said else None


def _released(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.search(r'^JAVA_VERSION="(\d[\w.+-]*)"', text, re.MULTILINE)
    return found[1] if found else ""


def _spoken(path: Path) -> str:
    done = subprocess.run(  # noqa: S603 - the user's own Java
        [path, "-version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=True
    )
    found = re.search(rb'version "(\d[\w.+-]*)"', done.stderr + done.stdout)
    return found[1].decode("ascii") if found else ""
