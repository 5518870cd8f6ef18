# SPDX-License-Identifier: Apache-2.0
"""`copylint explain CODE`: a rule as its file tells it, in either language of the program."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.complete import complete_rules
from copylint.cli.exits import CLEAN
from copylint.cli.group import HELP_NAMES, common_options
from copylint.cli.rulefiles import file_of, loaded, named
from copylint.model.findings import SEVERITY_NAMES
from copylint.model.rule import Rule
from copylint.wording import say

_WIDEST = 100


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "explain",
        params=[
            click.Argument(
                ["codes"],
                nargs=-1,
                required=True,
                metavar=f"{say(language, 'meta.code')}…",
                shell_complete=complete_rules,
            ),
            click.Option(
                ["--config"], multiple=True, metavar=say(language, "meta.config"), help=say(language, "opt.config")
            ),
            *common_options(language),
        ],
        help=say(language, "help.explain"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_explain, language),
    )


def _explain(language: str, /, codes: tuple[str, ...], config: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401 - click's values
    from copylint.run.notices import notices  # noqa: PLC0415 - help needs no rules

    rules, said, _ = loaded(config, options, language)
    chosen = named((*rules, *notices()), codes, said)
    streams.write("\n\n".join("\n".join(_page(rule, said)) for rule in chosen) + "\n")
    return CLEAN


def _page(rule: Rule, language: str) -> Iterator[str]:
    from copylint.text.display import wrap  # noqa: PLC0415 - help needs none of it

    file = file_of(rule, language) if rule.kind else None  # what is said of comments and waivers has no file

    def title(key: str) -> str:
        return say(language, f"explain.{key}")

    def text(words: str, indent: str = "  ") -> list[str]:
        return wrap(words, _WIDEST, indent)

    yield f"{rule.code} {rule.name}"
    yield from ("", title("message"), *text(re.sub(r"\{\w+\}", "…", rule.message[language])))
    why = file.why[language] if file else say(language, f"notice.{rule.code}.why")
    yield from ("", title("why"), *text(why))
    for fails, key in ((True, "fails"), (False, "passes")):
        if file is None:
            break
        yield from ("", title(key))
        for example in file.examples:
            if example.fails == fails:
                yield from _example(example, language)
    yield ""
    for name, value in _facts(rule, language):
        yield say(language, "explain.fact", name=title(name), value=value)


def _example(example: Any, language: str) -> Iterator[str]:  # noqa: ANN401 - rulebook.examples.Example, not imported for help
    from copylint.rulecheck.examples import marked  # noqa: PLC0415 - see above

    shown = _visible(marked(example.text, example.spans))
    yield from ((("  - " if at == 0 else "    ") + line).rstrip(" ") for at, line in enumerate(shown))
    if example.fixed is not None:
        fixed = _visible(example.fixed) if example.fixed.strip() else [say(language, "explain.deleted")]
        yield f"    {say(language, 'explain.fixed')} {fixed[0]}"
        yield from (f"    {line}".rstrip(" ") for line in fixed[1:])
    if example.because:
        yield f"    {say(language, 'explain.because')} {example.because}"


def _visible(text: str) -> list[str]:
    """The lines of an example, with glyphs for what cannot be seen."""
    from copylint.text.display import cells  # noqa: PLC0415 - see above
    from copylint.text.lines import LineIndex  # noqa: PLC0415 - see above

    index = LineIndex(text)
    spans = [index.content(line) for line in range(1, len(index) + 1)]
    lines = ["".join(cell.shown for cell in cells(text, span.start, span.end)) for span in spans]
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def _facts(rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    yield "severity", say(language, f"report.severity.{SEVERITY_NAMES[rule.severity]}")
    if rule.level:
        yield "level", say(language, f"explain.level.{rule.level}")
    yield "fix", say(language, f"explain.fix.{rule.fix.safety if rule.fix else 'none'}")
    yield "default", say(language, f"explain.default.{'on' if rule.default else 'off'}")
    yield "status", say(language, f"explain.status.{rule.status}")
    for name, words in (("aliases", rule.aliases), ("languages", rule.languages), ("profiles", rule.profiles)):
        if words:
            yield name, ", ".join(words)
    if rule.since:
        yield "since", rule.since
    if rule.file:
        yield "file", rule.file
