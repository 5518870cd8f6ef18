# SPDX-License-Identifier: Apache-2.0
"""The compiled patterns of rules and of the program's own modules, as one store (text/patterns.py).

A wheel brings the store that its build made. Where another version of `regex` is installed, or from a source tree, the
user's cache holds one, made once.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from copylint.evidence.kind import options_of
from copylint.kinds import kind
from copylint.model.rule import Rule
from copylint.rulebook.schema import RuleFile
from copylint.text.patterns import FLAGS, Lazy, packed

_PACKAGE = Path(__file__).resolve().parent.parent
_EDGES = frozenset({"cli", "grammar", "__main__"})
"""Rooms that hold no patterns of the start path, or need what may not be installed."""


def build(folder: Path) -> bytes:
    """The store of a folder of rule files and of this program, for the wheel.

    Raises:
        RuleBookError: a rule file is wrong.
    """
    from copylint.rulebook.files import read_folders  # noqa: PLC0415 - YAML is read here only

    return of(read_folders([folder], bundled=True))


def of(files: Sequence[RuleFile]) -> bytes:
    """The store of some rules and of this program."""
    rules = {(entry.pattern, int(FLAGS)) for file in files for entry in file.entries}
    return packed(rules.union(modules(), *(_made(file.rule) for file in files)))


def _made(rule: Rule) -> Iterable[tuple[str, int]]:
    """What the kind of a rule makes patterns of beside what the rule says."""
    module = kind(rule.kind)
    made = getattr(module, "patterns", None)
    return made(options_of(module.Options, rule.options)) if made else ()


def modules() -> set[tuple[str, int]]:
    """The lazy patterns of every module of the program, each imported."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        parts = path.relative_to(_PACKAGE).with_suffix("").parts
        if parts[0] not in _EDGES and parts[-1] != "__init__":
            import_module(".".join(("copylint", *parts)))
    return {pattern.key for pattern in Lazy.made if isinstance(pattern.key[0], str)}  # type: ignore[redundant-expr]  # a pattern of bytes is never stored
