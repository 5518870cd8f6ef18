# SPDX-License-Identifier: Apache-2.0
"""Kind «structure»: a rule names its fault, and the renderer of the run decides what breaks."""

from typing import get_args

import pytest

from copylint.evidence.kind import Context, options_of
from copylint.evidence.structure import Fault
from copylint.formats import format_of, parse
from copylint.kinds import structure
from copylint.model.places import Match
from copylint.text.folding import shadow

GLUED = "Les étapes :\n- ouvrir\n- lire\n"


def matches(text: str, fault: str, *, renderer: str = "gfm", name: str = "x.md") -> list[Match]:
    """What the kind yields for a sample."""
    options = options_of(structure.Options, {"fault": fault})
    return structure.check(parse(text, format_of(name), name=name), None, options, Context(renderer=renderer))


def test_a_rule_sees_its_own_fault_only() -> None:
    """A text with two faults gives each to its rule."""
    text = "##Titre\n\nLisez [le rapport] (https://a.fr/x).\n"
    assert [text[slice(*match.span)] for match in matches(text, "heading-unspaced")] == ["##Titre"]
    assert [text[slice(*match.span)] for match in matches(text, "link-parted")] == ["[le rapport] (https://a.fr/x)"]
    assert matches(text, "link-cut") == []


@pytest.mark.parametrize("renderer", ["python-markdown", "pandoc", "wordpress"])
def test_a_fault_of_the_renderer_is_broken(renderer: str) -> None:
    """A list right below a text is drawn by GitHub; these engines run it on."""
    assert [match.values.get("level") for match in matches(GLUED, "list-glued", renderer=renderer)] == ["broken"]
    assert [match.values.get("level") for match in matches(GLUED, "list-glued")] == [None]


def test_what_the_renderer_draws_is_no_fault() -> None:
    """Python-Markdown takes `##Titre` for a heading, kramdown closes bold before a letter but not after a blank."""
    assert matches("##Titre\n", "heading-unspaced", renderer="python-markdown") == []
    assert len(matches("##Titre\n", "heading-unspaced", renderer="goldmark")) == 1
    flanked, blank = "Le **« plan »**est prêt.", "Un ** mot ** ici."
    assert matches(flanked, "emphasis-literal", renderer="kramdown") == []
    assert len(matches(blank, "emphasis-literal", renderer="kramdown")) == 1


def test_mdx_is_its_own_renderer() -> None:
    """The renderer of the run does not count for an .mdx file."""
    assert len(matches("##Titre\n", "heading-unspaced", renderer="python-markdown", name="x.mdx")) == 1


SAMPLES = {
    "markdown-escaped": "\\*\\*gras\\*\\*",
    "heading-escaped": "\\## Titre",
    "entity-shown": "Trois&amp;nbsp;mots",
    "tag-shown": "Un&lt;br&gt;deux",
    "tex-shown": "\\(x^2\\)",
    "link-cut": "[a](https://a.fr",
    "link-blank": "[a](https://a.fr b)",
    "link-parted": "[a]\u00a0(https://a.fr)",
    "link-reversed": "(a)[https://a.fr]",
    "link-empty": "Un [a]()",
    "link-schemeless": "[a](www.a.fr)",
    "reference-undefined": "[a][b]",
    "note-undefined": "Un[^1]",
    "heading-unspaced": "##Titre",
    "heading-or-hashtag": "#Titre de la page",
    "heading-fused": "Fin.## Titre",
}


@pytest.mark.parametrize("fault", get_args(Fault))
def test_the_literals_of_a_fault_stand_in_its_text(fault: str) -> None:
    """A fault is looked for only where one of its literals stands in the words of a block."""
    literals = structure.literals(structure.Options(fault))  # type: ignore[arg-type]  # a name of the list
    assert (literals is None) == (fault not in SAMPLES)
    if literals is not None:
        text = SAMPLES[fault]
        assert matches(text, fault)
        words = [shadow(text[slice(*block.span)]) for block in parse(text, "markdown").blocks]
        assert any(literal in word for literal in literals for word in words)
