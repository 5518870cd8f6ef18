# SPDX-License-Identifier: Apache-2.0
"""Quoted words: which marks pair, block by block.

Quotation marks excuse: what is quoted is no leak and no claim of the article. So a pair that is none is as bad as one
that is missed, and one stray mark must never turn the rest of a text into a quotation. The state starts anew in each
block; a mark that finds no partner in its block is dropped, but for a speech that goes on into the next paragraph
(Lexique des règles typographiques en usage à l'Imprimerie nationale, "Guillemets"; Chicago Manual of Style 13.30).

Marks of two shapes pair by shape, innermost first. The straight mark has one shape: what stands beside it says
whether it can open or close, a digit before it may make it inches, and where it stands between blanks (a French habit)
the marks pair in order. One pass over the marks with a stack: linear, however many marks there are.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter

from copylint.document.blocks import Block, Quotation
from copylint.document.document import Document
from copylint.document.spans import touching, union
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

HIDDEN = ("code", "html", "target", "comment", "math", "template", "definition")
"""Masks under which a mark quotes nothing (attributes of tags, titles of links, strings of code)."""

STRAIGHT = '"'
_LOOK_AHEAD = 4
_SPAN = itemgetter(0)
_MARK = lazy('[«»“”„"‹›]|<<+|>>+')
_MARK_WITH_SINGLE = lazy('[«»“”„"‹›‘’]|<<+|>>+')  # ’ is the apostrophe too: looked at only where a ‘ stands
_CLOSING = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’", "<<": ">>", '"': '"'}
_OPENING = {"»": "«", "”": "“", "›": "‹", "’": "‘", ">>": "<<"}
_SIGNS = [sign for sign in (*_CLOSING, *_OPENING) if sign != "’"]
_GOES_ON = frozenset("«“")
"""Marks whose speech may run over several paragraphs, each of which opens it again."""
_BEFORE = frozenset("([{<'\u2019*_~`|>/\u2014\u2013-=:«“‘‹„")
"""What may stand, beside blanks, before a mark that opens; markup and elided articles among them."""
_AFTER = frozenset(")]}>*_~`|</\u2014\u2013-.,;:!?\u2026»”’›«")
"""What may stand, beside blanks, after a mark that closes."""
_STOPS = frozenset(".,;!?\u2026")
_SPEECH_KINDS = frozenset({"paragraph", "item"})


class _Open(NamedTuple):
    """An opening mark that waits for its partner."""

    mark: str
    start: int
    end: int


class _Mark(NamedTuple):
    """A mark and the signs beside it; the edges of a block count as blanks."""

    sign: str
    start: int
    end: int
    before: str
    behind: str


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of all prose blocks, in order of place, outer before inner.

    A speech that goes on into the next paragraph has `closing` "" and ends with its block; where that paragraph does
    not open it again, its part there has `opening` "" and starts with the block.
    """
    text = document.text
    places = _places(text)
    if not places:
        return ()
    found: set[tuple[int, int, int, int]] = set()  # outer start, inner start, inner end, outer end
    left: tuple[Block, _Open] | None = None  # the speech that the block before did not close
    for block in document.prose:
        start, end = block.span
        at = bisect_left(places, start)
        pairing = _pairing(document, block) if at < len(places) and places[at] < end else None
        if pairing is not None:
            found.update(pairing.pairs)
        if block.kind == "attribute":  # lies inside another block
            continue
        if left is not None and block.kind in _SPEECH_KINDS:
            before, opening = left
            close = None if pairing is None else pairing.unopened.get(_CLOSING[opening.mark])
            goes_on = close is not None or text.startswith(opening.mark, start)
            if goes_on and before.span.end > opening.end:
                found.add((opening.start, opening.end, before.span.end, before.span.end))
            if close is not None and close[0] > start:
                found.add((start, start, *close))
        speech = None if pairing is None or block.kind not in _SPEECH_KINDS else pairing.speech()
        left = None if speech is None else (block, speech)
    return _with_depth(text, sorted(found, key=lambda one: (one[0], -one[3])))


def quotations_in(document: Document, span: Span) -> tuple[Quotation, ...]:
    """The quotations that lie inside a span, in order of place."""
    quotations = document.quotations
    if not quotations:
        return ()
    first = bisect_left(quotations, (span[0],), key=_SPAN)
    last = bisect_left(quotations, (span[1],), first, key=_SPAN)
    if first == last:
        return ()
    return tuple(quotation for quotation in quotations[first:last] if quotation.span.end <= span.end)


def hidden_in(document: Document, span: Span) -> Sequence[Span]:
    """The stretches of code and markup that touch a span, in order of place, disjoint."""
    return touching(document.masks.covered(HIDDEN), span)


def cut_out(document: Document, span: Span, more: Iterable[Span] = ()) -> str:
    """The text of a span without quotations, code, markup and `more`; a blank stands in the place of each."""
    pieces, at = [], span.start
    quoted = (one.span for one in quotations_in(document, span))
    for hole in union([*quoted, *hidden_in(document, span), *more]):
        pieces.append(document.text[at : max(at, hole.start)])
        at = hole.end
    return " ".join([*pieces, document.text[at : span.end]])


def _places(text: str) -> list[int]:
    """Where marks stand, in order: most blocks have none and need not be looked at."""
    places = []
    for sign in _SIGNS:
        at = text.find(sign) if sign[0] in text else -1  # one sign is found in no time, two cost a search
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    places.sort()
    return places


