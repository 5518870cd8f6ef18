# SPDX-License-Identifier: Apache-2.0
"""`copylint grammar status`: what is there to check grammar with. No Java is started to know it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN, TROUBLE
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.model.findings import Bilingual
from copylint.wording import say

Facts = dict[str, Any]
"""What was found, as JSON holds it: None where there is none."""
_Found = TypeVar("_Found")
_ROWS = ("java", "installation", "server", "client", "maven")


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    return click.Command(
        "status",
        params=[
            click.Option(
                ["--grammar-server"], metavar=say(language, "meta.url"), help=say(language, "opt.grammar.server")
            ),
            click.Option(
                ["--output-format"],
                type=click.Choice(("text", "json")),
                default="text",
                help=say(language, "opt.output-format"),
            ),
            *common_options(language),
        ],
        help=say(language, "help.grammar.status"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_status, language),
    )


def _status(language: str, /, grammar_server: str | None, **options: Any) -> int:  # noqa: ANN401 - click's values
    said = spoken(options).lang or language
    missing: dict[str, Bilingual] = {}
    facts = _given(grammar_server, missing) if grammar_server else _here(missing)
    usable = bool(facts["server"] or (facts["java"] and facts["installation"]))
    if options["output_format"] == "json":
        import json  # noqa: PLC0415 - this output only

        reasons = {row: dict(reason) for row, reason in missing.items()}
        page = {"schema": 1, "usable": usable, **facts, "missing": reasons}
        streams.write(json.dumps(page, ensure_ascii=False, indent=2) + "\n")
    else:
        streams.write(_table(facts, missing, said))
        streams.write(say(said, "grammar.usable" if usable else "grammar.unusable") + "\n")
    return CLEAN if usable else TROUBLE


def _here(missing: dict[str, Bilingual]) -> Facts:
    """What this machine has."""
    from copylint.grammar import install, java, places, served  # noqa: PLC0415 - help needs nothing of it

    program = _tried(java.find, "java", missing)
    installation = _tried(places.find, "installation", missing)
    server = served.found()
    maven = install.maven()
    return {
        "java": program and {"version": program.version, "path": program.path.as_posix()},
        "installation": installation
        and {
            "version": installation.version,
            "path": installation.folder.as_posix(),
            "languages": list(installation.languages),
        },
        "server": server and {"url": server.url, "version": server.version, "pid": server.pid},
        "client": install.client(),
        "maven": maven and {"path": maven.as_posix()},
    }


def _given(url: str, missing: dict[str, Bilingual]) -> Facts:
    """What the server at an address says of itself; what else there is does not matter then."""
    from copylint.grammar.server import server_for  # noqa: PLC0415 - see `_here`

    with server_for(url) as server:
        found = _tried(lambda: (server.start(), server.version, server.languages()), "server", missing)
    facts: Facts = dict.fromkeys(_ROWS)
    if found:
        facts["server"] = {"url": found[0], "version": found[1], "languages": list(found[2])}
    return facts


def _tried(find: Callable[[], _Found], row: str, missing: dict[str, Bilingual]) -> _Found | None:
    from copylint.grammar.unavailable import Unavailable  # noqa: PLC0415 - see `_here`

    try:
        return find()
    except Unavailable as none:
        missing[row] = none.reason
        return None


def _table(facts: Facts, missing: dict[str, Bilingual], language: str) -> str:
    from copylint.text.display import columns  # noqa: PLC0415 - this output only

    rows = [row for row in _ROWS if facts[row] or row in missing or not (facts["server"] or {}).get("languages")]
    heads = [say(language, f"grammar.row.{row}") for row in rows]
    width = max(columns(head) for head in heads)
    cells = [missing[row][language] if row in missing else _cell(row, facts[row], language) for row in rows]
    return "".join(
        f"{head}{' ' * (width - columns(head) + 1)}{cell}\n" for head, cell in zip(heads, cells, strict=True)
    )


def _cell(row: str, fact: Any, language: str) -> str:  # noqa: ANN401 - see Facts
    if row == "client":
        return fact or say(language, "grammar.no-client")
    if not fact:
        return say(language, "grammar.none")
    if row == "maven":
        return str(fact["path"])
    values = fact | {"languages": ", ".join(fact.get("languages", ()))}
    if row == "server":
        return say(language, "grammar.running" if "pid" in fact else "grammar.answering", **values)
    return say(language, "grammar.there.languages" if row == "installation" else "grammar.there", **values)
