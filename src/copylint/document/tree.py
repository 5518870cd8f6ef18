# SPDX-License-Identifier: Apache-2.0
"""What the parser gives and what it is told; apart from it, so that a text without any mark never loads it."""

from copylint.document.blocks import Block, Inline
from copylint.model.places import Span
from copylint.model.record import NamedTuple


class Shifts(NamedTuple):
    """How a text that was prepared for the parser differs from the text that is read.

    From `points[i]` on (an offset of the prepared text), the offset in the text is `deltas[i]` more; `points[0]` is 0.
    """

    points: list[int]
    deltas: list[int]


class Tree(NamedTuple):
    """What the parser sees. All places are in the text that is read.

    Attributes:
        blocks: blocks in order of place, tables as paragraphs; HTML blocks whole; attributes (alternative texts and
            titles of links and images) and inline comments among them; `key` of indented code is "indented".
        inlines: inline nodes in order of place, outer before inner.
        markers: signs of markup inside prose blocks.
        targets: from the end of a link's text to the end of the link, in order of end.
    """

    blocks: list[Block]
    inlines: list[Inline]
    markers: list[Span]
    targets: list[Span]
