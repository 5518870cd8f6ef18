# SPDX-License-Identifier: Apache-2.0
"""One person, two offices: « Claire Delattre, présidente de l'Ademe » here, « directrice de l'Ademe » there.

Many people have several offices, so two are a contradiction only within one body (president of it, then director of it)
or where nobody can have both (minister of this, minister of that), and where no word says that one has passed.
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.folding import bare
from copylint.text.patterns import lazy

_W = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-'\u2019][^\W\d_]+)*"
_OFFICE = (
    r"(?:vice-)?président(?:e)?|directeur(?:[ \u00a0]général)?|directrice(?:[ \u00a0]générale)?|PDG|maire|ministre|"
    r"préfète?|"
    r"procureure?|secrétaire[ \u00a0]générale?|trésorier|trésorière|doyenne?|rectrice|recteur|"
    r"(?:vice[- ])?president|chief executive|CEO|CFO|chair(?:man|woman)?|mayor|minister|director|treasurer|dean"
)
OFFICES = (
    "président",
    "president",
    "directeur",
    "directrice",
    "director",
    "pdg",
    "ceo",
    "cfo",
    "maire",
    "mayor",
    "ministre",
    "minister",
    "préfet",
    "préfète",
    "procureur",
    "trésor",
    "treasurer",
    "chairm",
    "chairw",
    "chair of",
    "chief executive",
    "secrétaire",
    "recteur",
    "rectrice",
    "doyen",
    "dean",
)
"""What stands in every paragraph with an office, in lower case."""
_OF = r"(?:de la |de l['\u2019]|du |des |de |d['\u2019]|of the |of |at )"
_BODY = (
    r"[^\W\d_][\w'\u2019&-]*"
    r"(?: (?:de |du |des |d['\u2019]|la |l['\u2019]|et |of |the |and )*[A-ZÀ-ÖØ-Þ][\w'\u2019&-]*){0,4}"
)
_APPOSED = lazy(
    rf",[ \u00a0](?:(?:la|le|l['\u2019]|"
    rf"the)[ \u00a0]?)?(?P<office>{_OFFICE})[ \u00a0](?P<body>{_OF}{_BODY})(?=[,.;)\n]| (?:a|est|qui|has|was|said|"
    rf"is)\b)",
    regex.IGNORECASE,
)
_BEGINS = lazy(
    r",[ \u00a0](?:(?:la|le|l['\u2019]|the)[ \u00a0]?)?"
    r"(?:vice|pr[ée]s|dir|pdg|mai|min|pr[ée]f|proc|sec|tr[ée]|doy|dea|rec|chi|cha|ceo|cfo|may)",
    regex.IGNORECASE,
)
"""How every apposition of an office begins; a pattern that opens with a plain sign is found fast."""
_BEFORE = lazy(rf"(?<![^\W_])({_W})[ \u00a0]((?:(?:de|du|van|von|Le|La|El) )?{_W})$")
_PASSED = lazy(
    r"(?<!\w)(?:ancien(?:ne)?|ex|former|formerly|alors|then|désormais|futur[e]?|nommée?|élue?|devient|devenue?|"
    r"appointed|named|elected|becomes?|became|succède\w*|succeed\w*|quitt\w+|jusqu['\u2019]en|until|depuis|since|"
    r"en (?:19|20)\d\d|in (?:19|20)\d\d|également|aussi|also|et (?:maire|président|vice|directeur|directrice)|"
    r"and (?:mayor|president|chair|director))(?!\w)",
    regex.IGNORECASE,
)
_ONE_AT_A_TIME = frozenset("minister maire prefet procureur recteur".split())
_GENERIC = frozenset("ville commune village capitale region departement etat pays city town state gouvernement".split())
"""« le maire de la ville » is the mayor of the town already named."""
_SMALL = frozenset("de du des la le les l d of the at et and".split())
_WORD = lazy(r"[^\W_]+")
_REACH = 50


class Office(NamedTuple):
    """A person's office as written beside the name: « Claire Delattre, présidente de l'Ademe »."""

    span: Span
    office: str
    body: frozenset[str]


class TwoOffices(NamedTuple):
    """The later place and the earlier one."""

    span: Span
    other: Span | None


def two_offices(document: Document) -> list[TwoOffices]:
    """People whose office changes within the article, in order of the later place."""
    seen: dict[tuple[str, str], Office] = {}
    found = []
    for person, office in _offices(document):
        if person not in seen:
            seen[person] = office
        elif _contradict(seen[person], office):
            found.append(TwoOffices(office.span, seen[person].span))
    return found


def _offices(document: Document) -> Iterator[tuple[tuple[str, str], Office]]:
    text = document.text
    found = {document.prose_index(comma.start()) for comma in _BEGINS.finditer(text)}
    for index in sorted(index for index in found if index is not None):
        block = document.prose[index]
        if block.kind not in ("paragraph", "item", "heading"):
            continue
        for apposed in _APPOSED.finditer(text, *block.span):
            low = max(block.span.start, apposed.start() - _REACH)
            name = _BEFORE.search(text[low : apposed.start()])
            if name is None or _PASSED.search(text, low, min(apposed.end() + _REACH, block.span.end)):
                continue
            person = (bare(name[1]), bare(name[2]))
            body = frozenset(word for word in _WORD.findall(bare(apposed["body"])) if word not in _SMALL)
            yield person, Office(Span(low + name.start(), apposed.end()), _head(apposed["office"]), body)


def _head(office: str) -> str:
    """An office without gender and in one language: présidente → president, directrice générale → director."""
    word = bare(office)
    for beginning, head in _HEADS:
        if word.startswith(beginning):
            return head
    return word


_HEADS = (
    ("vice", "vice"),
    ("president", "president"),
    ("chair", "president"),
    ("directeur", "director"),
    ("directrice", "director"),
    ("pdg", "director"),
    ("ceo", "director"),
    ("chief", "director"),
    ("prefet", "prefet"),
    ("procureur", "procureur"),
    ("tresori", "treasurer"),
    ("rect", "recteur"),
    ("minist", "minister"),
    ("maire", "maire"),
    ("mayor", "maire"),
)


def _contradict(one: Office, other: Office) -> bool:
    if one.office != other.office:
        return one.body == other.body
    return (
        one.office in _ONE_AT_A_TIME and one.body.isdisjoint(other.body) and _GENERIC.isdisjoint(one.body | other.body)
    )
