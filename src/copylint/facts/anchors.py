# SPDX-License-Identifier: Apache-2.0
"""Where words of a closed list begin, in one pass.

An automaton over the words, each with the sign before it and with or without a capital, finds them at 200 MB/s; an
alternation of the same words in `re` or `regex` costs three to ten times as much (15 against 50 to 150 µs for an
article of 5 KB and 60 words).
"""

from collections.abc import Iterable

import ahocorasick

_BEFORE = " \u00a0\u202f\n'\u2019-(\u00ab\"\u201c*_[|>/"
"""The signs that may stand before a word that counts."""


class Anchors:
    """Finds the words of a list at their beginnings; case counts but for the first letter."""

    __slots__ = ("_automaton", "_longest")

    def __init__(self, words: Iterable[str]) -> None:
        """Build the automaton; 0.5 ms for 100 words."""
        self._automaton: ahocorasick.Automaton[tuple[int, str]] = ahocorasick.Automaton()
        self._longest = 0
        for word in words:
            self._longest = max(self._longest, len(word))
            for written in {word, word[:1].upper() + word[1:]}:
                self._automaton.add_word("\x00" + written, (len(written), word))
                for sign in _BEFORE:
                    self._automaton.add_word(sign + written, (len(written), word))
        self._automaton.make_automaton()

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, word) of every whole word of the list in `text[start:end]`, in order of their ends.

        A word ends where no letter or digit follows. A longer word hides none that ends before it.
        """
        found = []
        head = text[start : min(end, start + self._longest + 1)]
        for last, (length, word) in self._automaton.iter("\x00" + head):
            stop = start + last
            if last == length and (stop == end or not text[stop].isalnum()):
                found.append((stop - length, stop, word))
        for last, (length, word) in self._automaton.iter(text, start, end):
            stop = last + 1
            if stop == end or not text[stop].isalnum():
                found.append((stop - length, stop, word))
        return found
