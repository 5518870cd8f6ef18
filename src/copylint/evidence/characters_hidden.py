# SPDX-License-Identifier: Apache-2.0
"""Characters that no reader sees: zero-width ones, controls, tags, private use; the catalogue's T141 to T143.

Unicode Standard 16, chapters 23.2 (layout controls), 23.4 (variation selectors), 23.9 (tags); UTS 51 (emoji: what joins
and tags them stays); U+200C and U+200D stay where a script needs them (chapters 9 to 14).
"""

from copylint.document.document import Document
from copylint.evidence.characters_odd import BIDI, COMPLEX, LATIN, SELECTORS, ZERO_WIDTH, outside_code
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import place
from copylint.model.places import Match
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_HIDDEN = lazy(f"[{ZERO_WIDTH}{SELECTORS}\U000e0100-\U000e01ef]+")
_BIDI = lazy(f"[{BIDI}]+")
_TAGS = lazy("[\U000e0000-\U000e007f]+")
_BOM = lazy("\ufeff+")
_REPLACEMENT = lazy("\ufffd+")
_PRIVATE = lazy("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_SOFT = lazy("\u00ad+")
_CONTROLS = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]+")
_PICTURE = lazy(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\u20e3]")
_RTL = lazy(r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}\p{Nko}]")


def _removed(document: Document, pattern: "regex.Pattern[str]") -> list[Match]:
    return [place(*one.span(), "") for one in outside_code(document, list(pattern.finditer(document.text)))]


def zero_width(document: Document, context: Context) -> list[Match]:
    """Zero-width characters and variation selectors; inside emoji and where a script needs them they stay."""
    del context
    text = document.text
    found: list[Match] = []
    for one in outside_code(document, list(_HIDDEN.finditer(text))):
        start, end = one.span()
        kept = [at for at in range(start, end) if _belongs(text, at)]
        runs = _runs(start, end, frozenset(kept))
        found += [place(first, last, "") for first, last in runs]
    return found


def _runs(start: int, end: int, kept: frozenset[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in range(start, end):
        if at in kept:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _belongs(text: str, at: int) -> bool:
    """Whether a hidden character does something for what stands beside it."""
    sign = text[at]
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if "\ufe00" <= sign <= "\ufe0f":
        # after a picture, a sign that can be one, a key cap; not after a letter of Latin or a blank
        return bool(before) and not (before.isspace() or LATIN.match(before) or before in ZERO_WIDTH + SELECTORS)
    if sign == "\u200d":
        first = at - 1
        while first >= 0 and ("\ufe00" <= text[first] <= "\ufe0f" or "\U0001f3fb" <= text[first] <= "\U0001f3ff"):
            first -= 1
        if first >= 0 and _PICTURE.match(text[first]) and behind and _PICTURE.match(behind):
            return True
    if sign == "\u2060" and not (before.isalnum() and behind.isalnum()):  # keeps a dash or a stop with its word
        return before not in ZERO_WIDTH and behind not in ZERO_WIDTH
    return bool((before and COMPLEX.match(before)) or (behind and COMPLEX.match(behind)))


def bidi(document: Document, context: Context) -> list[Match]:
    """Controls of direction in a block that has no word from right to left."""
    del context
    found: list[Match] = []
    for one in _BIDI.finditer(document.text):
        block = document.block_at(one.start())
        span = block.span if block is not None else document.lines.content(document.lines.line(one.start()))
        if not _RTL.search(document.text, *span):
            found.append(place(*one.span(), ""))
    return found


def tags(document: Document, context: Context) -> list[Match]:
    """Tag characters outside a flag."""
    del context
    return [
        place(*one.span(), "")
        for one in _TAGS.finditer(document.text)
        if not (one.start() and document.text[one.start() - 1] == "\U0001f3f4" and one[0].endswith("\U000e007f"))
    ]


def bom(document: Document, context: Context) -> list[Match]:
    """A byte order mark inside the text."""
    del context
    return _removed(document, _BOM)


def soft_hyphen(document: Document, context: Context) -> list[Match]:
    """Soft hyphens."""
    del context
    if "\u00ad" not in document.text:
        return []
    return _removed(document, _SOFT)


def replacement(document: Document, context: Context) -> list[Match]:
    """U+FFFD: a character that a conversion lost."""
    del context
    return [place(*one.span()) for one in outside_code(document, list(_REPLACEMENT.finditer(document.text)))]


def private(document: Document, context: Context) -> list[Match]:
    """Private-use characters: icons of a font that the reader does not have."""
    del context
    return [place(*one.span()) for one in outside_code(document, list(_PRIVATE.finditer(document.text)))]


def controls(document: Document, context: Context) -> list[Match]:
    """Control characters; those of Windows-1252 are repaired."""
    del context
    found: list[Match] = []
    for one in outside_code(document, list(_CONTROLS.finditer(document.text))):
        new = "".join(_windows(sign) for sign in one[0])
        found.append(place(*one.span(), new))
    return found


def _windows(sign: str) -> str:
    """The character that Windows-1252 has at the place of a C1 control; a line separator is a blank, others nothing."""
    if sign in "\u2028\u2029":
        return " "
    if "\x80" <= sign <= "\x9f":
        return sign.encode("latin-1").decode("cp1252", "ignore")
    return ""
