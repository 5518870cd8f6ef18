# SPDX-License-Identifier: Apache-2.0
"""What a text should do in one way throughout, what ends its sentences; the catalogue's T122, T123, T130, T150, T160.

Each finds the minority where a text does a thing in two ways; none says which way is right.
"""

from collections.abc import Iterable

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_numbers import numbers
from copylint.evidence.typography_places import everywhere, insertion, place
from copylint.evidence.typography_reading import BLANKS, MARK, OBJECT, reading
from copylint.model.places import Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_CLOCK = lazy(r"(?<![\w:.,/-])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?![\w:.,/-]\w|[:\d])")
_HOUR = lazy("(?<![\\w/.,:-])(?:[01]?[0-9]|2[0-3])[ \u00a0\u202f]?h[ \u00a0\u202f]?[0-5][0-9](?![\\w/])")
_EN_DASH = lazy(r"(?<=[^\W\d_]) \u2013 (?=[^\W\d_])")
_EM_DASH = lazy(r"(?<=[^\W\d_]) \u2014 (?=[^\W\d_])")
_INCLUSIVE = (
    lazy(r"(?<=[^\W\d_]{2})·(?:e|ne|le|te|se|trice|rice|euse|ive|ve|fe)(?:·?s)?(?!\w)"),
    lazy(r"(?<=[^\W\d_]{3})\.(?:e|ne|le|te|se|trice|rice|euse|ive|ve)(?:\.?s)?(?![\w.])"),
    lazy(r"(?<=[^\W\d_]{3})\((?:e|ne|le|te|se|trice|rice|euse|ive|ve)\)s?(?!\w)"),
    lazy(r"(?<=[^\W\d_]{3})-(?:e|ne|le|te|trice|rice|euse|ive|ve)(?:-?s)?(?![\w-])"),
)
"""One pattern for each sign: a middle dot, a full stop, brackets, a hyphen; from the sign on."""
_TWENTY_ONE = lazy(
    r"(?<![\w-])(?:vingt|trente|quarante|cinquante|soixante)-et-(?:un|une|onze)(?![\w-])", regex.IGNORECASE
)
_TWENTY_ONE_OLD = lazy(
    r"(?<![\w-])(?:vingt|trente|quarante|cinquante|soixante) et (?:un|une|onze)(?![\w-])", regex.IGNORECASE
)
_ASKS = lazy(
    r"(?:Pourquoi|Comment|Quand|Où|Combien|Que|Qui|Quoi|Quel(?:le)?s?|À quoi|De quoi|"
    r"Est-ce qu)[ \u00a0'\u2019][^.!?\u2026\n]{0,120}?(?<=[^\W\d_])-(?:t-)?(?:je|tu|il|elle|on|nous|"
    r"vous|ils|elles)(?!\w)|Est-ce que? [^\n]|[^\W\d_]+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles)[ ,\u00a0]"
)
_INVERTS = lazy(
    r"(?:Peut-être|Sans doute|Aussi|Ainsi|À peine|A peine|Encore|Du moins|Tout au plus|Toujours|Jamais|Ci-|"
    r"Voulez-vous bien|Rendez-vous|Puis-je vous|Dussé|Fût-)",
    regex.IGNORECASE,
)
_ENDS = frozenset('.!?\u2026:;,\u00bb\u201d")]>*_`|/' + OBJECT + MARK)


def mixed(document: Document, context: Context) -> list[Match]:
    """Hours written in two ways, dashes of two lengths around incises: the rarer ones."""
    del context
    text = reading(document)
    found: list[Match] = []
    clocks = ":" in text and any(one.word in ("h", "H") for one in numbers(document))
    pairs = [(_CLOCK, _HOUR)] if clocks else []
    if "\u2013" in text and "\u2014" in text:
        pairs.append((_EN_DASH, _EM_DASH))
    for one, other in pairs:
        first = [match.span() for match in one.finditer(text) if _in_prose(document, match.start())]
        second = [match.span() for match in other.finditer(text) if _in_prose(document, match.start())]
        if first and second:
            found += [place(start, end) for start, end in min(second, first, key=len)]
    return sorted(found, key=lambda match: match.span)


