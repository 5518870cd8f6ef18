# SPDX-License-Identifier: Apache-2.0
"""Ordinals, dates, abbreviations of persons and numbers: the catalogue's T073, T075, T080 to T085, T090 to T095.

Lexique des règles typographiques en usage à l'Imprimerie nationale, "Abréviations", "Dates" and "Siècles": 1er, 1re,
2e, XXIe, 1er janvier, M., Mme, n°, c.-à-d. Superscript letters are better print; plain ones can be searched for.
"""

import re
from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.evidence.typography_norm import NO_BREAK
from copylint.evidence.typography_numbers import Number, numbers
from copylint.evidence.typography_places import everywhere, grouped, place
from copylint.evidence.typography_reading import MARK, reading
from copylint.evidence.typography_words import MISTERS, MONTHS, POINTED_SIGLES
from copylint.model.places import Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_ROMAN = r"(?:[IVX]+|(?:C{1,3}|XC|L|XL)[IVXL]+|[IVXLC]{2,})"
_FIGURE = rf"(?<![\w.,/-])(?:(?P<d>[0-9]{{1,4}})|(?P<r>{_ROMAN}))"
_BLANK = "[ \u00a0\u202f]?"
_WRONG = lazy(rf"{_FIGURE}(?P<b>{_BLANK})(?P<x>i?[èe]me(?P<s>s?)|(?P<f>i?[èe]re)(?P<fs>s?)|(?P<m>ier)(?P<ms>s?))(?!\w)")
_WRONG_ENDINGS = frozenset(
    f"{ending}{plural}"
    for ending in ("ème", "eme", "ième", "ieme", "ère", "ere", "ière", "iere", "ier")
    for plural in ("", "s")
)
_FIRST_ROMAN = lazy("I(?:i?[èe]re|ier)")
_BEFORE_ENDING = frozenset("iIVXLC \u00a0\u202f")
_WRITTEN = lazy(
    rf"(?<![\w.,/-])(?:(?P<d>[0-9]{{1,4}})|(?P<r>{_ROMAN}))(?P<b>{_BLANK})"
    r"(?P<x>ers?|res?|es?|nds?|ndes?|ds?|des?|[èe]mes?|i[èe]mes?|i?[èe]res?|iers?)(?!\w)"
)
_SECOND = lazy(r"(?<![\w.,/-])2(?P<b>[ \u00a0]?)(?P<x>nd)(?P<e>e?s?)(?!\w)")
_SMALL = str.maketrans("erdsn", "\u1d49\u02b3\u1d48\u02e2\u207f")
_CENTURY = lazy(r"(?<!\w)([0-9]{1,2})[ \u00a0]?(?:e|[èe]me|i[èe]me)(?=[ \u00a0]si[èe]cles?\b)")
_ARABIC = lazy(r"(?<!\w)([0-9]{1,2})(e|er|[èe]me|i[èe]me)(?=[ \u00a0]si[èe]cles?\b)")
_LAST_CENTURY = 39
_NUMERO = lazy(r"(?<!\w)(?P<n>[Nn])(?P<o>[\u00b0\u00ba])(?P<s>s?)(?P<b>[ \u00a0\u202f]?)(?=[0-9])")
_PRODUCT = lazy(r"(?:(?<=[^\W\d_A-Z,;:] )[A-Z\u00c0-\u00dd][\w'\u2019-]+|Chanel|Mambo|parfum)[ \u00a0]\Z")
_ISO = lazy(r"(?<![\w./-])(?:1[89]|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![\w/-])")
_PLURAL = lazy(
    r"(?<!\w)(?:[0-9]{1,2}(?:er)?|mois de|d\u00e9but|fin|en)[ \u00a0](?P<m>janvier|f[ée]vrier|avril|juin|juillet|"
    r"ao[uû]t|septembre|octobre|"
    r"novembre|d[ée]cembre)(?P<s>s)(?!\w)",
    regex.IGNORECASE,
)
_MISTER = lazy(
    r"(?<![\w.'\u2019-])Mr(?P<p>\.?)(?![\w'\u2019-])(?P<n>(?:[ \u00a0][A-Z\u00c0-\u00dd][\w'\u2019.-]*){0,2})"
)
_POINTED = lazy(
    r"(?<![\w.-])(?P<t>Mme|Mmes|Mlle|Mlles|Dr|Drs|Pr|Me|Mgr|Cie|Ste|Vve|Bd|"
    r"St)\.(?=[ \u00a0][A-Z\u00c0-\u00dd][a-z\u00e0-\u00ff'\u2019-])"
)
_DOCTORS = lazy(
    r"[ \u00a0](?:House|Dre|Strange|Who|Jekyll|No|Watson|Martens|Pepper|Phil|Oz|Seuss|Mario|Octopus|Folamour)\b"
)
_THAT_IS = lazy(
    r"(?<![\w.'\u2019-])(?P<a>c\.?[ \u00a0]?[-\u2011]?[ \u00a0]?[aà]\.?[ \u00a0]?[-\u2011]?[ \u00a0]?d\.?|"
    r"c[aà]d\.?)(?![\w-])",
    regex.IGNORECASE,
)
_EXAMPLE = lazy(r"(?<![\w.-])p(?:\.ex\.?|ex\.?|\. ?ex(?!\.)|\.e\.)(?!\w)")
_RIGHT_THAT_IS = lazy(r"c\.[-\u2011]à[-\u2011]d\.\Z", regex.IGNORECASE)
_CF = lazy(
    r"(?<![\w.])(?P<w>cf|Cf|CF)(?![\w.\u2026])(?=[ \u00a0])|(?<![\w.])(?P<v>vs)\.(?=[ \u00a0][a-zà-ÿ0-9])|"
    r"(?<![\w.])(?P<n>N\.[ \u00a0]?B)(?![\w.])"
)
_SIGLE = lazy(r"(?<![\w.])(?:[A-Z\u00c0-\u00dd]\.){3,}(?![\w])|(?<![\w.])(?:[A-Z]\.){2}(?=[ \u00a0][a-zà-ÿ])")
_TITLE_SPACE = lazy(
    r"(?<![\w.-])(?:MM?\.|Mmes?|Mlles?|Mgr|Dr|Drs|Pr|Me|M\u1d49|St|Ste|Vve)( )(?=[A-Z\u00c0-\u00dd][\w.'\u2019-])|"
    r"(?<![\w.-])(?:p\.|pp\.|art\.|chap\.|fig\.|vol\.|t\.|n[\u00b0\u00ba])( )(?=[0-9IVX])"
)


