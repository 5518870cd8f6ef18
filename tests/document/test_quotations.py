# SPDX-License-Identifier: Apache-2.0
"""Quotations: which marks pair, what is no mark, and that a stray one quotes nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.document.quotations import cut_out, quotations_in
from copylint.model.places import Span

Blocks = Callable[..., Document]


def quoted(document: Document) -> list[str]:
    """The quotations with their marks, deeper ones behind a sign for each level."""
    return ["· " * (one.depth - 1) + document.text[one.span.start : one.span.end] for one in document.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit « oui » puis «\u00a0non\u00a0».", ["« oui »", "«\u00a0non\u00a0»"]),
        ("She said “yes” and ‘no’.", ["“yes”", "‘no’"]),
        ('Le mot "juste" et l\'"affaire".', ['"juste"', '"affaire"']),
        ("Er sagte „ja“ dazu.", ["„ja“"]),
        ("Ek sê „ja” daarop.", ["„ja”"]),
        ("Un ‹ mot › et un << autre >>.", ["‹ mot ›", "<< autre >>"]),
        ("« Il a dit « oui » hier »", ["« Il a dit « oui » hier »", "· « oui »"]),
        ("« Il a crié “non ‘jamais’ !” »", ["« Il a crié “non ‘jamais’ !” »", "· “non ‘jamais’ !”", "· · ‘jamais’"]),
        ("Il a dit« oui »et“non”.", ["« oui »", "“non”"]),
        ('Le " mot " et le "reste".', ['" mot "', '"reste"']),
        ('**"Gras"** et *"penché"* ("entre").', ['"Gras"', '"penché"', '"entre"']),
        ('"Oui," dit-il, "mais demain."', ['"Oui,"', '"mais demain."']),
    ],
)
def test_pairs_marks(of_blocks: Blocks, text: str, found: list[str]) -> None:
    """Each kind of mark pairs with its own, inner ones one level deeper, also where a blank is missing."""
    assert quoted(of_blocks(text)) == found


def test_keeps_marks_and_content_apart(of_blocks: Blocks) -> None:
    """`content` is what stands between the marks, blanks included."""
    (quotation,) = of_blocks("Il dit « oui ».").quotations
    assert quotation == (Span(7, 14), Span(8, 13), "«", "»", 1)


@pytest.mark.parametrize(
    "text",
    [
        'Un écran de 27" et un autre de 24".',
        "L’an ‘68, l’été d’avant, les années ‘90.",
        "Accueil >> Blog >> Article",
        "if (a << 2) b >> 1; cout <<<< x >>>>",
        "Rien « ici",
        "Rien » ici",
        'Un " seul',
        "«»",
    ],
)
def test_what_is_no_quotation(of_blocks: Blocks, text: str) -> None:
    """Inches, apostrophes, arrows, shifts, lone marks and empty pairs quote nothing."""
    assert quoted(of_blocks(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Un écran de 27" mat", dit-il.', ['"Un écran de 27" mat"']),
        ('"Windows 95" et "Windows 98"', ['"Windows 95"', '"Windows 98"']),
        ('"Perdu, puis "retrouvé" ici.', ['"retrouvé"']),
        ('Il dit "oui" puis non" et "peut-être".', ['"oui"', '"peut-être"']),
        ('"Il a « dit" non » hier', ['"Il a « dit"']),
        ("« un « deux » trois", ["« deux »"]),
        ("Le chat dit ‘l’été s’en va’ au chien.", ["‘l’été s’en va’"]),
    ],
)
def test_one_stray_mark_spoils_little(of_blocks: Blocks, text: str, found: list[str]) -> None:
    """A mark too many is dropped; what pairs plausibly beside it still does, and pairs never cross."""
    assert quoted(of_blocks(text)) == found


def test_state_starts_anew_in_each_block(of_blocks: Blocks) -> None:
    """An open mark does not reach the next block, where another may pair."""
    assert quoted(of_blocks('Un "perdu', 'deux" et "trois"', ("heading:2", "« quatre"), "cinq »")) == ['"trois"']


def test_speech_of_several_paragraphs(of_blocks: Blocks) -> None:
    """A speech that each paragraph opens again goes on to the end of its block until it closes."""
    document = of_blocks("Il dit : « Un.", "« Deux.", "« Trois. » Fin.")
    assert quoted(document) == ["« Un.", "« Deux.", "« Trois. »"]
    assert [one.closing for one in document.quotations] == ["", "", "»"]


def test_speech_that_closes_in_the_next_paragraph(of_blocks: Blocks) -> None:
    """Where the next paragraph only closes, its part is quoted from its start, without an opening mark."""
    document = of_blocks("Il dit : “Un.", "Deux.” Fin.", "Et “rien")
    assert [(one.opening, one.closing) for one in document.quotations] == [("“", ""), ("", "”")]
    assert quoted(document) == ["“Un.", "Deux.”"]


def test_marks_in_code_are_none(of_blocks: Blocks) -> None:
    """A mark under code or markup pairs with nothing."""
    text = 'Tapez `echo "a` ou `b"` puis "valider".'
    masks = {"code": (Span(6, 15), Span(19, 23))}
    assert quoted(of_blocks(text, masks=masks)) == ['"valider"']


def test_an_attribute_inside_a_paragraph_is_read_once(of_blocks: Blocks) -> None:
    """Text that two blocks hold gives one quotation, and a speech goes on over an attribute."""
    document = of_blocks("Il dit : « Un.", ("attribute:alt", "Une carte"), "« Deux. »")
    assert quoted(document) == ["« Un.", "« Deux. »"]


def test_quotations_in_a_span(of_blocks: Blocks) -> None:
    """Only the quotations that lie wholly inside count; cutting them out leaves a blank."""
    document = of_blocks("Un « deux » trois « quatre » cinq")
    assert [one.span for one in quotations_in(document, Span(3, 20))] == [Span(3, 11)]
    assert cut_out(document, Span(0, 33)) == "Un   trois   cinq"


@settings(max_examples=150)
@given(text=st.text(st.sampled_from(list('a1 «»"“”„‘’‹›<>().,\n\u00a0')), max_size=60))
def test_quotations_nest(of_blocks: Blocks, text: str) -> None:
    """Spans hold their marks and content exactly, stand in order, nest without crossing, and depth counts the outer."""
    document = of_blocks(text, "« suite »")
    around: list[int] = []
    last = (-1, 0)
    for span, content, opening, closing, depth in document.quotations:
        assert document.text[span.start : content.start] == opening
        assert document.text[content.end : span.end] == closing
        assert content.start < content.end
        assert (span.start, -span.end) > last
        last = (span.start, -span.end)
        while around and around[-1] <= span.start:
            around.pop()
        assert all(span.end <= end for end in around)
        around.append(span.end)
        assert depth == len(around)
