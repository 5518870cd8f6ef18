# SPDX-License-Identifier: Apache-2.0
"""Options for runs over a repository: reports to files, GitHub's summary, changed lines, .gitignore, the bar."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from copylint.cli import progress as progress_room

LEAK = "Ce texte respecte vos consignes\u00a0: un ton sobre, une structure claire.\n"
Call = Callable[..., Any]


@pytest.fixture
def leak(copylint: Call) -> Call:
    """An article with a leak in the working directory; the program."""
    Path("a.md").write_text(f"Titre.\n\n{LEAK}", encoding="utf-8")
    return copylint


def test_several_reports(leak: Call) -> None:
    """Each `--report` goes to its file, without colours; the terminal gets its own report all the same."""
    ran = leak(
        "check",
        ".",
        "--report",
        "json=a.json",
        "--report",
        "junit=out=1.xml",
        "--report",
        "full=a.txt",
        "--color",
        "always",
    )
    assert (ran.exit, "BOT001" in ran.stdout, ran.stderr) == (1, True, "")
    assert json.loads(Path("a.json").read_text("utf-8"))["findings"][0]["code"] == "BOT001"
    assert ET.parse("out=1.xml").getroot().tag == "testsuites"  # noqa: S314 - our own report
    assert "\x1b" in ran.stdout
    assert "\x1b" not in Path("a.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "said"), [("json", "FORMAT"), ("json=", "FORMAT"), ("jsn=a", "json"), ("json=no/a", "no/a")]
)
def test_reports_that_cannot_be_had(leak: Call, word: str, said: str) -> None:
    """They are refused; a word that means none before anything is checked."""
    ran = leak("check", ".", "--report", word)
    assert ran.exit == 2
    assert said in ran.stderr


def test_the_summary_of_a_job(leak: Call) -> None:
    """Annotations for GitHub bring the summary of the job, added to what stands there; other formats do not."""
    Path("summary.md").write_text("# Avant\n", encoding="utf-8")
    job = {"GITHUB_STEP_SUMMARY": str(Path("summary.md").resolve())}
    assert leak("check", ".", env=job).exit == 1
    assert Path("summary.md").read_text("utf-8") == "# Avant\n"
    ran = leak("check", ".", "--output-format", "github", env=job)
    assert (ran.exit, "::error " in ran.stdout) == (1, True)
    summary = Path("summary.md").read_text("utf-8")
    assert summary.startswith("# Avant\n### Ne pas publier")
    assert "BOT001" in summary
    assert leak("check", ".", "--output-format", "github").exit == 1


def git(*words: str) -> None:
    """A git command of nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = [str(shutil.which("git")), *who, *words]
    subprocess.run(command, check=True, capture_output=True, env=plain | {"GIT_CONFIG_GLOBAL": os.devnull})


def test_changed_lines(leak: Call) -> None:
    """An old leak does not block, a new one does; the repairing command goes by the same lines."""
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    ran = leak("check", ".", "--diff-from", "HEAD")
    assert (ran.exit, ran.stderr) == (0, "")
    Path("a.md").write_text(f"Titre.\n\n{LEAK}\nUne chose est sûre : oui.\n", encoding="utf-8")
    ran = leak("check", ".", "--diff-from", "HEAD")
    assert (ran.exit, "BOT001" in ran.stdout, "TYP001" in ran.stdout) == (0, False, True)
    assert "copylint fix --diff-from HEAD ." in ran.stdout
    ran = leak("check", ".", "--diff-from", "nowhere")
    assert (ran.exit, "nowhere" in ran.stderr) == (2, True)


def test_gitignore(leak: Call) -> None:
    """What git leaves out is not taken from folders, unless the flag or the configuration says so."""
    Path(".gitignore").write_text("a.md\n", encoding="utf-8")
    Path("b.md").write_text("Titre.\n", encoding="utf-8")
    assert leak("check", ".").exit == 0
    assert leak("check", ".", "--no-respect-gitignore").exit == 1
    assert leak("check", "a.md").exit == 1
    Path("copylint.toml").write_text("respect-gitignore = false\n", encoding="utf-8")
    assert leak("check", ".").exit == 1


def test_the_cache_can_be_cleaned(copylint: Call) -> None:
    """A run over many files keeps its results, one with --no-cache does not, `clean` removes them."""
    for number in range(12):
        Path(f"a{number}.md").write_text("Titre.\n", encoding="utf-8")
    copylint("check", ".", "--no-cache")
    assert not Path(".copylint_cache").exists()
    copylint("check", "a1.md")
    assert not Path(".copylint_cache").exists()
    first = copylint("check", ".")
    assert Path(".copylint_cache").is_dir()
    assert copylint("check", ".") == first
    assert ".copylint_cache" in copylint("clean").stdout
    assert not Path(".copylint_cache").exists()


def test_a_bar_for_a_long_run(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a long run shows how far it is, on standard error; a short or quiet one does not."""
    for number in range(12):
        Path(f"a{number}.md").write_text("Titre.\n", encoding="utf-8")
    words = ("check", ".", "--no-cache", "--color", "never")
    monkeypatch.setattr(progress_room, "_PATIENCE", 1000)
    assert copylint(*words, terminal=True).stderr == ""
    monkeypatch.setattr(progress_room, "_PATIENCE", 0)
    monkeypatch.setattr(progress_room, "_STEP", 0)
    ran = copylint(*words, terminal=True)
    assert "Vérification" in ran.stderr
    assert "100%" in ran.stderr
    assert "Vérification" not in ran.stdout
    assert copylint(*words, "-q", terminal=True).stderr == ""
    assert copylint(*words).stderr == ""


def test_explained(copylint: Call) -> None:
    """What is said of comments and waivers has a page and a line in the list, and can be ignored by name."""
    ran = copylint("explain", "CPL001", "expired-waiver", "--lang", "en")
    assert (ran.exit, "unused-suppression" in ran.stdout, "CPL005" in ran.stdout) == (0, True, True)
    listed = copylint("rules", "list", "--ignore", "unused-suppression").stdout
    assert any(line.startswith("\u2022  CPL002") for line in listed.split("\n"))
    assert any(line.startswith("   CPL001") for line in listed.split("\n"))
    Path("a.md").write_text("Un. <!-- copylint-disable-line BOT001 -->\n", encoding="utf-8")
    assert "CPL001" in copylint("check", "a.md").stdout
    assert "CPL001" not in copylint("check", "a.md", "--ignore", "CPL").stdout