def _in_prose(document: Document, at: int) -> bool:
    block = document.block_at(at)
    return block is not None and block.kind in ("paragraph", "item")


def inclusive(document: Document, context: Context) -> list[Match]:
    """Inclusive forms with two kinds of sign: the rarer ones."""
    del context
    text = reading(document)
    groups = [
        [place(_start_of_word(text, one.start()), one.end()) for one in pattern.finditer(text)]
        for pattern in _INCLUSIVE
    ]
    groups = [[match for match in group if _is_whole(text, match.span)] for group in groups]
    groups = sorted((group for group in groups if group), key=len)
    return sorted((match for group in groups[:-1] for match in group), key=lambda match: match.span)


def _start_of_word(text: str, at: int) -> int:
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _is_whole(text: str, word: Span) -> bool:
    """No part of a name or an address."""
    return word.start == 0 or not (text[word.start - 1].isalnum() or text[word.start - 1] in "_.-")


def twenty_one(document: Document, context: Context) -> list[Match]:
    """« vingt-et-un » beside « vingt et un »."""
    del context
    text = reading(document)
    new = [place(*one.span()) for one in _TWENTY_ONE.finditer(text)]
    old = [place(*one.span()) for one in _TWENTY_ONE_OLD.finditer(text)]
    return min(new, old, key=len) if new and old else []


def list_ends(document: Document, context: Context) -> list[Match]:
    """Items of one list that end in different ways; the last one may have its full stop."""
    del context
    text = reading(document)
    found: list[Match] = []
    for items in _lists(document):
        ends = [_end(text, block) for block in items]
        body = [end for end in ends[:-1] if end is not None]
        if len(body) < 2 or len(set(body)) < 2:  # noqa: PLR2004 - two ways
            continue
        most = max(dict.fromkeys(body), key=body.count)  # of two as frequent the first
        found += [
            place(block.span.end - 1, block.span.end)
            for block, end in zip(items[:-1], ends[:-1], strict=True)
            if end is not None and end != most
        ]
    return found


def _lists(document: Document) -> Iterable[list[Block]]:
    group: list[Block] = []
    for block in document.prose:
        if block.kind == "item" and (not group or block.level == group[-1].level):
            group.append(block)
        elif block.kind != "item":
            if len(group) > 2:  # noqa: PLR2004 - three items show a habit
                yield group
            group = []
    if len(group) > 2:  # noqa: PLR2004 - three items show a habit
        yield group


def _end(text: str, block: Block) -> str | None:
    last = text[block.span.end - 1 : block.span.end]
    if last in (";", ".", ","):
        return last
    return "" if last.isalnum() or last in ")\u00bb" else None


def unasked(document: Document, context: Context) -> list[Match]:
    """Sentences that ask and end with a full stop."""
    del context
    text = reading(document)
    found: list[Match] = []
    for block in document.prose:
        if block.kind not in ("paragraph", "item") or "-" not in text[block.span.start : block.span.end]:
            continue
        found += [
            place(sentence.end - 1, sentence.end)
            for sentence in document.sentences(block)
            if text[sentence.end - 1 : sentence.end] == "."
            and _ASKS.match(text, *sentence)
            and not _INVERTS.match(text, *sentence)
        ]
    return found


_TWO_SENTENCES = lazy(r"[.!?\u2026] [A-Z\u00c0-\u00dd]")


def unended(document: Document, context: Context) -> list[Match]:
    """Paragraphs of several sentences whose last one has no stop."""
    del context
    text = reading(document)
    found: list[Match] = []
    for block in document.prose:
        if block.kind != "paragraph":
            continue
        start, end = block.span
        while end > start and text[end - 1] in BLANKS + MARK:
            end -= 1
        body = text[start:end]
        if body and body[-1].isalpha() and _TWO_SENTENCES.search(body):
            found.append(insertion(end, ".", max(_start_of_word(text, end), start), end))
    return found


