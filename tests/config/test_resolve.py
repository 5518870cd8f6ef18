# SPDX-License-Identifier: Apache-2.0
"""Flags and lines of TOML become one Config, or an error that names what is wrong and what is near."""

from pathlib import Path

import pytest

from copylint.config.errors import ConfigError
from copylint.config.keys import KEYS
from copylint.config.resolve import Flags, resolve
from copylint.config.settings import SETTINGS, Config


def toml(*lines: str) -> Config:
    """The Config of some `--config 'key = value'`."""
    return resolve(Flags(config=lines))


def test_nothing_given() -> None:
    """Without flags the Config is the default one."""
    assert resolve(Flags()) == Config()


def test_every_field_has_a_key() -> None:
    """Each field of Config can be set by a key of the same name, and each key sets a field or a choice of the house."""
    fields = {name.replace("_", "-") for name in Config._fields} - {"settings"}
    assert set(KEYS) == fields | set(SETTINGS)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ('profile = "fr-CA"', "profile", "fr-CA"),
        ('language = "en"', "language", "en"),
        ('lang = "en"', "lang", "en"),
        ('renderer = "goldmark"', "renderer", "goldmark"),
        ('nbsp = "strict"', "settings", {"nbsp": "strict"}),
        ('dash = "em"', "settings", {"dash": "em"}),
        ('select = ["BOT", "TAB001"]', "select", ("BOT", "TAB001")),
        ('ignore = ["page-chrome"]', "ignore", ("page-chrome",)),
        ('extend-select = ["LNG"]', "extend_select", ("LNG",)),
        ("preview = true", "preview", True),
        ('severity = { TYP001 = "error" }', "severity", {"TYP001": "error"}),
        ('severity.BOT = "note"', "severity", {"BOT": "note"}),
        ('names = ["Élu L’Été", "mot"]', "names", frozenset({"elu l'ete", "mot"})),
        ('rules = ["editorial/rules"]', "rules", ("editorial/rules",)),
        ('exclude = ["drafts/"]', "exclude", ("drafts/",)),
        ("force-exclude = true", "force_exclude", True),
        ('encoding = "cp1252"', "encoding", "cp1252"),
        ("max-file-size = 1000", "max_file_size", 1000),
        ('max-file-size = "20 Mo"', "max_file_size", 20_000_000),
        ('max-file-size = "3kB"', "max_file_size", 3_000),
        ("max-warnings = 0", "max_warnings", 0),
        ("date = 2026-01-31", "date", "2026-01-31"),
        ('date = "2026-01-31"', "date", "2026-01-31"),
        ('fail-on = "never"', "fail_on", "never"),
        ('output-format = "json"', "output_format", "json"),
    ],
)
def test_line_of_toml(line: str, field: str, value: object) -> None:
    """`--config 'key = value'` sets any field."""
    assert getattr(toml(line), field) == value


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('profil = "fr-CA"', ("profil", "«\u00a0profile\u00a0»")),
        ('fail_on = "note"', ("fail_on", "fail-on")),
        ('profile = "fr-QC"', ("fr-QC", "fr-CA", "fr-CH")),
        ('fail-on = "warnin"', ("warnin", "«\u00a0warning\u00a0»")),
        ('nbsp = "stric"', ("nbsp", "strict")),
        ("profile = 3", ("profile", "un texte entre guillemets")),
        ("profile = fr-CA", ("profile = fr-CA", "colonne", 'profile = "fr-CA"')),
        ("profile = ", ("TOML", "colonne 11")),
        ('select = "BOT"', ("select", "une liste de textes")),
        ("select = [1]", ("select", "une liste de textes")),
        ("preview = 1", ("preview", "true ou false")),
        ("max-warnings = -1", ("max-warnings", "à partir de 0")),
        ("max-warnings = true", ("max-warnings", "à partir de 0")),
        ("max-file-size = 0", ("max-file-size", "une taille")),
        ('max-file-size = "beaucoup"', ("max-file-size", "une taille")),
        ('max-file-size = "k"', ("max-file-size", "une taille")),
        ('date = "31/01/2026"', ("date", "2026-01-31")),
        ("date = 2026-01-31T10:00:00", ("date", "2026-01-31")),
        ("date = 3", ("date", "2026-01-31")),
        ('encoding = "utf-99"', ("utf-99",)),
        ('encoding = "rot13"', ("rot13",)),
        ('severity = "error"', ("severity", "une table")),
        ('severity.BOT001 = "fatal"', ("severity.BOT001", "fatal", "error")),
        ('names = ["elus.csv"]', ("elus.csv", "pas encore disponible")),
        ("copylint", ("copylint", "ni un fichier")),
        ("a\0b", ("ni un fichier",)),
    ],
)
def test_what_is_refused(line: str, words: tuple[str, ...]) -> None:
    """An unknown key or value is an error that names it and, where there is one, the nearest valid word."""
    with pytest.raises(ConfigError) as caught:
        toml(line)
    for word in words:
        assert word in caught.value.message["fr"]
    assert caught.value.message["en"] == str(caught.value)


def test_file_of_configuration(tmp_path: Path) -> None:
    """A configuration file is told from a line of TOML, also where its name holds an equals sign."""
    file = tmp_path / "a=b.toml"
    file.write_text('profile = "fr-CA"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="not available yet"):
        toml(str(file))


def test_flag_over_toml_over_layers() -> None:
    """The last layer that says something decides."""
    layers = ({"fail-on": "never", "renderer": "mdx", "severity": {"BOT": "note"}},)
    flags = Flags({"fail-on": "note"}, ('fail-on = "warning"', 'profile = "fr-CH"', 'severity.TAB = "error"'))
    config = resolve(flags, layers)
    assert (config.fail_on, config.renderer, config.profile) == ("note", "mdx", "fr-CH")
    assert config.severity == {"BOT": "note", "TAB": "error"}


def test_lists_of_rules_add_up() -> None:
    """What is ignored adds up over the layers, until one selects anew."""
    added = resolve(Flags({"ignore": ["C"]}, ('ignore = ["B"]', 'extend-select = ["X"]')), ({"ignore": ("A",)},))
    assert added.ignore == ("A", "B", "C")
    anew = resolve(Flags({"select": ["BOT"]}, ('ignore = ["B"]', 'extend-select = ["X"]')))
    assert (anew.select, anew.ignore, anew.extend_select) == (("BOT",), (), ())


def test_flags_not_given() -> None:
    """A flag that was not given decides nothing."""
    assert resolve(Flags({"fail-on": None}, ('fail-on = "note"',))).fail_on == "note"
