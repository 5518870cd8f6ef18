# SPDX-License-Identifier: Apache-2.0
"""Repairs of tables: a draft of a few lines, parsed again before its edits are offered.

An edit is offered only if GFM, given the lines as they would be, draws exactly the table meant: so many columns, so
many rows, every cell with its words, and no letter or digit of the lines gone or moved.
"""

from collections.abc import Sequence

from copylint.document.leaves import Leaf
from copylint.document.tables import find_tables
from copylint.evidence.tables_common import Sheet
from copylint.model.places import Edit
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

_CODE = 4
_NO_MARK = lazy(r"[^\t >]")


class Draft:
    """Consecutive lines of one container, changed line by line.

    The draft is parsed without the marks of the container (a quote's `> `, an item's indentation), which every line
    keeps; inserted lines get them too.
    """

    def __init__(self, sheet: Sheet, lines: Sequence[Leaf]) -> None:
        """`lines` are in order, without gaps."""
        self.sheet = sheet
        self.leaves = list(lines)
        self.contents: list[list[str]] = [[sheet.text[leaf.start : leaf.end]] for leaf in lines]
        self.changes: list[tuple[Edit, int]] = []  # with a rank among those at one place
        self.index = {leaf.line: at for at, leaf in enumerate(lines)}
        # A lazy line or one indented by four columns goes on a paragraph, and is no row whatever it says.
        self.failed = any(leaf.lazy or leaf.indent >= _CODE for leaf in lines)

    # ---- changes --------------------------------------------------------------------------------

    def rewrite(self, number: int, words: str) -> None:
        """Replace the words of a line."""
        leaf = self.leaves[self.index[number]]
        self._change(Edit(leaf.start, leaf.end, words))
        self.contents[self.index[number]][-1] = words

    def patch(self, number: int, edits: Sequence[Edit]) -> None:
        """Change places within a line, in order and disjoint."""
        leaf = self.leaves[self.index[number]]
        words, at = "", leaf.start
        for edit in edits:
            words += self.sheet.text[at : edit.start] + edit.text
            at = edit.end
        self.contents[self.index[number]][-1] = words + self.sheet.text[at : leaf.end]
        for edit in edits:
            self._change(edit)

    def insert(self, number: int, words: str = "") -> None:
        """Put a line (blank by default) before line `number`."""
        leaf = self.leaves[self.index[number]]
        start = self.sheet.lines.starts[number - 1]
        if _NO_MARK.search(self.sheet.text, start, leaf.start):  # a line before the mark would leave the item
            self.failed = True
            return
        # A line put in later comes first, and before all that is put at the beginning of line `number`.
        self.changes.append(
            (Edit(start, start, self._marked(leaf, words) + self.sheet.eol(number - 1)), -1 - len(self.changes))
        )
        self.contents[self.index[number]].insert(0, words)

    def append(self, words: str) -> None:
        """Put a line after the last one."""
        leaf = self.leaves[-1]
        self._change(Edit(leaf.end, leaf.end, self.sheet.eol(leaf.line) + self._marked(leaf, words)))
        self.contents[-1].append(words)

    def remove(self, number: int) -> None:
        """Take a line away."""
        start, end = self.sheet.lines.span(number)
        if _NO_MARK.search(self.sheet.text, start, self.leaves[self.index[number]].start):  # the item begins there
            self.failed = True
        if number == len(self.sheet.lines) and number > 1:  # the last line has no line end: take the one before it
            start = self.sheet.lines.content(number - 1).end
        self._change(Edit(start, end, ""))
        self.contents[self.index[number]].pop()

    def _change(self, edit: Edit) -> None:
        self.changes.append((edit, len(self.changes)))

    def _marked(self, leaf: Leaf, words: str) -> str:
        """A new line with the marks of the container of `leaf`."""
        marks = self.sheet.text[self.sheet.lines.starts[leaf.line - 1] : leaf.start]
        marks = _NO_MARK.sub(" ", marks)  # a list marker goes on as indentation
        return marks + words if words else marks.rstrip(" \t")

    # ---- proof ----------------------------------------------------------------------------------

    def lines(self) -> list[str]:
        """The lines as they would be."""
        return [words for group in self.contents for words in group]

    def tables(self) -> list[list[list[str]]]:
        """The tables that GFM would draw: rows of cells, header first."""
        if self.failed or not self.sheet.afford(len(self.leaves)):
            return []
        text = "\n".join(self.lines())
        return [
            [[text[cell.start : cell.end] for cell in row.cells] for row in table.rows]
            for table in find_tables(text, LineIndex(text), ())
        ]

    def draws(self, rows: int, columns: int) -> bool:
        """Whether GFM would draw one table of this size (header included), no row of it longer or without a pipe."""
        tables = self.tables()
        return (
            len(tables) == 1
            and len(tables[0]) == rows
            and len(tables[0][0]) == columns
            and all(len(row) <= columns for row in tables[0])
            and self.keeps_words()
        )

    def keeps_words(self) -> bool:
        """Whether letters and digits are the same, in the same order."""
        before = "".join(self.sheet.text[leaf.start : leaf.end] for leaf in self.leaves)
        return letters(before) == letters("".join(self.lines()))

    def edits(self) -> tuple[Edit, ...]:
        """The changes as edits of the document: in order, disjoint, no two at one place."""
        merged: list[Edit] = []
        for edit, _ in sorted(self.changes, key=lambda change: (change[0].start, change[0].end, change[1])):
            if merged and merged[-1].end == merged[-1].start == edit.start:
                merged[-1] = Edit(edit.start, edit.end, merged[-1].text + edit.text)
            elif merged and merged[-1].end > edit.start:  # the last lines taken away share a line end
                merged[-1] = Edit(merged[-1].start, edit.end, "")
            else:
                merged.append(edit)
        return tuple(merged)


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(sign for sign in text if sign.isalnum())
