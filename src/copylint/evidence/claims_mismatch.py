# SPDX-License-Identifier: Apache-2.0
"""Figures of one article that contradict each other: the title and the body, two shares of one group, two ages.

Two similar sentences with different numbers are a contradiction half of the time only; so each comparison is anchored:
a title repeats its body; one group (« des PME françaises ») doing one thing has one share; a person has one age.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import digit_runs, figures_of
from copylint.evidence.claims_tokens import sentence_in
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.folding import bare
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from copylint.facts.quantity import Quantity  # what compares is loaded where there is something to compare

_TITLE_KINDS = ("money", "percent", "points", "count")
_VICTIMS = lazy(
    r"[ \u00a0\u202f](?:morts?|blessés?|victimes?|disparus?|personnes tuées|emplois|postes|salariés|licenciements|"
    r"dead|deaths|killed|injured|wounded|victims|jobs|layoffs)\b",
    regex.IGNORECASE,
)
_SUBJECT = lazy(
    r"[ \u00a0\u202f](?:des |de |d['\u2019]|du |de la |of (?:all |the )?)((?:[^\W\d_][\w'\u2019-]*[ \u00a0,]*){1,10})"
)
_WORD = lazy(r"[^\W\d_]{2,}")
_EMPTY = frozenset(
    "des les une aux dans pour avec sans sous leur leurs qui que sont ont est etre avoir deja plus moins tous toutes "
    "cette ces "
    "encore the and their with for from that who have has are was were been already all more less into over".split()
)
_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CONTRAST = lazy(
    r"(?<!\w)(?:contre|auparavant|avant|objectif|d['\u2019]ici|l['\u2019]an dernier|autre étude|une autre|parmi|dont|"
    r"seulement ceux|objectif|against|compared|before|target|"
    r"goal|another|previously|cette fois|plus tôt|plus tard|ensuite|this time|later|earlier)(?!\w)",
    regex.IGNORECASE,
)
_SAYING = frozenset(
    "estime pensen consid declar interr sondes jugent souhai affirm prefer voient believ think surve asked".split()
)
"""Stems of what people asked do: they say nothing of what was answered."""
_NEGATED = lazy(
    r"(?<!\w)(?:ne|n['\u2019]\w+|pas|sans|aucune?|not|no|never|without|n['\u2019]t)(?!\w)|n['\u2019]t\b",
    regex.IGNORECASE,
)
_NAME_REACH = 60
_MOST = 40
"""Shares of one group that are compared with another: no article has more."""
_GROUP = 3
"""How many words after « des » name the group."""
_FEW_WORDS, _ALIKE = 2, 10
"""Two shares that differ by a tenth of the higher or less are one."""
_NEAR = 4
"""By which part of a title's sum of money another one may differ and still seem to be the same."""
_YEARS_OLD = lazy(r"[0-9]{1,3}(?:[ \u00a0\u202f]ans(?!\w)|(?=[,)]))")
_AGE_LENGTH, _BEFORE_AGE, _AFTER_AGE = 3, (",", "("), (",", ")")
_BLANKS = frozenset(" \u00a0\u202f")
_NAMED = lazy(
    r"(?<![^\W_])([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)?)[ "
    r"\u00a0\u202f]([A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)?)(?:, ?| ?\()$"
)


_ON = lazy(r" sur [^\W_]+ d")
_NUMBER = lazy(r"[0-9]|million|milliard|mille|thousand|billion|cent", regex.IGNORECASE)


class Mismatch(NamedTuple):
    """Two places that do not agree: the one to show, and the other (None where the body has nothing like it)."""

    span: Span
    other: Span | None


