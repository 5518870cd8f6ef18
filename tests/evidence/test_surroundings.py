# SPDX-License-Identifier: Apache-2.0
"""What around a place makes its words innocent."""

import pytest

from copylint.evidence.surroundings import innocent
from copylint.formats import parse
from copylint.model.places import Span


@pytest.mark.parametrize(
    ("reason", "text", "expected"),
    [
        ("code", "Voici X :\n\n```\ncode\n```\n", True),
        ("code", "Voici X :\n\nDu texte.\n\n```\ncode\n```\n", False),
        ("link", "Voici X de [l'original](https://example.org).", True),
        ("link", "Voici X.", False),
        ("links", "Voici X\n\n- [un](/a)\n", True),
        ("links", "Voici X\n\n- un\n", False),
        ("question", "Peut-on payer ?\n\nVoici X.", True),
        ("question", "On paie.\n\nVoici X.", False),
        ("letter", "Cher Paul,\n\nVoici X.\n\nTa sœur, Anne\n", True),
        ("letter", "Le maire parle.\n\nVoici X.\n\nIl est parti hier soir.\n", False),
        ("model", "## Modèle de lettre\n\nVoici X.", True),
        ("model", "Un modèle de langage.\n\nVoici X.", False),
        ("reply", "Voici X : dites-le en commentaire.", True),
        ("reply", "Voici X. Comment ?", False),
        ("about-ai", "ChatGPT et Gemini. Les prompts comptent.\n\nVoici X.", True),
        ("about-ai", "Le pont ferme.\n\nVoici X.", False),
    ],
)
def test_reasons(reason: str, text: str, expected: bool) -> None:
    """Each reason holds where its shape is there and nowhere else."""
    document = parse(text, "markdown", name="x.md")
    start = text.index("Voici X")
    block = document.block_at(start)
    assert block is not None
    assert innocent(document, block, Span(start, start + 7), (reason,)) is expected
