# SPDX-License-Identifier: Apache-2.0
"""The Markdown tree against two other parsers, and against itself under other line ends."""

import html
import re
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copylint import formats
from copylint.document import markdown
from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.document.spans import union, without
from copylint.model.places import Span
from copylint.text.lines import LineIndex

PIECES = (
    "# Un titre",
    "### Titre **gras** et `code` ###",
    "Titre souligné\n===",
    "Une phrase simple, avec des accents : été, œuvre.",
    "Deux lignes\nd’un même paragraphe.",
    "Du *romain* et **du _gras_**, ~~barré~~, `du code`.",
    'Un [lien](https://exemple.fr/a_b) et un [autre](<u v> "Son titre").',
    "Une image ![vue du port](port.png) au milieu.",
    "Des échappements : 3 \\* 4, \\# et \\[crochets\\].",
    "Une entité &amp; une autre&nbsp;: fin &eacute;.",
    "Une coupure  \nforte et une autre\\\nencore.",
    "Un <b>mot</b> en HTML<br>et la suite.",
    "Voir <https://exemple.fr> ou <nom@exemple.fr>.",
    "- un\n- deux\n  suite de deux\n- trois",
    "- un\n\n  second paragraphe\n\n- deux\n  - dedans\n    1. plus bas",
    "1. premier\n2. deuxième\n   > cité là",
    "- [ ] à faire\n- [x] fait",
    "> Une citation\n> sur deux lignes\n> > et dedans",
    "> ## Titre cité\n>\n> - point cité",
    "```python\nx = 1  # commentaire\n```",
    "~~~\nsans langue\n\nligne\n~~~",
    "    indenté\n\n    encore",
    "* * *",
    "| a | b |\n|---|---|\n| un *deux* | `x` |\n| trois |",
    "Intro du tableau :\nVille | Loyer |\n---|---|\nLyon | 14 |\nUne ligne avalée",
    "> | a | b |\n> |---|---|\n> | 1 | 2 |",
    "- point\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |",
    "<div>\n<h2>Dans le bloc</h2>\n<p>Du texte <em>penché</em>.</p>\n</div>",
    "<!-- un commentaire -->",
    "Avant <!-- caché --> après.",
    '[ref]: https://exemple.fr "Titre"\n\nVoir [ref], [ref][] et [ce texte][ref].',
    "Une note[^n].\n\n[^n]: Le texte de la note.",
)  # fmt: skip
documents = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6, unique=True).map("\n\n".join)
inside = st.sampled_from(("{}", "> {}", "> > {}", "- point\n\n  {}", "1. point\n\n   {}", "> - point\n>\n>   {}"))


def within(container: str, text: str) -> str:
    """The text in a quote or a list item."""
    margin = container.rpartition("\n")[2].replace("{}", "")
    return container.format(f"\n{margin}".join(text.split("\n")))


def parsed(text: str, kind: str = "markdown") -> Document:
    """The document of a text."""
    return formats.parse(text, kind)


def words(text: str) -> str:
    """The words of a text, one blank between two."""
    return re.sub(r"[\W_]+", " ", text).strip()


def seen(document: Document) -> str:
    """The words that a reader sees: prose outside markup, and code."""
    shown = [block.span for block in document.blocks if block.prose and block.kind not in ("attribute", "meta")]
    code = [block.span for block in document.blocks if block.kind == "code"]
    hidden = ("target", "html", "comment", "marker", "definition", "template", "front-matter")
    text = document.text
    aside = [block.span for block in document.blocks if block.kind == "attribute"]
    parts = without(union([*shown, *code]), union([*document.masks.covered(hidden), *aside]))
    return words(html.unescape(" ".join(text[start:end] for start, end in parts)))


def drawn(text: str) -> str:
    """The words of the page that GitHub makes of a text."""
    page = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)
    page = re.sub(r"<(?:a [^>]*(?:data-footnote-ref|data-footnote-backref)[^>]*)>.*?</a>", "", page)
    page = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    return words(html.unescape(re.sub(r"<[^>]*>", " ", page)))


@settings(max_examples=150, deadline=None)
@given(documents, inside)
def test_words_that_a_reader_sees_are_those_that_github_draws(text: str, container: str) -> None:
    """Prose outside markup, with code, is word for word the page that GitHub makes, but for the order of footnotes."""
    text = within(container, text.replace("[x]", "[ ]"))  # cmark-gfm sees no task in a quote and shows the x
    document = parsed(text)
    assert sorted(seen(document).split()) == sorted(drawn(text).split())


def outline(text: str) -> list[tuple[str, int]]:
    """Headings, code and rules with the line where each begins, as markdown-it-py sees them."""
    names = {"heading_open": "heading", "fence": "code", "code_block": "code", "hr": "rule"}
    tokens: list[Any] = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [(names[token.type], token.map[0] + 1) for token in tokens if token.type in names]


