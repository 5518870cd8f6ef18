# SPDX-License-Identifier: Apache-2.0
"""LanguageTool comes whole or not at all; Maven is a script here, which does what Maven does to the folder."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from copylint.grammar import install, places
from copylint.grammar.unavailable import Unavailable

MakeJava = Callable[..., Path]
MakeMaven = Callable[..., None]
LIBRARY = """\
        (folder := Path(os.environ['LTP_PATH'], 'LanguageTool-6.8') / 'libs').mkdir(parents=True)
        for name in ('../languagetool-server', 'languagetool-core', 'language-fr', 'language-en'):
            (folder / f'{name}.jar').touch()
"""
"""The download of a library that works."""
WHOLE = "languagetool-server languagetool-core language-fr language-en"


@pytest.fixture
def maven(make_java: MakeJava, alone: Path, monkeypatch: pytest.MonkeyPatch) -> MakeMaven:
    """Put a Maven on PATH that brings some jars and ends with a status."""
    make_java()
    binaries = alone / "bin"
    binaries.mkdir()
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}/usr/bin{os.pathsep}/bin")

    def make(jars: str = WHOLE, *, status: int = 0, says: str = "") -> None:
        program = binaries / "mvn"
        program.write_text(
            "#!/bin/sh\n"
            f"echo \"$JAVA_HOME $*\" >> '{alone}/calls'\n"
            'for word in "$@"; do case $word in -DoutputDirectory=*) to=${word#*=};; esac; done\n'
            f'mkdir -p "$to"; for jar in {jars}; do echo {status} > "$to/$jar.jar"; done\n'
            f"printf '%s' '{says}'\nexit {status}\n",
            encoding="utf-8",
        )
        program.chmod(0o755)

    return make


def calls(folder: Path) -> list[str]:
    """How Maven was called, once a line."""
    file = folder / "calls"
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


def test_by_maven(maven: MakeMaven, alone: Path) -> None:
    """Maven's jars stand in language-tool-python's layout, in the user's data; a second install does nothing."""
    maven()
    told: list[tuple[str, str]] = []
    brought, new = install.install(tell=lambda *words: told.append(words))
    assert new
    assert brought.folder == alone / "data/copylint/languagetool/LanguageTool-6.8"
    assert (brought.version, brought.languages) == ("6.8", ("en", "fr"))
    assert brought.jar.is_file()
    assert not (brought.folder / "libs" / places.JAR).exists()
    assert places.find() == brought
    assert install.install(tell=lambda *words: told.append(words)) == (brought, False)
    assert told == [("Maven", "6.8")]
    assert [entry.name for entry in brought.folder.parent.iterdir()] == ["LanguageTool-6.8"]
    (call,) = calls(alone)
    assert call.startswith(f"{alone / 'jdk'} ")
    assert "-Dmdep.stripVersion=true" in call


def test_into_ltp_path(maven: MakeMaven, alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LTP_PATH names the folder, made where it does not exist."""
    monkeypatch.setenv("LTP_PATH", str(alone / "deep" / "place"))
    maven()
    assert install.install()[0].folder == alone / "deep/place/LanguageTool-6.8"


def test_force(maven: MakeMaven, alone: Path) -> None:
    """With force what stood there goes, files of nobody included; it stays where the new one does not come."""
    maven()
    folder = install.install()[0].folder
    (folder / "old").touch()
    maven(status=1)
    with pytest.raises(Unavailable):
        install.install(force=True)
    assert (folder / "old").exists()
    maven()
    assert install.install(force=True)[1]
    assert not (folder / "old").exists()
    assert len(calls(alone)) == 3


@pytest.mark.parametrize(
    "jars", ["", "languagetool-server", "languagetool-core language-fr", WHOLE.removesuffix(" language-en")]
)
def test_half_of_it_is_nothing(maven: MakeMaven, alone: Path, jars: str) -> None:
    """Where something is missing of what came, nothing is installed and nothing is left."""
    maven(jars)
    with pytest.raises(Unavailable, match=r"What came is not the whole of LanguageTool 6\.8"):
        install.install()
    assert list((alone / "data/copylint/languagetool").iterdir()) == []


def test_half_an_installation_is_made_whole(maven: MakeMaven, alone: Path) -> None:
    """A folder in the place that is no installation does not count as one, and goes."""
    half = alone / "data/copylint/languagetool/LanguageTool-6.8"
    half.mkdir(parents=True)
    (half / places.JAR).touch()
    with pytest.raises(Unavailable):
        places.find()
    maven()
    assert install.install() == (places.find(), True)


def test_mavens_words(maven: MakeMaven) -> None:
    """Where Maven fails, its first line of error is shown."""
    maven(status=1, says="[WARNING] x\n[ERROR] Could not resolve\n[ERROR] more\n")
    with pytest.raises(Unavailable, match=r"Maven could not bring LanguageTool: Could not resolve$"):
        install.install()


def test_nothing_to_bring_it_by(make_java: MakeJava, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Maven and without the library, the message names both."""
    make_java()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(install, "client", lambda: None)
    with pytest.raises(Unavailable) as refused:
        install.install()
    assert "mvn" in refused.value.reason["fr"]
    assert "copylint[grammar]" in refused.value.reason["fr"]


@pytest.mark.parametrize("works", [True, False])
def test_by_the_library(make_java: MakeJava, alone: Path, monkeypatch: pytest.MonkeyPatch, works: bool) -> None:
    """Without Maven the library downloads, into a folder beside the place; its last words are shown where it fails."""
    make_java()
    library = alone / "site" / "language_tool_python"
    library.mkdir(parents=True)
    (library / "__init__.py").touch()
    (library / "download_lt.py").write_text(
        "import os\nfrom pathlib import Path\nclass LocalLanguageTool:\n"
        "    def from_version_name(version):\n        return LocalLanguageTool()\n"
        "    def download(self):\n"
        "        assert 'LTP_JAR_DIR_PATH' not in os.environ\n"
        + (LIBRARY if works else "        raise ConnectionError('no network')\n"),
        encoding="utf-8",
    )
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(library.parent), *sys.path]))
    monkeypatch.setattr(install, "client", lambda: "3.4.0")
    if works:
        assert install.install()[0].folder == alone / "data/copylint/languagetool/LanguageTool-6.8"
    else:
        with pytest.raises(
            Unavailable, match="language-tool-python could not bring LanguageTool: ConnectionError: no network"
        ):
            install.install()


