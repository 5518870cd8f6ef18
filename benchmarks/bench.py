# SPDX-License-Identifier: Apache-2.0
"""copylint beside other linters: whole processes, one after the other in one run, medians; ratios first.

Each round runs every tool once, so that what the machine does meanwhile falls on all of them; a ratio is the median of
the ratios of the rounds. All check the same English Markdown, made up by corpus.py, with their default rules; copylint
also runs with 600 generated rules alone (rulebook.py). A tool that would need longer than the limit, by its speed on
the task before, is not asked.

copylint is the wheel of this tree, installed in `.venv-peers/copylint` as a user would. Peers: `make bench-peers`.

Usage: python benchmarks/bench.py [--rounds 5] [--limit 60] [--only TASK…] [--tools NAME…] [--installed] [--units]
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import corpus
import peers
import rulebook

ROOT = Path(__file__).resolve().parent.parent
COPYLINT = peers.OURS / "bin/copylint"
MB = 1_000_000
LAUNCHER = """
import json, os, sys, time
nothing = os.open(os.devnull, os.O_RDWR)
for line in sys.stdin:
    folder, *command = json.loads(line)
    os.chdir(folder)
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, nothing, number) for number in range(3)])
    usage = os.wait4(child, 0)[2]
    wall = time.perf_counter() - start
    print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]), flush=True)
"""
LINT = """
import json, sys, time
from pathlib import Path
from copylint.config.settings import Config
from copylint.run.linter import Linter
folder, rules = sys.argv[1:]
texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(Path(folder).iterdir())]
size = sum(len(text.encode()) for _, text in texts)
said = {}
for name, config in {"all families": Config(), "600 generated rules": Config(rules=(rules,), select=("GEN",))}.items():
    linter, spent, findings = Linter(config), [], 0
    for _ in range(3):
        start = time.process_time()
        findings = sum(len(linter.check(text, name).findings) for name, text in texts)
        spent.append(time.process_time() - start)
    said[name] = [size / 1e6 / min(spent[1:]), findings / len(texts)]
print(json.dumps(said))
"""
"""Checks in one process, nothing printed: the least of two passes after a first one."""
ENOUGH = 50_000
"""Bytes from which the speed of a tool foretells that on more."""


class Task(NamedTuple):
    """Files to check; `most` rounds of it."""

    name: str
    files: tuple[str, ...]
    size: int
    most: int
    warm: bool = False


class Run(NamedTuple):
    """One whole process: seconds on the clock and on the processors, MiB at most."""

    wall: float
    cpu: float
    peak: float


Command = Callable[[Sequence[str]], list[str]]


def main() -> None:
    """Measure and print one table for each task."""
    given = _arguments()
    if not given.installed:
        own_wheel()
    if given.units:
        print(units())
        return
    with tempfile.TemporaryDirectory(prefix="copylint-bench-") as name:
        folder = Path(name)
        tools = _tools(folder)
        if given.tools:
            tools = {tool: commands for tool, commands in tools.items() if tool in given.tools}
        slow: dict[str, float] = {}
        print(_machine())
        for task in _tasks(folder):
            if given.only and task.name not in given.only:
                continue
            first = next(iter(tools))  # is always asked
            asked = {
                tool: commands
                for tool, commands in tools.items()
                if tool == first or slow.get(tool, 0) * task.size <= given.limit
            }
            left_out = [tool for tool in tools if tool not in asked]
            runs = measure(task, asked, folder, rounds=min(given.rounds, task.most), limit=given.limit)
            print(table(task, runs, left_out), flush=True)
            for tool, found in runs.items():
                if task.size > ENOUGH:  # a smaller one says how long a start takes, and little of the rest
                    slow[tool] = statistics.median(run.wall for run in found) / task.size
        if not given.only:
            print(lint(folder), flush=True)
    print(units())


def measure(
    task: Task, tools: dict[str, dict[str, Command]], folder: Path, *, rounds: int, limit: float
) -> dict[str, list[Run]]:
    """The runs of every tool on a task, in turn, after a first one that is not counted where it is short."""
    commands = {}
    for tool, ways in tools.items():
        way = ways.get("warm") if task.warm else ways["cold"]
        if way is not None:
            commands[tool] = way(task.files)
    runs: dict[str, list[Run]] = {tool: [] for tool in commands}
    for number in range(rounds + 1):
        for tool, command in commands.items():
            if number == rounds and runs[tool] and (runs[tool][0].wall > limit / 4 and not task.warm):
                continue
            if number and runs[tool][0].wall > limit:
                continue
            runs[tool].append(process(command, folder))
    return {tool: found[1:] if len(found) > 1 else found for tool, found in runs.items()}


def process(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; its output goes nowhere, its exit code is its own affair."""
    asked = json.dumps([str(folder), *command])
    launcher = _launcher()
    assert launcher.stdin is not None  # noqa: S101 - pipes were asked for
    assert launcher.stdout is not None  # noqa: S101 - see above
    launcher.stdin.write(f"{asked}\n")
    launcher.stdin.flush()
    return Run(*json.loads(launcher.stdout.readline()))


