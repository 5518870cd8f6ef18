# SPDX-License-Identifier: Apache-2.0
"""What a kind of rule is, and what it is told.

A kind is a module of kinds/ with the names of `Kind`. It selects one fault of an analysis and yields matches; it
knows nothing of codes, severities and messages.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NewType, Protocol

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.model.places import Match
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import FLAGS, compiled, lazy

Pattern = NewType("Pattern", str)
"""In the annotations of Options: a pattern of `regex`; `{{lists}}` are filled in and it is compiled when loaded."""
Phrase = NewType("Phrase", str)
"""In annotations of Options: a phrase (evidence/phrases.py) or a pattern between slashes; a kind finds a pattern."""


class Context(NamedTuple):
    """What a run tells its kinds beside the document; frozen.

    Attributes:
        profile: which French: fr-FR, fr-CA, fr-CH, fr-BE, fr-EU.
        renderer: the engine that draws the Markdown: gfm, mdx, goldmark, kramdown, python-markdown, pandoc, wordpress.
        date: the day of the check as ISO 8601 (for future and impossible dates), "" where unknown.
        names: accepted names and words of the house, folded.
        settings: choices of the house by name (nbsp, apostrophe, dash, quotes, target).
        sources: documents that the article is checked against.
        timeout: seconds that one rule may spend on one block.
    """

    profile: str = "fr-FR"
    renderer: str = "gfm"
    date: str = ""
    names: frozenset[str] = frozenset()
    settings: Mapping[str, str] = {}
    sources: tuple[Document, ...] = ()
    timeout: float = 1.0


class Kind(Protocol):
    """A module of kinds/. `Options` is a NamedTuple; its annotations say what a rule file may write.

    A module of SCOPE document may also have `idle(document) -> bool`: True where no rule of the kind can say anything
    of a document. It is asked once for all of them. One of SCOPE block may have `required(options)`: sets of folded
    literals (`evidence.candidates.AnyOf`), of each of which one stands in every block where these options can match.
    The engine asks before it calls `check`.
    """

    SCOPE: Literal["block", "document"]
    Options: Any

    def literals(self, options: Any) -> tuple[str, ...] | None:  # noqa: ANN401 - each kind has its own Options
        """Folded strings (`text.folding.shadow`) one of which stands in every block where these options can match.

        None where there is no such set; the rule then runs on every block.
        """

    def check(self, document: Document, block: Block | None, options: Any, context: Context) -> list[Match]:  # noqa: ANN401
        """The matches in one block (SCOPE block) or in the whole document (block is None), in order of place.

        Raises:
            TimeoutError: a pattern ran out of `context.timeout`.
        """


_FEW = 6
_REPEATS = lazy(r"[*+{]")
_CALLS = lazy(r"\(\?(?:R|\d|P>|&)")
"""Patterns that call themselves."""


def options_of(options: Any, plain: Mapping[str, Any]) -> Any:  # noqa: ANN401 - each kind has its own Options
    """The Options of a kind from the plain data of a rule; fields of a nested NamedTuple stand beside the others.

    Raises:
        KeyError: a field that must be there is not.
    """
    data = getattr(plain, "plain", plain)  # stored options are a view, which answers each question slowly
    defaults = options._field_defaults
    values = []
    for name, nested in _fields(options):
        if nested is not None:
            values.append(options_of(nested, data))
        elif name not in data:
            values.append(defaults[name])
        else:
            # What a kind prepared for itself is thousands of strings, and stays as it was read.
            values.append(data[name] if name == "needs" else _frozen(data[name]))
    return options(*values)


@cache
def _fields(options: Any) -> tuple[tuple[str, Any], ...]:  # noqa: ANN401 - see above
    """The fields of Options, each with its class where that is a NamedTuple too."""
    defaults = options._field_defaults
    return tuple(
        (name, type(defaults[name]) if hasattr(defaults.get(name), "_fields") else None) for name in options._fields
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - plain data: lists become tuples
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def matches_of(
    pattern: "regex.Pattern[str]", text: str, start: int, end: int, timeout: float
) -> "list[regex.Match[str]]":
    """Every match between two offsets, as a list: the clock of `regex` counts the consumer's time too.

    Raises:
        TimeoutError: the pattern ran out of `timeout` seconds.
    """
    return list(pattern.finditer(text, start, end, timeout=limit_of(pattern.pattern, timeout)))


def limit_of(source: str, timeout: float) -> float | None:
    """The seconds that a pattern may take, as `regex` takes them; None, no limit, where it cannot take long."""
    return None if _is_brief(source) else timeout


@cache
def _is_brief(source: str) -> bool:
    """Whether a pattern takes a few steps from any place, since it repeats nothing: the clock would cost more."""
    bare = source.replace(r"\p{", "").replace(r"\P{", "")
    return not _CALLS.search(source) and bare.replace("(?", "(").count("?") <= _FEW and not _REPEATS.search(bare)


__all__ = ["FLAGS", "Context", "Kind", "Pattern", "Phrase", "compiled", "limit_of", "matches_of", "options_of"]
