# SPDX-License-Identifier: Apache-2.0
"""Files checked by several processes at once; the answers are those of one, in the same order.

Workers are spawned: each starts as a new Python, builds its Linters from their Configs and knows nothing else, on every
system alike. They never see Ctrl-C; the process that the user started does, and ends them: those that only read at
once, those that repair after the file that they are at.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from copylint.config.settings import Config
from copylint.model.findings import FileResult
from copylint.model.record import NamedTuple
from copylint.run.files import File
from copylint.run.linter import Linter, fault
from copylint.run.run import MUCH
from copylint.run.sift import Aside

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_PORTION = 200_000
"""Bytes of copy that a worker takes at a time."""


_PATIENCE = 5.0
"""Seconds that a worker is given to end."""


class Task(NamedTuple):
    """One file to be checked: which of the Linters checks it, its bytes where they were read, what is set aside."""

    linter: int
    file: File
    data: bytes | None = None
    aside: Aside | None = None
    size: int = 0


Check = Callable[..., FileResult]
"""`run.run.check_file`, or what stands for it."""


class Trace(Exception):
    """A fault of ours in a worker, as its traceback."""


def workers(wanted: int | None, size: int) -> int:
    """How many processes to use.

    Args:
        wanted: what `-j` says; None and 0 mean as many as there are processors for this process.
        size: bytes of copy.
    """
    if size < MUCH:
        return 1
    if wanted:
        return wanted
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        return os.cpu_count() or 1


def in_processes(  # noqa: PLR0913 - what a pool is told
    check: Check,
    tasks: Sequence[Task],
    linters: Sequence[Linter],
    count: int,
    *,
    writes: bool,
    on_fault: Callable[[str, Exception], None] | None = None,
    **settings: Any,  # noqa: ANN401 - handed on
) -> Iterator[FileResult]:
    """The result of each task, in order, as soon as it and those before it are there.

    Args:
        check: called as `check(linter, file, data=…, aside=…, on_fault=…, **settings)`; a function of a module.
        tasks: what to check.
        linters: what the tasks name by number.
        count: of processes.
        writes: whether a check writes files, so that it must not be broken off.
        on_fault: told of every fault of ours.
        settings: the same for all files.

    Raises:
        OSError, ImportError, NotImplementedError: the system has no processes or no locks for them.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - large runs only
    from multiprocessing import get_context  # noqa: PLC0415 - see above

    portions = list(_portions(tasks))
    configs = tuple(linter.config for linter in linters)
    pool = ProcessPoolExecutor(
        min(count, len(portions)), get_context("spawn"), _start, (check, configs, settings, on_fault is not None)
    )
    with _deaf():
        futures = [pool.submit(_work, portion) for portion in portions]
    return _gathered(pool, portions, futures, writes=writes, on_fault=on_fault)


def _gathered(
    pool: "ProcessPoolExecutor",
    portions: Sequence[Sequence[Task]],
    futures: "Sequence[Future[list[Done]]]",
    *,
    writes: bool,
    on_fault: Callable[[str, Exception], None] | None,
) -> Iterator[FileResult]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see above

    try:
        for portion, future in zip(portions, futures, strict=True):
            try:
                done = future.result()
            except BrokenProcessPool as error:  # a worker died: killed, or out of memory
                done = [(fault(task.file.shown, error), "") for task in portion]
            for result, trace in done:
                if trace and on_fault is not None:
                    on_fault(result.file, Trace(trace))
                yield result
    except BaseException:
        started = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=writes, cancel_futures=True)
        for process in started:
            if not writes:
                process.terminate()
            process.join(_PATIENCE)
        raise
    pool.shutdown()


Done = tuple[FileResult, str]
"""A result, and the traceback of the fault that it tells of, "" where there is none."""


def _portions(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    portion: list[Task] = []
    size = 0
    for task in tasks:
        portion.append(task)
        size += task.size
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes started in here never get Ctrl-C: a blocked signal stays blocked in what is spawned."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---- in the worker -----------------------------------------------------------------------------

_WORKER: dict[str, Any] = {}
"""What this process was told when it started; empty in the process of the user."""


def _start(check: Check, configs: Sequence[Config], settings: dict[str, Any], traced: bool) -> None:  # noqa: FBT001 - by the pool
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows; elsewhere it is blocked already
    linters: list[Linter] = []
    for config in configs:
        linters.append(Linter(config, like=linters))
    _WORKER.update(check=check, linters=linters, settings=settings, traced=traced)


def _work(portion: Sequence[Task]) -> list[Done]:
    return [_one(task) for task in portion]


def _one(task: Task) -> Done:
    traces: list[str] = []

    def keep(_: str, error: Exception) -> None:
        import traceback  # noqa: PLC0415 - a fault that somebody looks into

        traces.append("".join(traceback.format_exception(error)).rstrip("\n"))

    result = _WORKER["check"](
        _WORKER["linters"][task.linter],
        task.file,
        data=task.data,
        aside=task.aside,
        on_fault=keep if _WORKER["traced"] else None,
        **_WORKER["settings"],
    )
    return result, "\n".join(traces)
