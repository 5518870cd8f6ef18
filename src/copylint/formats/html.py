# SPDX-License-Identifier: Apache-2.0
"""HTML: what a reader sees, with a map back to the source.

Tags are gone from the text and entities are decoded; every block stands on a line of its own. Words that hide in
attributes (alt, title, aria-label) and in the head (title, description) are taken in, each on its own line at its own
place: one in the middle of a paragraph stands inside that paragraph's block, as in Markdown. Comments are copied as
they are, under the mask "comment"; one without a letter or digit (`<!-- -->`) is left out. `<hr>` is drawn as `---`.
A figure raised beside a figure is set apart with `^`, so that 10<sup>6</sup> is not read as 106; other raised letters
touch what they follow, as in French ordinals.
"""

import re
from collections.abc import Iterable

from copylint.document import html_elements as elements
from copylint.document.blocks import Block, Inline, Structure
from copylint.document.declared import declared_language
from copylint.document.document import Document
from copylint.document.frontmatter import FrontMatter, find_front_matter
from copylint.document.html_attributes import attribute_places, seen_attributes, unescaped
from copylint.document.html_elements import Open
from copylint.document.html_text import TextWriter
from copylint.document.html_tokens import BLANKS, Token, tokens
from copylint.document.language import language_code
from copylint.model.places import Span
from copylint.text.patterns import lazy

_CODE_LANGUAGE = lazy(r"(?:^|[ \t\n\r\f])lang(?:uage)?-([^ \t\n\r\f]+)")


def parse(source: str, format: str, *, name: str = "", default_language: str = "fr") -> Document:  # noqa: A002 - the field's word
    """The document of an HTML source, whole page or fragment. Never raises on text; linear.

    Args:
        source: the decoded file, without byte order mark.
        format: "html".
        name: the file's path with `/`, for a language folder or suffix; may be empty.
        default_language: what an undecided document is taken for.
    """
    front = find_front_matter(source)
    try:
        found = list(tokens(source, front.span.end if front else 0))
    except Exception:  # noqa: BLE001 - an extension in C that is given hostile text: what it raises is not known
        language = declared_language(source, name)
        return Document(source, format, _plain, language=language, default_language=default_language)
    reader = _Reader(source, front)
    for token in found:
        reader.take(token)
    return Document(
        source,
        format,
        reader.finish(),
        text=reader.out.text,
        breaks=reader.out.breaks,
        language=reader.language or declared_language(source, name),
        default_language=default_language,
    )


def _plain(source: str) -> Structure:
    """Every line that is not blank, a paragraph: the source as it stands."""
    spans = [Span(*match.span()) for match in re.finditer(r"[^\r\n]+", source) if not match[0].isspace()]
    return Structure(tuple(Block("paragraph", span, span) for span in spans))


class _Container:
    """An open element that says what kind of block its text is; `used` once a block of that kind was made."""

    __slots__ = ("info", "name", "used")

    def __init__(self, name: str, info: str) -> None:
        self.name = name
        self.info = info
        self.used = False


