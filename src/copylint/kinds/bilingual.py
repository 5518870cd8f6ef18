# SPDX-License-Identifier: Apache-2.0
"""Kind «bilingual»: a paragraph left in the source language beside its translation.

Two blocks that follow each other, in two languages, of like length, that share their figures or names. A text that is
bilingual throughout, and a quotation with its translation, are left alone.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.document.language import block_languages
from copylint.evidence.kind import Context
from copylint.evidence.mentions import mentioned
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"
_KINDS = frozenset({"paragraph", "item", "heading"})
_SHARED = lazy(r"\d+(?:[.,]\d+)*|(?<=[\p{Ll},;] )\p{Lu}[\p{L}\d-]{2,}|`[^`\n]+`|\]\([^)\n]+\)")
_WORD = lazy(r"\p{L}{3,}")
_FEWEST_WORDS = 7
_SIGNS_OF = {
    "fr": (" the ", " and ", " to ", " of ", " for ", " you ", " with ", " in "),
    "en": (" les ", " des ", " est ", " une ", " pour ", " le ", " et ", " dans "),
}
"""Words of the other language, two of which a paragraph of it holds: asked before the vote on the language."""
_FEWEST_SIGNS = 2
_COGNATES, _COGNATE_SHARE = 3, 0.3
_MOST_FOREIGN = 0.25


class Options(NamedTuple):
    """No options."""


def literals(options: Options) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is asked alike
    """See `evidence.kind.Kind`."""
    return ("the", "les", "des")


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    own = document.language
    if {own}.issuperset(block_languages(document).values()):  # most texts: and others ask for these languages too
        return []
    blocks = [one for one in document.prose if one.kind in _KINDS]
    if not all(any(_holds(document, one.span, signs) for one in blocks) for signs in _SIGNS_OF.values()):
        return []
    signs = _SIGNS_OF.get(own, _SIGNS_OF["en"])
    foreign = [
        one
        for one in blocks
        if _holds(document, one.span, signs)
        and _words(document, one) >= _FEWEST_WORDS
        and document.language_of(one) != own
    ]
    if not foreign or len(foreign) > max(1, _MOST_FOREIGN * len(blocks)):
        return []
    found = []
    places = {one.span.start: at for at, one in enumerate(blocks)}
    for one in foreign:
        at = places[one.span.start]
        beside = [blocks[near] for near in (at + 1, at - 1) if 0 <= near < len(blocks)]
        translation = next((near for near in beside if _translates(document, one, near, own)), None)
        if translation is not None and not one.quoted and not mentioned(document, one, one.span):
            found.append(Match(one.outer, related=()))
    return found


def _holds(document: Document, span: Span, signs: tuple[str, ...]) -> bool:
    find, (start, end) = document.text.find, span
    found = 0
    for sign in signs:
        found += find(sign, start, end) >= 0
        if found >= _FEWEST_SIGNS:
            return True
    return False


def _words(document: Document, block: Block) -> int:
    return len(_WORD.findall(document.text, *block.span))


def _translates(document: Document, source: Block, other: Block, language: str) -> bool:
    """Of like length, in the article's language, with the same figures and names, or with words that both write."""
    if other.kind != source.kind or document.language_of(other) != language or other.quoted:
        return False
    ours, theirs = _words(document, source), _words(document, other)
    if not 0.6 <= (theirs + 1) / (ours + 1) <= 1.8:  # noqa: PLR2004 - French takes up to half as many words again
        return False
    text = document.text
    shared = set(_SHARED.findall(text, *source.span))
    if shared and shared == set(_SHARED.findall(text, *other.span)):
        return True
    stems = {word[:4].lower() for word in _WORD.findall(text, *source.span) if len(word) > 4}  # noqa: PLR2004 - cognates
    same = stems & {word[:4].lower() for word in _WORD.findall(text, *other.span) if len(word) > 4}  # noqa: PLR2004
    return not shared and len(same) >= max(_COGNATES, _COGNATE_SHARE * len(stems))
