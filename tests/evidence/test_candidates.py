# SPDX-License-Identifier: Apache-2.0
"""Which patterns are tried on a block, and what is asked before."""

import pytest

from copylint.document.document import Document
from copylint.evidence.candidates import FOUND, AnyOf, all_hold, any_of, likely, only_needs, within_stops
from copylint.evidence.grams import Grams
from copylint.evidence.literals import each_of
from copylint.evidence.phrases import to_pattern
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


@pytest.mark.parametrize(
    "source",
    [
        to_pattern("selon (vos|votre) <2> consignes?"),
        to_pattern("l'article - voilà"),
        r"\b(?:vos|votre)\s[a-z0-9]{1,9}\sconsignes(?!\w)",
        r"(?<=\w )vos [-'] consignes",
    ],
)
def test_a_match_without_stops_is_told(source: str) -> None:
    """Words, blanks, gaps of a phrase and everyday classes hold no stop."""
    assert within_stops(source)


@pytest.mark.parametrize(
    "source",
    [
        to_pattern("bien sûr !"),
        to_pattern("d'accord \\? voici"),
        *(r"vos.consignes", r"vos\. consignes", r"vos[^\n]+consignes", r"vos\Wconsignes", r"vos\S", r"vos\p{P}"),
        *(r"vos[ -~]consignes", r"vos[[:punct:]]", r"vos[a[:punct:]]", r"vos\x2e", r"vos\056", r"vos\u2026"),
        *(r"vos\(?! ", r"vos\(?<! ", r"vos(?= consignes)", r"(?:consignes){e<2}", r"(?:consignes){1<e}", "vos\u2026"),
    ],
)
def test_a_match_that_may_hold_a_stop_is_told(source: str) -> None:
    """What takes in a stop, or asks for words behind the match, or is not understood."""
    assert not within_stops(source)


@pytest.mark.parametrize("looked", [True, False])
def test_words_of_a_pattern_must_stand_in_one_sentence(looked: bool) -> None:
    """Where no match can hold a stop; the answer is the same however often a rule was asked, and by whom it was."""
    patterns = {"fr": [to_pattern("(vos|votre) <3> (consignes|brief)"), r"(?:vos|votre)\s[^\n]*(?:consignes|brief)"]}
    needs = each_of(patterns)
    literals = {literal for literal, _ in Grams(needs["first"]).items()}

    def tried(text: str) -> list[str]:
        document = read(text)
        block = document.blocks[0]
        if looked:
            document.keep(FOUND, {block.span: {one for one in literals if one in text.casefold()}})
        return list(likely(document, block, patterns, needs))

    for turn in range(40):
        assert tried(f"Selon vos {turn} consignes. Merci\u2026") == patterns["fr"]
        assert tried(f"Merci ! **Vos** {turn}\n*consignes* ?") == patterns["fr"]
        for stop in (".", "!", "?", "\u2026"):
            assert tried(f"Gardez vos {turn} idées{stop} Voici les consignes.") == patterns["fr"][1:]
        assert tried(f"Gardez vos {turn} idées.") == []


def test_a_block_of_stops_is_not_cut() -> None:
    """Its patterns are tried as if nothing were known of its sentences."""
    patterns = {"fr": [to_pattern("(vos|votre) <3> (consignes|brief)")]}
    document = read("vos idées" + ". a" * 300 + " consignes.")
    assert list(likely(document, document.blocks[0], patterns, each_of(patterns))) == patterns["fr"]
