# SPDX-License-Identifier: Apache-2.0
"""A hostile pattern in a house's rule: it ends at its time limit, is told as not checked, and the exit code is 2."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULE = """\
code: ABC001
name: runs-for-ever
kind: pattern
options: {patterns: {fr: ['\\b(?:\\w|\\w\\w)+$']}}
severity: warning
message: {fr: "X."}
why: {fr: "X."}
examples:
  - fail: "⟦aaa⟧"
  - fail: "Un ⟦aaa⟧"
  - pass: "b."
  - {pass: "a.", because: "point"}
"""
LEAK = "Voici votre article corrigé, prêt à être publié.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with the rule, and an article on which it would run for ever."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/ABC001-a.yml").write_text(RULE, encoding="utf-8")
    (tmp_path / "copylint.toml").write_text('rules = ["rules"]\n', encoding="utf-8")
    (tmp_path / "slow.txt").write_text("a" * 60 + "!\n", encoding="utf-8")
    (tmp_path / "leak.txt").write_text(f"{LEAK}\nLe maire a parlé.\n", encoding="utf-8")
    return tmp_path


def test_a_hostile_pattern_is_told_and_exits_2(copylint: Callable[..., Any]) -> None:
    """The report names rule and file; what the other rules found in other files stands in it."""
    done = copylint("check", "--no-cache", "--output-format", "json", "slow.txt", "leak.txt")
    assert done.exit == 2, done
    report = json.loads(done.stdout)
    assert [(entry["code"], entry["file"]) for entry in report["not_checked"]] == [("ABC001", "slow.txt")]
    assert {finding["file"] for finding in report["findings"] if finding["code"].startswith("BOT")} == {"leak.txt"}


def test_a_hostile_pattern_cannot_be_made_to_pass(copylint: Callable[..., Any]) -> None:
    """No threshold turns what was not checked into a success."""
    done = copylint("check", "--no-cache", "--fail-on", "never", "slow.txt")
    assert done.exit == 2
    assert "ABC001" in done.stdout + done.stderr


def test_the_rule_works_where_the_text_lets_it(copylint: Callable[..., Any], desk: Path) -> None:
    """The same rule checks an ordinary text, so it is the text that ran it out of time."""
    (desk / "short.txt").write_text("Voici un mot\n", encoding="utf-8")
    done = copylint("check", "--no-cache", "--output-format", "json", "--select", "ABC", "short.txt")
    assert done.exit == 0, done
    assert [finding["excerpt"] for finding in json.loads(done.stdout)["findings"]] == ["mot"]
