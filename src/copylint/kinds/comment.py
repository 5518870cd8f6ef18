# SPDX-License-Identifier: Apache-2.0
"""Kind «comment»: comments of a word processor, exported as text.

`mot[a]` calls, `[a]vérifier auprès de Martine` answers at the end of the file: what colleagues wrote beside the text
goes out with it. A call without its comment may be a footnote of the author's own and says nothing.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context, matches_of
from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"
_CALL = lazy(r"(?<=[^\s\[\](])\[([a-z]{1,2})\](?![(\[:])")
_NOTE = lazy(r"(?m)^[ \t]*\[([a-z]{1,2})\](?![(\[:])[ \t]*(?=[^\s\[])")


class Options(NamedTuple):
    """No options."""


def literals(options: Options) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is asked alike
    """See `evidence.kind.Kind`."""
    return ("[a]",)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    text = document.text
    notes = {found[1]: found for found in matches_of(_NOTE, text, 0, len(text), context.timeout)}
    calls = [
        found
        for found in matches_of(_CALL, text, 0, len(text), context.timeout)
        if found[1] in notes and found.start() < notes[found[1]].start()
    ]
    if not calls or document.masked(Span(*calls[0].span()), ("code",)):
        return []
    called = {found[1] for found in calls}
    lines = document.lines
    matches = [Match(Span(*found.span()), edits=(Edit(*found.span(), ""),)) for found in calls]
    spans = [lines.content(lines.line(found.start())) for label, found in notes.items() if label in called]
    for start, end in _runs(text, sorted(spans)):
        before = start
        while before > 0 and text[before - 1] in "\r\n":
            before -= 1
        matches.append(Match(Span(start, end), edits=(Edit(before, end, ""),)))
    return matches


def _runs(text: str, spans: list[Span]) -> list[Span]:
    """Comments that follow each other as one place."""
    runs: list[Span] = []
    for start, end in spans:
        if runs and not text[runs[-1].end : start].strip():
            runs[-1] = Span(runs[-1].start, end)
        else:
            runs.append(Span(start, end))
    return runs
