# SPDX-License-Identifier: Apache-2.0
"""Literals without an automaton: the same answer as looking for each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.evidence.grams import Grams, packed

WORDS = st.text("ab c'", min_size=1, max_size=7)


@settings(max_examples=200)
@given(
    st.dictionaries(WORDS, st.sets(st.integers(0, 9), min_size=1, max_size=3), max_size=12),
    st.text("ab c'", max_size=40),
)
def test_it_finds_what_stands_there(owners: dict[str, set[int]], text: str) -> None:
    """Exactly the literals that the text contains are found, each with its owners."""
    grams = Grams(packed(owners))
    assert grams.find(text) == {word: tuple(sorted(of)) for word, of in owners.items() if word in text}
    assert dict(grams.items()) == {word: tuple(sorted(of)) for word, of in owners.items()}
    assert all(grams.owners(word) == tuple(sorted(of)) for word, of in owners.items())
    assert grams.owners("zzzz") == ()
