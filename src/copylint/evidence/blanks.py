# SPDX-License-Identifier: Apache-2.0
"""Blanks that are missing, one too many or of the wrong kind: the catalogue's T006 to T011, T013 to T015.

Each function searches the reading of a document (reading.py) from its rarest sign, behind a guard that costs nothing.
"""

import re

import regex

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.norm import NARROW, NO_BREAK, Norm, norm
from copylint.evidence.places import edited, everywhere, grouped, insertion, place, spread
from copylint.evidence.reading import BLANKS, MARK, NO_BREAKS, reading
from copylint.evidence.signs import HIGH, Signs, signs
from copylint.model.places import Match
from copylint.text.patterns import lazy

_PERCENT = lazy(r"[%\u2030\u2031]")
_BEFORE_STOP = lazy(r"(?<=[^\s(\[{\u00ab\u201c|*])[ \u00a0\u202f\u2009]+(?:,(?![,\w])|\.(?![.\w]))")
_EMOTICON = lazy(r"[:;=][-'o]?[()DPp]\Z")
_JOINED_COMMA = lazy(r",(?=[^\W\d_])")
_JOINED_STOP = lazy(r"[.\u2026](?=[^\W\d_])")
_SPACES = frozenset(" \u00a0\u202f")
_GLUED_BRACKET = lazy(r"(?<=[^\W\d_])\((?=[^\W\d_]+[ \u00a0][^()\n]{2,200}\))")
_GLUED_AFTER_BRACKET = lazy(r"(?<=[^\W\d_]\))(?=[^\W\d_]{2})")
_DOUBLED = lazy(r"(?<=[^\s])(?:[ \t]+[\u00a0\u202f]|[\u00a0\u202f][ \t\u00a0\u202f])[ \t\u00a0\u202f]*(?=\S)")
_EDGES = lazy(r"^[ \t\u00a0]+(?=[^\s])|(?<=\S)[ \t\u00a0]+$", regex.MULTILINE)
_COUNTED = lazy(
    r"(?<=[0-9]) (?=[^\W\d_A-Z]{2})(?!(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|"  # noqa: E501 as it was written; to be split
    r"d[ée]cembre)s?\b)"
)
_YEAR = lazy(r"(?<![\d,.])(?:1[0-9]|20)[0-9]{2}\Z")
_NUMBER_BEFORE = lazy(r"[0-9][0-9 \u00a0\u202f.,]*\Z")
_GREAT = lazy(r"(?:milli(?:on|ard)s?|milles?|ans?|euros?|dollars?)\b")
_STOP_CAPITAL = lazy(r"\.(?=[A-Z\u00c0-\u00dd])")
_LATE = lazy(r"(?<=\w)([ \u00a0\u202f])([?!;:])(?=[^\W\d_]{2}|(?<=:)[0-9])")
_DATA = lazy(r"[(=\[{_/\\<>\d]|,.*,")


# ---- beside ? ! ; : and guillemets (signs.py) --------------------------------------------------


def plain(document: Document, context: Context) -> list[Match]:
    """Plain spaces where the norm wants no-break ones."""
    found = signs(document).plain
    if not found:
        return []
    wanted = norm(document, context)
    blanks = {sign: wanted.blank(sign) for sign in "?!:;\u00ab\u00bb" if _wants(wanted, sign)}
    return grouped([(at, at + 1, blanks[sign]) for at, sign in found if sign in blanks])


def _wants(wanted: Norm, sign: str) -> bool:
    if wanted.profile == "fr-CH":  # a thin one, or none
        return True
    if sign in HIGH:
        return wanted.spaces_high
    return wanted.spaces_colon if sign == ":" else wanted.spaces_quotes


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


def beside_no_breaks(document: Document) -> frozenset[str]:
    """The signs that follow a no-break space in the reading, and a blank where one precedes it."""
    return document.remember("beside no-break spaces", lambda: _beside(reading(document)))


def _beside(text: str) -> frozenset[str]:
    found: set[str] = set()
    for sign in NO_BREAKS:
        if sign in text:
            for at in everywhere(text, sign):
                found.add(text[at + 1 : at + 2])
                if text[at - 1 : at] == " ":
                    found.add(" ")
    return frozenset(found)


# ---- per cent ----------------------------------------------------------------------------------


