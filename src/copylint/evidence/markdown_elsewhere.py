# SPDX-License-Identifier: Apache-2.0
"""Marks of Markdown where nothing draws them: in the text of an HTML page, in pasted plain text.

A site's editor turns Markdown from the clipboard into HTML only where it comes as plain text (WordPress, Gutenberg
77064); what was pasted as HTML keeps its asterisks. In .txt nobody knows who will draw the text: one remark says
that there are marks; the dashes of a list are no such mark, since typed copy has them too.
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.markdown_common import Faults, mentions, of_kind, shown, worded
from copylint.model.places import Edit, Match, Span
from copylint.text.patterns import lazy

_STRONG = lazy(r"\*\*(?<![\w*\\]\*\*)(?=[^\s*])([^*\r\n]{1,400}?)(?<=[^\s*])\*\*(?![\w*])")
_LINK = lazy(r"\[(?<![\\\w]\[)[^\[\]\r\n]{1,200}\]\((https?://[^\s()]{1,400}|/[^\s()]{1,400}|#[\w-]{1,100})\)")
_HEADING = lazy(r"#{2,6}[ \t\u00a0]+(?=\w|[\u00ab\"\u201c*])|#[ \t\u00a0]+(?=[A-Z\u00c0-\u00dd])")
_FENCE = lazy(r"`{3,}[\w-]*$")
_LESSON = ("markdown", "syntax", "ast\u00e9risque", "asterisk")


def find(document: Document) -> Faults:
    """Faults: html-marks, html-heading; text-marks."""
    if document.format == "html":
        return _page(document)
    if document.format == "text":
        return _plain(document)
    return {}


def _page(document: Document) -> Faults:
    found: Faults = {}
    text = document.text
    if "**" in text or "](" in text:
        marks = sorted([*_strong(document), *_links(document)], key=lambda match: match.span)
        if marks:
            found["html-marks"] = marks
    if "# " in text or "#\u00a0" in text or "```" in text:
        headings: list[Match] = []
        for block in document.prose:
            start, end = block.span
            if (
                block.kind == "paragraph"
                and text[start] in "#`"
                and shown(document, start, start + 1)
                and (_HEADING.match(text, start, end) or _FENCE.match(text, start, end))
                and not mentions(document, block, _LESSON)
            ):
                headings.append(Match(block.span))
        if headings:
            found["html-heading"] = headings
    return found


def _strong(document: Document) -> Iterator[Match]:
    text = document.text
    for match in _STRONG.finditer(text):
        start, end = match.span()
        block = worded(document, start)
        if (
            block is None
            or end > block.span.end
            or not shown(document, start, start + 2)
            or not shown(document, end - 2, end)
        ):
            continue
        if not mentions(document, block, _LESSON):
            yield Match(Span(start, end), edits=(Edit(start, start + 2, "<strong>"), Edit(end - 2, end, "</strong>")))


def _links(document: Document) -> Iterator[Match]:
    text = document.text
    for match in _LINK.finditer(text):
        start, end = match.span()
        image = text[start - 1 : start] == "!"
        start -= image
        block = worded(document, start)
        if (
            block is None
            or end > block.span.end
            or not shown(document, start, start + 1)
            or mentions(document, block, _LESSON)
        ):
            continue
        edits: tuple[Edit, ...] = ()
        middle = text.index("](", start)
        if not image and '"' not in match[1]:
            edits = (Edit(start, start + 1, f'<a href="{match[1]}">'), Edit(middle, end, "</a>"))
        yield Match(Span(start, end), edits=edits)


def _plain(document: Document) -> Faults:
    """One match for each mark of a plain text; a rule groups them."""
    text = document.text
    marks = [
        node.span
        for node in document.inlines
        if node.kind == "strong" or (node.kind in ("link", "image") and text.startswith("](", node.content.end))
    ]
    if "#" in text:
        marks += (
            Span(block.outer.start, block.span.end)
            for block in map(document.blocks.__getitem__, of_kind(document, "heading"))
            if text.startswith("#", block.outer.start)
        )
    return {"text-marks": [Match(span) for span in sorted(marks)]} if marks else {}
