# SPDX-License-Identifier: Apache-2.0
"""`copylint grammar install`: bring LanguageTool to its place."""

from functools import partial
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN, Trouble
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.wording import say


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    from copylint.grammar.java import OLDEST  # noqa: PLC0415 - this command only
    from copylint.grammar.places import VERSION  # noqa: PLC0415 - see above

    return click.Command(
        "install",
        params=[
            click.Option(["--force"], is_flag=True, help=say(language, "opt.grammar.force")),
            *common_options(language),
        ],
        help=say(language, "help.grammar.install", version=VERSION, oldest=OLDEST),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_install, language),
    )


def _install(language: str, /, *, force: bool, **options: Any) -> int:  # noqa: ANN401 - click's values
    from copylint.grammar import install  # noqa: PLC0415 - see `command`
    from copylint.grammar.unavailable import Unavailable  # noqa: PLC0415 - see `command`

    volume = spoken(options)
    said = volume.lang or language

    def tell(name: str, version: str) -> None:
        if not volume.quiet:
            streams.tell(say(said, "grammar.installing", name=name, version=version))

    try:
        installation, brought = install.install(force=force, tell=tell)
    except Unavailable as none:
        raise Trouble(none.reason, language=said) from None
    text = say(
        said,
        "grammar.installed" if brought else "grammar.kept",
        version=installation.version,
        folder=installation.folder.as_posix(),
        languages=", ".join(installation.languages),
    )
    streams.write(f"{text}\n")
    return CLEAN
