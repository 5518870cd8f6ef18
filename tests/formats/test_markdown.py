# SPDX-License-Identifier: Apache-2.0
"""Which blocks a Markdown or MDX file has: what is prose, what is markup, and where each begins and ends."""

import pytest

from copylint import formats
from copylint.document.blocks import Block
from copylint.document.document import Document


def document_of(text: str, kind: str = "markdown") -> Document:
    """The document of a text."""
    return formats.parse(text, kind)


def shown(text: str, kind: str = "markdown") -> list[tuple[str, str]]:
    """Kind and words of each block, in order."""
    return [(block.kind, text[slice(*block.span)]) for block in document_of(text, kind).blocks]


def block_of(text: str, kind: str) -> tuple[Block, str]:
    """The first block of a kind and all its text."""
    block = next(block for block in document_of(text).blocks if block.kind == kind)
    return block, text[slice(*block.outer)]


def test_structure_waits_until_it_is_asked_for() -> None:
    """Reading a file computes nothing of its structure."""
    document = document_of("# Titre")
    assert "structure" not in vars(document)
    assert document.blocks
    assert "structure" in vars(document)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# Un\n\nDeux\n", [("heading", "Un"), ("paragraph", "Deux")]),
        ("Un\n==\nDeux\n--", [("heading", "Un"), ("heading", "Deux")]),
        ("#\n\n##  \n", []),
        ("- a\n- b\n  c", [("item", "a"), ("item", "b\n  c")]),
        ("- a\n\n  b\n\n- c", [("item", "a"), ("paragraph", "b"), ("item", "c")]),
        ("- \n- # a", [("heading", "a")]),
        ("- [x] a", [("item", "a")]),
        ("- - a", [("item", "a")]),
        ("- ```\n  a\n  ```\n  b", [("code", "a"), ("paragraph", "b")]),
        ("> a\n> b\nc", [("paragraph", "a\n> b\nc")]),
        ("a[^1]\n\n[^1]: b", [("paragraph", "a[^1]"), ("paragraph", "b")]),
        ("[a]: b\n[c]: d\n'e'\nf", [("definition", "[a]: b"), ("definition", "[c]: d\n'e'"), ("paragraph", "f")]),
        ("*[HTML]: Hyper Text", [("definition", "*[HTML]: Hyper Text")]),
        ("a\n\n***\n\nb", [("paragraph", "a"), ("rule", "***"), ("paragraph", "b")]),
        ("```py x\na\n\nb\n```", [("code", "a\n\nb")]),
        ("    a\n\n    b", [("code", "a\n\n    b")]),
        ("a <!-- b --> c", [("paragraph", "a <!-- b --> c"), ("comment", "<!-- b -->")]),
        ("<!-- a -->\n<!-- b -->", [("comment", "<!-- a -->"), ("comment", "<!-- b -->")]),
        ("![a](b)", [("attribute", "a")]),
        ("[![](a)](b)", []),
        ("a  \n<br>", [("paragraph", "a  \n<br>")]),
        ("<br>", [("html", "<br>")]),
        ("-\u00a0a", [("paragraph", "-\u00a0a")]),
        ("#\u00a0a", [("paragraph", "#\u00a0a")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    """Each block holds the words without the marks; marks without words are no block."""
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "kind", "whole"),
    [
        ("a\n\n## T ## {#x}\n\nb", "heading", "## T ## {#x}"),
        ("T\n===\n", "heading", "T\n==="),
        ("- a\n- b", "item", "- a"),
        ("1. a\n   b\n2. c", "item", "1. a\n   b"),
        ("x\n\n> > a\n> > b", "paragraph", "x"),
        ("> > a\n> > b", "paragraph", "> > a\n> > b"),
        ("- # T", "heading", "- # T"),
        ("- a\n\n  # T", "heading", "  # T"),
        ("- > a", "item", "- > a"),
        ("[^1]: note\n\na[^1]", "paragraph", "[^1]: note"),
        ("~~~ md\na\n~~~\nb", "code", "~~~ md\na\n~~~"),
        ("a\n\n    b\n", "code", "    b"),
        ("![a](b) c", "attribute", "![a](b)"),
    ],
)
def test_whole_block(text: str, kind: str, whole: str) -> None:
    """A block with its marks goes from the start of its line, or from its mark, to the end of its last line."""
    assert block_of(text, kind)[1] == whole


