# SPDX-License-Identifier: Apache-2.0
"""Exit codes, the one way in which a command gives up, and how the process ends."""

import atexit
import os
import sys
import threading
from typing import NoReturn

from copylint.model.findings import Bilingual

CLEAN = 0
"""Checked, and nothing at or above the threshold."""
FOUND = 1
"""Checked, and something at or above the threshold."""
TROUBLE = 2
"""Usage, configuration, a rule file, something that could not be checked, a fault of ours."""
INTERRUPTED = 130
"""Ctrl-C, as shells count it (128 + SIGINT)."""


class Trouble(Exception):
    """A command cannot do what was asked: its messages go to standard error, the exit code is TROUBLE."""

    def __init__(self, *messages: Bilingual, language: str | None = None) -> None:
        """Each message stands on a line of its own, in `language` where a configuration has said one."""
        super().__init__(*(message["en"] for message in messages))
        self.messages = messages
        self.language = language


def leave(code: int) -> NoReturn:
    """End the process with a code.

    Taking apart all that Python holds takes a fifth of the check of one article, and the system frees it anyway. So
    it is left as it lies where nothing waits for the end: no function of `atexit` (a server of ours that is to be
    stopped, a pool, coverage), no thread, no debugger or profiler.

    Raises:
        SystemExit: something waits for the end.
    """
    if atexit._ncallbacks() or threading.active_count() > 1 or _watched():  # noqa: SLF001 - the one way to ask
        sys.exit(code)
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python's own way says what is wrong
    os._exit(code)


def _watched() -> bool:
    """Whether a debugger or a profiler looks on, or a prompt is to follow (`python -i`)."""
    tools = getattr(sys, "monitoring", None)  # Python 3.12 and later
    return bool(
        sys.flags.inspect
        or sys.gettrace()
        or sys.getprofile()
        or (tools and any(tools.get_tool(number) for number in range(6)))
    )
