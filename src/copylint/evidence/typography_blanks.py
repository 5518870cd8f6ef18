# SPDX-License-Identifier: Apache-2.0
"""Blanks beside signs and blanks too many: the catalogue's T001 to T008, T013 and T014.

Which sign misses one or has a plain one is typography_signs.py's to say, once for a document; what the norm in force
wants there is typography_norm.py's.
"""

import re
from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_joins import EMOTICON, beside_no_breaks
from copylint.evidence.typography_norm import NARROW, NO_BREAK, Norm, norm
from copylint.evidence.typography_places import edited, everywhere, grouped, insertion, place, spread
from copylint.evidence.typography_reading import BLANKS, reading
from copylint.evidence.typography_signs import HIGH, Signs, signs
from copylint.model.places import Match
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_PERCENT = lazy(r"[%\u2030\u2031]")
_SPACES = frozenset(" \u00a0\u202f")
_DOUBLED = lazy(r"(?<=[^\s])(?:[ \t]+[\u00a0\u202f]|[\u00a0\u202f][ \t\u00a0\u202f])[ \t\u00a0\u202f]*(?=\S)")
_EDGES = lazy(r"^[ \t\u00a0]+(?=[^\s])|(?<=\S)[ \t\u00a0]+$", regex.MULTILINE)
_COUNTED = lazy(
    r"(?<=[0-9]) (?=[^\W\d_A-Z]{2})(?!(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|"
    r"novembre|d[ée]cembre)s?\b)"
)
_YEAR = lazy(r"(?<![\d,.])(?:1[0-9]|20)[0-9]{2}\Z")
_NUMBER_BEFORE = lazy(r"[0-9][0-9 \u00a0\u202f.,]*\Z")
_GREAT = lazy(r"(?:milli(?:on|ard)s?|milles?|ans?|euros?|dollars?)\b")


def plain(document: Document, context: Context) -> list[Match]:
    """Plain spaces where the norm wants no-break ones."""
    found = signs(document).plain
    if not found:
        return []
    wanted = norm(document, context)
    blanks = {sign: wanted.blank(sign) for sign in "?!:;\u00ab\u00bb" if wanted.wants(sign)}
    return grouped([(at, at + 1, blanks[sign]) for at, sign in found if sign in blanks])


def unwanted(document: Document, context: Context) -> list[Match]:
    """Blanks before `? ! ;` where the norm wants none; a thin one may stand in Canada."""
    wanted = norm(document, context)
    if wanted.spaces_high or wanted.profile == "fr-CH":
        return []
    allowed = NARROW if wanted.profile == "fr-CA" else ""
    found = [place(at, at + 1, "") for at, blank in signs(document).spaced if blank not in allowed]
    if not wanted.spaces_colon:
        found += [place(at, at + 1, "") for at, sign in signs(document).plain if sign not in HIGH]
    return sorted(found)


def glued(document: Document, context: Context) -> list[Match]:
    """`? ! ; :` that touch the word before them."""
    wanted, found = norm(document, context), signs(document)
    places = (*(found.high if wanted.spaces_high else ()), *(found.colons if wanted.spaces_colon else ()))
    return [_spaced(wanted, document, at) for at in sorted(places)]


def glued_labels(document: Document, context: Context) -> list[Match]:
    """Colons that touch a label, a figure or a word that may not be French."""
    wanted, found = norm(document, context), signs(document)
    return [_spaced(wanted, document, at) for at in found.labels] if wanted.spaces_colon else []


def glued_quotes(document: Document, context: Context) -> list[Match]:
    """Guillemets without the blank inside."""
    wanted, found = norm(document, context), signs(document)
    if not wanted.spaces_quotes:
        return []
    text = document.text
    return [insertion(at + (text[at] == "\u00ab"), wanted.blank(text[at]), at, at + 1) for at in found.quotes]


def _spaced(wanted: Norm, document: Document, at: int) -> Match:
    return insertion(at, wanted.blank(document.text[at]), at, at + 1)


def other_norm(document: Document, context: Context) -> list[Match]:
    """The first sign that shows another norm than the one of the run, where the text keeps to it throughout."""
    wanted, found = norm(document, context), signs(document)
    if not wanted.own:
        return []
    first = min(_shown(found))
    return [place(first, first + 1, profile=wanted.profile, places=len(_shown(found)))]


def _shown(found: Signs) -> list[int]:
    return [*found.high, *found.quotes, *found.colons]


