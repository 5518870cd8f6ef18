# SPDX-License-Identifier: Apache-2.0
"""Sums, shares and changes that an article states: do they follow from the figures beside them?

Only behind a cue (« soit une hausse de », « au total », « se répartit »), for a free search for relations explains
away real errors. Rounding is granted: every figure stands for an interval of half its last digit on each side.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.document.blocks import Block, Table
from copylint.document.document import Document
from copylint.evidence.claims import figures_within
from copylint.facts.quantity import Quantity, comparable
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

if TYPE_CHECKING:
    from fractions import Fraction  # what computes is loaded where there is something to compute

_CHANGE = lazy(
    r"(?:soit|c['\u2019]est-à-dire|ce qui (?:représente|fait|correspond à)|représentant|that is|i\.e\.|representing|"
    r"an?|une?|en)?[ \u00a0,(]*"
    r"(?:hausse|augmentation|progression|croissance|bond|gain|baisse|recul|chute|diminution|repli|perte|écart|"
    r"increase|rise|growth|gain|jump|"
    r"drop|fall|decrease|decline|loss|difference)[ \u00a0](?:de|d['\u2019]|of)[ \u00a0]?(?:près de |environ |plus de "
    r"|moins de |nearly |about )?$",
    regex.IGNORECASE,
)
_THAT_IS = lazy(r"(?:soit|that is|i\.e\.|or)[ \u00a0](?:environ |près de |about |nearly )?$", regex.IGNORECASE)
_AGAINST = lazy(r"[ ,\u00a0]*(?:\w+[ \u00a0]){0,4}(?:contre|against|up from|down from|compared with)[ \u00a0]$")
_NOT_DIGITS = lazy(r"[^0-9]+")
_UP_TO = lazy(r"[^,.;]{0,60}[ \u00a0](?:à|to)[ \u00a0]")
_FROM = lazy(r"(?:de|d['\u2019]|from)[ \u00a0]$", regex.IGNORECASE)
_TOTAL = lazy(
    r"(?:au total|en tout|total de|pour un total de|totale? d['\u2019]|totalise|totalisent|soit|altogether|in total|"
    r"for a total of|totalling|totaling)[ \u00a0,]*"
    r"(?:de |d['\u2019]|of )?$",
    regex.IGNORECASE,
)
_TOTAL_AFTER = lazy(r"[^.;:]{0,40}?(?:au total|en tout|in total|altogether|in all)(?!\w)", regex.IGNORECASE)
_PARTS = lazy(r"(?<!\w)(?:dont|including|of which|parmi|contre|soit|après|before|after)(?!\w)", regex.IGNORECASE)
_SHARES = lazy(
    r"(?<!\w)(?:se répartit|se répartissent|répartis?|réparties?|répartition|se décompose|se décomposent|se divise|"
    r"se divisent|se partagent|ventilation|"
    r"breakdown|is split|are split|divided (?:into|between)|is made up|respectivement pour un total)(?!\w)",
    regex.IGNORECASE,
)
_FULL, _ENOUGH = 100, 3
_MOST_PARTS = 30
"""Figures before a total that are tried as its parts: no sentence has more."""
_NEAR = (80, 120)


class Change(NamedTuple):
    """A stated change that does not follow from its two values.

    Attributes:
        stated: the change as written.
        values: the two values (one place for a range).
        expected: the right change as text: « 6,8 % », « 0,5 point ».
        points: whether the figure would be right in points.
    """

    stated: Quantity
    values: tuple[Span, ...]
    expected: str
    points: bool


class _Pair(NamedTuple):
    """Two values of one thing, old and new, with how far each may lie from what is written."""

    places: tuple[Span, ...]
    kind: str
    old: "Fraction"
    new: "Fraction"
    half_old: "Fraction"
    half_new: "Fraction"


def _half_step(text: str, one: Quantity) -> "Fraction":
    """How far a figure may lie from what is written.

    Nothing for an integer written out, half the last digit of decimals and of scaled numbers (« 3 millions »), a
    twentieth where a rounding word stands.
    """
    from fractions import Fraction  # noqa: PLC0415 - see above

    if one.approx:
        return max(abs(Fraction(one.low)), abs(Fraction(one.high))) / 20
    digits = _NOT_DIGITS.sub("", text[one.number.start : one.number.end])
    low = Fraction(one.low)
    whole = str(abs(low.numerator)) if low.denominator == 1 else ""
    if whole and (digits == whole or (one.is_range and whole in digits)):
        return Fraction(0)
    return Fraction(one.step) / 2


def wrong_changes(document: Document, block: Block) -> list[Change]:
    """« de 7,3 % à 7,8 %, soit une hausse de 0,5 % »: changes that their own sentence contradicts."""
    found = []
    french = document.language_of(block) != "en"
    for sentence in document.sentences(block):
        figures = figures_within(document, block, sentence)
        for at, stated in enumerate(figures):
            if stated.kind not in ("percent", "points") or at == 0 or stated.is_range:
                continue
            before = document.text[max(sentence.start, stated.span.start - 60) : stated.span.start]
            if not _CHANGE.search(before) and not (stated.signed and _THAT_IS.search(before)):
                continue
            pair = _pair(document.text, sentence, figures[max(at - 2, 0) : at])
            if pair is not None and (fault := _judge(stated, pair, french=french)):
                found.append(fault)
    return found


def _pair(text: str, sentence: Span, figures: Sequence[Quantity]) -> _Pair | None:
    """Old and new value of a change: « de A à B », « B contre A »."""
    from fractions import Fraction  # noqa: PLC0415 - see above

    last = figures[-1]
    if last.is_range:
        if not _FROM.search(text[max(sentence.start, last.span.start - 6) : last.span.start]):
            return None
        before, after = (last.high, last.low) if last.reverse else (last.low, last.high)
        half = _half_step(text, last)
        return _Pair((last.span,), last.kind, Fraction(before), Fraction(after), half, half)
    if len(figures) < 2:  # noqa: PLR2004 - two values
        return None
    one, two = figures[-2], figures[-1]
    if one.is_range or not comparable(one, two):
        return None
    between = text[one.span.end : two.span.start]
    if _AGAINST.search(between):
        old, new = two, one
    elif _UP_TO.fullmatch(between) and _FROM.search(text[max(sentence.start, one.span.start - 6) : one.span.start]):
        old, new = one, two
    else:
        return None
    halves = _half_step(text, old), _half_step(text, new)
    return _Pair((one.span, two.span), one.kind, Fraction(old.low), Fraction(new.low), *halves)


def _judge(stated: Quantity, pair: _Pair, *, french: bool) -> Change | None:
    """The fault of a stated change, None where it follows from its two values, rounding granted."""
    from fractions import Fraction  # noqa: PLC0415 - see above

    if pair.old <= pair.half_old:
        return None
    said, slack = abs(Fraction(stated.low)), min(Fraction(stated.step), Fraction(1)) / 2
    if stated.approx:
        slack = max(slack, said / 20)
    gap, rounding = abs(pair.new - pair.old), pair.half_old + pair.half_new
    relative = 100 * gap / pair.old
    widest = max(
        abs(100 * (gap + sign * rounding) / (pair.old + other * pair.half_old) - relative)
        for sign in (-1, 1)
        for other in (-1, 1)
    )
    in_points = pair.kind == "percent" and abs(gap - said) <= slack + rounding
    if in_points if stated.kind == "points" else abs(relative - said) <= slack + widest:
        return None
    many = "s" if gap >= 2 or not french else ""  # noqa: PLR2004 - French plural
    points = f"{_shown(gap, french=french)} point{many}"
    if stated.kind == "points":
        return Change(stated, pair.places, points, points=False) if pair.kind == "percent" else None
    if in_points:
        return Change(stated, pair.places, points, points=True)
    sign = "\u00a0%" if french else "%"
    return Change(stated, pair.places, f"{_shown(relative, french=french)}{sign}", points=False)


def _shown(value: "Fraction", *, french: bool) -> str:
    """A value with one decimal at most, written in the language of its text."""
    written = f"{float(value):.1f}".removesuffix(".0")
    return written.replace(".", ",") if french else written


class Sum(NamedTuple):
    """A stated total, its parts, and their sum as text."""

    stated: Span
    parts: tuple[Span, ...]
    sum: str


def wrong_totals(document: Document, block: Block) -> list[Sum]:
    """« 12 hommes, 8 femmes et 3 enfants, soit 25 personnes au total »: totals that their parts contradict."""
    found = []
    french = document.language_of(block) != "en"
    for sentence in document.sentences(block):
        figures = figures_within(document, block, sentence)
        for at, total in enumerate(figures[: _MOST_PARTS + 1]):
            parts = [one for one in figures[:at] if comparable(one, total) and not one.is_range]
            if len(parts) < 2 or len(parts) != at or total.is_range or total.approx:  # noqa: PLR2004 - a sum has two parts
                continue
            before = document.text[max(sentence.start, total.span.start - 30) : total.span.start]
            cue = _TOTAL.search(before)
            if not cue or (
                cue[0].lower().startswith("soit")
                and not _TOTAL_AFTER.match(document.text, total.span.end, sentence.end)
            ):
                continue
            if _PARTS.search(document.text[parts[0].span.end : parts[-1].span.start]) or any(
                one.approx for one in parts
            ):
                continue
            if _differ(document.text, parts, total):
                found.append(Sum(total.span, tuple(one.span for one in parts), _number(parts, french=french)))
    return found


def _differ(text: str, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a total is not the sum of its parts, rounding granted."""
    from fractions import Fraction  # noqa: PLC0415 - see above

    gap = abs(sum(Fraction(one.low) for one in parts) - Fraction(total.low))
    return gap > sum(_half_step(text, one) for one in (*parts, total))