# ---- ordinals ----------------------------------------------------------------------------------


def wrong_ordinals(document: Document, context: Context) -> list[Match]:
    """2ème, 2ième, 1ère, 1ier, XXIème."""
    del context
    text = reading(document)
    starts = [one.start for one in numbers(document) if one.word in _WRONG_ENDINGS]
    for ending in ("ème", "eme"):
        starts += [
            start
            for at in everywhere(text, ending)
            if text[at - 1 : at] in _BEFORE_ENDING and (start := _roman_before(text, at)) >= 0
        ]
    starts += [start for one in _FIRST_ROMAN.finditer(text) if (start := _roman_before(text, one.start() + 1)) >= 0]
    found: list[Match] = []
    for start in sorted(set(starts)):
        one = _WRONG.match(text, start)
        new = _ending(one) if one is not None else None
        if one is not None and new is not None and not _no_numeral(one):
            found.append(place(one.start("b"), one.end(), new)._replace(span=_whole(one)))
    return found


def _roman_before(text: str, at: int) -> int:
    """Where a Roman numeral before an ending begins, -1 where there is none."""
    at -= text[at - 1 : at] == "i"
    at -= text[at - 1 : at] in (" ", "\u00a0", "\u202f") and at > 0
    end = at
    while at and text[at - 1] in "IVXLC":
        at -= 1
    return at if at < end else -1


def _whole(one: "regex.Match[str]") -> Span:
    return Span(*one.span())


def _no_numeral(one: "regex.Match[str]") -> bool:
    """A Roman numeral of one letter that makes a word (« Cère », « Mère ») or has a blank after it (« I ère »)."""
    return one["r"] is not None and len(one["r"]) == 1 and (one["r"] not in "IVX" or bool(one["b"]))