def test_depth_quotes_and_info() -> None:
    """Headings and items know their depth, blocks in quotes that they are quoted, code its language."""
    blocks = document_of("## a\n- b\n  - c\n    1. d\n\n> e\n\n``` python numbered\nf\n```\n").blocks
    assert [block.level for block in blocks] == [2, 1, 2, 3, 0, 0]
    assert [block.quoted for block in blocks] == [False, False, False, False, True, False]
    assert blocks[-1].info == "python"


def test_table_is_cut_out_of_its_paragraph() -> None:
    """A table that the parser misses is a table: lines before it stay prose, the lines it swallows are cells."""
    text = "Intro :\nVille | Loyer |\n---|---|\nLyon | 14 |\nAvalée\n- point\n"
    assert shown(text) == [
        ("paragraph", "Intro :"),
        ("table", "Ville | Loyer |\n---|---|\nLyon | 14 |\nAvalée"),
        ("cell", "Ville"),
        ("cell", "Loyer"),
        ("cell", "Lyon"),
        ("cell", "14"),
        ("cell", "Avalée"),
        ("item", "point"),
    ]


def test_table_that_github_does_not_draw_is_prose() -> None:
    """A delimiter row that GitHub refuses makes no table, whatever the parser says."""
    assert shown("a | b\n: ---|---\n1 | 2") == [("paragraph", "a | b\n: ---|---\n1 | 2")]


def test_table_in_a_quote_and_in_an_item() -> None:
    """Tables are cut out of quotes and items as well, and know that they are quoted."""
    text = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- x\n\n  | c | d |\n  |---|---|\n"
    found = [(block.kind, text[slice(*block.span)], block.quoted) for block in document_of(text).blocks if block.prose]
    quoted = [("cell", word, True) for word in "ab12"]
    assert found == [*quoted, ("item", "x", False), ("cell", "c", False), ("cell", "d", False)]


def test_words_in_html() -> None:
    """The words between tags are blocks of prose; inline tags part nothing; scripts and styles hold no words."""
    text = (
        '<div>\n<h2>Un <b>titre</b></h2>\n<p>Du <a href="u">texte</a><br>suite</p>\n<ul><li>point</li></ul>\n'
        '<script>var a = "non";</script><pre>code</pre>\n<img src="a" alt="Une vue">\n</div>\n'
    )
    assert shown(text)[1:] == [
        ("heading", "Un <b>titre</b>"),
        ("paragraph", 'Du <a href="u">texte</a><br>suite'),
        ("item", "point"),
        ("attribute", "Une vue"),
    ]
    assert document_of(text).blocks[1].level == 2


def test_directives() -> None:
    """Markup of the site's engine is cut out of paragraphs; the titles that it shows are words."""
    text = (
        ':::note Mon titre\nDu texte\n:::\n\n{% include x.html caption="Une légende" %}\n\n'
        "> [!TIP] Astuce\n> Conseil\n\n"
        'Paragraphe\n{: .classe}\n\n{{< figure src="a" >}}\n\n[toc]\n'
    )  # fmt: skip
    assert shown(text) == [
        ("directive", ":::note Mon titre"),
        ("attribute", "Mon titre"),
        ("paragraph", "Du texte"),
        ("directive", ":::"),
        ("directive", '{% include x.html caption="Une légende" %}'),
        ("attribute", "Une légende"),
        ("directive", "[!TIP] Astuce"),
        ("attribute", "Astuce"),
        ("paragraph", "Conseil"),
        ("paragraph", "Paragraphe"),
        ("directive", "{: .classe}"),
        ("directive", '{{< figure src="a" >}}'),
        ("directive", "[toc]"),
    ]


def test_directives_in_code_are_code() -> None:
    """What looks like a directive inside a fence is code."""
    assert shown("```\n:::note\n{% x %}\n```") == [("code", ":::note\n{% x %}")]


def test_code_between_shortcodes() -> None:
    """Code that the site's engine marks is no prose, and its signs are no Markdown."""
    text = "a\n\n{% highlight sh %}\n# *b*\n\nc\n{% endhighlight %}\n\nd"
    assert shown(text) == [("paragraph", "a"), ("code", text[3:-3]), ("paragraph", "d")]


