# SPDX-License-Identifier: Apache-2.0
"""Closed tables of words that make or unmake a support: institutions, documents, vague sources, verbs of attribution.

Collected for this project from the press style of both languages; each is matched as a whole word without case.

The verbs say who says, estimates, counts, announces, inflected. Two classes: verbs of speech take a speaker as their
subject (annoncer, estimer, say); verbs of showing take things too (révéler, montrer, suggest), so they support only a
name right before them. Third person, and the past participle behind its auxiliary. Source: lemmas chosen for this
project from press style; French endings by the three groups (Bescherelle), irregular verbs written out.
"""

from collections.abc import Iterable
from functools import cache

from copylint.model.record import NamedTuple

INSTITUTIONS = frozenset(
    # public bodies
    "gouvernement ministère ministères ministre ministres préfecture préfet préfète police gendarmerie gendarmes "
    "policiers "
    "parquet procureur procureure tribunal cour justice juge juges magistrats mairie maire maires municipalité "
    "commune ville "
    "métropole région département conseil commission commissaire agence autorité autorités institut observatoire "
    "office "
    "assemblée sénat parlement élysée matignon ambassade ambassadeur armée état-major douane douanes administration "
    "régulateur gendarme banque fed bce onu collectivité intercommunalité rectorat académie secrétariat cabinet "
    "organisme "
    "médiateur défenseur capitainerie "
    # rescue, health, school
    "pompiers secours sauveteurs samu hôpital chu hôpitaux clinique médecins université école laboratoire faculté "
    # firms and associations
    "entreprise société groupe compagnie constructeur opérateur direction directeur directrice pdg dg dirigeant "
    "dirigeante "
    "dirigeants patron patronne fondateur fondatrice fondateurs éditeur fabricant équipementier avionneur distributeur "
    "fédération syndicat syndicats intersyndicale association ong fondation union chambre ordre cabinet start-up "
    "startup "
    "organisateurs organisateur organisation organisations club fédérations coopérative exploitant gestionnaire "
    "assureur "
    "courtier plateforme think-tank parti collectif "
    # people in office
    "président présidente vice-président vice-présidente chancelier chancelière roi reine pape député députée sénateur "
    "sénatrice élu élue rapporteur rapporteure porte-parole avocat avocate économiste chercheur chercheuse professeur "
    "professeure historien historienne sociologue médecin climatologue épidémiologiste démographe géographe auteur "
    "auteure "
    "autrice auteurs inventeur négociateur secrétaire trésorier commissaire chef cheffe responsable adjoint adjointe "
    "journaliste quotidien hebdomadaire magazine revue journal chaîne radio dépêche afp site agence "
    # English
    "government ministry minister police prosecutor prosecutors court council commission agency authority authorities "
    "institute office parliament senate congress treasury administration department bureau regulator regulators army "
    "navy "
    "hospital university company firm group maker operator executives executive union federation association charity "
    "foundation president chairman chairwoman ceo cfo founder spokesman spokeswoman spokesperson mayor senator "
    "governor "
    "economist professor researcher author authors newspaper broadcaster watchdog bank officials organizers organisers "
    "coroner lawyers lawyer attorney auditor auditors".split()
)
"""After a definite article, one of these is a known source (« le ministère », "the company")."""

DOCUMENTS = frozenset(
    "étude études rapport rapports enquête enquêtes sondage sondages baromètre recensement communiqué communiqués "
    "bilan "
    "chiffres données statistiques estimation estimations prévision prévisions projection projections calculs "
    "résultats "
    "analyse analyses recherche recherches recherche indice classement palmarès tribune document documents "
    "dossier panorama édition consultation audit expertise méta-analyse revue travaux simulation simulations "
    "modélisation "
    "dépêche mémoire thèse publication publications livret "
    "study studies report reports survey surveys poll polls census statement figures data statistics estimate "
    "estimates "
    "forecast forecasts projection projections research analysis index ranking paper papers audit review findings "
    "results "
    "filing filings statement release ".split()
)
"""Documents that support when their author is named, or when they are known (« ce rapport »)."""
SINGULAR_DOCUMENTS = frozenset(
    "étude rapport enquête sondage baromètre recensement communiqué bilan classement palmarès audit "
    "méta-analyse décompte étude tribune consultation "
    "study report survey poll census statement paper audit review filing".split()
)
"""Those that a definite article makes a known one."""

