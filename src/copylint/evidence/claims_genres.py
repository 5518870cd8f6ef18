# SPDX-License-Identifier: Apache-2.0
"""Genres in which figures need no source: what the whole text is, and what a paragraph is.

A recipe, a manual, a price list, a match report, a changelog, a story state their own figures. A text that presents a
survey is itself the source of its percentages. Each genre is known by shapes that stand together, never by one word.
"""

import re

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.facts.quantity import Quantity
from copylint.model.places import Span

_VERSION = re.compile(r"^[\s#*\[]*v?\d+\.\d+(?:\.\d+)?(?:[\s\]\-–(]|$)")
_CHANGELOG = re.compile(r"\b(?:changelog|change log|release notes?|notes? de (?:version|publication|mise à jour)|journal des modifications)\b", re.IGNORECASE)
_RECIPE = re.compile(r"\b(?:ingrédients?|ingredients?)\b", re.IGNORECASE)
_COOKING = re.compile(
    r"\b(?:préparation|cuisson|préchauff\w+|four|enfourn\w+|mélang\w+|ajout(?:er|ez)|cuillères?|c\. à s|c\. à soupe|pincée|farine|beurre|"
    r"sucre|preheat|oven|tablespoons?|teaspoons?|tbsp|tsp|simmer|whisk|stir|flour|butter|bake)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^\s*[*#]*\s*(?:Article|Art\.)\s+(?:\d|premier|L)", re.IGNORECASE)
_DIALOGUE = re.compile(r"^\s*[\u2014\u2013]\s*\S")
_SURVEY = re.compile(
    r"\b(?:enquête|sondage|baromètre|étude|rapport|bilan|panorama|observatoire|recensement|survey|poll|study|report|census)\b", re.IGNORECASE
)
_OWN_SURVEY = re.compile(
    r"\b(?:nous avons (?:interrogé|sondé|analysé|étudié|mesuré|recueilli|mené|compilé)|notre (?:enquête|étude|sondage|panel|baromètre|échantillon)|"
    r"ont répondu|répondants|respondents|responses|we (?:surveyed|asked|analyzed|analysed|measured|polled|received)|our (?:survey|study|poll|data|users)|"
    r"this (?:survey|year's survey))\b",
    re.IGNORECASE,
)
_PRICES = re.compile(
    r"\b(?:tarifs?|prix|coûte(?:nt)?|livraison|entrée|abonnement|billets?|réservations?|inscription|cotisation|loyer|TTC|HT|à partir de|"
    r"promo(?:tion)?|remise|soldes?|forfait|budget|frais|caution|adhésion|gratuit|price[sd]?|costs?|fees?|shipping|tickets?|subscription|discount|per month|a month)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:match(?:es|s)?|buts?|score|sets?|mi-temps|victoire|défaite|nul|championnat|ligue|coupe|tournoi|finale|quart-temps|essais?|points?|"
    r"rebonds|passes décisives|possession|chrono|podium|classement|tour|peloton|goals?|league|halftime|quarter-final|wins?|won|scored|beat|defeat(?:ed)?|imposée?s?|inscrit|buteur|adversaires?|tackles?|striker)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\d/.-])\d{1,3}\s?[-\u2013à]\s?\d{1,3}(?![\d/%.-])")
