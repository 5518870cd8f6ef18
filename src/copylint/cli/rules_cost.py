# SPDX-License-Identifier: Apache-2.0
"""`copylint rules cost [PATH…]`: what the rules in force cost on 5 KB of copy, against their budget.

Without a path, on made-up articles that are the same everywhere: what is counted there decides. Exit 1 where a rule
costs more than it may; a waiver that is not needed is named. Times are shown and decide nothing.
"""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from copylint.cli import streams
from copylint.cli.check import troubles
from copylint.cli.exits import CLEAN, FOUND, Trouble
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.cli.options import selecting
from copylint.cli.rulefiles import named, reached
from copylint.config.settings import Config
from copylint.wording import both, say

if TYPE_CHECKING:
    from copylint.rulecheck.budget import Budget
    from copylint.rulecheck.cost import Cost, Costs, RuleCost
    from copylint.rulecheck.sample import Article

SAMPLE = 6
"""Made-up articles of 5 KB: French ones and an English one as Markdown, as many as plain text."""


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "cost",
        params=[
            click.Argument(["paths"], nargs=-1, metavar=say(language, "meta.files")),
            click.Option(
                ["--rules"], multiple=True, metavar=say(language, "meta.codes"), help=say(language, "opt.cost-rules")
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=say(language, "opt.cost-json")),
            click.Option(["--preview"], is_flag=True, help=say(language, "opt.preview")),
            click.Option(
                ["--config"], multiple=True, metavar=say(language, "meta.config"), help=say(language, "opt.config")
            ),
            *common_options(language),
        ],
        help=say(language, "help.rules.cost"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_cost, language),
    )


