# SPDX-License-Identifier: Apache-2.0
"""Who says so: sources recognised among the words of a sentence.

Three shapes: introducing words with a source after them (« selon l'Insee », "according to the company"); a verb of
attribution with a source as its subject or agent (« a indiqué le ministère », « évalué par la métropole »); a document
whose author is named or which is known (« une étude de l'Inserm », « ce rapport »). Names are guessed from capitals:
no model, no dictionary; institutions and offices count behind an article or possessive that makes them known.
"""

from functools import cache

from copylint.evidence.claims_tokens import Words
from copylint.evidence.claims_words import (
    ACTS,
    AGENT_PARTICIPLES,
    AUXILIARIES,
    DEFINITE,
    DOCUMENTS,
    INSTITUTIONS,
    NOT_NAMES,
    OPENERS,
    OWN_DOCUMENTS,
    PAST_AUXILIARIES,
    POSSESSIVE,
    SINGULAR_DOCUMENTS,
    SOURCES,
    TOPICS,
    VAGUE,
    verbs,
)
from copylint.model.places import Span
from copylint.model.record import NamedTuple

_SECONDS: dict[str, frozenset[str] | None] = {
    first: None
    if any(phrase.count(" ") == 1 for phrase in phrases)
    else frozenset(phrase.split(" ")[1] for phrase in phrases)
    for first, phrases in OPENERS.items()
}
"""The second words of openers; None where one is enough."""
_NO_SOURCE = NOT_NAMES | VAGUE
_PRONOUNS = frozenset({"il", "elle", "he", "she", "lui", "ils", "elles"})
_INVERTED = ("-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-ils", "-t-elles")
_NOT_FROM = frozenset(
    "sur about on concernant portant consacrée consacré auprès montre montrent est a ont sont".split()
)
"""After a document these say what it is about, or end its noun phrase: what follows is no author."""
_OPENS_CLAUSE = frozenset('«“"(\u2014\u2013:')
_LED_BY = frozenset([",", "»", "”", '"', "comme", "que", "qu'", "as"])
_AFTER_ON = frozenset(
    "the a an its his her their this that monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What follows "on" in English."""
_STOPS = frozenset(";:()")
_CUT = 3
_BACK, _NEAR_BACK, _ON, _AGENT, _AUTHOR, _AFTER_VERB = 18, 8, 10, 14, 9, 7


class Support(NamedTuple):
    """One support: what it is and where.

    Kinds: link, note (« (source : …) », call of a note, (Author, 2023)), attribution (selon + source), speech (a source
    that says), document (named or known), law, quotation (words of a speaker).
    """

    kind: str
    span: Span


def name_at(words: Words, at: int) -> bool:
    """Whether a word is a proper noun that can be a source: capitalised, no topic, not merely first."""
    word = words.written[at]
    if not word[0].isupper() or len(word) < 2 or word in TOPICS or words.lower[at] in _NO_SOURCE:  # noqa: PLR2004 - initials
        return False
    if at and words.written[at - 1] not in _OPENS_CLAUSE:
        return True
    following = words.written[at + 1] if at + 1 < len(words.written) else ""
    if word.isupper() or following[:1].isupper() or not word[1:].islower():
        return True
    lower, known = following.lower(), verbs()
    return lower in AUXILIARIES or lower in known.speech or lower in known.showing or following == ","


def named(words: Words, at: int) -> bool:
    """Whether a word is a name, an institution or office made known, or a known document."""
    word = words.written[at]
    if word[0].isupper() and name_at(words, at):
        return True
    lower = words.lower[at].removesuffix("'")  # "the company's statement": the s is a word of its own
    if lower not in SOURCES:
        return False
    before = words.lower[max(at - 2, 0) : at]
    if lower in INSTITUTIONS and not DEFINITE.isdisjoint(before):
        return True
    if lower in SINGULAR_DOCUMENTS and any(one in DEFINITE and one not in POSSESSIVE for one in before):
        return True
    return lower in OWN_DOCUMENTS and not POSSESSIVE.isdisjoint(before)


def _vague(words: Words, at: int) -> bool:
    """Whether a word names nobody: « experts », « on » (the French pronoun, not the English preposition)."""
    if words.lower[at] not in VAGUE:
        return False
    return words.lower[at] != "on" or at + 1 >= len(words.lower) or words.lower[at + 1] not in _AFTER_ON


def attributed(words: Words) -> list[Support]:
    """All attributions of a sentence, in order of their words."""
    known, telling, lowers = verbs(), _telling(), words.lower
    found: list[Support] = []
    if telling.isdisjoint(lowers) and not words.hyphened:
        return found
    for at, lower in enumerate(lowers):
        if lower not in telling and "-" not in lower:  # nearly all words
            continue
        if lower in OPENERS and at + 1 < len(lowers):
            seconds = _SECONDS[lower]
            last = _opened(words, at) if seconds is None or lowers[at + 1] in seconds else None
            if last is not None:
                found.append(
                    Support("attribution", Span(words.places[at], words.places[last] + len(words.written[last])))
                )
        if (lower in known.every or "-" in lower) and _said(words, at):
            found.append(_support("speech", words, at))
        if lower in ACTS and _decided(words, at):
            found.append(_support("speech", words, at))
        if lower in AGENT_PARTICIPLES and _agent(words, at):
            found.append(_support("attribution", words, at))
        if lower in DOCUMENTS and (_known_document(words, at) or _author(words, at)):
            found.append(_support("document", words, at))
    return found


@cache
def _telling() -> frozenset[str]:
    """Every word with which an attribution may begin, but for verbs with their pronoun (« dit-il »)."""
    return verbs().every.union(OPENERS, ACTS, AGENT_PARTICIPLES, DOCUMENTS)


def _support(kind: str, words: Words, at: int) -> Support:
    return Support(kind, Span(words.places[at], words.places[at] + len(words.written[at])))


def _opened(words: Words, at: int) -> int | None:
    """The word that names the source after introducing words that begin at `at`, None where they introduce none."""
    padded = f"{' '.join(words.lower[at : at + 5])} "
    for opener in OPENERS[words.lower[at]]:
        if padded.startswith(opener):
            if opener == "pour ":
                return _for(words, at)
            if opener.startswith("de source"):
                return at + 2
            return _source(words, at + opener.count(" "))
    return None


def _for(words: Words, at: int) -> int | None:
    """« Pour le procureur, il ne fait aucun doute… »: at the start, an office or a full name, a comma."""
    if at:
        return None
    for index in range(1, min(9, len(words.lower))):
        if words.lower[index] == ",":
            return index - 1 if any(_person(words, one) for one in range(1, index)) else None
    return None


def _person(words: Words, at: int) -> bool:
    if words.lower[at] in INSTITUTIONS:
        return named(words, at)
    return name_at(words, at) and at + 1 < len(words.written) and words.written[at + 1][:1].isupper()


def _source(words: Words, at: int) -> int | None:
    """The word that names a source within a few words of the same clause."""
    vague = False
    for index in range(at, min(at + _ON, len(words.lower))):
        lower = words.lower[index]
        if lower in ",;:" and index > at + 1 and not vague:
            return None
        if index == at and lower in ("lui", "elle", "eux", "elles", "him", "her", "them"):
            return index
        if words.written[index][0].isupper():
            if name_at(words, index) and not (vague and words.lower[index - 1] in ("sur", "en", "à", "in")):
                return index
        elif not vague and named(words, index):
            return index
        vague = vague or _vague(words, index)
    # « selon le commu- »: the source goes on in the next line
    return len(words.lower) - 1 if words.cut and not vague and len(words.lower) - at <= _CUT else None


def _said(words: Words, at: int) -> bool:
    """Whether the verb at `at` attributes: its subject or agent is a source."""
    known = verbs()
    base, _, rest = words.lower[at].partition("-")
    speech = base in known.speech
    if not speech and base not in known.showing:
        return False
    if rest:
        return "-" + rest in _INVERTED
    if base in known.participles:
        if _agent(words, at):
            return True
        if PAST_AUXILIARIES.isdisjoint(words.lower[max(at - 4, 0) : at]):  # « a annoncé », not « est prouvé »
            return False
    return _subject_before(words, at, far=speech) or _subject_after(words, at)


def _decided(words: Words, at: int) -> bool:
    """« le conseil a voté », "the court fined": an institution that acts in public, right before its verb."""
    for before in range(at - 1, max(at - _NEAR_BACK, 0) - 1, -1):
        lower = words.lower[before]
        if lower in INSTITUTIONS:
            return named(words, before)
        if _vague(words, before) or lower in _STOPS:
            return False
    return False


def _agent(words: Words, at: int) -> bool:
    """« évalué à 90 millions d'euros par la métropole », "put at 40 percent by the bank"."""
    for after in range(at + 1, min(at + _AGENT, len(words.lower))):
        lower = words.lower[after]
        if lower in _STOPS or _vague(words, after):
            return False
        if lower in ("par", "by") or (lower in ("dans", "in") and after == at + 1):
            return _source(words, after + 1) is not None
    return False


def _subject_before(words: Words, at: int, *, far: bool) -> bool:
    nouns = 0
    for before in range(at - 1, max(at - (_BACK if far else _NEAR_BACK), 0) - 1, -1):
        lower = words.lower[before]
        if named(words, before):
            return far or nouns <= 2  # noqa: PLR2004 - « Insee, dans sa note, »
        if _vague(words, before) or lower in _STOPS:
            return False
        if lower in _PRONOUNS and before >= at - 4:
            return True
        nouns += len(lower) > 4 and lower not in AUXILIARIES and not lower.endswith(("ment", "ly"))  # noqa: PLR2004
    return False


def _subject_after(words: Words, at: int) -> bool:
    """« indique le ministère », "said Mr Smith": after a comma, a quotation or « comme »."""
    first = at
    while first and (words.lower[first - 1] in AUXILIARIES or words.lower[first - 1].endswith(("ment", "ly"))):
        first -= 1
    if first and words.lower[first - 1] not in _LED_BY:
        return False
    for after in range(at + 1, min(at + _AFTER_VERB, len(words.lower))):
        if _vague(words, after) or words.lower[after] in ",;:":
            return False
        if named(words, after):
            return True
    return False


def _known_document(words: Words, at: int) -> bool:
    return named(words, at) or bool(at and words.written[at - 1][0].isupper() and name_at(words, at - 1))


def _author(words: Words, at: int) -> bool:
    """« étude de l'Inserm », « sondage Ifop », « chiffres du ministère »: an author right behind a document."""
    for after in range(at + 1, min(at + _AUTHOR, len(words.lower))):
        lower = words.lower[after]
        if lower in _NOT_FROM or lower in ";:":
            return False
        if words.written[after][0].isupper():
            if name_at(words, after):
                return True
        elif lower in INSTITUTIONS and named(words, after):
            return True
    return False
