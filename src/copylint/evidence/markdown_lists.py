# SPDX-License-Identifier: Apache-2.0
"""Lists that are drawn as a paragraph, and paragraphs that are drawn as part of a list.

A line end is a blank to Markdown: lines that begin with • or with a dash run on in one paragraph, and a line below an
item belongs to the item (CommonMark 5.2, lazy continuation).
"""

from collections.abc import Iterator

from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, by_block, keep, marked, of_kind, shown
from copylint.model.places import Edit, Match, Span
from copylint.text.patterns import lazy

_BULLETS = "\u2022\u25cf\u25aa\u25e6\u2023\u25a0\u2043\u25ba\u27a2\u2714\u2713\u2756\u2666"
_DASHES = "\u2013\u2014"
_LINE = lazy(
    rf"[ \t>]*+(?:([{_BULLETS}])[ \t\u00a0\u202f]*+(?=\S)|([{_DASHES}])[ \t\u00a0\u202f]++(?=\S)|([-*+])(?=[^\W\d_])"
    r"|([0-9]{1,2})[.)](?:[ \t]++(?=\S)|(?=[^\W\d_])))"
)
_FIRST = frozenset(f"{_BULLETS}{_DASHES}-*+ \t>0123456789")
_BULLETED, _UNSPACED, _NUMBERED = 1, 3, 4  # groups of `_LINE`
_NUMBER = lazy(r"([0-9]{1,9})[.)]")
_SPACED = lazy(r"[ \t\u00a0\u202f]*")
_BREAK = lazy(r"(?:  |\\|<br ?/?>)$")
_ENDS = '*_\u00bb\u201d")\u00a0\u202f '
_STOPS = ".!?\u2026"
_WIDE = 60
_FEWEST = 2
_FEWEST_RESTARTS = 3


def find(document: Document) -> Faults:
    """Faults: list-run-on, list-dashes, list-glued, item-swallows, numbering-restarts."""
    found: Faults = {}
    if document.format not in MARKDOWN:
        return found
    items = of_kind(document, "item")
    if items:
        keep(found, "list-glued", _glued(document, items))
        keep(found, "item-swallows", _swallowed(document, items))
        keep(found, "numbering-restarts", _restarts(document, items))
    for fault, match in _run_on(document):
        found.setdefault(fault, []).append(match)
    return found


# ---- lines that are no items ---------------------------------------------------------------------


def _run_on(document: Document) -> Iterator[tuple[str, Match]]:
    text, blocks = document.text, document.blocks
    items = {blocks[index].outer.start for index in of_kind(document, "item")}
    signs: list[tuple[int, int, int]] = []
    for start in document.lines.starts:
        if text[start : start + 1] in _FIRST and start not in items:
            match = _LINE.match(text, start)
            if match and match.lastindex:
                signs.append((match.start(match.lastindex), match.end(), match.lastindex))
    if len(signs) < _FEWEST:
        return
    marks = {_mark(text, start) for start in items}
    signs = [sign for sign in signs if sign[0] not in marks]
    ends = {start: (end, kind) for start, end, kind in signs}
    places = (Span(start, start + 1) for start, _, _ in signs if _is_text(document, start))
    for block, held in by_block(document, places):
        if block.kind == "cell":
            continue
        for run in _runs(document, held, ends):
            kind = ends[run[0].start][1]
            fault = "list-run-on" if kind in (_BULLETED, _NUMBERED) else "list-dashes"
            edits = tuple(_itemised(document, run, ends, kind))
            yield fault, Match(run[0], tuple(run[1:]), {"count": len(run), "sign": text[slice(*run[0])]}, edits)


def _mark(text: str, start: int) -> int:
    """Where the mark of an item stands, from the start of its line."""
    while text[start] in " \t>":
        start += 1
    return start


def _is_text(document: Document, at: int) -> bool:
    return shown(document, at, at + 1) and not marked(document, at, at + 1)


def _runs(document: Document, held: list[Span], ends: dict[int, tuple[int, int]]) -> Iterator[list[Span]]:
    """Two or more lines in a row of one block that begin with the same kind of sign."""
    text, lines = document.text, document.lines
    run: list[Span] = []
    last = number = 0
    for place in held:
        line = lines.line(place.start)
        kind = ends[place.start][1]
        found = _NUMBER.match(text, place.start) if kind == _NUMBERED else None
        value = int(found[1]) if found else 0
        goes_on = run and line == last + 1 and kind == ends[run[0].start][1] and not _broken(document, line)
        if goes_on and (value == number + 1 if found else text[place.start] == text[run[0].start]):
            run.append(place)
        else:
            if len(run) >= _FEWEST:
                yield run
            run = [place]
        last, number = line, value
    if len(run) >= _FEWEST:
        yield run


def _broken(document: Document, line: int) -> bool:
    """Whether a break is drawn before a line."""
    start, end = document.lines.content(line - 1)
    return _BREAK.search(document.text, max(start, end - 8), end) is not None


