# SPDX-License-Identifier: Apache-2.0
"""Lines that somebody says: labelled (`Le Monde : …`, `**Q :** …`) or opened by a dash of dialogue.

An interview about a chat quotes whole answers of an assistant without quotation marks. But `Prix : 19 €` and
`**Avantages :** …` have the same shape, and an article that a model wrote is full of them. So one line proves
nothing: labels must come back or be known roles, must not be the nouns of a list, and somebody must speak (a question,
an exclamation, a first or second person).
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.document.document import Document

_LABEL = lazy(
    r"[ \t]*+(?:[-*+>\u2022][ \t]++)*+(?P<bold>\*\*|__)?(?P<label>[^\W_a-z][^\r\n:*_|!?;\u00ab\u00bb()\[\]{}<>/]{0,39})"
    r"(?P<closed>\*\*|__)?[ \u00a0\u202f]?:(?!//)(?P<late>\*\*|__)?[ \t\u00a0]+(?=\S{1,}[^\r\n]{2,})"
)
_DASH = lazy(
    r"[ \t]*+(?:(?P<em>\u2014)|\u2013)[ \u00a0\u202f]|[ \t]*+[-\u2013\u2014][ \u00a0\u202f](?P<quoted>[\u00ab\u201c])"
)
_VOICE = lazy(
    r"[?!]|\b(?:je|j['\u2019]|tu|vous|nous|moi|me|m['\u2019]|mon|ma|mes|I|you|we|my|your|our)(?![\w-])",
    regex.IGNORECASE,
)
_NUMBERED = lazy(r"[qr]\d{0,2}")
_FARTHEST = 60
_LONGEST_LABEL = 200
_INSIDE = 3
_DASHES = ("-", "\u2013", "\u2014")
_DASHED = lazy(r"\n([ \t>]*+[-\u2013\u2014][ \u00a0\u202f])")
_MOST_WORDS = 5
_LINES = 2

_ROLES = frozenset(
    "q r a question réponse answer journaliste interviewer interviewé intervieweur modérateur moi toi lui elle "
    "utilisateur utilisatrice user human humain assistant assistante chatgpt claude gemini copilot mistral le chat gpt "
    "gpt-4 gpt-4o gpt-5 bot chatbot ia ai l'ia model modèle client cliente vendeur patient médecin docteur "
    "professeur élève".split()
)
"""Who speaks in a dialogue that is written down; these need not come back."""
_NOUNS = frozenset(
    "prix tarif avantage avantages inconvénient inconvénients points note notes remarque attention important "
    "conseil conseils astuce astuces exemple exemples conclusion résumé introduction objectif objectifs résultat "
    "résultats source sources date dates lieu auteur auteurs titre sujet objet durée budget coût coûts adresse "
    "horaires contact téléphone email e-mail site public cible format thème étape étapes état "
    "description fonction fonctions usage usages utilisation idéal mise bilan verdict contexte problème solution "
    "solutions cause causes conséquence limite limites risque risques enjeu enjeux mots-clés crédit crédits "
    "photo légende ingrédients préparation cuisson temps difficulté score total nb ps nota bilan "
    "price cost pros cons pro con tip tips example examples summary goal goals result results author authors title "
    "topic subject duration where when who what why how step steps key best warning update edit problem "
    "benefits features "
    "overview background credit credits location website email phone".split()
)
"""First words of labels that name a thing, not a person."""


class _Line(NamedTuple):
    """A line that may be said: to the end of its paragraph, which may be wrapped."""

    span: Span
    label: str = ""
    sure: bool = False


def find_speakers(document: "Document") -> list[Span]:
    """What somebody says, in order: from the start of a line to the end of its block or to the next speaker.

    A search from colons and from dashes at line starts, not a walk over all lines: this runs on every article.
    """
    text = document.text
    labelled: list[_Line] = []
    front = document.structure.masks.get("front-matter")
    for start in _before_colons(text, front[-1].end if front else 0):  # none speaks in the settings of a page
        match = _LABEL.match(text, start, start + _LONGEST_LABEL)
        label = _label(match) if match else ""
        if label and (span := _said(document, start)):
            labelled.append(_Line(span, label))
    dashed: list[_Line] = []
    if "\u2014" in text or "\u2013" in text or "\u00ab" in text or "\u201c" in text:
        starts = [match.start(1) for match in _DASHED.finditer(text)]
        for start in [0, *starts] if text[:1] in _DASHES else starts:
            match = _DASH.match(text, start, start + _LONGEST_LABEL)
            if match and (span := _said(document, start)):
                dashed.append(_Line(span, "", bool(match["em"] or match["quoted"])))
    return _parted(sorted([*_dialogue(text, _apart(labelled)), *_dashes(text, _apart(dashed))]))


def _parted(spans: list[Span]) -> list[Span]:
    """Spans in order, each to the next one's start at most."""
    ends = [*(span.start for span in spans[1:]), spans[-1].end] if spans else []
    return [Span(span.start, min(span.end, end)) for span, end in zip(spans, ends, strict=True)]


