# SPDX-License-Identifier: Apache-2.0
"""The command line: decide the language, parse, call the command, turn what happened into an exit code.

Nothing of the engine is imported here; each command imports what it needs (see `cli.group`).
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

import click

from copylint.cli import clicktexts, streams
from copylint.cli.exits import INTERRUPTED, TROUBLE, Trouble
from copylint.cli.group import LazyGroup, Option, Spoken, common_options
from copylint.cli.language import DEFAULT, from_arguments, from_environment
from copylint.model.version import VERSION
from copylint.wording import say

PROGRAM = "copylint"
COMMANDS = {
    "check": "copylint.cli.check",
    "fix": "copylint.cli.fix",
    "explain": "copylint.cli.explain",
    "rules": "copylint.cli.rules",
    "init": "copylint.cli.init",
    "config": "copylint.cli.config",
    "baseline": "copylint.cli.baseline",
    "waive": "copylint.cli.waive",
    "grammar": "copylint.cli.grammar",
    "clean": "copylint.cli.clean",
}
"""The module of each command."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and end the process.

    Args:
        arguments: the command line without the program's name; that of the process where None.

    Raises:
        SystemExit: always, with one of the codes of `cli.exits`.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    language = DEFAULT
    try:
        streams.make_utf8()
        language = from_arguments(words) or from_environment(os.environ) or DEFAULT
        code = call(words, language)
    except KeyboardInterrupt:
        streams.tell("")
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the user gets a sentence, with -v the traceback
        code = _fault(error, words, language)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        if not streams.closed(error):
            code = TROUBLE
        streams.silence()
    sys.exit(code)


def call(words: Sequence[str], language: str) -> int:
    """Parse and run one command line; the exit code."""
    clicktexts.install(language)
    try:
        code = program(language).main(list(words), PROGRAM, standalone_mode=False, windows_expand_args=False)
    except Trouble as trouble:
        language = trouble.language or language
        for message in trouble.messages:
            streams.tell(say(language, "click.error", message=message[language]))
        return TROUBLE
    except click.Abort:  # Ctrl-C or the end of input at a question; click has ended the line
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return TROUBLE
    except SystemExit as error:
        # Click leaves the process after a completion script, and where a reader closed the pipe of a help text.
        return 0 if error.code in (None, 0, 1) else TROUBLE
    except OSError as error:
        unwritable = isinstance(error, streams.Unwritable)
        if unwritable:
            reason = say(language, "files.unwritable", error=error.errno)
            streams.tell(say(language, "click.error", message=say(language, "cli.stdout") + reason))
        elif not streams.closed(error):
            raise
        streams.silence()
        return TROUBLE if unwritable else 0
    return code if isinstance(code, int) else 0


def program(language: str) -> click.Group:
    """The command `copylint` with its help in one language."""
    return LazyGroup(
        PROGRAM,
        language,
        COMMANDS,
        default="check",
        no_args_is_help=True,
        help=partial(say, language, "help.program"),
        epilog=partial(say, language, "help.program.more"),
        params=[
            *common_options(language),
            Option(
                ["--version"], language, "version", is_flag=True, is_eager=True, expose_value=False, callback=_version
            ),
        ],
        callback=_keep,
    )


@click.pass_context
def _keep(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401 - click's values
    """`copylint --lang en check …`: the command below finds what was said before it."""
    context.obj = Spoken(**options)


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value and not context.resilient_parsing:
        click.echo(f"{PROGRAM} {VERSION}")
        context.exit()


def _fault(error: Exception, words: Sequence[str], language: str) -> int:
    """A fault of ours: one sentence in the user's language, the traceback for those who ask for it."""
    if wants_traceback(words):
        import traceback  # noqa: PLC0415 - a fault that somebody looks into

        streams.tell("".join(traceback.format_exception(error)).rstrip("\n"))
    streams.tell(say(language, "cli.fault", error=type(error).__name__))
    return TROUBLE


def wants_traceback(words: Sequence[str]) -> bool:
    """Whether `-v` stands on the command line; asked where parsing itself may be what failed."""
    options = list(words[: list(words).index("--")] if "--" in words else words)
    return any(
        word == "--verbose" or (word[:1] == "-" and set(word[1:]) <= set("qv") and "v" in word) for word in options
    )
