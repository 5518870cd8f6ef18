# SPDX-License-Identifier: Apache-2.0
"""A rule's message with the values of a match filled in, in both languages."""

from collections.abc import Mapping

from copylint.model.findings import Bilingual
from copylint.model.places import Words
from copylint.rulebook.stored import StoredMapping
from copylint.text import regexes as regex
from copylint.text.patterns import lazy
from copylint.wording import LANGUAGES, listed, say

_PLACEHOLDER = lazy(r"( \()?\{([a-z_]+)\}(?(1)\))")
"""A value, with the round brackets around it, which go where it is empty."""
_LONGEST = 60


def filled(message: Bilingual, values: Mapping[str, str | int | Words], count: int, excerpt: str) -> Bilingual:
    """The message in both languages.

    `{count}` (places of the finding) and `{excerpt}` (its beginning, on one line) can always be named; a value that
    the match did not bring is shown as nothing.
    """
    # One for all findings of a rule, as plain as the others are.
    plain = message.plain if isinstance(message, StoredMapping) else message
    for language in LANGUAGES:
        if "{" in plain[language]:
            break
    else:
        return plain
    all_values = {"count": count, "excerpt": _short(excerpt), **values}
    return {language: _fill(plain[language], language, all_values) for language in LANGUAGES}


def _fill(template: str, language: str, values: Mapping[str, str | int | Words]) -> str:
    def value(found: "regex.Match[str]") -> str:
        given = values.get(found.group(2), "")
        if isinstance(given, Words):
            given = listed(language, [say(language, f"word.{word}") for word in given.keys])
        if found.group(1):
            return f" ({given})" if given != "" else ""
        return str(given)

    return _PLACEHOLDER.sub(value, template)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "\u2026"
