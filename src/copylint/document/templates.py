# SPDX-License-Identifier: Apache-2.0
"""Markup of the site's engine in running text: template tags, shortcodes, attribute lists, emoji codes, directives.

No parser of Markdown knows them; every corpus of real articles is full of them (Jekyll, Hugo, MkDocs, Docusaurus,
WordPress). A placeholder to fill (`{nom}`, `[Nom du client]`) is none: rules look for it.
"""

from copylint.document.spans import union
from copylint.model.places import Span
from copylint.text.patterns import lazy

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LONGEST = 2_000
"""A template tag that goes on for longer is an opener that nothing closes."""
_LIST = lazy(r"\{(?:::?/?[^{}\r\n]*+|[#.][A-Za-z_][^{}\r\n]*+|[A-Za-z-]++=[^{}\r\n]*+)\}")
"""kramdown and Pandoc attribute lists: `{: .class}`, `{:toc}`, `{#id}`, `{.class}`, `{width=50%}`."""
_VARIABLE = lazy(r"\{[^{}\r\n]*+\}")
_EMOJI = lazy(r":[A-Za-z0-9_+-]*[A-Za-z][A-Za-z0-9_+-]*:(?!\w)")
_SHORTCODE = lazy(
    r"\[(?:(/?)([A-Za-z][\w-]*+)"
    r"((?:\s++[\w-]++\s*+=\s*+(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'|[^\s\"'\]]++))*+)\s*+/?\](?![(\[:])|\[_?[Tt][Oo][Cc]_?\]\])"
)
_SHORTCODES = frozenset("audio caption embed gallery playlist video toc contact-form more nextpage".split())
"""WordPress shortcodes that stand without attributes (Codex, Shortcode), and `[toc]`."""
_EJS = lazy(r"<%[^%\r\n]*+(?:%(?!>)[^%\r\n]*+)*+%>")
_CLOSED = lazy(r"\[/([A-Za-z][\w-]*+)\]")

_START = lazy(
    r"\n[ \t>]*+(?=[:!?=\[*<@-])(?=:::|!!![ \t]|\?\?\?[ \t+]|===[!+]?[ \t]+\"|\[![A-Za-z]|\*\[|--8<--|<<<[ \t]?@|@\[)"
)
"""Line ends before what may be a directive."""


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
    closers: dict[str, str] = {}  # those of the openers met, "" where the text has none
    at = text.find("{")
    while at >= 0:
        end = _end_of_tag(text, at, closers)
        if end > at:
            found.append(Span(at - (text[at - 1 : at] == "$"), end))
        at = text.find("{", max(end, at + 1))


def _end_of_tag(text: str, at: int, closers: dict[str, str]) -> int:
    """The end of the template tag at an opening brace, 0 where there is none."""
    opener = text[at : at + 2]
    if opener in _CLOSERS and opener not in closers:
        closers[opener] = _CLOSERS[opener] if _CLOSERS[opener] in text else ""
    closer = closers.get(opener)
    if closer:
        close = text.find(closer, at + 2, at + _LONGEST)
        if close >= 0 and text.find("\n\n", at, close) < 0:
            return close + (3 if text.startswith("{{{", at) and text.startswith("}}}", close) else 2)
    match = (_VARIABLE if text[at - 1 : at] == "$" else _LIST).match(text, at, at + _LONGEST)
    return match.end() if match else 0


def _shortcodes(text: str, found: list[Span]) -> None:
    closed = None
    for match in _SHORTCODE.finditer(text):
        slash, name, attributes = match.groups()
        if name and not (slash or attributes or name.lower() in _SHORTCODES):
            if closed is None:
                closed = set(_CLOSED.findall(text)) if "[/" in text else set()
            if name not in closed:
                continue
        found.append(Span(*match.span()))


def directive_starts(text: str) -> list[int]:
    """Where the words of the lines begin that may be directives, in order."""
    # A lone carriage return ends a line too; a search for one sign is five times as fast as for one of two.
    lines = text.replace("\r", "\n") if "\r" in text else text
    found = [match.end() for match in _START.finditer(lines)]
    return [0, *found] if text[:1] in tuple(":!?=[*-<@>") else found
