# SPDX-License-Identifier: Apache-2.0
"""The literals of a pattern: whatever it matches contains one of them once folded."""

from importlib import import_module
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.evidence.kind import FLAGS
from copylint.evidence.literals import all_of, required_literals
from copylint.evidence.phrases import to_pattern
from copylint.text.folding import shadow

get_all_cases: Any = import_module("regex._regex").get_all_cases  # private: pinned by these tests

# Letters that fold in surprising ways, both apostrophes, the no-break blanks, signs of markup.
HARD = "aeikssßẞſİıÅﬁœéE\u0301\u00e9\u212a'\u2019 \u00a0\u202f\n*_>«%"


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"vos\s+consignes", ("vos consignes",)),
        (r"(?:tu|vous) voulez", ("tu voulez", "vous voulez")),
        (r"a?b+c{2}de", ("bccde",)),
        (r"\[x{1,4}\]", ("x]",)),
        (r"\.{4,}", ("....",)),
        (r"l['\u2019]article", ("l'article",)),
        (r"%(?<=\d ?%)", ("%",)),
        (r"(?i:SEO)|référencement", ("référencement", "seo")),
        (r"[a-z]+", None),
        (r"mot|[a-z]+", None),
        (r"(?<=oracle)x?\d", None),
        (r"\d+(?= pour cent)", ("pour cent",)),
        (r"STRASSE", ("strasse",)),
        (r"(?s)début.*fin", ("début",)),
        (r"a|b", None),
    ],
)
def test_known_patterns(pattern: str, literals: tuple[str, ...] | None) -> None:
    """Each shape of pattern gives the strings that it cannot do without, or nothing where there are none."""
    assert required_literals(pattern) == literals


def test_one_pattern_without_literals_leaves_a_rule_unfiltered() -> None:
    """A rule of several patterns is filtered only where each of them requires something."""
    assert all_of(["consignes", r"\d+"]) is None
    assert all_of(["consignes", "brief"]) == ("brief", "consignes")
    assert all_of([]) is None


def test_large_sets_are_no_filter() -> None:
    """An alternation of thousands of words is not stored as literals."""
    assert required_literals("|".join(f"mot{number}" for number in range(2000))) is None


@st.composite
def patterns(draw: st.DrawFn, depth: int = 3) -> str:  # noqa: PLR0911 - one return per shape
    """Random patterns over the hard letters, with the constructs that rules use."""
    if depth == 0:
        letters = draw(st.text(st.sampled_from(HARD), min_size=1, max_size=4))
        return regex.escape(letters)
    inner = patterns(depth=depth - 1)
    shape = draw(st.integers(0, 8))
    if shape == 0:
        return "(?:" + "|".join(draw(st.lists(inner, min_size=2, max_size=3))) + ")"
    if shape == 1:
        return f"(?:{draw(inner)})" + draw(st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "+?", "{0,2}"]))
    if shape == 2:
        return (
            "["
            + "".join(regex.escape(sign) for sign in draw(st.text(st.sampled_from(HARD), min_size=1, max_size=4)))
            + "]"
        )
    if shape == 3:
        return draw(inner) + r"\s+" + draw(inner)
    if shape == 4:
        return f"(?P<x{draw(st.integers(0, 10**6))}>{draw(inner)})"
    if shape == 5:
        return draw(inner) + f"(?={draw(inner)})"
    if shape == 6:
        return r"(?<!\w)" + draw(inner) + r"\b"
    return draw(inner) + draw(inner)


@settings(max_examples=200, deadline=None)
@given(patterns(), st.text(st.sampled_from(HARD), max_size=40))
def test_whatever_matches_holds_a_literal(pattern: str, text: str) -> None:
    """For random patterns and texts: a match implies that the folded text contains one of the literals."""
    try:
        compiled = regex.compile(pattern, FLAGS)
    except regex.error:
        return
    literals = required_literals(pattern)
    if literals is None:
        return
    for candidate in (text, regex.sub(r"\\(.)", r"\1", pattern)):
        if any(found.end() > found.start() for found in compiled.finditer(candidate, timeout=1)):
            folded = shadow(candidate)
            assert any(literal in folded for literal in literals), (pattern, candidate, literals)


def test_every_letter_that_ignores_case_is_found() -> None:
    """Where `regex` takes two characters for one without regard to case, a literal of one is found in the other."""
    for code in range(0x20, 0x20000):
        if 0xD800 <= code < 0xE000:
            continue
        cases = get_all_cases(FLAGS, code)
        if len(cases) < 2:
            continue
        literals = required_literals("x" + regex.escape(chr(code)) + "y") or ()
        for other in cases:
            assert any(literal in shadow(f"x{chr(other)}y") for literal in literals), (hex(code), hex(other))


@pytest.mark.parametrize(
    ("phrase", "hits", "misses"),
    [
        (
            "vos consignes?",
            ["vos consignes", "VOS\nCONSIGNE", "vos\u00a0consignes", "vos **consignes**"],
            ["vosconsignes", "vos consignesx"],
        ),
        ("l'article", ["l\u2019article", "l'article"], ["larticle"]),
        (
            "voici la version :",
            ["voici la version :", "voici la version:", "Voici la version\u00a0:"],
            ["voici la version"],
        ),
        ("référencement", ["référencement", "referencement", "re\u0301fe\u0301rencement"], ["rférencement"]),
        ("ce <2> texte", ["ce texte", "ce très long texte"], ["ce très long et beau texte", "ce. texte"]),
        ("(tu|vous) (veux|voulez)", ["tu veux", "vous voulez"], ["tutu veux"]),
        ("si besoin <2> dites", ["si besoin, dites", "si besoin est, dites"], ["si besoin. dites"]),
        ("[0-9]{1,2} min", ["12 min"], ["112 min"]),
        ("cœur", ["cœur", "coeur"], ["cour"]),
        (r"que je\?", ["que je?"], ["que je"]),
    ],
)
def test_phrases(phrase: str, hits: list[str], misses: list[str]) -> None:
    """A phrase matches what a reader takes for the same words, and no part of another word."""
    pattern = regex.compile(to_pattern(phrase), FLAGS)
    assert [text for text in hits if not pattern.search(text)] == []
    assert [text for text in misses if pattern.search(text)] == []


@pytest.mark.parametrize("phrase", ["un <x> mot", "fin\\", "un [mot", "un {x}"])
def test_wrong_phrases_are_refused(phrase: str) -> None:
    """A phrase that cannot be read is an error, not a pattern that never matches."""
    with pytest.raises(ValueError, match=r"."):
        to_pattern(phrase)
