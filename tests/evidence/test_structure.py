# SPDX-License-Identifier: Apache-2.0
"""The faults of Markdown's structure against what GitHub draws, and the promises that hold for any text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copylint.document.document import Document
from copylint.evidence.structure import SOURCES, Fault, faults
from copylint.formats import format_of, parse
from copylint.model.places import Edit, Match
from copylint.text.edits import applied

OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
NB = "\u00a0"


def document(text: str, name: str = "x.md") -> Document:
    """The document of a sample."""
    return parse(text, format_of(name), name=name)


def github(text: str) -> str:
    """What GitHub draws."""
    return cmarkgfm.github_flavored_markdown_to_html(text, OPTIONS)  # type: ignore[no-any-return]  # what cmarkgfm draws is text


def found(text: str, fault: str, name: str = "x.md") -> list[str]:
    """The excerpts of a fault."""
    return [text[slice(*match.span)] for match in faults(document(text, name), fault)]


def repaired(text: str, fault: str) -> str:
    """The text with all repairs of a fault made."""
    return applied(text, [edit for match in faults(document(text), fault) for edit in match.edits])


def test_every_fault_has_its_source() -> None:
    """The names that a rule file may write are those that an analysis yields."""
    assert set(get_args(Fault)) == set(SOURCES)


@pytest.mark.parametrize(
    "text",
    [
        f"Le **«{NB}plan B{NB}»**est prêt.",
        f"**Prix{NB}:**19 €",
        "Un point ** important ** ici.",
        "Un **point **important.",
        "Le mot**« plan »** est là.",
        "Une *« intelligence »*locale.",
        "Un ~~« prix »~~barré.",
        "- **« a »**b\n- texte",
        "> **« a »**b",
    ],
)
def test_literal_emphasis_shows_its_signs_and_is_drawn_once_repaired(text: str) -> None:
    """GitHub and markdown-it show the signs of what is reported, and none of what is repaired."""
    assert len(found(text, "emphasis-literal")) == 1
    signs = re.compile(r"\*|~~")
    for page in (github(text), MarkdownIt("commonmark").enable("strikethrough").render(text)):
        assert signs.search(page)
    assert not signs.search(github(repaired(text, "emphasis-literal")))


@pytest.mark.parametrize(
    "text",
    [
        f"Le **«{NB}plan B{NB}»** est **prêt**, *vraiment*, et ***tout*** aussi, __oui__.",
        "L’**IA** et le **C++**, **19 €**net, **🚀**oui.",
        "* un\n* deux **gras**\n\n***\n\nfin",
        "Des clés `**kwargs` et snake_case, __init__ et a*b.",
    ],
)
def test_drawn_emphasis_is_no_fault(text: str) -> None:
    """Where GitHub draws every mark nothing is said."""
    assert found(text, "emphasis-literal") == found(text, "emphasis-unclosed") == []


def test_signs_between_digits_are_eaten() -> None:
    """GitHub drops the two signs of « 3*4 et 5*6 » and strikes « 2~3 et 4~5 »; a backslash keeps them."""
    for text, tag in (("3*4 et 5*6", "<em>"), ("2~3 et 4~5", "<del>")):
        assert tag in github(text)
        assert len(found(text, "emphasis-accidental")) == 1
        assert tag not in github(repaired(text, "emphasis-accidental"))


@pytest.mark.parametrize("text", ["##Titre\n", "###Titre un\n\nTexte.", "Texte\n##Titre\n", "> ##Titre"])
def test_heading_without_space(text: str) -> None:
    """What is reported is no heading to GitHub; what is repaired is one."""
    assert found(text, "heading-unspaced")
    assert "<h" not in github(text)
    assert "<h" in github(repaired(text, "heading-unspaced"))


def test_a_rule_below_a_paragraph_makes_it_a_heading() -> None:
    """GitHub draws the paragraph above `---` as a heading, and no more once a blank line stands between."""
    text = "Le maire a annoncé hier la fermeture de l’école du bourg.\n---\nLa suite.\n"
    assert "<h2>" in github(text)
    assert len(found(text, "heading-accidental")) == 1
    page = github(repaired(text, "heading-accidental"))
    assert "<h2>" not in page
    assert "<hr" in page


@pytest.mark.parametrize(
    ("fault", "text", "excerpt"),
    [
        ("link-cut", "Lisez [le rapport](https://a.fr/x et la suite.", "[le rapport](https://a.fr/x"),
        ("link-cut", "Lisez [le rapport](https://a.fr/x_(y)", "[le rapport](https://a.fr/x_(y)"),
        ("link-cut", "Lisez [le rapport](", "[le rapport]("),
        ("link-blank", "Lisez [le rapport](https://a.fr/x y)", "[le rapport](https://a.fr/x y)"),
        ("link-parted", "Lisez [le rapport] (https://a.fr/x)", "[le rapport] (https://a.fr/x)"),
        ("link-reversed", "Lisez (le rapport)[https://a.fr/x]", "(le rapport)[https://a.fr/x]"),
        ("reference-undefined", "Lisez [le rapport][1].\n\n[1] : https://a.fr/x", "[le rapport][1]"),
    ],
)
def test_broken_links_are_text(fault: str, text: str, excerpt: str) -> None:
    """GitHub draws no link with these words; a repaired one it does."""
    assert found(text, fault) == [excerpt]
    assert ">le rapport</a>" not in github(text)
    after = repaired(text, fault)
    assert after == text or ">le rapport</a>" in github(after)


def test_a_note_without_its_colon() -> None:
    """GitHub shows the call as it stands, and draws the note once the blank before the colon is gone."""
    text = "Un chiffre[^1].\n\n[^1] : Source.\n"
    assert "footnote" not in github(text)
    assert found(text, "note-undefined") == ["[^1]"]
    assert "footnote" in github(repaired(text, "note-undefined"))


def test_a_note_that_nothing_calls_vanishes() -> None:
    """GitHub drops the words of the note that is reported and keeps those of the other."""
    text = "Un chiffre[^1].\n\n[^1]: Première source.\n\n[^2]: Seconde source.\n"
    page = github(text)
    assert "Première" in page
    assert "Seconde" not in page
    assert found(text, "note-uncalled") == ["[^2]:"]


@pytest.mark.parametrize(
    "text", ["• un\n• deux\n• trois", "Étapes :\n2. lire\n3. fermer", "-Un\n-Deux", "– un\n– deux"]
)
def test_run_on_lines_are_no_list(text: str) -> None:
    """GitHub draws one paragraph; repaired, a list."""
    fault = "list-run-on" if text[0] in "•É" else "list-dashes"
    assert len(found(text, fault)) == 1
    assert "<li>" not in github(text)
    assert "<li>" in github(repaired(text, fault))


def test_text_below_an_item_is_drawn_inside_it() -> None:
    """GitHub puts the line into the item; a blank line takes it out."""
    text = "- Ouvrir.\n- Lire.\nLe reste attendra lundi.\n"
    assert re.search(r"Lire\.\s+Le reste", github(text))
    assert found(text, "item-swallows") == ["Le reste attendra lundi."]
    assert "<p>Le reste" in github(repaired(text, "item-swallows"))


def test_restarting_numbers_are_lists_of_their_own() -> None:
    """Where GitHub draws three lists of one item, one fault; where it draws one list, none."""
    apart = "1. Un\n\nTexte.\n\n1. Deux\n\nTexte.\n\n1. Trois\n"
    together = "1. Un\n\n   Texte.\n\n1. Deux\n\n   Texte.\n\n1. Trois\n"
    assert (github(apart).count("<ol>"), github(together).count("<ol>")) == (3, 1)
    assert len(found(apart, "numbering-restarts")) == 1
    assert found(together, "numbering-restarts") == []


def test_an_open_fence_swallows_the_rest() -> None:
    """GitHub draws the rest of the text as code; code that goes to the end on purpose swallows nothing."""
    prose = "Le conseil a voté la taxe lundi soir.\n\nLes élus ont quitté la salle avant le vote.\n"
    text = f"Le code :\n\n```python\nx = 1\n\n{prose}"
    assert "<p>Les élus" not in github(text)
    assert found(text, "fence-unclosed") == ["```python"]
    assert found(text.replace("x = 1", "x = 1\n```"), "fence-unclosed") == []
    assert found("Le code :\n\n```python\nx = 1\n", "fence-unclosed") == []


def test_entities_and_tags_are_shown() -> None:
    """What is escaped twice shows its code; what is escaped once does not."""
    text = "Un budget de 3&amp;nbsp;millions.&lt;br&gt;Fin, Dupont &amp; Cie, 3&nbsp;%."
    assert "&amp;nbsp;" in github(text)
    assert found(text, "entity-shown") == ["&amp;nbsp;"]
    assert found(text, "tag-shown") == ["&lt;br&gt;"]
    assert "&amp;nbsp;" not in github(repaired(text, "entity-shown"))


CLEAN = f"""---
title: "La taxe{NB}: ce qui change"
---

