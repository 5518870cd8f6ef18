# SPDX-License-Identifier: Apache-2.0
"""Layers of choices become one frozen Config: parse first, then resolve, then run.

A choice is taken from the last layer that makes it: defaults, configuration files (what one extends before itself),
their overrides, `--config 'key = value'` in the order given, then the flag of its own. What is ignored, what is
selected beside the rest, severities, names and rule folders add up from layer to layer; as in Ruff, a layer that says
`select` starts anew with what is ignored and selected.
"""

from collections.abc import Iterable, Mapping

from copylint.config.errors import ConfigError
from copylint.config.origins import Chosen, Layer, Origin
from copylint.config.settings import SETTINGS, Config
from copylint.model.record import NamedTuple
from copylint.wording import both

if False:  # named in annotations only
    from copylint.config.files import ConfigFile
    from copylint.config.finder import Finder


class Flags(NamedTuple):
    """What was typed, before any of it means something; None or () where the flag was not given.

    `values` are the flags that have a key of the same name in a configuration, under that key (kebab-case).
    `config` holds the arguments of `--config`; `isolated` leaves configuration files out.
    """

    values: Mapping[str, object] = {}
    config: tuple[str, ...] = ()
    isolated: bool = False


class Typed(NamedTuple):
    """A command line, read: the file that `--config` names, if any, and the layers that are stronger than files."""

    file: "ConfigFile | None" = None
    layers: tuple[Layer, ...] = ()


def typed(flags: Flags, finder: "Finder") -> Typed:
    """Read a command line.

    Raises:
        ConfigError: an unknown key or value, a file that is wrong, two files, or a file beside `--isolated`.
    """
    file: ConfigFile | None = None
    layers = []
    for argument in flags.config:
        read = _argument(argument, finder)
        if isinstance(read, Layer):
            layers.append(read)
            continue
        if flags.isolated:
            raise ConfigError(both("config.isolated", file=argument))
        if file is not None:
            raise ConfigError(both("config.two-files", file=argument))
        file = read
    given = {name: value for name, value in flags.values.items() if value is not None}
    if given:
        layers.append(_flags(given))
    return Typed(file, tuple(layers))


def combined(layers: Iterable[Layer]) -> Chosen:
    """What layers choose together, the weakest first."""
    values: dict[str, object] = {}
    made: dict[str, list[Layer]] = {}
    for layer in layers:
        if "select" in layer.values:
            for name in ("ignore", "extend-select"):
                values.pop(name, None)
                made.pop(name, None)
        for name, value in layer.values.items():
            before = values.get(name)
            both_say = _sum(before, value) if name in ADDING else None
            values[name] = value if both_say is None else both_say
            if both_say is None:
                made[name] = []
            made.setdefault(name, []).append(layer)
    return Chosen(values, made)


ADDING = ("ignore", "extend-select", "severity", "names", "grammar-words", "rules")
"""Keys whose values add up; the vocabulary (`keys.KEYS`) says the same, and a test that they agree."""


def _sum(before: object, value: object) -> object:
    if isinstance(before, tuple) and isinstance(value, tuple):
        return before + value
    if isinstance(before, frozenset) and isinstance(value, frozenset):
        return before | value
    if isinstance(before, Mapping) and isinstance(value, Mapping):
        return {**before, **value}
    return None


def config_of(values: Mapping[str, object]) -> Config:
    """The Config of chosen values."""
    settings = {name: value for name, value in values.items() if name in SETTINGS}
    fields = {name.replace("-", "_"): value for name, value in values.items() if name not in SETTINGS}
    return Config(**fields, settings=settings)  # type: ignore[arg-type]  # config.keys has checked each value


def _flags(given: Mapping[str, object]) -> Layer:
    from copylint.config.errors import Wrong  # noqa: PLC0415 - a plain run gives no flag that needs reading
    from copylint.config.finder import settled  # noqa: PLC0415 - see above
    from copylint.config.keys import read  # noqa: PLC0415 - see above

    origin = Origin()
    try:
        return settled(Layer(read(given), origin))
    except Wrong as error:
        raise origin.error(error.faults) from None


def _argument(argument: str, finder: "Finder") -> "Layer | ConfigFile":
    """A file or a line of TOML, told apart as Ruff does: what is not a file and has an equals sign is TOML."""
    from copylint.config.finder import is_file, settled  # noqa: PLC0415 - see above

    if is_file(argument):
        return finder.file(argument)
    if "=" not in argument:
        raise ConfigError(both("config.neither", text=argument))
    from copylint.config.inline import inline  # noqa: PLC0415 - TOML only where it is asked for

    return settled(inline(argument))
