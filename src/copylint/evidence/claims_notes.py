# SPDX-License-Identifier: Apache-2.0
"""Calls of notes and numbered citations, their entries, and what has no partner.

A call is a superscript (« un record² »), a number in brackets ([2]) or, where a copy lost its superscripts, a digit
stuck to a word (« habitants2 »). An entry is a block or line that begins with the same sign, or an item of a numbered
list under a heading « Notes », « Sources », "References". Powers, units and formulas (m², 10², CO², x²) are no calls.
"""

from bisect import bisect_left

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import digit_runs
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.folding import key
from copylint.text.patterns import lazy

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = lazy("[⁰¹²³⁴-⁹]{1,3}")
_BRACKET = lazy(r"(?<![\w\])!`])\[(\d{1,3}(?:[,;][ \u00a0]?\d{1,3}){0,5})\](?![(\[:\w])")
_AFTER_SPACE = lazy(r"(?<=[^\W\d_])[ \u00a0]?\[(\d{1,3})\](?![(\[:\w])")
_DIGITS = lazy(r"[0-9]+")
_FLAT_WORD = lazy(r"(?<![\w.,/#@-])[a-zà-öø-ÿœ]{5,}$")
_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEADING = 60
"""A block shorter than that can be a heading without its mark."""
_FLAT_END = frozenset(" \n\t\u00a0\u202f.,;:!?»)")
_FLAT_SURE = frozenset(" .,;:!?»)\n")
"""After one call at least: where none is followed so, digits behind words are names of things."""
_LINE = lazy(r"(?m)^[ \t>*_]*(?:\[(\d{1,3})\]|([⁰¹²³⁴-⁹]{1,3}))[ \t\u00a0.:)*_]*(?=\S)")
_MARK = lazy(r"\[[0-9]|[⁰¹²³⁴-⁹]")
_ANY_MARK = lazy(r"[0-9⁰¹²³⁴-⁹]")
_NUMBERS = lazy(r"[0-9]+")
_LISTED = lazy(r"\s*(\d{1,3})[.)]\s")
_SECTION = lazy(
    r"[\s#*_]*(?:\d+[.)]?\s*)?(?:notes?(?: et références| de bas de page)?|sources?|références?(?: "
    r"bibliographiques)?|bibliographie|ouvrages cités|"
    r"pour aller plus loin|references?|bibliography|works cited|footnotes|endnotes|sources and notes)[\s:*_]*$",
    regex.IGNORECASE,
)
_SECTIONS = (
    "note",
    "source",
    "référence",
    "reference",
    "bibliograph",
    "ouvrages cités",
    "works cited",
    "aller plus loin",
)
"""One of these stands in every heading that `_SECTION` knows."""
_UNITS = frozenset(
    "m km cm mm dm hm dam ha s h g kg l x y z n r a b c e i j k mc co no so nh po ho log cos sin tan".split()
)
_SHORTEST_WORD, _SHORTEST_ENTRY = 3, 15
_WORD = lazy(r"[^\W\d_]+$")
_MASKS = ("code", "url", "target", "path", "email", "math", "html", "definition", "template", "front-matter")


class Call(NamedTuple):
    """A call of a note: its number and place. `style` is raised, bracket or flat."""

    number: int
    span: Span
    style: str


class Entry(NamedTuple):
    """An entry: its number, the place of its mark, and its words folded."""

    number: int
    span: Span
    words: str
    style: str


def calls_of(document: Document) -> tuple[Call, ...]:
    """The calls of a document, in order of place; computed once."""
    return document.remember("note calls", lambda: _read_calls(document))


def entries_of(document: Document) -> tuple[Entry, ...]:
    """The entries of a document, in order of place; computed once, and only where something asks for them."""
    return document.remember("note entries", lambda: _read_entries(document))


