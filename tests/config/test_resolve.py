# SPDX-License-Identifier: Apache-2.0
"""Flags and lines of TOML become one Config, or an error that names what is wrong and what is near."""

from pathlib import Path

import pytest

from copylint.config.choices import OF_RUN, Choices
from copylint.config.errors import ConfigError
from copylint.config.keys import KEYS
from copylint.config.origins import Layer, Origin
from copylint.config.resolve import ADDING, Flags, combined
from copylint.config.settings import SETTINGS, Config


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory without configuration."""
    monkeypatch.chdir(tmp_path)


def resolve(flags: Flags) -> Config:
    """The Config of a command line."""
    return Choices(flags).run.config


def toml(*lines: str) -> Config:
    """The Config of some `--config 'key = value'`."""
    return resolve(Flags(config=lines))


def test_nothing_given() -> None:
    """Without flags the Config is the default one."""
    assert resolve(Flags()) == Config()
    assert Choices(today="2026-01-31").run.config == Config(date="2026-01-31")


def test_every_field_has_a_key() -> None:
    """Each field of Config can be set by a key of the same name, and each key sets a field or a choice of the house."""
    fields = {name.replace("_", "-") for name in Config._fields} - {"settings", "exclude-from"}
    assert set(KEYS) == fields | set(SETTINGS)


def test_what_runs_without_the_vocabulary() -> None:
    """A plain run does not load the vocabulary; what it knows of it agrees."""
    assert {name for name, key in KEYS.items() if key.scope == "run"} == {name.replace("_", "-") for name in OF_RUN}
    assert {name for name, key in KEYS.items() if key.adds} == set(ADDING)


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
        ("profile = ", ("profile = ", "colonne\u00a011", "pas du TOML")),
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
        ('names = ["elus.csv"]', ("elus.csv", "n’existe pas")),
        ('extend = "base.toml"', ("extend", "n’existe pas")),
        ("select = " + "[" * 2000 + "]" * 2000, ("trop profondément",)),
        ("copylint", ("copylint", "ni un fichier")),
        ("a\0b", ("ni un fichier",)),
    ],
)
def test_what_is_refused(line: str, words: tuple[str, ...]) -> None:
    """An unknown key or value is an error that names it and, where there is one, the nearest valid word."""
    with pytest.raises(ConfigError) as caught:
        toml(line)
    (message,) = caught.value.messages
    for word in words:
        assert word in message["fr"]
    assert message["en"] == str(caught.value)


def test_file_of_configuration(tmp_path: Path) -> None:
    """A configuration file is told from a line of TOML, also where its name holds an equals sign."""
    file = tmp_path / "a=b.toml"
    file.write_text('profile = "fr-CA"\n', encoding="utf-8")
    assert toml(str(file)).profile == "fr-CA"


def test_flag_over_toml_over_files(tmp_path: Path) -> None:
    """The last layer that says something decides; severities add up."""
    (tmp_path / "copylint.toml").write_text(
        'fail-on = "never"\nrenderer = "mdx"\n[severity]\nBOT = "note"\nWEB = "note"\n', encoding="utf-8"
    )
    typed = ('fail-on = "warning"', 'profile = "fr-CH"', 'severity.TAB = "error"', 'severity.WEB = "error"')
    config = resolve(Flags({"fail-on": "note"}, typed))
    assert (config.fail_on, config.renderer, config.profile) == ("note", "mdx", "fr-CH")
    assert config.severity == {"BOT": "note", "TAB": "error", "WEB": "error"}


def test_lists_of_rules_add_up() -> None:
    """What is ignored adds up over the layers, until one selects anew."""
    added = resolve(Flags({"ignore": ["C"]}, ('ignore = ["B"]', 'extend-select = ["X"]', 'ignore = ["A"]')))
    assert (added.ignore, added.extend_select) == (("B", "A", "C"), ("X",))
    anew = resolve(Flags({"select": ["BOT"]}, ('ignore = ["B"]', 'extend-select = ["X"]')))
    assert (anew.select, anew.ignore, anew.extend_select) == (("BOT",), (), ())


def test_a_layer_that_selects_and_ignores() -> None:
    """What a layer ignores beside its own selection counts."""
    config = toml('ignore = ["A"]', 'select = ["BOT"]\nignore = ["BOT002"]')
    assert (config.select, config.ignore) == (("BOT",), ("BOT002",))


def test_who_made_a_choice() -> None:
    """Each choice knows the layers that made it: the last, or all of those that add up."""
    first, second = (Layer(values, Origin()) for values in ({"ignore": ("A",), "lang": "fr"}, {"ignore": ("B",)}))
    third = Layer({"select": ("BOT",), "lang": "en"}, Origin())
    assert combined([first, second]).made == {"ignore": [first, second], "lang": [first]}
    assert combined([first, second, third]).made == {"select": [third], "lang": [third]}


def test_flags_not_given() -> None:
    """A flag that was not given decides nothing."""
    assert resolve(Flags({"fail-on": None}, ('fail-on = "note"',))).fail_on == "note"
