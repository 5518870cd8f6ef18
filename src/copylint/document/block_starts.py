# SPDX-License-Identifier: Apache-2.0
"""How the blocks of CommonMark begin and end, one line at a time: the patterns of cmark-gfm's scanners.re.

Each function looks at one place of one line (`at` is its first sign that is no blank) and allocates nothing.
"""

from copylint.text import regexes as regex
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy

_SPACES = lazy(r"[ \t]*+")
_HEADING = lazy(r"#{1,6}(?:[ \t]|$)")
_SETEXT = lazy(r"(?:=++|-++)[ \t]*+$")
_FENCE = lazy(r"(`{3,}+)[^`]*+$|(~{3,}+)")
_BULLET = lazy(r"[-+*](?=[ \t\f]|$)")
_NUMBER = lazy(r"([0-9]{1,9})[.)](?=[ \t\f]|$)")
_TASK = lazy(r"[ \t\v\f]*(?:[-+*]|[0-9]+\.)[ \t\v\f]+\[[ xX]\](?=[ \t\v\f])")
_FOOTNOTE = lazy(r"\[\^[^\] \r\n\0\t]+\]:[ \t]*")
_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = (
    r"\s++[A-Za-z_:][A-Za-z0-9:._-]*+(?:\s*+=\s*+(?:[^ \t\r\n\v\f\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"  # CommonMark 6.6
)
_ASCII = regex.IGNORECASE | regex.ASCII
_HTML = (
    (1, lazy(r"<(?:script|pre|style|textarea)(?:\s|>|$)", _ASCII)),
    (2, lazy(r"<!--")),
    (3, lazy(r"<\?")),
    (4, lazy(r"<![A-Za-z]")),
    (5, lazy(r"<!\[CDATA\[", _ASCII)),
    (
        6,
        lazy(
            "</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog"
            "|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe"
            "|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|summary|table"
            r"|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|/?>|$)",
            _ASCII,
        ),
    ),
    (7, lazy(rf"<(?:{_NAME}(?:{_ATTRIBUTE})*+\s*+/?+>|/{_NAME}\s*+>)[ \t\f]*+$", regex.ASCII)),
)
_HTML_END = {
    1: lazy(r"</(?:script|pre|style|textarea)>", _ASCII),
    2: lazy(r"-->"),
    3: lazy(r"\?>"),
    4: lazy(r">"),
    5: lazy(r"\]\]>"),
}
_ANY_TAG = 7
_FENCE_END = {"`": lazy(r"(`{3,}+)[ \t]*+$"), "~": lazy(r"(~{3,}+)[ \t]*+$")}
_RULE = {sign: lazy(rf"[{sign} \t]*+") for sign in "*-_"}
_OPENER = lazy(r" {0,3}(?:```|~~~|<(?:script|pre|style|textarea|!|\?))", regex.IGNORECASE)
"""The start of a line that may open a block in which blank lines close nothing."""
_OPENER_HEADS = frozenset(" `~<")
"""The signs that such a line begins with."""
BEFORE_BLOCK = lazy(r"[ \t>]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t>]++)*+")
"""The quote and list marks before the first block of a line."""


def is_heading(text: str, at: int, end: int) -> bool:
    """`## ` (CommonMark 4.2)."""
    return _HEADING.match(text, at, end) is not None


def is_setext(text: str, at: int, end: int) -> bool:
    """The line of `=` or `-` under a paragraph that makes it a heading (CommonMark 4.3)."""
    return _SETEXT.match(text, at, end) is not None


def fence(text: str, at: int, end: int) -> int:
    """The length of an opening fence, 0 where none is (CommonMark 4.5)."""
    found = _FENCE.match(text, at, end)
    return len(found[1] or found[2]) if found else 0


def closing_fence(text: str, at: int, end: int, sign: str) -> int:
    """The length of a closing fence of this sign, 0 where none is."""
    found = _FENCE_END[sign].match(text, at, end)
    return len(found[1]) if found else 0


def html_kind(text: str, at: int, end: int, *, in_paragraph: bool) -> int:
    """Which of the seven kinds of HTML block begins here (CommonMark 4.6), 0 for none; 7 interrupts no paragraph."""
    for kind, pattern in _HTML:
        if pattern.match(text, at, end):
            return 0 if kind == _ANY_TAG and in_paragraph else kind
    return 0


def ends_html(text: str, at: int, end: int, kind: int) -> bool:
    """Whether this line of an HTML block is its last (kinds 6 and 7 end at a blank line)."""
    pattern = _HTML_END.get(kind)
    return pattern is not None and pattern.search(text, at, end) is not None


def rule_end(text: str, at: int, end: int) -> int:
    """How far the signs of a thematic break go from `at`; one is there if they go to `end` (CommonMark 4.1)."""
    sign = text[at]
    found = _RULE[sign].match(text, at, end)
    stop = found.end() if found else at
    return stop if stop < end or text.count(sign, at, end) > 2 else at  # noqa: PLR2004 - three signs at least


def list_marker(text: str, at: int, end: int, *, interrupts: bool) -> int:
    """The length of a list marker, 0 where none is; only some interrupt a paragraph (CommonMark 5.2)."""
    found = _BULLET.match(text, at, end)
    if not found:
        found = _NUMBER.match(text, at, end)
        if not found or (interrupts and int(found[1]) != 1):
            return 0
    if interrupts and _SPACES.fullmatch(text, found.end(), end):
        return 0
    return found.end() - at


def footnote_end(text: str, at: int, end: int) -> int:
    """Where the words of a footnote definition begin, 0 where none is (GitHub's `[^1]: `)."""
    found = _FOOTNOTE.match(text, at, end)
    return found.end() if found else 0


def task_end(text: str, at: int, end: int) -> int:
    """The end of the box of a task item that begins the line, 0 where none is."""
    found = _TASK.match(text, at, end)
    return found.end() if found else 0


def spaces_end(text: str, at: int, end: int) -> int:
    """The end of the run of spaces and tabs."""
    found = _SPACES.match(text, at, end)
    return found.end() if found else at


def openers(text: str, lines: LineIndex) -> list[int]:
    """The numbers of the lines that may open a block in which blank lines close nothing: a fence, some HTML."""
    if "<" not in text and not ("`" in text and "```" in text) and not ("~" in text and "~~~" in text):
        return []
    match, heads = _OPENER.match, _OPENER_HEADS
    return [
        number
        for number, start in enumerate(lines.starts, 1)
        if text[start : start + 1] in heads and match(text, start)
    ]
