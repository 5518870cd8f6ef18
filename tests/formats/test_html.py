# SPDX-License-Identifier: Apache-2.0
"""The HTML reader: what a reader sees, the blocks and nodes in it, and the map back to the source."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.document.html_attributes import attribute_places, unescaped
from copylint.document.html_tokens import references, tokens
from copylint.formats import html, parse
from copylint.model.places import Edit, Span
from copylint.text.edits import applied

NBSP = "\u00a0"


def read(source: str, name: str = "") -> Document:
    """The document of an HTML source."""
    return parse(source, "html", name=name)


def words(document: Document, block: Block) -> str:
    """The text of a block."""
    return document.text[slice(*block.span)]


def listed(source: str) -> list[tuple[str, str]]:
    """Kind and text of every block of a source."""
    document = read(source)
    return [(block.kind, words(document, block)) for block in document.blocks]


def nodes(source: str) -> list[tuple[str, str, str]]:
    """Kind, text and target of every inline node of a source."""
    document = read(source)
    return [(node.kind, document.text[slice(*node.content)], node.target) for node in document.inlines]


def masked(source: str, kind: str) -> list[str]:
    """What lies under a mask of the reader."""
    document = read(source)
    return [document.text[slice(*span)] for span in document.structure.masks.get(kind, ())]


def in_source(document: Document, excerpt: str) -> str:
    """The source of the first place where the text holds `excerpt`."""
    start = document.text.index(excerpt)
    return document.source[slice(*document.to_source(Span(start, start + len(excerpt))))]


# ---- text -----------------------------------------------------------------------------------------


def test_a_page_gives_what_a_reader_sees() -> None:
    """Programs, styles and tags are gone; title, description and blocks stand on lines of their own."""
    source = (
        "<!DOCTYPE html>\n<html lang='fr-FR'>\n<head>\n<meta charset=utf-8>\n  <title>Le blé &amp; l&rsquo;eau</title>"
        '\n  <meta name="description" content="Deux r&eacute;coltes">\n  <style>p { color: red }</style>\n</head>\n'
        "<body>\n  <h1>Le <em>blé</em></h1>\n  <p>Un premier\n  paragraphe.</p>\n  <script>var a = '<p>';</script>\n"
        "  <div>Un autre.</div>\n</body>\n</html>\n"
    )
    assert read(source).text == ("Le blé & l\u2019eau\nDeux récoltes\nLe blé\nUn premier\n  paragraphe.\nUn autre.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        (" \r\n\t", ""),
        ("Un fragment sans balise", "Un fragment sans balise"),
        ("<p>un</p><p>deux", "un\ndeux"),
        ("<P>UN</P><DIV>DEUX</DIV>", "UN\nDEUX"),
        ("un<br>deux<BR/>trois</br>quatre<br>", "un\ndeux\ntrois\nquatre"),
        ("<p>un<br></p><p><br>deux</p>", "un\ndeux"),
        ("a < b et c > d", "a < b et c > d"),
        ("3 <5", "3 <5"),
        ("un</>deux", "undeux"),
        ("fini <b", "fini"),
        ("fini <!-- suite", "fini <!-- suite"),
        ("5&nbsp%, 6&nbspkm, &notit; &inconnu; AT&T &amp;amp;", f"5{NBSP}%, 6{NBSP}km, ¬it; &inconnu; AT&T &amp;"),
        ("&#8239;&#x202F;x&#150;&#0;&#xD800;&#99999999999;", "\u202f\u202fx\u2013\ufffd\ufffd\ufffd"),
        ("a\0b", "a\0b"),
        ("<p>un\r\ndeux\rtrois\nquatre</p>", "un\r\ndeux\rtrois\nquatre"),
        ("<![CDATA[x]]>un", "<![CDATA[x]]>\nun"),
        ("<p>un<!-- -->deux<!-- -->", "undeux"),
        ("<b>un </b> <i> deux</i>", "un deux"),
        ("un<wbr>deux", "undeux"),
        ("<noscript><img alt=x></noscript><template><p>x</p></template><iframe>x</iframe>un", "un"),
        ("<video><p>Votre navigateur…</p></video>un", "un"),
        ("<div><video>x</div>un", "un"),
        ("<math><mi>x</mi><annotation>\\frac</annotation></math>", "x"),
        ("<textarea>&lt;b></textarea><xmp>&lt;b></xmp><plaintext>&lt;</plaintext>", "<b>\n&lt;b>\n&lt;</plaintext>"),
        ("<p>&nbsp;</p><p>un</p>", f"{NBSP}\nun"),
    ],
)
def test_text_of_small_and_broken_sources(source: str, text: str) -> None:
    """Fragments, unclosed and unknown markup, odd entities, NUL and every line end give the text that is drawn."""
    assert read(source).text == text


def test_raised_figure_is_set_apart() -> None:
    """A power is not read as part of the number before it, an ordinal stays one word."""
    assert read("10<sup>6</sup> m<sup>2</sup>, le 1<sup>er</sup>, XIX<sup>e</sup>").text == "10^6 m2, le 1er, XIXe"


# ---- blocks ---------------------------------------------------------------------------------------


def test_kinds_of_blocks() -> None:
    """Headings, items with their depth, cells, quotes, code with its language and rules are told apart."""
    document = read(
        "<h3>Titre</h3><ul><li>un<ol><li>deux</ol>suite<li><p>trois</p><p>quatre</p></ul>"
        "<blockquote>cité</blockquote><hr><pre><code class='x language-py'>\n  a = 1\n</code></pre><button>ici</button>"
    )
    assert [(b.kind, words(document, b), b.level, b.quoted, b.info) for b in document.blocks] == [
        ("heading", "Titre", 3, False, ""),
        ("item", "un", 1, False, ""),
        ("item", "deux", 2, False, ""),
        ("paragraph", "suite", 0, False, ""),
        ("item", "trois", 1, False, ""),
        ("paragraph", "quatre", 0, False, ""),
        ("paragraph", "cité", 0, True, ""),
        ("rule", "---", 0, False, ""),
        ("code", "  a = 1", 0, False, "py"),
        ("paragraph", "ici", 0, False, ""),
    ]


def test_table_holds_its_cells() -> None:
    """A table comes before its caption and cells and reaches over them all; a cell's second text is a paragraph."""
    source = "avant<table><caption>Prix</caption><tr><th>A<td>b<p>c</p></table>après"
    assert listed(source) == [
        ("paragraph", "avant"),
        ("table", "Prix\nA\nb\nc"),
        ("attribute", "Prix"),
        ("cell", "A"),
        ("cell", "b"),
        ("paragraph", "c"),
        ("paragraph", "après"),
    ]
    assert listed("<table><td>x</table>") == [("table", "x"), ("cell", "x")]
    assert listed("<table></table>x") == [("paragraph", "x")]


