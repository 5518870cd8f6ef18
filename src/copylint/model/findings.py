# SPDX-License-Identifier: Apache-2.0
"""Findings and results: all that a report, a fix or a baseline needs, frozen."""

from collections.abc import Mapping
from enum import IntEnum

from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple

Bilingual = Mapping[str, str]
"""A text in both languages of the program: `{"fr": …, "en": …}`."""


class Severity(IntEnum):
    """How sure and how bad: only an error is near-certain and blocks by default."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


SEVERITIES: dict[str, Severity] = {"note": Severity.NOTE, "warning": Severity.WARNING, "error": Severity.ERROR}
SEVERITY_NAMES: dict[Severity, str] = {severity: name for name, severity in SEVERITIES.items()}
OWN_FAMILY = "CPL"
"""What is said of comments and waivers, and not of the copy: found by run/ once a text was checked."""
FAMILIES = ("BOT", "WEB", "TAB", "MKD", "TXT", "REF", "SRC", "TYP", "LNG", OWN_FAMILY)
"""The families that are ours, in the order in which one hides another on the same words."""
SAFETIES = ("safe", "unsafe", "suggestion")


class Fix(NamedTuple):
    """A repair: disjoint edits in `Document.source`, sorted; `safety` is safe, unsafe or suggestion (DESIGN, Fixes).

    `apart` says that each edit is right without the others (those of a grouped finding), but for edits that have one
    number in `sets`, which holds a number for each edit or nothing.
    """

    title: Bilingual
    edits: tuple[Edit, ...]
    safety: str
    apart: bool = False
    sets: tuple[int, ...] = ()


class Refused(NamedTuple):
    """A repair that was tried and whose proof failed: nothing of it was written, its finding stays.

    `edits` are in the source as it was when the repair was tried; `reason` is in both languages.
    """

    code: str
    edits: tuple[Edit, ...]
    reason: Bilingual


class Finding(NamedTuple):
    """One fault to show. Spans, excerpt and edits are in the decoded source file.

    `source[span.start:span.end] == excerpt` always holds; `span` is empty only in an empty file.
    The order of findings is (file, start, end, code). `data` is what an engine of others says of it: LanguageTool's
    `rule` and `category`; JSON shows it beside the rest.
    """

    code: str
    name: str
    severity: Severity
    message: Bilingual
    span: Span
    excerpt: str
    related: tuple[Span, ...] = ()
    fix: Fix | None = None
    markers: tuple[str, ...] = ()
    level: str | None = None
    language: str = "fr"
    fingerprint: str = ""
    url: str | None = None
    data: Mapping[str, str] = {}


class NotChecked(NamedTuple):
    """Something that was asked for and did not happen; `fatal` ones make the run exit 2.

    `what` is one of rule, file, engine; `reason` is in both languages; `offset` is in the source where one is known.
    """

    what: str
    reason: Bilingual
    file: str | None = None
    code: str | None = None
    fatal: bool = True


class Suppressed(NamedTuple):
    """A finding that does not count, and why: `by` is comment, waiver or baseline."""

    finding: Finding
    by: str
    reason: str = ""


class FileResult(NamedTuple):
    """One file of a run: its name as shown, its decoded source ("" when unread) and what was said of it.

    After repairs, `source` and `findings` are those of the repaired text, `fixed` holds the code of each repair made
    and `refused` what could not be proved; `diff` is the unified diff from the old text, where it was asked for;
    `data` is the repaired file where it is not written (standard input, a diff).
    """

    file: str
    source: str
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    checked: bool = True
    skipped: str | None = None
    language: str | None = None
    fixed: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    diff: str = ""
    data: bytes = b""


class Result(NamedTuple):
    """A whole run, in the order in which the files were given or found."""

    files: tuple[FileResult, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
