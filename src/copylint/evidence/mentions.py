# SPDX-License-Identifier: Apache-2.0
"""Use against mention: words that an article shows are not words that it says.

An article about a leak quotes it: between quotation marks, in italics or bold inside a longer sentence, in a block
quote that names its source, behind a verb of saying and a colon, below a line that announces an example, in the line
of a speaker. What decides is where the words begin: a leak may hold a quotation of its own.
"""

from bisect import bisect_right
from itertools import islice

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_WORD = lazy(r"\w+")
_ATTRIBUTION = lazy(
    r"(?m)^\s*(?:>\s*)*(?:[\u2014\u2013-]{1,2}\s*\p{Lu}|\(?(?:source|cit[ée]|extrait|from)\b)|\bsource\s*:",
    regex.IGNORECASE,
)
_SAID = lazy(
    r"\b(?:di[st]|dis(?:ait|ent|ant)|dit|dire|r[eé]pon[dt]\w*|r[eé]cit\w*|[eé]cri\w{1,4}|affirm\w+|lanc\w+|"
    r"demand\w+|pr[eé]cis\w+|"
    r"conclu\w*|phrase|offre|message|r[eé]ponse|formule|mention|question|mots|line|offer|reply|words|annon[cç]\w+|"
    r"ajout\w+|comme|type|genre|propos\w+|sa(?:ys|id|ying)|repl\w+|answer\w*|ask\w*|writ\w+|wrote|"
    r"reads?|like)\b[^.!?:\r\n]{0,60}:[\s*_«\u201c\"]*$",
    regex.IGNORECASE,
)
_SHOWS = lazy(
    r"\b(?:prompts?|requ[eê]tes?|r[eé]ponse (?:de|du|d['\u2019])|r[eé]pon[dt]\w*|exemples?|formules?|messages?|"
    r"mod[eè]les?|lettres?|"
    r"dit|disent|disait|[eé]cri(?:t|vait|vez)|affiche\w*|lisait|lire|tap(?:ez|e)|coll(?:ez|e)|copi(?:ez|e)|"
    r"saisi\w+|demand\w+|"
    r"sa(?:ys|id)|repl\w+|answer\w*|examples?|samples?|templates?|paste|type|ask\w*|wrote|reads?|try|tournures?|"
    r"phrases?)\b",
    regex.IGNORECASE,
)
_PRESENTS = lazy(r"[\s*_#>-]*(?:voici|voil[aà]|ci-dessous|here(?:\s+is|['\u2019]s)|below)\b", regex.IGNORECASE)
_PROMPT = lazy(r"\bprompts?\b|\brequ[eê]tes?\b", regex.IGNORECASE)
_HEADED = lazy(
    r"\b(?:prompts?|requ[eê]tes?|exemples? de|formules?|tournures|examples?|exercices?|consignes? donn\w+)\b",
    regex.IGNORECASE,
)
_PROMPT_LABEL = lazy(
    r"[\s*_>-]*(?:prompts?|requ[eê]te|exemple|example|exercice|task|question|q|r)\b[^:\r\n]{0,20}:?", regex.IGNORECASE
)
_HOW_MUCH = "how many words it shows"
_VOICES = ("quote", "speaker")
_MAY_SHOW = lazy('[:\u00ab\u00bb\u201c\u201d\u201e"\u2039\u203a\u2018\u2013\u2014\u2015*_]|<')
"""Without one of these a block holds no quotation, no speaker, no verb of saying and no emphasis."""
_DASHES = ("\u2014", "\u2015")
_CLOSINGS = '».”" \t\u00a0\u202f*_'
_OPENINGS = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028"
    '\u2029\u202f\u205f\u3000*_\u00ab\u201c"'
)
"""What `_SAID` lets stand between its colon and the words: all that Unicode calls blank, and opening signs."""
_FEW_WORDS = 3
_LOOK_BACK = 160
_MOST_ITEMS = 30
_DEEPEST = 12
"""Emphases looked at before a place: those that hold it are few and near."""


def mentioned(document: Document, block: Block, span: Span) -> bool:
    """Whether the words at `span` are shown rather than said."""
    shows: str | None = document.known((_HOW_MUCH, block.span))
    if shows is None:
        shows = document.keep((_HOW_MUCH, block.span), _how_much(document, block))
    if shows != "some":
        return shows == "all"
    first = Span(span.start, span.start + 1)
    return (
        document.masks.touch(_VOICES, first)
        or _reported(document, block, span)
        or _quoting_emphasis(document, block, span)
    )


