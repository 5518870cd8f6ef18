# SPDX-License-Identifier: Apache-2.0
"""The blanks beside `? ! ; :` and guillemets: which stand there, which are missing, where the sign is no punctuation.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation"; the catalogue's T001 to T005. One
pass over the signs of a document sorts them; the rules and the search for the file's own norm (typography_norm.py)
read the sorts.
"""

from copylint.document.document import Document
from copylint.document.words import ENGLISH, EXCLAIMED, FRENCH
from copylint.evidence.typography_places import everywhere
from copylint.evidence.typography_reading import BLANKS, MARK, OBJECT, THIN, reading, start_of_line
from copylint.evidence.typography_words import INTERJECTIONS
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

HIGH = "?!;"
GUILLEMETS = "\u00ab\u00bb"
_SIGNS = "?!:;" + GUILLEMETS
# What makes of a sign an emoticon, an operator or a name: `;-)`, `:)`, `!=`, `:smile:`, `::`.
_NO_PUNCTUATION = lazy(
    r"[:;][-'\u2019o]?[)(/|\\\]\[*](?!\w)|[:;][-'\u2019o]?[DPpO3](?!\w)|[!?:]=|::|:[a-z0-9_+-]+:|[!?]\w|;\w|:\w"
)
_CODE = lazy(r"\A:\w|[=\\/@#_<>{}\[\]|*+$^~&]|\w\.\w|[^\W\d_]\d|\d[^\W\d_]")
_TOKEN = lazy(r"[^\s]*\Z")
_PLAIN_TOKEN = lazy(r"[^\W\d_]{2,}\Z")
_CAPITAL_RUN = lazy(r"(?:[^\W\d_][\w'\u2019-]*[ \u00a0])*[^\W\d_][\w'\u2019-]*\Z")
_WORDS = lazy(r"[^\W\d_]+['\u2019]?")
_ENDS = frozenset('\n)]\u00bb\u201d"' + BLANKS)
"""What may stand after a glued sign that is punctuation."""
_BEFORE = frozenset(')\u00bb\u201d"]%\u20ac\u2026')
_LOOK = 90
"""Signs before a colon in which French words are looked for."""


class Signs(NamedTuple):
    """Places, as offsets of the sign unless said otherwise.

    Attributes:
        plain: offsets of a plain space and the sign it stands beside.
        spaced: offsets of a blank before `? ! ;`, plain or not, and the blank.
        high: `? ! ;` that touch the word before them and are surely punctuation.
        joined: `? ! ; :` that touch words on both sides.
        colons: colons that touch a French word.
        labels: colons that touch another word, a figure or a label.
        quotes: guillemets without the blank inside.
        spaced_colons: how many colons have a blank before them, thin ones left out.
        spaced_quotes: how many guillemets have a blank inside, thin ones left out.
    """

    plain: tuple[tuple[int, str], ...]
    spaced: tuple[tuple[int, str], ...]
    high: tuple[int, ...]
    joined: tuple[int, ...]
    colons: tuple[int, ...]
    labels: tuple[int, ...]
    quotes: tuple[int, ...]
    spaced_colons: int
    spaced_quotes: int


def signs(document: Document) -> Signs:
    """The signs of the French prose of a document, sorted."""
    return document.remember("signs", lambda: _sort(document, reading(document)))


class _Sorts:
    """Lists that one pass fills; `Signs` says what they hold."""

    def __init__(self) -> None:
        self.plain: list[tuple[int, str]] = []
        self.spaced: list[tuple[int, str]] = []
        self.glued: dict[str, list[int]] = {"high": [], "joined": [], "colon": [], "label": []}
        self.quotes: list[int] = []
        self.spaced_colons = self.spaced_quotes = 0


def _sort(document: Document, text: str) -> Signs:
    sorts = _Sorts()
    for at in sorted([at for sign in _SIGNS for at in everywhere(text, sign)]):
        if text[at] in GUILLEMETS:
            _sort_guillemet(document, text, at, sorts)
        else:
            _sort_stop(document, text, at, sorts)
    glued = sorts.glued
    return Signs(
        tuple(sorts.plain),
        tuple(sorts.spaced),
        tuple(glued["high"]),
        tuple(glued["joined"]),
        tuple(glued["colon"]),
        tuple(glued["label"]),
        tuple(sorts.quotes),
        sorts.spaced_colons,
        sorts.spaced_quotes,
    )


