# SPDX-License-Identifier: Apache-2.0
"""The faults of tables: of those that GitHub draws, and of those that it does not draw because they are broken.

A broken table is no table to any parser, so the lines are read for themselves: `document.leaves` says which block each
belongs to, and the scanners of `tables_*` say what was meant. What is broken for which engine is in
`TableFault.engines` and `.fine` (measured by running the engines on each shape). Most texts have no sign of a table:
this module only looks for one, and loads the scanners where one is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from copylint.document.document import Document
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple

Fault = Literal[
    "line_swallowed",
    "delimiter_missing",
    "delimiter_missing_bare",
    "delimiter_count",
    "header_short",
    "delimiter_malformed",
    "delimiter_first",
    "delimiter_misplaced",
    "delimiter_repeated",
    "header_repeated",
    "container_or_indent",
    "orphan_rows",
    "blank_rows",
    "row_long",
    "row_split",
    "pipe_in_code",
    "header_fused",
    "collapsed",
    "row_breaks",
    "tab_separated",
    "one_cell_per_line",
    "ascii_grid",
    "box_drawing",
    "pipe_lookalike",
    "pipe_escaped",
    "row_wrapped",
    "row_stray",
    "foreign_syntax",
    "html_unclosed",
    "no_blank_before",
    "no_blank_after",
    "mdx_unsafe_cell",
    "escaped_pipe_in_code",
    "row_short",
    "lone_row",
    "duplicate_header",
    "empty_header",
    "empty_column",
    "header_only",
    "mixed_outer_pipes",
    "table_in_fence",
    "table_indented",
]
"""Every kind of fault."""
PORTABILITY = frozenset({"no_blank_before", "no_blank_after", "mdx_unsafe_cell", "escaped_pipe_in_code"})
"""Fine under GFM, broken under another engine."""
QUALITY = frozenset(
    {
        "row_short",
        "lone_row",
        "duplicate_header",
        "empty_header",
        "empty_column",
        "header_only",
        "mixed_outer_pipes",
        "table_in_fence",
        "table_indented",
    }
)
"""Drawn as written under every engine or most, and still not what an author wants; all other faults are broken."""
ONLY_ELSEWHERE = frozenset({"mdx_unsafe_cell", "escaped_pipe_in_code"})
"""Faults that are none at all but for the engines that they break."""

LOOKALIKES = "\uff5c\uffe8\u2502\u2503\u2551\u00a6\u2223\u2758\u01c0\u23d0"
"""Signs that look like a pipe and are none."""
LONGEST_CELL = 50
"""Characters of the longest line, its end included, that may be one cell of a table."""
FEWEST_CELLS = 8
"""Lines of the smallest table that was pasted one cell per line: a header and three rows of two cells."""
_NOTATIONS = {
    "|": ("{|", "|===", "|_."),
    "\\": ("\\begin{",),
    "[": ("[table]", "[TABLE]"),
    "=": ("== ==", "==  =="),
}
"""What a table in another markup begins with, by a sign of it."""
_CORNERS = ("+-", "+=")
_FOREIGN_SIGNS = (*LOOKALIKES, "\u2500", "\u2501", "\u2550")
"""One of these stands in every text that the scanners find something in; `in` is ten times faster than a pattern."""
_TAGS = ("<table", "<TABLE", "<Table")


class TableFault(NamedTuple):
    """One fault of a table, or of what was meant to be one. All spans and edits are in `Document.text`.

    Attributes:
        kind: its name, one of `tables.Fault`.
        level: broken (GFM draws no table, drops text or swallows a line), portability (fine in GFM), quality.
        span: the place; whole lines without quote marks, indentation and the last line end, or a part of a line.
        related: the other places of the same fault, in order.
        values: named quantities for a message.
        edits: the repair, () where none is certain enough even to suggest.
        safety: safe, unsafe or suggestion: what the edits may be at best.
        engines: the renderers (names of `Context.renderer`) whose page this fault breaks, beside what `level` says.
        fine: the renderers that draw what the author meant all the same.
    """

    kind: str
    level: str
    span: Span
    related: tuple[Span, ...] = ()
    values: Mapping[str, str | int] = {}
    edits: tuple[Edit, ...] = ()
    safety: str = "safe"
    engines: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()


def table_faults(document: Document) -> tuple[TableFault, ...]:
    """The faults of the tables of a Markdown or plain text, in order of place; computed once for a document."""
    return document.remember("table faults", lambda: tuple(sorted(_faults(document), key=_place)))


def _place(fault: TableFault) -> tuple[int, int, str]:
    return fault.span.start, fault.span.end, fault.kind


def _faults(document: Document) -> Iterator[TableFault]:
    if document.format == "html":
        return
    text = document.text
    bars = "|" in text  # one sign is looked for in no time
    notations = any(sign in text and _any(begins, text) for sign, begins in _NOTATIONS.items())
    signs = (
        bars
        or "\t" in text
        or ("+" in text and _any(_CORNERS, text))
        or (not text.isascii() and _any(_FOREIGN_SIGNS, text))
    )
    tags = "<" in text and _any(_TAGS, text)
    runs = list(_short_runs(document.lines.starts, len(text)))
    # A table of one column needs no pipe: `Nom`, `:--`, rows.
    if notations or signs or tags or runs or document.tables:
        from copylint.evidence.tables_scan import scan  # noqa: PLC0415 - most texts have no sign of a table

        yield from scan(document, runs, notations=notations, signs=signs, tags=tags)


def _any(signs: Sequence[str], text: str) -> bool:
    for sign in signs:  # noqa: SIM110 - a generator costs more than the searches
        if sign in text:
            return True
    return False


def _short_runs(starts: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """First and last line of each run of short lines that are not empty."""
    count = 0
    before = starts[0]
    for number, start in enumerate((*starts[1:], length + 1), 1):
        if 1 < start - before <= LONGEST_CELL:
            count += 1
        else:
            if count >= FEWEST_CELLS:
                yield number - count, number - 1
            count = 0
        before = start
    if count >= FEWEST_CELLS:
        yield len(starts) - count + 1, len(starts)
