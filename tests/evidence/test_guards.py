# SPDX-License-Identifier: Apache-2.0
"""The guard of a pattern: wherever the pattern matches inside a block, its guard matches from a place of the block."""

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.evidence.guards import guard, guards_of
from copylint.evidence.kind import FLAGS

SIGNS = "0159 \u0662ahHéÉſs.,;:!?\u00a0\n\t«»\u200b\U0001f642\u2728'-"
"""Digits of two scripts, letters that fold, blanks, an emoji of each width."""


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{5,}\b",
        r"\b\d{1,2}h\d{2}\b",
        r" {2,}(?=\S)",
        r"[ \t]\n",
        r"\p{Emoji_Presentation}",
        r"(?:\d\d|!!)\s?(?:h|!)",
        r"(?<=\p{L})\d\d(?!\d)",
    ],
)
def test_patterns_of_typography_have_one(pattern: str) -> None:
    """What has no literal and starts from few signs can be looked for at once."""
    assert guard(pattern)


@pytest.mark.parametrize("pattern", [r"\w+", r"[^.!?]{320,}", r"^(?:a|aa)+$", r"(?>\d\d)", r"(\d\d)?\1", r".{3}"])
def test_what_says_nothing_has_none(pattern: str) -> None:
    """A pattern that most blocks hold, or whose parts are not understood, is tried on every block."""
    assert guard(pattern) is None


def test_a_guard_keeps_the_case_of_letters_open() -> None:
    """Digits are looked for as they are; a letter in any case, and a capital where case is ignored too."""
    assert str(guard(r"\d\d")).startswith("(?-i:")
    source = guard(r"\dh\d")
    assert source is not None
    assert regex.search(source, "12 5H3", FLAGS)
    capital = guard(r"(?<=\d)\p{Lu}\d\d")
    assert capital is not None
    assert regex.search(capital, "1a22", FLAGS)


def test_guards_of_a_rule_are_numbered_through_its_languages() -> None:
    """Only those that are asked for are read, and what has none is missing."""
    found = guards_of({"fr": ["vos consignes", r"\d{3}"], "en": [r"\w+"]}, [0, 2])
    assert list(found) == ["2"]


@st.composite
def patterns(draw: st.DrawFn, depth: int = 3) -> str:
    """Random patterns of signs, classes, counted repeats, look-around and edges."""
    atoms = st.sampled_from(
        [r"\d", r"\p{L}", r"\p{Lu}", "[;:!?]", r"[^\d]", " ", r"\s", "h", "é", r"\p{Emoji_Presentation}", ".", r"\b"]
    )
    if depth == 0:
        return draw(atoms)
    inner = patterns(depth=depth - 1)
    shape = draw(st.sampled_from(["atom", "repeat", "sequence", "branch", "ahead", "behind", "not"]))
    if shape == "atom":
        return draw(atoms)
    if shape == "repeat":
        return f"(?:{draw(inner)}){draw(st.sampled_from(['?', '+', '*', '{2}', '{1,3}', '{2,}', '+?', '++']))}"
    if shape == "sequence":
        return draw(inner) + draw(inner)
    if shape == "branch":
        return f"(?:{draw(inner)}|{draw(inner)})"
    opening = {"ahead": "(?=", "behind": "(?<=", "not": draw(st.sampled_from(["(?!", "(?<!"]))}[shape]
    return f"{opening}{draw(inner)})"


@settings(max_examples=200, deadline=None)
@given(patterns(), st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=4))
def test_no_match_without_its_guard(pattern: str, parts: list[str]) -> None:
    """Each match inside a block starts at or before a place of the block from which the guard matches."""
    source = guard(pattern)
    if source is None:
        return
    text = "".join(parts)
    own, wide = regex.compile(pattern, FLAGS), regex.compile(source, FLAGS)
    start = 0
    for part in parts:
        end = start + len(part)
        if any(match.end() > match.start() for match in own.finditer(text, start, end)):
            found = wide.search(text, start)
            assert found is not None, (pattern, source)
            assert found.start() < end, (pattern, source)
        start = end