def _sort_guillemet(document: Document, text: str, at: int, sorts: _Sorts) -> None:
    sign = text[at]
    step = 1 if sign == "\u00ab" else -1  # where its inside is
    beside = _sign(text, at + step)
    behind = _sign(text, at + 1)
    if beside in BLANKS:
        beyond = _sign(text, at + 2 * step)
        sorts.spaced_quotes += beside not in THIN
        if sign == "\u00bb" and beyond == "\n" and behind == " ":  # a speech that goes on
            sorts.plain.append((at + 1, sign))
        if beside == " " and beyond not in " \t\n|" and _is_plain(document, text, at, at + step, beyond):
            sorts.plain.append((at + step, sign))
    elif beside == "\n":
        if sign == "\u00bb" and behind == " " and _sign(text, at + 2) not in BLANKS + "\n":
            sorts.plain.append((at + 1, sign))
    elif _inside(text, at, beside) and not (beside == OBJECT and document.masked(Span(at - 1, at + 2), ("entity",))):
        sorts.quotes.append(at)


def _sort_stop(document: Document, text: str, at: int, sorts: _Sorts) -> None:
    sign, beside = text[at], _sign(text, at - 1)
    if beside in BLANKS:
        beyond = _sign(text, at - 2)
        if sign == ":":
            sorts.spaced_colons += beside not in THIN
        elif _is_punctuation(text, at):
            sorts.spaced.append((at - 1, beside))
        if beside == " " and beyond not in " \t\n|" and _is_plain(document, text, at, at - 1, beyond):
            sorts.plain.append((at - 1, sign))
    elif beside != "\n":
        sort = _glued(text, at)
        if sort is not None:
            sorts.glued[sort].append(at)


def _sign(text: str, at: int) -> str:
    """The sign at an offset; a line end stands before and after a text."""
    return text[at] if 0 <= at < len(text) else "\n"


def _is_punctuation(text: str, at: int) -> bool:
    """Whether a sign is no part of an emoticon, an operator or a name; one before a blank is none."""
    behind = text[at + 1 : at + 2]
    return not behind or behind.isspace() or _NO_PUNCTUATION.match(text, at) is None


def _is_plain(document: Document, text: str, at: int, blank: int, beyond: str) -> bool:
    """Whether a plain space beside a sign can become a no-break one."""
    if text[at] in "?!:;" and not _is_punctuation(text, at):
        return False
    if text[at] == "\u00ab" and beyond.isspace():
        return False
    # GitHub takes a no-break space after a bare address into the link.
    return beyond != OBJECT or not document.masked(Span(blank - 1, blank), ("url",))


def _inside(text: str, at: int, beside: str) -> bool:
    """Whether a guillemet without blank stands on the right side of words: not »so« and not alone."""
    outside = text[at + 1 : at + 2] if text[at] == "\u00bb" else text[at - 1 : at]
    if text[at] == "\u00bb" and outside.isalpha() and beside.isalpha():  # « l»eau »: a wrong apostrophe
        return False
    return beside not in "\u00ab\u00bb" and not (outside.isalnum() and not beside.isalnum())


def _visible_before(text: str, at: int) -> int:
    """The offset of the sign before `at` that a reader sees, -1 where there is none."""
    at -= 1
    while at >= 0 and text[at] == MARK:
        at -= 1
    return at


def _visible_after(text: str, at: int) -> str:
    """The sign from `at` on that a reader sees, a line end where there is none."""
    while at < len(text) and text[at] == MARK:
        at += 1
    return text[at] if at < len(text) else "\n"


