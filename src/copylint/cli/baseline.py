# SPDX-License-Identifier: Apache-2.0
"""`copylint baseline create|update|prune`: the findings of old, noted so that only new ones block.

`create` notes what is found now. `update` drops what is found no more and shows what is new, which goes in only with
`--add`: nothing is let through in silence. `prune` only drops.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from copylint.cli import streams
from copylint.cli.check import tell_unchecked, troubles
from copylint.cli.exits import CLEAN, FOUND, Trouble
from copylint.cli.group import HELP_NAMES
from copylint.cli.language import from_environment
from copylint.cli.options import check_options, selecting
from copylint.config.choices import Choices
from copylint.config.errors import ConfigError
from copylint.config.resolve import Flags
from copylint.model.findings import Result
from copylint.wording import both, say

if TYPE_CHECKING:
    from copylint.run.baseline import Entries, Entry

_ACTIONS = ("create", "update", "prune")
_SHARED = (
    *("paths", "select", "ignore", "extend_select", "preview", "config", "isolated", "exclude", "no_respect_gitignore"),
    *("encoding", "max_file_size", "no_cache", "jobs", "lang", "quiet", "verbose"),
)
"""Options of `check` that a baseline is made with."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""

    def flag(name: str) -> click.Option:
        return click.Option([f"--{name}"], is_flag=True, help=say(language, f"opt.baseline.{name}"))

    shared = {parameter.name: parameter for parameter in check_options(language) if parameter.name in _SHARED}
    paths = shared.pop("paths")
    return click.Command(
        "baseline",
        params=[
            click.Argument(["action"], type=click.Choice(_ACTIONS), metavar=say(language, "meta.action")),
            paths,
            click.Option(["--file"], metavar=say(language, "meta.file"), help=say(language, "opt.baseline.file")),
            flag("per-folder"),
            flag("force"),
            flag("add"),
            *shared.values(),
        ],
        help=say(language, "help.baseline"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_baseline, language),
    )


def _baseline(language: str, /, action: str, **options: Any) -> int:  # noqa: ANN401 - click's values
    paths: tuple[str, ...] = options["paths"]
    try:
        typed = selecting(options)
        named = Choices(typed, paths).run.config
        # What is found now is wanted, whatever a baseline knows.
        unknowing = Flags({**typed.values, "baseline": ""}, typed.config, typed.isolated)
        choices = Choices(unknowing, paths, today=time.strftime("%Y-%m-%d"))
    except ConfigError as error:
        raise Trouble(*error.messages, language=language) from None
    said = named.lang or from_environment(os.environ) or language
    from copylint.run.baseline import NAME  # noqa: PLC0415 - help needs no engine

    target = options["file"] or named.baseline or NAME
    with troubles(said):
        result, grouped = _found(paths, choices, options, said)
        if action == "create":
            files = _created(result, grouped, target, per_folder=options["per_folder"])
            _refuse_existing(files, said, force=options["force"])
            code = CLEAN
        else:
            files, news = _updated(result, grouped, target, action, options, said)
            code = FOUND if news else CLEAN
    for path, entries in files.items():
        _write(path, entries, said)
    if action == "create" and not named.baseline:
        streams.tell(say(said, "baseline.hint", file=f'"{_shown(target)}"'))
    return code


def _found(
    paths: Sequence[str], choices: Choices, options: Mapping[str, Any], language: str
) -> tuple[Result, frozenset[str]]:
    """What is found now, and the codes whose findings are known by the number of their places.

    Raises:
        Trouble: something could not be checked.
    """
    from copylint.cli.progress import progress  # noqa: PLC0415 - see `_baseline`
    from copylint.run.linters import Linters  # noqa: PLC0415 - see `_baseline`
    from copylint.run.run import Extras, run  # noqa: PLC0415 - see `_baseline`

    linters = Linters(choices)
    with progress(language, wanted=not options["quiet"]) as on_file:
        extras = Extras(
            waivers=not options["isolated"], jobs=options["jobs"], cache=not options["no_cache"], on_file=on_file
        )
        result = run(paths, choices, linters=linters, extras=extras)
    if any(entry.fatal for entry in (*result.not_checked, *(e for file in result.files for e in file.not_checked))):
        tell_unchecked(result, paths, language)
        raise Trouble(both("baseline.incomplete"), language=language)
    return result, frozenset(rule.code for rule in linters.rules if rule.group in ("file", "paragraph"))


