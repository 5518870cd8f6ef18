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

from copylint.document.blocks import MARKUP, Block
from copylint.document.document import Document
from copylint.evidence.claims_genres import excused_block, genre_of, is_account
from copylint.facts.quantities import quantities
from copylint.facts.quantity import Quantity, agree
from copylint.facts.wordforms import is_plural
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
_COMPOSITION = re.compile(
    r"[ \u00a0\u202f](?:du poids|du volume|en poids|de matières?|d['\u2019]alcool|de cacao|d['\u2019]humidité|de coton|de laine|d['\u2019]eau\b|de sucre|de pente|"
    r"de marge de|by weight|by volume|alcohol|cotton|cocoa|wool|humidity|fat\b)"
)
_DISCOUNT = re.compile(r"\b(?:discounts?|remises?|rabais|promo(?:tion)?s?|% off|percent off|soldes?|bons? de réduction|code promo)\b", re.IGNORECASE)
_NOUN = re.compile(r"[ \u00a0\u202f\n]+(?:de |d['\u2019])?([^\W\d_]+)")
_CHANGED = re.compile(
    r"(?:augment|recul|baiss|chut|progress|bond|diminu|rédui|grimp|hauss|croî|crû|cru|perdu|fond|gonfl|effondr|allég|fell|fall|rose|risen|drop|grew|grown|shr[aiu]nk|cut|"
    r"increas|decreas|declin|jump|surg|plung|climb)\w*[ \u00a0](?:[^\W\d_]+[ \u00a0]){0,3}(?:de[ \u00a0]|d['\u2019]|by[ \u00a0])(?:[^\W\d_]+[ \u00a0](?:de[ \u00a0]|d['\u2019]))?$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\s»”\"')\]*_]*$")
_HYPOTHESIS = re.compile(
    r"\b(?:imagin(?:ons|ez)|suppos(?:ons|ez)|admettons|prenons|prenez|par exemple|exemples?\W{0,4}:|à titre d['\u2019]exemple|mettons|disons|"
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
    r"(?<!\w)(?:j['\u2019](?=\w)|m['\u2019](?=\w)|je|mon|ma|mes|moi|nous (?:avons|en|y|l['\u2019]avons|sommes|étions|avions|obtenons|"
    r"mesurons|comptons|constatons|observons|estimons|disposons)|notre|nos|chez nous|i|i['\u2019](?:ve|m|d)|my|me|we|we['\u2019]ve|our|us)(?!\w)",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"(?<!\w)(?:j['\u2019](?=\w)|m['\u2019](?=[aeo])|je|mon|ma|mes|moi|I|I['\u2019](?:ve|m|d)|[Mm]y)(?!\w)|(?<!\w)(?:J['\u2019](?=\w)|(?:Je|Mon|Ma|Mes)(?!\w))")
_GENERAL_WE = re.compile(
    r"\b(?:notre|nos|our)\s(?:pays|société|sociétés|époque|planète|vies?|quotidien|monde|économie|siècle|alimentation|santé|corps|cerveau|"
    r"environnement|avenir|enfants|villes|sols|océans|country|society|planet|lives|world|economy|time|bodies|brains|health|food|children|oceans)\b",
    re.IGNORECASE,
)


