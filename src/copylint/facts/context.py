# SPDX-License-Identifier: Apache-2.0
"""What stands around a number: rounding words, and words that make it a label, a year, a time or a range.

Closed tables, French and English, keyed by the last word before the number so that most numbers cost one look-up.
"""

from copylint.facts.months import MONTHS
from copylint.facts.namewords import FUNCTION_WORDS
from copylint.text.patterns import lazy

_BEFORE: dict[str, str] = {
    "about": (
        "environ|près de|près d'|presque|quelque|autour de|autour d'|autour des|aux alentours de|alentour de|"
        "de l'ordre de|"
        "de l'ordre d'|à peu près|plus ou moins|approximativement|grosso modo|proche de|proches de|"
        "proche d'|pas loin de|pas loin d'|une moyenne de|avoisine|avoisinant|avoisinent|frôle|frôlant|frise|frisant|"
        "about|around|roughly|approximately|approx|some|nearly|almost|close to|circa|an estimated|"
        "in the region of|in the order of|or so|more or less"
    ),
    "over": (
        "plus de|plus d'|plus des|plus du|au-delà de|au-delà d'|au delà de|au-dessus de|au-dessus d'|au dessus de|"
        "dépasse|dépassent|dépassant|dépasser|dépassé|dépassait|dépassera|excède|excédant|supérieur à|supérieure à|"
        "supérieurs à|supérieures à|bien plus de|more than|over|above|exceeding|exceeds|exceeded|exceed|upwards of|"
        "in excess of|greater than|higher than"
    ),
    "at least": "au moins|au minimum|minimum|a minima|pas moins de|pas moins d'|à partir de|at least|no fewer than|"
    "no less than|minimum of",
    "under": (
        "moins de|moins d'|moins des|moins du|sous|inférieur à|inférieure à|inférieurs à|inférieures à|en dessous de|"
        "en-dessous de|au-dessous de|en deçà de|à peine|less than|fewer than|under|below|lower than|just under"
    ),
    "at most": (
        "au plus|au maximum|maximum|tout au plus|jusqu'à|jusqu'|pas plus de|pas plus d'|plafonné à|plafonnée à|"
        "at most|up to|no more than|not more than|maximum of"
    ),
}


def _by_last_word() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for approx, phrases in _BEFORE.items():
        for phrase in phrases.split("|"):
            last = phrase.split(" ")[-1]
            table.setdefault(last, []).append((phrase, approx))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


BEFORE: dict[str, list[tuple[str, str]]] = _by_last_word()
"""Last word to (phrase, approx), longest phrase first."""

AFTER = lazy(
    r"[ \u00a0\u202f](?:(environ|à peu près|or so|approximately)|(ou plus|et plus|au moins|au minimum|minimum|or "
    r"more|at least)"
    r"|(au plus|au maximum|maximum|ou moins|or less|or fewer|at most))\b"
)
"""Rounding words after a quantity: groups about, at least, at most."""
AFTER_NAMES = ("", "about", "at least", "at most")


def rounding_before(words: str) -> str:
    """What the folded words before a number say (lower case, straight apostrophes, single blanks): an `Approx`."""
    last = words[words.rfind(" ") + 1 :].lstrip('*_(\u00ab"\u201c')
    if last in BEFORE:  # jusqu'à
        pass
    elif "'" in last and not last.endswith("'"):
        last = last[last.rfind("'") + 1 :]
    elif last.endswith("'"):
        last = last[last.rfind("'", 0, -1) + 1 :]
    for phrase, approx in BEFORE.get(last, ()):
        if words.endswith(phrase):
            rest = len(words) - len(phrase)
            if rest == 0 or not words[rest - 1].isalpha():
                return approx
    return ""


_REACH = 40
_DAY_COMMA = 5
"""Longest day before a year: `28th,`."""


class Role:
    """What the word before a number says of it; numbers, since an enumeration costs a start more than this module."""

    NONE = 0
    LABEL = 1  # article 12, page 4, version 3
    YEAR = 2  # en 2012, since 2012
    MONTH = 3  # mars 2012, March 3
    DAY = 4  # le 3/4, lundi 3
    CLOCK = 5  # à 14 h, vers 8 heures
    DURING = 6  # en 1 h 30, pendant 2 h
    BETWEEN = 7  # entre 4 et 6, between 4 and 6
    FROM = 8  # de 4 à 6, from 4 to 6
    DECADE = 9  # les années 1990
    RANK = 10  # n° 1, numéro un
    FACTOR = 11  # multiplié par 3, by a factor of 3


