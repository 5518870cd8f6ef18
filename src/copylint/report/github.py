# SPDX-License-Identifier: Apache-2.0
"""Annotations of GitHub Actions: workflow commands, the worst findings first.

GitHub shows ten annotations of each severity per step and drops the rest in silence, in the order of the log; so the
worst come first, and a notice at the top says when there are more. Every line is a command of the form
`::error file=…::…` with its data escaped as the runner unescapes it (%, CR, LF; in properties also : and ,), so no
word of a file can be taken for a command. A column is given for a place on one line only (GitHub refuses others).
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from copylint.model.findings import FileResult, Finding, Result, Severity
from copylint.report import Options, in_order, not_checked, not_checked_line, places, shown_name, told, verdict
from copylint.text.display import safe
from copylint.text.lines import LineIndex
from copylint.wording import say

SHOWN = 10
"""Annotations of one severity that GitHub shows per step."""
SUMMARY_ROWS = 50
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result, options: Options) -> str:
    """The report, see the module."""
    language = options.language
    commands: list[tuple[Severity, str]] = []
    for entry in not_checked(result):
        severity = Severity.ERROR if entry.fatal else Severity.NOTE
        properties = {"file": entry.file, "title": entry.code or say(language, f"report.what.{entry.what}")}
        commands.append((severity, _command(_COMMANDS[severity], not_checked_line(entry, language), properties)))
    for file in result.files:
        index = LineIndex(file.source)
        commands += [(finding.severity, _annotation(file, index, finding, language)) for finding in in_order(file)]
    commands.sort(key=lambda command: -command[0])
    by_kind = Counter(severity for severity, _ in commands)
    # The notice itself and the verdict's take two of the ten notices.
    room = {Severity.NOTE: SHOWN - 2}
    hidden = sum(max(0, count - room.get(severity, SHOWN)) for severity, count in by_kind.items())
    head = [_command("notice", verdict(result, options), {"title": "copylint"})]
    if hidden:
        head.append(_command("notice", say(language, "report.github.more", n=hidden), {"title": "copylint"}))
    return "\n".join([*head, *(command for _, command in commands)]) + "\n"


def step_summary(result: Result, options: Options) -> str:
    """The same as Markdown for the page of the job (`$GITHUB_STEP_SUMMARY`): the verdict and the first findings."""
    return "\n".join(_summary(result, options)) + "\n"


def _summary(result: Result, options: Options) -> Iterator[str]:
    language = options.language
    yield f"### {_cell(verdict(result, options))}"
    yield ""
    rows = [
        (
            -finding.severity,
            f"| {_cell(_place(file, index, finding))} | {finding.code} | {_cell(told(finding.message, language))} |",
        )
        for file in result.files
        for index in [LineIndex(file.source)]
        for finding in in_order(file)
    ]
    if rows:
        rows.sort(key=lambda row: row[0])
        head = (say(language, f"report.summary.{column}") for column in ("place", "code", "message"))
        yield f"| {' | '.join(head)} |"
        yield "|---|---|---|"
        yield from (row for _, row in rows[:SUMMARY_ROWS])
        yield ""
    if len(rows) > SUMMARY_ROWS:
        yield say(language, "report.summary.more", n=len(rows) - SUMMARY_ROWS)
        yield ""
    for entry in not_checked(result):
        yield f"- {_cell(not_checked_line(entry, language))}"


def _place(file: FileResult, index: LineIndex, finding: Finding) -> str:
    line, column = index.position(finding.span.start)
    return f"{shown_name(file.file)}:{line}:{column}"


def _annotation(file: FileResult, index: LineIndex, finding: Finding, language: str) -> str:
    start, end = index.position(finding.span.start), index.position(finding.span.end)
    last = index.line(max(finding.span.start, finding.span.end - 1))
    properties: dict[str, object] = {"title": finding.code, "file": file.file or None}
    properties["line"], properties["endLine"] = start.line, last
    if start.line == last == end.line:
        properties["col"], properties["endColumn"] = start.column, end.column
    several = f" (\u00d7{places(finding)})" if finding.related else ""
    # The log shows the text alone, without its properties: the place stands in it too.
    text = f"{_place(file, index, finding)}: {told(finding.message, language)}{several}"
    return _command(_COMMANDS[finding.severity], text, properties)


def _command(name: str, text: str, properties: Mapping[str, object]) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {given}::{_data(safe(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text inside Markdown: nothing in it can open a link, a tag or a cell."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~&$@" else char for char in text)
