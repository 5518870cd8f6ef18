# SPDX-License-Identifier: Apache-2.0
"""Which language a document, a block or a stretch of words is in: a vote of stop words, no model.

A wrong answer costs more than none: French spacing put into an English title is damage, while an undecided heading
simply takes its document's language. So a document goes by its majority; a block leaves its document's language only
on three stop words of another, a quotation, italics or a link only on two; all the rest abstains. On texts of 80
characters and more the vote is as sure as trained models a thousand times its size.

The first pass over all blocks must cost tens of microseconds: the first words of all blocks are cut at blanks in one
go, each stop word becomes a byte whose bits say which languages have it, and what is left is counting bytes. Only
where these go against the document's language is the whole block read, its words cut exactly and its quotations left
out.
"""

import re
from bisect import bisect_left

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.document.quotations import cut_out, quotations_in
from copylint.document.words import STOP_WORDS
from copylint.model.places import Span
from copylint.text.patterns import lazy

UNDETERMINED = "und"
"""The tag of BCP 47 for a language that is not known: here, one in another script than Latin."""
DOCUMENT_EVIDENCE = 2
"""Stop words of one language that a document must have to be taken for it."""
BLOCK_EVIDENCE = 3
"""Distinct stop words, none of them the document's, that make a block foreign."""
SPAN_EVIDENCE = 2
"""The same for words that the writer set apart (quotation, italics, bold, link)."""
OUTWEIGHS = 2
"""How many times the foreign evidence must exceed that of the language around it."""
_SAMPLE = 120
"""Signs of each block that the first pass reads; they hold some eight stop words."""
_WORK = 8
"""How many times its length the stretches of a block may have together: nesting costs no more than that."""

_AT_ONCE = 2_000
"""Texts that are cut into words at once."""

_BIT = {language: 1 << at for at, language in enumerate(STOP_WORDS)}
_CODES: dict[str, int] = {}
"""Stop words as they stand in a text, in lower case and with a capital; the bits say which languages have them."""
for _language, _words in STOP_WORDS.items():
    _here = dict.fromkeys(_words, _BIT[_language])
    for _word in _CODES.keys() & _here.keys():
        _here[_word] |= _CODES[_word]
    _CODES |= _here
_CODES |= {_word.capitalize(): _code for _word, _code in _CODES.items()}
del _CODES["i"]  # a numeral, a list's letter, an index; the English pronoun has a capital
_END = "\ufdd0"
"""A noncharacter of Unicode: stands between texts while all are cut into words at once."""
_CODES[_END] = 255
_OWN = {language: bytes(code for code in range(1, 255) if code & bit) for language, bit in _BIT.items()}
"""The codes of the stop words that a language has."""
_NONE: frozenset[str] = frozenset()
_WORD = lazy(r"[^\W\d_]+'?")
_GLUE = '"“«(*_['
"""Signs that stand before a first word without a blank."""
_SCRIPTS = "[\u0370-\u1cff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff]"
"""Letters of Greek, Cyrillic, Hebrew, Arabic, the Indic scripts, Thai, Chinese, Japanese, Korean…

Costs 2 ms to compile, so only where such a text comes.
"""
_CODE_LENGTHS = (2, 3)
_SET_APART = frozenset({"emphasis", "strong", "link"})


def language_code(declared: str | None) -> str | None:
    """The primary subtag of a declared language ("fr-CA" and "fr_FR.UTF-8" give "fr"), None where it is none."""
    if not declared:
        return None
    code = declared.strip().lower().replace("_", "-").partition("-")[0]
    return code if code.isascii() and code.isalpha() and len(code) in _CODE_LENGTHS else None


