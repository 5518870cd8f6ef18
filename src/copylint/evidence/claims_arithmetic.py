# SPDX-License-Identifier: Apache-2.0
"""Sums, shares and changes that an article states: do they follow from the figures beside them?

Only behind a cue (« soit une hausse de », « au total », « se répartit »), for a free search for relations explains
away real errors. Rounding is granted: every figure stands for an interval of half its last digit on each side.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from copylint.document.blocks import Block, Table
from copylint.document.document import Document
from copylint.evidence.claims import figures_of
from copylint.facts.quantities import quantities
from copylint.facts.quantity import Quantity, comparable
from copylint.model.places import Span

_CHANGE = re.compile(
    r"(?:soit|c['\u2019]est-à-dire|ce qui (?:représente|fait|correspond à)|représentant|that is|i\.e\.|representing|an?|une?|en)?[ \u00a0,(]*"
    r"(?:hausse|augmentation|progression|croissance|bond|gain|baisse|recul|chute|diminution|repli|perte|écart|increase|rise|growth|gain|jump|"
    r"drop|fall|decrease|decline|loss|difference)[ \u00a0](?:de|d['\u2019]|of)[ \u00a0]?(?:près de |environ |plus de |moins de |nearly |about )?$",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"(?:soit|that is|i\.e\.|or)[ \u00a0](?:environ |près de |about |nearly )?$", re.IGNORECASE)
_AGAINST = re.compile(r"[ ,\u00a0]*(?:\w+[ \u00a0]){0,4}(?:contre|against|up from|down from|compared with)[ \u00a0]$")
_FROM = re.compile(r"(?:de|d['\u2019]|from)[ \u00a0]$", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:au total|en tout|total de|pour un total de|totale? d['\u2019]|totalise|totalisent|soit|altogether|in total|for a total of|totalling|totaling)[ \u00a0,]*"
    r"(?:de |d['\u2019]|of )?$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(r"[^.;:]{0,40}?(?:au total|en tout|in total|altogether|in all)(?!\w)", re.IGNORECASE)
_PARTS = re.compile(r"(?<!\w)(?:dont|including|of which|parmi|contre|soit|après|before|after)(?!\w)", re.IGNORECASE)
_SHARES = re.compile(
    r"(?<!\w)(?:se répartit|se répartissent|répartis?|réparties?|répartition|se décompose|se décomposent|se divise|se divisent|se partagent|ventilation|"
    r"breakdown|is split|are split|divided (?:into|between)|is made up|respectivement pour un total)(?!\w)",
    re.IGNORECASE,
)
_FULL, _ENOUGH = 100, 3
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


def _half_step(text: str, one: Quantity) -> Fraction:
    """How far a figure may lie from what is written: nothing for an integer written out, half the last digit of
    decimals and of scaled numbers (« 3 millions »), a twentieth where a rounding word stands."""
    if one.approx:
        return max(abs(Fraction(one.low)), abs(Fraction(one.high))) / 20
    digits = re.sub(r"\D", "", text[one.number.start : one.number.end])
    if digits and not one.is_range and abs(one.low) == int(digits):
        return Fraction(0)
    if one.is_range and one.low == one.low.to_integral_value() and str(int(one.low)) in digits:  # type: ignore[union-attr]  # ranges are decimals
        return Fraction(0)
    return Fraction(one.step) / 2


def wrong_changes(document: Document, block: Block) -> list[Change]:
    """« de 7,3 % à 7,8 %, soit une hausse de 0,5 % »: changes that their own sentence contradicts."""
    found = []
    for sentence in document.sentences(block):
        figures = [one for one in figures_of(document, block) if sentence.start <= one.span.start < sentence.end]
        for at, stated in enumerate(figures):
            if stated.kind not in ("percent", "points") or at == 0 or stated.is_range:
                continue
            before = document.text[max(sentence.start, stated.span.start - 60) : stated.span.start]
            change = bool(_CHANGE.search(before))
            if not change and not (stated.kind == "percent" and _THAT_IS.search(before) and stated.signed):
                continue
            pair = _pair(document, sentence, figures[:at])
            if pair is not None and (fault := _judge(stated, *pair)):
                found.append(fault)
    return found


def _pair(document: Document, sentence: Span, figures: list[Quantity]) -> tuple[tuple[Span, ...], Fraction, Fraction, Fraction, Fraction, str] | None:
    """Old and new value with half their steps, from « de A à B » or « B contre A »; the kind of both."""
    text = document.text
    last = figures[-1]
    if last.is_range and last.kind in ("percent", "money", "count", "measure"):
        old, new = (last.high, last.low) if last.reverse else (last.low, last.high)
        if not _FROM.search(text[max(sentence.start, last.span.start - 6) : last.span.start]):
            return None
        half = _half_step(text, last)
        return (last.span,), Fraction(old), Fraction(new), half, half, last.kind
    if len(figures) < 2:  # noqa: PLR2004 - two values
        return None
    new, old = figures[-2], figures[-1]
    if new.is_range or old.is_range or not comparable(new, old):
        return None
    between = text[new.span.end : old.span.start]
    half_new, half_old = _half_step(text, new), _half_step(text, old)
    if _AGAINST.fullmatch(between) or _AGAINST.search(between):
        return (new.span, old.span), Fraction(old.low), Fraction(new.low), half_old, half_new, new.kind
    if re.fullmatch(r"[^,.;]{0,60}[ \u00a0](?:à|to)[ \u00a0]", between) and _FROM.search(text[max(sentence.start, new.span.start - 6) : new.span.start]):
        return (new.span, old.span), Fraction(new.low), Fraction(old.low), half_new, half_old, new.kind
    return None


def _judge(  # noqa: PLR0913 - two values with their rounding
    stated: Quantity, places: tuple[Span, ...], old: Fraction, new: Fraction, half_old: Fraction, half_new: Fraction, kind: str
) -> Change | None:
    if old <= half_old:
        return None
    said, slack = abs(Fraction(stated.low)), min(Fraction(stated.step), Fraction(1)) / 2
    if stated.approx:
        slack = max(slack, said / 20)
    gap, rounding = abs(new - old), half_old + half_new
    relative = 100 * gap / old
    widest = max(abs(100 * (gap + sign * rounding) / (old + other * half_old) - relative) for sign in (-1, 1) for other in (-1, 1))
    in_points = abs(gap - said) <= slack + rounding
    in_percent = abs(relative - said) <= slack + widest
    if stated.kind == "points":
        if kind != "percent" or in_points:
            return None
        return Change(stated, places, f"{_shown(gap)} points", points=False)
    if in_percent:
        return None
    if kind == "percent" and in_points:
        return Change(stated, places, f"{_shown(gap)} point{'s' if gap >= 2 else ''}", points=True)  # noqa: PLR2004 - French plural
    return Change(stated, places, f"{_shown(relative)}\u00a0%", points=False)


def _shown(value: Fraction) -> str:
    """A value with one decimal at most, as French writes it; English readers take the comma too."""
    return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")


class Sum(NamedTuple):
    """A stated total, its parts, and their sum as text."""

    stated: Span
    parts: tuple[Span, ...]
    sum: str


def wrong_totals(document: Document, block: Block) -> list[Sum]:
    """« 12 hommes, 8 femmes et 3 enfants, soit 25 personnes au total »: totals that their parts contradict."""
    found = []
    for sentence in document.sentences(block):
        figures = [one for one in figures_of(document, block) if sentence.start <= one.span.start < sentence.end]
        for at, total in enumerate(figures):
            parts = [one for one in figures[:at] if comparable(one, total) and not one.is_range]
            if len(parts) < 2 or len(parts) != at or total.is_range or total.approx:  # noqa: PLR2004 - a sum has two parts
                continue
            before = document.text[max(sentence.start, total.span.start - 30) : total.span.start]
            cue = _TOTAL.search(before)
            if not cue or (cue[0].lower().startswith("soit") and not _TOTAL_AFTER.match(document.text, total.span.end, sentence.end)):
                continue
            if _PARTS.search(document.text[parts[0].span.end : parts[-1].span.start]) or any(one.approx for one in parts):
                continue
            gap = abs(sum(Fraction(one.low) for one in parts) - Fraction(total.low))
            if gap > sum(_half_step(document.text, one) for one in (*parts, total)):
                found.append(Sum(total.span, tuple(one.span for one in parts), _number(sum(one.low for one in parts))))
    return found


def _number(value: object) -> str:
    written = f"{value:,f}" if "." not in f"{value:f}" else f"{value:,f}".rstrip("0").rstrip(".")  # type: ignore[str-format]  # a Decimal
    return written.replace(",", "\u00a0").replace(".", ",")


def wrong_shares(document: Document, block: Block) -> list[Sum]:
    """Three percentages or more behind « se répartit » that come near 100 and are not 100."""
    found = []
    for sentence in document.sentences(block):
        if not _SHARES.search(document.text, *sentence):
            continue
        shares = [one for one in figures_of(document, block) if one.kind == "percent" and sentence.start <= one.span.start < sentence.end and not one.is_range]
        if len(shares) < _ENOUGH or any(one.approx or one.signed for one in shares):
            continue
        total = sum(Fraction(one.low) for one in shares)
        rounding = sum(Fraction(one.step) for one in shares) / 2
        if _NEAR[0] <= total <= _NEAR[1] and abs(total - _FULL) > rounding:
            found.append(Sum(shares[0].span, tuple(one.span for one in shares[1:]), _shown(total)))
    return found


_TOTAL_ROW = re.compile(r"[\s*_]*(?:total|totaux|somme|ensemble)(?: général| global)?[\s*_:]*$", re.IGNORECASE)


def wrong_table_totals(document: Document, table: Table) -> list[Sum]:
    """Columns of numbers whose last row « Total » is not their sum."""
    rows = table.rows[1:]
    if len(rows) < _ENOUGH or not rows[-1].cells or not _TOTAL_ROW.match(document.text[slice(*rows[-1].cells[0])]):
        return []
    language = "en" if document.language == "en" else "fr"
    found = []
    for column in range(1, table.columns):
        cells = [row.cells[column] for row in rows if column < len(row.cells)]
        values = [_cell(document.text, cell, language) for cell in cells]
        if len(values) != len(rows) or any(value is None for value in values):
            continue
        *parts, total = [value for value in values if value is not None]
        if any(not comparable(one, total) or one.is_range for one in parts) or (total.kind == "percent" and total.low != _FULL):
            continue
        gap = abs(sum(Fraction(one.low) for one in parts) - Fraction(total.low))
        if gap > sum(_half_step(document.text, one) for one in (*parts, total)):
            found.append(Sum(total.span, tuple(one.span for one in parts), _number(sum(one.low for one in parts))))
    return found


def _cell(text: str, cell: Span, language: str) -> Quantity | None:
    """The one quantity that fills a cell."""
    written = text[cell.start : cell.end].strip(" *_\u00a0\u202f")
    found = quantities(text, cell.start, cell.end, language)
    if len(found) != 1 or len(written) > found[0].span.end - found[0].span.start + 2:
        return None
    return found[0]
