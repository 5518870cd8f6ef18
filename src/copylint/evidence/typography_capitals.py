# SPDX-License-Identifier: Apache-2.0
"""Capitals: accents that they lack, months and days, title case, after a colon; the catalogue's T072 and T100 to T105.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Capitales" and "Accentuation"; Académie française,
"Accentuation des majuscules": the accent has full force on a capital; months, days and the words of a title take none.
"""

import re
from bisect import bisect_left

from copylint.document.document import Document
from copylint.document.words import ENGLISH, FRENCH
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import edited, everywhere, place
from copylint.evidence.typography_reading import BLANKS, MARK, reading, start_of_line
from copylint.evidence.typography_words import ADVERBS, HOLIDAYS, NO_PARTICIPLES, NOT_GRAVE, SMALL_WORDS, WEEK
from copylint.model.places import Match, Span
from copylint.text import regexes as regex
from copylint.text.folding import key
from copylint.text.patterns import lazy

_A = lazy(
    r"A(?= (?:[a-z\u00e0-\u00ff\u0153]|[0-9]+ (?:ans|heures|h|km|mètres|minutes|jours)\b|"
    r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?,))"
)
_NEXT = lazy(r" (?P<w>[^\W\d_]+)(?P<e>['\u2019]?)(?:[ \u00a0](?P<n>[^\W\d_]+))?")
_PARTICIPLE = lazy(r"(?:é|ée|és|ées|i|is|ie|ies|u|us|ue|ues|it|ite|ert|int|aint|eint)\Z")
_CA = lazy(
    r"Ca(?= (?:va|vaut|commence|bouge|se|s['\u2019]|fait|y|ne|n['\u2019]|me|m['\u2019]|te|t['\u2019]|nous|vous|"
    r"marche|suffit|"
    r"change|reste|dépend|peut|doit|devrait|pourrait|semble|arrive|existe|tombe|tient|donne|coûte|ressemble|sent|"
    r"aurait|sera|"
    r"serait|avance|finit|continue|passe|roule|y est|permet|veut|a l['\u2019]air)\b)"
)
_CAPITALISED = (  # the standard library scans a class three times as fast as `regex`; its cache keeps this
    r"[JFMASONDLV](?:anvier|[ée]vrier|ars(?![a-z])|vril|ai(?![a-z])|uin|uillet|o[uû]t|eptembre|ctobre|ovembre|"
    r"[ée]cembre|undi|ardi|ercredi|"
    r"eudi|endredi|amedi|imanche)"
)
_WITH_CAPITAL = (
    *"Janvier Février Fevrier Mars Avril Mai Juin Juillet Août Aout Septembre Octobre Novembre Décembre".split(),
    *"Decembre Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche".split(),
)
_BEFORE_MONTH = lazy(
    r"(?<![\w.])(?:(?P<d>[0-9]{1,2}|1er)[ \u00a0\u202f]|(?P<w>[Mm]ois (?:de |d['\u2019])|(?:fin|début|mi|courant)[ -])|"
    r"(?:[Ee]n|[Dd]ès|[Dd]epuis|[Aa]vant|jusqu['\u2019]en|jusqu['\u2019]à) )\Z"
)
_YEAR = lazy(r"[ \u00a0](?:1[5-9]|20)[0-9]{2}(?!\d)")
_DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAY_BEFORE = lazy(
    r"(?:(?<!\w)(?:le|ce|du|au|un|chaque|dès|depuis|jusqu['\u2019]à|avant|après|rendez-vous|de|prévue?s?|"
    r"dans la nuit de|les|tous les|matin|soir|"
    rf"{_DAYS}s?(?: [0-9]{{1,2}})?,? (?:et|ou|au|à))|(?<=[a-z\u00e0-\u00ff]),) \Z",
    regex.IGNORECASE,
)
_DAY_PART = lazy(
    r"[ \u00a0](?:matin|midi|après-midi|soir|prochain|dernier|[0-9]{1,2}(?:er)?[ \u00a0](?:janvier|f[ée]vrier|mars|"
    r"avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre))(?!\w)",
    regex.IGNORECASE,
)
_DAY_BEHIND = lazy(
    r"(?:[,.;:!?)\n]|[ \u00a0](?!(?:saint|gras|noir|rouge|blanc|sanglant|des Cendres|Saint|de Pâques|de Pentecôte|"
    r"et la vie|ou la|ou les)\b)"
    r"(?:[0-9]|[a-z\u00e0-\u00ff]))"
)
_AFTER_COLON = lazy(
    r"(?<=[a-z\u00e0-\u00ff])[ \u00a0\u202f]: (?P<c>[LCD]['\u2019](?=[^\W\d_])|(?:La|Le|Les|Un|Une|Des|Il|Elle|Ils|"
    r"Elles|On|Ce|Cette|Ces|Nous|Son|"
    r"Sa|Ses|Notre|Leur|Leurs|Dans|Avec|Pour|Si|Mais)(?=[ \u00a0][^\W\d_]))"
)
_VERB = lazy(
    r"(?<![\w'\u2019])(?:est|sont|était|étaient|fut|sera|seront|serait|reste|restent|a|ont|avait|avaient|demeure|"
    r"tient|tombe|semble|paraît|"
    r"n['\u2019]est|c['\u2019]est|s['\u2019]est|fait|font|dit|disent|montre|montrent)(?!\w)"
)
_UNACCENTED = lazy(
    r"(?<![\w.'\u2019-])(?:[DL]['\u2019])?(?:ETATS?|ECOLES?|ETUDES?|ETAPES?|EQUIPES?|EVENEMENTS?|SOCIETES?|SECURITE|"
    r"QUALITES?|LIBERTES?|EGALITE|FRATERNITE|"
    r"UNIVERSITES?|ACTUALITES?|ACTIVITES?|NOUVEAUTES?|PUBLICITES?|SANTE|ETE|APRES|TRES|DEJA|MEMES?|REPUBLIQUE|"
    r"MINISTERES?|PREFETS?|PREFECTURES?|"
    r"ELECTIONS?|EDITIONS?|ECONOMIE|ECONOMIQUES?|ELEVES?|ENERGIES?|EUROPEENS?|EUROPEENNES?|FRANCAIS|FRANCAISES?|"
    r"FEVRIER|DECEMBRE|AOUT|"
    r"RESEAUX?|PROJETE|DEVELOPPEMENT|DIFFERENTS?|PRESENTATION|PRESIDENTS?|REDACTION|REFERENCES?|REUNIONS?|SPECIAL|"
    r"TELEPHONE|VERITE|CREER|CREATION)(?![\w-])"
)
_LANGUAGE = lazy(
    r"(?<![\w-])(?:en|parle|parler|parlent|parlait|apprend|apprendre|écrit|traduit (?:en|du)|langue|du|"
    r"qu['\u2019]) ?(?P<l>Français|Anglais|Allemand|Espagnol|Italien|Portugais|"
    r"Russe|Chinois|Arabe|Japonais|Latin|Grec|Breton|Basque|Occitan)(?=[.,;:!?)]|[ \u00a0](?:et|ou|\?|!|mais|"
    r"couramment|:)|\n|\Z)"
)
_PEOPLE = lazy(
    r"(?<![\w-])(?:[Bb]eaucoup (?:de |d['\u2019])|[Ll]a plupart des |deux |trois |quatre |dix |cent |mille |"
    r"millions (?:de |d['\u2019])|avec des |(?<!\w)les )"
    r"(?P<p>français|anglais|allemands|espagnols|italiens|suisses|belges|américains|québécois|européens|chinois|"
    r"japonais|russes|polonais|canadiens)"
    r"(?=[.,;:!?)]| (?:sont|ont|partent|pensent|veulent|peuvent|parlent|vivent|votent|se|qui|que|partent|arrivent|"
    r"viennent)\b)"
)
_WORD = lazy(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_PIECE = lazy(r"[^\W\d_]+")
_COMMON = lazy(
    r"(?:ations?|itions?|ements?|ances?|ences?|ités?|iques?|eurs?|euses?|ables?|ibles?|ives?|ifs?|elles?|els?|aux|"
    r"ages?|ures?|esses?|"
    r"ismes?|istes?|ser|ter|der|ner|rer|ler|cer|ger|quer|yer|nir|sir|rir|oir|dre|tre|ants?|antes?|ées?|és|ies?|"
    r"ières?|iers?|oires?)\Z"
)
_RUNNING = ("paragraph", "item")
_LOWER = lazy(r"(?<= )[^\W\d_A-Z][^\W\d_]*")
_NAMED = lazy(r"(?<=[^\n]{11}[a-z\u00df-\u00ff\u0153] )[A-Z\u00c0-\u00dd\u0152][^\W\d_]*")
_INSIDE = 12
"""Signs of a line before a word that stands well inside it."""
_FEW = 64
"""Words of headings that are counted one by one."""
_LONG_WORD = 4
_SHARE = 0.6
_HABIT = 2
"""Headings in title case that make a habit."""
_LOOK = 400
"""Signs before a colon in which the start of its clause is looked for."""


# ---- accents -----------------------------------------------------------------------------------


def a_grave(document: Document, context: Context) -> list[Match]:
    """A for À at the start of a sentence; the letter, the verb avoir and Latin have none."""
    del context
    text = reading(document)
    found: list[Match] = []
    for at in everywhere(text, "A"):
        if text[at + 1 : at + 2] == " " and not (at and text[at - 1].isalnum()):
            one = _A.match(text, at) if _starts_sentence(text, at) else None
            if one is None:
                continue
            word = _NEXT.match(text, at + 1)
            if word is None or word["e"] or not _stays_a(word):
                found.append(place(at, at + 1, "À"))
    found += [
        place(at, at + 1, "Ç")
        for at in everywhere(text, "C")
        if text[at + 1 : at + 3] == "a " and _CA.match(text, at) and _starts_sentence(text, at)
    ]
    return sorted(found, key=lambda match: match.span)


def _starts_sentence(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] == MARK:
        at -= 1
    blanks = at
    while at >= 0 and text[at] in BLANKS:
        at -= 1
    if at < 0 or text[at] == "\n":
        return True
    return at < blanks and text[at] in ".!?\u2026\u00bb\u2014\u2013\u00ab"


def _stays_a(word: "regex.Match[str]") -> bool:
    first, second = word["w"], word["n"] or ""
    if first[0].isupper():
        return False
    if first in NOT_GRAVE:
        return True
    if first in ADVERBS:
        return bool(second) and _is_participle(second)
    return _is_participle(first)


def _is_participle(word: str) -> bool:
    return bool(_PARTICIPLE.search(word)) and word not in NO_PARTICIPLES and len(word) > 1


def unaccented(document: Document, context: Context) -> list[Match]:
    """Words in capitals without their accents."""
    del context
    return [place(*one.span()) for one in _UNACCENTED.finditer(reading(document))]


# ---- months and days ---------------------------------------------------------------------------


def months(document: Document, context: Context) -> list[Match]:
    """Months and days with a capital inside a sentence; feasts keep theirs."""
    del context
    text = reading(document)
    found: list[Match] = []
    if not any(name in text for name in _WITH_CAPITAL):  # most texts: the class would take longer to compile
        return found
    for one in re.finditer(_CAPITALISED, text):
        at, end = one.span()
        end += one[0] in WEEK and text[end : end + 1] == "s"
        if text[end : end + 1].isalnum() or (at and text[at - 1].isalnum()):
            continue
        if _day_is_small(text, at, end) if one[0] in WEEK else _month_is_small(text, at, end):
            found.append(_lower(text, at, end))
    return found


def _month_is_small(text: str, at: int, end: int) -> bool:
    before = _BEFORE_MONTH.search(text, max(at - 20, 0), at)
    if before is None:
        return False
    month, year = text[at:end], _YEAR.match(text, end)
    day = before["d"]
    if day:
        is_day = day == "1er" or 1 <= int(day) <= 31  # noqa: PLR2004 - days of a month
        return is_day and (year is not None or f"{day} {month.lower()}" not in HOLIDAYS)
    return before["w"] is not None or month not in ("Mars", "Mai") or year is not None


def _day_is_small(text: str, at: int, end: int) -> bool:
    if text[at - 1 : at] == " " and text[at - 2 : at - 1].islower() and _DAY_PART.match(text, end):
        return True
    return _DAY_BEFORE.search(text, max(at - 24, 0), at) is not None and _DAY_BEHIND.match(text, end) is not None


def _lower(text: str, start: int, end: int) -> Match:
    return edited(start, end, [(start, start + 1, text[start].lower())])


# ---- after a colon -----------------------------------------------------------------------------


def after_colon(document: Document, context: Context) -> list[Match]:
    """A capital after the colon of a sentence; a quotation, a list and a subtitle have one."""
    del context
    text = reading(document)
    if ": " not in text:
        return []
    found: list[Match] = []
    for one in _AFTER_COLON.finditer(text):
        block = document.block_at(one.start())
        if block is None or block.kind != "paragraph":
            continue
        start = _start_of_clause(text, one.start())
        clause = text[start : one.start() + 1]
        if MARK in clause or len(clause.split()) < 3 or not _VERB.search(clause):  # noqa: PLR2004 - a label
            continue
        at = one.start("c")
        found.append(edited(at, at + 1, [(at, at + 1, text[at].lower())]))
    return found


def _start_of_clause(text: str, at: int) -> int:
    line = start_of_line(text, at, _LOOK)
    return max(line, *(text.rfind(stop, line, at) + 2 for stop in (". ", "? ", "! ", "\u2026 ", ": ")))


# ---- titles ------------------------------------------------------------------------------------


def title_case(document: Document, context: Context) -> list[Match]:
    """Headings whose words have capitals as in English; what is a name elsewhere in the text keeps its own.

    One such heading may name an institution or list three things; a small word with a capital (« De », « Votre ») is
    never French, and several headings of the kind are a habit.
    """
    text = reading(document)
    loose: list[Match] = []
    sure: list[Match] = []
    headings = 0
    for block in document.prose:
        if block.kind != "heading":
            continue
        rough = text[block.span.start : block.span.end].split()
        if len(rough) < 3:  # noqa: PLR2004 - a name
            continue
        headings += 1
        if 3 * sum([word != word.lower() for word in rough[1:]]) < len(rough) - 1:  # the cheap look
            continue
        one = _titled(document, text, block.span, context)
        if one is not None:
            (sure if one.values else loose).append(one._replace(values={}))
    if loose and (sure or len(loose) >= _HABIT) and 2 * (len(loose) + len(sure)) >= headings:
        return sorted(sure + loose, key=lambda match: match.span)
    return sure


def _titled(document: Document, text: str, heading: Span, context: Context) -> Match | None:
    """A heading in title case with its repair; `small` is a value of it where a small word has a capital."""
    words = list(_WORD.finditer(text, *heading))
    if len(words) < 3 or not _looks_titled(words):  # noqa: PLR2004 - a name
        return None
    running = _running(document)
    pieces = [piece for one in words for piece in _pieces(one, first=one is words[0])]
    wrong = [piece for piece in pieces if _should_be_lower(piece[2], running, context)]
    known = [piece for piece in wrong if len(piece[2]) >= _LONG_WORD and piece[2].casefold() not in SMALL_WORDS]
    small = [piece for piece in wrong if piece[2].casefold() in SMALL_WORDS and not _after_stop(text, piece[0])]
    long_words = [one for one in words if len(one[0]) >= _LONG_WORD]
    capitals = [one for one in long_words if one[0][0].isupper()]
    if not known or len(known) + len(small) < 2 or len(capitals) < _SHARE * len(long_words):  # noqa: PLR2004 - one may be a name
        return None
    edits = [(start, start + 1, word[0].lower()) for start, _, word in pieces if not _is_name(word, running, context)]
    return edited(*heading, edits, **({"small": len(small)} if small else {}))


def _after_stop(text: str, at: int) -> bool:
    """A small word begins anew after a colon, a dash or a bracket."""
    return text[max(at - 2, 0) : at].strip(BLANKS)[-1:] in tuple(':.?!(\u2013\u2014-\u00ab\u201c"|/\n')


def _looks_titled(words: "list[regex.Match[str]]") -> bool:
    """The cheap look: more than half of the words after the first have a capital."""
    capitals = sum(
        one[0][0].isupper() or any(piece[0].isupper() for piece in _PIECE.findall(one[0])[1:]) for one in words[1:]
    )
    return capitals >= 2 and 2 * capitals >= len(words) - 1  # noqa: PLR2004 - two of them


def _pieces(one: "regex.Match[str]", *, first: bool) -> list[tuple[int, int, str]]:
    """The capitalised words of a word with apostrophes: « De », « L’ », « Intelligence »; no heading's first one."""
    pieces = [(one.start() + piece.start(), one.start() + piece.end(), piece[0]) for piece in _PIECE.finditer(one[0])]
    if "-" in one[0]:
        return []
    return [
        piece
        for at, piece in enumerate(pieces)
        if piece[2][0].isupper() and not piece[2][1:].isupper() and not (first and at == 0)
    ]


class _Running:
    """The words of paragraphs and items: how often a word begins in lower case, or with a capital inside a sentence.

    The headings of an article ask for a few words, and counting these is cheaper than sorting all; those of a book ask
    for so many that all are sorted.
    """

    __slots__ = ("_counts", "_sorted", "_text")

    def __init__(self, text: str) -> None:
        """See the class."""
        self._text = text
        self._counts: dict[str, int] = {}
        self._sorted: tuple[list[str], list[str]] | None = None

    def count(self, word: str) -> int:
        """How many words begin so: after a blank, and where it has a capital well inside a line."""
        count = self._counts.get(word)
        if count is None:
            count = self._counts[word] = self._found(word) if len(self._counts) < _FEW else self._looked_up(word)
        return count

    def _found(self, word: str) -> int:
        text = self._text
        if not word[0].isupper():
            return text.count(" " + word)
        return sum(
            at >= _INSIDE and text[at - 1].islower() and "\n" not in text[at - _INSIDE : at]
            for at in everywhere(text, " " + word)
        )

    def _looked_up(self, word: str) -> int:
        if self._sorted is None:
            self._sorted = sorted(_LOWER.findall(self._text)), sorted(_NAMED.findall(self._text))
        words = self._sorted[word[0].isupper()]
        return bisect_left(words, word + "\uffff") - bisect_left(words, word)


def _running(document: Document) -> _Running:
    return document.remember("running words", lambda: _gather(document, reading(document)))


def _gather(document: Document, text: str) -> _Running:
    return _Running("\n".join(text[start:end] for kind, (start, end), *_ in document.prose if kind in _RUNNING))


def _is_name(word: str, running: _Running, context: Context) -> bool:
    folded = word.casefold()
    if folded in SMALL_WORDS:
        return False
    if key(word) in context.names or folded in ENGLISH - FRENCH or any(map(str.isupper, word[1:])):
        return True
    return running.count(word) > running.count(folded)


def _should_be_lower(word: str, running: _Running, context: Context) -> bool:
    folded = word.casefold()
    if folded in SMALL_WORDS:
        return True
    if key(word) in context.names or any(map(str.isupper, word[1:])) or folded in ENGLISH - FRENCH:
        return False
    lower, named = running.count(folded), running.count(word)
    if lower and lower >= named:
        return True
    return not named and len(word) > _LONG_WORD and bool(_COMMON.search(folded))


# ---- peoples and languages ---------------------------------------------------------------------


def peoples(document: Document, context: Context) -> list[Match]:
    """A language with a capital, a people without one."""
    del context
    text = reading(document)
    found = [place(*one.span("l")) for one in _LANGUAGE.finditer(text)] + [
        place(*one.span("p")) for one in _PEOPLE.finditer(text)
    ]
    return sorted(found, key=lambda match: match.span)