VAGUE = frozenset(
    "experts expert spécialistes analystes observateurs études recherches scientifiques professionnels chercheurs "
    "sources "
    "médias critiques statistiques données chiffres enquêtes sondages rapports certains certaines beaucoup plusieurs "
    "nombreux "
    "nombre on plupart gens internautes utilisateurs consommateurs connaisseurs puristes initiés historiens "
    "économistes "
    "médecins nutritionnistes psychologues sociologues climatologues tendances indicateurs signaux travaux estimations "
    "prévisions analyses résultats projections acteurs entreprises organisations "
    "analysts specialists observers studies scientists researchers professionals critics many some several most "
    "everyone "
    "people they surveys polls reports figures data statistics estimates historians economists insiders doctors "
    "research "
    "findings results users consumers".split()
)
"""Nouns and pronouns that name nobody; as the subject of a verb they support nothing."""

DEFINITE = frozenset(
    "le la l' les ce cet cette son sa leur leurs ses du au aux notre the this its his her their our".split()
)
"""Determiners that point at something known."""

POSSESSIVE = frozenset("son sa ses leur leurs its his her their".split())
"""Determiners of what belongs to somebody known."""
OWN_DOCUMENTS = frozenset(
    "rapport étude enquête sondage baromètre communiqué chiffres données statistiques estimations calculs résultats "
    "report study survey poll statement figures data statistics estimates calculations results filing accounts".split()
)
"""What a known body publishes: « son rapport », « ses propres chiffres »."""

