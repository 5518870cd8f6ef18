# SPDX-License-Identifier: Apache-2.0
"""`copylint grammar serve`: one Java for all checks of a working day, in the foreground until Ctrl-C."""

import os
import signal
from functools import partial
from typing import Any, NoReturn

import click

from copylint.cli import streams
from copylint.cli.exits import TROUBLE, Trouble
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.wording import both, say

_LARGEST = 65535


class _Terminated(BaseException):
    """Somebody sent SIGTERM; no `except Exception` on the way may keep it."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "serve",
        params=[
            click.Option(
                ["--port"],
                type=click.IntRange(0, _LARGEST),
                default=0,
                metavar=say(language, "meta.port"),
                help=say(language, "opt.grammar.port"),
            ),
            *common_options(language),
        ],
        help=say(language, "help.grammar.serve"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_serve, language),
    )


def _serve(language: str, /, port: int, **options: Any) -> int:  # noqa: ANN401 - click's values
    from copylint.grammar import places, served  # noqa: PLC0415 - help needs nothing of it
    from copylint.grammar.server import Server, Unavailable  # noqa: PLC0415 - see above

    said = spoken(options).lang or language
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        other = served.found()
        if other:
            raise Trouble(both("grammar.serving", url=other.url, pid=other.pid), language=said)
        # An installation is named, so that what is started is ours.
        with Server(folder=places.find().folder, port=port, brief=False) as server:
            url = server.start()
            with served.announced(int(url.rpartition(":")[2]), server.version):
                streams.write(say(said, "grammar.ready", version=server.version, url=url) + "\n")
                status = server.process.wait() if server.process else 0
        streams.tell(say(said, "grammar.gone", status=status))
    except Unavailable as none:
        raise Trouble(none.reason, language=said) from None
    except _Terminated:
        # All is cleared away: now end as whoever sent the signal expects it.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    return TROUBLE


def _terminated(*_: object) -> NoReturn:
    raise _Terminated