_NEGATION = re.compile(
    r"(?<!\w)(?:ne|n['\u2019]|pas|non|(?<!sans )aucune?|jamais|rien|nul|ni|sans que|loin d|not|(?<!with )no|never|none|nothing|cannot|neither|nor)"
    r"(?!\w)|n['\u2019]t\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"(?<!\w)(?:faux|mythe|idée reçue|prétend\w*|croire|croyance|légende|contrairement|arnaque\w*|escroquerie\w*|soi-disant|false|myth|"
    r"claims? to|pretend\w*|scams?|so-called|alleged\w*)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:\u2014]|(?<!\w)(?:et|and|mais|but)(?!\w)")
_HEDGE = re.compile(
    r"(?<!\w)(?:pourrai(?:t|ent)|devrai(?:t|ent)|peut-être|sans doute|probablement|semble(?:nt|rait)?|serai(?:t|ent)|risque(?:nt)? de|espèr\w+|"
    r"prévoi\w+|prévu\w*|vise\w*|objectif|ambition\w*|compte(?:nt)?|envisage\w*|souhaite\w*|promet\w*|si|hypothèse|scénario|plausible|"
    r"may|might|could|should|would|probably|perhaps|likely|expected|plans?|planned|aims?|hopes?|target|goal|if|scenario)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_CLAIM = 48


def _own_account(document: Document, block: Block) -> bool:
    """Whether a paragraph tells of the writer: I, my, outside quotations."""
    return any(not document.masked(Span(*found.span()), ("quote",)) for found in _SINGULAR.finditer(document.text, *block.span))


def _in_first_person(words: str) -> bool:
    """Whether the writer speaks of himself or his house: not « nos villes », "our planet"."""
    return any(not _GENERAL_WE.match(words, found.start()) for found in _FIRST_PERSON.finditer(words))


def excused(document: Document, block: Block, span: Span, excuses: tuple[str, ...]) -> bool:
    """Whether the sentence of a claim makes it innocent.

    `excuses` names what to look for: question, hypothesis, definition, opinion, first-person; negation (shortly before
    the claim); hedge (anywhere in its sentence).
    """
    text = document.text
    sentence = document.sentence_at(span.start) or block.span
    words = text[sentence.start : sentence.end]
    before = _CLAUSE.split(text[max(sentence.start, span.start - _BEFORE_CLAIM) : span.start])[-1]
    found = {
        "question": lambda: _QUESTION.search(words),
        "hypothesis": lambda: _HYPOTHESIS.search(words),
        "definition": lambda: _DEFINITION.search(words),
        "opinion": lambda: _OPINION.search(words),
        "first-person": lambda: _in_first_person(words),
        "negation": lambda: _NEGATION.search(before) or _DENIAL.search(words),
        "hedge": lambda: _HEDGE.search(words),
    }
    return any(found[excuse]() for excuse in excuses)


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
        if value in (0, 100) or (value >= 99 and not quantity.number) or _IDIOMS.match(text, end - 1) or _COMPOSITION.match(text, end):  # noqa: PLR2004 - « 99 % du temps »
            return False
        return not _DISCOUNT.search(text, *sentence)
    if kind == "points":
        return quantity.unit in ("pp", "bp")
    if kind == "ratio":
        return bool(_CHANGED.search(text, max(sentence.start, start - 40), start) or _SHARE.match(text, end) or " sur " in text[start:end] or " in " in text[start:end] or " out of " in text[start:end]) and not _NOT_SHARE.match(text, end)
    if kind == "multiple":
        return value >= Decimal("1.5")
    average = bool(_AVERAGE.search(text, *sentence))
    if kind == "money":
        return value >= LARGE_MONEY or average
    if kind == "count" and quantity.unit != "times":
        return (value >= THOUSAND and _counts(text, quantity)) or (average and value > 1)
    if kind == "measure":
        return value >= MILLION or (average and quantity.unit != "") or (quantity.unit.startswith("h/"))
    return kind == "duration" and average


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a number from a thousand counts something: grouped, scaled, or before a plural noun; not « le train 6204 »,
    not « mille » alone."""
    written = text[quantity.number.start : quantity.number.end]
    if quantity.words:
        return quantity.high > THOUSAND
    if quantity.span != quantity.number or not written.isdigit():
        return True
    noun = _NOUN.match(text, quantity.span.end)
    return noun is not None and (is_plural(noun[1], "fr") or is_plural(noun[1], "en"))


def unexcused(document: Document, block: Block, quantity: Quantity, sentence: Span) -> bool:
    """Whether nothing in the sentence, the speaker or the genre excuses a strong figure."""
    text = document.text
    if block.quoted or document.masked(quantity.span, ("quote", "speaker")):
        return False
    words = text[sentence.start : sentence.end]
    if _HYPOTHESIS.search(text, block.span.start, sentence.end) or _QUESTION.search(words) or _DEFINITION.search(words) or _OPINION.search(words):
        return False
    if _in_first_person(words) or _own_account(document, block):
        return False
    if quantity.high < MILLION and quantity.kind != "money" and is_account(document):
        return False
    return not excused_block(document, block, quantity)


_BASIS = re.compile(
    r"(?<!\w)qu['\u2019](?=\w)|(?<!\w)(?:que|par rapport|compar\w+|contre|celle|celui|ceux|celles|face à|depuis|en (?:un|deux|trois|cinq|dix|vingt|\d+) (?:ans?|mois)|"
    r"l['\u2019]an (?:dernier|passé)|sur un an|sur la même période|auparavant|avant|à la normale|than|compared|versus|vs|as|since|over the (?:past|last)|last year|before|previous|"
    r"l['\u2019]année (?:dernière|précédente)|précédente?s?|le double|la moitié|parmi|selon que|dans les|chez les|en ville|à la campagne)(?!\w)",
    re.IGNORECASE,
)


def has_basis(document: Document, block: Block, span: Span) -> bool:
    """Whether the sentence of a comparison says what is compared to what: « que », "than", « contre », a date."""
    sentence = document.sentence_at(span.start) or block.span
    return bool(_BASIS.search(document.text, *sentence))


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
