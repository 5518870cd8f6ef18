# SPDX-License-Identifier: Apache-2.0
"""Figures that ask for a source, and where they may stand.

A figure is strong where a reader would ask "says who": money at large, percentages, millions, counts from a thousand,
shares and multiples, averages. Distances, durations, prices, years, small numbers are not (1.9 small numbers and 2.5
dates per 300 words of human news: reporting them would be noise). A strong figure is excused by its sentence (question,
hypothesis…), by who speaks or by the genre of the text: claims_excuses.py.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from ahocorasick import Automaton

from copylint.document.blocks import MARKUP, Block
from copylint.document.document import Document
from copylint.evidence.claims_tokens import cues, sentence_in, words_of
from copylint.facts.plurals import is_plural
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from decimal import Decimal

    from copylint.facts.quantity import Quantity

MILLION, THOUSAND, LARGE_MONEY = 1_000_000, 1000, 10_000
_HIDDEN = tuple(kind for kind in MARKUP if kind != "marker")
_B = "[ \u00a0\u202f]"
_SHARE = lazy(
    rf"{_B}(?:des\b|de la population|de la\b|du\b|de l['\u2019]|d['\u2019]entre|de nos|de ses|de leurs|de ces|"
    rf"d['\u2019]|of\b)"
)
_NOT_SHARE = lazy(
    rf"{_B}(?:du temps|de l['\u2019]année|de la journée|de la nuit|de l['\u2019]heure|du chemin|du trajet|de la "
    rf"route|du siècle|des cas où|"
    r"de la pâte|du mélange|de l['\u2019]eau|du sucre|de la farine|de la classe|de la largeur|de la hauteur|de la "
    r"page|of the time|of the way|"
    r"of an hour|of a century|of the day|of the month|of it|of that|of this)\b"
)
_IDIOMS = lazy(
    rf"(?:%|cent|percent){_B}?(?:libres?|gratuite?s?|français[es]*|naturel(?:le)?s?|électriques?|bio|coton|made in|"
    rf"free|natural|sûre?s?|open)\b"
)
_COMPOSITION = lazy(
    rf"{_B}(?:du poids|du volume|en poids|de matières?|d['\u2019]alcool|de cacao|d['\u2019]humidité|de coton|de "
    rf"laine|d['\u2019]eau\b|de sucre|de pente|"
    r"de marge de|by weight|by volume|alcohol|cotton|cocoa|wool|humidity|fat\b)"
)
_CARBON = lazy(rf"{_B}(?:de{_B}|of{_B}|d['\u2019])?(?:CO2|CO\u2082|CO\u00b2|carbone|carbon|dioxyde)")
_NOUN = lazy(rf"(?:{_B}|\n)+(?:de |d['\u2019])?([^\W\d_]+)")
_CHANGED = lazy(
    r"(?:augment|recul|baiss|chut|progress|bond|diminu|rédui|grimp|hauss|croî|crû|cru|perdu|fond|gonfl|effondr|allég|"
    r"fell|fall|rose|risen|drop|grew|grown|shr[aiu]nk|cut|"
    rf"increas|decreas|declin|jump|surg|plung|climb)\w*{_B}(?:[^\W\d_]+{_B}){{0,3}}(?:de{_B}|d['\u2019]|"
    rf"by{_B})(?:[^\W\d_]+{_B}(?:de{_B}|d['\u2019]))?$",
    regex.IGNORECASE,
)
_AVERAGE = cues(
    "en moyenne|moyenne|moyennes|moyen|moyens|médian|médiane|par salarié|par habitant|par personne|par foyer|par "
    "ménage|"
    "average|averages|averaging|median|per capita|per person|per employee|per household"
)
_AVERAGE_STEMS = (
    "oyen",
    "édian",
    "edian",
    "verag",
    " par salarié",
    " par habitant",
    " par personne",
    " par foyer",
    " par ménage",
    " per ",
)


def blocks_with(document: Document, cues: tuple[str, ...]) -> list[Block]:
    """The prose blocks in which one of some strings in lower case stands, in order; computed once for some strings."""
    return document.remember(("blocks with", cues), lambda: _blocks_with(document, cues))


def _blocks_with(document: Document, cues: tuple[str, ...]) -> list[Block]:
    text = document.remember("lower text", document.text.lower)
    if len(text) != len(document.text):  # a capital whose small letter is two signs: places are not the same
        return list(document.prose)
    found = set()
    for cue in cues:
        at = text.find(cue)
        while at >= 0:
            index = document.prose_index(at)
            stop = at + 1
            if index is not None:
                found.add(index)
                stop = max(document.prose[index].span.end, stop)
            at = text.find(cue, stop)
    return [document.prose[index] for index in sorted(found)]


def digit_runs(document: Document) -> list[tuple[int, int]]:
    """Where digits stand in the text, from the first to behind the last of each run, in order; computed once."""
    return document.remember("digit runs", lambda: [one.span() for one in _RUN.finditer(document.text)])


_RUN = lazy("[0-9]+")


def figures_of(document: Document, block: Block) -> "tuple[Quantity, ...]":
    """The quantities of a block that are words of the text (not of code, addresses, other markup)."""
    return document.remember(
        ("figures", block.span),
        lambda: tuple(one for one in _quantities(document, block) if not under_markup(document, one.span)),
    )


def figures_within(document: Document, block: Block, sentence: Span) -> "tuple[Quantity, ...]":
    """The quantities of one sentence of a block."""
    figures = figures_of(document, block)
    starts = document.remember(("figure starts", block.span), lambda: [one.span.start for one in figures])
    return figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _quantities(document: Document, block: Block) -> "list[Quantity]":
    """The quantities of a block, those under markup included: where none matters, nobody asks what markup is."""
    key = ("quantities", block.span)
    found: list[Quantity] | None = document.known(key)
    if found is None:
        from copylint.facts.quantities import quantities  # noqa: PLC0415 - a dozen modules; many texts have no figure

        language = "en" if document.language_of(block) == "en" else "fr"
        found = quantities(document.text, block.span.start, block.span.end, language, small_words=False)
        document.keep(key, found)
    return found


def under_markup(document: Document, span: Span) -> bool:
    """Whether a place is no word of the text: code, an address, other markup (the signs before blocks aside)."""
    starts, ends = document.remember("where no words are", lambda: _hidden(document))
    at = bisect_left(starts, span.end) - 1
    return at >= 0 and ends[at] > span.start


def _hidden(document: Document) -> tuple[list[int], list[int]]:
    spans = document.masks.covered(_HIDDEN)
    return [span.start for span in spans], [span.end for span in spans]


_PARTS = frozenset(" .,\u00a0\u202f\u2009")
_GROUPED = lazy(r"[ .,\u00a0\u202f\u2009][0-9]{3}(?![0-9])")
_STUCK = frozenset("^_#@/\\=&~.:")
"""Before digits: a piece of an address, a version, a time."""
_STRONG_AFTER = frozenset("%\u2030€$£kKM/xX\u00d7")
"""Signs that make a number before them strong: %, k€, M€, h/semaine."""
_STRONG_WORDS = (
    "million|milliard|billion|trillion| tiers|moitié| quart | quarts |doubl|tripl|quadrupl|multipli|pour cent|per "
    "cent|percent|"
    "fois plus|fois moins|fois la|fois le|fois sup| sur deux| sur trois| sur quatre| sur cinq| sur six| sur dix| sur "
    "cent|"
    " half |third|fifth|twice|fold| in two| in three| in four| in five| in ten|out of|times more|times less|times the|"
    "times as|times high|thousand|cent mille| mille |en moyenne|moyenne de|verage|median|cinquième|dixième|CO2|"
    "CO\u2082|par salarié|"
    "par habitant"
).split("|")
_YEAR_LENGTH = 4


def may_be_strong(document: Document, block: Block) -> bool:
    """Whether a block can hold a strong figure: a bisection in what one pass over the text found."""
    spots = strong_spots(document)
    at = bisect_left(spots, block.span.start)
    return bool(at < len(spots) and spots[at] < block.span.end)


def strong_spots(document: Document) -> list[int]:
    """Where a number or word stands that a strong figure can be made of, in order: none in a text without figures."""
    spots: list[int] | None = document.known("strong spots")
    return document.keep("strong spots", _strong_spots(document)) if spots is None else spots


def _strong_spots(document: Document) -> list[int]:
    text = document.text
    spots = [begin for begin, stop in _numbers(text, digit_runs(document)) if _may_be_strong(text, begin, stop)]
    spots += [last for last, _ in _strong_words().iter(text)]
    spots.sort()
    return spots


def _numbers(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The numbers with their separators, but for the short ones with no sign that `_may_be_strong` asks for."""
    length, at = len(runs), 0
    while at < length:
        begin, stop = runs[at]
        at += 1
        while at < length and runs[at][0] == stop + 1 and text[stop] in _PARTS:
            stop = runs[at][1]
            at += 1
        first, second = text[stop : stop + 1], text[stop + 1 : stop + 2]
        if (
            stop - begin >= _YEAR_LENGTH
            or first in _STRONG_AFTER
            or second in _STRONG_AFTER
            or second == "h"  # « 35 h/semaine »
            or (begin and (text[begin - 1] in _SIGNS or text[begin - 2 : begin - 1] in _SIGNS))
        ):
            yield begin, stop


