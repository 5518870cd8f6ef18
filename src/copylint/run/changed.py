# SPDX-License-Identifier: Apache-2.0
"""`--diff-from REF`: what has changed since a git ref: a desk answers for what it wrote and not for its archive.

The working tree is compared with the commit where the branch left REF, so that what others added to REF since does not
count. Files that git does not know yet have changed as a whole, and so has a file outside the repository: nothing is
known of it. git counts lines by their line feeds, and so does this module.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from copylint.document.document import Document
from copylint.model.findings import Bilingual
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.text.patterns import lazy
from copylint.wording import both

WHOLE_FILE = ("MKD", "REF")
"""Families whose rules speak of a file: a reference and its entry, a heading and the one before it stand far apart."""
_BLOCKS = ("TAB",)
"""Families whose rules speak of a block of lines: a new row may put the old ones in the wrong."""
_DIFF = ("diff", "--unified=0", "--no-ext-diff", "--no-textconv", "--no-color", "--find-renames")
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/")
_ESCAPE = lazy(r'\\([abtnvfr"\\]|[0-7]{3})')
_ESCAPED = dict(zip("abtnvfr", "\a\b\t\n\v\f\r", strict=True))


class GitTrouble(Exception):
    """git cannot say what has changed; `message` tells why in both languages."""

    def __init__(self, message: Bilingual) -> None:
        """See the class."""
        self.message = message
        super().__init__(message["en"])


class Changed(NamedTuple):
    """The lines of one file that have changed.

    Attributes:
        lines: ranges of line numbers from 1, ends included, sorted and disjoint; None for all lines.
        original: the text that the numbers count. A repaired text is compared with it line by line; None where the
            text to be checked is that text.
    """

    lines: tuple[tuple[int, int], ...] | None
    original: str | None = None

    def within(self, document: Document) -> "ChangedLines":
        """The same, for the places of a document."""
        source = document.source
        if self.lines is None:
            return ChangedLines(source, None)
        if self.original is None or self.original == source:
            flags = _flags(self.lines, source.count("\n") + 1)
        else:
            # Line numbers have moved. What stands among the lines that had not changed has not changed.
            before = self.original.split("\n")
            old = _flags(self.lines, len(before))
            same = {line for line, changed in zip(before, old, strict=True) if not changed}
            flags = [line not in same for line in source.split("\n")]
        return ChangedLines(source, flags)


class ChangedLines:
    """Whether a place lies on changed lines.

    Args:
        source: the text.
        flags: for each line, whether it has changed; None where all have.
    """

    def __init__(self, source: str, flags: Sequence[bool] | None) -> None:
        """See the class."""
        self._all = flags is None
        if flags is None:
            return
        self._source = source
        self._ends = [match.start() for match in re.finditer("\n", source)]
        self._before = [0, *accumulate(flags)]
        self._blanks: list[int] | None = None

    def holds(self, rule: Rule, span: Span) -> bool:
        """Whether a place of a rule counts."""
        family = rule.code[:3]
        if self._all or (family in WHOLE_FILE and rule.scope == "document"):
            return True
        return self._touched(*self._block(span)) if family in _BLOCKS else self.touches(span)

    def touches(self, span: Span) -> bool:
        """Whether a place lies on a changed line, as a whole or in part."""
        return self._all or self._touched(*self._lines(span))

    def _lines(self, span: Span) -> tuple[int, int]:
        """First and last line of a place, from 0."""
        return bisect_left(self._ends, span.start), bisect_left(self._ends, max(span.start, span.end - 1))

    def _touched(self, first: int, last: int) -> bool:
        return self._before[last + 1] > self._before[first]

    def _block(self, span: Span) -> tuple[int, int]:
        """The lines of a place and those around it up to a blank one."""
        first, last = self._lines(span)
        if self._blanks is None:
            self._blanks = [at for at, line in enumerate(self._source.split("\n")) if not line.strip(" \t\r>")]
        above, below = bisect_right(self._blanks, first) - 1, bisect_left(self._blanks, last)
        start = self._blanks[above] if above >= 0 else 0
        return start, self._blanks[below] if below < len(self._blanks) else len(self._ends)


def _flags(lines: Iterable[tuple[int, int]], count: int) -> list[bool]:
    flags = [False] * count
    for first, last in lines:
        for line in range(max(first, 1), min(last, count) + 1):
            flags[line - 1] = True
    return flags


class Changes:
    """What has changed since a ref in the repository of a folder.

    Args:
        ref: a branch, tag or commit.
        folder: where to ask.

    Raises:
        GitTrouble: no git, no repository, no such ref, an answer that cannot be read.
    """

    def __init__(self, ref: str, folder: str) -> None:
        """See the class."""
        top = _git(folder, "rev-parse", "--show-toplevel", trouble="changed.no-repository").rstrip("\r\n")
        self._top = os.path.realpath(top)
        commit = self._base(ref)
        answer = _git(self._top, *_DIFF, *_PREFIXES, commit, "--")
        self._files = {os.path.normcase(os.path.join(self._top, name)): at for name, at in _read(answer)}  # noqa: PTH118 - as in run.files
        others = _git(self._top, "ls-files", "--others", "--exclude-standard", "-z")
        self._new = {os.path.normcase(os.path.join(self._top, name)) for name in others.split("\0") if name}  # noqa: PTH118 - see above

    def of(self, path: str) -> Changed | None:
        """What has changed in a file; None where nothing has."""
        real = os.path.normcase(os.path.realpath(path))
        if real in self._files:
            return self._files[real]
        inside = real.startswith(os.path.join(os.path.normcase(self._top), ""))  # noqa: PTH118 - see above
        return None if inside and real not in self._new else Changed(None)

    def _base(self, ref: str) -> str:
        """The commit where the branch left `ref`; that of `ref` where a shallow clone does not know it."""
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        commit = _git(self._top, *words, trouble="changed.no-ref", ref=ref).strip()
        try:
            return _git(self._top, "merge-base", commit, "HEAD").strip() or commit
        except GitTrouble:
            return commit


def _git(folder: str, *words: str, trouble: str = "changed.git", **values: object) -> str:
    import subprocess  # noqa: PLC0415 - only where git is asked

    try:
        done = subprocess.run(  # noqa: S603 - fixed words; the ref cannot be taken for an option
            ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *words],  # noqa: S607 - the user's git
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitTrouble(both("changed.no-git")) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitTrouble(both(trouble, detail=said, **values))
    return done.stdout.decode("utf-8", "surrogateescape")


def _read(answer: str) -> Iterable[tuple[str, Changed]]:
    """The files of a diff without context, each with its changed lines."""
    from io import StringIO  # noqa: PLC0415 - see `_git`

    from unidiff.errors import UnidiffParseError  # noqa: PLC0415 - see `_git`
    from unidiff.patch import PatchSet  # noqa: PLC0415 - see `_git`

    try:
        patches = PatchSet(StringIO(answer, newline="\n"), metadata_only=True)
    except UnidiffParseError as error:
        raise GitTrouble(both("changed.git", detail=type(error).__name__)) from None
    for patch in patches:
        if patch.is_removed_file or patch.target_file in (None, "/dev/null"):
            continue
        ranges = [_range(hunk.target_start, hunk.target_length) for hunk in patch]
        if patch.is_binary_file:
            yield _name(patch.target_file), Changed(None)
        elif ranges:
            yield _name(patch.target_file), Changed(_disjoint(ranges))


def _range(start: int, length: int) -> tuple[int, int]:
    """Where lines have only gone, the lines on both sides count: they may have run together."""
    return (start, start + length - 1) if length else (start, start + 1)


def _disjoint(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _name(target: str) -> str:
    """The path behind `b/`; git writes one with quotes, backslashes or control characters as a C string."""
    if target.startswith('"') and target.endswith('"'):
        target = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], "") or _sign(found[1]), target[1:-1])
    return target.removeprefix("b/")


def _sign(escaped: str) -> str:
    return chr(int(escaped, 8)) if escaped.isdigit() else escaped
