# SPDX-License-Identifier: Apache-2.0
"""`make release` in a small repository of its own: what stands against a release is said, nothing is tagged."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
GIT = str(shutil.which("git"))
PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "copylint"
description = "A small project."
readme = "README.md"
license = "Apache-2.0"
license-files = ["LICENSE"]
requires-python = ">=3.11"
dynamic = ["version"]
classifiers = ["Programming Language :: Python :: 3.11", "Programming Language :: Python :: 3.14"]

[project.urls]
Source = "https://forge.newsroom.org/copylint"

[tool.hatch.version]
path = "src/copylint/model/version.py"
pattern = '^VERSION = "(?P<version>[^"]+)"$'

[tool.hatch.build.targets.wheel]
packages = ["src/copylint"]

[tool.hatch.build.targets.wheel.force-include]
rules = "copylint/_rules"
"made/bundle.json" = "copylint/_rules/bundle.json"
"made/patterns.json" = "copylint/_rules/patterns.json"
"""
FILES = {
    "pyproject.toml": PROJECT,
    "src/copylint/model/version.py": 'VERSION = "1.2.0"\n',
    "src/copylint/py.typed": "",
    "rules/bot/BOT001-a.yml": "code: BOT001\n",
    "made/bundle.json": "{}",
    "made/patterns.json": "{}",
    "CHANGELOG.md": "# Changelog\n\n## 1.2.0 (2026-02-01)\n\n- A new rule.\n\n## 1.1.0 (2026-01-01)\n\n- Older.\n",
    "README.md": "# copylint\n\nUn vérificateur.\n",
    "LICENSE": "Apache License\n",
    "templates/gitlab-ci.yml": "copylint: {}\n",
    ".gitignore": "/dist/\n__pycache__/\n",
} | dict.fromkeys(
    (
        *("SECURITY.md", "Makefile", "action.yml", "docs/a.md", "examples/a.txt", "requirements/a.txt"),
        *("scripts/a.py", "tests/a.py"),
    ),
    "x\n",
)


@pytest.fixture(scope="module")
def release() -> ModuleType:
    """scripts/release.py as a module."""
    spec = importlib.util.spec_from_file_location("scripts_release", ROOT / "scripts/release.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository from which a release can be made."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "a")
        monkeypatch.setenv(f"{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "tree"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q")
    commit(folder)
    return folder


def git(folder: Path, *words: str) -> str:
    """The stdout of a git command that must succeed."""
    done = subprocess.run([GIT, *words], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def commit(folder: Path) -> None:
    """Commit all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state")


def put(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A commit that changes words of a file."""

    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        commit(folder)

    return change


def test_a_release_is_built_looked_into_and_tagged(repository: Path, release: ModuleType) -> None:
    """Wheel and sdist lie in dist/, the tag is annotated with the section of the changelog, the tree stays clean."""
    assert release.main([], repository) == 0
    assert sorted(path.name for path in (repository / "dist").iterdir()) == [
        "copylint-1.2.0-py3-none-any.whl",
        "copylint-1.2.0.tar.gz",
    ]
    assert git(repository, "tag", "--list").split() == ["v1.2.0"]
    assert git(repository, "cat-file", "-t", "v1.2.0") == "tag\n"
    assert git(repository, "tag", "-l", "--format=%(contents)", "v1.2.0").rstrip() == "copylint 1.2.0\n\n- A new rule."
    assert git(repository, "status", "--porcelain") == ""


def test_a_check_tags_nothing(repository: Path, release: ModuleType) -> None:
    """With --check everything is done but the tag."""
    assert release.main(["--check"], repository) == 0
    assert git(repository, "tag", "--list") == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: (folder / "new.txt").write_text("x", encoding="utf-8"), "the tree is not clean: new.txt"),
        (lambda folder: (folder / "README.md").write_text("x", encoding="utf-8"), "the tree is not clean: README.md"),
        (lambda folder: git(folder, "tag", "v1.2.0"), "v1.2.0 is tagged already"),
        (put("CHANGELOG.md", "## 1.2.0 (2026-02-01)", "## 1.3.0 (2026-02-01)"), "no section `## 1.2.0 (date)`"),
        (put("CHANGELOG.md", "\n- A new rule.\n", ""), "no section `## 1.2.0 (date)`"),
        (put("CHANGELOG.md", "(2026-02-01)", "(unreleased)"), "`## 1.2.0 (unreleased)` wants its date"),
        (put("src/copylint/model/version.py", "1.2.0", "1.2.dev"), "'1.2.dev' is no version to release"),
        (put("pyproject.toml", "forge.newsroom.org", "copylint.example"), "a host that is nobody's: Source ="),
        (
            put("pyproject.toml", '[project.urls]\nSource = "https://forge.newsroom.org/copylint"\n', ""),
            "no [project.urls]",
        ),
    ],
    ids=["new file", "change", "tagged", "no section", "empty section", "no date", "version", "placeholder", "no urls"],
)
def test_what_stands_against_a_release_is_said(
    change: Callable[[Path], object],
    said: str,
    repository: Path,
    release: ModuleType,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit 1 with the reason; nothing is built and no tag of ours is made."""
    change(repository)
    before = git(repository, "tag", "--list")
    assert release.main([], repository) == 1
    assert said in capsys.readouterr().err
    assert not (repository / "dist").exists()
    assert git(repository, "tag", "--list") == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("pyproject.toml", 'rules = "copylint/_rules"\n', ""), "without copylint/_rules/bot/BOT001-a.yml"),
        (put("pyproject.toml", '"made/bundle.json" = "copylint/_rules/bundle.json"\n', ""), "_rules/bundle.json"),
        (put("pyproject.toml", 'license-files = ["LICENSE"]', "license-files = []"), "without the LICENSE of the tree"),
        (put("pyproject.toml", 'readme = "README.md"\n', ""), "its description is not README.md"),
        (
            put(
                "pyproject.toml",
                "[tool.hatch.version]",
                '[tool.hatch.build.targets.sdist]\nexclude = ["templates"]\n\n[tool.hatch.version]',
            ),
            "copylint-1.2.0.tar.gz: without templates/",
        ),
    ],
    ids=["rules", "bundle", "licence", "readme", "templates"],
)
def test_what_was_built_wrong_is_not_released(
    change: Callable[[Path], object],
    said: str,
    repository: Path,
    release: ModuleType,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wheel or sdist that lacks something is named, stays out of dist/ and is not tagged."""
    change(repository)
    assert release.main([], repository) == 1
    assert said in capsys.readouterr().err
    assert not (repository / "dist").exists()
    assert git(repository, "tag", "--list") == ""


def test_all_that_stands_against_it_is_said_at_once(
    repository: Path, release: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two reasons are two lines: nobody repairs one to meet the next."""
    put("CHANGELOG.md", "(2026-02-01)", "(unreleased)")(repository)
    (repository / "new.txt").write_text("x", encoding="utf-8")
    assert release.main([], repository) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_this_tree_builds_what_a_release_promises(release: ModuleType, tmp_path: Path) -> None:
    """The wheel and the sdist of this tree lack nothing, the CI template and every rule included."""
    wheel, sdist = release.build(ROOT, tmp_path)
    assert release.faults(ROOT, release.version_of(ROOT), wheel, sdist) == []
    with tarfile.open(sdist) as archive:
        assert any(name.endswith("/templates/gitlab-ci.yml") for name in archive.getnames())


def test_wrong_words_are_refused(repository: Path) -> None:
    """An option that is none exits 2 with the usage."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/release.py"), "--force"], cwd=repository, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"Usage" in done.stderr
