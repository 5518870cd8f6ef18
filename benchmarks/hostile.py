# SPDX-License-Identifier: Apache-2.0
"""Texts that are made to be slow, 100 KB and ten times as much: how a check grows from the one to the other.

Linear is 10. What is counted is the processor's time of whole processes less that of an empty file, the least of some
runs; a growth above the limit is told and makes the exit code 1.

Usage: python benchmarks/hostile.py [--limit 15] [--only WORD…] [--suffix .md…] [--size 100000] [--timeout 120]
       [--python PYTHON]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

TENFOLD = 10
RUNS = 3
LONG = 0.5
"""Seconds that are trusted without another run."""
SUFFIXES = (".md", ".txt", ".html")
"""Formats; .mdx reads as Markdown."""


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size] + "\n"


TEXTS: dict[str, Callable[[int], str]] = {
    "pipes": _repeated("|"),
    "pipes and blanks": _repeated("| "),
    "asterisks": _repeated("**"),
    "underscores and words": _repeated("_a "),
    "guillemets": _repeated("\u00ab"),
    "guillemets and blanks": _repeated("\u00ab "),
    "closing guillemets": _repeated("\u00bb"),
    "straight quotes": _repeated('" a '),
    "apostrophes": _repeated("l'"),
    "brackets": _repeated("["),
    "brackets closed": _repeated("]"),
    "links half open": _repeated("[a]("),
    "parentheses": _repeated("("),
    "backticks": _repeated("`"),
    "backticks of all lengths": lambda size: (
        ("".join(f"{'`' * (number % 97)}a" for number in range(1, size // 20 + 2)) + "a" * size)[:size] + "\n"
    ),
    "angles": _repeated("<"),
    "tags never closed": _repeated("<a "),
    "comments never closed": _repeated("<!-- "),
    "quotes nested": _repeated("> "),
    "lists nested": _repeated("- "),
    "one word": _repeated("a"),
    "one digit": _repeated("1"),
    "digits and blanks": _repeated("1 "),
    "digits and commas": _repeated("1,"),
    "spaces": _repeated(" "),
    "no-break spaces": _repeated("\u00a0"),
    "tabs": _repeated("\t"),
    "line ends": _repeated("\n"),
    "carriage returns": _repeated("\r"),
    "dots": _repeated("."),
    "dashes": _repeated("-"),
    "hashes": _repeated("#"),
    "hash lines": _repeated("# a\n"),
    "rules": _repeated("---\n"),
    "braces": _repeated("{{"),
    "dollars": _repeated("$"),
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    "colons": _repeated(":"),
    "at signs": _repeated("a@"),
    "addresses": _repeated("http://"),
    "capitals": _repeated("A. "),
    "percent": _repeated("5 % "),
    "names": _repeated("Jean Martin "),
    "dates": _repeated("le 3 mars 2024 "),
    "footnotes": _repeated("[^1]"),
    "references": _repeated("[1] "),
    "rows": _repeated("| a | b |\n"),
    "short paragraphs": _repeated("a\n\n"),
    "sentences": _repeated("Le maire a parlé. "),
    "figures": _repeated("Il y a 12 % de 300 habitants. "),
    "emoji": _repeated("\U0001f600"),
    "combining marks": _repeated("e\u0301"),
    "one mark a thousandfold": _repeated("\u0301"),
    "one long line": _repeated("Le maire a présenté le projet\u00a0: il coûte 12\u00a0% de plus, « dit-il ». "),
}
"""What a text is made of, by the name of it."""


def main() -> int:
    """Measure each text in each format and print one line for each, the worst first in the end."""
    given = _arguments()
    suffixes = given.suffix or SUFFIXES
    names = [name for name in TEXTS if not given.only or any(word in name for word in given.only)]
    worse: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory(prefix="copylint-hostile-") as name:
        folder = Path(name)
        for suffix in suffixes:
            empty = seconds(given.python, _write(folder, f"empty{suffix}", "\n"), given.timeout) or 0.0
            print(f"\n{suffix}: an empty file takes {empty:.2f} s\n", flush=True)
            for text in names:
                small, large = (
                    _write(folder, f"{size}{suffix}", TEXTS[text](size)) for size in (given.size, TENFOLD * given.size)
                )
                first, second = (seconds(given.python, path, given.timeout) for path in (small, large))
                shown, growth = _growth(empty, first, second)
                said = f"{suffix:5} {text:26} {shown}"
                print(said, flush=True)
                if growth > given.limit:
                    worse.append((growth, said))
    print(f"\n{len(worse)} grow more than {given.limit}-fold for ten times the text:")
    for _, said in sorted(worse, reverse=True):
        print(said)
    return 1 if worse else 0


def seconds(python: str, path: Path, timeout: int) -> float | None:
    """The processor's seconds of one check, the least of some; None where it needed more than it was given."""
    least: float | None = None
    command = [python, "-m", "copylint", "check", "--isolated", "--no-cache", "-j", "1", str(path)]
    for _ in range(RUNS):
        started = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (timeout, timeout)),  # noqa: PLW1509 - one thread
        )
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = 0  # it was waited for
        if os.WIFSIGNALED(status):
            return None
        used = usage.ru_utime + usage.ru_stime
        least = used if least is None else min(least, used)
        if used > LONG:
            break
    return least


def _growth(empty: float, small: float | None, large: float | None) -> tuple[str, float]:
    if small is None or large is None:
        first = "    -" if small is None else f"{small - empty:6.2f} s"
        return f"{first}  and more than it was given", float("inf")
    # Below a twentieth of a second a tenth of the time is noise.
    growth = max(large - empty, 0.0) / max(small - empty, 0.05)
    return f"{small - empty:6.2f} s {large - empty:7.2f} s  x {growth:5.1f}", growth


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--limit", type=float, default=15)
    parser.add_argument("--only", action="append", default=[], help="texts whose name has this word")
    parser.add_argument("--suffix", action="append", default=[])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--timeout", type=int, default=120)
    parser.add_argument("--python", default=sys.executable, help="the one that has the copylint to try")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
