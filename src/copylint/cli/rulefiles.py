# SPDX-License-Identifier: Apache-2.0
"""What the commands about rules share: the rules in reach, those that words name, the file of each."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from copylint.cli.check import troubles, unknown
from copylint.cli.exits import Trouble
from copylint.cli.group import spoken
from copylint.cli.language import from_environment
from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.config.resolve import Flags
from copylint.config.settings import Config
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule


class Loaded(NamedTuple):
    """Every rule in reach of a configuration, the language to speak, and the Config itself."""

    rules: tuple[Rule, ...]
    language: str
    config: Config


def loaded(config: Sequence[str], options: Mapping[str, Any], language: str) -> Loaded:
    """The rules in reach of the configuration of the working directory.

    Args:
        config: the arguments of `--config`.
        options: the values of the command's options, those of `common_options` among them.
        language: the one decided before parsing.

    Raises:
        Trouble: the configuration or a rule file is wrong.
    """
    return reached(Flags({"lang": spoken(options).lang}, tuple(config)), language)


def reached(flags: Flags, language: str) -> Loaded:
    """The rules in reach of flags and of the configuration of the working directory.

    Raises:
        Trouble: see `loaded`.
    """
    from pathlib import Path  # noqa: PLC0415 - `check` does not come by here, help needs no rules

    from copylint.rulebook.load import load_rules  # noqa: PLC0415 - see above

    try:
        settings = Choices(flags).run.config
    except ConfigError as error:
        raise Trouble(*error.messages) from None
    said = settings.lang or from_environment(os.environ) or language
    with troubles(said):
        return Loaded(load_rules([Path(folder) for folder in settings.rules]), said, settings)


def named(rules: Sequence[Rule], words: Sequence[str], language: str) -> list[Rule]:
    """The rules that words name, in order of code; a family names all of its rules.

    Raises:
        Trouble: a word that names none.
    """
    from copylint.rulebook.problems import nearest  # noqa: PLC0415 - see `loaded`
    from copylint.rulebook.select import names_rule  # noqa: PLC0415 - see `loaded`

    chosen = set()
    for word in words:
        meant = {rule.code for rule in rules if names_rule(word, rule)}
        if not meant:
            known = {name for rule in rules for name in (rule.code, rule.name)}
            raise Trouble(unknown(word, nearest(word, known)), language=language)
        chosen |= meant
    return [rule for rule in rules if rule.code in chosen]


def file_of(rule: Rule, language: str) -> Any:  # noqa: ANN401 - rulebook.schema.RuleFile, which needs YAML
    """The file of a rule, read again for what the engine does not need: why, examples.

    Raises:
        Trouble: the file has gone or is wrong by now.
    """
    from pathlib import Path  # noqa: PLC0415 - see `loaded`

    from copylint.rulebook.files import read_rule_file  # noqa: PLC0415 - see `loaded`
    from copylint.rulebook.load import rules_folder  # noqa: PLC0415 - see `loaded`
    from copylint.rulebook.problems import RuleBookError  # noqa: PLC0415 - see `loaded`

    path = Path(rule.file)
    if rule.bundled and not path.is_absolute():  # the bundle of a wheel names files relative to its folder
        path = rules_folder() / path
    try:
        return read_rule_file(path, lists_from=[rules_folder()], bundled=rule.bundled)
    except RuleBookError as error:
        raise Trouble(*told(error), language=language) from None


def told(error: Any) -> list[dict[str, str]]:  # noqa: ANN401 - rulebook.problems.RuleBookError
    """The problems of rule files as messages, each with its place."""
    return [{each: problem.text(each) for each in problem.message} for problem in error.problems]
