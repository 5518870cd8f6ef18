# SPDX-License-Identifier: Apache-2.0
"""What happens at the edges: faults of ours, Ctrl-C, closed pipes, reports in files, completions."""

import errno
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from copylint.cli import check as check_command
from copylint.cli import main as main_room
from copylint.cli import streams
from copylint.cli.check import Exits, exit_code
from copylint.cli.main import wants_traceback
from copylint.cli.options import repairing
from copylint.config.settings import Config
from copylint.model.findings import FileResult, Finding, NotChecked, Result, Severity
from copylint.model.places import Span

LEAK = "Un.\n\nCe texte respecte vos consignes\u00a0: un ton sobre.\n"
Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def _leak(tmp_path: Path) -> None:
    (tmp_path / "leak.md").write_bytes(LEAK.encode())


def raising(error: BaseException) -> Callable[..., object]:
    """A function that raises."""

    def function(*_: object, **__: object) -> object:
        raise error

    return function


def test_fault(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is a sentence and exit 2; -v gives the traceback."""
    monkeypatch.setattr(check_command, "Choices", raising(ZeroDivisionError("x")))
    ran = copylint("check", "leak.md")
    assert (ran.exit, ran.stdout) == (2, "")
    assert ran.stderr == "Erreur interne de copylint (ZeroDivisionError). Relancez avec -v pour en voir le détail.\n"
    ran = copylint("check", "leak.md", "-v", "--lang", "en")
    assert ran.exit == 2
    assert "Traceback" in ran.stderr
    assert ran.stderr.endswith("Internal fault of copylint (ZeroDivisionError). Run again with -v for the details.\n")


def test_fault_in_a_file(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in one file names it, the report is whole, -v gives the traceback."""
    monkeypatch.setattr("copylint.run.linter.context_for", raising(KeyError("x")))
    ran = copylint("check", "leak.md", "--output-format", "json")
    assert ran.exit == 2
    assert json.loads(ran.stdout)["files"] == [{"file": "leak.md", "checked": False, "skipped": "internal-fault"}]
    assert ran.stderr.startswith("leak.md\u00a0: erreur interne de copylint (KeyError)")
    assert "Traceback" not in ran.stderr
    assert "Traceback" in copylint("check", "leak.md", "-v").stderr


def test_interrupted(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is exit 130 without a traceback, in a command or before it."""
    monkeypatch.setattr(check_command, "_run", raising(KeyboardInterrupt()))
    ran = copylint("check", "leak.md")
    assert (ran.exit, ran.stdout, ran.stderr) == (130, "", "\n")
    monkeypatch.setattr(main_room, "call", raising(KeyboardInterrupt()))
    assert copylint("check", "leak.md").exit == 130


def test_reader_gone(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader of a pipe goes away, what was found still decides the exit code."""
    wrote = streams.write

    def write(text: str) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(sys.stdout, "flush", raising(BrokenPipeError(errno.EPIPE, "gone")), raising=False)
            patch.setattr(streams, "silence", lambda: None)
            wrote(text)

    monkeypatch.setattr(streams, "write", write)
    ran = copylint("check", "leak.md")
    assert (ran.exit, ran.stderr) == (1, "")


def test_reader_of_help_gone(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--help | head -1` is no error."""
    monkeypatch.setattr(click.core, "echo", raising(BrokenPipeError(errno.EPIPE, "gone")))
    assert copylint("--help").exit == 0


def test_closed_while_printing(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows tells of a closed pipe in another way, which Click does not know; other failures are faults."""

    def programs(code: int) -> Callable[[str], click.Group]:
        group = click.Group()
        monkeypatch.setattr(group, "main", raising(OSError(code, "gone")), raising=False)
        return lambda _: group

    monkeypatch.setattr(main_room, "program", programs(errno.EPIPE))
    monkeypatch.setattr(streams, "silence", lambda: None)
    assert copylint("check") == (0, "", "")
    monkeypatch.setattr(main_room, "program", programs(errno.ENOSPC))
    ran = copylint("check")
    assert (ran.exit, "OSError" in ran.stderr) == (2, True)


@pytest.mark.parametrize(("code", "left"), [(errno.EPIPE, 0), (errno.ENOSPC, 2)])
def test_last_flush(code: int, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python still holds at the end may find the reader gone, or the disk full."""

    class Full(io.StringIO):
        """Takes text and cannot hand it on."""

        def flush(self) -> None:
            """Fail."""
            raise OSError(code, "full")

    monkeypatch.setattr(main_room, "call", lambda *_: 0)
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(SystemExit) as caught:
        main_room.main(["check"])
    assert caught.value.code == left


def test_report_in_a_file(copylint: Call, tmp_path: Path) -> None:
    """`--output-file` gets the same bytes as standard output would, which stays empty."""
    plain = copylint("check", "leak.md", "--output-format", "json")
    ran = copylint("check", "leak.md", "--output-format", "json", "-o", "report.json", "-qq")
    assert (ran.exit, ran.stdout) == (1, "")
    assert (tmp_path / "report.json").read_bytes().decode() == plain.stdout
    ran = copylint("check", "leak.md", "--output-file", "nowhere/report.json")
    assert ran.exit == 2
    assert "nowhere/report.json: écriture impossible" in ran.stderr


def test_json_is_the_same_everywhere(copylint: Call) -> None:
    """Nothing in the JSON report depends on the terminal, the width or -j."""
    plain = copylint("check", "leak.md", "--output-format", "json")
    other = copylint(
        "check",
        "leak.md",
        "--output-format",
        "json",
        "-j",
        "2",
        env={"COLUMNS": "40", "FORCE_COLOR": "1"},
        terminal=True,
    )
    assert plain == other
    assert [entry["code"] for entry in json.loads(plain.stdout)["findings"] if entry["severity"] == "error"] == [
        "BOT001"
    ]


def test_colour_on_a_terminal(copylint: Call) -> None:
    """A terminal gets colours unless NO_COLOR is set."""
    assert "\x1b[" in copylint("check", "leak.md", env={"TERM": "xterm"}, terminal=True).stdout
    assert "\x1b[" not in copylint("check", "leak.md", env={"TERM": "xterm", "NO_COLOR": "1"}, terminal=True).stdout


def test_format_to_come(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format whose module is not there is said to be to come before anything is checked."""
    absent = ModuleNotFoundError("no", name="copylint.report.full")
    monkeypatch.setattr(check_command, "import_module", raising(absent))
    ran = copylint("check", "leak.md")
    assert (ran.exit, ran.stdout) == (2, "")
    assert ran.stderr == "Erreur\u00a0: --output-format full\u00a0: pas encore disponible.\n"
    monkeypatch.setattr(check_command, "import_module", raising(ModuleNotFoundError("no", name="wcwidth")))
    assert "Erreur interne" in copylint("check", "leak.md").stderr


def test_no_rules_installed(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without rules says so."""
    monkeypatch.setattr("copylint.run.linter.load_rules", raising(FileNotFoundError("/lib/_rules")))
    ran = copylint("check", "leak.md")
    assert ran.exit == 2
    assert "ne contient aucune règle (/lib/_rules)" in ran.stderr


def result(*severities: Severity, fatal: bool | None = None) -> Result:
    """A result with findings of some severities."""
    findings = tuple(
        Finding("BOT001", "x", severity, {"fr": "x", "en": "x"}, Span(0, 1), "x") for severity in severities
    )
    unchecked = () if fatal is None else (NotChecked("engine", {"fr": "x", "en": "x"}, fatal=fatal),)
    return Result((FileResult("a.md", "x", findings),), unchecked)


@pytest.mark.parametrize(
    ("found", "config", "exit_zero", "code"),
    [
        (result(), Config(), False, 0),
        (result(Severity.WARNING, Severity.NOTE), Config(), False, 0),
        (result(Severity.ERROR), Config(), False, 1),
        (result(Severity.WARNING), Config(fail_on="warning"), False, 1),
        (result(Severity.NOTE), Config(fail_on="warning"), False, 0),
        (result(Severity.NOTE), Config(fail_on="note"), False, 1),
        (result(Severity.ERROR), Config(fail_on="never"), False, 0),
        (result(Severity.ERROR), Config(), True, 0),
        (result(Severity.WARNING, Severity.WARNING), Config(max_warnings=1), False, 1),
        (result(Severity.WARNING), Config(max_warnings=1), False, 0),
        (result(Severity.WARNING), Config(max_warnings=0), True, 0),
        (result(fatal=True), Config(), False, 2),
        (result(Severity.ERROR, fatal=True), Config(fail_on="never"), True, 2),
        (result(fatal=False), Config(), False, 0),
    ],
)
def test_exit_code(found: Result, config: Config, exit_zero: bool, code: int) -> None:
    """What was not checked weighs most; then the threshold decides."""
    assert exit_code(found, config, Exits(zero=exit_zero)) == code


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["check", "-v"], True),
        (["check", "-qv"], True),
        (["check", "--verbose"], True),
        (["check", "-e"], False),
        (["check", "--", "-v"], False),
        (["check", "-"], False),
    ],
)
def test_wants_traceback(words: list[str], wanted: bool) -> None:
    """-v is seen even where parsing is what failed."""
    assert wants_traceback(words) is wanted


def test_repairing_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that repairs selects what this one selected; there is none for standard input."""
    told: dict[str, Any] = {}
    command = check_command.command("fr")
    monkeypatch.setattr(command, "callback", lambda **options: told.update(options))

    def words(*arguments: str) -> tuple[str, ...]:
        command.main(list(arguments), standalone_mode=False)
        return repairing(told, told["paths"])

    assert words("a.md", "b c.md") == ("copylint", "fix", "a.md", "b c.md")
    assert words("--select", "TYP,BOT", "--preview", "--config", "nbsp = 'strict'", "--encoding", "cp1252", "a.md") == (
        *("copylint", "fix", "--select", "TYP,BOT", "--config", "nbsp = 'strict'", "--preview"),
        *("--encoding", "cp1252", "a.md"),
    )
    assert words("--", "-a.md") == ("copylint", "fix", "--", "-a.md")
    assert words("-") == ()


@pytest.mark.parametrize(
    ("words", "offered", "not_offered"),
    [
        ("copylint ", {"check", "rules", "clean"}, {"list"}),
        ("copylint ru", {"rules"}, {"check"}),
        ("copylint rules ", {"list", "test", "new"}, {"check"}),
        ("copylint check --fail", {"--fail-on"}, {"--select"}),
        ("copylint check --fail-on ", {"error", "never"}, {"auto"}),
        ("copylint check --select bot", {"BOT", "BOT001"}, {"TYP"}),
        ("copylint check --ignore TYP,answers", {"TYP,answers-the-brief"}, {"BOT"}),
        ("copylint explain answers-the", {"answers-the-brief"}, {"BOT001"}),
        ("copylint --lang ", {"fr", "en"}, {"check"}),
    ],
)
def test_completion(words: str, offered: set[str], not_offered: set[str], copylint: Call) -> None:
    """Shells complete commands, options and words."""
    count = len(words.split())
    env = {
        "_COPYLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(count if words[-1] == " " else count - 1),
    }
    ran = copylint(env=env)
    found = {line.partition(",")[2] for line in ran.stdout.splitlines()}
    assert ran.exit == 0
    assert offered <= found
    assert not found & not_offered


def test_completion_script(copylint: Call) -> None:
    """Each shell has its script."""
    for shell in ("zsh", "fish"):
        ran = copylint(env={"_COPYLINT_COMPLETE": f"{shell}_source"})
        assert (ran.exit, "_COPYLINT_COMPLETE" in ran.stdout) == (0, True)


def test_clean(copylint: Call, tmp_path: Path) -> None:
    """`clean` deletes our caches and nothing else."""
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("rules-0.json", "letter.txt"):
        (mine / name).write_text("x", encoding="utf-8")
    (tmp_path / ".copylint_cache").mkdir()
    ran = copylint("clean", env={"COPYLINT_CACHE_DIR": str(mine)})
    assert ran.exit == 0
    assert ran.stdout.startswith("Effacé\u00a0: .copylint_cache\n")
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
    assert not (tmp_path / ".copylint_cache").exists()
    ran = copylint("clean", "--lang", "en", env={"COPYLINT_CACHE_DIR": str(mine)})
    assert (ran.exit, ran.stdout) == (0, "No cache to delete.\n")
