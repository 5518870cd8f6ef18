# SPDX-License-Identifier: Apache-2.0
"""`--config 'key = value'`: a line of TOML on the command line.

Imported only where the flag is given: TOML costs as much to import as a quarter of the command line.
"""

import tomllib

from copylint.config.errors import ConfigError, Wrong
from copylint.config.keys import read
from copylint.config.origins import Layer, Origin
from copylint.config.toml import told
from copylint.wording import LANGUAGES, both


def inline(text: str) -> Layer:
    """The layer of an inline configuration, checked.

    Raises:
        ConfigError: not TOML, an unknown key, a value that the key does not take.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _, column, reason = told(error, text)
        message = both("config.toml", text=text, column=column)
        raise ConfigError({language: f"{message[language]} {reason[language]}" for language in LANGUAGES}) from None
    except RecursionError:
        raise ConfigError(both("config.toml.deep")) from None
    origin = Origin(argument=text)
    try:
        return Layer(read(values), origin)
    except Wrong as error:
        raise origin.error(error.faults) from None
