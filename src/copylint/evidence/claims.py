# SPDX-License-Identifier: Apache-2.0
"""Figures that ask for a source, and what excuses them.

A figure is strong where a reader would ask "says who": money at large, percentages, millions, counts from a thousand,
shares and multiples, averages. Distances, durations, prices, years, small numbers are not (1.9 small numbers and 2.5
dates per 300 words of human news: reporting them would be noise). A strong figure is excused by its sentence (question,
hypothesis, example, definition, instruction), by who speaks (first person, quotation) or by the genre of the text.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from copylint.document.blocks import MARKUP, Block
from copylint.document.document import Document
from copylint.evidence.claims_genres import excused_block, genre_of
from copylint.facts.quantities import quantities
from copylint.facts.quantity import Quantity, agree
from copylint.model.places import Span

MILLION, THOUSAND, LARGE_MONEY = 1_000_000, 1000, 10_000
_SHARE = re.compile(
    r"[ \u00a0\u202f](?:des\b|de la population|de la\b|du\b|de l['\u2019]|d['\u2019]entre|de nos|de ses|de leurs|de ces|d['\u2019]|of\b)"
)
_NOT_SHARE = re.compile(
    r"[ \u00a0\u202f](?:du temps|de l['\u2019]année|de la journée|de la nuit|de l['\u2019]heure|du chemin|du trajet|de la route|du siècle|des cas où|"
    r"de la pâte|du mélange|de l['\u2019]eau|du sucre|de la farine|de la classe|de la largeur|de la hauteur|de la page|of the time|of the way|"
    r"of an hour|of a century|of the day|of the month|of it|of that|of this)\b"
)
_AVERAGE = re.compile(
    r"\b(?:en moyenne|moyenne de|moyenne est|médiane?|moyens?|moyennes?|par salarié|par habitant|par personne|par foyer|par ménage|"
    r"on average|averages?|averaging|median|per capita|per person|per employee|per household)\b",
    re.IGNORECASE,
)
_IDIOMS = re.compile(r"(?:%|cent|percent)[ \u00a0\u202f]?(?:libres?|gratuite?s?|français[es]*|naturel(?:le)?s?|électriques?|bio|coton|made in|free|natural|sûre?s?|open)\b")
_QUESTION = re.compile(r"\?[\s»”\"')\]*_]*$")
_HYPOTHESIS = re.compile(
    r"\b(?:imagin(?:ons|ez)|suppos(?:ons|ez)|admettons|prenons|prenez|par exemple|exemple :|à titre d['\u2019]exemple|mettons|disons|"
    r"si (?:vous|tu|l['\u2019]on|on|un|une|nous)|en supposant|à supposer|hypothèse|hypothétique|fictif|fictive|"
    r"suppose|imagine|let['\u2019]s say|for example|for instance|e\.g\.|say you|assume|assuming|if (?:you|we|a|an|the)|hypothetical)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\b(?:on appelle|on parle de|se définit|est défini|équivaut à|équivalent à|correspond à|vaut exactement|par définition|"
    r"signifie|is defined|equals|by definition|is called|means that|stands for)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:à mon avis|selon moi|je pense|je crois|il me semble|j['\u2019]estime|à mes yeux|in my opinion|i think|i believe|i guess|imho)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:j['\u2019](?:ai|en|y|avais|étais|arrive|utilise|obtiens)|je|mon|ma|mes|moi|nous (?:avons|en|y|l['\u2019]avons|sommes|étions|avions|obtenons|"
    r"mesurons|comptons|constatons|observons|estimons|disposons)|notre|nos|chez nous|i|i['\u2019](?:ve|m|d)|my|me|we|we['\u2019]ve|our|us)(?!\w)",
    re.IGNORECASE,
)
_GENERAL_WE = re.compile(
    r"\b(?:notre|nos|our)\s(?:pays|société|sociétés|époque|planète|vies?|quotidien|monde|économie|siècle|alimentation|santé|corps|cerveau|"
    r"environnement|avenir|enfants|villes|sols|océans|country|society|planet|lives|world|economy|time|bodies|brains|health|food|children|oceans)\b",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """A strong figure: its quantity, and the block that it stands in."""

    quantity: Quantity
    block: Block


def figures_of(document: Document, block: Block) -> tuple[Quantity, ...]:
    """The quantities of a block that are words of the text (not of code, addresses, other markup)."""

    def read() -> tuple[Quantity, ...]:
        language = document.language_of(block)
        found = quantities(document.text, block.span.start, block.span.end, "en" if language == "en" else "fr")
        masks = document.masks
        return tuple(one for one in found if not any(masks.touches(kind, one.span) for kind in MARKUP if kind != "marker"))

    return document.remember(("figures", block.span), read)


def strong(document: Document, quantity: Quantity, sentence: Span) -> bool:
    """Whether a figure asks for a source by its kind and size."""
    text, (start, end) = document.text, quantity.span
    kind, value = quantity.kind, abs(quantity.high)
    if kind == "percent":
        if value in (0, 100) or (value >= 99 and not quantity.number) or _IDIOMS.match(text, end - 1):  # noqa: PLR2004 - « 99 % du temps »
            return False
        return True
    if kind == "points":
        return quantity.unit in ("pp", "bp")
    if kind == "ratio":
        return bool(_SHARE.match(text, end) or " sur " in text[start:end] or " in " in text[start:end] or " out of " in text[start:end]) and not _NOT_SHARE.match(text, end)
    if kind == "multiple":
        return value >= Decimal("1.5")
    average = bool(_AVERAGE.search(text, *sentence))
    if kind == "money":
        return value >= LARGE_MONEY or average
    if kind == "count" and quantity.unit != "times":
        return value >= THOUSAND
    if kind == "measure":
        return value >= MILLION or (average and quantity.unit != "") or (quantity.unit.startswith("h/"))
    return kind == "duration" and average


def unexcused(document: Document, block: Block, quantity: Quantity, sentence: Span) -> bool:
    """Whether nothing in the sentence, the speaker or the genre excuses a strong figure."""
    text = document.text
    if block.quoted or document.masked(quantity.span, ("quote", "speaker")):
        return False
    words = text[sentence.start : sentence.end]
    if _QUESTION.search(words) or _HYPOTHESIS.search(words) or _DEFINITION.search(words) or _OPINION.search(words):
        return False
    found = _FIRST_PERSON.search(words)
    if found and not _GENERAL_WE.match(words, found.start()):
        return False
    return not excused_block(document, block, quantity)


def claims_in(document: Document, block: Block) -> tuple[Quantity, ...]:
    """The strong figures of a block that nothing but a support would justify, in order."""
    if genre_of(document) is not None:
        return ()
    sentences = document.sentences(block)
    found = []
    for one in figures_of(document, block):
        at = bisect_left(sentences, (one.span.start + 1,)) - 1
        if at < 0:
            continue
        if strong(document, one, sentences[at]) and unexcused(document, block, one, sentences[at]):
            found.append(one)
    return tuple(found)


def repeated(one: Quantity, others: "list[Quantity]") -> bool:
    """Whether a figure is said again: same kind, unit and value as written more or less finely.

    Round percentages repeat by chance and do not count.
    """
    if one.kind in ("percent", "ratio") and one.low % 5 == 0 and one.low == one.high:
        return False
    return any(agree(one, other) for other in others)
