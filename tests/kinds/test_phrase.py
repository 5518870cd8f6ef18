# SPDX-License-Identifier: Apache-2.0
"""The kinds phrase and pattern: what they tell the prefilter, and what they find."""

from copylint.evidence.kind import Context, options_of
from copylint.formats import parse
from copylint.kinds import pattern, phrase


def test_literals_come_from_every_phrase() -> None:
    """A rule of phrases is filtered by the literals of all of them, or not at all where one requires nothing."""
    plain = phrase.prepared({"phrases": {"fr": ["vos consignes", "ton brief"]}})
    assert phrase.literals(options_of(phrase.Options, plain)) == ("ton brief", "vos consignes")
    plain = pattern.prepared({"patterns": {"any": ["consignes", r"\d+"]}})
    assert pattern.literals(options_of(pattern.Options, plain)) is None


def test_literals_that_a_rule_states_come_first() -> None:
    """`requires` replaces what is read from the patterns."""
    plain = pattern.prepared({"patterns": {"any": [r"\d+"]}, "requires": ["%"]})
    assert pattern.literals(options_of(pattern.Options, plain)) == ("%",)


def test_named_groups_become_values() -> None:
    """What a named group caught can be shown in the message."""
    plain = pattern.prepared({"patterns": {"any": [r"(?P<number>\d+) mots"]}})
    document = parse("Il a 12 mots.", "markdown", name="x.md")
    (match,) = pattern.check(document, document.blocks[0], options_of(pattern.Options, plain), Context())
    assert match.values == {"number": "12"}
    assert pattern.check(document, None, options_of(pattern.Options, plain), Context()) == []
