# SPDX-License-Identifier: Apache-2.0
"""Build the wheel, install it as a user would, and run it elsewhere, on the oldest and the newest Python here.

The environments are empty and get `requirements/runtime.txt` with hashes: a dependency that the lock file forgets, a
file that the wheel forgets, or a word of Python that the oldest does not know shows here and nowhere else
(tests/packaging borrow the developer's dependencies). The Pythons are those of the classifiers in pyproject.toml that
this machine has: beside the one that runs the script, `python3.N` of the path and what uv or pyenv installed. One that
is not here is named and passed over.

Usage: python scripts/check_wheel.py [PYTHON…]
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLEAN = "Le conseil municipal s\u2019est réuni mardi. Il a voté le budget.\n"
LEAK = CLEAN + "\nCe texte respecte vos consignes. Si vous souhaitez des ajustements, dites-moi\u00a0!\n"
PLAIN_SPACE = "Une chose est sûre : le budget est voté.\n"
RULE = """\
code: ABC001
name: says-today-twice
kind: phrase
options: {phrases: {fr: ["au jour d'aujourd'hui"]}}
severity: warning
message: {fr: "Une fois."}
why: {fr: "Une fois suffit."}
examples:
  - fail: "\u27e6Au jour d'aujourd'hui\u27e7, rien."
  - fail: "Rien, \u27e6au jour d'aujourd'hui\u27e7."
  - pass: "Aujourd'hui, rien."
  - {pass: "Le jour d'aujourd'hui, rien.", because: "sans « au »"}
"""
ASKED = "import sys, venv; print(*sys.version_info[:2])"

Version = tuple[int, int]


def main(arguments: list[str]) -> int:
    """0 where the installed wheel does its work on each Python; the Pythons named, or the oldest and the newest."""
    there = {found: path for path in arguments or candidates() if (found := version_of(path)) in supported(ROOT)}
    for missing in sorted(supported(ROOT) - there.keys()):
        print(f"wheel: Python {'.'.join(map(str, missing))} is not on this machine")
    if not there:
        print("wheel: no Python that copylint supports was found", file=sys.stderr)
        return 1
    tried = {min(there), max(there)} if not arguments else set(there)
    with tempfile.TemporaryDirectory(prefix="copylint-wheel-") as name:
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", name, cwd=ROOT)
        (wheel,) = Path(name).glob("copylint-*.whl")
        for version in sorted(tried):
            folder = Path(name, "python{}.{}".format(*version))
            folder.mkdir()
            try_on(there[version], wheel, folder)
    told = " and ".join("{}.{}".format(*version) for version in sorted(tried))
    print(f"wheel: built, installed from hashed requirements, run from another folder on Python {told}")
    return 0


def supported(root: Path) -> set[Version]:
    """The versions of Python that the classifiers of a project name."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = (re.fullmatch(r"Programming Language :: Python :: (3)\.(\d+)", line) for line in project["classifiers"])
    return {(int(found[1]), int(found[2])) for found in named if found}


def candidates() -> Iterable[str]:
    """Interpreters that this machine may have: of a version the last one counts, so the one that runs comes last."""
    for number in range(20):
        path = shutil.which(f"python3.{number}")
        if path:
            yield path
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob("versions/3.*/bin/python")))
    listed = subprocess.run(
        [sys.executable, "-m", "uv", "python", "list", "--only-installed", "--offline", "--output-format", "json"],
        check=False,
        capture_output=True,
    )
    if listed.returncode == 0:
        yield from (entry["path"] for entry in json.loads(listed.stdout) if entry.get("implementation") == "cpython")
    yield sys.executable


def version_of(python: str) -> Version | None:
    """The version of an interpreter; None where it does not run (a shim of pyenv without its version)."""
    try:
        done = subprocess.run([python, "-c", ASKED], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.fullmatch(rb"(\d+) (\d+)\s*", done.stdout)
    return (int(found[1]), int(found[2])) if found and done.returncode == 0 else None


def try_on(python: str, wheel: Path, folder: Path) -> None:
    """Install a wheel in an empty environment of one Python and use it.

    Raises:
        subprocess.CalledProcessError: a command ended otherwise than it should.
    """
    _run(python, "-m", "venv", "--without-pip", str(folder / "venv"), cwd=folder)
    binaries = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    ours = str(binaries / "python")
    # The pip of the environment that runs this, told to install into the other.
    pip = (sys.executable, "-m", "pip", "--python", ours, "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--no-deps", "--require-hashes", "--requirement", str(ROOT / "requirements/runtime.txt"), cwd=folder)
    _run(*pip, "--no-deps", "--no-index", str(wheel), cwd=folder)
    _run(*pip[:-3], "check", cwd=folder)
    elsewhere = folder / "elsewhere"
    (elsewhere / "rules").mkdir(parents=True)
    for name, text in {"clean.txt": CLEAN, "leak.md": LEAK, "fix.md": PLAIN_SPACE, "rules/ABC001-a.yml": RULE}.items():
        (elsewhere / name).write_text(text, encoding="utf-8")
    for command in ([str(binaries / "copylint")], [ours, "-m", "copylint"]):
        _run(*command, "--version", cwd=elsewhere)
        _run(*command, "check", "clean.txt", cwd=elsewhere)
    copylint = str(binaries / "copylint")
    _run(copylint, "check", "--output-format", "json", "leak.md", cwd=elsewhere, code=1)
    _run(copylint, "fix", "fix.md", cwd=elsewhere)
    repaired = (elsewhere / "fix.md").read_text(encoding="utf-8")
    if repaired != PLAIN_SPACE.replace(" :", "\u00a0:"):
        raise subprocess.CalledProcessError(0, "copylint fix fix.md", output=repaired)
    _run(copylint, "rules", "test", "rules", cwd=elsewhere)
    _run(copylint, "config", cwd=elsewhere)


def _run(*command: str, cwd: Path, code: int = 0) -> None:
    print("$", *command, flush=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, check=False)
    if done.returncode != code:
        raise subprocess.CalledProcessError(done.returncode, command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
