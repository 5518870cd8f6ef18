# SPDX-License-Identifier: Apache-2.0
"""`--config 'key = value'`: a line of TOML on the command line.

Imported only where the flag is given: TOML costs as much to import as a quarter of the command line.
"""

import re
import tomllib

from copylint.config.errors import ConfigError
from copylint.config.keys import read
from copylint.wording import both

_PLACE = re.compile(r"line (\d+), column (\d+)")


def inline(text: str) -> dict[str, object]:
    """The values of an inline configuration, checked.

    Raises:
        ConfigError: not TOML, an unknown key, a value that the key does not take.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # Its words are English; its place is all that is told, and the fault that nearly always stands behind it.
        place = _PLACE.search(str(error))
        column = place[2] if place else len(text) + 1
        raise ConfigError(both("config.toml", text=text, column=column)) from None
    return read(values)
