# SPDX-License-Identifier: Apache-2.0
"""Configuration files: what they hold, and what is said of those that are wrong."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from copylint.config import finder
from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.config.resolve import Flags
from copylint.config.settings import Config
from copylint.wording import LANGUAGES

RULE = "code: DSK001\n"
NOTHING = Flags()


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(files: Mapping[str, str | bytes]) -> None:
    """Write files below the working directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def messages(language: str = "fr", flags: Flags = NOTHING) -> list[str]:
    """What is said of the configuration of the working directory; no-break spaces as ~."""
    with pytest.raises(ConfigError) as caught:
        Choices(flags)
    return [text[language].replace("\u00a0", "~").replace("\u202f", "~") for text in caught.value.messages]


@pytest.mark.parametrize("name", [".copylint.toml", "copylint.toml", "pyproject.toml"])
def test_names(name: str) -> None:
    """A configuration may have three names; in a pyproject.toml it is a table."""
    head = "[project]\nname = 'x'\n[tool.copylint]\n" if name == "pyproject.toml" else ""
    tail = "[tool.copylint.severity]" if head else "[severity]"
    write({name: f'{head}profile = "fr-CA"\n{tail}\nTYP = "error"\n'})
    config = Choices().run.config
    assert (config.profile, config.severity) == ("fr-CA", {"TYP": "error"})


def test_the_first_name_of_a_folder_counts() -> None:
    """Of several in one folder the first counts, alone."""
    write({"copylint.toml": 'profile = "fr-CA"\n', "pyproject.toml": '[tool.copylint]\nprofile = "fr-CH"\n'})
    assert Choices().run.config.profile == "fr-CA"
    write({".copylint.toml": 'renderer = "mdx"\n'})
    assert Choices().run.config == Config(renderer="mdx")


@pytest.mark.parametrize("text", ["[project]\n", "[tool.other]\nx = 'copylint'\n", "tool = 3 # copylint\n"])
def test_a_project_that_says_nothing(desk: Path, text: str) -> None:
    """A pyproject.toml without a table of ours is none of ours: the folder above may have one."""
    write({"pyproject.toml": text})
    (desk.parent / "copylint.toml").write_text('profile = "fr-CA"\n', encoding="utf-8")
    assert Choices().run.config.profile == "fr-CA"


def test_a_project_that_is_no_toml() -> None:
    """A pyproject.toml that never names us is not even parsed; one that does must be TOML."""
    write({"pyproject.toml": "[project\n"})
    assert Choices().run.config == Config()
    write({"pyproject.toml": "[project\n# copylint\n"})
    assert messages() == ["pyproject.toml:1:9: un texte, une liste ou une table n’est pas refermé."]


def test_a_folder_of_that_name() -> None:
    """A folder that is called like a configuration is none."""
    write({"copylint.toml/x.md": ""})
    assert Choices().run.config == Config()


