# SPDX-License-Identifier: Apache-2.0
"""The self-test of rules finds every way in which a rule and its examples disagree."""

from pathlib import Path

import pytest

from copylint.engine.check import Engine
from copylint.model.places import Span
from copylint.rulebook.files import read_rule_file
from copylint.rulecheck.examples import check_rule, marked

RULE = """code: XYZ001
name: says-foo
kind: pattern
options: {patterns: {fr: ["foo", "fou+"]}}
severity: warning
message: {fr: "Message.", en: "Message."}
why: {fr: "Parce que.", en: "Because."}
fix: {replace: "bar", safety: unsafe}
examples:
  - {fail: "Un ⟦foo⟧.", fix: "Un bar."}
  - {fail: "Un ⟦fou⟧ et un ⟦fouu⟧.", fix: "Un bar et un bar.", severity: warning}
  - {pass: "Un bar.", because: "autre mot"}
  - {pass: "Rien."}
"""


def complaints(tmp_path: Path, text: str, defaults: Engine | None = None) -> list[str]:
    """What the self-test says of a rule, without file and place."""
    path = tmp_path / "rule.yml"
    path.write_text(text, encoding="utf-8")
    return [problem.message["en"] for problem in check_rule(read_rule_file(path), defaults)]


def test_a_right_rule_passes(tmp_path: Path) -> None:
    """A rule that does what its examples say has no complaint, under other rules too."""
    assert complaints(tmp_path, RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Un ⟦foo⟧.", "⟦Un foo⟧.", "the example expects '⟦Un foo⟧.' and the rule reports 'Un ⟦foo⟧.'."),
        ("Un ⟦foo⟧.", "Un ⟦f⟧ou.", "the example expects"),
        ("Un ⟦foo⟧.", "⟦Un⟧ mot.", "the example expects '⟦Un⟧ mot.' and the rule reports nothing."),
        ('fix: "Un bar."', 'fix: "Un baz."', "after the fix the text should be 'Un baz.', not 'Un bar.'"),
        (', fix: "Un bar."', "", "the fix changes the text to 'Un bar.': state it under 'fix'."),
        ("severity: warning}", "severity: error}", "the example expects severity error and the rule gives warning."),
        ('pass: "Rien."', 'pass: "Un foo."', "the example must stay silent and the rule reports 'Un ⟦foo⟧.'."),
        ("safety: unsafe", "safety: safe", "the fix changes letters or figures: it is not 'safe'."),
        ('"fou+"', '"fou+", "fo{9}"', "no example exercises 'fo{9}'."),
        ('  - {pass: "Rien."}\n', "", "at least two 'fail' and two 'pass' examples are needed"),
        (', because: "autre mot"', "", "one of them a near miss explained by 'because'"),
    ],
)
def test_each_disagreement_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A wrong place, fix, severity, safety, silence or unused pattern is a complaint that names it."""
    assert old in RULE
    found = complaints(tmp_path, RULE.replace(old, new, 1))
    assert any(said in complaint for complaint in found), found


def test_an_error_of_another_rule_on_a_near_miss_is_told(tmp_path: Path) -> None:
    """A pass example must show no error under all default rules."""
    path = tmp_path / "other.yml"
    path.write_text(
        RULE.replace("XYZ001", "XYZ002").replace("foo", "bar").replace("severity: warning\n", "severity: error\n"),
        encoding="utf-8",
    )
    other = Engine([read_rule_file(path).rule])
    assert complaints(tmp_path, RULE, other) == [
        "under all rules this 'pass' example shows an error: XYZ002 'Un ⟦bar⟧.'."
    ]


def test_marks_show_places_in_order() -> None:
    """The diff of spans shows every place; one inside another is shown once."""
    assert marked("abcd", [Span(2, 3), Span(0, 1), Span(0, 1)]) == "⟦a⟧b⟦c⟧d"
