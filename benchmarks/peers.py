# SPDX-License-Identifier: Apache-2.0
"""The linters that copylint is measured beside: how each is installed from its registry, and how it checks files.

They live in `.venv-peers`, which git leaves out; what cannot be installed is named and passed over. No version is
pinned but where the newest needs more than Node.js 20: a comparison is with what people get today.

Usage: python benchmarks/peers.py install
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
HOME = HERE.parent / ".venv-peers"
PYTHON, NODE, GO = HOME / "python/bin", HOME / "node", HOME / "go"
OURS = HOME / "copylint"
PYTHON_PACKAGES = ("proselint", "codespell", "typos", "rumdl")
NODE_PACKAGES = (
    "markdownlint-cli2@0.22.1",  # 0.23 and later ask for Node.js 22
    "harper.js",
    "textlint",
    "textlint-rule-no-todo",
    "textlint-rule-terminology",
    "textlint-rule-write-good",
)
VALE = "github.com/vale-cli/vale/v3/cmd/vale@latest"


class Peer(NamedTuple):
    """A linter: its name, what it is, the file that must be there, and its command on some files.

    `warm` is the command of a second run that may use what the first one kept; None where it keeps nothing.
    """

    name: str
    what: str
    needs: Path
    command: Callable[[Sequence[str]], list[str]]
    warm: Callable[[Sequence[str]], list[str]] | None = None


def _python(name: str, *words: str) -> Callable[[Sequence[str]], list[str]]:
    return lambda files: [str(PYTHON / name), *words, *files]


def _node(name: str, *words: str) -> Callable[[Sequence[str]], list[str]]:
    return lambda files: [str(NODE / "node_modules/.bin" / name), *words, *files]


PEERS = (
    Peer("typos", "spelling, one dictionary (Rust)", PYTHON / "typos", _python("typos")),
    Peer("codespell", "spelling, one dictionary (Python)", PYTHON / "codespell", _python("codespell")),
    Peer(
        "rumdl",
        "Markdown (Rust)",
        PYTHON / "rumdl",
        _python("rumdl", "check", "--no-cache"),
        _python("rumdl", "check"),
    ),
    Peer(
        "markdownlint-cli2",
        "Markdown (Node.js)",
        NODE / "node_modules/.bin/markdownlint-cli2",
        _node("markdownlint-cli2"),
    ),
    Peer("proselint", "English prose (Python)", PYTHON / "proselint", _python("proselint", "check")),
    Peer(
        "vale",
        "prose, its own style (Go)",
        GO / "vale",
        lambda files: [str(GO / "vale"), f"--config={HOME}/vale.ini", *files],
    ),
    Peer(
        "textlint",
        "prose, 3 rules (Node.js)",
        NODE / "node_modules/.bin/textlint",
        _node("textlint", "--config", str(NODE / "textlintrc.json")),
    ),
    Peer(
        "harper",
        "English grammar (WASM in Node.js)",
        NODE / "harper.mjs",
        lambda files: ["node", str(NODE / "harper.mjs"), *files],
    ),
)


def present() -> list[Peer]:
    """The peers that are installed."""
    return [peer for peer in PEERS if peer.needs.exists()]


def install() -> list[str]:
    """Install what the registries have; the names of the peers that are missing then."""
    HOME.mkdir(exist_ok=True)
    if not (PYTHON / "python").exists():
        venv.create(PYTHON.parent, with_pip=True)
    for package in PYTHON_PACKAGES:
        _try(str(PYTHON / "python"), "-m", "pip", "install", "--quiet", "--upgrade", package)
    if shutil.which("npm"):
        _try("npm", "install", "--prefix", str(NODE), "--no-audit", "--no-fund", "--silent", *NODE_PACKAGES)
    if (NODE / "node_modules/harper.js").is_dir():
        shutil.copy(HERE / "harper.mjs", NODE / "harper.mjs")
    if (NODE / "node_modules").is_dir():
        rules = {"rules": {"no-todo": True, "terminology": True, "write-good": True}}
        (NODE / "textlintrc.json").write_text(json.dumps(rules), encoding="utf-8")
    if shutil.which("go"):
        _try("go", "install", VALE, GOBIN=str(GO))
    (HOME / "styles").mkdir(exist_ok=True)
    (HOME / "vale.ini").write_text(
        f"StylesPath = {HOME}/styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n", encoding="utf-8"
    )
    there = {peer.name for peer in present()}
    return [peer.name for peer in PEERS if peer.name not in there]


def _try(*command: str, **variables: str) -> None:
    print("$", *command, flush=True)
    done = subprocess.run(command, env=os.environ | variables, check=False)
    if done.returncode:
        print(f"peers: exit {done.returncode}; going on without", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit(__doc__)
    for missing in install():
        print(f"peers: {missing} is not to be had here")
