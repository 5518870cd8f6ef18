# SPDX-License-Identifier: Apache-2.0
"""`copylint waive FILE CODE|FINGERPRINT… --reason …`: let findings stand, and write down why.

The file is checked and only what is found in it can be waived, word for word. The waiver goes into the
`copylint-waivers.toml` that governs the file; where there is none, into one of the working directory, or beside a file
that lies elsewhere.
"""

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.check import troubles
from copylint.cli.complete import complete_rules
from copylint.cli.exits import CLEAN, Trouble
from copylint.cli.group import HELP_NAMES, common_options
from copylint.cli.language import from_environment
from copylint.cli.options import selecting
from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.model.findings import FileResult, Finding
from copylint.text.lines import LineIndex
from copylint.wording import both, say

_SHORTEST = 6
"""Digits of a fingerprint that are enough to name it."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""

    def option(name: str, meta: str, **settings: Any) -> click.Option:  # noqa: ANN401 - click's own
        text = say(language, f"opt.waive.{name}")
        return click.Option([f"--{name}"], metavar=say(language, f"meta.{meta}"), help=text, **settings)

    return click.Command(
        "waive",
        params=[
            click.Argument(["file"], metavar=say(language, "meta.waived"), type=click.Path()),
            click.Argument(
                ["words"], nargs=-1, required=True, metavar=say(language, "meta.words"), shell_complete=complete_rules
            ),
            option("reason", "text"),
            option("author", "name"),
            option("expires", "date"),
            click.Option(
                ["--config"], multiple=True, metavar=say(language, "meta.config"), help=say(language, "opt.config")
            ),
            *common_options(language),
        ],
        help=say(language, "help.waive"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_waive, language),
    )


def _waive(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    path: str = options["file"]
    today = time.strftime("%Y-%m-%d")
    try:
        choices = Choices(selecting(options), [path], today=today)
    except ConfigError as error:
        raise Trouble(*error.messages, language=language) from None
    said = choices.run.config.lang or from_environment(os.environ) or language
    reason, expires = _reason(options["reason"], said), _day(options["expires"], said, today)
    with troubles(said):
        result = _checked(path, choices, said)
        found = _named(result, options["words"], said)
        written = _write(path, found, reason, options["author"], expires, today)
    index = LineIndex(result.source)
    for finding in found:
        line = index.line(finding.span.start)
        text = say(said, "waive.written", waivers=written, file=result.file, line=line, code=finding.code)
        streams.write(f"{text}\n")
    return CLEAN


def _reason(reason: str | None, language: str) -> str:
    if reason is None or not reason.strip():
        raise Trouble(both("waive.reason"), language=language)
    return reason.strip()


def _day(day: str | None, language: str, today: str) -> object:
    from datetime import date  # noqa: PLC0415 - help needs no dates

    if day is None:
        return None
    try:
        last = date.fromisoformat(day)
    except ValueError:
        raise Trouble(both("waive.day"), language=language) from None
    if last.isoformat() < today:
        raise Trouble(both("waive.past", day=day), language=language)
    return last


def _checked(path: str, choices: Choices, language: str) -> FileResult:
    from copylint.run.run import Extras, run  # noqa: PLC0415 - help needs no engine

    if path == "-" or Path(path).is_dir():
        raise Trouble(both("waive.file", file=path), language=language)
    result = run([path], choices, extras=Extras(waivers=True)).files[0]
    for entry in result.not_checked:
        if entry.fatal:
            reason = entry.reason
            raise Trouble({each: f"{path}: {text}" for each, text in reason.items()}, language=language)
    return result


def _named(result: FileResult, words: Sequence[str], language: str) -> list[Finding]:
    """The findings that are meant, in order of place.

    Raises:
        Trouble: a word that names none of them.
    """
    chosen: dict[int, Finding] = {}
    for word in words:
        meant = [finding for finding in result.findings if _means(word, finding)]
        if not meant:
            aside = any(_means(word, entry.finding) for entry in result.suppressed)
            key = "waive.already" if aside else "waive.none"
            raise Trouble(both(key, file=result.file, word=word), language=language)
        if _is_fingerprint(word) and len({finding.fingerprint for finding in meant}) > 1:
            raise Trouble(both("waive.several", word=word), language=language)
        chosen.update((id(finding), finding) for finding in meant)
    return sorted(chosen.values(), key=lambda finding: (finding.span, finding.code))


def _means(word: str, finding: Finding) -> bool:
    from copylint.run.notices import is_own  # noqa: PLC0415 - help needs no engine

    if is_own(finding.code):
        return False
    if word.upper() == finding.code or word == finding.name:
        return True
    return _is_fingerprint(word) and finding.fingerprint.startswith(word.lower())


def _is_fingerprint(word: str) -> bool:
    return len(word) >= _SHORTEST and set(word.lower()) <= set("0123456789abcdef")


def _write(  # noqa: PLR0913 - what a waiver says
    path: str,
    found: Sequence[Finding],
    reason: str,
    author: str | None,
    expires: object,
    today: str,
) -> str:
    """Write the waivers; the name of their file as shown.

    Raises:
        ConfigError: the file of waivers cannot be read.
        Trouble: it cannot be written.
    """
    from datetime import date  # noqa: PLC0415 - see `_day`

    from copylint.run.upwards import WAIVERS, name_in  # noqa: PLC0415 - help needs none
    from copylint.run.waivers import Waivers, with_added  # noqa: PLC0415 - see above

    cwd = os.getcwd()  # noqa: PTH109 - names are compared as texts
    governing = Waivers(cwd).of(path)
    whole = os.path.abspath(path)  # noqa: PTH100 - see above
    if governing is not None:
        place, name, source = governing[0].path, governing[1], governing[0].source
    else:
        inside = os.path.normcase(whole).startswith(os.path.join(os.path.normcase(cwd), ""))  # noqa: PTH118 - see above
        folder = cwd if inside else os.path.dirname(whole)  # noqa: PTH120 - see above
        place, name, source = os.path.join(folder, WAIVERS), name_in(whole, folder), ""  # noqa: PTH118 - see above
    entries = [
        {
            "file": name,
            "code": finding.code,
            "fingerprint": finding.fingerprint,
            "excerpt": finding.excerpt,
            "places": 1 + len(finding.related) if finding.related else None,
            "reason": reason,
            "author": _author() if author is None else author,
            "date": date.fromisoformat(today),
            "expires": expires,
        }
        for finding in found
    ]
    _replace(place, source, with_added(source, entries))
    return name_in(place, cwd)


def _replace(place: str, old: str, new: str) -> None:
    from copylint.run.write import NotWritten, create, replace  # noqa: PLC0415 - help writes nothing

    try:
        if old or os.path.exists(place):  # noqa: PTH110 - see above
            replace(place, old.encode(), new.encode())
        else:
            create(place, new.encode())
    except NotWritten as error:
        reason = both(error.reason, detail=error.detail)
        raise Trouble({each: f"{place}: {text}" for each, text in reason.items()}) from None


def _author() -> str:
    """The name that git knows, "" where it knows none."""
    import subprocess  # noqa: PLC0415 - only where a waiver is written

    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, check=False)  # noqa: S607 - the user's git
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