def test_admonitions_of_mkdocs() -> None:
    """Words indented under `!!!` are prose, with their lists, marks and code, at their own places."""
    text = 'a\n\n!!! note "Un titre"\n    Du *texte* é.\n\n    - point\n\n        !!! tip\n            [b](c)\n\n'
    text += "    ```\n    d\n    ```\ne\n"
    assert shown(text) == [
        ("paragraph", "a"),
        ("directive", '!!! note "Un titre"'),
        ("attribute", "Un titre"),
        ("paragraph", "Du *texte* é."),
        ("item", "point"),
        ("directive", "!!! tip"),
        ("paragraph", "[b](c)"),
        ("code", "d"),
        ("paragraph", "e"),
    ]
    assert [text[slice(*node.content)] for node in document_of(text).inlines] == ["texte", "b"]


def test_front_matter_is_cut_off() -> None:
    """Front matter is one block with its words for a reader; a pair of rules below it is no front matter."""
    text = "---\ntitle: *Non*\ndescription: Un *résumé*\n---\n\na\n\n---\ntitle: non\n---\n"
    assert shown(text) == [
        ("front-matter", text[:45]),
        ("meta", "Un *résumé*"),
        ("paragraph", "a"),
        ("rule", "---"),
        ("heading", "title: non"),
    ]
    assert [text[slice(*node.span)] for node in document_of(text).inlines] == []


def test_front_matter_without_end_is_a_rule_and_text() -> None:
    """Where nothing closes the front matter, GitHub shows a rule and a text; so do the blocks."""
    assert shown("---\ntitle: Oui\n\nTexte") == [("rule", "---"), ("paragraph", "title: Oui"), ("paragraph", "Texte")]


def test_metadata_and_language() -> None:
    """The document knows the plain values of its front matter and the language that it declares."""
    document = document_of("---\ntitle: Oui\nlang: en\n---\n")
    assert document.metadata == {"title": "Oui", "lang": "en"}
    assert document.declared_language == "en"
    assert formats.parse("x", "markdown", name="content/fr/a.md").declared_language == "fr"


def test_mdx() -> None:
    """Imports and exports are directives, tags HTML, expressions templates; the rest is Markdown, inside tags too."""
    text = (
        "import A from './a'\nexport const b = {\n  c: 1,\n\n  d: `e`\n}\n\n# Bonjour {nom}\n\n"
        '<Figure\n  caption="Une légende"\n  on={() => <b>non</b>}\n/>\n\n'
        "<Tabs>\n    <Tab label='Mac'>\n        Du *texte*.\n\n        - point\n    </Tab>\n</Tabs>\n\n"
        "Un <b>mot</b> {/* caché */} et `<code {x}>`.\n\n{/* bloc */}\n\n{liste.map(x => x)}\n"
    )
    assert shown(text, "mdx") == [
        ("directive", text[: text.index("\n\n# ")]),
        ("heading", "Bonjour {nom}"),
        ("html", text[text.index("<Figure") : text.index("/>") + 2]),
        ("attribute", "Une légende"),
        ("html", "<Tabs>"),
        ("html", "<Tab label='Mac'>"),
        ("attribute", "Mac"),
        ("paragraph", "Du *texte*."),
        ("item", "point"),
        ("html", "</Tab>"),
        ("html", "</Tabs>"),
        ("paragraph", "Un <b>mot</b> {/* caché */} et `<code {x}>`."),
        ("comment", "{/* caché */}"),
        ("comment", "{/* bloc */}"),
        ("directive", "{liste.map(x => x)}"),
    ]
    masks = document_of(text, "mdx").masks
    assert "{nom}" in [text[slice(*span)] for span in masks.spans("template")]
    assert [text[slice(*span)] for span in masks.spans("code")] == ["`<code {x}>`"]
    assert [text[slice(*node.content)] for node in document_of(text, "mdx").inlines if node.kind == "emphasis"] == [
        "texte"
    ]


def test_mdx_in_a_fence_is_code() -> None:
    """Code that shows MDX is code."""
    assert shown("```jsx\nimport a from 'b'\n\n<C {...d} />\n```", "mdx") == [
        ("code", "import a from 'b'\n\n<C {...d} />")
    ]
