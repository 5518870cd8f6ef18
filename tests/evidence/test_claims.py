# SPDX-License-Identifier: Apache-2.0
"""Analyses behind the rules of SRC and REF: what they let pass is what keeps them quiet."""

import pytest

from copylint.document.document import Document
from copylint.evidence.claims_arithmetic import wrong_changes, wrong_shares, wrong_table_totals, wrong_totals
from copylint.evidence.claims_dates import accesses_to_come, impossible_dates, past_to_come, wrong_weekdays
from copylint.evidence.claims_mismatch import contradictory_shares, title_against_body, two_ages
from copylint.evidence.claims_notes import calls_without_entry, duplicate_entries, entries_without_call
from copylint.evidence.claims_people import drifting_names, same_words, without_speaker
from copylint.evidence.claims_tokens import Words, cues
from copylint.formats import parse
from copylint.model.places import Span


def doc(text: str) -> Document:
    """The document of some Markdown."""
    return parse(text, "markdown")


def words(text: str) -> Words:
    """The words of a text."""
    return Words(text, Span(0, len(text)))


def test_words_cut_elisions_and_keep_compounds() -> None:
    """Elided words stand alone, compounds stay whole, curly apostrophes are straight."""
    assert words("D\u2019après l\u2019Insee, dit-il, 1\u202f200 cas").lower == [
        "d'", "après", "l'", "insee", ",", "dit-il", ",", "1\u202f200", "cas",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [("d’après lui", True), ("il prétendait", True), ("qu’il vienne", True), ("faux", True), ("après lui", False)],
)
def test_cues_are_words_phrases_and_beginnings(text: str, expected: bool) -> None:
    """Single words, expressions, final elisions and beginnings are all found; parts of expressions are not."""
    assert cues("faux|d'après|prétend*|qu'").among(words(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le taux passe de 7,3 % à 7,8 %, soit une hausse de 0,5 %.", ["0,5 point"]),
        ("Le taux passe de 7,3 % à 7,8 %, soit une hausse de 6,8 %.", []),
        ("Le taux passe de 4 % à 5 %, soit une hausse de 25 %.", []),
        ("Le taux passe de 4 % à 5 %, soit une hausse de 2 points.", ["1 point"]),
        ("Les ventes passent de 1 200 à 1 500 unités, soit une hausse de 20 %.", ["25\u00a0%"]),
        ("Les ventes passent d’environ 1 200 à 1 500 unités, soit une hausse de 24 %.", []),
        ("Le budget passe de 2 à 3 millions d’euros, soit une hausse de 40 %.", []),
        ("Le prix atteint 900 euros contre 750 euros, soit une augmentation de 20 %.", []),
        ("Sales rose from $200 to $300, an increase of 40%.", ["50%"]),
    ],
)
def test_changes(text: str, expected: list[str]) -> None:
    """A change follows from its two values within the rounding of all three, or its right value is given."""
    document = doc(text)
    assert [change.expected for change in wrong_changes(document, document.prose[0])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On compte 12 hommes et 8 femmes, au total 21 personnes.", ["20"]),
        ("On compte 12 hommes et 8 femmes, au total 20 personnes.", []),
        ("On compte 1,2 million d’hommes et 1,3 million de femmes, au total 2,6 millions de personnes.", []),
        ("Sur 30 élus, dont 12 hommes, au total 21 ont voté.", []),
    ],
)
def test_totals(text: str, expected: list[str]) -> None:
    """Totals behind their cue are added up; rounded parts and parts of a whole are left alone."""
    document = doc(text)
    assert [one.sum for one in wrong_totals(document, document.prose[0])] == expected


def test_shares_near_a_hundred_only() -> None:
    """Shares that make 95 are wrong, 100 right, 60 the beginning of a list; rounding is granted."""
    for shares, expected in (((45, 30, 20), 1), ((45, 30, 25), 0), ((30, 20, 10), 0), ((33, 33, 33), 0)):
        text = "Il se répartit en A ({} %), B ({} %) et C ({} %).".format(*shares)
        document = doc(text)
        assert len(wrong_shares(document, document.prose[0])) == expected


def test_table_totals_need_plain_numbers() -> None:
    """A column with a cell that is no number is not added up."""
    right = "| a | b |\n|---|---|\n| x | 1,5 |\n| y | 2,5 |\n| Total | 4 |\n"
    wrong = right.replace("| 4 |", "| 5 |")
    mixed = wrong.replace("1,5", "n. c.")
    assert [len(wrong_table_totals(doc(text), doc(text).tables[0])) for text in (right, wrong, mixed)] == [0, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "Lundi                    4 mars 2025, il pleut.",
        "Dimanche, le premier mars 2024, il pleut.",
        "On Wednesday, September 30, 2025, it rained.",
        "Il pleut (lun. 14/3/2025).",
        "Mercredi 2025-03-04, il pleut.",
    ],
)
def test_weekdays_stand_before_their_day(text: str) -> None:
    """Blanks, an article, a month or a stop may stand between the day of the week and the number that leads to it."""
    assert len(wrong_weekdays(doc(text))) == 1