def _apart(lines: "list[_Line]") -> "list[_Line]":
    spans = _parted([line.span for line in lines])
    return [line._replace(span=span) for line, span in zip(lines, spans, strict=True)]


def _before_colons(text: str, first: int) -> Iterator[int]:
    """The starts of the lines that have a colon near their start, from a place on."""
    at = text.find(":", first)
    last = -1
    while at >= 0:
        lowest = max(at - _FARTHEST, 0)
        start = max(text.rfind("\n", lowest, at), text.rfind("\r", lowest, at)) + 1
        if (start or not lowest) and start != last:
            last = start
            yield start
        at = text.find(":", at + 1)


def _said(document: "Document", start: int) -> Span | None:
    """From a line's start to the end of the paragraph or list item that holds it; None in anything else."""
    block = document.block_at(start + _INSIDE)
    if block is None or block.kind not in ("paragraph", "item") or block.span.end <= start:
        return None
    return Span(start, block.span.end)


def _label(match: "regex.Match[str]") -> str:
    """The label folded, "" where it names no speaker."""
    label = match["label"].rstrip(" \u00a0\u202f")
    words = label.split()
    if not words or len(words) > _MOST_WORDS or label[-1] in ".,":
        return ""
    folded = label.casefold().replace("\u2019", "'")
    if _is_role(folded):
        return folded
    if words[0].casefold() in _NOUNS:
        return ""
    # A name is capitals but for its particles (`Le Monde`, `Marie de Vries`, `JEAN-PAUL`).
    return folded if all(word[0].isupper() or len(word) < 4 for word in words) else ""  # noqa: PLR2004 - de, du, von


def _dialogue(text: str, labelled: list[_Line]) -> list[Span]:
    if len(labelled) < _LINES:
        return []
    counts = Counter(one.label for one in labelled)
    speakers = {label for label, count in counts.items() if count >= _LINES or _is_role(label)}
    said = [one for one in labelled if one.label in speakers]
    if len(said) < _LINES or not any(
        _VOICE.search(text, one.span.start + len(one.label), one.span.end) for one in said
    ):
        return []
    return [one.span for one in said]


def _is_role(label: str) -> bool:
    return label in _ROLES or _NUMBERED.fullmatch(label) is not None


def _dashes(text: str, dashed: list[_Line]) -> list[Span]:
    """Lines that a dash opens: two at least, one of them spoken; an en dash alone may be a bullet, so all must be."""
    sure = [line.span for line in dashed if line.sure]
    if len(sure) >= _LINES and any(_VOICE.search(text, *span) for span in sure):
        return [line.span for line in dashed]
    others = [line.span for line in dashed if not line.sure]
    if len(others) >= _LINES and all(_VOICE.search(text, *span) for span in others):
        return others
    return []