def _itemised(document: Document, run: list[Span], ends: dict[int, tuple[int, int]], kind: int) -> Iterator[Edit]:
    """The signs that Markdown knows, and a blank line before the first."""
    text, lines = document.text, document.lines
    number = lines.line(run[0].start)
    line = lines.span(number)
    marks = text[line.start : run[0].start]
    before = lines.content(number - 1) if number > 1 else None
    if before is not None and text[before.start : before.end].strip(" \t>"):
        yield Edit(line.start, line.start, marks.rstrip(" \t") + text[before.end : line.start])
    # Before a figure a dash would read as a minus.
    bullet = "* " if any(text[ends[place.start][0]].isdigit() for place in run) else "- "
    for place in run:
        end = ends[place.start][0]
        if kind == _NUMBERED:
            mark = _NUMBER.match(text, place.start)
            if mark and mark.end() == end:
                yield Edit(end, end, " ")
        elif kind == _UNSPACED:
            yield Edit(place.end, place.end, " ")
        else:
            yield Edit(place.start, end, bullet)


# ---- lists without a blank line ------------------------------------------------------------------


def _glued(document: Document, items: list[int]) -> Iterator[Match]:
    """The first item of a list directly below a paragraph."""
    text, blocks = document.text, document.blocks
    for index in items:
        before = blocks[index - 1]
        if before.kind != "paragraph":
            continue
        block = blocks[index]
        if not index or before.outer.end > block.outer.start or text[before.outer.start] in " \t":
            continue
        gap = text[before.outer.end : block.outer.start]
        if gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1 and not gap.strip(" \t\r\n>"):
            start = _mark(text, block.outer.start)
            yield Match(Span(start, block.outer.end), edits=_blank_line(document, start))


def _blank_line(document: Document, at: int) -> tuple[Edit, ...]:
    """A blank line before the line of a place, with the quote marks of that line."""
    text, lines = document.text, document.lines
    number = lines.line(at)
    line = lines.span(number)
    marks = text[line.start : at]
    if number == 1 or marks.strip(" \t>"):
        return ()
    return (Edit(line.start, line.start, marks.rstrip(" \t") + text[lines.content(number - 1).end : line.start]),)


# ---- text below an item --------------------------------------------------------------------------


def _swallowed(document: Document, items: list[int]) -> Iterator[Match]:
    """A line at the margin below an item whose words have ended."""
    text, blocks = document.text, document.blocks
    for index in items:
        start, end = blocks[index].span
        at = text.find("\n", start, end)
        while at >= 0:
            if at + 1 < end and text[at + 1] not in " \t\r\n>" and _begins(text, start, at):
                if _closes_list(document, index):  # else the line goes on its item, which was meant
                    yield Match(Span(at + 1, end), edits=_blank_line(document, at + 1))
                break
            at = text.find("\n", at + 1, end)


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a new sentence begins after the line end `at`, and the line before it was not wrapped there."""
    line = max(text.rfind("\n", 0, at) + 1, start)
    before = text[line:at].rstrip(_ENDS + "\r")
    after = text[at + 1 : at + 80].lstrip('*_\u00ab"\u201c([\u00a0 ')
    return before[-1:] in _STOPS and after[:1].isupper() and not _WIDE < at - line <= 2 * _WIDE


def _closes_list(document: Document, index: int) -> bool:
    """Whether no other item follows on the next line: then a blank line parts the text from the list."""
    blocks = document.blocks
    if index + 1 == len(blocks) or blocks[index + 1].kind != "item":
        return True
    gap = document.text[blocks[index].outer.end : blocks[index + 1].outer.start]
    return gap.count("\n") > 1


# ---- numbers -------------------------------------------------------------------------------------


def _restarts(document: Document, items: list[int]) -> Iterator[Match]:
    """Lists of one item, each numbered 1, with text between: three of them were meant as one list."""
    text, blocks = document.text, document.blocks
    ones = [index for index in items if text.startswith(("1.", "1)"), blocks[index].outer.start)]
    if len(ones) < _FEWEST_RESTARTS:
        return
    alone: list[Span] = []
    before = -1  # the numbered item before
    for index in items:
        block = blocks[index]
        number = _NUMBER.match(text, block.outer.start)
        if block.level > 1 or block.quoted or number is None:
            continue
        between = blocks[before + 1 : index] if before >= 0 else ()
        parted = any(other.kind in ("heading", "rule") for other in between)
        # What is indented belongs to the item.
        follows = before >= 0 and not any(
            other.kind != "item" and text[other.outer.start] not in " \t" for other in between
        )
        if parted or follows or int(number[1]) != 1:
            yield from _restarted(alone)
            alone = []
        if not follows and int(number[1]) == 1:
            alone.append(Span(block.outer.start, number.end()))
        before = index
    yield from _restarted(alone)


def _restarted(ones: list[Span]) -> Iterator[Match]:
    if len(ones) >= _FEWEST_RESTARTS:
        yield Match(ones[1], tuple(ones[2:]), {"count": len(ones)})
