# SPDX-License-Identifier: Apache-2.0
r"""The report for programs: one JSON document, its schema in docs/schema/report.schema.json.

Nothing in it depends on the time, the machine or the number of workers. Each finding stands on a line of its own, so
that two reports can be compared with any diff. Text is UTF-8; only lone surrogates, which UTF-8 cannot carry, are
escaped (`"\udc80"`, RFC 8259 section 7).
"""

from typing import Any

from copylint.model.findings import Result
from copylint.model.version import VERSION
from copylint.report import SCHEMA, STDIN, Options, counts, finding_data, in_language, in_order, not_checked, utf8_json
from copylint.text.lines import LineIndex


def render(result: Result, options: Options) -> str:
    """The report, see the module."""
    import json  # noqa: PLC0415 - other formats start without it

    findings: list[dict[str, Any]] = []
    suppressed: list[dict[str, Any]] = []
    for file in result.files:
        index, name = LineIndex(file.source), file.file or STDIN
        findings += [finding_data(name, index, finding, options.language) for finding in in_order(file)]
        suppressed += [
            {**finding_data(name, index, entry.finding, options.language), "by": entry.by, "reason": entry.reason}
            for entry in file.suppressed
        ]
    parts = {
        "schema": SCHEMA,
        "copylint": VERSION,
        "findings": findings,
        "files": [
            {"file": file.file or STDIN, "checked": file.checked, "skipped": file.skipped} for file in result.files
        ],
        "suppressed": suppressed,
        "not_checked": [
            {
                "what": entry.what,
                "file": entry.file,
                "code": entry.code,
                "reason": in_language(entry.reason, options.language),
            }
            for entry in not_checked(result)
        ],
        "summary": counts(result)._asdict(),
        **_repairs(result, options.language),
    }
    encode = json.JSONEncoder(ensure_ascii=False).encode
    text = ",\n ".join(f'"{key}": {_value(encode, value)}' for key, value in parts.items())
    return utf8_json(f"{{{text}}}\n")


def _repairs(result: Result, language: str) -> dict[str, Any]:
    """What a run with `--fix` adds: repairs made, by code, and repairs refused. A check alone adds nothing."""
    fixed = [
        {"file": file.file or STDIN, "code": code, "count": file.fixed.count(code)}
        for file in result.files
        for code in sorted(set(file.fixed))
    ]
    refused = [
        {
            "file": file.file or STDIN,
            "code": entry.code,
            "reason": in_language(entry.reason, language),
            "edits": [edit._asdict() for edit in entry.edits],
        }
        for file in result.files
        for entry in file.refused
    ]
    return {key: value for key, value in (("fixed", fixed), ("refused", refused)) if value}


def _value(encode: Any, value: Any) -> str:  # noqa: ANN401 - any JSON
    """A list of objects one a line; all else in one piece."""
    if not isinstance(value, list) or not value:
        return str(encode(value))
    return "[\n  " + ",\n  ".join(map(encode, value)) + "]"
