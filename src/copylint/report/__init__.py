# SPDX-License-Identifier: Apache-2.0
"""Results as text: one module per output format, with `lines(result, options) -> Iterator[str]` or `render(…) -> str`.

The modules do not know each other; what they share stands here: what a report is told, how findings are counted, the
verdict. Nothing here prints: cli/ writes the string, in UTF-8.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import islice
from operator import attrgetter
from typing import Any, cast

from copylint.model.findings import (
    SEVERITIES,
    SEVERITY_NAMES,
    Bilingual,
    FileResult,
    Finding,
    NotChecked,
    Result,
    Severity,
)
from copylint.model.record import NamedTuple
from copylint.text.display import safe
from copylint.text.lines import LineIndex
from copylint.wording import has, say

_MODULES: dict[str, str] = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json",
    "jsonl": "jsonl",
    "github": "github",
    "sarif": "sarif",
    "gitlab": "gitlab",
    "junit": "junit",
    "statistics": "statistics",
}
FORMATS = tuple(_MODULES)
"""The formats that `render` knows; `statistics` is the view of `--statistics`."""

STDIN = "<stdin>"
"""The name of text that came without one."""
SCHEMA = 1
"""The version of docs/schema/report.schema.json that the JSON formats keep to."""

_PIECE = 100_000
_LINES = 2_000
"""Lines that are written at once."""
_WORD = r"[^\W_][\w\u0300-\u036f'’\u2010\u2011-]*"
_LETTER_OR_BLANK = bytes(ord("a" if chr(code).isalnum() else " ") for code in range(256))
_OTHER_SIGNS = 16


class Options(NamedTuple):
    """What a report is told beside the result.

    Attributes:
        language: the language of what the program says, fr or en.
        color: whether severities are coloured (ANSI); decided by cli/, only `full`, `concise` and `grouped` read it.
        width: columns of the terminal; at least 40 are used.
        fail_on: the severity from which a finding blocks: error, warning, note or never.
        max_warnings: how many warnings may stand, None for any number.
        command: the words of the command that repairs what is safe (`copylint`, `fix`, `a.md`), () where there is none.
        families: the families whose rules were in force, in any order.
        src_per_thousand: how many SRC findings the text report shows per started 1,000 words of a file; 0: all.
        waive: the words of the command that lets a finding stand, but for file, fingerprint and reason; () where it is
            not to be shown.
        why: by code, why a fault matters; SARIF shows it as the help of a rule.
    """

    language: str = "fr"
    color: bool = False
    width: int = 100
    fail_on: str = "error"
    max_warnings: int | None = None
    command: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    src_per_thousand: int = 5
    waive: tuple[str, ...] = ()
    why: Mapping[str, Bilingual] = {}


class Counts(NamedTuple):
    """How many findings of each severity count, and how many a fix repairs (safe, unsafe)."""

    error: int = 0
    warning: int = 0
    note: int = 0
    fixable: int = 0
    fixable_unsafe: int = 0


def render(name: str, result: Result, options: Options) -> str:
    """The report of a run in the format `name`, ending with a line end (or empty).

    Raises:
        KeyError: no such format.
    """
    return "".join(pieces(name, result, options))


def pieces(name: str, result: Result, options: Options) -> Iterator[str]:
    """The same report piece by piece, where the format is one of lines: that of 50,000 findings is 20 MB.

    Raises:
        KeyError: no such format.
    """
    module = import_module(f"copylint.report.{_MODULES[name]}")
    if not hasattr(module, "lines"):
        yield cast("str", module.render(result, options))
        return
    lines: Iterator[str] = module.lines(result, options)
    while piece := list(islice(lines, _LINES)):
        yield "\n".join(piece) + "\n"


def in_order(file: FileResult) -> list[Finding]:
    """The findings of a file in their total order."""
    return sorted(file.findings, key=attrgetter("span", "code"))


def counts(result: Result) -> Counts:
    """Count the findings that are not suppressed; what a repair has just refused is none that it would repair."""
    severities = [0, 0, 0, 0]
    fixes = {"safe": 0, "unsafe": 0, "suggestion": 0}
    for file in result.files:
        refused = {entry.code for entry in file.refused}
        for finding in file.findings:
            severities[finding.severity] += 1
            if finding.fix is not None and finding.code not in refused:
                fixes[finding.fix.safety] += 1
    return Counts(severities[3], severities[2], severities[1], fixes["safe"], fixes["unsafe"])


def not_checked(result: Result) -> Iterator[NotChecked]:
    """All that was asked for and did not happen: what files tell first, in their order."""
    for file in result.files:
        for entry in file.not_checked:
            yield entry if entry.file is not None else entry._replace(file=file.file)
    yield from result.not_checked


def not_checked_line(entry: NotChecked, language: str) -> str:
    """What was not checked, as one line: where, and why."""
    named = ", ".join(filter(None, (entry.file and shown_name(entry.file), safe(entry.code or ""))))
    where = named or say(language, f"report.what.{entry.what}")
    return say(language, "report.not-checked.concise", where=where, reason=told(entry.reason, language))


def blocks(finding: Finding, options: Options) -> bool:
    """Whether a finding is at or above the threshold."""
    return options.fail_on in SEVERITIES and finding.severity >= SEVERITIES[options.fail_on]


def too_many_warnings(result: Result, options: Options) -> bool:
    """Whether more warnings stand than may."""
    return options.max_warnings is not None and counts(result).warning > options.max_warnings


def in_language(text: Bilingual, language: str) -> str:
    """A text in the report's language, or in the one that it has."""
    return text[language] if language in text else next(iter(text.values()), "")


