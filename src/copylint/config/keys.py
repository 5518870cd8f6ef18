# SPDX-License-Identifier: Apache-2.0
"""The keys of a configuration and the values that each may hold.

The table is the whole vocabulary: files, `--config 'key = value'`, flags and the published schema read it. A key is
written in kebab-case, a choice of the house (`nbsp`, `dash`…) under its own name. What each means is told in wording/
under `key.<name>`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from copylint.config.errors import Fault, Wrong, hinted
from copylint.config.globs import made
from copylint.config.settings import FAIL_ON, GRAMMAR, OUTPUT_FORMATS, PROFILES, RENDERERS, SETTINGS, VARIANTS
from copylint.model.findings import SEVERITIES
from copylint.model.record import NamedTuple
from copylint.text.encoding import DecodeError, decode
from copylint.wording import LANGUAGES, both, say

Reader = Callable[[str, object], object]
"""Checks the value of a key and gives it as Config holds it; raises Wrong."""
Schema = Mapping[str, object]
"""What JSON Schema says of a value."""

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_TEXTS = {"type": "array", "items": {"type": "string"}}


class Key(NamedTuple):
    """One key.

    Attributes:
        read: checks its value.
        schema: the same for editors.
        scope: `file` where each file may have its own, so that it may stand in `[[overrides]]`; `folder` where a
            configuration says it for all files that it governs; `run` where one value holds for the whole run.
        adds: whether its values add up from layer to layer; else the last layer decides.
    """

    read: Reader
    schema: Schema
    scope: Literal["file", "folder", "run"] = "file"
    adds: bool = False


def _wrong(name: str, expected: str) -> Wrong:
    message = {
        language: say(language, "config.type", key=name, expected=say(language, f"config.kind.{expected}"))
        for language in LANGUAGES
    }
    return Wrong(Fault(message, (name,)))


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, "text")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, "flag")
    return value


def texts(name: str, value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, "texts")
    return tuple(value)


def globs(name: str, value: object) -> tuple[str, ...]:
    """A list of globs as in a .gitignore."""
    patterns = texts(name, value)
    for number, pattern in enumerate(patterns):
        try:
            made([pattern])
        except ValueError:
            raise Wrong(Fault(both("files.pattern", patterns=pattern), (name, number))) from None
    return patterns


def _one_of(choices: tuple[str, ...]) -> Reader:
    def read(name: str, value: object) -> str:
        word = _text(name, value)
        if word not in choices:
            raise Wrong(Fault(hinted("config.value", word, choices, name=name), (name,)))
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
            raise Wrong(Fault(both("config.encoding", word=word), (name,))) from None
    return word


def _severities(name: str, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise _wrong(name, "table")
    faults = [
        Fault(hinted("config.value", str(word), SEVERITIES, name=f"{name}.{code}"), (name, code))
        for code, word in value.items()
        if not isinstance(word, str) or word not in SEVERITIES
    ]
    if faults:
        raise Wrong(*faults)
    return dict(value)


def _choice(choices: tuple[str, ...], scope: Literal["file", "run"] = "file") -> Key:
    return Key(_one_of(choices), {"enum": list(choices)}, scope)


_FLAG = {"type": "boolean"}

KEYS: dict[str, Key] = {
    "select": Key(texts, _TEXTS),
    "ignore": Key(texts, _TEXTS, adds=True),
    "extend-select": Key(texts, _TEXTS, adds=True),
    "preview": Key(_flag, _FLAG),
    "severity": Key(_severities, {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}}, adds=True),
    "language": _choice(LANGUAGES),
    "profile": _choice(PROFILES),
    "renderer": _choice(RENDERERS),
    **{name: _choice(choices) for name, choices in SETTINGS.items()},
    "names": Key(texts, _TEXTS, adds=True),
    "grammar": _choice(GRAMMAR),
    "grammar-server": Key(_text, {"type": "string"}, "run"),
    "grammar-spelling": Key(_flag, _FLAG),
    "grammar-words": Key(texts, _TEXTS, adds=True),
    "grammar-variant": _choice(VARIANTS),
    "rules": Key(texts, _TEXTS, "folder", adds=True),
    "exclude": Key(globs, _TEXTS, "folder"),
    "force-exclude": Key(_flag, _FLAG, "run"),
    "respect-gitignore": Key(_flag, _FLAG, "run"),
    "require-reasons": Key(_flag, _FLAG),
    "baseline": Key(_text, {"type": "string"}, "folder"),
    "encoding": Key(_encoding, {"type": "string"}),
    "max-file-size": Key(
        size,
        {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "string", "pattern": "^ *[0-9]+[ \u00a0]*[kKmMgG]?[bBoO]? *$"},
            ]
        },
    ),
    "fail-on": _choice(FAIL_ON, "run"),
    "max-warnings": Key(_count, {"type": "integer", "minimum": 0}, "run"),
    "output-format": _choice(OUTPUT_FORMATS, "run"),
    "lang": _choice(LANGUAGES, "run"),
    "date": Key(_day, {"type": "string", "format": "date"}, "run"),
}
"""Every key, in the order in which `copylint config` and the documentation show them."""


def read(values: Mapping[str, object], known: Mapping[str, Key] | None = None) -> dict[str, object]:
    """The values of a configuration as Config holds them, still under their keys.

    Args:
        values: as TOML or a flag gives them.
        known: the keys that may stand there; all where None.

    Raises:
        Wrong: unknown keys and values that their keys do not take, all of them.
    """
    table = KEYS if known is None else known
    faults: list[Fault] = []
    taken: dict[str, object] = {}
    for name, value in values.items():
        if name not in table:
            key = "config.key" if name not in KEYS else f"config.not-here.{KEYS[name].scope}"
            message = hinted(key, name, table) if name not in KEYS else both(key, word=name)
            faults.append(Fault(message, (name,), key=True))
            continue
        try:
            taken[name] = table[name].read(name, value)
        except Wrong as error:
            faults += error.faults
    if faults:
        raise Wrong(*faults)
    return taken
