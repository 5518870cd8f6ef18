# SPDX-License-Identifier: Apache-2.0
"""Figures that ask for a source and have none in reach, with what excuses them looked at last.

None repeats one that is supported: the same kind, unit and value, written more or less finely.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import in_own_words, may_be_strong, strong_figures
from copylint.evidence.supports import support_for
from copylint.facts.quantity import Quantity, agree
from copylint.text.patterns import lazy

_OWN_DATA = ("percent", "ratio", "points", "multiple", "count")
"""What a text that presents a survey is itself the source of."""
_CELL_WORDS = 12
_WORD = lazy(r"[^\W\d_]{2,}")


def unsupported(document: Document) -> list[list[Quantity]]:
    """The unsupported figures, paragraph by paragraph; items of one list together; computed once."""
    return document.remember("unsupported figures", lambda: list(_groups(document)))


def _groups(document: Document) -> Iterator[list[Quantity]]:
    supported: list[Quantity] = []
    pending = list(_pending(document, supported))
    if not any(unbacked for _, unbacked in pending):
        return
    known = Supported(one for one in supported if in_own_words(document, one))
    run: list[Quantity] = []
    before: Block | None = None
    for block, unbacked in pending:
        if run and before is not None and not (block.kind == "item" and before.kind == "item"):
            yield run
            run = []
        run += [one for one in unbacked if _stands(document, block, one, known)]
        before = block
    if run:
        yield run


def _pending(document: Document, supported: list[Quantity]) -> Iterator[tuple[Block, list[Quantity]]]:
    """The blocks that are read, with their strong figures that nothing supports; the others go to `supported`.

    A text of a genre that states its own figures has none.
    """
    known_genre = False
    titles = document.zones.title if len(document.prose) > 1 else frozenset()
    for index, block in enumerate(document.prose):
        if not may_be_strong(document, block):
            if block.kind in ("paragraph", "item"):
                yield block, []  # it parts two runs of items
            continue
        if not _read(document, block) or (index in titles and not _is_sentence(document, block)):
            continue
        figures = strong_figures(document, block)
        if figures and not known_genre:
            from copylint.evidence.claims_genres import genre_of  # noqa: PLC0415 - see above

            known_genre = True
            if genre_of(document) is not None:
                return
        unbacked: list[Quantity] = []
        for one in figures:
            if support_for(document, block, one.span.start) is not None:
                supported.append(one)
            elif in_own_words(document, one):
                unbacked.append(one)
        yield block, unbacked


def _stands(document: Document, block: Block, one: Quantity, known: "Supported") -> bool:
    from copylint.evidence.claims_excuses import unexcused  # noqa: PLC0415 - see above
    from copylint.evidence.claims_genres import presents_survey  # noqa: PLC0415 - see above

    if not unexcused(document, block, one) or known.repeats(one):
        return False
    return not (one.kind in _OWN_DATA and presents_survey(document))


def _read(document: Document, block: Block) -> bool:
    """Whether a block is read for figures: paragraphs, items, cells of sentences, answers of the front matter."""
    if block.kind == "cell":  # prose that a table swallowed, or a table used as layout
        return len(document.text[block.span.start : block.span.end].split(None, _CELL_WORDS)) >= _CELL_WORDS
    if block.kind == "meta":
        return block.key.startswith("faq")
    if not _WORD.search(document.text, *block.span):  # a cell that lost its table
        return False
    return block.kind in ("paragraph", "item")


def _is_sentence(document: Document, block: Block) -> bool:
    """A line in the title's place that ends with a stop is the text itself."""
    return document.text[block.span.end - 1 : block.span.end] in (".", "\u2026")


_SLACK = 0.06
"""More than what a rounding word grants (`facts.quantity.agree`)."""
_NEAREST = 12
"""Figures on each side that are compared: an article holds fewer of one kind, and a hostile text holds thousands."""


class Supported:
    """The supported figures of a document, ready to be asked for one that a figure repeats."""

    __slots__ = ("_by_kind", "_ranges")

    def __init__(self, figures: Iterable[Quantity]) -> None:
        """Sort the figures by kind and value; equal ones count once."""
        self._ranges: list[Quantity] = []
        kinds: dict[str, dict[tuple[object, ...], Quantity]] = {}
        for one in figures:
            if one.is_range:
                self._ranges.append(one)
            else:
                kinds.setdefault(_kind(one), {}).setdefault((one.low, one.unit, one.currency, one.approx), one)
        self._by_kind = {
            kind: sorted(((float(one.low), at, one) for at, one in enumerate(found.values())), key=lambda row: row[:2])
            for kind, found in kinds.items()
        }

    def repeats(self, one: Quantity) -> bool:
        """Whether a figure is said again. Round percentages repeat by chance and do not count."""
        if one.kind in ("percent", "ratio") and one.low % 5 == 0 and one.low == one.high:
            return False
        rows = self._by_kind.get(_kind(one), [])
        at = bisect_left(rows, (float(one.low),)) if len(rows) > _NEAREST else 0
        near = rows[max(at - _NEAREST, 0) : at + _NEAREST]
        return any(_likely(one, other) and agree(one, other) for _, _, other in near) or any(
            agree(one, other) for other in self._ranges[:_NEAREST]
        )


def _likely(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can agree, by floats: the exact answer costs ten times as much."""
    if one.is_range or one.other is not None or other.other is not None or one.unit != other.unit:
        return True
    left, right = float(one.low), float(other.low)
    return abs(left - right) <= _SLACK * max(abs(left), abs(right)) + float(max(one.step, other.step))


def _kind(one: Quantity) -> str:
    """Counts and money are one kind: « 97 milliards » repeats « 97,4 milliards de dollars »."""
    return "count" if one.kind == "money" else one.kind
