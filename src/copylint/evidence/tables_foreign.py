# SPDX-License-Identifier: Apache-2.0
r"""Tables in another spelling: look-alikes of pipes, escaped pipes, bold rows, code, other markup, HTML left open."""

from collections.abc import Callable, Iterator, Sequence

from copylint.document.blocks import Block
from copylint.document.spans import touching, union
from copylint.document.tables import find_tables
from copylint.evidence.tables import TableFault
from copylint.evidence.tables_common import Line, Sheet
from copylint.evidence.tables_repair import Draft
from copylint.evidence.tables_signs import as_pipes, delimiter_cells, stray_edits
from copylint.model.places import Edit, Span
from copylint.text import regexes as regex
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

_BROKEN, _QUALITY = "broken", "quality"
_ESCAPED = lazy(r"\\\|")
_PIPES = lazy(r"\|+")
_WRAPPED = lazy(r"(\*\*|__)[ \t]*(?=\|)|(?<=\|)[ \t]*(\*\*|__)(?=[ \t]*$)")
_MARKDOWN = lazy(r"\b(?:markdown|gfm|commonmark)\b", regex.IGNORECASE)
_INFO = frozenset({"", "markdown", "md", "text", "txt", "plaintext", "table"})
_TABLE_TAG = lazy(r"<(/?)table\b[^<>]*>", regex.IGNORECASE)
_ROW_TAG = lazy(r"</(?:tr|tbody|thead|tfoot|td|th)\s*>", regex.IGNORECASE)
_NOTATIONS = lazy(
    r"(?:^|(?<=[\r\n]))[ \t]*+(?:"
    r"(?P<wiki>\{\|)[^\r\n]*+(?:\r\n?|\n)(?:[^\r\n]*+(?:\r\n?|\n)){0,400}?[ \t]*+\|\}"
    r"|(?P<asciidoc>\|={3,})[ \t]*+(?:\r\n?|\n)(?:(?!\|===)[^\r\n]*+(?:\r\n?|\n)){1,400}?[ \t]*+\|={3,}"
    r"|(?P<latex>\\begin\{(?:tabular|array|longtable|tabularx)\*?\})"
    r"|(?P<bbcode>\[table\])"
    r"|(?P<textile>\|_\.[ \t])"
    r"|(?P<rst>={2,}(?:[ \t]+={2,})+)[ \t]*+(?=[\r\n])"
    r")",
    regex.IGNORECASE,
)


# ---- other signs for pipes ----------------------------------------------------------------------


def spelled_fault(sheet: Sheet, lines: Sequence[Line], index: int) -> tuple[TableFault | None, int]:
    """The fault of rows whose pipes are spelled otherwise, if GFM draws one table once the signs are put right.

    Returns:
        The fault or None, and the index of the last line that was read for it (`index` where it is an ordinary one).
    """
    farthest = index
    for kind, change in _SPELLINGS:
        if not change(sheet, lines[index]):
            continue
        last = index
        while last + 1 < len(lines) and (change(sheet, lines[last + 1]) or _is_row(lines[last + 1])):
            last += 1
        first = index
        while first and first > index - 2 and (_is_row(lines[first - 1]) or delimiter_cells(lines[first - 1].body)):
            first -= 1
        fault = _spelled(sheet, lines, first, last, kind, change)
        if fault:
            return fault, last
        farthest = max(farthest, last)
    return None, farthest


def _is_row(line: Line) -> bool:
    return line.pipes > 1 or (line.pipes > 0 and delimiter_cells(line.body) is not None)