def _ending(one: "regex.Match[str]") -> str | None:
    first = one["d"] == "1" or one["r"] == "I"
    if one["m"]:
        return "er" + one["ms"] if first else None
    if one["f"]:
        return "re" + one["fs"] if first else None
    return "e" + one["s"]


def second(document: Document, context: Context) -> list[Match]:
    """2nd for 2d."""
    del context
    return [
        place(one.start("b"), one.end(), f"d{one['e']}")._replace(span=_whole(one))
        for one in _SECOND.finditer(reading(document))
    ]


def superscripts(document: Document, context: Context) -> list[Match]:
    """Ordinals in the right plain letters, for a house that wants superscripts."""
    del context
    return [match for match, right in document.remember("ordinals", lambda: _ordinals(reading(document))) if right]


def wrong_for_superscripts(document: Document, context: Context) -> list[Match]:
    """Ordinals in wrong letters, for such a house."""
    del context
    return [match for match, right in document.remember("ordinals", lambda: _ordinals(reading(document))) if not right]


def _ordinals(text: str) -> list[tuple[Match, bool]]:
    """Ordinals in plain letters with their superscripts, and whether the letters are the right ones."""
    found: list[tuple[Match, bool]] = []
    for one in _WRITTEN.finditer(text):
        figure, letters = one["d"] or one["r"], one["x"]
        if _no_numeral(one) or (one["b"] and not re.match("i?[èe][mr]e|ier|nd", letters)):  # « 2 des », « 3 es »
            continue
        ending = _plain(figure, letters)
        if ending is None or (one["r"] and figure in ("L", "C", "D", "M")):
            continue
        match = place(one.start("b"), one.end(), ending.translate(_SMALL))._replace(span=_whole(one))
        found.append((match, ending == letters and not one["b"]))
    return found


def _plain(figure: str, letters: str) -> str | None:
    """The right ending of an ordinal in plain letters; None where these letters make none."""
    first, plural = figure in ("1", "I"), "s" if letters.endswith("s") else ""
    body = letters.removesuffix("s")
    if body in ("er", "ier"):
        return "er" + plural if first else None
    if body in ("re", "ère", "ere", "ière", "iere"):
        return "re" + plural if first else None
    if body in ("nd", "d"):
        return "d" + plural if figure in ("2", "II") else None
    if body in ("nde", "de"):
        return "de" + plural if figure in ("2", "II") else None
    return ("e" + plural) if not first else None


def arabic_century(document: Document, context: Context) -> list[Match]:
    """A century in Arabic figures."""
    del context
    return [
        place(one.start(), one.end(), _roman(int(one[1])) + ("er" if one[1] == "1" else "e"))
        for one in _ARABIC.finditer(reading(document))
        if 1 <= int(one[1]) <= _LAST_CENTURY
    ]


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


# ---- dates -------------------------------------------------------------------------------------


def first_of_month(document: Document, context: Context) -> list[Match]:
    """« 1 janvier »."""
    del context
    return grouped([(one.start, one.end, "1er") for one in _days(document) if one.text == "1"])


def _days(document: Document) -> list[Number]:
    """The figures before the name of a month."""
    return [one for one in numbers(document) if one.free and one.gap and one.word.casefold() in MONTHS]


def leading_zero(document: Document, context: Context) -> list[Match]:
    """« 02 mars »."""
    del context
    return grouped(
        [
            (one.start, one.start + 1, "")
            for one in _days(document)
            if one.text.startswith("0") and one.text[1:] in "123456789" and one.text != "0"
        ]
    )


def iso_date(document: Document, context: Context) -> list[Match]:
    """« 2024-03-01 » in prose; Canada writes it so."""
    if context.profile == "fr-CA":
        return []
    return [place(*one.span()) for one in _ISO.finditer(reading(document))]


def plural_month(document: Document, context: Context) -> list[Match]:
    """« 2 janviers »."""
    del context
    return [
        place(one.start("s"), one.end("s"), "")._replace(span=Span(*one.span("m")[:1], one.end("s")))
        for one in _PLURAL.finditer(reading(document))
    ]


