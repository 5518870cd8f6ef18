# SPDX-License-Identifier: Apache-2.0
"""Which characters of a text are not everyday ones: asked once, before the rules about rare characters look for theirs.

The sets are those of the Unicode Standard 16, chapter 23 (layout controls, selectors, tags), and of UTS 39
(confusables).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count

from copylint.document.document import Document
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

USUAL = (
    "\t\n\r -_a-~\u00a0-\u00ac\u00ae-\u00b3\u00b5-\u00be\u00c0\u00c1\u00c4\u00c6-\u00ef\u00f1-\u0130\u0132-\u017f"
    "\u02c6\u02dc\u2009\u2010-\u2015\u2019\u201c\u201d\u2021\u2022\u2026\u202f\u2030\u2033\u2039\u203a\u2122\u2190-"
    "\u2194\u2212"
)
"""Characters of everyday text in Latin letters, as the inside of a class: a text of these alone holds nothing hidden,
no mojibake and no false apostrophe."""
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u180e\u034f\u115f\u1160\u3164\uffa0"
SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
TELL_TALES = (
    "\u00c3",
    "\u00f0",
    "\u00c5",
    "\u00ef\u00bb",
    "\u00ef\u00bf",
    "\u00e2\u20ac",
    "\u00e2\u201a",
    "\u00e2\u201e",
    "\u00e2\u2020",
    "\u00e2\u0080",
    "\u00c2\u00a0",
    "\u00c2\u00b0",
    "\u00c2\u00ab",
    "\u00c2\u00bb",
    "\u00c2\u00a7",
)
"""What UTF-8 read as Windows-1252 leaves: letters that French does not have, and pairs that it does not."""
_MOJIBAKE_SIGNS = frozenset("\u00c3\u00f0\u00c5\u00bf\u20ac\u201a\u201e\u2020\u0080\u00c2\u00bb")
COMPLEX = lazy(
    r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}\p{Nko}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}"
    r"\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Mongolian}\p{Han}"
    r"\p{Hiragana}\p{Katakana}\p{Hangul}\p{Ethiopic}]"
)
LATIN = lazy(r"[A-Za-z\u00c0-\u024f]")
LOOKALIKES = dict(
    zip(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423"
        "\u0425\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0501\u051b\u051d\u04ba\u04bb"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
        "\u03bf\u03b1\u03b9\u03bd\u03c1\u03c5\u03c7"
        "\u0131\u0261\u212a\u212b\u2170\u217c\u217d\u217e\u217f",
        "ABESIJKMHOPCTYXaesijopcyxdqwhhABEZHIKMNOPTYXoainpuxigK\u00c5ilcdm",
        strict=True,
    )
)
"""Letters of Cyrillic, Greek and others that look like Latin ones (UTS 39, confusables.txt, the whole-letter ones)."""
SIGN_LOOKALIKES = {
    "\u037e": ";",
    "\u2024": ".",
    "\ua789": ":",
    "\u2236": ":",
    "\uff0c": ",",
    "\uff1a": ":",
    "\uff1b": ";",
    "\uff01": "!",
    "\uff1f": "?",
    "\uff0e": ".",
    "\u02d0": ":",
    "\u05c3": ":",
    "\u0589": ":",
}
_ASKED: Mapping[str, Callable[[str], bool]] = {
    "zero-width": lambda sign: sign in ZERO_WIDTH or sign in SELECTORS or "\U000e0100" <= sign <= "\U000e01ef",
    "bidi": lambda sign: sign in BIDI,
    "tags": lambda sign: "\U000e0000" <= sign <= "\U000e007f",
    "bom": lambda sign: sign == "\ufeff",
    "replacement": lambda sign: sign == "\ufffd",
    "private": lambda sign: "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000",
    "mojibake": lambda sign: sign in _MOJIBAKE_SIGNS,
    "controls": lambda sign: sign < " " or "\x7f" <= sign < "\xa0" or sign in "\u2028\u2029",
    "lookalikes": lambda sign: sign in LOOKALIKES or sign in SIGN_LOOKALIKES,
    "fancy": lambda sign: "\U0001d400" <= sign <= "\U0001d7ff" or "\u210a" <= sign <= "\u2131",
    "decomposed": lambda sign: "\u0300" <= sign <= "\u036f",
    "ligatures": lambda sign: "\ufb00" <= sign <= "\ufb06",
}
"""For faults of rare characters: which of them."""


def possible(document: Document, fault: str) -> bool:
    """Whether a text holds a character that a fault is about; yes for faults of everyday characters."""
    asked = _ASKED.get(fault)
    return asked is None or any(map(asked, odd(document)))


def outside_code(document: Document, matches: "list[regex.Match[str]]") -> "Iterator[regex.Match[str]]":
    """The matches that stand outside code."""
    for one in matches:
        if not document.masked(Span(*one.span()), ("code",)):
            yield one


def odd(document: Document) -> str:
    """Every character of a text that is not everyday, each once."""
    return document.remember("odd characters", lambda: _odd(document.text))


def _odd(text: str) -> str:
    # The standard library scans a class five times as fast as a set is made, and takes as long to compile it as thirty
    # sets of an article.
    if len(text) < _SHORT and next(_asked) < _FEW:
        return "".join(set(text) - _everyday())
    return "".join(set(re.findall(f"[^{USUAL}]", text)))


_SHORT, _FEW = 20_000, 8
_asked = count()


@cache
def _everyday() -> frozenset[str]:
    signs, at = set[str](), 0
    while at < len(USUAL):
        last = at + 2 if USUAL[at + 1 : at + 2] == "-" else at
        signs.update(map(chr, range(ord(USUAL[at]), ord(USUAL[last]) + 1)))
        at = last + 1
    return frozenset(signs)
