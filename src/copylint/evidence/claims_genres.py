# SPDX-License-Identifier: Apache-2.0
"""Genres in which figures need no source: what the whole text is, and what a paragraph is.

A recipe, a manual, a price list, a match report, a changelog, a story state their own figures. A text that presents a
survey is itself the source of its percentages. Each genre is known by shapes that stand together, never by one word.
"""

from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_tokens import Words, cues, sentence_in, words_of
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.quantity import Quantity

_VERSION = lazy(r"^[\s#*\[]*v?\d+\.\d+(?:\.\d+)?(?:[\s\]\-–(]|$)")
_CHANGELOG = cues(
    "changelog|change log|release notes|release note|note de version|notes de version|notes de publication|notes de "
    "mise à jour|journal des modifications"
)
_RECIPE = frozenset("ingrédient ingrédients ingredient ingredients ingrédients: ingrédients, ingredients:".split())
_COOKING = cues(
    "préparation|cuisson|préchauffez|préchauffer|four|enfournez|enfourner|mélangez|mélanger|ajoutez|ajouter|cuillère|"
    "cuillères|pincée|farine|beurre|"
    "sucre|preheat|oven|tablespoon|tablespoons|teaspoon|teaspoons|tbsp|tsp|simmer|whisk|stir|flour|butter|bake"
)
_ARTICLE = lazy(r"^\s*[*#]*\s*(?:Article|Art\.)\s+(?:\d|premier|L)", regex.IGNORECASE)
_DIALOGUE = lazy(r"^\s*[\u2014\u2013]\s*\S")
_SURVEY = frozenset(
    "enquête sondage baromètre étude rapport bilan panorama observatoire recensement survey poll study report "
    "census".split()
)
_OWN_SURVEY = cues(
    "nous avons interrogé|nous avons sondé|nous avons analysé|nous avons étudié|nous avons mesuré|nous avons "
    "recueilli|nous avons mené|nous avons compilé|nous avons pesé|nous avons compté|nous avons testé|nous avons goûté|"
    "nous avons relevé|nous avons chronométré|nous avons comparé|nous avons dépouillé|we weighed|we counted|we tested|"
    "we tasted|we timed|we compared|we tracked|"
    "notre enquête|notre étude|notre sondage|notre panel|notre baromètre|notre échantillon|ont répondu|répondants|"
    "respondents|responses|we surveyed|we asked|"
    "we analyzed|we analysed|we measured|we polled|we received|our survey|our study|our poll|our data|our users|this "
    "survey"
)
_CLAUSES = cues(
    "locataire|bailleur|preneur|présent contrat|présent bail|présente convention|présentes conditions|les parties|"
    "intérêt au "
    "taux|au taux de|mise en demeure|de plein droit|dépôt de garantie|résilié|résiliation|le prestataire|le client|"
    "tenant|landlord|lessee|lessor|licensee|licensor|hereby|this agreement|the parties|per annum|written notice|"
    "the borrower|"
    "the lender|shall pay|shall be|may terminate"
)
_RELEASE = cues(
    "version|corrige|corrigé|corrigée|correctif|correctifs|retire|retiré|supprime|supprimé|bug|bugs|crash|plantage|"
    "moteur de rendu|démarrage|mise à jour|fixed|fixes|removed|added|improved|startup|crashes|importing|release|patch|"
    "deprecated|legacy"
)
_OF_PRICE = lazy(
    r"[ \u00a0\u202f](?:du|de la|de l['\u2019]|of the|of your|on the|sur le|sur la)[ \u00a0](?:\w+[ \u00a0]){0,2}?"
    r"(?:prix|montant|total|commande|tarif|facture|loyer|price|order|amount|bill|total|fee|purchase)(?!\w)",
    regex.IGNORECASE,
)
_OWN_SAMPLE = cues("un panel de|panel de|un échantillon de|échantillon de|a sample of|panel of")
_PRICES = cues(
    "tarif|tarifs|prix|coûte|coûtent|livraison|entrée|abonnement|billet|billets|réservation|réservations|inscription|"
    "cotisation|loyer|ttc|ht|à partir de|"
    "promo|promotion|remise|solde|soldes|forfait|budget|frais|caution|adhésion|gratuit|price|prices|priced|cost|"
    "costs|fee|fees|shipping|ticket|tickets|"
    "subscription|discount|per month|a month"
)
_REBATE = cues("réduction|réductions|remise|remises|rabais|off|discount|discounts|tarif réduit|tarifs réduits")
_SPORT = cues(
    "match|matchs|matches|but|buts|score|set|sets|mi-temps|victoire|défaite|nul|championnat|ligue|coupe|tournoi|"
    "finale|quart-temps|essai|essais|point|points|"
    "rebonds|possession|chrono|podium|classement|peloton|goal|goals|league|halftime|quarter-final|win|wins|won|"
    "scored|beat|defeat|defeated|imposé|imposés|"
    "imposée|imposées|inscrit|buteur|adversaire|adversaires|tackles|striker"
)
_CAPACITY = frozenset("spectateurs supporters stade spectators fans stadium attendance affluence".split())
_SCORE = lazy(r"(?<![\d/.-])\d{1,3}\s?[-\u2013à]\s?\d{1,3}(?![\d/%.-])")
_LIFE = cues(
    "mort à|mort en|mort le|mort lundi|mort mardi|mort mercredi|mort jeudi|mort vendredi|mort samedi|mort dimanche|"
    "mort des suites|morte à|morte en|morte le|"
    "décédé|décédée|s'est éteint|s'est éteinte|disparu à|disparu en|disparue à|né à|né en|né le|née à|née en|née le|"
    "obsèques|funérailles|"
    "died|passed away|was born|born in|funeral|survived by"
)
_PLOT = cues(
    "personnage|personnages|protagoniste|héros|héroïne|intrigue|roman|nouvelle|scénario|novel|hero|heroine|character|"
    "characters|plot|protagonist"
)
_NATURE = cues(
    "gèle à|eau gèle|gelant à|bout à|eau bout|ébullition|fond à|point de fusion|température de fusion|s'évapore|"
    "se dilate|"
    "dilatation|vitesse de la lumière|vitesse du son|niveau de la mer|masse atomique|en orbite|son orbite|"
    "freezes|water freezes|freezing point|boils|boiling|melts at|evaporates|speed of light|speed of sound|sea level|"
    "orbits"
)
_MEAN = cues("en moyenne|moyenne de|on average|average|averages")
_INSTRUCTION = frozenset(
    "ajoutez ajouter mettez mettre versez choisissez sélectionnez réglez cliquez entrez saisissez utilisez utiliser "
    "fixez limitez évitez prévoyez comptez "
    "visez gardez laissez faites calculez divisez multipliez installez configurez augmentez réduisez vérifiez placez "
    "coupez add set use choose select click "
    "enter keep avoid aim make install configure increase reduce check place cut run limit try start divide "
    "multiply".split()
)
_NOT_STEPS = frozenset(
    "chez assez nez rez sachez découvrez notez retenez voyez lisez regardez rappelez considérez imaginez parlez "
    "pensez avez êtes allez savez pouvez voulez "
    "devez connaissez trouvez".split()
)
"""Words in -ez that give no instruction: « sachez que », « découvrez »."""
_SHORTEST_STEP = 5
_FIRST = lazy(r"(?<!\w)(?:je|j['\u2019]\w|I|I['\u2019][a-z]+)(?!\w)")
_FEW, _SOME = 2, 3


