# SPDX-License-Identifier: Apache-2.0
"""The rules as one file of JSON, so that YAML is not read at each start.

The bundle says in its first line for what it was made: the version of copylint and of this form, and a hash of the rule
files where it serves as a cache; and a sum over all the rest, which tells at once whether the whole file is there.
Anything that does not fit exactly is not used: the YAML is read again.

The second line holds what every start needs, by columns: one list per field of Rule, of which most have few values.
Literals follow, then messages and options, by far the most, which are read rule by rule where a text calls for them
(rulebook/stored.py).
"""

from binascii import crc32
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from copylint.evidence.candidates import needed
from copylint.model.findings import SEVERITIES, SEVERITY_NAMES
from copylint.model.rule import Rule, RuleFix
from copylint.model.version import VERSION
from copylint.rulebook.stored import StoredGrams, StoredLiterals, StoredMapping, StoredOptions, grams_of
from copylint.text import stored_json

if TYPE_CHECKING:
    from pathlib import Path  # only named here

FORM = 9
"""Raise when Rule or this form changes."""
_APART = ("message", "options", "literals")
"""Fields that lie behind the columns."""
_TUPLES = frozenset({"aliases", "languages", "profiles"})


def build(folder: "Path") -> bytes:
    """The bundle of a folder of rule files, for the wheel.

    Raises:
        RuleBookError: a rule file is wrong.
    """
    from copylint.rulebook.files import read_folders  # noqa: PLC0415 - YAML is read here only

    # A wheel names no path of the machine that built it.
    files = read_folders([folder], bundled=True)
    rules = (file.rule._replace(file=file.rule.file.removeprefix(f"{folder.as_posix()}/")) for file in files)
    return dumps(rules, "")


def dumps(rules: Iterable[Rule], content: str) -> bytes:
    """Rules as a bundle; `content` is what `loads` must be given to accept them."""
    rules = tuple(rules)
    owners: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for literal in rule.literals or ():
            owners.setdefault(literal, []).append(number)
        for literal in needed(rule.options):
            owners.setdefault(literal, [])
    grams, counts = grams_of(owners)
    messages = [_json(dict(rule.message)) for rule in rules]
    options, further = zip(*(_options(rule) for rule in rules), strict=True) if rules else ((), ())
    index = {
        "columns": {name: _column(rules, name) for name in Rule._fields if name not in _APART},
        "literals": [rule.literals is not None for rule in rules],
        "grams": [len(grams), *counts],
        "message": [len(part) for part in messages],
        "options": [len(part) for part in options],
        "further": [len(part) for part in further],
    }
    pairs = chain.from_iterable(zip(options, further, strict=True))
    rest = b"".join((_json(index), b"\n", grams, *messages, *pairs))
    return _json({"form": FORM, "copylint": VERSION, "content": content, "sum": crc32(rest)}) + b"\n" + rest


def loads(data: bytes, content: str) -> tuple[Rule, ...] | None:
    """The rules of a bundle; None where it is not one of ours, of this version, or of this content."""
    end = data.find(b"\n")
    try:
        head = stored_json.loads(data[: max(end, 0)].decode("ascii"))
        if (head["form"], head["copylint"], head["content"]) != (FORM, VERSION, content):
            return None
        if head["sum"] != crc32(memoryview(data)[end + 1 :]):
            return None
        start, end = end + 1, data.find(b"\n", end + 1)
        return _rules(data, stored_json.loads(data[start:end].decode("utf-8", "surrogatepass")), end + 1)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None


def _rules(data: bytes, index: dict[str, Any], at: int) -> tuple[Rule, ...]:
    """The rules from the second line, and from what begins behind it."""
    count = len(index["literals"])
    length, *counts = index["grams"]
    grams = StoredGrams(data, at, counts)
    at += length
    columns: dict[str, Sequence[Any]] = {
        name: _restored(name, column, count) for name, column in index["columns"].items()
    }
    columns["literals"] = [
        StoredLiterals(grams, number) if has else None for number, has in enumerate(index["literals"])
    ]
    messages, options = [], []
    for length in index["message"]:
        messages.append(StoredMapping((data, at, at + length)))
        at += length
    for length, behind in zip(index["options"], index["further"], strict=True):
        options.append(StoredOptions((data, at, at + length)))
        at += length + behind
    columns |= {"message": messages, "options": options}
    return tuple(map(Rule._make, zip(*(columns[name] for name in Rule._fields), strict=True)))


def _json(data: object) -> bytes:
    import json  # noqa: PLC0415 - only where a bundle is written

    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _options(rule: Rule) -> tuple[bytes, bytes]:
    """The options of a rule, and what StoredOptions finds behind them."""
    options, parts = dict(rule.options), []
    needs = options.get("needs")
    if isinstance(needs, Mapping) and "further" in needs:
        lengths = {}
        for name, part in needs["further"].items():
            parts.append(_json(part))
            lengths[name] = len(parts[-1])
        options["needs"] = {**needs, "further": lengths}
    return _json(options), b"".join(parts)


def _plain(rule: Rule, name: str) -> object:
    value: object = getattr(rule, name)
    if name == "severity":
        return SEVERITY_NAMES[rule.severity]
    return value


def _column(rules: Sequence[Rule], name: str) -> list[Any]:
    """The values of one field: the different ones, and which of them each rule has unless that is plain."""
    values = [_plain(rule, name) for rule in rules]
    keys = [_json(value) for value in values]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    different = [values[keys.index(key)] for key in numbers]
    return [different] if len(different) in (1, len(values)) else [different, [numbers[key] for key in keys]]


def _restored(name: str, column: list[Any], count: int) -> Sequence[Any]:
    different = [_value(name, value) for value in column[0]]
    if len(column) > 1:
        return [different[number] for number in column[1]]
    return different if len(different) == count else tuple(repeat(different[0], count))


def _value(name: str, value: Any) -> object:  # noqa: ANN401 - plain data
    if name in _TUPLES:
        return tuple(value)
    if name == "severity":
        return SEVERITIES[value]
    return RuleFix._make(value) if name == "fix" and value else value
