# SPDX-License-Identifier: Apache-2.0
"""Supports of a claim: what counts as one, and how far it reaches."""

import pytest

from copylint.evidence.supports import support_for, supports_in
from copylint.formats import parse


def kinds(text: str) -> set[str]:
    """The kinds of support of the first block."""
    document = parse(text, "markdown")
    return {one.kind for one in supports_in(document, document.prose[0]).every()}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le taux monte ([rapport](https://www.insee.fr/x)).", "link"),
        ("Le taux monte https://www.insee.fr/x cette année.", "link"),
        ("Le taux monte (source : Insee).", "note"),
        ("Le taux monte (Martin, 2019).", "note"),
        ("Selon l’Insee, le taux monte.", "attribution"),
        ("D’après le ministère, le taux monte.", "attribution"),
        ("Pour le procureur, il ne fait aucun doute que le taux monte.", "attribution"),
        ("L’étude a été menée par l’Ifop.", "attribution"),
        ("According to the company, sales rose.", "attribution"),
        ("Le taux monte, a indiqué lundi le directeur général.", "speech"),
        ("Sam Altman, PDG de l’entreprise, assure que le taux monte.", "speech"),
        ("Le taux monte, explique-t-elle.", "speech"),
        ("Le coût est évalué à 90 millions d’euros par la métropole.", "speech"),
        ("Sales rose, the mayor said.", "speech"),
        ("Une étude de l’Inserm porte sur le taux.", "document"),
        ("Un sondage Ifop donne le taux.", "document"),
        ("Ce rapport donne le taux.", "document"),
        ("L’article 8 de la loi du 6 juillet 1989 fixe le taux.", "law"),
        ("Karim Sadi a décliné : « Non merci, sans façon. »", "quotation"),
    ],
)
def test_what_supports(text: str, kind: str) -> None:
    """Links, notes, named sources, speakers, documents, laws and quotations support."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Des études montrent que le taux monte.",
        "Selon des experts, le taux monte.",
        "Les analystes estiment que le taux monte.",
        "Il est prouvé que le taux monte.",
        "Selon les cas, le taux monte ou baisse.",
        "Critics say that sales rose.",
        "Le taux monte ([ici](lien)).",
        "La plateforme compte 3 millions d’abonnés.",
        "La start-up est intégrée au projet Stargate, qui mobilise des milliards.",
    ],
)
def test_what_supports_nothing(text: str) -> None:
    """Nameless authorities, placeholders and mere subjects support nothing."""
    assert kinds(text) == set()


def test_reaches() -> None:
    """A source reaches over its sentence, the next one, or its paragraph, but not over a shift of subject."""
    text = "Selon l’Insee, le taux monte. Il baissera. Quant à la dette, elle monte. Elle inquiète."
    document = parse(text, "markdown")
    block = document.prose[0]
    places = [text.index(words) for words in ("Selon", "Il baissera", "Quant", "Elle inquiète")]

    def reached(reach: str) -> list[bool]:
        return [support_for(document, block, place, reach) is not None for place in places]

    assert reached("sentence") == [True, False, False, False]
    assert reached("carry") == [True, True, False, False]
    assert reached("near") == [True, True, False, False]
    assert reached("paragraph") == [True, True, False, False]


def test_a_shift_of_subject_stops_the_source_of_the_sentence_before() -> None:
    """« Quant à » opens another subject."""
    text = "Selon l’Insee, le taux monte. Quant à la dette, elle monte."
    document = parse(text, "markdown")
    assert support_for(document, document.prose[0], text.index("Quant"), "carry") is None


def test_lead_in_and_source_line_support_a_list() -> None:
    """Items take the source of the words that announce them; a block that of the caption after it."""
    text = "Selon l’Insee :\n\n- 12 % de baisse\n- 13 % de hausse\n"
    document = parse(text, "markdown")
    assert support_for(document, document.prose[-1], text.index("13")) is not None
    text = "Le taux est de 12 %.\n\nSource : Insee, 2024.\n"
    document = parse(text, "markdown")
    assert support_for(document, document.prose[0], text.index("12")) is not None


def test_researchers_count_once_their_laboratory_is_named() -> None:
    """« les chercheurs » are known in a text that names where they work."""
    named = "Une équipe de l’université de Lille publie ses travaux.\n\nLes chercheurs ont suivi 800 patients.\n"
    document = parse(named, "markdown")
    assert support_for(document, document.prose[1], document.prose[1].span.start) is not None
    document = parse("Les chercheurs ont suivi 800 patients.\n", "markdown")
    assert support_for(document, document.prose[0], 0) is None
