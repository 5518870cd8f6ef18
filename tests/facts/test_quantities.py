# SPDX-License-Identifier: Apache-2.0
"""Quantities: normal forms with their places, in French and English; what is never one; linear, never raising."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.facts.quantities import quantities
from copylint.facts.quantity import agree, comparable


def forms(text: str, language: str) -> list[tuple[object, ...]]:
    """Kind, value (or both ends), unit or currency, rounding word and the words of every quantity."""
    return [
        (
            one.kind,
            one.low if one.low == one.high else (one.low, one.high),
            one.currency or one.unit,
            one.approx,
            text[one.span.start : one.span.end],
        )
        for one in quantities(text, language=language)
    ]


FRENCH = [
    ("une offre de 97,4 milliards de dollars", "money", "97.4e9", "USD", "", "97,4 milliards de dollars"),
    ("pour 9,74 milliards si vous voulez", "count", "9.74e9", "", "", "9,74 milliards"),
    ("en hausse de 12 % sur un an", "percent", "12", "", "", "12 %"),
    ("12\u202f% des lecteurs", "percent", "12", "", "", "12\u202f%"),
    ("près de 80\u00a0000 personnes", "count", "80000", "", "about", "80\u00a0000"),
    ("plus de 1\u202f250\u202f000 euros", "money", "1250000", "EUR", "over", "1\u202f250\u202f000 euros"),
    ("1.250.000 euros", "money", "1250000", "EUR", "", "1.250.000 euros"),
    ("1 250,50 €", "money", "1250.5", "EUR", "", "1 250,50 €"),
    ("12 k€ par an", "money", "12000", "EUR", "", "12 k€"),
    ("une enveloppe de 3 M€", "money", "3e6", "EUR", "", "3 M€"),
    ("5 Md€ d’aides", "money", "5e9", "EUR", "", "5 Md€"),
    ("2,5 Mds d’euros", "money", "2.5e9", "EUR", "", "2,5 Mds d’euros"),
    ("3 millions et demi d’euros", "money", "3.5e6", "EUR", "", "3 millions et demi d’euros"),
    ("50 centimes", "money", "0.5", "EUR", "", "50 centimes"),
    ("25 euros/m²", "money", "25", "EUR", "", "25 euros/m²"),
    ("3 francs suisses", "money", "3", "CHF", "", "3 francs suisses"),
    ("cinq millions de dollars canadiens", "money", "5e6", "CAD", "", "cinq millions de dollars canadiens"),
    ("un million et demi de logements", "count", "1.5e6", "", "", "un million et demi"),
    ("une soixantaine de morts", "count", "60", "", "about", "une soixantaine"),
    ("une centaine de millions d’euros", "money", "1e8", "EUR", "about", "une centaine de millions d’euros"),
    ("un demi-million d’euros", "money", "5e5", "EUR", "", "un demi-million d’euros"),
    ("soixante-dix-huit ans", "duration", "78", "y", "", "soixante-dix-huit ans"),
    ("quatre-vingt-dix-sept virgule quatre pour cent", "percent", "97.4", "", "",
     "quatre-vingt-dix-sept virgule quatre pour cent"),
    ("deux cent cinquante mille élèves", "count", "250000", "", "", "deux cent cinquante mille"),
    ("une hausse de 0,5 point de pourcentage", "points", "0.5", "pp", "", "0,5 point de pourcentage"),
    ("relevé de 25 points de base", "points", "25", "bp", "", "25 points de base"),
    ("à 120 km/h", "measure", "120", "km/h", "", "120 km/h"),
    ("une cour de 30 m²", "measure", "30", "m²", "", "30 m²"),
    ("une cour de 30 m2", "measure", "30", "m²", "", "30 m2"),
    ("deux kilomètres carrés", "measure", "2", "km²", "", "deux kilomètres carrés"),
    ("1 200 degrés Celsius", "measure", "1200", "°C", "", "1 200 degrés Celsius"),
    ("il fait −3 °C", "measure", "-3", "°C", "", "−3 °C"),
    ("4 h/semaine par salarié", "measure", "4", "h/wk", "", "4 h/semaine"),
    ("6 millions de km de celle-ci", "measure", "6e6", "km", "", "6 millions de km"),
    ("pendant 35 heures", "duration", "35", "h", "", "35 heures"),
    ("traversée en 1 h 30", "duration", "1.5", "h", "", "1 h 30"),
    ("deux ans et demi plus tard", "duration", "2.5", "y", "", "deux ans et demi"),
    ("en 1 minute 30 secondes", "duration", "1.5", "min", "", "1 minute 30 secondes"),
    ("trois quarts d’heure", "duration", "45", "min", "", "trois quarts d’heure"),
    ("deux fois plus rapide", "multiple", "2", "", "", "deux fois"),
    ("le chiffre a doublé", "multiple", "2", "", "", "doublé"),
    ("multiplié par cinq en dix ans", "multiple", "5", "", "", "cinq"),
    ("trois fois par an", "count", "3", "times", "", "trois fois"),
    ("la 3e place", "rank", "3", "", "", "3e place"),
    ("le n° 1 mondial", "rank", "1", "", "", "n° 1"),
    ("au 19e siècle", "ordinal", "19", "", "", "19e"),
    ("dans les années 1990", "decade", "1990", "", "", "1990"),
    ("au deuxième trimestre 2024", "quarter", "2", "2024", "", "deuxième trimestre 2024"),
    ("au T3 2024", "quarter", "3", "2024", "", "T3 2024"),
    ("10 000 clients environ", "count", "10000", "", "", "10 000"),
    ("105 km/h environ", "measure", "105", "km/h", "about", "105 km/h"),
    ("au moins 12 villes", "count", "12", "", "at least", "12"),
    ("4 trillions de dollars", "money", "4e18", "USD", "", "4 trillions de dollars"),
]  # fmt: skip
ENGLISH = [
    ("a $97.4 billion bid", "money", "97.4e9", "USD", "", "$97.4 billion"),
    ("a $5m fund", "money", "5e6", "USD", "", "$5m"),
    ("worth US$3bn", "money", "3e9", "USD", "", "US$3bn"),
    ("EUR 5bn of aid", "money", "5e9", "EUR", "", "EUR 5bn"),
    ("nearly 2,000 jobs", "count", "2000", "", "about", "2,000"),
    ("more than 40 percent", "percent", "40", "", "over", "40 percent"),
    ("twenty-five per cent", "percent", "25", "", "", "twenty-five per cent"),
    ("3 percentage points", "points", "3", "pp", "", "3 percentage points"),
    ("a five-year plan", "duration", "5", "y", "", "five-year"),
    ("half a million people", "count", "5e5", "", "", "half a million"),
    ("three and a half million people", "count", "3.5e6", "", "", "three and a half million"),
    ("by a factor of 3", "multiple", "3", "", "", "3"),
    ("twice as fast", "multiple", "2", "", "", "twice as"),
    ("the 1990s", "decade", "1990", "", "", "1990s"),
    ("in Q3 2023", "quarter", "3", "2023", "", "Q3 2023"),
    ("a dozen villages", "count", "12", "", "about", "a dozen"),
    ("4 trillion dollars", "money", "4e12", "USD", "", "4 trillion dollars"),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit", "approx", "words"), FRENCH)
def test_french_normal_forms(text: str, kind: str, value: str, unit: str, approx: str, words: str) -> None:
    """Each French expression has its kind, exact value, unit or currency, rounding word and place."""
    assert forms(text, "fr")[0] == (kind, Decimal(value), unit, approx, words)


@pytest.mark.parametrize(("text", "kind", "value", "unit", "approx", "words"), ENGLISH)
def test_english_normal_forms(text: str, kind: str, value: str, unit: str, approx: str, words: str) -> None:
    """Each English expression has its kind, exact value, unit or currency, rounding word and place."""
    assert forms(text, "en")[0] == (kind, Decimal(value), unit, approx, words)


@pytest.mark.parametrize(
    ("text", "language", "value", "words"),
    [
        ("un tiers des Français", "fr", Fraction(1, 3), "un tiers"),
        ("près de la moitié des gens", "fr", Fraction(1, 2), "la moitié"),
        ("les deux tiers des élus", "fr", Fraction(2, 3), "deux tiers"),
        ("3/4 des élus", "fr", Fraction(3, 4), "3/4"),
        ("neuf Français sur dix", "fr", Fraction(9, 10), "neuf Français sur dix"),
        ("un salarié sur deux", "fr", Fraction(1, 2), "un salarié sur deux"),
        ("a reculé d’un tiers et le prix monte", "fr", Fraction(1, 3), "un tiers"),
        ("one in five children", "en", Fraction(1, 5), "one in five"),
        ("3 out of 10 voters", "en", Fraction(3, 10), "3 out of 10"),
        ("two-thirds of buyers", "en", Fraction(2, 3), "two-thirds"),
    ],
)
def test_shares(text: str, language: str, value: Fraction, words: str) -> None:
    """Fractions in words and digits and « n sur m » are exact ratios."""
    kind, low, _, _, written = forms(text, language)[0]
    assert (kind, low, written) == ("ratio", value, words)


@pytest.mark.parametrize(
    ("text", "language", "kind", "low", "high", "words"),
    [
        ("de 4 à 6 % des gens", "fr", "percent", "4", "6", "4 à 6 %"),
        ("10-15 % des gens", "fr", "percent", "10", "15", "10-15 %"),
        ("entre 10 et 15 millions d’euros", "fr", "money", "1e7", "1.5e7", "10 et 15 millions d’euros"),
        ("de 500 000 à 2 millions d’euros", "fr", "money", "500000", "2e6", "500 000 à 2 millions d’euros"),
        ("de 15 à 10 %", "fr", "percent", "10", "15", "15 à 10 %"),
        ("50 à 60 personnes", "fr", "count", "50", "60", "50 à 60"),
        ("deux ou trois ans", "fr", "duration", "2", "3", "deux ou trois ans"),
        ("1,5 à 2 fois plus", "fr", "multiple", "1.5", "2", "1,5 à 2 fois"),
        ("between four and six weeks", "en", "duration", "4", "6", "four and six weeks"),
        ("from 4% to 6%", "en", "percent", "4", "6", "4% to 6%"),
    ],
)
def test_ranges(text: str, language: str, kind: str, low: str, high: str, words: str) -> None:
    """Both ends of a range take the scale and unit that are written once; low comes first."""
    (one,) = quantities(text, language=language)
    assert (one.kind, one.low, one.high) == (kind, Decimal(low), Decimal(high))
    assert text[one.span.start : one.span.end] == words
    assert one.reverse == ("15 à 10" in text)


@pytest.mark.parametrize(
    "text",
    [
        "Fondée en 2015, elle ferme en 2024.",
        "le 1er janvier 2025, le 3 mars et les 9 et 10 juillet 2012",
        "du 3 au 5 mars, le 12/03/2024, 2024-03-12",
        "à 14h30, dès 14 h, vers 8 h, de 10 h à 12 h, 10:30",
        "01 23 45 67 89 et +33 6 12 34 56 78",
        "version 3.16, QGIS 3.16, Boeing 737, Windows 11, iPhone 15",
        "ISBN 978-2-07-036822-8",
        "l’article 12, page 4, la loi n° 2016-1321, art. L. 123-4",
        "victoire 3-2, puis 2 à 1 ; la guerre de 1914-1918",
        "H1N1, CO2, 4G, A320, mp3, B2B",
        "1.2.3, 192.168.0.1, 192.168.x.x",
        "au 4 rue Monge, 34, rue de Paris",
        "les Hauts-de-Seine (92) et la note [12]",
        "1. Premier point",
        "un appartement neuf",
        "la carte au 1/25 000",
    ],
)
def test_what_is_never_a_quantity(text: str) -> None:
    """Years, dates, times, telephone numbers, versions, scores, labels and codes are not read."""
    assert forms(text, "fr") == []


def test_years_are_counts_before_a_noun() -> None:
    """« 2000 personnes en 2000 » holds one count and one year."""
    assert [form[4] for form in forms("2000 personnes en 2000, 1500 habitants", "fr")] == ["2000", "1500"]


def test_ambiguous_separator_keeps_both_readings() -> None:
    """A single sign before three digits is read by the language, and the other reading is kept."""
    (french,) = quantities("1.250 euros", language="fr")
    (english,) = quantities("1,250 people", language="en")
    assert (french.low, french.other) == (Decimal(1250), Decimal("1.250"))
    assert (english.low, english.other) == (Decimal(1250), Decimal("1.250"))


def test_step_is_the_place_of_the_last_digit_that_counts() -> None:
    """The granularity is that of the scale for scaled numbers, and ignores trailing zeros elsewhere."""
    scaled, round_number, exact = quantities("97,4 milliards, 80 000 voix et 1 234 voix")
    assert (scaled.step, round_number.step, exact.step) == (Decimal("1e8"), Decimal(10_000), Decimal(1))


def test_nothing_outside_the_bounds_is_read() -> None:
    """Only the part asked for is looked at."""
    text = "12 euros, 13 euros, 14 euros"
    assert [text[one.number.start : one.number.end] for one in quantities(text, 10, 18)] == ["13"]


def test_small_words_can_be_left_out() -> None:
    """With small_words off numbers that only count a noun are skipped, the others stay."""
    text = "deux hommes, deux tiers des gens, deux millions, trois salariés sur quatre"
    words = [text[one.span.start : one.span.end] for one in quantities(text, small_words=False)]
    assert words == ["deux tiers", "deux millions", "trois salariés sur quatre"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("97 milliards", "97,4 milliards de dollars", True),
        ("97 milliards", "79,4 milliards de dollars", False),
        ("plus de 80 000 voix", "83 000 voix", True),
        ("plus de 80 000 voix", "72 000 voix", False),
        ("12 %", "12 points", False),
        ("5 euros", "5 dollars", False),
        ("2 km", "2 000 m", True),
        ("de 4 à 6 %", "5 %", True),
        ("1.250 euros", "1,25 euro", True),
    ],
)
def test_agreement(one: str, other: str, expected: bool) -> None:
    """Two figures agree when one can be the other, written more or less finely, in other units or readings."""
    (left,), (right,) = quantities(one), quantities(other)
    assert agree(left, right) is expected
    assert agree(right, left) is expected
    assert comparable(left, left)


@given(st.text(alphabet="0123456789 .,-–/:%€$hde'’àetmilonsurdxup\u00a0\u202f\n()[]", max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_ordered_disjoint_places(text: str) -> None:
    """Nothing raises; spans lie in the text, in order, and do not overlap; numbers lie in their spans."""
    for language in ("fr", "en"):
        at = 0
        for one in quantities(text, language=language):
            assert at <= one.span.start < one.span.end <= len(text)
            assert one.span.start <= one.number.start < one.number.end <= one.span.end
            assert one.low <= one.high
            at = one.span.end


def test_the_other_reading_of_separators_is_not_rounded() -> None:
    """48,000 and 84,000 are no roundings of each other, whichever way the comma is read."""
    one, other = quantities("48,000 people and 84,000 people", language="en")
    assert not agree(one, other)
    assert agree(one, quantities("48.000 personnes")[0])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("réduit [\\[1\\]](https://a.fr)", "fr", []),
        ("le 19<sup>ème</sup> siècle", "fr", [("ordinal", "19")]),
        ("quatorze arrière-petits-enfants", "fr", [("count", "14")]),
        ("pendant 48 à 72 heures", "fr", [("duration", "48")]),
        ("46% 1000 to 10000 lines", "en", [("percent", "46"), ("count", "1000")]),
        ("seuls 29 % (33 452) y vont", "fr", [("percent", "29"), ("count", "33452")]),
        ("dans le 92, à", "fr", []),
        ("MAD24 304 y va", "fr", []),
        ("Two of our controls", "en", [("count", "2")]),
        ("each of seven volunteer agencies", "en", [("count", "7")]),
        ("réduit de moitié en un an", "fr", [("ratio", "1/2")]),
        ("deux points importants", "fr", [("count", "2")]),
        ("With Rust 1.57, it lands", "en", []),
        ("doubled passages", "en", []),
        ("it doubled in a year", "en", [("multiple", "2")]),
        ("four times longer", "en", [("multiple", "4")]),
    ],
)
def test_shapes_of_a_fresh_draw(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    """Shapes that a reading of real text found wrong."""
    assert [(one.kind, str(one.low)) for one in quantities(text, language=language) if one.unit != "y"] == expected


@pytest.mark.parametrize(
    ("text", "language", "approx"),
    [
        ("jusqu’à 3,5 %", "fr", "at most"),
        ("**jusqu’à 3,5 %**", "fr", "at most"),
        ("autour des 400 visites", "fr", "about"),
        ("~114 ms", "fr", "about"),
        ("autour de trois axes", "fr", ""),
    ],
)
def test_rounding_of_a_fresh_draw(text: str, language: str, approx: str) -> None:
    """Rounding words against bold, tildes, and « autour de » that is no rounding."""
    assert quantities(text, language=language)[0].approx == approx
