# SPDX-License-Identifier: Apache-2.0
"""TOML, and what is wrong with a text that is none: its place, and in both languages what is usually behind it."""

import tomllib
from typing import Any

from copylint.config.errors import ConfigError
from copylint.model.findings import Bilingual
from copylint.model.record import NamedTuple
from copylint.text.encoding import DecodeError, decode
from copylint.text.patterns import lazy
from copylint.wording import LANGUAGES, both

_PLACE = lazy(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
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
        good = data[: error.offset].decode("utf-8", "replace")
        place = f"{name}:{good.count(chr(10)) + 1}:{len(good) - good.rfind(chr(10))}"
        raise _error(place, both("config.undecodable", offset=error.offset)) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column, reason = told(error, text)
        place = f"{name}:{line}:{column}"
        raise _error(place, reason) from None
    except RecursionError:
        raise _error(name, both("config.toml.deep")) from None


class Told(NamedTuple):
    """Where a text stops being TOML (line and column from 1), and what is usually behind it."""

    line: int
    column: int
    reason: Bilingual


def told(error: tomllib.TOMLDecodeError, text: str) -> Told:
    """What tomllib says, in our words.

    Editors write what cannot be told from the right sign by eye: a no-break space, curly quotation marks. These are
    named.
    """
    said = str(error)
    found = _PLACE.search(said)
    lines = text.replace("\r\n", "\n").split("\n")
    at_end = found is None or not found[1]
    line, column = (len(lines), len(lines[-1]) + 1) if found is None or at_end else (int(found[1]), int(found[2]))
    sign = lines[line - 1][column - 1 : column]
    if sign in _CURLY and sign:
        return Told(line, column, both("config.toml.quotes", sign=sign))
    if not sign.isascii() and not sign.isprintable():
        return Told(line, column, both("config.toml.invisible", code=f"U+{ord(sign):04X}"))
    kind = next((kind for words, kind in _KNOWN.items() if words in said), "unknown")
    if kind in ("value", "key") and column > len(lines[line - 1]) and not text.rstrip().endswith("="):
        kind = "unclosed"  # what is missing is the end of the value, not the value
    return Told(line, column, both(f"config.toml.{kind}"))


_CURLY = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u2039\u203a"
"""Quotation marks that word processors put in the place of straight ones."""


def _error(place: str, message: Bilingual) -> ConfigError:
    return ConfigError({language: f"{place}: {message[language]}" for language in LANGUAGES})
