# SPDX-License-Identifier: Apache-2.0
"""The only part of config/ that touches files: where configurations lie, what they hold, the lists that they name.

As in Ruff, the configuration nearest to a file governs it: the folders are climbed from the file's own, and the first
that holds `.copylint.toml`, `copylint.toml` or a pyproject.toml with `[tool.copylint]` decides, alone; it takes others
in with `extend`. Finding costs three questions to the file system per folder and each folder is asked once; TOML is
imported when there is some.
"""

import os
import stat

from copylint.config.errors import ConfigError, Fault, Path, Wrong
from copylint.config.origins import Layer, Origin
from copylint.model.findings import Bilingual
from copylint.wording import LANGUAGES, both

if False:  # named in annotations only
    from copylint.config.files import ConfigFile

PROJECT = "pyproject.toml"
NAMES = (".copylint.toml", "copylint.toml", PROJECT)
"""Of one folder the first counts."""
MOST_BYTES = 20_000_000
"""What a configuration or a list of names may hold: a device or a mistake must not fill the memory."""
LISTS = (".csv", ".txt")


class Finder:
    """Finds and reads configurations, each once."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._nearest: dict[str, ConfigFile | None] = {}
        self._read: dict[str, ConfigFile | None] = {}

    def nearest(self, folder: str) -> "ConfigFile | None":
        """The configuration that governs the files of a folder (absolute), or None.

        Raises:
            ConfigError: it is wrong.
        """
        asked = []
        found = None
        while folder not in self._nearest:
            asked.append(folder)
            found = self._of_folder(folder)
            above = os.path.dirname(folder)  # noqa: PTH120 - pathlib is not on the start path
            if found is not None or above == folder:
                break
            folder = above
        else:
            found = self._nearest[folder]
        self._nearest.update(dict.fromkeys(asked, found))
        return found

    def file(self, path: str) -> "ConfigFile":
        """The configuration in a file that was named.

        Raises:
            ConfigError: it is wrong, or a pyproject.toml says nothing of copylint.
        """
        found = self._load(os.path.abspath(path), ())  # noqa: PTH100 - see above
        if found is None:
            raise ConfigError(_at(shown(path), both("config.no-table")))
        return found

    def _of_folder(self, folder: str) -> "ConfigFile | None":
        for name in NAMES:
            path = os.path.join(folder, name)  # noqa: PTH118 - see above
            if is_file(path) or os.path.islink(path):  # noqa: PTH114 - see above; a broken link is told, not passed over
                found = self._load(path, ())
                if found is not None:
                    return found
        return None

    def _load(self, path: str, chain: tuple[str, ...]) -> "ConfigFile | None":
        """The configuration of a file; None for a pyproject.toml that says nothing of copylint."""
        if path not in self._read:
            name = shown(path)
            data = _bytes(path, name)
            if os.path.basename(path) == PROJECT and b"copylint" not in data:  # noqa: PTH119 - see above
                self._read[path] = None  # the projects of others are not parsed
            else:
                from copylint.config.files import read_file  # noqa: PLC0415 - a run without configuration needs no TOML

                self._read[path] = read_file(path, name, data, lambda base, at: self._base(base, at, (*chain, path)))
        return self._read[path]

    def _base(self, path: str, at: tuple[Origin, Path], chain: tuple[str, ...]) -> "ConfigFile":
        """The configuration that another extends."""
        origin, place = at
        if path in chain:
            raise origin.error([Fault(both("config.circle", file=shown(path)), place)])
        if not is_file(path):
            raise origin.error([Fault(both("config.missing", file=shown(path)), place)])
        found = self._load(path, chain)
        if found is None:
            raise origin.error([Fault(both("config.no-table"), place)])
        return found


def is_file(argument: str) -> bool:
    """Whether an argument of `--config` names a file; `os.path` says no to what is no path at all."""
    return os.path.isfile(argument)  # noqa: PTH113 - pathlib is not on the start path


def shown(path: str) -> str:
    """A path for messages: relative to the working directory where it lies below, with `/` on every system."""
    whole = os.path.abspath(path)  # noqa: PTH100 - see above
    below = relative(whole, os.getcwd())  # noqa: PTH109 - see above
    return whole.replace(os.sep, "/") if below is None else below or "."


def relative(path: str, folder: str) -> str | None:
    """The way from a folder to a path below it (both absolute), with `/`; None where it is not below."""
    base = folder.rstrip(os.sep) + os.sep
    if os.path.normcase(path + os.sep) == os.path.normcase(base):
        return ""
    if not os.path.normcase(path).startswith(os.path.normcase(base)):
        return None
    return path[len(base) :].replace(os.sep, "/")


def settled(layer: Layer, folder: str = "") -> Layer:
    """A layer whose paths mean something from anywhere, with the words of its lists.

    Args:
        layer: values as `keys.read` gives them.
        folder: the absolute folder that its paths are relative to; "" for what was typed.

    Raises:
        ConfigError: a list or a folder of rules that is not there or cannot be read.
    """
    values = dict(layer.values)
    faults: list[Fault] = []
    for key in ("names", "grammar-words"):
        if key in values:
            values[key] = _names(key, values[key], folder, faults)
    if "rules" in values and folder:
        values["rules"] = _rules(values["rules"], folder, faults)
    if "exclude" in values:
        values["exclude-from"] = folder
    if "baseline" in values and folder:
        values["baseline"] = os.path.join(folder, str(values["baseline"]))  # noqa: PTH118 - see above
    if faults:
        raise layer.origin.error(faults)
    return Layer(values, layer.origin)


def _names(key: str, words: object, folder: str, faults: list[Fault]) -> frozenset[str]:
    from copylint.config.names import folded_names, listed  # noqa: PLC0415 - only where a house has names

    found: list[str] = []
    for number, word in enumerate(words if isinstance(words, tuple) else ()):
        if not word.casefold().endswith(LISTS):
            found.append(word)
            continue
        path = os.path.join(folder, word)  # noqa: PTH118 - see above
        try:
            found += listed(_bytes(path, shown(path)), word)
        except ConfigError as error:
            faults += [Fault(message, (key, number)) for message in error.messages]
        except Wrong as error:
            faults += [Fault(_at(shown(path), fault.message), (key, number)) for fault in error.faults]
    return folded_names(found)


def _rules(folders: object, folder: str, faults: list[Fault]) -> tuple[str, ...]:
    from pathlib import Path as Folder  # noqa: PLC0415 - only where a house has rules

    from copylint.rulebook.paths import rule_paths  # noqa: PLC0415 - see above

    found = []
    for number, word in enumerate(folders if isinstance(folders, tuple) else ()):
        path = Folder(folder, os.path.expanduser(word))  # noqa: PTH111 - a text, as it was written
        name = shown(str(path))
        if not path.is_dir():
            faults.append(Fault(_at(name, both("rules.no-folder")), ("rules", number)))
        elif not rule_paths(path):
            faults.append(Fault(_at(name, both("rules.no-files")), ("rules", number)))
        found.append(name)
    return tuple(found)


def _bytes(path: str, name: str) -> bytes:
    """What a file holds.

    Raises:
        ConfigError: it is not there, no regular file, too large, or the system refuses it.
    """
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - see above
        data = b""
        if regular:
            with open(path, "rb") as stream:  # noqa: PTH123 - see above
                data = stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise ConfigError(_at(name, both("files.missing"))) from None
    except PermissionError:
        raise ConfigError(_at(name, both("files.forbidden"))) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "errno", None) or type(error).__name__
        raise ConfigError(_at(name, both("files.unreadable", error=reason))) from None
    if not regular:
        raise ConfigError(_at(name, both("config.special")))
    if len(data) > MOST_BYTES:
        raise ConfigError(_at(name, both("config.too-large", limit=MOST_BYTES)))
    return data


def _at(name: str, message: Bilingual) -> Bilingual:
    return {language: f"{name}: {message[language]}" for language in LANGUAGES}