def test_unclosed_elements_close_as_in_a_browser() -> None:
    """A block closes the paragraph before it; an end tag without a beginning and a misnested one change nothing."""
    assert listed("<p>un<p>deux<h2>trois</h3>quatre</div></p>cinq") == [
        ("paragraph", "un"),
        ("paragraph", "deux"),
        ("heading", "trois"),
        ("paragraph", "quatre"),
        ("paragraph", "cinq"),
    ]
    assert listed("<table><tr><td>un</div>deux<td>trois</table>")[1:] == [("cell", "undeux"), ("cell", "trois")]
    assert listed("<dl><dt>un<dd>deux<dt>trois</dl><select><option>4<option>5</select>") == [
        ("paragraph", each) for each in ("un", "deux", "trois", "4", "5")
    ]


def test_hidden_words_are_blocks_of_their_own() -> None:
    """Alternative texts, titles, labels, captions and the head's values are blocks with their name."""
    document = read(
        "<title>Le titre</title><meta property='og:title' content='Le titre court'><meta name=viewport content=large>"
        "<img alt='Une carte' title='Une carte' src=a.png>"
        "<figure><img alt=''><figcaption>La légende</figcaption></figure>"
        "<nav aria-label='Le menu'></nav><input type=submit value='Envoyer'><input placeholder='Votre nom' value=x>"
        "<x-card caption='Une carte de plus'></x-card><svg><title>Le logo</title><path d='M0'/></svg>"
    )
    assert [(b.kind, b.key, words(document, b)) for b in document.blocks] == [
        ("meta", "title", "Le titre"),
        ("meta", "og:title", "Le titre court"),
        ("attribute", "alt", "Une carte"),
        ("attribute", "figcaption", "La légende"),
        ("attribute", "aria-label", "Le menu"),
        ("attribute", "value", "Envoyer"),
        ("attribute", "placeholder", "Votre nom"),
        ("attribute", "caption", "Une carte de plus"),
        ("attribute", "title", "Le logo"),
    ]


