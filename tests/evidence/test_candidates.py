# SPDX-License-Identifier: Apache-2.0
"""Which patterns are tried on a block, and what is asked before."""

import pytest

from copylint.document.document import Document
from copylint.evidence.candidates import AnyOf, all_hold, any_of, likely, only_needs
from copylint.evidence.literals import each_of
from copylint.formats import parse

MANY = [f"mot{number:03d}" for number in range(60)]


def read(text: str) -> Document:
    """A text as Markdown."""
    return parse(text, "markdown", name="a.md")


@pytest.mark.parametrize("literals", [["brief", "consigne"], MANY])
def test_a_set_answers_the_same_however_often_it_is_asked(literals: list[str]) -> None:
    """A large set becomes an automaton after some questions; the answer of the text before is never given again."""
    one = AnyOf("\n".join(literals))
    for turn in range(60):
        assert one.stands_in(f"vos {literals[-1]}s, {turn}")
        assert one.stands_in(literals[0])
        assert not one.stands_in(f"rien de tout cela, {turn}")
        assert not one.stands_in("")


def test_one_set_serves_all_patterns_that_require_it() -> None:
    """So that several rules ask a block once."""
    assert any_of("brief\nconsigne") is any_of("brief\nconsigne")
    assert any_of("brief") is not any_of("consigne")


def test_every_set_must_hold() -> None:
    """One literal of each set; no set at all holds."""
    sets = [AnyOf("brief\nconsigne"), AnyOf("votre\nvos")]
    assert all_hold("selon vos consignes", sets)
    assert not all_hold("selon les consignes", sets)
    assert all_hold("", [])


def test_a_pattern_is_tried_where_all_of_its_words_stand() -> None:
    """Patterns keep their order; one that requires nothing is always tried."""
    patterns = {"fr": [r"vos\s+\w+\s+consignes", r"\w+ \w+", r"(?:votre|ton)\s.*brief"]}
    needs = each_of(patterns)

    def tried(text: str) -> list[str]:
        document = read(text)
        return list(likely(document, document.blocks[0], patterns, needs))

    assert tried("Vos **nouvelles** consignes.") == [patterns["fr"][0], patterns["fr"][1]]
    assert tried("Ton brief.") == patterns["fr"][1:]
    assert tried("Vos idées.") == [patterns["fr"][1]]


def test_only_a_rule_of_one_pattern_requires_something_as_a_whole() -> None:
    """Of several patterns one may match where another cannot."""
    one = {"fr": [r"vos\s.*consignes"]}
    (other,) = only_needs(one, each_of(one))
    assert other.stands_in("vos idées") != other.stands_in("les consignes")
    two = {"fr": [r"vos\s.*consignes", r"vos\s.*envies"]}
    assert only_needs(two, each_of(two)) == ()
    assert only_needs(one, {}) == []
