# SPDX-License-Identifier: Apache-2.0
"""Identifiers of a text: DOI, arXiv, ISBN, ISSN, ORCID, SIREN, SIRET, IBAN, with their places and whether they can be.

Grammar and checks: DOI Handbook 2.2 (prefix 10. and four to nine digits, a slash, a suffix); arXiv identifier scheme
(YYMM.number from April 2007, four digits until 2014 and five from 2015; archive/YYMMNNN before); ISO 2108 (ISBN),
ISO 3297 (ISSN), ISO 7064 mod 11-2 (ORCID), Luhn (SIREN, SIRET, with La Poste's exception), ISO 13616 (IBAN). Check
digits are python-stdnum's. A valid identifier proves nothing about existence.

An identifier is read behind its name (« ISBN », "doi:") or in its address (doi.org, orcid.org): a bare run of digits
is nobody's ISBN.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_GAP = r"[ \u00a0\u202f]?[:=n°\u2116]{0,3}[ \u00a0\u202f]{0,2}"
_HYPHEN = "[-\u2010-\u2013]"
_TRIO = r"[0-9]{3}[ .\u00a0\u202f]?"
_PATTERNS: dict[str, "regex.Pattern[str]"] = {
    "isbn": lazy(
        rf"\bISBN(?:[- ]?1[03])?{_GAP}((?:97[89][- \u00a0\u2010-\u2013]?)?[0-9]"
        r"[0-9 \u00a0\u2010-\u2013-]{7,14}[0-9Xx])(?![0-9])"
    ),
    "issn": lazy(rf"\be?-?ISSN{_GAP}([0-9]{{4}}{_HYPHEN}[0-9]{{3}}[0-9Xx])(?!\w)"),
    "orcid": lazy(
        rf"(?:\bORCID(?:[ -]?iD)?{_GAP}|orcid\.org/)([0-9]{{4}}-[0-9]{{4}}-[0-9]{{4}}-[0-9]{{3}}[0-9Xx])(?!\w)",
        regex.IGNORECASE,
    ),
    "siret": lazy(rf"\bSIRET{_GAP}({_TRIO}{_TRIO}{_TRIO}[0-9]{{5}})(?![0-9])"),
    "siren": lazy(
        rf"\b(?:SIREN|RCS[ \u00a0](?:[^\W\d_][\w'\u2019-]*[ \u00a0]){{1,3}}?[AB]?){_GAP}({_TRIO}{_TRIO}[0-9]{{3}})"
        r"(?![0-9 ]?[0-9])"
    ),
    "iban": lazy(
        rf"\bIBAN{_GAP}([A-Z]{{2}}[0-9]{{2}}(?:[ \u00a0]?[A-Z0-9]{{4}}){{2,7}}(?:[ \u00a0]?[A-Z0-9]{{1,4}})?)(?!\w)"
    ),
    "doi": lazy(rf"(?:\bdoi(?:[ \u00a0]?:[ \u00a0]?|\.org/)|\bDOI{_GAP})([0-9][^\s\])>»\"*,;]*)", regex.IGNORECASE),
    "arxiv": lazy(
        r"(?:\barXiv[ \u00a0]?:[ \u00a0]?|\barxiv\.org/(?:abs|pdf)/)"
        r"([0-9]{4}\.[0-9]{3,6}(?:v[0-9]+)?|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})",
        regex.IGNORECASE,
    ),
}
_DOI = lazy(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ARXIV = lazy(
    r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v[0-9]+)?|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}"
)
_CHECKS = {
    "isbn": "stdnum.isbn",
    "issn": "stdnum.issn",
    "orcid": "stdnum.isni",
    "siret": "stdnum.fr.siret",
    "siren": "stdnum.fr.siren",
    "iban": "stdnum.iban",
}
_CUES = ("isbn", "issn", "orcid", "siret", "siren", "rcs", "iban", "doi", "arxiv")
_FIRST_YEAR, _FIVE_DIGITS_FROM = 7, 15


class Reference(NamedTuple):
    """An identifier: what it is, its place (the number alone), and whether its form and check digits are right."""

    kind: str
    span: Span
    valid: bool


def references(text: str, start: int = 0, end: int | None = None, language: str = "fr") -> list[Reference]:
    """The identifiers in `text[start:end]`, in order of place; they read the same in both languages."""
    del language
    stop = len(text) if end is None else end
    lower = text[start:stop].lower()
    if not any(cue in lower for cue in _CUES):
        return []
    found = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text, start, stop):
            begin, close = match.span(1)
            while text[close - 1] in ".:' \u2019":
                close -= 1
            number = text[begin:close]
            found.append(Reference(kind, Span(begin, close), _valid(kind, number)))
    return sorted(found, key=lambda one: one.span)


_APART = dict.fromkeys(map(ord, ".\u2010\u2011\u2012\u2013-"))
"""Signs that part the digits of a number, beside blanks."""


def _valid(kind: str, number: str) -> bool:
    if kind == "doi":
        return bool(_DOI.fullmatch(number))
    if kind == "arxiv":
        return _valid_arxiv(number)
    check = cast("Callable[[str], bool]", import_module(_CHECKS[kind]).is_valid)
    return check("".join(number.translate(_APART).split()).upper())


def _valid_arxiv(number: str) -> bool:
    found = _ARXIV.fullmatch(number)
    if found is None:
        return False
    if found[1] is None:
        return True
    year, month = int(found[1]), int(found[2])
    digits = 5 if year >= _FIVE_DIGITS_FROM else 4
    return 1 <= month <= 12 and year >= _FIRST_YEAR and len(found[3]) == digits and int(found[3]) > 0  # noqa: PLR2004 - months
