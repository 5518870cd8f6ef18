# SPDX-License-Identifier: Apache-2.0
"""How often each rule found something, the most frequent first: the view of `--statistics`."""

from collections import Counter

from copylint.model.findings import Result
from copylint.report import Options, number, places, verdict
from copylint.text.display import columns, safe
from copylint.wording import say

_COLUMNS = ("count", "places", "code", "name", "fix")
_LEFT = frozenset({"code", "name"})


def render(result: Result, options: Options) -> str:
    """A table by code (findings, places, findings with a fix that can be applied), its total, and the verdict."""
    language = options.language
    found: Counter[tuple[str, str]] = Counter()
    spots: Counter[tuple[str, str]] = Counter()
    fixable: Counter[tuple[str, str]] = Counter()
    for file in result.files:
        for finding in file.findings:
            rule = (finding.code, finding.name)
            found[rule] += 1
            spots[rule] += places(finding)
            fixable[rule] += finding.fix is not None and finding.fix.safety != "suggestion"
    if not found:
        return verdict(result, options) + "\n"
    head = [say(language, f"report.statistics.{column}") for column in _COLUMNS]
    rules = sorted(found, key=lambda rule: (-found[rule], rule))
    rows = [
        [*_figures(language, found[rule], spots[rule]), *map(safe, rule), number(fixable[rule], language)]
        for rule in rules
    ]
    total = [
        *_figures(language, found.total(), spots.total()),
        say(language, "report.statistics.total"),
        "",
        number(fixable.total(), language),
    ]
    grid = [head, *rows, total]
    widths = [max(columns(row[at]) for row in grid) for at in range(len(_COLUMNS))]
    return "\n".join([*(_line(row, widths) for row in grid), "", verdict(result, options)]) + "\n"


def _figures(language: str, *values: int) -> list[str]:
    return [number(value, language) for value in values]


def _line(row: list[str], widths: list[int]) -> str:
    padded = (
        text + " " * (width - columns(text)) if column in _LEFT else " " * (width - columns(text)) + text
        for text, width, column in zip(row, widths, _COLUMNS, strict=True)
    )
    return "  ".join(padded).rstrip()
