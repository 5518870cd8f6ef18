# SPDX-License-Identifier: Apache-2.0
"""HTML cut into tags, comments and text, each with its exact place in the source.

turbohtml's tokenizer follows the standard and is linear on hostile input; this module is the only one that knows it.
What it gives exactly is where tags and comments begin and end: text is what stands between them. Its own text is not
used: it normalises line ends, and glues `&nbspmot` into one token.
"""

import re
from collections.abc import Iterator, Mapping

from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

BLANKS = " \t\n\r\f"
"""What HTML calls white space (WHATWG, "ASCII whitespace"): no-break spaces are not of it."""

# A name reaches as far as letters and digits do; which of them count is for the table of names to say.
_REFERENCE = lazy(r"&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+);?|[A-Za-z][A-Za-z0-9]*;?)")
_LONGEST_WITHOUT_SEMICOLON = 6  # `&thorn`, `&middot`…
_LONGEST_NUMBER = 7  # digits of U+10FFFF in decimal


class Token(NamedTuple):
    """A piece of HTML: `source[start:end]`.

    `kind` is "text", "open", "close" or "comment" (doctypes give none). `name` is a tag's name in lower case;
    `attributes` its attributes, names in lower case and values decoded; `empty` is true for `<br/>`.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: "Mapping[str, str]" = {}  # noqa: RUF012 - read only
    empty: bool = False


class Reference(NamedTuple):
    """A character reference: `source[start:end]` stands for `text`."""

    start: int
    end: int
    text: str


def tokens(source: str, begin: int = 0) -> Iterator[Token]:
    """The tokens of a source from `begin` on, in order. Linear; `</>` and a tag cut by the end of the file give none.

    Raises:
        Exception: whatever the tokenizer raises; it is not known to.
    """
    from turbohtml import TokenType, tokenize  # noqa: PLC0415 - costs as much as click to import

    # As long as the source, so that places are the same; one line end for the tokenizer's count of lines.
    prepared = " " * begin + source[begin:].replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = [0, *(found.end() for found in re.finditer("\n", prepared))]
    at, last = begin, begin  # text is pending from `at`; `last` is where the last token ended
    raw = False
    for token in tokenize(prepared, resolve_references=False, capture_source=True):
        start = lines[token.line - 1] + token.col
        kind = token.type
        if kind is TokenType.TEXT:
            last = _text_end(prepared, start, token.data or "")
            continue
        last = start + len(token.source or "")
        if kind is TokenType.CHARACTER_REFERENCE:
            continue
        yield from _text(source, at, start, raw=raw)
        at = last
        raw = False
        if kind is TokenType.START_TAG:
            tag = token.tag or ""
            raw = tag in _RAW_TEXT
            # The first attribute of a name counts.
            attributes = dict(reversed(token.attrs)) if token.attrs else {}
            yield Token("open", start, last, tag, attributes, token.self_closing)
        elif kind is TokenType.END_TAG:
            yield Token("close", start, last, token.tag or "")
        elif kind is not TokenType.DOCTYPE:
            yield Token("comment", start, last)
    yield from _text(source, at, max(at, last), raw=raw)


_RAW_TEXT = frozenset(
    {"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "title", "textarea"}
)


def _text(source: str, start: int, end: int, *, raw: bool) -> Iterator[Token]:
    """What stands between two tags, without `</>`, which no reader sees."""
    while start < end:
        hole = -1 if raw else source.find("</>", start, end)
        if hole < 0:
            yield Token("text", start, end)
            return
        if hole > start:
            yield Token("text", start, hole)
        start = hole + 3


def _text_end(prepared: str, start: int, data: str) -> int:
    """Where a token of text ends: after its own length, and the `</>` that it runs across."""
    if prepared.startswith(data, start):
        return start + len(data)
    taken = 0
    while taken < len(data):
        hole = prepared.find("</>", start)
        length = len(data) - taken if hole < 0 else min(hole - start, len(data) - taken)
        taken += length
        start += length
        if taken < len(data):
            start += 3
            if hole < 0:
                break
    return min(start, len(prepared))


def references(source: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Reference]:
    """The character references in `source[start:end]`, in order.

    In an attribute, a name without `;` before `=`, a letter or a digit is no reference (WHATWG 13.2.5.73).
    """
    if source.find("&", start, end) < 0:
        return
    for found in _REFERENCE.finditer(source, start, end):
        name = found[0]
        if name[1] == "#":
            yield Reference(found.start(), found.end(), _numbered(name[2:].rstrip(";")))
            continue
        known, text = _named(name[1:])
        cut = len(known) + 1 < len(name) or source.startswith("=", found.end(), end)
        if not known or (attribute and cut and known[-1] != ";"):
            continue
        yield Reference(found.start(), found.start() + 1 + len(known), text)


def _named(name: str) -> tuple[str, str]:
    """The part of a name that is known, and what it stands for; two empty texts where none is."""
    from html.entities import html5  # noqa: PLC0415 - two thousand names, for files that have entities

    if name in html5:
        return name, html5[name]
    for length in range(min(len(name), _LONGEST_WITHOUT_SEMICOLON), 1, -1):
        if name[:length] in html5:
            return name[:length], html5[name[:length]]
    return "", ""


def _numbered(digits: str) -> str:
    """What `&#digits;` stands for (WHATWG 13.2.5.80): C1 codes are read as Windows-1252, impossible ones as U+FFFD."""
    base = 16 if digits[0] in "xX" else 10
    significant = digits.lstrip("xX").lstrip("0")
    code = int(significant or "0", base) if len(significant) <= _LONGEST_NUMBER else 0
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - Unicode's own borders
        return "\ufffd"
    if 0x80 <= code <= 0x9F:  # noqa: PLR2004 - the C1 codes
        return bytes([code]).decode("cp1252", "ignore") or chr(code)
    return chr(code)
