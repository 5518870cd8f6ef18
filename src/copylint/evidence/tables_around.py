# SPDX-License-Identifier: Apache-2.0
"""Faults of a drawn table as a whole: its neighbours, its header, its outer pipes, and what other engines choke on."""

from copylint.evidence.tables import TableFault
from copylint.evidence.tables_common import NO_PROSE, code_spans, masked
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_shape import DrawnTable
from copylint.model.places import Edit, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_BROKEN, _PORTABILITY, _QUALITY = "broken", "portability", "quality"
_HARD_FOR_MDX = lazy(r"<(?:br|hr|img|wbr|input)\b(?![^<>]*/>)[^<>]*>|<(?=[\s\d=])|\{(?!\{)", regex.IGNORECASE)


def whole_faults(table: DrawnTable) -> None:
    """Add the faults of the table as a whole to those found; its rows have been looked at."""
    scan = _Whole(table)
    scan.neighbours()
    if not scan.misplaced:
        scan.header()
    scan.outer_pipes()
    words = table.text[table.table.span.start : table.table.span.end]
    if "<" in words or "{" in words or "\\|" in words:
        scan.engines()


class _Whole:
    """One table from outside."""

    def __init__(self, table: DrawnTable) -> None:
        self.table = table
        self.sheet = table.sheet
        self.text = table.text
        self.rows = table.rows
        self.columns = table.columns
        self.found = table.found
        self.misplaced = False  # the header drawn is a row

    def header(self) -> None:
        header = self.rows[0]
        empty = [cell.end == cell.start for cell in header.row.cells]
        if len(self.rows) == 1:
            self.found.append(
                TableFault(
                    "header_only",
                    _QUALITY,
                    self.table.span(0),
                    engines=frozenset({"kramdown", "python-markdown", "wordpress"}),
                )
            )
            return
        if all(empty):
            self.found.append(TableFault("empty_header", _QUALITY, self.table.span(0)))
            return
        for column in sorted({0, self.columns - 1}):  # one in the middle sets two halves apart
            if not empty[column]:
                continue
            cells = [line.row.cells[column] for line in self.rows[1:] if line.cells > column]
            if cells and all(cell.end == cell.start for cell in cells):
                values: dict[str, str | int] = {"column": column + 1}
                self.found.append(TableFault("empty_column", _QUALITY, self.table.span(0), (), values))

    def outer_pipes(self) -> None:
        """Some rows have outer pipes, others have none."""
        styles = [(line.left, line.right) for line in self.rows]
        style = styles[0]
        odd = [
            index
            for index in range(1, len(self.rows))
            if styles[index] != style and index not in self.table.odd and not self.rows[index].pipeless
        ]
        if not odd or self.columns == 1:
            return
        self.found.append(
            TableFault(
                "mixed_outer_pipes",
                _QUALITY,
                self.table.span(odd[0]),
                (),
                {"rows": len(odd)},
                engines=frozenset({"wordpress"}),
            )
        )

    def neighbours(self) -> None:
        """No blank line above or below."""
        above, below = self.table.first - 1, self.table.number(len(self.rows) - 1) + (1 if len(self.rows) > 1 else 2)
        lines = self.sheet.lines
        if above >= 1 and not self.sheet.is_blank(above) and not self._begins_container():
            self._above(above)
        if below <= len(lines) and not self.sheet.is_blank(below) and not self.rows[-1].pipeless:
            words = self.sheet.words(below).lstrip(" \t>")
            heading = words.startswith("#")
            listed = words[:1] in ("-", "*", "+") or words[:1].isdigit()
            start = lines.starts[below - 1] + len(self.sheet.words(below)) - len(words)
            self.found.append(
                TableFault(
                    "no_blank_after",
                    _PORTABILITY,
                    Span(start, lines.content(below).end),
                    (),
                    {},
                    (Edit(lines.starts[below - 1], lines.starts[below - 1], self._blank(below - 1)),),
                    engines=frozenset(
                        {"kramdown", "python-markdown"} | ({"wordpress"} if listed and not heading else set())
                    ),
                )
            )

    def _above(self, above: int) -> None:
        sheet = self.sheet
        words = sheet.words(above).lstrip(" \t>")
        if NO_PROSE.match(words) or (sheet.excluded and self._in_front_matter(above)):
            return
        if self._misplaced(above):
            return
        start = sheet.lines.starts[self.table.first - 1]
        before, prefix = self.text[start : self.rows[0].start], self.table.table.prefix
        # Indented by four columns, the header is the end of a paragraph; after a blank line it would be code.
        code = len(before.expandtabs(4)) > max(3, len(prefix.expandtabs(4)))
        # A header without the marks of its table's quote or item belongs to it as the end of a paragraph only.
        lazy = before.count(">") != prefix.count(">") or _indent(before) < _indent(prefix)
        heading = words.startswith("#")
        self.found.append(
            TableFault(
                "no_blank_before",
                _PORTABILITY,
                self.table.span(0),
                (),
                {},
                () if code or lazy else (Edit(start, start, self._blank(above)),),
                engines=frozenset({"kramdown"} if heading else {"kramdown", "python-markdown", "pandoc"}),
            )
        )

    def _blank(self, beside: int) -> str:
        return self.table.table.prefix.rstrip(" \t") + self.sheet.eol(beside)

    def _begins_container(self) -> bool:
        """Whether a list mark stands before the header: the table is the first thing in its item."""
        before = self.text[self.table.table.span.start : self.rows[0].start]
        return before.strip(" \t>") != ""

    def _in_front_matter(self, number: int) -> bool:
        start = self.sheet.lines.starts[number - 1]
        return any(
            block.kind == "front-matter" and block.outer.start <= start < block.outer.end
            for block in self.sheet.document.blocks[:2]
        )

    def _misplaced(self, above: int) -> bool:
        """A row above the header: the delimiter row stands one row too low, and the true header is left out."""
        sheet = self.sheet
        leaf = sheet.leaf(above)
        header = sheet.leaf(self.table.first)
        if leaf is None or header is None or leaf.kind != "text" or leaf.home != header.home:
            return False
        line = sheet.line(leaf)
        if not line.outer or line.cells != self.columns or not self.rows[0].left or sheet.is_delimiter(leaf):
            return False
        higher = sheet.leaf(above - 1)
        if higher is not None and higher.block == leaf.block and "|" in self.text[higher.start : higher.end]:
            return False
        draft = Draft(sheet, [leaf, header, self.table.delimiter])
        words = self.text[self.table.delimiter.start : self.table.delimiter.end]
        draft.remove(self.table.delimiter.line)
        draft.insert(self.table.first, words)
        sheet.used.add(above)
        self.misplaced = True
        self.found.append(
            TableFault(
                "delimiter_misplaced",
                _BROKEN,
                Span(leaf.start, self.table.delimiter.end),
                (),
                {"header": sheet.show(line.span)},
                draft.edits() if draft.draws(2, self.columns) else (),
                fine=frozenset({"kramdown"}),
            )
        )
        return True

    def engines(self) -> None:
        """What other engines choke on, fine on GitHub."""
        hard: list[Span] = []
        escaped: list[Span] = []
        for line in self.rows:
            words = self.text[line.start : line.row.line.end]
            if "<" in words or "{" in words:
                bare = masked(words)
                hard += [Span(line.start + at.start(), line.start + at.end()) for at in _HARD_FOR_MDX.finditer(bare)]
            if "\\|" in words:
                escaped += [
                    Span(line.start + start, line.start + end)
                    for start, end in code_spans(words)
                    if words.find("\\|", start, end) >= 0
                ]
        if hard:
            self.found.append(
                TableFault("mdx_unsafe_cell", _PORTABILITY, hard[0], tuple(hard[1:]), engines=frozenset({"mdx"}))
            )
        if escaped:
            engines = frozenset({"kramdown", "python-markdown", "pandoc", "wordpress"})
            self.found.append(
                TableFault("escaped_pipe_in_code", _PORTABILITY, escaped[0], tuple(escaped[1:]), engines=engines)
            )


def _indent(before: str) -> int:
    """The columns of indentation in what stands before a row, beyond quote marks and the blank of each."""
    marks, _, blanks = before.expandtabs(4).rpartition(">")
    return len(blanks) - bool(marks or before.startswith(">"))
