# SPDX-License-Identifier: Apache-2.0
"""The command line as data: `cases/*.toml` hold arguments, files, streams and exit codes.

Keys of a case: name, args, files (name to text), stdin, env, exit, stdout and stderr (texts that must be there, in
order), not-stdout and not-stderr (texts that must not be there), empty (streams that stay empty). ~ stands for a
no-break space.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
KEYS = {"name", "args", "files", "stdin", "env", "exit", "stdout", "stderr", "not-stdout", "not-stderr", "empty"}


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], copylint: Callable[..., Any]) -> None:
    """The command does what the case says."""
    assert case.keys() <= KEYS
    for name, text in case.get("files", {}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode())
    ran = copylint(*case["args"], stdin=case.get("stdin", "").encode(), env=case.get("env", {}))
    assert ran.exit == case["exit"], ran
    for stream in ("stdout", "stderr"):
        said = getattr(ran, stream).replace("\u00a0", "~").replace("\u202f", "~")
        at = 0
        for text in case.get(stream, []):
            assert text in said[at:], f"{stream} lacks {text!r}:\n{said}"
            at = said.index(text, at) + len(text)
        for text in case.get(f"not-{stream}", []):
            assert text not in said, f"{stream} has {text!r}:\n{said}"
        if stream in case.get("empty", []):
            assert said == ""
        assert "\r" not in said
    assert "Traceback" not in ran.stderr or "-v" in case["args"]