_TU = lazy(
    r"(?<![\w'\u2019-])(?:tu(?![\w'\u2019-])|toi(?!\w)|t['\u2019](?=(?:es|as|a|ai|y|en|auras|avais|étais|inscri|aide|"
    r"attend|offr|invit|permet|assur|intéress)\w*)|te (?=\w)|ta (?=\w)|tes (?=\w)|toi-même)",
    regex.IGNORECASE,
)
_SILENT = lazy(
    r"(?:s['\u2019]est|me suis|se sont|s['\u2019]était|a|ont|avait|être|sera|est)[ \u00a0]\Z", regex.IGNORECASE
)
_FAMILIAR = (" tu ", "Tu ", " toi", "Toi", " t'", " t\u2019", " te ", " ta ", "Ta ", " tes ", "Tes ")
_POLITE = ("vous", "Vous", "VOUS", "votre", "Votre", "VOTRE", "vos", "Vos", "VOS", "v\u00f4tre", "V\u00f4tre")
_WORDS_OF_SPEECH = 5
_ASIDE = 400
"""Signs before a word in which the bracket of an aside is looked for."""
_VOUS = lazy(r"(?<![\w'\u2019])(?<!rendez-)(?<!Rendez-)(?:vous|votre|vos|vôtres?)(?!\w)", regex.IGNORECASE)


def tu_and_vous(document: Document, context: Context) -> list[Match]:
    """Sentences that say tu in a text that says vous to its reader; words of others do not count."""
    del context
    text = reading(document)
    places = sorted(at + word.startswith(" ") for word in _FAMILIAR if word in text for at in everywhere(text, word))
    said = [one for at in places if (one := _TU.match(text, at)) is not None]
    if not said:
        return []
    formal = [
        at
        for word in _POLITE
        if word in text
        for at in everywhere(text, word)
        if (one := _VOUS.match(text, at)) is not None and _is_said(document, Span(*one.span()))
    ]
    if len(formal) < 2:  # noqa: PLR2004 - one may be a plural
        return []
    familiar: dict[Span, int] = {}
    for one in said:
        if _SILENT.search(text, max(one.start() - 12, 0), one.start()) or not _is_said(document, Span(*one.span())):
            continue
        sentence = document.sentence_at(one.start())
        if sentence is not None and not _in_brackets(text, sentence, one.start()):
            familiar[sentence] = familiar.get(sentence, 0) + 1
    for sentence, count in list(familiar.items()):
        if count == 1 and len(text[sentence.start : sentence.end].split()) < _WORDS_OF_SPEECH:
            del familiar[sentence]  # « OK, tu m’intéresses. »: what a reader is made to think
    if not familiar or len(familiar) > len(formal) / 2:
        return []
    return [place(*sentence) for sentence in familiar]


def _in_brackets(text: str, sentence: Span, at: int) -> bool:
    """An aside: « (… tu connais ?) »."""
    start = max(sentence.start, at - _ASIDE)
    return text.count("(", start, at) > text.count(")", start, at)


def _is_said(document: Document, span: Span) -> bool:
    """The writer's own words to the reader: not quoted, not set apart, not a speaker's line."""
    if document.masked(span, ("quote", "emphasis", "speaker")):
        return False
    block = document.block_at(span.start)
    return block is not None and not block.quoted and block.kind in ("paragraph", "item", "heading")


_PICTURE = lazy(
    r"(?:[\p{Extended_Pictographic}\p{Regional_Indicator}](?:[\ufe0e\ufe0f\u20e3\p{Emoji_Modifier}]|"
    r"\u200d\p{Extended_Pictographic})*|[0-9#*]\ufe0f?\u20e3)+[ \u00a0]*"
)


def pictures(document: Document, context: Context) -> list[Match]:
    """A picture or a key cap before the words of a heading."""
    del context
    found: list[Match] = []
    for block in document.prose:
        if block.kind == "heading":
            one = _PICTURE.match(document.text, *block.span)
            if one is None or one.end() == block.span.end:
                continue
            if "\u20e3" in one[0] or not (one[0][0].isascii() or one[0][0].isalnum()):
                found.append(place(*one.span(), ""))
    return found