def _spelled(  # noqa: PLR0913 - the lines and how to read them
    sheet: Sheet, lines: Sequence[Line], first: int, last: int, kind: str, change: "Callable[[Sheet, Line], list[Edit]]"
) -> TableFault | None:
    end = last + 1
    draft = Draft(sheet, [line.leaf for line in lines[first : end + (end < len(lines))]])
    changed = False
    for line in lines[first:end]:
        edits = change(sheet, line)
        if edits:
            draft.patch(line.number, edits)
            changed = changed or delimiter_cells(line.body) is None
    if not changed:  # the delimiter row alone is at fault
        return None
    if end < len(lines):  # text that GFM would take for a row
        draft.insert(lines[end].number)
    tables = draft.tables()
    if len(tables) != 1 or len(tables[0]) < 2 or len(tables[0][0]) < 2:  # noqa: PLR2004 - a header and a row, two columns
        return None
    rows = len(tables[0])
    if rows != last - first or not draft.draws(rows, len(tables[0][0])):
        return None
    span = Span(lines[first].leaf.start, lines[last].leaf.start + len(lines[last].body))
    sign = sheet.text[draft.edits()[0].start : draft.edits()[0].end].strip()
    safety = "unsafe" if kind == "row_wrapped" else "safe"
    return TableFault(kind, _BROKEN, span, (), {"sign": sign, "rows": rows}, draft.edits(), safety)


def _lookalikes(_: Sheet, line: Line) -> list[Edit]:
    return as_pipes(line.body, line.leaf.start)


def _escapes(_: Sheet, line: Line) -> list[Edit]:
    start = line.leaf.start
    return [Edit(start + at.start(), start + at.start() + 1, "") for at in _ESCAPED.finditer(line.body)]


def _strays(_: Sheet, line: Line) -> list[Edit]:
    return stray_edits(line.body, line.leaf.start)


def _doubled(_: Sheet, line: Line) -> list[Edit]:
    found = list(_PIPES.finditer(line.body))
    if len(found) < 2 or any(len(at[0]) != 2 for at in found):  # noqa: PLR2004 - every pipe is doubled
        return []
    start = line.leaf.start
    return [Edit(start + at.start(), start + at.end(), "|") for at in found]


def _wrapping(_: Sheet, line: Line) -> list[Edit]:
    start = line.leaf.start
    found = list(_WRAPPED.finditer(line.body))
    if len(found) != 2 or found[0].start() or found[1].end() != len(line.body):  # noqa: PLR2004 - one pair of marks
        return []
    return [Edit(start + at.start(), start + at.end(), "") for at in found]


_SPELLINGS: "tuple[tuple[str, Callable[[Sheet, Line], list[Edit]]], ...]" = (
    ("pipe_lookalike", _lookalikes),
    ("pipe_escaped", _escapes),
    ("row_wrapped", _wrapping),
    ("row_stray", _strays),
    ("pipe_lookalike", _doubled),
)


# ---- code ---------------------------------------------------------------------------------------


def coded_faults(sheet: Sheet) -> Iterator[TableFault]:
    """Tables that are the whole of a block of code, in an article that does not show Markdown."""
    blocks = [block for block in sheet.document.blocks if block.kind == "code" and block.info.lower() in _INFO]
    shown: bool | None = None
    for block in blocks:
        if sheet.text.find("|", *block.span) < 0:
            continue
        if shown is None:
            shown = any(_MARKDOWN.search(sheet.text, *other.span) for other in sheet.document.blocks if other.prose)
        if not shown and (coded := _coded(sheet, block)) is not None:
            kind = "table_in_fence" if coded[0] else "table_indented"
            yield TableFault(kind, _QUALITY, block.outer, (), {}, coded[1], "unsafe")


def _coded(sheet: Sheet, block: Block) -> tuple[bool, tuple[Edit, ...]] | None:
    """Whether a table is fenced, and edits that take the code away around it; None where the code is something else."""
    first, last = sheet.lines.line(block.outer.start), sheet.lines.line(max(block.outer.end - 1, block.outer.start))
    words = [sheet.words(number) for number in range(first, last + 1)]
    fenced = words[0].lstrip(" \t>").startswith(("```", "~~~"))
    inner = words[1:-1] if fenced else words
    rows = [row.strip(" \t>") for row in inner]
    filled = [row for row in rows if row]
    if len(filled) < 3 or rows != filled:  # noqa: PLR2004 - a header, a delimiter row, a row
        return None
    text = "\n".join(rows)
    tables = find_tables(text, LineIndex(text), ())
    if len(tables) != 1 or len(tables[0].rows) != len(rows) - 1 or tables[0].columns == 1:
        return None
    if fenced:
        if not words[-1].lstrip(" \t>").startswith(("```", "~~~")):
            return True, ()
        below = last < len(sheet.lines) and not sheet.is_blank(last + 1)
        end = sheet.lines.content(last)
        return True, (
            Edit(*sheet.lines.span(first), sheet.eol(first) if first > 1 and not sheet.is_blank(first - 1) else ""),
            Edit(end.start, end.end, "") if below else Edit(sheet.lines.content(last - 1).end, end.end, ""),
        )
    starts = [sheet.lines.starts[number - 1] for number in range(first, last + 1)]
    return False, tuple(
        Edit(start, start + len(line) - len(line.lstrip(" \t")), "") for start, line in zip(starts, words, strict=True)
    )


