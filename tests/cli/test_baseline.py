# SPDX-License-Identifier: Apache-2.0
"""`copylint baseline`: what was there before does not block, and nothing goes in unseen."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LEAK = "Ce texte respecte vos consignes\u00a0: un ton sobre, une structure claire.\n"
NAME = Path("copylint-baseline.json")
Call = Callable[..., Any]


@pytest.fixture
def old(copylint: Call) -> Call:
    """Two old articles with a leak each; the program."""
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "x.md").write_text(f"Titre {folder}.\n\n{LEAK}", encoding="utf-8")
    return copylint


def entries(path: Path = NAME) -> dict[str, Any]:
    """What a baseline holds."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["files"]
    return found


def test_create_and_check(old: Call) -> None:
    """The old findings do not block once the baseline is named, a new one does; without it they block again."""
    ran = old("baseline", "create")
    assert ran.exit == 0
    assert "copylint-baseline.json" in ran.stdout
    assert 'baseline = "copylint-baseline.json"' in ran.stderr
    assert sorted(entries()) == ["a/x.md", "b/x.md"]
    assert old("check", ".").exit == 1
    ran = old("check", ".", "--baseline", str(NAME))
    assert (ran.exit, "par l’état de référence" in ran.stdout) == (0, True)
    Path("copylint.toml").write_text('baseline = "copylint-baseline.json"\n', encoding="utf-8")
    assert old("check", ".").exit == 0
    assert old("check", "a/x.md").exit == 0
    Path("b/y.md").write_text(f"Autre.\n\n{LEAK}", encoding="utf-8")
    assert old("check", ".").exit == 1
    assert old("check", "a").exit == 0
    suppressed = json.loads(old("check", "a", "--output-format", "json").stdout)["suppressed"]
    assert {entry["by"] for entry in suppressed} == {"baseline"}
    assert old("check", "a", "--isolated").exit == 1


def test_create_replaces_nothing(old: Call) -> None:
    """A baseline that is there stays, unless --force says otherwise."""
    old("baseline", "create", "a")
    before = NAME.read_bytes()
    ran = old("baseline", "create")
    assert (ran.exit, "--force" in ran.stderr) == (2, True)
    assert NAME.read_bytes() == before
    assert old("baseline", "create", "--force").exit == 0
    assert sorted(entries()) == ["a/x.md", "b/x.md"]


def test_per_folder(old: Call) -> None:
    """One file in each folder that has findings, and the one that the configuration names; all are read."""
    assert old("baseline", "create", "--per-folder").exit == 0
    assert (entries(), list(entries(Path("a") / NAME)), list(entries(Path("b") / NAME))) == ({}, ["x.md"], ["x.md"])
    assert old("check", ".", "--baseline", str(NAME)).exit == 0
    (Path("b") / NAME).unlink()
    assert old("check", ".", "--baseline", str(NAME)).exit == 1


def test_update_never_adds_in_silence(old: Call) -> None:
    """What is new is shown and stays out, exit 1; --add takes it in, and shows it too; what has gone is dropped."""
    Path("copylint.toml").write_text('baseline = "copylint-baseline.json"\n', encoding="utf-8")
    old("baseline", "create")
    before = entries()
    Path("a/x.md").write_text("Titre.\n", encoding="utf-8")
    Path("b/y.md").write_text(f"Autre.\n\n{LEAK}", encoding="utf-8")
    ran = old("baseline", "update")
    assert ran.exit == 1
    assert "b/y.md\u00a0: BOT001" in ran.stdout
    assert "- a/x.md\u00a0: BOT001" in ran.stdout
    assert "--add" in ran.stderr
    assert entries() == {"b/x.md": before["b/x.md"]}
    ran = old("baseline", "update", "--add")
    assert (ran.exit, "+ b/y.md\u00a0: BOT001" in ran.stdout) == (0, True)
    assert sorted(entries()) == ["b/x.md", "b/y.md"]
    ran = old("baseline", "update")
    assert (ran.exit, "rien à changer" in ran.stdout) == (0, True)


def test_prune_only_drops(old: Call) -> None:
    """Also the entries of files that have gone; files that were not checked keep theirs."""
    old("baseline", "create")
    Path("b/y.md").write_text(f"Autre.\n\n{LEAK}", encoding="utf-8")
    Path("a/x.md").unlink()
    Path("b/x.md").write_text("Titre.\n", encoding="utf-8")
    Path("c").mkdir()
    Path("c/z.md").write_text("Rien.\n", encoding="utf-8")
    ran = old("baseline", "prune", "c")
    assert (ran.exit, sorted(entries())) == (0, ["b/x.md"])
    assert old("baseline", "prune").exit == 0
    assert entries() == {}


def test_an_incomplete_check_writes_nothing(old: Call) -> None:
    """Where something could not be checked, no baseline tells what is there."""
    Path("a/bad.md").write_bytes(b"\xff\n")
    ran = old("baseline", "create")
    assert ran.exit == 2
    assert "a/bad.md" in ran.stderr
    assert not NAME.exists()


def test_no_baseline_to_update(old: Call) -> None:
    """It is said how to make one."""
    ran = old("baseline", "update")
    assert (ran.exit, "baseline create" in ran.stderr) == (2, True)
    ran = old("check", ".", "--baseline", "nowhere.json")
    assert (ran.exit, "nowhere.json" in ran.stderr) == (2, True)


def test_old_copy_is_not_repaired(old: Call) -> None:
    """What the baseline knows is left as it is by --fix too."""
    old("baseline", "create")
    before = Path("a/x.md").read_bytes()
    assert old("fix", ".", "--unsafe-fixes", "--baseline", str(NAME)).exit == 0
    assert Path("a/x.md").read_bytes() == before
