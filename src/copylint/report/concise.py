# SPDX-License-Identifier: Apache-2.0
"""One line per finding, `path:line:column: severity CODE message`, path first so that editors and terminals link it.

Columns count code points from 1. The last line is the verdict.
"""

from collections.abc import Iterator

from copylint.model.findings import Result, Severity
from copylint.report import (
    Options,
    in_order,
    not_checked,
    not_checked_line,
    painted,
    places,
    severity_word,
    shown_name,
    told,
    verdict,
)
from copylint.text.display import safe
from copylint.text.lines import LineIndex
from copylint.wording import say


def lines(result: Result, options: Options) -> Iterator[str]:
    """The lines of the report, see the module."""
    language = options.language
    words = {severity: painted(severity_word(severity, options), severity, options) for severity in Severity}
    for file in result.files:
        index = LineIndex(file.source)
        name = shown_name(file.file)
        for finding in in_order(file):
            line, column = index.position(finding.span.start)
            several = f" (\u00d7{places(finding)})" if finding.related else ""
            text = told(finding.message, language)
            yield f"{name}:{line}:{column}: {words[finding.severity]} {safe(finding.code)} {text}{several}"
    for entry in not_checked(result):
        yield not_checked_line(entry, language)
    for file in result.files:
        for refused in file.refused:
            where = f"{shown_name(file.file)}, {safe(refused.code)}"
            yield say(language, "report.refused.concise", where=where, reason=told(refused.reason, language))
    yield verdict(result, options)
