# SPDX-License-Identifier: Apache-2.0
"""Characters taken for others: mojibake, letters of other scripts and alphabets, accents of their own; T112 and T140.

UTS 39 (confusables), UAX 15 (normalisation). Whether words are mojibake is ftfy's to say (badness.py); it is loaded
only where one of its tell-tale pairs stands in the text.
"""

import unicodedata

from copylint.document.document import Document
from copylint.evidence.characters_odd import COMPLEX, LATIN, LOOKALIKES, SIGN_LOOKALIKES, TELL_TALES, odd, outside_code
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import everywhere, place
from copylint.model.places import Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_DECOMPOSED = lazy(r"[A-Za-z][\u0300-\u036f]+")
_LIGATURES = lazy("[\ufb00-\ufb06]")
_FANCY = lazy(
    "[\U0001d400-\U0001d7ff\u210a-\u2113\u211b-\u211d\u212c-\u2131](?:[\u0300-\u036f]?[ "
    "'\u2019-]?[\U0001d400-\U0001d7ff\u210a-\u2113\u211b-\u211d\u212c-\u2131])+"
)
_ABOUT_ENCODINGS = lazy(
    r"utf-?8|utf-?16|unicode|mojibake|latin-?1|iso-?8859|cp-?125\d|windows-125\d|encod(?:age|ing|é|ed)|charset|"
    r"jeu de caract",
    regex.IGNORECASE,
)
_NEAR = 1000
"""Signs around a word in which its paragraph may speak of encodings."""
_LONGEST_WORD = 60
_SIGN_LOOKALIKE = lazy("(?<=[A-Za-z\u00c0-\u024f0-9\u00a0 ])[" + "".join(SIGN_LOOKALIKES) + "]")


def mojibake(document: Document, context: Context | None = None) -> list[Match]:
    """Words that went through the wrong encoding; texts about encodings show some."""
    del context
    text = document.text
    if not any(pair in text for pair in TELL_TALES):
        return []
    from ftfy import fix_encoding  # noqa: PLC0415 - heavy, and for damaged texts only
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415 - as above

    words: list[Span] = []
    for bad in BADNESS_RE.finditer(text):
        if words and bad.end() <= words[-1].end:
            continue
        start, end = _whole_word(text, *bad.span())
        if words and start < words[-1].end:
            start = words.pop().start
        words.append(Span(start, end))
    found: list[Match] = []
    for word in words:
        if not document.masked(word, ("code", "url")) and not _about_encodings(document, word):
            fixed = fix_encoding(text[word.start : word.end])
            found.append(place(*word, fixed if fixed != text[word.start : word.end] else None))
    return found


def _about_encodings(document: Document, word: Span) -> bool:
    """Whether the paragraph of a word speaks of encodings."""
    block = document.block_at(word.start)
    if block is None:
        return False
    start, end = max(block.span.start, word.start - _NEAR), min(block.span.end, word.end + _NEAR)
    return _ABOUT_ENCODINGS.search(document.text, start, end) is not None


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """A bad stretch with the letters that touch it; blanks at its edges are not of it, but a no-break one may be."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    while start < end and text[start] in " \n\r\t":
        start += 1
    while end > start and text[end - 1] in " \n\r\t":
        end -= 1
    return start, end


def lookalikes(document: Document, context: Context) -> list[Match]:
    """Letters of another script inside Latin words, and signs that look like stops."""
    del context
    text = document.text
    found: list[Match] = []
    for sign in LOOKALIKES.keys() & set(odd(document)):
        found += [
            place(at, at + 1, LOOKALIKES[sign])
            for at in everywhere(text, sign)
            if _in_latin_word(text, at) and not document.masked(Span(at, at + 1), ("code", "math"))
        ]
    found += [
        place(*one.span(), SIGN_LOOKALIKES[one[0]])
        for one in _SIGN_LOOKALIKE.finditer(text)
        if not document.masked(Span(*one.span()), ("code", "math")) and not COMPLEX.match(text, one.end())
    ]
    return sorted(found, key=lambda match: match.span)


def _in_latin_word(text: str, at: int) -> bool:
    """Two Latin letters at least, and more of them than of others."""
    start = end = at
    while start and text[start - 1].isalpha() and at - start < _LONGEST_WORD:
        start -= 1
    while end < len(text) and text[end].isalpha() and end - at < _LONGEST_WORD:
        end += 1
    word = text[start:end]
    latin = sum(map(bool, map(LATIN.match, word)))
    return latin >= 2 and latin >= len(word) - latin  # noqa: PLR2004 - « hν » is physics


def fancy(document: Document, context: Context) -> list[Match]:
    """Words in letters of the mathematical alphabets."""
    del context
    found: list[Match] = []
    for one in outside_code(document, list(_FANCY.finditer(document.text))):
        if document.masked(Span(*one.span()), ("math",)):
            continue
        plain = "".join(_plain(sign) for sign in one[0])
        if sum(sign.isalpha() for sign in plain) > 1 and not plain.isspace():
            found.append(place(*one.span(), unicodedata.normalize("NFC", plain)))
    return found


def _plain(sign: str) -> str:
    return unicodedata.normalize("NFKD", sign) if ord(sign) > 0x1D3FF or "\u2100" <= sign <= "\u214f" else sign  # noqa: PLR2004 - the mathematical alphabets begin there


def decomposed(document: Document, context: Context) -> list[Match]:
    """Letters whose accent is a character of its own, where one character exists for both."""
    del context
    found: list[Match] = []
    for one in outside_code(document, list(_DECOMPOSED.finditer(document.text))):
        composed = unicodedata.normalize("NFC", one[0])
        if len(composed) < len(one[0]):
            found.append(place(*one.span(), composed))
    return found


def ligatures(document: Document, context: Context) -> list[Match]:
    """Ligatures of a font, copied from a PDF."""
    del context
    return [
        place(*one.span(), unicodedata.normalize("NFKD", one[0]).replace("\u017f", "s"))
        for one in outside_code(document, list(_LIGATURES.finditer(document.text)))
    ]