# ---- other markup -------------------------------------------------------------------------------


def notation_faults(sheet: Sheet) -> Iterator[TableFault]:
    """Tables of MediaWiki, AsciiDoc, LaTeX, BBCode, Textile and reStructuredText in Markdown or plain text."""
    text = sheet.text
    hidden = union(block.outer for block in sheet.document.blocks if block.kind in ("code", "comment", "front-matter"))
    borders: list[Span] = []
    at = 0
    while (found := _NOTATIONS.search(text, at)) is not None:
        notation = found.lastgroup or ""
        start, end = found.start(notation), found.end()
        at = max(end, start + 1)
        if touching(hidden, Span(start, end)):
            continue
        if notation == "rst":
            borders.append(Span(start, found.end(notation)))
            continue
        if notation in _CLOSING:
            close = text.find(_CLOSING[notation], end, end + _FARTHEST)
            end = close if close >= 0 else end
            end = sheet.lines.content(sheet.lines.line(end)).end
        elif notation == "textile":
            number = sheet.lines.line(start)
            while number < len(sheet.lines) and sheet.words(number + 1).startswith("|"):
                number += 1
            end = sheet.lines.content(number).end
        at = max(end, at)
        yield TableFault("foreign_syntax", _BROKEN, Span(start, end), (), {"notation": _NAMES[notation]})
    if len(borders) > 1:
        span = Span(borders[0].start, borders[-1].end)
        yield TableFault("foreign_syntax", _BROKEN, span, (), {"notation": _NAMES["rst"]})


_CLOSING = {"latex": "\\end{", "bbcode": "[/table]"}
_FARTHEST = 20_000
_NAMES = {
    "wiki": "MediaWiki",
    "asciidoc": "AsciiDoc",
    "latex": "LaTeX",
    "bbcode": "BBCode",
    "textile": "Textile",
    "rst": "reStructuredText",
}


def unclosed_faults(sheet: Sheet) -> Iterator[TableFault]:
    """`<table>` without `</table>`: a browser moves the words that follow to a place before the table."""
    text = sheet.text
    blocks = [block.outer for block in sheet.document.blocks if block.kind in ("code", "comment", "front-matter")]
    hidden = union([*blocks, *sheet.document.structure.masks.get("code", ())])
    opened: list[Span] = []
    for tag in _TABLE_TAG.finditer(text):
        if touching(hidden, Span(tag.start(), tag.end())):
            continue
        if not tag[1]:
            opened.append(Span(tag.start(), tag.end()))
        elif opened:
            opened.pop()
    for index, span in enumerate(opened):
        stop = opened[index + 1].start if index + 1 < len(opened) else len(text)
        last = None
        for last in _ROW_TAG.finditer(text, span.end, stop):  # noqa: B007 - the last one counts
            pass
        edits: tuple[Edit, ...] = ()
        if last is not None:
            at = sheet.lines.content(sheet.lines.line(last.end())).end
            if not text[last.end() : at].strip():
                edits = (Edit(at, at, sheet.eol(sheet.lines.line(at)) + "</table>"),)
            else:
                edits = (Edit(last.end(), last.end(), "</table>"),)
        yield TableFault("html_unclosed", _BROKEN, span, (), {}, edits, "unsafe", engines=frozenset({"mdx"}))
