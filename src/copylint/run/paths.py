# SPDX-License-Identifier: Apache-2.0
"""How a file is named in a report: relative to the working directory, with `/` on every system.

`os.path` and not pathlib: this is on the start path. The flavour is an argument so that the answers for Windows can
be had anywhere.
"""

import os
from types import ModuleType

STDIN = "-"
STDIN_SHOWN = "<stdin>"


def shown(path: str, cwd: str, flavour: ModuleType = os.path) -> str:
    """The name of a path in reports.

    `..` behind a name stays (the name may be a link), a path on another drive keeps its drive. What the system cannot
    write as Unicode is shown as U+FFFD, so that every report can be written as UTF-8.

    Args:
        path: as it was given or found.
        cwd: the working directory, absolute.
        flavour: `posixpath` or `ntpath`.
    """
    plain = path.replace("\\", "/") if flavour.sep == "\\" else path
    pieces = [piece for piece in plain.split("/") if piece not in ("", ".")]
    if flavour.isabs(path) or (pieces[:1] == [".."] and not _turns_back(pieces)):
        try:
            name = flavour.relpath(flavour.join(cwd, path), cwd)
        except ValueError:
            name = flavour.normpath(path)
    else:
        name = "/".join(pieces) or "."
    if flavour.sep == "\\":
        name = name.replace("\\", "/")
    if not name.isascii() and any("\ud800" <= sign <= "\udfff" for sign in name):
        name = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in name)
    return str(name)


def _turns_back(pieces: list[str]) -> bool:
    """Whether `..` stands behind a name."""
    names = [piece != ".." for piece in pieces]
    return names != sorted(names)
