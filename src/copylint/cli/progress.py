# SPDX-License-Identifier: Apache-2.0
"""A bar on standard error for a run that takes long, on a terminal only; a short run never shows one."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from copylint.wording import say

_PATIENCE = 1.0
"""Seconds before a bar is shown."""
_STEP = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress(language: str, *, wanted: bool) -> Iterator[Callable[[int, int], None] | None]:
    """What to tell of each file that is done; None where nothing is to be shown.

    Args:
        language: of the words beside the bar.
        wanted: whether the user wants to see anything.
    """
    stream = sys.stderr
    if not wanted or stream is None or not stream.isatty():
        yield None
        return
    bar = _Bar(language)
    try:
        yield bar.move
    finally:
        bar.end()


class _Bar:
    def __init__(self, language: str) -> None:
        self._language = language
        self._next = time.monotonic() + _PATIENCE
        self._bar: Any = None  # click's, whose class has no public name

    def move(self, done: int, total: int) -> None:
        """So many files of so many are done."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _STEP
        if self._bar is None:
            import click  # noqa: PLC0415 - loaded already; named here only

            label = say(self._language, "cli.progress")
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr)
        self._bar.update(done - self._bar.pos)
        self._bar.render_progress()

    def end(self) -> None:
        """Leave the line."""
        if self._bar is not None:
            self._bar.render_finish()