def genre_of(document: Document) -> str | None:
    """The genre that excuses all figures of a document: changelog, recipe, law, fiction; None for any other."""
    return document.remember("genre", lambda: _genre(document))


def presents_survey(document: Document) -> bool:
    """Whether the article itself presents a survey or report: its figures are the article's own data.

    Known by a document named in the title or the first words, or by an own survey (« nous avons interrogé »).
    """
    return document.remember("presents a survey", lambda: _presents(document))


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


def _presents(document: Document) -> bool:
    if any(_OWN_SURVEY.among(words_of(document, block.span)) for block in document.prose[:6]):
        return True
    blocks = [block for block in document.prose if block.kind in ("heading", "paragraph", "meta")][:4]
    for block in blocks:
        if not _SURVEY.isdisjoint(words_of(document, block.span).seen):
            from copylint.evidence.supports import supports_in  # noqa: PLC0415 - few texts name a survey

            if any(one.kind == "document" for one in supports_in(document, block).every()):
                return True
    return False


def _genre(document: Document) -> str | None:
    text, prose = document.text, document.prose
    headings = [_head(text, block) for block in prose if block.kind in ("heading", "meta")]
    first = [head for head in (headings[:2] or [_head(text, block) for block in prose[:1]]) if _may_log(head.lower())]
    if sum(bool(_VERSION.match(head)) for head in headings) >= _FEW or any(
        _CHANGELOG.among(Words(head, Span(0, len(head)))) for head in first
    ):
        return "changelog"
    ingredients = "ngr" in text and any(
        "ngr" in head and not _RECIPE.isdisjoint(head.lower().split())
        for head in (_head(text, block) for block in prose)
    )
    if ingredients and sum(_COOKING.count(words_of(document, block.span)) for block in prose) >= _SOME:
        return "recipe"
    articles = [block for block in prose if text[block.span.start : block.span.start + 1] in "Aa#*"]
    if len(articles) >= _SOME and sum(bool(_ARTICLE.match(_head(text, block))) for block in articles) >= _SOME:
        return "law"
    if ("\u2014" in text or "\u2013" in text) and _speaks_in_lines(document):
        return "fiction"
    return None


