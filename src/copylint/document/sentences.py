# SPDX-License-Identifier: Apache-2.0
"""Sentences of a block: where it is cut, and where a full stop is none.

Our own splitter, since those that exist break « M. Dupont », « art. 12 » or « … ! » dit-il and cost more. One pass of
one pattern finds every place where a sentence could end: a run of stops with what belongs to it (closing marks,
markup, note calls). Each place is then judged by what stands beside it. Blocks were cut before, by the reader: a line
end inside a block is a blank, but for Markdown's hard break.

- A lower-case letter goes on with the sentence, whatever the stop.
- A full stop after an abbreviation, an initial or a list's number ends nothing, unless what follows shows it.
- A quotation inside a sentence stays whole; one that stands alone as a sentence is cut like the text around it.
- A stop in code or markup ends nothing.

Every look back and ahead is bounded, so the cost is linear in the block.
"""

from copylint.document.abbreviations import Following, abbreviates, opening_word
from copylint.document.blocks import Block, Quotation
from copylint.document.document import Document
from copylint.document.quotations import hidden_in, quotations_in
from copylint.document.words import EXCLAIMED, OPENERS
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_BLANKS = "[ \t\u00a0\u2009\u202f]"
_EMOJI = "[\u203c\u2049\u2600-\u2793\u27bf\u2b50\u2b55\U0001f000-\U0001f446\U0001f44a-\U0001faff]"
"""Emoji, but not the hands that point and no arrows, which lead on."""
_EMOJIS = rf"{_EMOJI}[\ufe0f\u200d\u20e3\u2600-\u27bf\U0001f000-\U0001faff]*+"
_ENDS = (
    # the run of stops: « ! ? » may have blanks inside
    rf"[.!?\u2026]++(?:{_BLANKS}?[!?]++)*+"
    # what belongs to it: closing marks and markup, a link's target, tags, note calls, citation tokens
    rf"(?:{_BLANKS}?[»›]|[\"”’')\]*_~`}}¹²³⁰⁴-⁹]|(?<=\])\([^()\s]{{0,400}}\)|\[\^?[\w-]{{1,20}}\]"
    r"|</?[A-Za-z][^<>]{0,200}>|\u3010[^\u3010\u3011\n]{0,80}\u3011)*+"
)
_END = lazy(_ENDS)
_END_OR_BREAK = lazy(rf"(?:{_ENDS})|(?:(?<=  )|(?<=\\))\r?\n")
_TRAILING = lazy(rf"{_BLANKS}*+(?:{_EMOJIS}|[:;]-?[)(DP](?!\w))(?:{_BLANKS}*+{_EMOJIS})*+")
_CALLS = lazy(rf"(?:{_BLANKS}?\[(?:\^?\d{{1,3}}|\\\[\d{{1,3}}\\\])\](?:\([^()\s]{{0,400}}\)|\[[^\[\]\s]{{0,80}}\])?)*+")
"""Numbered references as links: `[1]`, `[^1]`, `[\\[1\\]](https://…)`, `[1][source]`."""
_BULLET = lazy(rf"[*_~]{{0,3}}{_EMOJI}")
_BETWEEN = lazy(r"(?:\s|>(?=[ >]))*+")
"""Blanks between sentences; the marks of a block quote at the start of a line among them."""
_LEADING = lazy(r"(?:[\s«“„‹\"‘'(\[*_~\u2014\u2013-]|<[a-z]{1,8}>){0,12}+")
_WORD_SIGN = lazy(r"\w")
_STOPS = ".!?\u2026"
_GOES_ON = frozenset(",;:.!?)]}\u2026»")
_WITH_HARD_BREAKS = frozenset({"markdown", "mdx"})
_HARD_BREAKS = ("  \n", "  \r", "\\\n", "\\\r")
_LOOK_BACK = 28
_CLOSE_BY = 3
_WHOLE = 400
"""A quotation longer than that many signs is cut into sentences wherever it stands."""


