# SPDX-License-Identifier: Apache-2.0
"""What supports a claim: a link, a note, a named source, a speaker, a document, a law, and how far each reaches.

The question is not "is this a claim" (half of all sentences of the press are) but "is nothing in reach that says where
it comes from". Supports are read per sentence; a figure is supported by any of its paragraph, a statement by its own
sentence or, unless the subject shifts, the one before. How sources are recognised: claims_attribution.py.
"""

from bisect import bisect_left
from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims_attribution import Support, attributed, named
from copylint.evidence.claims_tokens import Words, cues, sentence_in, words_of
from copylint.evidence.claims_words import SOURCES
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_NOTE = lazy(
    r"\(\s*(?:sources?|via|d['\u2019]après|selon|voir|cf\.?|réf|ref|crédits?|see|from)\b"
    r"|(?<!\w)sources?\s?:\s*\w|\[\d{1,3}(?:[,;\u2013-]\s?\d{1,3})*\]",
    regex.IGNORECASE,
)
_CITED = lazy(r"\((?:[^()]{0,40}\b)?[A-ZÉÈ][^()\d]{1,60},?\s(?:19|20)\d\d[a-z]?(?:,[^()]{0,40})?\)")
_LAW = lazy(
    r"\b(?:[Aa]rticles?|[Aa]rt\.)\s+(?:[LRDA]\.?\s?)?\*?\d|\b[Ll]oi\s(?:n°|du\s\d|de\s(?:finances|financement|\d{4})|"
    r"[A-ZÉ])|"
    r"\b[Dd]écret\b|\barrêté\sdu\b|\bdirective\s(?:européenne|\d|\(|n°)|\brèglement\s(?:\(|européen|n°)|"
    r"\bnorme\s(?:NF|ISO|EN)\b|"
    r"\bcode\s(?:civil|pénal|général|monétaire|du\s|de\sl|de\sla|des\s)|\bSection\s\d|\b(?:Act|Regulation|"
    r"Directive)\s(?:of\s)?\(?\d{4}|\bArticle\s\d|§\s?\d"
)
_LAW_WORDS = frozenset(
    "article articles art art. loi décret arrêté directive règlement norme code section act regulation".split()
)
_PLACEHOLDER = lazy(
    r"^(?:#?$|#(?:lien|link|todo|ref|source)?$|(?:https?://)?(?:www\.)?(?:example|exemple|test|placeholder|domain|"
    r"domaine|yoursite|votresite|monsite|"
    r"site|url|lien|link)\.(?:com|org|net|fr)\b|lien$|link$|url$|todo|xxx|à[- ]compl|insert|\[)",
    regex.IGNORECASE,
)
_SOURCE_LINE = lazy(r"[\s*_(>]*sources?\s?:", regex.IGNORECASE)
_SHIFTS = tuple(
    "quant à|quant au|de son côté|de leur côté|par ailleurs|en revanche|à l'inverse|à noter|autre exemple|du côté|"
    "meanwhile|on the other hand|by contrast|elsewhere|separately".split("|")
)
"""What opens a sentence on another subject: the source of the sentence before does not reach over it."""
_CAPTION = 200
_QUOTED_WORDS = 3


class Supports:
    """The supports of one block, by sentence; a sentence is read when it is first asked for.

    A shift of subject begins a new part of the paragraph.
    """

    __slots__ = ("_begins", "_document", "_first", "_found", "_last", "_left", "_parts", "sentences")

    def __init__(self, document: Document, block: Block) -> None:
        """Read nothing yet: most claims are supported by their own sentence."""
        self._document = document
        self.sentences = document.sentences(block)
        self._found: list[list[Support] | None] = [None] * len(self.sentences)
        self._begins: list[int] = []
        self._parts: dict[tuple[int, tuple[str, ...]], Support | None] = {}
        self._left = iter(self.sentences)
        self._first = self._last = -1

    def inside(self, at: int) -> list[Support]:
        """The supports of one sentence."""
        found = self._found[at]
        if found is None:
            found = self._found[at] = _of_sentence(self._document, self.sentences[at])
        return found

    def every(self) -> Iterator[Support]:
        """All supports, sentence by sentence."""
        for at in range(len(self.sentences)):
            yield from self.inside(at)

    def of(
        self, offset: int, reach: str = "paragraph", kinds: tuple[str, ...] = (), own: tuple[str, ...] = ()
    ) -> Support | None:
        """A support for a place, None where there is none.

        Args:
            offset: where the claim begins.
            reach: "sentence"; "carry" (and the sentence before, unless the subject shifts); "near" (and the one
                after); "paragraph" (any, up to a shift of subject on either side).
            kinds: the kinds that count beyond the sentence itself; empty is all.
            own: the kinds that count in the sentence itself; empty is all.
        """
        if not self.sentences:
            return None
        at = max(bisect_left(self.sentences, (offset + 1,)) - 1, 0)
        for support in self.inside(at):
            if not own or support.kind in own:
                return support
        if reach == "paragraph":
            return self._in_part(at, kinds)
        if reach == "near":
            others: tuple[int, ...] = (at - 1, at + 1)
        else:
            others = (at - 1,) if reach == "carry" and not _shifts(self._document.text, self.sentences[at]) else ()
        for other in others:
            if 0 <= other < len(self.sentences):
                for support in self.inside(other):
                    if not kinds or support.kind in kinds:
                        return support
        return None

    def _in_part(self, at: int, kinds: tuple[str, ...]) -> Support | None:
        """The first support of some kinds in the part of a sentence; looked for once, however many ask."""
        if not self._begins:
            text, begin = self._document.text, 0
            for index, sentence in enumerate(self.sentences):
                begin = index if _shifts(text, sentence) else begin
                self._begins.append(begin)
        begin = self._begins[at]
        key = (begin, kinds)
        if key not in self._parts:
            end = bisect_left(self._begins, begin + 1)
            self._parts[key] = next(
                (one for index in range(begin, end) for one in self.inside(index) if not kinds or one.kind in kinds),
                None,
            )
        return self._parts[key]

    def people_outside(self, quoted: Span) -> bool:
        """Whether somebody stands outside a quotation; sentences are read until one does."""
        while not (self._first >= 0 and (self._first < quoted.start or self._last >= quoted.end)):
            sentence = next(self._left, None)
            if sentence is None:
                return False
            places = words_of(self._document, sentence).once("people", _people)
            if places:
                self._first = places[0] if self._first < 0 else self._first
                self._last = places[-1]
        return True


