# SPDX-License-Identifier: Apache-2.0
"""Use against mention: words that are shown stay silent, words that are said do not."""

import pytest

from copylint.evidence.mentions import mentioned
from copylint.formats import parse
from copylint.model.places import Span

WORDS = "voici la version demandée"


def _is_mentioned(text: str) -> bool:
    document = parse(text, "markdown", name="x.md")
    start = text.lower().index(WORDS)
    block = document.block_at(start)
    assert block is not None
    return mentioned(document, block, Span(start, start + len(WORDS)))


@pytest.mark.parametrize(
    "text",
    [
        "Le robot écrit « voici la version demandée ».",
        "Le journal a publié *voici la version demandée* en une.",
        "> Voici la version demandée.\n>\n> — ChatGPT, mai 2025",
        "Sa réponse tenait en une ligne :\n\n> Voici la version demandée.",
        "— Voici la version demandée, dit-elle.",
        "Il répondra quelque chose comme : voici la version demandée.",
        "Exemples de réponses :\n\n- Voici la version demandée.",
        "## Trois prompts\n\nVoici la version demandée.",
        "Q : Et lui ?\nR : Voici la version demandée.\nQ : Ah ?\nR : Oui.",
    ],
)
def test_shown(text: str) -> None:
    """Quotation marks, quoting italics, attributed quotes, speakers, verbs of saying, examples show words."""
    assert _is_mentioned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Voici la version demandée.",
        "**Voici la version demandée :**",
        "> Voici la version demandée.",
        "Le pont ferme.\n\nVoici la version demandée de « Pont fermé ».",
        "Le pont ferme :\n\nVoici la version demandée.",
        "- Voici la version demandée.",
    ],
)
def test_said(text: str) -> None:
    """Bold alone, an anonymous quote, a quotation inside the words and a plain colon before show nothing."""
    assert not _is_mentioned(text)
