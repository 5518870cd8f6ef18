# SPDX-License-Identifier: Apache-2.0
"""From what a parser, the table scanner and the finders of markup saw to the structure of a document.

A parser's paragraph may hold lines that are no words: rows of a table that it missed, a `:::`, a template tag. Here
such lines are cut out of it, so that what is left is prose, and every mask of markup follows from the blocks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copylint.document.blocks import PROSE, Block, Inline, Structure, Table
from copylint.document.spans import in_order, line_head, touching, union, without
from copylint.document.tags import CODE, Html, attributes
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.lines import LineIndex

if TYPE_CHECKING:
    from copylint.document.directives import Line
    from copylint.document.frontmatter import FrontMatter

_WHOLE = frozenset({"attribute", "meta", "cell"})
"""Prose that lies in one line or in other markup: never cut, and without marks of its own."""
_MARKED = PROSE - _WHOLE
_HIDING = frozenset({"code", "html", "comment", "definition"})
"""Blocks in which no table can be."""


class Parts(NamedTuple):
    """What was found in a text; the blocks are in order of place.

    `unsure`: markup that may be all that a block of prose holds.
    """

    text: str
    lines: LineIndex
    blocks: list[Block]
    inlines: list[Inline]
    markers: list[Span]
    targets: list[Span]
    html: Html
    templates: tuple[Span, ...]
    directives: "list[Line]"
    front: "FrontMatter | None"
    unsure: Sequence[Span] = ()


def assemble(parts: Parts) -> Structure:
    """The structure of a text."""
    text = parts.text
    blocks = parts.blocks
    tables: tuple[Table, ...] = ()
    if "|" in text or (":" in text and (":-" in text or "-:" in text)):
        from copylint.document.tables import find_tables  # noqa: PLC0415 - only texts with a pipe need it

        hiding = [block.outer for block in blocks if block.kind in _HIDING]
        excluded = union([*hiding, parts.front.span] if parts.front else hiding)
        tables = find_tables(text, parts.lines, excluded)
    if tables or parts.directives:
        blocks = _cut(parts, tables)
    if parts.unsure:
        blocks = _settled(parts, blocks)
    spoken = _spoken_attributes(parts)
    extra = [*spoken, *(parts.front.values if parts.front else ())]
    if parts.front:
        extra.append(Block("front-matter", parts.front.span, parts.front.span))
    if extra:
        blocks = sorted([*blocks, *extra], key=in_order)
    masks = _masks(parts, blocks, tables)
    metadata = parts.front.metadata if parts.front else {}
    return Structure(tuple(blocks), tuple(parts.inlines), tables, masks, metadata)


# ---- cutting ------------------------------------------------------------------------------------


class _Cut(NamedTuple):
    """Whole lines that are no prose of the block they lie in, and what they are."""

    span: Span
    kind: str
    table: Table | None = None
    title: Span | None = None


def _cut(parts: Parts, tables: Sequence[Table]) -> list[Block]:
    cuts = _cuts(parts, tables)
    places = [cut.span for cut in cuts]
    starts = [span.start for span in places]
    quoted: dict[Span, bool] = {}
    kept: list[Block] = []
    low, high = (starts[0], places[-1].end) if places else (0, 0)
    for block in parts.blocks:
        start, end = block[2]
        if end <= low or start >= high or places[bisect_left(starts, end) - 1].end <= start:  # nearly all blocks
            kept.append(block)
            continue
        whole = block.kind in _WHOLE or not (block.prose or block.kind == "html")
        inside = places[bisect_left(starts, end) - 1]
        if not whole and inside.start <= start and end <= inside.end:
            quoted[inside] = block.quoted
            continue
        hit = () if whole else touching(places, block.span if block.prose else block.outer)
        quoted.update(dict.fromkeys(hit, block.quoted))
        if hit and block.prose:
            kept += _pieces(parts, block, hit)
        elif not any(span.start <= block.outer.start and block.outer.end <= span.end for span in hit):
            kept.append(block)
    for cut in cuts:
        if cut.table is not None:
            kept += _table_blocks(cut.table, quoted=quoted.get(cut.span, False))
        elif cut.span in quoted:
            kept += _directive_blocks(parts.text, cut, quoted=quoted[cut.span])
    kept.sort(key=in_order)
    return kept


def _directive_blocks(text: str, cut: _Cut, *, quoted: bool) -> list[Block]:
    start, end = cut.span
    while start < end and text[start] in " \t>":
        start += 1
    blocks = [Block(cut.kind, Span(start, end), cut.span, quoted=quoted)]
    if cut.title is not None:
        blocks.append(Block("attribute", cut.title, cut.title, quoted=quoted, key="title"))
    return blocks


def _cuts(parts: Parts, tables: Sequence[Table]) -> list[_Cut]:
    """Tables and directives in order, disjoint: a line inside a table is the table's."""
    cuts = [_Cut(table.span, "table", table) for table in tables]
    taken = [cut.span for cut in cuts]
    at = -1
    for kind, span, title in parts.directives:
        if span.start >= at and not touching(taken, span):
            cuts.append(_Cut(span, kind, None, title))
            at = span.end
    cuts.sort(key=lambda cut: cut.span)
    return cuts