def supports_in(document: Document, block: Block) -> Supports:
    """The supports of a prose block, the same object each time."""
    return document.remember(("supports", block.span), lambda: Supports(document, block))


def support_for(  # noqa: PLR0913 - a place, and what counts where
    document: Document,
    block: Block,
    offset: int,
    reach: str = "paragraph",
    kinds: tuple[str, ...] = (),
    own: tuple[str, ...] = (),
) -> Support | None:
    """The nearest support for a place of a block (see `Supports.of`).

    Beyond the block: the lead-in of a list counts as a sentence of each item, a line « Source : … » right after the
    block as part of it.
    """
    found = supports_in(document, block).of(offset, reach, kinds, own)
    if found is not None:
        return found
    research = _research(document, block, offset, reach)
    return research if research is not None or reach == "sentence" else _beside(document, block)


_RESEARCHERS = cues(
    "les chercheurs|les chercheuses|les scientifiques|les auteurs|les biologistes|les astronomes|les physiciens|les "
    "géologues|"
    "les archéologues|ces chercheurs|ces scientifiques|the researchers|the scientists|the authors|the team|the "
    "astronomers|the biologists"
)
_RESEARCH = cues(
    "chercheur|chercheuse|chercheurs|professeur|professeure|université|university|laboratoire|institut|observatoire|"
    "cnrs|inserm|"
    "nasa|researcher|researchers|professor|laboratory|institute|revue|journal"
)


def _research(document: Document, block: Block, offset: int, reach: str) -> Support | None:
    """« les chercheurs » of a text that has named the researcher, the laboratory or the review."""
    place = block.span if reach == "paragraph" else sentence_in(document, block, offset)
    if _RESEARCHERS.among(words_of(document, place)) and document.remember(
        "names its research", lambda: _names_research(document)
    ):
        return Support("document", place)
    return None


def _names_research(document: Document) -> bool:
    for block in document.prose:
        if block.kind not in ("paragraph", "item", "heading"):
            continue
        for sentence in document.sentences(block):
            words = words_of(document, sentence)
            if not _RESEARCH.words.isdisjoint(words.seen) and any(named(words, at) for at in range(len(words.lower))):
                return True
    return False


def _beside(document: Document, block: Block) -> Support | None:
    index = document.prose_index(block.span.start)
    if index is None:
        return None
    following = document.prose[index + 1] if index + 1 < len(document.prose) else None
    if (
        following is not None
        and following.kind in ("paragraph", "item")
        and (note := _source_line(document, following))
    ):
        return note
    lead = document.remember("leads of lists", lambda: _leads(document)).get(index)
    return supports_in(document, lead).of(lead.span.end - 1, "carry") if lead is not None else None


def _leads(document: Document) -> dict[int, Block]:
    """The paragraph with a colon that leads to a list, by the position of each item of the list."""
    leads: dict[int, Block] = {}
    lead: Block | None = None
    for index, block in enumerate(document.prose):
        if block.kind != "item":
            colon = block.kind == "paragraph" and document.text[block.span.start : block.span.end].rstrip().endswith(
                ":"
            )
            lead = block if colon else None
        elif lead is not None:
            leads[index] = lead
    return leads


def _source_line(document: Document, block: Block) -> Support | None:
    if block.span.end - block.span.start > _CAPTION:
        return None
    found = _SOURCE_LINE.match(document.text, *block.span)
    return Support("note", Span(*found.span())) if found else None


def _shifts(text: str, sentence: Span) -> bool:
    return text[sentence.start : sentence.start + 24].lower().lstrip("«*_ -").replace("\u2019", "'").startswith(_SHIFTS)