def _may_be_strong(text: str, begin: int, stop: int) -> bool:  # noqa: PLR0911 - one return for each sign that tells
    """Whether what stands around a number can make it a strong figure: %, €, thousands, a plural noun."""
    before = text[begin - 1 : begin]
    if before in _STUCK or (before.isalnum() and not text[max(begin - 3, 0) : begin].isupper()):
        return False
    after = text[stop : stop + 2]
    sign = after[:1]
    if sign in _STRONG_AFTER or (sign in BLANK_OR_SIGN and after[1:] in _STRONG_AFTER):
        return True
    if sign in ("h", " ") and "h/" in text[stop : stop + 3]:
        return True
    if text[max(begin - 2, 0) : begin].strip()[-1:] in _SIGNS or _GROUPED.search(text, begin, stop):
        return True
    if stop - begin < _YEAR_LENGTH or not text[begin : begin + _YEAR_LENGTH].isdigit():
        return False
    if stop - begin > _YEAR_LENGTH or text[begin] not in "12":
        return True
    return sign == " " and is_plural(_word_at(text, stop + 1), "fr")


@cache
def _strong_words() -> "Automaton[str]":
    automaton: Automaton[str] = Automaton()
    for word in _STRONG_WORDS:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


BLANK_OR_SIGN = " \u00a0\u202f\u2009\n"
_SIGNS = frozenset("$€£¥")


