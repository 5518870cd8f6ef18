# SPDX-License-Identifier: Apache-2.0
"""The anchors of headings as GitHub makes them: a link to a section is a promise that a repair must keep.

The rule: lower case; everything but letters, marks, digits, connectors, hyphens and spaces goes; spaces become hyphens
(html-pipeline, TableOfContentsFilter). A no-break space goes, a plain one becomes a hyphen: changing one for the other
moves the anchor.
"""

from copylint.document.document import Document
from copylint.text.patterns import lazy

_GONE = lazy(r"[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]")
_PINNED = lazy(r"\{[^{}\n]*#[\w.:-]+[^{}\n]*\}")
_MARKUP = ("target", "html", "template", "marker", "comment")


def anchors(document: Document) -> tuple[str, ...]:
    """The anchor of each heading in order; a heading pinned by `{#id}` gives the id alone. Empty outside Markdown."""
    if document.format not in ("markdown", "mdx"):
        return ()
    found = []
    for block in document.blocks:
        if block.kind != "heading":
            continue
        whole = document.text[block.outer.start : block.outer.end]
        pinned = _PINNED.search(whole)
        found.append(pinned.group() if pinned else slug(_words(document, block.span.start, block.span.end)))
    return tuple(found)


def slug(heading: str) -> str:
    """GitHub's anchor of a heading's text."""
    return _GONE.sub("", heading.strip(" \t\r\n").lower()).replace(" ", "-")


def _words(document: Document, start: int, end: int) -> str:
    """The text of a heading without its markup."""
    hidden = sorted(
        span for kind in _MARKUP for span in document.masks.spans(kind) if span.start < end and span.end > start
    )
    pieces, at = [], start
    for span in hidden:
        if span.start > at:
            pieces.append(document.text[at : span.start])
        at = max(at, span.end)
    return "".join([*pieces, document.text[at:end]])