def title_against_body(document: Document) -> list[Mismatch]:
    """Figures of the title that the body states otherwise."""
    prose, zones = document.prose, document.zones
    if len(prose) <= 1:
        return []
    titles = [
        prose[index]
        for index in sorted(zones.title)
        if prose[index].kind in ("heading", "meta") or not _is_sentence(document, prose[index])
    ]
    stated = [
        one
        for block in titles
        if _NUMBER.search(document.text, *block.span)
        for one in figures_of(document, block)
        if _weighty(document, one)
    ][:_MOST]
    if not stated:
        return []
    from copylint.facts.quantity import agree, comparable, distance  # noqa: PLC0415 - see above

    places = {block.span for block in titles}
    body = [
        one
        for block in prose
        if block.span not in places and block.kind in ("paragraph", "item", "cell")
        for one in figures_of(document, block)
    ]
    found = []
    for one in stated:
        like = [other for other in body if comparable(one, other) and other.low != 0]
        if not like or any(agree(one, other) for other in like):
            continue
        gap, _, near = min((distance(other.low, one.low), at, other) for at, other in enumerate(like))
        same = _noun(document.text, one) == _noun(document.text, near) != ""
        if same or (one.kind == "money" and _NEAR * gap <= one.low):
            found.append(Mismatch(one.span, near.span))
    return found


_NOUN = lazy(r"[ \u00a0\u202f](?:des |de |d['\u2019]|of )?([^\W\d_]{3,})")


def _noun(text: str, one: "Quantity") -> str:
    """The stem of the word that a figure counts, "" where there is none."""
    found = _NOUN.match(text, one.span.end)
    return _stem(bare(found[1])) if found and one.kind != "money" else ""


def _is_sentence(document: Document, block: Block) -> bool:
    return document.text[block.span.end - 1] in ".\u2026"


def _weighty(document: Document, one: "Quantity") -> bool:
    """Money, percentages, victims, jobs and large counts; not « 10 conseils »."""
    if one.kind not in _TITLE_KINDS or one.is_range or one.low <= 0 or (one.kind == "percent" and one.low == 100):  # noqa: PLR2004
        return False
    if one.kind == "count":
        return one.unit == "" and (one.low >= 1000 or bool(_VICTIMS.match(document.text, one.span.end)))  # noqa: PLR2004
    return True


class _Share(NamedTuple):
    quantity: "Quantity"
    words: tuple[str, ...]
    sentence: Span
    years: frozenset[str]
    capitals: frozenset[str]
    negated: bool


def contradictory_shares(document: Document) -> list[Mismatch]:
    """« 67 % des PME françaises utilisent l'IA » here, « 13 % des PME utilisent l'IA » there."""
    found: list[Mismatch] = []
    text = document.text
    spots = _shares_of(text)
    if len(spots) < 2:  # noqa: PLR2004 - two shares contradict each other
        return found
    known = _Shares()
    for block in document.prose:
        at = bisect_left(spots, block.span.start)
        if at == len(spots) or spots[at] >= block.span.end:
            continue
        if block.kind in ("attribute", "cell", "heading") or block.quoted:
            continue
        for one in figures_of(document, block):
            if one.kind not in ("percent", "ratio") or one.is_range:
                continue
            share = _share(document, block, one)
            if share is None:
                continue
            other = next((one for one in known.like(share) if _contradict(one, share)), None)
            if other is not None:
                found.append(Mismatch(one.span, other.quantity.span))
            known.add(share)
    return found


def _shares_of(text: str) -> list[int]:
    """Where « % de », « pour cent des », « sur dix de » stand, in order."""
    spots = [one.start() for one in _ON.finditer(text)]
    for sign in ("%", "cent"):
        at = text.find(sign)
        while at >= 0:
            stop = at + len(sign)
            if text[stop : stop + 1] in _BLANKS and text.startswith(("d", "of "), stop + 1):
                spots.append(at)
            at = text.find(sign, stop)
    spots.sort()
    return spots


