# SPDX-License-Identifier: Apache-2.0
"""SARIF 2.1.0 (OASIS, 2020), for code scanning and editors: results with regions, fixes and fingerprints.

Columns count code points (`columnKind`), lines end at three sequences (`newlineSequences`), paths are relative URIs
under `%SRCROOT%`. A suggestion is a fix like the others here: SARIF's fixes are proposals, its description tells how
safe one is. What was not checked is a notification of the invocation.
"""

from typing import Any

from copylint.model.findings import SEVERITY_NAMES, FileResult, Finding, Result, Suppressed
from copylint.model.places import Span
from copylint.model.version import VERSION
from copylint.report import STDIN, Options, in_language, in_order, not_checked, utf8_json
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy
from copylint.wording import say

_ABSOLUTE = lazy(r"/|[A-Za-z]:[/\\]")


def render(result: Result, options: Options) -> str:
    """The report, see the module."""
    import json  # noqa: PLC0415 - other formats start without it

    language = options.language
    rules = _rules(result, options)
    order = {rule["id"]: at for at, rule in enumerate(rules)}
    results: list[dict[str, Any]] = []
    for file in result.files:
        index = LineIndex(file.source)
        results += [_result(file, index, finding, order, language) for finding in in_order(file)]
        results += [
            {**_result(file, index, entry.finding, order, language), "suppressions": [_suppression(entry)]}
            for entry in file.suppressed
        ]
    notifications = [
        {
            "level": "error" if entry.fatal else "note",
            "message": {"text": in_language(entry.reason, language)},
            **(
                {"locations": [{"physicalLocation": {"artifactLocation": _artifact(entry.file)}}]} if entry.file else {}
            ),
            **({"associatedRule": {"id": entry.code}} if entry.code else {}),
        }
        for entry in not_checked(result)
    ]
    run = {
        "tool": {"driver": {"name": "copylint", "version": VERSION, "language": language, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {
                "executionSuccessful": not any(entry.fatal for entry in not_checked(result)),
                "toolExecutionNotifications": notifications,
            }
        ],
        "artifacts": [{"location": _artifact(file.file)} for file in result.files],
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    text = json.dumps(log, ensure_ascii=False)
    return utf8_json(text) + "\n"


def _rules(result: Result, options: Options) -> list[dict[str, Any]]:
    """The rules that the results and notifications name; their help is why the fault matters, where it is known."""
    named: dict[str, tuple[str, str | None]] = {}
    for file in result.files:
        for finding in (*file.findings, *(entry.finding for entry in file.suppressed)):
            named.setdefault(finding.code, (finding.name, finding.url))
    rules = []
    for code, (name, url) in sorted(named.items()):
        why = in_language(options.why.get(code, {}), options.language) or name.replace("-", " ")
        rule = {"id": code, "name": name, "shortDescription": {"text": why}, "help": {"text": why}}
        rules.append({**rule, "helpUri": url} if url else rule)
    return rules


def _result(
    file: FileResult, index: LineIndex, finding: Finding, order: dict[str, int], language: str
) -> dict[str, Any]:
    place = _place(file, index, finding.span)
    place["region"]["snippet"] = {"text": finding.excerpt}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": SEVERITY_NAMES[finding.severity],
        "message": {"text": in_language(finding.message, language)},
        "locations": [{"physicalLocation": place}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": at,
                "physicalLocation": _place(file, index, span),
                "message": {"text": say(language, "report.place")},
            }
            for at, span in enumerate(finding.related, 1)
        ]
    if finding.fingerprint:
        result["partialFingerprints"] = {"copylint/v1": finding.fingerprint}
    if finding.fix is not None and finding.fix.edits:
        title = in_language(finding.fix.title, language)
        changes = [
            {"deletedRegion": _region(index, Span(edit.start, edit.end)), "insertedContent": {"text": edit.text}}
            for edit in finding.fix.edits
        ]
        result["fixes"] = [
            {
                "description": {"text": say(language, f"report.fix.{finding.fix.safety}", title=title)},
                "artifactChanges": [{"artifactLocation": _artifact(file.file), "replacements": changes}],
            }
        ]
    properties = {"markers": list(finding.markers), "level": finding.level, "language": finding.language}
    result["properties"] = {key: value for key, value in properties.items() if value}
    return result


def _place(file: FileResult, index: LineIndex, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _artifact(file.file), "region": _region(index, span)}


def _region(index: LineIndex, span: Span) -> dict[str, Any]:
    start, end = index.position(span.start), index.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(file: str) -> dict[str, str]:
    """A relative URI under the root of the sources; an absolute path becomes a file URI."""
    from urllib.parse import quote  # noqa: PLC0415 - other formats start without it

    uri = quote(file or STDIN, safe="/", errors="surrogatepass")
    if _ABSOLUTE.match(file):
        return {"uri": f"file:///{quote(file.lstrip('/'), safe='/:', errors='surrogatepass')}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _suppression(entry: Suppressed) -> dict[str, str]:
    kind = "inSource" if entry.by == "comment" else "external"
    return {"kind": kind, "justification": entry.reason} if entry.reason else {"kind": kind}
