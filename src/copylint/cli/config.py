# SPDX-License-Identifier: Apache-2.0
"""`copylint config [PATH]`: what is in force for a file or a folder, and where each choice was made."""

import os
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.check import troubles
from copylint.cli.exits import CLEAN, Trouble
from copylint.cli.group import HELP_NAMES, common_options, spoken
from copylint.cli.language import from_environment
from copylint.cli.options import check_options, selecting
from copylint.config.choices import OF_RUN, Choice, Choices
from copylint.config.errors import ConfigError
from copylint.config.origins import Layer, Place
from copylint.config.settings import SETTINGS
from copylint.model.findings import SEVERITY_NAMES
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.model.version import VERSION
from copylint.wording import say

_SHARED = frozenset(
    "select ignore extend_select preview config isolated exclude force_exclude fail_on max_warnings encoding "
    "max_file_size date".split()
)
"""Options of `check` that choose something; here they show what they would do."""
_MOST = 3
"""Names that are shown of a list; there may be thousands."""


class Shown(NamedTuple):
    """One key: its value as JSON holds it, the places that made it (none: its default), or the environment that did."""

    key: str
    value: Any
    places: tuple[Place, ...]
    environment: bool = False


class Page(NamedTuple):
    """All that is shown: of which path, its choices key by key, what its configuration says in vain, rules in force."""

    path: str
    choice: Choice
    rows: tuple[Shown, ...]
    left: tuple[tuple[str, Place], ...]
    rules: tuple[Rule, ...]
    excluded: bool

    @property
    def files(self) -> tuple[str, ...]:
        """The configuration files that take part, the weakest first."""
        return self.choice.file.files if self.choice.file else ()


def command(language: str) -> click.Command:
    """The command with its help in one language."""
    shared = [option for option in check_options(language) if option.name in _SHARED]
    return click.Command(
        "config",
        params=[
            click.Argument(["path"], required=False, metavar=say(language, "meta.path")),
            click.Option(
                ["--output-format"],
                type=click.Choice(("text", "json")),
                default="text",
                help=say(language, "opt.output-format"),
            ),
            *shared,
            *common_options(language),
        ],
        help=say(language, "help.config"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_config, language),
    )


def _config(language: str, /, path: str | None, **options: Any) -> int:  # noqa: ANN401 - click's values
    try:
        choices = Choices(selecting(options), [path] if path else [], today=time.strftime("%Y-%m-%d"))
        choice = choices.run if path is None else choices.at(path) if os.path.isdir(path) else choices.of(path)  # noqa: PTH112 - a name as it was typed
    except ConfigError as error:
        raise Trouble(*error.messages) from None
    said = choices.run.config.lang or from_environment(os.environ) or language
    with troubles(said):
        rules, excluded = _in_force(choices, choice, path)
    page = Page(
        path or ".", choice, tuple(shown(choices.run, choice)), tuple(_left(choices.run, choice)), rules, excluded
    )
    if options["output_format"] == "json":
        streams.write(_json(page))
    else:
        streams.write("\n".join(_text(page, said, brief=bool(spoken(options).quiet))) + "\n")
    return CLEAN


def _in_force(choices: Choices, choice: Choice, path: str | None) -> tuple[tuple[Rule, ...], bool]:
    """The rules, and whether folders leave the file out."""
    from copylint.run.files import find  # noqa: PLC0415 - help needs no engine
    from copylint.run.linters import Linters  # noqa: PLC0415 - see above

    linters = Linters(choices)
    rules = linters.made(choice).rules
    if path is None or not os.path.isfile(path):  # noqa: PTH113 - see above
        return rules, False
    listing = find([path], choices.run.config._replace(force_exclude=True), at=linters.at)
    return rules, not listing.files


