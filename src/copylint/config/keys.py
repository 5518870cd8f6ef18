# SPDX-License-Identifier: Apache-2.0
"""The keys of a configuration and the values that each may hold.

The table is the whole vocabulary: files, `--config 'key = value'` and (later) the published schema read it. A key is
written in kebab-case, a choice of the house (`nbsp`, `dash`…) under its own name.
"""

from collections.abc import Callable, Mapping
from datetime import date

from copylint.config.errors import ConfigError, hinted
from copylint.config.settings import FAIL_ON, OUTPUT_FORMATS, PROFILES, RENDERERS, SETTINGS
from copylint.model.findings import SEVERITIES
from copylint.text.encoding import DecodeError, decode
from copylint.text.folding import key as folded
from copylint.wording import LANGUAGES, both, say

Reader = Callable[[str, object], object]
"""Checks the value of a key and gives it as Config holds it; raises ConfigError."""

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def _wrong(name: str, expected: str) -> ConfigError:
    return ConfigError(
        {
            language: say(language, "config.type", key=name, expected=say(language, f"config.kind.{expected}"))
            for language in LANGUAGES
        }
    )


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, "text")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, "flag")
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, "texts")
    return tuple(value)


def _one_of(choices: tuple[str, ...]) -> Reader:
    def read(name: str, value: object) -> str:
        word = _text(name, value)
        if word not in choices:
            raise ConfigError(hinted("config.value", word, choices, name=name))
        return word

    return read


def _count(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(name, "count")
    return value


def size(name: str, value: object) -> int:
    """A size in bytes: a whole number above zero, or one with a unit of thousands (`20MB`, `20 Mo`, `500k`)."""
    if isinstance(value, str):
        words = value.casefold().replace(" ", "").replace("\u00a0", "").removesuffix("b").removesuffix("o")
        digits = words.rstrip("kmg")
        if digits.isascii() and digits.isdigit() and words[len(digits) :] in _UNITS:
            value = int(digits) * _UNITS[words[len(digits) :]]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise _wrong(name, "size")
    return value


def _day(name: str, value: object) -> str:
    """A TOML date comes as a date, a flag as text."""
    if type(value) is date:
        return value.isoformat()
    try:
        return date.fromisoformat(value if isinstance(value, str) else "").isoformat()
    except ValueError:
        raise _wrong(name, "date") from None


def _encoding(name: str, value: object) -> str:
    word = _text(name, value)
    try:
        decode(b"    ", word)
    except DecodeError as error:
        if error.unknown:
            raise ConfigError(both("config.encoding", word=word)) from None
    return word


def _names(name: str, value: object) -> frozenset[str]:
    """Accepted words, folded as names are compared. Lists in files (`elus.csv`) come with the configuration files."""
    words = _texts(name, value)
    for word in words:
        if word.casefold().endswith((".csv", ".txt")):
            raise ConfigError(both("cli.unavailable", what=f"{name} = [{word!r}]"))
    return frozenset(folded(word) for word in words)


def _severities(name: str, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise _wrong(name, "table")
    read = _one_of(tuple(SEVERITIES))
    return {code: str(read(f"{name}.{code}", word)) for code, word in value.items()}


KEYS: dict[str, Reader] = {
    "select": _texts,
    "ignore": _texts,
    "extend-select": _texts,
    "preview": _flag,
    "severity": _severities,
    "language": _one_of(LANGUAGES),
    "lang": _one_of(LANGUAGES),
    "profile": _one_of(PROFILES),
    "renderer": _one_of(RENDERERS),
    "names": _names,
    "rules": _texts,
    "exclude": _texts,
    "force-exclude": _flag,
    "encoding": _encoding,
    "max-file-size": size,
    "max-warnings": _count,
    "date": _day,
    "fail-on": _one_of(FAIL_ON),
    "output-format": _one_of(OUTPUT_FORMATS),
    **{name: _one_of(choices) for name, choices in SETTINGS.items()},
}
"""Every key, with what reads its value."""


def read(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a configuration as Config holds them, still under their keys.

    Raises:
        ConfigError: an unknown key or a value that the key does not take.
    """
    for name in values:
        if name not in KEYS:
            raise ConfigError(hinted("config.key", name, KEYS))
    return {name: KEYS[name](name, value) for name, value in values.items()}
