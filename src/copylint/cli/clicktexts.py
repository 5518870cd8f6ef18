# SPDX-License-Identifier: Apache-2.0
"""Click's own words in the program's language.

Click looks each text up with gettext, whose catalogues are binary files chosen by the environment. The same look-up is
given to its modules here, over the texts of wording/ whose keys begin with `click.`: the English ones are Click's
message identifiers. A test holds them against the Click that is installed.
"""

import sys
from collections.abc import Callable

from copylint.wording import of_click

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
"""The modules of Click that say something to a user of this program."""


def install(language: str) -> None:
    """Let Click speak `language` in this process from now on."""
    own = of_click(language)
    table = {text: own[key] for key, text in of_click("en").items()}
    for module in MODULES:
        names = vars(sys.modules[f"click.{module}"])
        names["_"] = _one(table)
        names["ngettext"] = _counted(table, plural_from=2 if language == "fr" else 1)


def _one(table: dict[str, str]) -> Callable[[str], str]:
    return lambda message: table.get(message, message)


def _counted(table: dict[str, str], plural_from: int) -> Callable[[str, str, int], str]:
    def choose(singular: str, plural: str, count: int) -> str:
        message = singular if count == 1 or count < plural_from else plural
        return table.get(message, message)

    return choose
