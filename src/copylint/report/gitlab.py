# SPDX-License-Identifier: Apache-2.0
"""GitLab's Code Quality report: a JSON array, one object per finding.

GitLab compares the fingerprints of two branches and shows one object per fingerprint, so each is made unique within
the report: file, code, the finding's own fingerprint and its ordinal among equals. What could not be checked is
reported too, since GitLab would else take the silence for a clean file.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from copylint.model.findings import Result, Severity
from copylint.model.record import NamedTuple
from copylint.report import STDIN, Options, in_language, in_order, not_checked, utf8_json
from copylint.text.lines import LineIndex

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


class _Entry(NamedTuple):
    """What becomes one object: first and last line from 1."""

    path: str
    code: str
    fingerprint: str
    text: str
    severity: str
    lines: tuple[int, int]


def render(result: Result, options: Options) -> str:
    """The report, see the module."""
    import json  # noqa: PLC0415 - other formats start without it

    encode = json.JSONEncoder(ensure_ascii=False).encode
    text = ",\n ".join(map(encode, _issues(result, options.language)))
    return utf8_json(f"[{text}]\n")


def _issues(result: Result, language: str) -> Iterator[dict[str, Any]]:
    from copylint.text.digest import sha256  # noqa: PLC0415 - only this format hashes here

    seen: Counter[tuple[str, ...]] = Counter()
    for entry in _entries(result, language):
        identity = (entry.path, entry.code, entry.fingerprint)
        seen[identity] += 1
        hashed = "\0".join((*identity, str(seen[identity]))).encode("utf-8", "surrogatepass")
        yield {
            "description": entry.text,
            "check_name": entry.code,
            "fingerprint": sha256(hashed).hexdigest(),
            "severity": entry.severity,
            "location": {"path": entry.path, "lines": {"begin": entry.lines[0], "end": entry.lines[1]}},
        }


def _entries(result: Result, language: str) -> Iterator[_Entry]:
    for file in result.files:
        index, path = LineIndex(file.source), file.file.removeprefix("./") or STDIN
        for finding in in_order(file):
            lines = index.line(finding.span.start), index.line(max(finding.span.start, finding.span.end - 1))
            text, severity = in_language(finding.message, language), _SEVERITIES[finding.severity]
            yield _Entry(path, finding.code, finding.fingerprint, text, severity, lines)
    for left in not_checked(result):
        path = (left.file or STDIN).removeprefix("./")
        severity = "blocker" if left.fatal else "info"
        yield _Entry(path, left.code or "not-checked", "", in_language(left.reason, language), severity, (1, 1))
