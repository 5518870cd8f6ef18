# SPDX-License-Identifier: Apache-2.0
"""A configuration file: TOML text in, layers of choices out, or every fault with its place.

The finder gives the bytes and the files that a file extends; nothing is opened here.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from copylint.config.errors import ConfigError, Fault, Path, Wrong, hinted
from copylint.config.finder import PROJECT, relative, settled
from copylint.config.globs import made
from copylint.config.keys import KEYS, globs, read, texts
from copylint.config.origins import Layer, Origin
from copylint.config.toml import parsed
from copylint.model.record import NamedTuple
from copylint.wording import both

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

EXTEND, OVERRIDES, FILES = "extend", "overrides", "files"
IN_OVERRIDES = {name: key for name, key in KEYS.items() if key.scope == "file"}
"""What may differ from file to file."""


class Override(NamedTuple):
    """`[[overrides]]`: choices for the files that some globs mean, seen from a folder."""

    files: tuple[str, ...]
    folder: str
    layer: Layer

    def means(self, path: str, root: str) -> bool:
        """Whether a file (absolute) is meant.

        A file that does not lie below the folder of the globs (they came from elsewhere, by `extend` or `--config`) is
        seen from `root`.
        """
        name = relative(path, self.folder)
        if name is None:
            name = relative(path, root)
        return bool(name) and _spec(self.files).match_file(name or "")


@cache  # as many as there are overrides
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    return made(patterns)


class ConfigFile(NamedTuple):
    """A file with all that it extends, the weakest first.

    Attributes:
        path: where it is, absolute.
        folder: the folder that it governs.
        layers: what holds for all files.
        overrides: what holds for some; stronger than every layer.
    """

    path: str
    folder: str
    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that take part, as shown, the weakest first."""
        return tuple(dict.fromkeys(layer.origin.file for layer in self.layers))


Base = Callable[[str, tuple[Origin, Path]], ConfigFile]
"""Gives the file at a path (absolute) that another extends at a place."""


def read_file(path: str, name: str, data: bytes, base: Base) -> ConfigFile | None:
    """Read a configuration.

    Args:
        path: where it is, absolute.
        name: what messages call it.
        data: its content.
        base: see `Base`.

    Returns:
        None for a pyproject.toml without `[tool.copylint]`.

    Raises:
        ConfigError: whatever is wrong with it.
    """
    text, values = parsed(data, name)
    prefix: Path = ()
    if os.path.basename(path) == PROJECT:  # noqa: PTH119 - texts, nothing is asked of the system
        tool = values.get("tool")
        if not isinstance(tool, Mapping) or "copylint" not in tool:
            return None
        prefix, values = ("tool", "copylint"), tool["copylint"]
    origin = Origin(name, text, prefix)
    if not isinstance(values, Mapping):
        raise origin.error([Fault(both("config.no-mapping"))])
    return _Reader(path, origin, base).read(values)


class _Reader:
    """One file; `faults` fills up as it is read."""

    def __init__(self, path: str, origin: Origin, base: Base) -> None:
        self.path = path
        self.folder = os.path.dirname(path)  # noqa: PTH120 - see above
        self.origin = origin
        self.base = base
        self.messages: list[ConfigError] = []
        self.faults: list[Fault] = []

    def read(self, values: Mapping[str, Any]) -> ConfigFile:
        own = {key: value for key, value in values.items() if key not in (EXTEND, OVERRIDES)}
        layer = self._layer(own, KEYS, self.origin, ())
        overrides = self._overrides(values.get(OVERRIDES, []))
        bases = self._bases(values.get(EXTEND, ()))
        if self.faults:
            raise self.origin.error(self.faults)
        layers = (*(each for file in bases for each in file.layers), settled(layer, self.folder))
        inherited = tuple(override for file in bases for override in file.overrides)
        return ConfigFile(self.path, self.folder, layers, (*inherited, *overrides))

    def _layer(self, values: Mapping[str, Any], known: Mapping[str, Any], origin: Origin, path: Path) -> Layer:
        try:
            return Layer(read(values, known), origin)
        except Wrong as error:
            for fault in error.faults:
                near = fault
                if fault.key and fault.path[0] not in KEYS:  # `extend`, `overrides` and `files` are words too
                    words = (*known, FILES) if path else (*known, EXTEND, OVERRIDES)
                    near = fault._replace(message=hinted("config.key", str(fault.path[0]), words))
                self.faults.append(near._replace(path=(*path, *fault.path)))
            return Layer({}, origin)

    def _overrides(self, tables: Any) -> tuple[Override, ...]:  # noqa: ANN401 - whatever TOML holds
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            self.faults.append(Fault(both("config.overrides"), (OVERRIDES,)))
            return ()
        found = []
        for number, table in enumerate(tables):
            path = (OVERRIDES, number)
            meant: tuple[str, ...] = ()
            try:
                meant = globs(FILES, table.get(FILES, []))
            except Wrong as error:
                self.faults += [fault._replace(path=(*path, *fault.path)) for fault in error.faults]
            else:
                if not meant:
                    self.faults.append(Fault(both("config.no-files"), path))
            rest = {key: value for key, value in table.items() if key != FILES}
            layer = self._layer(rest, IN_OVERRIDES, self.origin.inside(*path), path)
            if not self.faults:
                layer = settled(layer, self.folder)
            found.append(Override(meant, self.folder, layer))
        return tuple(found)

    def _bases(self, words: Any) -> list[ConfigFile]:  # noqa: ANN401 - whatever TOML holds
        single = isinstance(words, str)
        try:
            paths = texts(EXTEND, [words] if single else words)
        except Wrong as error:
            self.faults += error.faults
            return []
        if self.faults:  # first what is wrong here
            return []
        return [
            self.base(
                os.path.abspath(os.path.join(self.folder, os.path.expanduser(word))),  # noqa: PTH100, PTH111, PTH118 - see above
                (self.origin, (EXTEND,) if single else (EXTEND, number)),
            )
            for number, word in enumerate(paths)
        ]
