# SPDX-License-Identifier: Apache-2.0
"""`copylint rules list|test|new|cost`: for those who write rules."""

import click

from copylint.cli.group import LazyGroup
from copylint.wording import say

COMMANDS = {
    "list": "copylint.cli.rules_list",
    "test": "copylint.cli.rules_test",
    "new": "copylint.cli.rules_new",
    "cost": "copylint.cli.rules_cost",
}
"""The module of each command."""


def command(language: str) -> click.Group:
    """The group with its help in one language."""
    return LazyGroup("rules", language, COMMANDS, bare="list", texts="help.rules.", help=say(language, "help.rules"))
