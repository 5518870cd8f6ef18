# SPDX-License-Identifier: Apache-2.0
"""`explain` and `rules`: what authors of rules and readers of reports ask for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.cli.rules_new import quoted
from copylint.rulebook.files import read_rule_file
from copylint.rulebook.load import load_rules, rules_folder

Call = Callable[..., Any]
NEW = ("rules", "new", "--name", "worn-phrase", "--message", "Supprimez la formule.", "--why", "Elle ne dit rien.")


def test_explain(copylint: Call) -> None:
    """A rule is explained by code or name, in both languages, with its examples and what its fix is worth."""
    french = copylint("explain", "BOT001")
    assert french.exit == 0
    assert french.stdout == copylint("explain", "answers-the-brief").stdout
    rule = read_rule_file(next(rules_folder().rglob("BOT001-*.yml")), lists_from=[rules_folder()])
    for language, ran in (("fr", french), ("en", copylint("explain", "BOT001", "--lang", "en"))):
        said = " ".join(ran.stdout.split())
        assert " ".join(rule.why[language].split()) in said
        assert "⟦" in said
        for example in rule.examples:
            assert " ".join(example.because.split()) in said
        assert "{" not in said
    assert "à relire ensuite" in french.stdout


def test_explain_every_rule(copylint: Call) -> None:
    """Every rule of ours can be explained in both languages."""
    codes = [rule.code for rule in load_rules()]
    for language in ("fr", "en"):
        ran = copylint("--lang", language, "explain", *codes)
        assert ran.exit == 0
        for code in codes:
            assert f"{code} " in ran.stdout


def test_explain_unknown(copylint: Call) -> None:
    """A word that names no rule is an error with the nearest one."""
    ran = copylint("explain", "answers-the-bref")
    assert ran.exit == 2
    assert "Vouliez-vous dire «\u00a0answers-the-brief\u00a0»" in ran.stderr


def test_explain_rule_of_a_house(copylint: Call, tmp_path: Path) -> None:
    """A house's rule is explained from its file; one that has gone wrong meanwhile is told with its place."""
    copylint(*NEW, "--find", "somme toute", "--folder", "house")
    file = tmp_path / "house" / "DSK001-worn-phrase.yml"
    added = (
        "level: quality\naliases: [cliche]\nlanguages: [fr]\nprofiles: [fr-CA]\nstatus: preview\n"
        "fix: {delete: match, safety: unsafe}\n"
    )
    file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")
    words = ("explain", "worn-phrase", "--config", 'rules = ["house"]')
    said = copylint(*words).stdout.replace("\u00a0", " ")
    facts = ("Niveau : qualité", "Autres noms : cliche", "Langues : fr", "Profils : fr-CA", "État : à l’essai")
    for line in (*facts, "Elle ne dit rien."):
        assert line in said
    file.write_text("code: DSK001\n", encoding="utf-8")
    for command in (words, ("rules", "list", *words[2:])):
        ran = copylint(*command)
        assert (ran.exit, ran.stdout) == (2, "")
        assert "DSK001-worn-phrase.yml:1:1" in ran.stderr


