# SPDX-License-Identifier: Apache-2.0
"""What makes a claim or a figure innocent: its sentence, who speaks, the genre of its paragraph.

Questions, hypotheses, definitions, opinions, hedges and denials affirm nothing; who tells of himself is his own source.
"""

from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_genres import excused_block, is_account
from copylint.evidence.claims_tokens import Words, cues, sentence_in, words_of
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.quantity import Quantity

_B = "[ \u00a0\u202f]"
_MILLION = 1_000_000
_DISCOUNT = cues(
    "discount|discounts|remise|remises|rabais|promo|promos|promotion|promotions|% off|percent off|soldes|bon de "
    "réduction|code promo"
)
_HYPOTHESIS = cues(
    "imaginons|imaginez|supposons|supposez|admettons|prenons|prenez|par exemple|exemple :|exemples :|à titre "
    "d'exemple|mettons|disons|"
    "si vous|si tu|si l'on|si on|si un|si une|si nous|en supposant|à supposer|hypothèse|hypothétique|fictif|fictive|"
    "suppose|imagine|let's say|for example|for instance|say you|assume|assuming|if you|if we|if a|if an|if the|"
    "hypothetical"
)
_DEFINITION = cues(
    "on appelle|on parle de|se définit|est défini|équivaut à|équivalent à|correspond à|vaut exactement|par "
    "définition|signifie|"
    "is defined|equals|by definition|is called|means that|stands for"
)
_OPINION = cues(
    "à mon avis|selon moi|je pense|je crois|il me semble|j'estime|à mes yeux|in my opinion|i think|i believe|i guess|"
    "imho"
)
_SINGULAR = frozenset("je j' m' mon ma mes moi i my i'm i've i'd".split())
_PLURAL = cues(
    "nous avons|nous en|nous y|nous l'avons|nous sommes|nous étions|nous avions|nous obtenons|nous mesurons|nous "
    "comptons|nous constatons|"
    "nous observons|nous estimons|nous disposons|chez nous|we've|me"
)
_WE = frozenset({"we", "us"})
_EVERYBODY_DOES = frozenset(
    "buy eat drink throw waste use spend sleep live work consume breathe produce generate travel drive own watch read "
    "use scroll know need want face all".split()
)
"""After "we": what everybody does, not the writer; "most of us" neither."""
_HOUSE = frozenset(
    "entreprise société groupe équipe équipes usine usines site plateforme réseau ville commune association rédaction "
    "maison production objectif objectifs budget clients clientes adhérents ventes résultats projet agence start-up "
    "magasin boutique atelier école club journal service services chiffre lecteurs abonnés enquête étude mesures tests "
    "company team firm factory plant group site platform network council plan target budget customers members sales "
    "results project agency store shop school club paper readers subscribers survey study data own".split()
)
"""« notre usine », "our customers": a house that speaks of itself; "our fibre is ten times faster" is advertising."""
_OURS = frozenset("notre nos our".split())
_GENERAL = frozenset(
    "pays société sociétés époque planète vie vies quotidien monde économie siècle alimentation santé corps cerveau "
    "environnement avenir enfants "
    "villes sols océans country society planet lives world economy time bodies brains health food children oceans "
    "habitudes campagnes rues quartiers régions territoires écoles hôpitaux forêts rivières mers assiettes maisons "
    "foyers "
    "cuisines logements poches routes jeunes aînés concitoyens agriculteurs usines voitures téléphones cities "
    "streets towns "
    "homes "
    "schools roads pockets seas forests kitchens communities neighbourhoods neighborhoods daily cars phones".split()
)
"""« notre planète », "our time": everybody's, not the writer's."""
_NEGATION = cues(
    "ne|n'|pas|non|jamais|rien|nul|ni|sans que|loin de|loin d'|not|never|none|nothing|cannot|neither|nor|isn't|"
    "aren't|don't|doesn't|won't|can't|wasn't"
)
_NEGATING = frozenset({"aucun", "aucune", "no"})
"""Negative unless « sans » or "with" goes before."""
_DENIAL = cues(
    "faux|mythe|idée reçue|prétend*|croire|croyance|légende|contrairement|arnaque*|escroquerie*|soi-disant|false|"
    "myth|claim to|claims to|"
    "pretend*|scam|scams|so-called|alleged*"
)
_HEDGE = cues(
    "pourrait|pourraient|devrait|devraient|peut-être|sans doute|probablement|semble|semblent|semblerait|serait|"
    "seraient|risque de|risquent de|"
    "risque d'|espèr*|prévoi*|prévu*|vise|visent|visant|objectif|ambition*|compte|comptent|envisage*|souhaite*|"
    "promet*|si|s'il|s'ils|hypothèse|scénario|plausible|"
    "may|might|could|should|would|probably|perhaps|likely|expected|plan|plans|planned|aim|aims|hopes|target|goal|if|"
    "scenario"
)
_CLAUSE = lazy(r"[,;:\u2014]|(?<!\w)(?:et|and|mais|but)(?!\w)")
_BEFORE_CLAIM = 48
_BASIS = cues(
    "que|qu'|par rapport|compar*|contre|celle|celui|ceux|celles|face à|depuis|l'an dernier|l'an passé|sur un an|sur "
    "la même période|auparavant|"
    "avant|à la normale|than|compared|versus|vs|as|since|over the past|over the last|last year|before|previous|"
    "l'année dernière|l'année précédente|"
    "précédent|précédente|précédents|le double|la moitié|parmi|dans les|chez les|en ville|à la campagne"
)
_SPAN_OF_TIME = lazy(rf"(?<!\w)en{_B}(?:un|deux|trois|cinq|dix|vingt|\d+){_B}(?:ans?|mois)(?!\w)")


