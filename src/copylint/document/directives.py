# SPDX-License-Identifier: Apache-2.0
"""Lines that are markup of the site's engine and no words, but for the title that some of them show."""

from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

_DIRECTIVE = lazy(
    r"[ \t>]*+(?:"
    r":{3,}+[ \t]*+(?:[\w-]++|\{[\w-]++\})?[ \t]*+"
    r"(?:\[(?P<label>[^\]\r\n]++)\][^\r\n]*+|\{[^\r\n]*+|(?P<title>[^\r\n]*+))"
    r"|(?:!!!|\?\?\?\+?+)[ \t]++[a-z][\w-]*+(?:[ \t]++[a-z][\w-]*+)*+[ \t]*+(?:\"(?P<quoted>[^\"\r\n]*+)\")?+[ \t]*+"
    r"|===[!+]?+[ \t]++\"(?P<tab>[^\"\r\n]*+)\"[ \t]*+"
    r"|\[![A-Za-z]++\][+-]?+[ \t]*+(?P<alert>[^\r\n]*+)"
    r"|\*\[[^\]\r\n]++\]:(?P<abbreviation>[^\r\n]*+)"
    r"|--8<--[^\r\n]*+|<<<[ \t]?+@[^\r\n]*+|@\[toc\][^\r\n]*+"
    r")(?=[\r\n]|\Z)"
)
_TITLES = ("label", "title", "quoted", "tab", "alert")


class Line(NamedTuple):
    """A line (or several) that is markup of the site's engine: its words, and the title that it shows, if any."""

    kind: str
    span: Span
    title: Span | None = None


def find_directives(text: str, templates: "tuple[Span, ...]", starts: "list[int]") -> list[Line]:
    """The lines that hold nothing but markup of the site's engine, in order; also in code, where they are none.

    Docusaurus and VitePress `:::`, MkDocs `!!!`, `???` and `===`, alerts of GitHub `[!NOTE]`, abbreviations of Markdown
    Extra (kind "definition"), snippets; and every line that template tags fill.

    Args:
        text: the text.
        templates: its template tags (`find_templates`).
        starts: `directive_starts` of the text.
    """
    found = _filled(text, templates) if templates else []
    for start in starts:
        line_end = text.find("\n", start)
        match = _DIRECTIVE.match(text, start, line_end if line_end >= 0 else len(text))
        if match:
            head = start
            while head and text[head - 1] in " \t>":
                head -= 1
            kind = "definition" if match["abbreviation"] is not None else "directive"
            name = next((name for name in _TITLES if match[name]), None)
            found.append(Line(kind, Span(head, match.end()), Span(*match.span(name)) if name else None))
    if len(found) > 1:
        found.sort(key=lambda line: line.span)
    return found


def _filled(text: str, templates: "tuple[Span, ...]") -> "list[Line]":
    """Lines between whose line ends only template tags and blanks stand."""
    found: list[Line] = []
    at = 0
    while at < len(templates):
        start = templates[at].start
        head = start
        while head and text[head - 1] in " \t>":
            head -= 1
        if head and text[head - 1] not in "\r\n":
            at += 1
            continue
        end = templates[at].end
        while True:
            tail = end
            while tail < len(text) and text[tail] in " \t":
                tail += 1
            at += 1
            if at < len(templates) and templates[at].start == tail:
                end = templates[at].end
                continue
            break
        if (tail == len(text) or text[tail] in "\r\n") and not text.startswith(":", start):
            found.append(Line("directive", Span(head, end)))
    return found
