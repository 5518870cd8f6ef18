# SPDX-License-Identifier: Apache-2.0
"""`copylint check`: flags to Config, files to Result, Result to report, and the exit code."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN, FOUND, TROUBLE, Trouble
from copylint.cli.group import Command, spoken
from copylint.cli.language import from_environment, of_most
from copylint.cli.options import check_options, flags, repairing
from copylint.config.choices import Choices
from copylint.config.errors import ConfigError, with_nearest
from copylint.config.settings import Config
from copylint.model.findings import SEVERITIES, Bilingual, NotChecked, Result, Severity
from copylint.model.record import NamedTuple
from copylint.wording import both, say

if TYPE_CHECKING:
    from copylint.cli.reports import Wanted
    from copylint.report import Options
    from copylint.run.files import Listing
    from copylint.run.linters import Linters
    from copylint.run.run import Repairs

_FOR_EYES = ("full", "concise", "grouped", "statistics")
"""Reports that no machine reads: they may be left out."""


class _Told(NamedTuple):
    """What a report is told beside the result; `aside` sends it to standard error, where the text took its place."""

    language: str
    families: tuple[str, ...]
    command: tuple[str, ...]
    aside: bool


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return Command("check", language, params=check_options(language), callback=partial(run_check, language))


def run_check(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    """Check, repair where the options ask for it, report; the exit code.

    Raises:
        Trouble: something that was asked for cannot be done.
    """
    options |= spoken(options)._asdict()
    paths = tuple(options["paths"]) or (("-",) if options["stdin_filename"] else ())
    choices, said = configured(options, paths)
    config = choices.run.config
    repairs = _repairs(options)
    name = "statistics" if options["statistics"] else config.output_format
    _known_report(name, said or language)
    reports = _reports(options, said or language)
    result, families = _run(choices, paths, options, reports, said or language)
    language = said or of_most(result.files) or config.language
    if repairs is not None and repairs.diff:
        _show_diff(result, language)
    else:
        repaired_text = repairs is not None and "-" in paths
        if repaired_text:
            streams.write_bytes(b"".join(file.data for file in result.files))
        if not _silent(name, result, options):
            told = _Told(language, families, repairing(options, paths), aside=repaired_text)
            _report(name, result, config, options, told)
    if reports or name == "github":
        told = _Told(language, families, repairing(options, paths), aside=False)
        _more_reports(reports, name, result, _told_options(config, options, told, None))
    tell_unchecked(result, paths, language)
    return exit_code(
        result,
        config,
        Exits(options["exit_zero"], options["diff"], options["exit_non_zero_on_fix"]),
    )


def _show_diff(result: Result, language: str) -> None:
    """`--diff`: what would change on standard output, how much of it on standard error."""
    streams.write("".join(file.diff for file in result.files))
    fixed = sum(len(file.fixed) for file in result.files)
    streams.tell(say(language, "cli.would-fix", n=fixed))


def _repairs(options: Mapping[str, Any]) -> "Repairs | None":
    """Which repairs the flags ask for; None for a mere check."""
    from copylint.run.run import Repairs  # noqa: PLC0415 - see `_run`

    if not options["fix"] and not options["diff"]:
        return None
    return Repairs(unsafe=options["unsafe_fixes"], write=not options["diff"], diff=options["diff"])


def _silent(name: str, result: Result, options: Mapping[str, Any]) -> bool:
    """`-q`: nothing where nothing was found; `-qq`: nothing. A file that was asked for is always written."""
    if options["output_file"] or not options["quiet"]:
        return False
    found = any(file.findings or file.not_checked for file in result.files) or result.not_checked
    return options["quiet"] > 1 or (name in _FOR_EYES and not found)


def configured(options: Mapping[str, Any], paths: Sequence[str]) -> tuple[Choices, str | None]:
    """The choices of a command line and its configurations, and the language that was said, if any.

    Raises:
        Trouble: the configuration is wrong.
    """
    try:
        choices = Choices(
            flags(options), paths, stdin_filename=options["stdin_filename"] or "", today=time.strftime("%Y-%m-%d")
        )
    except ConfigError as error:
        raise Trouble(*error.messages) from None
    return choices, choices.run.config.lang or from_environment(os.environ)


def _known_report(name: str, language: str) -> None:
    try:
        import_module(f"copylint.report.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"copylint.report.{name}":
            raise
        from copylint.cli.unavailable import unavailable  # noqa: PLC0415 - every report that we name is there

        trouble = unavailable(f"--output-format {name}")
        trouble.language = language
        raise trouble from None


def _run(
    choices: Choices, paths: Sequence[str], options: Mapping[str, Any], reports: "Sequence[Wanted]", language: str
) -> tuple[Result, tuple[str, ...]]:
    """The result, and the families whose rules were in force.

    Raises:
        Trouble: see `troubles`.
    """
    from copylint.run.linters import Linters  # noqa: PLC0415 - `check --help` needs no engine
    from copylint.run.run import Extras, run  # noqa: PLC0415 - see above

    stdin_filename = options["stdin_filename"] or ""
    linters = Linters(choices, stdin_filename)

    def read() -> bytes:
        return sys.stdin.buffer.read(choices.of(stdin_filename).config.max_file_size + 1) if "-" in paths else b""

    if "-" in paths and sys.stdin is None:  # `<&-`
        raise Trouble(both("cli.stdin"), language=language)

    with troubles(language), _progress(language, wanted=not options["quiet"]) as on_file:
        result = run(
            paths,
            choices,
            stdin=read,
            stdin_filename=stdin_filename,
            linters=linters,
            on_ready=partial(_before, options, reports, language),
            on_fault=_tell_fault if options["verbose"] else None,
            repairs=_repairs(options),
            extras=Extras(
                waivers=not options["isolated"],
                diff_from=options["diff_from"] or "",
                jobs=options["jobs"],
                cache=not options["no_cache"],
                on_file=on_file,
            ),
        )
    return result, tuple(dict.fromkeys(rule.code[:3] for rule in linters.rules))


def _progress(language: str, *, wanted: bool) -> "AbstractContextManager[Callable[[int, int], None] | None]":
    """What a run tells of each file: a bar on a terminal, nothing elsewhere."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext()
    from copylint.cli.progress import progress  # noqa: PLC0415 - for terminals only

    return progress(language, wanted=True)


