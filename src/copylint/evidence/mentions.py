# SPDX-License-Identifier: Apache-2.0
"""Use against mention: words that an article shows are not words that it says.

An article about a leak quotes it: between quotation marks, in italics or bold inside a longer sentence, in a block
quote that names its source, in the line of a speaker.
"""

import regex

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Span

_WORD = regex.compile(r"\w+")
_ATTRIBUTION = regex.compile(
    r"(?m)^\s*(?:>\s*)*(?:[\u2014\u2013-]{1,2}\s*\p{Lu}|\(?(?:source|cit[ée]|extrait|from)\b)|\bsource\s*:",
    regex.IGNORECASE,
)
_FEW_WORDS = 3


def mentioned(document: Document, block: Block, span: Span) -> bool:
    """Whether the words at `span` are shown rather than said."""
    if document.masked(span, ("quote", "speaker")):
        return True
    return _quoting_emphasis(document, block, span) or (block.quoted and _attributed(document, block))


def _quoting_emphasis(document: Document, block: Block, span: Span) -> bool:
    """Italics or bold around the match inside a sentence that has other words: « il a publié *Voici la version…* »."""
    for node in document.inlines:
        if node.span.start > span.start:
            return False
        if node.kind in ("emphasis", "strong") and node.span.end >= span.end and node.span.start >= block.span.start:
            before = document.text[block.span.start : node.span.start]
            after = document.text[node.span.end : block.span.end]
            if len(_WORD.findall(before)) + len(_WORD.findall(after)) >= _FEW_WORDS:
                return True
    return False


def _attributed(document: Document, block: Block) -> bool:
    """A block quote is attributed when it names a source, or when the words before it announce a quotation."""
    index = document.prose_index(block.span.start)
    if index is None:
        return False
    near = document.prose[max(index - 1, 0) : index + 2]
    text = " ".join(document.text[other.span.start : other.span.end] for other in near if other.quoted)
    before = document.prose[index - 1] if index else None
    announced = (
        before is not None
        and not before.quoted
        and document.text[before.span.start : before.span.end].rstrip().endswith(":")
    )
    return announced or bool(_ATTRIBUTION.search(text))
