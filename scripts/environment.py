# SPDX-License-Identifier: Apache-2.0
"""Make the virtual environment that every `make` target runs in, or leave it alone where it is as it should be.

Only the standard library, and pip of a fresh Python 3.11: this script runs before anything is installed.

A stamp in the environment says what it was made from. It is made anew where another Python is asked for or where the
tree has moved (scripts of an environment hold its path); pins are installed again where they changed. An environment
that something else made is kept, and the pins are installed into it.

Usage: python3 scripts/environment.py FOLDER
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
PINS = "requirements/dev.txt"
PROJECT = ("pyproject.toml", "hatch_build.py", "src/copylint/model/version.py")
"""What an editable install is made from."""
OLDEST = (3, 11)
STAMP = "copylint-environment.json"

Stamp = dict[str, str]


def wanted(root: Path, version: tuple[int, int]) -> Stamp:
    """What the stamp of a good environment says: where it stands, which Python, and hashes of what was installed."""
    return {
        "tree": str(root),
        "python": "{}.{}".format(*version),
        "pins": _digest(root, PINS),
        "project": _digest(root, *PROJECT),
    }


def found(environment: Path) -> Stamp | None:
    """The stamp of an environment, None where it has none that can be read."""
    try:
        stamp = json.loads((environment / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) else None


def must_be_made(environment: Path, stamp: Stamp | None, want: Stamp) -> bool:
    """Whether there is no usable environment: none at all, a broken one, another Python, or a tree that moved."""
    if stamp is not None and (stamp.get("tree"), stamp.get("python")) != (want["tree"], want["python"]):
        return True
    ask = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    try:
        answer = subprocess.run([_python(environment), "-c", ask], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return True
    return answer.stdout.strip() != want["python"]


def main(arguments: list[str]) -> None:
    """Bring the environment up to date."""
    if sys.version_info < OLDEST:
        _fail("copylint needs Python {}.{} or newer; name one: make PYTHON=python3.12 …".format(*OLDEST))
    if len(arguments) != 1:
        _fail("usage: python3 scripts/environment.py FOLDER")
    environment = Path(arguments[0]).absolute()
    want = wanted(ROOT, sys.version_info[:2])
    stamp = found(environment)
    if must_be_made(environment, stamp, want):
        _say(f"making {arguments[0]} with Python {want['python']}")
        # The base interpreter: this script may run in the very environment that is made anew.
        _run(getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(environment))
        stamp = None
    elif stamp == want:
        return
    (environment / STAMP).unlink(missing_ok=True)
    if stamp is None or stamp.get("pins") != want["pins"]:
        _say(f"installing {PINS} (hashes checked)")
        _pip(environment, "--require-hashes", "--requirement", str(ROOT / PINS))
    _say("installing copylint (editable)")
    _pip(environment, "--no-index", "--no-build-isolation", "--editable", str(ROOT))
    (environment / STAMP).write_text(json.dumps(want, indent=2) + "\n", encoding="utf-8")


def _digest(root: Path, *names: str) -> str:
    return hashlib.sha256(b"\0".join((root / name).read_bytes() for name in names)).hexdigest()


def _python(environment: Path) -> str:
    return str(environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def _pip(environment: Path, *arguments: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    _run(_python(environment), "-m", "pip", "install", *quiet, "--no-deps", *arguments)


def _run(*command: str) -> None:
    code = subprocess.run(command, check=False).returncode
    if code:
        _fail(f"this command failed ({code}): {' '.join(command)}")


def _say(text: str) -> None:
    print(f"environment: {text}", file=sys.stderr, flush=True)


def _fail(text: str) -> NoReturn:
    _say(text)
    sys.exit(2)


if __name__ == "__main__":
    main(sys.argv[1:])
