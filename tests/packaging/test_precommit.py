# SPDX-License-Identifier: Apache-2.0
"""The hooks, run by pre-commit itself in a throwaway repository: a leak is refused, a clean article goes in.

No network: pre-commit builds its environment from this tree without isolation and borrows the dependencies of the
environment that runs the tests.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLEAN = "Le conseil municipal s\u2019est réuni mardi. Il a voté le budget.\n"
LEAK = CLEAN + "\nCe texte respecte vos consignes. Si vous souhaitez des ajustements, dites-moi\u00a0!\n"
PLAIN_SPACE = "Une chose est sûre : le budget est voté.\n"
GIT = str(shutil.which("git"))


@pytest.fixture(scope="module")
def variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of every command: no configuration of the developer, no network."""
    home = tmp_path_factory.mktemp("home")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "COPYLINT", "PRE_COMMIT", "COV"))
    }
    return kept | {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the negative: 0 means no isolation
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "LC_ALL": "C.UTF-8",
    }


def git(folder: Path, variables: dict[str, str], *words: str) -> None:
    """A git command that must succeed."""
    subprocess.run([GIT, *words], cwd=folder, env=variables, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, variables: dict[str, str]) -> Path:
    """A repository that holds this tree as it is now, uncommitted work included."""
    folder = tmp_path_factory.mktemp("hooks")
    listed = subprocess.run(
        [GIT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().split("\0"):
        source = ROOT / name
        if name and source.is_file() and not name.startswith(("tests/", "benchmarks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    git(folder, variables, "init", "-q")
    git(folder, variables, "add", "-A")
    git(folder, variables, "commit", "-qm", "copylint")
    return folder


class Newsroom:
    """A repository of articles with one hook of ours."""

    def __init__(self, folder: Path, hooks: Path, variables: dict[str, str], hook: str) -> None:
        """Install the hook."""
        self.folder, self.variables = folder, variables
        git(folder, variables, "init", "-q")
        revision = (
            subprocess.run([GIT, "rev-parse", "HEAD"], cwd=hooks, capture_output=True, check=True)
            .stdout.decode()
            .strip()
        )
        config = f"repos:\n- repo: {hooks.as_uri()}\n  rev: {revision}\n  hooks: [{{id: {hook}}}]\n"
        (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")

    def commit(self, name: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
        """Write and stage a file (or stage it as it is), then run the hook."""
        if text is not None:
            (self.folder / name).write_text(text, encoding="utf-8")
        git(self.folder, self.variables, "add", name, ".pre-commit-config.yaml")
        return self.run()

    def run(self) -> subprocess.CompletedProcess[str]:
        """Run the hook on what is staged, as `git commit` would."""
        command = [sys.executable, "-m", "pre_commit", "run", "--color", "never"]
        return subprocess.run(
            command, cwd=self.folder, env=self.variables, capture_output=True, encoding="utf-8", check=False
        )


def test_a_leak_is_refused_and_a_clean_article_goes_in(tmp_path: Path, hooks: Path, variables: dict[str, str]) -> None:
    """The hook blocks the leak, names it, and lets the clean article pass."""
    desk = Newsroom(tmp_path, hooks, variables, "copylint")
    refused = desk.commit("article.md", LEAK)
    assert refused.returncode == 1, refused.stdout + refused.stderr
    assert "BOT" in refused.stdout
    assert (tmp_path / "article.md").read_text(encoding="utf-8") == LEAK
    accepted = desk.commit("article.md", CLEAN)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert "Passed" in accepted.stdout


def test_the_repairing_hook_repairs_and_accepts_on_the_second_try(
    tmp_path: Path, hooks: Path, variables: dict[str, str]
) -> None:
    """The file is repaired, the commit refused once because files changed, and accepted the second time."""
    desk = Newsroom(tmp_path, hooks, variables, "copylint-fix")
    first = desk.commit("article.md", PLAIN_SPACE)
    assert first.returncode == 1, first.stdout + first.stderr
    assert (tmp_path / "article.md").read_text(encoding="utf-8") == PLAIN_SPACE.replace(" :", "\u00a0:")
    second = desk.commit("article.md")
    assert second.returncode == 0, second.stdout + second.stderr


def test_files_of_a_machine_are_left_out(tmp_path: Path, hooks: Path, variables: dict[str, str]) -> None:
    """What a folder would not give is not checked because pre-commit names it."""
    desk = Newsroom(tmp_path, hooks, variables, "copylint")
    done = desk.commit("requirements.txt", LEAK)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_partly_staged_file_is_left_alone(tmp_path: Path, hooks: Path, variables: dict[str, str]) -> None:
    """The staged half is checked; what is not staged stays in the working tree."""
    desk = Newsroom(tmp_path, hooks, variables, "copylint")
    git(tmp_path, variables, "add", ".pre-commit-config.yaml")
    (tmp_path / "article.md").write_text(CLEAN, encoding="utf-8")
    git(tmp_path, variables, "add", "article.md")
    (tmp_path / "article.md").write_text(LEAK, encoding="utf-8")
    done = desk.run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "article.md").read_text(encoding="utf-8") == LEAK
