# SPDX-License-Identifier: Apache-2.0
"""Words written otherwise: a closed list of wrong and right forms, found as wholes and repaired where they differ.

A key is a word or several; a blank matches any blank of one line, an apostrophe every apostrophe; a final `*` stands
for the rest of the word. What the text writes of capitals, blanks and apostrophes is kept.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import compiled

_BLANK = "[ \u00a0\u202f]"
_APOSTROPHE = "['\u2019]"


class Respelling(NamedTuple):
    """A list made ready.

    Attributes:
        forms: wrong and right form, `*` included, by the folded literal that stands wherever the wrong form stands.
        exact: whether capitals matter.
    """

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    exact: bool


_READY: dict[int, tuple[Mapping[str, str], Respelling]] = {}
"""By the identity of a list, which is kept alive here: hashing it would cost more than the search."""


def respelling(words: Mapping[str, str], *, exact: bool = False) -> Respelling:
    """The list, indexed once; `exact` must be the same each time for one list."""
    known = _READY.get(id(words))
    if known is None:
        forms: dict[str, list[tuple[str, str]]] = {}
        for wrong, right in words.items():
            forms.setdefault(_literal(wrong), []).append((wrong, right))
        ready = Respelling({literal: tuple(pairs) for literal, pairs in forms.items()}, exact)
        known = _READY[id(words)] = (words, ready)
    return known[1]


def literals_of(words: Mapping[str, str]) -> tuple[str, ...]:
    """Folded strings one of which stands where a wrong form stands."""
    return tuple(sorted(map(_literal, words)))


def _literal(word: str) -> str:
    return word.removesuffix("*").casefold().replace("\u2019", "'")


def find(ready: Respelling, text: str, span: Span, seen: Collection[str] | None) -> list[Match]:
    """The wrong forms in a span of a text, in order of place.

    Args:
        ready: the list.
        text: the text.
        span: where to look.
        seen: the literals that the prefilter saw there; None where it has not looked.
    """
    literals = ready.forms.keys() if seen is None else [literal for literal in seen if literal in ready.forms]
    found: list[Match] = []
    for literal in literals:
        for wrong, right in ready.forms[literal]:
            for one in compiled(*_pattern(wrong, exact=ready.exact)).finditer(text, *span):
                stem = one[0][: len(wrong.removesuffix("*"))]
                found.append(_match(one.start(), one.end(), stem, right.removesuffix("*")))
    found.sort(key=lambda match: (match.span.start, -match.span.end))
    return [
        match for at, match in enumerate(found) if not at or match.span.start >= max(m.span.end for m in found[:at])
    ]


def patterns_of(words: Mapping[str, str], *, exact: bool = False) -> list[tuple[str, int]]:
    """The pattern of each wrong form, with its flags."""
    return [_pattern(wrong, exact=exact) for wrong in words]


@cache
def _pattern(word: str, *, exact: bool) -> tuple[str, int]:
    stem, star = (word[:-1], r"[^\W\d_]*") if word.endswith("*") else (word, "")
    body = "".join(_BLANK if sign == " " else _APOSTROPHE if sign in "'\u2019" else re.escape(sign) for sign in stem)
    source = rf"{body}(?<![\w\u00ad]{body}){star}(?:(?<=['\u2019])|(?![\w\u00ad]))"
    return source, 0 if exact else regex.IGNORECASE


def _match(start: int, end: int, old: str, new: str) -> Match:
    """A match whose one edit touches only what differs, in the case of the text."""
    if old.isupper() and len(old) > 1:
        new = new.upper()
    elif old[:1].isupper():
        new = new[:1].upper() + new[1:]
    head = 0
    while head < min(len(old), len(new)) and _same(old[head], new[head]):
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and _same(old[-1 - tail], new[-1 - tail]):
        tail += 1
    middle = new[head : len(new) - tail]
    middle = middle.replace("'", "'" if "'" in old else "\u2019")
    return Match(Span(start, end), edits=(Edit(start + head, start + len(old) - tail, middle),))


def _same(one: str, other: str) -> bool:
    return (
        one == other
        or (one in "'\u2019" and other in "'\u2019")
        or (one in " \u00a0\u202f" and other in " \u00a0\u202f")
    )
