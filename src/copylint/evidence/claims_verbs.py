# SPDX-License-Identifier: Apache-2.0
"""Verbs of attribution, inflected: who says, estimates, counts, announces.

Two classes. Verbs of speech take a speaker as their subject (annoncer, estimer, say); verbs of showing take things
too (révéler, montrer, suggest), so they support only a name right before them. Third person, and the past participle
behind its auxiliary. Source: lemmas chosen for this project from press style; French endings by the three groups
(Bescherelle), irregular verbs written out.
"""

from collections.abc import Iterable
from functools import cache

from copylint.model.record import NamedTuple

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
    """All forms, French and English; built once, 2,500 words."""
    speech: set[str] = set()
    showing: set[str] = set()
    participles: set[str] = set(_PARTICIPLES_IRREGULAR)
    for lemmas, forms in ((_SPEECH_ER, speech), (_SHOWING_ER, showing)):
        for lemma in lemmas:
            finite, past = _first_group(lemma)
            forms.update(finite, past)
            participles.update(past)
    for row in _SPEECH_IRREGULAR.values():
        speech.update(row.split())
    for lemmas, forms in ((_SPEECH_EN, speech), (_SHOWING_EN, showing)):
        for entry in lemmas:
            forms.update(_english(entry))
    every = frozenset(speech | showing)
    speech -= showing
    return Verbs(frozenset(speech), frozenset(showing), frozenset(participles), every)


def _first_group(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Third person of a verb in -er, and its past participles."""
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem  # annonçait, jugeait
    strong = stem
    if stem.endswith(("el", "et")) and lemma in ("projeter", "rappeler"):
        strong = stem + stem[-1]
    elif stem[-2:-1] in ("é", "e") and stem[-1:] != "e":
        strong = f"{stem[:-2]}è{stem[-1]}"  # révèle, relève
    elif stem.endswith("y"):
        strong = f"{stem[:-1]}i"
    future = stem if stem[-2:-1] == "é" else strong
    present, past = (strong + "e", strong + "ent"), (soft + "ait", soft + "aient", soft + "a", stem + "èrent")
    finite = (*present, *past, soft + "ant", future + "era", future + "eront", future + "erait")
    return finite, (stem + "é", stem + "ée", stem + "és", stem + "ées")


def _english(entry: str) -> Iterable[str]:
    if "|" in entry:
        return entry.split("|")
    if entry.endswith("e"):
        return (entry, entry + "s", entry + "d", entry[:-1] + "ing")
    if entry.endswith("y") and entry[-2] not in "aeou":
        return (entry, entry[:-1] + "ies", entry[:-1] + "ied", entry + "ing")
    plural = "es" if entry.endswith(("sh", "ch", "s", "x")) else "s"
    return (entry, entry + plural, entry + "ed", entry + "ing")
