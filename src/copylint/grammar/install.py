# SPDX-License-Identifier: Apache-2.0
"""Bring LanguageTool: by Maven with a project file of ours where there is Maven, else by language-tool-python.

Ours is slim (100 MB instead of 250): French and English, and Spanish, Catalan and Portuguese, which LanguageTool's
language detector names when it is loaded. Where files come from is Maven's business, or that of its settings.

What comes is put together beside the place, looked at, and renamed into it: half an installation never stands there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

from copylint.grammar import java, places
from copylint.grammar.unavailable import Unavailable
from copylint.wording import both

LANGUAGES = ("fr", "en", "es", "ca", "pt")
CLIENT = "language-tool-python"
"""The distribution that the extra `copylint[grammar]` installs."""
_PLUGIN = "3.8.1"
"""Of Maven's dependency plugin: the default of old Mavens knows no `stripVersion` for all that we need."""
_MINUTES = 30

_DEPENDENCY = """\
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>{name}</artifactId>
      <version>{version}</version>{more}
    </dependency>
"""
_EXCLUSION = """
      <exclusions><exclusion><groupId>org.languagetool</groupId><artifactId>language-all</artifactId></exclusion></exclusions>"""
_PROJECT = """\
<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>copylint</groupId>
  <artifactId>languagetool</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
{dependencies}  </dependencies>
</project>
"""
_DOWNLOAD = """
import sys
from language_tool_python.download_lt import LocalLanguageTool
LocalLanguageTool.from_version_name(sys.argv[1]).download()
"""
"""In a process of its own: the library reads its folder from the environment and writes to the terminal."""


def client() -> str | None:
    """The version of language-tool-python that is installed, None where the extra is not."""
    try:
        return installed_version(CLIENT)
    except PackageNotFoundError:
        return None


def maven() -> Path | None:
    """Maven's program, None where there is none."""
    found = shutil.which("mvn")
    return Path(found) if found else None


def project(version: str = places.VERSION) -> str:
    """Maven's project file: what LanguageTool's server needs for LANGUAGES."""
    names = ("languagetool-server", *(f"language-{language}" for language in LANGUAGES))
    dependencies = (
        _DEPENDENCY.format(name=name, version=version, more=_EXCLUSION if name == names[0] else "") for name in names
    )
    return _PROJECT.format(dependencies="".join(dependencies))


def install(*, force: bool = False, tell: Callable[[str, str], None] | None = None) -> tuple[places.Installation, bool]:
    """Bring the version that we use to the user's place, or to `LTP_PATH`; and whether anything was brought.

    Args:
        force: bring it again where it is already there.
        tell: called with what brings it and the version, before that begins.

    Raises:
        Unavailable: there is no Java to run it with, nothing to bring it by, it did not come, or the place cannot be
            written.
    """
    top = places.root()
    target = top / f"LanguageTool-{places.VERSION}"
    there = places.at(target)
    if there and not force:
        return there, False
    program = java.find()
    mvn = maven()
    if not mvn and not client():
        raise Unavailable(both("grammar.no-way"))
    if tell:
        tell("Maven" if mvn else CLIENT, places.VERSION)
    try:
        with _beside(top) as folder:
            # Maven and the library look for Java on their own: they get the one that was found.
            home = program.path.resolve().parents[1]
            paths = os.pathsep.join((str(program.path.parent), os.environ.get("PATH", os.defpath)))
            environment = os.environ | {"JAVA_HOME": str(home), "PATH": paths, "LTP_PATH": str(folder)}
            if mvn:
                _by_maven(mvn, folder, target.name, environment)
            else:
                _by_library(folder, environment)
            brought = places.at(folder / target.name)
            if not brought or not {"fr", "en"} <= set(brought.languages):
                raise Unavailable(both("grammar.incomplete", version=places.VERSION))
            _swap(brought.folder, target, folder / "old", force=force)
    except OSError as error:
        raise Unavailable(both("grammar.unwritable", folder=top.as_posix(), words=error.strerror or error)) from error
    return places.Installation(target, places.VERSION), True


@contextmanager
def _beside(top: Path) -> Iterator[Path]:
    """A folder on the same file system as the place, gone at the end."""
    top.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".copylint-", dir=top))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _by_maven(mvn: Path, folder: Path, name: str, environment: dict[str, str]) -> None:
    file = folder / "pom.xml"
    file.write_text(project(), encoding="utf-8")
    libs = folder / name / "libs"
    _run(
        "Maven",
        environment,
        *(str(mvn), "--batch-mode", "--no-transfer-progress", "--quiet", "--strict-checksums", "--file", str(file)),
        f"org.apache.maven.plugins:maven-dependency-plugin:{_PLUGIN}:copy-dependencies",
        # The manifest of the server's jar names the others without their versions.
        *("-DincludeScope=runtime", "-Dmdep.stripVersion=true", f"-DoutputDirectory={libs}"),
    )
    if (libs / places.JAR).is_file():
        (libs / places.JAR).rename(folder / name / places.JAR)


def _by_library(folder: Path, environment: dict[str, str]) -> None:
    environment.pop("LTP_JAR_DIR_PATH", None)  # it would be believed to be the place
    _run(CLIENT, environment, sys.executable, "-c", _DOWNLOAD, places.VERSION, cwd=folder)


def _run(name: str, environment: dict[str, str], *command: str, cwd: Path | None = None) -> None:
    """Run what brings it; its last words where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - Maven, or Python itself
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=cwd,
            timeout=_MINUTES * 60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unavailable(both("grammar.not-brought", name=name, words=f"> {_MINUTES} min")) from None
    if done.returncode:
        raise Unavailable(both("grammar.not-brought", name=name, words=_told(done.stdout) or f"exit {done.returncode}"))


def _told(output: bytes) -> str:
    """What went wrong: Maven's first line of an error, Python's last line."""
    lines = [" ".join(line.split()) for line in output.decode("utf-8", "replace").split("\n")]
    told = [line for line in lines if line]
    errors = [line.removeprefix("[ERROR] ") for line in told if line.startswith("[ERROR]")]
    return (errors or told[-1:] or [""])[0][:500]


def _swap(new: Path, target: Path, old: Path, *, force: bool) -> None:
    """Put it into its place; what stood there goes. Where another install was faster, its work stays."""
    if target.exists() or target.is_symlink():
        if not force and places.at(target):
            return
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if not places.at(target):
            raise