def _glued(text: str, at: int) -> str | None:  # noqa: PLR0911 - one return per sort
    """The sort of a sign that touches what stands before it; None where it is no punctuation."""
    before = _visible_before(text, at)
    if before < 0 or (_NO_PUNCTUATION.match(text, at) and text[at + 1 : at + 2] in "=:)(/|\\][*-"):
        return None
    previous, sign = text[before], text[at]
    if not (previous.isalnum() or previous in _BEFORE):
        return None
    end = at + 1
    while sign in "?!" and text[end : end + 1] in ("?", "!"):
        end += 1
    following = _visible_after(text, end)
    token = _TOKEN.search(text, start_of_line(text, before, _LOOK), before + 1)
    word = token[0] if token else ""
    if _CODE.search(word.replace(MARK, "")):
        return None
    if following.isalpha():
        return "joined" if _joined(text, word, end) else None
    if following == "\n" and sign == ":" and text[at - 1] == ":":
        return None
    if following not in _ENDS:
        return "joined" if sign == ":" and following.isdigit() and _PLAIN_TOKEN.fullmatch(word) else None
    if sign == ":":
        return _colon(text, at, before, end)
    return "high" if _is_high(text, at, before, end, following) else None


def _joined(text: str, word: str, end: int) -> bool:
    """Whether a sign between two words stands for a stop: both are plain words of two letters or more."""
    stop = end
    while stop < len(text) and not (text[stop].isspace() or text[stop] in ".,;:!?)\u00bb"):
        stop += 1
    return bool(_PLAIN_TOKEN.fullmatch(word) and _PLAIN_TOKEN.fullmatch(text[end:stop]))


def _is_high(text: str, at: int, before: int, end: int, following: str) -> bool:
    previous, sign = text[before], text[at]
    behind = _first_letter(text, end)
    if previous.isdigit():
        return behind.islower() if sign == ";" else following == "\n" or behind.isupper()
    if _in_english(text, before):
        return False
    if sign == ";" or not previous.isalpha():
        return True
    run = _CAPITAL_RUN.search(text, start_of_line(text, before, _LOOK), before + 1)
    word = run[0].replace("\u00a0", " ").rpartition(" ")[2] if run else ""
    if sign == "!" and (
        word in EXCLAIMED or (len(word) == 1 and word.isascii() and word.islower() and word not in "ay")
    ):
        return False  # a name, a factorial
    if (
        behind.islower() and following in BLANKS and word[:1].isupper() and not _closing(text, end)
    ):  # « Mamma Mia! se joue »
        return sign == "!" and word.casefold() in INTERJECTIONS
    return True


def _closing(text: str, at: int) -> bool:
    """Whether a quotation ends here, behind a blank."""
    return text[at : at + 2].lstrip(BLANKS)[:1] == "\u00bb"


def _in_english(text: str, before: int) -> bool:
    """The words before a sign are English in a line that the vote of its block could not tell."""
    start = start_of_line(text, before, _LOOK)
    words = {word.replace("\u2019", "'").casefold() for word in _WORDS.findall(text, start, before + 1)}
    return bool(words & ENGLISH - FRENCH) and not words & FRENCH - ENGLISH


def _first_letter(text: str, at: int) -> str:
    """The first letter or digit of a line from `at` on, blanks, marks and quotation marks skipped; "" where none."""
    while at < len(text) and (text[at] in BLANKS or text[at] in '\u00ab\u00bb\u201c\u201d"(' or text[at] == MARK):
        at += 1
    return text[at : at + 1] if at < len(text) and text[at].isalnum() else ""


def _colon(text: str, at: int, before: int, end: int) -> str | None:
    """A colon after a French word of a French clause is surely punctuation; after a label or a figure it may not be."""
    ahead = _WORDS.search(text, end, end + 24)
    if ahead and _english(ahead[0]):
        return None
    start = start_of_line(text, before, _LOOK)
    words = _WORDS.findall(text, start, before + 1)
    if not words or not text[before].isalpha():
        return "label"
    if before < at - 1 or text[at + 1 : at + 2] == MARK:  # **Nom**: and **Nom :**
        return "label"
    if words[-1][0].isupper() and ahead and ahead[0][0].isupper() and len(words) > 1:
        return None  # a title and its subtitle
    clause = [word.replace("\u2019", "'").casefold() for word in words]
    return "colon" if any(word in FRENCH for word in clause) and clause[-1] not in ENGLISH - FRENCH else "label"


def _english(word: str) -> bool:
    word = word.replace("\u2019", "'").casefold()
    return word in ENGLISH and word not in FRENCH
