# SPDX-License-Identifier: Apache-2.0
"""Kind «figure»: one match for each paragraph of unsupported figures, none where something supports or excuses them."""

import pytest

from copylint.evidence.kind import Context
from copylint.formats import parse
from copylint.kinds.figure import Options, check


def found(text: str, at_least: int = 1) -> list[list[str]]:
    """The words of each match: the span first, then the related places."""
    document = parse(text, "markdown")
    matches = check(document, None, Options(at_least), Context())
    return [[text[place.start : place.end] for place in (match.span, *match.related)] for match in matches]


def test_one_match_for_each_paragraph() -> None:
    """A paragraph gives one match: its first figure, then the others."""
    text = "Il pèse 4,2 milliards d’euros et 62 % du marché.\n\nUn salarié sur deux y travaille.\n"
    assert found(text) == [["4,2 milliards d’euros", "62 %"], ["Un salarié sur deux"]]


def test_items_of_a_list_go_together() -> None:
    """A run of items is one match."""
    assert found("En bref :\n\n- 12 % de clients\n- 30 000 visites\n") == [["12 %", "30 000"]]


def test_named_offer_with_its_quotation_is_the_news_itself() -> None:
    """A figure beside the words of a named speaker is supported, and may be repeated rounded elsewhere."""
    text = (
        "Avec des investisseurs, il a proposé 97,4 milliards de dollars. Sam Altman a décliné : « Non merci, mais "
        "nous rachèterons tout pour 9,74 milliards. »\n\nL’offre de 97 milliards n’est qu’un épisode.\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fondée en 2015, elle affiche une valorisation de 157 milliards de dollars.",
        "Elle est intégrée au projet Stargate, qui mobilise 500 milliards de dollars.",
        "Les familles dépensent en moyenne 850 euros par an.",
        "Le nombre de chantiers a doublé.",
        "The market is worth $12.4 billion.",
        "One in five children goes to school hungry, and the teachers see it.",
    ],
)
def test_strong_figures_without_support(text: str) -> None:
    """Money at large, shares, multiples, averages ask for a source."""
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Faut-il croire que 80 % des emplois vont disparaître ?",
        "Imaginons une ville de 100 000 habitants. Elle en perdrait 30 %.",
        "J’ai mesuré ma consommation : elle a baissé de 18 %.",
        "Nous avons interrogé 1 200 lecteurs : 64 % préfèrent le papier.",
        "Ajoutez 60 % d’eau, puis laissez reposer.",
        "Pour 4 personnes, ajoutez 1 200 g de farine.",
        "L’entrée coûte 12 €, avec une remise de 20 %.",
        "Victoire 3 buts à 1 devant 52 000 spectateurs.",
        "On appelle majorité qualifiée une majorité de 55 % des États.",
        "« Nous avons perdu 30 % de nos clients », dit-il.",
        "Le tissu est à 100 % en coton, avec 12 % de laine.",
        "La Lune se trouve à 384 400 kilomètres.",
        "Morte à 91 ans, elle laisse 2 000 toiles.",
        "Le train 6204 part à 14 h 30.",
        "Quand l’eau gèle, son volume augmente de 9 %.",
        "À mon avis, un tiers des places pourraient disparaître.",
    ],
)
def test_excused_figures(text: str) -> None:
    """Questions, hypotheses, first persons, steps, prices, matches, definitions, quotations, lives need no source."""
    assert found(text) == []


def test_genres_of_a_whole_text() -> None:
    """A changelog states its own figures."""
    assert found("# Changelog\n\n## 2.4.1\n\n- 30 % plus rapide\n\n## 2.4.0\n\n- 40 % de mémoire en moins\n") == []


def test_threshold_for_the_file() -> None:
    """With at_least there is one match for the file, when it has that many figures."""
    text = "Il pèse 4,2 milliards d’euros.\n\nIl emploie 400 000 personnes.\n"
    assert found(text, at_least=3) == []
    assert found(text, at_least=2) == [["4,2 milliards d’euros", "400 000"]]


def test_titles_are_left_to_their_own_rule() -> None:
    """A heading is no paragraph; prose in a cell is read as one."""
    assert found("# Une levée de 97 milliards\n\nRien de plus.\n") == []
    line = "Une phrase avalée par la table du dessus, où le marché pèse 157 milliards de dollars.\n"
    swallowed = "a | b |\n---|---|\nc | d |\n" + line
    assert found(swallowed) == [["157 milliards de dollars"]]
