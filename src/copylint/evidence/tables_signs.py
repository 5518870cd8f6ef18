# SPDX-License-Identifier: Apache-2.0
r"""Signs that stand for those of a table: what typography, copying and other notations make of `|`, `-` and `:`.

Sources: Unicode names (FULLWIDTH VERTICAL LINE, BROKEN BAR, BOX DRAWINGS…); the substitutions were seen in copy that
went through a word processor, a terminal or a typographer (`---` becomes an em dash, a blank a no-break space).
"""

from collections.abc import Sequence

from copylint.evidence.tables import LOOKALIKES
from copylint.model.places import Edit
from copylint.text.patterns import lazy

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u2500\u2501"
"""Signs that look like a hyphen and are none."""
COLONS = "\uff1a\u2236\ua789"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(LOOKALIKES, "|"),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(COLONS, ":"),
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys(INVISIBLE, ""),
    }
)
_LIKE = lazy(r"[-:|;=+_~*\\ \t]+")
_LOOKALIKE = lazy(f"[{LOOKALIKES}]")
_PIPE = lazy(r"(?<!\\)\|")
_OUTSIDE = rf"[{SPACES}{INVISIBLE}]"
_BLANKS = rf"[ \t{SPACES}{INVISIBLE}]*"
_STRAY = lazy(rf"^[ \t]*{_OUTSIDE}{_BLANKS}(?=\|)|(?<=\|)[ \t]*(?:{_OUTSIDE}|\\){_BLANKS}$")
_DASH_RUN = lazy(r"[-=_~]+")


def as_pipes(words: str, start: int) -> list[Edit]:
    """Every look-alike of a pipe made a pipe; `words` begin at offset `start`."""
    return [Edit(start + found.start(), start + found.end(), "|") for found in _LOOKALIKE.finditer(words)]


def plain(words: str) -> str:
    """The words with every such sign put right: pipes, dashes, colons and blanks plain, invisible signs gone."""
    return words.translate(_PLAIN)


def stray_edits(words: str, start: int) -> list[Edit]:
    """No-break spaces, invisible signs and backslashes outside the outer pipes taken away; `words` begin at `start`."""
    return [Edit(start + found.start(), start + found.end(), "") for found in _STRAY.finditer(words) if found[0]]


def row_joints(words: str, columns: int) -> list[tuple[int, int]] | None:
    """Where rows meet in a line of several: `| 1 | 2 | | 3 | 4 |`; None where the cells do not come out even."""
    walls = [found.start() for found in _PIPE.finditer(words)]
    count = len(walls) - 1
    seams = range(columns, count, columns + 1)
    if (count + 1) % (columns + 1) or any(words[walls[at] + 1 : walls[at + 1]].strip() for at in seams):
        return None
    return [(walls[at] + 1, walls[at + 1]) for at in seams]


def delimiter_cells(words: str) -> list[str] | None:
    """The cells (`---`, `:--`, `--:`, `:-:`) that a line asks for as a delimiter row, well written or not.

    It needs a dash and a pipe (of any kind), a `+` between dashes, or colons between pipes.
    """
    plain = words.translate(_PLAIN).strip(" \t")
    if not plain or _LIKE.fullmatch(plain) is None:
        return None
    if _DASH_RUN.search(plain) is None and (plain.count("|") < 2 or ":" not in plain):  # noqa: PLR2004 - `| : | : |`
        return None
    plain = plain.strip("*").strip(" \t").rstrip("\\").rstrip(" \t").replace("\\|", "|")
    if "|" in plain or plain.count("+") > 0:
        plain = plain.replace("+", "|")
    if "|" not in plain:
        return None
    plain = plain.removeprefix("|").removesuffix("|")
    return [_cell(cell.strip(" \t").replace(";", ":")) for cell in plain.split("|")]


def _cell(cell: str) -> str:
    left, right = cell.startswith(":"), len(cell) > 1 and (cell.endswith(":") or cell.count(":") > 1)
    return (":" if left else "-") + "-" + (":" if right else "-")


def delimiter_row(cells: Sequence[str], pattern: str, *, outer: bool) -> str:
    """A delimiter row of these cells, spaced like `pattern` (the row that it replaces)."""
    gap = " " if "| " in pattern or "|\u00a0" in pattern else ""
    row = f"{gap}|{gap}".join(cells)
    return f"|{gap}{row}{gap}|" if outer else row


def box_signs(words: str) -> int:
    """How many signs of a box drawing a line has."""
    return sum(0x2500 <= ord(sign) <= 0x257F for sign in words)  # noqa: PLR2004 - the block «Box Drawing»
