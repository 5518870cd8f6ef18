# SPDX-License-Identifier: Apache-2.0
"""`copylint clean`: what was kept to save time goes; nothing else is touched."""

from functools import partial
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.wording import say

RESULTS = ".copylint_cache"
"""Results of the current folder."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "clean",
        params=common_options(language),
        help=say(language, "help.clean"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_clean, language),
    )


def _clean(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    language = spoken(options).lang or language
    from pathlib import Path  # noqa: PLC0415 - `check` does not need it
    from shutil import rmtree  # noqa: PLC0415 - see above

    from copylint.rulebook.cache import folder  # noqa: PLC0415 - see above

    cleaned = False
    results = Path(RESULTS)
    if results.is_dir() and not results.is_symlink():
        rmtree(results)
        streams.write(say(language, "cli.cleaned", folder=RESULTS) + "\n")
        cleaned = True
    rules = folder()
    # The user may have named a folder that holds other things: only our own files go.
    for file in sorted((*rules.glob("rules-*.json"), *rules.glob("patterns-*.json"))) if rules else ():
        file.unlink(missing_ok=True)
        streams.write(say(language, "cli.cleaned", folder=file.as_posix()) + "\n")
        cleaned = True
    if not cleaned:
        streams.write(say(language, "cli.nothing-to-clean") + "\n")
    return CLEAN
