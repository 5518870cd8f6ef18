# SPDX-License-Identifier: Apache-2.0
"""Several processes: the answers of one, in the same order, and a clean end."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from copylint.config.settings import Config
from copylint.model.findings import FileResult
from copylint.run import pool as pool_room
from copylint.run import run as run_room
from copylint.run.files import File
from copylint.run.linter import Linter
from copylint.run.pool import Task, Trace, in_processes, workers
from copylint.run.run import Extras, Repairs, check_file, run


@pytest.fixture
def articles(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some articles, and the bounds so low that processes are used for them."""
    monkeypatch.setattr(run_room, "MUCH", 100)
    monkeypatch.setattr(pool_room, "MUCH", 100)
    monkeypatch.setattr(pool_room, "_PORTION", 60)
    for number in range(7):
        (site / f"a{number}.md").write_text(f"Article {number}.\n\nlorem -- un\n" * (number + 1), encoding="utf-8")
    (site / "z.md").write_bytes(b"\xff\n")
    return site


def test_as_many_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little copy is checked by one process; `-j` decides where it is given."""
    assert workers(4, 10) == 1
    assert workers(4, 10_000_000) == 4
    assert workers(None, 10_000_000) == workers(0, 10_000_000) >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert workers(None, 10_000_000) == (os.cpu_count() or 1)


def test_the_same_answer(articles: Path, desk: Config) -> None:
    """Findings, order and what could not be checked do not hang on the number of processes."""
    one = run(["."], desk, extras=Extras(jobs=1))
    seen: list[tuple[int, int]] = []
    two = run(["."], desk, extras=Extras(jobs=2, on_file=lambda done, total: seen.append((done, total))))
    assert two == one
    assert seen == [(number, 8) for number in range(1, 9)]
    assert [file.file for file in two.files] == sorted(path.name for path in articles.iterdir())
    assert run(["."], desk, extras=Extras(jobs=2, cache=True)) == one


def test_repairs(articles: Path, desk: Config) -> None:
    """Files are repaired by whoever has them."""
    run(["."], desk, extras=Extras(jobs=2), repairs=Repairs())
    assert [path.name for path in sorted(articles.glob("a*.md")) if " --" in path.read_text("utf-8")] == []
    assert not list(articles.glob(".copylint-*"))


def broken(linter: Linter, file: File, data: bytes | None = None, *, aside: object = None, **_: object) -> FileResult:
    """A check that fails on one file, and dies on another."""
    assert (data, aside) == (None, None)
    if file.path == "dies":
        os._exit(3)
    return check_file(linter, file, b"lorem\n", on_fault=_["on_fault"])  # type: ignore[arg-type]  # handed on


def failing(linter: Linter, file: File, data: bytes | None = None, *, aside: object = None, **_: object) -> FileResult:
    """A check with a fault of ours in it."""
    assert (linter, data, aside) is not None
    _["on_fault"](file.shown, ZeroDivisionError("a fault"))  # type: ignore[operator]  # given by the pool
    return FileResult(file.shown, "")


def test_a_worker_that_dies(desk: Config, site: Path) -> None:
    """What it had is told file by file; the run ends."""
    assert site.is_dir()
    tasks = [Task(0, File(name, name), size=10**6) for name in ("a.md", "dies", "b.md")]
    results = list(in_processes(broken, tasks, [Linter(desk)], 1, writes=False))
    assert [result.file for result in results] == ["a.md", "dies", "b.md"]
    assert results[1].skipped == "internal-fault"
    assert "BrokenProcessPool" in results[1].not_checked[0].reason["en"]


def test_faults_come_back_with_their_trace(desk: Config, site: Path) -> None:
    """A fault in a worker can be looked into as if it were here."""
    told: list[tuple[str, Exception]] = []
    assert site.is_dir()
    tasks = [Task(0, File("a.md", "a.md"))]
    list(in_processes(failing, tasks, [Linter(desk)], 1, writes=False, on_fault=lambda *fault: told.append(fault)))
    ((file, error),) = told
    assert (file, isinstance(error, Trace)) == ("a.md", True)
    assert "ZeroDivisionError: a fault" in str(error)


PROGRAM = """
import os, signal, sys, threading, time
from pathlib import Path
from copylint.config.settings import Config
from copylint.run import pool, run as room
from copylint.run.run import Extras, run

if __name__ == "__main__":
    room.MUCH = pool.MUCH = 1
    pool._PORTION = 1
    def stop(done, total):
        if done == 1:
            os.killpg(os.getpgid(0), signal.SIGINT)  # as a terminal does
            time.sleep(30)
    try:
        run(["."], Config(rules=(sys.argv[1],), select=("DSK",)), extras=Extras(jobs=2, on_file=stop))
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c(articles: Path, desk_rules: Path) -> None:
    """Ctrl-C reaches the process of the user alone, which ends at once; no worker says anything or stays."""
    program = articles / "stop.py"
    program.write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(program), str(desk_rules)], stdout=-1, stderr=-1, start_new_session=True, cwd=articles
    )
    out, err = process.communicate(timeout=120)
    assert (out, err, process.returncode) == (b"interrupted\n", b"", 0)
    deadline = time.monotonic() + 30
    while _lives(process.pid) and time.monotonic() < deadline:  # multiprocessing's own helper ends after us
        time.sleep(0.05)
    assert not _lives(process.pid)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
