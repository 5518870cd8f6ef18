# SPDX-License-Identifier: Apache-2.0
"""Stretches that no parser of Markdown knows and that would be read as Markdown: they are blanked out before it reads.

Code between shortcodes (`{% highlight %}`), display mathematics, and in MDX everything that is JavaScript: `import` and
`export`, tags of components, expressions. The blanked text is as long as the text, so that no place moves.
"""

from collections.abc import Iterable, Iterator, Sequence

from copylint.document.spans import line_end, union
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import compiled, lazy

_FENCE = lazy(r"[ \t>]*+(?:(?:[-*+]|\d{1,3}[.)])[ \t]++)?(`{3,}+|~{3,}+)([^\r\n]*+)")
_NOT_LINE_END = lazy(r"[^\r\n]")
_PAIRED = lazy(
    r"\{%-?\s*+(highlight|codeblock|comment|verbatim|mermaid|math)\b"
    r"|\{\{[<%]\s*+(highlight|mermaid|math|katex|code|latex)\b"
    r"|\[(code|sourcecode|latex)\b"
)
_LONGEST_MATH = 4_000
"""A formula that goes on for longer is an opener that nothing closes."""
_TEX = lazy(r"[\\^_=+]")


class Fence(NamedTuple):
    """A fenced block of code: all of it, its content, the first word after the fence, and whether it ends."""

    outer: Span
    span: Span
    info: str
    closed: bool


class Region(NamedTuple):
    """A stretch to blank out: what block it is ("" for none), and what the parser is given in its place."""

    span: Span
    kind: str
    info: str = ""
    filler: str = " "


def find_fences(text: str) -> list[Fence]:
    """The fenced code of a text, at any indentation: what GitHub shows as code, and pasted code besides."""
    if not ("`" in text and "```" in text) and not ("~" in text and "~~~" in text):
        return []
    found: list[Fence] = []
    opened: regex.Match[str] | None = None
    for match in _fence_lines(text):
        marks, rest = match.groups()
        if opened is None:
            if marks[0] == "~" or "`" not in rest:
                opened = match
        elif marks[0] == opened[1][0] and len(marks) >= len(opened[1]) and not rest.strip(" \t"):
            found.append(_fence(text, opened, match.start(), match.end(), closed=True))
            opened = None
    if opened is not None:
        found.append(_fence(text, opened, len(text), len(text), closed=False))
    return found


def _fence_lines(text: str) -> "Iterator[regex.Match[str]]":
    """The lines that are a fence by their first signs, found from those."""
    starts: set[int] = set()
    for sign in ("```", "~~~"):
        end = 0
        at = text.find(sign) if sign[0] in text else -1
        while at >= 0:
            start = text.rfind("\n", end, at) + 1 or end
            starts.add(text.rfind("\r", start, at) + 1 or start)
            end = line_end(text, at)
            at = text.find(sign, end)
    for start in sorted(starts):
        match = _FENCE.match(text, start)
        if match:
            yield match


def _fence(text: str, opened: "regex.Match[str]", content_end: int, end: int, *, closed: bool) -> Fence:
    start = min(opened.end(), content_end)
    if text.startswith("\r\n", start):
        start += 2
    elif start < content_end:
        start += 1
    last = content_end
    if last > start and text[last - 1] == "\n":
        last -= 1
    if last > start and text[last - 1] == "\r":
        last -= 1
    words = opened[2].split(None, 1)
    return Fence(Span(opened.start(), end), Span(min(start, last), last), words[0] if words else "", closed)


def find_regions(text: str) -> list[Region]:
    """The code between shortcodes and the display mathematics of a text, outside fenced code; sorted, disjoint."""
    found: list[Region] = []
    # One sign is found in no time, two cost a search: so the rare sign is asked for first.
    if _has_tags(text) or ("[/" in text and ("[/code]" in text or "[/sourcecode]" in text or "[/latex]" in text)):
        found += _paired(text)
    if "$" in text and "$$" in text:
        found += _mathematics(text, "$$", "$$")
    if "\\" in text:
        found += _mathematics(text, "\\[", "\\]")
    return _outside(found, (fence.outer for fence in find_fences(text))) if found else found


def _has_tags(text: str) -> bool:
    """Whether a tag of Liquid or a shortcode of Hugo opens somewhere."""
    at = text.find("{")
    while at >= 0:
        if text.startswith(("{%", "{{<", "{{%"), at):
            return True
        at = text.find("{", at + 1)
    return False


def _outside(regions: Iterable[Region], taken: Iterable[Span]) -> list[Region]:
    """The regions that begin in none of the spans taken nor in an earlier region."""
    kept: list[Region] = []
    blocked = union(taken)
    at = index = 0
    for region in sorted(regions):
        start = region.span.start
        while index < len(blocked) and blocked[index].end <= start:
            index += 1
        if start >= at and (index == len(blocked) or blocked[index].start > start):
            kept.append(region)
            at = region.span.end
    return kept


def _paired(text: str) -> Iterator[Region]:
    at = 0
    missing: set[str] = set()
    for match in _PAIRED.finditer(text):
        liquid, hugo, wordpress = match.groups()
        name = liquid or hugo or wordpress
        if match.start() < at or match[0][:3] + name in missing:
            continue
        if liquid:
            closing = compiled(rf"\{{%-?\s*+end{liquid}\s*+-?%\}}")
        elif hugo:
            closing = compiled(rf"\{{\{{[<%]\s*+/\s*+{hugo}\s*+[%>]\}}\}}")
        else:
            closing = compiled(rf"\[/{wordpress}\]")
        end = closing.search(text, match.end())
        if end is None:
            missing.add(match[0][:3] + name)
            continue
        at = end.end()
        yield Region(Span(match.start(), at), "comment" if name == "comment" else "code", name)


def _mathematics(text: str, opening: str, closing: str) -> Iterator[Region]:
    """Display mathematics that a line opens, without blank lines; with a sign of TeX inside, or alone on its lines."""
    at = text.find(opening)
    while at >= 0:
        start = at
        while start and text[start - 1] in " \t>":
            start -= 1
        begin = at + len(opening)
        end = text.find(closing, begin, begin + _LONGEST_MATH) if not start or text[start - 1] in "\r\n" else -1
        alone = text[begin : begin + 1] in ("\r", "\n") and end >= 0 and text[end - 1] in "\r\n"
        if end >= 0 and text.find("\n\n", begin, end) < 0 and (alone or _TEX.search(text, begin, end)):
            yield Region(Span(at, end + len(closing)), "code", "math")
            begin = end + len(closing)
        at = text.find(opening, begin)


def blanked(text: str, regions: Sequence[Region]) -> str:
    """The text with each region filled by its filler; line ends stay where they are."""
    if not regions:
        return text
    pieces: list[str] = []
    at = 0
    for region in regions:
        start, end = region.span
        pieces += [text[at:start], _filled(text[start:end], region.filler)]
        at = end
    return "".join([*pieces, text[at:]])


def _filled(piece: str, filler: str) -> str:
    if "\r" in piece:
        return _NOT_LINE_END.sub(filler, piece)
    return "\n".join([filler * len(line) for line in piece.split("\n")])
