# SPDX-License-Identifier: Apache-2.0
"""Kind «character»: hidden, damaged and mistaken characters; selects one fault of evidence/characters.py."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.characters_odd import possible
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal[
    "zero-width",
    "bidi",
    "tags",
    "bom",
    "soft-hyphen",
    "replacement",
    "private",
    "controls",
    "mojibake",
    "lookalikes",
    "fancy",
    "decomposed",
    "ligatures",
    "breaking-blank",
    "entities",
    "hard-hyphens",
    "cut-words",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of evidence/characters.py; `apart`: each place is one match."""

    fault: Fault
    apart: bool = False


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`. None: the character may stand outside every block that the prefilter sees."""
    del options
    return None


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    if not possible(document, options.fault):
        return []
    matches = _finders()[options.fault](document, context)
    return matches if options.apart else together(matches)


@cache
def _finders() -> Mapping[str, Callable[[Document, Context], list[Match]]]:
    # Few texts hold an odd character, and what looks for them is three modules.
    from copylint.evidence import characters_hidden, characters_mistaken, characters_pasted  # noqa: PLC0415 - see above

    return {
        "zero-width": characters_hidden.zero_width,
        "bidi": characters_hidden.bidi,
        "tags": characters_hidden.tags,
        "bom": characters_hidden.bom,
        "soft-hyphen": characters_hidden.soft_hyphen,
        "replacement": characters_hidden.replacement,
        "private": characters_hidden.private,
        "controls": characters_hidden.controls,
        "mojibake": characters_mistaken.mojibake,
        "lookalikes": characters_mistaken.lookalikes,
        "fancy": characters_mistaken.fancy,
        "decomposed": characters_mistaken.decomposed,
        "ligatures": characters_mistaken.ligatures,
        "breaking-blank": characters_pasted.breaking_blank,
        "entities": characters_pasted.entities,
        "hard-hyphens": characters_pasted.hard_hyphens,
        "cut-words": characters_pasted.cut_words,
    }