def test_an_attribute_inside_a_paragraph_lies_inside_its_block() -> None:
    """The paragraph is not split, the attribute is a block in it; one at its edge stays outside."""
    source = (
        "<p><img alt='Avant'> Voir <img alt='la carte'> et <a href=u title='Le plan'>ici</a>. <img alt='Après'></p>"
    )
    assert listed(source) == [
        ("attribute", "Avant"),
        ("paragraph", "Voir\nla carte\net\nLe plan\nici."),
        ("attribute", "la carte"),
        ("attribute", "Le plan"),
        ("attribute", "Après"),
    ]
    assert nodes(source)[1:3] == [("image", "la carte", ""), ("link", "ici", "u")]


def test_what_is_not_drawn_splits_no_block() -> None:
    """A drawing with a title, or a video with words for those who cannot see it, stays inside its paragraph."""
    assert listed("<p>un <svg><title>Logo</title><title>Sigle</title></svg> deux</p>") == [
        ("paragraph", "un\nLogo\nSigle\ndeux"),
        ("attribute", "Logo"),
        ("attribute", "Sigle"),
    ]
    assert listed("<p>un <object><div>non</div><h2>non</h2></object> deux</p>") == [("paragraph", "un deux")]
    assert listed("<svg><text>2010</text><text>2011</text></svg>") == [("paragraph", "2010"), ("paragraph", "2011")]


def test_a_title_that_repeats_its_link_is_left_out() -> None:
    """The words of a link are not read twice."""
    assert read("Voir <a href=u title='Le  blé &amp; l’eau'>Le blé &amp; l’eau</a>.").text == "Voir Le blé & l’eau."


def test_comments() -> None:
    """A comment is copied as it is and masked; at the edge of a block it stands outside of it."""
    source = "<!-- un --><p>Du<!-- deux --> texte<!-- trois --></p><?php echo 4 ?>"
    assert read(source).text == "<!-- un -->\nDu<!-- deux --> texte<!-- trois -->\n<?php echo 4 ?>"
    assert listed(source) == [
        ("comment", "<!-- un -->"),
        ("paragraph", "Du<!-- deux --> texte"),
        ("comment", "<!-- deux -->"),
        ("comment", "<!-- trois -->"),
        ("comment", "<?php echo 4 ?>"),
    ]
    assert masked(source, "comment") == [words(read(source), b) for b in read(source).blocks if b.kind == "comment"]


def test_front_matter_of_a_static_site() -> None:
    """Front matter is copied as it is, masked but for its words; the page follows it."""
    source = "---\ntitle: Le blé & l'eau\nlayout: page\n---\n<p>Un <b>mot</b></p>"
    assert listed(source) == [
        ("front-matter", "---\ntitle: Le blé & l'eau\nlayout: page\n---"),
        ("meta", "Le blé & l'eau"),
        ("paragraph", "Un mot"),
    ]
    assert "".join(masked(source, "front-matter")) == "---\ntitle: \nlayout: page\n---"
    assert read(source).metadata["layout"] == "page"
    assert in_source(read(source), "Un mot") == "Un <b>mot"
    assert listed("---<p>un")[0] == ("paragraph", "---")


