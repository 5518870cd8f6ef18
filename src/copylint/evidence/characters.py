# SPDX-License-Identifier: Apache-2.0
"""Characters that a reader does not see, or takes for others: the catalogue's T112 and T140 to T143, in every language.

Unicode Standard 16, chapters 23.2 (layout controls), 23.4 (variation selectors), 23.9 (tags); UTS 39 (confusables); UTS 51
(emoji: what joins and tags them stays). Whether words are mojibake is ftfy's to say (badness.py); it is loaded only where
one of its tell-tale pairs stands in the text.
"""  # noqa: E501 as it was written; to be split

import unicodedata
from collections.abc import Callable, Iterator, Mapping

import regex

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.odd import odd
from copylint.evidence.places import edited, everywhere, place
from copylint.model.places import Match, Span
from copylint.text.patterns import lazy

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
_HIDDEN = lazy(f"[{ZERO_WIDTH}{SELECTORS}\U000e0100-\U000e01ef]+")
_BIDI = lazy(f"[{BIDI}]+")
_TAGS = lazy("[\U000e0000-\U000e007f]+")
_BOM = lazy("\ufeff+")
_REPLACEMENT = lazy("\ufffd+")
_PRIVATE = lazy("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")
_SOFT = lazy("\u00ad+")
_CONTROLS = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029]+")
_PICTURE = lazy(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\u20e3]")
_COMPLEX = lazy(
    r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Mongolian}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Ethiopic}\p{Thaana}\p{Nko}]"
)
_RTL = lazy(r"[\p{Arabic}\p{Hebrew}\p{Syriac}\p{Thaana}\p{Nko}]")
_DECOMPOSED = lazy(r"[A-Za-z][\u0300-\u036f]+")
_LIGATURES = lazy("[\ufb00-\ufb06]")
_FANCY = lazy(
    "[\U0001d400-\U0001d7ff\u210a-\u2113\u211b-\u211d\u212c-\u2131](?:[\u0300-\u036f]?[ '\u2019-]?[\U0001d400-\U0001d7ff\u210a-\u2113\u211b-\u211d\u212c-\u2131])+"  # noqa: E501 as it was written; to be split
)
_MOJIBAKE_WORD = lazy(r"[^\s\u00a0]*+(?:\u00a0[^\s]*)?")
_ABOUT_ENCODINGS = lazy(
    r"utf-?8|utf-?16|unicode|mojibake|latin-?1|iso-?8859|cp-?125\d|windows-125\d|encod(?:age|ing|é|ed)|charset|jeu de caract",  # noqa: E501 as it was written; to be split
    regex.IGNORECASE,
)
_MARKER = lazy(
    r"^(?:(?P<h>[ ]{0,3}#{1,6})|(?P<l>[ \t]*(?:[-*+]|[0-9]{1,9}[.)])))(?P<b>[\u00a0\u202f\u2007\u2009]+)[ ]?(?=\S)",
    regex.MULTILINE,
)
_DELIMITER = lazy(
    r"^[ ]{0,3}\|?[ \u00a0\u202f\u2007\u2009]*:?-+:?[ \u00a0\u202f\u2007\u2009]*(?:\|[ \u00a0\u202f\u2007\u2009]*:?-+:?[ \u00a0\u202f\u2007\u2009]*)*\|?[ \u00a0\u202f\u2007\u2009]*$",  # noqa: E501 as it was written; to be split
    regex.MULTILINE,
)
_ODD_BLANKS = lazy(r"[\u00a0\u202f\u2007\u2009]+")
_MARKDOWN_BLANKS = "\u00a0\u202f\u2007\u2009"
_NOT_BARE = frozenset("(<[\"'=/_") | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_BARE_URL = lazy(r"(?:https?://|www\.)[^\s<>\"'\u00a0\u202f)\]]+(?P<b>[\u00a0\u202f]+)")
_ENTITY = lazy(
    r"&(?:(?P<n>nbsp|amp|lt|gt|quot|apos|laquo|raquo|rsquo|lsquo|ldquo|rdquo|hellip|mdash|ndash|euro|oelig|deg|[A-Za-z]{1,8}(?:acute|grave|circ|cedil|uml|tilde))|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,6});"
)
_DOUBLE = lazy(
    r"&amp;(?:nbsp|amp|lt|gt|quot|apos|laquo|raquo|rsquo|lsquo|hellip|mdash|ndash|euro|oelig|[A-Za-z]{1,8}(?:acute|grave|circ|cedil|uml)|#[0-9]{2,6});"
)
_ABOUT_ENTITIES = lazy(r"entit[ée]s?\b|entity|entities|\bHTML\b|\bXML\b|échapp|escap", regex.IGNORECASE)
_LINE_END = lazy(r"- ?[\r\n]")
_HYPHEN_BLANK = lazy(r"- (?=[a-z\u00e0-\u00ff])")
_HARD = lazy(r"(?<![\w-])(?P<a>[^\W\d_]{2,})-[ \t]*(?P<n>\r?\n|\r)[ \t]*(?:>[ \t]?)?(?P<b>[^\W\d_]{2,})(?![\w-])")
_CUT = lazy(r"(?<![\w-])(?P<a>[^\W\d_]{2,})- (?P<b>[^\W\d_]{2,})(?![\w-])")
_KEPT_PARTS = frozenset(
    """
    peut grand grande grands grandes petit petite demi mi semi non ex vice sous porte après avant contre quasi c'est là ci
    au beau belle saint sainte haut haute bas basse mal bien tout toute pro anti auto co extra inter multi post pré sud nord
    est ouest celui celle ceux celles lui elle eux nous vous moi toi soi dix vingt trente quarante cinquante soixante
    quatre cent elles donne dit dis fait fais est sont a ont va vont peut peux doit dois faut pas plus arc rendez garde
    self well long high low full part re e
    """.split()  # noqa: E501 as it was written; to be split
)
"""First parts of words that have a hyphen of their own."""
_SECOND_PARTS = frozenset(
    "il elle on ils elles je tu nous vous ce moi toi lui leur le la les y en là ci même mêmes être et ou ni à t de du".split()  # noqa: E501 as it was written; to be split
)
_LATIN = lazy(r"[A-Za-z\u00c0-\u024f]")
_WORD = lazy(r"[^\W\d_]+")
LOOKALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝҺһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινρυχ\u0131\u0261\u212a\u212b\u2170\u217c\u217d\u217e\u217f",
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
_SIGN_LOOKALIKE = lazy("(?<=[A-Za-z\u00c0-\u024f0-9\u00a0 ])[" + "".join(SIGN_LOOKALIKES) + "]")


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


