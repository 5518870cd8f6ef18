# SPDX-License-Identifier: Apache-2.0
"""Rules without a literal are tried only on the blocks where their guard stands."""

import pytest

from copylint.document.blocks import Block
from copylint.engine import guards as room
from copylint.engine.guards import Guards, guards_of
from copylint.engine.prefilter import SEEN
from copylint.evidence.literals import each_of
from copylint.formats import parse

TEXT = "# Titre\n\nEn 2024, 12345 votes.\n\n- un\n- 67890 et 99999\n\n| a | 11111 |\n|---|---|\n| b | c |\n\nFin\n"


def called(guard: str, text: str = TEXT) -> list[str]:
    """What stands in the blocks on which a rule with this guard is tried."""
    document = parse(text, "markdown", name="a.md")
    blocks: list[Block] = [block for block in document.blocks if block.kind in SEEN]
    found = Guards({7: (guard,)}).calls(document, blocks)
    assert all(rules == {7} for rules in found.values())
    return [text[slice(*blocks[place].span)] for place in sorted(found)]


def test_only_blocks_with_the_guard_are_named() -> None:
    """Several places in a block name it once; places between blocks name none."""
    assert called(r"\d\d\d\d\d") == ["En 2024, 12345 votes.", "67890 et 99999", "11111"]
    assert called(r"\|") == []
    assert called("introuvable") == []


def test_a_block_inside_another_is_always_named() -> None:
    """The text of an image lies inside its paragraph: its place alone does not say whose it is."""
    found = called("12345", 'Un mot <img src="a.png" alt="une vue"> et la suite.\n\n12345\n')
    assert found[-1] == "12345"
    assert "Un mot" not in " ".join(found)


def test_a_guard_that_takes_too_long_names_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule itself then says what it can, block by block, under its own clock."""
    monkeypatch.setattr(room, "_TIMEOUT", 1e-6)
    text = "\n\n".join(["a" * 400] * 6) + "\n"
    assert len(called(r"(?:a|aa){1,16}(?:a|aa){1,16}(?:a|aa){1,16}b", text)) == 6


def test_a_rule_is_guarded_only_where_each_of_its_patterns_is() -> None:
    """One pattern without literal and without guard leaves the rule to every block."""
    assert len(guards_of({"needs": each_of({"fr": [r"\d{4}", r"\d{3}h\d"]})})) == 2
    assert guards_of({"needs": each_of({"fr": [r"\d{4}", r"\w+"]})}) == ()
    assert guards_of({"needs": each_of({"fr": ["vos consignes"]})}) == ()
    assert guards_of({}) == ()