def _word_at(text: str, at: int) -> str:
    found = _LETTERS.match(text, at)
    return found[0] if found else ""


_LETTERS = lazy(r"[^\W\d_]+")


def strong(document: Document, block: Block, quantity: "Quantity") -> bool:  # noqa: PLR0911 - one return for each kind
    """Whether a figure asks for a source by its kind and size."""
    text, end = document.text, quantity.span.end
    kind, value = quantity.kind, cast("Decimal", abs(quantity.high))  # fractions are less than 1: they compare alike
    if kind == "percent":
        return not (value in (0, 100) or _IDIOMS.match(text, end - 1) or _COMPOSITION.match(text, end))
    if kind == "points":
        return quantity.unit in ("pp", "bp")
    if kind == "ratio":
        return _is_share(document, block, quantity)
    if kind == "multiple":
        return value * 2 >= 3  # noqa: PLR2004 - one and a half
    if kind == "count" and quantity.unit != "times":
        return (value >= THOUSAND and _counts(text, quantity)) or (value > 1 and _average(document, block, quantity))
    if kind == "money":
        return value >= LARGE_MONEY or _average(document, block, quantity)
    if kind == "measure" and _CARBON.match(text, end):
        return True
    if kind == "measure":
        return value >= MILLION or quantity.unit.startswith("h/") or _average(document, block, quantity)
    return kind == "duration" and _average(document, block, quantity)


def _is_share(document: Document, block: Block, quantity: "Quantity") -> bool:
    """Whether a fraction is a share of somebody or something, or what has changed by it."""
    text, (start, end) = document.text, quantity.span
    if _NOT_SHARE.match(text, end):
        return False
    written = text[start:end]
    if (
        written.startswith(("de ", "de\u00a0"))
        or " sur " in written
        or " in " in written
        or " out of " in written
        or _SHARE.match(text, end)
    ):
        return True
    sentence = sentence_in(document, block, start)
    return _CHANGED.search(text, max(sentence.start, start - 40), start) is not None


def _average(document: Document, block: Block, quantity: "Quantity") -> bool:
    if not document.remember(("averages", block.span), lambda: _speaks_of_averages(document.text[slice(*block.span)])):
        return False
    return _AVERAGE.among(words_of(document, sentence_in(document, block, quantity.span.start)))


def _speaks_of_averages(words: str) -> bool:
    for stem in _AVERAGE_STEMS:  # noqa: SIM110 - a generator costs more than the searches
        if stem in words:
            return True
    return False


def _counts(text: str, quantity: "Quantity") -> bool:
    """Whether a number from a thousand counts something: grouped, scaled, or before a plural noun.

    « le train 6204 » and « mille » alone do not.
    """
    written = text[quantity.number.start : quantity.number.end]
    if quantity.words:
        return quantity.high > THOUSAND
    if quantity.span != quantity.number or not written.isdigit():
        return True
    noun = _NOUN.match(text, quantity.span.end)
    return noun is not None and (is_plural(noun[1], "fr") or is_plural(noun[1], "en"))


def strong_figures(document: Document, block: Block) -> "tuple[Quantity, ...]":
    """The figures of a block that ask for a source, in order; see also `in_own_words`."""
    if block.quoted or not may_be_strong(document, block):
        return ()
    return tuple(one for one in _quantities(document, block) if strong(document, block, one))


def in_own_words(document: Document, one: "Quantity") -> bool:
    """Whether a figure is a word of the article itself: not quoted, not under markup.

    To be asked last: finding who speaks takes as long as reading the figures.
    """
    return not under_markup(document, one.span) and not document.masked(one.span, ("quote", "speaker"))
