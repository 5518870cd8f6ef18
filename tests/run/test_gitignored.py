# SPDX-License-Identifier: Apache-2.0
"""What git leaves out is not taken from folders; git itself is the judge."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.config.settings import Config
from copylint.run.files import find
from copylint.run.gitignored import Ignored

GIT = str(shutil.which("git"))
FILES = ["a/x.html", "a/y.html", "a/z1.md", "a/ok.md", "a/b/n.md", "build/n.md", "keep.html", "top.html", "k/tmp/n.md"]


def names(*paths: str, config: Config = Config()) -> list[str]:  # noqa: B008 - frozen
    """What a run would read."""
    return [file.shown for file in find(paths or ["."], config).files]


@pytest.fixture
def tree(site: Path) -> Path:
    """A repository with files of several kinds."""
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x\n", encoding="utf-8")
    subprocess.run([GIT, "init", "-q"], check=True)
    return site


def as_git_says() -> list[str]:
    """The files that git would take in."""
    command = [GIT, "-c", "core.excludesFile=", "ls-files", "-o", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return sorted(name for name in done.stdout.split("\n") if name.endswith((".md", ".html")))


def test_as_git_says(tree: Path) -> None:
    """Patterns of the top, of a folder below, negations, and `.git/info/exclude`."""
    (tree / ".gitignore").write_text("build/\n*.html\n!keep.html\n/a/b\ntmp\n# n.md\n!\n", encoding="utf-8")
    (tree / "a" / ".gitignore").write_text("!x.html\nz*.md\n", encoding="utf-8")
    assert names() == as_git_says() == ["a/ok.md", "a/x.html", "keep.html"]
    (tree / ".git" / "info" / "exclude").write_text("ok.md\n", encoding="utf-8")
    assert names() == as_git_says() == ["a/x.html", "keep.html"]


def test_named_paths(tree: Path) -> None:
    """What is named is read, a folder too; what lies below it still goes by its own patterns and those above."""
    (tree / ".gitignore").write_text("build/\n*.html\n", encoding="utf-8")
    (tree / "build" / "drop.html").write_text("x\n", encoding="utf-8")
    assert names("build", "top.html", "a") == [
        "build/drop.html",
        "build/n.md",
        "top.html",
        "a/b/n.md",
        "a/ok.md",
        "a/z1.md",
    ]


def test_turned_off(tree: Path) -> None:
    """The configuration can take in everything."""
    (tree / ".gitignore").write_text("*\n", encoding="utf-8")
    assert names(config=Config(respect_gitignore=False)) == sorted(FILES)
    assert names() == []


def test_without_a_repository(site: Path) -> None:
    """The patterns of the folder and of those below count, those above it do not."""
    (site / "in").mkdir()
    (site / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (site / "in" / ".gitignore").write_text("b.md\n", encoding="utf-8")
    for name in ("a.md", "b.md"):
        (site / "in" / name).write_text("x\n", encoding="utf-8")
    assert names("in") == ["in/a.md"]
    assert names() == []


def test_files_of_a_machine_stay_out_with_force_exclude(site: Path) -> None:
    """What no folder gives is not read because a hook names it; without the flag a named file is read."""
    left_out = ["requirements-dev.txt", "robots.txt", "LICENSE.md", "node_modules/x/readme.md", "CMakeLists.txt"]
    for name in [*left_out, "a.md"]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x\n", encoding="utf-8")
    assert names(*left_out, "a.md") == [*left_out, "a.md"]
    assert names(*left_out, "a.md", config=Config(force_exclude=True)) == ["a.md"]


@given(
    st.lists(
        st.sampled_from(["*", "!*", "a", "a/", "/a", "!a", "*.md", "!b.md", "a/b", "**/b.md", "[", "\\", "", "#a", " "])
    )
)
@settings(max_examples=60)
def test_any_patterns(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """Patterns that are none are passed over, as git does."""
    folder = tmp_path_factory.mktemp("walk")
    (folder / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
    ignored = Ignored(str(folder))
    assert ignored.file(os.path.join(folder, "b.md"), str(folder)) in (True, False)  # noqa: PTH118 - as the walk makes them
