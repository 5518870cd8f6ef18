# SPDX-License-Identifier: Apache-2.0
"""A look at a repository before its first configuration: how much copy, which languages, what draws and undoes it.

What tools do to typography was measured (November 2026): prettier 1.9 and newer, mdformat 1.0, remark 12 and the hook
`trailing-whitespace` keep no-break spaces inside a line and curly apostrophes; the tools of `_UNDOING` do not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from copylint.config.finder import NAMES, PROJECT
from copylint.config.settings import Config
from copylint.formats import format_of, read
from copylint.model.record import NamedTuple
from copylint.run.context import base_context, context_for
from copylint.run.files import find

_SAMPLE = 100
"""Files read for their language: as many tell it as thousands would."""
_MOST_BYTES = 200_000
"""Of a file, and of what belongs to other tools."""
_BELOW = ("", "docs", "site", "website", "web", "www", "blog")
"""Where a generator's own file may lie."""


class Generator(NamedTuple):
    """A site generator: what draws its Markdown (a value of `renderer`) and the folder that it writes."""

    name: str
    renderer: str
    output: str
    marks: tuple[tuple[str, ...], ...]
    """Alternatives, each some files or folders that must all be there; `file~words`: the file holds the words."""


def _configs(name: str, *suffixes: str) -> tuple[tuple[str, ...], ...]:
    return tuple((f"{name}.{suffix}",) for suffix in suffixes)


_SCRIPTS = ("js", "mjs", "cjs", "ts", "mts")
GENERATORS = (
    Generator("Hugo", "goldmark", "public", (*_configs("hugo", "toml", "yaml", "yml", "json"), ("config/_default",))),
    Generator("Docusaurus", "mdx", "build", _configs("docusaurus.config", *_SCRIPTS)),
    Generator("Astro", "gfm", "dist", _configs("astro.config", *_SCRIPTS)),
    Generator("VitePress", "gfm", ".vitepress/dist", ((".vitepress",),)),
    Generator("VuePress", "gfm", ".vuepress/dist", ((".vuepress",),)),
    Generator("Eleventy", "gfm", "_site", (*_configs("eleventy.config", *_SCRIPTS), (".eleventy.js",))),
    Generator("Gatsby", "gfm", "public", _configs("gatsby-config", *_SCRIPTS)),
    Generator("Next.js", "mdx", "out", _configs("next.config", *_SCRIPTS)),
    Generator("Nuxt", "gfm", ".output", _configs("nuxt.config", *_SCRIPTS)),
    Generator("MkDocs", "python-markdown", "site", _configs("mkdocs", "yml", "yaml")),
    Generator("Zensical", "python-markdown", "site", (("zensical.toml",),)),
    Generator("Pelican", "python-markdown", "output", (("pelicanconf.py",),)),
    Generator("Quarto", "pandoc", "_site", _configs("_quarto", "yml", "yaml")),
    Generator("mdBook", "gfm", "book", (("book.toml",),)),
    Generator("Hexo", "gfm", "public", (("_config.yml", "scaffolds"),)),
    Generator("Jekyll", "kramdown", "_site", (("_config.yml", "_posts"), ("_config.yml", "Gemfile~jekyll"))),
    Generator("Hugo", "goldmark", "public", (("config.toml~baseURL",), ("config.yaml~baseURL",))),
    Generator("Zola", "gfm", "public", (("config.toml~base_url",),)),
    Generator("WordPress", "wordpress", "", (("wp-config.php",), ("wp-content",))),
)
"""In the order in which they are looked for: those with a file of their own first."""

_UNDOING: tuple[tuple[str, str, str], ...] = (
    ("fix-spaces", ".pre-commit-config.yaml", r"\bid:\s*fix-spaces\b"),
    ("fix-smartquotes", ".pre-commit-config.yaml", r"\bid:\s*fix-smartquotes\b"),
    ("prettier", "package.json", r'"prettier"\s*:\s*"[~^=v]*(?:0|1\.[0-8])\.'),
    ("latin1", ".editorconfig", r"(?mi)^\s*charset\s*=\s*latin1\b"),
    ("trim", ".editorconfig", r"(?mi)^\s*trim_trailing_whitespace\s*=\s*true\b"),
)
"""What undoes French typography: a key of wording/ (`init.undoes.<key>`), the file that tells, what it says there."""