BROKEN = [
    pytest.param(
        'select = ["BOT"]\nprofil = "fr-CA"\n',
        ["copylint.toml:2:1: la clé «~profil~» n’existe pas. Vouliez-vous dire «~profile~»~?"],
        ["copylint.toml:2:1: there is no key 'profil'. Did you mean 'profile'?"],
        id="unknown key",
    ),
    pytest.param(
        '\n  profile =  "fr-QC"\n',
        [
            (
                "copylint.toml:2:14: «~profile~» ne peut pas valoir «~fr-QC~»~; au choix~: fr-FR, fr-CA, fr-CH, fr-BE, "
                "fr-EU. Vouliez-vous dire «~fr-CA~»~?"
            )
        ],
        [
            (
                "copylint.toml:2:14: 'profile' cannot be 'fr-QC'; one of: fr-FR, fr-CA, fr-CH, fr-BE, fr-EU. "
                "Did you mean 'fr-CA'?"
            )
        ],
        id="unknown value",
    ),
    pytest.param(
        'ignore = "SRC"\npreview = 1\nmax-warnings = -1\n',
        [
            'copylint.toml:1:10: «~ignore~» demande une liste de textes, comme ["a", "b"].',
            "copylint.toml:2:11: «~preview~» demande true ou false.",
            "copylint.toml:3:16: «~max-warnings~» demande un nombre entier à partir de 0.",
        ],
        [
            'copylint.toml:1:10: \'ignore\' takes a list of texts, such as ["a", "b"].',
            "copylint.toml:2:11: 'preview' takes true or false.",
            "copylint.toml:3:16: 'max-warnings' takes a whole number from 0.",
        ],
        id="wrong types, all told",
    ),
    pytest.param(
        "[severity]\nBOT = 'warnin'\nTYP001 = 3\n",
        [
            (
                "copylint.toml:2:7: «~severity.BOT~» ne peut pas valoir «~warnin~»~; au choix~: note, warning, error. "
                "Vouliez-vous dire «~warning~»~?"
            ),
            "copylint.toml:3:10: «~severity.TYP001~» ne peut pas valoir «~3~»~; au choix~: note, warning, error.",
        ],
        [
            (
                "copylint.toml:2:7: 'severity.BOT' cannot be 'warnin'; one of: note, warning, error. "
                "Did you mean 'warning'?"
            ),
            "copylint.toml:3:10: 'severity.TYP001' cannot be '3'; one of: note, warning, error.",
        ],
        id="severities",
    ),
    pytest.param(
        "profile = fr-CA\n",
        [
            (
                "copylint.toml:1:{at}: cette valeur n’est pas du TOML~: un texte s’écrit entre guillemets, comme "
                'profile = "fr-CA".'
            )
        ],
        ['copylint.toml:1:{at}: this value is no TOML: a text stands in quotation marks, such as profile = "fr-CA".'],
        id="no quotation marks",
    ),
    pytest.param(
        'lang = "fr"\nlang = "en"\n',
        ["copylint.toml:2:{at}: cette clé ou cette table est écrite deux fois."],
        ["copylint.toml:2:{at}: this key or table is written twice."],
        id="twice",
    ),
    pytest.param(
        'select = [\n  "BOT",\n',
        ["copylint.toml:3:{at}: un texte, une liste ou une table n’est pas refermé."],
        ["copylint.toml:3:{at}: a text, a list or a table is not closed."],
        id="not closed",
    ),
    pytest.param(
        'exclude = ["C:\\articles"]\n',
        [
            (
                "copylint.toml:1:{at}: dans un texte entre guillemets doubles, une barre oblique inverse s’écrit deux "
                "fois~; ou prenez des guillemets simples."
            )
        ],
        [
            (
                "copylint.toml:1:{at}: in a text in double quotation marks a backslash is written twice; or take "
                "single ones."
            )
        ],
        id="a backslash",
    ),
    pytest.param(
        b'# R\xe9daction\nlang = "fr"\n',
        ["copylint.toml:1:4: le fichier n’est pas en UTF-8 (octet 3)~: enregistrez-le en UTF-8."],
        ["copylint.toml:1:4: the file is not UTF-8 (byte 3): save it as UTF-8."],
        id="another encoding",
    ),
    pytest.param(
        '[[overrides]]\nignore = ["SRC"]\n\n[[overrides]]\nfiles = ["a/**"]\nfail-on = "never"\nprofil = "fr-CA"\n',
        [
            'copylint.toml:1:1: il manque «~files~» à cette table~: les fichiers visés, comme files = ["archives/**"].',
            "copylint.toml:6:1: «~fail-on~» vaut pour toute la vérification~: sa place n’est pas dans [[overrides]].",
            "copylint.toml:7:1: la clé «~profil~» n’existe pas. Vouliez-vous dire «~profile~»~?",
        ],
        [
            "copylint.toml:1:1: this table lacks 'files': the files that are meant, such as files = [\"archives/**\"].",
            "copylint.toml:6:1: 'fail-on' holds for the whole check: its place is not in [[overrides]].",
            "copylint.toml:7:1: there is no key 'profil'. Did you mean 'profile'?",
        ],
        id="overrides",
    ),
    pytest.param(
        '[[overrides]]\nfiles = ["!"]\nexclude = ["x"]\n[[overrides]]\nfiles = "a"\n',
        [
            "copylint.toml:2:10: «~!~»~: motif incorrect.",
            "copylint.toml:3:1: «~exclude~» vaut pour tout un dossier~: sa place n’est pas dans [[overrides]].",
            'copylint.toml:5:9: «~files~» demande une liste de textes, comme ["a", "b"].',
        ],
        [
            "copylint.toml:2:10: '!': wrong pattern.",
            "copylint.toml:3:1: 'exclude' holds for a whole folder: its place is not in [[overrides]].",
            'copylint.toml:5:9: \'files\' takes a list of texts, such as ["a", "b"].',
        ],
        id="globs of overrides",
    ),
    pytest.param(
        "[overrides]\nfiles = ['a']\n",
        ["copylint.toml:1:1: «~overrides~» s’écrit en tables [[overrides]], chacune avec «~files~»."],
        ["copylint.toml:1:1: 'overrides' is written as tables [[overrides]], each with 'files'."],
        id="one bracket",
    ),
    pytest.param(
        'extend = "../base.toml"\n',
        ["copylint.toml:1:10: «~{above}/base.toml~» n’existe pas."],
        ["copylint.toml:1:10: '{above}/base.toml' does not exist."],
        id="extends nothing",
    ),
    pytest.param(
        'extend = ["copylint.toml"]\n',
        ["copylint.toml:1:11: «~copylint.toml~» s’étend lui-même, directement ou par un autre."],
        ["copylint.toml:1:11: 'copylint.toml' extends itself, directly or through another."],
        id="extends itself",
    ),
    pytest.param(
        'rules = ["house", "empty"]\nnames = ["Bruay", "elus.csv"]\n',
        [
            "copylint.toml:1:10: house: ce dossier de règles n’existe pas.",
            "copylint.toml:1:19: empty: ce dossier ne contient aucune règle.",
            "copylint.toml:2:19: elus.csv: ce fichier n’existe pas.",
        ],
        [
            "copylint.toml:1:10: house: this folder of rules does not exist.",
            "copylint.toml:1:19: empty: there is no rule in this folder.",
            "copylint.toml:2:19: elus.csv: there is no such file.",
        ],
        id="rules and names that are not there",
    ),
    pytest.param(
        'exten = "x"\nfile = []\n',
        [
            "copylint.toml:1:1: la clé «~exten~» n’existe pas. Vouliez-vous dire «~extend~»~?",
            "copylint.toml:2:1: la clé «~file~» n’existe pas. Vouliez-vous dire «~profile~»~?",
        ],
        [
            "copylint.toml:1:1: there is no key 'exten'. Did you mean 'extend'?",
            "copylint.toml:2:1: there is no key 'file'. Did you mean 'profile'?",
        ],
        id="words of files",
    ),
]


