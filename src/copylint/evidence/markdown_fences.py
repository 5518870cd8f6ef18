# SPDX-License-Identifier: Apache-2.0
"""What encloses a text and must be closed: code fences, front matter; and a fence around a whole article.

A fence that nothing closes turns the rest of the page into code (CommonMark 4.5). Front matter that nothing closes is
a rule and a paragraph; one whose YAML is broken stops the site's engine: French titles hold « : » (YAML 1.2, 7.3.3: a
plain value may not).
"""

from collections.abc import Iterator

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.markdown_common import MARKDOWN, Faults, of_kind
from copylint.model.places import Edit, Match, Span
from copylint.text.patterns import lazy

_FENCE = lazy(r"[ \t>]*(`{3,}|~{3,})[ \t]*([^\r\n`]*)")
_WRAPPERS = frozenset({"", "markdown", "md", "mdx", "text", "txt", "plaintext"})
_SENTENCE = lazy(r"[A-Z\u00c0-\u00dd\u00ab\"\u201c*\d][^{}<>=;\\|\r\n]{25,}[.!?\u2026:\u00bb]\**[ \t\u00a0]*$")
_MARK = lazy(r"(?:#{1,6}[ \t]|[-*][ \t]+\*\*|\[[^\]]+\]\(http)")
_FIRST_LINE = lazy(r"---[ \t]*(?:\r\n|\n|\r)(?=[A-Za-z_][\w-]{0,40}:[ \t]*\S)")
_PAIR = lazy(r"[A-Za-z_][\w-]{0,40}:(?:[ \t]|$)|[ \t]+\S|- |#|$")
_COLON = lazy(
    r"\n([A-Za-z_][\w-]{0,40}):[ \t]+(?=[^\s\"'\[{>|&*!%@`#])([^\r\n]*?:(?:[ \t\u00a0][^\r\n]*|(?=[\r\n])))(?=[\r\n])"
)
_FEWEST_PAIRS = 2
_FEWEST_SENTENCES = 2
_FARTHEST = 20_000


def find(document: Document) -> Faults:
    """Faults: fence-unclosed, fence-open-at-end, article-fenced, front-matter-unclosed, front-matter-colon."""
    found: Faults = {}
    if document.format not in MARKDOWN and document.format != "text":
        return found
    text = document.text
    if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        whole = _whole(document)
        if whole is not None:
            found["article-fenced"] = [whole]
        elif document.format in MARKDOWN:
            for fault, match in _unclosed(document):
                found.setdefault(fault, []).append(match)
    if text.startswith("---") and document.format in MARKDOWN:
        open_front = _open_front(document)
        if open_front is not None:
            found["front-matter-unclosed"] = [open_front]
        colons = list(_colons(document))
        if colons:
            found["front-matter-colon"] = colons
    return found


# ---- fences --------------------------------------------------------------------------------------


def _unclosed(document: Document) -> Iterator[tuple[str, Match]]:
    text, lines = document.text, document.lines
    for index in of_kind(document, "code"):
        block = document.blocks[index]
        if block.key == "indented" or text.startswith(("\n```", "\n~~~"), block.outer.end - 4):
            continue
        first, last = lines.line(block.outer.start), lines.line(block.outer.end)
        opening = _FENCE.match(text, block.outer.start)
        if opening is None:
            continue
        closing = lines.content(last)
        if last > first and _closes(text[closing.start : closing.end], opening[1]):
            continue
        fence = Span(opening.start(1), opening.end())
        swallowed = sum(1 for line in _lines(document, first + 1, last) if _is_prose(line))
        if swallowed >= _FEWEST_SENTENCES:
            yield "fence-unclosed", Match(fence, values={"lines": last - first})
        elif not block.quoted and text[block.outer.start] in "`~" and not text[block.outer.end :].strip():
            yield "fence-open-at-end", Match(fence, edits=(_closed(document, block, opening[1]),))


def _closes(line: str, opening: str) -> bool:
    bare = line.strip(" \t>")
    return len(bare) >= len(opening) and not bare.strip(opening[0])


