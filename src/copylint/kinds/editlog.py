# SPDX-License-Identifier: Apache-2.0
"""Kind «editlog»: a list or table of the changes that were made to the text, left in it.

The heading alone proves nothing: releases and regulations have « Modifications apportées » too. The list below must
speak of wording, or the table must set one wording beside another, without a figure.
"""

from collections.abc import Mapping
from typing import Any, Literal

from copylint.document.blocks import Block, Table
from copylint.document.document import Document
from copylint.evidence.holding import holding
from copylint.evidence.kind import Context, Phrase, compiled, matches_of
from copylint.evidence.passages import extended
from copylint.evidence.search import hidden, in_place
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"
_KINDS = frozenset({"paragraph", "heading", "item"})
_LONGEST = 80
_LONGEST_INLINE = 500
_COLON_WITHIN = 12
_FACETS_INLINE = 2
_DIGIT = lazy(r"\d")
_MOST_WORDS = 14


class Options(NamedTuple):
    """Phrases by language. labels: announce changes. columns: heads of a table of wordings. facets: of wording."""

    labels: Mapping[str, tuple[Phrase, ...]]
    columns: Mapping[str, tuple[Phrase, ...]]
    facets: Mapping[str, tuple[Phrase, ...]]
    needs: tuple[str, ...] = ()
    """Filled in when the rule is loaded."""


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with the literals of its labels and columns."""
    from copylint.evidence.literals import all_of  # noqa: PLC0415 - only where rules are loaded from YAML

    heads = (*plain["labels"].values(), *plain["columns"].values())
    return {**plain, "needs": list(all_of(source for sources in heads for source in sources) or ())}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return options.needs or None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    found: list[Match] = []
    for _, label in holding(document, options.needs):
        if (
            label.kind not in _KINDS
            or label.span.end - label.span.start > _LONGEST_INLINE
            or not _labels(document, label)
            or not _begins(document, options.labels, label, context)
        ):
            continue
        span = _first(document, options.labels, label.span, context)
        if (
            span is None
            or not in_place(document, label, span, "start")
            or hidden(document, label, span, ("code", "mention"))
        ):
            continue
        if label.span.end - label.span.start > _LONGEST:
            rest = Span(span.end, label.span.end)
            colon = document.text[rest.start : rest.start + _COLON_WITHIN].find(":")
            if colon >= 0 and _count(document, options.facets, rest, context) >= _FACETS_INLINE:
                found.append(Match(label.outer))
            continue
        whole = extended(document, label, label.span, "list")
        if whole.end > label.outer.end and _speaks_of_wording(
            document, options, Span(label.outer.end, whole.end), context
        ):
            found.append(Match(whole))
    for table in document.tables:
        if not any(one.span.start <= table.span.start < one.span.end for one in found) and _of_wordings(
            document, table, options, context
        ):
            found.append(Match(table.span))
    return sorted(found, key=lambda match: match.span)


def _labels(document: Document, block: Block) -> bool:
    """Whether a block looks like a label: a short line, or words before an early colon."""
    start, end = block.span
    return end - start <= _LONGEST or document.text.find(":", start, min(end, start + _LONGEST)) >= 0


def _begins(document: Document, labels: Mapping[str, tuple[str, ...]], block: Block, context: Context) -> bool:
    """Whether a label stands where a block begins (`in_place`): a look there costs less than a search of the block."""
    text, (start, end) = document.text, block.span
    patterns = [compiled(source) for sources in labels.values() for source in sources]
    for at in range(start, end):
        if not in_place(document, block, Span(at, at), "start"):
            return False
        if any(pattern.match(text, at, end, timeout=context.timeout) for pattern in patterns):
            return True
    return False


def _speaks_of_wording(document: Document, options: Options, span: Span, context: Context) -> bool:
    table = next((one for one in document.tables if one.span.start >= span.start and one.span.end <= span.end), None)
    if table is not None and _of_wordings(document, table, options, context):
        return True
    return _first(document, options.facets, span, context) is not None


def _of_wordings(document: Document, table: Table, options: Options, context: Context) -> bool:
    """Two or three columns, before and after at their heads, short wordings without figures below."""
    heads = [cell for cell in table.rows[0].cells if _first(document, options.columns, cell, context) is not None]
    if len(heads) < 2 or len(table.rows) < 2:  # noqa: PLR2004 - a before and an after
        return False
    texts = [document.text[cell.start : cell.end].strip() for row in table.rows[1:] for cell in row.cells]
    texts = [text for text in texts if text]
    if not texts or any(_DIGIT.search(text) or len(text.split()) > _MOST_WORDS for text in texts):
        return False
    worded = [text.lstrip("*_«“\"'‘ \u00a0\u202f") for text in texts]
    return sum(text[:1].islower() or text[:1] in '«“"' for text in (*worded, *texts)) * 2 > len(texts)


def _count(document: Document, by_language: Mapping[str, tuple[str, ...]], span: Span, context: Context) -> int:
    return sum(
        len(matches_of(compiled(source), document.text, span.start, span.end, context.timeout))
        for sources in by_language.values()
        for source in sources
    )


def _first(document: Document, by_language: Mapping[str, tuple[str, ...]], span: Span, context: Context) -> Span | None:
    for sources in by_language.values():
        for source in sources:
            for found in matches_of(compiled(source), document.text, span.start, span.end, context.timeout):
                return Span(*found.span())
    return None
