# SPDX-License-Identifier: Apache-2.0
"""The faults of Markdown's structure by name, each with the analysis that finds it; repairs proved by reading again.

An analysis is a module with `find(document) -> Faults`; it runs once for a document, whatever the number of rules
that ask. A repair is offered only if the text, edited and read again, no longer holds the fault and holds no other
fault of the same analysis that it did not hold before, all letters and digits in their order.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal

from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, bare_brackets, links, of_kind
from copylint.model.places import Edit, Match
from copylint.model.record import NamedTuple
from copylint.text.edits import applied

Fault = Literal[
    "emphasis-literal",
    "emphasis-unclosed",
    "emphasis-accidental",
    "backtick-unclosed",
    "markdown-escaped",
    "heading-escaped",
    "entity-shown",
    "tag-shown",
    "tex-shown",
    "link-cut",
    "link-blank",
    "link-parted",
    "link-reversed",
    "link-empty",
    "link-dummy",
    "link-schemeless",
    "reference-undefined",
    "note-undefined",
    "note-uncalled",
    "definition-unused",
    "heading-unspaced",
    "heading-or-hashtag",
    "heading-fused",
    "heading-empty",
    "heading-accidental",
    "heading-jump",
    "heading-several",
    "heading-repeated",
    "title-repeated",
    "list-run-on",
    "list-dashes",
    "list-glued",
    "item-swallows",
    "numbering-restarts",
    "fence-unclosed",
    "fence-open-at-end",
    "article-fenced",
    "front-matter-unclosed",
    "front-matter-colon",
    "word-doubled",
    "sentence-split",
    "text-cut",
    "text-unended",
    "paragraph-repeated",
    "paragraph-alike",
    "figure-differs",
    "html-marks",
    "html-heading",
    "text-marks",
]


Analysis = Callable[[Document], Faults]


class _Source(NamedTuple):
    """Where a fault is found.

    `literals`: folded strings one of which stands in the words of every text with the fault. `rewords`: the repair
    changes letters or digits, and says so. `certain`: a blank line between two blocks needs no proof (and most texts
    with this fault have nothing else to repair). `engines`: the renderers (names of `Context.renderer`) whose page it
    breaks beside GFM's level; `fine`: those that draw what was meant. `reveals`: faults of the same analysis that the
    repair may bring to light.
    """

    module: str
    literals: tuple[str, ...] | None = None
    rewords: bool = False
    certain: bool = False
    engines: frozenset[str] = frozenset()
    fine: frozenset[str] = frozenset()
    reveals: tuple[str, ...] = ()


_RUN_ON = frozenset({"python-markdown", "pandoc", "wordpress"})
_OPEN_FENCE = frozenset({"kramdown", "python-markdown", "pandoc", "wordpress"})
_UNSPACED = frozenset({"python-markdown", "wordpress"})
SOURCES: dict[str, _Source] = {
    "emphasis-literal": _Source("markdown_marks"),
    "emphasis-unclosed": _Source("markdown_marks"),
    "emphasis-accidental": _Source("markdown_marks"),
    "backtick-unclosed": _Source("markdown_marks"),
    "markdown-escaped": _Source("markdown_signs", literals=("\\",)),
    "heading-escaped": _Source("markdown_signs", literals=("#",)),
    "entity-shown": _Source("markdown_signs", literals=("&",), rewords=True),
    "tag-shown": _Source("markdown_signs", literals=("&lt;", "<")),
    "tex-shown": _Source("markdown_signs", literals=("\\",)),
    "link-cut": _Source("markdown_links", literals=("](",)),
    "link-blank": _Source("markdown_links", literals=("](",)),
    "link-parted": _Source("markdown_links", literals=("] (",)),
    "link-reversed": _Source("markdown_links", literals=(")[",)),
    "link-empty": _Source("markdown_links", literals=("](",)),
    "link-dummy": _Source("markdown_links"),
    "link-schemeless": _Source("markdown_links", literals=("](",), rewords=True),
    "reference-undefined": _Source("markdown_notes", literals=("][",)),
    "note-undefined": _Source("markdown_notes", literals=("[^",)),
    "note-uncalled": _Source("markdown_notes"),
    "definition-unused": _Source("markdown_notes"),
    "heading-unspaced": _Source("markdown_headings", literals=("#",), fine=_UNSPACED),
    "heading-or-hashtag": _Source("markdown_headings", literals=("#",), fine=_UNSPACED),
    "heading-fused": _Source("markdown_headings", literals=("#",)),
    "heading-empty": _Source("markdown_headings"),
    "heading-accidental": _Source("markdown_headings"),
    "heading-jump": _Source("markdown_outline"),
    "heading-several": _Source("markdown_outline"),
    "heading-repeated": _Source("markdown_outline"),
    "title-repeated": _Source("markdown_outline"),
    "list-run-on": _Source("markdown_lists"),
    "list-dashes": _Source("markdown_lists"),
    "list-glued": _Source("markdown_lists", certain=True, engines=_RUN_ON),
    "item-swallows": _Source("markdown_lists"),
    "numbering-restarts": _Source("markdown_lists"),
    "fence-unclosed": _Source("markdown_fences"),
    "fence-open-at-end": _Source("markdown_fences", engines=_OPEN_FENCE),
    "article-fenced": _Source("markdown_fences", rewords=True),
    "front-matter-unclosed": _Source("markdown_fences", reveals=("front-matter-colon",)),
    "front-matter-colon": _Source("markdown_fences"),
    "word-doubled": _Source("seams", rewords=True),
    "sentence-split": _Source("seams"),
    "text-cut": _Source("seams"),
    "text-unended": _Source("seams"),
    "paragraph-repeated": _Source("repeats"),
    "paragraph-alike": _Source("repeats"),
    "figure-differs": _Source("repeats"),
    "html-marks": _Source("markdown_elsewhere"),
    "html-heading": _Source("markdown_elsewhere"),
    "text-marks": _Source("markdown_elsewhere"),
}
"""Every name of `Fault`."""
_MAY: dict[str, Callable[[Document], object]] = {
    "markdown_marks": lambda document: document.format in MARKDOWN and _holds_one(document, "*", "`", "_", "~"),
    "markdown_notes": lambda document: document.format in MARKDOWN and _holds_one(document, "[^", "][", "]:"),
    "markdown_headings": lambda document: document.format in MARKDOWN,
    "markdown_lists": lambda document: document.format in MARKDOWN,
    "markdown_signs": lambda document: document.format != "text" and _holds_one(document, "\\", "&", "<"),
    "markdown_fences": lambda document: _holds_one(document, "---", "```", "~~~"),
    "markdown_links": lambda document: links(document) or (document.format in MARKDOWN and bare_brackets(document)),
    "markdown_outline": lambda document: of_kind(document, "heading"),
    "markdown_elsewhere": lambda document: (
        document.format == "html" or (document.format == "text" and (document.inlines or "#" in document.text))
    ),
}
"""What is true of every document in which an analysis can find something: for others it is not even loaded."""


def _holds_one(document: Document, *signs: str) -> bool:
    text = document.text
    return any(sign[0] in text and sign in text for sign in signs)  # one sign is found at once


_NONE: dict[str, Faults] = {}
"""What each analysis finds in a text without faults."""
for _name, _source in SOURCES.items():
    _NONE.setdefault(_source.module, {})[_name] = []
_FINDS: dict[str, Analysis] = {}
_LONG = 100_000
_ATTEMPTS = 8
"""How many repairs of one fault are tried alone when they fail together: each is a reading of the whole text."""


def faults(document: Document, fault: str) -> list[Match]:
    """The matches of a fault, in order of place.

    Raises:
        KeyError: there is no such fault.
    """
    known: dict[str, list[Match]] = document.remember("structure", dict)
    if fault not in known:
        _look(document, SOURCES[fault].module, known)
    return known[fault]


def sound(document: Document) -> bool:
    """Whether a document has no fault at all: nearly all are, and three dozen rules need not ask one by one."""
    known: dict[str, list[Match]] = document.remember("structure", dict)
    for module, none in _NONE.items():
        if next(iter(none)) not in known:
            _look(document, module, known)
    return not any(known.values())


def _look(document: Document, module: str, known: Faults) -> None:
    """Add what an analysis finds to what is known."""
    known |= _NONE[module]
    may = _MAY.get(module)
    if may is None or may(document):
        known |= _proved(document, module)


def _analysis(module: str) -> Analysis:
    """The `find` of an analysis; imported when first needed, kept since asking for a module is not free."""
    if module not in _FINDS:
        _FINDS[module] = import_module(f"copylint.evidence.{module}").find
    return _FINDS[module]


def _proved(document: Document, module: str) -> Faults:
    found = _analysis(module)(document)
    for fault, matches in found.items():
        if SOURCES[fault].certain:
            continue
        wanted = [index for index, match in enumerate(matches) if match.edits]
        if wanted and not _holds(document, module, found, fault, wanted):
            alone = wanted[:_ATTEMPTS] if len(wanted) > 1 and len(document.text) < _LONG else []
            kept = [at for at in alone if _holds(document, module, found, fault, [at])]
            lost = set(wanted).difference(kept)
            found[fault] = [match._replace(edits=()) if at in lost else match for at, match in enumerate(matches)]
    return found


def _holds(document: Document, module: str, found: Faults, fault: str, chosen: Sequence[int]) -> bool:
    """Whether the chosen repairs, made together, do what they are for and nothing else."""
    text, source = document.text, SOURCES[fault]
    edits: list[Edit] = [edit for index in chosen for edit in found[fault][index].edits]
    try:
        edited = applied(text, edits)
    except ValueError:  # two of them overlap
        return False
    again = document.reread(edited)
    if again is None:  # HTML: its marks are not among the words
        return True
    if not source.rewords and _letters(text) != _letters(edited):
        return False
    left = _analysis(module)(again)
    wanted = {name: len(matches) for name, matches in found.items()}
    wanted[fault] -= len(chosen)
    return all(name in source.reveals or len(matches) <= wanted.get(name, 0) for name, matches in left.items())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
