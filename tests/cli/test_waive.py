# SPDX-License-Identifier: Apache-2.0
"""`copylint waive`: let a finding stand, with a reason."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LEAK = "Le marché a rouvert samedi.\n\nCe texte respecte vos consignes\u00a0: un ton sobre, une structure claire.\n"
WAIVERS = Path("copylint-waivers.toml")
Call = Callable[..., Any]


@pytest.fixture
def leak(copylint: Call) -> str:
    """An article with a leak in the working directory; the fingerprint of the leak."""
    Path("posts").mkdir()
    Path("posts/a.md").write_bytes(LEAK.encode())
    report = json.loads(copylint("check", "posts/a.md", "--select", "BOT001", "--output-format", "json").stdout)
    (finding,) = report["findings"]
    fingerprint: str = finding["fingerprint"]
    return fingerprint


def waivers() -> list[dict[str, Any]]:
    """What stands in the file of waivers."""
    found: list[dict[str, Any]] = tomllib.loads(WAIVERS.read_text(encoding="utf-8"))["waiver"]
    return found


@pytest.mark.parametrize("word", ["fingerprint", "beginning", "BOT001", "bot001", "answers-the-brief"])
def test_waive(copylint: Call, leak: str, word: str) -> None:
    """Named by fingerprint, its beginning, code or name, the finding counts no more; the JSON says why."""
    word = {"fingerprint": leak, "beginning": leak[:8]}.get(word, word)
    ran = copylint("waive", "posts/a.md", word, "--reason", "cité dans l’article", "--author", "Ana")
    assert (ran.exit, ran.stderr) == (0, "")
    assert "posts/a.md, ligne\u00a03, BOT001" in ran.stdout
    (waiver,) = waivers()
    assert (waiver["file"], waiver["code"], waiver["fingerprint"]) == ("posts/a.md", "BOT001", leak)
    assert (waiver["reason"], waiver["author"]) == ("cité dans l’article", "Ana")
    ran = copylint("check", "posts", "--output-format", "json")
    report = json.loads(ran.stdout)
    assert ran.exit == 0
    (suppressed,) = [entry for entry in report["suppressed"] if entry["code"] == "BOT001"]
    assert (suppressed["by"], suppressed["reason"]) == ("waiver", "cité dans l’article")
    assert copylint("check", "posts", "--isolated").exit == 1
    assert "1\u00a0par une dérogation" in copylint("check", "posts").stdout


def test_the_command_is_printed_where_nobody_can_look(copylint: Call, leak: str) -> None:
    """In the log of a job, and with -v, each blocking finding brings the exact command; that command works."""
    command = f'copylint waive posts/a.md {leak} --reason "parce que…"'
    assert command in copylint("check", ".", env={"CI": "true"}).stdout
    assert command in copylint("check", ".", "-v").stdout
    for quiet in ({}, {"CI": "false"}):
        assert "waive" not in copylint("check", ".", env=quiet).stdout
    assert "waive" not in copylint("check", ".", "--isolated", env={"CI": "1"}).stdout
    assert "waive" not in copylint("check", "-", stdin=LEAK.encode(), env={"CI": "1"}).stdout
    assert copylint("waive", "posts/a.md", leak, "--reason", "parce que…").exit == 0
    assert copylint("check", ".").exit == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("posts/a.md", "BOT001"), "--reason"),
        (("posts/a.md", "BOT001", "--reason", " "), "--reason"),
        (("posts/a.md", "BOT999", "--reason", "x"), "BOT999"),
        (("posts/a.md", "abcdef12", "--reason", "x"), "abcdef12"),
        (("posts/a.md", "BOT", "--reason", "x"), "BOT"),
        (("posts", "BOT001", "--reason", "x"), "posts"),
        (("-", "BOT001", "--reason", "x"), "-"),
        (("posts/b.md", "BOT001", "--reason", "x"), "n’existe pas"),
        (("posts/a.md", "BOT001", "--reason", "x", "--expires", "demain"), "--expires"),
    ],
)
def test_what_cannot_be_waived(copylint: Call, leak: str, words: tuple[str, ...], said: str) -> None:
    """Nothing is written, and the reason is said."""
    assert leak
    ran = copylint("waive", *words)
    assert ran.exit == 2
    assert said in ran.stderr
    assert not WAIVERS.exists()


def test_twice(copylint: Call, leak: str) -> None:
    """What is waived already is not waived again; comments in the file stay."""
    WAIVERS.write_text("# Nos dérogations\n", encoding="utf-8")
    assert copylint("waive", "posts/a.md", leak, "--reason", "x", "--expires", "2099-12-31").exit == 0
    ran = copylint("waive", "posts/a.md", leak, "--reason", "y")
    assert (ran.exit, "déjà" in ran.stderr) == (2, True)
    assert WAIVERS.read_text(encoding="utf-8").startswith("# Nos dérogations\n\n[[waiver]]\n")
    assert [(entry["reason"], str(entry["expires"])) for entry in waivers()] == [("x", "2099-12-31")]


def test_the_governing_file_is_written(copylint: Call, leak: str) -> None:
    """Where a folder has waivers of its own, they are the ones that grow."""
    Path("posts", WAIVERS).write_text("", encoding="utf-8")
    assert "posts/copylint-waivers.toml" in copylint("waive", "posts/a.md", leak, "--reason", "x").stdout
    assert not WAIVERS.exists()
    assert copylint("check", ".").exit == 0


def test_broken_waivers(copylint: Call, leak: str) -> None:
    """They are told with their place, by check and by waive, and are left as they are."""
    WAIVERS.write_text("[[waiver]]\nfil = 1\n", encoding="utf-8")
    for words in (("check", "."), ("fix", "."), ("waive", "posts/a.md", leak, "--reason", "x")):
        ran = copylint(*words)
        assert ran.exit == 2
        assert "copylint-waivers.toml:1" in ran.stderr
        assert "file" in ran.stderr
    assert copylint("check", ".", "--isolated").exit == 1


def test_needless_waivers_go_with_fix(copylint: Call, leak: str) -> None:
    """They are a note, which does not block; `fix` removes them."""
    copylint("waive", "posts/a.md", leak, "--reason", "x")
    Path("posts/a.md").write_text("Le marché a rouvert samedi.\n", encoding="utf-8")
    ran = copylint("check", ".")
    assert (ran.exit, "[CPL004]" in ran.stdout) == (0, True)
    assert "Vérifié\u00a0: 1\u00a0fichier" in ran.stdout
    ran = copylint("fix", ".")
    assert (ran.exit, "CPL004" in ran.stdout) == (0, True)
    assert WAIVERS.read_text(encoding="utf-8") == ""
    assert "CPL" not in copylint("check", ".").stdout


def test_a_waiver_that_has_expired_is_not_written(copylint: Call, leak: str) -> None:
    """It would count for nothing, and its writer would not know."""
    ran = copylint("waive", "posts/a.md", leak, "--reason", "x", "--expires", "2020-01-01")
    assert (ran.exit, "2020-01-01" in ran.stderr) == (2, True)
    assert not WAIVERS.exists()