def told(text: Bilingual, language: str) -> str:
    """The same on one line, with nothing in it that could drive a terminal."""
    return safe(in_language(text, language))


def shown_name(file: str) -> str:
    """A file's name as given, safe for a terminal; text that came without a name is standard input."""
    return safe(file) or STDIN


def severity_word(severity: Severity, options: Options) -> str:
    """A severity in the language of the report: « erreur », "error"."""
    return say(options.language, f"report.severity.{severity.name.lower()}")


def painted(text: str, severity: Severity, options: Options) -> str:
    """The text in the colour of a severity, where colour is wanted."""
    if not options.color:
        return text
    return f"\x1b[{('36', '33', '1;31')[severity - 1]}m{text}\x1b[0m"


def number(value: int, language: str) -> str:
    """An integer with its thousands apart: 12 400 with narrow no-break spaces, 12,400."""
    return f"{value:,}".replace(",", "\u202f") if language == "fr" else f"{value:,}"


def words(text: str) -> int:
    """Words as a word processor counts them; « l’offre » and « porte-parole » are one each."""
    # A long text is counted by pieces, since the words of 10 MB take 100.
    count = at = 0
    while len(text) - at > _PIECE:
        end = text.find(" ", at + _PIECE)
        if end < 0:
            break
        count += _words(text[at:end])
        at = end
    return count + _words(text[at:] if at else text)


def _words(text: str) -> int:
    """As many as `_WORD` finds, counted in bytes of Latin-1: every text is counted, and this takes a fifth of the time.

    Each run of letters is a word, once the signs that join them are gone. What Latin-1 lacks (œ, ’, —) is mostly a
    handful of signs, each first put for one of its sort.
    """
    rest = text
    for _ in range(_OTHER_SIGNS):
        try:
            data = rest.encode("latin-1")
        except UnicodeEncodeError as error:
            sign = rest[error.start]
            joins = sign in "’\u2010\u2011" or "\u0300" <= sign <= "\u036f"
            rest = rest.replace(sign, "'" if joins else "a" if sign.isalnum() else " ")
        else:
            return (b" " + data.translate(_LETTER_OR_BLANK, b"_'-")).count(b" a")
    return len(re.findall(_WORD, text))


def places(finding: Finding) -> int:
    """How many places a finding has."""
    return 1 + len(finding.related)


def utf8_json(text: str) -> str:
    r"""JSON text with its lone surrogates, which UTF-8 cannot carry, escaped (`"\udc80"`, RFC 8259 section 7)."""
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def finding_data(name: str, index: LineIndex, finding: Finding, language: str) -> dict[str, Any]:
    """A finding as the JSON formats give it (docs/schema/report.schema.json): plain data, nothing cropped."""

    def point(offset: int) -> dict[str, int]:
        line, column = index.position(offset)
        return {"offset": offset, "line": line, "column": column}

    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": SEVERITY_NAMES[finding.severity],
        "level": finding.level,
        "message": in_language(finding.message, language),
        "file": name,
        "language": finding.language,
        "start": point(finding.span.start),
        "end": point(finding.span.end),
        "excerpt": finding.excerpt,
        "markers": list(finding.markers),
        "url": finding.url,
        "fingerprint": finding.fingerprint,
        "related": [
            {
                "file": name,
                "start": point(place.start),
                "end": point(place.end),
                "message": say(language, "report.place"),
            }
            for place in finding.related
        ],
        "fix": fix
        and {
            "safety": fix.safety,
            "title": in_language(fix.title, language),
            "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
        },
        **finding.data,
    }


def verdict(result: Result, options: Options) -> str:
    """One sentence on whether the text can be published, with the counts; never on who wrote it."""
    language = options.language
    blocking = sum(blocks(finding, options) for file in result.files for finding in file.findings)
    parts = _parts(result, options, blocking)
    incomplete = any(entry.fatal for entry in not_checked(result))
    checked = sum(file.checked for file in result.files)
    counted = ", ".join(parts)
    if blocking:
        stopped = sum(any(blocks(finding, options) for finding in file.findings) for file in result.files)
        # A file of waivers is no copy: it was not checked, and nothing kept it from being checked.
        files = max(stopped, sum(bool(file.checked or file.not_checked) for file in result.files))
        key = "report.verdict.stop" if files == 1 else "report.verdict.stop-some"
        said = say(language, key, n=stopped, files=number(files, language), points=counted)
        return f"{said} {say(language, 'report.verdict.also-incomplete')}" if incomplete else said
    if incomplete:
        return say(
            language, "report.verdict.incomplete-points" if parts else "report.verdict.incomplete", points=counted
        )
    if not checked:
        return say(language, "report.verdict.nothing-checked")
    if too_many_warnings(result, options):
        return say(language, "report.verdict.warnings", most=options.max_warnings, points=counted)
    if parts:
        key = "report.verdict.never" if options.fail_on == "never" else "report.verdict.go"
        return say(language, key, points=counted)
    return say(language, "report.verdict.clean")


def _parts(result: Result, options: Options, blocking: int) -> list[str]:
    """« 3 points bloquants », « 2 à vérifier », « 1 remarque »: blocking ones once, the others by severity."""
    language = options.language
    rest = [0, 0, 0, 0]
    for file in result.files:
        for finding in file.findings:
            rest[finding.severity] += not blocks(finding, options)
    parts = [say(language, "report.count.block", n=blocking)] if blocking else []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        if rest[severity]:
            key = f"report.count.{severity.name.lower()}"
            first = f"{key}.first"
            has_first = not parts and has(language, f"{first}.one")
            parts.append(say(language, first if has_first else key, n=rest[severity]))
    return parts
