# SPDX-License-Identifier: Apache-2.0
"""Repair random and mutated documents for as long as it is told, and hold the promises of repairs over each.

    python benchmarks/fuzz_fixes.py [--seconds 60] [--documents N] [--seed 0] [ARTICLES…]

ARTICLES are files or folders of real texts to mutate; without them the pieces are the examples of our own rules and
articles. For each document: every excerpt is its slice; a safe repair keeps every letter, digit and figure; what lies
outside the edits is as it was; a second repair edits nothing, safe or unsafe. Exits 1 where a promise broke, and
writes the document to stdout.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from copylint.config.settings import Config
from copylint.fixing.letters import letters
from copylint.formats import SUFFIXES
from copylint.rulebook.files import read_folders
from copylint.rulebook.load import rules_folder
from copylint.run.linter import Linter
from copylint.text.edits import applied

ROOT = Path(__file__).resolve().parents[1]
JOINTS = ("\n", "\n\n", "\r\n", " ", "\n\n\n", "\r", "\n> ", "\n- ", "\n| ")
SIGNS = "\u00a0\u202f |*_`#>-:;!?«»\"'\u2019().,%€0159éÀœ\t\u200b😊\u2028\n"
NAMES = ("a.md", "a.txt", "a.html", "a.mdx")
SHORTEST = 8


def pieces(paths: list[Path]) -> list[str]:
    """The texts to mutate: whole articles and single lines of them."""
    texts: list[str] = []
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        texts += (file.read_bytes().decode("utf-8-sig") for file in files if file.suffix.lower() in SUFFIXES)
    if not texts:
        texts = [example.text for file in read_folders([rules_folder()], bundled=True) for example in file.examples]
        texts += (path.read_bytes().decode("utf-8") for path in sorted((ROOT / "examples").glob("*.[tm]*")))
    return texts


def documents(texts: list[str], dice: random.Random) -> Iterator[tuple[str, str]]:
    """Endless documents with the name to read each under."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    while True:
        how = dice.random()
        if how < 0.4:  # noqa: PLR2004 - shares of the ways to make a document
            text = dice.choice(JOINTS).join(dice.choice(lines) for _ in range(dice.randint(1, 9)))
        elif how < 0.6:  # noqa: PLR2004 - see above
            text = dice.choice(JOINTS).join(dice.choice(texts)[:2000] for _ in range(dice.randint(1, 3)))
        else:
            start = dice.choice(texts)
            at = dice.randrange(len(start) + 1)
            text = start[at : at + dice.randint(50, 3000)]
        for _ in range(dice.randint(0, 6)):
            text = mutated(text, dice)
        yield text, dice.choice(NAMES)


def mutated(text: str, dice: random.Random) -> str:
    """The text with one sign put in, taken out, doubled, or a stretch moved."""
    at = dice.randrange(len(text) + 1)
    how = dice.randrange(4)
    if how == 0:
        return text[:at] + dice.choice(SIGNS) + text[at:]
    if how == 1:
        return text[:at] + text[at + dice.randint(1, 4) :]
    if how == 2 or len(text) < SHORTEST:  # noqa: PLR2004 - a number of a way
        return text[:at] + text[at : at + 20] + text[at:]
    other = dice.randrange(len(text))
    low, high = sorted((at, other))
    return text[high:] + text[low:high] + text[:low]


def broken(linter: Linter, text: str, name: str) -> str | None:  # noqa: PLR0911 as it was written; to be split
    """The promise that a document breaks, None where all hold."""
    checked = linter.check(text, name)
    if checked.not_checked:
        return f"not checked: {checked.not_checked[0].reason['en']}"
    for finding in checked.findings:
        if text[finding.span.start : finding.span.end] != finding.excerpt:
            return f"excerpt of {finding.code} is not its slice"
        if finding.fix:
            applied(text, finding.fix.edits)  # raises where they overlap
    for unsafe in (False, True):
        once = linter.fix(text, name, unsafe=unsafe)
        if once.not_checked:
            return f"not repaired: {once.not_checked[0].reason['en']}"
        if not unsafe and letters(once.source) != letters(text):
            return "a safe repair lost or brought letters"
        if not once.fixed and once.source != text:
            return "the text changed and no repair was named"
        if once.fixed and linter.fix(once.source, name, unsafe=unsafe).source != once.source:
            return f"a second repair edits again (unsafe: {unsafe}): {sorted(set(once.fixed))}"
    return None


def main() -> int:
    """Run until the time or the number is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--documents", type=int, default=sys.maxsize)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    absent = [path for path in args.articles if not path.exists()]
    if absent:
        print(f"not there: {absent[0]}", file=sys.stderr)
        return 2
    linter = Linter(Config())
    dice = random.Random(args.seed)  # noqa: S311 - repeatable, no secret
    start = time.monotonic()
    count = changed = failures = 0
    for text, name in documents(pieces(args.articles), dice):
        if count >= args.documents or time.monotonic() - start > args.seconds:
            break
        count += 1
        try:
            fault = broken(linter, text, name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding of this script
            fault = f"{type(error).__name__}: {error}"
        changed += bool(linter.fix(text, name).fixed) if count % 100 == 0 else 0
        if fault:
            failures += 1
            print(f"!! {fault} ({name})\n{text!r}\n")
    share = 100 * changed / max(count // 100, 1)
    print(
        f"{count} documents in {time.monotonic() - start:.0f} s, {failures} broken promises, about {share:.0f} % repaired"  # noqa: E501 as it was written; to be split
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
