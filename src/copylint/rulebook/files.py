# SPDX-License-Identifier: Apache-2.0
"""Rule files on disk, read from YAML: for the bundle, for authors, for the rules of a house."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from copylint.rulebook.lists import Lists, read_list
from copylint.rulebook.paths import LISTS, list_paths, rule_paths
from copylint.rulebook.problems import RuleBookError, RuleProblem
from copylint.rulebook.schema import RuleFile, read_rule
from copylint.wording import both


def read_lists(folders: Iterable[Path]) -> tuple[Lists, list[RuleProblem]]:
    """The lists of some folders; a later folder's list takes the place of an earlier one's of the same name."""
    entries: dict[str, dict[str, tuple[str, ...]]] = {}
    problems: list[RuleProblem] = []
    for folder in folders:
        for path in list_paths(folder):
            text = _text(path, problems)
            if text is None:
                continue
            name, words, found = read_list(_shown(path), text)
            problems += found
            if name:
                entries[name] = words
    return Lists(entries), problems


def read_folders(folders: Sequence[Path], *, bundled: bool, lists_from: Sequence[Path] = ()) -> tuple[RuleFile, ...]:
    """Every rule of some folders, in order of code.

    Args:
        folders: where rule files lie, each with a folder `lists` or without.
        bundled: whether they are ours.
        lists_from: further folders whose lists may be named.

    Raises:
        RuleBookError: a file cannot be read or is wrong, a code or name is there twice.
    """
    lists, problems = read_lists([*lists_from, *folders])
    files: list[RuleFile] = []
    for folder in folders:
        if not folder.is_dir():
            problems.append(RuleProblem(_shown(folder), 0, 0, both("rules.no-folder")))
            continue
        for path in rule_paths(folder):
            text = _text(path, problems)
            if text is None:
                continue
            file, found = read_rule(_shown(path), text, lists, bundled=bundled)
            problems += found
            if file:
                files.append(file)
    problems += _repeated(files)
    if problems:
        raise RuleBookError(problems)
    return tuple(sorted(files, key=lambda file: file.rule.code))


def read_rule_file(path: Path, *, lists_from: Sequence[Path] = (), bundled: bool | None = None) -> RuleFile:
    """One rule file. Whether it is ours is told by its folder unless said.

    Raises:
        RuleBookError: it cannot be read or is wrong.
    """
    folders = [parent for parent in path.absolute().parents if (parent / LISTS).is_dir()][:1]
    lists, problems = read_lists([*lists_from, *folders])
    ours = any(path.absolute().is_relative_to(folder) for folder in lists_from) if bundled is None else bundled
    text = _text(path, problems)
    if problems or text is None:
        raise RuleBookError(problems)
    file, found = read_rule(_shown(path), text, lists, bundled=ours)
    if file is None:
        raise RuleBookError(found)
    return file


def _text(path: Path, problems: list[RuleProblem]) -> str | None:
    """What a file holds; None where it cannot be read, which is told."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problems.append(
            RuleProblem(_shown(path), 0, 0, both("rules.unreadable", reason=error.strerror or type(error).__name__))
        )
    except UnicodeDecodeError as error:
        problems.append(RuleProblem(_shown(path), 0, 0, both("rules.undecodable", offset=error.start)))
    return None


def _shown(path: Path) -> str:
    return path.as_posix()


def _repeated(files: list[RuleFile]) -> list[RuleProblem]:
    seen: dict[str, str] = {}
    problems: list[RuleProblem] = []
    for file in files:
        for word in (file.rule.code, file.rule.name, *file.rule.aliases):
            if word in seen:
                problems.append(RuleProblem(file.rule.file, 1, 1, both("rules.taken", word=word, file=seen[word])))
            else:
                seen[word] = file.rule.file
    return problems
