# SPDX-License-Identifier: Apache-2.0
"""In which language the program speaks, and that it speaks one at a time."""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from copylint.cli import clicktexts
from copylint.cli.language import from_arguments, from_environment, of_most
from copylint.cli.main import COMMANDS
from copylint.cli.rules import COMMANDS as RULES_COMMANDS
from copylint.model.findings import FileResult
from copylint.wording import of_click


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ([], None),
        (["check", "a.md"], None),
        (["--lang", "en", "check"], "en"),
        (["check", "a.md", "--lang=fr"], "fr"),
        (["check", "--lang"], None),
        (["check", "--lang", "de"], None),
        (["check", "--", "--lang", "en"], None),
    ],
)
def test_from_arguments(words: Sequence[str], language: str | None) -> None:
    """`--lang` is seen before the command line is parsed, so that its errors are in the right language."""
    assert from_arguments(words) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, None),
        ({"COPYLINT_LANG": "en", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"COPYLINT_LANG": "EN-gb"}, "en"),
        ({"COPYLINT_LANG": "de", "LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr_FR@euro"}, "fr"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "frp_IT.UTF-8"}, None),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, None),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, None),
    ],
)
def test_from_environment(
    environment: Mapping[str, str], language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COPYLINT_LANG first, then the locale as POSIX and gettext read it; C and POSIX name none."""
    monkeypatch.setattr("sys.platform", "linux")
    assert from_environment(environment) == language


@pytest.mark.parametrize(
    ("languages", "most"),
    [
        ([], None),
        (["en"], "en"),
        (["en", "fr"], "fr"),
        (["en", "en", "fr"], "en"),
        (["de", None, "en"], "en"),
        (["de"], None),
    ],
)
def test_of_most(languages: list[str | None], most: str | None) -> None:
    """The language of most files; French where it is a draw."""
    assert of_most(FileResult(str(at), "", language=language) for at, language in enumerate(languages)) == most


# Texts of Click that no command of this program can bring up.
UNUSED = re.compile(
    r"^Deprecat|^deprecated$|prompt|Confirm the action|continue|Show the version|version %|defined twice|determine name"
    r"|No options defined|take exactly one parameter declaration|Boolean option|must be an iterable|Takes \{nargs\}"
    r"|^\(dynamic\)|env var|default: |Choice\(\{|valid boolean|UUID|does not match|values are required|Unknown color"
    r"|do not match|Repeat for|Argument \{name!r\} takes|start character|^file$|^directory$|^path$|\{name\} \{filename"
)


def messages_of_click() -> set[str]:
    """Every message identifier of the modules of Click that speak to users."""
    found: set[str] = set()
    for name in clicktexts.MODULES:
        tree = ast.parse(Path(str(import_module(f"click.{name}").__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    return found


def test_click_is_covered() -> None:
    """Every text of the installed Click that a user may see is in the wording, and none that it no longer says."""
    ours = set(of_click("en").values())
    theirs = messages_of_click()
    assert {message for message in theirs if not UNUSED.search(message)} <= ours
    assert ours <= theirs


def test_click_in_english_again() -> None:
    """Installing English gives Click its own words back."""
    clicktexts.install("fr")
    assert click.NoSuchOption("-x").format_message() == "L’option «\u00a0-x\u00a0» n’existe pas."
    clicktexts.install("en")
    assert click.NoSuchOption("-x").format_message() == "No such option '-x'."


ENGLISH = re.compile(
    r"\b(?:usage|show|error|the|and|is|not|of|commands|missing|invalid|option [^s]|message and|no such)\b",
    re.IGNORECASE,
)
FRENCH = re.compile(r"\b(?:le|la|les|des|une?|est|erreur|utilisation|affiche)\b|[éèàç«]", re.IGNORECASE)
_TYPED = re.compile(r"'[^']*'|\[[a-z|]*\]")
"""Words that are typed as they are in every language."""
HELPS = [
    ["--help"],
    *([name, "--help"] for name in COMMANDS),
    *(["rules", name, "--help"] for name in RULES_COMMANDS),
    [],
    ["check", "--nope"],
    ["check", "--select"],
    ["check", "--fail-on", "x"],
    ["check", "-j", "x"],
    ["check", "-j=-1"],
    ["explain"],
    ["explain", "NOPE999"],
    ["rules", "nope"],
    ["rules", "list", "x"],
    ["rules", "new"],
    ["nowhere.md"],
    ["init"],
    ["check", "--config", "x = 1"],
    ["-v", "rules", "cost", "nowhere.md"],
    ["-q", "--lang", "xx", "nowhere.md"],
]


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_one_language_at_a_time(words: list[str], copylint: Callable[..., Any]) -> None:
    """No English word in a French run, no French word in an English one."""
    french = copylint(*words, env={"LANG": "fr_FR.UTF-8"})
    english = copylint(*words, env={"LANG": "en_US.UTF-8"})
    assert french.exit == english.exit
    said = _TYPED.sub("", french.stdout + french.stderr)
    assert FRENCH.search(said)
    assert not ENGLISH.search(said), said
    said = english.stdout + english.stderr
    assert ENGLISH.search(said)
    assert not FRENCH.search(said), said
