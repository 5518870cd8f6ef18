# SPDX-License-Identifier: Apache-2.0
"""What goes to LanguageTool: prose and nothing else, at offsets that lead back to the document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.formats import parse
from copylint.grammar import annotate
from copylint.grammar.annotate import FILLER, Paragraph, paragraphs, utf16_to_code_point
from copylint.model.places import Span

PIECES = st.sampled_from(
    [
        *(
            "Le maire ",
            "a reçu ",
            "😊",
            "👩\u200d👧 ",
            "«\u00a0oui\u00a0»",
            "\u202f!",
            "e\u0301 ",
            ". ",
            "\n",
            "\r\n",
            "\n\n",
        ),
        *(
            "**",
            "*",
            "_",
            "`code 😊` ",
            "`",
            "[lien](https://x.fr 'titre') ",
            "![image](a.png) ",
            "[^1]",
            "https://x.fr/a ",
        ),
        *(
            "| a | b |\n|---|---|\n| c | 😊 |\n",
            "- item\n",
            "> cité\n",
            "# Titre\n",
            "<br>",
            "<b>gras</b> ",
            "&nbsp;",
            "&amp;",
        ),
        *(
            "$x^2$ ",
            "{{ mot }} ",
            "« This is not what you have been told about the city » ",
            "moi@exemple.fr ",
            "<!-- non -->",
        ),
        *("---\ntitle: Un 😊 titre\nslug: un-titre\n---\n", "```\nles chien\n```\n", "\x00", "\ud800"),
    ]
)


def sent(source: str, form: str = "markdown") -> list[Paragraph]:
    """The paragraphs of a text."""
    return list(paragraphs(parse(source, form)).sent)


def heard(source: str, form: str = "markdown") -> list[str]:
    """The paragraphs as LanguageTool reads them."""
    return [
        "".join(piece.get("text", piece.get("interpretAs", "")) for piece in paragraph.annotation())
        for paragraph in sent(source, form)
    ]


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["markdown", "text", "html", "mdx"]))
def test_every_piece_leads_back_to_the_document(parts: list[str], form: str) -> None:
    """A piece of text, found by its UTF-16 offset, is what stands there; markup is as long and holds nothing."""
    document = parse("".join(parts), form)
    for paragraph in paragraphs(document).sent:
        at = 0
        for piece in paragraph.annotation():
            content = piece.get("text", piece.get("markup", ""))
            span = paragraph.span_of(at, units(content))
            assert span is not None
            there = document.text[span.start : span.end]
            if "text" in piece:
                assert there.replace("\ud800", "\ufffd") == content
            else:
                assert content == " " * units(there)
                read = piece.get("interpretAs", "")
                assert units(read) <= units(content)  # the server answers 500 otherwise
            at += units(content)
        assert at == units(paragraph.text)
        assert paragraph.span_of(at, 1) is None


@settings(max_examples=100)
@given(st.text())
def test_the_table_of_units_is_that_of_utf_16(text: str) -> None:
    """Each code point begins at the unit that UTF-16 gives it."""
    table = utf16_to_code_point(text)
    assert len(table) == units(text) + 1
    assert [table[units(text[:at])] for at in range(len(text) + 1)] == list(range(len(text) + 1))


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Lancez `les chien` **vite**.", ["Lancez Xyz vite."]),
        ("Voir https://exemple.fr/a et [ici](https://exemple.fr/b).", ["Voir Xyz et ici."]),
        ("`a` et `b` suffisent.", ["Xyz et Xyz suffisent."]),
        ("| Nom | Prix |\n|---|---|\n| un chat | `x` |", ["Nom", "Prix", "un chat"]),
        ("---\ntitle: Un titre\nslug: mon-slug\n---\n\nDu texte.", ["Un titre", "Du texte."]),
        ("Une phrase\nqui continue.", ["Une phrase\nqui continue."]),
        ("> Une citation\n> qui continue.", ["Une citation\nqui continue."]),
        ("Vrai&nbsp;! Une note[^1].\n\n[^1]: La note.", ["Vrai\u00a0! Une note.", "La note."]),
        ("Une ligne<br>puis l’autre.", ["Une ligne\npuis l’autre."]),
        ("```\nles chien\n```\n\n<!-- les chien -->\n", []),
        ("Avant ![une image](a.png) après.", ["Avant  après.", "une image"]),
        ("12 345 € !", []),
    ],
)
def test_only_prose_is_read(source: str, read: list[str]) -> None:
    """Code, addresses, pipes, keys and comments are not; what is a word to the reader is one to LanguageTool."""
    assert heard(source) == read


def test_plain_lines_are_paragraphs() -> None:
    """Pasted lines are read one by one, as copylint reads them."""
    assert heard("Un titre\nles chien mangent.\r\nFin.", "text") == ["Un titre", "les chien mangent.", "Fin."]


def test_other_languages_stay_here() -> None:
    """A quotation in another language is a filler, a block in a third language does not go out."""
    french = "Le maire a reçu les habitants de la ville dans la salle du conseil."
    quoting = "Il a dit aux élus de la ville : « This is not what you have been told about the city » hier."
    german = "Das ist nicht das, was wir für die Stadt und die Leute wollen."
    assert heard(f"{french}\n\n{quoting}\n\n{german}\n") == [
        french,
        f"Il a dit aux élus de la ville : «{FILLER}» hier.",
    ]


def test_each_paragraph_has_its_language() -> None:
    """French is asked for as French, English as English."""
    source = "Le maire a reçu les habitants dans la salle.\n\nThe mayor has been told that they are not in the city.\n"
    assert [paragraph.language for paragraph in sent(source)] == ["fr", "en"]


def test_what_is_beside_a_filler_is_told() -> None:
    """A word that stands next to a filler, signs between them or none, is about the filler."""
    (paragraph,) = sent("Un mot « `code` » puis un autre mot.")
    text = paragraph.text
    beside = {
        word: paragraph.beside_filler(Span(text.index(word), text.index(word) + len(word)))
        for word in ("mot «", "puis", "autre")
    }
    assert beside == {"mot «": True, "puis": True, "autre": False}


def test_repairs_need_one_piece_of_text() -> None:
    """A place across signs of emphasis lies in no single piece."""
    (paragraph,) = sent("Les **chien** aboient.")
    assert [paragraph.in_one_text(Span(*span)) for span in ((0, 3), (0, 11), (6, 11), (14, 21))] == [
        True,
        False,
        True,
        True,
    ]


def test_long_blocks_are_cut_between_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """No paragraph is longer than may be; a sentence that is too long is named and not sent."""
    monkeypatch.setattr(annotate, "LONGEST", 100)
    document = parse("Le maire a reçu les habitants. " * 10 + "\n\n" + "Le maire et " * 20, "markdown")
    found = paragraphs(document)
    assert "".join(paragraph.text.replace(" ", "") for paragraph in found.sent) == "Lemaireareçuleshabitants." * 10
    assert max(len(paragraph.text) for paragraph in found.sent) <= 100
    assert [document.text[span.start : span.end] for span in found.too_long] == [("Le maire et " * 20).strip()]


@pytest.mark.parametrize("sign", ["|", "*", "«", "[", ">", "`", "&", "<", "😊", "a `b` "])
def test_hostile_text_is_annotated(sign: str) -> None:
    """Long runs of one sign give pieces that cover each paragraph, whatever they mean."""
    document: Document = parse("Le mot " + sign * 20_000, "markdown")
    for paragraph in paragraphs(document).sent:
        assert sum(piece.span.end - piece.span.start for piece in paragraph.pieces) == len(paragraph.text)