def unexcused(document: Document, block: Block, quantity: "Quantity") -> bool:
    """Whether nothing in the sentence, the speaker or the genre of its paragraph excuses a strong figure."""
    sentence = sentence_in(document, block, quantity.span.start)
    supposed = document.remember(("supposed", block.span), lambda: _supposed(document, block))
    if supposed is not None and supposed <= sentence.start:
        return False
    words = words_of(document, sentence)
    if quantity.kind == "percent" and _DISCOUNT.among(words):
        return False
    start = quantity.span.start
    if _MODAL.search(document.text[max(sentence.start, start - _MODAL_REACH) : start]):
        return False
    if _asks(document, sentence) or _DEFINITION.among(words) or _OPINION.among(words) or in_first_person(words):
        return False
    if document.remember(("own account", block.span), lambda: _own_account(document, block)) or (
        quantity.high < _MILLION and quantity.kind != "money" and is_account(document)
    ):
        return False
    return not excused_block(document, block, quantity)


_MODAL = lazy(
    r"(?<!\w)(?:peut-être|sans doute|perhaps|maybe|pourrai(?:t|ent)|risqu(?:e|ent)[ \u00a0]d(?:e|['\u2019])|could|"
    r"might|may)(?!\w)"
    r"(?:[ \u00a0\n][^\s.;:!?]+){0,8},?[ \u00a0\n][$€£]?$",
    regex.IGNORECASE,
)
_MODAL_REACH = 80


def _supposed(document: Document, block: Block) -> int | None:
    """Where the first sentence begins that supposes something: what follows it in the paragraph goes on supposing."""
    return next(
        (one.start for one in document.sentences(block) if _HYPOTHESIS.among(words_of(document, one))),
        None,
    )


def _asks(document: Document, sentence: Span) -> bool:
    if "?" not in words_of(document, sentence).seen:
        return False
    return document.text[sentence.start : sentence.end].rstrip(" \u00a0\u202f»”\"')]*_").endswith("?")


def in_first_person(words: Words) -> bool:
    """Whether the writer speaks of himself or his house: not « nos villes », "our planet"."""
    return words.once("first person", _in_first_person)


def _in_first_person(words: Words) -> bool:
    if _speaks(words):
        return True
    return not _OURS.isdisjoint(words.seen) and any(
        lower in _OURS and not (at + 1 < len(words.lower) and words.lower[at + 1] in _GENERAL)
        for at, lower in enumerate(words.lower)
    )


def _speaks(words: Words) -> bool:
    """Whether I or we stand among some words: not "we" who all eat and sleep."""
    if not _SINGULAR.isdisjoint(words.seen) or _PLURAL.among(words):
        return True
    if _WE.isdisjoint(words.seen):
        return False
    lower = words.lower
    return any(
        word in _WE
        and not (at + 1 < len(lower) and lower[at + 1] in _EVERYBODY_DOES)
        and not (word == "us" and at and lower[at - 1] == "of")
        for at, word in enumerate(lower)
    )


def _speaks_for_house(words: Words) -> bool:
    """Whether the writer states what he or his house does or plans."""
    if words.once("speaks", _speaks):
        return True
    lower = words.lower
    return not _OURS.isdisjoint(words.seen) and any(
        word in _OURS and not _HOUSE.isdisjoint(lower[at + 1 : at + 3]) for at, word in enumerate(lower)
    )


def _own_account(document: Document, block: Block) -> bool:
    """Whether a paragraph tells of the writer: I, my, outside quotations."""
    for sentence in document.sentences(block):
        words = words_of(document, sentence)
        if _SINGULAR.isdisjoint(words.seen):
            continue
        for at, lower in enumerate(words.lower):
            place = words.places[at]
            if lower in _SINGULAR and not document.masked(Span(place, place + 1), ("quote",)):
                return True
    return False


def excused(document: Document, block: Block, span: Span, excuses: tuple[str, ...]) -> bool:
    """Whether the sentence of a claim makes it innocent.

    `excuses` names what to look for: question, hypothesis, definition, opinion, first-person; negation (shortly before
    the claim, or a denial anywhere); hedge (anywhere in its sentence).
    """
    sentence = sentence_in(document, block, span.start)
    words = words_of(document, sentence)
    found = {
        "question": lambda: _asks(document, sentence),
        "hypothesis": lambda: _HYPOTHESIS.among(words),
        "definition": lambda: _DEFINITION.among(words),
        "opinion": lambda: _OPINION.among(words),
        "first-person": lambda: words.once("house", _speaks_for_house),
        "negation": lambda: _negated(document.text, sentence, span) or _DENIAL.among(words),
        "hedge": lambda: _HEDGE.among(words),
    }
    return any(found[excuse]() for excuse in excuses)


def _negated(text: str, sentence: Span, span: Span) -> bool:
    """Whether a negation stands before a claim in the same clause."""
    start = max(sentence.start, span.start - _BEFORE_CLAIM)
    clause = _CLAUSE.split(text[start : span.start])[-1]
    words = Words(clause, Span(0, len(clause)))
    if _NEGATION.among(words):
        return True
    return any(
        lower in _NEGATING and (at == 0 or words.lower[at - 1] not in ("sans", "with"))
        for at, lower in enumerate(words.lower)
    )


def has_basis(document: Document, block: Block, span: Span) -> bool:
    """Whether the sentence of a comparison says what is compared to what: « que », "than", « contre », a date."""
    sentence = sentence_in(document, block, span.start)
    words = words_of(document, sentence)
    return _BASIS.among(words) or words.once(
        "span of time", lambda _: _SPAN_OF_TIME.search(document.text, *sentence) is not None
    )