def split(document: Document, block: Block) -> tuple[Span, ...]:
    """The sentences of a block, in order, without the blanks between them; () for a block of blanks.

    Closing marks, note calls and emoji belong to the sentence that they end.
    """
    text = document.text
    start, stop = _trimmed(text, *block.span)
    if start == stop:
        return ()
    pattern = _END
    find, last = text.find, stop - 1
    if not (
        find(".", start, last) >= 0
        or find("?", start, last) >= 0
        or find("!", start, last) >= 0
        or find("\u2026", start, last) >= 0
        or find("\n", start, last) >= 0
    ):
        return (block.span if (start, stop) == block.span else Span(start, stop),)
    if text.find("\n", start, stop) >= 0 and document.format in _WITH_HARD_BREAKS:
        pattern = _END_OR_BREAK if any(text.find(sign, start, stop) >= 0 for sign in _HARD_BREAKS) else _END
    cutter = _Cutter(document, block, start, stop)
    spans: list[Span] = []
    for found in pattern.finditer(text, start, stop):
        at, after = found.span()
        if after >= stop:
            break
        behind = text[after]
        if behind.isspace() or behind.isupper() or behind >= "\u203c" or text[at] in "\r\n":  # not: 3.5, www.exemple.fr
            start = cutter.start
            end = cutter.end(at, after)
            if end is not None:
                spans.append(Span(start, end))
    if cutter.start < stop:
        spans.append(Span(cutter.start, stop))
    return tuple(spans)


class _Cutter:
    """Where the sentences of a block end; asked in order of place.

    Attributes:
        start: where the sentence at hand begins.
    """

    __slots__ = ("_block", "_document", "_first", "_guard", "_known", "_stop", "_text", "start")

    def __init__(self, document: Document, block: Block, start: int, stop: int) -> None:
        self._document = document
        self._block = block
        self._text = document.text
        self._stop = stop
        self._guard: _Guard | None = None
        self._begin(start)

    def _begin(self, start: int) -> None:
        self.start = self._known = start
        self._first = -1  # where the first word of the sentence stands; -1: there is none before `_known`

    def end(self, at: int, after: int) -> int | None:
        """The end of the sentence where the stops (or the hard break) at `at` end it, None where they do not.

        What belongs to them ends at `after`.
        """
        text, stop = self._text, self._stop
        if at < self.start or not self._has_word(at):
            return None
        is_break = text[at] in "\r\n"
        if not is_break:
            after = _with_followers(text, self.start, after, stop)
        if not _ends(text, self._first, at, after, stop):
            return None
        if self._guard is None:
            self._guard = _Guard(self._document, self._block)
        if self._guard.keeps(self._first, at, after):
            return None
        after = self._guard.closed(after)
        end = _before_break(text, self.start, at) if is_break else after
        self._begin(_next(text, after, stop))
        return end

    def _has_word(self, at: int) -> bool:
        """Whether the sentence has a word before `at`."""
        if self._first < 0:
            word = _WORD_SIGN.search(self._text, self._known, at)
            self._known = at
            if word is None:
                return False
            self._first = word.start()
        return True


def _over(pattern: "regex.Pattern[str]", text: str, at: int, stop: int) -> int:
    """Where a pattern that may match nothing ends."""
    found = pattern.match(text, at, stop)
    return at if found is None else found.end()