class _Reader:
    """Takes tokens in order; `out` holds the text, `finish` gives the structure."""

    def __init__(self, source: str, front: FrontMatter | None) -> None:
        self.source = source
        self._front = front
        self.out = TextWriter(source)
        self.language: str | None = None
        self._stack = elements.Stack()
        self._containers: list[_Container] = []
        self._dropped = 0
        self._blocks: list[Block] = []
        # Ranges of the source; their places in the text are known at the end.
        self._inlines: list[tuple[str, int, int, str]] = []
        self._ranges: dict[str, list[tuple[int, int]]] = {}
        self._run: Span | None = None  # the words of the block that is being read
        self._raised = False  # a <sup> was just opened after a figure
        self._last_raised = -1  # where the last <sup> began
        if front:  # a static site's page: copied as it is, so that its places are those of the source
            self.out.verbatim(*front.span)
            self.out.break_line()
            self._blocks += [Block("front-matter", front.span, front.span), *front.values]

    # ---- tokens -------------------------------------------------------------------------------

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind, start, end, name, _, _ = token
        if kind == "text":
            self._words(start, end)
        elif kind == "comment":
            self._comment(start, end)
        elif kind == "open":
            self._open(token)
        elif name == "br":  # </br> is <br> to every browser
            self._break(start, end)
        elif name in elements.TRACKED:
            self._close(name, start)

    def _open(self, token: Token) -> None:
        _, start, end, name, attributes, empty = token
        if name == "br":
            self._break(start, end)
            return
        if name in ("html", "body") and not self.language:
            self.language = language_code(attributes.get("lang") or attributes.get("xml:lang"))
        void = name in elements.VOID or (empty and self._in_drawing)
        block = name in elements.BLOCKS and not (self._in_drawing and name == "title")
        if block or name == "hr":
            self._leave(self._stack.closed_by_start(name), start)
            self._flush()
        if name == "hr" and not self._dropped:
            self._rule(start, end)
        if name == "a":
            self._leave(self._stack.closed_by_end("a"), start)
        if attributes and not self._dropped:
            self._attributes(token)
        if not void and name in elements.TRACKED:
            self._enter(token)

    @property
    def _in_drawing(self) -> bool:
        return self._stack.count("svg") > 0 or self._stack.count("math") > 0

    def _enter(self, token: Token) -> None:
        _, _, end, name, attributes, _ = token
        target = attributes.get("href", "").strip(BLANKS) if name == "a" else ""
        self._stack.push(Open(name, end, target))
        if name in elements.DROPPED:
            self._dropped += 1
        elif name in elements.CONTAINERS and not self._in_drawing:
            info = _CODE_LANGUAGE.search(attributes.get("class", ""))
            self._containers.append(_Container(name, info[1] if info else ""))
        elif name == "code" and self._containers and self._containers[-1].name == "pre":
            info = _CODE_LANGUAGE.search(attributes.get("class", ""))
            self._containers[-1].info = info[1] if info else self._containers[-1].info
        elif name == "sup":
            self._raised = self._run is not None and self.out.last[-1:].isdigit()
        elif name == "text" and self._in_drawing:
            self._flush()

    def _close(self, name: str, at: int) -> None:
        if name == "p":  # without a beginning it is an empty paragraph
            self._flush()
        self._leave(self._stack.closed_by_end(name), at)

    def _leave(self, closed: Iterable[Open], at: int) -> None:  # noqa: C901 - one branch per role of an element
        """Note what the elements that end at `at` in the source were."""
        for entry in closed:
            name = entry.name
            if name in elements.DROPPED:
                self._dropped -= 1
            elif name in elements.BLOCKS:
                if name == "title" and self._in_drawing:
                    continue
                self._flush()
                if name in elements.CONTAINERS and self._containers and self._containers[-1].name == name:
                    self._containers.pop()
                elif name == "table":
                    self._note("table", entry.content, at)
            elif self._dropped:
                continue
            elif name == "math":
                self._note("math", entry.content, at)
            elif name == "text":
                self._flush()
            elif name in elements.INLINES:
                self._inline(entry, at)

    def _note(self, what: str, start: int, end: int) -> None:
        self._ranges.setdefault(what, []).append((start, end))

    def _inline(self, entry: Open, at: int) -> None:
        name, start, target = entry
        kind = elements.INLINES[name]
        if name == "a":
            if not target:
                return
            if len(target) > 1 and target[0] == "#" and (self._stack.count("sup") or self._last_raised >= start):
                kind, target = "footnote", target[1:]
                self._note("marker", start, at)
        elif kind == "html":
            target = name
            if name == "sup":
                self._last_raised = start
        elif kind == "code":
            if self._container in elements.CODE_BLOCKS:
                return
            self._note("code", start, at)
        self._inlines.append((kind, start, at, target))

    # ---- words --------------------------------------------------------------------------------

    @property
    def _container(self) -> str:
        return self._containers[-1].name if self._containers else ""

    def _words(self, start: int, end: int) -> None:
        if self._dropped:
            return
        if self._in_drawing and (self._stack.count("title") or self._stack.count("desc")):
            self._hidden("attribute", "title", start, end)
            return
        if self._raised:
            self._raised = False
            if self.source[start].isdigit():
                self.out.insert("^")
        container = self._container
        span = self.out.words(
            start, end, decode=container not in ("xmp", "plaintext"), keep=container in elements.CODE_BLOCKS
        )
        if span and (self._run or self.out.wrote_word):
            self._run = Span(self._run.start if self._run else span.start, span.end)

    def _break(self, start: int, end: int) -> None:
        if self._run and not self._dropped and not self.out.line_is_empty:
            self.out.trim()
            self.out.whole("\n", start, end)
            self._inlines.append(("break", start, end, ""))

    def _rule(self, start: int, end: int) -> None:
        span = self.out.whole("---", start, end)
        self.out.break_line()
        self._blocks.append(Block("rule", span, span, quoted=self._quoted))
        self._note("marker", start, end)

    def _comment(self, start: int, end: int) -> None:
        if self._dropped or not any(map(str.isalnum, self.source[start:end])):
            return
        if not self._run:
            self.out.break_line()
        self.out.verbatim(start, end)
        self._note("comment", start, end)
        if not self._run:
            self.out.break_line()

    def _attributes(self, token: Token) -> None:
        """Take in what a reader sees of a tag's attributes, in the order in which they are written."""
        wanted = dict(seen_attributes(token.name, token.attributes))
        if not wanted or self._container in elements.CODE_BLOCKS:
            return
        places = attribute_places(self.source, token.start, token.end)
        known = set()
        if "title" in wanted or "aria-label" in wanted:
            # A title that says what the link says (as blogs write them) would only say it twice.
            after = self.source.find("<", token.end)
            known.add(_plain_words(self.source, token.end, after if after >= 0 else len(self.source)))
        for place, attribute in sorted((places[each], each) for each in wanted):
            words = _plain_words(self.source, *place)
            if words and words not in known:
                known.add(words)
                kind, key = wanted[attribute]
                self._hidden(kind, key, *place, attribute=True)
                if attribute == "alt" and token.name == "img":
                    self._inlines.append(("image", *place, token.attributes.get("src", "").strip(BLANKS)))

    def _hidden(self, kind: str, key: str, start: int, end: int, *, attribute: bool = False) -> None:
        self.out.break_line()
        span = self.out.words(start, end, attribute=attribute)
        self.out.break_line()
        if span and self.out.wrote_word:
            self._blocks.append(Block(kind, span, span, quoted=self._quoted, key=key))

    # ---- blocks -------------------------------------------------------------------------------

    @property
    def _quoted(self) -> bool:
        return self._stack.count("blockquote") > 0

    def _flush(self) -> None:
        """End the block that is being read; a block that is not seen ends none."""
        if self._dropped:
            return
        self.out.break_line()
        self._raised = False
        run, self._run = self._run, None
        if not run:
            return
        kind, level, key, info = "paragraph", 0, "", ""
        if self._containers:
            container = self._containers[-1]
            name = container.name
            if name in elements.HEADINGS:
                kind, level = "heading", int(name[1])
            elif name in elements.CODE_BLOCKS:
                kind, info = "code", container.info
            elif name == "title":
                kind, key = "meta", name
            elif name in ("caption", "figcaption"):
                kind, key = "attribute", name
            elif not container.used:  # what follows the first words of an item or cell are paragraphs in it
                kind = "item" if name == "li" else "cell"
                level = max(sum(map(self._stack.count, elements.LISTS)), 1) if name == "li" else 0
            container.used = True
        self._blocks.append(Block(kind, run, run, level, self._quoted, key, info))

    def finish(self) -> Structure:
        """The structure of what was taken: the source is at its end."""
        self._leave(self._stack.close_all(), len(self.source))
        self._flush()
        found = {what: list(filter(_is_long, self.out.places(ranges))) for what, ranges in self._ranges.items()}
        for what in ("table", "comment"):
            self._blocks += [Block(what, span, span) for span in found.get(what, ())]
        found.pop("table", None)
        found["code"] = [*found.get("code", ()), *(block.span for block in self._blocks if block.kind == "code")]
        if self._front:
            found["front-matter"] = list(self._front.masked())
        return Structure(
            # A table before its first cell, which may be as long.
            tuple(sorted(self._blocks, key=lambda block: (block.span.start, -block.span.end, block.kind != "table"))),
            self._nodes(),
            masks={what: tuple(sorted(spans)) for what, spans in found.items() if spans},
            metadata=self._front.metadata if self._front else {},
        )

    def _nodes(self) -> tuple[Inline, ...]:
        """The inline nodes with their places, those without text left out."""
        spans = self.out.places([(start, end) for _, start, end, _ in self._inlines])
        nodes = [
            (span.start, -span.end, start, Inline(kind, span, span, target))
            for (kind, start, _, target), span in zip(self._inlines, spans, strict=True)
            if _is_long(span)
        ]
        return tuple(node for *_, node in sorted(nodes, key=lambda each: each[:3]))


def _is_long(span: Span) -> bool:
    return span.end > span.start


def _plain_words(source: str, start: int, end: int) -> str:
    """Words to compare by: entities decoded, blanks collapsed."""
    return " ".join(unescaped(source, start, end).split())
