# SPDX-License-Identifier: Apache-2.0
"""A small article with one finding of each sort, written by hand: reports are tested without an engine."""

import re

import pytest

from copylint.model.findings import FileResult, Finding, Fix, NotChecked, Result, Severity, Suppressed
from copylint.model.places import Edit, Span

ARTICLE = (
    "Le maire veut vendre le stade pour 12 millions : un pari risqué ?\n"
    "Une offre en trois lots\n"
    "Lot | Prix |\n"
    "---|---|\n"
    "Tribunes | 7 M€ |\n"
    "Cette vente divise le conseil municipal depuis le mois de mars, et les riverains s’inquiètent du bruit.\n"
    "Ce que dit l’opposition\n"
    "Selon elle, le stade vaut 40 millions d’euros. "
    "Le comite\u0301 le dit\u202f! 😊 Ce marché pèserait 300 milliards.\n"
    "La suite est connue : le vote a lieu en juin. Qui paiera ?\n"
    "Voilà ! Ce texte suit vos consignes : un ton direct, une structure claire. Voulez-vous une autre version ? 😊\n"
    "Laisser un commentaire"
)


def _finding(
    code: str, name: str, severity: Severity, spans: list[Span], message: tuple[str, str], fix: Fix | None = None
) -> Finding:
    first, *related = spans
    return Finding(
        code,
        name,
        severity,
        {"fr": message[0], "en": message[1]},
        first,
        ARTICLE[slice(*first)],
        tuple(related),
        fix,
        fingerprint=f"f-{code.lower()}",
    )


def _at(words: str) -> Span:
    start = ARTICLE.index(words)
    return Span(start, start + len(words))


def _article() -> FileResult:
    lines = ARTICLE.split("\n")
    prose, leak, chrome = _at("\n".join(lines[5:8])), _at(lines[9]), _at(lines[10])
    plain = [Span(found.start(), found.end()) for found in re.finditer(" (?=[?!:;»])", ARTICLE)]
    delete = {"fr": "supprimer la ligne", "en": "delete the line"}
    return FileResult(
        "articles/stade.txt",
        ARTICLE,
        (
            _finding(
                "TYP001",
                "plain-space",
                Severity.NOTE,
                plain,
                ("Le français veut ici des espaces insécables.", "French wants no-break spaces here."),
                Fix(
                    {"fr": "mettre des espaces insécables", "en": "put no-break spaces"},
                    tuple(Edit(*place, "\u00a0") for place in plain),
                    "safe",
                ),
            ),
            _finding(
                "TAB001",
                "prose-in-table",
                Severity.ERROR,
                [prose],
                (
                    "Le tableau avale 3\u00a0lignes de texte\u00a0: ajoutez une ligne vide avant la ligne\u00a06.",
                    "The table swallows the 3 lines after it: leave a blank line before line 6.",
                ),
                Fix(
                    {"fr": "ajouter une ligne vide", "en": "add a blank line"},
                    (Edit(prose.start, prose.start, "\n"),),
                    "safe",
                ),
            )._replace(level="broken"),
            _finding(
                "SRC001",
                "figure-without-source",
                Severity.WARNING,
                [_at("300 milliards")],
                (
                    "«\u00a0300 milliards\u00a0» n’a pas de source\u00a0: dites d’où vient ce chiffre.",
                    "“300 milliards” has no source: say where the figure comes from.",
                ),
            ),
            _finding(
                "BOT001",
                "assistant-report",
                Severity.ERROR,
                [leak],
                (
                    "Ce bloc s’adresse à qui a commandé le texte et révèle sa commande\u00a0: supprimez-le.",
                    "This block talks to whoever ordered the text and reveals the brief: delete it.",
                ),
                Fix(delete, (Edit(leak.start, leak.end + 1, ""),), "unsafe"),
            )._replace(markers=("BOT004",)),
            _finding(
                "WEB001",
                "comment-form",
                Severity.ERROR,
                [chrome],
                (
                    "Reste de la page d’origine\u00a0: supprimez cette ligne.",
                    "Left over from the page it was copied from: delete this line.",
                ),
                Fix(delete, (Edit(chrome.start - 1, chrome.end, ""),), "unsafe"),
            )._replace(url="https://example.org/WEB001"),
        ),
        language="fr",
    )


@pytest.fixture
def article() -> FileResult:
    """The article and its five findings."""
    return _article()


@pytest.fixture
def result(article: FileResult) -> Result:
    """A run over the article alone."""
    return Result((article,))


@pytest.fixture
def mixed(article: FileResult) -> Result:
    """A run over four files: the article, a clean one, one with a waived finding, one that could not be read."""
    timeout = {"fr": "délai dépassé", "en": "time ran out"}
    unreadable = {"fr": "octet illisible", "en": "undecodable byte"}
    missing = {"fr": "LanguageTool n’est pas installé", "en": "LanguageTool is not installed"}
    waived = Suppressed(article.findings[2], "waiver", "chiffre du ministère")
    return Result(
        (
            article,
            FileResult("propre.md", "Un texte.\n"),
            FileResult("levé.md", ARTICLE, (), (NotChecked("rule", timeout, code="BOT004"),), (waived,)),
            FileResult("cassé.txt", "", (), (NotChecked("file", unreadable, "cassé.txt"),), (), False, "undecodable"),
        ),
        (NotChecked("engine", missing, fatal=False),),
    )
