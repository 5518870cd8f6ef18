# SPDX-License-Identifier: Apache-2.0
"""Choices: which Config is in force for each file of a run.

The configuration nearest to a file governs it, `--config FILE` governs all, `--isolated` leaves all out; overrides are
told by the file's name, and what was typed is stronger than any file. Choices that hold for a whole run (threshold,
format of the report, language of the messages…) come from the configuration that governs the working directory; where
none does, from that of the first path; Ruff goes by the working directory too.

A Config stands for all files that it is the same for, so that whoever keeps a Linter for each Config makes few.
"""

import os
from collections.abc import Sequence
from typing import Any

from copylint.config.finder import Finder
from copylint.config.origins import Chosen, Layer, Place
from copylint.config.resolve import Flags, combined, config_of, typed
from copylint.config.settings import Config
from copylint.model.record import NamedTuple

if False:  # named in annotations only
    from copylint.config.files import ConfigFile

OF_RUN = (
    "force_exclude",
    "respect_gitignore",
    "fail_on",
    "max_warnings",
    "output_format",
    "lang",
    "date",
    "grammar_server",
)
"""Fields of Config that hold for a whole run; the vocabulary (`keys.KEYS`) says it too, and a test that they agree."""


class Choice(NamedTuple):
    """What is in force for some files: the Config, the layers that made it, and the file it comes from, if any."""

    config: Config
    chosen: Chosen
    file: "ConfigFile | None" = None


class Choices:
    """Every Config of a run.

    Args:
        flags: the command line.
        paths: what was named on it; tells where to look for the choices of the run.
        stdin_filename: what standard input is called; its folder then takes the place of the working directory.
        today: the date of the check where nothing says one, as ISO 8601.

    Raises:
        ConfigError: what was typed is wrong, or the configuration of the run is.
    """

    def __init__(
        self,
        flags: Flags = Flags(),  # noqa: B008 - frozen
        paths: Sequence[str] = (),
        *,
        stdin_filename: str = "",
        today: str = "",
    ) -> None:
        """See the class."""
        self._finder = Finder()
        self._typed = typed(flags, self._finder)
        self._isolated = flags.isolated
        self._today = today
        self._known: dict[tuple[str, tuple[int, ...]], Choice] = {}
        self._of_run: dict[str, Any] = {}
        self.start = self._start(paths, stdin_filename)
        """The folder whose configuration holds for the whole run."""
        self.run = self.at(self.start)
        """What holds for the whole run."""
        self._of_run = {name: getattr(self.run.config, name) for name in OF_RUN}

    def of(self, path: str) -> Choice:
        """What is in force for a file; "" and a name without folder lie in the working directory.

        Raises:
            ConfigError: a configuration file is wrong.
        """
        whole = os.path.abspath(path or "-")  # noqa: PTH100 - pathlib is not on the start path
        file = self._file(os.path.dirname(whole))  # noqa: PTH120 - see above
        if file is None or not file.overrides:
            return self._choice(file, ())
        root = os.getcwd() if file is self._typed.file else file.folder  # noqa: PTH109 - see above
        meant = (number for number, override in enumerate(file.overrides) if override.means(whole, root))
        return self._choice(file, tuple(meant))

    def at(self, folder: str) -> Choice:
        """What is in force for the files of a folder that no override means.

        Raises:
            ConfigError: a configuration file is wrong.
        """
        return self._choice(self._file(os.path.abspath(folder)), ())  # noqa: PTH100 - see above

    def _start(self, paths: Sequence[str], stdin_filename: str) -> str:
        if stdin_filename:
            return os.path.dirname(os.path.abspath(stdin_filename))  # noqa: PTH100, PTH120 - see above
        here = os.getcwd()  # noqa: PTH109 - see above
        if not paths or paths[0] == "-" or self._file(here) is not None:
            return here
        first = os.path.abspath(paths[0])  # noqa: PTH100 - see above
        return first if os.path.isdir(first) else os.path.dirname(first)  # noqa: PTH112, PTH120 - see above

    def _file(self, folder: str) -> "ConfigFile | None":
        if self._typed.file is not None or self._isolated:
            return self._typed.file
        return self._finder.nearest(folder)

    def _choice(self, file: "ConfigFile | None", meant: tuple[int, ...]) -> Choice:
        key = (file.path if file else "", meant)
        choice = self._known.get(key)
        if choice is None:
            layers: list[Layer] = []
            if file is not None:
                layers += [*file.layers, *(file.overrides[number].layer for number in meant)]
            chosen = combined([*layers, *self._typed.layers])
            config = config_of(chosen.values)._replace(**self._of_run)
            choice = self._known[key] = Choice(config._replace(date=config.date or self._today), chosen, file)
        return choice


def place_of(choice: Choice, word: str) -> Place | None:
    """Where a family, code or name of a rule is written that some Config holds; None where nothing was read."""
    for name in ("select", "ignore", "extend-select", "severity"):
        for layer in reversed(choice.chosen.made.get(name, ())):
            value = layer.values[name]
            if isinstance(value, tuple) and word in value:
                return layer.origin.place((name, value.index(word)))
            if isinstance(value, dict) and word in value:
                return layer.origin.place((name, word), key=True)
    return None