# ---- inline nodes and masks -----------------------------------------------------------------------


def test_inline_nodes() -> None:
    """Inline elements become nodes, outer before inner, also where they are closed in the wrong order."""
    assert nodes(
        "<p><b>un <i>deux</i></b> <a href=' /u '>trois</a> <a name=x>quatre</a> <code>cinq</code> <del>six</del><br>"
        "<strong>sept <em>huit</strong> neuf</em> dix<sup>e</sup>"
    ) == [
        ("strong", "un deux", ""),
        ("emphasis", "deux", ""),
        ("link", "trois", "/u"),
        ("code", "cinq", ""),
        ("strikethrough", "six", ""),
        ("break", "\n", ""),
        ("strong", "sept huit", ""),
        ("emphasis", "huit neuf", ""),
        ("html", "e", "sup"),
    ]


@pytest.mark.parametrize("source", ["fin<sup><a href='#n1'>1</a></sup>", "fin<a href='#n1'><sup>1</sup></a>"])
def test_a_raised_link_inside_the_page_is_a_footnote(source: str) -> None:
    """The call of a footnote is a node with the note's name, and no figure of the text."""
    assert ("footnote", "1", "n1") in nodes(source)
    assert masked(source, "marker") == ["1"]


def test_masks() -> None:
    """Code, mathematics and drawn rules are masked."""
    source = "<p><kbd>un</kbd> <q>deux</q> <math><mi>x</mi></math></p><pre>trois</pre><hr>"
    assert masked(source, "code") == ["un", "trois"]
    assert nodes(source)[1] == ("html", "deux", "q")
    assert masked(source, "math") == ["x"]
    assert masked(source, "marker") == ["---"]


# ---- language -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "name", "language"),
    [
        ('<html lang="fr-FR"><p>x', "", "fr"),
        ("<HTML LANG=EN_us><p>x", "site/fr/x.html", "en"),
        ('<html xml:lang="fr">', "", "fr"),
        ("<body lang=en>", "", "en"),
        ("<html lang=''>", "", None),
        ("<p lang=en>x", "", None),
        ("<p>x", "site/fr/x.html", "fr"),
        ("<p>x", "en-GB/x.html", "en"),
        ("<p>x", "site/article.en.html", "en"),
        ("---\nlang: en\n---\n<p>x", "site/fr/x.html", "en"),
        ("<p>x", "site/fr.html", None),
        ("<p>x", "site/france/x.html", None),
    ],
)
def test_declared_language(source: str, name: str, language: str | None) -> None:
    """`lang` of the page counts, then the file's folder or suffix; the language of a part does not."""
    assert read(source, name).declared_language == language


# ---- the map --------------------------------------------------------------------------------------


def test_entities_and_line_ends_map_as_a_whole() -> None:
    """A decoded entity and a line end of <br> stand for their markup, words for themselves, tags for nothing."""
    document = read("<p>L&rsquo;eau <b>vive&nbsp;!</b><br>\r\nfin</p><p title='a&amp;b'>x</p>")
    assert document.text == f"L\u2019eau vive{NBSP}!\nfin\na&b\nx"
    assert in_source(document, "\u2019") == "&rsquo;"
    assert in_source(document, "L\u2019eau") == "L&rsquo;eau"
    assert in_source(document, NBSP) == "&nbsp;"
    assert in_source(document, "eau vive") == "eau <b>vive"
    assert in_source(document, "!") == "!"
    assert in_source(document, "!\nf") == "!</b><br>\r\nf"
    assert in_source(document, "a&b") == "a&amp;b"


def test_an_insertion_stands_beside_the_words() -> None:
    """An empty place maps to an empty place: at the end of a block before its end tag, at its start after its tag."""
    document = read("<p>un</p>\n<p>deux</p>")
    assert document.to_source(Span(2, 2)) == Span(5, 5)
    assert document.to_source(Span(3, 3)) == Span(13, 13)
    assert document.to_source(Span(7, 7)) == Span(17, 17)


