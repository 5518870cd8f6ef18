# SPDX-License-Identifier: Apache-2.0
"""Admonitions and tabs of MkDocs: words that stand indented under `!!! note`, which CommonMark takes for code.

The indentation is taken away before the parser reads; a list of shifts leads its places back.
Source: Python-Markdown, extension Admonition; Material for MkDocs, «Admonitions» and «Content tabs».
"""

import re

from copylint.document.markdown import Shifts

_LINE = re.compile(r"([ \t]*+)([^\r\n]*+)(\r\n|\n|\r|\Z)")
_MARK = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[a-z]|===[!+]?[ \t]+\"")
_STEP = 4


def dedented(text: str) -> tuple[str, Shifts | None]:
    """The text with the content of admonitions at the indentation of their marks, and the way back.

    None for the way where nothing was moved. A tab is four columns; content that mixes them stays as it is.
    """
    pieces: list[str] = []
    points, deltas = [0], [0]
    levels: list[int] = []
    position = shift = 0
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        if match is None:  # the pattern matches every line
            break
        blanks, words, _ = match.groups()
        taken = 0
        if words:
            columns = len(blanks.expandtabs(_STEP))
            while levels and columns < levels[-1] + _STEP:
                levels.pop()
            taken = _prefix(blanks, len(levels) * _STEP) if levels else 0
            if _MARK.match(words) and columns - len(levels) * _STEP < _STEP:
                levels.append(columns)
        if taken:
            shift += taken
            points.append(position)
            deltas.append(shift)
        pieces.append(text[at + taken : match.end()])
        position += match.end() - at - taken
        at = match.end()
    if not shift:
        return text, None
    if points[1] == 0:
        del points[0], deltas[0]
    return "".join(pieces), Shifts(points, deltas)


def _prefix(blanks: str, columns: int) -> int:
    """How many signs of `blanks` make up exactly `columns` columns, 0 where a tab straddles the border."""
    width = 0
    for index, sign in enumerate(blanks):
        if width == columns:
            return index
        width += _STEP - width % _STEP if sign == "\t" else 1
    return len(blanks) if width == columns else 0
