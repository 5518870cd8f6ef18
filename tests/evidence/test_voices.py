# SPDX-License-Identifier: Apache-2.0
"""Blocks in another voice than the text around them."""

import pytest

from copylint.evidence.voices import intruders, outspoken
from copylint.formats import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a fermé mardi.\n\nJ’ai raccourci le texte pour vous.\n\nLa rocade est pleine.\n", ["J’ai raccourci"]),
        ("Je suis venu mardi soir.\n\nJ’ai raccourci le texte pour vous.\n\nJe repars demain matin.\n", []),
        ("Le pont a fermé mardi.\n\n« J’ai raccourci le texte », dit-il.\n\nLa rocade est pleine.\n", []),
        ("J’ai raccourci le texte pour vous.\n", []),
        ("The bridge shut on Tuesday.\n\nHere is a shorter opening.\n\nDrivers wait.\n", ["Here is a shorter"]),
    ],
)
def test_intruders(text: str, expected: list[str]) -> None:
    """Only a text that is impersonal elsewhere has intruders; quoted words make none."""
    document = parse(text, "markdown", name="x.md")
    found = [document.text[block.span.start : block.span.end] for block in intruders(document)]
    assert [words[: len(start)] for words, start in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vous pouvez prendre la ligne B.\n\nJ’ai retiré le paragraphe.\n", ["J’ai retiré"]),
        ("You can buy tickets there.\n\nBring your card.\n\nI’ve cut the quote.\n", ["I’ve cut"]),
        ("Je prends la ligne B.\n\nVous pouvez venir aussi.\n\nJ’ai retiré le paragraphe.\n", []),
        ("Le pont a fermé mardi.\n\nLa rocade est pleine.\n\nJ’ai raccourci le texte.\n", []),
    ],
)
def test_outspoken(text: str, expected: list[str]) -> None:
    """In a text that says you and no I, the block that says I is heard; one that is an intruder anyway is not here."""
    document = parse(text, "markdown", name="x.md")
    found = [document.text[block.span.start : block.span.end] for block in outspoken(document)]
    assert [words[: len(start)] for words, start in zip(found, expected, strict=True)] == expected
