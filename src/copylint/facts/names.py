# SPDX-License-Identifier: Apache-2.0
"""Names of a text: runs of capitalised words, with their titles; acronyms. Guessed from capitals, no dictionary.

    name  = [title] word {joint word}          M. Jean-Paul Le Goff, Mme Ursula von der Leyen, Dr Roux
    joint = blank | blank particle blank       particles: de, du, d', von, van, ben, el…
    word  = capital letter then letters, hyphens, apostrophes inside; or an initial with its stop

A word that merely opens a sentence is no name by itself: closed list of function words, and a first word must be
followed by another capital. Days and months are no names. Source of titles: Lexique des règles typographiques en usage
à l'Imprimerie nationale, "Abréviations"; Chicago Manual of Style 10.11.
"""

from copylint.facts.namewords import FUNCTION_WORDS, PARTICLES, TITLES
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪĶĹĻŁŃŅŇŐŘŚŞŠŤŪŮŰŹŻŽŒŸİ\u0386-\u03ab\u0410-\u042f"
"""Capitals of the Latin scripts of Europe, Greek and Russian; a set is searched faster than a property."""
_WORD = rf"(?:[{_CAPITAL}]\.|[{_CAPITAL}][^\W\d_]*(?:[-\u2010\u2011'\u2019][^\W\d_]+)*)"
_PARTICLE = "|".join(sorted(sorted(PARTICLES), key=len, reverse=True))
_RUN = lazy(
    rf"(?<![^\W_]){_WORD}(?:[ \u00a0\u202f](?:(?:{_PARTICLE})[ \u00a0\u202f])*(?:(?:[dl]['\u2019]|al-|el-)?{_WORD}))*"
)
_PIECE = lazy(r"[^\s\u00a0\u202f]+")
_SENTENCE_START = lazy(r"(?:^|[.!?\u2026:\n»”\"]|[\u2014\u2013-]\s)[\s«“\"'(*_>#]*$")
_ELIDED = lazy(r"^(?:[LlDdQqSsNnJjCcMmTt]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)['\u2019](?=\w)")


class Name(NamedTuple):
    """A name: its place (the title left out), its words, and the title before it ("" where there is none)."""

    span: Span
    words: tuple[str, ...]
    title: str = ""

    @property
    def last(self) -> str:
        """The last word, which other mentions share."""
        return self.words[-1]

    @property
    def first(self) -> str:
        """The first word where there are two or more, else ""."""
        return self.words[0] if len(self.words) > 1 else ""

    @property
    def acronym(self) -> bool:
        """One word of two to six capitals."""
        return len(self.words) == 1 and 2 <= len(self.words[0]) <= 6 and self.words[0].isupper()  # noqa: PLR2004


def names(text: str, start: int = 0, end: int | None = None, language: str = "fr") -> list[Name]:
    """The names in `text[start:end]`, in order of place; they read the same in both languages."""
    del language
    stop = len(text) if end is None else end
    found: list[Name] = []
    for run in _RUN.finditer(text, start, stop):
        name = _name(text, start, run.start(), run.end())
        if name is not None:
            found.append(name)
    return found


def _name(text: str, low: int, begin: int, close: int) -> Name | None:
    pieces = []
    for found in _PIECE.finditer(text, begin, close):
        elided = _ELIDED.match(found[0])
        skipped = elided.end() if elided else 0
        pieces.append((found.start() + skipped, found[0][skipped:]))
    title = ""
    opens = bool(_SENTENCE_START.search(text[max(low, begin - 4) : begin])) or begin == low
    at = 0
    while at < len(pieces):
        place, word = pieces[at]
        lower = word.lower()
        if lower.rstrip(".") in TITLES and at + 1 < len(pieces):
            title = word
        elif not (lower in FUNCTION_WORDS or (word.islower() and lower in PARTICLES)):
            break
        at += 1
        opens = False
        begin = place + len(word)
    stop = len(pieces)
    while stop > at and pieces[stop - 1][1].lower() in FUNCTION_WORDS:
        stop -= 1
    pieces = pieces[at:stop]
    if not pieces:
        return None
    first, last = pieces[0][0], pieces[-1][0] + len(pieces[-1][1])
    words = tuple(word for _, word in pieces if not (word.islower() and word.lower() in PARTICLES))
    if opens and len(words) == 1 and not words[0].isupper():
        return None
    if all(len(word.rstrip(".")) == 1 for word in words):
        return None
    return Name(Span(first, last), words, title or _title_before(text, low, first))


def _title_before(text: str, low: int, begin: int) -> str:
    before = text[max(low, begin - 16) : begin].rstrip(" \u00a0\u202f")
    word = before[
        max(before.rfind(" "), before.rfind("\u00a0"), before.rfind("\n"), before.rfind("\u2019"), before.rfind("'"))
        + 1 :
    ]
    return word if word.rstrip(".").lower() in TITLES else ""