def _before(
    options: Mapping[str, Any], reports: "Sequence[Wanted]", language: str, linters: "Linters", listing: "Listing"
) -> None:
    """What is said and refused before the first file is read."""
    if options["output_file"] or reports:
        from copylint.cli.reports import refuse  # noqa: PLC0415 - see `_report`

        files = (file.path for file in listing.files)
        refuse(reports, options["output_file"], files, language)
    if options["verbose"]:
        streams.tell(say(language, "cli.verbose", n=len(linters.rules)))


@contextmanager
def troubles(language: str) -> Iterator[None]:
    """Whatever is wrong with rules and configurations becomes a Trouble.

    Raises:
        Trouble: rules that cannot be read, a word that names none, a selection that leaves none, a configuration file
            that is wrong.
    """
    from copylint.engine.check import NoRules  # noqa: PLC0415 - see `_run`
    from copylint.rulebook.problems import RuleBookError  # noqa: PLC0415 - see `_run`
    from copylint.rulebook.select import UnknownSelector  # noqa: PLC0415 - see `_run`

    try:
        yield
    except ConfigError as error:
        raise Trouble(*error.messages, language=language) from None
    except NoRules:
        raise Trouble(both("cli.no-rules"), language=language) from None
    except UnknownSelector as error:
        raise Trouble(unknown(error.word, error.nearest), language=language) from None
    except RuleBookError as error:
        problems = ({each: problem.text(each) for each in problem.message} for problem in error.problems)
        raise Trouble(*problems, language=language) from None
    except FileNotFoundError as error:
        raise Trouble(both("cli.no-rules-installed", folder=str(error)), language=language) from None


def unknown(word: str, near: Sequence[str]) -> Bilingual:
    """The message for a word that is no family, code or name of a rule."""
    return with_nearest(both("cli.unknown-rule", word=word), tuple(near))


def _report(
    name: str,
    result: Result,
    config: Config,
    options: Mapping[str, Any],
    told: _Told,
) -> None:
    """Write the report, to a file where one is named."""
    from copylint.report import pieces, render  # noqa: PLC0415 - see `_run`

    file = options["output_file"]
    stream = None if file else sys.stderr if told.aside else sys.stdout
    chosen = _told_options(config, options, told, stream)
    if file:
        from copylint.cli.reports import to_file  # noqa: PLC0415 - most reports go to the terminal

        to_file(file, render(name, result, chosen), told.language)
    elif told.aside:
        streams.tell(render(name, result, chosen).removesuffix("\n"))
    else:
        for piece in pieces(name, result, chosen):
            streams.write(piece)


