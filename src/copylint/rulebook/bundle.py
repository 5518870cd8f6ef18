# SPDX-License-Identifier: Apache-2.0
"""The rules as one JSON text, so that YAML is not read at each start.

The bundle says for what it was made: the version of copylint and of this form, and a hash of the rule files where it
serves as a cache. Anything that does not fit exactly is not used: the YAML is read again.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from copylint.model.findings import SEVERITIES, SEVERITY_NAMES
from copylint.model.rule import Rule, RuleFix
from copylint.model.version import VERSION

FORM = 1
"""Raise when Rule or this form changes."""


def build(folder: Path) -> str:
    """The bundle of a folder of rule files, for the wheel.

    Raises:
        RuleBookError: a rule file is wrong.
    """
    from copylint.rulebook.files import read_folders  # noqa: PLC0415 - YAML is read here only

    return dumps((file.rule for file in read_folders([folder], bundled=True)), "")


def dumps(rules: Iterable[Rule], content: str) -> str:
    """Rules as JSON; `content` is what `loads` must be given to accept them."""
    data = {"form": FORM, "copylint": VERSION, "content": content, "rules": [_plain(rule) for rule in rules]}
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n"


def loads(text: str, content: str) -> tuple[Rule, ...] | None:
    """The rules of a bundle; None where it is not one of ours, of this version, or of this content."""
    try:
        data = json.loads(text)
        if (data["form"], data["copylint"], data["content"]) != (FORM, VERSION, content):
            return None
        return tuple(_rule(plain) for plain in data["rules"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _plain(rule: Rule) -> dict[str, Any]:
    data = {name: value for name, value in rule._asdict().items() if value != Rule._field_defaults.get(name, ...)}
    data["severity"] = SEVERITY_NAMES[rule.severity]
    if rule.fix:
        data["fix"] = rule.fix._asdict()
    return data


def _rule(plain: dict[str, Any]) -> Rule:
    for name in ("aliases", "languages", "profiles", "literals"):
        if plain.get(name) is not None:
            plain[name] = tuple(plain[name])
    plain["severity"] = SEVERITIES[plain["severity"]]
    if plain.get("fix"):
        plain["fix"] = RuleFix(**plain["fix"])
    return Rule(**plain)
