# SPDX-License-Identifier: Apache-2.0
"""Text as a terminal shows it: cells with a known width, and a glyph for what no reader can see.

Every cell is at least one column wide, so carets under a text never shift: an invisible character is drawn as a glyph
or as a label (‹ZWSP›, ‹U+E000›), a combining mark without its letter on a dotted circle. Labels also keep escape
sequences, bidirectional controls and lone surrogates of a hostile file away from the terminal.

Glyphs: U+00A0 ⍽ (its symbol in ISO/IEC 9995-7), U+202F ⎵, tabulation →, other C0 controls their pictures (␀, ␛).
Widths are wcwidth's (Unicode UAX 11 and UAX 29), which is imported only when a shown text needs it. Known limit: a
terminal that reorders right-to-left letters moves them away from their carets.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

_WIDE = (
    "\u2705\u2728\U0001f300-\U0001f320\U0001f400-\U0001f43e\U0001f442-\U0001f4fc\U0001f600-\U0001f64f"
    "\U0001f680-\U0001f6c5\U0001f910-\U0001f93a"
)
"""Emoji two columns wide (East_Asian_Width W) that copy often holds: wcwidth's tables take longer than the check."""
_IS_WIDE = lazy(f"[{_WIDE}]")
_NEEDS_TABLE = lazy(f"[^\0-\u02ff\u2010-\u20cf\u22ee\u237d\u23b5\u2500-\u257f{_WIDE}]")
"""Outside this, every character is one column wide, or two (`_WIDE`), or has a glyph of ours."""
_PLAIN = " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf"
_NOT_PLAIN = lazy(f"[^{_PLAIN}]+")
"""What needs a look: signs that are not drawn as they are."""

_NAMED: dict[str, tuple[str, str]] = {
    "\t": ("→", "tab"),
    "\u00a0": ("⍽", "nbsp"),
    "\u202f": ("⎵", "nnbsp"),
    "\u00ad": ("‹SHY›", "shy"),
    "\u200b": ("‹ZWSP›", "zwsp"),
    "\u200c": ("‹ZWNJ›", "joiner"),
    "\u200d": ("‹ZWJ›", "joiner"),
    "\u2060": ("‹WJ›", "joiner"),
    "\ufeff": ("‹BOM›", "bom"),
    **{
        chr(code): (f"‹{name}›", "bidi")
        for code, name in {
            0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO",
            0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
        }.items()
    },
}  # fmt: skip
GLYPHS: dict[str, str] = {key: glyph for glyph, key in _NAMED.values() if key not in {"joiner", "bidi"}}
"""Classes of invisible characters that have one glyph each; the others carry their own label."""
CLASSES = (*GLYPHS, "joiner", "bidi", "control", "space", "filler", "variation", "tag", "private", "format")
"""Every class that `Cell.kind` can name."""

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt that are letters or marks, and the Braille blank.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
# Format characters that are drawn (Prepended_Concatenation_Mark of PropList.txt).
_DRAWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_ZWJ, _TEXT_STYLE, _EMOJI_STYLE = "\u200d", "\ufe0e", "\ufe0f"
_BLACK_FLAG, _LAST_TAG = "\U0001f3f4", "\U000e007f"
_LONGEST_FLAG = 9  # code points: the flag, at most six letters and digits of a subdivision, the last tag
_LONGEST_CELL = 16  # code points of one drawn cell: emoji families have eleven, stacked marks have no end
_LINE_ENDS = lazy("[\r\n]+")
_HARMLESS = frozenset({"nbsp", "nnbsp", "shy", "joiner", "space", "variation"})
"""Classes of invisible characters that our own texts may hold: typography, emoji."""
_SEPARATORS = frozenset("\u2028\u2029")


class Cell(NamedTuple):
    """What is drawn for `text[start:end]`, `width` columns wide (at least 1); `kind` is "" or one of CLASSES."""

    shown: str
    width: int
    start: int
    end: int
    kind: str = ""


def cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells of `text[start:end]`, in order and without a gap; offsets are those of `text`."""
    row: list[Cell] = []
    at = start
    for found in _NOT_PLAIN.finditer(text, start, end):
        # With the sign before, to which a mark may belong; it is no part of the pattern, which would be tried on each.
        low, at = at, max(at, found.start() - 1)
        row += map(Cell, text[low:at], repeat(1), range(low, at), range(low + 1, at + 1))
        part = text[at : found.end()]
        row += _clusters(part, at) if _NEEDS_TABLE.search(part) else _signs(part, at)
        at = found.end()
    row += map(Cell, text[at:end], repeat(1), range(at, end), range(at + 1, end + 1))
    return row


def all_plain(text: str, start: int, end: int) -> bool:
    """Whether every sign of `text[start:end]` is drawn as it is, one column wide."""
    piece = text[start:end]
    if piece.isascii() and piece.isprintable():
        return True
    return _NOT_PLAIN.search(text, start, end) is None


def columns(text: str) -> int:
    """How many columns a text without control characters takes."""
    if text.isascii():
        return len(text)
    if not _NEEDS_TABLE.search(text):
        return len(text) + len(_IS_WIDE.findall(text))
    from wcwidth import wcswidth  # noqa: PLC0415 - 20 ms that few reports need

    return max(0, wcswidth(text))


def safe(text: str) -> str:
    """A text of ours that quotes the file (message, title, path): on one line, nothing in it can drive the terminal.

    No-break spaces and joiners stay: they belong to the typography of messages and to emoji.
    """
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return _LINE_ENDS.sub(" ", text).translate(_SHOWN)


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """Lines of at most `width` columns, broken at plain spaces only; a longer word keeps a line of its own.

    Args:
        text: one paragraph.
        width: columns, the indent included.
        indent: what stands before each line.
        first: what stands before the first line, where it differs.
    """
    head = indent if first is None else first
    if columns(head) + columns(text) <= width:
        return [head + text]
    lines: list[str] = []
    words: list[str] = []
    room = width - columns(head)
    for word in text.split(" "):
        size = columns(word)
        if words and size + 1 > room:
            lines.append(head + " ".join(words))
            head, words, room = indent, [], width - columns(indent)
        room -= size + (1 if words else 0)
        words.append(word)
    lines.append(head + " ".join(words))
    return lines


def _signs(part: str, offset: int) -> Iterator[Cell]:
    """Cells of signs whose width is known without wcwidth or that have a glyph."""
    for at, char in enumerate(part, offset):
        glyph = _glyph(char)
        yield (
            Cell(char, 2 if _IS_WIDE.match(char) else 1, at, at + 1)
            if glyph is None
            else Cell(glyph[0], len(glyph[0]), at, at + 1, glyph[1])
        )


def _harmless(char: str) -> str:
    glyph = None if char == "\u00a0" else _glyph(char)
    return char if glyph is None or (glyph[1] in _HARMLESS and char not in _SEPARATORS) else glyph[0]


class _Shown(dict[int, str]):
    """By code point, what stands for a sign in a text of ours; each is looked up once."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _harmless(chr(code))
        return shown


_SHOWN = _Shown()


def _glyph(char: str) -> tuple[str, str] | None:
    """Glyph and class of a character that cannot be seen; None for one that can."""
    named = _NAMED.get(char)
    if named is not None:
        return named
    code = ord(char)
    if code < 0x20:  # noqa: PLR2004 - C0
        return chr(0x2400 + code), "control"
    if code == 0x7F:  # noqa: PLR2004 - DEL
        return "␡", "control"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:  # noqa: PLR2004 - variation selectors
        return f"‹VS{code - 0xFDFF if code < 0xE0100 else code - 0xE00EF}›", "variation"  # noqa: PLR2004 - the same
    if 0xE0000 <= code <= 0xE007F:  # noqa: PLR2004 - the block of tags
        letter = chr(code - 0xE0000)
        return (f"‹TAG {letter}›" if letter.isprintable() and code > 0xE0020 else f"‹U+{code:04X}›"), "tag"  # noqa: PLR2004 - the same
    category = unicodedata.category(char)
    kind = {"Cc": "control", "Zs": "space", "Zl": "space", "Zp": "space", "Co": "private", "Cs": "format"}.get(category)
    if kind is None:
        if char in _FILLERS:
            kind = "filler"
        # A character that Python's tables do not know may be new; only those that never will be are labelled.
        elif (category == "Cf" and char not in _DRAWN_FORMATS) or (category == "Cn" and _never_assigned(code)):
            kind = "format"
    return None if kind is None or char == " " else (f"‹U+{code:04X}›", kind)


def _never_assigned(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE  # noqa: PLR2004 - the 66 noncharacters


def _clusters(part: str, offset: int) -> Iterator[Cell]:
    """Cells by grapheme clusters (UAX 29), cut where a character has to be made visible."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - 20 ms that few reports need

    for cluster in iter_graphemes(part):
        for shown, width, start, end, kind in _parts(cluster):
            yield Cell(shown, width, offset + start, offset + end, kind)
        offset += len(cluster)


@lru_cache(maxsize=4096)
def _parts(cluster: str) -> tuple[Cell, ...]:
    """The cells of one cluster, from 0."""
    row: list[Cell] = []
    begun = 0
    for place, char in enumerate(cluster):
        if (char.isalnum() and char not in _FILLERS) or (place and _at_work(cluster, place)):
            continue
        glyph = _glyph(char)
        if glyph is not None:
            if begun < place:
                row.append(_drawn(cluster[begun:place], begun))
            row.append(Cell(glyph[0], len(glyph[0]), place, place + 1, glyph[1]))
            begun = place + 1
    if begun < len(cluster):
        row.append(_drawn(cluster[begun:], begun))
    return tuple(row)


def _drawn(text: str, start: int) -> Cell:
    shown = text[:_LONGEST_CELL]
    if unicodedata.category(text[0])[0] == "M" or not columns(text[0]):
        shown = f"◌{shown}"  # else it would be drawn on the label before it
    return Cell(shown, columns(shown), start, start + len(text))


def _at_work(cluster: str, place: int) -> bool:
    """Whether an invisible character changes what is drawn (part of an emoji, of a conjunct, of a flag)."""
    char, before = cluster[place], unicodedata.category(cluster[place - 1])
    if char == _ZWJ:
        return place + 1 < len(cluster) and not unicodedata.category(cluster[place + 1]).startswith(("M", "C"))
    if char in {_TEXT_STYLE, _EMOJI_STYLE}:
        return before[0] in "SPN"
    if "\ufe00" <= char <= "\ufe0d" or "\U000e0100" <= char <= "\U000e01ef":
        return before in {"Lo", "Sm"}
    if "\U000e0000" <= char <= _LAST_TAG:
        return cluster[0] == _BLACK_FLAG and cluster[-1] == _LAST_TAG and len(cluster) <= _LONGEST_FLAG
    return False
