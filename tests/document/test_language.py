# SPDX-License-Identifier: Apache-2.0
"""Languages: of a document, of a block, of words set apart; and that thin evidence decides nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.blocks import Inline
from copylint.document.document import Document
from copylint.document.language import language_code
from copylint.document.words import STOP_WORDS
from copylint.model.places import Span

Blocks = Callable[..., Document]

PROSE = {
    "fr": "Le conseil a voté hier soir la création d’une ligne de tramway, mais les riverains n’en veulent pas.",
    "en": "The council voted last night for a new tram line, but those who live there do not want it.",
    "es": "El ayuntamiento votó anoche la creación de una línea de tranvía, pero los vecinos no la quieren.",
    "de": "Der Rat hat gestern Abend für eine neue Straßenbahn gestimmt, aber die Anwohner wollen sie nicht.",
    "it": "Il consiglio ha votato ieri sera per una nuova linea di tram, ma gli abitanti non la vogliono più.",
    "pt": "O conselho votou ontem à noite uma nova linha de elétrico, mas os moradores não a querem em casa.",
}


def languages(document: Document) -> list[str]:
    """The language of each block."""
    return [document.language_of(block) for block in document.prose]


def at(document: Document, words: str) -> str:
    """The language at the place of these words, which occur once."""
    start = document.text.index(words)
    block = document.block_at(start)
    assert block is not None
    return document.language_at(Span(start, start + len(words)), block)


@pytest.mark.parametrize("language", PROSE)
def test_a_document_is_in_the_language_of_its_words(of_blocks: Blocks, language: str) -> None:
    """One sentence of prose is enough, also with straight apostrophes and in small capitals of its first word."""
    assert of_blocks(PROSE[language], default_language="xx").language == language


@pytest.mark.parametrize("text", ["", "OpenAI", "Baron Capital Group", "12 345", "La La Land", "Le Figaro", "Table"])
@pytest.mark.parametrize("default", ["fr", "en"])
def test_an_undecided_document_takes_the_default(of_blocks: Blocks, text: str, default: str) -> None:
    """Names, figures and nothing at all say nothing."""
    assert of_blocks(text, default_language=default).language == default


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("en_US.UTF-8", "en"),
        (" EN ", "en"),
        ("gsw", "gsw"),
        ("{{ lang }}", None),
        ("", None),
    ],
)
def test_reads_a_declared_language(declared: str, code: str | None) -> None:
    """The primary subtag counts; what is none is as if nothing were declared."""
    assert language_code(declared) == code


def test_a_declared_language_wins_for_the_document(of_blocks: Blocks) -> None:
    """A block with evidence of its own keeps its language, the others take the declared one."""
    document = of_blocks("OpenAI", PROSE["fr"], "Sommaire", language="en-GB")
    assert document.language == "en"
    assert languages(document) == ["en", "fr", "en"]


@pytest.mark.parametrize("around", ["fr", "en"])
@pytest.mark.parametrize("language", PROSE)
def test_a_block_in_another_language_is_seen(of_blocks: Blocks, around: str, language: str) -> None:
    """A paragraph of another language stands out of the document's; short blocks take the document's."""
    document = of_blocks(PROSE[around], ("heading:2", "Conclusion"), PROSE[language], PROSE[around])
    assert languages(document) == [around, around, language, around]


@pytest.mark.parametrize(
    "title",
    ["The Boring Company", "Game of Thrones", "Rock and Roll", "OpenAI: The Story", "Made in Germany", "Best of 2020"],
)
def test_a_title_in_another_language_abstains(of_blocks: Blocks, title: str) -> None:
    """One or two stop words of another language do not move a heading or a cell."""
    assert languages(of_blocks(PROSE["fr"], ("heading:2", title), ("cell", title))) == ["fr", "fr", "fr"]


def test_quotations_do_not_decide_a_block(of_blocks: Blocks) -> None:
    """A few French words around an English quotation are French, the quotation is English, its marks are French."""
    document = of_blocks(PROSE["fr"], "Kennedy l’a dit : « We choose to go to the moon in this decade, and we will. »")
    assert languages(document) == ["fr", "fr"]
    assert at(document, "We choose to go") == "en"
    assert at(document, "«") == "fr"
    assert at(document, "l’a dit") == "fr"


def test_a_block_that_is_one_quotation_keeps_the_documents_language(of_blocks: Blocks) -> None:
    """The marks of a foreign quotation that stands alone are still the document's."""
    document = of_blocks(PROSE["fr"], "« In God we trust, all others must bring data. »")
    assert at(document, "«") == "fr"
    assert at(document, "In God") == "en"


