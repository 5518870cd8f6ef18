# SPDX-License-Identifier: Apache-2.0
"""Patterns in their place: zones, places, masks, cues, guards, followers."""

from typing import Any

import pytest

from copylint.evidence.kind import Context
from copylint.evidence.literals import each_of
from copylint.evidence.phrases import to_pattern
from copylint.evidence.search import Where, search
from copylint.formats import parse


def _found(text: str, *phrases: str, name: str = "x.md", **where: Any) -> list[str]:  # noqa: ANN401 - options of Where
    document = parse(text, "markdown" if name.endswith(".md") else "text", name=name)
    patterns = {"fr": tuple(map(to_pattern, phrases))}
    return [
        document.text[match.span.start : match.span.end]
        for block in document.blocks
        for match in search(document, block, patterns, Where(**where), Context())
    ]


def _phrases(*phrases: str) -> dict[str, tuple[str, ...]]:
    return {"fr": tuple(map(to_pattern, phrases))}


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("anywhere", "Un mot clair.", ["mot"]),
        ("block", "**Mot** !", ["Mot"]),
        ("block", "Un mot.", []),
        ("start", "👉 Mot clair.", ["Mot"]),
        ("start", "Un mot.", []),
        ("end", "Un clair mot 🙂", ["mot"]),
        ("sentence", "Un clair. Mot double.", ["Mot"]),
        ("sentence", "Un mot double.", []),
        ("line", "Un clair\n🙂 mot !\ndouble", ["mot"]),
        ("line", "Un clair\nmot double", []),
    ],
)
def test_places(place: str, text: str, expected: list[str]) -> None:
    """A match stands where `place` wants it; emphasis, stops and emoji around it do not count."""
    assert _found(text, "mot", place=place) == expected


def test_zones() -> None:
    """A zone lets only its blocks through."""
    text = "mot un.\n\nmot deux.\n\nmot trois.\n"
    assert len(_found(text, "mot")) == 3
    assert len(_found(text, "mot", zone=("tail",))) == 1


def test_masks() -> None:
    """Markup hides by default; a mask that is not asked for hides nothing."""
    text = "Un `mot` et « mot »."
    assert _found(text, "mot") == []
    assert _found(text, "mot", masks=()) == ["mot", "mot"]
    assert _found(text, "mot", masks=("code",)) == ["mot"]


def test_cues_and_guards() -> None:
    """A cue must stand beside the match, not in it; a guard excuses within its reach."""
    assert _found("Un mot. Clair.", "mot", cues=_phrases("clair")) == ["mot"]
    assert _found("Un mot. Clair.", "mot", cues=_phrases("clair"), cue_reach="sentence") == []
    assert _found("Un mot.", "mot", cues=_phrases("mot")) == []
    assert _found("Un mot clair.", "mot", guards=_phrases("clair")) == []
    assert _found("Un mot. Clair.", "mot", guards=_phrases("clair")) == ["mot"]
    assert _found("Un mot.\n\nClair.", "mot", guards=_phrases("clair"), guard_reach="neighbours") == []


def test_long_blocks_can_be_left_out() -> None:
    """`longest` keeps a rule for labels out of paragraphs."""
    assert _found("Un mot.", "mot", longest=10) == ["mot"]
    assert _found("Un mot dans une phrase.", "mot", longest=10) == []


def test_followers_belong_to_the_match() -> None:
    """Blocks that are wholly a follower are part of the place; the first other block ends it."""
    text = "Texte.\nPartager\nX\nCourriel\nFin du texte.\n"
    followers = _phrases("x", "courriel")
    assert _found(text, "partager", name="x.txt", place="line", extent="line", followers=followers) == [
        "Partager\nX\nCourriel"
    ]


def test_what_a_pattern_needs_never_changes_the_answer() -> None:
    """With and without the literals of a pattern the matches are the same."""
    text = "Voici un mot.\n\nVoilà deux mots.\n\nRien.\n"
    patterns = _phrases("voici <2> mots?", "voilà <1> mots?")
    document = parse(text, "markdown", name="x.md")
    plain = [search(document, block, patterns, Where(), Context()) for block in document.blocks]
    filtered = [search(document, block, patterns, Where(), Context(), each_of(patterns)) for block in document.blocks]
    assert plain == filtered
    assert sum(map(len, plain)) == 2
