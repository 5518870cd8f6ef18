# SPDX-License-Identifier: Apache-2.0
"""Whole articles with their whole report and their repaired text: `make golden` writes them."""

import subprocess
import sys
from pathlib import Path

from copylint.run.linter import Linter

ROOT = Path(__file__).parents[2]


def test_reports_and_repaired_articles_are_fresh() -> None:
    """What copylint says of the examples, and what it makes of them, is what is committed; the README shows it."""
    done = subprocess.run([sys.executable, "scripts/golden.py", "--check"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_clean_article_is_silent() -> None:
    """An article that a human wrote well gets no finding of any level."""
    path = ROOT / "examples" / "clean.txt"
    assert Linter().check(path.read_bytes().decode("utf-8"), path.name).findings == ()
