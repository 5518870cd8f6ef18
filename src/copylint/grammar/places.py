# SPDX-License-Identifier: Apache-2.0
"""Where an installation of LanguageTool lies, and what its files tell of it without starting Java.

The layout is that of LanguageTool's archive, which language-tool-python wants too:
`LanguageTool-X.Y/languagetool-server.jar` and the jars that it needs in `LanguageTool-X.Y/libs/`.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from copylint.grammar.unavailable import Unavailable
from copylint.model.record import NamedTuple
from copylint.wording import both

VERSION = "6.8"
"""The version that `copylint grammar install` brings."""
JAR = "languagetool-server.jar"
_CORE = "libs/languagetool-core.jar"


class Installation(NamedTuple):
    """A LanguageTool on this machine."""

    folder: Path
    version: str

    @property
    def jar(self) -> Path:
        """What Java is started with."""
        return self.folder / JAR

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose jars are there ("ca", "en", …), sorted."""
        names = (path.name for path in (self.folder / "libs").glob("language-*.jar"))
        found = (re.fullmatch(r"language-([a-z]{2,3})(?:-[\d.]+)?\.jar", name) for name in names)
        return tuple(sorted({match[1] for match in found if match and match[1] != "all"}))


def root() -> Path:
    """The folder that an installation is put into: `LTP_PATH` as language-tool-python knows it, else the user's data.

    Raises:
        Unavailable: the system names no folder for data.
    """
    named = os.environ.get("LTP_PATH")
    if named:
        return Path(named)
    from platformdirs import user_data_dir  # noqa: PLC0415 - not needed where the folder is named

    data = user_data_dir("copylint", appauthor=False)
    if not data:
        raise Unavailable(both("grammar.no-folder"))
    return Path(data) / "languagetool"


def find() -> Installation:
    """The installation to use: of the version that we bring where it is there, else the newest.

    Where LTP_PATH is set, only what lies there counts; else also what language-tool-python has downloaded for itself.

    Raises:
        Unavailable: there is none.
    """
    top = root()
    folders = [top] if os.environ.get("LTP_PATH") else [top, Path.home() / ".cache" / "language_tool_python"]
    found = [installation for folder in folders for installation in _inside(folder)]
    if not found:
        raise Unavailable(both("grammar.no-languagetool", folder=top.as_posix()))
    # Of two with the same version, the first: ours.
    return max(found, key=lambda installation: (installation.version == VERSION, _ordered(installation.version)))


def at(folder: Path) -> Installation | None:
    """The installation that a folder `LanguageTool-X.Y` is; None where the folder is none, or half of one."""
    if not (folder / JAR).is_file() or not (folder / _CORE).is_file():
        return None
    version = _version(folder)
    return Installation(folder, version) if version else None


def _inside(folder: Path) -> Iterator[Installation]:
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name.startswith("LanguageTool-"))
    except OSError:
        return
    for name in names:
        installation = at(folder / name)
        if installation:
            yield installation


def _ordered(version: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", version)]


def _version(folder: Path) -> str:
    """From the folder's name; of a snapshot, whose name is a date, from the jar."""
    named = re.fullmatch(r"LanguageTool-(\d{1,3}(?:\.\d+)+)", folder.name)
    if named:
        return named[1]
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - seldom

    try:
        with ZipFile(folder / _CORE) as jar:
            properties = jar.read("git.properties").decode("utf-8", "replace")
    except (OSError, KeyError, BadZipFile):
        return ""
    facts = dict(line.split("=", 1) for line in properties.split("\n") if "=" in line)
    version, commit = (facts.get(f"git.{key}", "").strip() for key in ("build.version", "commit.id.abbrev"))
    return f"{version} ({commit})" if version.endswith("SNAPSHOT") and commit else version
