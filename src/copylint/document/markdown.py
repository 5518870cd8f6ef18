# SPDX-License-Identifier: Apache-2.0
"""Markdown as a parser sees it, with exact places: the one module that knows pyromark.

pyromark (pulldown-cmark) gives exact byte ranges for every event, fourteen times faster than the Python parsers.
What it must not decide stays outside: front matter (it takes any `---` pair in the middle of a text for metadata),
tables (its own are read as paragraphs; `tables` says what GitHub draws), mathematics (`5$, puis 6$` is none) and
definition lists. `walk` reads its events.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count
from operator import add

from pyromark import Markdown, Options

from copylint.document.blocks import Block
from copylint.document.tree import Shifts, Tree
from copylint.document.walk import Walk
from copylint.model.places import Span
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

_LONG = 1 << 20
_MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_CONTINUED = b"\x80"
_MARK_CONTINUATION = bytes(range(0x80)) + b"\x80" * 0x40 + bytes(range(0xC0, 0x100))
"""UTF-8: the bytes `10xxxxxx` begin no character; all become one byte that is searched fast."""
_LARGE = 1 << 21
LONE_CR = lazy(r"\r(?!\n)")
_SURROGATE = lazy("[\ud800-\udfff]")


def read_tree(text: str, lines: LineIndex, prepared: str | None = None, shifts: Shifts | None = None) -> Tree:
    """What the parser sees in `text`; never raises on text.

    Args:
        text: the text that is read.
        lines: its lines.
        prepared: what the parser is given in its place (markup that is not Markdown blanked out).
        shifts: how the two differ; None where they are equally long.
    """
    prepared = text if prepared is None else prepared
    if "\r" in prepared:
        prepared = LONE_CR.sub("\n", prepared)  # the parser lets a heading go on over it
    walk = Walk(text, lines, _continuation_bytes(prepared), shifts)
    try:
        # The parser leaves its bytes with the string that it was given: those of a long text go with a copy.
        given = prepared if len(prepared) < _LONG else f"{prepared[:1]}{prepared[1:]}"
        walk.run(_MARKDOWN.events_with_range(given))
    except UnicodeEncodeError:
        return read_tree(text, lines, _SURROGATE.sub("\ufffd", prepared), shifts)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the parser's Rust is no Exception
        return Tree(list(plain_paragraphs(text, lines)), [], [], [])
    walk.finish()
    return Tree(walk.blocks, [node for node in walk.inlines if node is not None], walk.markers, walk.targets)


def plain_paragraphs(text: str, lines: LineIndex) -> Iterable[Block]:
    """The paragraphs that blank lines part: what is left of a structure when the parser gives up."""
    start = end = -1
    for number in range(1, len(lines) + 1):
        line = lines.content(number)
        words = text[line.start : line.end].strip(" \t")
        if words and start < 0:
            start = line.start + text[line.start : line.end].index(words)
        if words:
            end = line.end
        if start >= 0 and (not words or number == len(lines)):
            yield Block("paragraph", Span(start, end), Span(start, end))
            start = -1


def _continuation_bytes(prepared: str) -> Sequence[int]:
    """Where the bytes stand that begin no character: a byte offset less those before it is a code point offset."""
    if prepared.isascii():
        return ()
    data = prepared.encode("utf-8", "surrogatepass").translate(_MARK_CONTINUATION)
    if len(data) > _LARGE:
        return array("I", _continued(data))
    # Three passes in C; a list is searched twice as fast as an array.
    before = accumulate(map(len, data.split(_CONTINUED)))
    return list(map(add, before, count()))[:-1]


def _continued(data: bytes) -> Iterator[int]:
    at = data.find(_CONTINUED)
    while at >= 0:
        yield at
        at = data.find(_CONTINUED, at + 1)
