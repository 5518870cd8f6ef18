# SPDX-License-Identifier: Apache-2.0
"""The two languages of the program say the same things, and French is typeset as copylint asks of others."""

import re
from string import Formatter

import pytest

from copylint.wording import LANGUAGES, both, listed, say, texts

FRENCH = texts("fr")
ENGLISH = texts("en")
_CODE = re.compile(r"--?[a-z][a-z-]*|\[.*?\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'")
"""Parts of a text that are typed and not read: options, examples in TOML, values."""


def fields(text: str) -> set[str]:
    """The names in braces, without how they are formatted."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def base(key: str) -> str:
    """The key that `say` is asked for: without the form that a count chooses."""
    return key.removesuffix(".one").removesuffix(".other")


def first(key: str) -> bool:
    """A form for the head of a list; only a language that needs it has it."""
    return base(key).endswith(".first")


def forms(table: dict[str, str], key: str) -> list[str]:
    """All forms of a text in one language."""
    return [text for name, text in table.items() if base(name) == key]


def test_same_keys() -> None:
    """Each text exists in both languages, with one form or with one for each count."""
    assert {base(key) for key in FRENCH if not first(key)} == {base(key) for key in ENGLISH if not first(key)}


@pytest.mark.parametrize("key", sorted({base(key) for key in FRENCH if not first(key)}))
def test_same_values(key: str) -> None:
    """Both languages of a text show the same values."""
    french, english = (set().union(*map(fields, forms(table, key))) for table in (FRENCH, ENGLISH))
    assert french == english


@pytest.mark.parametrize("table", [FRENCH, ENGLISH], ids=LANGUAGES)
def test_both_forms(table: dict[str, str]) -> None:
    """A text that counts has a form for one and a form for others, or one form for all."""
    counted = {base(key) for key in table if key != base(key)}
    assert counted
    for key in counted:
        assert {f"{key}.one", f"{key}.other"} <= table.keys()
        assert key not in table


@pytest.mark.parametrize("key", sorted(FRENCH))
def test_french_typography(key: str) -> None:
    """French texts have no-break spaces where French wants them, curly apostrophes and no straight quotes."""
    text = _CODE.sub("", FRENCH[key])
    assert not re.search(r"(?<![\u00a0\u202f])[»:;!?](?!\w)", text.replace("://", "")), text
    assert not re.search(r"«(?![\u00a0\u202f])", text), text
    assert not re.search(r"\w'\w", text), text


def test_counted_forms() -> None:
    """French counts one below 2, English at 1 only."""
    key = "cli.verbose"
    assert [say("fr", key, n=n) == say("fr", f"{key}.one", n=n) for n in (0, 1, 2)] == [True, True, False]
    assert [say("en", key, n=n) == say("en", f"{key}.one", n=n) for n in (0, 1, 2)] == [False, True, False]


def test_unknown_key() -> None:
    """A key that does not exist is an error, never an empty text."""
    with pytest.raises(KeyError):
        say("fr", "no.such.key")


def test_both() -> None:
    """A message for findings holds both languages, values filled in."""
    message = both("cli.unavailable", what="x")
    assert set(message) == set(LANGUAGES)
    assert all(text.startswith("x") for text in message.values())


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [((), "", ""), (("a",), "a", "a"), (("a", "b"), "a et b", "a and b"), (("a", "b", "c"), "a, b et c", "a, b and c")],
)
def test_listed(items: tuple[str, ...], french: str, english: str) -> None:
    """A list reads as prose."""
    assert (listed("fr", items), listed("en", items)) == (french, english)
