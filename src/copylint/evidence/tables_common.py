# SPDX-License-Identifier: Apache-2.0
"""What the scanners of table faults share: the fault itself, and the document as lines that know their block."""

from collections.abc import Iterable
from functools import cached_property

from copylint.document.blocks import Table
from copylint.document.document import Document
from copylint.document.leaves import Leaf, leaves
from copylint.document.spans import union
from copylint.document.table_rows import is_delimiter, split_cells
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

HIDING = frozenset({"code", "html", "comment", "front-matter", "definition", "directive"})
"""Blocks in which no table can be, whatever their lines look like."""
_BACKTICKS = lazy(r"`++")
_MASKED = lazy(
    r"\[\[[^\]\r\n]{0,200}+\]\]"  # wiki link with a label
    r"|\{\{[^}\r\n]{0,200}+\}\}|\{%[^%\r\n]{0,200}+%\}"  # template tags and their filters
    r"|(?<![\\$\w])\$(?=[^\s$])[^$\r\n]{1,200}+(?<!\s)\$(?![\w$])"  # mathematics
    r"|\|>"  # the pipe of R
)
RULE_CELL = lazy(r":?-{3,}:?|:-+:?|-+:")
"""A cell of a delimiter row within the body; `-` and `--` are a writer's empty cell."""
NO_PROSE = lazy(r":::|\{%.*%\}$|\{\{[<%].*[>%]\}\}$")
"""A line of the site's engine, which is gone before GFM reads the text."""
BARE_PIPE = lazy(r"(?<!\\)\|")


class Line(NamedTuple):
    """A line of a paragraph that might be a row.

    `body` is its words with code, formulas and the like blanked out (same length); `pipes` counts the bare pipes
    left; `left` and `right` tell whether the first and the last sign is one.
    """

    leaf: Leaf
    body: str
    pipes: int
    left: bool
    right: bool

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.leaf.line

    @property
    def span(self) -> Span:
        """The words of the line in the text."""
        return Span(self.leaf.start, self.leaf.end)

    @property
    def outer(self) -> bool:
        """Whether it begins and ends with a pipe, as rows do and sentences do not."""
        return self.left and self.right and self.pipes > 1

    @property
    def cells(self) -> int:
        """How many cells the bare pipes make."""
        return max(self.pipes + 1 - self.left - self.right, 0)


def masked(text: str) -> str:
    """One line with everything blanked out whose pipes are none of a table's; as long as `text`."""
    for start, end in code_spans(text):
        text = text[:start] + "x" * (end - start) + text[end:]
    if "{" in text or "$" in text or "[[" in text or "|>" in text:
        text = _MASKED.sub(lambda found: "x" * len(found[0]), text)
    # A logical or; in a row it is an empty cell.
    return text if text.startswith("|") else text.replace("||", "xx")


def code_spans(text: str) -> list[Span]:
    """The code spans of one line, backticks included (CommonMark 6.1)."""
    if "`" not in text:
        return []
    runs = list(_BACKTICKS.finditer(text))
    closing = [-1] * len(runs)
    nearest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index].end() - runs[index].start()
        closing[index] = nearest.get(length, -1)
        nearest[length] = index
    found: list[Span] = []
    index = 0
    while index < len(runs):
        if closing[index] < 0 or text[runs[index].start() - 1 : runs[index].start()] == "\\":
            index += 1
            continue
        found.append(Span(runs[index].start(), runs[closing[index]].end()))
        index = closing[index] + 1
    return found


class Sheet:
    """A document as the scanners of table faults see it."""

    def __init__(self, document: Document) -> None:
        """Nothing is read before it is asked for."""
        self.document = document
        self.text = document.text
        self.lines = document.lines
        self.tables: tuple[Table, ...] = document.tables
        self.used: set[int] = set()  # numbers of lines that a fault accounts for
        self.allowance = 5000 + 8 * len(document.lines)
        self._leaves: dict[int, Leaf] = {}

    @cached_property
    def excluded(self) -> tuple[Span, ...]:
        """Where no table can be: blocks of code, HTML, comments, front matter, and display mathematics."""
        hidden = [block.outer for block in self.document.blocks if block.kind in HIDING]
        math = self.document.structure.masks.get("math", ())
        return union([*hidden, *math])

    @cached_property
    def drawn(self) -> frozenset[int]:
        """The numbers of the lines of tables that GFM draws."""
        numbers: set[int] = set()
        for table in self.document.tables:
            numbers.update(range(self.lines.line(table.span.start), self.lines.line(table.span.end) + 1))
        return frozenset(numbers)

    def read(self, wanted: Iterable[int]) -> list[Leaf]:
        """The lines around those of `wanted` with their blocks; they can then be asked for by number."""
        found = leaves(self.text, self.lines, self.excluded, wanted)
        self._leaves.update((leaf.line, leaf) for leaf in found)
        return found

    def afford(self, lines: int) -> bool:
        """Whether a proof may read so many lines: all proofs together stay linear, on hostile text too."""
        self.allowance -= lines
        return self.allowance >= 0

    def use(self, span: Span) -> None:
        """Note that a fault accounts for these lines."""
        self.used.update(range(self.lines.line(span.start), self.lines.line(span.end) + 1))

    def leaf(self, number: int) -> Leaf | None:
        """A line that was read."""
        return self._leaves.get(number)

    def line(self, leaf: Leaf) -> Line:
        """A line with its pipes counted."""
        body = masked(self.text[leaf.start : leaf.end].rstrip(" \t"))
        # A template writes the cells of a row that holds its tags.
        pipes = len(BARE_PIPE.findall(body)) if "|" in body and "{%" not in self.text[leaf.start : leaf.end] else 0
        left = pipes > 0 and body[0] == "|"
        return Line(leaf, body, pipes, left, pipes > 0 and len(body) > 1 and body[-1] == "|" and body[-2] != "\\")

    def words(self, number: int) -> str:
        """A whole line without its line end."""
        start, end = self.lines.content(number)
        return self.text[start:end]

    def is_blank(self, number: int) -> bool:
        """Whether a line holds nothing but blanks and quote marks."""
        return not self.words(number).strip(" \t>")

    def eol(self, number: int) -> str:
        """The line end that a line inserted beside line `number` gets: that of the line, or of the one before it."""
        for near in (number, number - 1):
            if 1 <= near < len(self.lines):
                return self.text[self.lines.content(near).end : self.lines.span(near).end]
        return "\n"

    def cells(self, leaf: Leaf) -> tuple[Span, ...]:
        """The cells of a line as GFM splits them."""
        return split_cells(self.text, leaf.start, leaf.end)

    def is_delimiter(self, leaf: Leaf) -> bool:
        """Whether the words of a line are a delimiter row."""
        return is_delimiter(self.text, leaf.start, leaf.end)

    def show(self, span: Span, most: int = 40) -> str:
        """The words of a place for a message: blanks collapsed, cut where they are long."""
        words = " ".join(self.text[span.start : span.end].split())
        return words if len(words) <= most else words[: most - 1].rstrip() + "\u2026"
