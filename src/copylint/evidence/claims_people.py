# SPDX-License-Identifier: Apache-2.0
"""People of an article: who says a quotation, and names that drift.

A model that rewrites an article gives one sentence to two people, or turns Claire Delattre into Clara. Both show inside
the article: the same words twice with two speakers; one last name with two first names that look alike.
"""

import re
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING

from copylint.document.blocks import Quotation
from copylint.document.document import Document
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.folding import bare
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.names import Name  # what reads names, genres and sources is loaded where a suspect is found

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SECOND = lazy(rf" ([{_CAPITAL}][^\W\d_]+(?:-[{_CAPITAL}][^\W\d_]+)?)(?![^\W_])")
"""A pattern that begins with a plain sign is searched eight times as fast as one that begins with a set."""
_FIRST = lazy(rf"(?<![^\W_])([{_CAPITAL}][^\W\d_]+(?:-[{_CAPITAL}][^\W\d_]+)?)$")
_FIRST_REACH = 24
_PARTS = rf"[^\W\d_]+(?:-[{_CAPITAL}][^\W\d_]+)?"
_PAIRS = tuple(
    lazy(rf"({initial}(?<=(?<![^\W_])([{_CAPITAL}]{_PARTS}) {initial}){_PARTS})(?![^\W_])")
    for initial in ("[A-Z]", "(?:[\u00c0-\u00de](?<!\u00d7))")
)
"""Two capitalised words, the second first: what begins a pattern decides how fast it is found, and a single range of
signs is found four times as fast as several."""
_MOST_FORMS = 3
"""Forms of one name that are compared each with each; where there are more, they are read one by one."""
_BRAND = lazy(r"[^\W\d_][A-ZÀ-ÖØ-Þ]")
_REACH = 90
_WORDS = lazy(r"\w+")


class Spoken(NamedTuple):
    """A quotation with the name of who says it, None where nobody is named beside it."""

    quotation: Quotation
    speaker: "Name | None"


def spoken(document: Document, quotation: Quotation) -> Spoken:
    """The speaker of a quotation: « … », dit NAME or NAME dit : « … », in the same paragraph."""
    block = document.block_at(quotation.span.start)
    if block is None:
        return Spoken(quotation, None)
    from copylint.facts.names import names  # noqa: PLC0415 - see above

    text = document.text
    sentence = document.sentence_at(max(quotation.span.end - 1, 0)) or block.span
    after = min(max(sentence.end, quotation.span.end), quotation.span.end + _REACH, block.span.end)
    for name in names(text, quotation.span.end, after):
        if _says(text[quotation.span.end : name.span.start]):
            return Spoken(quotation, name)
        break
    low = max(block.span.start, quotation.span.start - _REACH, sentence.start)
    before = names(text, low, quotation.span.start)
    if before and (
        text[before[-1].span.end : quotation.span.start].rstrip().endswith(":")
        or _says(text[before[-1].span.end : quotation.span.start])
    ):
        return Spoken(quotation, before[-1])
    return Spoken(quotation, None)


def _says(words: str) -> bool:
    from copylint.evidence.claims_words import verbs  # noqa: PLC0415 - see above

    known = verbs()
    return any(word in known.speech or word in known.showing for word in re.findall(r"[^\W\d_]+", words.lower()))


def same_words(document: Document) -> list[tuple[Spoken, Spoken]]:
    """Quotations of four words and more that stand twice with two different speakers: (first, second)."""
    seen: dict[str, Quotation] = {}
    pairs: list[tuple[Spoken, Spoken]] = []
    if len(document.quotations) < 2:  # noqa: PLR2004 - two say the same
        return pairs
    for quotation in document.quotations:
        if quotation.depth > 1:
            continue
        words = _WORDS.findall(document.text[quotation.content.start : quotation.content.end].casefold())
        if len(words) < 4:  # noqa: PLR2004 - fewer words are an expression, not a sentence
            continue
        key = " ".join(words)
        if key not in seen:
            seen[key] = quotation
            continue
        first, second = spoken(document, seen[key]), spoken(document, quotation)
        if first.speaker and second.speaker and bare(first.speaker.last) != bare(second.speaker.last):
            pairs.append((first, second))
    return pairs


_SAID = lazy(
    r"(?<!\w)(?:je|j['\u2019]|nous|on|vous|c['\u2019]est|ce n['\u2019]est|il faut|mon|ma|mes|notre|nos|i|i['\u2019]m|"
    r"we|you|us|it['\u2019]s|my|our|they|nobody)(?!\w)"
    r"|(?<!\w)(?:j|c)['\u2019]\w",
    regex.IGNORECASE,
)
_TITLED = lazy(
    r"(?:intitulée?s?|titre|livre|roman|film|album|chanson|article|slogan|devise|proverbe|adage|formule|expression|"
    r"phrase|refrain|mot|"
    r"question|réponse|message|bouton|onglet|option|page|panneau|pancarte|banderole|affiche|titled|called|named|book|"
    r"film|movie|song|slogan|"
    r"s['\u2019]appell\w+|appelée?s?|nommée?s?|exemples?|examples?|comme|ou|or|dire|say|se demander|écrire|lire|read|"
    r"demandez|"
    r"saying|motto|phrase|question|answer|message|button|tab|sign|banner)\W{0,6}$",
    regex.IGNORECASE,
)
_SHORTEST = 6


def without_speaker(document: Document) -> list[Quotation]:
    """Quotations of six words and more, spoken by somebody whom neither their paragraph nor the one before names.

    Spoken: they say I, we, you, or are a sentence by themselves. Titles, slogans and words shown are none.
    """
    found = [quotation for quotation in document.quotations if _nobody_says(document, quotation)]
    if not found:
        return found
    from copylint.evidence.claims_genres import genre_of, is_account  # noqa: PLC0415 - see above

    return found if genre_of(document) is None and not is_account(document) else []


