# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a choice, said in both languages with the nearest valid word."""

from collections.abc import Iterable

from copylint.model.findings import Bilingual
from copylint.rulebook.problems import nearest
from copylint.wording import both


class ConfigError(ValueError):
    """A choice that cannot be taken; nothing is checked.

    Attributes:
        message: what is wrong and what is allowed, in both languages.
    """

    def __init__(self, message: Bilingual) -> None:
        """See the class."""
        super().__init__(message["en"])
        self.message = message


def hinted(key: str, word: str, choices: Iterable[str], **values: object) -> Bilingual:
    """A message about a word that is not one of `choices`, with the nearest one where there is one."""
    choices = tuple(choices)
    near = nearest(word, choices)
    message = both(key, word=word, choices=", ".join(choices), **values)
    if not near:
        return message
    hint = both("config.nearest", word=near[0])
    return {language: f"{text} {hint[language]}" for language, text in message.items()}