@settings(max_examples=100, deadline=None)
@given(documents.filter(lambda text: "[^n]" not in text and "<h2>" not in text))
def test_outline_is_that_of_another_parser(text: str) -> None:
    """Headings, code and rules begin on the lines where markdown-it-py sees them (it knows no footnotes)."""
    document = parsed(text)
    shown = [block for block in document.blocks if block.kind in ("heading", "code", "rule")]
    assert [(block.kind, document.lines.line(block.outer.start)) for block in shown] == outline(text)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_line_ends_change_nothing(text: str) -> None:
    """The same text with carriage returns has the same blocks, inline nodes and masks, each moved by its line ends."""
    plain = parsed(text)
    for end in ("\r\n", "\r"):
        other = parsed(text.replace("\n", end))
        if end == "\r":
            assert [block[1:] for block in plain.blocks] == [block[1:] for block in other.blocks]
            continue
        moved = [0]
        for sign in text:
            moved.append(moved[-1] + 1 + (sign == "\n"))
        assert [_moved(block, moved) for block in plain.blocks] == list(other.blocks)
        for kind in ("marker", "target", "html", "code", "comment"):
            spans = [Span(moved[start], moved[stop]) for start, stop in plain.masks.spans(kind)]
            assert union(spans) == other.masks.spans(kind), kind


def _moved(block: Block, moved: list[int]) -> Block:
    span, outer = Span(*(moved[at] for at in block.span)), Span(*(moved[at] for at in block.outer))
    return block._replace(span=span, outer=outer)


def test_offsets_count_code_points() -> None:
    """Letters of two, three and four bytes before and inside a node do not move its place."""
    text = "Été à 12 € 😀 : *œuvre* ‹ [clé 🔑](u) › `日本` fin"
    nodes = {node.kind: text[slice(*node.content)] for node in parsed(text).inlines}
    assert nodes == {"emphasis": "œuvre", "link": "clé 🔑", "code": "日本"}


@pytest.mark.parametrize(
    ("text", "kind", "content", "target"),
    [
        ("un **deux** x", "strong", "deux", ""),
        ("un ~~deux~~ x", "strikethrough", "deux", ""),
        ("un ~deux~ x", "strikethrough", "deux", ""),
        ("un ``a`b`` x", "code", "a`b", ""),
        ("[a *b*](u 't')", "link", "a *b*", "u"),
        ("[a][]\n\n[a]: v", "link", "a", "v"),
        ("[](u) x", "link", "", "u"),
        ("![alt *x*](u)", "image", "alt *x*", "u"),
        ("<https://a.fr>", "autolink", "https://a.fr", "https://a.fr"),
        ("x <br/> y", "html", "", "br"),
        ("x </B> y", "html", "", "/b"),
        ("a[^n]\n\n[^n]: b", "footnote", "n", "n"),
        ("a  \nb", "break", "", ""),
    ],
)
def test_inline_nodes(text: str, kind: str, content: str, target: str) -> None:
    """Each inline node knows its words without their marks, and what it points at."""
    node = next(node for node in parsed(text).inlines if node.kind == kind)
    assert (text[slice(*node.content)], node.target) == (content, target)
    assert node.span.start <= node.content.start <= node.content.end <= node.span.end


def test_link_with_empty_brackets_is_whole() -> None:
    """`[x][]` ends after its brackets, which the parser leaves out."""
    text = "Voir [ref][] ici.\n\n[ref]: u"
    document = parsed(text)
    assert [text[slice(*node.span)] for node in document.inlines] == ["[ref][]"]
    assert [text[slice(*span)] for span in document.masks.spans("target")] == ["][]"]


class _Panic(BaseException):
    """As a panic of Rust comes: no Exception."""


class _Broken:
    def events_with_range(self, _text: str) -> None:
        raise _Panic


def test_panic_of_the_parser_leaves_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser panics, blank lines part the paragraphs."""
    monkeypatch.setattr(markdown, "_MARKDOWN", _Broken())
    text = "Un *deux*\ntrois\n\n   \n  quatre"
    blocks = parsed(text).blocks
    assert [(block.kind, text[slice(*block.span)]) for block in blocks] == [
        ("paragraph", "Un *deux*\ntrois"),
        ("paragraph", "quatre"),
    ]


def test_interrupt_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's interrupt is no panic."""

    class Interrupted:
        def events_with_range(self, _text: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(markdown, "_MARKDOWN", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        markdown.read_tree("a", LineIndex("a"))


def test_lone_surrogates_are_read() -> None:
    """A text that no encoding can hold (it came through the API) is read, at the same places."""
    text = "Un \ud800 *mot* ici"
    assert [text[slice(*node.content)] for node in parsed(text).inlines] == ["mot"]


def test_large_texts_have_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where bytes are counted with less memory, every place is the same."""
    text = "Été 😀 *œuvre* et [clé](u)\n\n" * 3
    small = parsed(text).structure
    monkeypatch.setattr(markdown, "_LARGE", 1)
    assert parsed(text).structure == small
