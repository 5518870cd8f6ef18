# SPDX-License-Identifier: Apache-2.0
"""Dates in words and digits, in French and English; days that do not exist; days of the week."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.facts.dates import dates, exists, weekday_of


def forms(text: str, language: str = "fr") -> list[tuple[object, ...]]:
    """The words, year, month, day and day of the week of every date."""
    return [
        (text[date.span.start : date.span.end], date.year, date.month, date.day, date.weekday)
        for date in dates(text, language=language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("le 1er janvier 2025", "fr", ("1er janvier 2025", 2025, 1, 1, None)),
        ("lundi 3 mars 2025", "fr", ("lundi 3 mars 2025", 2025, 3, 3, 1)),
        ("le dimanche 31 juin", "fr", ("dimanche 31 juin", None, 6, 31, 7)),
        ("en mars 2023", "fr", ("mars 2023", 2023, 3, None, None)),
        ("le 12 sept. 2020", "fr", ("12 sept. 2020", 2020, 9, 12, None)),
        ("le premier mai", "fr", ("premier mai", None, 5, 1, None)),
        ("le 12/03/2024", "fr", ("12/03/2024", 2024, 3, 12, None)),
        ("le 2024-03-12", "fr", ("2024-03-12", 2024, 3, 12, None)),
        ("March 3rd, 2024", "en", ("March 3rd, 2024", 2024, 3, 3, None)),
        ("the 3rd of March", "en", ("3rd of March", None, 3, 3, None)),
        ("Monday, March 3, 2025", "en", ("Monday, March 3, 2025", 2025, 3, 3, 1)),
        ("on 12/03/2024", "en", ("12/03/2024", 2024, 12, 3, None)),
        ("on 25/12/2024", "en", ("25/12/2024", 2024, 12, 25, None)),
    ],
)
def test_forms(text: str, language: str, form: tuple[object, ...]) -> None:
    """Each form of a date has its parts and its place."""
    assert forms(text, language) == [form]


def test_lists_share_month_and_year() -> None:
    """« les 3, 4 et 5 mai 2024 » are three dates."""
    assert [form[:4] for form in forms("les 3, 4 et 5 mai 2024")] == [
        ("3", 2024, 5, 3),
        ("4", 2024, 5, 4),
        ("5 mai 2024", 2024, 5, 5),
    ]


def test_ambiguous_days_keep_both_readings() -> None:
    """A numeric date that can be read both ways says so."""
    (date,) = dates("le 12/03/2024")
    assert date.other == (12, 3)


@pytest.mark.parametrize("text", ["31 avril 2024", "29 février 2023", "30 février", "31/04/2024", "2024-02-30"])
def test_impossible_dates_are_flagged_not_dropped(text: str) -> None:
    """A day that no calendar has is given, and said to be impossible."""
    (date,) = dates(text)
    assert not date.possible


@pytest.mark.parametrize("text", ["mars est une planète", "version 1.2.3", "10.15.2.1", "you may 5", "a/12/03/2024/b"])
def test_what_is_no_date(text: str) -> None:
    """Months as words, versions and parts of addresses are no dates."""
    assert forms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "né le 31/septembre/1969",
        "né le 31-9-69",
        "le 32.03.2018",
        "le 29 02 2011",
        "le 81/01/2012",
        "Le 29-février-2005",
    ],
)
def test_an_article_before_digits_makes_a_date_that_may_be_impossible(text: str) -> None:
    """Behind « le », digits with any separator are a date, and one that no calendar has is kept."""
    (date,) = dates(text)
    assert not date.possible
    assert text.endswith(text[slice(*date.span)])


@pytest.mark.parametrize("text", ["samedi, le 10-06-2014", "Sam., 2014/06/10", "samedi 10/06/2014"])
def test_a_weekday_before_digits_belongs_to_the_date(text: str) -> None:
    """The day of the week is read before a numeric date too, written out or cut short."""
    (date,) = dates(text)
    assert (date.year, date.month, date.day, date.weekday) == (2014, 6, 10, 6)
    assert date.span == (0, len(text))


@pytest.mark.parametrize("text", ["le 01 23 45 67 89", "au 10 50 2000", "le 12-05-69", "32.03.2018", "le 12 500 2000"])
def test_groups_of_digits_that_are_no_date(text: str) -> None:
    """Telephone numbers, sums, days of an unknown century and bare versions are no dates."""
    assert dates(text) == []


@given(st.dates(min_value=dt.date(1600, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_weekdays_are_those_of_the_calendar(day: dt.date) -> None:
    """The day of the week of any day is Python's."""
    assert weekday_of(day.year, day.month, day.day) == day.isoweekday()
    assert exists(day.year, day.month, day.day)


@given(st.text(alphabet="0123456789 /-.,jmarsdé lundiMarchto", max_size=50))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_places_in_order(text: str) -> None:
    """Nothing raises, and places come in order."""
    for language in ("fr", "en"):
        spans = [date.span for date in dates(text, language=language)]
        assert spans == sorted(spans)
