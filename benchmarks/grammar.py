# SPDX-License-Identifier: Apache-2.0
"""Measure grammar by LanguageTool on articles: time, what is lost against its own interface, what is told.

    python benchmarks/grammar.py ARTICLE… [--server URL] [--all FOLDER] [--sample N]

ARTICLES are timed, each figure by a program of its own: without grammar; with a server that starts for the run (cold);
with one that runs already, first and again (no cache); from the cache, without a server. Then:

  lost or shifted   paragraphs as plain text against `/v2/check` of the same server with the same choices: 0
  out of prose      findings that touch code, an address, a tag or a pipe of a table: 0
  per 1,000 words   warnings and notes in the French and English articles of --all, and N of the warnings to be read

Needs Java and LanguageTool (`copylint grammar install`).
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from copylint.config.settings import Config
from copylint.document.document import Document
from copylint.evidence.kind import options_of
from copylint.formats import format_of, parse, read
from copylint.grammar.annotate import paragraphs
from copylint.grammar.selection import Selection, Wanted
from copylint.grammar.server import Unavailable, server_for
from copylint.grammar.web import fetch
from copylint.kinds.grammar import Options
from copylint.model.findings import Finding
from copylint.model.places import Span
from copylint.run.linter import Linter

SUFFIXES = (".md", ".txt", ".html")
OUT_OF_PROSE = ("code", "url", "email", "path", "math", "target", "html", "comment", "definition", "template")
REPEATS = 5


def main() -> int:
    """See the module; exit 2 where LanguageTool or an article is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--server", default="", help="the address of a server that runs")
    parser.add_argument("--all", type=Path, help="a folder of articles by people")
    parser.add_argument("--sample", type=int, default=0, help="warnings to print")
    args = parser.parse_args()
    missing = [path for path in (*args.articles, *filter(None, [args.all])) if not path.exists()]
    if missing:
        print(f"no such article or folder: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    try:
        with server_for(args.server) as server:
            address = server.start()
            if args.articles:
                times(args.articles, address)
                against_its_own(args.articles, address)
            if args.all:
                articles(args.all, address, args.sample)
    except Unavailable as error:
        print(error.reason["en"], file=sys.stderr)
        return 2
    return 0


def times(paths: Sequence[Path], address: str) -> None:
    """Seconds of one run over all articles, and the seconds of processor that this machine spent on it."""
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} articles, {size / 1000:.1f} kB; seconds of the clock, of the program's own processor time")
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"COPYLINT_CACHE_DIR": folder}

        def one(name: str, *words: str, repeats: int = 1) -> float:
            spent = [_run(paths, words, environment) for _ in range(repeats)]
            wall, own = min(each[0] for each in spent), min(each[1] for each in spent)
            print(f"  {name:42} {wall:7.2f} {own:6.2f}")
            return wall

        one("(fill the cache of rules)")
        without = one("without grammar", repeats=REPEATS)
        one("server of the run, cold, no cache", "--grammar", "--no-cache")
        one("server that runs, first time, no cache", "--grammar-server", address, "--no-cache")
        one("server that runs, again, no cache", "--grammar-server", address, "--no-cache")
        one("(fill the cache of answers)", "--grammar")
        cached = one("from the cache, no server", "--grammar", repeats=REPEATS)
        one("from the cache, its address given", "--grammar-server", address, repeats=REPEATS)
        print(f"  grammar from the cache adds {1000 * (cached - without):.0f} ms")


