# SPDX-License-Identifier: Apache-2.0
"""One line per finding, which editors and terminals can link."""

import re

from copylint.model.findings import FileResult, Finding, Refused, Result, Severity
from copylint.model.places import Span
from copylint.report import Options, render


def test_lines_and_verdict(result: Result) -> None:
    """Path, line and column first, then severity, code and sentence; the verdict last."""
    assert render("concise", result, Options("fr")) == (
        "articles/stade.txt:1:47: remarque TYP001 Le français veut ici des espaces insécables. (×7)\n"
        "articles/stade.txt:6:1: erreur TAB001 Le tableau avale 3\u00a0lignes de texte\u00a0: ajoutez une"
        " ligne vide avant la ligne\u00a06.\n"
        "articles/stade.txt:8:89: avertissement SRC001 «\u00a0300 milliards\u00a0» n’a pas de source\u00a0: dites"
        " d’où vient ce chiffre.\n"
        "articles/stade.txt:10:1: erreur BOT001 Ce bloc s’adresse à qui a commandé le texte et révèle sa"
        " commande\u00a0: supprimez-le.\n"
        "articles/stade.txt:11:1: erreur WEB001 Reste de la page d’origine\u00a0: supprimez cette ligne.\n"
        "Ne pas publier\u00a0: 3\u00a0points bloquants, 1\u00a0à vérifier, 1\u00a0remarque.\n"
    )


def test_columns_count_code_points() -> None:
    """A decomposed letter counts two, an emoji one, a narrow no-break space one: as editors that link columns do."""
    source = "e\u0301 😊\u202f!x"
    finding = Finding("TYP001", "x", Severity.NOTE, {"en": "Here."}, Span(6, 7), "x")
    text = render("concise", Result((FileResult("a.md", source, (finding,)),)), Options("en"))
    assert text.startswith("a.md:1:7: note TYP001 Here.\n")


def test_what_was_not_checked(mixed: Result) -> None:
    """Each thing that was not checked has its line before the verdict, in the language of the report."""
    lines = render("concise", mixed, Options("en")).split("\n")
    assert lines[5:] == [
        "levé.md, BOT004: not checked: time ran out",
        "cassé.txt: not checked: undecodable byte",
        "engine: not checked: LanguageTool is not installed",
        "Do not publish 1 of the 4 files: 3 blocking, 1 to check, 1 note. The check is incomplete.",
        "",
    ]


def test_a_repair_that_was_refused_is_named() -> None:
    """What a fix would not do has a line with its reason."""
    refused = Refused("TAB001", (), {"fr": "le tableau change"})
    text = render("concise", Result((FileResult("a.md", "abc", refused=(refused,)),)), Options("fr"))
    assert text == "a.md, TAB001\u00a0: réparation refusée\u00a0: le tableau change\nRien à signaler.\n"


def test_a_hostile_message_stays_on_its_line() -> None:
    """Words of the file in a message or in its name can neither break the line nor colour the terminal."""
    finding = Finding("SRC001", "x", Severity.WARNING, {"fr": "«\x1b[31m\r\n»\u202e"}, Span(0, 1), "x")
    text = render("concise", Result((FileResult("a\n\x1bb.md", "x", (finding,)),)), Options("fr"))
    assert text.split("\n")[0] == "a ␛b.md:1:1: avertissement SRC001 «␛[31m »‹RLO›"
    assert text.count("\n") == 2


def test_colour_only_where_it_is_wanted(result: Result) -> None:
    """Severities alone are coloured, and the words are the same without."""
    plain, coloured = (render("concise", result, Options(color=color)) for color in (False, True))
    assert "\x1b" not in plain
    assert re.findall(r"\x1b\[[\d;]+m(.+?)\x1b\[0m", coloured) == [
        "remarque",
        "erreur",
        "avertissement",
        "erreur",
        "erreur",
    ]
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
