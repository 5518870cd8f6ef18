# SPDX-License-Identifier: Apache-2.0
"""Acronyms that an article uses and never spells out.

Spelled out is: words in brackets on either side of it, a run of words whose initials it is, a link or a title on it.
Those that every reader knows (closed list, both languages) need nothing. Technical copy is written for those who know.
"""

from copylint.document.document import Document
from copylint.evidence.claims import under_markup
from copylint.model.places import Span
from copylint.text.folding import bare
from copylint.text.patterns import lazy

_ACRONYM = lazy(r"(?<![\w.@/&#$-])[A-ZÀ-Þ]{3,6}(?![\w@/&#$]|-[^\W\d_]|\.\w)")
_ROMAN = lazy(r"[IVXLCDM]+")
_CAPITALS_BEFORE = lazy(r"(?<![^\W_])[A-ZÀ-Þ]{2,}['\u2019,]?[ \u00a0]$")
_CAPITALS_AFTER = lazy(r",?[ \u00a0](?:[A-ZÀ-Þ]{1,2}['\u2019])?[A-ZÀ-Þ]{2,}(?!\w)")
_BESIDE = 24
_GLOSS_AFTER = lazy(
    r"[*_»\"\u201d]*[ \u00a0]?(?:\(|,[ \u00a0](?:le|la|l['\u2019]|les|une?|the|an?)[ \u00a0]?|:|=|ou |or )"
)
_GLOSS_BEFORE = lazy(
    r"(?:[\w»\"\u201d*_)\]][ \u00a0]?\([*_«\u00a0\"\u201c]*|(?:dit|dite|ou|soit|appelée?|called|or)[ \u00a0])$"
)
_INITIAL = lazy(r"[^\W\d_]+")
_SMALL = frozenset("de du des la le les l d et en à au aux of the and for in on to pour par sur".split())
_TECHNICAL = 3
_MOST = 4
"""Acronyms beyond which the article is written for readers who know them."""
KNOWN = frozenset(
    # the press, France and Europe
    "ONU OTAN UNESCO UNICEF OMS FMI OCDE OMC UE USA URSS RDA RFA BCE CEE SNCF RATP EDF GDF SFR TGV TER RER CNRS INSEE "
    "INSERM INRA INRAE CNES ENA HEC ENS IUT BTS BAC CAP CDI CDD RSA SMIC TVA CSG PIB PME TPE ETI PMI SARL SAS PDG DRH "
    "DGSE DGSI CRS GIGN SAMU SMUR CHU IRM HIV VIH SIDA OGM ADN ARN IVG PMA GPA AOC AOP IGP BIO HLM ZEP SDF RTT CGT "
    "CFDT "
    "CFTC FNSEA MEDEF UMP RPR UDF RPR FN RN LFI EELV LREM PCF AFP BFM TF1 RMC RTL RFI ARTE INA CSA ARCOM CNIL RGPD "
    "NASA "
    "ESA CERN CIA FBI NSA KGB BBC CNN NBC ABC CBS IBM BMW FIFA UEFA NBA NFL NHL ATP PSG OL ASSE OGC FFF FFT CIO JO ONG "
    "FAQ PDF SMS GPS USB LED DVD SUV VTT VTC CO2 CCI CAF CPAM SOS UV QI BD OK TTC EHPAD ARS DROM TOM DOM ASBL URSSAF "
    "SACEM SPA LGBT LGBTQ COVID SRAS LCD MP3 RAM HTTP HTML WWW URL AIDS GDP CEO CFO CTO NGO NATO USSR WHO IMF WTO EU "
    "UK "
    "US UAE NYC LA DNA RNA MRI FDA EPA IRS DIY RIP BYOB VIP ASAP ATM PIN TV AM PM NHS MIT UCLA UCL LSE GDPR VAT GMO "
    "API "
    "CSS XML SQL JSON CPU GPU PNG JPG JPEG GIF SVG RSS CMS SEO CRM ERP B2B B2C IOT SAAS GPT LLM HTTPS FTP SSH UTC GMT "
    "NDLR NDA INC LTD LLC SA ASCII ISBN ISSN DOI URI WIFI RFID NFC SIM IMAX IKEA".split()
)
"""Acronyms that need no explanation, as the press and both languages' dictionaries print them."""


def unexplained(document: Document) -> dict[str, list[Span]]:
    """Acronyms that nothing in the article explains, with their places; empty where it has more than a few."""
    return document.remember("unexplained acronyms", lambda: _unexplained(document))


def _unexplained(document: Document) -> dict[str, list[Span]]:
    text = document.text
    found: dict[str, list[Span]] = {}
    explained = set()
    for block in document.prose:
        if block.kind not in ("paragraph", "item") or block.quoted:
            continue
        for one in _ACRONYM.finditer(text, *block.span):
            word, span = one[0], Span(*one.span())
            if word in KNOWN or word in explained or _ROMAN.fullmatch(word) or _shouted(text, span):
                continue
            if (
                _GLOSS_AFTER.match(text, span.end, block.span.end)
                or _GLOSS_BEFORE.search(text[max(block.span.start, span.start - _BESIDE) : span.start])
                or _linked(document, span)
            ):
                explained.add(word)
                found.pop(word, None)
            elif not under_markup(document, span):
                found.setdefault(word, []).append(span)
    if not found or len(found) > _MOST or _technical(document):
        return {}
    initials, words = _initials(document), frozenset(_INITIAL.findall(text))
    return {
        word: spans
        for word, spans in found.items()
        if bare(word) not in initials and word.lower() not in words and word.capitalize() not in words
    }


def _shouted(text: str, span: Span) -> bool:
    """Whether the words beside are in capitals too: a line that shouts."""
    before = _CAPITALS_BEFORE.search(text[max(span.start - _BESIDE, 0) : span.start])
    return before is not None or _CAPITALS_AFTER.match(text, span.end) is not None


def _linked(document: Document, span: Span) -> bool:
    return any(
        node.kind in ("link", "code") and node.span.start <= span.start < node.span.end for node in document.inlines
    )


def _technical(document: Document) -> bool:
    return (
        any(block.kind == "code" for block in document.blocks)
        or sum(node.kind == "code" for node in document.inlines) >= _TECHNICAL
    )


def _initials(document: Document) -> str:
    """The initials of all words but the small ones, as one string, folded; blocks are separated."""
    return "|".join(
        "".join(word[0] for word in _INITIAL.findall(bare(document.text[slice(*block.span)])) if word not in _SMALL)
        for block in document.prose
    )


__all__ = ["KNOWN", "unexplained"]
