# SPDX-License-Identifier: Apache-2.0
"""`copylint grammar`: what it says of what is there and of what is missing. No Java is started here."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copylint.grammar import java

Call = Callable[..., Any]
JARS = ("languagetool-server", "libs/languagetool-core", "libs/language-fr", "libs/language-en")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of a user who has Java and Maven, both scripts, and no LanguageTool."""
    monkeypatch.setattr(java, "_KEPT", ())
    for name in ("jdk/bin/java", "bin/mvn"):
        program = tmp_path / name
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    (tmp_path / "jdk/release").write_text('JAVA_VERSION="21.0.4"\n', encoding="utf-8")
    return {
        "HOME": str(tmp_path / "home"),
        "JAVA_HOME": str(tmp_path / "jdk"),
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "COPYLINT_CACHE_DIR": str(tmp_path / "cache"),
        "LTP_PATH": str(tmp_path / "lt"),
    }


@pytest.fixture
def installed(home: dict[str, str]) -> Path:
    """The folder of a LanguageTool whose files are empty."""
    folder = Path(home["LTP_PATH"]) / "LanguageTool-6.8"
    (folder / "libs").mkdir(parents=True)
    for jar in JARS:
        (folder / f"{jar}.jar").touch()
    return folder


def test_status_with_everything(copylint: Call, home: dict[str, str], installed: Path) -> None:
    """Java, LanguageTool with its languages, Maven: each with its place; exit 0."""
    ran = copylint("grammar", "status", "--lang", "en", env=home)
    assert (ran.exit, ran.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in ran.stdout.split("\n")]
    assert f"Java: 21.0.4 ({home['JAVA_HOME']}/bin/java)" in lines
    assert f"LanguageTool: 6.8 ({installed.as_posix()}); languages: en, fr" in lines
    assert "Server: none" in lines
    assert lines[-2] == "Grammar can be checked."
    assert copylint("grammar", env=home).stdout.endswith("La grammaire peut être vérifiée.\n")


def test_status_as_json(copylint: Call, home: dict[str, str], installed: Path) -> None:
    """The same facts for programs, reasons in both languages."""
    ran = copylint("grammar", "status", "--output-format", "json", env=home)
    page = json.loads(ran.stdout)
    assert (ran.exit, page["schema"], page["usable"], page["missing"]) == (0, 1, True, {})
    assert page["java"] == {"version": "21.0.4", "path": f"{home['JAVA_HOME']}/bin/java"}
    assert page["installation"] == {"version": "6.8", "path": installed.as_posix(), "languages": ["en", "fr"]}
    assert page["server"] is None
    assert page["maven"]["path"].endswith("/bin/mvn")
    nothing = json.loads(
        copylint("grammar", "status", "--output-format", "json", env=home | {"LTP_PATH": "/none"}).stdout
    )
    assert nothing["usable"] is False
    assert nothing["installation"] is None
    assert set(nothing["missing"]["installation"]) == {"fr", "en"}


def test_status_with_nothing(copylint: Call, home: dict[str, str]) -> None:
    """What is missing is said on its line, with what to do; exit 2."""
    ran = copylint("grammar", "status", env=home | {"PATH": "", "JAVA_HOME": ""})
    assert ran.exit == 2
    assert "Java 17 ou plus récent est nécessaire" in ran.stdout
    assert "LanguageTool n’est pas installé" in ran.stdout
    assert ran.stdout.endswith("La grammaire ne peut pas être vérifiée.\n")


def test_status_of_an_address(copylint: Call, home: dict[str, str]) -> None:
    """An address where nobody answers, and what is no address, are said so; nothing else is looked at."""
    ran = copylint("grammar", "status", "--grammar-server", "http://127.0.0.1:1", "--lang", "en", env=home)
    assert (ran.exit, ran.stdout.count("\n")) == (2, 6)
    assert "http://127.0.0.1:1/v2/info: nobody answers (Connection refused)." in ran.stdout
    ran = copylint("grammar", "status", "--grammar-server", "localhost:8081", env=home)
    assert ran.exit == 2
    assert "n’est pas l’adresse d’un serveur" in ran.stdout


def test_install_by_maven(copylint: Call, home: dict[str, str]) -> None:
    """What Maven brings is installed and named on standard output; the second time it is there already."""
    jars = " ".join(Path(jar).name for jar in JARS)
    Path(home["PATH"].split(os.pathsep)[0], "mvn").write_text(
        '#!/bin/sh\nfor word in "$@"; do case $word in -DoutputDirectory=*) to=${word#*=};; esac; done\n'
        f'mkdir -p "$to"; for jar in {jars}; do touch "$to/$jar.jar"; done\n',
        encoding="utf-8",
    )
    folder = f"{home['LTP_PATH']}/LanguageTool-6.8"
    ran = copylint("grammar", "install", env=home)
    assert ran.exit == 0
    assert ran.stdout == f"LanguageTool 6.8 est installé\u00a0: {folder} (en, fr).\n"
    assert ran.stderr == "Installation de LanguageTool 6.8 par Maven…\n"
    ran = copylint("grammar", "install", "-q", "--lang", "en", env=home)
    assert (ran.exit, ran.stderr) == (0, "")
    assert ran.stdout == f"LanguageTool 6.8 is there already: {folder} (en, fr).\n"
    assert copylint("grammar", "install", "--force", "-q", env=home).stdout.startswith("LanguageTool 6.8 est installé")


def test_install_that_fails(copylint: Call, home: dict[str, str]) -> None:
    """Maven's failure and a missing Java are one sentence on standard error; exit 2; nothing is left."""
    ran = copylint("grammar", "install", "-q", env=home)
    assert (ran.exit, ran.stdout) == (2, "")
    assert ran.stderr == "Erreur\u00a0: Maven n’a pas pu apporter LanguageTool\u00a0: exit 1\n"
    assert list(Path(home["LTP_PATH"]).iterdir()) == []
    ran = copylint("--lang", "en", "grammar", "install", env=home | {"PATH": "", "JAVA_HOME": ""})
    assert (ran.exit, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Error: Java 17 or newer is needed and was not found")


def test_serve_without_what_it_needs(copylint: Call, home: dict[str, str], installed: Path) -> None:
    """Without LanguageTool, or with a Java that ends at once, `serve` says so and exits 2."""
    ran = copylint("grammar", "serve", "--lang", "en", env=home | {"LTP_PATH": "/none"})
    assert (ran.exit, ran.stdout) == (2, "")
    assert "LanguageTool is not installed (/none)" in ran.stderr
    assert installed.is_dir()
    ran = copylint("grammar", "serve", "--lang", "en", env=home)
    assert (ran.exit, ran.stdout) == (2, "")
    assert ran.stderr == "Error: LanguageTool did not start (status 1): -\n"


@pytest.mark.parametrize("words", [(), ("status",), ("install",), ("serve",)])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_help(copylint: Call, words: tuple[str, ...], language: str) -> None:
    """Every command has its help in both languages."""
    ran = copylint("--lang", language, "grammar", *words, "--help")
    assert (ran.exit, ran.stderr) == (0, "")
    assert "LanguageTool" in ran.stdout