def _number(parts: Sequence[Quantity], *, french: bool) -> str:
    """The sum of some figures, written in the language of their text."""
    from decimal import Decimal  # noqa: PLC0415 - see above

    written = f"{sum((Decimal(str(one.low)) for one in parts), Decimal(0)):,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.replace(",", "\u00a0").replace(".", ",") if french else written


def wrong_shares(document: Document, block: Block) -> list[Sum]:
    """Three percentages or more behind « se répartit » that come near 100 and are not 100."""
    found = []
    for sentence in document.sentences(block):
        if not _SHARES.search(document.text, *sentence):
            continue
        shares = [
            one for one in figures_within(document, block, sentence) if one.kind == "percent" and not one.is_range
        ]
        if len(shares) < _ENOUGH or any(one.approx or one.signed for one in shares):
            continue
        from fractions import Fraction  # noqa: PLC0415 - see above

        total = sum((Fraction(one.low) for one in shares), Fraction(0))
        rounding = sum((min(Fraction(one.step), Fraction(1)) for one in shares), Fraction(0)) / 2
        if _NEAR[0] <= total <= _NEAR[1] and abs(total - _FULL) > rounding:
            found.append(
                Sum(
                    shares[0].span,
                    tuple(one.span for one in shares[1:]),
                    _shown(total, french=document.language_of(block) != "en"),
                )
            )
    return found


