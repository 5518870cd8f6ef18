# SPDX-License-Identifier: Apache-2.0
"""`copylint config`: what is in force for a path, and where each choice was made."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from copylint.config.keys import KEYS

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def _site(copylint: Call) -> None:  # noqa: ARG001 - it makes the working directory
    """A working directory with configurations."""
    write(
        {
            "copylint.toml": 'profile = "fr-CA"\nignore = ["SRC"]\nfail-on = "warning"\nexclude = ["drafts/"]\n'
            'names = ["a", "b", "c", "d"]\n[severity]\nBOT = "note"\n\n[[overrides]]\nfiles = ["content/**"]\n'
            'ignore = ["TAB"]\n',
            "web/copylint.toml": 'extend = "../copylint.toml"\nlang = "en"\n',
            "content/a.md": "Un.\n",
            "drafts/b.md": "Deux.\n",
        }
    )


def write(files: Mapping[str, str]) -> None:
    """Write files below the working directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def told(copylint: Call, *words: str, env: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON of a call."""
    ran = copylint("config", "--output-format", "json", *words, env=env or {})
    assert (ran.exit, ran.stderr) == (0, "")
    data: dict[str, Any] = json.loads(ran.stdout)
    return data


def place(line: int, column: int, file: str = "copylint.toml") -> dict[str, object]:
    """A place in a file as JSON tells it."""
    return {"source": "file", "file": file, "line": line, "column": column}


def test_values_and_places(copylint: Call) -> None:
    """Every key is told with its value and its places: default, file and line, flag."""
    data = told(copylint, "content/a.md", "--extend-select", "SRC001", "--config", 'dash = "em"')
    values = data["values"]
    assert list(values) == list(KEYS)
    assert values["profile"] == {"value": "fr-CA", "from": [place(1, 11)]}
    assert values["ignore"] == {"value": ["SRC", "TAB"], "from": [place(2, 10), place(11, 10)]}
    assert values["severity"] == {"value": {"BOT": "note"}, "from": [place(6, 1)]}
    assert values["extend-select"] == {
        "value": ["SRC001"],
        "from": [{"source": "flag", "flag": "--extend-select"}],
    }
    assert values["dash"] == {"value": "em", "from": [{"source": "flag", "flag": "--config 'dash = \"em\"'"}]}
    assert values["renderer"] == {"value": "gfm", "from": [{"source": "default"}]}
    assert values["fail-on"] == {"value": "warning", "from": [place(3, 11)]}
    assert values["names"]["value"] == ["a", "b", "c", "d"]
    assert (data["path"], data["files"], data["excluded"]) == ("content/a.md", ["copylint.toml"], False)


def test_rules_in_force(copylint: Call) -> None:
    """The rules of the path are told with the severities of the configuration."""
    rules = {rule["code"]: rule["severity"] for rule in told(copylint, "content/a.md")["rules"]}
    assert "BOT001" in rules
    assert {rules[code] for code in rules if code.startswith("BOT")} == {"note"}
    assert not [code for code in rules if code[:3] in ("SRC", "TAB")]
    here = {rule["code"] for rule in told(copylint)["rules"]}
    assert here > rules.keys()


def test_a_folder_with_its_own(copylint: Call) -> None:
    """What the configuration of a folder says for a whole run is told to be without effect."""
    data = told(copylint, "web")
    assert data["files"] == ["copylint.toml", "web/copylint.toml"]
    assert data["values"]["lang"] == {"value": None, "from": [{"source": "default"}]}
    assert data["not_in_force"] == [{"key": "lang"} | place(2, 8, "web/copylint.toml")]
    assert told(copylint)["not_in_force"] == []
    ran = copylint("config", "web")
    assert "Sans effet ici" in ran.stdout
    assert "  lang  web/copylint.toml:2:8" in ran.stdout


def test_environment(copylint: Call) -> None:
    """The language of the environment is told as such."""
    value = told(copylint, env={"COPYLINT_LANG": "en"})["values"]["lang"]
    assert value == {"value": "en", "from": [{"source": "environment"}]}
    assert told(copylint, "--lang", "fr")["values"]["lang"]["from"] == [{"source": "flag", "flag": "--lang"}]


def test_excluded(copylint: Call) -> None:
    """A file that folders do not give is told to be excluded."""
    assert told(copylint, "drafts/b.md")["excluded"]
    assert not told(copylint, "drafts/b.md", "--isolated")["excluded"]
    assert "Les dossiers ne donnent pas ce fichier" in copylint("config", "drafts/b.md").stdout


def test_text(copylint: Call) -> None:
    """The text shows one key a line; with -q only what somebody chose."""
    ran = copylint("config", "content/a.md")
    lines = ran.stdout.replace("\u00a0", " ").split("\n")
    assert lines[0] == "content/a.md : copylint.toml"
    rows = [line.split() for line in lines[2 : 2 + len(KEYS)]]
    assert [row[0] for row in rows] == list(KEYS)
    assert ["names", "4", "noms", "copylint.toml:5:9"] in rows
    assert ["severity", "{", "BOT", "=", '"note"', "}", "copylint.toml:6:1"] in rows
    assert ["select", "—", "défaut"] in rows
    assert lines[-2].endswith("« copylint rules list » les nomme.")
    brief = copylint("config", "content/a.md", "-q", "--lang", "en")
    keys = [line.split(" ")[0] for line in brief.stdout.split("\n")[2:]]
    assert keys[: keys.index("")] == ["ignore", "severity", "profile", "names", "exclude", "fail-on", "lang"]


def test_nothing_chosen(copylint: Call) -> None:
    """Without configuration everything is a default."""
    ran = copylint("config", "--isolated", "-q")
    assert ran.stdout.startswith(".\u00a0: aucun fichier de configuration\n\n")
    data = told(copylint, "--isolated")
    assert data["files"] == []
    assert all(value["from"] == [{"source": "default"}] for value in data["values"].values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil = 1\n", "Erreur : copylint.toml:1:1: la clé « profil » n’existe pas."),
        ('ignore = ["BOT0O1"]\n', "Erreur : copylint.toml:1:11: « BOT0O1 » n’est ni une famille, ni le code"),
        ('rules = ["nowhere"]\n', "Erreur : copylint.toml:1:10: nowhere: ce dossier de règles"),
    ],
)
def test_what_is_wrong(copylint: Call, text: str, said: str) -> None:
    """A configuration that is wrong is refused as a check would refuse it."""
    write({"copylint.toml": text})
    for words in (("config",), ("check", "content/a.md"), ("config", "content/a.md")):
        ran = copylint(*words)
        assert (ran.exit, ran.stdout) == (2, "")
        assert said in ran.stderr.replace("\u00a0", " ")


def test_all_faults_at_once(copylint: Call) -> None:
    """Everything wrong in a file is told at once, a line each."""
    write({"copylint.toml": "profil = 1\nlang = 2\n"})
    ran = copylint("check", "content/a.md", "--lang", "en")
    assert ran.stderr.split("\n")[:-1] == [
        "Error: copylint.toml:1:1: there is no key 'profil'. Did you mean 'profile'?",
        "Error: copylint.toml:2:8: 'lang' takes a text in quotation marks.",
    ]