class _Shares:
    """The shares met so far, by the words of their groups: what has no word in common is never compared."""

    __slots__ = ("_by_head", "_by_word", "_said")

    def __init__(self) -> None:
        self._by_head: dict[str, list[_Share]] = {}
        self._by_word: dict[str, list[_Share]] = {}
        self._said: set[object] = set()

    def add(self, share: _Share) -> None:
        """Keep a share, unless the same was said of the same words."""
        said = (share.words, share.quantity.kind, share.quantity.low, share.years, share.capitals, share.negated)
        if said not in self._said:
            self._said.add(said)
            self._by_head.setdefault(share.words[0], []).append(share)
            for word in dict.fromkeys(share.words):
                self._by_word.setdefault(word, []).append(share)

    def like(self, share: _Share) -> list[_Share]:
        """The shares whose group holds this one's first word, or whose first word this group holds; in order."""
        found = {id(one): one for one in self._by_word.get(share.words[0], ())[:_MOST]}
        for word in share.words:
            found |= {id(one): one for one in self._by_head.get(word, ())[:_MOST]}
        return sorted(found.values(), key=lambda one: one.quantity.span)


def _share(document: Document, block: Block, one: "Quantity") -> _Share | None:
    subject = _SUBJECT.match(document.text, one.span.end, block.span.end)
    sentence = sentence_in(document, block, one.span.start)
    if subject is None or document.masked(one.span, ("quote",)):
        return None
    contrasted, years = document.remember(("contrast", sentence), lambda: _contrast(document.text, sentence))
    if contrasted:
        return None
    words = tuple(_stem(word) for word in _WORD.findall(bare(subject[1])) if word not in _EMPTY)
    if len(words) < _FEW_WORDS:
        return None
    group = _WORD.findall(subject[1])[:_GROUP]
    capitals = frozenset(word for word in group if word[0].isupper())
    return _Share(one, words, sentence, years, capitals, bool(_NEGATED.search(subject[1])))


def _contrast(text: str, sentence: Span) -> tuple[bool, frozenset[str]]:
    """Whether a sentence sets one figure against another, and the years it names."""
    return _CONTRAST.search(text, *sentence) is not None, frozenset(_YEAR.findall(text[sentence.start : sentence.end]))


def _stem(word: str) -> str:
    return word.rstrip("s")[:6]


def _contradict(one: _Share, other: _Share) -> bool:
    if one.sentence == other.sentence or (one.years and other.years and one.years != other.years):
        return False
    shared = (set(one.words) & set(other.words)) - _SAYING
    heads = {one.words[0], other.words[0]} & shared
    if not heads or len(shared) < _FEW_WORDS + 1 or one.capitals != other.capitals or one.negated != other.negated:
        return False
    if one.quantity.kind != other.quantity.kind:
        return False
    low, high = sorted((one.quantity.low, other.quantity.low))
    if high == 0:
        return False
    from copylint.facts.quantity import agree, distance  # noqa: PLC0415 - see above

    return not agree(one.quantity, other.quantity) and _ALIKE * distance(high, low) > high


def two_ages(document: Document) -> list[Mismatch]:
    """« Claire Delattre, 45 ans » and « Claire Delattre, 47 ans »."""
    seen: dict[tuple[str, str], tuple[str, Span]] = {}
    found: list[Mismatch] = []
    text = document.text
    spots = [
        start
        for start, end in digit_runs(document)
        if end - start <= _AGE_LENGTH
        and (text[end : end + 1] in _AFTER_AGE or text.startswith("ans", end + 1))
        and (text[start - 1 : start] in _BEFORE_AGE or text[start - 2 : start] == ", ")
    ]
    if len(spots) < 2:  # noqa: PLR2004 - two ages contradict each other
        return found
    for block in document.prose:
        at = bisect_left(spots, block.span.start)
        if at == len(spots) or spots[at] >= block.span.end:
            continue
        for match in _YEARS_OLD.finditer(document.text, *block.span):
            start = match.start()
            if document.text[start - 1 : start] not in (" ", "(", ","):
                continue
            low = max(block.span.start, start - _NAME_REACH)
            named = _NAMED.search(document.text[low:start])
            if named is None:
                continue
            key = (bare(named[1]), bare(named[2]))
            span, age = Span(low + named.start(), match.end()), match[0].split("\u00a0")[0].split(" ")[0]
            if key not in seen:
                seen[key] = (age, span)
            elif seen[key][0] != age:
                found.append(Mismatch(span, seen[key][1]))
    return found
