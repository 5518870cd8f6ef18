# SPDX-License-Identifier: Apache-2.0
"""Which files a run reads: those named, those that folders give, those that globs mean.

What was named is read whatever its suffix; a folder gives the suffixes of `formats.SUFFIXES`, without the plain-text
files that are no copy (requirements.txt, robots.txt…) and without what git leaves out. Links to folders are not
followed inside a folder: the walk always ends and `--fix` never leaves the tree that was named. Each file is read once,
under the name found first.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence

from copylint.config.errors import ConfigError
from copylint.config.finder import relative
from copylint.config.globs import made
from copylint.config.settings import Config
from copylint.formats import SUFFIXES
from copylint.model.findings import Bilingual, NotChecked
from copylint.model.record import NamedTuple
from copylint.run.paths import STDIN, STDIN_SHOWN, shown
from copylint.wording import both

_FOLDERS_LEFT_OUT = frozenset({".git", "node_modules", ".venv", ".copylint_cache"})
_FILES_LEFT_OUT = frozenset({"robots.txt", "ads.txt", "humans.txt", "security.txt", "CMakeLists.txt"})
_PREFIXES_LEFT_OUT = (("requirements", ".txt"), ("constraints", ".txt"), ("LICENSE", ""))


class File(NamedTuple):
    """A file to read: `path` to open it (`-` is standard input), `shown` to name it.

    A path that was named and cannot be read keeps its place in the order: `refused` says why in a word for machines
    (missing, unreadable, special), `reason` in both languages.
    """

    path: str
    shown: str
    refused: str = ""
    reason: Bilingual = {}  # noqa: RUF012 - a mapping that nobody writes to


class Listing(NamedTuple):
    """The files of a run in order, and the folders that gave none or could not be read."""

    files: tuple[File, ...]
    folders: tuple[NotChecked, ...] = ()


ConfigAt = Callable[[str], Config]
"""Which Config holds for the files of a folder."""


def find(paths: Sequence[str], config: Config, *, stdin_filename: str = "", at: ConfigAt | None = None) -> Listing:
    """The files that the arguments of a command mean.

    Args:
        paths: files, folders, globs, `-`; none means the working directory.
        config: its `exclude` (globs as in a .gitignore) is applied to what folders give, and with `force_exclude` to
            what was named.
        stdin_filename: what standard input is called.
        at: the Config whose `exclude` counts in a folder; `config` everywhere where None.

    Raises:
        ConfigError: an exclusion is no glob.
    """
    return _Finder(config, stdin_filename, at or (lambda _: config)).find(paths or (".",))


class _Finder:
    """One search; it remembers what it has seen."""

    def __init__(self, config: Config, stdin_filename: str, at: ConfigAt) -> None:
        self._cwd = os.getcwd()  # noqa: PTH109 - pathlib is not on the start path
        self._stdin_filename = stdin_filename or STDIN_SHOWN
        self._stdin = shown(stdin_filename, self._cwd) if stdin_filename else STDIN_SHOWN
        self._at = at
        self._excluders: dict[tuple[str, ...], Callable[[str], bool]] = {}
        self._force = config.force_exclude
        self._gitignore = config.respect_gitignore
        self._seen: set[str] = set()
        self._folders: set[str] = set()
        self._files: list[File] = []
        self._refused: list[NotChecked] = []

    def find(self, paths: Sequence[str]) -> Listing:
        for path in paths:
            if path == STDIN:
                self._named(STDIN, self._stdin)
                continue
            for meant in _meant(path):
                self._take(meant)
        return Listing(tuple(self._files), tuple(self._refused))

    def _take(self, path: str) -> None:
        name = shown(path, self._cwd)
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - see above
        except (FileNotFoundError, NotADirectoryError):
            self._add(File(path, name, "missing", both("files.missing")), path)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            self._add(File(path, name, "unreadable", unreadable(error)), path)
        else:
            if stat.S_ISDIR(mode):
                self._folder(path, name)
            elif stat.S_ISREG(mode):
                self._named(path, name)
            else:
                self._add(File(path, name, "special", both("files.special")), path)

    def _named(self, path: str, name: str) -> None:
        if self._force and (is_left_out(name) or self._excluded(self._stdin_filename if path == STDIN else path)):
            return
        self._add(File(path, name), path if path == STDIN else os.path.realpath(path))

    def _add(self, file: File, real: str) -> None:
        key = os.path.normcase(real)
        if key not in self._seen:
            self._seen.add(key)
            self._files.append(file)

    def _folder(self, path: str, name: str) -> None:
        if self._force and name != "." and self._excluded(path, folder=True):
            return
        self._folders.clear()
        refused = len(self._refused)
        found: list[tuple[str, str, str]] = []
        dropped = False
        for file, real in self._walk(path):
            label = shown(file, self._cwd)
            if self._excluded(file):
                dropped = True
            else:
                found.append((label, file, real))
        # By name as shown, so that a report over a folder has one order on every system.
        for label, file, real in sorted(found):
            self._add(File(file, label), real)
        if not found and not (dropped and self._force) and len(self._refused) == refused:
            self._refused.append(NotChecked("file", both("files.empty-folder"), name))

    def _walk(self, top: str) -> Iterator[tuple[str, str]]:
        """Every file of a folder and of the folders below that is copy, with its real path."""
        from copylint.run.gitignored import Ignored  # noqa: PLC0415 - where only files are named, no folder is walked

        ignored = Ignored(os.path.realpath(top)) if self._gitignore else None
        pending = [top]
        while pending:
            folder = pending.pop()
            real = os.path.realpath(folder)
            if real in self._folders:  # a junction of Windows that leads back
                continue
            self._folders.add(real)
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        path = entry.name if folder == "." else entry.path
                        inside = os.path.join(real, entry.name)  # noqa: PTH118 - see above
                        if entry.is_dir(follow_symlinks=False):
                            if entry.name in _FOLDERS_LEFT_OUT or self._prunes(path):
                                continue
                            if ignored is None or not ignored.folder(inside, real):
                                pending.append(path)
                        elif (
                            is_copy(entry.name)
                            and _is_file(entry)
                            and (ignored is None or not ignored.file(inside, real))
                        ):
                            yield path, os.path.realpath(path) if entry.is_symlink() else inside
            except OSError as error:
                self._refused.append(NotChecked("file", unreadable(error), shown(folder, self._cwd)))

    def _prunes(self, folder: str) -> bool:
        return self._excluded(folder, folder=True)

    def _excluded(self, path: str, *, folder: bool = False) -> bool:
        """Whether the configuration of the folder that holds a path leaves it out."""
        whole = os.path.abspath(path)  # noqa: PTH100 - see above
        config = self._at(os.path.dirname(whole))  # noqa: PTH120 - see above
        if not config.exclude:
            return False
        name = (relative(whole, config.exclude_from) if config.exclude_from else None) or shown(path, self._cwd)
        excluder = self._excluders.get(config.exclude)
        if excluder is None:
            excluder = self._excluders[config.exclude] = _excluder(config.exclude)
        return excluder(f"{name}/" if folder else name)


def is_copy(name: str) -> bool:
    """Whether a folder gives a file of this name."""
    dot = name.rfind(".")
    return dot >= 0 and name[dot:].lower() in SUFFIXES and not _is_of_a_machine(name)


def is_left_out(path: str) -> bool:
    """Whether no folder gives a path (with `/`), whatever its suffix: what `--force-exclude` leaves out of names."""
    *folders, name = path.split("/")
    return _is_of_a_machine(name) or not _FOLDERS_LEFT_OUT.isdisjoint(folders)


def _is_of_a_machine(name: str) -> bool:
    if name in _FILES_LEFT_OUT:
        return True
    return any(name.startswith(start) and name.endswith(end) for start, end in _PREFIXES_LEFT_OUT)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """A link that leads to itself or nowhere is no file."""
    try:
        return entry.is_file()
    except OSError:
        return False


def unreadable(error: Exception) -> Bilingual:
    """Why the system does not give a file, in both languages."""
    if isinstance(error, PermissionError):
        return both("files.forbidden")
    return both("files.unreadable", error=getattr(error, "errno", None) or type(error).__name__)


def _meant(path: str) -> list[str]:
    """A path, or what it means as a glob where no file has that name: not every shell expands its globs."""
    if not any(sign in path for sign in "*?[") or os.path.lexists(path):
        return [path]
    from glob import glob  # noqa: PLC0415 - most shells have done it already

    return sorted(glob(path, recursive=True)) or [path]  # noqa: PTH207 - see above


def _excluder(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    if not patterns:
        return lambda _: False
    try:
        return made(patterns).match_file
    except ValueError:
        raise ConfigError(both("files.pattern", patterns=", ".join(patterns))) from None
