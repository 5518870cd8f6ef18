# SPDX-License-Identifier: Apache-2.0
"""Kind «alternatives»: two or more versions of one thing left side by side, for somebody to choose.

« Titre 1 : … / Titre 2 : … » is a choice that nobody made. « Option 1 : louer. Option 2 : acheter. » is the subject
of an article: a plain label counts only where a remark in brackets speaks of wording (« plus accrocheur », « SEO »),
or where the lines stand before the article.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.holding import holding
from copylint.evidence.kind import Context, Phrase, compiled
from copylint.evidence.search import hidden
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
_FEWEST = 2
_LONGEST, _LABEL = 400, 90
_KINDS = frozenset({"paragraph", "item", "heading"})


class Options(NamedTuple):
    """Phrases by language, each found at the start of a line.

    labels: name a text that is offered (« Titre 2 : »). plain: name any choice (« Option B »). remarks: what a label
    says of the wording.
    """

    labels: Mapping[str, tuple[Phrase, ...]]
    plain: Mapping[str, tuple[Phrase, ...]] = {}
    remarks: Mapping[str, tuple[Phrase, ...]] = {}
    needs: tuple[str, ...] = ()
    """Filled in when the rule is loaded."""


class _Line(NamedTuple):
    span: Span
    at: int
    """Index of its block in `Document.prose`."""
    source: str
    """The pattern of its label: lines of one choice share it."""
    sure: bool


def prepared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The plain options of a rule with the literals of its labels."""
    from copylint.evidence.literals import all_of  # noqa: PLC0415 - only where rules are loaded from YAML

    labels = (*plain["labels"].values(), *plain.get("plain", {}).values())
    return {**plain, "needs": list(all_of(source for sources in labels for source in sources) or ())}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return options.needs or None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    found: list[Match] = []
    run: list[_Line] = []
    for line in [*_lines(document, options, context), None]:
        if line is not None and run and line.source == run[-1].source and line.at - run[-1].at <= 1:
            run.append(line)
            continue
        if len(run) >= _FEWEST and (any(one.sure for one in run) or _before_article(document, run)):
            found.append(Match(Span(run[0].span.start, run[-1].span.end)))
        run = [] if line is None else [line]
    return found


def _lines(document: Document, options: Options, context: Context) -> list[_Line]:
    found: list[_Line] = []
    for index, block in holding(document, options.needs):
        if block.kind not in _KINDS or document.text.find(":", *block.span) < 0:
            continue
        for start, end in _split(document, block):
            if end - start > _LONGEST or document.text.find(":", start, min(end, start + _LABEL)) < 0:
                continue
            for sources, sure in ((options.labels, True), (options.plain, False)):
                source, label = _label(document, sources, Span(start, end), context)
                if label is None or hidden(document, block, label, ("code", "mention")):
                    continue
                first = block.outer.start if start == block.span.start else start
                last = block.outer.end if end == block.span.end else end
                remarked = sure or _label(document, options.remarks, label, context, anywhere=True)[1] is not None
                found.append(_Line(Span(first, last), index, source, remarked))
                break
    return found


def _split(document: Document, block: Block) -> Sequence[Span]:
    lines = document.lines
    first, last = lines.line(block.span.start), lines.line(max(block.span.start, block.span.end - 1))
    return [
        Span(max(lines.content(at).start, block.span.start), min(lines.content(at).end, block.span.end))
        for at in range(first, last + 1)
    ]


def _label(
    document: Document,
    by_language: Mapping[str, Sequence[str]],
    span: Span,
    context: Context,
    *,
    anywhere: bool = False,
) -> tuple[str, Span | None]:
    for sources in by_language.values():
        for source in sources:
            pattern = compiled(source)
            start = span.start
            while not anywhere and start < span.end and document.text[start] in "*_#>- \t":
                start += 1
            found = (pattern.search if anywhere else pattern.match)(
                document.text, start, span.end, timeout=context.timeout
            )
            if found is not None:
                return source, Span(*found.span())
    return "", None


def _before_article(document: Document, run: Sequence[_Line]) -> bool:
    return run[0].at <= 1 and run[-1].at + 1 < len(document.prose)
