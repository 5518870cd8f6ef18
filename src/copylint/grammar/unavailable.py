# SPDX-License-Identifier: Apache-2.0
"""The one way in which grammar gives up: a reason in both languages, which a report or the command line shows."""

from copylint.model.findings import Bilingual


class Unavailable(Exception):
    """LanguageTool cannot be asked: Java or LanguageTool is missing, or a server does not start or does not answer."""

    def __init__(self, reason: Bilingual) -> None:
        """`reason` is a sentence for the user, with what to do about it."""
        super().__init__(reason["en"])
        self.reason = reason
