# SPDX-License-Identifier: Apache-2.0
"""Answers of LanguageTool become places in the document, which the engine assembles with all others.

A match on a filler, or beside one, is about a word that is not there: dropped. A match across markup is told and has
no repair, since its replacement would lose the markup. All repairs are suggestions: LanguageTool proves none.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from copylint.document.document import Document
from copylint.engine.assemble import Place
from copylint.grammar.annotate import Paragraph
from copylint.grammar.selection import Found, Selection
from copylint.model.places import Edit, Match, Span, Words
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule, RuleFix

FRAGMENTS = frozenset(("cell", "attribute"))
"""Kinds of block that are rarely whole sentences."""
_INCLUSIVE = ("/", "\u00b7", "\u2022", "(")
"""What stands right behind a word whose other form follows: « auditeur/ices », « élu·e·s », « participant(e)s »."""
_MOST_REPLACEMENTS = 5
_SHOWN = 3
"""Replacements that a report names."""


class NoAnswer(ValueError):
    """What came back is no answer of `/v2/check`."""


class Answer(NamedTuple):
    """What the server says of one paragraph; it may have run out of its own time before the end."""

    found: tuple[Found, ...]
    complete: bool = True


def read(body: bytes) -> Answer:
    """An answer of `/v2/check`.

    Raises:
        NoAnswer: it is none.
    """
    try:
        data = json.loads(body)
        found = tuple(_found(match) for match in data["matches"])
        complete = not data.get("warnings", {}).get("incompleteResults", False)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoAnswer(body[:80].decode("utf-8", "replace")) from None
    return Answer(found, complete)


def _found(match: Any) -> Found:  # noqa: ANN401 - JSON of a stranger
    offset, length, rule = match["offset"], match["length"], match["rule"]
    names = (match["message"], rule["id"], rule["category"]["id"])
    replacements = tuple(each["value"] for each in match["replacements"][:_MOST_REPLACEMENTS])
    if (
        type(offset) is not int
        or type(length) is not int
        or not all(type(each) is str for each in names + replacements)
    ):
        raise TypeError
    return Found(offset, length, *names, replacements)


def dumps(found: Iterable[Found]) -> str:
    """Matches as JSON, for the cache."""
    return json.dumps([list(each) for each in found], separators=(",", ":"))


def loads(text: str) -> tuple[Found, ...]:
    """The matches that `dumps` wrote.

    Raises:
        ValueError, TypeError: it did not.
    """
    return tuple(
        Found(offset, length, message, rule, category, tuple(replacements))
        for offset, length, message, rule, category, replacements in json.loads(text)
    )


def places(
    document: Document, paragraph: Paragraph, found: Sequence[Found], selection: Selection, rule: Rule
) -> Iterator[Place]:
    """The places of a paragraph's matches that count, in the order of the answer."""
    for each in found:
        span = paragraph.span_of(each.offset, each.length)
        if span is None or span.start == span.end or not selection.counts(each) or paragraph.beside_filler(span):
            continue
        excerpt = document.text[span.start : span.end]
        if selection.accepts(each, excerpt) or document.text.startswith(_INCLUSIVE, span.end):
            continue
        severity = selection.severity(each, excerpt, fragment=paragraph.block.kind in FRAGMENTS)
        values: dict[str, str | int | Words] = {"text": each.message, "rule": each.rule, "category": each.category}
        edits = tuple(_edits(document, paragraph, span, each))
        told = rule._replace(severity=severity, fix=_titled(rule.fix, each) if edits else None)
        yield Place(told, Match(span, values=values, edits=edits), paragraph.block)


def _titled(fix: RuleFix | None, found: Found) -> RuleFix | None:
    """The rule's repair with the replacements as its title: the first would be written, the others are a writer's."""
    if fix is None:
        return None
    words = found.replacements[:_SHOWN]
    quoted = {"fr": "\u00ab\u00a0{}\u00a0\u00bb", "en": "\u201c{}\u201d"}
    return fix._replace(title={language: ", ".join(map(quotes.format, words)) for language, quotes in quoted.items()})


def _edits(document: Document, paragraph: Paragraph, span: Span, found: Found) -> Iterator[Edit]:
    """The first replacement, where words take the place of words and of nothing else."""
    if not found.replacements or not paragraph.in_one_text(span):
        return
    excerpt = document.text[span.start : span.end]
    written = document.to_source(span)
    # A line end within would be lost; in HTML a tag may stand in the source where the text has none.
    if "\n" in excerpt or "\r" in excerpt or document.source[written.start : written.end] != excerpt:
        return
    if found.replacements[0] != excerpt:
        yield Edit(span.start, span.end, found.replacements[0])
