# SPDX-License-Identifier: Apache-2.0
"""Commands that the interface promises and that are not built yet: they say so and exit 2."""

import click

from copylint.cli.exits import Trouble
from copylint.cli.group import HELP_NAMES
from copylint.wording import both, say


def unavailable(what: str) -> Trouble:
    """The refusal of something that is not built yet."""
    return Trouble(both("cli.unavailable", what=what))


def command(language: str) -> click.Command:
    """A command that takes whatever is typed after it and refuses."""
    return click.Command(
        "unavailable",
        params=[click.Argument(["words"], nargs=-1, type=click.UNPROCESSED, metavar="")],
        help=say(language, "help.unavailable"),
        options_metavar=say(language, "meta.options"),
        context_settings={**HELP_NAMES, "ignore_unknown_options": True},
        callback=_refuse,
    )


@click.pass_context
def _refuse(context: click.Context, words: tuple[str, ...]) -> None:  # noqa: ARG001 - whatever they are
    raise unavailable(context.command_path)
