# SPDX-License-Identifier: Apache-2.0
"""Whether every relative link and anchor of the written pages leads somewhere. Hosts elsewhere are not asked.

A link must name a file or folder of the tree by its exact letters (a server's file system minds their case, where a
desk's may not), inside the tree, and its anchor a heading of that page as GitHub spells it.

Usage: python scripts/links.py
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from pyromark import Markdown, Options

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("*.md", "docs/**/*.md")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
ANCHOR = re.compile(r"<a\s+(?:id|name)\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
NOT_IN_A_SLUG = re.compile(r"[^\w\- ]")
UNDEFINED = re.compile(r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]")
MARKDOWN = Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH)


class Link(NamedTuple):
    """Where a link leads and the line on which it stands; `target` is None for `[words][name]` without a definition."""

    target: str | None
    line: int
    words: str = ""


class Page(NamedTuple):
    """What a page links to and the anchors that it has."""

    links: tuple[Link, ...]
    anchors: frozenset[str]


def main(root: Path = ROOT) -> int:
    """0 where every link holds; 1 with each that does not on a line of its own."""
    broken = list(faults(root))
    for fault in broken:
        print(f"links: {fault}", file=sys.stderr)
    if not broken:
        print(f"links: {len(pages(root))} pages, every relative link holds")
    return 1 if broken else 0


def pages(root: Path) -> list[Path]:
    """The written pages of a tree."""
    return sorted({path for pattern in PAGES for path in root.glob(pattern) if path.is_file()})


def faults(root: Path) -> Iterator[str]:
    """What does not hold, as file:line and reason."""
    root = root.resolve()
    for page in pages(root):
        here = page.relative_to(root).as_posix()
        for link in read(page).links:
            if link.target is None:
                yield f"{here}:{link.line}: {link.words} has no definition"
            elif not ELSEWHERE.match(link.target):
                reason = _reason(root, page, link.target)
                if reason:
                    yield f"{here}:{link.line}: {link.target}: {reason}"


@cache
def read(page: Path) -> Page:
    """A page's links and anchors."""
    text = page.read_text(encoding="utf-8")
    reading = _Reading(text)
    for event, span in MARKDOWN.events_with_range(text):
        reading.take(event, span["start"], span["end"])
    reading.take("end of page", 0, 0)
    return Page(tuple(dict.fromkeys(reading.links)), frozenset(reading.anchors))


class _Reading:
    """The events of one page, taken one after the other."""

    def __init__(self, text: str) -> None:
        self.links: list[Link] = []
        self.anchors: set[str] = set(ANCHOR.findall(text))
        self._data = text.encode()
        self._heading: list[str] | None = None
        self._is_code = False
        self._words: list[str] = []  # texts that touch: the parser gives a bracket that opens no link by itself
        self._from = self._to = 0

    def take(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - a word, or a dict of one key
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        kind, details = next(iter(value.items())) if isinstance(value, dict) else (value, None)
        if name != "Text" or start != self._to:
            self._end_words()
        if name == "Text" and not self._is_code:
            self._from = self._from if self._words else start
            self._words.append(str(value))
            self._to = end
        if name in ("Text", "Code") and self._heading is not None:
            self._heading.append(str(value))
        elif kind == "CodeBlock":
            self._is_code = name == "Start"
        elif kind == "Heading":
            if name == "End" and self._heading is not None:
                self.anchors.add(_unused(slug("".join(self._heading)), self.anchors))
            self._heading = [] if name == "Start" else None
        elif name == "Start" and kind in ("Link", "Image") and isinstance(details, dict):
            self.links.append(Link(details["dest_url"], self._line(start)))

    def _end_words(self) -> None:
        found = UNDEFINED.search("".join(self._words))
        if found:
            self.links.append(Link(None, self._line(self._from), found[0]))
        self._words = []

    def _line(self, at: int) -> int:
        return self._data.count(b"\n", 0, at) + 1


def slug(heading: str) -> str:
    """GitHub's anchor of a heading's words: lower case, no punctuation, hyphens for spaces."""
    return NOT_IN_A_SLUG.sub("", heading.strip().lower()).replace(" ", "-")


def _unused(name: str, taken: set[str]) -> str:
    number, candidate = 0, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def _reason(root: Path, page: Path, target: str) -> str:
    path, _, anchor = unquote(target).partition("#")
    if path.startswith("/"):
        return "starts at the root of a server: write it from this page"
    there = Path(os.path.normpath(page.parent / path)) if path else page
    if not there.is_relative_to(root):
        return "leads out of the tree"
    if not _exists(root, there):
        return "there is no such file"
    if anchor and there.suffix != ".md":
        return "an anchor of what is no page"
    if anchor and anchor not in read(there).anchors:
        return "there is no such heading"
    return ""


def _exists(root: Path, path: Path) -> bool:
    """Whether a path is there, letter by letter."""
    at = root
    for part in path.relative_to(root).parts:
        if part not in _names(at):
            return False
        at /= part
    return True


@cache
def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


if __name__ == "__main__":
    sys.exit(main())
