# SPDX-License-Identifier: Apache-2.0
"""The published schema says of a configuration what the program says of it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.config.keys import KEYS
from copylint.config.resolve import config_of
from copylint.config.schema import defaults, schema
from copylint.config.settings import Config

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema" / "config.schema.json"
VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_published() -> None:
    """What is published is what is made, and it is a schema."""
    Draft202012Validator.check_schema(schema())
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema()


def test_every_key_is_described() -> None:
    """Each key has a description; those of single files stand in overrides too."""
    properties = schema()["properties"]
    assert properties.keys() == {*KEYS, "extend", "overrides"}
    inside = properties["overrides"]["items"]["properties"]
    assert inside.keys() == {name for name, key in KEYS.items() if key.scope == "file"} | {"files"}
    assert all(entry["description"] for entry in [*properties.values(), *inside.values()])


def test_defaults() -> None:
    """The defaults that are told are those of Config, and the schema takes them."""
    said = {name: value for name, value in defaults().items() if value is not None}
    frozen: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    config = config_of(frozen)
    assert config._replace(settings={}, names=frozenset(), grammar_words=frozenset()) == Config()
    assert VALIDATOR.is_valid(said)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("", True),
        ('extend = "a.toml"\n', True),
        ('extend = ["a.toml"]\n', True),
        ('select = ["BOT"]\nseverity = { BOT = "note" }\nmax-file-size = "20 Mo"\nnbsp = "strict"\n', True),
        ("max-file-size = 3\nmax-warnings = 0\npreview = true\n", True),
        ('date = "2026-01-31"\n', True),
        ('[[overrides]]\nfiles = ["*.md"]\nprofile = "fr-CA"\n', True),
        ("extend = 3\n", False),
        ("overrides = 3\n", False),
        ('profil = "fr-CA"\n', False),
        ('profile = "fr-QC"\n', False),
        ('ignore = "SRC"\n', False),
        ("ignore = [3]\n", False),
        ('severity = { BOT = "fatal" }\n', False),
        ('max-file-size = "beaucoup"\n', False),
        ("max-warnings = -1\n", False),
        ('preview = "true"\n', False),
        ('[[overrides]]\nprofile = "fr-CA"\n', False),
        ("[[overrides]]\nfiles = []\n", False),
        ('[[overrides]]\nfiles = ["*.md"]\nfail-on = "note"\n', False),
        ('[[overrides]]\nfiles = ["*.md"]\nexclude = ["x"]\n', False),
    ],
)
def test_the_same_answer(text: str, good: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The schema and the program accept the same files."""
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    (tmp_path / "copylint.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert VALIDATOR.is_valid(tomllib.loads(text)) == good
    if good:
        Choices()
    else:
        with pytest.raises(ConfigError):
            Choices()
