# SPDX-License-Identifier: Apache-2.0
"""One module per kind of rule; kinds do not know each other.

`KINDS` is the whole register: no scanning, no decorators. A module is imported when a rule needs it. Other packages may
bring kinds for the rules of a house, under the entry point group `copylint.kinds`; they are looked for only where a
rule names a kind that is none of ours.
"""

from importlib import import_module
from typing import Any, cast

from copylint.evidence.kind import Kind
from copylint.model.findings import Bilingual
from copylint.wording import both

GROUP = "copylint.kinds"
"""The entry point group in which another package names its kinds: `name = "package.module"`."""
_PARTS = ("Options", "SCOPE", "literals", "check")

KINDS: dict[str, str] = {
    "pattern": "copylint.kinds.pattern",
    "phrase": "copylint.kinds.phrase",
    "alternatives": "copylint.kinds.alternatives",
    "editlog": "copylint.kinds.editlog",
    "wrapper": "copylint.kinds.wrapper",
    "voice": "copylint.kinds.voice",
    "comment": "copylint.kinds.comment",
    "bilingual": "copylint.kinds.bilingual",
    "table": "copylint.kinds.table",
    "structure": "copylint.kinds.structure",
    "figure": "copylint.kinds.figure",
    "claim": "copylint.kinds.claim",
    "scale": "copylint.kinds.scale",
    "person": "copylint.kinds.person",
    "quotation": "copylint.kinds.quotation",
    "comparison": "copylint.kinds.comparison",
    "arithmetic": "copylint.kinds.arithmetic",
    "date": "copylint.kinds.date",
    "mismatch": "copylint.kinds.mismatch",
    "note": "copylint.kinds.note",
    "identifier": "copylint.kinds.identifier",
    "host": "copylint.kinds.host",
    "sourcing": "copylint.kinds.sourcing",
    "acronym": "copylint.kinds.acronym",
    "spacing": "copylint.kinds.spacing",
    "dots": "copylint.kinds.dots",
    "apostrophe": "copylint.kinds.apostrophe",
    "quotemark": "copylint.kinds.quotemark",
    "notation": "copylint.kinds.notation",
    "dash": "copylint.kinds.dash",
    "capital": "copylint.kinds.capital",
    "spelling": "copylint.kinds.spelling",
    "convention": "copylint.kinds.convention",
    "character": "copylint.kinds.character",
    "english": "copylint.kinds.english",
    "grammar": "copylint.kinds.grammar",
}
"""The module of each kind, by the word that a rule file writes."""


class UnusableKind(Exception):
    """A kind of another package that cannot be used.

    Attributes:
        reason: why, in both languages.
    """

    def __init__(self, reason: Bilingual) -> None:
        """See the class."""
        super().__init__(reason["en"])
        self.reason = reason


def kind(name: str) -> Kind:
    """The module of a kind.

    Raises:
        KeyError: there is no such kind.
        UnusableKind: another package names it and it is no kind.
    """
    if name in KINDS:
        return cast("Kind", cast("Any", import_module(KINDS[name])))
    return _foreign(name)


def known(name: str) -> tuple[str, ...]:
    """The words that a rule may write as its kind; those of other packages only where `name` is none of ours."""
    if name in KINDS:
        return tuple(KINDS)
    from importlib.metadata import entry_points  # noqa: PLC0415 - only for a kind that is none of ours

    return (*KINDS, *sorted({point.name for point in entry_points(group=GROUP)} - KINDS.keys()))


def _foreign(name: str) -> Kind:
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    points = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not points:
        raise KeyError(name)
    packages = ", ".join(sorted(point.dist.name if point.dist else point.value for point in points.values()))
    if len(points) > 1:
        raise UnusableKind(both("kinds.twice", name=name, packages=packages))
    (point,) = points.values()
    try:
        module = point.load()
    except Exception as error:  # noqa: BLE001 - whatever the module of another package does when it is imported
        reason = f"{type(error).__name__}: {error}"
        raise UnusableKind(both("kinds.unloadable", name=name, packages=packages, reason=reason)) from None
    lacking = [part for part in _PARTS if not hasattr(module, part)]
    if not lacking and module.SCOPE not in ("block", "document"):
        lacking = ["SCOPE"]
    if not lacking and not hasattr(module.Options, "_fields"):
        lacking = ["Options"]
    if lacking:
        raise UnusableKind(both("kinds.lacking", name=name, packages=packages, parts=", ".join(lacking)))
    return cast("Kind", module)
