# SPDX-License-Identifier: Apache-2.0
"""The options of `check` and `fix`: Ruff's words wherever it has them, each with its help in the user's language.

What an option means is not decided here: `flags` hands on what was typed, `config.resolve` reads it.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import click

from copylint.cli.group import Argument, Later, Option, common_options, spoken
from copylint.cli.streams import MODES
from copylint.config.resolve import Flags
from copylint.config.settings import FAIL_ON, OUTPUT_FORMATS
from copylint.wording import say

_KEYED = (
    *("preview", "force-exclude", "fail-on", "lang", "encoding", "max-file-size", "max-warnings", "date"),
    *("baseline", "grammar-server"),
)
"""Options that stand under their own name in a configuration."""
_LISTS = ("select", "ignore", "extend-select", "exclude")
"""The same, several values at once or one after the other."""


def check_options(language: str) -> list[click.Parameter]:
    """The parameters of `check` and of `fix`, in the order of the help."""

    def option(*names: str, meta: str = "", **settings: Any) -> click.Option:  # noqa: ANN401 - click's own
        return Option(names, language, max(names, key=len).lstrip("-"), meta, **settings)

    def flag(*names: str) -> click.Option:
        return option(*names, is_flag=True)

    def words(*names: str, meta: str) -> click.Option:
        return option(*names, meta=meta, multiple=True, shell_complete=_complete if meta == "codes" else None)

    return [
        Argument("paths", language, "paths", nargs=-1),
        words("--select", meta="codes"),
        words("--ignore", meta="codes"),
        words("--extend-select", meta="codes"),
        flag("--preview"),
        flag("--fix"),
        flag("--unsafe-fixes"),
        flag("--diff"),
        option("--output-format", type=click.Choice(OUTPUT_FORMATS)),
        option("-o", "--output-file", meta="file"),
        words("--report", meta="report"),
        words("--config", meta="config"),
        flag("--isolated"),
        option("--stdin-filename", meta="name"),
        words("--exclude", meta="globs"),
        flag("--force-exclude"),
        flag("--no-respect-gitignore"),
        option("--diff-from", meta="ref"),
        option("--baseline", meta="file"),
        option("--fail-on", type=click.Choice(FAIL_ON)),
        option("--max-warnings", meta="number", type=number(language)),
        flag("-e", "--exit-zero"),
        flag("--exit-non-zero-on-fix"),
        flag("--statistics"),
        option("--encoding", meta="encoding"),
        option("--max-file-size", meta="size"),
        option("--date", meta="date"),
        Option(["--grammar/--no-grammar"], language, "grammar", default=None),
        option("--grammar-server", meta="url"),
        flag("-n", "--no-cache"),
        option("-j", "--jobs", meta="number", type=number(language)),
        option("--color", type=click.Choice(MODES), default="auto"),
        *common_options(language),
    ]


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[Any]:
    from copylint.cli.complete import complete_rules  # noqa: PLC0415 - a run completes nothing

    return complete_rules(context, parameter, incomplete)


class _Number(click.IntRange):
    name: Any = Later()


def number(language: str) -> click.IntRange:
    """A whole number from zero on; Click says its name in errors."""
    kind = _Number(min=0)
    kind.name = partial(say, language, "meta.integer")
    return kind


def flags(options: Mapping[str, Any]) -> Flags:
    """What was typed, under the keys of a configuration; what was not given or is no option there is left out."""
    values: dict[str, object] = {}
    for key in _KEYED:
        value = options.get(key.replace("-", "_"))
        if value is not None and value is not False:
            values[key] = value
    for key in _LISTS:
        typed: Sequence[str] = options.get(key.replace("-", "_"), ())
        if typed:
            values[key] = _words(typed)
    if options.get("no_respect_gitignore"):
        values["respect-gitignore"] = False
    asked = options.get("grammar")
    if asked is not None or options.get("grammar_server"):
        # Who types it means it: a check without LanguageTool is then no check.
        values["grammar"] = "off" if asked is False else "required"
    if options.get("output_format") is not None:
        values["output-format"] = options["output_format"]
    return Flags(values, tuple(options["config"]), bool(options.get("isolated")))


def selecting(options: Mapping[str, Any]) -> Flags:
    """The same for a command that reports in formats of its own."""
    return flags({**options, "lang": spoken(options).lang, "output_format": None})


def _words(typed: Sequence[str]) -> list[str]:
    return [word.strip(" ") for item in typed for word in item.split(",") if word.strip(" ")]


def repairing(options: Mapping[str, Any], paths: Sequence[str]) -> tuple[str, ...]:
    """The words of the command that repairs what this `check` found and is safe; none for standard input."""
    if "-" in paths:
        return ()
    words = ["copylint", "fix"]
    for key in (*_LISTS, "config"):
        for item in options[key.replace("-", "_")]:
            words += [f"--{key}", item]
    set_flags = ("preview", "force-exclude", "no-respect-gitignore", "isolated")
    words += [f"--{key}" for key in set_flags if options[key.replace("-", "_")]]
    for key in ("encoding", "diff-from", "baseline"):
        value = options[key.replace("-", "_")]
        if value is not None:
            words += [f"--{key}", value]
    return (*words, *(["--"] if any(path.startswith("-") for path in paths) else []), *paths)
