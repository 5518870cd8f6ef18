# SPDX-License-Identifier: Apache-2.0
"""Zones: title, first words, tail, in marked and in unmarked text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.blocks import PROSE, Inline
from copylint.document.document import Document
from copylint.model.places import Span

Blocks = Callable[..., Document]

LINE = "Une phrase entière qui se termine par un point."
BLOCKS = ["Un titre court", "Un intertitre", LINE, LINE, LINE, LINE, LINE, LINE, LINE, "Laisser un commentaire"]


def zones(document: Document) -> tuple[list[int], list[int], list[int]]:
    """Title, first and tail as sorted lists."""
    found = document.zones
    return sorted(found.title), sorted(found.first), sorted(found.tail)


def test_pasted_copy(of_blocks: Blocks) -> None:
    """The first short line is the title; a short line behind it may be a heading; chrome at the end is in the tail."""
    assert zones(of_blocks(*BLOCKS)) == ([0], [1, 2], [7, 8, 9])


def test_marked_text(of_blocks: Blocks) -> None:
    """Front matter and the heading that opens the text are titles; words begin below headings."""
    document = of_blocks(
        ("meta:title", "Titre"), ("meta:description", LINE), ("heading:1", "Titre"), ("heading:2", "Partie"), LINE, LINE
    )
    assert zones(document) == ([0, 2], [4], [5])


@pytest.mark.parametrize("opener", ["Voici le texte corrigé :", "Bien sûr ! Voici le texte", "Un point final."])
def test_speech_is_no_title(of_blocks: Blocks, opener: str) -> None:
    """A line that announces, ends with a full stop or holds two sentences opens the text, it does not name it."""
    assert zones(of_blocks(opener, LINE, LINE)) == ([], [0], [2])


def test_a_text_with_a_marked_title_has_no_unmarked_one(of_blocks: Blocks) -> None:
    """What stands before the title of a text is its first words."""
    assert zones(of_blocks("Voici le texte demandé", ("heading:1", "Titre"), LINE, LINE)) == ([], [0, 2], [3])
    assert zones(of_blocks(("meta:title", "Titre"), "Un chapeau court", LINE, LINE)) == ([0], [1, 2], [3])


@pytest.mark.parametrize("kind", sorted(PROSE - {"meta", "attribute"}))
def test_one_block_is_everything(of_blocks: Blocks, kind: str) -> None:
    """A text of one block is its title, its first words and its tail."""
    assert zones(of_blocks((kind, LINE))) == ([0], [0], [0])


def test_no_body_has_no_zones(of_blocks: Blocks) -> None:
    """An empty text and one of front matter alone have no place for first words or a tail."""
    assert zones(of_blocks()) == ([], [], [])
    assert zones(of_blocks(("meta:title", "Titre"))) == ([0], [], [])


@pytest.mark.parametrize(("count", "size"), [(2, 1), (3, 1), (5, 1), (6, 2), (9, 3), (15, 5), (40, 5)])
def test_size_of_the_tail(of_blocks: Blocks, count: int, size: int) -> None:
    """The tail is the last third, at least one block and at most five."""
    assert zones(of_blocks(*[LINE] * count))[2] == list(range(count - size, count))


def test_a_table_is_one_block(of_blocks: Blocks) -> None:
    """Cells count together, so a table neither fills the tail nor leaves it in part."""
    cells = [("cell", "Donnée")] * 12
    assert zones(of_blocks(*[LINE] * 4, *cells, LINE))[2] == [*range(4, 17)]
    assert zones(of_blocks(("heading:2", "Données"), *cells)) == ([0], [*range(1, 13)], [*range(1, 13)])


def test_attributes_have_no_place(of_blocks: Blocks) -> None:
    """Alternative text at the end does not push words out of the tail."""
    assert zones(of_blocks(*[LINE] * 3, ("attribute:alt", "Une carte"), ("attribute:title", "Carte")))[2] == [2]


def test_an_image_is_no_words(of_blocks: Blocks) -> None:
    """A paragraph that is an image is neither first nor last; one with words beside the image is."""
    image, picture = "![Une carte](carte.png)", Inline("image", Span(0, 23), Span(2, 11))
    masks = {"target": (Span(11, 23),)}
    document = of_blocks(image, LINE, LINE, LINE, format="markdown", inlines=(picture,), masks=masks)
    assert zones(document)[1] == [1]
    document = of_blocks(f"{image} {LINE}", LINE, LINE, LINE, format="markdown", inlines=(picture,), masks=masks)
    assert zones(document)[1] == [0]


def test_items_are_first_words_too(of_blocks: Blocks) -> None:
    """A text that opens with a list has its first item as first words."""
    assert zones(of_blocks(("heading:1", "Titre"), ("item:1", "Un"), ("item:1", "Deux"), LINE))[1] == [1]


def test_in_zone_goes_by_place(of_blocks: Blocks) -> None:
    """A place is in a zone when its block is."""
    document = of_blocks(*BLOCKS)
    last = document.prose[-1].span
    assert document.in_zone(last, "tail")
    assert not document.in_zone(last, "title")
    assert document.in_zone(Span(0, 2), "title")


@settings(max_examples=100)
@given(
    kinds=st.lists(st.sampled_from(sorted(PROSE)), max_size=14), text=st.sampled_from([LINE, "Court", "", "Court :"])
)
def test_zones_hold_for_any_blocks(of_blocks: Blocks, kinds: list[str], text: str) -> None:
    """Zones hold known blocks only, the last block is always in the tail, and no title is among the first words."""
    document = of_blocks(*[(kind, text) for kind in kinds])
    title, first, tail = document.zones
    assert title | first | tail <= set(range(len(kinds)))
    body = [index for index, kind in enumerate(kinds) if kind not in {"meta", "attribute"}]
    assert (not body) or body[-1] in tail
    if any(kinds[index] != "cell" for index in body[1:]):
        assert not title & first
