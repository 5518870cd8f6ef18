# SPDX-License-Identifier: Apache-2.0
"""Where words of a closed list begin, in one pass.

An automaton over the words, each with the sign before it and with or without a capital, finds them at 200 MB/s; an
alternation of the same words in `re` or `regex` costs three to ten times as much (15 against 50 to 150 µs for an
article of 5 KB and 60 words). That automaton takes several milliseconds to build, so the first texts are searched with
one of the bare words, and the sign before each is looked at.
"""

from collections.abc import Iterable

import ahocorasick

BLANK = " \u00a0\u202f\u2009\u2007"
"""The blanks that stand inside a number or before a unit; here, where dates find them without what computes."""
_BEFORE = " \u00a0\u202f\n'\u2019-(\u00ab\"\u201c*_[|>/"
"""The signs that may stand before a word that counts."""


_SOON = 60_000
"""Characters that are searched before the large automaton is built."""


class Anchors:
    """Finds the words of a list at their beginnings; case counts but for the first letter."""

    __slots__ = ("_bare", "_read", "_signed", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton of bare words; 0.05 ms for 100."""
        self._words = {written: word for word in words for written in {word, word[:1].upper() + word[1:]}}
        self._bare = _automaton((written, written) for written in self._words)
        self._signed: ahocorasick.Automaton[str] | None = None
        self._read = 0

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, word) of every whole word of the list in `text[start:end]`, in order of their ends.

        A word ends where no letter or digit follows. A longer word hides none that ends before it.
        """
        words, found = self._words, []
        # The automaton copies the whole of what it is given, whatever the bounds; the blank stands before a first word.
        piece = f" {text[start:end]}"
        if self._read < _SOON:
            self._read += end - start
            hits: Iterable[tuple[int, str]] = (
                hit for hit in self._bare.iter(piece) if piece[hit[0] - len(hit[1])] in _BEFORE
            )
        else:
            if self._signed is None:
                self._signed = _automaton((sign + written, written) for written in words for sign in _BEFORE)
            hits = self._signed.iter(piece)
        for last, written in hits:
            stop = start + last
            if stop == end or not text[stop].isalnum():
                found.append((stop - len(written), stop, words[written]))
        return found


def _automaton(words: Iterable[tuple[str, str]]) -> "ahocorasick.Automaton[str]":
    automaton: ahocorasick.Automaton[str] = ahocorasick.Automaton()
    for word, value in words:
        automaton.add_word(word, value)
    automaton.make_automaton()
    return automaton
