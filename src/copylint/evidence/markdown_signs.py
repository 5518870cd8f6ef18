# SPDX-License-Identifier: Apache-2.0
r"""Marks of one markup that another one shows: escaped Markdown, entities and tags escaped twice, formulas of TeX.

Each is shown to the reader as code. `\*\*gras\*\*` comes from an editor that escapes what is pasted, `&amp;nbsp;` from
two programs that both escaped, `\(x^2\)` from a chat window that draws formulas (Markdown eats the backslash). A text
that speaks of markup shows such signs on purpose: the block must not name it.
"""

from collections.abc import Callable, Iterator

from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, keep, mentions, shown, worded
from copylint.model.places import Edit, Match, Span
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_ESCAPED = lazy(  # each pattern begins with its rare sign, which is found fast
    r"\\(?:"
    r"\*\\\*(?:\\\*)?(?=[^\s\\*])(?:[^\\\r\n]|\\(?!\*)){0,400}?(?<=[^\s\\])(?:\\\*){2,3}"
    r"|_\\_(?=[^\s\\_]+[ \u00a0])(?:[^\\\r\n]|\\(?!_)){0,400}?(?<=[^\s\\])(?:\\_){2}"
    r"|\[[^\[\]\\\r\n]{1,200}\\\]\\?\((?:https?://|www\.)[^()\s\\]{1,400}\\?\)"
    r")"
)
_BACKSLASH = lazy(r"\\(?=[*_\[\]()])")
_ESCAPED_HEADING = lazy(r"\\#(?:\\?#){1,5}[ \t]+(?=\S)")
_ENTITY = lazy(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_TWICE = lazy(r"&amp;(#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_OPEN_ENTITY = lazy(r"&(?:nbsp|laquo|raquo|rsquo|[aeiou](?:acute|grave|circ|uml)|ccedil)(?![;\w=])")
_TAGS = "br|strong|em|p|b|i|u|span|div|ul|ol|li|h[1-6]|sup|sub|blockquote"
_TAG_TWICE = lazy(rf"&lt;/?(?:{_TAGS})(?:\s[^<>&\r\n]{{0,200}})?\s?/?&gt;", regex.IGNORECASE)
_TAG = lazy(rf"</?(?:{_TAGS})(?:\s[^<>\r\n]{{0,200}})?\s?/?>", regex.IGNORECASE)
_TEX = lazy(
    r"\\(?:"
    r"\([^\r\n]{1,400}?\\\)|\[[^\r\n]{1,400}?\\\]"
    r"|(?:[dt]?frac|sqrt|text(?:bf|it|rm|tt)?|math(?:bf|rm|cal|bb)|emph|textsuperscript|(?:sub)*section\*?|begin|end"
    r"|cite[pt]?|footnote|label|ref|url|href)(?:\{[^{}\r\n]{0,200}\}){1,3}"
    r"|(?:times|cdot|approx|leq?|geq?|neq|pm|infty|rightarrow|Rightarrow|to|alpha|beta|gamma|Delta|delta|lambda"
    r"|mu|pi|sigma|sum|prod|int|partial|quad|ldots)(?![A-Za-z\\/.])"
    r")"
)
_TEX_SIGN = lazy(r"[\\^_={}]")
_MARKUP = ("markdown", "ast\u00e9risque", "asterisk", "syntax", "\u00e9chapp", "escape")
_WEB = ("html", "balise", "entit\u00e9", "entity", "entities", " tag", "\u00e9l\u00e9ment", "element", "xml", "code")
_PAPER = ("latex", "tex ", "mathjax", "katex")
_MATH_KEYS = ("math", "mathjax", "katex", "latex")


def find(document: Document) -> Faults:
    """Faults: markdown-escaped, heading-escaped, entity-shown, tag-shown, tex-shown."""
    found: Faults = {}
    text = document.text
    if document.format == "text":
        return found
    markdown = document.format in MARKDOWN
    if "\\" in text:
        if markdown:
            keep(found, "markdown-escaped", _matches(document, _ESCAPED, _MARKUP, _unescaped, _apart))
            keep(found, "heading-escaped", _headings(document))
        if not any(document.metadata.get(key, "").lower() == "true" for key in _MATH_KEYS):
            keep(found, "tex-shown", _matches(document, _TEX, _PAPER, None, _formula))
    if "&" in text:
        keep(found, "entity-shown", _entities(document) if markdown else _escaped_twice(document))
        if markdown and "&lt;" in text:
            keep(found, "tag-shown", _matches(document, _TAG_TWICE, _WEB, None))
    if not markdown and "<" in text:
        keep(found, "tag-shown", _matches(document, _TAG, _WEB, None))
    return found


def _matches(
    document: Document,
    pattern: "regex.Pattern[str]",
    lesson: tuple[str, ...],
    mend: "Callable[[str, Span], tuple[Edit, ...]] | None",
    holds: "Callable[[str, Span], bool] | None" = None,
) -> Iterator[Match]:
    text = document.text
    for match in pattern.finditer(text):
        span = Span(*match.span())
        if holds is not None and not holds(text, span):
            continue
        block = worded(document, span.start)
        if block is None or span.end > block.span.end or mentions(document, block, lesson):
            continue
        if not shown(document, span.start, span.start + 1) or not shown(document, span.end - 1, span.end):
            continue
        yield Match(span, edits=mend(text, span) if mend else ())


def _apart(text: str, span: Span) -> bool:
    """Whether marks stand outside words: a power is none."""
    return not text[span.start - 1 : span.start].isalnum() and not text[span.end : span.end + 1].isalnum()


def _formula(text: str, span: Span) -> bool:
    r"""`\(x^2\)` and `\frac{a}{b}`; parentheses and brackets that are only escaped are none."""
    if text[span.start + 1] in "([":
        return _TEX_SIGN.search(text, span.start + 2, span.end - 2) is not None
    return True


def _unescaped(text: str, span: Span) -> tuple[Edit, ...]:
    """The backslashes before marks go."""
    places = (match.start() for match in _BACKSLASH.finditer(text, *span))
    return tuple(Edit(at, at + 1, "") for at in places)


def _headings(document: Document) -> Iterator[Match]:
    r"""`\## Titre` and `\#\# Titre` at the beginning of a paragraph."""
    text = document.text
    if "\\#" not in text:
        return
    for match in _ESCAPED_HEADING.finditer(text):
        start = match.start()
        block = worded(document, start)
        if (
            block is None
            or block.kind != "paragraph"
            or block.outer.start != start
            or not shown(document, start + 1, match.end())
        ):
            continue
        if not mentions(document, block, _MARKUP):
            yield Match(Span(start, block.span.end), edits=_unsharp(text, Span(*match.span())))


def _unsharp(text: str, span: Span) -> tuple[Edit, ...]:
    return tuple(Edit(at, at + 1, "") for at in range(*span) if text[at] == "\\")


def _entities(document: Document) -> Iterator[Match]:
    text = document.text
    if "&amp;" in text:
        for match in _matches(document, _TWICE, _WEB, lambda _, span: (Edit(span.start + 1, span.start + 5, ""),)):
            if _named(text, Span(match.span.start + 4, match.span.end)):
                yield match
    yield from _matches(document, _OPEN_ENTITY, _WEB, lambda _, span: (Edit(span.end, span.end, ";"),))


def _escaped_twice(document: Document) -> Iterator[Match]:
    """Entities in the text of a page: in its source their sign is `&amp;`."""
    for match in _matches(document, _ENTITY, _WEB, lambda _, span: (Edit(span.start, span.start + 1, "&"),)):
        if _named(document.text, match.span):
            yield match


def _named(text: str, span: Span) -> bool:
    """Whether what begins with `&` (or stands after it) is an entity of HTML."""
    name = text[span.start + 1 : span.end]
    if name.startswith("#"):
        return True
    from html.entities import html5  # noqa: PLC0415 - 2,231 names, for rare texts only

    return name in html5
