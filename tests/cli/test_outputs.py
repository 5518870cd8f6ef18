# SPDX-License-Identifier: Apache-2.0
"""Where reports go: never over an article, never one over the other; and what is said where they cannot."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Call

TEXT = "La ville a vot\u00e9 le budget.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file to check."""
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("a.md", "--output-file", "a.md"),
        ("a.md", "--report", "json=a.md"),
        (".", "--report", "json=./a.md"),
        ("a.md", "--report", "json=b.json", "--report", "sarif=b.json"),
        ("a.md", "--output-file", "b.json", "--report", "sarif=./b.json"),
    ],
)
def test_nothing_is_written_over(copylint: Call, article: Path, words: tuple[str, ...]) -> None:
    """A report that would take the place of an article or of another report is refused before anything is read."""
    ran = copylint("check", *words)
    assert (ran.exit, ran.stdout) == (2, "")
    assert article.read_text(encoding="utf-8") == TEXT
    assert not Path("b.json").exists()


def test_a_report_may_go_to_standard_output(copylint: Call, article: Path) -> None:
    """`-` is no file's name."""
    ran = copylint("check", "a.md", "--output-file", "full.txt", "--report", "concise=-")
    assert article.exists()
    assert (ran.exit, ran.stdout.startswith("Rien") or "a.md" in ran.stdout) == (0, True)
    assert Path("full.txt").exists()
    assert not Path("-").exists()


@pytest.mark.parametrize("config", ['exclude = ["[z-a]"]', '[[overrides]]\nfiles = ["[z-a]"]\nselect = ["BOT"]'])
def test_what_is_no_glob_has_a_place(copylint: Call, article: Path, config: str) -> None:
    """A pattern that cannot be matched is told with its line."""
    assert article.exists()
    Path("copylint.toml").write_text(config + "\n", encoding="utf-8")
    ran = copylint("check", ".")
    assert ran.exit == 2
    assert "copylint.toml:" in ran.stderr
    assert "[z-a]" in ran.stderr


def test_git_passes_over_what_is_no_glob(copylint: Call, article: Path) -> None:
    """So do we, and the other lines of the file count."""
    assert article.exists()
    Path("b.md").write_text(TEXT, encoding="utf-8")
    Path(".gitignore").write_text("[z-a]\nb.md\n", encoding="utf-8")
    ran = copylint("check", ".")
    assert ran.exit == 0
    assert "1\u00a0fichier" in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_configuration_that_leads_nowhere(copylint: Call, article: Path) -> None:
    """A broken link is no absence: its writer meant something by it."""
    assert article.exists()
    Path("copylint.toml").symlink_to("elsewhere.toml")
    ran = copylint("check", ".")
    assert (ran.exit, "copylint.toml" in ran.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
def test_no_standard_input(tmp_path: Path) -> None:
    """`<&-` leaves a program without one; that is said."""
    command = f'"{sys.executable}" -m copylint --lang en check - <&-'
    ran = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602 - our own words
    assert (ran.returncode, "standard input" in ran.stderr) == (2, True)


def test_what_was_refused_is_no_longer_promised(copylint: Call) -> None:
    """After a repair whose proof failed the report does not propose the same repair again."""
    Path("b.md").write_text("# L\u2019été : une saison\n\nTexte.\n", encoding="utf-8")
    ran = copylint("fix", "b.md")
    assert "TYP001" in ran.stdout
    assert "copylint fix" not in ran.stdout
