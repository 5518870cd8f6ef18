# SPDX-License-Identifier: Apache-2.0
"""Which language a document, a block or a stretch of words is in: a vote of stop words, no model.

A wrong answer costs more than none: French spacing put into an English title is damage, while an undecided heading
simply takes its document's language. So a document goes by its majority, a block leaves its document's language only
on three stop words of another, a quotation, italics or a link only on two; all the rest abstains. On texts of 80
characters and more the vote is as sure as trained models a thousand times its size.

The first pass over all blocks must cost tens of microseconds: blanks cut the words of the first lines of each block
and one set intersection finds the stop words of all languages at once. Only where these go against the document's
language is the whole block read, its words cut exactly and its quotations left out.
"""

import re
from bisect import bisect_left

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.document.quotations import cut_out, quotations_in
from copylint.document.words import STOP_WORDS
from copylint.model.places import Span

UNDETERMINED = "und"
"""The tag of BCP 47 for a language that is not known: here, one in another script than Latin."""
BLOCK_EVIDENCE = 3
"""Distinct stop words, none of them the document's, that make a block foreign."""
SPAN_EVIDENCE = 2
"""The same for words that the writer set apart (quotation, italics, link)."""
_OUTWEIGHS = 2
"""How many times the foreign evidence must exceed that of the language around it."""
_DOCUMENT_EVIDENCE = 2

_CLEAR = 0.8
"""The share of all stop words found that makes a document's language plain; kin languages share up to half of theirs."""
_SAMPLE = 120
"""Signs of each block that the first pass reads; they hold some eight stop words."""

_STOP = frozenset(
    form for words in STOP_WORDS.values() for word in words for form in (word, word.capitalize()) if form != "i"
)
_FORMS = {
    code: frozenset(form for form in _STOP if form.lower() in words) for code, words in STOP_WORDS.items()
}
_LANGUAGES_KEY = "languages"
_LOWER = frozenset().union(*STOP_WORDS.values())
_WORK = 8
"""How many times its length the set-apart words of a block may have together: nesting costs no more than that."""
_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+'?")
_SCRIPTS = re.compile("[\u0370-\u1cff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff]")
"""Letters of Greek, Cyrillic, Hebrew, Arabic, the Indic scripts, Thai, Chinese, Japanese, Korean…"""
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
    votes = _votes(document).values()
    total = sum(map(len, votes))
    if total >= _DOCUMENT_EVIDENCE:
        for language in ("fr", "en"):
            if sum(len(found & _FORMS[language]) for found in votes) >= _CLEAR * total:
                return language
        counts = {code: sum(len(found & forms) for found in votes) for code, forms in _FORMS.items()}
        most = max(counts.values())
        leaders = [code for code, count in counts.items() if count == most]
        return leaders[0] if len(leaders) == 1 else document.default_language
    if not document.text.isascii() and _in_another_script(" ".join(_text(document, block) for block in document.prose)):
        return UNDETERMINED
    return document.default_language


def block_language(document: Document, block: Block) -> str:
    """The language of a block: the document's, but where the words of the block say another with some force."""
    language = document.remember(_LANGUAGES_KEY, lambda: _languages(document)).get(block.span)
    return _decide(document, block, _sample(document.text, *block.span)) if language is None else language


def span_language(document: Document, span: Span, block: Block) -> str:
    """The language at a place of a block: that of foreign words set apart around it, else the block's.

    Set apart are quotations, italics, bold and links; a sentence that is foreign as a whole counts too. The innermost
    stretch decides. Quotation marks themselves belong to the language around them.
    """
    for stretch, language in document.remember(("foreign", block.span), lambda: _stretches(document, block)):
        if stretch.start <= span.start and span.end <= stretch.end:
            return language
    return document.language_of(block)


def _votes(document: Document) -> dict[Span, frozenset[str]]:
    """The stop words of any language at the start of every prose block, by its span."""
    text = document.text
    return document.remember(
        "stop-words", lambda: {block.span: _sample(text, *block.span) for block in document.prose}
    )