def _pieces(parts: Parts, block: Block, hit: Sequence[Span]) -> list[Block]:
    """What is left of a block between the lines cut out of it; only the piece that begins it keeps its kind."""
    text = parts.text
    pieces: list[Block] = []
    for start, end in without((block.span,), hit):
        span = _trimmed(text, start, end, quoted=block.quoted)
        if span is None:
            continue
        last = block.outer.end if span.end == block.span.end else span.end
        if span.start == block.span.start:
            pieces.append(block._replace(span=span, outer=Span(block.outer.start, last)))
            continue
        line = parts.lines.span(parts.lines.line(span.start)).start
        outer = Span(line_head(text, line, span.start), max(last, span.end))
        pieces.append(Block("paragraph", span, outer, 0, block.quoted))
    return pieces


def _trimmed(text: str, start: int, end: int, *, quoted: bool) -> Span | None:
    """A piece without the blanks, line ends and quote marks around it."""
    signs = " \t\r\n>" if quoted else " \t\r\n"
    while start < end and text[start] in signs:
        start += 1
    while end > start:
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
        if not quoted or end == start or text[end - 1] != ">":
            break
        line = max(text.rfind("\n", start, end), text.rfind("\r", start, end)) + 1
        if line == 0 or text[line:end].strip(" \t>"):
            break
        end = line
    return Span(start, end) if start < end else None


def _table_blocks(table: Table, *, quoted: bool) -> list[Block]:
    blocks = [Block("table", table.span, table.span, quoted=quoted)]
    for row in table.rows:
        blocks += [Block("cell", cell, cell, quoted=quoted) for cell in row.cells if cell.end > cell.start]
    return blocks


def _settled(parts: Parts, blocks: list[Block]) -> list[Block]:
    """The blocks but those without words: tags alone are "html", template tags a "directive", images nothing."""
    text = parts.text
    hosts = [index for index, block in enumerate(blocks) if block.kind not in ("attribute", "comment")]
    starts = [blocks[index].outer.start for index in hosts]
    suspects = {bisect_right(starts, span.start) - 1 for span in parts.unsure} - {-1}
    silent_ones = [block.span for block in blocks if block.kind == "comment"]
    silent_ones += [node.span for node in parts.inlines if node.kind == "image"]
    marks = [*parts.unsure, *silent_ones, *parts.targets, *parts.markers]
    if not any(text.find("\n", *span) >= 0 for span in parts.unsure):  # such a tag may begin in another block
        heads = {span[0] for span in marks}
        firsts = {at: blocks[hosts[at]].span[0] for at in suspects}
        suspects = {at for at, head in firsts.items() if head in heads or text[head : head + 1].isspace()}
        if not suspects:
            return blocks
    tags, silent, holes = union(parts.html.tags), union(silent_ones), union(marks)
    changed: dict[int, Block | None] = {}
    for suspect in suspects:
        block = blocks[hosts[suspect]]
        if not block.prose or block.kind in _WHOLE:
            continue
        left = without((block.span,), touching(holes, block.span))
        if any(not text[start:end].isspace() for start, end in left):
            continue
        kind = "html" if touching(tags, block.span) else "" if touching(silent, block.span) else "directive"
        changed[hosts[suspect]] = block._replace(kind=kind, level=0) if kind else None
    if not changed:
        return blocks
    settled = (changed.get(index, block) for index, block in enumerate(blocks))
    return [block for block in settled if block is not None]


