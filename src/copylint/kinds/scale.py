# SPDX-License-Identifier: Apache-2.0
"""Kind «scale»: « billion » and « trillion » in French, where English ones were meant.

A French billion is 10^12 and a trillion 10^18 (décret 61-501, long scale): copied from English, a figure grows a
thousand or a million times. The edit writes milliards. Silent where the word is explained beside it.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.claims import figures_of
from copylint.evidence.kind import Context
from copylint.model.places import Edit, Match, Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

SCOPE: Literal["block", "document"] = "block"

_SCALE = lazy(r"(?<!\w)(b|tr)illions?(?!\w)", regex.IGNORECASE)
_EXPLAINED = lazy(
    r"mille[ \u00a0\u202f]milliards?|millions? de milliards?|1[ \u00a0\u202f]?000 milliards?|10\^?1[28]|10¹[²⁸]|"
    r"échelle longue|en anglais",
    regex.IGNORECASE,
)
_NUMBER = lazy(r"^(\d[\d\u00a0\u202f ]*(?:[.,]\d+)?)[ \u00a0\u202f]")


class Options(NamedTuple):
    """No choice."""


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    del options
    return ("billion", "trillion")


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del options, context
    if block is None or document.language_of(block) != "fr" or _EXPLAINED.search(document.text, *block.span):
        return []
    found = []
    for one in figures_of(document, block):
        word = _SCALE.search(document.text, *one.span)
        if word is None or document.language_at(one.span, block) != "fr":
            continue
        found.append(Match(one.span, values={"word": word[0].lower()}, edits=_edits(document.text, one.span, word)))
    return found


def _edits(text: str, span: Span, word: "regex.Match[str]") -> tuple[Edit, ...]:
    """The figure in milliards, where its number is in digits."""
    import re  # noqa: PLC0415 - a « billion » is rare
    from decimal import Decimal  # noqa: PLC0415 - see above

    written = text[span.start : span.end]
    number = _NUMBER.match(written)
    if number is None:
        return ()
    try:
        value = Decimal(re.sub(r"[\s\u00a0\u202f]", "", number[1]).replace(",", "."))
    except ArithmeticError:
        return ()
    if word[1].lower() == "tr":
        value *= 1000
    shown = f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"
    shown = shown.replace(",", "\u00a0").replace(".", ",")
    unit = "milliard" if value < 2 else "milliards"  # noqa: PLR2004 - French counts one up to 2
    return (Edit(span.start, span.end, f"{shown} {unit}{text[word.end() : span.end]}"),)
