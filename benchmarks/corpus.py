# SPDX-License-Identifier: Apache-2.0
"""Write made-up articles to a folder: own text, seeded, French and English, with the faults of real copy at its rates.

Usage: python benchmarks/corpus.py FOLDER [--count 1000] [--size 5000] [--seed 0] [--language fr|en] [--suffix .md|.txt]
"""

import argparse
from pathlib import Path

from copylint.rulecheck.sample import article, articles


def write(folder: Path, count: int, size: int, *, seed: int = 0, language: str = "", suffix: str = "") -> list[Path]:  # noqa: PLR0913 - what may be asked for
    """Write articles; without `language` two in three are French, without `suffix` half of them are Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    suffixes = (suffix,) if suffix else (".md", ".txt")
    for number, made in enumerate(articles(count, size if not language else 1, seed=seed, suffixes=suffixes)):
        path = folder / made.name
        text = made.text
        if language:
            path = path.with_name(f"{language}{path.name[2:]}")
            markdown = path.suffix == ".md"
            text = article(size, language=language, markdown=markdown, seed=seed * 1_000_003 + number)
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--size", type=int, default=5000, help="bytes of UTF-8")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", choices=("fr", "en"), default="")
    parser.add_argument("--suffix", choices=(".md", ".txt", ".html"), default="")
    given = parser.parse_args()
    paths = write(given.folder, given.count, given.size, seed=given.seed, language=given.language, suffix=given.suffix)
    print(f"{len(paths)} articles, {sum(path.stat().st_size for path in paths)} bytes in {given.folder}")


if __name__ == "__main__":
    main()