_LIFE = re.compile(
    r"(?<!\w)(?:morte? (?:à|en|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|des suites)|décédée?|s['\u2019]est éteinte?|disparue? (?:à|en|le)|"
    r"née? (?:à|en|le)|obsèques|funérailles|died|passed away|was born|born in|funeral|survived by)(?!\w)",
    re.IGNORECASE,
)
_NATURE = re.compile(
    r"(?<!\w)(?:gèle|gelant|bout|ébullition|fond à|fusion|s['\u2019]évapore|se dilate|dilatation|vitesse (?:de la lumière|du son)|densité|gravité|"
    r"masse atomique|orbite|freez\w+|boil\w+|melts?|evaporat\w+|speed of (?:light|sound)|density|gravity|orbits?)(?!\w)",
    re.IGNORECASE,
)
_REBATE = re.compile(r"(?<!\w)(?:réductions?|remises?|rabais|off|discounts?|tarifs? réduits?)(?!\w)", re.IGNORECASE)
_CAPACITY = re.compile(r"\b(?:guichets fermés|spectateurs|supporters|stade|spectators|fans|stadium)\b", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"^[\s*_>\d.)-]*(?:ajoutez|ajouter|mettez|mettre|versez|choisissez|sélectionnez|réglez|cliquez|entrez|saisissez|utilisez|utiliser|fixez|limitez|évitez|"
    r"prévoyez|comptez|visez|gardez|laissez|faites|calculez|divisez|multipliez|installez|configurez|augmentez|réduisez|vérifiez|placez|coupez|"
    r"add|set|use|choose|select|click|enter|keep|avoid|aim|make|install|configure|increase|reduce|check|place|cut|run|limit|try|start|divide|multiply)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(r"(?<!vous )\b(?!chez|assez|nez|rez|sachez|découvrez|notez|retenez|voyez|lisez|regardez|rappelez|considérez|imaginez|parlez|pensez)[a-zà-ÿ]{3,}ez\b")
"""« ajoutez », « versez »: a step of a manual; not « sachez que », « découvrez »."""
_OWN_SAMPLE = re.compile(r"\b(?:panel|échantillon|sample) (?:de|d['\u2019]|of) ?(?:plus de |environ )?\d", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:en moyenne|moyenne de|on average|averages?)\b", re.IGNORECASE)
_FEW, _SOME = 2, 3


def genre_of(document: Document) -> str | None:
    """The genre that excuses all figures of a document: changelog, recipe, law, fiction; None for any other."""
    return document.remember("genre", lambda: _genre(document))


def presents_survey(document: Document) -> bool:
    """Whether the article itself presents a survey or report: its figures are the article's own data.

    Known by a document named in the title or the first words, or by an own survey (« nous avons interrogé »).
    """
    return document.remember("presents a survey", lambda: _presents(document))


def _presents(document: Document) -> bool:
    from copylint.evidence.supports import supports_in  # noqa: PLC0415 - supports need no genres

    text = document.text
    for block in document.prose[:6]:
        if _OWN_SURVEY.search(text, *block.span):
            return True
    blocks = [block for block in document.prose if block.kind in ("heading", "paragraph", "meta")][:4]
    for block in blocks:
        if _SURVEY.search(text, *block.span):
            supports = supports_in(document, block)
            if any(one.kind == "document" for found in supports.found for one in found):
                return True
    return False


_FIRST = re.compile(r"(?<!\w)(?:je|j['\u2019]\w|I|I['\u2019][a-z]+)(?!\w)")


def is_account(document: Document) -> bool:
    """Whether the writer tells of himself: « je » in three paragraphs, outside quotations."""
    return document.remember("first-person account", lambda: _account(document))


def _account(document: Document) -> bool:
    count = 0
    for block in document.prose:
        if block.kind in ("paragraph", "item"):
            found = _FIRST.search(document.text, *block.span)
            if found and not block.quoted and not document.masked(Span(*found.span()), ("quote", "speaker", "code")):
                count += 1
                if count >= _SOME:
                    return True
    return False


def _genre(document: Document) -> str | None:
    text, prose = document.text, document.prose
    heads = [text[block.span.start : min(block.span.end, block.span.start + 80)] for block in prose]
    headings = [head for head, block in zip(heads, prose, strict=True) if block.kind in ("heading", "meta")]
    if sum(bool(_VERSION.match(head)) for head in headings) >= _FEW or any(_CHANGELOG.search(head) for head in headings[:2] or heads[:1]):
        return "changelog"
    if any(_RECIPE.search(head) for head in heads) and len(_COOKING.findall(text)) >= _SOME:
        return "recipe"
    if sum(bool(_ARTICLE.match(head)) for head in heads) >= _SOME:
        return "law"
    dialogue = sum(bool(_DIALOGUE.match(text[block.outer.start : block.outer.start + 4])) for block in prose if block.kind == "paragraph")
    if dialogue >= _FEW and not any(node.kind == "link" for node in document.inlines):
        return "fiction"
    return None


def excused_block(document: Document, block: Block, quantity: Quantity) -> bool:
    """Whether the genre of a paragraph excuses a figure: prices for money, a match for everything, a step of a manual."""
    text = document.text
    words = Span(block.span.start, block.span.end)
    if block.kind == "item" and _INSTRUCTION.match(text, *words):
        return True
    sentence = document.sentence_at(quantity.span.start) or block.span
    if _INSTRUCTION.match(text, *sentence) or _IMPERATIVE.search(text, *sentence) or _OWN_SAMPLE.search(text, *sentence):
        return True
    if quantity.kind == "money" and not _MEAN.search(text, *sentence) and quantity.high < 1_000_000 and _PRICES.search(text, *words):  # noqa: PLR2004 - no price list sells at a million
        return True
    if quantity.kind == "percent" and _REBATE.search(text, *sentence) and _PRICES.search(text, *words):
        return True
    if quantity.kind != "money" and _LIFE.search(text, *words):
        return True
    if _NATURE.search(text, *sentence):
        return True
    sport = len(_SPORT.findall(text, *words))
    return sport >= _SOME or (sport >= 1 and bool(_SCORE.search(text, *words) or _CAPACITY.search(text, *words)))