def _outside_code(document: Document, matches: "list[regex.Match[str]]") -> "Iterator[regex.Match[str]]":
    for one in matches:
        if not document.masked(Span(*one.span()), ("code",)):
            yield one


def _removed(document: Document, pattern: "regex.Pattern[str]") -> list[Match]:
    return [place(*one.span(), "") for one in _outside_code(document, list(pattern.finditer(document.text)))]


# ---- hidden ------------------------------------------------------------------------------------


def zero_width(document: Document, context: Context) -> list[Match]:
    """Zero-width characters and variation selectors; inside emoji and where a script needs them they stay."""
    del context
    text = document.text
    found = []
    for one in _outside_code(document, list(_HIDDEN.finditer(text))):
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
        return bool(before) and not (before.isspace() or _LATIN.match(before) or before in ZERO_WIDTH + SELECTORS)
    if sign == "\u200d":
        first = at - 1
        while first >= 0 and ("\ufe00" <= text[first] <= "\ufe0f" or "\U0001f3fb" <= text[first] <= "\U0001f3ff"):
            first -= 1
        if first >= 0 and _PICTURE.match(text[first]) and behind and _PICTURE.match(behind):
            return True
    if sign == "\u2060" and not (before.isalnum() and behind.isalnum()):  # keeps a dash or a stop with its word
        return before not in ZERO_WIDTH and behind not in ZERO_WIDTH
    return bool((before and _COMPLEX.match(before)) or (behind and _COMPLEX.match(behind)))


def bidi(document: Document, context: Context) -> list[Match]:
    """Controls of direction in a block that has no word from right to left."""
    del context
    found = []
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
    return [place(*one.span()) for one in _outside_code(document, list(_REPLACEMENT.finditer(document.text)))]


def private(document: Document, context: Context) -> list[Match]:
    """Private-use characters: icons of a font that the reader does not have."""
    del context
    return [place(*one.span()) for one in _outside_code(document, list(_PRIVATE.finditer(document.text)))]


