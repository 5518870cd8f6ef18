# SPDX-License-Identifier: Apache-2.0
"""Links that no parser draws, and links that lead nowhere.

A link that fails is text: `](` outside every link target is what is left of one. What follows says why: the address
is cut, a blank stands in it, or between it and the words.
"""

from collections.abc import Iterator
from itertools import islice

from copylint.document.blocks import Block, Inline
from copylint.document.document import Document
from copylint.evidence.markdown_common import (
    MARKDOWN,
    Faults,
    bare_brackets,
    keep,
    links,
    marked,
    mentions,
    shown,
    worded,
)
from copylint.model.places import Edit, Match, Span, Words
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_ADDRESS = r"(?:https?://|www\.|mailto:)"
_OPENING = lazy(r"\]\(")
_PARTED = lazy(rf"\][ \t\u00a0\u202f]{{1,2}}\((?:{_ADDRESS}|[/#])[^\s()]{{1,500}}\)")
_REVERSED = lazy(rf"\)\[(?:{_ADDRESS})[^\s\[\]]{{1,500}}\]")
_PARENTHESIS = lazy(r"[()\r\n]")
_LOOKS = lazy(rf"(?:<?{_ADDRESS}|\.{{0,2}}/|#|[\w-]+/)")
_FILE = lazy(r"\.(?:html?|md|pdf|docx?|xlsx?|pptx?|odt|jpe?g|png|webp|gif|svg|zip|mp[34])$")
_TITLE = lazy(r"\s[\"'\u201c\u00ab\u2018(]")
_DUMMY = lazy(  # a lone «url» or «lien» and the hosts of examples are the business of references
    r"(?:(?:the|your|insert|votre|le|l)[-_ ](?:url|lien|link|adresse|href|image|photo)(?:[-_ ](?:here|ici))"
    r"|(?:url|lien|link|adresse|href|image|photo)[-_ ]?(?:url|here|ici|goes[-_]here|article|page|image|du[-_]site"
    r"|de[-_ ]l.?article|to[-_]be[-_]added|a[-_]venir|\d)"
    r"|(?:image|photo)[-_](?:url|link|path|placeholder)|url[-_ ](?:de[-_ ])?l.?image|placeholder"
    r"|l.(?:url|adresse|image)|https?://(?:\.\.\.|\u2026|url|lien|link|xxx+)/?|\.\.\.|\u2026)",
    regex.IGNORECASE,
)
_SCHEMELESS = lazy(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", regex.IGNORECASE)
_LESSON = ("markdown", "syntax", "crochet", "bracket")
_LONGEST = 300
_FARTHEST = 600
_FEW_WORDS = 4
"""Words in an address at most; more are the text that follows a link without its closing parenthesis."""
_LONGEST_DUMMY = 60
_LONGEST_DUMMY_HOST = 28
_MOST = 2000
"""Broken links that are looked at in one text: each looks back for its bracket."""
_TRAIL = ".,;:!?\u2026\u00bb\u201d\"'*_ \t\u00a0\u202f"


def find(document: Document) -> Faults:
    """Faults: link-cut, link-blank, link-parted, link-reversed, link-empty, link-dummy, link-schemeless."""
    found: Faults = {}
    text = document.text
    if document.format == "html":
        dummies = (node for node in links(document) if node.kind == "link" and _is_dummy(node.target))
        keep(found, "link-dummy", (Match(node.span, values={"target": node.target}) for node in dummies))
        return found
    for node in links(document):
        target, content = node.target, node.content
        if content.end > content.start and target.isascii() and _sound(target):
            continue
        fault = _drawn(text, node)
        if fault and not (fault == "link-empty" and target and _alone(document, node)):
            found.setdefault(fault, []).append(_match(text, fault, node))
    if document.format in MARKDOWN and bare_brackets(document):
        for fault, match in _broken(document):
            found.setdefault(fault, []).append(match)
        keep(found, "link-parted", _turned(document, "link-parted", _PARTED))
        keep(found, "link-reversed", _turned(document, "link-reversed", _REVERSED))
    return found


def _sound(target: str) -> bool:
    """Whether an address is no dummy and lacks nothing, by its first signs: most links cost no more than this."""
    return len(target) > _LONGEST_DUMMY_HOST if target.startswith("http") else target[:1] == "/"


# ---- links that are drawn ------------------------------------------------------------------------


def _drawn(text: str, node: Inline) -> str:
    """What is wrong with a link that is drawn, "" for nothing."""
    target = node.target
    if not target or target == "#":
        return "link-empty" if text.startswith("](", node.content.end) else ""
    if _is_dummy(target):
        return "link-dummy"
    if target[0] in "wW" and _SCHEMELESS.match(target):
        return "link-schemeless"
    if not target.isascii() and (target[0] in "\u00a0\u202f" or target[-1] in "\u00a0\u202f"):
        return "link-blank"
    if node.kind == "link" and node.content.start == node.content.end:
        return "link-empty"
    return ""


def _is_dummy(target: str) -> bool:
    return len(target) < _LONGEST_DUMMY and _DUMMY.fullmatch(target) is not None


def _alone(document: Document, node: Inline) -> bool:
    """Whether an address without words is all of its paragraph: some sites draw the page behind it there."""
    block = worded(document, node.span.start)
    return node.target != "#" and (block is None or block.span == node.span)


def _match(text: str, fault: str, node: Inline) -> Match:
    edits: tuple[Edit, ...] = ()
    at = text.find(node.target, *node.span) if node.target else -1
    if fault == "link-schemeless" and at >= 0:
        edits = (Edit(at, at, "https://"),)
    elif fault == "link-blank" and at >= 0:
        end = at + len(node.target)
        bare = node.target.strip("\u00a0\u202f")
        edits = (Edit(at, end, bare),) if bare else ()
    return Match(node.span, values={"target": node.target}, edits=edits)


# ---- links that are not --------------------------------------------------------------------------


def _broken(document: Document) -> Iterator[tuple[str, Match]]:
    """What is left of links: `](` in the words of a block."""
    text = document.text
    known = {node.content.end for node in links(document)}
    last = -1
    unknown = (match.start() for match in _OPENING.finditer(text) if match.start() not in known)
    for at in islice(unknown, _MOST):
        if at < last or not shown(document, at, at + 2, addresses=False):
            continue
        block = worded(document, at)
        if block is None or mentions(document, block, _LESSON):
            continue
        start = _bracket(text, block, at)
        if start < 0 or not shown(document, start, start + 1, addresses=False):
            continue
        fault, match = _failed(text, block, start, at)
        if match is not None:
            last = match.span.end
            yield fault, match


def _bracket(text: str, block: Block, at: int) -> int:
    """The bracket that opens the words of a link, -1 where none does."""
    depth = 0
    for place in range(at, max(block.span.start, at - _LONGEST) - 1, -1):
        if text[place] == "]":
            depth += 1
        elif text[place] == "[":
            depth -= 1
            if not depth:
                return place - (text[place - 1 : place] == "!" and place > block.span.start)
    return -1


def _failed(text: str, block: Block, start: int, at: int) -> tuple[str, Match | None]:
    """Why `[words](…` is no link."""
    after = at + 2
    stop, closed = _closing(text, after, block.span.end)
    address = text[after:stop]
    if "{" in address or "<" in address[1:]:
        return "", None
    words = address.strip(" \t")
    if not words:
        ends = not text[after : block.span.end].strip()
        return ("link-cut", Match(Span(start, after))) if ends and not closed else ("", None)
    if not (_LOOKS.match(words) or _FILE.search(words)):
        return "", None
    tokens = words.split()
    if closed and len(tokens) <= _FEW_WORDS:
        return ("link-blank", _blank(text, Span(start, stop + 1), words)) if len(tokens) > 1 else ("", None)
    first = after + len(address) - len(address.lstrip(" \t"))
    token = tokens[0] if len(tokens) == 1 else tokens[0].rstrip(_TRAIL)
    return "link-cut", Match(Span(start, first + len(token)))


def _closing(text: str, after: int, end: int) -> tuple[int, bool]:
    """Where the parenthesis opened before `after` is closed in its line, else where the line ends."""
    depth = 1
    for found in _PARENTHESIS.finditer(text, after, min(end, after + _FARTHEST)):
        sign = found[0]
        if sign not in "()":
            return found.start(), False
        depth += 1 if sign == "(" else -1
        if not depth:
            return found.start(), True
    return min(end, after + _FARTHEST), False


def _blank(text: str, span: Span, words: str) -> Match:
    """A blank in the address; what stands after it may be a title in the wrong quotation marks."""
    values: dict[str, str | int | Words] = {"target": words}
    if _TITLE.search(words) or words[0] == "<":
        return Match(span, values=values)
    at = text.index(words, span.start)
    return Match(span, values=values, edits=(Edit(at, at + len(words), f"<{words}>"),))


def _turned(document: Document, fault: str, pattern: "regex.Pattern[str]") -> Iterator[Match]:
    """`[words] (address)` and `(words)[address]`."""
    text = document.text
    opening, closing = ("[", "]") if fault == "link-parted" else ("(", ")")
    for found in pattern.finditer(text):
        at = found.start()
        block = worded(document, at)
        if (
            block is None
            or found.end() > block.span.end
            or not _is_text(document, at)
            or mentions(document, block, _LESSON)
        ):
            continue
        start = text.rfind(opening, max(block.span.start, at - _LONGEST), at)
        words = text[start + 1 : at]
        if start < 0 or closing in words or not _is_text(document, start) or not any(map(str.isalpha, words)):
            continue  # `[1] (https://…)` is how a reference is written
        span = Span(start, found.end())
        if fault == "link-parted":
            yield Match(span, edits=(Edit(at + 1, text.index("(", at), ""),))
        else:
            yield Match(
                span,
                edits=(
                    Edit(start, start + 1, "["),
                    Edit(at, at + 2, "]("),
                    Edit(span.end - 1, span.end, ")"),
                ),
            )


def _is_text(document: Document, at: int) -> bool:
    return shown(document, at, at + 1, addresses=False) and not marked(document, at, at + 1)