class Survey(NamedTuple):
    """What a folder holds.

    Attributes:
        files: pieces of copy that a check would read.
        suffixes: how many of each suffix, the most frequent first.
        languages: how many of each language among `read` files, the most frequent first.
        read: how many were read for their language.
        profile: the French that most French files declare, "" where they declare none.
        generator: what builds the site, with the file that tells; None where nothing does.
        where: the folder of the generator, "" for the top.
        told: the file that tells of the generator.
        undoing: pairs of a key of wording/ and a file: tools that would undo what copylint writes.
        configured: the configuration that is there already, "" where none is.
        hooks: whether pre-commit is set up.
        services: of `github` and `gitlab`, those that the repository uses.
    """

    files: int = 0
    suffixes: Mapping[str, int] = {}
    languages: Mapping[str, int] = {}
    read: int = 0
    profile: str = ""
    generator: Generator | None = None
    where: str = ""
    told: str = ""
    undoing: tuple[tuple[str, str], ...] = ()
    configured: str = ""
    hooks: bool = False
    services: tuple[str, ...] = ()


def survey(folder: Path) -> Survey:
    """Look at a folder; nothing is written and nothing outside it is read."""
    listing = find([str(folder)], Config())
    paths = [Path(file.path) for file in listing.files if not file.refused]
    languages, profiles, read_files = _languages(paths)
    generator, where, told = _generator(folder)
    services = (("github", ".github"), ("gitlab", ".gitlab-ci.yml"))
    return Survey(
        files=len(paths),
        suffixes=dict(Counter(path.suffix.lower() for path in paths).most_common()),
        languages=dict(languages.most_common()),
        read=read_files,
        profile=next((name for name, count in profiles.most_common(1) if 2 * count > languages["fr"]), ""),
        generator=generator,
        where=where,
        told=told,
        undoing=tuple(_undoing(folder)),
        configured=_configured(folder),
        hooks=(folder / ".pre-commit-config.yaml").exists(),
        services=tuple(name for name, mark in services if (folder / mark).exists()),
    )


def _languages(paths: list[Path]) -> tuple[Counter[str], Counter[str], int]:
    """Languages and declared varieties of French of a sample, and its size."""
    languages: Counter[str] = Counter()
    profiles: Counter[str] = Counter()
    base = base_context(Config())
    read_files = 0
    for path in paths[:: -(-len(paths) // _SAMPLE) or 1]:
        try:
            name = path.as_posix()
            document, _ = read(path.read_bytes()[:_MOST_BYTES], format_of(name), name=name)
            language = document.language
        except Exception:  # noqa: BLE001, S112 - a file that cannot be read tells no language; `check` will say why
            continue
        if not document.source.strip():
            continue
        read_files += 1
        languages[language] += 1
        context = context_for(base, Config(), document, name)
        if context is not base:
            profiles[context.profile] += 1
    return languages, profiles, read_files


def _generator(folder: Path) -> tuple[Generator | None, str, str]:
    for below in _BELOW:
        place = folder / below
        if not place.is_dir():
            continue
        for generator in GENERATORS:
            for marks in generator.marks:
                if all(_is_there(place, mark) for mark in marks):
                    told = marks[0].partition("~")[0]
                    return generator, below, f"{below}/{told}" if below else told
    return None, "", ""


def _is_there(folder: Path, mark: str) -> bool:
    name, _, words = mark.partition("~")
    return words in _text(folder / name) if words else (folder / name).exists()


def _undoing(folder: Path) -> Iterator[tuple[str, str]]:
    for key, name, pattern in _UNDOING:
        if re.search(pattern, _text(folder / name)):
            yield key, name


def _configured(folder: Path) -> str:
    for name in NAMES:
        if (folder / name).exists() and (name != PROJECT or "[tool.copylint" in _text(folder / name)):
            return name
    return ""


def _text(path: Path) -> str:
    """What a file of another tool says, as far as it is text; "" where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
