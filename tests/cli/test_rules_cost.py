# SPDX-License-Identifier: Apache-2.0
"""`copylint rules cost`: what it prints, and when it fails."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULE = """\
code: ABC001
name: says-today
kind: pattern
options: {patterns: {fr: ["(?:le|un) pont"]}}
severity: warning
message: {fr: "Un pont."}
why: {fr: "Un pont."}
examples:
  - fail: "⟦Le pont⟧."
  - fail: "⟦Un pont⟧."
  - pass: "Une rue."
  - {pass: "Pont.", because: "seul"}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with a rule and two articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/ABC001-a.yml").write_text(RULE, encoding="utf-8")
    (tmp_path / "copylint.toml").write_text('rules = ["rules"]\nselect = ["ABC"]\n', encoding="utf-8")
    (tmp_path / "rules/budget.toml").write_text("[share]\ncharacters = 100000\n", encoding="utf-8")
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_text("La rue est longue, dit le maire du pont. " * 40 + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_a_table_of_families_and_rules(copylint: Callable[..., Any]) -> None:
    """Families with their time, then each rule, in the language that is spoken."""
    done = copylint("rules", "cost", "a.md", "b.txt", env={"LANG": "en_US.UTF-8"})
    assert done.exit == 0, done.stderr
    assert "On 2 articles" in done.stdout
    assert any(line.split()[:2] == ["ABC", "1"] for line in done.stdout.splitlines())
    assert any(line.split()[:2] == ["ABC001", "says-today"] for line in done.stdout.splitlines())
    quiet = copylint("rules", "cost", "-q", "a.md", env={"LANG": "en_US.UTF-8"})
    assert "says-today" not in quiet.stdout
    assert "1 rule measured, 0 above its share." in quiet.stdout


@pytest.mark.usefixtures("desk")
def test_json(copylint: Callable[..., Any]) -> None:
    """Counts, limits and waivers by rule; the counts are the same in each run."""
    runs = [json.loads(copylint("rules", "cost", "--json", "a.md").stdout) for _ in range(2)]
    (one,), (again,) = (run["rules"] for run in runs)
    assert (one["code"], one["over"], one["waiver"]) == ("ABC001", False, None)
    assert one["limit"] == {"calls": 75, "characters": 100000}
    assert one["calls"] > 0
    assert (one["calls"], one["characters"]) == (again["calls"], again["characters"])
    assert runs[0]["sample"]["articles"] == 1


def test_a_rule_above_its_share_fails(desk: Path, copylint: Callable[..., Any]) -> None:
    """Exit 1 and the rule named; a waiver with its reason lets it stand, and is shown."""
    (desk / "rules/budget.toml").write_text("[share]\ncharacters = 10\n", encoding="utf-8")
    done = copylint("rules", "cost", "a.md", env={"LANG": "en_US.UTF-8"})
    assert done.exit == 1
    assert "ABC001 costs" in done.stderr
    waiver = '[[waiver]]\ncode = "ABC001"\nreason = "reads each word"\ncharacters = 20000\n'
    (desk / "rules/budget.toml").write_text(f"[share]\ncharacters = 10\n{waiver}", encoding="utf-8")
    done = copylint("rules", "cost", "a.md", env={"LANG": "en_US.UTF-8"})
    assert (done.exit, done.stderr) == (0, "")
    assert "waiver: reads each word" in done.stdout


@pytest.mark.usefixtures("desk")
def test_rules_that_are_not_in_force_can_be_measured(copylint: Callable[..., Any]) -> None:
    """`--rules` measures what it names and nothing else; a word that names nothing is refused."""
    done = copylint("rules", "cost", "--json", "--rules", "BOT001,TXT011", "a.md")
    assert [one["code"] for one in json.loads(done.stdout)["rules"]] == ["BOT001", "TXT011"]
    assert copylint("rules", "cost", "--rules", "NOPE999", "a.md").exit == 2


def test_what_cannot_be_measured_is_trouble(desk: Path, copylint: Callable[..., Any]) -> None:
    """A file that is not there, a folder without copy, a wrong budget: exit 2 with the reason."""
    (desk / "empty").mkdir()
    for path in ("nowhere.md", "empty"):
        assert copylint("rules", "cost", path).exit == 2, path
    (desk / "rules/budget.toml").write_text("[shares]\n", encoding="utf-8")
    done = copylint("rules", "cost", "a.md")
    assert done.exit == 2
    assert "budget.toml" in done.stderr