def percent(document: Document, context: Context) -> list[Match]:
    """No blank or a plain space between a figure and % or \u2030; figures of tables are left alone."""
    text = reading(document)
    places = [at for sign in "%\u2030" for at in everywhere(text, sign)]
    if not places or norm(document, context).profile == "fr-CH":
        return []
    found = []
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
    found = []
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


# ---- stops and commas --------------------------------------------------------------------------


def before_stop(document: Document, context: Context) -> list[Match]:
    """Blanks before a comma or a full stop."""
    del context
    text = reading(document)
    if not (" ," in text or " ." in text or not beside_no_breaks(document).isdisjoint(",.")):
        return []
    return [
        place(found.start(), found.end() - 1, "")
        for found in _BEFORE_STOP.finditer(text)
        if not _EMOTICON.search(text, max(found.start() - 4, 0), found.start())
        and text[found.start() - 1] not in ",;.:-\u2013\u2014"
    ]


def after_comma(document: Document, context: Context) -> list[Match]:
    """Commas that touch words on both sides."""
    del context
    text = reading(document)
    return [
        insertion(found.end(), " ", found.start(), found.end())
        for found in _JOINED_COMMA.finditer(text)
        if _sure_comma(text, found.start())
    ]


def _sure_comma(text: str, at: int) -> bool:
    word, rest = _around(text, at)
    plain_words = re.fullmatch(r"[^\W\d_]+", word) and not _DATA.search(word + "," + rest)
    return bool(plain_words) and max(len(word), len(re.split(r"\W", rest, maxsplit=1)[0])) > 2  # noqa: PLR2004 - x,y


def _around(text: str, at: int) -> tuple[str, str]:
    """What touches a sign, to the next blanks."""
    start = at
    while start and not text[start - 1].isspace() and at - start < 60:  # noqa: PLR2004 - no word is longer
        start -= 1
    end = at + 1
    while end < len(text) and not text[end].isspace() and end - at < 60:  # noqa: PLR2004 - as above
        end += 1
    return text[start:at].lstrip('(\u00ab\u201c"*' + MARK), text[at + 1 : end]


_BEFORE_NEXT = lazy(r"[^\W\d_A-Z]{2,}\.(?=[A-Z\u00c0-\u00dd][^\W\d_]*(?:['\u2019][^\W\d_]+)?[ ,\u00a0])")


def after_stop(document: Document, context: Context) -> list[Match]:
    """A full stop between a word and the capital of the next sentence, `? !` and the like before a bracket or a word."""  # noqa: E501 as it was written; to be split
    text = reading(document)
    found = []
    for stop in _STOP_CAPITAL.finditer(text):
        at = stop.start()
        if _BEFORE_NEXT.match(text, _word_start(text, at)) and _sentence_like(text, at):
            found.append(insertion(at + 1, " ", at, at + 1))
    joined = signs(document).joined
    if joined:
        wanted = norm(document, context)
        found += [_both(wanted, text, at) for at in joined if text[at] in HIGH and text[at + 1].isupper()]
    if "(" in text:
        found += [
            insertion(at, " ", at - 1, at + 1)
            for at in everywhere(text, "(")
            if text[at - 1 : at] in ("?", "!", ",") and text[at + 1 : at + 2].isalpha()
        ]
    return sorted(found)


def joined_words(document: Document, context: Context) -> list[Match]:
    """Words on both sides of a stop without any blank, where it may be a name, an address or a cut word as well."""
    wanted = norm(document, context)
    text = reading(document)
    sure = {match.span.start for match in after_stop(document, context)}
    found = []
    for stop in _JOINED_STOP.finditer(text):
        at = stop.start()
        word, rest = _around(text, at)
        if at in sure or not re.fullmatch(r"[^\W\d_]{2,}", word) or not re.match(r"[^\W\d_]['\u2019\w]", rest):
            continue
        found.append(insertion(at + 1, " ", at, at + 1))
    found += [_both(wanted, text, at) for at in signs(document).joined if at not in sure]
    for late in _LATE.finditer(text):
        edits = [(late.end(), late.end(), " ")]
        if late[1] == " " and _wants(wanted, late[2]):
            edits.append((late.start(1), late.end(1), wanted.blank(late[2])))
        found.append(edited(*late.span(2), edits))
    found += [
        insertion(comma.end(), " ", comma.start(), comma.end())
        for comma in _JOINED_COMMA.finditer(text)
        if not _sure_comma(text, comma.start()) and text[comma.start() - 1 : comma.start()].isalpha()
    ]
    return sorted(found)


