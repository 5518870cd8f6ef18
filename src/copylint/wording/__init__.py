# SPDX-License-Identifier: Apache-2.0
"""What the program itself says, in French and in English, under the same keys.

A text is found by its key with `say`: first among those that a check says, in fr.py and en.py, then among those of the
commands, their help and whatever else a plain check never says. A key that counts has two forms, `key.one` and `key.other`: French counts one
up to 1.99…, English only at 1 (CLDR plural rules). Values stand in braces.
"""

from importlib import import_module
from typing import cast

LANGUAGES = ("fr", "en")


def texts(language: str) -> dict[str, str]:
    """All texts of a language, by key."""
    return {**_commands(language), **_texts(language)}


def _texts(language: str) -> dict[str, str]:
    table = _TABLES.get(language)
    if table is None:
        table = _TABLES[language] = cast("dict[str, str]", import_module(f"copylint.wording.{language}").TEXTS)
    return table


_TABLES: dict[str, dict[str, str]] = {}
"""What a check says, by language: a report asks for a text some hundred times a file, and asking for a module costs."""


def _commands(language: str) -> dict[str, str]:
    return cast("dict[str, str]", import_module(f"copylint.wording.commands_{language}").TEXTS)


def has(language: str, key: str) -> bool:
    """Whether there is a text under this very key among those that a check says."""
    return key in _texts(language)


def of_click(language: str) -> dict[str, str]:
    """The texts that stand for those of Click, by key."""
    return {key: text for key, text in _texts(language).items() if key.startswith("click.")}


def say(language: str, key: str, /, **values: object) -> str:
    """The text of a key with its values filled in; `n` chooses between `key.one` and `key.other`.

    Raises:
        KeyError: no such key, or a value is missing.
    """
    table = _texts(language)
    if key not in table and f"{key}.other" not in table:
        table = _commands(language)
    if key not in table:
        count = values["n"]
        singular = isinstance(count, int) and (abs(count) < 2 if language == "fr" else count == 1)  # noqa: PLR2004 - CLDR
        key = f"{key}.one" if singular else f"{key}.other"
    return table[key].format(**values) if values else table[key]


def both(key: str, /, **values: object) -> dict[str, str]:
    """A text in both languages, as findings and refusals carry it."""
    return {language: say(language, key, **values) for language in LANGUAGES}


def listed(language: str, items: "tuple[str, ...] | list[str]") -> str:
    """Items as a list of prose: « a, b et c », "a, b and c"."""
    if not items:
        return ""
    *head, last = items
    joint = " et " if language == "fr" else " and "
    return f"{', '.join(head)}{joint}{last}" if head else last
