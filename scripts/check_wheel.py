# SPDX-License-Identifier: Apache-2.0
"""Build the wheel, install it as a user would, and run it from another folder.

The environment is empty and gets `requirements/runtime.txt` with hashes: a dependency that the lock file forgets, or
a file that the wheel forgets, shows here and nowhere else (tests/packaging borrow the developer's dependencies).

Usage: python scripts/check_wheel.py
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLEAN = "Le conseil municipal s\u2019est réuni mardi. Il a voté le budget.\n"


def main() -> int:
    """0 where the installed wheel tells its version and checks a clean article from another folder."""
    with tempfile.TemporaryDirectory(prefix="copylint-wheel-") as name:
        folder = Path(name)
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", name, cwd=ROOT)
        (wheel,) = folder.glob("copylint-*.whl")
        venv.create(folder / "venv")
        binaries = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        python = str(binaries / "python")
        # This environment's pip, told to install into the other.
        pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check")
        _run(*pip, "--no-deps", "--require-hashes", "--requirement", str(ROOT / "requirements/runtime.txt"), cwd=folder)
        _run(*pip, "--no-deps", "--no-index", str(wheel), cwd=folder)
        _run(*pip[:-3], "check", cwd=folder)
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "article.txt").write_text(CLEAN, encoding="utf-8")
        for command in ([str(binaries / "copylint")], [python, "-m", "copylint"]):
            _run(*command, "--version", cwd=elsewhere)
            _run(*command, "check", "article.txt", cwd=elsewhere)
    print("wheel: built, installed from hashed requirements, run from another folder")
    return 0


def _run(*command: str, cwd: Path) -> None:
    print("$", *command, flush=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run(command, cwd=cwd, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
