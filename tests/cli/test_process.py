# SPDX-License-Identifier: Apache-2.0
"""The program as a process: what its start loads, code pages, pipes, signals."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

LEAK = "Le marché a rouvert samedi — enfin.\n\nCe texte respecte vos consignes\u00a0: un ton sobre \U0001f60a\n"
FORBIDDEN = {
    "asyncio",
    "concurrent.futures",
    "difflib",
    "email",
    "ftfy",
    "http",
    "importlib.metadata",
    "language_tool_python",
    "logging",
    "multiprocessing",
    "pathspec",
    "pydoc",
    "shlex",
    "socket",
    "sqlite3",
    "stdnum",
    "subprocess",
    "tomlkit",
    "tomllib",
    "traceback",
    "turbohtml",
    "unidiff",
    "unittest",
    "yaml",
}
"""What no check of a .txt or Markdown article may load."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of rules of its own."""
    return tmp_path_factory.mktemp("cache")


def start(*words: str, cwd: Path, env: Mapping[str, str], stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run Python with some words in a folder."""
    # Without what coverage would load into it.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, env=inherited | dict(env), input=stdin, capture_output=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with a leak."""
    (tmp_path / "leak.txt").write_bytes(LEAK.encode())
    return tmp_path


@pytest.fixture
def env(cache: Path) -> dict[str, str]:
    """An environment that names French and a cache."""
    return {"COPYLINT_CACHE_DIR": str(cache), "LANG": "fr_FR.UTF-8", "LC_ALL": "", "COPYLINT_LANG": ""}


def loaded(code: str, cwd: Path, env: Mapping[str, str]) -> set[str]:
    """The modules that a piece of code loads."""
    program = f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\nsys.stderr.write(' '.join(sys.modules))"
    return set(start("-c", program, cwd=cwd, env=env).stderr.decode().split())


def test_package_alone(folder: Path, env: dict[str, str]) -> None:
    """`import copylint` loads next to nothing."""
    names = {name for name in loaded("import copylint", folder, env) if name.startswith("copylint")}
    assert names == {"copylint", "copylint.model", "copylint.model.version"}


def test_command_line_alone(folder: Path, env: dict[str, str]) -> None:
    """The command line loads neither engine nor rules before a command needs them."""
    names = loaded("import copylint.cli.main", folder, env)
    rooms = {name.split(".")[1] for name in names if name.startswith("copylint.")}
    assert rooms == {"cli", "wording", "model"}
    assert not names & FORBIDDEN
    names = loaded("from copylint.cli.main import main; main(['check', '--help'])", folder, env)
    assert not {
        name for name in names if name.startswith(("copylint.engine", "copylint.run", "copylint.report", "regex"))
    }
    assert not names & FORBIDDEN


def test_check_loads_little(folder: Path, env: dict[str, str]) -> None:
    """A check of one article, rules in the cache, loads nothing heavy and no other command."""
    code = "from copylint.cli.main import main; main(['check', 'leak.txt'])"
    loaded(code, folder, env)
    for _ in range(3):  # in a tree that is being worked on, the cache may be out of date once more
        names = loaded(code, folder, env)
        if "yaml" not in names:
            break
    assert "copylint.run.run" in names
    assert not names & FORBIDDEN
    commands = {name for name in names if name.startswith("copylint.cli.")}
    modules = "main clicktexts streams exits group language check options".split()
    assert commands == {f"copylint.cli.{name}" for name in modules}
    assert not names & {"copylint.config.keys", "copylint.config.inline", "copylint.grammar", "copylint.rulecheck"}


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437", "utf-16"])
def test_code_pages(encoding: str, folder: Path, env: dict[str, str]) -> None:
    """Whatever the console says of itself, what comes out is UTF-8 with plain line ends."""
    env |= {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    ran = start("-m", "copylint", "check", "leak.txt", "--output-format", "json", cwd=folder, env=env)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"\r" not in ran.stdout
    report = json.loads(ran.stdout.decode("utf-8"))
    assert "\U0001f60a" in report["findings"][0]["excerpt"]
    ran = start("-m", "copylint", "nowhere.txt", cwd=folder, env=env)
    assert ran.stderr.decode("utf-8") == "nowhere.txt\u00a0: ce fichier n’existe pas.\n"


def test_windows_files(folder: Path, env: dict[str, str]) -> None:
    """A file from Windows, with its byte order mark and line ends, is read from a folder and from a pipe alike."""
    data = b"\xef\xbb\xbf" + LEAK.replace("\n", "\r\n").encode()
    (folder / "crlf.txt").write_bytes(data)
    words = ("-m", "copylint", "check", "--output-format", "json")
    named = start(*words, "crlf.txt", cwd=folder, env=env)
    piped = start(*words, "-", "--stdin-filename", "crlf.txt", cwd=folder, env=env, stdin=data)
    assert named.stdout == piped.stdout
    (finding,) = (entry for entry in json.loads(named.stdout)["findings"] if entry["severity"] == "error")
    assert finding["start"]["line"] == 3


LEAVES = """
import os, sys
from copylint.cli.exits import leave
class Last:
    def __del__(self, write=os.write):
        write(2, b'taken apart')
last = Last()
sys.stdout.write('written')
{}
leave(1)
"""


def test_the_end_takes_nothing_apart(folder: Path, env: dict[str, str]) -> None:
    """Where nothing waits for the end the process leaves all as it lies, with its output written."""
    ran = start("-c", LEAVES.format(""), cwd=folder, env=env)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"written", b"")


@pytest.mark.parametrize(
    "waits", ["import atexit; atexit.register(int)", "import threading; threading.Timer(0.1, int).start()"]
)
def test_the_end_waits_for_what_waits_for_it(waits: str, folder: Path, env: dict[str, str]) -> None:
    """A function of `atexit` or a thread gets Python's own end."""
    ran = start("-c", LEAVES.format(waits), cwd=folder, env=env)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"written", b"taken apart")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_closed_pipe(folder: Path, env: dict[str, str]) -> None:
    """A reader that goes away leaves no traceback and changes no exit code."""
    (folder / "long.txt").write_text(LEAK + LEAK * 3000, encoding="utf-8")
    for words, code in ((("check", "long.txt", "leak.txt"), 1), (("check", "--help"), 0), (("rules", "list"), 0)):
        with subprocess.Popen(
            [sys.executable, "-m", "copylint", *words],
            cwd=folder,
            env=dict(os.environ) | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupted(folder: Path, env: dict[str, str]) -> None:
    """Ctrl-C while standard input is awaited is exit 130 without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "copylint", "check", "-", "-v"],
        cwd=folder,
        env=dict(os.environ) | env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stdin is not None
        process.stderr.readline()  # `-v` tells how many rules there are just before the input is read
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert b"Traceback" not in rest