## Un vote serré

Le conseil a voté la **taxe locale**{NB}: *douze* voix contre onze[^1]. Lisez [le rapport](https://a.fr/x_(y)) ou
[la suite][suite], **«{NB}en entier{NB}»**.

- un point
- un autre point
  sur deux lignes

1. Ouvrir
2. Fermer

> Une citation.

| A | B |
|---|---|
| 1 | 2 |

```python
x = a[0](y) ** 2  # ##Titre
```

---

La séance est levée.

[^1]: Procès-verbal de la séance.

[suite]: https://a.fr/suite
"""


@pytest.mark.parametrize("name", ["x.md", "x.mdx"])
def test_a_well_made_text_has_no_fault(name: str) -> None:
    """Markdown that is drawn as it was meant stays silent, with either line end."""
    for text in (CLEAN, CLEAN.replace("\n", "\r\n")):
        assert {fault: found(text, fault, name) for fault in SOURCES if found(text, fault, name)} == {}


@pytest.mark.parametrize("name", ["x.txt", "x.html"])
def test_marks_of_markdown_are_no_fault_of_another_format(name: str) -> None:
    """Faults of Markdown's own structure are looked for in Markdown only."""
    text = "##Titre\n\nUn ** mot ** et [lien] (https://a.fr/x) et [^1].\n\n• un\n• deux\n"
    for fault in ("heading-unspaced", "emphasis-literal", "link-parted", "note-undefined", "list-run-on"):
        assert found(text, fault, name) == []


PIECES = st.sampled_from(
    [
        *"*_~`[]()#>|-+•–\\&;<!:.^\n",
        "**",
        "## ",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n---\n",
        "```",
        "](",
        "] (",
        "[^1]",
        "]:",
        "https://a.fr",
        "« ",
        " »",
        f"{NB}:",
        "&amp;nbsp;",
        "\\*\\*",
        "\\(x^2\\)",
        "mot",
        " ",
        "Une phrase entière. ",
        "les",
        "12",
        "\r\n",
        "é",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def every(text: str, name: str) -> list[tuple[str, Match]]:
    """All faults of a text, by name."""
    seen = document(text, name)
    return [(fault, match) for fault in SOURCES for match in faults(seen, fault)]


def disjoint(edits: Sequence[Edit]) -> bool:
    """Whether edits are in order and do not overlap."""
    return all(one.end <= other.start for one, other in pairwise(edits))


@settings(max_examples=200)
@given(text=TEXTS, name=st.sampled_from(["x.md", "x.mdx", "x.txt", "x.html"]))
def test_places_and_edits_lie_in_the_text(text: str, name: str) -> None:
    """Nothing raises; every place is a non-empty part of the text, and the edits of a match can be made."""
    length = len(document(text, name).text)
    for _, match in every(text, name):
        for place in (match.span, *match.related):
            assert 0 <= place.start < place.end <= length
        assert disjoint(match.edits)
        assert all(0 <= edit.start <= edit.end <= length for edit in match.edits)


@settings(max_examples=200)
@given(TEXTS)
def test_a_repair_removes_its_fault_and_no_letter(text: str) -> None:
    """Made together, the repairs of a fault leave fewer of it, and all letters and digits in their order."""
    for fault, source in SOURCES.items():
        matches = faults(document(text), fault)
        edits = [edit for match in matches for edit in match.edits]
        if not edits or source.certain:
            continue
        after = applied(text, edits)
        assert len(faults(document(after), fault)) < len(matches)
        if not source.rewords:
            assert "".join(filter(str.isalnum, after)) == "".join(filter(str.isalnum, text))


@settings(max_examples=100)
@given(TEXTS)
def test_reported_emphasis_is_not_drawn_by_github(text: str) -> None:
    """Where GitHub leaves no asterisk in the page, no emphasis is called literal or unclosed."""
    page = re.sub(r"<[^>]*>", "", github(text))
    if "*" not in page and "~" not in page and "_" not in page:
        assert found(text, "emphasis-literal") == found(text, "emphasis-unclosed") == []