def _created(result: Result, grouped: frozenset[str], target: str, *, per_folder: bool) -> "dict[str, Entries]":
    """By path, what each baseline shall hold."""
    from copylint.run.baseline import entries_of  # noqa: PLC0415 - see `_baseline`

    cwd = os.getcwd()  # noqa: PTH109 - names are compared as texts
    top = os.path.abspath(target)  # noqa: PTH100 - see above
    if not per_folder:
        return {top: entries_of(result.files, grouped, os.path.dirname(top), cwd)}  # noqa: PTH120 - see above
    files: dict[str, Entries] = {top: {}}
    for file in result.files:
        folder = os.path.dirname(os.path.join(cwd, file.file))  # noqa: PTH118, PTH120 - see above
        entries = entries_of([file], grouped, folder, cwd)
        if entries:
            files.setdefault(os.path.join(folder, os.path.basename(top)), {}).update(entries)  # noqa: PTH118, PTH119 - see above
    return files


def _refuse_existing(files: Iterable[str], language: str, *, force: bool) -> None:
    for path in files:
        if not force and os.path.lexists(path):
            raise Trouble(both("baseline.exists", file=_shown(path)), language=language)


def _updated(  # noqa: PLR0913 - what an update is told
    result: Result, grouped: frozenset[str], target: str, action: str, options: Mapping[str, Any], language: str
) -> "tuple[dict[str, Entries], bool]":
    """By path, what each baseline that changes shall hold; and whether something new was left out.

    Raises:
        ConfigError: a baseline is not there or is none.
    """
    from copylint.run.baseline import Baselines, entries_of, fresh, pruned  # noqa: PLC0415 - see `_baseline`

    cwd = os.getcwd()  # noqa: PTH109 - see above
    baselines = Baselines()
    baselines.of(target, target)
    files: dict[str, Entries] = {}
    news = False
    for file in result.files:
        path = os.path.join(cwd, file.file)  # noqa: PTH118 - see above
        baseline, name = baselines.of(path, target)
        held = files.setdefault(baseline.path, dict(baseline.entries))
        now = entries_of([file], grouped, os.path.dirname(baseline.path), cwd).get(name, {})  # noqa: PTH120 - see above
        old = held.get(name, {})
        left = pruned(old, now)
        _tell_changes("baseline.gone", name, fresh(old, left), language)
        new = fresh(now, left) if action == "update" else {}
        if new and options["add"]:
            left = now
        news = news or bool(new and not options["add"])
        _tell_changes("baseline.added" if options["add"] else "baseline.new", name, new, language)
        held[name] = left
    for path, held in files.items():
        folder = os.path.dirname(path)  # noqa: PTH120 - see above
        for name in [name for name in held if not os.path.exists(os.path.join(folder, name))]:  # noqa: PTH110, PTH118 - see above
            _tell_changes("baseline.gone", name, held.pop(name), language)
    if news:
        streams.tell(say(language, "baseline.new-left"))
    return files, news


def _tell_changes(key: str, name: str, codes: "Mapping[str, Entry]", language: str) -> None:
    for code, entry in sorted(codes.items()):
        count = entry if isinstance(entry, int) else len(entry)
        times = f" (\u00d7{count})" if count > 1 else ""
        streams.write(say(language, key, file=name, code=code, times=times) + "\n")


def _write(path: str, entries: "Entries", language: str) -> None:
    from copylint.run.baseline import dumps  # noqa: PLC0415 - see `_baseline`
    from copylint.run.write import NotWritten, create, replace  # noqa: PLC0415 - see `_baseline`

    new = dumps(entries).encode("utf-8", "surrogatepass")
    try:
        if os.path.exists(path):  # noqa: PTH110 - see above
            with open(path, "rb") as stream:  # noqa: PTH123 - see above
                old = stream.read()
            if old == new:
                streams.write(say(language, "baseline.same", file=_shown(path)) + "\n")
                return
            replace(path, old, new)
        else:
            create(path, new)
    except NotWritten as error:
        reason = both(error.reason, detail=error.detail)
        raise Trouble({each: f"{_shown(path)}: {text}" for each, text in reason.items()}, language=language) from None
    count = sum(1 if isinstance(entry, int) else len(entry) for codes in entries.values() for entry in codes.values())
    streams.write(say(language, "baseline.written", file=_shown(path), n=count) + "\n")


def _shown(path: str) -> str:
    from copylint.run.upwards import name_in  # noqa: PLC0415 - see `_baseline`

    return name_in(os.path.abspath(path), os.getcwd())  # noqa: PTH100, PTH109 - see above