@pytest.mark.parametrize(("text", "french", "english"), BROKEN)
def test_broken(desk: Path, text: str | bytes, french: list[str], english: list[str]) -> None:
    """What is wrong is told in both languages with file, line and column, and the nearest word.

    {at} is a column of tomllib, which differs from one Python to the next.
    """
    (desk / "empty").mkdir()
    write({"copylint.toml": text})
    above = desk.parent.as_posix()
    for language, said in zip(LANGUAGES, (french, english), strict=True):
        wanted = "\n".join(said).replace("{above}", above)
        found = "\n".join(messages(language))
        assert re.fullmatch(re.escape(wanted).replace(re.escape("{at}"), "[0-9]+"), found), found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("profile\n", "1:[0-9]+: il manque le signe ="),
        ("profile 3\n", "1:[0-9]+: il manque le signe ="),
        ("= 3\n", "1:[0-9]+: cette ligne n’est pas du TOML"),
        ('lang = "fr" x\n', "1:[0-9]+: il y a quelque chose de trop"),
        ('lang = "fr\n', "1:[0-9]+: ce caractère ne peut pas"),
        ('lang = "fr', "1:[0-9]+: un texte, une liste"),
        ("lang = \u00a0'fr'\n", "1:8: il y a ici un signe invisible .U\\+00A0."),
        ("lang\u202f= 'fr'\n", "1:5: il y a ici un signe invisible .U\\+202F."),
        ("lang = “fr”\r\n", "1:8: un texte de TOML s’écrit entre guillemets droits, et non “"),
        ("preview = true\r\nlang = «fr»", "2:8: un texte de TOML"),
        ("a = {b = 1,\n", "[0-9]+:[0-9]+: un texte, une liste"),
        ("[a]\n[a]\n", "2:[0-9]+: cette clé ou cette table"),
        ("a = " + "[" * 3000 + "]" * 3000, " ce TOML est imbriqué"),
        ('lang = "\\uZZZZ"\n', "1:[0-9]+: dans un texte"),
    ],
)
def test_no_toml(text: str, reason: str) -> None:
    """A text that is no TOML is refused, with its line and what is usually behind it."""
    write({"copylint.toml": text})
    (said,) = messages()
    assert re.match(f"copylint.toml:{reason}", said), said


def test_byte_order_mark() -> None:
    """A byte order mark, which some editors write, is no fault."""
    write({"copylint.toml": b'\xef\xbb\xbflang = "en"\r\n'})
    assert Choices().run.config.lang == "en"


def test_places_in_a_project() -> None:
    """Places in a pyproject.toml are those of the file, not of the table."""
    write(
        {
            "pyproject.toml": "[tool.copylint]\nlanguag = 'fr'\n\n[[tool.copylint.overrides]]\nfiles = ['a']\n"
            "dash = 'm'\n"
        }
    )
    first, second = messages()
    assert first.startswith("pyproject.toml:2:1: la clé «~languag~»")
    assert second.startswith("pyproject.toml:6:8: «~dash~» ne peut pas valoir «~m~»")
    write({"pyproject.toml": "[tool]\ncopylint = 3\n"})
    assert messages() == ["pyproject.toml:2:12: «~tool.copylint~» doit être une table de clés et de valeurs."]