def _lines(document: Document, first: int, last: int) -> Iterator[str]:
    for number in range(first, last + 1):
        start, end = document.lines.content(number)
        yield document.text[start:end]


def _is_prose(line: str) -> bool:
    line = line.strip(" \t>")
    return _SENTENCE.match(line) is not None or (_MARK.match(line) is not None and line.count(" ") > 1)


def _closed(document: Document, block: Block, fence: str) -> Edit:
    text, lines = document.text, document.lines
    end = block.outer.end
    line = lines.span(lines.line(block.outer.start))
    eol = text[lines.content(lines.line(block.outer.start)).end : line.end] or "\n"
    return Edit(end, end, eol + fence)


def _whole(document: Document) -> Match | None:
    """A fence on the first line (below the front matter) that the last line closes, with prose between."""
    text, lines = document.text, document.lines
    front = of_kind(document, "front-matter")
    first = _filled(document, lines.line(document.blocks[front[0]].outer.end) + 1 if front else 1, 1)
    last = _filled(document, len(lines), -1)
    if not 0 < first < last:
        return None
    head, tail = lines.content(first), lines.content(last)
    opening = _FENCE.fullmatch(text, head.start, head.end)
    if (
        opening is None
        or opening[2].strip().casefold() not in _WRAPPERS
        or not _closes(text[tail.start : tail.end], opening[1])
    ):
        return None
    inner = list(_lines(document, first + 1, last - 1))
    fences = sum(1 for line in inner if _FENCE.match(line))
    prose = sum(1 for line in inner if _is_prose(line))
    # Where no other block stands inside, the fence holds all of the article: that is a wrapper, which leaks report.
    if prose < _FEWEST_SENTENCES or not fences or fences % 2 or not opening[2].strip():
        return None
    # The line end before the last fence goes with it: the text ends as it did.
    edits = (Edit(*lines.span(first), ""), Edit(lines.content(last - 1).end, tail.end, ""))
    return Match(Span(opening.start(1), head.end), (tail,), {"fence": text[slice(*head)]}, edits)


def _filled(document: Document, number: int, step: int) -> int:
    """The next line that is not blank from `number` on, 0 where none is."""
    while 1 <= number <= len(document.lines):
        start, end = document.lines.content(number)
        if document.text[start:end].strip():
            return number
        number += step
    return 0


# ---- front matter --------------------------------------------------------------------------------


def _open_front(document: Document) -> Match | None:
    """`---` and lines of `key: value` that nothing closes."""
    text, lines = document.text, document.lines
    if of_kind(document, "front-matter") or not _FIRST_LINE.match(text):
        return None
    pairs = 0
    number = 2
    while number <= len(lines):
        start, end = lines.content(number)
        if not text[start:end].strip() or not _PAIR.match(text, start, end):
            break
        pairs += text[start : start + 1].isalpha()
        number += 1
    if pairs < _FEWEST_PAIRS:
        return None
    last = lines.content(number - 1)
    eol = text[lines.content(1).end : lines.span(1).end]
    return Match(Span(0, last.end), edits=(Edit(last.end, last.end, f"{eol}---"),))


def _colons(document: Document) -> Iterator[Match]:
    """Plain values that hold a colon and a blank, where PyYAML confirms that this breaks the front matter."""
    text = document.text
    closing = text.find("\n---", 3, _FARTHEST)
    suspects = [match for match in _COLON.finditer(text, 3, closing + 1) if " #" not in match[2]]
    if closing < 0 or not suspects or not _is_broken(text[3:closing]):
        return
    for match in suspects:
        start = match.start(2)
        value = match[2].rstrip(" \t")
        quoted = f'"{value}"' if not set('"\\') & set(value) else "'" + value.replace("'", "''") + "'"
        yield Match(
            Span(start, start + len(value)), values={"key": match[1]}, edits=(Edit(start, start + len(value), quoted),)
        )


def _is_broken(source: str) -> bool:
    import yaml  # noqa: PLC0415 - 20 ms, for suspects only

    try:
        yaml.compose(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError):
        return True
    return False
