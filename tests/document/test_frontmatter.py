# SPDX-License-Identifier: Apache-2.0
"""Front matter: where it ends, what of it a reader sees, and at which places."""

import pytest

from copylint.document.declared import declared_language
from copylint.document.frontmatter import find_front_matter, is_spoken
from copylint.model.places import Span


def values(text: str) -> dict[str, str]:
    """The values for a reader by key, as they stand in the text."""
    front = find_front_matter(text)
    assert front is not None
    return {block.key: text[slice(*block.span)] for block in front.values}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_plain_values(end: str) -> None:
    """Plain and quoted values of one line are read without quotes and comments, whatever the line ends."""
    lines = (
        "---",
        "title: L’été : mode d’emploi",
        'description: "Un « résumé »"  # court',
        "excerpt: 'Un extrait'",
        "summary: Sans fin # commentaire",
        "slug: un-titre",
        "---",
        "Texte",
    )
    text = end.join(lines)
    assert values(text) == {
        "title": "L’été : mode d’emploi",
        "description": "Un « résumé »",
        "excerpt": "Un extrait",
        "summary": "Sans fin",
    }
    front = find_front_matter(text)
    assert front is not None
    assert front.metadata["slug"] == "un-titre"
    assert text[slice(*front.span)] == end.join(lines[:-1])


def test_nested_and_folded_values() -> None:
    """Questions and answers of a FAQ, folded and escaped values are found at their places."""
    text = (
        "---\n"
        'title: "Dit \\"plan B\\""\n'
        "description: >-\n  Un texte plié\n  en deux.\n"
        "excerpt: |\n  Premier.\n\n  Second.\n\n"
        "summary: une suite\n  sur deux lignes\n"
        "tags: [un, deux]\n"
        "faq:\n"
        "  - question: 'Pourquoi l''été ?'\n"
        "    answer: Parce que 😀 oui.\n"
        "    id: pourquoi\n"
        "seo:\n  title: Le titre SEO\n"
        "---\n"
    )  # fmt: skip
    assert values(text) == {
        "title": 'Dit \\"plan B\\"',
        "description": "Un texte plié\n  en deux.",
        "excerpt": "Premier.\n\n  Second.",
        "summary": "une suite\n  sur deux lignes",
        "faq.0.question": "Pourquoi l''été ?",
        "faq.0.answer": "Parce que 😀 oui.",
        "seo.title": "Le titre SEO",
    }
    front = find_front_matter(text)
    assert front is not None
    assert front.metadata["title"] == 'Dit "plan B"'
    assert front.metadata["description"] == "Un texte plié en deux."
    assert "tags" not in front.metadata


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\0", "\x1b", "\ufeff", "\ud800"])
def test_signs_that_yaml_forbids_move_nothing(sign: str) -> None:
    """A sign that YAML takes for a line end or forbids leaves the places of nested values right."""
    text = f"---\nnote: a{sign}b\nseo:\n  title: Le titre\n---\n"
    assert values(text) == {"seo.title": "Le titre"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\n",
        "---\ntitle: Jamais fermé\n\nTexte\n",
        "---\n\nUn filet, puis du texte.\n\n---\n",
        "---\nUne phrase entre deux filets.\n---\n",
        "----\ntitle: x\n----\n",
        " ---\ntitle: x\n---\n",
        "Texte\n---\ntitle: x\n---\n",
        "---\ntitle: x\n ---\n",
        "+++\ntitle = 'x'\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    """What nothing closes, a thematic break, and what stands below the first line is no front matter."""
    assert find_front_matter(text) is None


@pytest.mark.parametrize(
    "text", ["---\n---\nTexte", "---\n# rien\ntitle: x\n...\nTexte", "---  \ntitle: x\n---  \nTexte"]
)
def test_what_is_front_matter(text: str) -> None:
    """An empty one, a comment before the first key, dots as the end, blanks after the fences."""
    front = find_front_matter(text)
    assert front is not None
    assert text[front.span.end :].strip() == "Texte"


@pytest.mark.parametrize(
    "inside", ["title: [a, b", "title: {a: b", "title: *x\nseo:\n  title: y", "a: b: c\nseo:\n title: y"]
)
def test_broken_yaml_keeps_its_lines(inside: str) -> None:
    """Where YAML is broken, only the lines that are plain are read, and nothing is raised."""
    front = find_front_matter(f"---\nsubtitle: Oui\n{inside}\n---\n")
    assert front is not None
    assert [block.key for block in front.values] == ["subtitle"]


def test_aliases_are_read_once() -> None:
    """An anchor that is used twice gives one value; one that holds itself ends."""
    assert values("---\nseo:\n  title: &t Le titre\nog:\n  title: *t\n---\n") == {"seo.title": "Le titre"}
    assert values("---\nseo: &a\n  title: Oui\n  more: *a\n---\n") == {"seo.title": "Oui"}


def test_deep_nesting_is_left_alone() -> None:
    """A thousand levels end neither in an error of recursion nor in a value."""
    front = find_front_matter("---\ntitle:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1000)) + "---\n")
    assert front is not None
    assert front.values == ()


def test_toml() -> None:
    """TOML gives its plain strings up to the first table."""
    text = '+++\ntitle = "Un titre"\ndescription = \'Court\'\ndraft = true\n[params]\nsubtitle = "non"\n+++\nTexte'
    assert values(text) == {"title": "Un titre", "description": "Court"}
    front = find_front_matter(text)
    assert front is not None
    assert front.metadata == {"title": "Un titre", "description": "Court", "draft": "true"}


def test_all_but_the_words_is_masked() -> None:
    """The mask of front matter has a hole for each value that a reader sees."""
    text = "---\ntitle: Oui\nslug: non\n---\n"
    front = find_front_matter(text)
    assert front is not None
    assert front.masked() == (Span(0, 11), Span(14, 28))


@pytest.mark.parametrize(
    "key", ["title", "Title", "meta_description", "seoTitle", "og:title", "résumé", "metaDescription", "sous-titre"]
)
def test_keys_that_a_reader_sees(key: str) -> None:
    """Titles, descriptions and answers are copy, however their key is written."""
    assert is_spoken(key)


@pytest.mark.parametrize("key", ["slug", "tags", "date", "image", "titleCase", "layout", "author"])
def test_keys_that_are_settings(key: str) -> None:
    """Everything else is settings."""
    assert not is_spoken(key)


@pytest.mark.parametrize(
    ("source", "name", "language"),
    [
        ("---\ntitle: x\nlang: en\n---\n", "fr/a.md", "en"),
        ('---\nlanguage: "fr-CA"\n---\n', "", "fr"),
        ("+++\nlocale = 'en_US'\n+++\n", "", "en"),
        ("---\r\nlang: fr\r\n---\r\n", "", "fr"),
        ("Texte\nlang: en\n", "", None),
        ("---\ntitle: x\n---\nlang: en\n", "", None),
        ("", "content/fr/a.md", "fr"),
        ("", "content/en-US/a.md", "en"),
        ("", "fr/en/a.md", "en"),
        ("", "a.fr.md", "fr"),
        ("", "fr/a.en.md", "en"),
        ("", "africa/french-fries/a.md", None),
        ("", "a-voir-en.md", None),
    ],
)  # fmt: skip
def test_declared_language(source: str, name: str, language: str | None) -> None:
    """Front matter goes before the file's name, the name before its folders, the inner folder before the outer."""
    assert declared_language(source, name) == language
