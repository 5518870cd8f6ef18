# SPDX-License-Identifier: Apache-2.0
"""`copylint rules test [FILE…]`: rules on their own examples.

Exit 0 where every rule agrees with its examples, 1 where one does not, 2 where a file is no rule.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN, FOUND, TROUBLE, Trouble
from copylint.cli.group import HELP_NAMES, common_options
from copylint.cli.rulefiles import loaded
from copylint.wording import both, say


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "test",
        params=[
            click.Argument(["files"], nargs=-1, metavar=say(language, "meta.files")),
            *common_options(language),
        ],
        help=say(language, "help.rules.test"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_test, language),
    )


def _test(language: str, /, files: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401 - click's values
    rules, said, config = loaded((), options, language)
    bench = Bench(rules)
    code, examples, problems = CLEAN, 0, 0
    paths = _paths(files or config.rules, said)
    for path in paths:
        found = bench.test(path)
        for problem in found.problems:
            streams.write(f"{problem.text(said)}\n")
        if found.elsewhere:
            streams.write(say(said, "rules.elsewhere", code=found.elsewhere) + "\n")
        code = max(code, found.code)
        examples += found.examples
        problems += len(found.problems)
    streams.write(say(said, "rules.tested", n=len(paths), examples=examples, problems=problems) + "\n")
    return code


class Tested:
    """What came of one rule file: what is wrong with it, how many examples it has, the exit code that it earns.

    `elsewhere` is the code of a rule whose examples need another program and were not run, else "".
    """

    def __init__(self, problems: Sequence[Any], examples: int, code: int, elsewhere: str = "") -> None:
        """See the class."""
        self.elsewhere = elsewhere
        self.problems = tuple(problems)
        self.examples = examples
        self.code = code


class Bench:
    """Where rule files are tested, with all default rules for their `pass` examples."""

    def __init__(self, rules: Sequence[Any]) -> None:
        """`rules` are all that are loaded."""
        from copylint.engine.check import Engine  # noqa: PLC0415 - help needs no engine
        from copylint.rulebook.select import choose  # noqa: PLC0415 - see above

        self._defaults = Engine(choose(rules))

    def test(self, path: Path) -> Tested:
        """Read and test one rule file."""
        from copylint.rulebook.files import read_rule_file  # noqa: PLC0415 - see above
        from copylint.rulebook.load import rules_folder  # noqa: PLC0415 - see above
        from copylint.rulebook.problems import RuleBookError  # noqa: PLC0415 - see above
        from copylint.rulecheck.examples import check_rule, engine_of  # noqa: PLC0415 - see above

        try:
            file = read_rule_file(path, lists_from=[rules_folder()])
        except RuleBookError as error:
            return Tested(error.problems, 0, TROUBLE)
        problems = check_rule(file, self._defaults)
        elsewhere = file.rule.code if engine_of(file.rule) else ""
        return Tested(problems, 0 if elsewhere else len(file.examples), FOUND if problems else CLEAN, elsewhere)


def _paths(files: Sequence[str], language: str) -> list[Path]:
    from copylint.rulebook.load import rules_folder  # noqa: PLC0415 - see above
    from copylint.rulebook.paths import rule_paths  # noqa: PLC0415 - see above

    paths: list[Path] = []
    for word in files or [str(rules_folder())]:
        path = Path(word)
        found = rule_paths(path) if path.is_dir() else [path]
        if not found:
            reason = both("rules.no-files")
            raise Trouble({each: f"{word}: {text}" for each, text in reason.items()}, language=language)
        paths += found
    return paths
