# SPDX-License-Identifier: Apache-2.0
"""Grammar in `check` where there is no LanguageTool: what is said, how the program ends. No Java is started here."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def nowhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a user without LanguageTool; two articles lie in the working directory."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Le maire a reçu les habitants.\n", encoding="utf-8")
    return {
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "LTP_PATH": str(tmp_path / "lt"),
        "COPYLINT_CACHE_DIR": str(tmp_path / "cache"),
    }


def test_required_and_missing(copylint: Call, nowhere: dict[str, str]) -> None:
    """`--grammar` without LanguageTool is no check: exit 2, the reason once for all files."""
    ran = copylint("check", "--grammar", "a.md", "b.md", "--lang", "en", env=nowhere)
    assert ran.exit == 2
    assert ran.stderr.count("LanguageTool") == 1
    assert "grammar: LanguageTool is not installed" in ran.stderr


def test_auto_and_missing(copylint: Call, nowhere: dict[str, str]) -> None:
    """`grammar = "auto"` goes without, lists what was not checked and passes."""
    ran = copylint("check", "--config", 'grammar = "auto"', "a.md", "--lang", "en", env=nowhere)
    assert (ran.exit, ran.stderr) == (0, "")
    assert "Not checked:" in ran.stdout
    assert "grammar: LanguageTool is not installed" in ran.stdout
    ran = copylint("check", "--config", 'grammar = "auto"', "a.md", "b.md", "--output-format", "json", env=nowhere)
    entries = json.loads(ran.stdout)["not_checked"]
    assert [(entry["what"], entry["file"], entry["code"]) for entry in entries] == [("engine", None, None)]


def test_repairs_go_on_without(copylint: Call, nowhere: dict[str, str], tmp_path: Path) -> None:
    """LanguageTool repairs nothing, so its absence keeps no repair from being made."""
    (tmp_path / "a.md").write_text("Le maire a-t-il répondu ? Oui !\n\nIl dit «oui» aux habitants.\n", encoding="utf-8")
    ran = copylint("fix", "--config", 'grammar = "auto"', "a.md", env=nowhere)
    assert ran.exit == 0
    assert "«\u00a0oui\u00a0»" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_off_is_the_default(copylint: Call, nowhere: dict[str, str], tmp_path: Path) -> None:
    """Without a word of grammar nothing is said of it; `--no-grammar` is stronger than a configuration."""
    assert "LanguageTool" not in copylint("check", "a.md", env=nowhere).stdout
    (tmp_path / "copylint.toml").write_text('grammar = "required"\n', encoding="utf-8")
    assert copylint("check", "a.md", env=nowhere).exit == 2
    ran = copylint("check", "--no-grammar", "a.md", env=nowhere)
    assert (ran.exit, ran.stderr) == (0, "")
    assert "LanguageTool" not in ran.stdout


def test_a_bad_address(copylint: Call, nowhere: dict[str, str]) -> None:
    """An address alone asks for grammar too; one that is none is said."""
    ran = copylint("check", "--grammar-server", "nowhere", "a.md", "--lang", "en", env=nowhere)
    assert ran.exit == 2
    assert "nowhere" in ran.stderr


def test_names_of_languagetool_are_taken_everywhere(copylint: Call, nowhere: dict[str, str]) -> None:
    """`LNG:…` is no unknown word, whether LanguageTool is asked or not."""
    words = ("--ignore", "LNG:AGREEMENT", "--extend-select", "LNG:OE", "--config", 'severity = {"LNG:D_N" = "error"}')
    assert copylint("check", *words, "a.md", env=nowhere).exit == 0
