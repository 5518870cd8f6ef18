# SPDX-License-Identifier: Apache-2.0
"""Document: the decoded source, the text that is read, the map between them, and the views that are asked for.

Views are computed when first asked for and kept: a run that needs no sentences splits none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from copylint.document.blocks import PROSE, Block, Inline, Quotation, Structure, Table, Zones
from copylint.model.places import Span
from copylint.text.lines import LineIndex

if TYPE_CHECKING:
    from copylint.document.masks import Masks  # it imports this module

T = TypeVar("T")


class Document:
    """A file as the rules see it.

    Args:
        source: the decoded file.
        format: "text", "markdown", "mdx" or "html".
        structure: what the format's reader found, or a function that finds it in the text when first needed.
        text: what is read, where it is not the source itself (HTML: entities decoded, tags gone).
        breaks: the map from `text` to `source` (see `to_source`), None where they are the same.
        language: the language that the file declares (front matter, folder, `lang=`), None where it says nothing.
        default_language: what an undecided document is taken for.
    """

    def __init__(  # noqa: PLR0913 - a document has these parts
        self,
        source: str,
        format: str,  # noqa: A002 - the field's word
        structure: "Structure | Callable[[str], Structure]",
        *,
        text: str | None = None,
        breaks: "tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] | None" = None,
        language: str | None = None,
        default_language: str = "fr",
    ) -> None:
        """See the class."""
        self.source = source
        self.text = source if text is None else text
        self.format = format
        self.declared_language = language
        self.default_language = default_language
        self._structure = structure
        self._breaks = breaks
        self._memory: dict[object, object] = {}
        self._sentences: dict[Span, tuple[Span, ...]] = {}

    # ---- places -------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of `text`."""
        return LineIndex(self.text)

    @cached_property
    def source_lines(self) -> LineIndex:
        """The lines of `source`: the ones that a report names."""
        return self.lines if self.text is self.source else LineIndex(self.source)

    def to_source(self, span: Span) -> Span:
        """Where a span of `text` stands in `source`. Monotone; an empty span stays empty.

        A piece of text that stands for more source (an entity) is taken whole.
        """
        if self._breaks is None:
            return span
        return Span(self._at(span.start, last=False), self._at(span.end, last=span.end > span.start))

    def _at(self, offset: int, *, last: bool) -> int:
        """`breaks` holds, for each piece in order, its start in text, its start in source and its length in source.

        A piece as long in both is copied character by character; else it stands for its source as a whole.
        """
        assert self._breaks is not None  # noqa: S101 - its only caller has looked
        starts, sources, lengths = self._breaks
        if not starts:
            return 0
        index = max(bisect_left(starts, offset) - 1 if last else bisect_right(starts, offset) - 1, 0)
        length = (starts[index + 1] if index + 1 < len(starts) else len(self.text)) - starts[index]
        inside = offset - starts[index]
        if length == lengths[index]:
            return sources[index] + min(inside, length)
        return sources[index] + (lengths[index] if inside >= length or last else 0)

    def reread(self, text: str) -> "Document | None":
        """The document that another text would be, read as this one was: how a kind proves a repair of structure.

        None where the structure came with the document (HTML): such a text cannot be read again here.
        """
        if not callable(self._structure):
            return None
        return Document(
            text,
            self.format,
            self._structure,
            language=self.declared_language,
            default_language=self.default_language,
        )

    # ---- structure ----------------------------------------------------------------------------

    @cached_property
    def structure(self) -> Structure:
        """Blocks, inline nodes, tables and the masks of markup."""
        return self._structure(self.text) if callable(self._structure) else self._structure

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order of place."""
        return self.structure.blocks

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that hold words for a reader."""
        return tuple([block for block in self.structure.blocks if block[0] in PROSE])

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """Inline nodes in order of place, outer before inner."""
        return self.structure.inlines

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that GFM draws."""
        return self.structure.tables

    @cached_property
    def metadata(self) -> dict[str, str]:
        """Top-level scalar values of the front matter, unquoted; keys as written."""
        return self.structure.metadata

    # ---- masks --------------------------------------------------------------------------------

    @cached_property
    def masks(self) -> "Masks":
        """Everything that can be masked, by kind."""
        from copylint.document.masks import Masks  # noqa: PLC0415 - masks need blocks and quotations first

        return Masks(self)

    def masked(self, span: Span, kinds: Iterable[str]) -> bool:
        """Whether a character of `span` lies under a mask of one of these kinds."""
        touches = self.masks.touches
        for kind in kinds:  # noqa: SIM110 - asked very often, and a generator costs as much as the answer
            if touches(kind, span):
                return True
        return False

    # ---- words --------------------------------------------------------------------------------

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations of all prose blocks, in order of place; the state starts anew in each block."""
        from copylint.document.quotations import find_quotations  # noqa: PLC0415 - asked for by few rules

        return find_quotations(self)

    def sentences(self, block: Block) -> tuple[Span, ...]:
        """The sentences of a prose block, in order, without the blanks between them."""
        found = self._sentences.get(block.span)
        if found is None:
            from copylint.document.sentences import split  # noqa: PLC0415 - asked for by few rules

            found = self._sentences[block.span] = split(self, block)
        return found

    @cached_property
    def language(self) -> str:
        """The language of the whole document, "fr" or "en" (or a language it declares)."""
        from copylint.document.language import document_language  # noqa: PLC0415 - one reader of the whole text

        return document_language(self)

    @cached_property
    def _languages(self) -> dict[Span, str]:
        from copylint.document.language import block_languages  # noqa: PLC0415 - see `language`

        return block_languages(self)

    def language_of(self, block: Block) -> str:
        """The language of a block; an undecided block takes the document's."""
        language = self._languages.get(block.span)
        if language is None:
            from copylint.document.language import block_language  # noqa: PLC0415 - see `language`

            language = self._languages[block.span] = block_language(self, block)
        return language

    def language_at(self, span: Span, block: Block) -> str:
        """The language at a place of a block: that of a foreign quotation around it, else the block's."""
        from copylint.document.language import span_language  # noqa: PLC0415 - see `language`

        return span_language(self, span, block)

    @cached_property
    def zones(self) -> Zones:
        """Title, first prose block, tail."""
        from copylint.document.zones import find_zones  # noqa: PLC0415 - asked for by few rules

        return find_zones(self)

    def in_zone(self, span: Span, zone: str) -> bool:
        """Whether a place begins in a block of zone "title", "first" or "tail"."""
        index = self.prose_index(span.start)
        return index is not None and index in getattr(self.zones, zone)

    # ---- finding one's way --------------------------------------------------------------------

    @cached_property
    def _prose_starts(self) -> list[int]:
        return [block.outer.start for block in self.prose]

    def prose_index(self, offset: int) -> int | None:
        """The index in `prose` of the innermost block that holds `offset`, None outside all."""
        at = bisect_right(self._prose_starts, offset) - 1
        while at >= 0:
            outer = self.prose[at].outer
            if outer.start <= offset <= outer.end:
                return at
            if self.prose[at].kind != "attribute":  # only these lie inside another prose block
                return None
            at -= 1
        return None

    def block_at(self, offset: int) -> Block | None:
        """The innermost prose block that holds `offset`."""
        index = self.prose_index(offset)
        return None if index is None else self.prose[index]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds `offset`, None outside prose."""
        block = self.block_at(offset)
        if block is None:
            return None
        return next((span for span in self.sentences(block) if span.start <= offset < span.end), None)

    def remember(self, key: object, compute: Callable[[], T]) -> T:
        """The value of an analysis, computed once per document; `key` names it and its arguments."""
        memory = self._memory
        if key in memory:
            return memory[key]  # type: ignore[return-value]  # one key, one type
        value = memory[key] = compute()
        return value

    def known(self, key: object) -> Any:  # noqa: ANN401 - one key, one type
        """What is remembered under a key, None where nothing is: for what is asked for very often."""
        return self._memory.get(key)

    def keep(self, key: object, value: T) -> T:
        """Remember a value that was computed by the caller."""
        self._memory[key] = value
        return value