NOT_NAMES = frozenset(
    "le la l' les un une des du de d' au aux à et ou où mais donc or ni que qu' qui ce cet cette ces c' ceci cela ça "
    "il elle "
    "ils elles on nous vous je j' tu se s' son sa ses leur leurs notre nos votre vos mon ma mes en y dans sur sous "
    "par pour "
    "avec sans chez entre vers depuis pendant avant après contre selon dès si quand lorsque comme puis ainsi alors "
    "enfin "
    "certains certaines beaucoup plusieurs personne tout toute tous toutes rien chaque aucun aucune autre autres "
    "près plus "
    "moins environ même seul seule seuls seules quelque quelques bien très trop aujourd' hier demain ici là voici "
    "voilà oui "
    "non d'après concernant malgré grâce toutefois cependant pourtant aussi encore déjà jamais toujours souvent "
    "parfois "
    "ensuite désormais actuellement récemment résultat résultats chiffres chiffre données source sources bilan "
    "the a an and or but of to in on at by for from with without into over under about after before between through "
    "during "
    "this these those that it its he his she her they their we our you your i my there here when while if as not no "
    "some "
    "many most more less few each every all both another other such today yesterday according nearly almost around "
    "only "
    "even just still also however meanwhile research studies experts people recent last next first new "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi "
    "vendredi samedi dimanche january february march april may june july august september october november december "
    "monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)
"""Capitalised at the start of a sentence or as days and months: no names."""
TOPICS = frozenset(
    "IA AI PME ETI TPE TVA PIB CO2 IT RH R&D SEO SaaS CRM ROI B2B B2C TTC HT CDI CDD USD EUR II III IV PC TV ADN DNA "
    "GPS API "
    "LED UV VIH HIV GDP SME SMEs NFT ChatGPT Internet Web France Europe Chine Inde Afrique Asie Allemagne Espagne "
    "Italie "
    "États-Unis Etats-Unis Royaume-Uni Japon Russie Paris Français Française Françaises Européens Américains Terre "
    "Monde "
    "China India Africa Asia Germany Spain Italy Japan Russia America Americans Europeans Earth UK US USA U.S EU "
    "UE".split()
)
"""Names of subjects and places: no source by themselves."""
_OPENERS = (
    "selon|suivant|d' après|à en croire|aux dires de|aux dires d'|aux dires du|aux dires des|aux yeux de|aux yeux du|"
    "aux yeux d'|au dire de|au dire d'|de l' avis de|de l' avis d'|de l' avis du|de l' aveu de|de l' aveu d'|de l' "
    "aveu du|"
    "de source policière|de source judiciaire|de source officielle|de source hospitalière|de source syndicale|"
    "de source militaire|de source diplomatique|de source gouvernementale|du point de vue de|du point de vue du|"
    "du point de vue d'|auprès de|auprès du|auprès d'|pour|via|dixit|according to|as per|per|citing|quoting"
).split("|")
OPENERS: dict[str, list[str]] = {}
"""Words that introduce a source, by their first word; blanks separate words as claims_tokens.py cuts them."""
for _phrase in _OPENERS:
    OPENERS.setdefault(_phrase.partition(" ")[0], []).append(f"{_phrase} ")
AGENT_PARTICIPLES = frozenset(
    form
    for stem in (
        "publi men réalis command compil audit certifi vérifi calcul cosign financ diffus divulgu consult interrog"
    ).split()
    for form in (f"{stem}é", f"{stem}ée", f"{stem}és", f"{stem}ées")
) | frozenset("published conducted commissioned compiled released carried audited verified".split())
"""Participles whose agent is a source: « menée par l'Ifop », "published in Nature"."""
ACTS = frozenset(
    "voté votée adopté adoptée décidé condamné condamnée infligé infligée présenté présentée approuvé approuvée "
    "entériné "
    "voted adopted approved fined sentenced ordered awarded".split()
)
"""What a body decides in public: the act is the source of its figure (« la mairie a voté une hausse de 4 % »)."""
SOURCES = INSTITUTIONS | SINGULAR_DOCUMENTS | OWN_DOCUMENTS
"""Common nouns that can be a source behind the right determiner."""


_SPEECH_ER = (
    "affirmer ajouter alerter annoncer argumenter assurer avancer calculer certifier chiffrer clamer commenter "
    "confesser confier considérer constater déclarer décliner décréter dénombrer dénoncer déplorer "
    "détailler dévoiler énoncer énumérer espérer estimer évaluer évoquer expliquer exprimer glisser jauger juger "
    "justifier marteler mentionner nier noter objecter observer opiner penser plaider préciser préconiser pronostiquer "
    "proposer protester publier raconter rapporter rassurer recenser réclamer recommander récuser regretter réitérer "
    "relater "
    "relayer relever remarquer répliquer répertorier résumer rétorquer revendiquer signaler souhaiter souligner "
    "spéculer "
    "supputer tabler tempérer tonner tweeter anticiper budgéter communiquer comptabiliser avouer insister nuancer "
    "enchaîner lister rappeler"
).split()
_SHOWING_ER = "révéler montrer indiquer suggérer prouver attester démontrer témoigner confirmer pointer".split()
_SPEECH_IRREGULAR = {
    "dire": "dit disent disait disaient dira diront dirent disant",
    "prédire": "prédit prédisent prédisait prédira prédisant",
    "redire": "redit redisent",
    "écrire": "écrit écrivent écrivait écrivaient écrira écrivit écrivant",
    "décrire": "décrit décrivent décrivait décrivit décrivant",
    "prévoir": "prévoit prévoient prévoyait prévu prévue prévoira prévoyant",
    "prévenir": "prévient préviennent prévenait prévenu prévint",
    "soutenir": "soutient soutiennent soutenait soutenu soutint soutenant",
    "maintenir": "maintient maintiennent maintenait maintenu",
    "convenir": "convient conviennent convenait convenu",
    "admettre": "admet admettent admettait admis admit admettant",
    "promettre": "promet promettent promettait promis promit promettant",
    "émettre": "émet émettent émis",
    "répondre": "répond répondent répondait répondu répondit répondant",
    "prétendre": "prétend prétendent prétendait prétendu prétendit prétendant",
    "défendre": "défend défendent défendait défendu défendit défendant",
    "conclure": "conclut concluent concluait conclu conclue concluant",
    "avertir": "avertit avertissent avertissait averti avertira avertissant",
    "garantir": "garantit garantissent garantissait garanti garantissant",
    "renchérir": "renchérit renchérissent renchéri",
    "croire": "croit croient croyait cru croyant",
    "requérir": "requiert requièrent requis",
    "reconnaître": "reconnaît reconnait reconnaissent reconnaissait reconnu reconnut reconnaissant",
    "transmettre": "transmet transmettent transmis",
    "apprendre": "apprend apprennent appris",
    "établir": "établit établissent établi établissant",
    "fournir": "fournit fournissent fourni",
    "retenir": "retient retiennent retenu",
}
_PARTICIPLES_IRREGULAR = frozenset(
    "prévu prévue prévenu soutenu maintenu convenu admis promis émis répondu prétendu "
    "défendu "
    "conclu conclue averti garanti renchéri cru requis reconnu transmis appris établi fourni retenu su".split()
)
_SPEECH_EN = (
    "say|says|said|saying tell|tells|told|telling announce report state claim estimate argue explain note add warn "
    "insist "
    "declare deny describe believe|believes|believed think|thinks|thought write|writes|wrote|written "
    "acknowledge admit|admits|admitted predict forecast|forecasts|forecasted project calculate disclose publish "
    "release reply|replies|replied respond observe conclude recommend promise pledge vow assert maintain contend "
    "testify|testifies|testified caution boast concede remark reckon reveal quote cite expect assess record tweet "
    "comment recall stress emphasize emphasise outline put|puts measure survey poll list file|filed allege "
    "blame speak|speaks|spoke joke quip tally"
).split()
_SHOWING_EN = (
    "show|shows|showed|shown find|finds|found indicate suggest reveal demonstrate prove|proves|proved|proven confirm "
    "point|"
    "points|pointed imply|implies|implied"
).split()
AUXILIARIES = frozenset(
    "a ont avait avaient aura auront aurait auraient ayant eut eurent as ai avons avez est sont était étaient fut "
    "furent été "
    "has have had having was were been is are be being".split()
)
"""Auxiliaries before a past participle."""
PAST_AUXILIARIES = frozenset(
    "a ont avait avaient aura auront aurait auraient ayant eut eurent as ai avons avez has have had having".split()
)
"""Those that make it a past tense of the active voice."""


class Verbs(NamedTuple):
    """Forms, in lower case: of speech, of showing, those that need an auxiliary before them, and all together."""

    speech: frozenset[str]
    showing: frozenset[str]
    participles: frozenset[str]
    every: frozenset[str]


@cache
def verbs() -> Verbs:
    """All forms, French and English; built once, 2,500 words, each ending set behind all stems by one `str.join`."""
    finite, past = _first_group(_SPEECH_ER)
    showing_finite, showing_past = _first_group(_SHOWING_ER)
    said = [*finite, *past, *_english(_SPEECH_EN), *" ".join(_SPEECH_IRREGULAR.values()).split()]
    showing = frozenset([*showing_finite, *showing_past, *_english(_SHOWING_EN)])
    every = showing.union(said)
    return Verbs(every - showing, showing, _PARTICIPLES_IRREGULAR.union(past, showing_past), every)


def _first_group(lemmas: Iterable[str]) -> tuple[list[str], list[str]]:
    """Third person of verbs in -er, and their past participles."""
    stems = [lemma[:-2] for lemma in lemmas]
    softs, strongs, futures = [], [], []
    for stem in stems:
        last, before = stem[-1], stem[-2]
        softs.append(f"{stem[:-1]}ç" if last == "c" else f"{stem}e" if last == "g" else stem)  # annonçait, jugeait
        strong = stem
        if stem in _DOUBLING:
            strong += last
        elif before in "ée" and last != "e":
            strong = f"{stem[:-2]}è{last}"  # révèle, relève
        elif last == "y":
            strong = f"{stem[:-1]}i"
        strongs.append(strong)
        futures.append(stem if before == "é" else strong)
    finite = [
        *_ended(strongs, "e", "ent"),
        *_ended(softs, "ait", "aient", "a", "ant"),
        *_ended(stems, "èrent"),
        *_ended(futures, "era", "eront", "erait"),
    ]
    return finite, _ended(stems, "é", "ée", "és", "ées")


_DOUBLING = ("projet", "rappel")


def _ended(stems: list[str], *endings: str) -> list[str]:
    """Each ending behind each stem."""
    return "".join([f"{f'{ending} '.join(stems)}{ending} " for ending in endings]).split() if stems else []


def _english(entries: Iterable[str]) -> list[str]:
    """Forms of English verbs; `|` parts those of an irregular one."""
    written = [entry.replace("|", " ") for entry in entries if "|" in entry]
    regular = [entry for entry in entries if "|" not in entry]
    silent = [entry[:-1] for entry in regular if entry[-1] == "e"]
    changing = [entry[:-1] for entry in regular if entry[-1] == "y" and entry[-2] not in "aeou"]
    others = [entry for entry in regular if entry[-1] != "e" and (entry[-1] != "y" or entry[-2] in "aeou")]
    hissing = [entry for entry in others if entry.endswith(("sh", "ch", "s", "x"))]
    plain = [entry for entry in others if not entry.endswith(("sh", "ch", "s", "x"))]
    return [
        *" ".join(written).split(),
        *_ended(silent, "e", "es", "ed", "ing"),
        *_ended(changing, "y", "ies", "ied", "ying"),
        *_ended(hissing, "es"),
        *_ended(plain, "s"),
        *_ended(others, "", "ed", "ing"),
    ]
