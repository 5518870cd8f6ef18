# SPDX-License-Identifier: Apache-2.0
"""`copylint rules list`: the rules in reach, those in force marked; a table or JSON."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.check import troubles
from copylint.cli.exits import CLEAN
from copylint.cli.group import HELP_NAMES, common_options
from copylint.cli.options import selecting
from copylint.cli.rulefiles import reached
from copylint.model.findings import SEVERITY_NAMES
from copylint.model.rule import Rule
from copylint.wording import say


def command(language: str) -> click.Command:
    """The command with its help in one language."""

    def words(name: str, meta: str) -> click.Option:
        return click.Option(
            [f"--{name}"], multiple=True, metavar=say(language, f"meta.{meta}"), help=say(language, f"opt.{name}")
        )

    return click.Command(
        "list",
        params=[
            words("select", "codes"),
            words("ignore", "codes"),
            words("extend-select", "codes"),
            click.Option(["--preview"], is_flag=True, help=say(language, "opt.preview")),
            click.Option(
                ["--output-format"],
                type=click.Choice(("text", "json")),
                default="text",
                help=say(language, "opt.output-format"),
            ),
            words("config", "config"),
            *common_options(language),
        ],
        help=say(language, "help.rules.list"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_list, language),
    )


def _list(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    from copylint.rulebook.select import choose, with_severities  # noqa: PLC0415 - help needs no rules
    from copylint.run.notices import notices  # noqa: PLC0415 - see above

    rules, said, config = reached(selecting(options), language)
    rules = (*rules, *notices())
    with troubles(said):
        chosen = choose(
            rules,
            select=config.select,
            ignore=config.ignore,
            extend_select=config.extend_select,
            preview=config.preview,
        )
        rules = with_severities(rules, config.severity, rules)
    in_force = {rule.code for rule in chosen}
    if options["output_format"] == "json":
        streams.write(_json(rules, in_force))
    else:
        streams.write(_table(rules, in_force, said))
    return CLEAN


def _table(rules: Sequence[Rule], in_force: set[str], language: str) -> str:
    from copylint.text.display import columns  # noqa: PLC0415 - see `_list`

    head = ("", *(say(language, f"rules.column.{name}") for name in ("code", "name", "severity", "fix")))
    rows = [head]
    for rule in rules:
        severity = say(language, f"report.severity.{SEVERITY_NAMES[rule.severity]}")
        fix = say(language, f"rules.fix.{rule.fix.safety}") if rule.fix else ""
        rows.append(("•" if rule.code in in_force else "", rule.code, rule.name, severity, fix))
    widths = [max(columns(row[at]) for row in rows) for at in range(len(head))]
    padded = ([cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "".join(f"{'  '.join(row).rstrip(' ')}\n" for row in padded)


def _json(rules: Sequence[Rule], in_force: set[str]) -> str:
    import json  # noqa: PLC0415 - this output only

    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "aliases": list(rule.aliases),
            "kind": rule.kind,
            "severity": SEVERITY_NAMES[rule.severity],
            "level": rule.level,
            "status": rule.status,
            "default": rule.default,
            "in_force": rule.code in in_force,
            "languages": list(rule.languages),
            "profiles": list(rule.profiles),
            "fix": rule.fix.safety if rule.fix else None,
            "message": dict(rule.message),
        }
        for rule in rules
    ]
    return json.dumps({"schema": 1, "rules": entries}, ensure_ascii=False, indent=2) + "\n"
