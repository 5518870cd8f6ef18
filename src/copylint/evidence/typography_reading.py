# SPDX-License-Identifier: Apache-2.0
"""The words of one language in their places: what the rules of typography read.

Most signs of a Markdown file are no punctuation: code, addresses, markup, words of another language. Asking the masks
about each sign would cost more than the rules themselves; so they read a copy of the text, as long as the text and
with the same offsets, in which all that is not theirs is covered. Left out are values of the front matter, which feed
slugs and feeds, and titles of links: a no-break space does harm there.
"""

from collections.abc import Sequence

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.document.language import block_languages, foreign_stretches
from copylint.evidence.characters_odd import possible
from copylint.model.places import Span
from copylint.text.patterns import lazy

OBJECT = "\x1a"
"""Stands for each sign of what a reader sees and nobody spaces: code, addresses, foreign words."""
MARK = "\x1b"
"""Stands for each sign of markup that no reader sees: `**`, tags, the target of a link."""
BLANKS = " \u00a0\u202f\u2007\u2009\t"
"""The blanks of one line."""
NO_BREAKS = "\u00a0\u202f"
"""Those that do not break."""
THIN = "\u202f\u2009"
"""Those that are narrow; the second one breaks."""
_OBJECTS = ("code", "url", "email", "path", "math", "template", "entity", "front-matter", "definition")
_MARKS = ("target", "html", "comment", "marker")
_ATTRIBUTES = lazy(r"\{[^{}\n]{0,200}=[^{}\n]{0,200}\}")
_DISPLAY = lazy(r"\\\[[^\n]{1,400}?\\\]")
_NOTE = lazy(r"\[\^[^\]\s]{1,40}\]:?")
_TWICE = lazy(r"&amp;#?[0-9A-Za-z]{2,8};")

Hole = tuple[int, int, str]
"""Start, end, the sign that stands there."""


def reading(document: Document, language: str = "fr") -> str:
    """A copy of `document.text`, as long, in which only prose of a language can be read.

    Between two blocks stand line ends; under masks and in foreign words stand `OBJECT` and `MARK`.
    """
    return document.remember(("reading", language), lambda: _read(document, language))


def reads(document: Document) -> bool:
    """Whether anything of a document is French: where nothing is, the rules about `reading` need not be asked."""
    return document.remember("anything to read", lambda: bool(reading(document).strip("\n")))


def _read(document: Document, language: str) -> str:
    text = document.text
    languages, foreign = block_languages(document), foreign_stretches(document)
    damaged = _damaged(document)
    holes: list[Hole] | None = None  # of a text in another language nothing is read, and nothing need be covered
    pieces: list[str] = []
    at = place = 0
    for block in document.prose:
        start, end = span = block.span
        tongue = languages[span]
        own = tongue == language or (tongue == "und" and _says_little(text[start:end]))
        if (not own and span not in foreign) or start < at or start in damaged or _left_out(block):
            continue  # among these: an attribute inside the markup of another block
        if holes is None:
            holes = _holes(document)
        pieces.append("\n" * (start - at))
        at = start
        while place < len(holes) and holes[place][1] <= start:
            place += 1
        last = place
        while last < len(holes) and holes[last][0] < end:
            last += 1
        cuts = holes[place:last]
        if span in foreign:
            cuts = sorted(cuts + _others(text, span, foreign[span], language, own=own))
        for one, two, sign in cuts:
            if one > at:
                pieces.append(text[at:one])
                at = one
            if two > at:
                stop = min(two, end)
                pieces.append(sign * (stop - at))
                at = stop
        pieces.append(text[at:end])
        at = end
    pieces.append("\n" * (len(text) - at))
    copy = "".join(pieces)
    return copy.replace("\r", "\n") if "\r" in text else copy


def _left_out(block: Block) -> bool:
    """Whether a block is a value of the front matter or the title of a link."""
    return block.kind == "meta" or (block.kind == "attribute" and block.key == "title")


def start_of_line(text: str, at: int, look: int) -> int:
    """Where the line of an offset begins, or `look` signs before it: a line may be a megabyte long."""
    start = max(at - look, 0)
    return text.rfind("\n", start, at) + 1 or start


def word_before(text: str, at: int) -> str:
    """The last word before an offset, folded: what stands between it and the blank before, forty signs at most."""
    start = max(at - 40, 0)
    return text[text.rfind(" ", start, at) + 1 or start : at].casefold()


def _says_little(text: str) -> bool:
    """A figure with a Greek unit is in every language."""
    return sum(map(str.isalpha, text)) < 3  # noqa: PLR2004 - no word has so few


def _damaged(document: Document) -> frozenset[int]:
    """Where the blocks start that went through the wrong encoding: their blanks may be halves of letters."""
    if not possible(document, "mojibake"):
        return frozenset()
    from copylint.evidence.characters_mistaken import mojibake  # noqa: PLC0415 - few texts show a sign of it

    blocks = (document.block_at(match.span.start) for match in mojibake(document))
    return frozenset(block.span.start for block in blocks if block is not None)


def _holes(document: Document) -> list[Hole]:
    """What is covered whatever the language, in order of place."""
    return document.remember("holes of the reading", lambda: _compute_holes(document))


def _compute_holes(document: Document) -> list[Hole]:
    masks = document.masks
    holes = [(start, end, OBJECT) for start, end in masks.covered(_OBJECTS)]
    holes += [(start, end, MARK) for start, end in masks.covered(_MARKS)]
    if "{" in document.text:  # attributes of an image or a link
        holes += [(*found.span(), MARK) for found in _ATTRIBUTES.finditer(document.text)]
    if "\\[" in document.text:  # display mathematics
        holes += [(*found.span(), OBJECT) for found in _DISPLAY.finditer(document.text)]
    if "[^" in document.text:  # calls of notes
        holes += [(*found.span(), MARK) for found in _NOTE.finditer(document.text)]
    if "&amp;" in document.text:  # entities escaped twice
        holes += [(*found.span(), OBJECT) for found in _TWICE.finditer(document.text)]
    return sorted(holes)


def _others(text: str, block: Span, stretches: Sequence[tuple[Span, str]], language: str, *, own: bool) -> list[Hole]:
    """What of a block is in another language; blanks at the edges of a stretch belong to the marks around it."""
    spans = []
    for span, other in stretches:
        if (other == language) == own:
            continue
        start, end = span
        while start < end and text[start] in BLANKS:
            start += 1
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        spans.append((start, end))
    if own:
        return [(start, end, OBJECT) for start, end in spans]
    gaps = []
    at = block.start
    for start, end in sorted(spans):
        if start > at:
            gaps.append((at, start, OBJECT))
        at = max(at, end)
    gaps.append((at, block.end, OBJECT))
    return gaps
