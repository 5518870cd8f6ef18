# SPDX-License-Identifier: Apache-2.0
"""The family CPL: what copylint says of the words that were written for it, and not of the copy.

A comment or a waiver that sets nothing aside any more hides the next fault that comes to its place, so it is told like
a fault. No kind could find these: they are known only once a text was checked. They have codes and names like other
rules, may be ignored, and may be given another severity.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from copylint.model.findings import OWN_FAMILY, Finding, Fix, Severity
from copylint.model.places import Edit, Span
from copylint.model.rule import Rule, RuleFix
from copylint.wording import both

UNUSED, UNKNOWN, NO_REASON, UNUSED_WAIVER, EXPIRED = "CPL001", "CPL002", "CPL003", "CPL004", "CPL005"
"""Codes: a comment that sets nothing aside; one with a word that means nothing; a comment or waiver without the reason
that the configuration asks for; a waiver whose fault has gone or changed; a waiver whose day has passed."""

_MADE: list[tuple[str, str, Severity, bool]] = [
    (UNUSED, "unused-suppression", Severity.NOTE, True),
    (UNKNOWN, "unknown-suppression", Severity.WARNING, False),
    (NO_REASON, "suppression-without-reason", Severity.ERROR, False),
    (UNUSED_WAIVER, "unused-waiver", Severity.NOTE, True),
    (EXPIRED, "expired-waiver", Severity.WARNING, True),
]


def notices() -> tuple[Rule, ...]:
    """The rules of the family; none has a kind, no engine runs them."""
    return tuple(
        Rule(code, name, "", {}, severity, both(f"notice.{code}"), fix=RuleFix("safe", by_kind=True) if fixed else None)
        for code, name, severity, fixed in _MADE
    )


def is_own(code: str) -> bool:
    """Whether a code is of this family."""
    return code.startswith(OWN_FAMILY)


def notice(  # noqa: PLR0913 - the parts of a finding
    rules: Mapping[str, Rule],
    code: str,
    source: str,
    span: Span,
    *,
    key: str = "",
    fix: tuple[str, Iterable[Edit]] | None = None,
    language: str = "fr",
    **values: Any,  # noqa: ANN401 - what the message shows
) -> Finding | None:
    """One finding of the family; None where its rule is not in force.

    Args:
        rules: those in force, by code.
        code: the rule.
        source: the file's text.
        span: the words at fault.
        key: the message in wording/, that of the rule where "".
        fix: the key of the title and the edits of a safe repair.
        language: that of the text.
        values: what the message shows.
    """
    rule = rules.get(code)
    if rule is None:
        return None
    return Finding(
        code=code,
        name=rule.name,
        severity=rule.severity,
        message=both(key or f"notice.{code}", **values),
        span=span,
        excerpt=source[span.start : span.end],
        fix=Fix(both(fix[0]), tuple(sorted(fix[1])), "safe") if fix else None,
        language=language,
    )
