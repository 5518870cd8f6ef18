# SPDX-License-Identifier: Apache-2.0
"""Rule files: what a right one becomes, and what is said of a wrong one, where."""

from pathlib import Path

import pytest

from copylint.model.findings import Severity
from copylint.model.places import Span
from copylint.model.rule import Rule
from copylint.rulebook.bundle import build, dumps, loads, opened
from copylint.rulebook.files import read_folders, read_rule_file
from copylint.rulebook.problems import RuleBookError

RIGHT = r"""code: XYZ001
name: says-foo
kind: phrase
options:
  phrases:
    fr: ["dit {{foos}}"]
severity: warning
message: {fr: "Remplacez «\u00A0{excerpt}\u00A0».", en: "Replace '{excerpt}'."}
why: {fr: "Parce que.", en: "Because."}
fix: {delete: sentence, safety: unsafe}
examples:
  - {fail: "Il ⟦dit foo⟧.", fix: "", severity: warning}
  - {fail: "Elle ⟦dit foo⟧ et ⟦dit foo⟧.", file: a.txt, context: {profile: fr-CA}}
  - {pass: "Il dit bar.", because: "autre mot"}
  - {pass: "Il chante."}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A house's folder of rules with one list."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "foos.yml").write_text(
        "name: foos\nsource: ours\nentries: {fr: [foo, foos], en: [fou]}\n", encoding="utf-8"
    )
    return tmp_path


def write(folder: Path, text: str) -> Path:
    """The rule file `rule.yml` of a folder."""
    path = folder / "rule.yml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[str]:
    """What is said of a rule file, without the path."""
    write(folder, text)
    with pytest.raises(RuleBookError) as caught:
        read_folders([folder], bundled=False)
    return [
        problem.text("en").removeprefix(f"{(folder / 'rule.yml').as_posix()}:") for problem in caught.value.problems
    ]


def test_a_right_rule_is_read_whole(folder: Path) -> None:
    """Every key of a right rule file arrives where it belongs, lists filled in with the language's entries."""
    file = read_rule_file(write(folder, RIGHT))
    rule = file.rule
    assert (rule.code, rule.name, rule.severity, rule.bundled) == ("XYZ001", "says-foo", Severity.WARNING, False)
    assert rule.message["fr"] == "Remplacez «\u00a0{excerpt}\u00a0»."
    assert rule.literals == ("dit foo",)
    assert rule.fix is not None
    assert (rule.fix.delete, rule.fix.safety) == ("sentence", "unsafe")
    first, second, near_miss, _ = file.examples
    assert (first.text, first.spans, first.fixed) == ("Il dit foo.", (Span(3, 10),), "")
    assert second.spans == (Span(5, 12), Span(16, 23))
    assert (second.file, second.context) == ("a.txt", {"profile": "fr-CA"})
    assert (near_miss.fails, near_miss.because, near_miss.line) == (False, "autre mot", 14)


def test_a_bundle_gives_the_same_rules(folder: Path) -> None:
    """What JSON stores and gives back equals what YAML gave."""
    write(folder, RIGHT)
    rules = tuple(file.rule for file in read_folders([folder], bundled=False))
    assert loads(dumps(rules, "key"), "key") == rules


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"form": 1}', '{"form": 1, "copylint": "x", "content": "key", "rules": []}']
)
def test_what_is_no_bundle_is_not_used(damage: str) -> None:
    """A foreign or older file is not used and raises nothing."""
    assert loads(damage.encode(), "key") is None


def test_a_damaged_bundle_is_no_bundle(folder: Path) -> None:
    """A bundle that is cut anywhere, or has one byte changed, is not used and raises nothing."""
    write(folder, RIGHT)
    bundle = dumps((file.rule for file in read_folders([folder], bundled=False)), "key")
    assert loads(bundle, "key")
    for at in range(len(bundle)):
        assert loads(bundle[:at], "key") is None
        assert loads(bundle[:at] + bytes([bundle[at] ^ 1]) + bundle[at + 1 :], "key") is None


def test_a_damaged_file_costs_a_reading_of_the_rules(folder: Path) -> None:
    """In a file, early damage is seen at once; a late part that was damaged is made anew; nothing else is answered."""
    write(folder, RIGHT)
    rules = tuple(file.rule for file in read_folders([folder], bundled=False))
    bundle = dumps(rules, "key")
    anew: list[int] = []

    def again() -> tuple[Rule, ...]:
        anew.append(1)
        return rules

    def read(data: bytes) -> tuple[Rule, ...] | None:
        anew.clear()
        return opened(lambda start, length: data[start : start + length], len(data), "key", again)

    assert read(bundle) == rules
    assert not anew
    late = 0
    for at in range(len(bundle)):
        assert read(bundle[:at]) is None
        found = read(bundle[:at] + bytes([bundle[at] ^ 1]) + bundle[at + 1 :])
        if found is not None:
            assert not anew
            assert found == rules
            late += bool(anew)
    assert late > len(bundle) // 4
    assert opened(lambda start, length: bundle[start : start + length], len(bundle), "other key", again) is None
    cut = [bundle]
    found = opened(lambda start, length: cut[0][start : start + length], len(bundle), "key", again)
    cut[0] = bundle[:-1]  # after it was opened
    assert found == rules


