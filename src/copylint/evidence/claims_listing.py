# SPDX-License-Identifier: Apache-2.0
"""Sources that an article names without leading to them: a closing list that nothing calls, « (source : Insee) ».

A list « Sources » at the end may hold the source of a figure and does not say which: what it may support becomes a
remark instead of a warning. A name between brackets tells whom to ask, not where the words stand.
"""

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import under_markup
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_TITLE = lazy(
    r"[\s#*_\p{So}\ufe0f]*(?:\d+[.)]?\s*)?(?:nos |les |our )?(?:sources?|références?|bibliographie|webographie|"
    r"sitographie|"
    r"ouvrages cités|references?|bibliography|works cited|further reading|pour aller plus loin)"
    r"(?:[ \u00a0](?:et|and|&|/|bibliographiques|citées|consultées|utilisées|principales)(?:[ \u00a0][^\s:]+){0,2})?"
    r"[\s:*_]*",
    regex.IGNORECASE,
)
_LINE = lazy(r"[\s*_(>]*(?:sources?|références?|references?)[*_]*[ \u00a0]?:[*_\s\u00a0]*(?=\S)", regex.IGNORECASE)
_LONGEST_TITLE, _TAIL = 60, 30
"""Signs of a title without its mark; blocks from the end among which the list begins."""
_TAG = lazy(r"\((?:sources?|crédit|src)[ \u00a0\u202f]?:[ \u00a0\u202f]*([^()\n]{2,60})\)", regex.IGNORECASE)
_DOCUMENT = lazy(
    r"[0-9«»\u201c\u201d\"*_/]|\.(?:com|fr|org|net|eu|io|gov)\b|"
    r"\b(?:rapports?|enquêtes?|études?|baromètre|sondages?|communiqué|bilan|recensement|article|chapitre|"
    r"reports?|survey|study|census|poll|release)\b",
    regex.IGNORECASE,
)
"""What makes a tag lead to a document: a figure (year, page, number), a title, an address, a kind of document."""


def source_list(document: Document) -> Span | None:
    """The title of the list of sources that closes an article, None where it has none.

    A heading or short line « Sources » with something after it, in the last blocks; or a last line « Sources : … ».
    """
    return document.remember("source list", lambda: _source_list(document))


def _source_list(document: Document) -> Span | None:
    lower = document.remember("lower text", document.text.lower)
    if "source" not in lower and "référence" not in lower and "ference" not in lower and "graph" not in lower:
        return None
    prose, text = document.prose, document.text
    least = max(len(prose) // 3, len(prose) - _TAIL, 1)
    for index in range(len(prose) - 1, least - 1, -1):
        block = prose[index]
        if block.kind not in ("heading", "paragraph", "item"):
            continue
        if block.kind == "heading" or block.span.end - block.span.start <= _LONGEST_TITLE:
            title = _TITLE.fullmatch(text, *block.span)
            if title and index + 1 < len(prose):
                return block.span
        line = _LINE.match(text, *block.span)
        if line and index >= len(prose) - 2 and "," in text[line.end() : block.span.end]:
            return Span(*line.span())
        if block.kind == "heading" and index < len(prose) - 1:
            return None  # another section closes the article
    return None


def bare_tags(document: Document, block: Block) -> list[Span]:
    """« (source : Village de la Justice) »: tags that name a body and neither a document, a date nor an address."""
    found = []
    for tag in _TAG.finditer(document.text, *block.span):
        span = Span(*tag.span())
        if _DOCUMENT.search(tag[1]) or under_markup(document, span):
            continue
        if any(
            node.kind in ("link", "autolink", "footnote", "image")
            and node.span.start < span.end + 2
            and node.span.end > span.start
            for node in document.inlines
        ):
            continue
        found.append(span)
    return found