def test_an_edit_of_the_text_is_one_of_the_source() -> None:
    """What is changed in the text is changed in the source, tags and entities around it stay."""
    document = read("<p>Quoi&nbsp;<b>donc</b> ?</p>")
    place = document.to_source(Span(*re.search(r" \?", document.text).span()))  # type: ignore[union-attr]  # it is there
    assert applied(document.source, [Edit(*place, "&nbsp;?")]) == "<p>Quoi&nbsp;<b>donc</b>&nbsp;?</p>"


def test_a_tokenizer_that_fails_leaves_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the tokenizer raises, every line is a paragraph and the text is the source."""

    def fail(_source: str) -> Iterator[object]:
        raise RuntimeError

    monkeypatch.setattr(html, "tokens", fail)
    document = read("<p>un</p>\r\n\r\n<p>deux</p>", "fr/x.html")
    assert document.text is document.source
    assert [words(document, block) for block in document.blocks] == ["<p>un</p>", "<p>deux</p>"]
    assert document.declared_language == "fr"


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "&", "<p>", "<b>", "<table><td>", "</p>", "<a title=x>", "<ul><li>", "</>"]
)
def test_hostile_input_is_read(unit: str) -> None:
    """A long run of the same mark neither raises nor makes words that the source does not have."""
    document = read(unit * 20_000)
    assert set(document.text) <= {*unit, "\n"}


# ---- properties -----------------------------------------------------------------------------------

TEXTS = (
    "mot",
    " deux mots ",
    "\r\n",
    "\r",
    "\n  ",
    "é",
    "😀",
    "e\u0301",
    "«\u00a0oui\u00a0»",
    "3 < 5",
    "a & b",
    "\0",
    "^",
    "7",
)
ENTITIES = (
    "&nbsp;",
    "&nbsp",
    "&nbspmot",
    "&amp;",
    "&lt;",
    "&#8239;",
    "&#x1F600;",
    "&eacute;",
    "&NotEqualTilde;",
    "&#13;",
    "&",
)
INLINE = ("b", "i", "a", "span", "code", "sup", "q", "s")
BLOCK = ("p", "div", "h2", "li", "ul", "blockquote", "pre", "section", "dl", "dd")
OTHER = (
    "table",
    "tr",
    "td",
    "caption",
    "select",
    "option",
    "title",
    "svg",
    "script",
    "textarea",
    "template",
    "button",
    "math",
)
ATTRIBUTES = (
    "",
    " title=mot",
    " title='Un &amp; deux'",
    ' alt="a\r\nb"',
    " aria-label",
    " href=#x",
    " class='y' ALT=é",
)
COMMENTS = ("<!-- note -->", "<!-- -->", "<![CDATA[x]]>", "<?php x ?>", "<!doctype html>")
BROKEN = ("<", "</", "</>", "<!--", "<b", "<p title='", "]]>", "-->", "</ x>")


def pieces(names: tuple[str, ...], *more: tuple[str, ...]) -> st.SearchStrategy[str]:
    """HTML made of words, entities and the tags named."""
    tag = st.builds("<{}{}>".format, st.sampled_from(names), st.sampled_from(ATTRIBUTES))
    end = st.builds("</{}>".format, st.sampled_from(names))
    fixed = st.sampled_from(
        [*TEXTS, *ENTITIES, "<br>", "<hr>", "<img alt='une image'>", *(each for some in more for each in some)]
    )
    return st.lists(st.one_of(tag, end, fixed), max_size=25).map("".join)


anything = pieces(INLINE + BLOCK + OTHER, COMMENTS, BROKEN)


@settings(max_examples=200)
@given(anything)
def test_every_character_maps_to_itself_or_its_markup(source: str) -> None:
    """The map is monotone; a character comes from itself, from a whole entity or tag, or from nothing."""
    document = read(source)
    before = Span(0, 0)
    for at, sign in enumerate(document.text):
        place = document.to_source(Span(at, at + 1))
        assert before.start <= place.start <= place.end <= len(source)
        assert place.end >= before.end
        before = place
        excerpt = source[slice(*place)]
        if excerpt.startswith("&") and len(excerpt) > 1:
            assert sign in tokenized(excerpt)
        elif excerpt.startswith("<") and len(excerpt) > 1:
            assert (sign, excerpt[:4].lower().replace("/", "")[:3]) in {("\n", "<br"), ("-", "<hr")}
        else:
            assert excerpt == sign or (excerpt == "" and sign in "\n^")
        assert document.to_source(Span(at, at)).start == document.to_source(Span(at, at)).end


@settings(max_examples=200)
@given(anything)
def test_blocks_and_nodes_are_in_order(source: str) -> None:
    """Blocks and nodes lie in the text in order of place, outer first; prose holds words and no blank at its edges."""
    document = read(source)
    for places in ([block.span for block in document.blocks], [node.span for node in document.inlines]):
        assert places == sorted(places, key=lambda span: (span.start, -span.end))
        assert all(0 <= span.start < span.end <= len(document.text) for span in places)
    for block in document.prose:
        assert not words(document, block).isspace()
        assert words(document, block)[-1] not in " \t\n\f"
    outer = [block.span for block in document.prose if block.kind != "attribute"]
    assert all(first.end < second.start for first, second in pairwise(outer))


def tokenized(source: str) -> str:
    """The text of a source, by the tokenizer's own reading of entities."""
    return "".join(token.data or "" for token in turbohtml.tokenize(source) if token.type == turbohtml.TokenType.TEXT)