@cache
def _launcher() -> subprocess.Popen[str]:
    """A small process that starts the others: a child's peak is never less than what started it."""
    left_out = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    command = [sys.executable, "-I", "-S", "-c", LAUNCHER]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def table(task: Task, runs: dict[str, list[Run]], left_out: Sequence[str]) -> str:
    """A task as a Markdown table, copylint first: its ratio to others is how many times as long they take."""
    first = next(iter(runs))
    lines = [
        f"\n### {task.name}\n",
        "| tool | time / copylint | wall ms | processor ms | MB/s | peak MiB | runs |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for tool, found in runs.items():
        ratio = statistics.median(one.wall / ours.wall for one, ours in zip(found, runs[first], strict=False))
        wall, cpu, peak = (statistics.median(column) for column in zip(*found, strict=True))
        lines.append(
            f"| {tool} | {ratio:.2f} | {wall * 1000:.0f} | {cpu * 1000:.0f} | {task.size / MB / wall:.2f} "
            f"| {peak:.0f} | {len(found)} |"
        )
    if left_out:
        lines.append(f"\nNot asked, too slow: {', '.join(left_out)}.")
    return "\n".join(lines)


def units(rounds: int = 25) -> str:
    """Start-up on a 5 KB .txt article in units of what `import click` costs above bare Python, paired."""
    python = str(peers.OURS / "bin/python")
    with tempfile.TemporaryDirectory(prefix="copylint-units-") as name:
        (path,) = corpus.write(Path(name), 1, 5000, language="fr", suffix=".txt")
        check = [str(COPYLINT), "check", "--isolated", path.name]
        found, times = [], []
        for number in range(rounds + 2):
            bare, click, ours = (
                process(command, Path(name)).wall
                for command in ([python, "-c", "pass"], [python, "-c", "import click"], check)
            )
            if number > 1:
                found.append((ours - bare) / (click - bare))
                times.append((bare, click, ours))
    shown = ", ".join(f"{statistics.median(column) * 1000:.1f}" for column in zip(*times, strict=True))
    least = [min(column) for column in zip(*times, strict=True)]
    by_least = (least[2] - least[0]) / (least[1] - least[0])
    return (
        f"\n### Start-up\n\n`check` of a 5 KB .txt article: {statistics.median(found):.2f} units of `import click` "
        f"(median of {rounds} pairs; {by_least:.2f} by the least times). Python, with click, copylint: {shown} ms."
    )


def lint(folder: Path) -> str:
    """How fast texts in memory are checked, in the processor's time of one process."""
    corpus.write(folder / "few", 200, 5000)
    command = [str(peers.OURS / "bin/python"), "-c", LINT, str(folder / "few"), str(folder / "rules")]
    done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE)
    lines = [
        f"| {name} | {speed:.2f} | {findings:.1f} |" for name, (speed, findings) in json.loads(done.stdout).items()
    ]
    title = "\n### Lint only, 200 articles of 5 KB, French and English\n"
    return "\n".join([title, "| rules | MB/s | findings an article |", "|---|---:|---:|", *lines])


def own_wheel() -> None:
    """Build the wheel of this tree and install it, with the pinned dependencies, in an environment of its own."""
    if not (peers.OURS / "bin/python").exists():
        peers.HOME.mkdir(exist_ok=True)
        venv.create(peers.OURS, with_pip=True)
    pip = [
        str(peers.OURS / "bin/python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    with tempfile.TemporaryDirectory(prefix="copylint-wheel-") as name:
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", name]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = Path(name).glob("*.whl")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run([*pip, "--requirement", str(ROOT / "requirements/runtime.txt")], check=True, env=environment)
        subprocess.run([*pip, "--force-reinstall", str(wheel)], check=True, env=environment)


def _tools(folder: Path) -> dict[str, dict[str, Command]]:
    """Every tool by name with its cold and warm command, copylint first."""
    rulebook.write(folder / "rules")
    generated = ["--config", f'rules = ["{folder / "rules"}"]', "--select", rulebook.FAMILY]

    def ours(*words: str) -> Command:
        return lambda files: [str(COPYLINT), "check", "--isolated", *words, *files]

    tools: dict[str, dict[str, Command]] = {
        "copylint": {"cold": ours("--no-cache"), "warm": ours()},
        "copylint -j 1": {"cold": ours("--no-cache", "-j", "1"), "warm": ours("-j", "1")},
        "copylint, 600 generated rules, -j 1": {
            "cold": ours("--no-cache", "-j", "1", *generated),
            "warm": ours("-j", "1", *generated),
        },
    }
    for peer in peers.present():
        commands = {"cold": peer.command}
        if peer.warm:
            commands["warm"] = peer.warm
        else:
            commands["warm"] = peer.command
        tools[peer.name] = commands
    return tools


def _tasks(folder: Path) -> list[Task]:
    """One file of each size, then many files, cold and warm."""
    tasks = []
    for name, size, most in (("5 KB", 5000, 15), ("100 KB", 100_000, 7), ("1 MB", MB, 5), ("10 MB", 10 * MB, 3)):
        (path,) = corpus.write(folder / name.replace(" ", "-"), 1, size, language="en", suffix=".md")
        tasks.append(Task(name, (str(path.relative_to(folder)),), path.stat().st_size, most))
    many = corpus.write(folder / "many", 1000, 5000, language="en", suffix=".md")
    files, size = tuple(str(path.relative_to(folder)) for path in many), sum(path.stat().st_size for path in many)
    cold, warm = Task("1,000 files, cold", files, size, 3), Task("1,000 files, warm", files, size, 3, warm=True)
    return [*tasks[:-1], cold, warm, tasks[-1]]


def _machine() -> str:
    there = ", ".join(f"{peer.name} ({peer.what})" for peer in peers.present())
    machine = f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    return f"{machine}. Peers: {there or 'none'}."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60, help="seconds that a run may be expected to take")
    parser.add_argument("--only", action="append", default=[], help="a task, by its heading")
    parser.add_argument("--tools", action="append", default=[], help="a tool, by its name; copylint comes first")
    parser.add_argument("--installed", action="store_true", help="measure what .venv-peers/copylint holds already")
    parser.add_argument("--units", action="store_true", help="start-up alone")
    return parser.parse_args()


if __name__ == "__main__":
    if shutil.which("git") is None:
        sys.exit("bench: git is missing")
    main()
