# SPDX-License-Identifier: Apache-2.0
"""Linters: one Linter for each Config that the files of a run have.

All are made before the first file is checked or repaired: a word that names no rule in the configuration of one folder
must not leave the others half repaired. Linters whose rules are the same share what is made of them.
"""

import os
from collections.abc import Iterable

from copylint.config.choices import Choice, Choices, place_of
from copylint.config.errors import ConfigError, with_nearest
from copylint.config.settings import Config
from copylint.engine.check import NoRules
from copylint.model.findings import Bilingual
from copylint.model.rule import Rule
from copylint.rulebook.select import UnknownSelector
from copylint.run.files import File
from copylint.run.linter import Linter
from copylint.run.paths import STDIN
from copylint.wording import LANGUAGES, both


class Linters:
    """The Linters of a run.

    Args:
        choices: tells the Config of each file; or one Config for all.
        stdin_filename: what standard input is called.
    """

    def __init__(self, choices: Choices | Config, stdin_filename: str = "") -> None:
        """Nothing is made yet."""
        self._choices = choices if isinstance(choices, Choices) else None
        self.config = choices.run.config if isinstance(choices, Choices) else choices
        """What holds for the whole run."""
        self._stdin = stdin_filename
        self.keeps = True
        """Whether Linters made from now on keep what LanguageTool answers."""
        self._made: dict[int, Linter] = {}
        self._linters: list[Linter] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force for some file, in order of code; those of the Linters made so far."""
        rules = {rule.code: rule for linter in self._linters for rule in linter.rules}
        return tuple(rules[code] for code in sorted(rules))

    @property
    def check_grammar(self) -> bool:
        """Whether some Linter made so far asks LanguageTool."""
        return any(linter.checks_grammar for linter in self._linters)

    def prepare(self, files: Iterable[File]) -> None:
        """Make what the files need; where there are none, what the run as a whole would: it may be wrong too.

        Raises:
            ConfigError: the configuration of a file is wrong, or a word in it names no rule.
            RuleBookError, NoRules: see `Linter`; and UnknownSelector where no configuration was read.
        """
        for file in files:
            if not file.refused:
                self.of(file)
        if not self._linters:
            self._linter(self.config, self._choices.run if self._choices else None)

    def of(self, file: File) -> Linter:
        """The Linter of a file.

        Raises:
            ConfigError, RuleBookError, UnknownSelector, NoRules: see `prepare`.
        """
        if self._choices is None:
            return self._linter(self.config, None)
        return self.made(self._choices.of(self._stdin if file.path == STDIN else file.path))

    def made(self, choice: Choice) -> Linter:
        """The Linter of a choice.

        Raises:
            ConfigError, RuleBookError, UnknownSelector, NoRules: see `prepare`.
        """
        return self._linter(choice.config, choice)

    def at(self, folder: str) -> Config:
        """What is in force for the files of a folder, overrides left aside.

        Raises:
            ConfigError: its configuration is wrong.
        """
        return self.config if self._choices is None else self._choices.at(folder or os.curdir).config

    def _linter(self, config: Config, choice: Choice | None) -> Linter:
        linter = self._made.get(id(config))
        if linter is None:
            linter = next((other for other in self._linters if other.config == config), None)
            if linter is None:
                linter = self._new(config, choice)
                self._linters.append(linter)
            self._made[id(config)] = linter
        return linter

    def _new(self, config: Config, choice: Choice | None) -> Linter:
        try:
            return Linter(config, like=self._linters, keeps=self.keeps)
        except UnknownSelector as error:
            place = place_of(choice, error.word) if choice is not None else None
            if place is None or not place.file:
                raise
            message = with_nearest(both("cli.unknown-rule", word=error.word), error.nearest)
            raise ConfigError({each: f"{place.text}: {message[each]}" for each in LANGUAGES}) from None
        except NoRules:
            if choice is None or choice.file is None:
                raise
            raise ConfigError(_no_rules(choice.file.files[-1])) from None


def _no_rules(file: str) -> Bilingual:
    message = both("cli.no-rules")
    return {each: f"{file}: {message[each]}" for each in LANGUAGES}
