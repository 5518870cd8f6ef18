# SPDX-License-Identifier: Apache-2.0
"""Which rules run."""

from typing import Any

import pytest

from copylint.model.findings import Severity
from copylint.model.rule import Rule
from copylint.rulebook.select import UnknownSelector, choose, with_severities


def rule(code: str, name: str, *, default: bool = True, status: str = "stable", aliases: tuple[str, ...] = ()) -> Rule:
    """A rule that does nothing."""
    return Rule(code, name, "pattern", {}, Severity.NOTE, {}, default=default, status=status, aliases=aliases)


RULES = (
    rule("BOT001", "says-so", aliases=("said-so",)),
    rule("BOT002", "rare", default=False),
    rule("TYP001", "space"),
    rule("TYP002", "new", status="preview"),
    rule("TYP003", "gone", status="removed"),
)


@pytest.mark.parametrize(
    ("flags", "codes"),
    [
        ({}, ["BOT001", "TYP001"]),
        ({"select": ["BOT"]}, ["BOT001", "BOT002"]),
        ({"select": ["ALL"]}, ["BOT001", "BOT002", "TYP001"]),
        ({"select": ["TYP", "says-so"]}, ["BOT001", "TYP001"]),
        ({"select": ["said-so"]}, ["BOT001"]),
        ({"select": ["TYP"], "preview": True}, ["TYP001", "TYP002"]),
        ({"select": ["TYP002"]}, ["TYP002"]),
        ({"preview": True}, ["BOT001", "TYP001", "TYP002"]),
        ({"extend_select": ["rare"]}, ["BOT001", "BOT002", "TYP001"]),
        ({"ignore": ["BOT"]}, ["TYP001"]),
        ({"select": ["BOT"], "ignore": ["BOT001"]}, ["BOT002"]),
        ({"select": ["BOT001"], "ignore": ["BOT"]}, ["BOT001"]),
        ({"select": ["BOT001"], "ignore": ["says-so"]}, []),
        ({"select": ["bot001"]}, ["BOT001"]),
        ({"select": ["SRC"]}, []),
    ],
)
def test_selection(flags: dict[str, Any], codes: list[str]) -> None:
    """Families turn on what is off by default, the more exact word wins, preview must be asked for."""
    assert [chosen.code for chosen in choose(RULES, **flags)] == codes


@pytest.mark.parametrize("word", ["BOTT", "says-no", "TYP9", "TYP003", ""])
def test_unknown_words_are_refused(word: str) -> None:
    """A word that names nothing is an error, so that a gate does not lose a rule to a slip."""
    with pytest.raises(UnknownSelector):
        choose(RULES, select=[word])


def test_the_nearest_words_are_offered() -> None:
    """The error brings the words that were perhaps meant."""
    with pytest.raises(UnknownSelector) as caught:
        choose(RULES, ignore=["says-os"])
    assert caught.value.nearest == ("says-so",)


@pytest.mark.parametrize(
    ("severity", "given"),
    [
        ({}, {}),
        ({"BOT": "error"}, {"BOT001": Severity.ERROR, "BOT002": Severity.ERROR}),
        ({"BOT001": "error", "BOT": "warning"}, {"BOT001": Severity.ERROR, "BOT002": Severity.WARNING}),
        ({"ALL": "warning", "said-so": "error"}, {"BOT001": Severity.ERROR, "BOT002": Severity.WARNING}),
        ({"BOT001": "error", "says-so": "warning"}, {"BOT001": Severity.WARNING}),
        ({"TYP": "error"}, {}),
    ],
)
def test_severities(severity: dict[str, str], given: dict[str, Severity]) -> None:
    """The more exact word wins, of two as exact the later; what is given is not raised any more."""
    changed = with_severities(RULES[:2], severity, RULES)
    assert {rule.code: rule.severity for rule in changed if rule.forced} == given
    assert all(rule.severity == Severity.NOTE for rule in changed if not rule.forced)


@pytest.mark.parametrize("word", ["TYX", "TYP003", "BOT1", "says_so"])
def test_severity_of_nothing(word: str) -> None:
    """A word that names no rule is an error, with the nearest one."""
    with pytest.raises(UnknownSelector) as caught:
        with_severities(RULES[:2], {word: "error"}, RULES)
    assert caught.value.word == word
    assert caught.value.nearest
