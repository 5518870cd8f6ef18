# SPDX-License-Identifier: Apache-2.0
"""On which Pythons scripts/check_wheel.py tries the wheel: the oldest and the newest of those promised and here."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script() -> ModuleType:
    """scripts/check_wheel.py as a module."""
    spec = importlib.util.spec_from_file_location("scripts_check_wheel", ROOT / "scripts/check_wheel.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python(folder: Path, name: str, says: str) -> str:
    """A program that answers as an interpreter might."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_what_is_promised_is_what_the_classifiers_say(script: ModuleType) -> None:
    """3.11 to 3.14, and nothing older than what the project requires."""
    assert sorted(script.supported(ROOT)) == [(3, 11), (3, 12), (3, 13), (3, 14)]
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_interpreter_that_does_not_run_is_none(script: ModuleType, tmp_path: Path) -> None:
    """A shim without its version, a file that is not there, a program that says something else."""
    assert script.version_of(python(tmp_path, "shim", "exit 127")) is None
    assert script.version_of(python(tmp_path, "other", "echo hello")) is None
    assert script.version_of(python(tmp_path, "failing", "echo 3 12; exit 1")) is None
    assert script.version_of(str(tmp_path / "missing")) is None
    assert script.version_of(sys.executable) == sys.version_info[:2]


def test_the_python_that_runs_is_always_tried(script: ModuleType) -> None:
    """It is the last of the candidates, and so the one that counts for its version."""
    assert list(script.candidates())[-1] == sys.executable


def test_the_oldest_and_the_newest_are_tried(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of 3.10, 3.11, 3.12 and 3.13 the second and the last; 3.14 is named as missing."""
    here = [python(tmp_path, f"python3.{number}", f"echo 3 {number}") for number in (10, 11, 12, 13)]
    tried: list[str] = []

    def build(*command: str, cwd: Path) -> None:
        assert cwd == ROOT
        (Path(command[-1]) / "copylint-0-py3-none-any.whl").touch()

    monkeypatch.setattr(script, "candidates", lambda: here)
    monkeypatch.setattr(script, "_run", build)
    monkeypatch.setattr(script, "try_on", lambda path, wheel, folder: tried.append(path))  # noqa: ARG005 - its signature
    assert script.main([]) == 0
    assert tried == [here[1], here[3]]
    said = capsys.readouterr().out
    assert "Python 3.14 is not on this machine" in said
    assert "on Python 3.11 and 3.13" in said


def test_no_python_at_all_is_a_failure(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that tried nothing must not pass."""
    monkeypatch.setattr(script, "candidates", list)
    assert script.main([]) == 1
