# SPDX-License-Identifier: Apache-2.0
"""Typography and characters: what one rule's examples cannot show."""

import pytest

from copylint import Config, Linter


def codes(text: str, name: str = "a.md", *select: str) -> list[str]:
    """The codes that a text gets, by place."""
    return [
        finding.code for finding in Linter(Config(select=select or ("TYP", "TXT", "MKD"))).check(text, name).findings
    ]


def test_an_entity_escaped_twice_is_told_once() -> None:
    """In Markdown it is a fault of Markdown; in plain text one of characters."""
    text = "Le budget est de 3&amp;nbsp;millions.\n"
    assert codes(text) == ["MKD007"]
    assert codes(text, "a.txt", "TXT") == ["TXT014"]


@pytest.mark.parametrize(("text", "code"), [("L`eau est froide.\n", "TYP031"), ("Page one\n\x0cPage two\n", "TXT016")])
def test_a_text_of_ascii_alone_is_read_too(text: str, code: str) -> None:
    """A grave accent and a form feed are odd though they are ASCII."""
    assert code in codes(text, "a.txt")


def test_a_guillemet_for_an_apostrophe_is_told_once() -> None:
    """It is no guillemet without its blank and none without a partner."""
    assert codes("Il boit de l\u00bbeau.\n", "a.txt", "TYP") == ["TYP031"]


def test_a_wrong_ordinal_has_one_repair_for_a_house_that_wants_superscripts() -> None:
    """Right ordinals and wrong ones are two rules: neither names the place of the other."""
    assert codes("La 3e fois.\n", "a.txt", "TYP085", "TYP285") == ["TYP085"]
    assert codes("La 3\u00e8me fois.\n", "a.txt", "TYP085", "TYP285") == ["TYP285"]


def test_a_text_without_anything_to_say_of_typography_says_nothing() -> None:
    """Right French, with an incise, a quotation, hours and an ordinal, gets no finding by default."""
    text = (
        "Le train de 14\u00a0h\u00a030 part \u2013\u00a0enfin\u00a0\u2013 de la voie 2\u00a0: "
        "c\u2019est le 3e\u00a0essai.\n\n\u00ab\u00a0Vraiment\u00a0?\u00a0\u00bb demande-t-elle.\n"
    )
    assert [finding.code for finding in Linter(Config()).check(text, "a.md").findings] == []
