# SPDX-License-Identifier: Apache-2.0
"""Seams between two answers and cut ends: what a paragraph without an end mark says with what follows it."""

import pytest

from copylint.evidence.structure import faults
from copylint.formats import format_of, parse
from copylint.text.edits import applied


def found(text: str, name: str = "x.md") -> dict[str, list[str]]:
    """The excerpts by fault."""
    document = parse(text, format_of(name), name=name)
    names = ("word-doubled", "sentence-split", "text-cut", "text-unended")
    return {
        fault: [document.text[slice(*match.span)] for match in faults(document, fault)]
        for fault in names
        if faults(document, fault)
    }


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Il a dit que les\n\nles contrôles viendraient.", "les\n\nles"),
        ("Il a dit que les contrôles\n\nles contrôles viendraient.", "les contrôles\n\nles contrôles"),
        ("Il a dit **que les**\n\nles contrôles viendraient.", "les**\n\nles"),
        ("He said that the tax\n\nthe tax would fall.", "the tax\n\nthe tax"),
    ],
)
def test_words_doubled_across_two_paragraphs(text: str, excerpt: str) -> None:
    """The longest run of words that ends one paragraph and begins the next."""
    assert found(text) == {"word-doubled": [excerpt]}


def test_a_doubled_word_is_kept_once() -> None:
    """The suggestion joins the two paragraphs and drops nothing but the copy."""
    text = "Il a dit que les\n\nles contrôles viendraient."
    [match] = faults(parse(text, "markdown"), "word-doubled")
    assert applied(text, match.edits) == "Il a dit que les contrôles viendraient."


@pytest.mark.parametrize("name", ["x.md", "x.txt", "x.html"])
def test_a_sentence_split_in_two_paragraphs(name: str) -> None:
    """In every format; HTML's paragraphs are parted by tags."""
    first, second = "Il a ajouté que la ville devait payer les", "travaux de la place avant lundi."
    text = f"<p>{first}</p><p>{second}</p>" if name == "x.html" else f"{first}\n\n{second}"
    assert list(found(text, name)) == ["sentence-split"]


@pytest.mark.parametrize(
    "end",
    [
        "reposent tous sur",
        "reposent tous sur l’",
        "reposent sur **la**",
        "attendent que",
        "réclament un débat, un vote,",
    ],
)
def test_a_cut_end(end: str) -> None:
    """An article, a preposition, a conjunction, an elided word or a comma ends no text."""
    sentence = f"Les trois scénarios que le conseil étudie depuis lundi {end}"
    faults_found = found(f"Le vote a eu lieu.\n\n{sentence}")
    assert list(faults_found) == ["text-cut"]
    assert sentence.startswith(faults_found["text-cut"][0])


def test_a_cut_end_before_a_heading() -> None:
    """A part of a text may be cut where the next one begins; what is announced before a list is not."""
    sentence = "Les trois scénarios que le conseil étudie reposent tous sur"
    assert list(found(f"{sentence}\n\n## Et après\n\nFin.")) == ["text-cut"]
    assert found(f"{sentence}\n\n- un vote\n- une taxe\n") == {}


def test_a_text_that_stops_without_a_stop() -> None:
    """A last paragraph of several sentences wants its stop; a single line may be anything."""
    assert found("Le vote a eu lieu. Les élus veulent maintenant une enquête sur le vote") == {
        "text-unended": ["Les élus veulent maintenant une enquête sur le vote"]
    }
    for text in (
        "Le vote a eu lieu.\n\nPhoto du conseil municipal de la ville de Lyon",
        "Le vote a eu lieu. Lire : [le compte rendu de la séance](https://a.fr/x)",
        "Le vote a eu lieu.\n\nLaisser un commentaire",
        "Le vote a eu lieu « sans heurts », dit « Claire »",
        "Le vote a eu lieu hier soir devant le conseil. Signé : Claire Delattre",
    ):
        assert found(text) == {}


def test_a_paragraph_of_line_separators_says_nothing() -> None:
    """What is no blank to Markdown and a blank to Unicode holds no word."""
    for text in ("<tr><td>L/td></tr></tbody>tr></tbod,y>\u2028", "Un texte\n\n\u2028\n\nsuite", "\u2028"):
        assert [found(text, name) for name in ("x.md", "x.txt", "x.html")] == [{}, {}, {}]
