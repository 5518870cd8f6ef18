# SPDX-License-Identifier: Apache-2.0
"""What is to be said of waivers once a run is over: expired, needless, without a reason; and their repair.

Only what the run could judge is said: a waiver is needless where its file was checked in full, its rule was in force
and it set nothing aside, or where its file has gone.
"""

import os
from collections.abc import Iterator, Mapping, Sequence

from copylint.model.findings import FileResult, Finding, NotChecked
from copylint.model.places import Edit
from copylint.model.record import NamedTuple
from copylint.run.linter import Linter
from copylint.run.notices import EXPIRED, NO_REASON, UNUSED_WAIVER, notice
from copylint.run.waivers import Waiver, WaiverFile, parsed
from copylint.run.write import NotWritten, replace
from copylint.text.digest import sha256
from copylint.wording import both


class Run(NamedTuple):
    """What a run gave: by the name of a file as shown, its result and the Linter that checked it."""

    results: Mapping[str, FileResult]
    linters: Mapping[str, Linter]


class WaiverNotices:
    """What is said of waivers.

    Args:
        files: the files of waivers.
        governed: by the name of a file of copy as shown, its file of waivers and its name there.
        date: the day of the check.
        narrowed: whether only some lines of each file were looked at.
    """

    def __init__(
        self,
        files: Sequence[WaiverFile],
        governed: Mapping[str, tuple[WaiverFile, str]],
        date: str,
        *,
        narrowed: bool,
    ) -> None:
        """See the class."""
        self._files = files
        self._governed = governed
        self._date = date
        self._narrowed = narrowed

    def told(self, run: Run) -> Iterator[FileResult]:
        """One result per file of waivers that there is something to say of."""
        for file in self._files:
            found = self._findings(file, self._names(file), run)
            if found:
                yield _result(file, file.source, found)

    def repaired(self, run: Run, *, write: bool, diff: bool) -> Iterator[FileResult]:
        """The same once the needless and the expired ones are gone from their files.

        Args:
            run: see there.
            write: whether the files are written.
            diff: whether each result brings its diff.
        """
        for file in self._files:
            names = self._names(file)
            found = self._findings(file, names, run)
            starts = {finding.span.start for finding in found if finding.fix is not None}
            new = file.without(index for index, start in enumerate(file.starts) if start in starts)
            result = _result(file, file.source, found)
            if starts and write:
                try:
                    replace(file.path, file.source.encode(), new.encode())
                except NotWritten as error:
                    reason = both(error.reason, detail=error.detail)
                    yield result._replace(not_checked=(NotChecked("repair", reason, file.shown),))
                    continue
            if starts:
                left = self._findings(parsed(file.path, file.shown, new), names, run)
                codes = tuple(finding.code for finding in found if finding.fix is not None)
                result = _result(file, new, left)._replace(fixed=codes)
                if diff:
                    from copylint.fixing.diff import unified  # noqa: PLC0415 - for --diff only

                    result = result._replace(diff=unified(file.source, [_change(file.source, new)], file.shown))
            if found:
                yield result

    def _names(self, file: WaiverFile) -> dict[str, str]:
        """By the name in the waivers, the name as shown of the files that were checked."""
        return {name: shown for shown, (governing, name) in self._governed.items() if governing is file}

    def _findings(self, file: WaiverFile, names: Mapping[str, str], run: Run) -> list[Finding]:
        found = []
        for index, waiver in enumerate(file.waivers):
            shown = names.get(waiver.file) or next(iter(names.values()))
            linter = run.linters[shown]
            for code, key in self._judged(file, waiver, names, run):
                fix = None if code == NO_REASON else ("notice.fix.waiver", (file.gone(index),))
                values = {} if code == NO_REASON else {"file": waiver.file, "word": waiver.code}
                if code == EXPIRED:
                    values["day"] = waiver.expires
                one = notice(linter.own, code, file.source, file.span(index), key=key, fix=fix, **values)
                if one is not None:
                    basis = f"{code}\0{waiver.file}\0{waiver.code}\0{waiver.fingerprint}\0{waiver.excerpt}"
                    digest = sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()
                    found.append(one._replace(fingerprint=digest[:16]))
        return found

    def _judged(
        self, file: WaiverFile, waiver: Waiver, names: Mapping[str, str], run: Run
    ) -> Iterator[tuple[str, str]]:
        """Codes of what is wrong with a waiver, each with the key of its message ("" for that of the rule)."""
        shown = names.get(waiver.file)
        any_of = shown or next(iter(names.values()))
        if not waiver.reason and run.linters[any_of].config.require_reasons:
            yield NO_REASON, "notice.CPL003.waiver"
        here = shown in run.results
        gone = not here and not os.path.exists(os.path.join(os.path.dirname(file.path), waiver.file))  # noqa: PTH110, PTH118, PTH120 - as in run.files
        if not waiver.counts(self._date):
            if here or gone:
                yield EXPIRED, ""
        elif gone:
            yield UNUSED_WAIVER, "notice.CPL004.file"
        elif shown is not None and here and self._needless(waiver, run.results[shown], run.linters[shown]):
            yield UNUSED_WAIVER, ""

    def _needless(self, waiver: Waiver, result: FileResult, linter: Linter) -> bool:
        if self._narrowed or not result.checked or result.not_checked:
            return False
        if not any(waiver.code in (rule.code, rule.name) for rule in linter.rules):
            return False
        return not any(entry.by == "waiver" and waiver.covers(entry.finding) for entry in result.suppressed)


def _result(file: WaiverFile, source: str, findings: Sequence[Finding]) -> FileResult:
    """What is said of a file of waivers, which is no copy and was not checked as such."""
    return FileResult(file.shown, source, tuple(findings), checked=False)


def _change(old: str, new: str) -> Edit:
    """The one edit that turns a text into another."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start, len(old) - tail, new[start : len(new) - tail])
