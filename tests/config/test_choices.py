# SPDX-License-Identifier: Apache-2.0
"""Which Config is in force for each file of a run."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from copylint.config import finder
from copylint.config.choices import Choices, place_of
from copylint.config.errors import ConfigError
from copylint.config.finder import relative, shown
from copylint.config.resolve import Flags
from copylint.config.settings import Config


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with articles, without configuration."""
    folder = tmp_path / "site"
    (folder / "content" / "blog").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def write(files: Mapping[str, str]) -> None:
    """Write files below the working directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def test_the_nearest_governs() -> None:
    """The configuration nearest to a file governs it, alone; the others are not added."""
    write({"copylint.toml": 'profile = "fr-CA"\ndash = "em"\n', "content/.copylint.toml": 'profile = "fr-CH"\n'})
    choices = Choices()
    assert choices.of("a.md").config == Config(profile="fr-CA", settings={"dash": "em"})
    assert choices.of("content/blog/a.md").config == Config(profile="fr-CH")
    assert choices.of("content/../a.md").config.profile == "fr-CA"
    assert choices.of("").config is choices.run.config
    assert choices.of("content/a.md").config is choices.of("content/blog/b.md").config


def test_above_the_working_directory(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders above the working directory count too."""
    write({"copylint.toml": 'profile = "fr-CA"\n[[overrides]]\nfiles = ["/content/blog/"]\ndash = "em"\n'})
    monkeypatch.chdir(site / "content")
    choices = Choices()
    assert choices.run.config.profile == "fr-CA"
    assert choices.of("blog/a.md").config.settings == {"dash": "em"}
    assert choices.of("a.md").config.settings == {}
    assert choices.of(str(site / "content/blog/a.md")).config is choices.of("blog/a.md").config


def test_choices_of_the_run() -> None:
    """What holds for a whole run comes from the working directory's configuration, for every file."""
    write(
        {
            "copylint.toml": 'fail-on = "note"\ndate = 2026-01-31\n',
            "content/copylint.toml": 'fail-on = "never"\nlang = "en"\nprofile = "fr-CA"\nmax-warnings = 3\n',
        }
    )
    choices = Choices(paths=["content/a.md"], today="2026-02-01")
    assert choices.run.config == Config(fail_on="note", date="2026-01-31")
    assert choices.of("content/a.md").config == Config(fail_on="note", date="2026-01-31", profile="fr-CA")