@pytest.mark.parametrize("words", [("explain", "BOT001"), ("rules", "list")])
def test_wrong_configuration(words: tuple[str, ...], copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong configuration and an installation without rules are told."""
    ran = copylint(*words, "--config", "x = 1")
    assert (ran.exit, "la clé «\u00a0x\u00a0»" in ran.stderr) == (2, True)

    def nothing(_: object) -> object:
        raise FileNotFoundError("/lib/_rules")  # noqa: EM101 - as the loader does

    monkeypatch.setattr("copylint.rulebook.load.load_rules", nothing)
    ran = copylint(*words)
    assert (ran.exit, "/lib/_rules" in ran.stderr) == (2, True)


def test_rule_of_a_wheel(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel a rule names its file relative to the folder of the rules."""
    folder = rules_folder()
    rules = [rule._replace(file=(folder / rule.file).relative_to(folder).as_posix()) for rule in load_rules()]
    monkeypatch.setattr("copylint.rulebook.load.load_rules", lambda _: rules)
    assert copylint("explain", "BOT001").exit == 0


def test_list(copylint: Call) -> None:
    """The table and the JSON name every rule; bare `rules` is the table."""
    table = copylint("rules", "list")
    assert table == copylint("rules")
    entries = json.loads(copylint("rules", "list", "--output-format", "json").stdout)["rules"]
    rules = load_rules()
    ours = [entry["code"] for entry in entries if not entry["code"].startswith("CPL")]
    assert ours == [rule.code for rule in rules]
    for rule in rules:
        assert rule.name in table.stdout


def test_list_in_force(copylint: Call) -> None:
    """A selection marks the rules that it puts in force."""
    lines = copylint("rules", "list", "--select", "WEB").stdout.splitlines()
    marked = {line.split()[1][:3] for line in lines if line.startswith("•")}
    assert marked == {"WEB"}
    entries = json.loads(copylint("rules", "list", "--ignore", "BOT", "--output-format", "json").stdout)["rules"]
    assert not any(entry["in_force"] for entry in entries if entry["code"].startswith("BOT"))
    ran = copylint("rules", "list", "--select", "BOTT")
    assert (ran.exit, "«\u00a0BOTT\u00a0»" in ran.stderr) == (2, True)


def test_rules_are_tested(copylint: Call) -> None:
    """`rules test` runs the examples of files and folders."""
    ran = copylint("rules", "test", str(rules_folder() / "bot"))
    assert (ran.exit, ran.stderr) == (0, "")
    assert "0\u00a0désaccord" in ran.stdout


def test_new(copylint: Call, tmp_path: Path) -> None:
    """A rule made from words passes its own test, its file holds nothing to fill in and is never written over."""
    ran = copylint(*NEW, "--find", "force est de constater", "--folder", "house")
    assert ran.exit == 0, ran.stderr
    assert ran.stdout.startswith("Écrit\u00a0: house/DSK001-worn-phrase.yml\n")
    file = tmp_path / "house" / "DSK001-worn-phrase.yml"
    rule = read_rule_file(file, bundled=False)
    assert (rule.rule.code, rule.rule.name, rule.rule.message["fr"]) == (
        "DSK001",
        "worn-phrase",
        "Supprimez la formule.",
    )
    assert copylint("rules", "test", str(file)).exit == 0
    (tmp_path / "a.md").write_text("Force est de constater que rien ne va.\n", encoding="utf-8")
    ran = copylint("check", "a.md", "--config", 'rules = ["house"]', "--output-format", "concise")
    assert "a.md:1:1: avertissement DSK001 Supprimez la formule." in ran.stdout
    before = file.read_bytes()
    for words in (("--code", "DSK001"), ("--code", "DSK002")):
        ran = copylint(*NEW, *words, "--find", "x", "--folder", "house")
        assert (ran.exit, ran.stdout) == (2, "")
        assert "DSK001-worn-phrase.yml" in ran.stderr
    assert file.read_bytes() == before
    ran = copylint("rules", "new", *NEW[2:3], "other", *NEW[4:], "--find", "en un mot", "--folder", "house")
    assert "DSK002-other.yml" in ran.stdout


@pytest.mark.parametrize("words", ["somme toute", "inoubliable", "en dernière analyse, donc", "l’été", "d'un côté"])
def test_new_from_any_words(words: str, copylint: Call) -> None:
    """Examples are made of one word or several, with accents and apostrophes."""
    ran = copylint(*NEW, "--find", words, "--find", "force est de constater")
    assert (ran.exit, ran.stderr) == (0, "")


def test_new_in_english(copylint: Call, tmp_path: Path) -> None:
    """The language of the texts may be said; else it is that of the messages."""
    ran = copylint("--lang", "en", *NEW, "--find", "at the end of the day", "--severity", "error")
    assert (ran.exit, ran.stderr) == (0, "")
    text = (tmp_path / "DSK001-worn-phrase.yml").read_text(encoding="utf-8")
    assert "    en:\n" in text
    assert "severity: error\n" in text
    ran = copylint(*NEW, "--find", "to be fair", "--language", "en", "--code", "DSK009", "--folder", "house")
    assert "    en:\n" in (tmp_path / "house" / "DSK009-worn-phrase.yml").read_text(encoding="utf-8")


def test_new_with_examples_of_the_author(copylint: Call, tmp_path: Path) -> None:
    """A pattern takes the author's examples; without them it is refused."""
    pattern = (*NEW, "--kind", "pattern", "--find", r"\bforce est\b")
    ran = copylint(*pattern)
    assert (ran.exit, "Donnez des exemples" in ran.stderr) == (2, True)
    examples = ("--fail", "⟦Force est⟧.", "--fail", "Oui, ⟦force est⟧\u00a0!", "--pass", "Forces.", "--pass", "Il est.")
    ran = copylint(*pattern, *examples)
    assert (ran.exit, ran.stderr) == (0, "")
    assert "\\u00A0!" in (tmp_path / "DSK001-worn-phrase.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--find", "oui"), "Écrit"),
        (("--find", "oui", "--fail", "⟦Non⟧.", "--fail", "⟦Oui⟧."), "ne réussit pas son propre essai"),
        (("--find", "oui", "--code", "BOT999"), "la famille BOT est celle de copylint"),
        (("--find", "oui", "--code", "dsk1"), "n’est pas un code"),
        (("--find", "oui", "--name", "Bad Name"), "n’est pas un nom"),
        (("--find", "oui", "--name", "answers-the-brief"), "est déjà celui d’une règle"),
        ((), "Il manque --find"),
    ],
)
def test_new_refused(words: tuple[str, ...], told: str, copylint: Call, tmp_path: Path) -> None:
    """What makes no rule is refused before anything is written."""
    ran = copylint(*NEW, *words)
    assert told in ran.stdout + ran.stderr
    assert (ran.exit == 0) == (told == "Écrit") == bool(list(tmp_path.glob("*.yml")))


