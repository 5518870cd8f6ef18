# SPDX-License-Identifier: Apache-2.0
"""Kind «spelling»: words of a closed list that are written otherwise (evidence/typography_spelling.py)."""

from collections.abc import Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.candidates import seen
from copylint.evidence.kind import Context
from copylint.evidence.typography_spelling import find, literals_of, patterns_of, respelling
from copylint.model.places import Match
from copylint.model.record import NamedTuple
from copylint.text.folding import key

SCOPE: Literal["block", "document"] = "block"
_MASKS = ("code", "url", "email", "path", "math", "template", "definition", "target", "html", "comment")


class Options(NamedTuple):
    """The list.

    Attributes:
        words: wrong form and right form.
        case: whether capitals matter.
    """

    words: Mapping[str, str]
    case: bool = False


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return literals_of(options.words)


def patterns(options: Options) -> list[tuple[str, int]]:
    """What `check` compiles, with its flags: stored with the rules (rulebook/store.py)."""
    return patterns_of(options.words, exact=options.case)


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    if block is None or not block.prose:
        return []
    return [
        match
        for match in find(
            respelling(options.words, exact=options.case), document.text, block.span, seen(document, block)
        )
        if not document.masked(match.span, _MASKS)
        and key(document.text[match.span.start : match.span.end]) not in context.names
    ]