def test_a_bundle_of_no_rules_is_a_bundle() -> None:
    """Nothing is stored as nothing."""
    assert loads(dumps((), "key"), "key") == ()


def test_a_bundle_of_other_content_is_no_bundle(folder: Path) -> None:
    """A cache that was made from other rule files does not serve."""
    write(folder, RIGHT)
    rules = tuple(file.rule for file in read_folders([folder], bundled=False))
    assert loads(dumps(rules, "key"), "other key") is None


def test_our_rules_build_a_bundle(pytestconfig: pytest.Config) -> None:
    """The rules of the repository are right, and the bundle for the wheel holds them."""
    rules = loads(build(pytestconfig.rootpath / "rules"), "")
    assert rules
    assert all(rule.bundled for rule in rules)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: phrase", "kind: phrse", "3:7: 'kind' cannot be 'phrse'"),
        (
            "severity: warning\nmessage",
            "severty: warning\nmessage",
            "7:1: unknown key 'severty' in rule. Did you mean 'severity'?",
        ),
        ("name: says-foo", "name: says-foo\nname: again", "3:1: 'name' is written twice."),
        ("code: XYZ001", "code: BOT900", "1:7: the family BOT is copylint's own"),
        ("code: XYZ001", "code: XY1", "1:7: 'XY1' is no code"),
        ("says-foo", "Says Foo", "2:7: 'Says Foo' is no name"),
        ("{{foos}}", "{{foo}}", "6:10: there is no list 'foo'. Did you mean 'foos'?"),
        ("dit {{foos}}", "dit (", "6:10: wrong pattern 'dit ('"),
        ("dit {{foos}}", "(dit)?", "matches an empty text"),
        ("    fr: [", "    other: {fr: [", "YAML"),
        ("phrases:", "phrase:", "5:3: unknown key 'phrase' in options. Did you mean 'phrases'?"),
        ("safety: unsafe", "safety: surely", "'safety' cannot be 'surely'"),
        ("delete: sentence, ", "", "10:6: 'fix' wants 'safety' and exactly one of"),
        ('⟦dit foo⟧.", fix', '⟦dit foo.", fix', "the marks ⟦ and ⟧"),
        ("Il dit bar.", "Il ⟦dit⟧ bar.", "a 'pass' example marks nothing"),
        ("Il chante.", "Il\u00a0chante.", "15:15: invisible character U+00A0 in the file: write it \\u00A0"),
        ("en: \"Replace '{excerpt}'.\"", 'en: "Replace."', "must name the same values in braces"),
        ("Because.", "word " * 26, "is too long: 25 words at most"),
        ("why: {fr", "warum: {fr", "unknown key 'warum'"),
        ("severity: warning}", "severity: grave}", "'severity' cannot be 'grave'"),
        (RIGHT, "", "the file is empty"),
        (RIGHT, "[]", "'rule' must be a mapping"),
    ],
)
def test_wrong_rule_files_are_told_where(folder: Path, old: str, new: str, said: str) -> None:
    """Each fault of a rule file is an error with line and column, the value, and the nearest valid word."""
    assert old in RIGHT
    said_of_it = problems_of(folder, RIGHT.replace(old, new, 1))
    assert any(said in problem for problem in said_of_it), said_of_it


def test_a_missing_key_is_named(folder: Path) -> None:
    """A rule without examples is no rule."""
    assert problems_of(folder, RIGHT[: RIGHT.index("examples:")]) == ["1:1: 'examples' is missing in rule."]


def test_two_rules_of_one_code_are_refused(folder: Path) -> None:
    """A code names one rule for ever."""
    write(folder, RIGHT)
    (folder / "twice.yml").write_text(RIGHT.replace("says-foo", "says-foo-again"), encoding="utf-8")
    with pytest.raises(RuleBookError, match="'XYZ001' is already taken by"):
        read_folders([folder], bundled=False)


def test_unreadable_files_are_told(folder: Path) -> None:
    """A rule file that is not UTF-8 is one error, never skipped."""
    (folder / "rule.yml").write_bytes(RIGHT.encode("utf-16"))
    with pytest.raises(RuleBookError, match="not UTF-8") as told:
        read_folders([folder], bundled=False)
    assert len(told.value.problems) == 1


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A folder of rules that is not there is an error."""
    with pytest.raises(RuleBookError, match="does not exist"):
        read_folders([tmp_path / "nowhere"], bundled=False)


def test_lists_that_name_each_other_are_refused(folder: Path) -> None:
    """A circle of lists ends with an error."""
    (folder / "lists" / "foos.yml").write_text('name: foos\nsource: ours\nentries: ["{{foos}}"]\n', encoding="utf-8")
    assert any("there is no list 'foos'" in problem for problem in problems_of(folder, RIGHT))