def test_new_asks(copylint: Call, tmp_path: Path) -> None:
    """On a terminal what is missing is asked for; the end of the input leaves without a file."""
    answers = "worn-phrase\nforce est de constater\nSupprimez.\nElle ne dit rien.\n"
    ran = copylint("rules", "new", stdin=answers.encode(), terminal=True)
    assert ran.exit == 0, ran
    assert "Nom\u00a0: " in ran.stderr
    assert (tmp_path / "DSK001-worn-phrase.yml").exists()
    ran = copylint("rules", "new", stdin=b"other\n", terminal=True)
    assert ran.exit == 130
    assert len(list(tmp_path.glob("*.yml"))) == 1


def test_new_where_nothing_can_be_written(copylint: Call, tmp_path: Path) -> None:
    """A folder that is a file is told."""
    (tmp_path / "house").write_text("x", encoding="utf-8")
    ran = copylint(*NEW, "--find", "oui", "--folder", "house")
    assert ran.exit == 2
    assert "écriture impossible" in ran.stderr


def test_broken_rule(copylint: Call, tmp_path: Path) -> None:
    """A file that is no rule is exit 2 with its place, a rule that disagrees with its examples is exit 1."""
    (tmp_path / "x.yml").write_text("code: DSK001\nnam: x\n", encoding="utf-8")
    ran = copylint("rules", "test", "x.yml")
    assert ran.exit == 2
    assert ran.stdout.startswith("x.yml:2:1: ")
    copylint(*NEW, "--find", "force est de constater")
    file = tmp_path / "DSK001-worn-phrase.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("⟦", "", 1).replace("⟧", "", 1).replace("fail", "pass", 1),
        encoding="utf-8",
    )
    ran = copylint("rules", "test", file.name)
    assert (ran.exit, ran.stderr) == (1, "")
    (tmp_path / "none").mkdir()
    ran = copylint("rules", "test", "none")
    assert (ran.exit, "aucune règle" in ran.stderr) == (2, True)


@given(st.text(max_size=40))
def test_quoted(text: str) -> None:
    """A scalar is read back as it was, and holds no sign that a reviewer cannot see."""
    import yaml  # noqa: PLC0415 - this test only

    written = quoted(text)
    assert all(sign.isprintable() for sign in written)
    node = yaml.compose(written, Loader=yaml.BaseLoader)
    assert node is not None
    assert node.value == text
