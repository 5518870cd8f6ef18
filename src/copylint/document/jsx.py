# SPDX-License-Identifier: Apache-2.0
"""What MDX adds to Markdown: `import` and `export`, tags of components, expressions in braces, their comments.

Source: MDX 3, «What is MDX»: no HTML comments, no autolinks, no indented code; every `<` opens a tag and every `{` an
expression. Strings inside expressions are not parsed: braces in them nearly always pair as well.
"""

from collections.abc import Iterator

from copylint.document.opaque import Region, find_fences
from copylint.model.places import Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_START = lazy(
    r"(?P<code>`++)|(?P<tag></?(?:[A-Za-z][\w.:-]*+|(?=>)))|(?P<brace>\{)|(?:^|(?<=\r))(?:import|export)\b",
    regex.MULTILINE,
)
_IN_TAG = lazy(r"\"[^\"]*+\"|'[^']*+'|[{<>]|\n[ \t]*+\r?\n")
_BRACE = lazy(r"[{}]")
_STATEMENT = lazy(r"(?:import|export)[ \t]*+[\w{*'\"\[(]")
_BLANK_LINE = lazy(r"(?:\r\n|\n|\r)[ \t]*+(?=[\r\n])")
_LONGEST_CODE = 2_000


def find_jsx(text: str) -> list[Region]:
    """The JavaScript of an MDX text, sorted and disjoint, outside code.

    Regions that fill their lines are blank lines to the parser; those inside a line are letters to it. Kinds:
    directive (imports, exports, expressions), html (tags), comment.
    """
    if "{" not in text and "<" not in text and "import" not in text and "export" not in text:
        return []
    pairs = _pairs(text)
    fences = [fence.outer for fence in find_fences(text)]
    found: list[Region] = []
    at = fence = 0
    while (match := _START.search(text, at)) is not None:
        start = match.start()
        while fence < len(fences) and fences[fence].end <= start:
            fence += 1
        if fence < len(fences) and fences[fence].start <= start:
            at = fences[fence].end
            continue
        if match["code"]:
            at = _code_end(text, match)
            continue
        kind = "directive"
        if match["tag"]:
            kind, end = "html", _tag_end(text, match.end(), pairs)
        elif match["brace"]:
            end = pairs.get(start, -1) + 1
            if text.startswith("/*", start + 1):
                kind = "comment"
        else:
            end = _statement_end(text, start, pairs)
        if end > start:
            found.append(Region(Span(start, end), kind))
        at = max(end, match.end())
    return list(_placed(text, found))


def _pairs(text: str) -> dict[int, int]:
    """The closing brace of each opening one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


def _code_end(text: str, match: "regex.Match[str]") -> int:
    """The end of a code span, or of its opening marks where nothing closes them nearby."""
    marks, at = match[0], match.end()
    limit = at + _LONGEST_CODE
    while (close := text.find(marks, at, limit)) >= 0:
        end = close + len(marks)
        while text[end : end + 1] == "`":
            end += 1
        if end - close == len(marks):
            return end
        at = end
    return match.end()


def _tag_end(text: str, at: int, pairs: dict[int, int]) -> int:
    """The end of a tag whose name ends at `at`, 0 where it is none."""
    while (token := _IN_TAG.search(text, at)) is not None:
        sign = token[0][0]
        if sign == ">":
            return token.end()
        if sign == "{":
            if token.start() not in pairs:
                return 0
            at = pairs[token.start()] + 1
        elif sign in "\"'":
            at = token.end()
        else:
            return 0
    return 0


def _statement_end(text: str, start: int, pairs: dict[int, int]) -> int:
    """The end of a run of imports and exports: the first blank line outside braces."""
    if not _STATEMENT.match(text, start):
        return 0
    at, stop = start, -1
    while True:
        if stop < at:
            blank = _BLANK_LINE.search(text, at)
            stop = blank.start() if blank else len(text)
        brace = text.find("{", at, stop)
        while brace >= 0 and brace not in pairs:
            brace = text.find("{", brace + 1, stop)
        if brace < 0:
            return stop
        at = pairs[brace] + 1


def _placed(text: str, regions: list[Region]) -> Iterator[Region]:
    """Each region with its filler: blanks where only regions and blanks stand on its lines."""
    first = 0
    while first < len(regions):
        last = first
        end = _blanks(text, regions[first].span.end)
        while last + 1 < len(regions) and regions[last + 1].span.start == end:
            last += 1
            end = _blanks(text, regions[last].span.end)
        head = regions[first].span.start
        while head and text[head - 1] in " \t>":
            head -= 1
        alone = (not head or text[head - 1] in "\r\n") and (end == len(text) or text[end] in "\r\n")
        for region in regions[first : last + 1]:
            yield region._replace(filler=" " if alone else "x")
        first = last + 1


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
