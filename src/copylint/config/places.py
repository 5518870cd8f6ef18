# SPDX-License-Identifier: Apache-2.0
"""Where each key and value of a TOML text stands; tomllib tells neither.

The text has been read by tomllib before, so that it is TOML (1.0): what is here need not refuse anything, only walk.
It is walked when something is wrong or when `copylint config` asks, never in a plain run.
"""

import tomllib

from copylint.config.errors import Path
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_BLANK = lazy(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = lazy(r"[ \t]*")
_KEY = lazy(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = lazy(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"""+'
    r"|'''(?:[^']|'{1,2}(?!'))*'''+"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
_BARE = lazy(r"[^,\]}#\n]*")


class Offsets(NamedTuple):
    """Where the name of a value begins (for an item of a list, the value itself), and the value."""

    key: int
    value: int


def places(text: str) -> dict[Path, Offsets]:
    """The offsets of every key and value of a TOML text, by path; empty where it is nested too deeply."""
    walk = _Walk(text)
    try:
        walk.document()
    except RecursionError:
        return {}
    return walk.found


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Offsets] = {}
        self._tables: dict[Path, int] = {}  # how many tables of each `[[array]]` there are so far

    def document(self) -> None:
        base: Path = ()
        while self._skip(_BLANK) < len(self.text):
            base = self._header() if self.text[self.at] == "[" else self._pair(base)

    def _skip(self, pattern: "regex.Pattern[str]") -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at + 1  # always on: the walk ends on any text
        return self.at

    def _header(self) -> Path:
        start = self.at
        array = self.text.startswith("[[", start)
        self.at += 2 if array else 1
        names = self._names(())
        whole: Path = ()
        for name, offset in names:
            whole = (*whole, name)
            self.found.setdefault(whole, Offsets(offset, start))
            last = offset == names[-1][1]
            if last and array:
                number = self._tables.get(whole, 0)
                self._tables[whole] = number + 1
            if whole in self._tables:
                whole = (*whole, self._tables[whole] - 1)
                self.found.setdefault(whole, Offsets(offset, start))
        self.at = end if (end := self.text.find("]", self.at)) >= 0 else len(self.text)
        self.at += 2 if array else 1
        return whole

    def _pair(self, base: Path) -> Path:
        names = self._names(())
        path = base
        for name, offset in names:
            path = (*path, name)
            self.found.setdefault(path, Offsets(offset, offset))
        self._skip(_SPACE)
        self.at += 1  # the equals sign
        self._skip(_SPACE)
        self.found[path] = Offsets(names[-1][1] if names else self.at, self.at)
        self._value(path)
        return base

    def _names(self, taken: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
        """The names of a dotted key, each with its offset."""
        self._skip(_SPACE)
        start = self.at
        self._skip(_KEY)
        raw = self.text[start : self.at]
        name = tomllib.loads(f"k = {raw}")["k"] if raw[:1] in ('"', "'") else raw
        taken = (*taken, (name, start))
        self._skip(_SPACE)
        if self.text.startswith(".", self.at):
            self.at += 1
            return self._names(taken)
        return taken

    def _value(self, path: Path) -> None:
        sign = self.text[self.at : self.at + 1]
        if sign == "[":
            self._list(path)
        elif sign == "{":
            self._table(path)
        else:
            self._skip(_STRING if sign in ('"', "'") else _BARE)

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self._skip(_BLANK) < len(self.text) and self.text[self.at] != "]":
            item = (*path, number)
            self.found[item] = Offsets(self.at, self.at)
            self._value(item)
            if self._skip(_BLANK) < len(self.text) and self.text[self.at] == ",":
                self.at += 1
            number += 1
        self.at += 1

    def _table(self, path: Path) -> None:
        self.at += 1
        while self._skip(_BLANK) < len(self.text) and self.text[self.at] != "}":
            self._pair(path)
            if self._skip(_BLANK) < len(self.text) and self.text[self.at] == ",":
                self.at += 1
        self.at += 1