def document_language(document: Document) -> str:
    """The language of the whole document: declared, else that of most stop words, else the default.

    A code of ISO 639 ("fr", "en"; also "es", "de", "it", "pt"), what the document declares, or "und" for a text in
    another script.
    """
    declared = language_code(document.declared_language)
    if declared is not None:
        return declared
    found = b"".join(_samples(document))
    counts = {language: _share(found, language) for language in STOP_WORDS}
    most = max(counts.values())
    if most >= DOCUMENT_EVIDENCE:
        leaders = [language for language, count in counts.items() if count == most]
        return leaders[0] if len(leaders) == 1 else document.default_language
    if not document.text.isascii() and _in_another_script(" ".join(_text(document, block) for block in document.prose)):
        return UNDETERMINED
    return document.default_language


def block_language(document: Document, block: Block) -> str:
    """The language of a block: the document's, but where the words of the block say another with some force."""
    language = document.remember("languages", lambda: _languages(document)).get(block.span)
    return _decide(document, block, _codes([_text(document, block)])[0]) if language is None else language


def span_language(document: Document, span: Span, block: Block) -> str:
    """The language at a place of a block: that of foreign words set apart around it, else the block's.

    Set apart are quotations, italics, bold and links; a sentence that is foreign as a whole counts too. The innermost
    stretch decides. Quotation marks themselves belong to the language around them.
    """
    if block.span in document.remember("blocks with foreign words", lambda: _with_foreign_words(document)):
        for stretch, language in document.remember(("foreign", block.span), lambda: _stretches(document, block)):
            if stretch.start <= span.start and span.end <= stretch.end:
                return language
    return document.language_of(block)


def block_languages(document: Document) -> dict[Span, str]:
    """The language of every prose block, by its span; see `block_language`."""
    return document.remember("languages", lambda: _languages(document))


def foreign_stretches(document: Document) -> dict[Span, list[tuple[Span, str]]]:
    """The stretches in another language than their block's, by the block's span, shorter before longer.

    Blocks without one are missing; see `span_language`.
    """
    blocks = document.remember("blocks with foreign words", lambda: _with_foreign_words(document))
    return {
        block.span: document.remember(("foreign", block.span), lambda block=block: _stretches(document, block))  # type: ignore[misc]  # a count of each language
        for block in document.prose
        if blocks and block.span in blocks
    }


