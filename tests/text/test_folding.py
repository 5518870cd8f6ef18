# SPDX-License-Identifier: Apache-2.0
"""Folded views: what they make equal, what they keep apart."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.text.folding import DELETED, bare, key, shadow

FOLDS = [shadow, bare, key]
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\u00a0\u202f\u2009 \t\r\n\u2019\u02bc'ßẞſœŒæÆéÉÅ\u212bıİıΣσς\u0301\u00adﬁ½²…ŉ" + DELETED),
    )
)


@pytest.mark.parametrize("fold", FOLDS)
@given(text=TEXTS)
def test_folding_twice_changes_nothing(fold: Callable[[str], str], text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("fold", [shadow, key])
@given(text=TEXTS)
def test_case_is_folded(fold: Callable[[str], str], text: str) -> None:
    """Text and capitals fold to the same."""
    assert fold(text) == fold(text.upper())


@given(TEXTS, TEXTS, TEXTS)
def test_a_part_is_found_in_the_shadow_of_the_whole(before: str, part: str, after: str) -> None:
    """The prefilter looks for folded parts in a folded text: a part that is there is found."""
    assert shadow(part) in shadow(before + part + after)


@given(TEXTS)
def test_bare_does_not_depend_on_the_normal_form(text: str) -> None:
    """Composed and decomposed letters are the same letters."""
    assert bare(unicodedata.normalize("NFC", text)) == bare(unicodedata.normalize("NFD", text))


@given(TEXTS)
def test_a_key_has_single_spaces_and_no_marks(text: str) -> None:
    """A key holds no blank but single spaces, none at its edges, and no combining mark."""
    folded = key(text)
    assert " ".join(folded.split()) == folded
    assert not any(unicodedata.combining(sign) for sign in folded)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  L\u2019\u00c9t\u00e9\u00a0\u202f:\r\n oui ", "l'été : oui"),
        ("l\u02bceau", "l'eau"),
        ("un **mot** `code`", "un mot code"),
        ("STRASSE STRAßE", "strasse strasse"),
        ("Œuvre", "œuvre"),
    ],
)
def test_shadow(text: str, folded: str) -> None:
    """Case, apostrophes, blanks and signs of markup are folded; accents and ligatures stay."""
    assert shadow(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉTÉ", "ete"),
        ("e\u0301te\u0301", "ete"),
        ("Œuvre, ex ÆQUO", "oeuvre, ex aequo"),
        ("c\u0153ur \u01fd", "coeur ae"),
        ("Garçon  «oui»", "garcon  «oui»"),
        ("L\u2019eau", "l\u2019eau"),
        ("3,5\u00a0%", "3,5 %"),
        ("*a*", "*a*"),
    ],
)
def test_bare(text: str, folded: str) -> None:
    """Case, accents and ligatures are gone; signs stay as they are."""
    assert bare(text) == folded


def test_key_joins_both() -> None:
    """A key is free of case, accents, ligatures, kinds of apostrophe and of blanks."""
    assert key("  L\u2019\u0152uvre\u00a0 \u00c9lev\u00e9e\n") == key("l'oeuvre elevee") == "l'oeuvre elevee"


def test_words_that_differ_stay_apart() -> None:
    """Letters and digits that differ are never folded together."""
    assert len({key(word) for word in ("cote", "coté 2", "cotes", "code", "10", "100", "1 0")}) == 7