def _head(text: str, block: Block) -> str:
    """The beginning of a block."""
    return text[block.span.start : min(block.span.end, block.span.start + 80)]


def _may_log(lower: str) -> bool:
    """Whether a cue of a changelog may stand in a title."""
    return "log" in lower or "note" in lower or "journal" in lower


def _speaks_in_lines(document: Document) -> bool:
    """Whether paragraphs open with the dash of a speaker, in a text without links."""
    text = document.text
    dialogue = sum(
        bool(_DIALOGUE.match(text[block.outer.start : block.outer.start + 4]))
        for block in document.prose
        if block.kind == "paragraph"
    )
    return dialogue >= _FEW and not any(node.kind == "link" for node in document.inlines)


def excused_block(document: Document, block: Block, quantity: "Quantity") -> bool:  # noqa: PLR0911 - one for each genre
    """Whether the genre of a paragraph excuses a figure.

    Prices for money, a match for everything, a step of a manual, a life, a law of nature, a sample of one's own.
    """
    sentence = sentence_in(document, block, quantity.span.start)
    words, around = words_of(document, sentence), words_of(document, block.span)
    if (words.once("step", _is_step) and not _MEAN.among(words)) or (
        block.kind == "item" and around.lower[:1] and around.lower[0] in _INSTRUCTION
    ):
        return True
    if _OWN_SAMPLE.among(words) or _NATURE.among(around) or _PLOT.among(words) or states_itself(document, block):
        return True
    if quantity.kind == "money":
        if quantity.high < 1_000_000 and _PRICES.among(around) and not _MEAN.among(words):  # noqa: PLR2004 - nobody's price
            return True
    elif _LIFE.among(around):
        return True
    if (
        quantity.kind == "percent"
        and _PRICES.among(around)
        and (_REBATE.among(words) or _OF_PRICE.match(document.text, quantity.span.end))
    ):
        return True
    sport = _SPORT.count(around)
    if sport >= _SOME:
        return True
    return sport >= 1 and (not _CAPACITY.isdisjoint(around.seen) or _scored(document, block))


def states_itself(document: Document, block: Block) -> bool:
    """Whether a paragraph is a clause of a contract or a note of release: what it says holds because it says so.

    Two cues at least; one of them may stand in any article.
    """
    around = words_of(document, block.span)
    return any(around.once((cues, "twice"), cues.twice) for cues in (_CLAUSES, _RELEASE))


def _scored(document: Document, block: Block) -> bool:
    return document.remember(("score", block.span), lambda: _SCORE.search(document.text, *block.span) is not None)


def _is_step(words: Words) -> bool:
    """Whether a sentence tells the reader to do something: it opens with an instruction, or holds « ajoutez »."""
    first = next((lower for lower in words.lower if lower[0].isalpha()), "")
    if first in _INSTRUCTION:
        return True
    return any(
        lower.endswith("ez")
        and len(lower) >= _SHORTEST_STEP
        and lower not in _NOT_STEPS
        and (at == 0 or words.lower[at - 1] != "vous")
        for at, lower in enumerate(words.lower)
    )