def test_weekdays_need_a_year() -> None:
    """Without a year the article's date gives it; without either nothing is said."""
    assert wrong_weekdays(doc("Lundi 4 mars, il pleut.")) == []
    assert [wrong.right for wrong in wrong_weekdays(doc("Lundi 4 mars 2025, il pleut."))] == [2]
    assert len(wrong_weekdays(doc("---\ndate: 2025-03-06\n---\n\nLundi 4 mars, il pleut.\n"))) == 1
    assert wrong_weekdays(doc("« Lundi 4 mars 2025 », dit-il.")) == []


def test_impossible_and_future_dates() -> None:
    """Days that do not exist, events in the past tense that are to come, pages read tomorrow."""
    assert len(impossible_dates(doc("Le 31 avril, il pleut."))) == 1
    text = "La halle a été inaugurée le 12 mars 2031."
    assert len(past_to_come(doc(text), "2026-01-31")) == 1
    assert past_to_come(doc(text), "2032-01-31") == []
    assert past_to_come(doc(text), "") == []
    assert past_to_come(doc("La halle ouvrira le 12 mars 2031, a annoncé le maire."), "2026-01-31") == []
    assert len(accesses_to_come(doc("Le sel, en ligne, consulté le 12 mars 2031."), "2026-01-31")) == 1
    assert accesses_to_come(doc("Le conseil sera consulté le 12 mars 2031."), "2026-01-31") == []


def test_title_and_body() -> None:
    """A title's figure must be in the body as written or rounded; small numbers count nothing."""
    assert len(title_against_body(doc("# Séisme : 39 morts\n\nOn compte 36 morts. Rien d’autre.\n"))) == 1
    assert title_against_body(doc("# Séisme : 39 morts\n\nOn compte 39 morts et 12 blessés.\n")) == []
    assert title_against_body(doc("# 10 conseils\n\nVoici 12 conseils. Suivez-les.\n")) == []


def test_shares_of_one_group() -> None:
    """One group doing one thing has one share, unless years, negation or other words part them."""
    first = "Ce sont 13 % des PME françaises qui utilisent un outil.\n\n"
    assert len(contradictory_shares(doc(first + "En tout, 67 % des PME françaises utilisent un outil.\n"))) == 1
    assert contradictory_shares(doc(first + "En tout, 87 % des PME françaises n’utilisent pas un outil.\n")) == []
    assert contradictory_shares(doc(first + "En tout, 67 % des TPE françaises utilisent un outil.\n")) == []


def test_ages() -> None:
    """One person has one age in one article."""
    assert len(two_ages(doc("Claire Roux, 45 ans, arrive. Claire Roux, 47 ans, part."))) == 1
    assert two_ages(doc("Claire Roux, 45 ans, arrive. Paul Roux, 47 ans, part.")) == []


def test_people() -> None:
    """Names drift by letters, not by sex or family; one sentence has one speaker."""
    assert len(drifting_names(doc("Katherine Doyle came. Katharine Doyle left."))) == 1
    assert drifting_names(doc("Jean Doyle arrive. Jeanne Doyle part. Martin Roux et Martin Rouxel aussi.")) == []
    twice = "« On ne peut plus attendre », dit {}.\n\n« On ne peut plus attendre », dit {}.\n"
    assert len(same_words(doc(twice.format("Claire Delattre", "Paul Rémond")))) == 1
    assert same_words(doc(twice.format("Claire Delattre", "Mme Delattre"))) == []


def test_quotations_without_speaker() -> None:
    """Spoken words need a mouth near by; titles and questions are not spoken."""
    spoken = "« On ne reconnaît plus rien, tout est allé trop vite pour nous. »"
    assert len(without_speaker(doc(f"Le quartier change. {spoken}"))) == 1
    assert without_speaker(doc(f"Malika Benali soupire.\n\n{spoken}")) == []
    assert without_speaker(doc(f"Le film s’appelle {spoken}")) == []
    assert without_speaker(doc("Le quartier change. « Est-ce que nous allons tous devoir partir d’ici ? »")) == []


def test_notes() -> None:
    """Calls and entries find each other by number; powers and formulas are no calls."""
    assert [call.number for call in calls_without_entry(doc("Un record² de 30 m², 10², CO² et x².\n"), "raised")] == [2]
    listed = "Le sel [1] et le sucre [3].\n\n[1] A. Martin, Le sel, 2019.\n[2] B. Colin, Le sucre, 2020.\n"
    assert [call.number for call in calls_without_entry(doc(listed), "bracket")] == [3]
    assert [entry.number for entry in entries_without_call(doc(listed))] == [2]
    assert calls_without_entry(doc("Le tableau `a[1]`, [2](https://www.insee.fr), a[3]."), "unlisted") == []
    same = "Le sel [1] [2].\n\n[1] A. Martin, Le sel, 2019.\n[2] A. Martin, Le sel, 2019.\n"
    assert len(duplicate_entries(doc(same))) == 1
    assert len(calls_without_entry(doc("Des habitants1 et des loyers2 montent."), "flat")) == 2
    assert calls_without_entry(doc("Le covid19, la version6 et le mp3."), "flat") == []
