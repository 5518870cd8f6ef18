# SPDX-License-Identifier: Apache-2.0
"""TOML, and what is wrong with a text that is none: its place, and in both languages what is usually behind it."""

import re
import tomllib
from typing import Any

from copylint.config.errors import ConfigError
from copylint.model.findings import Bilingual
from copylint.text.encoding import DecodeError, decode
from copylint.wording import LANGUAGES, both

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_KNOWN = {
    "overwrite": "twice",
    "declare": "twice",
    "mutate": "twice",
    "Expected '='": "equals",
    "Unclosed": "unclosed",
    "Unterminated": "unclosed",
    "Expected \"'": "unclosed",
    "Expected ']": "unclosed",
    "Illegal character": "character",
    "invalid character": "character",
    "Unescaped": "escape",
    "escape": "escape",
    "Invalid hex": "escape",
    "Expected newline": "line",
    "Invalid value": "value",
    "Invalid statement": "key",
    "Invalid initial character": "key",
}
"""Parts of tomllib's messages (English only, CPython 3.11 to 3.14) and what each means in ours."""


def parsed(data: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it says.

    Args:
        data: the file; a byte order mark, which some editors write, is no fault.
        name: what messages call it.

    Raises:
        ConfigError: it is not UTF-8 or not TOML.
    """
    try:
        text = decode(data)[0]
    except DecodeError as error:
        raise _error(name, both("config.undecodable", offset=error.offset)) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, at, reason = _told(error, text)
        place = f"{name}:{line}:{at}"
        raise _error(place, reason) from None
    except RecursionError:
        raise _error(name, both("config.toml.deep")) from None


def column(error: tomllib.TOMLDecodeError, text: str) -> int:
    """In which column of a single line the fault stands."""
    return _told(error, text)[1]


def _told(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, int, Bilingual]:
    said = str(error)
    found = _PLACE.search(said)
    at_end = found is None or not found[1]
    if found and not at_end:
        line, at = int(found[1]), int(found[2])
    else:
        line = text.count("\n") + 1
        at = len(text) - text.rfind("\n")
    kind = next((kind for words, kind in _KNOWN.items() if words in said), "other")
    if kind == "value" and at_end and not text.rstrip().endswith("="):
        kind = "unclosed"  # what is missing is the end of the value, not the value
    return line, at, both(f"config.toml.{kind}")


def _error(place: str, message: Bilingual) -> ConfigError:
    return ConfigError({language: f"{place}: {message[language]}" for language in LANGUAGES})
