# SPDX-License-Identifier: Apache-2.0
"""Every rule of the repository against its own examples: the same self-test that authors run."""

from pathlib import Path

import pytest

from copylint.engine.check import Engine
from copylint.rulebook.files import read_folders
from copylint.rulebook.schema import RuleFile
from copylint.rulecheck.examples import check_rule

FILES = read_folders([Path(__file__).parents[2] / "rules"], bundled=True)
DEFAULTS = Engine([file.rule for file in FILES if file.rule.default and file.rule.status == "stable"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rule.code)
def test_a_rule_does_what_its_examples_say(file: RuleFile) -> None:
    """Exact places, exact fixes, silent near misses, an honest safety, and every phrase exercised."""
    assert [problem.text("en") for problem in check_rule(file, DEFAULTS)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.rule.code)
def test_a_rule_file_bears_its_code_and_name(file: RuleFile) -> None:
    """A newcomer finds the file of a code by its name, in the folder of its family."""
    path = Path(file.rule.file)
    assert path.name == f"{file.rule.code}-{file.rule.name}.yml"
    assert path.parent.name == file.rule.code[:3].lower()
