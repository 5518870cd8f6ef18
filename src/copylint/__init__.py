# SPDX-License-Identifier: Apache-2.0
"""copylint: a linter for article copy that a language model helped to write.

The names below are the promise; everything else may change. They are loaded when first asked for (PEP 562), so that
`import copylint` costs nothing.
"""

from importlib import import_module

from copylint.model.version import VERSION as __version__  # noqa: N811 - the name that every package has

_HOMES = {
    "Bilingual": "copylint.model.findings",
    "Config": "copylint.config.settings",
    "Edit": "copylint.model.places",
    "FileResult": "copylint.model.findings",
    "Finding": "copylint.model.findings",
    "Fix": "copylint.model.findings",
    "Linter": "copylint.run.linter",
    "NotChecked": "copylint.model.findings",
    "Result": "copylint.model.findings",
    "Severity": "copylint.model.findings",
    "Span": "copylint.model.places",
    "check": "copylint.run.linter",
    "fix": "copylint.run.linter",
}

if False:  # what a type checker reads; `typing` need not be loaded for it
    from copylint.config.settings import Config
    from copylint.model.findings import Bilingual, FileResult, Finding, Fix, NotChecked, Result, Severity
    from copylint.model.places import Edit, Span
    from copylint.run.linter import Linter, check, fix

__all__ = [
    "Bilingual",
    "Config",
    "Edit",
    "FileResult",
    "Finding",
    "Fix",
    "Linter",
    "NotChecked",
    "Result",
    "Severity",
    "Span",
    "__version__",
    "check",
    "fix",
]


def __getattr__(name: str) -> object:
    """A public name, loaded now and kept."""
    home = _HOMES.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