def controls(document: Document, context: Context) -> list[Match]:
    """Control characters; those of Windows-1252 are repaired."""
    del context
    found = []
    for one in _outside_code(document, list(_CONTROLS.finditer(document.text))):
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


# ---- taken for others --------------------------------------------------------------------------


def mojibake(document: Document, context: Context) -> list[Match]:
    """Words that went through the wrong encoding; texts about encodings show some."""
    del context
    text = document.text
    if not any(pair in text for pair in TELL_TALES):
        return []
    from ftfy import fix_encoding  # noqa: PLC0415 - heavy, and for damaged texts only
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415 - as above

    found: list[Match] = []
    for bad in BADNESS_RE.finditer(text):
        start, end = _whole_word(text, *bad.span())
        if found and start < found[-1].span.end:
            if end <= found[-1].span.end:
                continue
            start = found.pop().span.start
        span = Span(start, end)
        around = document.block_at(start)
        if document.masked(span, ("code", "url")) or (
            around is not None and _ABOUT_ENCODINGS.search(text, *around.span)
        ):
            continue
        fixed = fix_encoding(text[start:end])
        found.append(place(start, end, fixed if fixed != text[start:end] else None))
    return found


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
    found = []
    for sign in LOOKALIKES.keys() & set(odd(document)):
        at = text.find(sign)
        while at >= 0:
            if _in_latin_word(text, at) and not document.masked(Span(at, at + 1), ("code", "math")):
                found.append(place(at, at + 1, LOOKALIKES[sign]))
            at = text.find(sign, at + 1)
    for one in _SIGN_LOOKALIKE.finditer(text):
        if not document.masked(Span(*one.span()), ("code", "math")) and not _COMPLEX.match(text, one.end()):
            found.append(place(*one.span(), SIGN_LOOKALIKES[one[0]]))  # noqa: PERF401 as it was written; to be split
    return sorted(found, key=lambda match: match.span)


