# SPDX-License-Identifier: Apache-2.0
"""Where the rule files and lists of a folder lie. Apart from the module that reads them, which needs YAML."""

from pathlib import Path

LISTS = "lists"
_SUFFIXES = (".yml", ".yaml")


def rule_paths(folder: Path) -> list[Path]:
    """The rule files of a folder, lists left out, in order of path."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES and LISTS not in path.relative_to(folder).parts[:-1]
    )


def list_paths(folder: Path) -> list[Path]:
    """The list files of a folder, in order of path."""
    return sorted(path for path in (folder / LISTS).rglob("*") if path.suffix in _SUFFIXES)
