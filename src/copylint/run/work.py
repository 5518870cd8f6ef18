# SPDX-License-Identifier: Apache-2.0
"""A run over many files, or one with something to set aside: cache, processes, waivers, baseline, changed lines.

Nothing of a result depends on where it came from: the order is that of the files, and what was kept is what a check
would say.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from copylint.config.errors import ConfigError
from copylint.config.settings import Config
from copylint.model.findings import FileResult
from copylint.run.asides import Asides, Sources
from copylint.run.changed import GitTrouble
from copylint.run.files import File, Listing
from copylint.run.linter import Linter
from copylint.run.linters import Linters
from copylint.run.paths import STDIN
from copylint.run.pool import Task, in_processes, workers
from copylint.run.run import FEW, Extras, OnFault, Repairs, check_file, file_bytes, never_lost, size_of
from copylint.run.sift import Aside, set_aside
from copylint.run.waiver_notices import Run
from copylint.text.encoding import DecodeError, decode

if False:  # named in annotations only
    from copylint.run.cache import Cache


def work(  # noqa: PLR0913 - what a run is told
    listing: Listing,
    linters: Linters,
    extras: Extras,
    *,
    stdin: bytes,
    on_fault: OnFault | None,
    repairs: Repairs | None,
) -> list[FileResult]:
    """The results of a run, see `run.run`.

    Raises:
        ConfigError: see `run.run`.
    """
    cwd = os.getcwd()  # noqa: PTH109 - as in run.files
    try:
        asides = Asides(Sources(extras.waivers, extras.diff_from), cwd, linters.config.date)
    except GitTrouble as trouble:
        raise ConfigError(trouble.message) from None
    files = [file for file in listing.files if not asides.left_out(file)]
    desk = _Desk(linters, extras, stdin, on_fault, repairs)
    aside = [asides.of(file, desk.linter(file).config) if not file.refused else None for file in files]
    results = list(desk.results(files, aside))
    if not asides.has_waivers:
        return results
    by_name = {result.file: result for result in results}
    run = Run(by_name, {file.shown: desk.linter(file) for file in files if not file.refused})
    if repairs is None:
        return [*results, *asides.waivers.told(run)]
    return [*results, *asides.waivers.repaired(run, write=repairs.write, diff=repairs.diff)]


class _Desk:
    """Where the files of one run are checked."""

    def __init__(
        self, linters: Linters, extras: Extras, stdin: bytes, on_fault: OnFault | None, repairs: Repairs | None
    ) -> None:
        self._linters = linters
        self._extras = extras
        self._stdin = stdin
        self._on_fault = on_fault
        self._repairs = repairs
        self._numbers: dict[int, int] = {}
        self._made: list[Linter] = []

    def linter(self, file: File) -> Linter:
        """What checks a file."""
        return self._linters.of(file)

    def results(self, files: Sequence[File], aside: Sequence[Aside | None]) -> Iterator[FileResult]:
        """The result of each file, in order."""
        # Repairs read every file anyway, and what lies on changed lines is known before findings are grouped.
        keeps = self._extras.cache and self._repairs is None and not self._extras.diff_from and len(files) > FEW
        if not keeps:
            tasks = [self._task(file, None, not_counted) for file, not_counted in zip(files, aside, strict=True)]
            yield from self._told(self._checked(tasks), files)
            return
        from copylint.run.cache import Cache  # noqa: PLC0415 - not every run keeps its results

        with Cache(Path()) as cache:
            # What is kept is what a check says: what does not count is set aside after.
            for result, not_counted in zip(self._told(self._through(cache, files), files), aside, strict=True):
                yield result if not_counted is None else set_aside(result, not_counted)

    def _told(self, results: Iterator[FileResult], files: Sequence[File]) -> Iterator[FileResult]:
        """The same, told of to whoever waits."""
        for at, result in enumerate(results):
            if self._extras.on_file is not None:
                self._extras.on_file(at + 1, len(files))
            lost = files[at].path == STDIN and self._repairs is not None
            yield never_lost(result, self._stdin) if lost else result

    def _through(self, cache: "Cache", files: Sequence[File]) -> Iterator[FileResult]:
        """The results of files, from the cache where they were kept."""
        known: dict[int, FileResult] = {}
        keys: dict[int, bytes] = {}
        tasks: list[Task] = []
        for at, file in enumerate(files):
            config = self._linters.config if file.refused else self._linters.of(file).config
            data = None if file.refused or file.path == STDIN else _bytes(file, config)
            if data is not None:
                key = cache.key(config, file.shown, data)
                found = _kept(cache, key, file, data, config)
                if found is not None:
                    known[at] = found
                    continue
                keys[at] = key
            tasks.append(self._task(file, data, None))
        checked = self._checked(tasks)
        for at in range(len(files)):
            result = known.pop(at, None) or next(checked)
            if at in keys:
                cache.put(keys[at], result)
            yield result

    def _task(self, file: File, data: bytes | None, aside: Aside | None) -> Task:
        if file.refused:
            return Task(0, file)
        if file.path == STDIN:
            data = self._stdin
        linter = self.linter(file)
        number = self._numbers.get(id(linter))
        if number is None:
            number = self._numbers[id(linter)] = len(self._made)
            self._made.append(linter)
        return Task(number, file, data, aside, size_of(file) if data is None else len(data))

    def _checked(self, tasks: Sequence[Task]) -> Iterator[FileResult]:
        count = workers(self._extras.jobs, sum(task.size for task in tasks)) if len(tasks) > 1 else 1
        if self._linters.check_grammar:
            # LanguageTool reads two paragraphs at once and a thousandth of what a processor of ours does: one process
            # keeps it busy, and there is one to start it, to start it again and to end it.
            count = 1
        if count > 1:
            writes = self._repairs is not None and self._repairs.write
            try:
                results = in_processes(
                    check_file, tasks, self._made, count, writes=writes, on_fault=self._on_fault, repairs=self._repairs
                )
            except (OSError, ImportError, NotImplementedError):
                pass  # a system without the means for it: one process does it all
            else:
                yield from results
                return
        for task in tasks:
            linter = self._made[task.linter] if self._made else self._linters.of(task.file)
            yield check_file(
                linter, task.file, task.data, on_fault=self._on_fault, repairs=self._repairs, aside=task.aside
            )


def _bytes(file: File, config: Config) -> bytes | None:
    """What a file holds; None where the check shall say why it cannot be read."""
    try:
        data = file_bytes(file.path, config.max_file_size)
    except OSError:
        return None
    return data if len(data) <= config.max_file_size else None


def _kept(cache: "Cache", key: bytes, file: File, data: bytes, config: Config) -> FileResult | None:
    try:
        source, _ = decode(data, config.encoding)
    except DecodeError:
        return None
    return cache.get(key, file.shown, source)
