# SPDX-License-Identifier: Apache-2.0
"""Numbers alone: digits with separators, number words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.facts.numerals import read_digits, read_words, trailing_step


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1 250,50", "fr", "1250.50"),
        ("1,250.5", "en", "1250.5"),
        ("1.250,5", "fr", "1250.5"),
        ("10'000", "fr", "10000"),
        ("0,125", "fr", "0.125"),
        ("12.5", "fr", "12.5"),
    ],
)
def test_digits(written: str, language: str, value: str) -> None:
    """Groups and decimal signs of both languages are told apart."""
    numeral = read_digits(written, language)
    assert numeral is not None
    assert numeral.value == Decimal(value)


@pytest.mark.parametrize("written", ["1.2.3", "12.05.2024", "1" * 41, "1,2.3,4"])
def test_digits_that_are_no_number(written: str) -> None:
    """Versions, dates and endless runs of digits have no value."""
    assert read_digits(written, "fr") is None


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("vingt et un", "fr", "21"),
        ("soixante et onze", "fr", "71"),
        ("quatre-vingt-dix-neuf", "fr", "99"),
        ("septante-deux", "fr", "72"),
        ("mille neuf cent quatre-vingt-quatre", "fr", "1984"),
        ("trois millions cinq cent mille", "fr", "3500000"),
        ("cent vingt-trois mille quatre cent cinquante-six", "fr", "123456"),
        ("deux virgule vingt-cinq millions", "fr", "2250000"),
        ("trois virgule zéro cinq", "fr", "3.05"),
        ("un million et demi", "fr", "1500000"),
        ("twenty-five", "en", "25"),
        ("one hundred and five thousand", "en", "105000"),
        ("two point five million", "en", "2500000"),
        ("seventeen hundred", "en", "1700"),
    ],
)
def test_words(words: str, language: str, value: str) -> None:
    """Number words of France, Belgium, Switzerland and English have their values."""
    read = read_words(words, 0, len(words), language)
    assert read is not None
    assert (read.value, read.end) == (Decimal(value), len(words))


def test_words_stop_where_the_grammar_stops() -> None:
    """Two numbers in a row are two numbers."""
    read = read_words("cinq cinq", 0, 9, "fr")
    assert read is not None
    assert (read.value, read.end) == (Decimal(5), 4)


@given(st.integers(min_value=0, max_value=10**12))
@settings(max_examples=200, deadline=None)
def test_grouped_digits_are_read_back(number: int) -> None:
    """Any whole number written with groups is read as itself."""
    french = read_digits(f"{number:,}".replace(",", "\u202f"), "fr")
    english = read_digits(f"{number:,}", "en")
    assert french is not None
    assert english is not None
    assert french.value == english.value == number


def test_trailing_step() -> None:
    """Trailing zeros do not count; fractions and 0 have the step 1."""
    assert [trailing_step(Decimal(text)) for text in ("80000", "1250", "7", "0", "1.5")] == [10_000, 10, 1, 1, 1]
