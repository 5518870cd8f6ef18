# SPDX-License-Identifier: Apache-2.0
"""Flags become one frozen Config: parse first, then resolve, then run.

A choice is taken from the last layer that makes it: defaults, then (when they come) configuration files, then
`--config 'key = value'` in the order given, then the flag of its own. As in Ruff, what is ignored and what is selected
beside the rest adds up from layer to layer, until a layer says `select` and starts anew.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from copylint.config.errors import ConfigError
from copylint.config.settings import SETTINGS, Config
from copylint.wording import both


class Flags(NamedTuple):
    """What was typed, before any of it means something; None or () where the flag was not given.

    `values` are the flags that have a key of the same name in a configuration, under that key (kebab-case).
    `config` holds the arguments of `--config`; `isolated` leaves configuration files out.
    """

    values: Mapping[str, object] = {}
    config: tuple[str, ...] = ()
    isolated: bool = False


def resolve(flags: Flags, layers: Sequence[Mapping[str, object]] = ()) -> Config:
    """The Config of a run.

    Args:
        flags: the command line.
        layers: what configuration files say, the weakest first, already read by `config.keys`.

    Raises:
        ConfigError: an unknown key or value; a configuration file where none can be read yet.
    """
    chosen: dict[str, object] = {}
    for layer in layers:
        _add(chosen, layer)
    for argument in flags.config:
        _add(chosen, _argument(argument))
    given = {name: value for name, value in flags.values.items() if value is not None}
    if given:
        from copylint.config.keys import read  # noqa: PLC0415 - a plain run gives no flag that needs reading

        _add(chosen, read(given))
    return _config(chosen)


def _add(chosen: dict[str, object], layer: Mapping[str, object]) -> None:
    if "select" in layer:
        chosen.pop("ignore", None)
        chosen.pop("extend-select", None)
    for name, value in layer.items():
        before = chosen.get(name)
        if name in ("ignore", "extend-select") and isinstance(before, tuple) and isinstance(value, tuple):
            chosen[name] = before + value
        elif isinstance(before, Mapping) and isinstance(value, Mapping):
            chosen[name] = {**before, **value}
        else:
            chosen[name] = value


def _config(chosen: Mapping[str, object]) -> Config:
    settings = {name: value for name, value in chosen.items() if name in SETTINGS}
    fields = {name.replace("-", "_"): value for name, value in chosen.items() if name not in SETTINGS}
    return Config(**fields, settings=settings)  # type: ignore[arg-type]  # config.keys has checked each value


def _argument(argument: str) -> dict[str, object]:
    """A file or a line of TOML, told apart as Ruff does: what is not a file and has an equals sign is TOML."""
    from copylint.config.finder import is_file  # noqa: PLC0415 - see above

    if is_file(argument):
        raise ConfigError(both("cli.unavailable", what=f"--config {argument}"))
    if "=" not in argument:
        raise ConfigError(both("config.neither", text=argument))
    from copylint.config.inline import inline  # noqa: PLC0415 - TOML only where it is asked for

    return inline(argument)
