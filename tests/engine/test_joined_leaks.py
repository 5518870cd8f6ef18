# SPDX-License-Identifier: Apache-2.0
"""Leaks that stand together are one finding; words of the article between them keep them apart and stay."""

import pytest

from copylint import Config, Linter
from copylint.text.edits import applied


@pytest.fixture(scope="module")
def linter() -> Linter:
    """The families of leaks and page chrome only."""
    return Linter(Config(select=("BOT", "WEB")))


def _spans_and_repaired(linter: Linter, text: str, name: str = "x.md") -> tuple[list[str], str]:
    findings = linter.check(text, name).findings
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    return [finding.excerpt for finding in findings], applied(text, edits)


def test_a_block_of_leaks_is_one_finding_and_leaves_one_gap(linter: Linter) -> None:
    """Two leak paragraphs that follow each other go together, with one blank line of what was between."""
    article, leak = (
        "Le pont ferme.\n",
        "Ce texte respecte vos consignes.\n\nSouhaitez-vous que je raccourcisse le titre ?",
    )
    excerpts, repaired = _spans_and_repaired(linter, f"{article}\n{leak}\n")
    assert excerpts == [leak]
    assert repaired == article


def test_glued_leaks_leave_the_words_between_them(linter: Linter) -> None:
    """Two leaks in one paragraph with the article between are two findings; the article stays whole."""
    text = (
        "Voici la traduction : le pont ferme mardi. La rocade est pleine. Voici la traduction du texte : il rouvre.\n"
    )
    excerpts, repaired = _spans_and_repaired(linter, text)
    assert len(excerpts) == 2
    assert "le pont ferme mardi. La rocade est pleine." in repaired
    assert repaired.endswith("il rouvre.\n")


def test_two_blocks_apart_are_two_findings(linter: Linter) -> None:
    """A paragraph of the article between two leaks keeps them apart."""
    text = "Bien sûr ! Voici l’article :\n\nLe pont ferme.\n\nVoulez-vous que je développe la fin ?\n"
    excerpts, repaired = _spans_and_repaired(linter, text)
    assert len(excerpts) == 2
    assert repaired == "Le pont ferme.\n"
