# SPDX-License-Identifier: Apache-2.0
"""The program as a process of its own: what holds before the first import, `cli.main`, and the end."""

import gc
from typing import NoReturn


def process() -> NoReturn:
    """Run the program, and end it in a way that takes nothing apart (`exits.leave`).

    Modules, rules and documents stay: looking for dead ones among them takes 2 ms of a start, nearly all of it while
    click is imported, and 3 % of a long run.
    """
    gc.set_threshold(50_000, 20, 20)
    from copylint.cli.exits import TROUBLE, leave  # noqa: PLC0415 - after what is said above
    from copylint.cli.main import main  # noqa: PLC0415 - likewise

    code = TROUBLE
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else TROUBLE
    leave(code)