def _in_latin_word(text: str, at: int) -> bool:
    """Two Latin letters at least, and more of them than of others."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    latin = sum(map(bool, map(_LATIN.match, word)))
    return latin >= 2 and latin >= len(word) - latin  # noqa: PLR2004 - « hν » is physics


def fancy(document: Document, context: Context) -> list[Match]:
    """Words in letters of the mathematical alphabets."""
    del context
    found = []
    for one in _outside_code(document, list(_FANCY.finditer(document.text))):
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
    found = []
    for one in _outside_code(document, list(_DECOMPOSED.finditer(document.text))):
        composed = unicodedata.normalize("NFC", one[0])
        if len(composed) < len(one[0]):
            found.append(place(*one.span(), composed))
    return found


def ligatures(document: Document, context: Context) -> list[Match]:
    """Ligatures of a font, copied from a PDF."""
    del context
    return [
        place(*one.span(), unicodedata.normalize("NFKD", one[0]).replace("\u017f", "s"))
        for one in _outside_code(document, list(_LIGATURES.finditer(document.text)))
    ]


# ---- Markdown and HTML -------------------------------------------------------------------------


def breaking_blank(document: Document, context: Context) -> list[Match]:  # noqa: C901 as it was written; to be split
    """A no-break space where Markdown needs a plain one: after a mark, in a delimiter row, behind a bare address."""
    del context
    text = document.text
    if document.format == "html":
        return []
    places = [at for blank in _MARKDOWN_BLANKS if blank in text for at in everywhere(text, blank)]
    if not places:
        return []
    before = {text[at - 1 : at] for at in places}
    found = []  # type: ignore[var-annotated]  # filled below
    if not before.isdisjoint("#-*+.)"):
        found += _after_marks(document)
    if "|" in text and (not before.isdisjoint("-|") or any(text[at + 1 : at + 2] in ("-", "|", ":") for at in places)):
        for row in _DELIMITER.finditer(text):
            if "|" not in row[0] or document.masked(Span(*row.span()), ("code",)):
                continue
            edits = [
                (row.start() + blank.start(), row.start() + blank.end(), " ") for blank in _ODD_BLANKS.finditer(row[0])
            ]
            if edits:
                found.append(edited(edits[0][0], edits[0][1], edits))
    for head in ("http", "www."):
        for at in everywhere(text, head):
            one = _BARE_URL.match(text, at) if at == 0 or text[at - 1] not in _NOT_BARE else None
            if one is not None and not document.masked(Span(*one.span()), ("code", "target", "front-matter")):
                found.append(place(one.start("b"), one.end("b"), " "))
    return sorted(found, key=lambda match: match.span)


def _after_marks(document: Document) -> Iterator[Match]:
    """Behind the mark of a heading or of a list's item.

    « 3.\u00a0» may be a figure and « -\u00a0» a dialogue: the lines beside it tell.
    """
    for one in _MARKER.finditer(document.text):
        if document.masked(Span(*one.span()), ("code", "front-matter")):
            continue
        if one["l"] is None or _list_around(document, one.start(), one["l"]):
            yield place(one.start("b"), one.end("b"), " ")


def _list_around(document: Document, start: int, mark: str) -> bool:
    """Whether a line before or after begins with the same mark: a list, of which this line should be an item."""
    lines = document.lines
    here = lines.line(start)
    sign = mark.strip()[-1:]
    for number in (here - 1, here + 1):
        if 1 <= number <= len(lines):
            content = lines.content(number)
            line = document.text[content.start : content.end].lstrip(" \t")
            if regex.match(rf"(?:{regex.escape(sign)}|[0-9]{{1,9}}{regex.escape(sign)})[ \u00a0\u202f]", line):
                return True
    return document.format == "markdown" and mark.strip() in ("*", "+")


def entities(document: Document, context: Context) -> list[Match]:
    """Entities of HTML in plain text and front matter, and entities escaped twice anywhere."""
    del context
    text = document.text
    if "&" not in text or document.format == "html":
        return []
    from html import unescape  # noqa: PLC0415 - for the rare texts that have an entity

    found = []
    for one in _DOUBLE.finditer(text):
        if not document.masked(Span(*one.span()), ("code", "url", "target")) and not _about_entities(
            document, one.start()
        ):
            found.append(place(*one.span(), unescape(unescape(one[0]))))  # noqa: PERF401 as it was written; to be split
    known = {match.span.start for match in found}
    spans = (
        [Span(0, len(text))]
        if document.format == "text"
        else [block.span for block in document.prose if block.kind == "meta"]
    )
    for span in spans:
        for one in _ENTITY.finditer(text, *span):
            if one.start() in known or document.masked(Span(*one.span()), ("code", "url", "target")):
                continue
            new = unescape(one[0])
            if (
                new != one[0]
                and not _about_entities(document, one.start())
                and (document.format == "text" or new not in "\"'")
            ):
                found.append(place(*one.span(), new))
    return sorted(found, key=lambda match: match.span)


def _about_entities(document: Document, at: int) -> bool:
    block: Block | None = document.block_at(at)
    return block is not None and bool(_ABOUT_ENTITIES.search(document.text, *block.span))


# ---- hyphens of a pasted PDF -------------------------------------------------------------------


def hard_hyphens(document: Document, context: Context) -> list[Match]:
    """Words cut at the end of a line."""
    del context
    text = document.text
    found = []
    for hyphen in _LINE_END.finditer(text):
        start = at = hyphen.start()
        while start and text[start - 1].isalpha():
            start -= 1
        one = _HARD.match(text, start) if start < at else None
        if one is not None and _is_cut(one):
            span = Span(*one.span())
            if not document.masked(span, ("code", "front-matter", "url", "html")):
                found.append(place(*span, one["a"] + one["b"]))
    return found


def cut_words(document: Document, context: Context) -> list[Match]:
    """Words cut by a hyphen and a blank, once the lines were joined."""
    del context
    text = document.text
    found = []
    for hyphen in _HYPHEN_BLANK.finditer(text):
        start = at = hyphen.start()
        if not text[at - 1 : at].islower():
            continue
        while start and text[start - 1].isalpha():
            start -= 1
        one = _CUT.match(text, start)
        if one is None or not _is_cut(one) or one["b"] in _stop_words() or document.block_at(start) is None:
            continue
        if not document.masked(Span(*one.span()), ("code",)):
            found.append(place(*one.span(), one["a"] + one["b"]))
    return found


def _stop_words() -> frozenset[str]:
    from copylint.document.words import ENGLISH, FRENCH  # noqa: PLC0415 - two large tables, for few texts

    return FRENCH | ENGLISH


def _is_cut(one: "regex.Match[str]") -> bool:
    first, second = one["a"], one["b"]
    if not second.islower() or (not first[1:].islower() and len(first) > 1):
        return False
    return first.casefold() not in _KEPT_PARTS and second not in _SECOND_PARTS
