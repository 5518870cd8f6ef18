# SPDX-License-Identifier: Apache-2.0
"""Where choices are written, so that each can be shown and each fault placed."""

from collections.abc import Iterable, Mapping, Sequence

from copylint.config.errors import ConfigError, Fault, Path
from copylint.model.findings import Bilingual
from copylint.model.record import NamedTuple
from copylint.wording import LANGUAGES, both


class Place(NamedTuple):
    """Where one choice is made: in a file (line and column from 1, 0 where unknown), or on the command line."""

    file: str = ""
    line: int = 0
    column: int = 0
    typed: str = ""

    @property
    def text(self) -> str:
        """`file:line:column`, or what was typed."""
        if self.typed:
            return self.typed
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Origin:
    """Where a layer of choices is written: a file, an argument of `--config`, or flags of their own.

    Args:
        file: the file as shown; "" where the layer was typed.
        text: its content, for places.
        prefix: what leads to the layer in the file (`tool.copylint`, the number of an override).
        argument: the argument of `--config`, "" for flags.
    """

    __slots__ = ("_places", "argument", "file", "prefix", "text")

    def __init__(self, file: str = "", text: str = "", prefix: Path = (), argument: str = "") -> None:
        """See the class."""
        self.file = file
        self.text = text
        self.prefix = prefix
        self.argument = argument
        self._places: Mapping[Path, tuple[int, int]] | None = None

    def inside(self, *path: str | int) -> "Origin":
        """The origin of a part of this one."""
        return Origin(self.file, self.text, (*self.prefix, *path))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where a value is written, or with `key` its name; the nearest thing around it where it is not found."""
        if not self.file:
            return Place(typed=f"--config '{self.argument}'" if self.argument else f"--{path[0] if path else ''}")
        if self._places is None:
            from copylint.config.places import places  # noqa: PLC0415 - a plain run shows no place

            self._places = places(self.text)
        whole = (*self.prefix, *path)
        while whole and whole not in self._places:
            whole, key = whole[:-1], False
        if not whole:
            return Place(self.file)
        from copylint.text.lines import LineIndex  # noqa: PLC0415 - see above

        line, column = LineIndex(self.text).position(self._places[whole][0 if key else 1])
        return Place(self.file, line, column)

    def message(self, fault: Fault) -> Bilingual:
        """What is wrong, with its place."""
        if not self.file:
            said = both("config.said")
            return {language: f"{said[language]}{fault.message[language]}" for language in LANGUAGES}
        place = self.place(fault.path, key=fault.key).text
        return {language: f"{place}: {fault.message[language]}" for language in LANGUAGES}

    def error(self, faults: Iterable[Fault]) -> ConfigError:
        """All that is wrong here, in order of place."""
        if not self.file:
            return ConfigError(*(self.message(fault) for fault in faults))
        placed = [(self.place(fault.path, key=fault.key), fault) for fault in faults]
        placed.sort(key=lambda pair: (pair[0].line, pair[0].column))
        return ConfigError(*(self.message(fault) for _, fault in placed))


class Layer(NamedTuple):
    """What one place chooses, under keys and as Config holds it."""

    values: Mapping[str, object]
    origin: Origin


class Chosen(NamedTuple):
    """What all layers together choose: the value of each key, and the layers that made it, the weakest first."""

    values: Mapping[str, object]
    made: Mapping[str, Sequence[Layer]]