def _text(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def _samples(document: Document) -> list[bytes]:
    """For each prose block, the codes of the stop words at its start."""
    text = document.text
    return document.remember(
        "first stop words",
        lambda: _codes([text[start:end][:_SAMPLE] for start, end in [block[1] for block in document.prose]]),
    )


def _with_foreign_words(document: Document) -> frozenset[Span]:
    """The spans of the prose blocks that hold enough foreign stop words for a foreign stretch."""
    text = document.text
    languages = block_languages(document)
    # The sample has been counted: its last word, which it may cut in two, is taken back and counted with the rest.
    counts: list[int] = []
    longer: list[tuple[int, str]] = []
    pieces: list[str] = []
    for at, (block, codes) in enumerate(zip(document.prose, _samples(document), strict=True)):
        start, end = span = block[1]
        language = languages[span]
        counts.append(_foreigners(codes, language) if codes else 0)
        if end - start > _SAMPLE:
            cut = max(text.rfind(" ", start, start + _SAMPLE), start)
            pieces += (text[cut : start + _SAMPLE], text[cut:end])
            longer.append((at, language))
    rest = iter(_codes(pieces))
    for (at, language), again, codes in zip(longer, rest, rest, strict=True):
        counts[at] += _foreigners(codes, language) - _foreigners(again, language)
    return frozenset([block[1] for block, count in zip(document.prose, counts, strict=True) if count >= SPAN_EVIDENCE])


def _codes(texts: list[str]) -> list[bytes]:
    """For each text, the codes of its stop words, in order."""
    if len(texts) > _AT_ONCE:  # words take ten times the memory of their text
        return [code for at in range(0, len(texts), _AT_ONCE) for code in _codes(texts[at : at + _AT_ONCE])]
    joined = f" {_END} ".join(texts)
    if joined.count(_END) >= max(len(texts), 1):
        joined = f" {_END} ".join([text.replace(_END, "") for text in texts])
    for sign in _GLUE:
        joined = joined.replace(sign, " ")
    words = joined.replace("\u2019", "'").replace("'", "' ").split()
    return bytes(filter(None, map(_CODES.get, words))).split(b"\xff")[: len(texts)]


def _share(found: bytes, language: str) -> int:
    """How many of these stop words a language has."""
    return len(found) - _foreigners(found, language)


def _foreigners(found: bytes, language: str) -> int:
    """How many of these stop words a language does not have."""
    return len(found.translate(None, _OWN.get(language, b"")))


def _languages(document: Document) -> dict[Span, str]:
    """The language of every prose block, by its span."""
    around = document.language
    own = _OWN.get(around, b"")
    languages = {}
    for block, found in zip(document.prose, _samples(document), strict=True):
        plain = found and len(found.translate(None, own)) < BLOCK_EVIDENCE
        languages[block.span] = around if plain else _decide(document, block, found)
    return languages


def _decide(document: Document, block: Block, found: bytes) -> str:
    """The language of a block; `found` holds the codes of its first stop words."""
    around = document.language
    if not found:
        text = _text(document, block)
        return UNDETERMINED if not text.isascii() and _in_another_script(text) else around
    if _foreigners(found, around) < BLOCK_EVIDENCE:
        return around
    # Words go against the document's language: what others say in the block, titles and code must not decide.
    apart = _set_apart(document, block.span)
    text = cut_out(document, block.span, apart)
    if apart and _WORD.search(text) is None:  # the whole block is set apart
        text = cut_out(document, block.span)
    return _foreign(text, around, BLOCK_EVIDENCE) or around


def _foreign(text: str, around: str, least: int) -> str | None:
    """The language of a text where at least `least` stop words say that it is not `around`'s; None where they do not.

    Words count once, and those that both languages have say nothing.
    """
    own = STOP_WORDS.get(around, _NONE)
    words = set(_WORD.findall(text.replace("\u2019", "'").lower()))
    best, most = None, 0
    for language, theirs in STOP_WORDS.items():
        if language == around:
            continue
        evidence = words & theirs
        count = len(evidence - own)
        if count >= least and count > most and count > OUTWEIGHS * len((words & own) - evidence):
            best, most = language, count
    return best


def _stretches(document: Document, block: Block) -> list[tuple[Span, str]]:
    """The foreign stretches of a block: what is set apart, shorter before longer, then whole sentences."""
    text = document.text
    start, end = block.span
    around = document.language_of(block)
    stretches = [quotation.content for quotation in quotations_in(document, block.span)]
    stretches += _set_apart(document, block.span)
    stretches.sort(key=_length)
    known = []
    left = _WORK * (end - start)
    for span in stretches:
        left -= span.end - span.start
        if left < 0:
            break
        language = _foreign(text[span.start : span.end], around, SPAN_EVIDENCE)
        if language is not None:
            known.append((span, language))
    sentences = document.sentences(block)
    if len(sentences) > 1:
        for span in sentences:
            language = _foreign(cut_out(document, span), around, BLOCK_EVIDENCE)
            if language is not None:
                known.append((span, language))
    return known


def _set_apart(document: Document, span: Span) -> list[Span]:
    """What italics, bold and links hold in a span, outer before inner."""
    inlines = document.inlines
    first = bisect_left(inlines, span.start, key=_start)
    last = bisect_left(inlines, span.end, first, key=_start)
    return [node.content for node in inlines[first:last] if node.kind in _SET_APART]


def _start(node: Inline) -> int:
    return node.span.start


def _length(span: Span) -> int:
    return span.end - span.start


def _in_another_script(text: str) -> bool:
    """Whether most letters of a text belong to no language that is written in Latin letters."""
    others = len(re.findall(_SCRIPTS, text))
    return others > 0 and 2 * others > sum(map(str.isalpha, text))