def _with_depth(text: str, pairs: list[tuple[int, int, int, int]]) -> tuple[Quotation, ...]:
    """Pairs in order of place as quotations; one inside two others has depth 3."""
    quotations: list[Quotation] = []
    around: list[int] = []
    for start, inner, inner_end, end in pairs:
        while around and around[-1] <= start:
            around.pop()
        around.append(end)
        quotations.append(
            Quotation(Span(start, end), Span(inner, inner_end), text[start:inner], text[inner_end:end], len(around))
        )
    return tuple(quotations)


class _Pairing:
    """The stack of a block. Pairs never cross: a mark that closes drops what opened inside its pair and never closed.

    Attributes:
        pairs: outer start, inner start, inner end, outer end.
        unopened: by closing mark, where the first one stands that nothing opened.
    """

    __slots__ = ("_stack", "_waiting", "pairs", "unopened")

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int, int, int]] = []
        self.unopened: dict[str, tuple[int, int]] = {}
        self._stack: list[_Open] = []
        self._waiting = dict.fromkeys(_CLOSING, 0)

    def waits(self, opening: str) -> bool:
        """Whether such a mark is open."""
        return self._waiting[opening] > 0

    def open(self, mark: _Mark) -> None:
        """Push. A straight mark that opens before another closed shows that the other was stray."""
        if mark.sign == STRAIGHT and self._waiting[STRAIGHT]:
            at = next(at for at in range(len(self._stack) - 1, -1, -1) if self._stack[at].mark == STRAIGHT)
            del self._stack[at]
            self._waiting[STRAIGHT] -= 1
        self._stack.append(_Open(mark.sign, mark.start, mark.end))
        self._waiting[mark.sign] += 1

    def close(self, opening: str, mark: _Mark) -> None:
        """Pair a closing mark with the innermost `opening`; an empty pair quotes nothing."""
        if not self._waiting[opening]:
            self.unopened.setdefault(mark.sign, (mark.start, mark.end))
            return
        while True:
            last = self._stack.pop()
            self._waiting[last.mark] -= 1
            if last.mark == opening:
                break
        if mark.start > last.end:
            self.pairs.append((last.start, last.end, mark.start, mark.end))

    def speech(self) -> _Open | None:
        """The last mark of a speech that stays open."""
        return next((opening for opening in reversed(self._stack) if opening.mark in _GOES_ON), None)


def _pairing(document: Document, block: Block) -> _Pairing | None:
    """The marks of a block, paired; None where it has none."""
    marks = _marks(document, block)
    if not marks:
        return None
    pairing = _Pairing()
    for index, mark in enumerate(marks):
        sign = mark.sign
        if sign == STRAIGHT:
            does = _straight(mark, waiting=pairing.waits(STRAIGHT))
            if does == "open":
                pairing.open(mark)
            elif does == "close" and not (mark.before.isdigit() and _inches(marks, index)):
                pairing.close(STRAIGHT, mark)
        elif sign in "“”" and pairing.waits("„") and not (sign == "”" and pairing.waits("“")):
            pairing.close("„", mark)
        elif sign in _OPENING:
            if sign != "’" or not (mark.behind.isalnum() or _blank(mark.before)):  # else an apostrophe
                pairing.close(_OPENING[sign], mark)
        elif sign in _CLOSING and _opens(mark, document.text):
            pairing.open(mark)
    return pairing


def _marks(document: Document, block: Block) -> list[_Mark]:
    """The marks of a block that stand in its words, in order of place."""
    text = document.text
    start, end = block.span
    pattern = _MARK_WITH_SINGLE if text.find("‘", start, end) >= 0 else _MARK
    marks = [
        _Mark(
            found[0],
            (at := found.start()),
            (after := found.end()),
            text[at - 1] if at > start else " ",
            text[after] if after < end else " ",
        )
        for found in pattern.finditer(text, start, end)
    ]
    hidden = hidden_in(document, block.span) if marks else []
    if not hidden:
        return marks
    visible = []
    at = 0
    for mark in marks:
        while at < len(hidden) and hidden[at].end <= mark.start:
            at += 1
        if at == len(hidden) or hidden[at].start > mark.start:
            visible.append(mark)
    return visible


def _blank(sign: str) -> bool:
    return sign.isspace() or sign in "\u200b\u2060\ufeff"


def _opens(mark: _Mark, text: str) -> bool:
    """Whether a mark with a shape of its own opens; « and “ do wherever they stand, glued ones too."""
    if mark.sign == "‘":
        return (_blank(mark.before) or mark.before in _BEFORE) and not (_blank(mark.behind) or mark.behind.isdigit())
    if mark.sign == "<<":
        shifts = text[mark.end : mark.end + 2].strip()[:1].isdigit()
        return (_blank(mark.before) or mark.before in _BEFORE) and not shifts
    return True


def _straight(mark: _Mark, *, waiting: bool) -> str:
    """What a straight mark does by what stands beside it: "open", "close" or nothing ("").

    Where both are possible, and between blanks, the marks of a block pair in order.
    """
    before, behind = mark.before, mark.behind
    blank_before, blank_behind = _blank(before), _blank(behind)
    may_open = not blank_behind and (blank_before or before in _BEFORE)
    may_close = not blank_before and (blank_behind or behind in _AFTER)
    either = (blank_before and blank_behind) or (before in _STOPS and behind.isalnum())
    if either or (may_open and may_close):
        return "close" if waiting else "open"
    if may_open:
        return "open"
    return "close" if may_close and waiting else ""


def _inches(marks: list[_Mark], index: int) -> bool:
    """Whether the straight mark after a figure leaves the closing to the next one (`"un écran de 27" mat"`)."""
    for mark in marks[index + 1 : index + 1 + _LOOK_AHEAD]:
        if mark.sign == STRAIGHT:
            if _blank(mark.before) or not (_blank(mark.behind) or mark.behind in _AFTER):
                return False
            if not mark.before.isdigit():
                return True
    return False
