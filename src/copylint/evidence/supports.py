# SPDX-License-Identifier: Apache-2.0
"""What supports a claim: a link, a note, a named source, a speaker, a document, a law, and how far each reaches.

The question is not "is this a claim" (half of all sentences of the press are) but "is nothing in reach that says where
it comes from". Supports are read per sentence; a figure is supported by any of its paragraph, a statement by its own
sentence or, unless the subject shifts, the one before. Names are guessed from capitals: no model, no dictionary.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_verbs import AUXILIARIES, PAST_AUXILIARIES, verbs
from copylint.evidence.claims_words import (
    DEFINITE,
    DOCUMENTS,
    INSTITUTIONS,
    NOT_NAMES,
    OWN_DOCUMENTS,
    POSSESSIVE,
    SHIFTS,
    SINGULAR_DOCUMENTS,
    TOPICS,
    VAGUE,
)
from copylint.model.places import Span

_TOKEN = re.compile(
    r"[^\W\d_]+['\u2019](?=\w)|[^\W\d_](?:[\w&]|[-\u2010\u2011.](?=[^\W\d_]))*|[0-9][0-9.,\u00a0\u202f]*|[,;:()\[\]«»“”\"—–]"
)
_NOTE = re.compile(
    r"\(\s*(?:sources?|via|d['\u2019]après|selon|voir|cf\.?|réf|ref|crédits?|see|from)\b"
    r"|(?<!\w)sources?\s?:\s*\w|\[\d{1,3}(?:[,;\u2013-]\s?\d{1,3})*\]",
    re.IGNORECASE,
)
_CITED = re.compile(r"\((?:[^()]{0,40}\b)?[A-ZÉÈ][^()\d]{1,60},?\s(?:19|20)\d\d[a-z]?(?:,[^()]{0,40})?\)")
_LAW = re.compile(
    r"\b(?:articles?|art\.)\s+(?:[LRDA]\.?\s?)?\*?\d|\bloi\s(?:n°|du\s\d|de\s(?:finances|financement|\d{4})|[A-ZÉ])|"
    r"\bdécret\b|\barrêté\sdu\b|\bdirective\s(?:européenne|\d|\(|n°)|\brèglement\s(?:\(|européen|n°)|\bcode\s(?:civil|pénal|général|monétaire|"
    r"du\s|de\sl|de\sla|des\s)|\bSection\s\d|\b(?:Act|Regulation|Directive)\s(?:of\s)?\(?\d{4}|\bArticle\s\d|§\s?\d"
)
_ACCORDING = re.compile(
    r"\b(?:selon|d['\u2019]après|suivant|à en croire|aux dires d|aux yeux d|au dire d|de l['\u2019]avis d|de l['\u2019]aveu d|"
    r"de source (?:policière|judiciaire|officielle|hospitalière)|du point de vue d|auprès d|cité par|citée par|cités par|citées par|rapporté par|rapportée par|relayé par|"
    r"publiée? (?:par|dans)|publiés (?:par|dans)|publiées (?:par|dans)|dixit|dévoilée?s? par|révélée?s? par|annoncée?s? par|"
    r"estimée?s? par|évaluée?s? par|recensée?s? par|chiffrée?s? par|compilée?s? par|menée?s? par|réalisée?s? par|"
    r"commandée?s? par|according to|as per|citing|reported by|published (?:by|in)|released by|compiled by|announced by|"
    r"estimated by|cited by|told|conducted by|commissioned by|via|auditée?s? par|certifiée?s? par|vérifiée?s? par|calculée?s? par|"
    r"figures from|data from|numbers from|statistics from|chiffres d|données d|statistiques d)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(r"\bde source (?:policière|judiciaire|officielle|gouvernementale|hospitalière|préfectorale|syndicale|militaire|diplomatique)")
_SPEAKER_PRONOUNS = frozenset({"il", "elle", "he", "she", "lui", "ils", "elles"})
_STOPPERS = frozenset({"sur", "about", "on", "concernant", "portant", "consacrée", "consacré", "auprès", "montre", "montrent", "est", "a", "ont", "sont"})
_PLACEHOLDER = re.compile(
    r"^(?:#?$|#(?:lien|link|todo|ref|source)?$|(?:https?://)?(?:www\.)?(?:example|exemple|test|placeholder|domain|domaine|yoursite|votresite|monsite|"
    r"site|url|lien|link)\.(?:com|org|net|fr)\b|lien$|link$|url$|todo|xxx|à[- ]compl|insert|\[)",
    re.IGNORECASE,
)
_NO_SOURCE = NOT_NAMES | VAGUE
_REACH_BACK, _REACH_ON = 18, 10
_QUOTED_WORDS = 3


class Support(NamedTuple):
    """One support: what it is and where.

    Kinds: link, note (« (source : …) », call of a note, (Author, 2023)), attribution (selon + source), speech (a source
    that says), document (named or known), law, quotation (words of a speaker).
    """

    kind: str
    span: Span


class Supports(NamedTuple):
    """The supports of one block, by sentence; `sentences` and `found` go together."""

    sentences: tuple[Span, ...]
    found: tuple[tuple[Support, ...], ...]
    shifts: tuple[bool, ...]

    def index(self, offset: int) -> int:
        """The index of the sentence at or before an offset of the block."""
        at = bisect_left(self.sentences, (offset + 1,)) - 1
        return max(at, 0)

    def of(self, offset: int, reach: str = "paragraph", kinds: tuple[str, ...] = ()) -> Support | None:
        """The nearest support for a place, None where there is none.

        Args:
            offset: where the claim begins.
            reach: "sentence"; "carry" (and the sentence before, unless the subject shifts); "near" (and the one
                after); "paragraph" (any).
            kinds: the kinds that count beyond the sentence itself; empty is all.
        """
        if not self.sentences:
            return None
        at = self.index(offset)
        if self.found[at]:
            return self.found[at][0]
        order = {
            "sentence": [],
            "carry": [at - 1] if not self.shifts[at] else [],
            "near": [at - 1, at + 1],
            "paragraph": range(len(self.sentences)),
        }[reach]
        for other in order:
            if 0 <= other < len(self.found):
                for support in self.found[other]:
                    if not kinds or support.kind in kinds:
                        return support
        return None


def supports_in(document: Document, block: Block) -> Supports:
    """The supports of a prose block; computed once per block."""
    return document.remember(("supports", block.span), lambda: _read(document, block))


def support_for(
    document: Document, block: Block, offset: int, reach: str = "paragraph", kinds: tuple[str, ...] = ()
) -> Support | None:
    """The nearest support for a place of a block (see `Supports.of`).

    Beyond the block: the lead-in of a list counts as a sentence of each item, a line « Source : … » right after the
    block as part of it.
    """
    own = supports_in(document, block).of(offset, reach, kinds)
    if own is not None:
        return own
    place = block.span if reach == "paragraph" else document.sentence_at(offset) or block.span
    research = _research(document, place)
    return research if research is not None or reach == "sentence" else _beside(document, block)


_RESEARCHERS = re.compile(
    r"\b(?:les|ces) (?:chercheurs|chercheuses|scientifiques|auteurs|biologistes|astronomes|physiciens|géologues|archéologues)\b"
    r"|\b(?:the|these) (?:researchers|scientists|authors|team|astronomers|biologists)\b",
    re.IGNORECASE,
)
_RESEARCH = re.compile(
    r"\b(?:chercheu(?:r|se)s?|professeure?s?|universit[éy]|university|laboratoire|institut|observatoire|cnrs|inserm|nasa|researchers?|"
    r"professor|laboratory|institute|revue|journal)\b",
    re.IGNORECASE,
)


def _research(document: Document, place: Span) -> Support | None:
    """« les chercheurs » of a text that has named the researcher, the laboratory or the review."""
    found = _RESEARCHERS.search(document.text, *place)
    if found and document.remember("names its research", lambda: _names_research(document)):
        return Support("document", Span(*found.span()))
    return None


def _names_research(document: Document) -> bool:
    for block in document.prose:
        for match in _RESEARCH.finditer(document.text, *block.span):
            sentence = document.sentence_at(match.start())
            if sentence is not None and _Tokens(document.text, sentence).names_outside(Span(0, 0)):
                return True
    return False


def _beside(document: Document, block: Block) -> Support | None:
    index = document.prose_index(block.span.start)
    if index is None:
        return None
    following = document.prose[index + 1] if index + 1 < len(document.prose) else None
    if following is not None and following.kind in ("paragraph", "item") and (note := _source_line(document, following)):
        return note
    if block.kind == "item":
        at = index - 1
        while at >= 0 and document.prose[at].kind == "item":
            at -= 1
        if at >= 0 and document.prose[at].kind == "paragraph":
            lead = document.prose[at]
            if document.text[lead.span.start : lead.span.end].rstrip().endswith(":"):
                return supports_in(document, lead).of(lead.span.end - 1, "carry")
    return None


_SOURCE_LINE = re.compile(r"[\s*_(>]*sources?\s?:", re.IGNORECASE)


def _source_line(document: Document, block: Block) -> Support | None:
    if block.span.end - block.span.start > 200:  # noqa: PLR2004 - a caption, not a paragraph
        return None
    found = _SOURCE_LINE.match(document.text, *block.span)
    return Support("note", Span(*found.span())) if found else None


def _read(document: Document, block: Block) -> Supports:
    sentences = document.sentences(block)
    found = tuple(tuple(_of_sentence(document, sentence)) for sentence in sentences)
    shifts = tuple(_shifts(document.text, sentence) for sentence in sentences)
    return Supports(sentences, found, shifts)


def _shifts(text: str, sentence: Span) -> bool:
    return text[sentence.start : sentence.start + 24].lower().lstrip("«*_ -").replace("\u2019", "'").startswith(SHIFTS)


def _of_sentence(document: Document, sentence: Span) -> list[Support]:
    text, (start, end) = document.text, sentence
    found: list[Support] = [Support("link", span) for span in _links(document, sentence)]
    found += [Support("note", Span(*match.span())) for note in (_NOTE, _CITED) for match in note.finditer(text, start, end)]
    found += [Support("law", Span(*match.span())) for match in _LAW.finditer(text, start, end)]
    tokens = _Tokens(text, sentence)
    found += tokens.attributions()
    found += tokens.speech()
    found += tokens.documents()
    found += _spoken(document, sentence, tokens)
    return found


def _links(document: Document, sentence: Span) -> list[Span]:
    """Links, addresses and calls of notes in a sentence; a placeholder for an address supports nothing."""
    links = document.remember("links that lead somewhere", lambda: _all_links(document))
    first = bisect_left(links, (sentence.start,))
    found = [span for span in links[max(first - 1, 0) : first + 1] if span.end > sentence.start and span.start < sentence.end]
    if not found and document.masks.touches("url", sentence):
        found.append(sentence)
    return found


def _all_links(document: Document) -> list[Span]:
    kinds = ("link", "autolink", "footnote")
    return [node.span for node in document.inlines if node.kind in kinds and not _PLACEHOLDER.search(node.target)]


def _spoken(document: Document, sentence: Span, tokens: "_Tokens") -> list[Support]:
    """A quotation of some words with somebody who says it in its sentence."""
    found = []
    for quotation in document.quotations:
        if quotation.span.start >= sentence.end:
            break
        if quotation.span.end <= sentence.start or quotation.depth > 1:
            continue
        words = document.text[quotation.content.start : quotation.content.end].split()
        if len(words) >= _QUOTED_WORDS and tokens.names_outside(quotation.span):
            found.append(Support("quotation", quotation.span))
    return found


_ROLE = re.compile(
    r"(?<!\w)(?:un|une|le|la|l['\u2019]|ce|cette|son|sa|les|des|an?|the|his|her|one)[ \u00a0]?(?:jeune |vieil |vieille |ancien |ancienne |autre |young |old |former )?"
    r"(?:habitante?s?|voisine?s?|riveraine?s?|cliente?s?|passante?s?|salariée?s?|ouvri(?:er|ère)s?|témoins?|élèves?|étudiante?s?|mère|père|fille|fils|"
    r"femme|homme|ami|amie|collègue|commerçante?s?|agricult(?:eur|rice)s?|boulang(?:er|ère)|infirm(?:ier|ière)s?|enseignante?s?|retraitée?s?|patient|patiente|"
    r"lect(?:eur|rice)s?|internaute|utilisat(?:eur|rice)s?|comédienne?|acteur|actrice|chant(?:eur|euse)|écrivain|romanci(?:er|ère)|artiste|resident|neighbour|"
    r"neighbor|customer|worker|witness|student|mother|father|woman|man|friend|farmer|nurse|teacher|patient|reader|user|writer|singer|actor|actress)(?!\w)",
    re.IGNORECASE,
)


def somebody(document: Document, block: Block, quoted: Span) -> bool:
    """Whether a paragraph names, outside a quotation, somebody who can have said it: a name, an office, a role, a verb
    of speech with a pronoun, a link or a note."""
    read = supports_in(document, block)
    if any(one.kind != "quotation" for found in read.found for one in found):
        return True
    if any(not document.masked(Span(*role.span()), ("quote",)) for role in _ROLE.finditer(document.text, *block.span)):
        return True
    return any(_Tokens(document.text, sentence).names_outside(quoted) for sentence in read.sentences)


class _Tokens:
    """The words and signs of one sentence, with what can be said of each."""

    __slots__ = ("_lower", "_places", "_sentence", "_text", "_words")

    def __init__(self, text: str, sentence: Span) -> None:
        self._text, self._sentence = text, sentence
        matches = list(_TOKEN.finditer(text, *sentence))
        self._places = [match.start() for match in matches]
        self._words = [match[0] for match in matches]
        self._lower = [word.lower().replace("\u2019", "'") for word in self._words]

    # ---- names and institutions ---------------------------------------------------------------

    def name(self, at: int) -> bool:
        """Whether a token is a proper noun that can be a source: capitalised, no topic, not merely first."""
        word = self._words[at]
        if not word[0].isupper() or word in TOPICS or self._lower[at] in _NO_SOURCE or len(word) < 2:  # noqa: PLR2004 - initials
            return False
        first = at == 0 or self._words[at - 1] in "«“\"(—–:"
        if not first:
            return True
        following = self._words[at + 1] if at + 1 < len(self._words) else ""
        if word.isupper() or following[:1].isupper() or any(sign.isupper() for sign in word[1:]):
            return True
        lower = following.lower()
        known = verbs()
        return lower in AUXILIARIES or lower in known.speech or lower in known.showing or following == ","

    def institution(self, at: int) -> bool:
        """Whether a token is an institution or office that an article or a possessive makes a known one."""
        if self._lower[at] not in INSTITUTIONS:
            return False
        return any(self._lower[before] in DEFINITE for before in range(max(at - 2, 0), at))

    def known_document(self, at: int) -> bool:
        """« ce rapport », « l'étude », "the report"; « ses propres chiffres », "its figures"."""
        before = self._lower[max(at - 2, 0) : at]
        if self._lower[at] in SINGULAR_DOCUMENTS:
            return any(word in DEFINITE and word not in POSSESSIVE for word in before) or (
                self._lower[at] in OWN_DOCUMENTS and any(word in POSSESSIVE for word in before)
            )
        return self._lower[at] in OWN_DOCUMENTS and any(word in POSSESSIVE for word in before)

    def names_outside(self, quoted: Span) -> bool:
        """Whether somebody is named in the sentence outside a quotation, or a pronoun says it."""
        for at, place in enumerate(self._places):
            if quoted.start <= place < quoted.end:
                continue
            if self.name(at) or self.institution(at) or "-t-il" in self._lower[at] or "-t-elle" in self._lower[at]:
                return True
            if self._lower[at].endswith(("-il", "-elle", "-ils", "-elles")) or self._lower[at] in ("he", "she"):
                return True
        return False

    # ---- supports -----------------------------------------------------------------------------

    def attributions(self) -> list[Support]:
        """« selon l'Insee », "according to the company": the introducing words with a source after them."""
        found = []
        for match in _ACCORDING.finditer(self._text, *self._sentence):
            at = bisect_left(self._places, match.end() - 1)
            last = self._source_after(at)
            if last is not None or _OFFICIAL.match(self._text, match.start()):
                stop = self._places[last] + len(self._words[last]) if last is not None else match.end()
                found.append(Support("attribution", Span(match.start(), stop)))
        return found

    def _source_after(self, at: int) -> int | None:
        """The token that names the source after introducing words, within a few tokens of the same clause."""
        vague = False
        for index in range(at, min(at + _REACH_ON, len(self._words))):
            word = self._words[index]
            if word in ",;:" and index > at + 1 and not vague:
                return None
            if self.name(index) and not (vague and self._lower[index - 1] in ("sur", "en", "à", "in")):
                return index
            if not vague and (self.institution(index) or self.known_document(index)):
                return index
            if index == at and self._lower[index] in ("lui", "elle", "eux", "him", "her", "them"):
                return index
            vague = vague or self._lower[index] in VAGUE
        return None

    def speech(self) -> list[Support]:
        """A verb of attribution with a source as its subject, before it or turned round after it."""
        known = verbs()
        found = []
        for at, lower in enumerate(self._lower):
            base, _, rest = lower.partition("-")
            said = base in known.speech
            if not said and base not in known.showing:
                continue
            if rest in ("t-il", "t-elle", "il", "elle", "ils", "elles", "t-ils"):
                found.append(self._place("speech", at))
                continue
            if base in known.participles:
                if self._agent_after(at):
                    found.append(self._place("speech", at))
                    continue
                if not self._has_auxiliary(at):
                    continue
            if self._subject_before(at, far=said) or self._subject_after(at):
                found.append(self._place("speech", at))
        return found

    def _place(self, kind: str, at: int) -> Support:
        return Support(kind, Span(self._places[at], self._places[at] + len(self._words[at])))

    def _has_auxiliary(self, at: int) -> bool:
        """Whether a participle is a past tense: « a annoncé », not « est prouvé »."""
        return any(self._lower[before] in PAST_AUXILIARIES for before in range(max(at - 4, 0), at))

    def _subject_before(self, at: int, *, far: bool) -> bool:
        nouns = 0
        for before in range(at - 1, max(at - (_REACH_BACK if far else 8), 0) - 1, -1):
            lower = self._lower[before]
            if self.name(before) or self.institution(before) or self.known_document(before):
                return far or nouns <= 2  # noqa: PLR2004 - « Insee, dans sa note, »
            if lower in VAGUE:
                return False
            if lower in _SPEAKER_PRONOUNS and before >= at - 4:
                return True
            if self._words[before] in ";:()":
                return False
            nouns += len(lower) > 4 and lower not in AUXILIARIES and not lower.endswith(("ment", "ly"))  # noqa: PLR2004
        return False

    def _subject_after(self, at: int) -> bool:
        """« indique le ministère », "said Mr Smith": after a comma, a quotation or « comme »."""
        first = at
        while first and (self._lower[first - 1] in AUXILIARIES or self._lower[first - 1].endswith(("ment", "ly"))):
            first -= 1
        before = self._lower[first - 1] if first else ""
        led = before in (",", "»", "”", '"', "comme", "que", "qu'", "as") or first == 0
        if not led:
            return False
        for after in range(at + 1, min(at + 7, len(self._words))):
            if self._lower[after] in VAGUE or self._words[after] in ",;:":
                return False
            if self.name(after) or self.institution(after):
                return True
        return False

    def _agent_after(self, at: int) -> bool:
        """« évalué à 90 millions d'euros par la métropole », "put at 40 percent by the bank"."""
        for after in range(at + 1, min(at + 14, len(self._words))):
            if self._words[after] in ";:" or self._lower[after] in VAGUE:
                return False
            if self._lower[after] in ("par", "by"):
                return self._source_after(after + 1) is not None
        return False

    def documents(self) -> list[Support]:
        """« une étude de l'Inserm », « un sondage Ifop », "a Nature study", « ce rapport »."""
        found = []
        for at, lower in enumerate(self._lower):
            if lower not in DOCUMENTS:
                continue
            if self.known_document(at) or self._author_after(at) or (at and self.name(at - 1) and not self._lower[at - 1].endswith("'")):
                found.append(self._place("document", at))
        return found

    def _author_after(self, at: int) -> bool:
        for after in range(at + 1, min(at + 9, len(self._words))):
            if self._lower[after] in _STOPPERS or self._words[after] in ";:":
                return False
            if self.name(after):
                return True
            if self.institution(after) and self._lower[after - 1] not in ("sur",):
                return True
        return False


__all__ = ["Support", "Supports", "support_for", "supports_in"]
