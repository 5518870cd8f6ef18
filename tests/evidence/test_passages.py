# SPDX-License-Identifier: Apache-2.0
"""How far a leak reaches: glued to the article, a whole block, a block with its list."""

import pytest

from copylint.evidence.passages import extended
from copylint.formats import parse
from copylint.model.places import Span


@pytest.mark.parametrize(
    ("text", "words", "extent", "expected"),
    [
        ("Un mot. Un autre.", "mot", "match", "mot"),
        ("Un mot. Un autre.", "mot", "sentence", "Un mot."),
        ("Un mot. Un autre.", "mot", "block", "Un mot. Un autre."),
        ("## Un mot\n", "mot", "sentence", "## Un mot"),
        ("Voici la traduction : le pont ferme.", "Voici la traduction", "opener", "Voici la traduction : "),
        ("Le pont ferme.Voici la traduction : il rouvre.", "Voici la traduction", "opener", "Voici la traduction :"),
        ("Bien sûr ! Voici ton texte :", "Voici ton texte", "opener", "Bien sûr ! Voici ton texte :"),
        ("Le pont ferme. Je peux vous aider ? Dites-moi.", "Je peux", "passage", "Je peux vous aider ? Dites-moi."),
        ("Je peux l'allonger. La suite attend.", "Je peux", "passage", "Je peux l'allonger. La suite attend."),
        (
            "Il me faut :\n\n- le budget\n- la date\n\nFin.",
            "Il me faut",
            "list",
            "Il me faut :\n\n- le budget\n- la date",
        ),
        ("Il me faut le budget depuis si longtemps que plus personne ne le cherche plus, dit-on.\n\n- un\n",
         "Il me faut", "list",
         "Il me faut le budget depuis si longtemps que plus personne ne le cherche plus, dit-on."),
        ("Changé :\n\n| a | b |\n|---|---|\n| c | d |\n\nFin.", "Changé", "list",
         "Changé :\n\n| a | b |\n|---|---|\n| c | d |"),
        ("Un\nPartager\nDeux", "Partager", "line", "Partager"),
        ("<!-- un score -->\n", "score", "match", "<!-- un score -->"),
    ],
)  # fmt: skip
def test_extents(text: str, words: str, extent: str, expected: str) -> None:
    """Each extent takes exactly what belongs to the speaker."""
    document = parse(text, "markdown", name="x.md")
    start = text.index(words)
    block = next(one for one in document.blocks if one.outer.start <= start < one.outer.end)
    found = extended(document, block, Span(start, start + len(words)), extent)
    assert text[found.start : found.end] == expected