def _next(text: str, at: int, stop: int) -> int:
    """Where the next sentence begins, behind blanks."""
    if text[at : at + 1] == " " and text[at + 1 : at + 2].isalnum() and at + 1 < stop:  # nearly always
        return at + 1
    return _over(_BETWEEN, text, at, stop)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the blanks at its edges."""
    piece = text[start:end].rstrip()
    return start + len(piece) - len(piece.lstrip()), start + len(piece)


def _before_break(text: str, start: int, at: int) -> int:
    """The end of a sentence that a hard break at `at` ends: without the blanks or the backslash that make it one."""
    return _trimmed(text, start, at - (text[at - 1] == "\\"))[1]


def _with_followers(text: str, start: int, after: int, stop: int) -> int:
    """The end of a sentence with the note calls and emoji behind it, unless emoji are the bullets of the block."""
    at = after
    while at < stop and text[at] in " \u00a0\u202f":
        at += 1
    if at < stop and text[at] == "[":
        return _over(_CALLS, text, after, stop)
    if at >= stop or (text[at] < "\u203c" and text[at] not in ":;"):
        return after
    end = _over(_TRAILING, text, after, stop)
    return after if end < stop and _BULLET.match(text, start, stop) else end


def _ends(text: str, first: int, at: int, after: int, stop: int) -> bool:
    """Whether the stops at `at`, which with what belongs to them end at `after`, end a sentence.

    The first word of the sentence stands at `first`.
    """
    if after >= stop:
        return False
    if not text[after].isspace() and text[at] in _STOPS:
        return _glued(text, at, after, stop)
    following = _next(text, after, stop)
    head = following if text[following : following + 1].isalnum() else _over(_LEADING, text, following, stop)
    if head >= stop:
        return True
    if text[head].islower() or text[following] in _GOES_ON or text[head] in _GOES_ON:
        return False
    if text[at] == "." and text[at + 1] not in _STOPS:
        return not abbreviates(text, first, at, Following(following, head, stop))
    return text[at] != "!" or text[max(at - _LOOK_BACK, first) : at].rpartition(" ")[2] not in EXCLAIMED


def _glued(text: str, at: int, after: int, stop: int) -> bool:
    """Whether a sentence ends where no blank follows: a word that begins sentences does (« …chaud.Elle »)."""
    before = text[at - 1]
    return (
        text[after].isupper()
        and (text[at] != "." or before.islower() or before in ')»”"')
        and opening_word(text, after, stop) in OPENERS
    )


class _Guard:
    """What keeps stops from ending a sentence: code and markup, quotations inside a sentence.

    Asked in order of place; each list is walked once.
    """

    __slots__ = ("_alone", "_at", "_hidden", "_hidden_at", "_quotations", "_stop", "_text")

    def __init__(self, document: Document, block: Block) -> None:
        self._text = document.text
        self._stop = block.span.end
        self._hidden = hidden_in(document, block.span)
        self._quotations: list[Quotation] = []
        for quotation in quotations_in(document, block.span):
            if not self._quotations or quotation.span.start >= self._quotations[-1].span.end:
                self._quotations.append(quotation)
        self._hidden_at = self._at = 0
        self._alone: bool | None = None  # whether the quotation at hand stands alone; None: not yet known

    def keeps(self, first: int, at: int, after: int) -> bool:
        """Whether the stop at `at` cannot end the sentence whose first word stands at `first`."""
        while self._hidden_at < len(self._hidden) and self._hidden[self._hidden_at].end <= at:
            self._hidden_at += 1
        if self._hidden_at < len(self._hidden) and self._hidden[self._hidden_at].start <= at:
            return True
        while self._at < len(self._quotations) and self._quotations[self._at].span.end <= at:
            self._at += 1
            self._alone = None
        if self._at == len(self._quotations):
            return False
        quotation = self._quotations[self._at]
        if at < quotation.content.start or self.closed(after) >= quotation.span.end:
            return False
        if quotation.span.end - quotation.span.start > _WHOLE:
            return False
        if self._alone is None:
            self._alone = first >= quotation.span.start and self._ends(quotation)
        return not self._alone

    def closed(self, after: int) -> int:
        """The end of a sentence with the closing mark that stands behind a blank, if one does."""
        if self._at < len(self._quotations):
            quotation = self._quotations[self._at]
            between = self._text[after : quotation.content.end]
            if after <= quotation.content.end <= after + _CLOSE_BY and (not between or between.isspace()):
                return quotation.span.end
        return after

    def _ends(self, quotation: Quotation) -> bool:
        """Whether a sentence ends with a quotation."""
        text = self._text
        end = quotation.span.end
        if end >= self._stop:
            return True
        if text[end] in _STOPS:
            end = min(end + 1, self._stop)
        elif not text[quotation.content.end - _CLOSE_BY : quotation.content.end].rstrip().endswith(tuple(_STOPS)):
            return False
        head = _over(_LEADING, text, end, self._stop)
        return head >= self._stop or not (text[head].islower() or text[head] in _GOES_ON)
