# SPDX-License-Identifier: Apache-2.0
"""Which French a text is set in: the profile that the run names, else the one that its own signs show.

The norms disagree on the blanks beside `? ! ; :` and inside guillemets: Lexique de l'Imprimerie nationale (France,
Belgium), Office québécois de la langue française (Vitrine linguistique, "Espacements"), Guide du typographe (Suisse
romande), Interinstitutional style guide of the European Union, 6.4. A text that keeps to one of them throughout is no
text full of faults: it is told once which profile it wants.
"""

import re
from collections.abc import Mapping

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_reading import THIN, reading
from copylint.evidence.typography_signs import HIGH, Signs, signs
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

FRANCE, CANADA, SWITZERLAND, EUROPE = "fr-FR", "fr-CA", "fr-CH", "fr-EU"
NO_BREAK, NARROW = "\u00a0", "\u202f"
_FEW, _MANY = 2, 3
_MARKERS: Mapping[str, "regex.Pattern[str]"] = {
    CANADA: lazy(
        r"\b(?:qu[ée]b[ée]c\w*|montr[ée]al\w*|canad\w+|ottawa|gatineau|ontari\w+|acadi\w+|courriel|OQLF)\b|"
        r"\d[ \u00a0\u202f]\$",
        regex.IGNORECASE,
    ),
    SWITZERLAND: lazy(
        r"\b(?:suisses?|gen[eè]ve|genevois\w*|lausann\w+|vaud(?:ois\w*)?|neuch[âa]tel\w*|fribourg\w*|valais\w*|"
        r"bern(?:e|ois\w*)|"
        r"b[âa]l(?:e|ois\w*)|zurich\w*|romande?s?|septante|huitante|octante|nonante|CHF|canton\w*|"
        r"conseil f[ée]d[ée]ral)\b|"
        r"\b[Ff]r\.[ \u00a0\u202f]?\d|\d['\u2019]\d{3}(?!\d)",
        regex.IGNORECASE,
    ),
    EUROPE: lazy(
        r"\b(?:commission europ[ée]enne|parlement europ[ée]en|union europ[ée]enne|r[èe]glement \((?:UE|CE)\)|"
        r"[ée]tats membres|"
        r"journal officiel de l['\u2019]union)\b|\(UE\)",
        regex.IGNORECASE,
    ),
}


class Norm(NamedTuple):
    """The norm in force for a document.

    Attributes:
        profile: fr-FR, fr-CA, fr-CH, fr-BE or fr-EU.
        own: whether the text showed it, where the run named none.
        narrow: whether U+202F is written before `? ! ;`.
    """

    profile: str
    own: bool
    narrow: bool

    @property
    def spaces_high(self) -> bool:
        """Whether `? ! ;` want a blank before them."""
        return self.profile not in (CANADA, SWITZERLAND, EUROPE)

    @property
    def spaces_colon(self) -> bool:
        """Whether a colon wants one."""
        return self.profile not in (SWITZERLAND, EUROPE)

    @property
    def spaces_quotes(self) -> bool:
        """Whether guillemets want one inside."""
        return self.profile not in (SWITZERLAND, EUROPE)

    def wants(self, sign: str) -> bool:
        """Whether one of `? ! ; :` or a guillemet wants a blank, if only a thin one (Switzerland)."""
        if self.profile == SWITZERLAND:
            return True
        if sign in HIGH:
            return self.spaces_high
        return self.spaces_colon if sign == ":" else self.spaces_quotes

    def blank(self, sign: str) -> str:
        """The no-break space to write beside a sign."""
        return NARROW if self.narrow and (sign in "?!;" or self.profile == SWITZERLAND) else NO_BREAK


def norm(document: Document, context: Context) -> Norm:
    """The norm in force; a profile other than France's was chosen and stands."""
    key = ("norm", context.profile, context.settings.get("nbsp"), context.settings.get("target"))
    return document.remember(key, lambda: _norm(document, context))


def _norm(document: Document, context: Context) -> Norm:
    profile = context.profile
    if profile == FRANCE:
        profile = _shown(reading(document), signs(document))
    return Norm(profile, profile != context.profile, _narrow(document, context, profile))


def _narrow(document: Document, context: Context, profile: str) -> bool:
    choice = context.settings.get("nbsp", "auto")
    target = context.settings.get("target", "web")
    if choice != "auto":
        return choice != "u00a0"
    if target != "web":
        return target == "print"
    text = document.text
    if NARROW not in text:
        return profile == SWITZERLAND and context.profile == SWITZERLAND
    return profile == SWITZERLAND or re.search(f"{NARROW}[?!;]", text) is not None


def _shown(text: str, found: Signs) -> str:
    """The profile that the signs of a text show: those that touch their words, all of them."""
    spaced = found.spaced_colons + found.spaced_quotes
    if any(blank not in THIN for _, blank in found.spaced):
        return FRANCE
    if found.quotes or found.colons:
        return FRANCE if spaced else _without_blanks(text, found)
    glued = len(found.high)
    if not glued:
        return FRANCE
    if not spaced and _speaks_of(text, SWITZERLAND):
        return SWITZERLAND
    return CANADA if (glued >= _FEW and spaced) or glued >= _MANY or _speaks_of(text, CANADA) else FRANCE


def _without_blanks(text: str, found: Signs) -> str:
    """The profile of a text that writes no blank inside guillemets or before colons either."""
    for profile in (SWITZERLAND, EUROPE):
        if _speaks_of(text, profile):
            return profile
    glued, colons = len(found.high), len(found.colons)
    if found.quotes:
        return SWITZERLAND if glued + colons >= _FEW else FRANCE
    return EUROPE if glued >= _MANY and colons >= _FEW else FRANCE


def _speaks_of(text: str, profile: str) -> bool:
    """Whether words of a country stand in a text."""
    return _MARKERS[profile].search(text) is not None