def _both(wanted: Norm, text: str, at: int) -> Match:
    edits = [(at + 1, at + 1, " ")]
    if wanted.spaces_colon if text[at] == ":" else wanted.spaces_high:
        edits.append((at, at, wanted.blank(text[at])))
    return edited(at, at + 1, edits)


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _sentence_like(text: str, at: int) -> bool:
    """The word before a stop follows a blank: part of running text, not of a name (Node.js, M.Dupont, .Scratch.Set)."""
    start = _word_start(text, at)
    return start > 0 and text[start - 1] in BLANKS + "'\u2019"


# ---- blanks too many ---------------------------------------------------------------------------


def double(document: Document, context: Context) -> list[Match]:
    """Two or more plain spaces."""
    text = reading(document)
    if "  " not in text:
        return []
    wanted = norm(document, context)
    found = []
    done = 0
    for start in everywhere(text, "  "):
        if start < done:
            continue
        end = start
        while text[end : end + 1] == " ":
            end += 1
        done = end
        behind, before = text[end : end + 1], text[start - 1 : start]
        if (
            not behind
            or behind.isspace()
            or behind in "|,.)]\u2026"
            or not before
            or before.isspace()
            or before in "|(["
        ):
            continue
        new = " "
        if behind in "?!;:\u00bb" and _wants(wanted, behind):
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
    found = []
    for run in _DOUBLED.finditer(text):
        blanks = [sign for sign in run[0] if sign in (NO_BREAK, NARROW)]
        if text[run.end()] not in ",.\u2026":
            found.append(place(*run.span(), blanks[0]))
    return found


def inside_brackets(document: Document, context: Context) -> list[Match]:  # noqa: C901 as it was written; to be split
    """Blanks after an opening and before a closing bracket."""
    del context
    text = reading(document)
    found = []
    for sign in "([":
        for at in everywhere(text, sign):
            if text[at + 1 : at + 2] in _SPACES:
                end = at + 1
                while text[end : end + 1] in _SPACES:
                    end += 1
                behind = text[end : end + 1]
                if behind not in ("", "\n", ")", "]") and not _EMOTICON.search(text, max(at - 3, 0), at + 1):
                    found.append((at + 1, end, ""))
    for sign in ")]":
        for at in everywhere(text, sign):
            if text[at - 1 : at] in _SPACES and at:
                start = at
                while start and text[start - 1] in _SPACES:
                    start -= 1
                before = text[start - 1 : start]
                if before not in ("", "\n", "(", "[") and not _EMOTICON.search(text, max(start - 4, 0), start):
                    found.append((start, at, ""))
    return grouped(sorted(found))


def outside_brackets(document: Document, context: Context) -> list[Match]:
    """No blank before a bracket that holds several words, or after it."""
    del context
    text = reading(document)
    found = []
    for one in _GLUED_BRACKET.finditer(text):
        at = one.start()
        start = _word_start(text, at)
        if at - start > 2:  # noqa: PLR2004 - f(x, y)
            close = text.find(")", at)
            edits = [(at, at, " ")]
            if _GLUED_AFTER_BRACKET.match(text, close + 1):
                edits.append((close + 1, close + 1, " "))
            found.append(edited(at, at + 1, edits))
    return found


def edges(document: Document, context: Context) -> list[Match]:
    """Blanks at the edges of lines; in Markdown only at their ends, and not the two that break a line."""
    del context
    text = document.text
    found = []
    for blank in _EDGES.finditer(text):
        start, end = blank.span()
        leading = start == 0 or text[start - 1] in "\r\n"
        if document.format != "text" and (leading or len(blank[0]) >= 2):  # noqa: PLR2004 - a hard break has two
            continue
        found.append(place(start, end, ""))
    return found


# ---- figures and their nouns -------------------------------------------------------------------


def counted(document: Document, context: Context) -> list[Match]:
    """A plain space between a figure and what it counts; a year counts nothing."""
    del context
    text = reading(document)
    found = []
    for blank in _COUNTED.finditer(text):
        at = blank.start()
        number = _NUMBER_BEFORE.search(text, max(at - 20, 0), at)
        if number and _YEAR.search(number[0]) and not _GREAT.match(text, at + 1):
            continue
        found.append(place(at, at + 1, NO_BREAK))
    return found
