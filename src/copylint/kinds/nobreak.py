# SPDX-License-Identifier: Apache-2.0
"""Kind «nobreak»: plain spaces where French wants a no-break one: before `? ! ; : »` and after `«`.

Most published French writes plain spaces there, so this is no fault but a repair that a house may want: one note for
a file. Lexique des règles typographiques en usage à l'Imprimerie nationale; the catalogue's T001, T003 and T005.
"""

import re
from typing import Literal, NamedTuple

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.model.places import Edit, Match, Span

SCOPE: Literal["block", "document"] = "block"
NO_BREAK, NARROW_NO_BREAK = "\u00a0", "\u202f"
_SIGN = re.compile(r"[?!:;\u00bb\u00ab]")
_HIGH = "?!;"
_MASKS = (
    "code",
    "url",
    "target",
    "email",
    "path",
    "html",
    "comment",
    "template",
    "math",
    "front-matter",
    "definition",
)
# What makes of a sign an emoticon, an operator or a name: `;-)`, `:)`, `!=`, `:smile:`, `::`.
_NO_PUNCTUATION = re.compile(r"[:;][-'\u2019o]?[)(DPpO/|\\\]\[*3]|[!?:]=|::|:[a-z0-9_+-]+:|[!?]\w|;\w|:\w")


class Options(NamedTuple):
    """`signs`: before which of `? ! ; : »`, and after `«`, a plain space counts."""

    signs: str = "?!;:\u00bb\u00ab"


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return tuple(sorted(options.signs))


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    if block is None or not block.prose:
        return []
    text, found = document.text, []
    for sign in _SIGN.finditer(text, *block.span):
        if sign.group() not in options.signs:
            continue
        at = sign.end() if sign.group() == "\u00ab" else sign.start() - 1
        if not _plain(text, block.span, at) or (sign.group() in "?!;:" and _NO_PUNCTUATION.match(text, sign.start())):
            continue
        place = Span(at, at + 1)
        if document.masked(Span(min(at, sign.start()), max(at + 1, sign.end())), _MASKS) or _after_address(document, at):
            continue
        found.append(Match(place, edits=(Edit(*place, _written(document, sign.group(), context)),)))
    return found


def _plain(text: str, span: Span, at: int) -> bool:
    """One plain space between two signs of one line."""
    if not span.start < at < span.end - 1 or text[at] != " ":
        return False
    return not text[at - 1].isspace() and not text[at + 1].isspace() and text[at - 1] != "|" and text[at + 1] != "|"


def _after_address(document: Document, at: int) -> bool:
    """GitHub takes a no-break space after a bare address into the link."""
    return document.masked(Span(at - 1, at), ("url",))


def _written(document: Document, sign: str, context: Context) -> str:
    """U+00A0, unless the file or the house writes U+202F before the high signs."""
    choice = context.settings.get("nbsp", "auto")
    if choice == "u00a0" or sign not in _HIGH:
        return NO_BREAK
    if choice in ("u202f-before-high", "strict"):
        return NARROW_NO_BREAK
    narrow = document.remember("narrow", lambda: re.search(f"{NARROW_NO_BREAK}[?!;]", document.text) is not None)
    return NARROW_NO_BREAK if narrow else NO_BREAK