def tree_text(node: turbohtml.Node) -> str:
    """The text below a node of turbohtml's own tree."""
    if isinstance(node, turbohtml.Text):
        return str(node.data)
    return "".join(tree_text(child) for child in node.children)


@settings(max_examples=200)
@given(pieces(INLINE + BLOCK))
def test_text_is_that_of_the_tree(source: str) -> None:
    """Without tables, drawings and dropped elements, the words are those of a standard tree, in its order."""
    document = read(source)
    hidden = [block.span for block in document.blocks if block.kind in ("attribute", "rule")]
    kept = [sign for at, sign in enumerate(document.text) if not any(span.start <= at < span.end for span in hidden)]
    drawn = re.sub(r"[ \t\r\n^\0]", "", tree_text(turbohtml.parse(source)))
    assert re.sub(r"[ \t\r\n^\0]", "", "".join(kept)) == drawn


@settings(max_examples=200)
@given(st.text("&#xX;=0123456789abnstpmuglcr> é", max_size=20), st.sampled_from(ENTITIES))
def test_references_are_those_of_the_standard(text: str, entity: str) -> None:
    """Entities in text decode as the standard says, with and without semicolon, and cover what stands for them."""
    source = text + entity + text
    decoded, at = [], 0
    for reference in references(source, 0, len(source)):
        decoded += [source[at : reference.start], reference.text]
        at = reference.end
    assert "".join([*decoded, source[at:]]) == tokenized(source)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["a", "b", "TITLE", "=", " ", "/", '"', "'", "x", "&amp;", "&ampx", "&lt", "é", "\t", "\0"]),
        max_size=12,
    )
)
def test_attributes_are_those_of_the_tokenizer(parts: list[str]) -> None:
    """The place of an attribute's value in the source holds the value that the tokenizer gives."""
    source = f"<p {''.join(parts)}>"
    for token in tokens(source):
        if token.kind == "open":
            places = attribute_places(source, token.start, token.end)
            found = {name.replace("\0", "\ufffd"): unescaped(source, *place) for name, place in places.items()}
            expected = {name: value.replace("\ufffd", "\0") for name, value in token.attributes.items()}
            assert {name: found[name] for name in expected} == expected
