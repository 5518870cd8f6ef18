# SPDX-License-Identifier: Apache-2.0
"""The development set of the families BOT and WEB: what is found of it, and what is left alone."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from copylint import Config, Linter, Severity

HERE = Path(__file__).parent
SCORE = HERE.parents[1] / "benchmarks" / "leaks" / "score.py"


def _scorer() -> Any:  # noqa: ANN401 - a script, imported by path
    spec = spec_from_file_location("leaks_score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["leaks_score"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score = _scorer()


@pytest.fixture(scope="module")
def outcomes() -> list[Any]:
    """Every case checked with the default rules."""
    linter = Linter(Config())
    return [score.outcome(linter, case) for case in score.read_cases(HERE)]


def test_the_set_is_large_and_half_clean(outcomes: list[Any]) -> None:
    """Three hundred cases at least, two thirds French, some two in five clean; no two of one name."""
    assert len(outcomes) >= 300
    assert len({one.case.id for one in outcomes}) == len(outcomes)
    assert sum(one.case.lang == "fr" for one in outcomes) >= 0.6 * len(outcomes)
    assert sum(not one.case.leaks for one in outcomes) >= 0.35 * len(outcomes)


@pytest.mark.parametrize("lang", ["fr", "en", "es", "de", "it", "pt"])
def test_leaks_are_found(outcomes: list[Any], lang: str) -> None:
    """In each language nearly every leak is found, with its span; most are errors."""
    seen = [leak for one in outcomes if one.case.lang == lang for leak in one.leaks]
    found = [leak for leak in seen if leak.found]
    assert len(found) >= 0.97 * len(seen)
    assert sum(leak.close for leak in found) >= 0.93 * len(found)
    assert sum(leak.error for leak in found) >= 0.8 * len(found)


def test_clean_texts_are_left_alone(outcomes: list[Any]) -> None:
    """No clean case is blocked by BOT or WEB, and one in fifty at most is flagged."""
    clean = [one for one in outcomes if not one.case.leaks]
    flagged = {
        one.case.id: [finding.code for finding in one.extra if finding.code.startswith(score.RESIDUE)]
        for one in clean
        if any(finding.code.startswith(score.RESIDUE) for finding in one.extra)
    }
    blocked = [
        one.case.id
        for one in clean
        if any(finding.severity == Severity.ERROR and finding.code.startswith(score.RESIDUE) for finding in one.extra)
    ]
    assert not blocked
    assert len(flagged) <= 0.02 * len(clean), flagged


def test_little_beside_the_leaks_is_flagged(outcomes: list[Any]) -> None:
    """In texts that hold a leak, findings of BOT and WEB stand on leaks."""
    beside = [(one.case.id, finding.code) for one in outcomes if one.case.leaks for finding in one.extra]
    assert len(beside) <= 3, beside


def test_cases_are_read_from_both_formats(tmp_path: Path) -> None:
    """A JSONL file serves as well as YAML, and a missing one is told clearly."""
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": "a", "text": "Un \u27e6deux\u27e7."}\n', encoding="utf-8")
    (case,) = score.read_cases(file)
    assert case.text == "Un deux."
    assert case.leaks == ((3, 7),)
    with pytest.raises(FileNotFoundError):
        list(score.read_cases(tmp_path / "none.yml"))
