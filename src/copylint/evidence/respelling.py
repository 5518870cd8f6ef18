# SPDX-License-Identifier: Apache-2.0
"""Words that are written otherwise: a closed list of wrong and right forms, found as wholes and repaired where they differ.

A key is a word or several; a blank matches any blank of one line, an apostrophe every apostrophe; a final `*` stands for
the rest of the word. What the text writes of capitals, blanks and apostrophes is kept.
"""

from collections.abc import Mapping

import regex

from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import compiled

_BLANK = "[ \u00a0\u202f]"
_APOSTROPHE = "['\u2019]"


class Respelling(NamedTuple):
    """A list made ready.

    Attributes:
        pattern: finds every wrong form; its last group is what a final `*` stands for.
        right: the right form by folded wrong form, without `*`.
        exact: whether capitals matter.
    """

    pattern: "regex.Pattern[str]"
    right: Mapping[str, str]
    exact: bool


_READY: dict[int, tuple[Mapping[str, str], Respelling]] = {}
"""By the identity of a list, which is kept alive here: hashing it would cost more than the search."""


def respelling(words: Mapping[str, str], *, exact: bool = False) -> Respelling:
    """The list, compiled once; `exact` must be the same each time for one list."""
    known = _READY.get(id(words))
    if known is None:
        keys = sorted(words, key=lambda word: (-len(word), word))
        body = "|".join(_pattern(word) for word in keys)
        pattern = compiled(rf"(?<![\w\u00ad])(?:{body})(?:(?<=['\u2019])|(?![\w\u00ad]))", 0 if exact else regex.IGNORECASE)
        right = {_folded(word.removesuffix("*"), exact=exact): right.removesuffix("*") for word, right in words.items()}
        known = _READY[id(words)] = (words, Respelling(pattern, right, exact))
    return known[1]


def literals_of(words: Mapping[str, str]) -> tuple[str, ...]:
    """Folded strings one of which stands where a wrong form stands."""
    return tuple(sorted({word.removesuffix("*").casefold().replace("\u2019", "'") for word in words}))


def find(ready: Respelling, text: str, span: Span) -> list[Match]:
    """The wrong forms in a span of a text, in order of place."""
    found = []
    for one in ready.pattern.finditer(text, *span):
        written = one[0]
        right = _right(ready, written)
        if right is None:
            continue
        stem = written[: len(written) - right[1]]
        found.append(_match(one.start(), one.end(), stem, right[0]))
    return found


def _pattern(word: str) -> str:
    stem, star = (word[:-1], r"[^\W\d_]*") if word.endswith("*") else (word, "")
    body = "".join(_BLANK if sign == " " else _APOSTROPHE if sign in "'\u2019" else regex.escape(sign) for sign in stem)
    return body + star


def _folded(text: str, *, exact: bool) -> str:
    plain = text.replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return plain if exact else plain.casefold()


def _right(ready: Respelling, written: str) -> tuple[str, int] | None:
    """The right form of the stem, and how many letters stand behind the stem."""
    folded = _folded(written, exact=ready.exact)
    for length in range(len(folded), 0, -1):
        right = ready.right.get(folded[:length])
        if right is not None:
            return right, len(folded) - length
    return None


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
    return one == other or (one in "'\u2019" and other in "'\u2019") or (one in " \u00a0\u202f" and other in " \u00a0\u202f")
