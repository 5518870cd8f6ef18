# SPDX-License-Identifier: Apache-2.0
"""The outline that a document's headings make: levels that are skipped, titles that come twice."""

from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import Faults, of_kind, place_of
from copylint.model.places import Match, Span
from copylint.text.folding import key


def find(document: Document) -> Faults:
    """Faults: heading-jump, heading-several, heading-repeated, title-repeated."""
    found: Faults = {}
    headings = [document.blocks[index] for index in of_kind(document, "heading") if not document.blocks[index].quoted]
    if not headings:
        return found
    before = 0
    mains: list[Span] = []
    jumps: list[Match] = []
    for block in headings:
        if block.level > before + 1 and before:
            jumps.append(Match(block.span, values={"level": block.level, "before": before}))
        if block.level == 1:
            mains.append(block.span)
        before = block.level
    if jumps:
        found["heading-jump"] = jumps
    if len(mains) > 1:
        found["heading-several"] = [Match(mains[1], tuple(mains[2:]), {"count": len(mains)})]
    if len(headings) > 1:
        repeated = sorted(_repeated(document, headings), key=place_of)
        if repeated:
            found["heading-repeated"] = repeated
    title = document.metadata.get("title")
    if title and headings[0].level == 1 and key(title) == key(document.text[slice(*headings[0].span)]):
        found["title-repeated"] = [Match(headings[0].span)]
    return found


def _repeated(document: Document, headings: list[Block]) -> Iterator[Match]:
    """Headings with the same words under the same heading."""
    text = document.text
    if len({text[slice(*block.span)] for block in headings}) == len(headings):
        return
    path: list[str] = []
    seen: dict[tuple[str, ...], list[Span]] = {}
    for block in headings:
        words = text[slice(*block.span)]
        del path[block.level - 1 :]
        path += [""] * (block.level - 1 - len(path)) + [words]
        seen.setdefault(tuple(path), []).append(block.span)
    for places in seen.values():
        if len(places) > 1:
            yield Match(places[1], (places[0], *places[2:]))