_LABELS = (
    "article art. art articles page pages p. pp. chapitre chapitres chap. figure figures fig. fig tableau table annexe "
    "version versions v. loi lois décret directive règlement arrêté alinéa paragraphe section § étape étapes niveau "
    "numéro numéros n° n°s nº no no. nos. num. ligne lignes line lines rue avenue boulevard route step steps chapter "
    "volume vol. vol vols tome épisode episode saison season part partie phase tier level iso rfc issue ticket port "
    "grade "
    "décision résolution resolution dossier pièce lot lots classe catégorie type vote article. appendix exercise slide "
    "l. r. d. a. l.* r.* salle bâtiment chambre quai gate room apartment appartement code bp cedex formule groupe g "
    "opus "
    "session césium uranium iode cesium plutonium strontium carbone carbon chaîne canal fm act bac lycée psaume verset"
).split()
_YEARS = (
    "en depuis dès début fin mi-mandat jusqu'en année l'année an exercice millésime rentrée édition printemps été "
    "automne "
    "hiver in since by until early late mid year fiscal fy spring summer autumn fall winter circa © ©️ copyright "
    "horizon "
    "avant courant après before after during"
).split()
_ROLES: dict[str, int] = {
    **dict.fromkeys(_LABELS, Role.LABEL),
    **dict.fromkeys(_YEARS, Role.YEAR),
    **dict.fromkeys((month for month in MONTHS if month not in ("may", "mars")), Role.MONTH),
    **dict.fromkeys(
        ("mars", "may", "sept.", "oct.", "nov.", "dec.", "jan.", "feb.", "janv.", "févr.", "avr.", "juil.", "déc."),
        Role.MONTH,
    ),
    **dict.fromkeys("le lundi mardi mercredi jeudi vendredi samedi dimanche du au".split(), Role.DAY),
    **dict.fromkeys("à vers jusqu'à at".split(), Role.CLOCK),
    **dict.fromkeys("pendant durant dure durée duré for lasted".split(), Role.DURING),
    **dict.fromkeys(("entre", "between"), Role.BETWEEN),
    **dict.fromkeys(("de", "from", "d"), Role.FROM),
    **dict.fromkeys(("années", "'"), Role.DECADE),
}
_PAR = ("multipli", "divis", "démultipli")
_OPERATORS = frozenset({">=", "<=", ">", "<", "=", "==", "!=", "~>"})
COUNTING = FUNCTION_WORDS | frozenset(
    "est sont était étaient a ont avait avaient fut furent sera seront soit fait font faisait compte comptent "
    "comptait vaut valent coûte coûtent "
    "atteint atteignent totalise dépasse passe passent passé reste restent vend vendu gagne perd perdu obtient "
    "enregistre dénombre recense affiche "
    "d l qu jusqu seulement uniquement exactement précisément respectivement encore ci là fois font moins plus "
    "maximum minimum total dont "
    "is are was were has have had be been will reached reaches counts counted totals costs cost worth gained lost "
    "won sold made got gets over under "
    "than exactly just total up down".split()
)
"""Words before a number that counts."""
_TRIM = "(«[\"'\u201c\u2018*_"
_RATIO_OPENERS = frozenset({"sur", "in"})
_RANKS = frozenset({"n°", "nº", "numéro", "no.", "number"})
_ACTS = frozenset({"loi", "décret", "arrêté", "directive", "règlement"})
_KNOWN: frozenset[str] = frozenset(("par", "of", "half")).union(_ROLES, BEFORE, _RATIO_OPENERS, _RANKS)


class Before:
    """The words before an offset, read once.

    Attributes:
        approx: what a rounding word says, an `Approx`.
        role: see `Role`.
        name: the last word is a capitalised name inside a sentence.
        start: where the last word begins.
        word: the last word, folded, without what is elided before it.
        noun: the last word is a noun or operator that numbers things (percentile 99, kernel >= 3.2), as far as a closed
            list of function words and verbs of counting can tell.
        ratio: the last word opens the second part of a ratio (« sur »).
        half: "half" stands there ("half a million").
    """

    __slots__ = ("approx", "half", "name", "noun", "ratio", "role", "start", "word")

    def __init__(self, text: str, start: int, place: int) -> None:
        """Look at most 40 characters back from `place`, not before `start`."""
        self.approx, self.role, self.start, self.word = "", Role.NONE, place, ""
        self.name = self.noun = self.ratio = self.half = False
        first = max(start, place - _REACH)
        piece = text[first:place]
        trimmed = piece.rstrip()
        if not trimmed:
            return
        if len(trimmed) == len(piece) and trimmed[-1] not in "'\u2019°ºd":
            return  # a bracket or a quotation mark: nothing governs the number
        begin = max(trimmed.rfind(" "), trimmed.rfind("\u00a0"), trimmed.rfind("\n")) + 1
        written = trimmed[begin:]
        self.start = first + begin
        last = written.lower().lstrip(_TRIM)
        if "'" in last or "\u2019" in last:
            last = last.replace("\u2019", "'")
            if last not in _ROLES:
                last = last[last.rfind("'", 0, -1) + 1 :] or last
                last = last if last in _KNOWN else last.rstrip("'") if last.rstrip("'") in _ROLES else last
        self.word = last
        self.noun = last not in COUNTING and (last[-1:].isalpha() or last in _OPERATORS) and "'" not in last
        if last in _KNOWN:
            self._read(" ".join(trimmed.lower().replace("\u2019", "'").split()), last)
        elif begin and written[-1].isalnum() and written.lstrip(_TRIM)[:1].isupper():
            previous = trimmed[:begin].rstrip()
            shape = written.lstrip(_TRIM)
            self.name = written[0] in _TRIM or shape.isupper() or (bool(previous) and previous[-1] not in ".!?:\u2026")
        elif written[-1] == "," and written[0].isdigit() and len(written) <= _DAY_COMMA:
            previous = trimmed[:begin].rstrip()
            if previous[previous.rfind(" ") + 1 :].lower() in MONTHS:
                self.role = Role.MONTH  # January 28, 2016

    def _read(self, words: str, last: str) -> None:
        self.approx = rounding_before(words)
        role = _ROLES.get(last, Role.NONE)
        if last in _RATIO_OPENERS or words.endswith("out of"):
            self.ratio = True
        elif last == "par":
            previous = words[:-4]
            if previous[previous.rfind(" ") + 1 :].startswith(_PAR):
                role = Role.FACTOR
        elif last == "of" and words.endswith("factor of"):
            role = Role.FACTOR
        elif last in _RANKS:
            previous = words[: -len(last)].rstrip()
            if previous[previous.rfind(" ") + 1 :] not in _ACTS:
                role = Role.RANK
        self.role = role
        self.half = last == "half"
