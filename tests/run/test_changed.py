# SPDX-License-Identifier: Apache-2.0
"""`--diff-from`: only what has changed since a git ref counts."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from copylint.config.errors import ConfigError
from copylint.config.settings import Config
from copylint.formats import parse
from copylint.model.findings import FileResult, Severity
from copylint.model.places import Span
from copylint.model.rule import Rule
from copylint.run.changed import Changed
from copylint.run.run import Extras, Repairs, run

GIT = str(shutil.which("git"))


def git(*words: str) -> None:
    """A git command of nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    subprocess.run([GIT, *who, *words], check=True, capture_output=True, env=plain | {"GIT_CONFIG_GLOBAL": os.devnull})


@pytest.fixture
def repository(site: Path) -> Path:
    """A repository with three old articles, each with a fault."""
    git("init", "-q", "-b", "main")
    (site / "a.md").write_text("un lorem\n\ndeux lorem -- a\n\ntrois\n", encoding="utf-8")
    (site / "b.md").write_text("quatre ipsum\n", encoding="utf-8")
    (site / "é à.md").write_text("cinq ipsum\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "x")
    return site


def found(config: Config, *paths: str, ref: str = "HEAD", repairs: Repairs | None = None) -> dict[str, FileResult]:
    """The results of a run on what has changed, by name."""
    result = run(paths or ["."], config, extras=Extras(diff_from=ref), repairs=repairs)
    return {file.file: file for file in result.files}


def lines(result: FileResult) -> list[tuple[str, int]]:
    """Codes and lines of what counts."""
    return [(each.code, result.source[: each.span.start].count("\n") + 1) for each in result.findings]


def test_nothing_changed(repository: Path, desk: Config) -> None:
    """Then no file is checked."""
    assert repository.is_dir()
    assert found(desk) == {}


def test_changed_lines_and_files(repository: Path, desk: Config) -> None:
    """Old faults on lines that stayed do not count; a new line, an unknown file and a name with signs do."""
    (repository / "a.md").write_text("un lorem\n\ndeux lorem -- a\n\ntrois lorem -- b\n", encoding="utf-8")
    (repository / "é à.md").write_text("cinq ipsum, ipsum\n", encoding="utf-8")
    (repository / 'new "1".md').write_text("ipsum\n\nipsum\n", encoding="utf-8")
    results = found(desk)
    assert sorted(results) == ["a.md", 'new "1".md', "é à.md"]
    assert lines(results["a.md"]) == [("DSK001", 5), ("DSK010", 5)]
    assert results["a.md"].findings[1].related == ()
    assert [code for code, _ in lines(results["é à.md"])] == ["DSK002", "DSK002"]
    assert len(results['new "1".md'].findings) == 2


def test_a_name_with_quotes_that_git_knows(repository: Path, desk: Config) -> None:
    """Git writes such a name as a C string."""
    name = 'tab\t"x" \\.md'
    (repository / name).write_text("ipsum\n\nun\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "y")
    (repository / name).write_text("ipsum\n\nun ipsum\n", encoding="utf-8")
    (result,) = found(desk).values()
    assert lines(result) == [("DSK002", 3)]


def test_repairs_touch_changed_lines_only(repository: Path, desk: Config) -> None:
    """Also where an earlier repair has moved the lines."""
    old = (repository / "a.md").read_text("utf-8")
    (repository / "a.md").write_text("lorem\n\nneuf -- z\n\n" + old, encoding="utf-8")
    found(desk, repairs=Repairs(unsafe=True))
    assert (repository / "a.md").read_text("utf-8") == "neuf \u2013 z\n\n" + old


def test_where_lines_have_gone(repository: Path, desk: Config) -> None:
    """The lines on both sides count: they may have run together."""
    (repository / "a.md").write_text("un lorem\ndeux lorem -- a\n\ntrois\n", encoding="utf-8")
    assert [code for code, _ in lines(found(desk)["a.md"])] == ["DSK001", "DSK001", "DSK010"]


def test_since_the_branch_left(repository: Path, desk: Config) -> None:
    """What others have added to the ref since does not count."""
    git("checkout", "-qb", "work")
    git("checkout", "-q", "main")
    (repository / "b.md").write_text("quatre ipsum\n\nipsum\n", encoding="utf-8")
    git("commit", "-qam", "y")
    git("checkout", "-q", "work")
    (repository / "a.md").write_text("un lorem\n\ndeux\n", encoding="utf-8")
    assert list(found(desk, ref="main")) == ["a.md"]


def test_outside_the_repository(repository: Path, desk: Config, tmp_path: Path) -> None:
    """A file of which git knows nothing counts as a whole."""
    outside = tmp_path / "x.md"
    outside.write_text("ipsum\n", encoding="utf-8")
    assert repository.is_dir()
    (result,) = found(desk, str(outside)).values()
    assert [code for code, _ in lines(result)] == ["DSK002"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", ""])
def test_no_such_ref(repository: Path, desk: Config, ref: str) -> None:
    """It is told, and is never taken for an option of git; without a ref there is nothing to compare."""
    if not ref:
        assert sorted(file.file for file in run(["."], desk, extras=Extras(diff_from="")).files) == [
            "a.md",
            "b.md",
            "é à.md",
        ]
        return
    with pytest.raises(ConfigError) as error:
        found(desk, ref=ref)
    assert ref in error.value.messages[0]["fr"]
    assert not (repository / "x").exists()


def test_no_repository(site: Path, desk: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can git say anything where there is none, or no git."""
    (site / "a.md").write_text("ipsum\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.parent))
    with pytest.raises(ConfigError):
        found(desk)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError) as error:
        found(desk)
    assert "git" in error.value.messages[0]["en"]


def rule(code: str, scope: str = "block") -> Rule:
    """A rule of a family."""
    return Rule(code, "x", "phrase", {}, Severity.ERROR, {}, scope=scope)


def test_whole_files_and_blocks() -> None:
    """A rule about the whole file counts wherever it speaks, a table's fault where a row of its block has changed."""
    text = "# a\n\n| a |\n|---|\n| b |\n\nfin\n"
    within = Changed(((5, 5),)).within(parse(text, "markdown"))
    title, table, end = Span(0, 3), Span(text.index("| a"), text.index("| a") + 3), Span(len(text) - 4, len(text) - 1)
    assert within.holds(rule("REF001", "document"), end)
    assert not within.holds(rule("SRC001", "document"), end)
    assert within.holds(rule("TAB001"), table)
    assert not within.holds(rule("TYP001"), table)
    assert not within.holds(rule("TAB001"), title)


def test_lines_are_counted_as_git_counts_them() -> None:
    """By line feeds: a lone carriage return ends no line, and an empty text has one."""
    text = "a\rb\nc\r\nd"
    within = Changed(((2, 2),)).within(parse(text, "markdown"))
    touched = [within.touches(Span(at, at + 1)) for at in range(len(text))]
    assert "".join(sign for sign, changed in zip(text, touched, strict=True) if changed) == "c\r\n"
    assert Changed(((1, 1),)).within(parse("", "markdown")).touches(Span(0, 0))
    assert Changed(None).within(parse("x", "markdown")).touches(Span(0, 1))
