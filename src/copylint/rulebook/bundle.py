# SPDX-License-Identifier: Apache-2.0
"""The rules as one file of JSON, so that YAML is not read at each start.

The bundle says in its first line for what it was made: the version of copylint and of this form, and a hash of the rule
files where it serves as a cache; and how long the rest is, with sums that tell whether it is there as it was written.
Anything that does not fit exactly is not used: the YAML is read again.

The second line holds what every start needs, by columns: one list per field of Rule, of which most have few values.
Literals follow. Messages and options come last: three quarters of all, which are read rule by rule where a text calls
for them (rulebook/stored.py), from a bundle in a file without the rest.
"""

from binascii import crc32
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from copylint.evidence.candidates import needed
from copylint.model.findings import SEVERITIES, SEVERITY_NAMES
from copylint.model.rule import Rule, RuleFix
from copylint.model.version import VERSION
from copylint.rulebook.stored import SUM, Source, StoredGrams, StoredLiterals, StoredMapping, StoredOptions, grams_of
from copylint.text import stored_json

if TYPE_CHECKING:
    from pathlib import Path  # only named here

FORM = 10
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
    messages = [_part(dict(rule.message)) for rule in rules]
    options, further = zip(*(_options(rule) for rule in rules), strict=True) if rules else ((), ())
    index = {
        "columns": {name: _column(rules, name) for name in Rule._fields if name not in _APART},
        "literals": [rule.literals is not None for rule in rules],
        "grams": counts,
        "message": [len(part) for part in messages],
        "options": [len(part) for part in options],
        "further": [len(part) for part in further],
    }
    late = b"".join((*messages, *chain.from_iterable(zip(options, further, strict=True))))
    early = b"".join((_json(index), b"\n", grams))
    head = {"form": FORM, "copylint": VERSION, "content": content}
    sizes = {"early": len(early), "late": len(late), "sum": crc32(early), "late_sum": crc32(late)}
    return _json(head | sizes) + b"\n" + early + late


def loads(data: bytes, content: str) -> tuple[Rule, ...] | None:
    """The rules of a bundle; None where it is not one of ours, of this version, of this content, or not whole."""
    try:
        head, end = _head(data, content)
        start = end + head["early"]
        if len(data) != start + head["late"] or head["late_sum"] != crc32(memoryview(data)[start:]):
            return None
        return _rules(head, data[end:start], Source(lambda at, length: data[at : at + length], tuple), start)
    except _WRONG:
        return None


def opened(
    read: Callable[[int, int], bytes], size: int, content: str, again: Callable[[], Sequence[Rule]]
) -> tuple[Rule, ...] | None:
    """The rules of a bundle in a file; None as `loads`, but that each late part is looked at when it is needed.

    Args:
        read: the bytes from a place of the file, so many.
        size: the length of the file in bytes.
        content: see `dumps`.
        again: the same rules made from their YAML, for where a late part is damaged.
    """
    try:
        data = read(0, _BEGINNING)
        head, end = _head(data, content)
        start = end + head["early"]
        if size != start + head["late"]:
            return None
        if len(data) < start:
            data += read(len(data), start - len(data))
        return _rules(head, data[end:start], Source(read, again), start)
    except (OSError, *_WRONG):
        return None


_WRONG = (ValueError, KeyError, IndexError, TypeError, RecursionError)
_BEGINNING = 1 << 19
"""Bytes that are read of a file first: our own bundle without its late parts is hardly longer."""


def _head(data: bytes, content: str) -> tuple[dict[str, Any], int]:
    """The first line, and where it ends.

    Raises:
        ValueError: the bundle is not of this form, version or content. Likewise KeyError and TypeError.
    """
    end = data.find(b"\n")
    head: dict[str, Any] = stored_json.loads(data[: max(end, 0)].decode("ascii"))
    if (head["form"], head["copylint"], head["content"]) != (FORM, VERSION, content):
        raise ValueError(content)
    return head, end + 1


def _rules(head: Mapping[str, Any], early: bytes, source: Source, at: int) -> tuple[Rule, ...]:
    """The rules from what lies early; `at` is where the late parts begin."""
    if head["sum"] != crc32(early):
        raise ValueError(head["sum"])
    end = early.index(b"\n")
    index = stored_json.loads(early[:end].decode("utf-8", "surrogatepass"))
    count = len(index["literals"])
    grams = StoredGrams(early, end + 1, index["grams"])
    columns: dict[str, Sequence[Any]] = {
        name: _restored(name, column, count) for name, column in index["columns"].items()
    }
    columns["literals"] = [
        StoredLiterals(grams, number) if has else None for number, has in enumerate(index["literals"])
    ]
    messages, options = [], []
    for number, length in enumerate(index["message"]):
        messages.append(StoredMapping(source, at, length, number))
        at += length
    for number, (length, behind) in enumerate(zip(index["options"], index["further"], strict=True)):
        options.append(StoredOptions(source, at, length, number))
        at += length + behind
    columns |= {"message": messages, "options": options}
    return tuple(map(Rule._make, zip(*(columns[name] for name in Rule._fields), strict=True)))


def _part(data: object) -> bytes:
    """Something that lies late, with its sum."""
    part = _json(data)
    return crc32(part).to_bytes(SUM, "little") + part


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
            parts.append(_part(part))
            lengths[name] = len(parts[-1])
        options["needs"] = {**needs, "further": lengths}
    return _part(options), b"".join(parts)


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
