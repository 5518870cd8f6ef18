# SPDX-License-Identifier: Apache-2.0
"""Patterns in their place: what the kinds phrase and pattern share.

A pattern alone is a string; a fault is a string in its place: the block it stands in, the zone, what masks it, a
second cue beside it, nothing that makes it innocent. Rules ask for each by an option.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from copylint.document.blocks import MARKUP, Block
from copylint.document.document import Document
from copylint.evidence.candidates import likely
from copylint.evidence.kind import Context, Phrase, compiled, matches_of
from copylint.evidence.mentions import mentioned
from copylint.evidence.passages import Extent, extended
from copylint.evidence.surroundings import Innocence, innocent
from copylint.model.places import Match, Span, Words
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

BlockName = Literal[
    "heading", "paragraph", "item", "cell", "meta", "attribute", "comment", "html", "code", "directive", "definition"
]
MaskName = Literal["markup", "code", "mention", "quote", "emphasis", "speaker", "entity", "comment", "template"]
Reach = Literal["match", "sentence", "block", "neighbours", "document"]
ZoneName = Literal["title", "first", "tail"]
Place = Literal["anywhere", "block", "line", "start", "end", "sentence"]

PROSE_NAMES: tuple[BlockName, ...] = ("heading", "paragraph", "item", "cell", "meta", "attribute")


class Where(NamedTuple):
    """The options that the kinds phrase and pattern add to their patterns.

    Attributes:
        blocks: the kinds of block to look in.
        zone: zones one of which must hold the match; empty is anywhere.
        masks: what hides a match. "markup" is all that no reader reads as words; "mention" is quotation marks,
            quoting italics and bold, attributed block quotes and speaker labels: words that are shown, not said.
        place: where in its block the match must stand: "block" = it is the whole block (emoji, stops and signs of
            emphasis aside), "line" = a whole line of it, "start" and "end" of the block, "sentence" = it begins a
            sentence.
        cues: phrases by language or name, one of which must be found within `cue_reach` beside the match itself.
        cue_reach: how far to look for them.
        guards: phrases that make the match innocent when found within `guard_reach`.
        guard_reach: how far to look for them.
        unless: what around a match makes it innocent (see `evidence.surroundings.Innocence`).
        extent: how far the fault reaches beyond the words that match (see `evidence.passages.Extent`).
        followers: phrases; blocks after the match each of which is wholly one of them belong to it.
        tells: phrases by a word of wording/: the words found in the block become the value {tells}.
        longest: signs at most of a block that is looked into; 0 is any.
        requires: folded literals one of which stands in every block where the rule can match, where the pattern
            hides them.
    """

    blocks: tuple[BlockName, ...] = PROSE_NAMES
    zone: tuple[ZoneName, ...] = ()
    masks: tuple[MaskName, ...] = ("markup", "mention")
    place: Place = "anywhere"
    cues: Mapping[str, tuple[Phrase, ...]] = {}
    cue_reach: Reach = "block"
    guards: Mapping[str, tuple[Phrase, ...]] = {}
    guard_reach: Reach = "sentence"
    unless: tuple[Innocence, ...] = ()
    extent: Extent = "match"
    followers: Mapping[str, tuple[Phrase, ...]] = {}
    tells: Mapping[str, tuple[Phrase, ...]] = {}
    longest: int = 0
    requires: tuple[str, ...] = ()


def search(  # noqa: PLR0913 - what a kind was given
    document: Document,
    block: Block,
    patterns: Mapping[str, Sequence[str]],
    where: Where,
    context: Context,
    needs: Mapping[str, Any] = {},
) -> list[Match]:
    """The matches of some patterns in one block, in order of place; of two that overlap the longer stands.

    Args:
        document: the document.
        block: one of its blocks.
        patterns: sources of patterns by language; every language is looked for.
        where: what else must hold.
        context: for its timeout.
        needs: sets of folded literals, of each of which a pattern requires one (`evidence.literals.each_of`). Most
            patterns of a rule are never compiled, since their words do not stand in the block.

    Raises:
        TimeoutError: a pattern ran out of time.
    """
    if block.kind not in where.blocks or 0 < where.longest < block.span.end - block.span.start:
        return []
    if where.zone and not _may_be_in(document, block, where.zone):
        return []
    sources = likely(document, block, patterns, needs)
    if not sources:
        return []
    raw = _at_edges if where.place in _EDGES else _everywhere
    found = [
        match
        for match in raw(document, block, where, sources, context)
        if _innocent(document, block, match, where, context) is None
    ]
    if not found:
        return []
    tells = _tells(document, block, where, context) if where.tells else {}
    spans: list[Match] = []
    for match in _longest(found) if len(found) > 1 else found:
        if spans and match.end() <= spans[-1].span.end:
            continue
        span = extended(document, block, Span(*match.span()), where.extent)
        if where.followers and span.end >= block.span.end:
            span = _followed(document, block, span, where, context)
        if not spans or span.start >= spans[-1].span.end:
            values = _values(match) | tells if tells or match.re.groupindex else _NO_VALUES
            spans.append(Match(span, (), values))
    return spans


_NO_VALUES: "dict[str, str | int | Words]" = {}
"""The values of most matches: one for all, and nobody adds to it."""
_MOST_FOLLOWERS = 12
_EDGES = ("block", "start", "line")
"""Places where a match must begin where they begin."""


def _may_be_in(document: Document, block: Block, zones: Sequence[str]) -> bool:
    """Whether a match in a block may stand in one of these zones; a place in an attribute is that of its own block."""
    index = document.prose_index(block.span.start)
    if index is None or document.prose[index] is not block:
        return True
    return any(index in getattr(document.zones, zone) for zone in zones)


def _everywhere(
    document: Document, block: Block, _where: Where, sources: Iterable[str], context: Context
) -> "list[regex.Match[str]]":
    start, end = block.span
    text, timeout = document.text, context.timeout
    return [
        m for source in sources for m in matches_of(compiled(source), text, start, end, timeout) if m.end() > m.start()
    ]


def _at_edges(
    document: Document, block: Block, where: Where, sources: Iterable[str], context: Context
) -> "Iterator[regex.Match[str]]":
    start, end = block.span
    text = document.text
    starts = [start]
    if where.place == "line":
        lines = document.lines
        first, last = lines.line(start), lines.line(max(start, end - 1))
        starts += [lines.content(at).start for at in range(first + 1, last + 1)]
    for source in sources:
        pattern = compiled(source)
        for at in starts:
            found = _at_edge(pattern, text, at, end, context.timeout, whole=where.place == "block")
            if found is not None:
                yield found


def _at_edge(  # noqa: PLR0913 - where to look, and how
    pattern: "regex.Pattern[str]", text: str, at: int, end: int, timeout: float, *, whole: bool
) -> "regex.Match[str] | None":
    """The match that begins where a place begins, signs of emphasis, stops and emoji aside; nothing else is searched.

    With `whole` one that also ends where the place ends is taken before a shorter one.
    """
    last = end
    while whole and last > max(at, end - _WIDEST_EDGE) and _EDGE.match(text[last - 1]):
        last -= 1
    for start in range(at, min(at + _WIDEST_EDGE + 1, end)):
        found = (pattern.fullmatch(text, start, last, timeout=timeout) if whole else None) or pattern.match(
            text, start, end, timeout=timeout
        )
        if found is not None and found.end() > start:
            return found
        if not _EDGE.match(text[start]):
            return None
    return None


def _innocent(  # noqa: PLR0911 - one return per question
    document: Document, block: Block, match: "regex.Match[str]", where: Where, context: Context
) -> str | None:
    """Why a match is no fault, None where it is one. The cheap questions come first."""
    span = Span(*match.span())
    if where.zone and not any(document.in_zone(span, zone) for zone in where.zone):
        return "zone"
    if not in_place(document, block, span, where.place):
        return "place"
    if hidden(document, block, span, where.masks):
        return "mask"
    if where.cues and not _any(document, block, span, where.cues, where.cue_reach, context, outside=True):
        return "cue"
    if where.guards and _guarded(document, block, span, where, context):
        return "guard"
    if where.unless and innocent(document, block, span, where.unless):
        return "surroundings"
    return None


def _guarded(document: Document, block: Block, span: Span, where: Where, context: Context) -> bool:
    """Whether a guard stands within reach; one answer for one stretch of text, however many places it holds."""
    return document.remember(
        ("guard", id(where.guards), tuple(reaches(document, block, span, where.guard_reach))),
        lambda: _any(document, block, span, where.guards, where.guard_reach, context),
    )


def hidden(document: Document, block: Block, span: Span, masks: Sequence[str]) -> bool:
    """Whether a place lies under one of these masks (see `Where.masks`)."""
    for mask in masks:
        if mask == "markup":
            if document.masks.touch(_markup(block.kind), span):
                return True
        elif mask == "mention":
            if mentioned(document, block, span):
                return True
        elif document.masks.touches(mask, span):
            return True
    return False


@cache
def _markup(block: str) -> tuple[str, ...]:
    """What no reader reads as words in a block; one that was asked for by name is not hidden by a mask of this name."""
    return tuple(kind for kind in MARKUP if kind not in (block, "marker"))


_WIDEST_EDGE = 24
_EDGE = lazy(r"[\s*_~#>:.!?\u2026\u200d\ufe0f\"\u00ab\u00bb()\[\]-]|\p{Extended_Pictographic}|\p{Emoji_Modifier}")


def in_place(document: Document, block: Block, span: Span, place: str) -> bool:
    """Whether a match stands where `Where.place` wants it; emphasis, stops and emoji around it do not count."""
    if place == "anywhere":
        return True
    if place == "sentence":
        sentence = document.sentence_at(span.start)
        return sentence is not None and _only_edges(document.text, sentence.start, span.start)
    if place == "line":
        lines = document.lines
        first, last = lines.line(span.start), lines.line(max(span.start, span.end - 1))
        return _only_edges(
            document.text, max(lines.content(first).start, block.span.start), span.start
        ) and _only_edges(document.text, span.end, min(lines.content(last).end, block.span.end))
    starts = _only_edges(document.text, block.span.start, span.start)
    ends = _only_edges(document.text, span.end, block.span.end)
    return {"start": starts, "end": ends, "block": starts and ends}[place]


def _only_edges(text: str, start: int, end: int) -> bool:
    return end - start <= _WIDEST_EDGE and all(_EDGE.match(text[at]) for at in range(start, end))


def _any(  # noqa: PLR0913 - a cue is looked for with all of these
    document: Document,
    block: Block,
    span: Span,
    patterns: Mapping[str, Sequence[str]],
    reach: str,
    context: Context,
    *,
    outside: bool = False,
) -> bool:
    """Whether one of the patterns is found within reach; with `outside`, not only inside the match itself."""
    for start, end in reaches(document, block, span, reach):
        for sources in patterns.values():
            for source in sources:
                for found in matches_of(compiled(source), document.text, start, end, context.timeout):
                    if not outside or found.start() < span.start or found.end() > span.end:
                        return True
    return False


def reaches(document: Document, block: Block, span: Span, reach: str) -> list[Span]:
    """The pieces of text within reach of a match."""
    if reach == "match":
        return [span]
    if reach == "sentence":
        return [document.sentence_at(span.start) or block.span]
    if reach == "block":
        return [block.span]
    if reach == "document":
        return [Span(0, len(document.text))]
    index = document.prose_index(span.start)
    if index is None:
        return [block.span]
    return [near.span for near in document.prose[max(index - 1, 0) : index + 2]]


def _followed(document: Document, block: Block, span: Span, where: Where, context: Context) -> Span:
    """A match with the blocks after it that are wholly one of the followers."""
    index = document.prose_index(block.span.start)
    end = span.end
    for other in () if index is None else document.prose[index + 1 : index + 1 + _MOST_FOLLOWERS]:
        if not any(
            in_place(document, other, Span(*found.span()), "block")
            for sources in where.followers.values()
            for source in sources
            for found in matches_of(compiled(source), document.text, *other.span, context.timeout)
        ):
            break
        end = other.outer.end
    return Span(span.start, end)


def _values(match: "regex.Match[str]") -> "dict[str, str | int | Words]":
    return {name: text for name, text in match.groupdict().items() if text is not None}


def _tells(document: Document, block: Block, where: Where, context: Context) -> "dict[str, str | int | Words]":
    words = tuple(
        word
        for word, sources in where.tells.items()
        if any(matches_of(compiled(source), document.text, *block.span, context.timeout) for source in sources)
    )
    return {"tells": Words(words)}


def _longest(found: "list[regex.Match[str]]") -> "list[regex.Match[str]]":
    kept: list[regex.Match[str]] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept
