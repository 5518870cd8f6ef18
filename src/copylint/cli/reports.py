# SPDX-License-Identifier: Apache-2.0
"""Where reports go besides the terminal: `--output-file`, `--report FORMAT=FILE`, the summary of a GitHub job.

Imported only where one of them is asked for.
"""

import os
from collections.abc import Iterable, Mapping, Sequence

from copylint.cli import streams
from copylint.cli.exits import Trouble
from copylint.config.settings import OUTPUT_FORMATS
from copylint.model.findings import Result
from copylint.model.record import NamedTuple
from copylint.report import Options, render
from copylint.rulebook.problems import nearest
from copylint.wording import both

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file whose Markdown GitHub shows on the page of a job."""
STANDARD = "-"
"""Standard output, where a file is asked for."""
FORMATS = (*OUTPUT_FORMATS, "statistics")


class Wanted(NamedTuple):
    """One `--report`."""

    format: str
    file: str


def wanted(words: Sequence[str], language: str) -> tuple[Wanted, ...]:
    """What `--report` asks for, each time it was given.

    Raises:
        Trouble: not FORMAT=FILE, or no such format.
    """
    found = []
    for word in words:
        name, equals, file = word.partition("=")
        if not equals or not file:
            raise Trouble(both("cli.report", text=word), language=language)
        if name not in FORMATS:
            near = nearest(name, FORMATS)
            choices = ", ".join(near or FORMATS)
            raise Trouble(both("cli.report-format", word=name, choices=choices), language=language)
        found.append(Wanted(name, file))
    return tuple(found)


def refuse(reports: Sequence[Wanted], output: str | None, files: Iterable[str], language: str) -> None:
    """Refuse to write two reports to one file, or one over a file that is checked.

    Args:
        reports: what `--report` asks for.
        output: what `--output-file` names.
        files: the paths that are read.
        language: that of the message.

    Raises:
        Trouble: a report would be lost, or an article.
    """
    taken: dict[str, str] = {}
    for file in (*((output,) if output else ()), *(report.file for report in reports if report.file != STANDARD)):
        real = os.path.realpath(file)
        if real in taken:
            raise Trouble(both("cli.report-twice", file=file), language=language)
        taken[real] = file
    for path in files:
        file = taken.get(os.path.realpath(path), "")
        if file:
            raise Trouble(both("cli.report-over", file=file), language=language)


def write_all(reports: Sequence[Wanted], result: Result, options: Options) -> None:
    """Write every report that was asked for, without colours.

    Raises:
        Trouble: a file that cannot be written.
    """
    for report in reports:
        text = render(report.format, result, options._replace(color=False))
        if report.file == STANDARD:
            streams.write(text)
        else:
            to_file(report.file, text, options.language)


def to_file(file: str, text: str, language: str, mode: str = "w") -> None:
    """Write a report to a file.

    Raises:
        Trouble: it cannot be written.
    """
    try:
        with open(file, mode, encoding="utf-8", errors="backslashreplace", newline="\n") as stream:  # noqa: PTH123 - pathlib is not on the start path
            stream.write(text)
    except OSError as error:
        reason = both("files.unwritable", error=error.errno)
        raise Trouble({each: f"{file}: {reason[each]}" for each in reason}, language=language) from None


def summarise(result: Result, options: Options, environment: Mapping[str, str]) -> None:
    """Add the summary to the page of a GitHub job, where there is one.

    Raises:
        Trouble: its file cannot be written.
    """
    file = environment.get(SUMMARY)
    if file:
        from copylint.report.github import step_summary  # noqa: PLC0415 - see above

        to_file(file, step_summary(result, options), options.language, mode="a")
