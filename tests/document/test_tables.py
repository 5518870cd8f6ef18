# SPDX-License-Identifier: Apache-2.0
"""Tables as GitHub draws them: the scanner against cmark-gfm (GitHub's own parser) and markdown-it-py."""

import html
import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copylint.document.blocks import Table
from copylint.document.leaves import leaves
from copylint.document.table_rows import delimiter_lines
from copylint.document.tables import find_tables, tables_of
from copylint.model.places import Span
from copylint.text.lines import LineIndex

Cells = list[list[list[str]]]


def found(text: str, *excluded: Span) -> tuple[Table, ...]:
    """The scanner's tables."""
    return find_tables(text, LineIndex(text), excluded)


def cells_of(text: str) -> Cells:
    """Tables as rows of cells, each row filled or cut to the number of columns as GFM draws it."""
    tables: Cells = []
    for table in found(text):
        rows = [
            [text[cell.start : cell.end].replace("\\|", "|").replace("`", "") for cell in row.cells]
            for row in table.rows
        ]
        tables.append([(row + [""] * table.columns)[: table.columns] for row in rows])
    return tables


def github(text: str) -> Cells:
    """The tables that cmark-gfm draws, as plain words."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    return [
        [
            [
                html.unescape(re.sub(r"<[^>]*>|`", "", cell))
                for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
            ]
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        ]
        for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL)
    ]


def markdown_it(text: str) -> list[list[int]]:
    """The tables that markdown-it-py draws, as numbers of cells."""
    tables: list[list[int]] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append(0)
        elif token.type in ("th_open", "td_open"):
            tables[-1][-1] += 1
    return tables


DRAWN = [
    "| Ville | Loyer |\n|---|---|\n| Lyon | 14 |\n",
    "Ville | Loyer\n--|--\nLyon | 14\n",
    "Une phrase au-dessus :\nVille | Loyer |\n---|---|\nLyon | 14 |\nUne phrase en dessous.\n",
    "| A |\n|---|\n| 1 |\n",
    "A\n:-\nb\n",
    "| A |\n:-:\n| 1 |\n",
    "| A | B |\n|:--|--:|\n| un \\| deux | `x \\| y` |\n",
    "| A | B |\n|---|---|\n| `a|b` | c |\n| seul |\n| un | deux | trois |\n",
    "|| A |\n|-|-|\n||b|\n",
    "|\tA\t|\tB\t|\n|\t---\t|\t---\t|\n|\t1\t|\t2\t|\n",
    "> | A | B |\n> |---|---|\n> | 1 | 2 |\n| 3 | 4 |\n",
    "- | A | B |\n  |---|---|\n  | 1 | 2 |\n- suite\n",
    "1. Étape\n\n   | A | B |\n   |---|---|\n   | 1 | 2 |\n\n2. Fin\n",
    "- [ ] | A | B |\n  |---|---|\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n# Titre\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n- liste\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n2.\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n***\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n<div>\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n<b>\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n```\n| 3 | 4 |\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n    | 3 | 4 |\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n|\n| 3 | 4 |\n",
    "| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n\r\nTexte\r\n",
    "| A | B |\r|---|---|\r| 1 | 2 |\r",
    "  | A |\n   |---|\n | 1 |\n",
    "| a |\n| b | c |\n|---|---|\n| 1 | 2 |\n\n| d |\n|-|",
    "> a\n  | b | c |\n> --|--|--\n",
]
NOT_DRAWN = [
    "| A | B |\n|---|\n| 1 | 2 |\n",
    "| A | B |\n|---|---|---|\n| 1 | 2 |\n",
    "| A | B |\n|\u2014|\u2014|\n| 1 | 2 |\n",
    "| A | B |\n|---+---|\n| 1 | 2 |\n",
    "| A | B |\n|:-:-|---|\n| 1 | 2 |\n",
    "| A | B |\n| : | : |\n| 1 | 2 |\n",
    "| A | B |\n|\u00a0---|---|\n| 1 | 2 |\n",
    "| A | B |\n    |---|---|\n| 1 | 2 |\n",
    "| A | B |\n\n|---|---|\n| 1 | 2 |\n",
    "| A | B |\n| 1 | 2 |\n",
    "|---|---|\n| A | B |\n",
    "A\n---\nb\n",
    "A | B\n- | -\n1 | 2\n",
    "- liste\n| A | B |\n|---|---|\n",
    "> | A |\n|---|\n",
    "> a\n> > b\n> | A |\n> |---|\n",
    "| A |\n|-|-|\n|-|\n",
    "    | A | B |\n    |---|---|\n",
    "```\n| A | B |\n|---|---|\n```\n",
    "<!--\n| A | B |\n\n|---|---|\n-->\n",
    "<pre>\n| A | B |\n|---|---|\n\n</pre>\n",
    "|\n|\n|\n",
    "",
]


@pytest.mark.parametrize("text", DRAWN)
def test_tables_that_github_draws(text: str) -> None:
    """Tables, rows and the words of every cell are those of cmark-gfm."""
    assert cells_of(text) == github(text) != []


@pytest.mark.parametrize("text", NOT_DRAWN)
def test_tables_that_github_does_not_draw(text: str) -> None:
    """What cmark-gfm shows as text or code is no table."""
    assert found(text) == ()
    assert github(text) == []


ELSEWHERE = {
    "| A |\n|-|-|\n|-|\n",  # tries again after a delimiter row has failed
    "- [ ] | A | B |\n  |---|---|\n",  # knows no task boxes
    "> a\n  | b | c |\n> --|--|--\n",  # takes the blanks of a lazy header away
    "A\n:-\nb\n",  # wants a pipe
    "| A | B |\n|---|---|\n| 1 | 2 |\n|\n| 3 | 4 |\n",  # a lone pipe is a row
    "| A | B |\n|---|---|\n| 1 | 2 |\n<b>\n",  # a lone tag is a row
}
"""Where markdown-it-py differs from GitHub."""


@pytest.mark.parametrize("text", [text for text in (*DRAWN, *NOT_DRAWN) if text not in ELSEWHERE])
def test_markdown_it_agrees(text: str) -> None:
    """A second parser of the same family draws tables of the same size."""
    assert [[len(row) for row in table] for table in cells_of(text)] == markdown_it(text)


MARKS = (
    "| |- |---|---| |-| --- :-- --: :-: | a b  \t \\| \\ > >> - + * 1. 2) # ``` ~~~ <div> <b> <!-- --> <pre> </pre> ==="
)
PIECES = st.sampled_from(
    [*MARKS.split(" "), " ", "  ", "   ", "    ", "| a | b |", "a | b", "-|-", "- [ ] ", "> ", "- ", "1. ", "***", ""]
)
LINES = st.lists(PIECES, max_size=5).map("".join)
TEXTS = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, max_size=9), st.sampled_from(["\n", "\r\n", "\r"])
)


@settings(max_examples=200)
@given(TEXTS)
@example("- \n | a |\n |-|")
@example("1.\n   \n   | a |\n   |-|")
@example("- 1. | a |\n\t|-|\n\t    |---|---|")
def test_random_lines_are_read_as_github_reads_them(text: str) -> None:
    """For any lines of marks and words, the numbers of tables, rows and cells are those of cmark-gfm."""
    ours = [[len(row) for row in table] for table in cells_of(text)]
    assert sorted(ours) == sorted([len(row) for row in table] for table in github(text))


@settings(max_examples=100)
@given(TEXTS)
def test_places_lie_in_their_lines(text: str) -> None:
    """A table holds its rows in order, each within one line, and the cells hold neither bare pipes nor outer blanks."""
    lines = LineIndex(text)
    end = 0
    for table in found(text):
        assert end <= table.span.start == table.rows[0].line.start
        assert table.rows[0].line.end < table.delimiter.start <= table.delimiter.end <= table.span.end
        assert table.columns == len(table.rows[0].cells)
        assert text.startswith(table.prefix, table.delimiter.start)
        for row in table.rows:
            assert row.line == lines.content(lines.line(row.line.start))
            for cell in row.cells:
                words = text[cell.start : cell.end]
                assert row.line.start <= cell.start <= cell.end <= row.line.end
                assert words == words.strip(" \t")
                assert re.search(r"(?<!\\)\|", words) is None
        end = table.span.end


def test_excluded_lines_are_no_table() -> None:
    """A table inside an excluded span is none, and an excluded line ends the table above it."""
    text = "| A |\n|---|\n| 1 |\n\n| B |\n|---|\n| 2 |\n| 3 |\n"
    second = text.index("| B |")
    assert len(found(text)) == 2
    assert len(found(text, Span(second, len(text)))) == 1
    last = text.index("| 3 |")
    assert len(found(text, Span(last, len(text)))[1].rows) == 2


def test_a_span_inside_a_line_excludes_nothing() -> None:
    """A comment in a cell, even over two rows, leaves the table as GFM draws it."""
    text = "| A |\n|---|\n| <!-- |\n| --> |\n"
    start = text.index("<!--")
    assert len(found(text, Span(start, text.index("-->") + 3))[0].rows) == 3


def test_a_footnote_holds_a_table() -> None:
    """GitHub's footnotes are containers: a table indented under one is drawn."""
    assert len(found("[^1]: Note\n\n    | A |\n    |---|\n")) == 1


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "|a|b|",
                "| a | b |",
                "|-|-|",
                "|:--|--:|",
                "|---|",
                "|",
                "| a",
                "a|b",
                "",
                "",
                " ",
                "- a",
                "> |a|b|",
                "texte",
            ]
        ),
        max_size=14,
    ).map("\n".join)
)
def test_tables_alone_are_those_of_the_walk(text: str) -> None:
    """Tables that stand between empty lines are read without a look at what is around them: it changes nothing."""
    lines = LineIndex(text)
    assert found(text) == tables_of(text, lines, leaves(text, lines, (), delimiter_lines(text, lines)))