def _nobody_says(document: Document, quotation: Quotation) -> bool:
    text = document.text
    words = text[quotation.content.start : quotation.content.end]
    if quotation.depth > 1 or not quotation.closing or words.rstrip().endswith("?"):
        return False
    if len(words.split()) < _SHORTEST or not _SAID.search(words):
        return False
    index = document.prose_index(quotation.span.start)
    if index is None:
        return False
    block = document.prose[index]
    if block.kind not in ("paragraph", "item") or block.quoted:
        return False
    from copylint.evidence.supports import somebody  # noqa: PLC0415 - see above

    near = (block, *document.prose[max(index - 1, 0) : index], *document.prose[index + 1 : index + 2])
    if _TITLED.search(text[max(block.span.start, quotation.span.start - 30) : quotation.span.start]) or any(
        somebody(document, other, quotation.span) for other in near if other.kind != "meta"
    ):
        return False
    return not document.masked(quotation.span, ("speaker", "code"))  # last: finding who speaks is dear


class Drift(NamedTuple):
    """Two forms of what seems to be one name: where the odd one stands, in order, and where the other first does."""

    odd: tuple[Span, ...]
    other: Span


def drifting_names(document: Document) -> list[Drift]:
    """Names that drift: two first names of one last name, or two spellings of one name.

    Claire and Clara Delattre, Netanyahou and Nétanyahou. The rarer form is the odd one, else the later.
    """
    if not _may_drift(document.text):
        return []
    people = document.remember("people by pairs of words", lambda: _people(document))
    by_last: dict[str, dict[str, list[Span]]] = {}
    by_first: dict[str, dict[str, list[Span]]] = {}
    for (first, last), spans in people.items():
        by_last.setdefault(last, {})[first] = spans
        by_first.setdefault(first, {})[last] = spans
    drifts: list[Drift] = []
    for groups, alike in ((by_last, _alike_first), (by_first, _alike_last)):
        for forms in groups.values():
            if len(forms) > 1:
                drifts += _drifts(document, forms, alike)
    return sorted(set(drifts))


def _may_drift(text: str) -> bool:
    """Whether two pairs of capitalised words share one and have the other alike; told by one pass over the text."""
    by_last: dict[str, set[str]] = {}
    by_first: dict[str, set[str]] = {}
    for last, first in {pair for pattern in _PAIRS for pair in pattern.findall(text)}:
        by_last.setdefault(last, set()).add(first)
        by_first.setdefault(first, set()).add(last)
    for groups, alike in ((by_last, _alike_first), (by_first, _alike_last)):
        for forms in groups.values():
            if len(forms) > _MOST_FORMS or any(alike(one, other) for one, other in combinations(forms, 2)):
                return True
    return False


def _people(document: Document) -> dict[tuple[str, str], list[Span]]:
    found: dict[tuple[str, str], list[Span]] = {}
    for block in document.prose:
        if block.kind in ("attribute", "meta"):
            continue
        text = document.text
        for second in _SECOND.finditer(text, *block.span):
            if not text[second.start() - 1].islower():
                continue
            low = max(block.span.start, second.start() - _FIRST_REACH)
            first = _FIRST.search(text[low : second.start()])
            if first is None or _BRAND.search(first[1]) or _BRAND.search(second[1]):
                continue  # capitals inside a word: a brand, an acronym, a name in capitals
            found.setdefault((first[1], second[1]), []).append(Span(low + first.start(), second.end()))
    return found


def _is_person(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    if block is None or document.masked(span, ("code", "url", "target")):
        return False
    from copylint.facts.names import names  # noqa: PLC0415 - see above

    return any(
        name.span == span
        for name in names(document.text, max(block.span.start, span.start - 20), min(block.span.end, span.end + 20))
    )


def _drifts(document: Document, forms: dict[str, list[Span]], alike: Callable[[str, str], bool]) -> list[Drift]:
    ordered = sorted(forms.items(), key=lambda item: (-len(item[1]), item[1][0]))
    main, main_spans = ordered[0]
    return [
        Drift(tuple(spans), main_spans[0])
        for form, spans in ordered[1:]
        if alike(main, form) and _is_person(document, spans[0]) and _is_person(document, main_spans[0])
    ]


def _alike_first(one: str, other: str) -> bool:
    """Two first names one of which could be a slip of the other: same beginning, two letters apart at most."""
    left, right = bare(one), bare(other)
    if left == right or min(len(left), len(right)) < 4 or left[0] != right[0]:  # noqa: PLR2004
        return False
    return _distance(left, right) <= 2 and not _feminine(left, right)  # noqa: PLR2004 - Claire, Clara


def _alike_last(one: str, other: str) -> bool:
    left, right = bare(one), bare(other)
    if min(len(left), len(right)) < 5 or one.casefold() == other.casefold():  # noqa: PLR2004
        return False
    return left == right or (
        _distance(left, right) == 1
        and not left.endswith("s")
        and not right.endswith("s")
        and not _feminine(left, right)
    )


def _feminine(left: str, right: str) -> bool:
    """Jean and Jeanne, Martin and Martine, Michel and Michelle: two people more often than one."""
    short, long = sorted((left, right), key=len)
    return long in (short + "e", short + short[-1] + "e", short + "a", short + "s")


def _distance(one: str, other: str) -> int:
    """Edit distance of Levenshtein; both words are short."""
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (left != right)))
        previous = current
    return previous[-1]
