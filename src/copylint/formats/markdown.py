# SPDX-License-Identifier: Apache-2.0
"""Markdown and MDX: blocks as a reader of the published page meets them.

The parser is the authority on blocks and inline marks, the scanner of `tables` on tables; front matter, code between
shortcodes and the JavaScript of MDX are blanked out before either reads.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copylint.document.assembly import Parts, assemble
from copylint.document.blocks import Block, Structure
from copylint.document.declared import declared_language
from copylint.document.document import Document
from copylint.document.markdown import read_tree
from copylint.document.opaque import Region, blanked, find_regions
from copylint.document.spans import in_order, union
from copylint.document.tags import Html, read_html
from copylint.document.templates import directive_starts, find_templates
from copylint.document.tree import Tree
from copylint.model.places import Span
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    import regex

    from copylint.document.directives import Line
    from copylint.document.frontmatter import FrontMatter

_DEFINITION = lazy(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)?(\[(?!\^)(?:[^\[\]\\\r\n]|\\.)+\]:)")


def parse(source: str, format: str, *, name: str = "", default_language: str = "fr") -> Document:  # noqa: A002 - see formats
    """The document of a Markdown or MDX source; its structure is read when first asked for."""
    return Document(
        source,
        format,
        read_mdx if format == "mdx" else read_markdown,
        language=declared_language(source, name),
        default_language=default_language,
    )


def read_markdown(text: str) -> Structure:
    """The structure of a Markdown text; never raises."""
    return _read(text, _front_matter(text), find_regions(text))


def read_mdx(text: str) -> Structure:
    """The structure of an MDX text; never raises."""
    from copylint.document.jsx import find_jsx  # noqa: PLC0415 - for .mdx only

    front = _front_matter(text)
    start = front.span.end if front else 0
    return _read(text, front, [region for region in find_jsx(text) if region.span.start >= start], mdx=True)


def _read(text: str, front: "FrontMatter | None", regions: Sequence[Region], *, mdx: bool = False) -> Structure:
    lines = LineIndex(text)
    if front is not None:
        end = front.span.end
        regions = [Region(front.span, ""), *(region for region in regions if region.span.start >= end)]
    prepared, shifts = blanked(text, regions), None
    starts = directive_starts(text)
    mark = next((start for start in starts if text[start] in "!?="), -1)
    if regions if mdx else mark >= 0:
        from copylint.document.indentation import admonitions_outdented, components_outdented  # noqa: PLC0415 - few files

        prepared, shifts = components_outdented(text, prepared) if mdx else admonitions_outdented(prepared, mark)
    tree = read_tree(text, lines, prepared, shifts)
    html = Html([], [], [])
    blocks = _expanded(text, tree, html, mdx=mdx)
    templates = find_templates(text)
    if regions:
        templates = union([*templates, *_of_regions(regions, blocks, html)])
    if "[" in text and "]:" in text:
        blocks += _definitions(text, lines, tree.blocks)
    if len(blocks) != len(tree.blocks):
        blocks.sort(key=in_order)
    directives: list[Line] = []
    if starts or templates:
        from copylint.document.directives import find_directives  # noqa: PLC0415 - for files of some engines only

        directives = find_directives(text, templates, starts)
    bare = [span for span in templates if text[span.start] != ":"]  # an emoji code shows something
    return assemble(
        Parts(text, lines, blocks, tree.inlines, tree.markers, tree.targets, html, templates, directives, front, bare)
    )


def _front_matter(text: str) -> "FrontMatter | None":
    if not text.startswith(("---", "+++")):
        return None
    from copylint.document.frontmatter import find_front_matter  # noqa: PLC0415 - many files have none

    return find_front_matter(text)


def _expanded(text: str, tree: Tree, html: Html, *, mdx: bool) -> list[Block]:
    """The parser's blocks, with the words inside HTML blocks as blocks of their own."""
    blocks: list[Block] = []
    for block in tree.blocks:
        if block.kind == "html":
            found = read_html(text, block.outer, quoted=block.quoted)
            html.tags.extend(found.tags)
            html.code.extend(found.code)
            if not (len(found.blocks) == 1 and found.blocks[0].kind == "comment" and not found.tags):
                blocks.append(block)
            blocks += found.blocks
        elif mdx and block.kind == "code" and block.key == "indented":
            blocks.append(block._replace(kind="paragraph", key=""))  # MDX knows no indented code
        else:
            blocks.append(block)
    html.tags.extend(node.span for node in tree.inlines if node.kind == "html")
    return blocks


def _of_regions(regions: Sequence[Region], blocks: list[Block], html: Html) -> Iterator[Span]:
    """Blocks and masks of what was blanked out; yields the expressions inside a line."""
    for region in regions:
        if region.kind == "html":
            html.tags.append(region.span)
        if region.filler == " " or region.kind == "comment":
            if region.kind:
                blocks.append(Block(region.kind, region.span, region.span, info=region.info))
        elif region.kind == "directive":
            yield region.span


def _definitions(text: str, lines: LineIndex, blocks: Sequence[Block]) -> list[Block]:
    """Link reference definitions: lines that look like one and that the parser put into no block."""
    blocks = [block for block in blocks if block.kind not in ("attribute", "comment")]
    starts = [block.outer.start for block in blocks]
    found: list[Block] = []
    at = 0
    for match in _definition_lines(text, lines):
        start = match.start(1)
        index = bisect_right(starts, start) - 1
        if start < at or (index >= 0 and blocks[index].outer.end > start):
            continue
        following = starts[index + 1] if index + 1 < len(starts) else len(text)
        number = lines.line(start)
        end = lines.content(number).end
        while number < len(lines):
            number += 1
            line = lines.content(number)
            words = text[line.start : line.end].strip(" \t>")
            if not words or line.start >= following or words.startswith("["):
                break
            end = line.end
        at = min(end, following)
        found.append(Block("definition", Span(start, at), Span(start, at)))
    return found


def _definition_lines(text: str, lines: LineIndex) -> "Iterator[regex.Match[str]]":
    """The lines that begin as a definition, found from their `]:`."""
    at = text.find("]:")
    while at >= 0:
        number = lines.line(at)
        match = _DEFINITION.match(text, lines.starts[number - 1])
        if match:
            yield match
        if number == len(lines):
            break
        at = text.find("]:", lines.starts[number])
