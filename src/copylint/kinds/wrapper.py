# SPDX-License-Identifier: Apache-2.0
"""Kind «wrapper»: a whole article inside one fence, or between the two ends of a directive of a chat.

Readers then see source text in a grey box. A fence around a part is an example; one around all but a line or two is a
wrapper.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "document"
_INFOS = frozenset({"markdown", "md", "mdx", "text", "txt", "plaintext", "html", ""})
_PROSE = lazy(r"(?m)^(?:#{1,4} \S|[^\s|{}<>;=]{2,} (?:[^\s{}<>;=]+ ){2})")
_DIRECTIVE = lazy(r"(?m)^:::[ \t]?writing\{[^}\n]*\b(?:variant|id)=[^}\n]*\}[ \t]*$")
_END = lazy(r"(?m)^:::[ \t]*$")
_MOST_BESIDE = 0.12


class Options(NamedTuple):
    """No options."""


def literals(options: Options) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is asked alike
    """See `evidence.kind.Kind`."""
    return None  # the signs of a fence are no words; looking at the blocks costs less than looking for literals


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:  # noqa: ARG001 - a document kind
    """See `evidence.kind.Kind`."""
    text = document.text
    found: list[Match] = []
    whole = 0  # counted once, however many fences there are
    for code in document.blocks:
        if (
            code.kind == "code"
            and code.info.lower() in _INFOS
            and text.startswith(("```", "~~~", "`"), code.outer.start)
        ):
            whole = whole or _signs(text)
            beside = whole - _signs(text[code.outer.start : code.outer.end])
            inner = text[code.span.start : code.span.end]
            if beside <= _MOST_BESIDE * (code.outer.end - code.outer.start) and len(_PROSE.findall(inner)) > 1:
                found.append(Match(code.outer, edits=_fences(document, code)))
    opening = _DIRECTIVE.search(text)
    if opening is not None and not document.masked(Span(*opening.span()), ("code",)):
        found.append(Match(Span(*opening.span())))
        closing = _END.search(text, opening.end())
        if closing is not None:
            found.append(Match(Span(*closing.span())))
    return found


def _signs(text: str) -> int:
    """How many signs that are no blanks a text has."""
    return sum(map(len, text.split()))


def _fences(document: Document, code: Block) -> tuple[Edit, ...]:
    """The edits that remove the two lines of the fence."""
    lines = document.lines
    first = lines.span(lines.line(code.outer.start))
    last = lines.line(code.outer.end - 1)
    edits = [Edit(code.outer.start, first.end, "")]
    closing = lines.content(last)
    if (
        document.text[closing.start : closing.end].strip(" \t>").startswith(("```", "~~~"))
        and closing.start > first.start
    ):
        edits.append(Edit(closing.start, lines.span(last).end, ""))
    return tuple(edits)
