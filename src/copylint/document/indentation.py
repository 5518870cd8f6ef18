# SPDX-License-Identifier: Apache-2.0
"""Words that stand indented for the site's engine, where CommonMark would take them for code.

Admonitions and tabs of MkDocs (`!!! note`), and the content of components in MDX, which knows no indented code. The
indentation is taken away before the parser reads; a list of shifts leads its places back.
Sources: Python-Markdown, Admonition; Material for MkDocs, «Admonitions», «Content tabs»; MDX 3, «What is MDX».
"""

from collections.abc import Callable

from copylint.document.tree import Shifts
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_LINE = lazy(r"([ \t]*+)([^\r\n]*+)(?:\r\n|\n|\r|\Z)")
_MARK = lazy(r"(?:!!!|\?\?\?\+?)[ \t]+[a-z]|===[!+]?[ \t]+\"")
_STEP = 4
"""Columns of a level of indentation, of a tab, and of what CommonMark takes for code."""


def admonitions_outdented(text: str, first: int) -> tuple[str, Shifts | None]:
    """The text with the content of admonitions below their marks, and the way back (None if the same).

    The first mark stands at `first` or after it.
    """
    levels: list[int] = []

    def surplus(line: "regex.Match[str]") -> int:
        blanks, words = line.groups()
        if not words:
            return 0
        columns = len(blanks.expandtabs(_STEP))
        while levels and columns < levels[-1] + _STEP:
            levels.pop()
        taken = len(levels) * _STEP
        if columns - taken < _STEP and _MARK.match(words):
            levels.append(columns)
        return taken

    return _outdented(text, surplus, max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1)


def components_outdented(text: str, prepared: str) -> tuple[str, Shifts | None]:
    """The prepared text with the content of components at the left, and the way back (None if the same).

    A line that is blank in `prepared` and not in `text` holds tags; the first line after it says how deep its content
    stands.
    """
    base = -1

    def surplus(line: "regex.Match[str]") -> int:
        nonlocal base
        blanks, words = line.groups()
        if not words:
            if not text[slice(*line.span())].isspace():
                base = -1
            return 0
        columns = len(blanks.expandtabs(_STEP))
        if base < 0:
            base = columns if columns >= _STEP else 0
        return min(base, columns)

    return _outdented(prepared, surplus)


def _outdented(text: str, surplus: "Callable[[regex.Match[str]], int]", at: int = 0) -> tuple[str, Shifts | None]:
    """The text without the columns that `surplus` says of each line (its blanks, its words) from `at` on."""
    pieces = [text[:at]]
    points, deltas = [0], [0]
    position, shift = at, 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:  # the pattern matches every line
            break
        taken = _prefix(line[1], surplus(line))
        if taken:
            shift += taken
            points.append(position)
            deltas.append(shift)
        pieces.append(text[at + taken : line.end()])
        position += line.end() - at - taken
        at = line.end()
    if not shift:
        return text, None
    if len(points) > 1 and points[1] == 0:
        del points[0], deltas[0]
    return "".join(pieces), Shifts(points, deltas)


def _prefix(blanks: str, columns: int) -> int:
    """How many signs of `blanks` make up exactly `columns` columns, 0 where a tab straddles the border."""
    width = 0
    for index, sign in enumerate(blanks):
        if width >= columns:
            return index if width == columns else 0
        width += _STEP - width % _STEP if sign == "\t" else 1
    return len(blanks) if width == columns else 0
