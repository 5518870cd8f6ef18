# SPDX-License-Identifier: Apache-2.0
"""The JSON report as lines, for pipes and archives of many files: each line is an object that says its `type`.

`finding`, `suppressed` and `not_checked` are those of docs/schema/report.schema.json, file by file, so that a reader
needs no more than a line in memory; the last line, `summary`, holds the counts and the version of the schema.
"""

from collections.abc import Iterator
from typing import Any

from copylint.model.findings import Result
from copylint.model.version import VERSION
from copylint.report import SCHEMA, STDIN, Options, counts, finding_data, in_language, in_order, not_checked, utf8_json
from copylint.text.lines import LineIndex


def lines(result: Result, options: Options) -> Iterator[str]:
    """The lines of the report, see the module."""
    import json  # noqa: PLC0415 - other formats start without it

    encode = json.JSONEncoder(ensure_ascii=False).encode
    return (utf8_json(encode(entry)) for entry in _entries(result, options.language))


def _entries(result: Result, language: str) -> Iterator[dict[str, Any]]:
    for file in result.files:
        index, name = LineIndex(file.source), file.file or STDIN
        for finding in in_order(file):
            yield {"type": "finding", **finding_data(name, index, finding, language)}
        for entry in file.suppressed:
            data = finding_data(name, index, entry.finding, language)
            yield {"type": "suppressed", **data, "by": entry.by, "reason": entry.reason}
    for left in not_checked(result):
        reason = in_language(left.reason, language)
        yield {"type": "not_checked", "what": left.what, "file": left.file, "code": left.code, "reason": reason}
    yield {"type": "summary", "schema": SCHEMA, "copylint": VERSION, **counts(result)._asdict()}
