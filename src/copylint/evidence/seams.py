# SPDX-License-Identifier: Apache-2.0
"""Seams between two answers, and ends that were cut: what a block cannot tell alone.

An answer that ran out of room stops in the middle of a sentence; "go on" begins again with its last words. So a
paragraph without an end mark is looked at together with what follows it. A word of a closed class (article,
preposition, conjunction) ends no sentence.
"""

from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import Faults, of_kind, place_of
from copylint.model.places import Edit, Match, Span
from copylint.text.folding import bare

_STOPS = frozenset('.!?\u2026:;\u00bb\u201d")]}|>/`')
_TRAIL = "*_ \t\u00a0\u202f\r\n"
_SIGNS = '.,;:!?\u2026\u00ab\u00bb\u201c\u201d"()*_'
# Closed classes: Grevisse, Le bon usage, parts 3 and 4; Quirk et al. 2.34 to 2.39. Left out are words that may end a
# line without a stop (« pour », « avec », « ce qu'il est », "in between", "like this", "the one they talk of").
_FRENCH = frozenset(
    """
    le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leurs
    et ou mais donc car ni que qui dont lorsque puisque parce afin
    \u00e0 en dans par sur vers chez d\u00e8s selon malgr\u00e9 parmi sous tr\u00e8s ne se
    """.split()
)
_ENGLISH = frozenset(
    """
    the a an my your our their its every and or but nor whose because although if than from into onto during very
    """.split()
)
_APOSTROPHES = "\u2019'"
_ELIDED = frozenset("l d n s j m t c qu jusqu lorsqu puisqu quoiqu".split())
_WORDS = {"fr": _FRENCH, "en": _ENGLISH}
_MARKUP = ("target", "html", "url", "template")
_HANGING = ",(\u00ab\u201c"
_FEW_WORDS = 5
_FEW_TITLE_WORDS = 8
_FEW_VERSE_WORDS = 6
_LONGEST_SEAM = 8


def find(document: Document) -> Faults:
    """Faults: word-doubled, sentence-split, text-cut, text-unended."""
    found: Faults = {}
    text, blocks = document.text, document.blocks
    for kind in ("paragraph", "item"):
        for index in of_kind(document, kind):
            block = blocks[index]
            if text[block.span.end - 1] not in _STOPS:
                for fault, match in _ended(document, index, block):
                    found.setdefault(fault, []).append(match)
    for matches in found.values():
        matches.sort(key=place_of)
    return found


def _ended(document: Document, index: int, block: Block) -> Iterator[tuple[str, Match]]:
    """What a block without an end mark is."""
    text, blocks = document.text, document.blocks
    at = index + 1
    while at < len(blocks) and blocks[at].kind in ("attribute", "comment") and blocks[at].span.start < block.outer.end:
        at += 1
    following = blocks[at] if at < len(blocks) else None
    if following is not None and following.kind not in ("paragraph", "heading", "rule"):
        return
    end = block.span.end
    while end > block.span.start and text[end - 1] in _TRAIL:
        end -= 1
    words = text[max(block.span.start, end - 200) : end].split()
    if not words or text[end - 1] in _STOPS:  # none: also where line separators of Unicode stand alone
        return
    if following is None:
        yield from _last(document, block, end, words)
    elif following.kind != "paragraph":
        if not following.quoted and _open(document, block, words[-1]):
            yield from _cut(document, block, end, words)
    elif block.quoted == following.quoted and text[following.span.start].islower():
        yield from _seam(document, block, end, following, words[-1])
    elif len(words) > _FEW_TITLE_WORDS and _open(document, block, words[-1]):
        yield "sentence-split", Match(_sentence(document, block, end))


def _open(document: Document, block: Block, word: str) -> bool:
    """Whether a word cannot end a sentence."""
    bare_word = word.strip(_SIGNS)
    if word[-1] in _APOSTROPHES:  # « lorsqu’ »; after anything else it closes a quotation
        return bare_word[:-1].casefold() in _ELIDED
    if word[-1] in _HANGING or not bare_word.islower():
        return False
    if bare_word not in _FRENCH and bare_word not in _ENGLISH:  # nearly all: no need to know the language
        return False
    return bare_word in _WORDS.get(document.language_of(block), _FRENCH)


def _sentence(document: Document, block: Block, end: int) -> Span:
    """The last sentence of a block, to `end`."""
    start = max((span.start for span in document.sentences(block) if span.start < end), default=block.span.start)
    return Span(start, end)


def _cut(document: Document, block: Block, end: int, words: list[str]) -> Iterator[tuple[str, Match]]:
    """A sentence that ends on a word that ends none, where the next part begins or the text ends."""
    sentence = _sentence(document, block, end)
    if len(document.text[sentence.start : end].split()) >= _FEW_WORDS:
        yield "text-cut", Match(sentence, values={"word": words[-1].strip(_SIGNS) or words[-1]})


def _last(document: Document, block: Block, end: int, words: list[str]) -> Iterator[tuple[str, Match]]:
    """The end of a text without an end mark: a comma or an open bracket says that it was cut, a word only perhaps."""
    word = words[-1]
    if _open(document, block, word):
        yield from _cut(document, block, end, words)
        return
    hangs = word[-1] in _HANGING
    if not hangs and not (block.kind == "paragraph" and word.isalpha() and word.islower()):
        return
    sentence = _sentence(document, block, end)
    size = len(document.text[sentence.start : end].split())
    if hangs:
        if size > _FEW_TITLE_WORDS:
            yield from _cut(document, block, end, words)
    # A block of one sentence without a stop may be a caption, a signature, a line of the page.
    elif sentence.start > block.span.start and size > _FEW_WORDS and not document.masked(Span(end - 1, end), _MARKUP):
        yield "text-unended", Match(sentence, values={"word": word})


def _seam(document: Document, block: Block, end: int, following: Block, word: str) -> Iterator[tuple[str, Match]]:
    """The same words at the end of one block and at the beginning of the next, or a sentence that goes on there."""
    text = document.text
    before = Span(block.span.start, end)
    left = text[max(before.start, before.end - 160) : before.end].split()
    right = text[following.span.start : following.span.start + 160].split()
    for size in range(min(len(left), len(right), _LONGEST_SEAM), 0, -1):
        if [_plain(word) for word in left[-size:]] == [_plain(word) for word in right[:size]]:
            start = _back(text, before.end, size)
            end = _forth(text, following.span.start, size)
            # What is said twice is kept once, as it stands in the second block.
            edits = (Edit(start, following.span.start, ""),)
            words = " ".join(right[:size]).strip(_SIGNS)
            yield "word-doubled", Match(Span(start, end), values={"words": words}, edits=edits)
            return
    if len(left) > _FEW_VERSE_WORDS and _open(document, block, word):
        start = _back(text, before.end, 1)
        end = _forth(text, following.span.start, 1)
        yield "sentence-split", Match(Span(start, end), edits=(Edit(before.end, following.span.start, " "),))


def _plain(word: str) -> str:
    return bare(word.strip(_SIGNS)).replace("\u2019", "'")


def _back(text: str, end: int, count: int) -> int:
    """Where the last `count` words before `end` begin."""
    for _ in range(count):
        while end > 0 and text[end - 1].isspace():
            end -= 1
        while end > 0 and not text[end - 1].isspace():
            end -= 1
    return end


def _forth(text: str, start: int, count: int) -> int:
    for _ in range(count):
        while start < len(text) and text[start].isspace():
            start += 1
        while start < len(text) and not text[start].isspace():
            start += 1
    return start
