# SPDX-License-Identifier: Apache-2.0
"""What lies under each kind of mask, in a line of real shape; and the arithmetic of masks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint import formats
from copylint.document.blocks import Structure
from copylint.document.document import Document
from copylint.document.masks import Masks
from copylint.document.spans import touching, union, without
from copylint.model.places import Span


def masked(kind: str, text: str, name: str = "markdown") -> list[str]:
    """What lies under the masks of one kind."""
    return [text[start:end] for start, end in formats.parse(text, name).masks.spans(kind)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voir https://exemple.fr/a?b=c#d.", ["https://exemple.fr/a?b=c#d"]),
        ("(https://fr.wikipedia.org/wiki/Paris_(Texas))", ["https://fr.wikipedia.org/wiki/Paris_(Texas)"]),
        ("« http://a.fr/x », dit-il", ["http://a.fr/x"]),
        ("https://a.fr\u00a0: oui", ["https://a.fr"]),
        ("Lire www.exemple.fr, merci", ["www.exemple.fr"]),
        ("sur lemonde.fr/idees/2025, et x.ai !", ["lemonde.fr/idees/2025", "x.ai"]),
        ("Vu sur spiegel-online.de et a.co.uk", ["spiegel-online.de", "a.co.uk"]),
        ("Voir <https://auto.fr> ici", ["https://auto.fr"]),
        ("la fin.La suite, et fin.de phrase", []),
        ("un [lien](https://a.fr) et `https://b.fr`", []),
        ("le mot://", []),
        ("https://a.fr/?q=x&amp; fin", ["https://a.fr/?q=x"]),
        ("prix 3.50 et M. Dupont", []),
        ("| https://a.fr | b |\n|---|---|", ["https://a.fr"]),
    ],
)
def test_url(text: str, found: list[str]) -> None:
    """Bare addresses end as GitHub ends them, but never take a no-break space; link targets are another mask."""
    assert masked("url", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Écrire à jean.dupont+x@exemple.fr.", ["jean.dupont+x@exemple.fr"]),
        ("mailto:a@b.fr ou @compte", ["mailto:a@b.fr"]),
        ("a@b", []),
        ("`a@b.fr`", []),
    ],
)
def test_email(text: str, found: list[str]) -> None:
    """E-mail addresses, and no names of accounts."""
    assert masked("email", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ouvrir config.yaml, README.md et src/app/main.py.", ["config.yaml", "README.md", "src/app/main.py"]),
        ("dans /etc/hosts ou ./a/b ou ../c/d/ ou ~/.bashrc", ["/etc/hosts", "./a/b", "../c/d/", "~/.bashrc"]),
        ("sous C:\\Users\\moi et C:\\a.txt", ["C:\\Users\\moi", "C:\\a.txt"]),
        ("et/ou, 24/7, km/h, noir/blanc/rouge, 1/2", []),
        ("avec Node.js, etc. Puis 3.c", []),
        ("https://a.fr/b/c.html", []),
        ("</b/c/d>", []),
    ],
)
def test_path(text: str, found: list[str]) -> None:
    """Names with a known extension and paths from a root; a slash between words is none."""
    assert masked("path", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bonjour {{ nom }} et {% if x %}oui{% endif %}", ["{{ nom }}", "{% if x %}", "{% endif %}"]),
        ("Texte {: .classe} et [x](u){width=50%}", ["{: .classe}", "{width=50%}"]),
        ("# Titre {#ancre}", ["{#ancre}"]),
        ("Bravo :tada: à 10:30:15, std::vec::x", [":tada:"]),
        ('[caption id="a" width=3]Texte[/caption]', ['[caption id="a" width=3]', "[/caption]"]),
        ("[note]texte[/note] et [Nom du client] {nom}", ["[note]", "[/note]"]),
        ("coût ${total} et <%= x %>", ["${total}", "<%= x %>"]),
        ("[toc]\n\n[[_TOC_]]", ["[toc]", "[[_TOC_]]"]),
        ("jamais fermé {{ nom", []),
        ("{{ sur\n\ndeux paragraphes }}", []),
        ("[texte](u) et [ref][x]", []),
    ],
)
def test_template(text: str, found: list[str]) -> None:
    """Markup of the site's engine; a placeholder to fill is none."""
    assert masked("template", text) == found


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("code", "un `mot` et <code>x = 1</code>\n\n```sh\nls\n```", ["`mot`", "x = 1", "```sh\nls\n```"]),
        ("target", '[a](b "Titre") ![c](d) [e][f]\n\n[f]: g', ['](b "', '")', "](d)", "][f]"]),
        ("html", 'a <b>c</b> <img src="x" alt="Une vue"> d', ["<b>", "</b>", '<img src="x" alt="', '">']),
        ("comment", "a <!-- b --> c\n\n<!-- d\n\ne -->", ["<!-- b -->", "<!-- d\n\ne -->"]),
        ("definition", "[a]: b 'c'\n*[HTML]: Hyper\n\nd", ["[a]: b 'c'", "*[HTML]: Hyper"]),
        ("emphasis", "*a* __b__ `c` ~~d~~", ["*a*", "__b__"]),
        ("entity", "a&nbsp;: &eacute; &#8239; &#xA0; &foo; R&D `&amp;`", ["&nbsp;", "&eacute;", "&#8239;", "&#xA0;"]),
        ("math", "$x^2$ et 5$, puis 6$ et \\(a_1\\) et \\(oui\\)", ["$x^2$", "\\(a_1\\)"]),
        ("math", "Soit\n\n$$\na *b* = c\n$$\n", ["$$\na *b* = c\n$$"]),
        ("marker", "## A\n\n> - b\n>   c", ["## ", "> - ", ">   "]),
        ("marker", "| a | b |\n|---|---|\n| c | d |", ["| ", " | ", " |\n|---|---|\n| ", " | ", " |"]),
        ("marker", "a \\* b  \nc", ["\\", "  "]),
        ("front-matter", "---\ntitle: Oui\n---\nx", ["---\ntitle: ", "\n---"]),
    ],
)
def test_markup(kind: str, text: str, found: list[str]) -> None:
    """Each kind of markup lies under its mask, words for a reader lie under none."""
    assert masked(kind, text) == found


