# SPDX-License-Identifier: Apache-2.0
"""Kinds of the family BOT that patterns cannot express: wrapper, comment, alternatives, editlog, bilingual, voice."""

from typing import Any

import pytest

from copylint.evidence.kind import Context, Phrase
from copylint.evidence.phrases import to_pattern
from copylint.formats import parse
from copylint.kinds import alternatives, bilingual, comment, editlog, voice, wrapper
from copylint.model.places import Match


def _places(module: Any, options: Any, text: str, name: str = "x.md") -> list[str]:  # noqa: ANN401 - any kind
    document = parse(text, "text" if name.endswith(".txt") else "markdown", name=name)
    matches: list[Match] = module.check(document, None, options, Context())
    return [text[match.span.start : match.span.end] for match in matches]


def _phrases(*phrases: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(to_pattern(phrase)) for phrase in phrases)


FENCED = "```markdown\n# Titre\n\nUn texte assez long.\n\nUn autre texte assez long.\n```"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FENCED}\n", [FENCED]),
        (f"{FENCED}\n\nEt l'article va bien plus loin que cet exemple, qui n'est qu'un petit morceau.\n", []),
        ("```python\nprint(1)\n```\n", []),
        (':::writing{variant="document" id="1"}\n\nUn.\n\n:::\n', [':::writing{variant="document" id="1"}', ":::"]),
        (':::writing{title="À vous"}\n\nUn.\n\n:::\n', []),
    ],
)
def test_wrapper(text: str, expected: list[str]) -> None:
    """A fence around all of a text and a chat's directive are wrappers; an example and a course's directive are not."""
    assert _places(wrapper, wrapper.Options(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un[a] mot.\n\n[a]vérifier\n", ["[a]", "[a]vérifier"]),
        ("Un[a] mot[b].\n\n[a]oui\n[b]non\n", ["[a]", "[b]", "[a]oui\n[b]non"]),
        ("Un[a] mot.\n", []),
        ("[a]vérifier\n\nUn mot[a].\n", []),
        ("Un[a](b) mot.\n\n[a]vérifier\n", []),
    ],
)
def test_comment(text: str, expected: list[str]) -> None:
    """A call and its comment after it are reported together; either alone is not."""
    assert _places(comment, comment.Options(), text, "x.txt") == expected


ALTERNATIVES = alternatives.Options(
    labels={"fr": _phrases("titre [0-9] :")},
    plain={"fr": _phrases("option [0-9]( \\([^)]{1,30}\\))? :")},
    remarks={"fr": _phrases("plus court")},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nTitre 1 : a\n\nTitre 2 : b\n\nDeux.\n", ["Titre 1 : a\n\nTitre 2 : b"]),
        ("Un.\n\nTitre 1 : a\n\nDeux.\n\nTitre 2 : b\n", []),
        ("Un.\n\nDeux.\n\nOption 1 : a\nOption 2 (plus court) : b\n", ["Option 1 : a\nOption 2 (plus court) : b"]),
        ("Un.\n\nDeux.\n\nOption 1 : a\nOption 2 : b\n", []),
        ("Option 1 : a\nOption 2 : b\n\nDeux.\n", ["Option 1 : a\nOption 2 : b"]),
        ("Un.\n\n« Titre 1 : a »\n\n« Titre 2 : b »\n", []),
    ],
)
def test_alternatives(text: str, expected: list[str]) -> None:
    """Two labelled versions side by side are a choice; plain options count before the article or with a remark."""
    assert _places(alternatives, ALTERNATIVES, text) == expected


EDITLOG = editlog.Options(
    labels={"fr": _phrases("modifications apportées")},
    columns={"fr": _phrases("avant", "après")},
    facets={"fr": _phrases("titre", "coquilles?")},
)
TABLE = "| Avant | Après |\n|---|---|\n| suite à | après |"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Un.\n\n{TABLE}\n", [TABLE]),
        (f"Un.\n\nModifications apportées\n\n{TABLE}\n", [f"Modifications apportées\n\n{TABLE}"]),
        ("Modifications apportées :\n\n- titre\n", ["Modifications apportées :\n\n- titre"]),
        ("Modifications apportées :\n\n- la recherche\n", []),
        ("| Avant | Après |\n|---|---|\n| 12 km | 15 km |\n", []),
        ("Les modifications apportées au titre sont connues.\n\n- titre\n", []),
    ],
)
def test_editlog(text: str, expected: list[str]) -> None:
    """A log of edits speaks of wording below its label; figures and other subjects do not make one."""
    assert _places(editlog, EDITLOG, text) == expected


FRENCH = "Le canal bêta vous permet d’envoyer une version à 20 utilisateurs avant les autres."
ENGLISH = "The beta channel lets you send one build to 20 users before everyone else."
FILLER = "Le reste du texte est en français, et la suite ne change rien à l’affaire."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FILLER}\n\n{ENGLISH}\n\n{FRENCH}\n\n{FILLER}\n", [ENGLISH]),
        (f"{FILLER}\n\n{ENGLISH}\n\n{FILLER}\n\n{FILLER}\n", []),
        (f"{FILLER}\n\n> {ENGLISH}\n\n{FRENCH}\n\n{FILLER}\n", []),
        (f"{FILLER}\n\n{FRENCH}\n", []),
    ],
)
def test_bilingual(text: str, expected: list[str]) -> None:
    """A foreign paragraph is reported beside its translation only, and never as a quotation."""
    assert _places(bilingual, bilingual.Options(), text) == expected


VOICE = voice.Options(
    signals={"self": _phrases("je", "j'ai"), "client": _phrases("vous"), "text": _phrases("texte")},
    combinations=("self text",),
    sure=("self client text",),
    guards={"human": _phrases("roman")},
)


def test_voice() -> None:
    """A block of another voice is reported where its signals come together; all of them make it sure."""
    article = "Le pont a fermé mardi soir.\n\n{}\n\nLa rocade est pleine depuis.\n"
    assert _places(voice, VOICE, article.format("J’ai revu le texte.")) == ["J’ai revu le texte."]
    assert _places(voice, VOICE, article.format("J’ai revu le pont.")) == []
    assert _places(voice, VOICE, article.format("J’ai revu le texte du roman.")) == []
    document = parse(article.format("J’ai revu le texte pour vous."), "markdown", name="x.md")
    (match,) = voice.check(document, None, VOICE, Context())
    assert match.values == {"sure": 1}


def test_voices_of_two_rules() -> None:
    """Rules of which nothing was prepared share one empty mapping of needs, and no answer."""
    other = VOICE._replace(
        signals={"we": _phrases("nous"), "text": _phrases("texte")}, combinations=("we text",), sure=()
    )
    article = "Le pont a fermé mardi soir.\n\nNous avons revu le texte.\n\nLa rocade est pleine depuis.\n"
    assert other.needs is VOICE.needs
    assert _places(voice, VOICE, article) == []
    assert _places(voice, other, article) == ["Nous avons revu le texte."]
    changed = VOICE._replace(combinations=("client text",))
    assert _places(voice, changed, article.replace("Nous avons", "Vous avez")) == ["Vous avez revu le texte."]
