# SPDX-License-Identifier: Apache-2.0
"""What looks like a fault and is none: no rule of any family says more than a note of it, without any configuration."""

from pathlib import Path

import pytest
import yaml

from copylint.model.findings import Severity
from copylint.run.linter import Linter

LINTER = Linter()
CASES = yaml.safe_load(Path(__file__).with_name("near_misses.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["silent"], ids=lambda case: case["what"])
def test_near_misses_stay_silent(case: dict[str, str]) -> None:
    """Nothing above note."""
    loud = [
        finding for finding in LINTER.check(case["text"], case["file"]).findings if finding.severity > Severity.NOTE
    ]
    assert [(finding.code, finding.excerpt) for finding in loud] == []


@pytest.mark.parametrize("case", CASES["foreign"], ids=lambda case: case["what"])
def test_another_french_gets_one_note_at_most(case: dict[str, str]) -> None:
    """What the norm of Switzerland or Québec wants is no fault; at most one note offers the profile."""
    findings = LINTER.check(case["text"], case["file"]).findings
    assert [(finding.code, finding.excerpt) for finding in findings if finding.severity > Severity.NOTE] == []
    assert len(findings) <= 1
