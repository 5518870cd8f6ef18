# SPDX-License-Identifier: Apache-2.0
"""One Linter for each Config of a run, all made before the first file is read."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.config.resolve import Flags
from copylint.config.settings import Config
from copylint.engine.check import NoRules
from copylint.rulebook.select import UnknownSelector
from copylint.run.files import File
from copylint.run.linters import Linters
from copylint.run.paths import STDIN
from copylint.run.run import Repairs, run

LEAK = "Le marché a rouvert samedi.\n\nCe texte respecte vos consignes\u00a0: un ton sobre, une structure claire.\n"
SPACE = "Une chose est sûre : le budget est voté.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)


def write(files: Mapping[str, str]) -> None:
    """Write files below the working directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def file(name: str) -> File:
    """A file of a run."""
    return File(name, name)


def test_one_for_each_config() -> None:
    """Files with the same choices share a Linter, wherever these were written; others share rules that are the same."""
    write(
        {
            "copylint.toml": 'select = ["BOT"]\n',
            "a/copylint.toml": 'select = ["BOT"]\n',
            "b/copylint.toml": 'select = ["BOT"]\nprofile = "fr-CA"\n',
            "c/copylint.toml": 'select = ["TYP"]\n',
        }
    )
    linters = Linters(Choices())
    top, same, other, third = (linters.of(file(name)) for name in ("x.md", "a/x.md", "b/x.md", "c/x.md"))
    assert top is same
    assert other is not top
    assert other.rules is top.rules
    assert other.config.profile == "fr-CA"
    assert {rule.code[:3] for rule in third.rules} == {"TYP"}
    assert {rule.code[:3] for rule in linters.rules} == {"BOT", "TYP"}
    assert [rule.code for rule in linters.rules] == sorted(rule.code for rule in linters.rules)


def test_one_config_for_all() -> None:
    """A Config alone needs no configuration files."""
    write({"copylint.toml": "profil = 3\n"})
    linters = Linters(Config(select=("BOT",)))
    assert linters.of(file("a.md")) is linters.of(file("b/c.md"))
    assert linters.at("anywhere") is linters.config


def test_standard_input() -> None:
    """It has the Config of the name that it is given."""
    write({"a/copylint.toml": 'profile = "fr-CA"\n'})
    linters = Linters(Choices(stdin_filename="a/new.md"), "a/new.md")
    assert linters.of(File(STDIN, "a/new.md")).config.profile == "fr-CA"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = [\n  "BOTT"]\n', "a/copylint.toml:2:3: 'BOTT' is no family"),
        ('[[overrides]]\nfiles = ["x.md"]\nseverity.TYP999 = "note"\n', "a/copylint.toml:3:10: 'TYP999' is no family"),
        ('select = ["BOT"]\nignore = ["BOT"]\n', "a/copylint.toml: The selection leaves no rule."),
    ],
)
def test_what_names_no_rule(text: str, said: str) -> None:
    """A word of a configuration that names no rule is placed there, and no file is touched before."""
    write({"a/copylint.toml": text, "0.md": SPACE, "a/x.md": SPACE})
    with pytest.raises(ConfigError) as caught:
        run(["0.md", "a/x.md"], Choices(), repairs=Repairs())
    assert str(caught.value).startswith(said)
    assert Path("0.md").read_text(encoding="utf-8") == SPACE


def test_what_was_typed_names_no_rule() -> None:
    """What was typed has no place in a file."""
    with pytest.raises(UnknownSelector):
        Linters(Choices(Flags({"select": ["BOTT"]}))).of(file("a.md"))
    with pytest.raises(NoRules):
        Linters(Choices(Flags({"select": ["BOT"], "ignore": ["BOT"]}))).of(file("a.md"))


def test_a_run_over_several() -> None:
    """Each file is checked under its own choices, in the order of the names."""
    write(
        {
            "copylint.toml": 'select = ["BOT"]\n[[overrides]]\nfiles = ["b.md"]\nignore = ["BOT001"]\n',
            "a.md": LEAK,
            "b.md": LEAK,
            "old/copylint.toml": 'select = ["BOT"]\nseverity = { BOT = "note" }\nexclude = ["c.md"]\n',
            "old/c.md": LEAK,
            "old/d.md": LEAK,
        }
    )
    told: list[int] = []
    result = run(
        ["."], Choices(), on_ready=lambda linters, listing: told.append(len(linters.rules) * len(listing.files))
    )
    found = {each.file: [finding.severity.name for finding in each.findings] for each in result.files}
    assert found == {"a.md": ["ERROR"], "b.md": [], "old/d.md": ["NOTE"]}
    assert len(told) == 1
    assert told[0] > 0


def test_standard_input_is_read_last() -> None:
    """It is read once all else is known to be right."""
    read: list[bool] = []

    def stdin() -> bytes:
        read.append(True)
        return LEAK.encode()

    with pytest.raises(UnknownSelector):
        run(["-"], Config(select=("BOTT",)), stdin=stdin)
    assert read == []
    (done,) = run(["-"], Config(select=("BOT",)), stdin=stdin).files
    assert [finding.code for finding in done.findings] == ["BOT001"]


def test_nothing_to_check() -> None:
    """What is wrong is told where there is no file to check, too."""
    with pytest.raises(UnknownSelector):
        Linters(Config(select=("BOTT",))).prepare([])
    write({"copylint.toml": 'ignore = ["BOTT"]\n'})
    with pytest.raises(ConfigError, match=r"copylint\.toml:1:11"):
        Linters(Choices()).prepare([])