DIALOGUE = "**Le Monde :** Pourquoi partir ?\n\n**Anne Roy :** Parce que je veux voir.\n\n**Le Monde :** Et après ?"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (DIALOGUE, 2),
        ("Q : Que faire ?\n\nR : Rien.", 2),
        ("Utilisateur : Écris un texte.\n\nChatGPT : Voici votre texte !", 2),
        ("— Tu viens ?\n\n— Non.", 2),
        ("- « Tu viens ? »\n- « Non. »", 2),
        ("– Tu viens ?\n\n– Je viens !", 2),
        ("Assistant : Voici l’article.\n\nLe texte.", 0),
        ("**Avantages :** un choix pour vous.\n\n**Avantages :** le prix !", 0),
        ("Prix : 19 €\n\nPrix : 25 €", 0),
        ("– Un point de la liste\n\n– Un autre point", 0),
        ("Le maire : une figure.\n\nLa ville : un port.", 0),
    ],
)
def test_speaker(text: str, count: int) -> None:
    """Dialogue is masked whole; labels of things, a lone label and plain lists are not."""
    assert len(masked("speaker", text, "text")) == count


def test_wrapped_speech_is_masked_to_its_end() -> None:
    """What a speaker says goes on to the end of the paragraph or to the next speaker."""
    text = "Q : Que\nfaire ?\nR : Rien\ndu tout."
    assert masked("speaker", text) == ["Q : Que\nfaire ?\nR : Rien\ndu tout."]


def test_words_in_markup_are_under_no_mask() -> None:
    """Alternative texts, titles and captions can be checked: they are no part of the markup around them."""
    text = (
        'Un ![vue](a.png "Le port") et <img alt="Une vue" src="b">.\n\n'
        '{{< figure src="c" caption="La légende" >}}\n\n!!! note "Un titre"\n    Oui.\n'
    )
    document = formats.parse(text, "markdown")
    spoken = {text[slice(*block.span)]: block.span for block in document.blocks if block.kind == "attribute"}
    assert set(spoken) == {"vue", "Le port", "Une vue", "La légende", "Un titre"}
    for span in spoken.values():
        assert not any(document.masks.touches(kind, span) for kind in ("html", "target", "template", "marker"))


def document_of(**masks: tuple[Span, ...]) -> Document:
    """A document of no words with masks given by its reader."""
    return Document("x" * 100, "text", Structure((), masks=masks))


def test_masks_of_the_reader_are_joined() -> None:
    """What a format's reader gives comes sorted and disjoint; empty spans vanish."""
    masks = document_of(code=(Span(5, 9), Span(1, 3), Span(8, 12), Span(3, 4), Span(20, 20))).masks
    assert masks.spans("code") == (Span(1, 4), Span(5, 12))


@pytest.mark.parametrize(
    ("span", "touched"),
    [
        ((0, 5), False),
        ((0, 6), True),
        ((9, 12), True),
        ((10, 20), False),
        ((7, 7), True),
        ((5, 5), False),
        ((10, 10), False),
    ],
)
def test_touches(span: tuple[int, int], touched: bool) -> None:
    """A mask touches what shares a character with it; an empty span must lie inside it."""
    assert document_of(html=(Span(5, 10), Span(30, 40))).masks.touches("html", Span(*span)) is touched


def test_covered_is_the_union() -> None:
    """Several kinds together are one sorted and disjoint list."""
    masks = document_of(html=(Span(5, 10),), code=(Span(8, 12), Span(20, 21)), comment=()).masks
    assert masks.covered(["html", "code", "comment"]) == (Span(5, 12), Span(20, 21))


def test_unknown_kind_is_an_error() -> None:
    """A kind that is not in the contract is a mistake of the caller, said at once."""
    masks = Masks(document_of())
    with pytest.raises(KeyError):
        masks.spans("codes")
    with pytest.raises(KeyError):
        masks.touches("codes", Span(0, 1))


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda two: Span(two[0], two[0] + two[1])), max_size=8
)


def cells(places: "tuple[Span, ...] | list[Span]") -> set[int]:
    """The characters that spans cover."""
    return {at for start, end in places for at in range(start, end)}


@given(spans, spans, spans)
def test_arithmetic_of_spans(some: list[Span], others: list[Span], asked: list[Span]) -> None:
    """Union, difference and search agree with sets of characters."""
    joined, holes = union(some), union(others)
    assert cells(joined) == cells(some)
    assert all(one.end < two.start for one, two in itertools.pairwise(joined))
    assert cells(without(joined, holes)) == cells(some) - cells(others)
    for span in asked:
        if span.end > span.start:
            assert list(touching(joined, span)) == [one for one in joined if cells([one]) & cells([span])]
