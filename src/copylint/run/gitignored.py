# SPDX-License-Identifier: Apache-2.0
"""What git leaves out is not copy: `.gitignore` files while a folder is walked.

As in git, the `.gitignore` of a folder speaks of what lies below it and the nearest one that speaks decides; an
excluded folder is not entered, so nothing below it can be taken back. `.git/info/exclude` counts, the user's own
excludes do not: two desks must have one answer. Above the folder that was named the search goes as far as the
repository, if there is one; a folder that was named although git leaves it out is walked all the same.
"""

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copylint.config.globs import made
from copylint.model.record import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


class _Spec(NamedTuple):
    """The patterns of one file, and the folder that they are relative to, with a separator at its end."""

    base: str
    patterns: "GitIgnoreSpec"


class Ignored:
    """The `.gitignore` files of one walk.

    Args:
        top: the folder that is walked, a real path.
    """

    def __init__(self, top: str) -> None:
        """See the class."""
        self._specs: dict[str, tuple[_Spec, ...]] = {}
        repository = _repository(top)
        specs: tuple[_Spec, ...] = ()
        if repository:
            specs = _read(os.path.join(repository, ".git", "info", "exclude"), repository)  # noqa: PTH118 - as in run.files
            for folder in _between(repository, top):
                if _ignores(specs, os.path.join(folder, "")):  # noqa: PTH118 - see above
                    specs = ()
                    break
                specs += _of(folder)
        self._specs[top] = specs or _of(top)

    def folder(self, path: str, parent: str) -> bool:
        """Whether a folder (real path) inside another is left out; where it is not, its own patterns count from now."""
        specs = self._specs[parent]
        if _ignores(specs, os.path.join(path, "")):  # noqa: PTH118 - see above
            return True
        self._specs[path] = (*specs, *_of(path))
        return False

    def file(self, path: str, parent: str) -> bool:
        """Whether a file (real path) of a folder is left out."""
        return _ignores(self._specs[parent], path)


def _repository(folder: str) -> str:
    """The nearest folder upwards that holds `.git`, "" where there is none."""
    while not os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118 - see above
        above = os.path.dirname(folder)  # noqa: PTH120 - see above
        if above == folder:
            return ""
        folder = above
    return folder


def _between(top: str, bottom: str) -> list[str]:
    """The folders on the way down, both ends among them."""
    found = [bottom]
    while found[-1] != top:
        found.append(os.path.dirname(found[-1]))  # noqa: PTH120 - see above
    return found[::-1]


def _ignores(specs: Sequence[_Spec], path: str) -> bool:
    for base, patterns in reversed(specs):
        if path.startswith(base):
            answer = patterns.check_file(path[len(base) :].replace(os.sep, "/")).include
            if answer is not None:
                return answer
    return False


def _of(folder: str) -> tuple[_Spec, ...]:
    return _read(os.path.join(folder, NAME), folder)  # noqa: PTH118 - see above


def _read(path: str, folder: str) -> tuple[_Spec, ...]:
    """The patterns of a file; none where there is no such file or it holds none."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as stream:  # noqa: PTH123 - see above
            lines = [line for line in stream.read().split("\n") if line.strip() and not line.startswith("#")]
    except OSError:
        return ()
    return (_Spec(os.path.join(folder, ""), _patterns(lines)),) if lines else ()  # noqa: PTH118 - see above


def _patterns(lines: Iterable[str]) -> "GitIgnoreSpec":
    lines = list(lines)
    try:
        return made(lines)
    except ValueError:  # git passes over a pattern that is none
        return made(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    try:
        made([line])
    except ValueError:
        return False
    return True
