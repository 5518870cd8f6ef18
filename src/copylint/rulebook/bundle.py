# SPDX-License-Identifier: Apache-2.0
"""The rules as one JSON text, so that YAML is not read at each start.

The bundle says for what it was made: the version of copylint and of this form, and a hash of the rule files where it
serves as a cache. Anything that does not fit exactly is not used: the YAML is read again.

Its first line holds what every start needs; options, by far the most, follow and are read rule by rule where a text
calls for them (rulebook/stored.py). A sum over them tells at once whether the whole file is there.
"""

import json
from binascii import crc32
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from copylint.evidence.candidates import needed
from copylint.evidence.grams import Grams, packed
from copylint.model.findings import SEVERITIES, SEVERITY_NAMES
from copylint.model.rule import Rule, RuleFix
from copylint.model.version import VERSION
from copylint.rulebook.stored import StoredLiterals, StoredOptions

if TYPE_CHECKING:
    from pathlib import Path  # only named here

FORM = 4
"""Raise when Rule or this form changes."""


def build(folder: "Path") -> str:
    """The bundle of a folder of rule files, for the wheel.

    Raises:
        RuleBookError: a rule file is wrong.
    """
    from copylint.rulebook.files import read_folders  # noqa: PLC0415 - YAML is read here only

    # A wheel names no path of the machine that built it.
    files = read_folders([folder], bundled=True)
    rules = (file.rule._replace(file=file.rule.file.removeprefix(f"{folder.as_posix()}/")) for file in files)
    return dumps(rules, "")


def dumps(rules: Iterable[Rule], content: str) -> str:
    """Rules as JSON; `content` is what `loads` must be given to accept them."""
    heads: list[dict[str, Any]] = []
    parts: list[str] = []
    owners: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        head = _plain(rule)
        options = json.dumps(dict(rule.options), ensure_ascii=True, separators=(",", ":"))
        head["options"] = len(options)
        if rule.literals is not None:
            head["literals"] = number
            for literal in rule.literals:
                owners.setdefault(literal, []).append(number)
        for literal in needed(rule.options):
            owners.setdefault(literal, [])
        heads.append(head)
        parts.append(options)
    body = "".join(parts)
    header = {"form": FORM, "copylint": VERSION, "content": content, "sum": _sum(body), "rules": heads}
    header["literals"] = packed(owners)
    return json.dumps(header, ensure_ascii=True, separators=(",", ":")) + "\n" + body


def loads(text: str, content: str) -> tuple[Rule, ...] | None:
    """The rules of a bundle; None where it is not one of ours, of this version, or of this content."""
    end = text.find("\n")
    try:
        data = json.loads(text[: max(end, 0)])
        if (data["form"], data["copylint"], data["content"]) != (FORM, VERSION, content):
            return None
        if data["sum"] != _sum(text[end + 1 :]):
            return None
        grams = Grams(data["literals"])
        at = end + 1
        rules = []
        for head in data["rules"]:
            start, at = at, at + head["options"]
            head["options"] = StoredOptions(text, start, at)
            rules.append(_rule(head, grams))
        return tuple(rules)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _sum(body: str) -> int:
    return crc32(body.encode("ascii"))


def _plain(rule: Rule) -> dict[str, Any]:
    data = {name: value for name, value in rule._asdict().items() if value != Rule._field_defaults.get(name, ...)}
    data["severity"] = SEVERITY_NAMES[rule.severity]
    if rule.fix:
        data["fix"] = rule.fix._asdict()
    return data


def _rule(plain: dict[str, Any], grams: Grams) -> Rule:
    for name in ("aliases", "languages", "profiles"):
        if name in plain:
            plain[name] = tuple(plain[name])
    if "literals" in plain:
        plain["literals"] = StoredLiterals(grams, plain["literals"])
    plain["severity"] = SEVERITIES[plain["severity"]]
    if "fix" in plain:
        plain["fix"] = RuleFix(**plain["fix"])
    return Rule(**plain)
