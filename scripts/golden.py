# SPDX-License-Identifier: Apache-2.0
"""Write what copylint says of the articles in examples/, and what it makes of them; with --check, tell what is stale.

For each `examples/x.txt` or `x.md`: `x.report.txt`, the report as an editor sees it, and `x.fixed.<suffix>`, the text
after `--fix --unsafe-fixes`. These files are never edited by hand; their diff is part of every review. The report of
`examples/article.txt` also stands in README.md.

Usage: python scripts/golden.py [--check]
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (".txt", ".md")
MADE = re.compile(r"\.(report|fixed)\.")
BLOCK = re.compile(r"(<!-- report: (\S+) -->\n```text\n).*?(\n```\n)", re.DOTALL)
READMES = ("README.md", "README.fr.md")


def main(arguments: list[str]) -> int:
    """Write the files; or, with --check, exit 1 and name each one that is stale."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = [path for path, data in made().items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        name = path.relative_to(ROOT).as_posix()
        if arguments:
            print(f"golden: {name} is stale: run `make golden` and read the diff", file=sys.stderr)
        else:
            path.write_bytes(made()[path])
            print(f"golden: {name} written")
    if not stale:
        print("golden: reports and repaired texts are fresh")
    return 1 if stale and arguments else 0


def made() -> dict[Path, bytes]:
    """Every golden file with the bytes that it should have."""
    files: dict[Path, bytes] = {}
    for path in articles():
        name = path.relative_to(ROOT).as_posix()
        report = run("check", "--isolated", name)
        files[path.with_suffix(".report.txt")] = report
        files[path.with_suffix(f".fixed{path.suffix}")] = run(
            "check", "--isolated", "--fix", "--unsafe-fixes", "--stdin-filename", name, "-", stdin=path.read_bytes()
        )
    for name in READMES:
        readme = ROOT / name
        if readme.is_file():
            files[readme] = with_reports(readme.read_bytes().decode("utf-8")).encode()
    return files


def with_reports(text: str) -> str:
    """A README with each report that it shows made anew: a block after `<!-- report: examples/article.txt -->`."""

    def fresh(found: "re.Match[str]") -> str:
        report = run("check", "--isolated", found.group(2)).decode("utf-8").rstrip("\n")
        return f"{found.group(1)}$ copylint check {found.group(2)}\n{report}{found.group(3)}"

    return BLOCK.sub(fresh, text)


def articles() -> list[Path]:
    """The articles, without what was made of them."""
    found = (path for path in (ROOT / "examples").iterdir() if path.suffix in SOURCES and not MADE.search(path.name))
    return sorted(found)


def run(*arguments: str, stdin: bytes = b"") -> bytes:
    """What copylint prints, at the width of a README, whatever the terminal and the language of the machine."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("COPYLINT", "LC_", "LANG"))}
    variables |= {"COLUMNS": "96", "NO_COLOR": "1", "LC_ALL": "C"}
    command = [sys.executable, "-m", "copylint", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=variables, input=stdin, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        msg = f"golden: {' '.join(arguments)} exited {done.returncode}: {done.stderr.decode()}"
        raise SystemExit(msg)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
