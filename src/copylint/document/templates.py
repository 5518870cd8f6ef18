# SPDX-License-Identifier: Apache-2.0
"""Markup of the site's engine in running text: template tags, shortcodes, attribute lists, emoji codes, directives.

No parser of Markdown knows them; every corpus of real articles is full of them (Jekyll, Hugo, MkDocs, Docusaurus,
WordPress). A placeholder to fill (`{nom}`, `[Nom du client]`) is none: rules look for it.
"""

import re
from typing import NamedTuple

from copylint.document.spans import union
from copylint.model.places import Span

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONGEST = 2_000
"""A template tag that goes on for longer is an opener that nothing closes."""
_LIST = re.compile(r"\{(?:::?/?[^{}\r\n]*+|[#.][A-Za-z_][^{}\r\n]*+|[A-Za-z-]++=[^{}\r\n]*+)\}")
"""kramdown and Pandoc attribute lists: `{: .class}`, `{:toc}`, `{#id}`, `{.class}`, `{width=50%}`."""
_VARIABLE = re.compile(r"\{[^{}\r\n]*+\}")
_EMOJI = re.compile(r":[A-Za-z0-9_+-]*[A-Za-z][A-Za-z0-9_+-]*:(?!\w)")
_SHORTCODE = re.compile(
    r"\[(/?)([A-Za-z][\w-]*+)((?:\s++[\w-]++\s*+=\s*+(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^\s\"'\]]++))*+)\s*+/?\](?![(\[:])"
)
_SHORTCODES = frozenset("audio caption embed gallery playlist video toc contact-form more nextpage".split())
"""WordPress shortcodes that stand without attributes (Codex, Shortcode), and `[toc]`."""
_TOC = re.compile(r"\[\[_?toc_?\]\]", re.IGNORECASE)
_EJS = re.compile(r"<%[^%\r\n]*+(?:%(?!>)[^%\r\n]*+)*+%>")

_DIRECTIVE = re.compile(
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
_START = re.compile(
    r"\n[ \t>]*+(?=[:!?=\[*<@-])(?=:::|!!![ \t]|\?\?\?[ \t+]|===[!+]?[ \t]+\"|\[![A-Za-z]|\*\[|--8<--|<<<[ \t]?@|@\[)"
)
"""Line ends before what may be a directive."""


class Line(NamedTuple):
    """A line (or several) that is markup of the site's engine: its words, and the title that it shows, if any."""

    kind: str
    span: Span
    title: Span | None = None


def find_templates(text: str) -> tuple[Span, ...]:
    """The template tags, shortcodes, attribute lists and emoji codes, sorted and disjoint."""
    found: list[Span] = []
    if "{" in text:
        _braces(text, found)
    if "[" in text:
        _shortcodes(text, found)
    if "<" in text and "<%" in text:
        found += (Span(*match.span()) for match in _EJS.finditer(text))
    if ":" in text:
        _emoji(text, found)
    return union(found) if found else ()


def _emoji(text: str, found: list[Span]) -> None:
    """`:smile:` and `:a::b:`, but nothing in `10:30:15` or `std::vector::x`: no code begins within a word."""
    last = -1
    for match in _EMOJI.finditer(text):
        start, end = match.span()
        if start == last or not start or not (text[start - 1].isalnum() or text[start - 1] in "_/:"):
            found.append(Span(start, end))
            last = end


def _braces(text: str, found: list[Span]) -> None:
    closers = {opener: closer for opener, closer in _CLOSERS.items() if closer in text}
    at = text.find("{")
    while at >= 0:
        end = _end_of_tag(text, at, closers)
        if end > at:
            found.append(Span(at - (text[at - 1 : at] == "$"), end))
        at = text.find("{", max(end, at + 1))


def _end_of_tag(text: str, at: int, closers: dict[str, str]) -> int:
    """The end of the template tag at an opening brace, 0 where there is none."""
    opener = text[at : at + 2]
    closer = closers.get(opener)
    if closer is not None:
        close = text.find(closer, at + 2, at + _LONGEST)
        if close >= 0 and text.find("\n\n", at, close) < 0:
            return close + (3 if text.startswith("{{{", at) and text.startswith("}}}", close) else 2)
    pattern = _VARIABLE if text[at - 1 : at] == "$" else _LIST
    match = pattern.match(text, at)
    return match.end() if match else 0


def _shortcodes(text: str, found: list[Span]) -> None:
    closed = None
    for match in _SHORTCODE.finditer(text):
        slash, name, attributes = match.groups()
        if not (slash or attributes or name.lower() in _SHORTCODES):
            if closed is None:
                closed = set(re.findall(r"\[/([A-Za-z][\w-]*+)\]", text)) if "[/" in text else set()
            if name not in closed:
                continue
        found.append(Span(*match.span()))
    if "[[" in text:
        found += (Span(*match.span()) for match in _TOC.finditer(text))


def directive_starts(text: str) -> list[int]:
    """Where the words of the lines begin that may be directives, in order."""
    # A lone carriage return ends a line too; a search for one sign is five times as fast as for one of two.
    lines = text.replace("\r", "\n") if "\r" in text else text
    found = [match.end() for match in _START.finditer(lines)]
    return [0, *found] if text[:1] in tuple(":!?=[*-<@>") else found


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
        match = _DIRECTIVE.match(text, start)
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