# ---- numbers of order, persons, abbreviations --------------------------------------------------


def numero(document: Document, context: Context) -> list[Match]:
    """« N°5 », « n°5 », « nº 5 »."""
    del context
    text = reading(document)
    found: list[Match] = []
    for one in _NUMERO.finditer(text):
        if not one["b"] and one["n"] == "N" and _PRODUCT.search(text, max(one.start() - 24, 0), one.start()):
            continue
        capital = one["n"] == "N" and _inside_sentence(text, one.start())
        if not capital and one["o"] == "\u00b0" and one["b"] in (NO_BREAK, "\u202f"):
            continue
        head = "n" if capital else one["n"]
        blank = one["b"] if one["b"] in (NO_BREAK, "\u202f") else NO_BREAK
        found.append(place(one.start(), one.end(), f"{head}\u00b0{one['s']}{blank}"))
    return found


def _inside_sentence(text: str, at: int) -> bool:
    before = text[max(at - 3, 0) : at].rstrip(" \u00a0\u202f" + MARK)
    return bool(before) and (before[-1].islower() or before[-1] in ",'\u2019(")


def mister(document: Document, context: Context) -> list[Match]:
    """Mr for M.; English persons and works keep it."""
    del context
    text = reading(document)
    found: list[Match] = []
    for start in everywhere(text, "Mr"):
        one = _MISTER.match(text, start)
        if one is None:
            continue
        names = one["n"].replace("\u00a0", " ").split()
        if names and names[0].casefold().rstrip(".,") in MISTERS:
            continue
        if text[one.end("p") : one.end("p") + 3] not in (" & ", " et"):
            found.append(place(one.start(), one.end("p"), "M."))
    return found


def pointed_title(document: Document, context: Context) -> list[Match]:
    """A full stop after a title that ends with the last letter of its word."""
    del context
    text = reading(document)
    return [
        place(one.end() - 1, one.end(), "")._replace(span=_whole(one))
        for one in _POINTED.finditer(text)
        if not (one["t"] == "Dr" and _DOCTORS.match(text, one.end()))
    ]


def that_is(document: Document, context: Context) -> list[Match]:
    """« càd », « cad », « c-à-d », « p.ex. »."""
    del context
    text = reading(document)
    found = list(_that_is(text))
    found += [
        place(one.start(), one.end(), f"p.{NO_BREAK}ex.")
        for one in _EXAMPLE.finditer(text)
        if one[0] != "p. ex." and one[0] != f"p.{NO_BREAK}ex."
    ]
    return sorted(found, key=lambda match: match.span)


def _that_is(text: str) -> Iterator[Match]:
    for one in _THAT_IS.finditer(text):
        written = one["a"]
        if _RIGHT_THAT_IS.match(written) or written.isupper() or (written[0].isupper() and written[1:2].isalpha()):
            continue
        if re.fullmatch(r"c [aà] d\.?", written, re.IGNORECASE):
            continue
        yield place(one.start(), one.end(), ("C" if written[0] == "C" else "c") + ".-à-d.")


def cf(document: Document, context: Context) -> list[Match]:
    """« cf » and « N.B » without their full stop, « vs. » with one."""
    del context
    found: list[Match] = []
    for one in _CF.finditer(reading(document)):
        new = f"{one['w']}." if one["w"] else "vs" if one["v"] else f"{one['n']}."
        found.append(place(one.start(), one.end(), new))
    return found


def pointed_sigle(document: Document, context: Context) -> list[Match]:
    """« A.N.P.E. »: initials with points; those of a person may stay."""
    del context
    return [place(*one.span()) for one in _SIGLE.finditer(reading(document)) if one[0] not in POINTED_SIGLES]


def title_space(document: Document, context: Context) -> list[Match]:
    """A plain space after M., Mme, p., art., n°."""
    del context
    found: list[Match] = []
    for one in _TITLE_SPACE.finditer(reading(document)):
        start, end = one.span(1 if one[1] else 2)
        found.append(place(start, end, NO_BREAK))
    return found
