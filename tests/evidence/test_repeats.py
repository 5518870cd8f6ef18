# SPDX-License-Identifier: Apache-2.0
"""Paragraphs that stand twice: word for word, nearly, or with another figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.evidence.structure import faults
from copylint.formats import parse
from copylint.model.places import Match

BASE = "La ville a voté une hausse de 12 % du budget de la culture pour les trois prochaines saisons du théâtre."


def found(*paragraphs: str) -> dict[str, list[Match]]:
    """The matches by fault of a text of these paragraphs."""
    document = parse("\n\n".join(paragraphs), "markdown")
    names = ("paragraph-repeated", "paragraph-alike", "figure-differs")
    return {fault: faults(document, fault) for fault in names if faults(document, fault)}


@pytest.mark.parametrize(
    "copy",
    [
        BASE,
        BASE.replace("une hausse", "une **hausse**"),
        BASE.replace(" ", "  ", 1),
        BASE.replace("hausse de", "hausse\nde"),
    ],
)
def test_a_copy_is_found_whatever_its_marks_and_blanks(copy: str) -> None:
    """Marks of emphasis, blanks and line ends do not make another paragraph."""
    [match] = found(BASE, "Une autre phrase.", copy)["paragraph-repeated"]
    assert match.related
    assert match.span.start > match.related[0].end


def test_another_figure_is_named() -> None:
    """The figure that differs, here and there."""
    [match] = found(BASE, "Une autre phrase.", BASE.replace("12", "21"))["figure-differs"]
    assert match.values == {"here": "21", "there": "12"}


def test_a_near_copy() -> None:
    """A word more or less among many."""
    assert list(found(BASE, BASE.replace("une hausse", "une forte hausse"))) == ["paragraph-alike"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (BASE, f"> {BASE}"),
        (f"- {BASE}", f"- {BASE}"),
        ("Fin de citation.", "Fin de citation."),
        (f"En 2019, {BASE}", f"En 2021, {BASE}"),
        (
            "Le champ `int32` donne la valeur lue dans le fichier fourni.",
            "Le champ `int64` donne la valeur lue dans le fichier fourni.",
        ),
        ("Le tableau qui suit montre les prix au mètre carré, ville par ville :",) * 2,
        (BASE, "La ville a voté une baisse des impôts locaux, ce que l’opposition réclamait depuis des années."),
    ],
)
def test_what_is_no_copy(paragraphs: tuple[str, ...]) -> None:
    """Pull quotes, entries of a list, short lines, years, code, announcements, and paragraphs that begin alike."""
    assert found(*paragraphs) == {}


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["le", "vote", "de", "12", "21", "la", "ville", "hausse", "."]), max_size=60))
def test_a_paragraph_alone_has_no_copy(words: list[str]) -> None:
    """One paragraph repeats nothing, whatever its words."""
    assert found(" ".join(words)) == {}
