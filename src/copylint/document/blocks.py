# SPDX-License-Identifier: Apache-2.0
"""The pieces that a document is made of; what every reader of a format produces and every kind of rule sees.

All spans are in `Document.text`.
"""

from typing import Literal

from copylint.model.places import Span
from copylint.model.record import NamedTuple

BlockKind = Literal[
    "heading",  # its text, without marks; `level` 1 to 6
    "paragraph",  # also in a quote (`quoted`) or a footnote definition
    "item",  # the text of a list item (its first paragraph); `level` is the depth from 1
    "cell",  # one cell of a table that is drawn; inside a "table"
    "meta",  # a reader-facing value of the front matter; `key` says which ("title", "faq.0.answer")
    "attribute",  # text that a reader sees and that hides in markup: alt, title, caption; `key` says which
    "table",  # a whole table that GFM draws, all its lines
    "code",  # fenced or indented code, with its fences; `info` is the first word after the fence
    "html",  # a block of raw HTML in Markdown
    "comment",  # an HTML or MDX comment, block or inline
    "front-matter",  # the whole front matter with its fences
    "definition",  # a link reference definition, an abbreviation
    "rule",  # a thematic break
    "directive",  # a line of markup of the site's engine: `:::`, `{% %}`, `import`, a shortcode alone
]
PROSE: frozenset[str] = frozenset({"heading", "paragraph", "item", "cell", "meta", "attribute"})
"""Kinds of block that hold words for a reader; each is checked on its own and never split."""


class Block(NamedTuple):
    """One block.

    Attributes:
        kind: see `BlockKind`.
        span: the words: without the marks of the block and without the last line end. In Markdown a paragraph of
            several lines keeps its inner line ends (and the `>` of a quote, masked as "marker").
        outer: the whole block with its marks (`## `, `- `, fences): from the start of its first line (or of the mark)
            to the end of its last line without the line end. `outer` contains `span`.
        level: depth of a heading or of a list item, else 0.
        quoted: inside a block quote.
        key: see `BlockKind`.
        info: see `BlockKind`.
    """

    kind: str
    span: Span
    outer: Span
    level: int = 0
    quoted: bool = False
    key: str = ""
    info: str = ""

    @property
    def prose(self) -> bool:
        """Whether the block holds words for a reader."""
        return self.kind in PROSE


InlineKind = Literal[
    "emphasis", "strong", "strikethrough", "code", "link", "image", "html", "autolink", "footnote", "break"
]


class Inline(NamedTuple):
    """An inline node: `span` with its marks, `content` without them (a link's text, an image's alternative text).

    `target` is the address of a link, image or autolink, the label of a footnote, the tag of HTML.
    """

    kind: str
    span: Span
    content: Span
    target: str = ""


MaskKind = Literal[
    "code",  # inline and block code
    "url",  # bare addresses and autolinks
    "target",  # from the end of a link's or image's text to its end: `](https://… "title")`, `][ref]`
    "email",
    "path",  # file names and paths
    "html",  # tags of HTML and JSX (not what stands between them)
    "comment",
    "template",  # {{ }}, {% %}, {: .class}, {#id}, [shortcodes], emoji codes :smile:, MDX expressions
    "marker",  # `#`, `- `, `1. `, `> `, delimiter rows, pipes of tables, `**`, `_` and other signs of markup
    "math",
    "front-matter",  # all of it but the reader-facing values
    "definition",
    "quote",  # what stands between quotation marks, the marks included
    "emphasis",  # italics and bold, the signs included
    "speaker",  # a speaker-labelled line, all of it
    "entity",  # &nbsp; in Markdown
]
MARKUP: tuple[str, ...] = (
    "code",
    "url",
    "target",
    "email",
    "path",
    "html",
    "comment",
    "template",
    "marker",
    "math",
    "front-matter",
    "definition",
)
"""The masks over what no reader reads as words."""


class Row(NamedTuple):
    """A row of a table: its line without the line end, and its cells (trimmed, without pipes) as GFM splits them."""

    line: Span
    cells: tuple[Span, ...]


class Table(NamedTuple):
    """A table that GitHub draws: `span` from the start of the header's line to the end of the last row.

    `rows` holds header first, delimiter left out; rows keep their own count of cells, also where GFM
    drops or fills some. `columns` is the header's count. `prefix` is what stands before each row
    (a quote's `> `, an item's indentation).
    """

    span: Span
    columns: int
    delimiter: Span
    rows: tuple[Row, ...]
    prefix: str = ""


class Structure(NamedTuple):
    """What a reader of a format hands to a Document. All tuples are in order of place."""

    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    tables: tuple[Table, ...] = ()
    masks: "dict[str, tuple[Span, ...]]" = {}  # noqa: RUF012 - read only
    metadata: "dict[str, str]" = {}  # noqa: RUF012 - read only


class Quotation(NamedTuple):
    """Quoted words inside one block: `span` with the marks, `content` without; `depth` 1 for the outer pair.

    `opening` and `closing` are the marks as written; `closing` is "" where the quotation goes on into the next block.
    """

    span: Span
    content: Span
    opening: str
    closing: str
    depth: int = 1


class Zones(NamedTuple):
    """Where a place stands in a document; each is a set of block indices into `Document.prose`.

    title: front-matter title and the first heading or first line before any prose.
    first: the first prose block after title, headings and front matter.
    tail: the last five blocks, at most the last third, always the last one.
    A text of one block is in all zones.
    """

    title: frozenset[int]
    first: frozenset[int]
    tail: frozenset[int]
