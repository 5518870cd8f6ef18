# SPDX-License-Identifier: Apache-2.0
"""The few signs that English and French print share: curly apostrophes, the ellipsis, the times sign, commas.

For houses that publish in English too; off by default. Chicago Manual of Style, 17th edition, 6.115 and 13.50.
"""

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import insertion, place
from copylint.evidence.typography_reading import reading
from copylint.model.places import Match
from copylint.text.patterns import lazy

_APOSTROPHE = lazy(r"(?<=[^\W\d_])'(?=(?:s|t|m|d|re|ve|ll|em)\b)|(?<=[^\W\d_]s)'(?= [^\W\d_])|(?<=\bo)'(?=clock\b)")
_DOTS = lazy(r"(?<=[^\W\d_])\.\.\.(?![.\w/])")
_TIMES = lazy(r"(?<=[0-9\"]) x (?=[0-9])|(?<=[0-9])x(?=[0-9])")
_COMMA = lazy(r"(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})")


def apostrophes(document: Document, context: Context) -> list[Match]:
    """Straight apostrophes of contractions and possessives."""
    if context.settings.get("apostrophe") == "straight" or context.settings.get("target") == "wordpress":
        return []
    return [place(one.start(), one.end(), "\u2019") for one in _APOSTROPHE.finditer(reading(document, "en"))]


def dots(document: Document, context: Context) -> list[Match]:
    """Three dots for an ellipsis."""
    del context
    return [place(one.start(), one.end(), "\u2026") for one in _DOTS.finditer(reading(document, "en"))]


def times(document: Document, context: Context) -> list[Match]:
    """A letter x between figures."""
    del context
    return [
        place(one.start(), one.end(), one[0].replace("x", "\u00d7")) for one in _TIMES.finditer(reading(document, "en"))
    ]


def commas(document: Document, context: Context) -> list[Match]:
    """Commas that touch words on both sides."""
    del context
    return [insertion(one.end(), " ", *one.span()) for one in _COMMA.finditer(reading(document, "en"))]
