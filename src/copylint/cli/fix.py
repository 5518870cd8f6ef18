# SPDX-License-Identifier: Apache-2.0
"""`copylint fix`: `check --fix` under a name of its own, with the same options."""

from functools import partial
from typing import Any

import click

from copylint.cli.check import run_check
from copylint.cli.group import HELP_NAMES
from copylint.cli.options import check_options
from copylint.wording import say


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "fix",
        params=check_options(language),
        help=say(language, "help.fix"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_fix, language),
    )


def _fix(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    return run_check(language, **(options | {"fix": True}))
