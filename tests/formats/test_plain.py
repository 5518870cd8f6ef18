# SPDX-License-Identifier: Apache-2.0
"""Pasted copy: one line is one block, whatever Markdown would make of the lines together."""

import pytest

from copylint import formats
from copylint.document.document import Document


def document_of(text: str) -> Document:
    """The document of a plain text."""
    return formats.parse(text, "text")


def shown(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block, in order."""
    return [(block.kind, text[slice(*block.span)]) for block in document_of(text).blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_a_block(end: str) -> None:
    """Each line is a block of its own; its first signs say which; an article without blank lines has all its blocks."""
    lines = [
        "Un titre",
        "Une phrase, puis une autre.",
        "## Intertitre ##",
        "- un",
        "  - deux",
        "1. trois",
        "• quatre",
        "> cité",
    ]
    text = end.join(lines)
    blocks = document_of(text).blocks
    assert [(block.kind, text[slice(*block.span)], block.level, block.quoted) for block in blocks] == [
        ("paragraph", "Un titre", 0, False),
        ("paragraph", "Une phrase, puis une autre.", 0, False),
        ("heading", "Intertitre", 2, False),
        ("item", "un", 1, False),
        ("item", "deux", 2, False),
        ("item", "trois", 1, False),
        ("item", "quatre", 1, False),
        ("paragraph", "cité", 0, True),
    ]
    assert [text[slice(*block.outer)] for block in blocks] == lines


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("    en retrait", "paragraph", "en retrait"),
        ("\ten retrait", "paragraph", "en retrait"),
        ("– tiret", "item", "tiret"),
        ("— réplique", "paragraph", "— réplique"),
        ("-collé", "paragraph", "-collé"),
        ("-\u00a0insécable", "paragraph", "-\u00a0insécable"),
        ("#collé", "paragraph", "#collé"),
        ("2024. Une année", "paragraph", "2024. Une année"),
        ("a) point", "item", "point"),
        ("- [ ] à faire", "item", "à faire"),
        ("---", "rule", "---"),
        ("* * *", "rule", "* * *"),
        ("⸻", "rule", "⸻"),
        ("[1]: https://a.fr", "definition", "[1]: https://a.fr"),
        ("[^1]: une note", "paragraph", "une note"),
        ("[Nom du client] : à voir", "paragraph", "[Nom du client] : à voir"),
        ("<p>Un <b>mot</b></p>", "paragraph", "<p>Un <b>mot</b></p>"),
        ("<br>", "html", "<br>"),
        ("<Nom du client>", "paragraph", "<Nom du client>"),
        ("{% include x %}", "directive", "{% include x %}"),
        ("<!-- a -->", "comment", "<!-- a -->"),
        ("```python", "directive", "```python"),
    ],
)
def test_kinds_of_line(line: str, kind: str, words: str) -> None:
    """A line by its first signs; blanks at its start make no code of it."""
    assert shown(f"Avant.\n{line}\nAprès.") == [("paragraph", "Avant."), (kind, words), ("paragraph", "Après.")]


def test_underlined_title() -> None:
    """A line of equals signs makes a heading of the line above, alone it is a rule."""
    assert shown("Titre\n=====\n\n=====\n") == [("heading", "Titre"), ("rule", "=====")]


def test_blank_lines_are_no_blocks() -> None:
    """Lines of blanks of any kind hold no words."""
    assert shown("a\n\n \t\n\u00a0\n\u2003\nb") == [("paragraph", "a"), ("paragraph", "b")]


def test_fenced_code() -> None:
    """A fence that is closed is code also here; one that nothing closes hides nothing."""
    assert shown("a\n```js\n# b\n\nc\n```\nd") == [("paragraph", "a"), ("code", "# b\n\nc"), ("paragraph", "d")]
    assert shown("```\na\n# b") == [("directive", "```"), ("paragraph", "a"), ("heading", "b")]


def test_table_swallows_lines_as_github_shows_them() -> None:
    """A table without blank lines takes the lines below it as rows, up to the next block."""
    text = "Intro :\nVille | Loyer |\n---|---|\nLyon | 14 |\nUne phrase avalée.\n- point"
    assert shown(text) == [
        ("paragraph", "Intro :"),
        ("table", "Ville | Loyer |\n---|---|\nLyon | 14 |\nUne phrase avalée."),
        ("cell", "Ville"),
        ("cell", "Loyer"),
        ("cell", "Lyon"),
        ("cell", "14"),
        ("cell", "Une phrase avalée."),
        ("item", "point"),
    ]


WRAPPED = (
    "Bonjour à tous,\n"
    "\n"
    "la réunion de mardi a permis de faire le point sur le chantier du port\n"
    "et de fixer la date des travaux, qui commenceront après les fêtes si le\n"
    "temps le permet et que les entreprises sont prêtes à cette date.\n"
    "\n"
    "- premier point, qui est assez long pour tenir sur deux lignes de texte\n"
    "  et que l’on a coupé ;\n"
    "> cité ici, avec une ligne assez longue pour que le courrier la coupe en\n"
    "> deux morceaux.\n"
)


def test_wrapped_mail() -> None:
    """Where most lines look broken off by a mail program, blank lines part the paragraphs."""
    kinds = [(block.kind, WRAPPED[slice(*block.span)].count("\n")) for block in document_of(WRAPPED).blocks]
    assert kinds == [("paragraph", 0), ("paragraph", 2), ("item", 1), ("paragraph", 1)]


def test_unwrapped_lines_of_that_width() -> None:
    """Lines of the same width that end with a stop or go on with a capital are paragraphs."""
    text = "Une phrase complète, assez longue pour avoir la largeur d’un courrier.\n" * 5
    assert [block.kind for block in document_of(text).blocks] == ["paragraph"] * 5


def test_inline_marks_stay_in_their_line() -> None:
    """Emphasis, code and links are read in each line alone: a star here and one there make no italics."""
    text = "Prix *hors taxes\nTaux de 12 %* et *vrai* `code` [lien](u)\n  *retrait* ~~barré~~"
    document = document_of(text)
    assert [(node.kind, text[slice(*node.content)]) for node in document.inlines] == [
        ("emphasis", "vrai"),
        ("code", "code"),
        ("link", "lien"),
        ("emphasis", "retrait"),
        ("strikethrough", "barré"),
    ]


def test_reference_links_across_lines() -> None:
    """A link and its definition on another line belong together."""
    document = document_of("Voir [ce texte][1].\nFin.\n[1]: https://a.fr/b")
    assert [(node.kind, node.target) for node in document.inlines] == [("link", "https://a.fr/b")]


def test_front_matter_here_too() -> None:
    """Front matter is known in pasted text as well."""
    assert shown("---\ntitle: Oui\n---\nTexte") == [
        ("front-matter", "---\ntitle: Oui\n---"),
        ("meta", "Oui"),
        ("paragraph", "Texte"),
    ]


def test_comment_over_lines() -> None:
    """A comment hides its lines; one that nothing closes hides nothing."""
    assert shown("a\n<!-- b\nc -->\nd") == [("paragraph", "a"), ("comment", "<!-- b\nc -->"), ("paragraph", "d")]
    assert shown("a\n<!-- b\nc") == [("paragraph", "a"), ("paragraph", "<!-- b"), ("paragraph", "c")]


def test_image_alone() -> None:
    """A line that is an image gives its alternative text."""
    assert shown("a\n![Une vue](b.png)\nc") == [("paragraph", "a"), ("attribute", "Une vue"), ("paragraph", "c")]


@pytest.mark.parametrize("last", ["<!-- note", "<script>\nx", "<!-- note\n\nfin"])
def test_markup_that_nothing_closes_hides_no_mark_before_it(last: str) -> None:
    """What opens at the end of a text and stays open leaves the marks of the lines above it as they are."""
    text = f"Un mot en **gras**.\n{last}\n"
    assert [text[slice(*node.span)] for node in document_of(text).inlines if node.kind == "strong"] == ["**gras**"]


def test_marks_are_found_whatever_lines_lie_between() -> None:
    """Lines without a sign of markup are not read for marks; places in the others are exact all the same."""
    lines = ["Un début é.\n", "Des *mots*, un [lien](https://exemple.fr).", "Rien ici.", "  Un `code` en retrait.\r"]
    text = "\n".join([*lines, "Rien.", "- Un **point**"])
    inlines = [(node.kind, text[slice(*node.span)]) for node in document_of(text).inlines]
    assert inlines == [
        ("emphasis", "*mots*"),
        ("link", "[lien](https://exemple.fr)"),
        ("code", "`code`"),
        ("strong", "**point**"),
    ]