def _cost(language: str, /, paths: tuple[str, ...], rules: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401
    from copylint.rulebook.select import choose  # noqa: PLC0415 - help needs no rules
    from copylint.rulecheck.cost import RuleFailed, measure  # noqa: PLC0415 - see above
    from copylint.rulecheck.sample import articles  # noqa: PLC0415 - see above

    as_json = options.pop("as_json")
    known, said, config = reached(selecting(options), language)
    with troubles(said):
        chosen = list(
            choose(
                known,
                select=config.select,
                ignore=config.ignore,
                extend_select=config.extend_select,
                preview=config.preview,
            )
        )
    words = [word for each in rules for word in each.split(",") if word]
    wanted = named(known, words, said) if words else chosen
    chosen += [rule for rule in wanted if rule not in chosen]
    texts = _read(paths, config, said) if paths else list(articles(SAMPLE))
    try:
        costs = measure(chosen, frozenset(rule.code for rule in wanted), texts, _budget(config.rules, said))
    except RuleFailed as error:
        raise Trouble(*error.reasons, language=said) from None
    needless = [one for one in costs.rules if one.needless and not paths]  # what others wrote proves little
    if as_json:
        streams.write(_json(costs))
    else:
        streams.write(_table(costs, said, all_rules=not spoken(options).quiet))
    for one in costs.rules:
        if one.over:
            click.echo(say(said, "cost.over", **_values(one)), err=True)
    for one in needless:
        click.echo(say(said, "cost.needless", code=one.rule.code), err=True)
    return FOUND if any(one.over for one in costs.rules) else CLEAN


def _read(paths: Sequence[str], config: Config, language: str) -> "list[Article]":
    """The files that paths mean.

    Raises:
        Trouble: one cannot be read, or there is none.
    """
    from pathlib import Path  # noqa: PLC0415 - see `_cost`

    from copylint.rulecheck.sample import Article  # noqa: PLC0415 - see `_cost`
    from copylint.run.files import find  # noqa: PLC0415 - see `_cost`
    from copylint.text.encoding import DecodeError, decode  # noqa: PLC0415 - see `_cost`

    listing = find(paths, config)
    found = []
    for file in listing.files:
        if file.refused or file.path == "-":
            raise Trouble(_about(file.shown, file.reason or both("cost.no-file")), language=language)
        try:
            found.append(Article(file.shown, decode(Path(file.path).read_bytes(), config.encoding or None).text))
        except (OSError, DecodeError) as error:
            raise Trouble(_about(file.shown, dict.fromkeys(("fr", "en"), str(error))), language=language) from None
    if not any(article.text for article in found):
        raise Trouble(both("cost.no-file"), language=language)
    return found


def _about(name: str, reason: Mapping[str, str]) -> dict[str, str]:
    return {language: f"{name}: {text}" for language, text in reason.items()}


def _budget(folders: Sequence[str], language: str) -> "Budget":
    """The budget of our rules with those of the folders of a house laid over it.

    Raises:
        Trouble: a budget is wrong.
    """
    from pathlib import Path  # noqa: PLC0415 - see `_cost`

    from copylint.rulebook.load import rules_folder  # noqa: PLC0415 - see `_cost`
    from copylint.rulecheck.budget import NAME, Budget, read_budget  # noqa: PLC0415 - see `_cost`

    budget = Budget()
    for path in [rules_folder() / NAME, *(Path(folder, NAME) for folder in folders)]:
        if path.is_file():
            try:
                budget = read_budget(path.read_bytes(), budget)
            except ValueError as error:
                raise Trouble(both("cost.budget", file=str(path), reason=str(error)), language=language) from None
    return budget


def _table(costs: "Costs", language: str, *, all_rules: bool) -> str:
    """Families against their time, then rules, the dearest first."""
    lines = [say(language, "cost.sample", n=costs.articles, kilobytes=round(costs.bytes / 1000)), ""]
    head = tuple(say(language, f"cost.column.{name}") for name in ("family", "rules", "calls", "characters", "time"))
    rows = [(*head, say(language, "cost.column.budget"))]
    for family in costs.families:
        numbers = _numbers(family.cost)
        rows.append((" + ".join(family.families), str(family.rules), *numbers, str(family.budget or "")))
    rows.append((say(language, "cost.reading"), "", "", "", str(round(costs.reading)), ""))
    lines += _aligned(rows)
    if all_rules:
        head = tuple(say(language, f"cost.column.{name}") for name in ("code", "name", "calls", "characters", "time"))
        rows = [(*head, "")]
        for one in sorted(costs.rules, key=lambda one: (-one.cost.characters, -one.cost.calls, one.rule.code)):
            remark = say(language, "cost.waived", reason=one.waiver) if one.waiver else ""
            rows.append((one.rule.code, one.rule.name, *_numbers(one.cost), remark))
        lines += ["", *_aligned(rows)]
    over = sum(one.over for one in costs.rules)
    return "\n".join([*lines, "", say(language, "cost.verdict", n=len(costs.rules), over=over), ""])


def _numbers(cost: "Cost") -> tuple[str, str, str]:
    return f"{cost.calls:.1f}", f"{cost.characters:.0f}", f"{cost.microseconds:.0f}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns: words to the left, numbers to the right."""
    from copylint.text.display import columns  # noqa: PLC0415 - see `_cost`

    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for cell, width in zip(row, widths, strict=True):
            blanks = " " * (width - columns(cell))
            cells.append(blanks + cell if cell[:1].isdigit() else cell + blanks)
        lines.append("  ".join(cells).rstrip(" "))
    return lines


def _values(one: "RuleCost") -> dict[str, Any]:
    return {
        "code": one.rule.code,
        "calls": f"{one.cost.calls:.1f}",
        "characters": f"{one.cost.characters:.0f}",
        "most_calls": one.calls,
        "most_characters": one.characters,
    }


def _json(costs: "Costs") -> str:
    families = [
        {
            "families": list(family.families),
            "rules": family.rules,
            **_record(family.cost),
            "budget_microseconds": family.budget,
        }
        for family in costs.families
    ]
    rules = [
        {
            "code": one.rule.code,
            "name": one.rule.name,
            **_record(one.cost),
            "limit": {"calls": one.calls, "characters": one.characters},
            "over": one.over,
            "waiver": one.waiver or None,
        }
        for one in costs.rules
    ]
    record = {
        "schema": 1,
        "sample": {"articles": costs.articles, "bytes": costs.bytes},
        "families": families,
        "reading": {"microseconds": round(costs.reading, 1)},
        "rules": rules,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _record(cost: "Cost") -> dict[str, float]:
    """The counts are the same in each run; the time is not."""
    return {name: round(value, 1) for name, value in cost._asdict().items()}
