# SPDX-License-Identifier: Apache-2.0
"""Comments of a text that set faults aside: `<!-- copylint-disable-next-line CODE -- reason -->` and its kin.

    copylint-disable-next-line   what begins on the next line that is neither blank nor such a comment
    copylint-disable-line        what touches the line of the comment
    copylint-disable             what begins between the comment and the next copylint-enable, or the end
    copylint-enable              ends that, for all codes or for those that it names
    copylint-disable-file        the whole file

Families, codes and names count, several of them with commas or blanks between; none means all. A reason stands behind
` -- `, as in ESLint. A comment counts where the format's reader found one: in Markdown and HTML `<!-- … -->`, in MDX
`{/* … */}`; in a code block it is an example. In plain text nobody hides a comment from the reader: none counts there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from copylint.document.document import Document
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.rulebook.select import names_rule
from copylint.run.linter import GUARD
from copylint.text.patterns import lazy

NEXT_LINE, LINE, REGION, END, FILE = "disable-next-line", "disable-line", "disable", "enable", "disable-file"
WORDS = (NEXT_LINE, LINE, REGION, END, FILE)
"""What may stand behind `copylint-`."""
EVERY = -1
"""In place of the index of a word: the comment names none and means all rules."""

_WORD = lazy(r"copylint-([^\s,]*)")
_NAME = lazy(r"[^\s,]+")
_REASON = lazy(r"(?:^|\s)(?:-{2,}|[\u2013\u2014])(?=\s|$)")  # editors make a dash of two hyphens
_NO_WORDS = " \t>"


class Named(NamedTuple):
    """A word of a comment that names rules, and the codes of those; none where it means nothing."""

    word: str
    span: Span
    codes: frozenset[str]


class Directive(NamedTuple):
    """One comment; all places are in `Document.source`."""

    word: str
    span: Span
    named: tuple[Named, ...]
    reason: str
    first: Mapping[str, int] = {}
    """By code, the first of its words that names the rule."""

    def index_of(self, code: str) -> int | None:
        """Which of its words names a rule; EVERY where it has none and means all."""
        return self.first.get(code) if self.named else EVERY


class Comments:
    """The comments of one document, to be asked which place they set aside; they remember what they were used for.

    Args:
        document: the text.
        known: all rules that a word may name, in force or not.
    """

    def __init__(self, document: Document, known: Sequence[Rule]) -> None:
        """See the class."""
        self.document = document
        self._known = known
        self._codes: dict[str, frozenset[str]] = {}
        self.directives = tuple(self._read())
        counted = self.directives if document.format != "text" else ()
        self.used: set[tuple[int, int]] = set()
        """Pairs of a comment and one of its words (EVERY): those that set something aside."""
        self.idle_ends: list[int] = []
        """`copylint-enable` comments that end nothing."""
        self._answers: dict[tuple[str, Span], int | None] = {}
        self._firsts: dict[tuple[int, int, str], int | None] = {}
        self._files = {0: [index for index, each in enumerate(counted) if each.word == FILE]}
        self._regions = [index for index, each in enumerate(counted) if each.word in (REGION, END)]
        self._ranges: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}
        self._next, self._own = self._lines(counted)
        self._own_lines = sorted(self._own)
        self._match_ends()

    def keeps(self, rule: Rule, span: Span) -> bool:
        """Whether no comment sets a place aside."""
        return self.by(rule.code, span) is None

    def by(self, code: str, span: Span) -> Directive | None:
        """The comment that sets a place aside. Of several one answers, so that the others are known to be needless."""
        asked = (code, span)
        if asked not in self._answers:
            self._answers[asked] = self._find(code, span)
        index = self._answers[asked]
        return None if index is None else self.directives[index]

    def _find(self, code: str, span: Span) -> int | None:
        lines = self.document.source_lines
        first, last = lines.line(span.start), lines.line(max(span.start, span.end - 1))
        index = self._first_of(self._next, first, code)
        for line in self._own_lines[bisect_left(self._own_lines, first) : bisect_right(self._own_lines, last)]:
            index = self._first_of(self._own, line, code) if index is None else index
        starts, ranges = self._region(code)
        at = bisect_right(starts, span.start) - 1
        if index is None and at >= 0 and span.start < ranges[at][0]:
            index = ranges[at][1]
        if index is None:
            index = self._first_of(self._files, 0, code)
        if index is not None:
            self.used.add((index, self.directives[index].index_of(code) or 0))
        return index

    def _first_of(self, by_line: Mapping[int, list[int]], line: int, code: str) -> int | None:
        """The first of the comments of a line that means a rule."""
        asked = (id(by_line), line, code)
        if asked not in self._firsts:
            found = (index for index in by_line.get(line, ()) if self.directives[index].index_of(code) is not None)
            self._firsts[asked] = next(found, None)
        return self._firsts[asked]

    # ---- reading -------------------------------------------------------------------------------

    def _read(self) -> Iterator[Directive]:
        document, source = self.document, self.document.source
        for mask in document.masks.spans("comment"):
            span = document.to_source(mask)
            if GUARD not in source[span.start : span.end]:
                continue
            start, end = _inside(source, span)
            word = _WORD.match(source, start, end)
            if word is None:
                continue  # a comment that only speaks of one
            body = source[word.end() : end]
            reason = _REASON.search(body)
            names = [] if word[1] not in WORDS else list(_NAME.finditer(body[: reason.start() if reason else None]))
            at = word.end()
            named = tuple(
                Named(name[0], Span(at + name.start(), at + name.end()), self._meant(name[0])) for name in names
            )
            said = " ".join(body[reason.end() :].split()) if reason else ""
            yield Directive(word[1], span, named, said, _first(named))

    def _meant(self, word: str) -> frozenset[str]:
        if word not in self._codes:
            self._codes[word] = frozenset(rule.code for rule in self._known if names_rule(word, rule))
        return self._codes[word]

    def _lines(self, directives: Sequence[Directive]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """By line, the comments that mean what begins on it, and those that mean what touches it."""
        lines = self.document.source_lines
        following: dict[int, list[int]] = {}
        own: dict[int, list[int]] = {}
        on: dict[int, list[Span]] = {}
        for index, directive in enumerate(directives):
            first, last = lines.line(directive.span.start), lines.line(directive.span.end - 1)
            for line in range(first, last + 1):
                on.setdefault(line, []).append(directive.span)
            if directive.word == LINE:
                for line in {first, last}:
                    own.setdefault(line, []).append(index)
        aims: dict[int, int] = {}
        for index in reversed(range(len(directives))):  # from below, so that a pile of comments is walked down once
            if directives[index].word == NEXT_LINE:
                line = self._line_with_words(lines.line(directives[index].span.end - 1) + 1, on, aims)
                following.setdefault(line, []).append(index)
        return following, own

    def _line_with_words(self, line: int, on: Mapping[int, list[Span]], aims: dict[int, int]) -> int:
        """The first line from here on that holds more than blanks and comments of ours."""
        lines, walked = self.document.source_lines, []
        while line <= len(lines) and line not in aims and not self._words_on(line, on.get(line, ())):
            walked.append(line)
            line += 1
        aim = aims.get(line, line)
        aims.update(dict.fromkeys(walked, aim))
        return aim

    def _words_on(self, line: int, comments: Sequence[Span]) -> bool:
        at, end = self.document.source_lines.content(line)
        for comment in comments:
            if self.document.source[at : comment.start].strip(_NO_WORDS):
                return True
            at = comment.end
        return bool(self.document.source[at:end].strip(_NO_WORDS))

    # ---- disable … enable ----------------------------------------------------------------------

    def _region(self, code: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Where a rule is off: the starts of the ranges, and of each its end and the comment that opened it."""
        if code not in self._ranges:
            starts, ranges, opened = list[int](), list[tuple[int, int]](), EVERY
            for index in self._regions:
                directive = self.directives[index]
                if directive.index_of(code) is None:
                    continue
                if directive.word == REGION and opened < 0:
                    starts.append(directive.span.end)
                    opened = index
                elif directive.word == END and opened >= 0:
                    ranges.append((directive.span.start, opened))
                    opened = EVERY
            if opened >= 0:
                ranges.append((len(self.document.source) + 1, opened))
            self._ranges[code] = starts, ranges
        return self._ranges[code]

    def _match_ends(self) -> None:
        """Find the `copylint-enable` that end nothing."""
        everything, opened = False, set[str]()
        for index in self._regions:
            directive = self.directives[index]
            codes = directive.first.keys()
            if directive.word == REGION:
                everything = everything or not directive.named
                opened |= codes
            elif everything or opened & codes or (not directive.named and opened):
                everything = everything and bool(directive.named)
                opened = opened - codes if directive.named else set()
            elif codes or not directive.named:
                self.idle_ends.append(index)


def _first(named: Sequence[Named]) -> dict[str, int]:
    first: dict[str, int] = {}
    seen: set[str] = set()
    for index, each in enumerate(named):
        if each.word not in seen:
            seen.add(each.word)
            for code in each.codes:
                first.setdefault(code, index)
    return first


def _inside(source: str, span: Span) -> Span:
    """The text of a comment without its signs and the blanks beside them."""
    start, end = span
    for opening, closing in (("<!--", "-->"), ("{", "}"), ("/*", "*/")):
        if source.startswith(opening, start, end):
            start += len(opening)
            if source.endswith(closing, start, end):
                end -= len(closing)
        while start < end and source[start].isspace():
            start += 1
        while end > start and source[end - 1].isspace():
            end -= 1
    return Span(start, end)