def _how_much(document: Document, block: Block) -> str:
    """Whether all words of a block are shown, none, or perhaps some.

    An attribute lies inside another block, whose quotation marks may hold it.
    """
    start, end = block.span
    if document.text.startswith(_DASHES, start) or _shown(document, block):
        return "all"
    if end <= start or _MAY_SHOW.search(document.text, start, end) or block.kind == "attribute":
        return "some"
    if document.text is not document.source and document.masks.touches("emphasis", block.span):  # HTML: no signs
        return "some"
    return "none"


def _shown(document: Document, block: Block) -> bool:
    """Whether all words of a block are shown."""
    return (
        block.span in document.remember("asked", lambda: _asked(document))
        or (block.quoted and document.remember(("attributed", block.span), lambda: _attributed(document, block)))
        or document.remember(("announced", block.span), lambda: _announced(document, block))
    )


def _reported(document: Document, block: Block, span: Span) -> bool:
    """Behind a verb of saying and a colon in the same block: « Il répondra : bien sûr, voici… »."""
    before = max(block.span.start, span.start - _LOOK_BACK)
    said = document.text[before : span.start].rstrip(_OPENINGS).endswith(":")
    return said and bool(_SAID.search(document.text, before, span.start))


def _quoting_emphasis(document: Document, block: Block, span: Span) -> bool:
    """Italics or bold around the match in a sentence that has other words: « il a publié *Voici la version…* »."""
    nodes = document.remember(
        "emphases", lambda: [one for one in document.inlines if one.kind in ("emphasis", "strong")]
    )
    at = bisect_right(nodes, span.start, key=_start) - 1
    for _ in range(_DEEPEST):
        if at < 0 or nodes[at].span.start < block.span.start:
            break
        node = nodes[at]
        if node.span.end >= span.end:
            before = _words(document.text, block.span.start, node.span.start)
            if before == _FEW_WORDS or (
                before + _words(document.text, node.span.end, block.span.end) >= _FEW_WORDS
                and not document.text[node.content.start : node.content.end].rstrip().endswith((":", ".", "!", "?"))
                and not document.text[node.span.end : block.span.end].lstrip().startswith(":")
            ):
                return True
        at -= 1
    return False


def _words(text: str, start: int, end: int) -> int:
    """How many words stand there, a few at most."""
    return sum(1 for _ in islice(_WORD.finditer(text, start, end), _FEW_WORDS))


def _asked(document: Document) -> frozenset[Span]:
    """The questions of an interview: blocks in bold or italics from end to end that ask, each with its answer.

    One such block may be a leak's last question; two with their answers are an interview.
    """
    whole = {node.span for node in document.inlines if node.kind in ("emphasis", "strong")}
    asked = [
        block.span
        for block, answer in zip(document.prose, document.prose[1:], strict=False)
        if block.span in whole
        and answer.span not in whole
        and answer.kind == "paragraph"
        and document.text[block.span.start : block.span.end].rstrip("*_ ").endswith("?")
    ]
    return frozenset(asked) if len(asked) > 1 else frozenset()


def _start(node: Inline) -> int:
    return node.span.start


def _attributed(document: Document, block: Block) -> bool:
    """A block quote is attributed when it names a source, or when the words before it announce a quotation."""
    index = document.prose_index(block.span.start)
    if index is None:
        return False
    near = document.prose[max(index - 1, 0) : index + 3]
    text = "\n".join(document.text[other.span.start : other.span.end] for other in near if other.quoted)
    before = next((other for other in reversed(document.prose[max(index - 4, 0) : index]) if not other.quoted), None)
    announced = before is not None and document.text[before.span.start : before.span.end].rstrip(_CLOSINGS).endswith(
        ":"
    )
    return announced or bool(_ATTRIBUTION.search(text))


def _announced(document: Document, block: Block) -> bool:
    """Below a line that announces an example, or in a section of examples."""
    index = document.prose_index(block.span.start)
    if index is None:
        return False
    text = document.text
    if _PROMPT_LABEL.match(text, *block.span) and _PROMPT.search(
        text, block.span.start, min(block.span.end, block.span.start + 20)
    ):
        return True
    before = index - 1
    if block.kind == "item":
        while before >= 0 and index - before < _MOST_ITEMS and document.prose[before].kind == "item":
            before -= 1
    if before < 0:
        return False
    other = document.prose[before]
    if _announces(text, other):
        return True
    while before >= 0 and index - before < _MOST_ITEMS and document.prose[before].kind != "heading":
        before -= 1
    heading = document.prose[before] if before >= 0 else None
    return heading is not None and heading.kind == "heading" and bool(_HEADED.search(text, *heading.span))


def _announces(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end].rstrip(_CLOSINGS)
    if not words.endswith(":") or not _SHOWS.search(words[-200:]):
        return False
    return not _PRESENTS.match(words) or bool(_PROMPT.search(words))
