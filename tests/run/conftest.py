# SPDX-License-Identifier: Apache-2.0
"""A desk with rules of its own, so that these tests do not hang on what ours say today.

DSK001 (error, repaired unsafely), DSK002 (error), DSK010 (note, its places gathered over a file, repaired safely).
"""

from pathlib import Path

import pytest

from copylint.config.settings import Config
from copylint.model.findings import FAMILIES, OWN_FAMILY

RULE = """\
code: {code}
name: {name}
kind: pattern
options: {{patterns: {{fr: ["{pattern}"]}}}}
severity: {severity}
{more}
message: {{fr: "Non."}}
why: {{fr: "Usé."}}
examples:
  - {{fail: "{fail}"}}
  - {{fail: "Oui, {fail}"}}
  - {{pass: "Rien.", because: "sans le mot"}}
  - {{pass: "Oui."}}
"""


@pytest.fixture(scope="session")
def desk_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the desk's rules."""
    folder = tmp_path_factory.mktemp("desk")
    rules = [
        ("DSK001", "tired", "lorem", "error", "⟦lorem⟧", "fix: {delete: match, safety: unsafe}"),
        ("DSK002", "worn", "ipsum", "error", "⟦ipsum⟧", ""),
        (
            "DSK010",
            "double-dash",
            " --(?= )",
            "note",
            "a⟦ --⟧ b",
            'group: file\nfix: {replace: " \\u2013", safety: safe}',
        ),
    ]
    for code, name, pattern, severity, fail, more in rules:
        text = RULE.format(code=code, name=name, pattern=pattern, severity=severity, more=more, fail=fail)
        (folder / f"{code}-{name}.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def desk(desk_rules: Path) -> Config:
    """The desk's rules and none of ours, but those about comments and waivers."""
    ours = tuple(family for family in FAMILIES if family != OWN_FAMILY)
    return Config(rules=(str(desk_rules),), ignore=ours, date="2026-06-15")


@pytest.fixture(scope="session")
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of rules for all tests: rules are read from YAML once."""
    return tmp_path_factory.mktemp("user")


@pytest.fixture
def site(tmp_path: Path, user_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, with a cache of the user's own."""
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(user_cache))
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