def _run(paths: Sequence[Path], words: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-m", "copylint", "check", "--isolated", "-q", *words, *map(str, paths)]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode not in (0, 1):
        print(done.stderr.decode("utf-8", "replace"), file=sys.stderr)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, spent


def against_its_own(paths: Sequence[Path], address: str) -> None:
    """Each paragraph as plain text: what a Linter tells of it, and what `/v2/check` does."""
    linter = Linter(Config(grammar="required", grammar_server=address, select=("LNG",)), keeps=False)
    rule = linter.rules[0]
    selection = Selection(rule, options_of(Options, rule.options), Wanted(select=("LNG",)))
    compared = ours_only = theirs_only = 0
    for path in paths:
        for paragraph in paragraphs(_document(path)).sent:
            text = " ".join("".join(piece.get("text", "") for piece in paragraph.annotation()).split())
            document = parse(text, "text")
            sent = paragraphs(document).sent
            if len(sent) != 1 or sent[0].language != paragraph.language or len(sent[0].pieces) != 1 or not text:
                continue
            compared += 1
            form = selection.form(paragraph.language) | {"text": sent[0].text}
            _, body = fetch(f"{address}/v2/check", urlencode(form).encode(), 120)
            units = sent[0].text.encode("utf-16-le")
            theirs = Counter(
                (
                    match["rule"]["id"],
                    units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le"),
                )
                for match in json.loads(body)["matches"]
                if not match["rule"]["id"].startswith(("FR_REPEATEDWORDS", "EN_REPEATEDWORDS"))
                and not (match["rule"]["category"]["id"] == "AGREEMENT" and _left_alone(units, match))
            )
            ours = Counter(
                (finding.data["rule"], finding.excerpt) for finding in linter.check_document(document, "a.txt").findings
            )
            ours_only += (ours - theirs).total()
            theirs_only += (theirs - ours).total()
    print(f"against its own interface: {compared} paragraphs, {theirs_only} lost, {ours_only} more or shifted")


def _left_alone(units: bytes, match: dict[str, int]) -> bool:
    """What is dropped on purpose: the gender of abbreviations."""
    words = units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le").split()
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in words)


def articles(folder: Path, address: str, sample: int) -> None:
    """Findings in the articles of a folder, by language and severity, and those that touch what is no prose."""
    linter = Linter(Config(grammar="required", grammar_server=address), keeps=False)
    words: Counter[str] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    outside, unchecked = 0, 0
    read_them: list[str] = []
    for path in _found(folder):
        document = _document(path)
        result = linter.check_document(document, path.name)
        unchecked += len(result.not_checked)
        words[document.language] += sum(
            len(document.text[block.span.start : block.span.end].split()) for block in document.prose
        )
        for finding in result.findings:
            if finding.code == "LNG001":
                told[document.language, finding.severity.name] += 1
                outside += _out_of_prose(document, finding)
                if finding.severity.name == "WARNING":
                    read_them.append(_shown(result.source, finding, path))
    for language, count in words.most_common(2):
        rates = ", ".join(
            f"{1000 * told[language, severity] / count:.2f} {severity.lower()}s" for severity in ("WARNING", "NOTE")
        )
        print(f"{language}: {count} words; per 1,000 words: {rates}")
    print(f"findings in code, addresses, tags, pipes: {outside}; not checked: {unchecked}")
    random.seed(1)
    for line in random.sample(read_them, min(sample, len(read_them))):
        print(f"  {line}")


def _out_of_prose(document: Document, finding: Finding) -> bool:
    """Whether a finding begins or ends in what is no prose, or holds a pipe of a table."""
    if document.text is not document.source:
        return False
    ends = (Span(finding.span.start, finding.span.start + 1), Span(finding.span.end - 1, finding.span.end))
    block = document.block_at(finding.span.start)
    inside = block is not None and block.kind == "attribute"  # a title lies in the address's part of a link
    masked = not inside and any(document.masked(end, OUT_OF_PROSE) for end in ends)
    code = document.masked(finding.span, ("code", "url"))
    return masked or code or (block is not None and block.kind == "cell" and "|" in finding.excerpt)


def _shown(source: str, finding: Finding, path: Path) -> str:
    start, end = finding.span
    around = f"{source[max(0, start - 60) : start]}⟦{source[start:end]}⟧{source[end : end + 40]}"
    return f"{finding.data['rule']} | {' '.join(around.split())} | {path.name}"


def _found(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


def _document(path: Path) -> Document:
    return read(path.read_bytes(), format_of(path.name), name=path.name)[0]


if __name__ == "__main__":
    sys.exit(main())
