# SPDX-License-Identifier: Apache-2.0
"""Exit codes, and the one way in which a command gives up."""

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