def _of_sentence(document: Document, sentence: Span) -> list[Support]:
    text, (start, end) = document.text, sentence
    words = words_of(document, sentence)
    found: list[Support] = [Support("link", span) for span in _links(document, sentence)]
    if "[" in words.seen or "(" in words.seen or ":" in words.seen:
        found += [
            Support("note", Span(*match.span()))
            for note in (_NOTE, _CITED)
            for match in note.finditer(text, start, end)
        ]
    if not _LAW_WORDS.isdisjoint(words.seen) or "§" in text[start:end]:
        found += [Support("law", Span(*match.span())) for match in _LAW.finditer(text, start, end)]
    found += attributed(words)
    found += _spoken(document, sentence)
    return found


def _links(document: Document, sentence: Span) -> list[Span]:
    """Links, addresses and calls of notes in a sentence; a placeholder for an address supports nothing."""
    links = document.remember("links that lead somewhere", lambda: _all_links(document))
    first = bisect_left(links, (sentence.start,))
    found = [
        span for span in links[max(first - 1, 0) : first + 1] if span.end > sentence.start and span.start < sentence.end
    ]
    if not found:
        inside = document.text[sentence.start : sentence.end - 1]  # no address is without one of these signs
        if ("." in inside or ":" in inside) and document.masks.touches("url", sentence):
            found.append(sentence)
    return found


def _all_links(document: Document) -> list[Span]:
    kinds = ("link", "autolink", "footnote")
    return [node.span for node in document.inlines if node.kind in kinds and not _PLACEHOLDER.search(node.target)]


def _spoken(document: Document, sentence: Span) -> list[Support]:
    """A quotation of some words with somebody who says it in its sentence."""
    found = []
    quotations = document.quotations
    if not quotations:
        return []
    starts = document.remember("starts of quotations", lambda: [quotation.span.start for quotation in quotations])
    at = max(bisect_left(starts, sentence.start) - 2, 0)
    for quotation in quotations[at:]:
        if quotation.span.start >= sentence.end:
            break
        if quotation.span.end <= sentence.start or quotation.depth > 1:
            continue
        words = document.text[quotation.content.start : quotation.content.end].split(None, _QUOTED_WORDS)
        if len(words) >= _QUOTED_WORDS and somebody_outside(document, sentence, quotation.span):
            found.append(Support("quotation", quotation.span))
    return found


def somebody_outside(document: Document, sentence: Span, quoted: Span) -> bool:
    """Whether somebody is named in a sentence outside a quotation, or a pronoun says it."""
    places = words_of(document, sentence).once("people", _people)
    return bisect_left(places, quoted.end) - bisect_left(places, quoted.start) < len(places)


def _people(words: Words) -> list[int]:
    """Where names, known sources and pronouns that speak stand."""
    return [
        words.places[at]
        for at, (lower, written) in enumerate(zip(words.lower, words.written, strict=True))
        # Small words of other lists and signs are no names.
        if (not written.islower() or lower in _SOMEBODY or lower[-1] == "'" or "-" in lower)
        and (lower in _SPEAKERS or lower.endswith(_SPEAKING) or named(words, at))
    ]


_SPEAKING = ("-il", "-elle", "-ils", "-elles")
_SPEAKERS = ("he", "she")
_SOMEBODY = SOURCES.union(_SPEAKERS)
_ROLES = frozenset(
    "habitant habitante habitants voisin voisine voisins riverain riveraine riverains client cliente clients passant "
    "passante passants salarié salariée "
    "salariés ouvrier ouvrière ouvriers témoin témoins élève élèves étudiant étudiante étudiants mère père fille "
    "fils femme homme ami amie collègue "
    "commerçant commerçante commerçants agriculteur agricultrice boulanger boulangère infirmier infirmière "
    "infirmières enseignant enseignante enseignants "
    "retraité retraitée patient patiente lecteur lectrice internaute utilisateur utilisatrice comédien comédienne "
    "acteur actrice chanteur chanteuse "
    "écrivain romancier romancière artiste resident residents neighbour neighbor neighbours customer customers "
    "worker workers witness student students "
    "mother father woman man friend farmer nurse teacher patient reader user writer singer actor actress".split()
)
"""People who are known by what they are to the story."""


def somebody(document: Document, block: Block, quoted: Span) -> bool:
    """Whether a paragraph names, outside a quotation, somebody who can have said it.

    A name, an office, a role, a verb of speech with a pronoun, a link or a note.
    """
    if supports_in(document, block).people_outside(quoted):
        return True
    return document.remember(("known people", block.span), lambda: _known_people(document, block))


def _known_people(document: Document, block: Block) -> bool:
    """Whether a role stands outside all quotations of a block, or a support that is none itself."""
    for sentence in document.sentences(block):
        words = words_of(document, sentence)
        if not _ROLES.isdisjoint(words.seen) and any(
            lower in _ROLES and not document.masked(Span(place, place + 1), ("quote",))
            for lower, place in zip(words.lower, words.places, strict=True)
        ):
            return True
    return any(one.kind != "quotation" for one in supports_in(document, block).every())


__all__ = ["Support", "Supports", "somebody", "support_for", "supports_in"]