def _read_calls(document: Document) -> tuple[Call, ...]:
    text = document.text
    raised, bracketed = _spots(document)
    flat = [
        (start, end)
        for start, end in digit_runs(document)
        if end - start <= 2 and text[start - 1 : start].islower()  # noqa: PLR2004 - up to 99
    ]
    if flat and not any(text[start] != "0" and text[end : end + 1] in _FLAT_SURE for start, end in flat):
        flat = []
    if not (raised or bracketed or flat):
        return ()
    marks = {entry.span for entry in entries_of(document)} if raised or bracketed else set()
    calls: list[Call] = []
    spots = sorted((*raised, *bracketed, *(start for start, _ in flat)))
    for block in document.prose:
        at = bisect_left(spots, block.span.start)
        if at < len(spots) and spots[at] < block.span.end and block.kind not in ("attribute", "meta"):
            calls += _calls(document, block, text[block.span.start : block.span.end], flat=bool(flat))
    return tuple(sorted((call for call in calls if call.span not in marks), key=lambda call: call.span))


def _spots(document: Document) -> tuple[list[int], list[int]]:
    """Where raised digits stand, and where brackets with a digit open."""
    return document.remember("note spots", lambda: _find_spots(document))


def _find_spots(document: Document) -> tuple[list[int], list[int]]:
    text = document.text
    raised: list[int] = []
    for sign in () if text.isascii() else _RAISED_SIGNS:
        at = text.find(sign)
        while at >= 0:
            raised.append(at)
            at = text.find(sign, at + 1)
    bracketed = (
        [start - 1 for start, _ in digit_runs(document) if text[start - 1 : start] == "["] if "[" in text else []
    )
    return raised, bracketed


def _read_entries(document: Document) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    in_section = False
    raised, bracketed = _spots(document)
    spots = sorted((*raised, *bracketed))
    listed = "item" in [block.kind for block in document.prose]  # many texts have no list
    if listed:
        lower: str = document.remember("lower text", document.text.lower)
        listed = any(word in lower for word in _SECTIONS)
    if not (spots or listed):
        return ()
    for block in document.prose:
        if block.kind in ("attribute", "meta"):
            continue
        start, end = block.span
        if listed and (block.kind == "heading" or end - start < _HEADING):
            section = bool(_SECTION.match(document.text[start:end]))
            in_section = section if block.kind == "heading" else in_section or section
        at = bisect_left(spots, start)
        if (at < len(spots) and spots[at] < end) or (in_section and block.kind == "item"):
            entries += _entries(document, block, document.text[start:end], in_section=in_section)
    return tuple(entries)


def _entries(document: Document, block: Block, text: str, *, in_section: bool) -> list[Entry]:
    found = []
    starts = list(_LINE.finditer(text)) if _MARK.search(text) else []
    for at, match in enumerate(starts):
        group = 1 if match[1] else 2
        number = int(match[group].translate(_SUPERSCRIPT))
        stop = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        begin = match.start(group) - (group == 1)
        span = Span(block.span.start + begin, block.span.start + match.end(group) + (group == 1))
        found.append(Entry(number, span, key(text[match.end() : stop]), "bracket" if group == 1 else "raised"))
    if not found and in_section and block.kind == "item":
        listed = _LISTED.match(document.text, block.outer.start, block.span.start)
        if listed:
            found.append(Entry(int(listed[1]), block.span, key(text), "listed"))
    return found


def _calls(document: Document, block: Block, text: str, *, flat: bool) -> list[Call]:
    found: list[Call] = []
    if not _ANY_MARK.search(text):
        return found
    if any(sign in text for sign in _SIGNS):
        found += [
            Call(int(match[0].translate(_SUPERSCRIPT)), _span(block, *match.span()), "raised")
            for match in _RAISED.finditer(text)
            if _is_call(text, match.start(), match.end())
        ]
    if "[" in text:
        found += _bracketed(block, text)
    if flat:
        found += [
            Call(int(digits[0]), _span(block, *digits.span()), "flat")
            for digits in _DIGITS.finditer(text)
            if _is_flat(text, *digits.span())
        ]
    return [call for call in found if not document.masked(call.span, _MASKS) and not _in_link(document, call.span)]


