# SPDX-License-Identifier: Apache-2.0
"""What rules may cost: `budget.toml` beside them, with the share of each rule, the time of families, and waivers.

A rule above its share needs a waiver that says why and up to where: `[[waiver]] code, reason, calls, characters`.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from copylint.model.record import NamedTuple

NAME = "budget.toml"
"""The file's name in a folder of rules."""


class Waiver(NamedTuple):
    """Why a rule may cost more than its share, and how much: up to `calls` and `characters` per 5 KB."""

    code: str
    reason: str
    calls: int
    characters: int


class Budget(NamedTuple):
    """For 5 KB: a rule's share in `calls` of patterns and `characters` scanned; microseconds of families."""

    calls: int = 75
    characters: int = 10_000
    families: Mapping[str, int] = {}
    waivers: Mapping[str, Waiver] = {}

    def limit(self, code: str) -> tuple[int, int]:
        """The calls and characters that a rule may cost."""
        waiver = self.waivers.get(code)
        return (waiver.calls, waiver.characters) if waiver else (self.calls, self.characters)


def read_budget(data: bytes, budget: Budget = Budget()) -> Budget:  # noqa: B008 - frozen
    """The budget that a file holds, laid over another.

    Raises:
        ValueError: it is no TOML, or something in it is none of what a budget holds; told in English.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(str(error)) from None
    share = _table(table, "share", {"calls", "characters"})
    families = _table(table, "families", None)
    unknown = table.keys() - {"share", "families", "waiver"}
    if unknown:
        msg = f"unknown key: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    waivers = dict(budget.waivers)
    calls, characters = share.get("calls", budget.calls), share.get("characters", budget.characters)
    for entry in table.get("waiver", ()):
        waiver = _waiver(entry, calls, characters)
        waivers[waiver.code] = waiver
    return Budget(calls, characters, {**budget.families, **families}, waivers)


def _table(table: Mapping[str, Any], name: str, keys: set[str] | None) -> dict[str, int]:
    found = table.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(value, int) and value > 0 for value in found.values()):
        msg = f"[{name}] holds whole numbers above 0"
        raise ValueError(msg)
    if keys is not None and found.keys() - keys:
        msg = f"[{name}] has no key {', '.join(sorted(found.keys() - keys))}"
        raise ValueError(msg)
    return found


def _waiver(entry: Mapping[str, Any], calls: int, characters: int) -> Waiver:
    unknown = entry.keys() - {"code", "reason", "calls", "characters"}
    texts = [entry.get("code", ""), entry.get("reason", "")]
    numbers = [entry.get("calls", calls), entry.get("characters", characters)]
    if unknown or not all(isinstance(text, str) and text.strip() for text in texts):
        msg = f"a waiver holds code and reason, calls or characters: {dict(entry)}"
        raise ValueError(msg)
    if not all(isinstance(number, int) for number in numbers) or numbers == [calls, characters]:
        msg = f"the waiver of {texts[0]} grants no more calls and no more characters than the share"
        raise ValueError(msg)
    return Waiver(*texts, *numbers)