def test_choices_of_the_run_elsewhere(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing governs the working directory, the first path tells; standard input goes by its name."""
    write({"content/copylint.toml": 'fail-on = "never"\n'})
    for paths in (["content"], ["content/a.md", "b.md"], [str(site / "content")]):
        assert Choices(paths=paths).run.config.fail_on == "never"
    for paths in ([], ["b.md", "content/a.md"], ["-"]):
        assert Choices(paths=paths).run.config.fail_on == "error"
    assert Choices(paths=["-"], stdin_filename="content/new.md").run.config.fail_on == "never"
    write({"copylint.toml": ""})
    assert Choices(paths=["content"]).run.config.fail_on == "error"
    monkeypatch.chdir(site / "content" / "blog")
    assert Choices(paths=["../../x.md"]).run.config.fail_on == "never"


def test_overrides() -> None:
    """Overrides count in their order, over the rest of the file, under what was typed."""
    write(
        {
            "copylint.toml": 'ignore = ["SRC"]\nrenderer = "gfm"\nprofile = "fr-FR"\n[severity]\nBOT = "note"\n'
            '[[overrides]]\nfiles = ["*.mdx", "content/new/**"]\nrenderer = "mdx"\nignore = ["TAB"]\n'
            '[overrides.severity]\nBOT = "error"\nTYP = "note"\n'
            '[[overrides]]\nfiles = ["content/", "!content/old.md"]\nprofile = "fr-CA"\nignore = ["BOT001"]\n'
            '[[overrides]]\nfiles = ["seul.txt"]\nselect = ["BOT"]\nignore = ["BOT002"]\n'
        }
    )
    choices = Choices(Flags(config=('dash = "em"',)))

    def facts(path: str) -> tuple[object, ...]:
        config = choices.of(path).config
        return config.renderer, config.profile, config.ignore, dict(config.severity), config.select, config.settings

    base = {"BOT": "note"}
    em = {"dash": "em"}
    assert facts("a.md") == ("gfm", "fr-FR", ("SRC",), base, (), em)
    assert facts("deep/a.mdx") == ("mdx", "fr-FR", ("SRC", "TAB"), {"BOT": "error", "TYP": "note"}, (), em)
    assert facts("content/new/x.md")[:3] == ("mdx", "fr-CA", ("SRC", "TAB", "BOT001"))
    assert facts("content/old.md") == facts("a.md")
    assert facts("seul.txt") == ("gfm", "fr-FR", ("BOT002",), base, ("BOT",), em)
    assert choices.of("content/a.md").config is choices.of("content/b.md").config


def test_overrides_of_what_is_extended() -> None:
    """They count before those of the file itself, and both over what holds for all files.

    Globs are seen from the file that holds them, or from the configuration found where the file lies elsewhere.
    """
    write(
        {
            "shared/base.toml": '[[overrides]]\nfiles = ["blog/**", "*.txt"]\ndash = "em"\nquotes = "english"\n',
            "content/copylint.toml": 'extend = "../shared/base.toml"\ndash = "en"\n'
            '[[overrides]]\nfiles = ["*.txt"]\nquotes = "straight"\n',
        }
    )
    choices = Choices()
    assert choices.of("content/a.md").config.settings == {"dash": "en"}
    assert choices.of("content/blog/a.md").config.settings == {"dash": "em", "quotes": "english"}
    assert choices.of("content/a.txt").config.settings == {"dash": "em", "quotes": "straight"}


def test_globs_of_a_named_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--config FILE`, files outside its folder are seen from the working directory."""
    write({"ci/strict.toml": '[[overrides]]\nfiles = ["content/**"]\ndash = "em"\n', "copylint.toml": "dash = 3\n"})
    flags = Flags(config=("ci/strict.toml",))
    assert Choices(flags).of("content/a.md").config.settings == {"dash": "em"}
    monkeypatch.chdir(site / "content")
    assert Choices(Flags(config=("../ci/strict.toml",))).of("a.md").config.settings == {}


def test_a_wrong_configuration_below(site: Path) -> None:
    """It stops the run where a file needs it, and only there."""
    write({"content/copylint.toml": "profil = 1\n"})
    choices = Choices()
    assert choices.of("a.md").config == Config()
    with pytest.raises(ConfigError, match=r"content/copylint\.toml:1:1"):
        choices.of(str(site / "content" / "a.md"))


def test_each_folder_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding costs three questions for each folder, however many files lie in it; nothing is read."""
    asked: list[str] = []
    known = finder.is_file

    def is_file(path: str) -> bool:
        asked.append(path)
        return known(path)

    monkeypatch.setattr(finder, "is_file", is_file)
    choices = Choices()
    before = len(asked)
    assert before == 3 * (Path.cwd().as_posix().count("/") + 1)
    for number in range(20):
        choices.of(f"content/blog/{number}.md")
    assert len(asked) == before + 6


def test_where_a_word_is_written() -> None:
    """A word that names no rule is placed where it was written last."""
    write(
        {
            "copylint.toml": 'select = ["BOT",\n "TAX"]\n[severity]\nWEX = "note"\n'
            '[[overrides]]\nfiles = ["*.txt"]\nignore = ["TAX"]\n'
        }
    )
    choices = Choices(Flags(config=('extend-select = ["LNX"]',)))

    def place(path: str, word: str) -> str | None:
        found = place_of(choices.of(path), word)
        return found.text if found else None

    assert place("a.md", "TAX") == "copylint.toml:2:2"
    assert place("a.txt", "TAX") == "copylint.toml:2:2"
    assert place("a.md", "WEX") == "copylint.toml:4:1"
    assert place("a.md", "LNX") == "--config 'extend-select = [\"LNX\"]'"
    assert place("a.md", "ZZZ") is None


@pytest.mark.parametrize(
    ("path", "folder", "answer"),
    [
        ("/a/b/c", "/a/b", "c"),
        ("/a/b", "/a/b", ""),
        ("/a/bc", "/a/b", None),
        ("/a/b", "/", "a/b"),
        ("/", "/", ""),
        ("/x", "/a", None),
    ],
)
@pytest.mark.skipif(os.sep != "/", reason="paths of POSIX")
def test_relative(path: str, folder: str, answer: str | None) -> None:
    """The way to a path below a folder; None where it lies elsewhere."""
    assert relative(path, folder) == answer


def test_shown(site: Path) -> None:
    """A path below the working directory is shown from there, another one whole."""
    assert shown("content/../a.toml") == "a.toml"
    assert shown(".") == "."
    assert shown("..") == site.parent.as_posix()
