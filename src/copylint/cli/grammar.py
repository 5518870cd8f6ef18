# SPDX-License-Identifier: Apache-2.0
"""`copylint grammar status|install|serve`: for those who want grammar checked."""

import click

from copylint.cli.group import LazyGroup
from copylint.wording import say

COMMANDS = {
    "status": "copylint.cli.grammar_status",
    "install": "copylint.cli.grammar_install",
    "serve": "copylint.cli.grammar_serve",
}
"""The module of each command."""


def command(language: str) -> click.Group:
    """The group with its help in one language."""
    return LazyGroup(
        "grammar", language, COMMANDS, bare="status", texts="help.grammar.", help=say(language, "help.grammar")
    )
