# SPDX-License-Identifier: Apache-2.0
"""A rule as the engine sees it: the checked and expanded content of one YAML file of `rules/`."""

from collections.abc import Mapping, Sequence
from typing import Any

from copylint.model.findings import Bilingual, Severity
from copylint.model.record import NamedTuple


class RuleFix(NamedTuple):
    """How a rule repairs: exactly one of `replace`, `delete`, `by_kind`.

    `replace` is a template over the match's named values; `delete` is match, sentence, line or block;
    `by_kind` takes the edits that the kind yields. `title` is shown to the editor.
    """

    safety: str
    replace: str | None = None
    delete: str | None = None
    by_kind: bool = False
    title: Bilingual | None = None


class Rule(NamedTuple):
    """One fault: what finds it (`kind` and its `options`), how far it reaches, what is said of it, how it is repaired.

    `options` holds plain data, already validated against the kind's `Options`, lists expanded.
    `literals` is an any-of set of folded strings one of which stands in every block where the rule can match
    (None: unknown, the rule is tried on every block). `scope` is that of the kind, block or document.
    `reach` is match, sentence, line or block. `forced` says that a configuration gives the severity: nothing raises it.
    """

    code: str
    name: str
    kind: str
    options: Mapping[str, Any]
    severity: Severity
    message: Bilingual
    aliases: tuple[str, ...] = ()
    since: str = ""
    status: str = "stable"
    languages: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    error_when: Mapping[str, Any] | None = None
    level: str | None = None
    default: bool = True
    group: str | None = None
    reach: str = "match"
    fix: RuleFix | None = None
    scope: str = "block"
    literals: Sequence[str] | None = None
    bundled: bool = True
    file: str = ""
    forced: bool = False
