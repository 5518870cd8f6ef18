# SPDX-License-Identifier: Apache-2.0
"""Lines that somebody says: labelled (`Le Monde : …`, `**Q :** …`) or opened by a dash of dialogue.

An interview about a chat quotes whole answers of an assistant without quotation marks. But `Prix : 19 €` and
`**Avantages :** …` have the same shape, and an article that a model wrote is full of them. So one line proves
nothing: labels must come back or be known roles, must not be the nouns of a list, and somebody must speak (a question,
an exclamation, a first or second person).
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from copylint.document.blocks import Block
from copylint.model.places import Span

_LABEL = re.compile(
    r"[ \t]*+(?:[-*+>\u2022][ \t]++)*+(?P<bold>\*\*|__)?(?P<label>[^\W_a-z][^\r\n:*_|!?;\u00ab\u00bb()\[\]{}<>/]{0,39})"
    r"(?P<closed>\*\*|__)?[ \u00a0\u202f]?:(?!//)(?P<late>\*\*|__)?[ \t\u00a0]+(?=\S{1,}[^\r\n]{2,})"
)
_DASH = re.compile(r"[ \t]*+(?:(?P<em>\u2014)|\u2013)[ \u00a0\u202f]|[ \t]*+[-\u2013\u2014][ \u00a0\u202f](?P<quoted>[\u00ab\u201c])")
_LINE_END = re.compile(r"\r\n|\n|\r")
_VOICE = re.compile(
    r"[?!]|\b(?:je|j['\u2019]|tu|vous|nous|moi|me|m['\u2019]|mon|ma|mes|I|you|we|my|your|our)(?![\w-])", re.IGNORECASE
)
_MOST_WORDS = 5
_LINES = 2

_ROLES = frozenset(
    "q r a question r\u00e9ponse answer journaliste interviewer interviewé intervieweur mod\u00e9rateur moi toi lui elle "
    "utilisateur utilisatrice user human humain assistant assistante chatgpt claude gemini copilot mistral le chat gpt "
    "gpt-4 gpt-4o gpt-5 bot chatbot ia ai l'ia model mod\u00e8le client cliente vendeur patient m\u00e9decin docteur "
    "professeur \u00e9l\u00e8ve".split()
)
"""Who speaks in a dialogue that is written down; these need not come back."""
_NOUNS = frozenset(
    "prix tarif avantage avantages inconv\u00e9nient inconv\u00e9nients points note notes remarque attention important "
    "conseil conseils astuce astuces exemple exemples conclusion r\u00e9sum\u00e9 introduction objectif objectifs r\u00e9sultat "
    "r\u00e9sultats source sources date dates lieu auteur auteurs titre sujet objet dur\u00e9e budget co\u00fbt co\u00fbts adresse "
    "horaires contact t\u00e9l\u00e9phone email e-mail site public cible format th\u00e8me \u00e9tape \u00e9tapes \u00e9tat "
    "description fonction fonctions usage usages utilisation id\u00e9al mise bilan verdict contexte probl\u00e8me solution "
    "solutions cause causes cons\u00e9quence limite limites risque risques enjeu enjeux mots-cl\u00e9s cr\u00e9dit cr\u00e9dits "
    "photo l\u00e9gende ingr\u00e9dients pr\u00e9paration cuisson temps difficult\u00e9 score total nb ps nota bilan "
    "price cost pros cons pro con tip tips example examples summary goal goals result results author authors title topic "
    "subject duration where when who what why how step steps key best warning update edit problem benefits features "
    "overview background credit credits location website email phone".split()
)
"""First words of labels that name a thing, not a person."""


class _Labelled(NamedTuple):
    line: Span
    label: str


def find_speakers(text: str, blocks: Iterable[Block]) -> list[Span]:
    """The lines of prose that somebody says, in order: whole lines of the blocks, without line ends."""
    if ":" not in text and "\u2014" not in text and "\u2013" not in text and "\u00ab" not in text:
        return []
    labelled: list[_Labelled] = []
    dashed: list[tuple[Span, bool]] = []
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        for line in _lines(text, block):
            match = _LABEL.match(text, line.start, line.end)
            if match:
                label = _label(match)
                if label:
                    labelled.append(_Labelled(line, label))
                continue
            dash = _DASH.match(text, line.start, line.end)
            if dash:
                dashed.append((line, bool(dash["em"] or dash["quoted"])))
    return sorted([*_dialogue(text, labelled), *_dashes(text, dashed)])


def _lines(text: str, block: Block) -> Iterable[Span]:
    """The lines of a block, from its mark on."""
    at, end = block.outer.start, block.span.end
    for found in _LINE_END.finditer(text, at, end):
        yield Span(at, found.start())
        at = found.end()
    yield Span(at, end)


def _label(match: re.Match[str]) -> str:
    """The label folded, "" where it names no speaker."""
    label = match["label"].rstrip(" \u00a0\u202f")
    words = label.split()
    if not words or len(words) > _MOST_WORDS or label[-1] in ".,":
        return ""
    folded = label.casefold().replace("\u2019", "'")
    if folded in _ROLES or re.fullmatch(r"[qr]\d{0,2}\.?", folded):
        return folded
    if words[0].casefold() in _NOUNS:
        return ""
    # A name is capitals but for its particles (`Le Monde`, `Marie de Vries`, `JEAN-PAUL`).
    return folded if all(word[0].isupper() or len(word) < 4 for word in words) else ""  # noqa: PLR2004 - de, du, von


def _dialogue(text: str, labelled: list[_Labelled]) -> list[Span]:
    if len(labelled) < _LINES:
        return []
    counts = Counter(one.label for one in labelled)
    speakers = {label for label, count in counts.items() if count >= _LINES or label in _ROLES or re.match(r"[qr]\d", label)}
    said = [one for one in labelled if one.label in speakers]
    if len(said) < _LINES or not any(_VOICE.search(text, one.line.start + len(one.label), one.line.end) for one in said):
        return []
    return [one.line for one in said]


def _dashes(text: str, dashed: list[tuple[Span, bool]]) -> list[Span]:
    """Lines that a dash opens: two at least, one of them spoken; an en dash alone may be a bullet, so all must be."""
    strong = [line for line, sure in dashed if sure]
    if len(strong) >= _LINES and any(_VOICE.search(text, *line) for line in strong):
        return [line for line, _ in dashed]
    weak = [line for line, sure in dashed if not sure]
    if len(weak) >= _LINES and all(_VOICE.search(text, *line) for line in weak):
        return weak
    return []
