# SPDX-License-Identifier: Apache-2.0
"""No text breaks the readers: places lie in the text, in order, masks are disjoint, nothing is raised."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint import formats
from copylint.document.document import Document

KINDS = (
    "code url target email path html comment template marker math front-matter definition emphasis speaker entity"
).split()
FORMATS = ("markdown", "mdx", "text")
ATOMS = (
    *"#->|`*_~[]()!<>{}:&;\\\"'.@/$=+?\t\r\n ",
    *("# ", "- ", "1. ", "> ", "|-|-|\n", "|a|b|\n", "```", "~~~", "**", "[x]: u\n", "[^1]: ", "](", "<b>", "</div>"),
    *("<!--", "-->", '<p alt="é à">', "<code>", "{{", "}}", "{%", "%}", "{: .c}", ":::note T\n", '!!! note "T"\n'),
    *("    ", "  \n", "\n\n", "\r\n", "\u2028", "\0", "\ufeff", "\u00a0", "\x0b", "\x85", "\ud800", "é", "😀", "mot"),
    *("a@b.fr", "https://x.fr/a?b=c.", "www.a.fr", "./a/b.py", "&nbsp;", "« a »", "— Oui ?\n", "Q : a b c\n"),
    *("import x from 'y'\n", "export const a = {\n", "<Foo a={1} />", "{/* c */}", "$$\n", "$x^2$", "---\n", "+++\n"),
    *("title: é\n", 'key = "v"\n', '=== "T"\n', "[!NOTE]", "*[A]: b", '[caption a="b"]', "[/caption]", "<script>"),
)  # fmt: skip
hostile = st.lists(st.sampled_from(ATOMS), max_size=30).map("".join)
with_front_matter = st.tuples(hostile, hostile).map(lambda two: f"---\ntitle: x\n{two[0]}\n---\n{two[1]}")


def check(document: Document) -> None:
    """Every promise of the contract that holds for any text."""
    length = len(document.text)
    blocks = document.blocks
    assert [block.outer.start for block in blocks] == sorted(block.outer.start for block in blocks)
    for block in blocks:
        assert 0 <= block.outer.start <= block.span.start <= block.span.end <= block.outer.end <= length, block
        assert not block.prose or block.span.start < block.span.end, block
    prose = [block for block in blocks if block.prose and block.kind != "attribute"]
    for before, after in itertools.pairwise(prose):
        assert before.outer.end <= after.outer.start, (before, after)
    for node in document.inlines:
        assert 0 <= node.span.start <= node.content.start <= node.content.end <= node.span.end <= length, node
    assert [node.span.start for node in document.inlines] == sorted(node.span.start for node in document.inlines)
    for kind in KINDS:
        spans = document.masks.spans(kind)
        assert all(0 <= start < end <= length for start, end in spans), kind
        assert all(before.end < after.start for before, after in itertools.pairwise(spans)), kind


@settings(max_examples=200, deadline=None)
@given(hostile | with_front_matter, st.sampled_from(FORMATS))
def test_any_text_keeps_the_contract(text: str, kind: str) -> None:
    """Whatever the text, every place lies in it, blocks are in order, and masks are sorted and disjoint."""
    check(formats.parse(text, kind))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.sampled_from(FORMATS))
def test_any_unicode_keeps_the_contract(text: str, kind: str) -> None:
    """The same for any signs of Unicode."""
    check(formats.parse(text, kind))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\r",
        " ",
        "\ufeff",
        "\0",
        "---",
        "---\n---",
        "---\n---\n",
        "+++\n+++\n",
        "```",
        "- ",
        "#",
        "|",
        "{",
        "<",
    ],
)
def test_smallest_texts(text: str, kind: str) -> None:
    """Empty texts and lone marks hold no words and break nothing."""
    document = formats.parse(text, kind)
    check(document)
    assert not any(text[slice(*block.span)].strip(" \r\n") == "" for block in document.prose)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "unit",
    [
        "|",
        "*",
        "«",
        "[",
        ">",
        "> ",
        "- ",
        "`",
        "<",
        "{",
        "{{",
        "![",
        "[a](b",
        "<!--",
        "://",
        "www.",
        "a@b.fr",
        "/a",
        "<A {",
        '<a "',
        "{% x",
        ":::\n",
        "!!! a\n",
        "$$\n",
        "\\(",
        "&a;",
        "export {",
        "a.fr.",
        "http://a",
        "Q : ab c\n",
        "a@b ",
        "{.a ",
        "${a ",
        "- a\n",
    ],
)
def test_long_runs_of_one_sign(unit: str, kind: str) -> None:
    """Eight thousand times the same sign is read, without recursion; a quadratic step would take minutes."""
    check(formats.parse(unit * 8_000, kind))