# ---- words in markup ----------------------------------------------------------------------------


def _spoken_attributes(parts: Parts) -> list[Block]:
    """Words for a reader in tags and template tags, but those of code."""
    text = parts.text
    if '"' not in text and "'" not in text:
        return []
    tags = [span for span in union(parts.html.tags) if text.find("=", *span) >= 0]
    templates = [span for span in parts.templates if text.find("=", *span) >= 0]
    if templates:
        code = union(block.outer for block in parts.blocks if block.kind in ("code", "comment"))
        templates = [span for span in templates if not touching(code, span)]
    return list(attributes(text, [*tags, *templates]))


# ---- masks --------------------------------------------------------------------------------------


def _masks(parts: Parts, blocks: Sequence[Block], tables: Sequence[Table]) -> dict[str, tuple[Span, ...]]:
    """The masks that follow from the structure; words in attributes are never under those of their markup.

    Sorted and disjoint.
    """
    masks: dict[str, Sequence[Span]]
    by_kind: dict[str, list[Span]] = {
        "attribute": [],
        "code": [],
        "comment": [],
        "definition": [],
        "directive": [],
        "html": [],
        "rule": [],
    }
    markers = parts.markers
    for block in blocks:
        kind, span, outer = block[:3]
        if kind in _MARKED:
            if outer is not span:
                if outer[0] < span[0]:
                    markers.append(Span(outer[0], span[0]))
                if span[1] < outer[1]:
                    markers.append(Span(span[1], outer[1]))
        elif kind in by_kind:
            by_kind[kind].append(span if kind == "attribute" else outer)
    markers += by_kind["rule"]
    markers += _table_markers(tables)
    masks = {
        "code": [*by_kind["code"], *_inline_code(parts), *parts.html.code],
        "target": parts.targets,
        "html": parts.html.tags,
        "comment": by_kind["comment"],
        "template": [*parts.templates, *by_kind["directive"]],
        "marker": markers,
        "front-matter": parts.front.masked() if parts.front else (),
        "definition": by_kind["definition"],
    }
    if by_kind["attribute"]:
        spoken = union(by_kind["attribute"])
        masks |= {kind: without(union(masks[kind]), spoken) for kind in ("target", "html", "template") if masks[kind]}
    return {kind: union(spans) if spans else () for kind, spans in masks.items()}


def _inline_code(parts: Parts) -> Iterable[Span]:
    """Code spans and what stands between `<code>` and `</code>`."""
    opened: tuple[str, int] | None = None
    for kind, span, _, target in parts.inlines:
        if kind == "code":
            yield span
        elif kind == "html":
            if target in CODE and parts.text[span.end - 2] != "/":
                opened = target, span.end
            elif opened and target == f"/{opened[0]}":
                if parts.text.find("\n\n", opened[1], span.start) < 0:
                    yield Span(opened[1], span.start)
                opened = None


def _table_markers(tables: Iterable[Table]) -> Iterable[Span]:
    """Delimiter rows, pipes and padding."""
    for table in tables:
        yield table.delimiter
        for row in table.rows:
            at = row.line.start
            for cell in row.cells:
                yield Span(at, cell.start)
                at = cell.end
            yield Span(at, row.line.end)