def _told_options(config: Config, options: Mapping[str, Any], told: _Told, stream: TextIO | None) -> "Options":
    """What a report that goes to a stream (None: a file) is told."""
    from copylint.report import Options  # noqa: PLC0415 - see `_run`

    # In the log of a job nobody can look into the file: the command that lets a finding stand is printed.
    on_server = os.environ.get("CI", "").lower() not in ("", "0", "false")
    hints = (options["verbose"] or on_server) and not options["isolated"]
    return Options(
        language=told.language,
        color=streams.coloured(options["color"], stream, os.environ),
        width=streams.columns(stream, os.environ, Options().width),
        fail_on=config.fail_on,
        max_warnings=config.max_warnings,
        command=told.command,
        families=told.families,
        waive=("copylint", "waive") if hints else (),
    )


def _reports(options: Mapping[str, Any], language: str) -> "Sequence[Wanted]":
    """What `--report` asks for."""
    if not options["report"]:
        return ()
    from copylint.cli.reports import wanted  # noqa: PLC0415 - see `_report`

    return wanted(options["report"], language)


def _more_reports(reports: "Sequence[Wanted]", name: str, result: Result, told: "Options") -> None:
    """Write what `--report` asks for, and beside annotations the summary of the job."""
    from copylint.cli.reports import summarise, write_all  # noqa: PLC0415 - see `_report`

    write_all(reports, result, told)
    if name == "github":
        summarise(result, told, os.environ)


class Exits(NamedTuple):
    """The flags that change the exit code; those of repairs mean what they mean to Ruff."""

    zero: bool = False
    diff: bool = False
    non_zero_on_fix: bool = False


def exit_code(result: Result, config: Config, exits: Exits = Exits()) -> int:  # noqa: B008 - frozen
    """The code of a run: what was not checked weighs more than what was found.

    With `--diff` a file that would change is what was found.
    """
    entries = [*result.not_checked, *(entry for file in result.files for entry in file.not_checked)]
    if any(entry.fatal for entry in entries):
        return TROUBLE
    if exits.zero:
        return CLEAN
    fixed = any(file.fixed for file in result.files)
    if exits.diff:
        return FOUND if fixed else CLEAN
    if exits.non_zero_on_fix and fixed:
        return FOUND
    severities = [finding.severity for file in result.files for finding in file.findings]
    if config.max_warnings is not None and severities.count(Severity.WARNING) > config.max_warnings:
        return FOUND
    threshold = SEVERITIES.get(config.fail_on)
    return FOUND if threshold is not None and any(severity >= threshold for severity in severities) else CLEAN


def tell_unchecked(result: Result, paths: Sequence[str], language: str) -> None:
    """Name on standard error all that makes the run fail; the report tells the rest."""
    for file in result.files:
        for entry in file.not_checked:
            if entry.fatal:
                streams.tell(_line(entry._replace(file=file.file), language))
        if file.skipped == "missing" and len(paths) > 0 and file.file == paths[0]:
            _tell_command(file.file, language)
    for entry in result.not_checked:
        if entry.fatal:
            streams.tell(_line(entry, language))


def _line(entry: NotChecked, language: str) -> str:
    from copylint.text.display import safe  # noqa: PLC0415 - a file's name may hold anything

    text = entry.reason[language] if language in entry.reason else next(iter(entry.reason.values()))
    return say(language, "cli.unchecked", file=safe(entry.file or entry.what), reason=text)


def _tell_command(word: str, language: str) -> None:
    """`copylint chek a.md` means `check`: a first path that does not exist may be a command misspelt."""
    from copylint.cli.main import COMMANDS  # noqa: PLC0415 - main imports this module by name
    from copylint.rulebook.problems import nearest  # noqa: PLC0415 - only for this

    near = nearest(word, COMMANDS)
    if near and "." not in word and "/" not in word:
        streams.tell(say(language, "cli.meant", word=f"copylint {near[0]}"))


def _tell_fault(file: str, error: Exception) -> None:
    import traceback  # noqa: PLC0415 - a fault that somebody looks into

    streams.tell(f"{file}\n" + "".join(traceback.format_exception(error)).rstrip("\n"))
