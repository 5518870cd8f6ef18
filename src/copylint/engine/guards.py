# SPDX-License-Identifier: Apache-2.0
"""In which blocks rules without a literal are worth trying: one search of the whole document for each guard.

See evidence/guards.py for what a guard is. Most documents hold no place of most guards, and one search that finds
nothing costs less than one call of the rule on one block.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import limit_of
from copylint.text.patterns import compiled

_TIMEOUT = 0.2
"""Seconds after which a guard is given up, and its rule tried on every block."""


def guards_of(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The guards of a rule from its plain options; empty where it must be tried on every block."""
    needs = options.get("needs")
    if not isinstance(needs, Mapping) or not needs.get("always"):
        return ()
    guards = needs.get("guards", {})
    found = [guards.get(str(number)) for number in needs["always"]]
    return tuple(dict.fromkeys(found)) if all(found) else ()


class Guards:
    """The guards of some rules, by the rules' positions."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Mapping[int, tuple[str, ...]]) -> None:
        """Take sources by rule."""
        self._rules: dict[str, list[int]] = {}
        for rule, sources in rules.items():
            for source in sources:
                self._rules.setdefault(source, []).append(rule)

    def calls(self, document: Document, blocks: Sequence[Block]) -> dict[int, set[int]]:
        """The rules to try, by the position in `blocks` of the block to try them on."""
        called: dict[int, set[int]] = {}
        if not self._rules or not blocks:
            return called
        starts: list[int] = []
        ends: list[int] = []
        places: list[int] = []
        inner: list[int] = []
        for place, block in enumerate(blocks):
            start, end = block.span
            if ends and start < ends[-1]:  # it lies inside another: found there, the guard may be of either
                inner.append(place)
                continue
            starts.append(start)
            ends.append(end)
            places.append(place)
        starts.append(len(document.text))
        for source, rules in self._rules.items():
            for place in (*inner, *_places(document.text, source, starts, ends, places)):
                called.setdefault(place, set()).update(rules)
        return called


def _places(text: str, source: str, starts: Sequence[int], ends: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """The blocks in which a guard stands, all where it takes too long. `starts` has one more: the text's end."""
    search = compiled(source).search
    limit = limit_of(source, _TIMEOUT)
    found: list[int] = []
    at = starts[0]
    try:
        while (match := search(text, at, timeout=limit)) is not None:
            start = match.start()
            number = bisect_right(starts, start) - 1
            if number < len(ends) and start < ends[number]:
                found.append(places[number])
            at = starts[min(number + 1, len(ends))]
    except TimeoutError:
        return places
    return found