def test_a_place_that_cannot_be_written(maven: MakeMaven, alone: Path) -> None:
    """A file where a folder should be is told with its name."""
    maven()
    (alone / "data").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable, match="data/copylint/languagetool: this folder cannot be written"):
        install.install()


def test_java_is_asked_for_first(maven: MakeMaven, monkeypatch: pytest.MonkeyPatch, alone: Path) -> None:
    """Without Java nothing is fetched that could not run."""
    maven()
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(alone / "bin"))
    with pytest.raises(Unavailable, match="Java 17"):
        install.install()
    assert calls(alone) == []


def test_the_project_file() -> None:
    """It names no address, excludes all languages at once and asks for each of ours in one version."""
    text = install.project()
    assert "://" not in text.replace("http://maven.apache.org/POM/4.0.0", "")
    names = {"m": "http://maven.apache.org/POM/4.0.0"}
    tree = ET.fromstring(text)  # noqa: S314 - our own text
    found = [
        tuple(node.findtext(f"m:{tag}", "", names) for tag in ("artifactId", "version"))
        for node in tree.findall("m:dependencies/m:dependency", names)
    ]
    assert found == [
        (name, "6.8")
        for name in "languagetool-server language-fr language-en language-es language-ca language-pt".split()
    ]
    assert [node.text for node in tree.iterfind(".//m:exclusion/m:artifactId", names)] == ["language-all"]


def test_places(hollow: Path, alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LTP_PATH alone counts where it is set; else the user's data and the library's folder, our version first."""
    assert places.find() == places.Installation(hollow, "6.8")
    assert places.find().languages == ("en", "fr")
    monkeypatch.delenv("LTP_PATH")
    with pytest.raises(Unavailable, match="copylint grammar install"):
        places.find()
    theirs = alone / "home/.cache/language_tool_python"
    theirs.mkdir(parents=True)
    hollow.rename(theirs / "LanguageTool-6.10")
    assert places.find().version == "6.10"
    ours = alone / "data/copylint/languagetool/LanguageTool-6.8"
    (ours / "libs").mkdir(parents=True)
    (ours / places.JAR).touch()
    assert places.find().version == "6.10"
    (ours / "libs/languagetool-core.jar").touch()
    assert places.find() == places.Installation(ours, "6.8")
    monkeypatch.setenv("LTP_PATH", str(alone))
    with pytest.raises(Unavailable, match=re.escape(alone.as_posix())):
        places.find()


def test_a_snapshots_version_comes_from_its_jar(hollow: Path) -> None:
    """A folder whose name tells no version is looked into; where the jar tells none, it is no installation."""
    named = hollow.rename(hollow.with_name("LanguageTool-latest"))
    assert places.at(named) is None
    with ZipFile(named / "libs/languagetool-core.jar", "w") as jar:
        jar.writestr("git.properties", "git.build.version=6.9-SNAPSHOT\ngit.commit.id.abbrev=f558ce3\n")
    assert places.find().version == "6.9-SNAPSHOT (f558ce3)"


def test_a_real_installation_tells_its_version_twice(installation: places.Installation) -> None:
    """The folder's name and the jar say the same, and French and English are there."""
    with ZipFile(installation.folder / "libs/languagetool-core.jar") as jar:
        assert f"git.build.version={installation.version}\n" in jar.read("git.properties").decode().replace("\r", "")
    assert {"fr", "en"} <= set(installation.languages)
