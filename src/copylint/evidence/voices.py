# SPDX-License-Identifier: Apache-2.0
"""Who speaks: the blocks of a text that say I or you, or speak of a text, where the text around them does not.

An article has one voice. A report in the third person that turns, for one paragraph, to « j'ai resserré le chapô comme
vous le souhaitiez » is interrupted by somebody else; a blog that says I throughout is not. So a block in another voice
is evidence only where most blocks are impersonal. I and you are weighed apart: a service article that says vous to its
readers need not say I, and an I in it is heard where it leaves no doubt (`outspoken`).
"""

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import folded_block
from copylint.evidence.mentions import mentioned
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_PERSONAL = lazy(
    r"\b[jmt]['\u2019](?=\w)|\b(?:je|moi|mes|mon|vous|votre|vos|tu|toi|tes|te|I|I['\u2019]\w+|we|we['\u2019]\w+|"
    r"our|my|me|you|your|yours)(?![\w-])|"
    r"\b(?:dites|dis|n['\u2019]h[eé]sitez|n['\u2019]h[eé]site|veuillez|merci de|let me|feel free|happy to|glad to)\b",
    regex.IGNORECASE,
)
_FIRST = lazy(
    r"\b[jm]['\u2019](?=\w)|\b(?:je|moi|mes|mon|ma|me|I|I['\u2019]\w+|we|we['\u2019]\w+|our|my)(?![\w-])|-(?:je|moi)\b|"
    r"\b(?:let me|happy to|glad to)\b",
    regex.IGNORECASE,
)
"""What of `_PERSONAL` is said by whoever speaks; the rest is said to somebody."""
_OF_TEXTS = lazy(
    r"\b(?:(?:ce|cet|cette|le|la|l['\u2019]|this|the)\s?(?:textes?|articles?|papiers?|billets?|versions?|"
    r"r[eé]daction|r[eé][eé]criture|"
    r"reformulation|formulation|traduction|piece|story|draft|version|article|text|copy|post)|voici|voil[aà]|"
    r"ci-dessous|ci-joint|"
    r"here(?:['\u2019]s|\s(?:is|are))|below|traduction|version|note|prochaine [eé]tape|next step)\b",
    regex.IGNORECASE,
)
_BEYOND = "?\u201c\u201d\u2026"
"""Punctuation that is not in Latin-1, and the sign that stands for all else that is not."""
_SPACED = bytes(32 if chr(code) in ',;:.!()[]{}\u00ab\u00bb"/|<>=+-' else code for code in range(256))
"""A table that makes blanks of the other punctuation."""


def _coded(words: str) -> frozenset[bytes]:
    return frozenset(words.encode("latin-1").split())


_PERSONS = _coded(
    "j' m' t' je moi mes mon vous votre vos tu toi tes te i i' we we' our my me you your yours dites dis n' "
    "veuillez merci let feel "
    "happy glad dites-moi dis-moi"
)
"""A word of each alternative of `_PERSONAL`."""
_TEXTUAL = _coded(
    "texte textes article articles papier papiers billet billets version versions rédaction redaction réécriture "
    "reecriture "
    "réecriture reécriture reformulation formulation traduction piece story draft text copy post voici voilà "
    "voila dessous "
    "joint here here' below note prochaine next"
)
"""A word of each alternative of `_OF_TEXTS`."""
_KINDS = frozenset({"paragraph", "item", "heading"})
_SHORTEST = 12
"""Signs of a block that counts as text."""
_LONGEST = 340
_FEW = 12
"""Blocks of a text that is short."""


def intruders(document: Document) -> tuple[Block, ...]:
    """The blocks in another voice than the text around them, in order; () where the text itself is personal."""
    return document.remember("voices", lambda: _voices(document))[0]


def outspoken(document: Document) -> tuple[Block, ...]:
    """The blocks that say I in a text whose other blocks say you at most; () where they are `intruders` already."""
    return document.remember("voices", lambda: _voices(document))[1]


def short(block: Block) -> bool:
    """Whether a block is of the kind and the length of what another voice says."""
    return block.kind in _KINDS and not block.quoted and block.span.end - block.span.start <= _LONGEST


def personal(document: Document, block: Block) -> bool:
    """Whether a block may say I or you, quoted or not."""
    return not _words(document, block).isdisjoint(_PERSONS)


def may_intrude(document: Document, block: Block) -> bool:
    """Whether a block could be in another voice, seen alone."""
    start, end = block.span
    words = _words(document, block)
    if words.isdisjoint(_PERSONS) and words.isdisjoint(_TEXTUAL):
        return False
    return bool(_PERSONAL.search(document.text, start, end) or _OF_TEXTS.search(document.text, start, end))


def _voices(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    blocks = [
        block
        for block in document.prose
        if block.kind in _KINDS and not block.quoted and block.span.end - block.span.start >= _SHORTEST
    ]
    speaking: list[Block] = []
    spoken_to: list[Block] = []
    other: list[Block] = []
    impersonal = 0
    for block in blocks:
        words = _words(document, block)
        if not words.isdisjoint(_PERSONS) and _said(document, block, _PERSONAL):
            (speaking if _said(document, block, _FIRST) else spoken_to).append(block)
        elif (
            not words.isdisjoint(_TEXTUAL)
            and block.span.end - block.span.start <= _LONGEST
            and _said(document, block, _OF_TEXTS)
        ):
            other.append(block)
            impersonal += 1
        else:
            impersonal += block.kind != "heading"
    weight = 1 if len(blocks) <= _FEW else 3
    if len(blocks) <= 1:
        return (), ()
    if impersonal >= max(1, weight * (len(speaking) + len(spoken_to))):
        return _short_ones(speaking, spoken_to, other), ()
    if impersonal + len(spoken_to) >= max(1, weight * len(speaking)):
        return _short_ones(other), _short_ones(speaking)
    return _short_ones(other), ()


def _short_ones(*groups: list[Block]) -> tuple[Block, ...]:
    found = [block for group in groups for block in group if block.span.end - block.span.start <= _LONGEST]
    return tuple(sorted(found, key=lambda block: block.span))


def _words(document: Document, block: Block) -> frozenset[bytes]:
    """The words of a block, folded, an elided one with its apostrophe: they say which pattern is worth trying.

    In Latin-1, which one table takes apart several times as fast as `str` can; what it lacks becomes a question mark.
    """
    key = ("folded words", block.span)
    words: frozenset[bytes] | None = document.known(key)
    if words is None:
        folded = folded_block(document, block).replace("'", "' ")
        for sign in _BEYOND:
            if sign in folded:
                folded = folded.replace(sign, " ")
        words = document.keep(key, frozenset(folded.encode("latin-1", "replace").translate(_SPACED).split()))
    return words


def _said(document: Document, block: Block, pattern: "regex.Pattern[str]") -> bool:
    """Whether the pattern stands in the block's own words, not in quoted ones."""
    return any(
        not mentioned(document, block, Span(*found.span())) for found in pattern.finditer(document.text, *block.span)
    )
