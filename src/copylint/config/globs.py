# SPDX-License-Identifier: Apache-2.0
"""Globs as in a .gitignore: one place that makes them, so that what is no glob is one kind of error."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def made(patterns: Iterable[str]) -> "GitIgnoreSpec":
    """The globs, ready to be matched.

    Raises:
        ValueError: one of them is no glob, such as `[z-a]`.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where files are told apart

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except re.error as error:  # the package lets through what it cannot translate
        raise ValueError(*error.args) from None