def test_a_name_is_no_foreign_quotation(of_blocks: Blocks) -> None:
    """One stop word, or a quotation with words of both languages, stays with its block."""
    document = of_blocks(
        PROSE["fr"], "Il chante « The Rose » et « The House of the Rising Sun dans la nuit et le vent »."
    )
    assert at(document, "The Rose") == "fr"
    assert at(document, "Rising Sun") == "fr"


@pytest.mark.parametrize("kind", ["emphasis", "strong", "link"])
def test_words_set_apart_may_be_foreign(of_blocks: Blocks, kind: str) -> None:
    """Italics, bold and links are looked at as quotations are."""
    text = "Lisez *How to Do Nothing: What It Is* avant le reste du livre."
    inline = Inline(kind, Span(6, 37), Span(7, 36))
    document = of_blocks(text, PROSE["fr"], format="markdown", inlines=(inline,))
    assert languages(document) == ["fr", "fr"]
    assert at(document, "Nothing:") == "en"
    assert at(document, "avant") == "fr"


def test_a_foreign_sentence_inside_a_block(of_blocks: Blocks) -> None:
    """A whole sentence of another language is foreign where it stands."""
    document = of_blocks(PROSE["fr"] + " I hope that this is what you wanted. " + PROSE["fr"])
    assert languages(document) == ["fr"]
    assert at(document, "you wanted") == "en"
    assert (
        at(
            document,
            "Le conseil a voté hier soir la création d’une ligne de tramway, mais les riverains n’en veulent pas. I",
        )
        == "fr"
    )


@pytest.mark.parametrize(
    "text", ["Это статья о языке.", "これは日本語の文章です。", "هذا مقال", "Αυτό είναι ένα άρθρο"]
)
def test_another_script_is_undetermined(of_blocks: Blocks, text: str) -> None:
    """What is not written in Latin letters is neither French nor English."""
    assert of_blocks(text).language == "und"
    assert languages(of_blocks(PROSE["fr"], text)) == ["fr", "und"]


def test_capitals_and_curly_apostrophes_count(of_blocks: Blocks) -> None:
    """A heading in capitals is read where it matters, and apostrophes of both shapes elide."""
    heading = "HOW TO BE THE ONE THAT THEY WANT"
    assert languages(of_blocks(PROSE["fr"], heading)) == ["fr", "fr"]  # no first evidence: the document's
    assert of_blocks("L’an d’or qu’on n’eut", default_language="xx").language == "fr"
    assert of_blocks("L'an d'or qu'on n'eut", default_language="xx").language == "fr"


def test_stop_words_are_lower_case_and_several_languages_are_apart() -> None:
    """Tables hold lower-case words with straight apostrophes, and no two languages share half of theirs."""
    for language, words in STOP_WORDS.items():
        assert all(word == word.lower() and "’" not in word for word in words)
        for other, others in STOP_WORDS.items():
            assert other == language or len(words & others) < len(words) / 2


@settings(max_examples=100)
@given(texts=st.lists(st.text(max_size=40), max_size=5))
def test_any_text_has_a_language(of_blocks: Blocks, texts: list[str]) -> None:
    """No text raises, a noncharacter between blocks included; every block and place gets a code."""
    document = of_blocks(*texts, "\ufdd0 le la \ufdd0")
    for block in document.prose:
        assert document.language_of(block).isalpha()
        assert document.language_at(block.span, block).isalpha()


def test_a_block_set_apart_as_a_whole_speaks_for_itself(of_blocks: Blocks) -> None:
    """A paragraph in italics is read like any other."""
    text = f"*{PROSE['en']}*"
    inline = Inline("emphasis", Span(0, len(text)), Span(1, len(text) - 1))
    assert languages(of_blocks(text, PROSE["fr"], PROSE["fr"], format="markdown", inlines=(inline,))) == [
        "en",
        "fr",
        "fr",
    ]