def test_extend() -> None:
    """A file takes in others, the weaker first; paths are those of the file that names them."""
    write(
        {
            "shared/base.toml": 'profile = "fr-CA"\nignore = ["SRC"]\nnames = ["Bruay", "elus.csv"]\nrules = ["r"]\n'
            'exclude = ["old/"]\n[severity]\nBOT = "note"\nTYP = "note"\n',
            "shared/elus.csv": "Nom;Ville\nDupont, Jeanne;Lens\n",
            "shared/r/x.yml": RULE,
            "web.toml": 'renderer = "mdx"\nprofile = "fr-BE"\nlang = "en"\n',
            "mine/y.yml": RULE,
            "copylint.toml": 'extend = ["shared/base.toml", "web.toml"]\nlang = "fr"\nignore = ["TYP"]\n'
            'names = ["Lens"]\nrules = ["mine"]\nseverity = { TYP = "error" }\n',
        }
    )
    choice = Choices().run
    config = choice.config
    assert (config.profile, config.renderer, config.lang) == ("fr-BE", "mdx", "fr")
    assert config.ignore == ("SRC", "TYP")
    assert config.names == {"bruay", "dupont, jeanne", "lens"}
    assert config.rules == ("shared/r", "mine")
    assert config.severity == {"BOT": "note", "TYP": "error"}
    assert (config.exclude, config.exclude_from) == (("old/",), os.path.abspath("shared"))  # noqa: PTH100 - a text
    assert choice.file is not None
    assert choice.file.files == ("shared/base.toml", "web.toml", "copylint.toml")


def test_a_fault_in_what_is_extended() -> None:
    """It is placed in the file where it stands."""
    write({"base.toml": "\nprofil = 3\n", "copylint.toml": 'extend = "base.toml"\n'})
    assert messages() == ["base.toml:2:1: la clé «~profil~» n’existe pas. Vouliez-vous dire «~profile~»~?"]
    write({"base.toml": 'extend = "copylint.toml"\n'})
    assert messages() == ["base.toml:1:10: «~copylint.toml~» s’étend lui-même, directement ou par un autre."]
    write({"pyproject.toml": "", "copylint.toml": 'extend = "pyproject.toml"\n'})
    assert messages() == ["copylint.toml:1:10: ce pyproject.toml n’a pas de table [tool.copylint]."]


def test_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that cannot be read stops the run: what it says is not known."""
    write({"copylint.toml": ""})

    def refuse(path: str, mode: str) -> object:
        raise PermissionError(13, path, mode)

    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        with pytest.raises(ConfigError) as caught:
            Choices()
    assert caught.value.messages[0]["en"] == "copylint.toml: the system refuses to read it."
    monkeypatch.setattr(finder, "MOST_BYTES", 3)
    write({"copylint.toml": "#####"})
    assert messages() == ["copylint.toml: ce fichier dépasse 3~octets."]


def test_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of names that is no regular file is refused, not read for ever."""
    monkeypatch.chdir("/")
    with pytest.raises(ConfigError) as caught:
        Choices(Flags(config=(f'names = ["{os.path.relpath(__file__, "/")}/../x.csv"]',)))
    assert "x.csv" in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe() -> None:
    """A pipe that nobody writes to would block for ever: it is refused."""
    os.mkfifo("elus.txt")
    write({"copylint.toml": 'names = ["elus.txt"]\n'})
    assert messages() == ["copylint.toml:1:10: elus.txt: ce n’est pas un fichier ordinaire."]


def test_named_file(desk: Path) -> None:
    """`--config FILE` governs all, alone; its paths are its own."""
    write(
        {
            "copylint.toml": 'profile = "fr-CA"\n',
            "ci/strict.toml": 'fail-on = "note"\nnames = ["n.txt"]\n',
            "ci/n.txt": "# Élus\nBruay\tx\n\n Lens \n",
        }
    )
    choices = Choices(Flags(config=("ci/strict.toml", "lang = 'en'")))
    assert choices.run.config == Config(fail_on="note", lang="en", names=frozenset({"bruay", "lens"}))
    assert choices.of(str(desk / "a.md")).config is choices.run.config


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (Flags(config=("a.toml", "b.toml")), "--config~: un seul fichier à la fois~; «~b.toml~» est le second."),
        (
            Flags(config=("a.toml",), isolated=True),
            "--isolated exclut les fichiers de configuration, donc «~--config a.toml~».",
        ),
        (Flags(config=("pyproject.toml",)), "pyproject.toml: ce pyproject.toml n’a pas de table [tool.copylint]."),
    ],
)
def test_named_files_that_cannot_be(flags: Flags, said: str) -> None:
    """Two files, a file beside `--isolated`, and a project that says nothing are refused."""
    write({"a.toml": "", "b.toml": "", "pyproject.toml": ""})
    assert messages(flags=flags) == [said]


def test_isolated() -> None:
    """`--isolated` reads no file; what was typed counts."""
    write({"copylint.toml": 'profil = "x"\n'})
    assert Choices(Flags({}, ('lang = "en"',), isolated=True)).run.config == Config(lang="en")
