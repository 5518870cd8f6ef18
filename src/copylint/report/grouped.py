# SPDX-License-Identifier: Apache-2.0
"""The findings of each file under its name, one a line, in columns: for long runs read by eye."""

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
from copylint.text.display import columns, safe
from copylint.text.lines import LineIndex


def lines(result: Result, options: Options) -> Iterator[str]:
    """The lines of the report, see the module."""
    language = options.language
    named = {severity: severity_word(severity, options) for severity in Severity}
    widths = {severity: columns(word) for severity, word in named.items()}
    for file in result.files:
        findings = in_order(file)
        if not findings:
            continue
        index = LineIndex(file.source)
        where = ["{}:{}".format(*index.position(finding.span.start)) for finding in findings]
        place_width, word_width = max(map(len, where)), max(widths[finding.severity] for finding in findings)
        yield shown_name(file.file)
        for place, finding in zip(where, findings, strict=True):
            word, width = named[finding.severity], widths[finding.severity]
            severity = painted(word, finding.severity, options) + " " * (word_width - width)
            several = f" (\u00d7{places(finding)})" if finding.related else ""
            text = told(finding.message, language)
            yield f"  {place:>{place_width}}  {severity}  {safe(finding.code)}  {text}{several}"
        yield ""
    for entry in not_checked(result):
        yield not_checked_line(entry, language)
    yield verdict(result, options)
