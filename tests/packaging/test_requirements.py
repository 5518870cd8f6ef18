# SPDX-License-Identifier: Apache-2.0
"""The lists of what is installed agree with each other, and name no host."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("runtime.txt", "dev.txt")


def locked(name: str) -> dict[str, Requirement]:
    """The pins of a lock file by canonical name."""
    joined = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line.partition(" --hash")[0] for line in joined.split("\n") if line and not line.lstrip().startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def versions(pins: dict[str, Requirement]) -> dict[str, str]:
    """The version of each pin."""
    return {name: str(pin.specifier).removeprefix("==") for name, pin in pins.items()}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_host_and_hashes_every_pin(name: str) -> None:
    """Each pin is `name==version` with at least one sha256; nowhere is there an address or an option."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=sha256:", ""), re.MULTILINE)
    pins = re.split(r"^(?=[a-zA-Z])", text, flags=re.MULTILINE)[1:]
    assert pins
    for pin in pins:
        assert re.match(r"[A-Za-z0-9._-]+==[0-9][^ ;]*( ; [^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}\b", pin), pin


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_satisfies_the_dependencies_of_the_project(name: str) -> None:
    """Every dependency in pyproject.toml is pinned, to a version that it allows."""
    pins = versions(locked(name))
    for text in PROJECT["project"]["dependencies"]:
        dependency = Requirement(text)
        assert dependency.specifier.contains(pins[canonicalize_name(dependency.name)]), text


def test_developers_run_what_users_run() -> None:
    """dev.txt pins everything that runtime.txt pins, to the same versions."""
    assert versions(locked("runtime.txt")).items() <= versions(locked("dev.txt")).items()


def test_every_development_tool_that_is_asked_for_is_locked() -> None:
    """Every line of dev.in has its pin in dev.txt."""
    lines = (ROOT / "requirements/dev.in").read_text(encoding="utf-8").split("\n")
    asked = {canonicalize_name(Requirement(line).name) for line in lines if line and not line.startswith("#")}
    assert asked
    assert asked <= locked("dev.txt").keys()


def test_a_build_in_isolation_finds_all_that_the_bundle_imports() -> None:
    """`[build-system] requires` lists every distribution that is loaded while the bundle is built."""
    code = """
import json, sys
from importlib.metadata import packages_distributions
from pathlib import Path
import hatch_build
before = set(sys.modules)
hatch_build.bundle(Path.cwd())
names = {name.partition(".")[0] for name in set(sys.modules) - before}
known = packages_distributions()
print(json.dumps(sorted({dist for name in names for dist in known.get(name, ())})))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {canonicalize_name(name) for name in json.loads(done.stdout)} - {"copylint"}
    listed = {canonicalize_name(Requirement(text).name) for text in PROJECT["build-system"]["requires"]}
    assert loaded <= listed
