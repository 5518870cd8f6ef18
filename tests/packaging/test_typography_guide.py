# SPDX-License-Identifier: Apache-2.0
"""The guides to typography name every rule of the family and every number of the catalogue, in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "docs" / "typography.md", ROOT / "docs" / "fr" / "typography.md"]


@pytest.mark.parametrize("guide", GUIDES, ids=["en", "fr"])
def test_every_rule_of_the_families_is_in_the_guide(guide: Path) -> None:
    """A rule without its line answers to no number of the catalogue and is named nowhere else."""
    text = guide.read_text(encoding="utf-8")
    rules = {path.name[:6] for folder in ("typ", "txt") for path in (ROOT / "rules" / folder).glob("*.yml")}
    assert sorted(code for code in rules if code not in text) == []


@pytest.mark.parametrize("guide", GUIDES, ids=["en", "fr"])
def test_every_number_has_a_rule_a_key_or_a_profile(guide: Path) -> None:
    """Of 85 numbers only the choice between the two no-break spaces is a key alone."""
    rows = [
        line.split(" | ") for line in guide.read_text(encoding="utf-8").splitlines() if re.match(r"\| T\d{3} \|", line)
    ]
    assert len(rows) == 85
    assert [row[0].strip("| ") for row in rows if row[2] == "\u2013"] == ["T007"]
