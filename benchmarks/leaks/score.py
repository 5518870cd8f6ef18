# SPDX-License-Identifier: Apache-2.0
"""Recall and precision of the families BOT and WEB on short labelled excerpts, by family and language.

    python benchmarks/leaks/score.py [PATH ...] [--list]

PATH is a YAML or JSONL file of cases, or a folder of such files (default: tests/leaks). A case has `id`, `lang`,
`family` and `text`, in which each leak stands between ⟦ and ⟧; `level` is what an editor expects of it (default:
error), `file` the name it is read under (default: a.md). A case without marks is clean.

found: an error or warning of BOT or WEB touches the leak. span: their common part over their union is at least 0.9.
error: the finding is an error. A clean case is blocked by an error and flagged by anything above a note.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copylint import Config, Finding, Linter, Severity, Span

DEFAULT = Path(__file__).resolve().parents[2] / "tests" / "leaks"
RESIDUE = ("BOT", "WEB")
CLOSE = 0.9


class Case(NamedTuple):
    """One excerpt: its text without marks, and the places that they enclosed."""

    id: str
    lang: str
    family: str
    text: str
    leaks: tuple[Span, ...]
    level: str
    file: str


class Seen(NamedTuple):
    """What was said of one leak: found, its span right, an error, an error where one was expected."""

    found: bool = False
    close: bool = False
    error: bool = False


class Outcome(NamedTuple):
    """What was said of one case: of each leak in order, and the findings above note that touch none."""

    case: Case
    leaks: tuple[Seen, ...]
    extra: tuple[Finding, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file or of every .yml and .jsonl file of a folder.

    Raises:
        FileNotFoundError: there is no such file, or no case in it.
    """
    files = sorted([*path.glob("*.yml"), *path.glob("*.jsonl")]) if path.is_dir() else [path]
    if not files or not all(file.exists() for file in files):
        raise FileNotFoundError(path)
    for file in files:
        for row in _rows(file):
            text, leaks = unmarked(row["text"])
            yield Case(
                row["id"],
                row.get("lang", "fr"),
                row.get("family", "?"),
                text,
                leaks,
                row.get("level", "error"),
                row.get("file", "a.md"),
            )


def _rows(file: Path) -> list[dict[str, str]]:
    content = file.read_text(encoding="utf-8")
    if file.suffix == ".jsonl":
        return [json.loads(line) for line in content.split("\n") if line.strip()]
    import yaml  # noqa: PLC0415 - JSON needs none

    rows: list[dict[str, str]] = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe one
    return rows


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the places between them."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = opened = 0
    for sign in marked:
        if sign == "\u27e6":
            opened = length
        elif sign == "\u27e7":
            spans.append(Span(opened, length))
        else:
            pieces.append(sign)
            length += 1
    return "".join(pieces), tuple(spans)


def outcome(linter: Linter, case: Case, families: tuple[str, ...] = RESIDUE) -> Outcome:
    """Check one case."""
    findings = linter.check(case.text, case.file).findings
    loud = [finding for finding in findings if finding.severity >= Severity.WARNING]
    residue = [finding for finding in loud if finding.code.startswith(families)]
    leaks = tuple(_seen(leak, residue) for leak in case.leaks)
    extra = tuple(
        finding
        for finding in (loud if not case.leaks else residue)
        if not any(_shared(place, leak) for place in (finding.span, *finding.related) for leak in case.leaks)
    )
    return Outcome(case, leaks, extra)


def _seen(leak: Span, findings: list[Finding]) -> Seen:
    touching = [
        (place, finding) for finding in findings for place in (finding.span, *finding.related) if _shared(place, leak)
    ]
    return Seen(
        bool(touching),
        any(closeness(place, leak) >= CLOSE for place, _ in touching),
        any(finding.severity == Severity.ERROR for _, finding in touching),
    )


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def closeness(one: Span, other: Span) -> float:
    """The common part over the union."""
    shared = _shared(one, other)
    return shared / (one.end - one.start + other.end - other.start - shared or 1)


def percent(part: int, whole: int) -> str:
    """A share as it is printed."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def main() -> int:
    """Print the tables; 2 where there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--list", action="store_true", help="name what was missed, badly marked or wrongly flagged")
    args = parser.parse_args()
    try:
        cases = [case for path in args.paths for case in read_cases(path)]
    except FileNotFoundError as error:
        print(f"no cases: {error} is not there or holds no .yml or .jsonl file", file=sys.stderr)
        return 2
    linter = Linter(Config())
    outcomes = [outcome(linter, case) for case in cases]
    _print_leaks(outcomes)
    _print_clean(outcomes)
    if args.list:
        _print_list(outcomes)
    return 0


def _print_leaks(outcomes: list[Outcome]) -> None:
    rows: dict[str, list[Seen]] = defaultdict(list)
    for one in outcomes:
        for leak in one.leaks:
            rows[f"{one.case.family} {one.case.lang}"].append(leak)
            rows[f"all {one.case.lang}"].append(leak)
            rows["all"].append(leak)
    print(f"{'leaks':<26}{'n':>5}{'found %':>9}{'span %':>9}{'error %':>9}   (span, error: of those found)")
    for name, seen in sorted(rows.items()):
        found = [leak for leak in seen if leak.found]
        close = sum(leak.close for leak in found)
        errors = sum(leak.error for leak in found)
        print(
            f"{name:<26}{len(seen):>5}{percent(len(found), len(seen)):>9}"
            f"{percent(close, len(found)):>9}{percent(errors, len(found)):>9}"
        )
    true = sum(any(leak.found for leak in one.leaks) for one in outcomes if one.leaks)
    false = sum(len(one.extra) for one in outcomes)
    print(f"precision: {percent(true, true + false)} % (cases found over these and findings beside every leak)")


def _print_clean(outcomes: list[Outcome]) -> None:
    print(f"{'clean':<26}{'n':>5}{'blocked':>9}{'flagged':>9}")
    for lang in sorted({one.case.lang for one in outcomes}):
        clean = [one for one in outcomes if not one.leaks and one.case.lang == lang]
        blocked = sum(any(finding.severity == Severity.ERROR for finding in one.extra) for one in clean)
        print(f"{lang:<26}{len(clean):>5}{blocked:>9}{sum(bool(one.extra) for one in clean):>9}")


def _print_list(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        for leak, seen in zip(one.case.leaks, one.leaks, strict=True):
            words = one.case.text[leak.start : leak.end]
            if not seen.found:
                print(f"missed {one.case.id} {one.case.family}: {words!r}")
            elif not seen.close:
                print(f"span   {one.case.id} {one.case.family}: {words!r}")
            elif not seen.error and one.case.level == "error":
                print(f"level  {one.case.id} {one.case.family}: {words!r}")
        for finding in one.extra:
            print(f"extra  {one.case.id} {finding.code} {finding.severity.name.lower()}: {finding.excerpt!r}")


if __name__ == "__main__":
    sys.exit(main())
