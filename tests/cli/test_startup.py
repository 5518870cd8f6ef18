# SPDX-License-Identifier: Apache-2.0
"""What a check of one article loads: start-up is a budget, and an import is how it is overdrawn."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "copylint"
NEVER = {
    "asyncio", "copylint.fixing", "copylint.grammar", "difflib", "ftfy", "importlib.metadata", "importlib.resources",
    "jinja2", "json", "language_tool_python", "logging", "markdown_it", "multiprocessing", "pathspec",
    "pydantic", "pypdf", "requests", "rich", "stdnum", "tomlkit", "tomllib", "turbohtml", "unidiff",
    "urllib.request", "wcwidth",
}  # fmt: skip
"""Modules that a check of plain text has no use for."""
COMPILES = {"text/patterns.py", "evidence/literals.py", "rulebook/options.py"}
"""Modules whose business is to compile patterns."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules in memory at the end of a check, the rules once cached."""
    folder = tmp_path_factory.mktemp("startup")
    (folder / "a.txt").write_text(
        "Voici votre article corrigé 😊.\n\nLe maire a inauguré le pont mardi, devant 1\u00a0200 habitants.\n",
        encoding="utf-8",
    )
    code = (
        "import sys\nfrom copylint.cli.main import main\nsys.argv = ['copylint', 'check', '--isolated', 'a.txt']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('\\n'.join(['loaded:', *sys.modules]))"
    )
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(SOURCE.parent)}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
        )
    return set(done.stdout.split("loaded:\n")[1].split())


def test_a_check_loads_nothing_it_does_not_use(loaded: set[str]) -> None:
    """No module of NEVER is in memory after a check of plain text, emoji included."""
    assert "copylint.engine.check" in loaded
    assert sorted(loaded & NEVER) == []


def test_rules_are_not_read_from_yaml(loaded: set[str]) -> None:
    """Where the cache or the bundle serves, no YAML is read."""
    assert "yaml" not in loaded


def test_patterns_of_modules_are_lazy() -> None:
    """No module compiles a pattern when it is imported: `text.patterns.lazy` does when it is used, from the store."""
    at_import = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).as_posix() not in COMPILES
        for node in _at_import(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert at_import == []


def _at_import(tree: ast.AST) -> list[ast.Call]:
    """Calls of `re.compile` and `regex.compile` outside functions."""
    found: list[ast.Call] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "compile"
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"re", "regex"}
        ):
            found.append(node)
        found += _at_import(node)
    return found
