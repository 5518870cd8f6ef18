# SPDX-License-Identifier: Apache-2.0
"""Kind «table»: a rule names its faults, and the renderer of the run decides what breaks."""

from typing import get_args

import pytest

from copylint.evidence.kind import Context, options_of
from copylint.evidence.tables import Fault
from copylint.formats import format_of, parse
from copylint.kinds import table
from copylint.model.places import Edit, Match, Span

ALL = table.Options(faults=get_args(Fault))


def matches(text: str, *faults: str, renderer: str = "gfm", name: str = "x.md") -> list[Match]:
    """What the kind yields for a sample."""
    options = options_of(table.Options, {"faults": list(faults)}) if faults else ALL
    document = parse(text, format_of(name), name=name)
    return table.check(document, None, options, Context(renderer=renderer))


def test_only_the_named_faults_are_reported() -> None:
    """A rule sees its own faults and no others, with place, values and edits."""
    text = "Avant :\n| A | B |\n|---|---|\n| 1 | 2 |\nTexte.\n"
    start = text.index("Texte.")
    assert matches(text, "line_swallowed") == [
        Match(Span(start, start + 6), (), {"row": "1", "lines": 1}, (Edit(start, start, "\n"),))
    ]
    assert [match.span for match in matches(text, "no_blank_before")] == [Span(8, 17)]
    assert matches(text, "row_short", "row_long") == []


def test_matches_are_in_order_of_place() -> None:
    """Two faults of one rule come as they stand in the text."""
    text = "| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n"
    assert [text[match.span.start : match.span.end] for match in matches(text, "row_long")] == ["3", "6"]


@pytest.mark.parametrize(
    ("text", "fault", "renderer"),
    [
        ("Avant :\n| A | B |\n|---|---|\n| 1 | 2 |\n", "no_blank_before", "kramdown"),
        ("Avant :\n| A | B |\n|---|---|\n| 1 | 2 |\n", "no_blank_before", "pandoc"),
        ("# Titre\n| A | B |\n|---|---|\n| 1 | 2 |\n", "no_blank_before", "kramdown"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n- liste\n", "no_blank_after", "wordpress"),
        ("| A | B |\n|---|---|\n1 | 2\n", "mixed_outer_pipes", "wordpress"),
        ("| A | B |\n|---|---|\n", "header_only", "python-markdown"),
        ("| A | B |\n|---|---|\n| `a \\| b` | 2 |\n", "escaped_pipe_in_code", "kramdown"),
        ("| A | B |\n|---|---|\n| 1<br>2 | 3 |\n", "mdx_unsafe_cell", "mdx"),
        ("<table>\n<tr><td>1</td></tr>\n", "html_unclosed", "mdx"),
    ],
)
def test_a_renderer_lifts_what_it_cannot_draw(text: str, fault: str, renderer: str) -> None:
    """Where the page breaks on the engine of the site, the match says that its level is broken."""
    (match,) = matches(text, fault, renderer=renderer)
    assert match.values["level"] == "broken"


def test_the_level_of_a_rule_stands_under_github() -> None:
    """What GitHub draws right is not lifted; nor is a heading right above under an engine that accepts it."""
    text = "# Titre\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    for renderer in ("gfm", "goldmark", "pandoc", "python-markdown"):
        (match,) = matches(text, "no_blank_before", renderer=renderer)
        assert "level" not in match.values


@pytest.mark.parametrize(
    ("text", "fault", "renderer"),
    [
        ("| A | B |\n|---|---|\n| `a|b` | 2 |\n", "pipe_in_code", "kramdown"),
        ("+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+\n", "ascii_grid", "pandoc"),
        ('| A | B |\n|---|---|\n| 1 | 2 |\n{: .table class="x"}\n', "line_swallowed", "kramdown"),
        ("| A | B |\n| 1 | 2 |\n", "delimiter_missing", "kramdown"),
    ],
)
def test_a_renderer_excuses_what_it_draws_as_meant(text: str, fault: str, renderer: str) -> None:
    """There is no fault where the engine of the site shows the table that the author meant."""
    assert len(matches(text, fault)) == 1
    assert matches(text, fault, renderer=renderer) == []


def test_faults_of_one_engine_are_none_elsewhere() -> None:
    """`<br>` in a cell and an escaped pipe in code are right on GitHub."""
    assert matches("| A | B |\n|---|---|\n| 1<br>2 | `a \\| b` |\n") == []


def test_an_mdx_file_is_drawn_by_mdx() -> None:
    """The suffix says which engine reads the file, whatever the run names."""
    text = "| A | B |\n|---|---|\n| 1<br>2 | 3 |\n"
    assert [match.values["level"] for match in matches(text, "mdx_unsafe_cell", name="x.mdx")] == ["broken"]


def test_every_document_is_looked_at() -> None:
    """No literal stands in every faulty text: a table pasted one cell per line has no sign of its own."""
    assert table.literals(ALL) is None
    assert table.SCOPE == "document"
