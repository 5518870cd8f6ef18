# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a choice, said in both languages with the nearest valid word."""

from collections.abc import Iterable

from copylint.model.findings import Bilingual
from copylint.model.record import NamedTuple
from copylint.rulebook.problems import nearest
from copylint.wording import both

Path = tuple[str | int, ...]
"""Where a value stands in a configuration: its keys and, in a list, its number from 0."""


class Fault(NamedTuple):
    """One thing that is wrong, not yet placed in a file: `path` leads to the value, or with `key` to its name."""

    message: Bilingual
    path: Path = ()
    key: bool = False


class ConfigError(ValueError):
    """Choices that cannot be taken; nothing is checked.

    Attributes:
        messages: what is wrong and what is allowed, each in both languages, in order of place.
    """

    def __init__(self, *messages: Bilingual) -> None:
        """See the class."""
        super().__init__("\n".join(message["en"] for message in messages))
        self.messages = messages


class Wrong(ValueError):
    """What a reader of one value raises; whoever knows the place makes a ConfigError of it."""

    def __init__(self, *faults: Fault) -> None:
        """See the class."""
        super().__init__(*(fault.message["en"] for fault in faults))
        self.faults = faults


def hinted(key: str, word: str, choices: Iterable[str], **values: object) -> Bilingual:
    """A message about a word that is not one of `choices`, with the nearest one where there is one."""
    choices = tuple(choices)
    return with_nearest(both(key, word=word, choices=", ".join(choices), **values), nearest(word, choices))


def with_nearest(message: Bilingual, near: tuple[str, ...]) -> Bilingual:
    """A message, with a question after the nearest word where there is one."""
    if not near:
        return message
    hint = both("config.nearest", word=near[0])
    return {language: f"{text} {hint[language]}" for language, text in message.items()}
