# SPDX-License-Identifier: Apache-2.0
"""Score the rules of SRC and REF on the paragraphs of development.jsonl.

    python benchmarks/claims/score.py [--list] [--file FILE] [--select SRC,REF]

By sentence: a sentence is found when a place of a finding (its span or a related one) begins in it, wanted when an
unsupported span begins in it. Precision, recall and F1 over all paragraphs, with 95 % intervals from 1,000 bootstrap
samples of paragraphs; the share of paragraphs without any unsupported span that have a finding; recall by type.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from copylint.engine.check import Engine
from copylint.evidence.kind import Context
from copylint.formats import parse
from copylint.model.findings import Severity
from copylint.rulebook.load import load_rules
from copylint.rulebook.select import choose

HERE = Path(__file__).parent
SAMPLES = 1000


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="name what was missed and what was flagged")
    parser.add_argument("--file", type=Path, default=HERE / "development.jsonl")
    parser.add_argument("--select", default="SRC,REF")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    families = tuple(args.select.split(","))
    engine = Engine([rule for rule in choose(load_rules()) if rule.code.startswith(families)])
    judged = [judge(engine, row, list_all=args.list) for row in rows]
    precision, recall, f1 = figures(judged)
    generator = random.Random(0)  # noqa: S311 - a bootstrap needs no secret
    samples = sorted(figures(generator.choices(judged, k=len(judged)))[2] for _ in range(SAMPLES))
    low, high = samples[SAMPLES // 40], samples[-SAMPLES // 40]
    negatives = [one for one in judged if not one.wanted]
    flagged = sum(bool(one.found) for one in negatives)
    print(
        f"paragraphs {len(rows)}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f} [{low:.2f}, {high:.2f}]"
    )
    print(
        f"hard negatives with a finding: {flagged} of {len(negatives)}, {100 * flagged / max(len(negatives), 1):.0f} %"
    )
    types: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for one in judged:
        types.update(kind for kind, _ in one.types)
        hits.update(kind for kind, hit in one.types if hit)
    print("recall by type: " + ", ".join(f"{kind} {hits[kind]}/{count}" for kind, count in types.most_common()))


class Judged(NamedTuple):
    """One paragraph: the sentences that are wanted and found, by their starts, and each span's type with its luck."""

    wanted: set[int]
    found: set[int]
    types: list[tuple[str, bool]]


def judge(engine: Engine, row: dict[str, Any], *, list_all: bool) -> Judged:
    """The sentences of a paragraph that are wanted and those that are found."""
    text = row["text"]
    document = parse(text, "text", name="paragraph.txt")
    starts = [span.start for block in document.prose for span in document.sentences(block)]

    def sentence(offset: int) -> int:
        return max((start for start in starts if start <= offset), default=0)

    checked = engine.check(document, Context(date="2025-06-01"))
    findings = [finding for finding in checked.findings if finding.severity >= Severity.WARNING]
    found = {sentence(place.start) for finding in findings for place in (finding.span, *finding.related)}
    wanted = {sentence(span["start"]) for span in row["spans"]}
    if list_all and found != wanted:
        extra = [(finding.code, finding.excerpt) for finding in findings if sentence(finding.span.start) not in wanted]
        missed = [text[span["start"] : span["end"]] for span in row["spans"] if sentence(span["start"]) not in found]
        print(row["id"], f"missed {missed}" if missed else "", f"extra {extra}" if extra else "")
    return Judged(wanted, found, [(span["type"], sentence(span["start"]) in found) for span in row["spans"]])


def figures(judged: list[Judged]) -> tuple[float, float, float]:
    """Precision, recall and F1 of some paragraphs together."""
    right = sum(len(one.wanted & one.found) for one in judged)
    found = sum(len(one.found) for one in judged)
    wanted = sum(len(one.wanted) for one in judged)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


if __name__ == "__main__":
    main()
