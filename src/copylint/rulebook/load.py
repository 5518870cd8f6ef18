# SPDX-License-Identifier: Apache-2.0
"""The rules of a run: ours from the bundle, a house's from YAML or from a cache that its content opens.

Ours lie in `_rules` beside the package in a wheel, or in `rules/` beside the pyproject.toml of a source tree
(`Path(__file__)` finds both; importlib.resources would cost a third of what importing click costs).
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from copylint.kinds import KINDS
from copylint.model.rule import Rule
from copylint.model.version import VERSION
from copylint.rulebook.bundle import FORM, dumps, loads, opened
from copylint.rulebook.problems import RuleBookError, RuleProblem
from copylint.text import regexes
from copylint.text.patterns import Store, use
from copylint.wording import both

if TYPE_CHECKING:
    from pathlib import Path  # 8 ms that a wheel does not need

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - pathlib costs more


def rules_folder() -> "Path":
    """The folder of our rule files: that of the wheel, or that of the source tree.

    Raises:
        FileNotFoundError: the installation holds no rules.
    """
    from pathlib import Path  # noqa: PLC0415 - not needed where the bundle serves

    wheel = Path(_PACKAGE, "_rules")
    if wheel.is_dir():
        return wheel
    tree = Path(_PACKAGE).parent.parent
    if (tree / "pyproject.toml").is_file() and (tree / "rules").is_dir():
        return tree / "rules"
    raise FileNotFoundError(str(wheel))


def load_rules(folders: "Sequence[Path]" = (), *, bundled: bool = True) -> tuple[Rule, ...]:
    """The rules of a run, in order of code.

    Args:
        folders: folders of a house's own rules.
        bundled: whether ours are loaded too.

    Raises:
        RuleBookError: a rule file is wrong.
        FileNotFoundError: the installation holds no rules.
    """
    use_stored_patterns()
    ours = _bundled() if bundled else ()
    if not folders:
        return ours
    own = _cached(folders, ours=False)
    _refuse_taken(own, ours)
    return tuple(sorted((*ours, *own), key=lambda rule: rule.code))


def _refuse_taken(own: Sequence[Rule], ours: Sequence[Rule]) -> None:
    """A house's rule must not take a code, name or alias of ours: one word would mean two rules."""
    holders = {word: rule for rule in ours for word in (rule.code, rule.name, *rule.aliases)}
    problems = [
        RuleProblem(rule.file, 1, 1, both("rules.taken", word=word, file=holders[word].code))
        for rule in own
        for word in (rule.code, rule.name, *rule.aliases)
        if word in holders
    ]
    if problems:
        raise RuleBookError(problems)


@cache
def use_stored_patterns() -> None:
    """Let patterns be made from their stored code: the wheel's, else (another `regex`) the user's cache's, made once.

    Without a store everything works and takes longer: a source tree has none.
    """
    try:
        store = _store(os.path.join(_PACKAGE, "_rules", "patterns.json"))  # noqa: PTH118 - pathlib costs more
    except OSError:
        return
    use(store or _cached_store())


def _store(path: str) -> Store:
    """The store in a file, of which a check of one article needs a tenth: each pattern is read when it is made."""
    read, _ = _reading(path)
    header = b""
    while b"\n" not in header and (piece := read(len(header), _PIECE)):
        header += piece
    return Store(header, read)


_PIECE = 65536


def _cached_store() -> Store:
    from copylint.rulebook.cache import read, write  # noqa: PLC0415 - not needed where the wheel's store serves
    from copylint.rulebook.paths import list_paths, rule_paths  # noqa: PLC0415 - see above

    folder = rules_folder()
    key = "patterns-" + _content([*list_paths(folder), *rule_paths(folder)], ours=True)
    store = Store(read(key) or b"")
    if not store:
        from copylint.rulebook.store import build  # noqa: PLC0415 - everything is imported there

        data = build(folder)
        write(key, data)
        store = Store(data)
    return store


def _bundled() -> tuple[Rule, ...]:
    path = os.path.join(_PACKAGE, "_rules", "bundle.json")  # noqa: PTH118 - pathlib costs more
    try:
        read, size = _reading(path)
        rules = opened(read, size, "", _made_anew)
    except OSError:
        rules = None
    return _made_anew() if rules is None else rules


@cache
def _made_anew() -> tuple[Rule, ...]:
    return _cached([rules_folder()], ours=True)


def _reading(path: str) -> tuple[Callable[[int, int], bytes], int]:
    """How to read bytes from a place of a file, so many; and its length. It stays open as long as the process runs.

    Raises:
        OSError: it cannot be read.
    """
    if not hasattr(os, "pread"):  # Windows, where an open file could not be replaced by an update either
        with open(path, "rb") as whole:  # noqa: PTH123 - see above
            data = whole.read()
        return lambda start, length: data[start : start + length], len(data)
    number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    return lambda start, length: os.pread(number, length, start), os.fstat(number).st_size


def _cached(folders: "Sequence[Path]", *, ours: bool) -> tuple[Rule, ...]:
    from copylint.rulebook.cache import read, write  # noqa: PLC0415 - not needed where the bundle serves
    from copylint.rulebook.paths import list_paths, rule_paths  # noqa: PLC0415 - see above

    lists_from = [] if ours else [rules_folder()]
    paths = [path for folder in (*lists_from, *folders) for path in (*list_paths(folder), *rule_paths(folder))]
    key = _content(paths, ours=ours)
    data = read(f"rules-{key}")
    rules = loads(data, key) if data is not None else None
    if rules is None:
        from copylint.rulebook.files import read_folders  # noqa: PLC0415 - YAML only where the cache does not serve

        rules = tuple(file.rule for file in read_folders(folders, bundled=ours, lists_from=lists_from))
        if all(rule.kind in KINDS for rule in rules):  # what another package's kind says may change with the package
            write(f"rules-{key}", dumps(rules, key))
    return rules


def _content(paths: "Sequence[Path]", *, ours: bool) -> str:
    """A hash of all that decides what the rules become: their files, this program's code, and the pattern engine."""
    from copylint.text.digest import sha256  # noqa: PLC0415 - not needed where the bundle serves

    digest = sha256(f"{FORM} {VERSION} {regexes.version()} {ours} {_code_stamp()}".encode())
    for path in paths:
        digest.update(f"\0{path.as_posix()}\0".encode())
        try:
            digest.update(path.read_bytes())
        except OSError:
            digest.update(b"\0unreadable")
    return digest.hexdigest()


def _code_stamp() -> str:
    """In a source tree the code changes without its version: the newest modification of what turns YAML into rules."""
    from pathlib import Path  # noqa: PLC0415 - not needed where the bundle serves

    if Path(_PACKAGE, "_rules").is_dir():
        return ""
    return str(max(path.stat().st_mtime_ns for path in Path(_PACKAGE).rglob("*.py")))