def _languages(document: Document) -> dict[Span, str]:
    """The language of every prose block, by its span."""
    around = document.language
    own = _FORMS.get(around, _NONE)
    votes = _votes(document)
    languages = {}
    for block in document.prose:
        found = votes[block.span]
        clear = found and len(found) - len(found & own) < BLOCK_EVIDENCE
        languages[block.span] = around if clear else _decide(document, block, found)
    return languages


def _decide(document: Document, block: Block, found: frozenset[str]) -> str:
    """The language of a block whose first stop words are `found`."""
    around = document.language
    if not found:
        text = _text(document, block)
        return UNDETERMINED if not text.isascii() and _in_another_script(text) else around
    if len(found) - len(found & _FORMS.get(around, _NONE)) < BLOCK_EVIDENCE:
        return around
    # Words go against the document's language: what others say in the block, and code, must not decide.
    return _foreign(cut_out(document, block), around, BLOCK_EVIDENCE) or around


def _sample(text: str, start: int, end: int) -> frozenset[str]:
    """The distinct stop words of any language at the start of a block, as written; capitals throughout are folded."""
    piece = text[start : min(end, start + _SAMPLE)]
    found = _STOP.intersection(piece.replace("\u2019", "'").replace("'", "' ").split())
    if not found and piece.isupper():
        return _STOP.intersection(piece.lower().split())
    return found


def _text(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def _stop_words(text: str) -> list[str]:
    """The distinct words of a text, cut exactly, lower case."""
    return list(dict.fromkeys(_WORD.findall(text.replace("\u2019", "'").lower())))


def _foreign(text: str, around: str, least: int) -> str | None:
    """The language of a text where at least `least` stop words say that it is not `around`'s; None where they do not.

    Words that both languages have say nothing.
    """
    own = STOP_WORDS.get(around, frozenset())
    words = _stop_words(text)
    best, most = None, 0
    for language, stop_words in STOP_WORDS.items():
        if language == around:
            continue
        theirs = sum(word in stop_words and word not in own for word in words)
        if theirs >= least and theirs > most:
            ours = sum(word in own and word not in stop_words for word in words)
            if theirs > _OUTWEIGHS * ours:
                best, most = language, theirs
    return best


def _stretches(document: Document, block: Block) -> list[tuple[Span, str]]:
    """The foreign stretches of a block, shorter before longer."""
    text = document.text
    start, end = block.span
    around = document.language_of(block)
    own = STOP_WORDS.get(around, _NONE)
    words = _stop_words(text[start:end])
    if sum(word in _LOWER and word not in own for word in words) < SPAN_EVIDENCE:
        return []
    apart = [quotation.content for quotation in quotations_in(document, block.span)]
    inlines = document.inlines
    at = bisect_left(inlines, start, key=_start)
    while at < len(inlines) and inlines[at].span.start < end:
        if inlines[at].kind in _SET_APART:
            apart.append(inlines[at].content)
        at += 1
    found = [(span, SPAN_EVIDENCE) for span in apart]
    sentences = document.sentences(block)
    if len(sentences) > 1:
        found += [(span, BLOCK_EVIDENCE) for span in sentences]
    found.sort(key=_length)
    known = []
    left = _WORK * (end - start)
    for span, least in found:
        left -= span.end - span.start
        if left < 0:  # nested without end: hostile
            break
        language = _foreign(text[span.start : span.end], around, least)
        if language is not None:
            known.append((span, language))
    return known


def _start(node: Inline) -> int:
    return node.span.start


def _length(stretch: tuple[Span, int]) -> int:
    return stretch[0].end - stretch[0].start


def _in_another_script(text: str) -> bool:
    """Whether most letters of a text belong to no language that is written in Latin letters."""
    others = len(_SCRIPTS.findall(text))
    return others > 0 and 2 * others > sum(map(str.isalpha, text))

