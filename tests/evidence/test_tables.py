# SPDX-License-Identifier: Apache-2.0
"""The faults of tables: each found at its place, and repaired so that GitHub draws the table that was meant."""

import re
from typing import get_args

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.evidence.tables import PORTABILITY, QUALITY, Fault, TableFault, table_faults
from copylint.formats import format_of, parse
from copylint.model.places import Edit, Span


def document(text: str, name: str = "x.md") -> Document:
    """The document of a sample."""
    return parse(text, format_of(name), name=name)


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with disjoint edits applied."""
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def drawn(text: str) -> list[list[int]]:
    """How many cells each row of each table has that cmark-gfm draws."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    return [
        [len(re.findall("<t[hd]", row)) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
        for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
    ]


def unmarked(marked: str) -> tuple[str, Span]:
    """The text without the marks around the expected place, and that place."""
    before, inside, after = re.split("[\u27e6\u27e7]", marked)
    return before + inside + after, Span(len(before), len(before) + len(inside))


# kind of fault, text with its place marked, what the repair makes of it (None: no repair), the tables then drawn
BROKEN: list[tuple[str, str, str | None, list[list[int]]]] = [
    (
        "line_swallowed",
        "Intro :\nNom | Part |\n---|---|\nA | 1 |\n⟦Cette phrase suit.\nUn titre⟧\n- point\n",
        "Intro :\nNom | Part |\n---|---|\nA | 1 |\n\nCette phrase suit.\nUn titre\n- point\n",
        [[2, 2]],
    ),
    (
        "line_swallowed",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n> ⟦Texte.⟧\n",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n>\n> Texte.\n",
        [[2, 2]],
    ),
    (
        "line_swallowed",
        "- item\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n  ⟦Texte.⟧\n",
        "- item\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n\n  Texte.\n",
        [[2, 2]],
    ),
    (
        "line_swallowed",
        "| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n⟦Texte.⟧",
        "| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n\r\nTexte.",
        [[2, 2]],
    ),
    (
        "line_swallowed",
        "| A | B |\n|---|---|\n| 1 | 2 |\n⟦La commande `a|b` suit.⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\nLa commande `a|b` suit.\n",
        [[2, 2]],
    ),
    # The rows below would lose their table.
    ("line_swallowed", "| A | B |\n|---|---|\n| 1 | 2 |\n⟦Total⟧\n| 3 | 4 |\n", None, [[2, 2, 2, 2]]),
    (
        "delimiter_missing",
        "Tarifs :\n\n⟦| Offre | Prix |\n| Base | 12 |\n| Pro | 20 |⟧\nFin.\n",
        "Tarifs :\n\n| Offre | Prix |\n|---|---|\n| Base | 12 |\n| Pro | 20 |\n\nFin.\n",
        [[2, 2, 2]],
    ),
    (
        "delimiter_missing_bare",
        "⟦Offre | Prix | Durée\nBase | 12 | 1 an\nPro | 20 | 2 ans⟧\n",
        "Offre | Prix | Durée\n---|---|---\nBase | 12 | 1 an\nPro | 20 | 2 ans\n",
        [[3, 3, 3]],
    ),
    (
        "delimiter_count",
        "⟦| A | B | C |\n| --- | --- |⟧\n| 1 | 2 | 3 |\n",
        "| A | B | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n",
        [[3, 3]],
    ),
    (
        "delimiter_count",
        "⟦| A | B |\n|:--|--:|---|⟧\n| 1 | 2 |\nTexte.\n",
        "| A | B |\n|:--|--:|\n| 1 | 2 |\n\nTexte.\n",
        [[2, 2]],
    ),
    # Only the author knows which header is missing: shown, never applied.
    (
        "header_short",
        "⟦| Offre | Base |\n|---|---|---|⟧\n| Prix | 12 | 20 |\n| Durée | 1 | 2 |\n",
        "| Offre | Base |  |\n|---|---|---|\n| Prix | 12 | 20 |\n| Durée | 1 | 2 |\n",
        [[3, 3, 3]],
    ),
    ("delimiter_malformed", "| A | B |\n⟦|\u2014|\u2014|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "delimiter_malformed",
        "| A | B |\n⟦| \u2013\u2013 | \u2013\u2013 |⟧\n| 1 | 2 |\n",
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    ("delimiter_malformed", "| A | B |\n⟦|---+---|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", " A | B\n⟦---+---⟧\n 1 | 2\n", " A | B\n---|---\n 1 | 2\n", [[2, 2]]),
    (
        "delimiter_malformed",
        "| A | B |\n⟦|\u00a0---\u00a0|\u00a0---\u00a0|⟧\n| 1 | 2 |\n",
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    ("delimiter_malformed", "| A | B |\n⟦\u200b|---|---|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", "| A | B |\n⟦|:-:-|---|⟧\n| 1 | 2 |\n", "| A | B |\n|:-:|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", "| A | B |\n⟦| : | : |⟧\n| 1 | 2 |\n", "| A | B |\n| :-- | :-- |\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", "| A | B |\n⟦|---||⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", "| A | B |\n⟦|===|===|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_malformed", "a | b\n⟦- | -⟧\n1 | 2\n", "a | b\n---|---\n1 | 2\n", [[2, 2]]),
    (
        "delimiter_first",
        "Voici :\n⟦|---|---|⟧\n| A | B |\n| 1 | 2 |\n",
        "Voici :\n| A | B |\n|---|---|\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    ("delimiter_first", "⟦|---|---|⟧\n| A | B |", "| A | B |\n|---|---|", [[2]]),
    ("delimiter_first", "- | A | B |\n- ⟦|---|---|⟧\n- | 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("delimiter_first", "## | A | B |\n⟦|---|---|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "delimiter_misplaced",
        "⟦| A | B |\n| 1 | 2 |\n|---|---|⟧\n| 3 | 4 |\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    (
        "delimiter_repeated",
        "| A | B |\n|---|---|\n| 1 | 2 |\n⟦|---|---|⟧\n| 3 | 4 |\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    (
        "header_repeated",
        "| A | B |\n|---|---|\n| 1 | 2 |\n⟦| A | B |\n|---|---|⟧\n| 3 | 4 |",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |",
        [[2, 2, 2]],
    ),
    ("container_or_indent", "⟦| A | B |\n    |---|---|⟧\n| 1 | 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "container_or_indent",
        "- Offre :\n⟦| A | B |\n|---|---|⟧\n| 1 | 2 |\n- suite\n",
        "- Offre :\n\n| A | B |\n|---|---|\n| 1 | 2 |\n- suite\n",
        [[2, 2]],
    ),
    (
        "container_or_indent",
        "> ⟦| A | B |\n|---|---|⟧\n| 1 | 2 |\n",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n",
        [[2, 2]],
    ),
    (
        "container_or_indent",
        "Texte.\n    ⟦| A | B |\n    |---|---|⟧\n    | 1 | 2 |\n",
        "Texte.\n| A | B |\n|---|---|\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    (
        "orphan_rows",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n⟦| 3 | 4 |\n\n| 5 | 6 |⟧\n\nTexte.\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n\nTexte.\n",
        [[2, 2, 2, 2]],
    ),
    (
        "orphan_rows",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n>\n> ⟦| 3 | 4 |⟧\n",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |\n> | 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    (
        "orphan_rows",
        "- | A | B |\n  |---|---|\n  | 1 | 2 |\n\n  ⟦| 3 | 4 |⟧\n",
        "- | A | B |\n  |---|---|\n  | 1 | 2 |\n  | 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    # Joined to the table above, the rows would swallow the one below.
    (
        "orphan_rows",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n⟦| 3 | 4 |⟧\n| C | D | E |\n|---|---|---|\n| 5 | 6 | 7 |\n",
        None,
        [[2, 2], [3, 3]],
    ),
    (
        "collapsed",
        "> Voici : ⟦| A | B | |---|---| | 1 | 2 |⟧\n> suite\n",
        "> Voici :\n>\n> | A | B |\n> |---|---|\n> | 1 | 2 |\n>\n> suite\n",
        [[2, 2]],
    ),
    (
        "line_swallowed",
        "| A | B |\r|---|---|\r| 1 | 2 |\r⟦Texte.⟧\r",
        "| A | B |\r|---|---|\r| 1 | 2 |\r\rTexte.\r",
        [[2, 2]],
    ),
    (
        "blank_rows",
        "⟦| A | B |\n\n|---|---|\n\n| 1 | 2 |\n\n| 3 | 4 |⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    ("row_long", "| A | B |\n|---|---|\n| 1 | 2 | ⟦trois⟧ |\n", None, [[2, 2]]),
    (
        "row_long",
        "| A | B |\n|---|---|\n| 1 | 2 |⟦La suite vient ici.⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\nLa suite vient ici.\n",
        [[2, 2]],
    ),
    (
        "row_long",
        "| A | B |\n|---|---|\n| 1 | 2 | | ⟦3 | 4⟧ |\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    ("row_long", "| A | B |\n|---|---|\n\u00a0| 1 | ⟦2⟧ |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "row_split",
        "| A | B |\n|---|---|\n⟦| 1 | deux\nsuite |⟧\n| 3 | 4 |\n",
        "| A | B |\n|---|---|\n| 1 | deux suite |\n| 3 | 4 |\n",
        [[2, 2, 2]],
    ),
    (
        "row_split",
        "| A | B | C |\n|---|---|---|\n⟦| 1 | deux\net\nfin | trois |⟧\n",
        "| A | B | C |\n|---|---|---|\n| 1 | deux et fin | trois |\n",
        [[3, 3]],
    ),
    ("pipe_in_code", "| A | B |\n|---|---|\n| ⟦`a|b`⟧ | 2 |\n", "| A | B |\n|---|---|\n| `a\\|b` | 2 |\n", [[2, 2]]),
    ("pipe_in_code", "| ⟦`a|b`⟧ | B |\n|---|---|\n| 1 | 2 |\n", "| `a\\|b` | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "header_fused",
        "Le cadre est fixé par la loi.⟦| Type | But |⟧\n|---|---|\n| A | B |\n",
        "Le cadre est fixé par la loi.\n\n| Type | But |\n|---|---|\n| A | B |\n",
        [[2, 2]],
    ),
    (
        "collapsed",
        "Les tarifs : ⟦| Offre | Prix | |---|---| | Base | 12 | | Pro | 20 |⟧ Le reste suit.\nFin.\n",
        "Les tarifs :\n\n| Offre | Prix |\n|---|---|\n| Base | 12 |\n| Pro | 20 |\n\nLe reste suit.\n\nFin.\n",
        [[2, 2, 2]],
    ),
    ("collapsed", "⟦|A|B||---|---||1|2||3|4|⟧\n", "|A|B|\n|---|---|\n|1|2|\n|3|4|\n", [[2, 2, 2]]),
    ("collapsed", "⟦| A | B |---|---| 1 | 2 | 3 | 4 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", [[2, 2, 2]]),
    ("collapsed", "⟦| A | B | |\u2014\u2013|\u2014\u2013| | 1 | 2 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("collapsed", "⟦| A | B | |---|---|\n| 1 | 2 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("collapsed", "⟦| A | B | |---|---| | 1 | 2 | | 3 |⟧\n", None, []),
    ("row_breaks", "⟦| A | B |<br>|---|---|<br>| 1 | 2 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("row_breaks", "⟦| A | B |\\n|---|---|\\n| 1 | 2 |\\n⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "tab_separated",
        "Prix :\n⟦Nom\tPrix\tDurée\nA\t1\t2⟧\n",
        "Prix :\n\n| Nom | Prix | Durée |\n|---|---|---|\n| A | 1 | 2 |\n",
        [[3, 3]],
    ),
    ("tab_separated", "⟦Nom\tPrix\nA\t1\nB\t2⟧", "| Nom | Prix |\n|---|---|\n| A | 1 |\n| B | 2 |", [[2, 2, 2]]),
    (
        "one_cell_per_line",
        "⟦Ville\nLoyer\nLyon\n14,2 €\nLille\n13,1 €\nNantes\n12,8 €⟧\n",
        "| Ville | Loyer |\n|---|---|\n| Lyon | 14,2 € |\n| Lille | 13,1 € |\n| Nantes | 12,8 € |\n",
        [[2, 2, 2, 2]],
    ),
    (
        "ascii_grid",
        "Prix :\n⟦+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+⟧\nFin.\n",
        "Prix :\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nFin.\n",
        [[2, 2]],
    ),
    # A row of several lines cannot be told from several rows.
    ("ascii_grid", "⟦+---+\n| A |\n| b |\n+---+\n| 1 |\n| 2 |\n+---+\n| 3 |\n+---+⟧\n", None, []),
    (
        "box_drawing",
        "⟦┌───┬───┐\n│ A │ B │\n├───┼───┤\n│ 1 │ 2 │\n└───┴───┘⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    (
        "pipe_lookalike",
        "⟦\uff5c A \uff5c B \uff5c\n\uff5c---\uff5c---\uff5c\n\uff5c 1 \uff5c 2 \uff5c⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n",
        [[2, 2]],
    ),
    ("pipe_lookalike", "| A | B |\n|---|---|\n| 1 ⟦\u00a6⟧ 2 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("pipe_lookalike", "⟦|| A || B ||\n||---||---||\n|| 1 || 2 ||⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    (
        "pipe_escaped",
        "⟦\\| A \\| B \\|\n\\|---\\|---\\|\n\\| 1 \\| 2 \\|⟧\nFin.\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\nFin.\n",
        [[2, 2]],
    ),
    ("row_wrapped", "⟦**| A | B |**\n|---|---|\n| 1 | 2 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("row_stray", "⟦\u00a0| A | B |\n|---|---|\n| 1 | 2 |⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("row_stray", "⟦| A | B | \\\n|---|---| \\\n| 1 | 2 | \\⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n", [[2, 2]]),
    ("foreign_syntax", '⟦{| class="wikitable"\n|-\n! A !! B\n|-\n| 1 || 2\n|}⟧\n', None, []),
    ("foreign_syntax", "⟦\\begin{tabular}{ll}\nA & B \\\\\n\\end{tabular}⟧\n", None, []),
    ("foreign_syntax", "⟦|===\n|A |B\n|1 |2\n|===⟧\n", None, []),
    ("foreign_syntax", "⟦[table]\n[tr][td]A[/td][/tr]\n[/table]⟧\n", None, []),
    ("foreign_syntax", "⟦|_. A |_. B |\n| 1 | 2 |⟧\n\nFin.\n", None, []),
    ("foreign_syntax", "⟦=====  =====\nA      B\n=====  =====\n1      2\n=====  =====⟧\n", None, []),
    (
        "html_unclosed",
        "⟦<table>⟧\n<tr><td>A</td></tr>\n\nLe texte.\n",
        "<table>\n<tr><td>A</td></tr>\n</table>\n\nLe texte.\n",
        [[1]],
    ),
]
PORTABLE: list[tuple[str, str, str]] = [
    (
        "no_blank_before",
        "Les tarifs :\n⟦| A | B |⟧\n|---|---|\n| 1 | 2 |\n",
        "Les tarifs :\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    ),
    (
        "no_blank_before",
        "> Cité :\n> ⟦| A | B |⟧\n> |---|---|\n> | 1 | 2 |\n",
        "> Cité :\n>\n> | A | B |\n> |---|---|\n> | 1 | 2 |\n",
    ),
    (
        "no_blank_after",
        "| A | B |\n|---|---|\n| 1 | 2 |\n⟦## Titre⟧\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n## Titre\n",
    ),
    ("no_blank_after", "| A | B |\n|---|---|\n⟦- liste⟧\n", "| A | B |\n|---|---|\n\n- liste\n"),
]
ODD: list[tuple[str, str, str | None]] = [
    (
        "row_short",
        "| A | B | C |\n|---|---|---|\n⟦| 1 | 2 |⟧\n| 3 | 4 | 5 |\n",
        "| A | B | C |\n|---|---|---|\n| 1 | 2 |  |\n| 3 | 4 | 5 |\n",
    ),
    ("lone_row", "Texte.\n\n⟦| A | B |⟧\n\nTexte.\n", None),
    (
        "duplicate_header",
        "| A | B |\n|---|---|\n| 1 | 2 |\n⟦| A | B |⟧\n| 3 | 4 |\n",
        "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
    ),
    ("empty_header", "⟦|  |  |⟧\n|---|---|\n| 1 | 2 |\n", None),
    ("empty_column", "⟦| A | B |  |⟧\n|---|---|---|\n| 1 | 2 |  |\n", None),
    ("header_only", "⟦| A | B |⟧\n|---|---|\n", None),
    ("mixed_outer_pipes", "| A | B |\n|---|---|\n⟦1 | 2⟧\n", None),
    ("table_in_fence", "⟦```\n| A | B |\n|---|---|\n| 1 | 2 |\n```⟧\n", "| A | B |\n|---|---|\n| 1 | 2 |\n"),
    (
        "table_indented",
        "Prix :\n\n⟦    | A | B |\n    |---|---|\n    | 1 | 2 |⟧\n",
        "Prix :\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    ),
    ("mdx_unsafe_cell", "| A | B |\n|---|---|\n| 1⟦<br>⟧2 | 3 |\n", None),
    ("escaped_pipe_in_code", "| A | B |\n|---|---|\n| ⟦`a \\| b`⟧ | 3 |\n", None),
]


SAMPLES = [*(case[1] for case in BROKEN), *(case[1] for case in PORTABLE), *(case[1] for case in ODD)]


def of_kind(text: str, kind: str) -> TableFault:
    """The first fault of a kind."""
    return next(fault for fault in table_faults(document(text)) if fault.kind == kind)


@pytest.mark.parametrize(("kind", "marked", "fixed", "tables"), BROKEN)
def test_broken_tables(kind: str, marked: str, fixed: str | None, tables: list[list[int]]) -> None:
    """One fault at broken level, at the marked place; its repair is the exact text, and GitHub then draws the table."""
    text, span = unmarked(marked)
    (fault,) = [fault for fault in table_faults(document(text)) if fault.level == "broken"]
    assert (fault.kind, fault.span) == (kind, span)
    assert fixed == (applied(text, fault.edits) if fault.edits else None)
    assert drawn(fixed or text) == tables


@pytest.mark.parametrize(("kind", "marked", "fixed", "tables"), [case for case in BROKEN if case[2]])
def test_a_repaired_table_has_no_fault(kind: str, marked: str, fixed: str, tables: list[list[int]]) -> None:
    """After the repair nothing is left at broken level, so that a second run edits nothing."""
    assert tables
    assert [fault.kind for fault in table_faults(document(fixed)) if fault.level == "broken"] == [], (kind, marked)


@pytest.mark.parametrize(("kind", "marked", "fixed"), PORTABLE)
def test_missing_blank_lines(kind: str, marked: str, fixed: str) -> None:
    """What GitHub draws right is never broken: a missing blank line is one note of portability."""
    text, span = unmarked(marked)
    fault = of_kind(text, kind)
    assert (fault.level, fault.span, applied(text, fault.edits)) == ("portability", span, fixed)
    assert {fault.level for fault in table_faults(document(text))} <= {"portability", "quality"}
    assert drawn(fixed) == drawn(text)


@pytest.mark.parametrize(("kind", "marked", "fixed"), ODD)
def test_odd_tables(kind: str, marked: str, fixed: str | None) -> None:
    """Faults that leave the table drawn, or that are only suspected, are found at their place and are not broken."""
    text, span = unmarked(marked)
    fault = of_kind(text, kind)
    assert (fault.span, fault.level) == (span, "portability" if kind in PORTABILITY else "quality")
    assert fixed == (applied(text, fault.edits) if fault.edits else None)
    assert "broken" not in {fault.level for fault in table_faults(document(text))}


def test_every_kind_of_fault_is_shown_here() -> None:
    """The samples cover all kinds of fault, and each kind has one level."""
    samples = {case[0] for case in (*BROKEN, *PORTABLE, *ODD)}
    assert samples == set(get_args(Fault))
    assert {case[0] for case in BROKEN}.isdisjoint(PORTABILITY | QUALITY)


def test_one_finding_names_all_swallowed_lines() -> None:
    """Text pasted without blank lines: one fault over all lines that the table swallows, one line end as repair."""
    rows = "Fonds | Lien |\n---|---|\nAlpha | Proche |\nBêta | Loin |\n"
    swallowed = "Un paragraphe.\nUn titre\nUn autre paragraphe.\nEncore un titre"
    text = f"Une introduction :\n{rows}{swallowed}\n- Premier point\n- Second point\nFin.\n"
    broken = [fault for fault in table_faults(document(text, "x.txt")) if fault.level == "broken"]
    start = text.index(swallowed)
    assert [(fault.kind, fault.span, fault.edits) for fault in broken] == [
        ("line_swallowed", Span(start, start + len(swallowed)), (Edit(start, start, "\n"),))
    ]
    assert broken[0].values == {"row": "Bêta", "lines": 4}


def test_each_swallowed_run_has_its_repair() -> None:
    """Two tables glued by a line of text: the repair parts them and keeps the second one whole."""
    text = "| A | B |\n|---|---|\n| 1 | 2 |\nPuis :\n| C | D |\n|---|---|\n| 3 | 4 |\nFin.\n"
    edits = tuple(
        edit for fault in table_faults(document(text)) for edit in fault.edits if fault.kind == "line_swallowed"
    )
    assert drawn(applied(text, edits)) == [[2, 2], [2, 2]]


def test_the_lost_words_are_named() -> None:
    """A row that is too long tells what vanishes from the page."""
    assert of_kind("| A | B |\n|---|---|\n| 1 | 2 | 3 | quatre |\n", "row_long").values["lost"] == "3 | quatre"


SILENT = [
    "Accueil | Blog | Article\n\nTexte.",
    "Le choix A | B se lit « ou ».\nPuis C | D encore.\n",
    "Lancez :\n\ncat a | grep b\nls | wc -l\nps aux | less\n",
    "- mtcars |> filter(cyl == 4) |> head()\n- mtcars |> head()\n- iris |> head()\n",
    "Voir [[Page|libellé]] et [[Autre|nom]].\n" * 3,
    "{{ page.title | escape }} | {{ site.name | upcase }}\n{% if a | b %}\n",
    "{% for x in a %}| {{ x }} | {{ x }} |\n{% endfor %}{% for x in a %}| {{ x }} | {{ x }} |\n",
    "On a $|x| + |y| = 2$ et $|a|$.\n" * 3,
    "$$\n|A| + |B| = 2\n|A| + |B| = 2\n$$\n",
    "La norme |x| vaut 1.\n",
    "| Un vers\n| un autre vers\n| et la suite\n",
    "```\n+---+---+\n| a | b |\n+---+---+\n```\n",
    "src\n├── a.py\n│   ├── b.py\n│   └── c.py\n└── d.py\n",
    "Question 1 : a) oui | b) non\nQuestion 2 : a) oui | b) non\n",
    "Utilisez `a|b` ou ``c|d``.\nPréférez `x|y` et `z|w`.\nPuis `m|n` et `o|p`.\n",
    "| A | B |\n|---|---|\n| \u2014 | - |\n| -- | 3 |\n",
    "| A |\n|---|\n| 1 |\n",
    "A\n:-\nb\n",
    "> | A | B |\n> |---|---|\n> | 1 | 2 |\n\nTexte.\n",
    "- x\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n\n- y\n",
    "| A | B |\r\n|:--|--:|\r\n| 1 | 2 |\r\n\r\nFin.\r\n",
    "|  | 2023 | 2024 |\n|---|---|---|\n| Lyon | 1 | 2 |\n",
    "| Nom | Signature |\n|---|---|\n| Lyon |  |\n| Lille |  |\n",
    "| A | B |  | C | D |\n|---|---|---|---|---|\n| 1 | 2 |  | 3 | 4 |\n",
    "| A | B | C |\n|---|---|---|\n| **Groupe** |\n| 1 | 2 | 3 |\n",
    "| A | B |\n|---|---|\n| 1 | 2 | |\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n\n: Légende\n",
    "Nom :\tDupont\nTél. :\t01\nVille :\tLyon\n",
    "a || b\nc || d\ne || f\n",
    "À lire :\nL’article | Le Monde\nUn autre | Libération\nEncore un | Le Figaro\n",
    "Le sigle |-| n’est rien, |--|--| non plus.\n",
    "Le Markdown s’écrit ainsi :\n\n```markdown\n| A | B |\n|---|---|\n| 1 | 2 |\n```\n",
    "---\ntitle: a | b | c\n---\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    "{% include a.html %}\n| A | B |\n|---|---|\n| 1 | 2 |\n{% endif %}\n",
    ":::note\n\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n",
    "<!--\n| a | b |\n| c | d |\n-->\n",
    "<table>\n<tr><td>a | b</td></tr>\n</table>\n",
    "Le code `<table>` ouvre un tableau.\n",
    "|PyPI| |CI| |Docs|\n",
    "Titre\n===\n\nTexte\n---\n",
    "Lyon\nParis\nLille\nNantes\nBrest\nRennes\nMetz\nNancy\nNice\n",
    "Farine\n200 g\nSucre\n100 g\n\nBeurrez le moule.\n",
    "Un\nDeux\nTrois 3\nQuatre\nCinq\nSix 6\nSept\nHuit\nNeuf 9 !\n",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_table_and_tables_in_order_stay_silent(text: str) -> None:
    """Pipes of prose, code, templates and formulas are no rows, and a table in order has no fault at any level."""
    assert [fault.kind for fault in table_faults(document(text))] == []


def test_html_files_have_no_markdown_tables() -> None:
    """In HTML a pipe is a pipe."""
    assert table_faults(document("<p>| a | b |</p><p>| c | d |</p>", "x.html")) == ()


PIECES = [line for text in SAMPLES for line in unmarked(text)[0].split("\n")]
LINES = st.builds(
    lambda mark, line: mark + line,
    st.sampled_from(["", "", "", "> ", "- ", "  ", "    ", "1. ", "\t"]),
    st.sampled_from([*sorted(set(PIECES)), "", "Texte.", "## Titre", "```"]),
)
TEXTS = st.builds(lambda lines, end: end.join(lines), st.lists(LINES, max_size=9), st.sampled_from(["\n", "\r\n"]))
KEEPS_ORDER = re.compile(r"\w")


@settings(max_examples=200)
@example(">   Texte.\n  | 1 | 2 |\n> |:--|--:|---|", "x.md")
@example("1.  1 | 2\na | b\n    |---|---|", "x.md")
@given(TEXTS, st.sampled_from(["x.md", "x.txt", "x.mdx"]))
def test_faults_of_random_lines(text: str, name: str) -> None:
    """On any lines, places lie in the text, edits are disjoint, and safe ones keep every letter and digit."""
    for fault in table_faults(document(text, name)):
        assert 0 <= fault.span.start < fault.span.end <= len(text)
        for before, after in zip(fault.edits, fault.edits[1:], strict=False):
            assert before.end <= after.start
            assert before.start < after.start
        if fault.safety == "safe":
            fixed = applied(text, fault.edits)
            assert KEEPS_ORDER.findall(fixed) == KEEPS_ORDER.findall(text)
            assert len(drawn(fixed)) >= len(drawn(text))