def _bracketed(block: Block, text: str) -> list[Call]:
    """[1], [2, 3]; also stuck to a word: « habitants[4] »."""
    found = [
        Call(int(number), _span(block, *match.span()), "bracket")
        for match in _BRACKET.finditer(text)
        for number in _NUMBERS.findall(match[1])
    ]
    known = {call.span for call in found}
    stuck = [(match[1], _span(block, match.start(1) - 1, match.end(1) + 1)) for match in _AFTER_SPACE.finditer(text)]
    return found + [Call(int(number), span, "bracket") for number, span in stuck if span not in known]


def _is_flat(text: str, start: int, end: int) -> bool:
    """Whether digits are a call that lost its shape: one or two, stuck to a word in lower case, then a blank."""
    if not start or end - start > 2 or text[start] == "0" or not text[start - 1].islower():  # noqa: PLR2004 - up to 99
        return False
    if end < len(text) and text[end] not in _FLAT_END:
        return False
    return _FLAT_WORD.search(text[max(start - 24, 0) : start]) is not None


def _span(block: Block, start: int, end: int) -> Span:
    return Span(block.span.start + start, block.span.start + end)


def _in_link(document: Document, span: Span) -> bool:
    return any(
        node.kind in ("link", "image", "footnote") and node.span.start <= span.start < node.span.end
        for node in document.inlines
    )


def _is_call(text: str, start: int, end: int) -> bool:
    """Whether a superscript follows a word, a figure's sign or a stop: no power, unit, formula or fraction."""
    if start == 0 or text[end : end + 1] in ("⁄", "⁻", "⁺") or text[end : end + 1].isalnum():
        return False
    before = text[start - 1]
    if before.isdigit() or before in "⁄⁻⁺/^":
        return False
    word = _WORD.search(text[:start][-24:])
    if word is None:
        return before in '%»”").,;!?’\u2026'
    return len(word[0]) >= _SHORTEST_WORD and word[0].lower() not in _UNITS and not word[0].isupper()


def calls_without_entry(document: Document, style: str) -> list[Call]:
    """Calls that lead nowhere, by style.

    raised: any superscript without its entry; bracket: [n] where other entries stand; unlisted: [n] where no entry
    stands at all and two numbers at least are called; flat: digits stuck to words, two at least and in order.
    """
    calls = [call for call in calls_of(document) if call.style == ("bracket" if style == "unlisted" else style)]
    if not calls:
        return []
    known = {entry.number for entry in entries_of(document) if style == "raised" or entry.style != "raised"}
    if style == "flat":
        numbers = [call.number for call in calls]
        if len(set(numbers)) < 2 or numbers != sorted(numbers) or numbers[0] > 3 or len(numbers) > max(numbers):  # noqa: PLR2004
            return []
        if known >= set(numbers):
            return []
    if style == "bracket" and not known:
        return []
    if style == "unlisted" and (known or len({call.number for call in calls}) < 2):  # noqa: PLR2004
        return []
    return [call for call in calls if call.number not in known]


def entries_without_call(document: Document) -> list[Entry]:
    """Entries that nothing calls, where other entries of their kind are called."""
    called = {call.number for call in calls_of(document)}
    entries = entries_of(document) if called else ()
    if not called & {entry.number for entry in entries}:
        return []
    return [entry for entry in entries if entry.number not in called]


def duplicate_entries(document: Document) -> list[tuple[Entry, Entry]]:
    """Entries that say the same: (the later, the earlier)."""
    seen: dict[str, Entry] = {}
    found = []
    for entry in entries_of(document):
        words = entry.words
        if len(words) < _SHORTEST_ENTRY or words.startswith(("ibid", "op. cit", "loc. cit")):
            continue
        if words in seen:
            found.append((entry, seen[words]))
        else:
            seen[words] = entry
    return found