def shown(run: Choice, choice: Choice) -> Iterator[Shown]:
    """Every key with its value and where it was chosen."""
    from copylint.config.keys import KEYS  # noqa: PLC0415 - help needs none of it

    for key in KEYS:
        field = key.replace("-", "_")
        source = run if field in OF_RUN else choice
        if key in SETTINGS:
            value: Any = choice.config.settings.get(key, SETTINGS[key][0])
        else:
            value = getattr(source.config, field)
        made = source.chosen.made.get(key, ())
        if isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, tuple):
            value = list(value)
        elif value == "":
            value = None
        if key == "lang" and value is None:
            value = from_environment(os.environ)
            yield Shown(key, value, (), environment=value is not None)
        else:
            yield Shown(key, value, tuple(_place(layer, key) for layer in made))


def _left(run: Choice, choice: Choice) -> list[tuple[str, Place]]:
    """What the configuration of a folder says for a whole run, in vain: the run has its own."""
    if choice.file is None or choice.file is run.file:
        return []
    places = {(name, _place(layer, name)) for name, layers in run.chosen.made.items() for layer in layers}
    names = [field.replace("_", "-") for field in OF_RUN]
    said = [(name, _place(layer, name)) for layer in choice.file.layers for name in names if name in layer.values]
    return [entry for entry in said if entry not in places]


def _place(layer: Layer, key: str) -> Place:
    return layer.origin.place((key,))


def _text(page: Page, language: str, *, brief: bool) -> Iterator[str]:
    from copylint.text.display import columns, safe  # noqa: PLC0415 - help needs none of it

    files = ", ".join(page.files) or say(language, "show.none")
    yield say(language, "show.for", path=safe(page.path), files=safe(files))
    if page.excluded:
        yield say(language, "show.excluded")
    cells = [
        (row.key, _value(row, language), _from(row, language))
        for row in page.rows
        if row.places or row.environment or not brief
    ]
    widths = [max((columns(cell[at]) for cell in cells), default=0) for at in range(2)]
    if cells:
        yield ""
    for key, value, origin in cells:
        yield safe(f"{key}{' ' * (widths[0] - columns(key))}  {value}{' ' * (widths[1] - columns(value))}  {origin}")
    if page.left:
        yield ""
        yield say(language, "show.left")
        yield from (safe(f"  {key}  {place.text}") for key, place in page.left)
    families: dict[str, int] = {}
    for rule in page.rules:
        families[rule.code[:3]] = families.get(rule.code[:3], 0) + 1
    yield ""
    counts = ", ".join(f"{family}\u00a0{count}" for family, count in families.items())
    yield say(language, "show.rules", n=len(page.rules), families=counts)


def _value(row: Shown, language: str) -> str:
    if row.value in (None, [], {}):
        return "—"
    if row.key in ("names", "grammar-words") and len(row.value) > _MOST:
        return say(language, "show.names", n=len(row.value))
    return _toml(row.value)


def _toml(value: object) -> str:
    import json  # noqa: PLC0415 - strings and lists are written alike in TOML and JSON

    if isinstance(value, dict):
        inside = ", ".join(f"{key} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    return json.dumps(value, ensure_ascii=False)


def _from(row: Shown, language: str) -> str:
    if row.environment:
        return say(language, "show.environment")
    return ", ".join(place.text for place in row.places) or say(language, "show.default")


def _json(page: Page) -> str:
    import json  # noqa: PLC0415 - this output only

    data = {
        "schema": 1,
        "copylint": VERSION,
        "path": page.path,
        "files": list(page.files),
        "excluded": page.excluded,
        "values": {row.key: {"value": row.value, "from": list(_sources(row))} for row in page.rows},
        "not_in_force": [{"key": key, **_source(place)} for key, place in page.left],
        "rules": [
            {"code": rule.code, "name": rule.name, "severity": SEVERITY_NAMES[rule.severity]} for rule in page.rules
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sources(row: Shown) -> Iterator[dict[str, object]]:
    if row.environment:
        yield {"source": "environment"}
    elif not row.places:
        yield {"source": "default"}
    yield from map(_source, row.places)


def _source(place: Place) -> dict[str, object]:
    if place.typed:
        return {"source": "flag", "flag": place.typed}
    return {"source": "file", "file": place.file, "line": place.line, "column": place.column}
