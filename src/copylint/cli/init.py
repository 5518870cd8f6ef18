# SPDX-License-Identifier: Apache-2.0
"""`copylint init`: look at a repository, write a commented copylint.toml, show what belongs into pre-commit and CI.

Nothing is ever overwritten: what is there already stays, and what would be written to it is shown.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from copylint.cli import starter, streams
from copylint.cli.exits import CLEAN, Trouble
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.cli.language import from_environment
from copylint.wording import both, say

CONFIG = "copylint.toml"
HOOKS = ".pre-commit-config.yaml"
JOBS = {"github": ".github/workflows/copylint.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each service reads its jobs."""
_MANY = 30
"""Files from which a first run is likely to find more than a desk can mend in a day."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "init",
        params=[
            click.Argument(["folder"], default=".", metavar=say(language, "meta.init-folder")),
            click.Option(["--pre-commit"], is_flag=True, help=say(language, "opt.init.pre-commit")),
            click.Option(["--ci"], type=click.Choice(tuple(JOBS)), help=say(language, "opt.init.ci")),
            click.Option(["--dry-run"], is_flag=True, help=say(language, "opt.init.dry-run")),
            *common_options(language),
        ],
        help=say(language, "help.init"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_init, language),
    )


def _init(language: str, /, folder: str, **options: Any) -> int:  # noqa: ANN401 - click's values
    from copylint.run.survey import survey  # noqa: PLC0415 - help needs no engine

    said = spoken(options).lang or from_environment(os.environ) or language
    place = Path(folder)
    if not place.is_dir():
        reason = both("init.no-folder")
        raise Trouble({each: f"{folder}: {text}" for each, text in reason.items()}, language=said)
    found = survey(place)
    said = spoken(options).lang or from_environment(os.environ) or _speaks(found.languages) or language
    desk = _Desk(place, said, dry=options["dry_run"])
    streams.write(starter.counted(found, said) + "\n")
    if found.generator:
        streams.write(say(said, "init.drawn", generator=found.generator.name, file=found.told) + "\n")
    for key, file in found.undoing:
        streams.write(say(said, f"init.undoes.{key}", file=file) + "\n")
    streams.write("\n")
    if found.configured:
        streams.write(say(said, "init.kept", file=found.configured) + "\n")
    else:
        desk.put(CONFIG, starter.config(found, said))
    repository = published()
    if options["pre_commit"] and not found.hooks:
        desk.put(HOOKS, starter.hooks_file(said, repository))
    else:
        desk.show(HOOKS, starter.hook(said, repository) if found.hooks else starter.hooks_file(said, repository))
    for service in [options["ci"]] if options["ci"] else found.services or ("github",):
        desk.job(service, write=bool(options["ci"]))
    streams.write("\n".join(_next(found.files, said)) + "\n")
    return CLEAN


def _speaks(languages: Any) -> str | None:  # noqa: ANN401 - counts by language
    return next((language for language in languages if language in ("fr", "en")), None)


def _next(files: int, language: str) -> Iterator[str]:
    yield say(language, "init.next")
    yield "  copylint check"
    if files >= _MANY:
        yield f"  copylint baseline create  # {say(language, 'init.next.baseline')}"
    yield f"  copylint config           # {say(language, 'init.next.config')}"


class _Desk:
    """Writes files that are not there yet, shows the others."""

    def __init__(self, folder: Path, language: str, *, dry: bool) -> None:
        self.folder = folder
        self.language = language
        self.dry = dry

    def put(self, name: str, text: str) -> None:
        path = self.folder / name
        if self.dry or os.path.lexists(path):
            self.show(name, text)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except OSError as error:
            reason = both("files.unwritable", error=error.errno)
            raise Trouble(
                {each: f"{path.as_posix()}: {text}" for each, text in reason.items()}, language=self.language
            ) from None
        streams.write(say(self.language, "new.written", file=path.as_posix()) + "\n")

    def show(self, name: str, text: str) -> None:
        key = "init.add" if os.path.lexists(self.folder / name) else "init.into"
        streams.write(f"\n{say(self.language, key, file=name)}\n\n{text}\n")

    def job(self, service: str, *, write: bool) -> None:
        text, name = starter.job(service), JOBS[service]
        if write:
            self.put(name, text)
        else:
            self.show(name, text)


def published() -> str:
    """The address of the repository that holds the hooks, as the installed package tells it; "" where it tells none."""
    from importlib.metadata import PackageNotFoundError, metadata  # noqa: PLC0415 - this command only

    try:
        addresses = metadata("copylint").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    named = dict(address.split(", ", 1) for address in addresses if ", " in address)
    return next((named[name] for name in ("Repository", "Source", "Source Code") if name in named), "")
