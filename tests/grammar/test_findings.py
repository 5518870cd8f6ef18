# SPDX-License-Identifier: Apache-2.0
"""From LanguageTool's matches to findings: which count, how grave they are, where they stand, what they propose."""

import json
from typing import Any

import pytest

from copylint.grammar.findings import Answer, NoAnswer, dumps, loads, read
from copylint.grammar.selection import Found, Selection, Wanted
from copylint.kinds.grammar import Options
from copylint.model.findings import Severity
from copylint.model.rule import Rule

OPTIONS = Options(warnings=("AGREEMENT",), notes=("D_SHAKY",), off=("TYPOS", "CAT_TYPOGRAPHIE"), off_rules=("NOISE",))
RULE = Rule(
    "LNG001", "grammar", "grammar", OPTIONS._asdict(), Severity.NOTE, {"fr": "{text}", "en": "{text}"}, scope="document"
)


def found(rule: str = "D_N", category: str = "AGREEMENT") -> Found:
    """A match of some rule."""
    return Found(0, 3, "Message.", rule, category)


def selection(**wanted: Any) -> Selection:  # noqa: ANN401 - fields of Wanted
    """The choices of a configuration."""
    return Selection(RULE, OPTIONS, Wanted(**wanted))


@pytest.mark.parametrize(
    ("wanted", "match_", "counts"),
    [
        ({}, found(), True),
        ({}, found("X", "TYPOS"), False),
        ({}, found("NOISE"), False),
        ({"spelling": True}, found("X", "TYPOS"), True),
        ({"ignore": ("LNG:AGREEMENT",)}, found(), False),
        ({"ignore": ("LNG:AGREEMENT",), "extend_select": ("LNG:D_N",)}, found(), True),
        ({"ignore": ("LNG:D_N",), "extend_select": ("LNG:D_N",)}, found(), False),
        ({"ignore": ("lng:d_n",)}, found(), False),
        ({"extend_select": ("LNG:CAT_TYPOGRAPHIE",)}, found("X", "CAT_TYPOGRAPHIE"), True),
        ({"extend_select": ("LNG:NOISE",)}, found("NOISE"), True),
        ({"select": ("LNG:D_N",)}, found(), True),
        ({"select": ("LNG:D_N",)}, found("OTHER"), False),
        ({"select": ("BOT", "LNG")}, found("OTHER"), True),
        ({"select": ("ALL",)}, found("OTHER"), True),
        ({}, found("FR_REPEATEDWORDS_AUSSI", "ANY"), False),
        ({"extend_select": ("LNG:PARENTHESES",)}, found("PARENTHESES", "ANY"), False),
    ],
)
def test_what_counts(wanted: dict[str, Any], match_: Found, counts: bool) -> None:
    """The more exact word wins, `ignore` wins over one as exact; what looks across paragraphs never counts."""
    assert selection(**wanted).counts(match_) is counts


def test_what_is_asked_for() -> None:
    """What is off is not asked for, unless it is selected; English has its variant."""
    assert selection().form("fr") == {
        "language": "fr",
        "disabledCategories": "CAT_TYPOGRAPHIE,TYPOS",
        "disabledRules": "EN_UNPAIRED_BRACKETS,EN_UNPAIRED_QUOTES,NOISE,PARENTHESES,UNPAIRED_BRACKETS,WHITESPACE_RULE",
    }
    wider = selection(spelling=True, extend_select=("LNG:OE",), variant="en-GB").form("en")
    assert (wider["language"], wider["disabledCategories"], wider["enabledRules"]) == ("en-GB", "CAT_TYPOGRAPHIE", "OE")


@pytest.mark.parametrize(
    ("wanted", "match_", "severity"),
    [
        ({}, found(), Severity.WARNING),
        ({}, found("D_SHAKY"), Severity.NOTE),
        ({}, found("X", "OTHER"), Severity.NOTE),
        ({"severity": {"LNG:AGREEMENT": "error"}}, found(), Severity.ERROR),
        ({"severity": {"LNG:AGREEMENT": "error", "LNG:D_N": "note"}}, found(), Severity.NOTE),
    ],
)
def test_how_grave(wanted: dict[str, Any], match_: Found, severity: Severity) -> None:
    """Categories have severities, rules their exceptions, a configuration the last word."""
    assert selection(**wanted).severity(match_, "un mot", fragment=False) == severity


def test_fragments_and_names_are_notes() -> None:
    """A cell is rarely a sentence; no dictionary knows the gender of a name; that of an abbreviation is left alone."""
    plain = selection()
    assert plain.severity(found(), "deux mot", fragment=True) == Severity.NOTE
    assert plain.severity(found(), "la Popup", fragment=False) == Severity.NOTE
    assert plain.accepts(found(), "la BAN")
    assert not plain.accepts(found(), "la ban")


def test_a_family_given_a_severity_gives_it_to_all() -> None:
    """`severity = {LNG = "error"}` holds for every match."""
    forced = Selection(RULE._replace(severity=Severity.ERROR, forced=True), OPTIONS, Wanted())
    assert {forced.severity(each, "", fragment=True) for each in (found(), found("X", "Y"))} == {Severity.ERROR}


def test_accepted_words() -> None:
    """Names and the dictionary are compared folded, word by word, and for spelling alone."""
    known = selection(words=frozenset(("elodie", "barzach")))
    assert known.accepts(found("X", "TYPOS"), "Élodie")
    assert known.accepts(found("X", "MULTITOKEN_SPELLING"), "Élodie Barzach")
    assert not known.accepts(found("X", "TYPOS"), "Élodi")
    assert not known.accepts(found("X", "OTHER"), "Élodie")


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"<html>", b'{"matches": [{}]}', b'{"matches": 3}', b"\xff", b"[" * 9999]
)
def test_no_answer(body: bytes) -> None:
    """What is no answer is told as such."""
    with pytest.raises(NoAnswer):
        read(body)


def test_answers_are_kept_as_they_are() -> None:
    """What is written is what is read again; a server that ran out of time says so."""
    rule = {"id": "D_N", "category": {"id": "AGREEMENT"}}
    values = [{"value": "a"}, {"value": "b"}]
    match = {"message": "Message.", "offset": 2, "length": 3, "replacements": values, "rule": rule}
    (one,) = read(json.dumps({"matches": [match]}).encode()).found
    assert loads(dumps([one])) == (one,) == (Found(2, 3, "Message.", "D_N", "AGREEMENT", ("a", "b")),)
    assert read(b'{"matches": [], "warnings": {"incompleteResults": true}}') == Answer((), complete=False)