def percent(document: Document, context: Context) -> list[Match]:
    """No blank or a plain space between a figure and % or \u2030; figures of tables are left alone."""
    text = reading(document)
    places = [at for sign in "%\u2030" for at in everywhere(text, sign)]
    if not places or norm(document, context).profile == "fr-CH":
        return []
    found: list[tuple[int, int, int, int, str]] = []
    for at in sorted(places):
        before = text[at - 1 : at]
        if text[at + 1 : at + 2].isalnum():
            continue
        if before.isdigit() and not _in_cell(document, at):
            found.append((at, at + 1, at, at, NO_BREAK))
        elif before == " " and text[at - 2 : at - 1].isalnum() and not _in_cell(document, at):
            found.append((at - 1, at, at - 1, at, NO_BREAK))
    return spread(found)


def percent_words(document: Document, context: Context) -> list[Match]:
    """% and its like that touch a word, before or after."""
    del context
    text = reading(document)
    found: list[Match] = []
    for sign in _PERCENT.finditer(text):
        at = sign.start()
        before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        edits = [(at, at, NO_BREAK)] if before.isalpha() else []
        if behind.isalpha() and (before.isalpha() or before in BLANKS):
            edits.append((at + 1, at + 1, " "))
        if edits and not re.match(r"[0-9][0-9A-Fa-f]|[A-F][0-9A-F]|[sd]\b", text[at + 1 : at + 4]):
            found.append(edited(at, at + 1, edits))
    return found


def _in_cell(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind == "cell"


def double(document: Document, context: Context) -> list[Match]:
    """Two or more plain spaces."""
    text = reading(document)
    if "  " not in text:
        return []
    wanted = norm(document, context)
    found: list[tuple[int, int, str]] = []
    done = 0
    for start in everywhere(text, "  "):
        if start < done:
            continue
        end = start
        while text[end : end + 1] == " ":
            end += 1
        done = end
        behind, before = text[end : end + 1], text[start - 1 : start]
        if not behind.strip() or behind in "|,.)]\u2026" or not before.strip() or before in "|([":
            continue
        new = " "
        if behind in "?!;:\u00bb" and wanted.wants(behind):
            new = wanted.blank(behind)
        elif before == "\u00ab" and wanted.spaces_quotes:
            new = wanted.blank(before)
        found.append((start, end, new))
    return grouped(found)


def doubled(document: Document, context: Context) -> list[Match]:
    """A no-break space next to another blank."""
    del context
    text = reading(document)
    if beside_no_breaks(document).isdisjoint(" \u00a0\u202f"):
        return []
    found: list[Match] = []
    for run in _DOUBLED.finditer(text):
        blanks = [sign for sign in run[0] if sign in (NO_BREAK, NARROW)]
        if text[run.end()] not in ",.\u2026":
            found.append(place(*run.span(), blanks[0]))
    return found


def inside_brackets(document: Document, context: Context) -> list[Match]:
    """Blanks after an opening and before a closing bracket."""
    del context
    text = reading(document)
    return grouped(sorted([*_after_opening(text), *_before_closing(text)]))


def _after_opening(text: str) -> Iterator[tuple[int, int, str]]:
    for start in _blanks_beside(text, "([", 1):
        end = start
        while text[end : end + 1] in _SPACES:
            end += 1
        if text[end : end + 1] not in ("", "\n", ")", "]") and not EMOTICON.search(text, max(start - 4, 0), start):
            yield start, end, ""


def _before_closing(text: str) -> Iterator[tuple[int, int, str]]:
    for last in _blanks_beside(text, ")]", -1):
        start = last
        while start and text[start - 1] in _SPACES:
            start -= 1
        before = text[start - 1 : start]
        if before not in ("", "\n", "(", "[") and not EMOTICON.search(text, max(start - 4, 0), start):
            yield start, last + 1, ""


def _blanks_beside(text: str, brackets: str, step: int) -> Iterator[int]:
    """Offsets of the blanks on one side of brackets."""
    for sign in brackets:
        for at in everywhere(text, sign):
            if at + step >= 0 and text[at + step : at + step + 1] in _SPACES:
                yield at + step


def edges(document: Document, context: Context) -> list[Match]:
    """Blanks at the edges of lines; in Markdown only at their ends, and not the two that break a line."""
    del context
    text = document.text
    found: list[Match] = []
    for blank in _EDGES.finditer(text):
        start, end = blank.span()
        leading = start == 0 or text[start - 1] in "\r\n"
        if document.format != "text" and (leading or len(blank[0]) >= 2):  # noqa: PLR2004 - a hard break has two
            continue
        found.append(place(start, end, ""))
    return found


def counted(document: Document, context: Context) -> list[Match]:
    """A plain space between a figure and what it counts; a year counts nothing."""
    del context
    text = reading(document)
    found: list[Match] = []
    for blank in _COUNTED.finditer(text):
        at = blank.start()
        number = _NUMBER_BEFORE.search(text, max(at - 20, 0), at)
        if number and _YEAR.search(number[0]) and not _GREAT.match(text, at + 1):
            continue
        found.append(place(at, at + 1, NO_BREAK))
    return found
