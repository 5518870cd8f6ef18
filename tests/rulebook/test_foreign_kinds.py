# SPDX-License-Identifier: Apache-2.0
"""Kinds of other packages, found through the entry point group `copylint.kinds`."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.config.settings import Config
from copylint.kinds import KINDS, UnusableKind, kind, known
from copylint.rulebook import cache
from copylint.rulebook.load import load_rules
from copylint.rulebook.problems import RuleBookError
from copylint.run.linter import Linter

MODULE = """\
from typing import NamedTuple
from copylint.model.places import Match, Span

SCOPE = "block"

class Options(NamedTuple):
    word: str

def literals(options):
    return None

def check(document, block, options, context):
    at = document.text.find(options.word, block.span.start, block.span.end)
    return [Match(Span(at, at + len(options.word)))] if at >= 0 else []
"""
RULE = """\
code: DSK001
name: a-word
kind: {kind}
options: {{word: midi}}
severity: error
message: {{fr: "Ce mot."}}
why: {{fr: "Parce que."}}
examples:
  - {{fail: "À ⟦midi⟧."}}
  - {{fail: "Vers ⟦midi⟧."}}
  - {{pass: "À minuit.", because: "un autre mot"}}
  - {{pass: "Le soir."}}
"""
Install = Callable[..., None]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of rules for all tests: ours are read from YAML once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def install(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a package that brings kinds: `install("package", "words = package:module", module_text)`."""
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(kept))
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def put(package: str, entries: str, text: str = MODULE) -> None:
        info = site / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[copylint.kinds]\n{entries}\n", encoding="utf-8")
        (site / f"{package}.py").write_text(text, encoding="utf-8")
        monkeypatch.delitem(sys.modules, package, raising=False)

    return put


def house(tmp_path: Path, name: str) -> Path:
    """A folder of rules with one rule of a kind."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "DSK001.yml").write_text(RULE.format(kind=name), encoding="utf-8")
    return folder


def test_a_kind_of_another_package(install: Install, tmp_path: Path) -> None:
    """A rule of a house may name it; it finds what it finds, and its rule is read anew each time."""
    install("newsroom_kinds", "words = newsroom_kinds")
    folder = house(tmp_path, "words")
    result = Linter(Config(select=("DSK001",), rules=(str(folder),))).check("Le vote a eu lieu à midi.\n")
    assert [(finding.code, finding.excerpt) for finding in result.findings] == [("DSK001", "midi")]
    place = cache.folder()
    assert place is not None
    assert not [path for path in place.glob("rules-*.json") if b"DSK001" in path.read_bytes()]


def test_ours_come_first(install: Install) -> None:
    """A package cannot take the place of a kind of ours, and is not even looked for."""
    install("greedy_kinds", "pattern = greedy_kinds", "raise SystemExit")
    assert kind("pattern").__name__ == "copylint.kinds.pattern"  # type: ignore[attr-defined]  # a module
    assert known("pattern") == tuple(KINDS)
    assert known("x").count("pattern") == 1


def test_no_such_kind(install: Install, tmp_path: Path) -> None:
    """An unknown kind is told with the nearest one, those of other packages among them."""
    install("newsroom_kinds", "words = newsroom_kinds")
    with pytest.raises(KeyError):
        kind("wordz")
    with pytest.raises(RuleBookError) as caught:
        load_rules([house(tmp_path, "wordz")])
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (3, 7)
    assert "wordz" in problem.message["fr"]
    assert "«\u00a0words\u00a0»" in problem.message["fr"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import nothing_of_that_name", "the kind 'words' (newsroom_kinds) cannot be loaded: ModuleNotFoundError"),
        ("SCOPE = 'block'", "the kind 'words' (newsroom_kinds) is none: it lacks Options, literals, check."),
        (MODULE.replace('"block"', '"page"'), "the kind 'words' (newsroom_kinds) is none: it lacks SCOPE."),
        (MODULE.replace("(NamedTuple)", ""), "the kind 'words' (newsroom_kinds) is none: it lacks Options."),
        (MODULE.replace("return None", "return 1 / 0"), "the kind 'words' refuses these options: ZeroDivisionError"),
        (MODULE.replace("word: str", "word: 'Nothing'"), "the kind 'words' refuses these options: NameError"),
    ],
)
def test_what_is_no_kind(install: Install, tmp_path: Path, text: str, said: str) -> None:
    """A package that brings no usable kind is told at the rule that names it, with its name."""
    install("newsroom_kinds", "words = newsroom_kinds", text)
    with pytest.raises(RuleBookError) as caught:
        load_rules([house(tmp_path, "words")])
    (problem,) = caught.value.problems
    assert problem.text("en").partition("DSK001.yml:")[2].startswith(f"3:7: {said}")


def test_two_packages(install: Install) -> None:
    """Where two packages bring one name, neither is taken by chance."""
    install("one_kinds", "words = one_kinds")
    install("two_kinds", "words = two_kinds")
    with pytest.raises(UnusableKind, match="several packages bring the kind 'words': one_kinds, two_kinds"):
        kind("words")


def test_a_crash_in_it_is_told(install: Install, tmp_path: Path) -> None:
    """A fault of the other package's kind does not end the check of the other rules."""
    install("newsroom_kinds", "words = newsroom_kinds", MODULE.replace("at = ", "at = 1 / 0 or "))
    result = Linter(Config(select=("DSK001", "BOT"), rules=(str(house(tmp_path, "words")),))).check("Un midi.\n")
    (entry,) = result.not_checked
    assert (entry.code, entry.fatal) == ("DSK001", True)
    assert "ZeroDivisionError" in entry.reason["fr"]


@pytest.mark.parametrize(
    ("old", "new"), [("DSK001", "DSK001"), ("name: a-word", "name: {name}"), ("kind:", "aliases: [{name}]\nkind:")]
)
def test_words_of_ours_are_taken(install: Install, tmp_path: Path, old: str, new: str) -> None:
    """A house's rule that bears the name of one of ours is refused: one word would mean two rules."""
    install("newsroom_kinds", "words = newsroom_kinds")
    ours = load_rules()[0]
    folder = house(tmp_path, "words")
    file = folder / "DSK001.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new.format(name=ours.name)), encoding="utf-8")
    if "{name}" not in new:
        assert "DSK001" in {rule.code for rule in load_rules([folder])}
        return
    with pytest.raises(RuleBookError) as caught:
        load_rules([folder])
    assert f"'{ours.name}' is already taken by {ours.code}" in str(caught.value)
