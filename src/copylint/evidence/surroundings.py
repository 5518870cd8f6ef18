# SPDX-License-Identifier: Apache-2.0
"""What around a place makes its words innocent, where no phrase can tell: the shape of the text beside it.

« Voici la version corrigée : » before a block of code introduces code. « Bien sûr ! » under a question answers it.
« Je ne peux pas vous fournir… » between « Madame, Monsieur » and a signature is a letter. Slots under « Modèle de
lettre » are for the reader to fill.
"""

from bisect import bisect_left
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

Innocence = Literal["code", "link", "links", "question", "letter", "model", "reply", "about-ai"]
"""code: a block of code follows. link: the block holds a link. links: the next block does. question: the block before
asks something. letter: the text greets and signs. model: the text offers a model to copy. reply: it says where readers
can answer (comments, mail, a signature). about-ai: the text speaks of assistants and prompts."""

_QUESTION = lazy(r"\?[\s*_»\u201d\")]*$")
_GREETING = lazy(
    r"^[\s*_>]*(?:(?:ch[eè]re?s?|dear|hi|hello|bonjour|salut|madame|monsieur|mesdames|messieurs|mademoiselle|"
    r"ma[iî]tre|docteur)\b[^.:;?!\r\n]{0,60}[,!]?|(?:mon|ma)\s+ch[eè]re?\b[^.:;?!\r\n]{0,40},)\s*$",
    regex.IGNORECASE | regex.MULTILINE,
)
_SIGNED = lazy(
    r"\b(?:salutations|cordialement|sinc[eè]res|amiti[eé]s|bien à vous|bien à toi|je t['\u2019]embrasse|bises|"
    r"à bient[oô]t|respectueusement|yours (?:faithfully|sincerely|truly)|best regards|kind regards|sincerely|cheers|"
    r"love)[,\s]",
    regex.IGNORECASE,
)
_MODEL = lazy(
    r"\b(?:mod[eè]les?(?! (?:de langage|d['\u2019]IA|d['\u2019]intelligence|linguistique|[eé]conomique))|"
    r"exemples? de|gabarit|canevas|trame|formulaire|template|sample|boilerplate|"
    r"lettre type|(?:mail|courriel|e-mail|message|texte|contrat)s? types?|à compléter(?![^\[\]\n]{0,40}\])|"
    r"à personnaliser|prompts?|fill in|clause|soussignée?|undersigned|formules?)\b",
    regex.IGNORECASE,
)
_REPLY = lazy(
    r"\b(?:commentaires?|comments|a comment|par (?:mail|courriel|e-?mail|t[eé]l[eé]phone|sms)|by e-?mail|"
    r"t[eé]l(?:[eé]phone)?[ .:]|"
    r"(?:sur|on|via) (?:twitter|x|mastodon|facebook|instagram|linkedin|bluesky)|github|gitlab|issues?|"
    r"pull requests?|forum|discord|slack|"
    r"formulaire|contact(?:ez|er|s)?|appelez|call|text me|rendez-vous|devis)\b",
    regex.IGNORECASE,
)
_ABOUT = lazy(
    r"\b(?:(?i:chatgpt|chatbots?|gpt-?\d?\w*|claude|gemini|copilot|mistral|llms?|prompts?|IA g[eé]n[eé]rative|"
    r"intelligences? artificielles?|artificial intelligence|generative AI|mod[eè]les? de langage|language models?|"
    r"agents? conversationnels?|robots? conversationnels?)|IA|AI)\b"
)
_MENTIONS = 3
_HEADINGS = ("heading", "paragraph")
_NEAR = 3
_MOST_BLANKS = 200
"""Blanks and quote marks that may stand between a block and the code that it announces."""


def innocent(document: Document, block: Block, span: Span, reasons: "tuple[Innocence, ...] | tuple[str, ...]") -> bool:
    """Whether one of these reasons holds at a place; see `Innocence`."""
    return any(
        document.remember((reason, block.span), lambda reason=reason: _CHECKS[reason](document, block, span))  # type: ignore[misc]  # bound now
        for reason in reasons
    )


def _code(document: Document, block: Block, _span: Span) -> bool:
    """Code follows, or begins inside the block."""
    starts = document.remember(
        "code starts", lambda: [one.outer.start for one in document.blocks if one.kind == "code"]
    )
    at = bisect_left(starts, block.span.end)
    near = at < len(starts) and starts[at] - block.outer.end <= _MOST_BLANKS
    follows = near and not document.text[block.outer.end : starts[at]].strip(" \t\r\n>")
    return follows or document.masked(block.span, ("code",))


def _link(document: Document, block: Block, _span: Span) -> bool:
    if document.masked(block.span, ("url", "target")):
        return True
    starts = document.remember(
        "link starts", lambda: [node.span.start for node in document.inlines if node.kind == "link"]
    )
    at = bisect_left(starts, block.span.start)
    return at < len(starts) and starts[at] < block.span.end


def _links(document: Document, block: Block, span: Span) -> bool:
    index = document.prose_index(block.span.start)
    following = document.prose[index + 1 : index + 2] if index is not None else ()
    return any(_link(document, one, span) for one in following)


def _question(document: Document, block: Block, _span: Span) -> bool:
    index = document.prose_index(block.span.start)
    if not index:
        return False
    before = document.prose[index - 1]
    return before.kind != "cell" and bool(_QUESTION.search(document.text, before.span.start, before.span.end))


def _letter(document: Document, _block: Block, _span: Span) -> bool:
    def find() -> bool:
        return any(_GREETING.match(document.text, *one.span) for one in document.prose[:6]) and bool(
            _SIGNED.search(document.text) or _short_last_line(document)
        )

    return document.remember("letter", find)


def _short_last_line(document: Document) -> bool:
    """A name alone at the end."""
    if not document.prose:
        return False
    start, end = document.prose[-1].span
    words = document.text[start:end].split()
    return 0 < len(words) <= 4 and words[-1][-1:] not in "?!:" and words[0][:1].isupper()  # noqa: PLR2004 - « Ta sœur, Anne »


def _model(document: Document, block: Block, _span: Span) -> bool:
    index = document.prose_index(block.span.start)
    if index is None:
        return False
    near = document.prose[max(index - _NEAR, 0) : index + 1]
    heading = next((one for one in reversed(document.prose[:index]) if one.kind == "heading"), None)
    title = document.prose[0] if document.prose else None
    return any(_MODEL.search(document.text, *one.span) for one in (*near, *filter(None, (heading, title))))


def _reply(document: Document, block: Block, _span: Span) -> bool:
    if _REPLY.search(document.text, *block.span) or document.masked(block.span, ("url", "email", "target")):
        return True
    return _letter(document, block, _span)


def _about(document: Document, _block: Block, _span: Span) -> bool:
    return document.remember("about AI", lambda: len(_ABOUT.findall(document.text)) >= _MENTIONS)


_CHECKS = {
    "code": _code,
    "link": _link,
    "links": _links,
    "question": _question,
    "letter": _letter,
    "model": _model,
    "reply": _reply,
    "about-ai": _about,
}
