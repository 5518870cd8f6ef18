# SPDX-License-Identifier: Apache-2.0
"""JUnit XML, which every CI server reads: one suite per file, one case per finding.

JUnit knows passed and failed only: a finding at or above the threshold is a failure, one below it a passed case with
its text in `system-out`; what could not be checked is an error, a suppressed finding is skipped. No time is written.
All text is `safe`, which leaves no sign that XML 1.0 forbids (production 2, Char).
"""

from collections.abc import Iterator, Sequence

from copylint.model.findings import FileResult, Finding, NotChecked, Result
from copylint.model.record import NamedTuple
from copylint.report import Options, blocks, in_order, places, severity_word, shown_name, told
from copylint.text.display import safe
from copylint.text.lines import LineIndex
from copylint.wording import say

_EXCERPT = 200
_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


class _Case(NamedTuple):
    """A test case: `outcome` is the element inside it, none for one that merely passes."""

    suite: str
    name: str
    outcome: str = ""
    message: str = ""
    kind: str = ""
    text: str = ""


def render(result: Result, options: Options) -> str:
    """The report, see the module."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring  # noqa: PLC0415 - 9 ms, only here

    suites = [(shown_name(file.file), list(_cases(file, options))) for file in result.files]
    if result.not_checked:
        suites.append(("copylint", [_left("copylint", entry, options) for entry in result.not_checked]))
    root = Element("testsuites", {"name": "copylint", **_totals([case for _, cases in suites for case in cases])})
    for name, cases in suites:
        suite = SubElement(root, "testsuite", {"name": name, **_totals(cases)})
        for case in cases:
            element = SubElement(suite, "testcase", {"classname": case.suite, "name": case.name})
            if case.outcome:
                attributes = {"message": case.message, "type": case.kind}
                given = {key: value for key, value in attributes.items() if value}
                SubElement(element, case.outcome, given).text = case.text
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _totals(cases: Sequence[_Case]) -> dict[str, str]:
    counted = {key: sum(case.outcome == outcome for case in cases) for key, outcome in _COUNTED.items()}
    return {"tests": str(len(cases)), **{key: str(count) for key, count in counted.items()}}


def _cases(file: FileResult, options: Options) -> Iterator[_Case]:
    name, index = shown_name(file.file), LineIndex(file.source)
    for finding in in_order(file):
        line = say(options.language, "report.line", lines=index.line(finding.span.start))
        title, text = safe(f"{finding.code} ({line})"), _text(name, index, finding, options)
        if blocks(finding, options):
            yield _Case(name, title, "failure", told(finding.message, options.language), safe(finding.code), text)
        else:
            yield _Case(name, title, "system-out", text=text)
    for entry in file.suppressed:
        reason = entry.reason or say(options.language, f"report.suppressed.{entry.by}", n=1)
        yield _Case(name, safe(entry.finding.code), "skipped", safe(reason))
    for left in file.not_checked:
        yield _left(name, left, options)
    if not (file.findings or file.suppressed or file.not_checked):
        yield _Case(name, "copylint")


def _left(suite: str, entry: NotChecked, options: Options) -> _Case:
    name = safe(entry.code or say(options.language, f"report.what.{entry.what}"))
    return _Case(suite, name, "error" if entry.fatal else "skipped", told(entry.reason, options.language))


def _text(name: str, index: LineIndex, finding: Finding, options: Options) -> str:
    line, column = index.position(finding.span.start)
    severity, message = severity_word(finding.severity, options), told(finding.message, options.language)
    several = f" (\u00d7{places(finding)})" if finding.related else ""
    excerpt = finding.excerpt if len(finding.excerpt) <= _EXCERPT else f"{finding.excerpt[:_EXCERPT]}…"
    return f"{name}:{line}:{column}: {severity} {safe(finding.code)} {message}{several}\n{safe(excerpt)}"