_TOTAL_ROW = lazy(r"[\s*_]*(?:total|totaux|somme|ensemble)(?: général| global)?[\s*_:]*$", regex.IGNORECASE)


def wrong_table_totals(document: Document, table: Table) -> list[Sum]:
    """Columns of numbers whose last row « Total » is not their sum."""
    rows = table.rows[1:]
    if len(rows) < _ENOUGH or not rows[-1].cells or not _TOTAL_ROW.match(document.text[slice(*rows[-1].cells[0])]):
        return []
    language = "en" if document.language == "en" else "fr"
    french = language == "fr"
    found = []
    for column in range(1, table.columns):
        cells = [row.cells[column] for row in rows if column < len(row.cells)]
        values = [_cell(document.text, cell, language) for cell in cells]
        if len(values) != len(rows) or any(value is None for value in values):
            continue
        *parts, total = [value for value in values if value is not None]
        if any(not comparable(one, total) or one.is_range for one in parts) or (
            total.kind == "percent" and total.low != _FULL
        ):
            continue
        if _differ(document.text, parts, total):
            found.append(Sum(total.span, tuple(one.span for one in parts), _number(parts, french=french)))
    return found


def _cell(text: str, cell: Span, language: str) -> Quantity | None:
    """The one quantity that fills a cell."""
    from copylint.facts.quantities import quantities  # noqa: PLC0415 - see above

    written = text[cell.start : cell.end].strip(" *_\u00a0\u202f")
    found = quantities(text, cell.start, cell.end, language)
    if len(found) != 1 or len(written) > found[0].span.end - found[0].span.start + 2:
        return None
    return found[0]
