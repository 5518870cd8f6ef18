# SPDX-License-Identifier: Apache-2.0
"""The words of a sentence, read once, and closed lists of cues looked up in them.

A cue list of forty expressions costs 30 µs a sentence as an alternation that ignores case, and 2 µs as sets over the
words that are there: claims are judged by a dozen such lists, so the sentence is cut into words once and kept.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import filterfalse
from typing import Any, TypeVar, cast

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Span
from copylint.text.patterns import lazy

T = TypeVar("T")

_TOKEN = lazy(
    r"[^\W\d_]+(?:'(?=\w)|[\w&]*(?:(?:[-\u2010]\n|[-\u2010\u2011.])(?=[^\W\d_])[\w&]+)*)|[0-9][0-9.,\u00a0\u202f]*|"
    r"[,;:?()\[\]«»“”\"\u2014\u2013%]"
)


class Words:
    """The words and signs of a piece of text: as written and in lower case, apostrophes straight.

    An elided word keeps its apostrophe and stands alone: « l'Insee » is `l'`, `insee`. Places and joined views are
    computed when asked for.
    """

    __slots__ = ("_known", "_padded", "_piece", "_places", "_seen", "_start", "lower", "written")

    def __init__(self, text: str, span: Span, forms: dict[str, str] | None = None) -> None:
        """Cut `text[span]`; `forms` holds words that were met before, so that a long text keeps each of them once."""
        self._start = span.start
        self._piece = text[span.start : span.end]
        if "\u2019" in self._piece:
            self._piece = self._piece.replace("\u2019", "'")
        self.written: list[str] = _TOKEN.findall(self._piece)
        if "-\n" in self._piece or "\u2010\n" in self._piece:  # a word that its line cut in two: « commu-/niqué »
            self.written = [word.replace("-\n", "").replace("\u2010\n", "") for word in self.written]
        self.lower = list(map(str.lower, self.written))
        if forms is not None:
            self.written = list(map(forms.setdefault, self.written, self.written))
            self.lower = list(map(forms.setdefault, self.lower, self.lower))
        self._places: list[int] | None = None
        self._seen: frozenset[str] | None = None
        self._padded = ""
        self._known: dict[object, Any] = {}

    def once(self, key: object, compute: Callable[["Words"], T]) -> T:
        """What `compute` says of these words, asked once: every figure of a sentence asks the same of it."""
        known = self._known
        if key not in known:
            known[key] = compute(self)
        return cast("T", known[key])

    @property
    def places(self) -> list[int]:
        """Where each word begins in the text."""
        if self._places is None:
            self._places = [self._start + match.start() for match in _TOKEN.finditer(self._piece)]
        return self._places

    @property
    def seen(self) -> frozenset[str]:
        """The words without order."""
        if self._seen is None:
            self._seen = frozenset(self.lower)
        return self._seen

    @property
    def hyphened(self) -> bool:
        """Whether a word may hold a hyphen."""
        return "-" in self._piece

    @property
    def cut(self) -> bool:
        """Whether the last word is cut by the end of its line, and the rest stands in another block."""
        return self._piece.rstrip()[-1:] in ("-", "\u2010")

    @property
    def padded(self) -> str:
        """The words with one blank around each."""
        if not self._padded:
            self._padded = f" {' '.join(self.lower)} "
        return self._padded


def words_of(document: Document, span: Span) -> Words:
    """The words of a sentence or block; computed once."""
    key = ("words", span)
    found: Words | None = document.known(key)
    if found is None:
        found = document.keep(key, Words(document.text, span, document.remember("word forms", dict)))
    return found


def sentence_in(document: Document, block: Block, offset: int) -> Span:
    """The sentence of a block that holds an offset, the block where it has none; by bisection."""
    sentences = document.sentences(block)
    at = bisect_left(sentences, (offset + 1,)) - 1
    return sentences[at] if at >= 0 else block.span


class Cues:
    """A closed list: single words, expressions of several (padded), and beginnings of words.

    What a list says of some words is kept with them, by the identity of the list.
    """

    __slots__ = ("_lists", "phrases", "prefixes", "words")

    words: frozenset[str]
    phrases: tuple[str, ...]
    prefixes: tuple[str, ...]

    def __init__(self, lists: tuple[str, ...]) -> None:
        """See `cues`; the lists are read when they are first asked for: a start has some thirty, and needs few."""
        self._lists = lists

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whichever of the three is asked for first
        """Called once, before the lists are read."""
        if name not in ("words", "phrases", "prefixes"):
            raise AttributeError(name)
        self.words, self.phrases, self.prefixes = _cut(self._lists)
        return getattr(self, name)

    def among(self, words: Words) -> bool:
        """Whether one of the cues stands among some words."""
        return words.once(self, self._among)

    def _among(self, words: Words) -> bool:
        if not self.words.isdisjoint(words.seen):
            return True
        padded, prefixes = words.padded, self.prefixes
        for phrase in self.phrases:  # a generator costs more than the searches
            if phrase in padded:
                return True
        if prefixes:
            for word in words.seen:
                if word.startswith(prefixes):
                    return True
        return False

    def twice(self, words: Words) -> bool:
        """Whether two different cues stand among some words."""
        seen, padded = words.seen, words.padded
        return len(self.words & seen) + sum(phrase in padded for phrase in self.phrases) > 1

    def count(self, words: Words) -> int:
        """How many words of a text are single cues."""
        return words.once((self, "count"), self._count)

    def _count(self, words: Words) -> int:
        return 0 if self.words.isdisjoint(words.seen) else sum(word in self.words for word in words.lower)


def cues(*lists: str) -> Cues:
    """Cues from lists in which `|` separates and a final `*` marks the beginning of a word.

    A cue is written as text: « d'après », « nous avons », « qu' »; it is cut into words as the text is.
    """
    return Cues(lists)


def _cut(lists: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    entries = "|".join(lists).split("|")
    words = set(map(str.lower, filter(str.isalpha, entries)))  # most are one word
    phrases, prefixes = [], []
    for entry in filterfalse(str.isalpha, entries):
        if entry.endswith("*"):
            prefixes.append(entry[:-1])
            continue
        # Nothing but blanks and apostrophes parts their words: « nous avons », « d'après ».
        if "' " not in entry and entry.replace(" ", "").replace("'", "").isalpha():
            parts = entry.lower().replace("'", "' ").split()
            if len(parts) == 1:
                words.add(parts[0])
            else:
                phrases.append(f" {' '.join(parts)} ")
            continue
        elided = entry.endswith("'")
        cut = f"{entry}x" if elided else entry
        parts = Words(cut, Span(0, len(cut))).lower[: -1 if elided else None]
        if len(parts) == 1:
            words.add(parts[0])
        elif parts:
            phrases.append(f" {' '.join(parts)} ")
    return frozenset(words), tuple(phrases), tuple(prefixes)
