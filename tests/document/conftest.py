# SPDX-License-Identifier: Apache-2.0
"""Documents built by hand, for views that need blocks and no reader of a format."""

from collections.abc import Callable

import pytest

from copylint.document.blocks import Block, Inline, Structure
from copylint.document.document import Document
from copylint.model.places import Span

Blocks = Callable[..., Document]
"""`of_blocks("text" or ("heading", "text"), …, format=, inlines=, masks=, language=, default_language=)`."""


def build(
    *blocks: str | tuple[str, str],
    format: str = "text",  # noqa: A002 - the field's word
    inlines: tuple[Inline, ...] = (),
    masks: dict[str, tuple[Span, ...]] | None = None,
    language: str | None = None,
    default_language: str = "fr",
) -> Document:
    """A document of these blocks, one line end between two; a block is its text (a paragraph) or its kind and text.

    A kind may carry its level, a key or both: "heading:2", "meta:title".
    """
    places, pieces, at = [], [], 0
    for block in blocks:
        named, text = ("paragraph", block) if isinstance(block, str) else block
        kind, _, detail = named.partition(":")
        span = Span(at, at + len(text))
        level, key = (int(detail), "") if detail.isdigit() else (0, detail)
        places.append(Block(kind, span, span, level=level, key=key))
        pieces.append(text)
        at = span.end + 1
    structure = Structure(blocks=tuple(places), inlines=inlines, masks=masks or {})
    return Document("\n".join(pieces), format, structure, language=language, default_language=default_language)


@pytest.fixture(scope="session")
def of_blocks() -> Blocks:
    """What builds a document of blocks."""
    return build
