# SPDX-License-Identifier: Apache-2.0
"""The texts that `copylint init` writes or shows: a commented copylint.toml, the pre-commit stanza, a job for CI.

A commented line `# key = value` is TOML once its `#` is taken away; a test says so.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.model.version import VERSION
from copylint.wording import listed, say

if TYPE_CHECKING:
    from copylint.run.survey import Survey

_TYPES = "[markdown, mdx, html, plain-text]"


def config(survey: "Survey", language: str) -> str:
    """The text of copylint.toml for what was found."""
    return "\n".join(_lines(survey, language)) + "\n"


def _lines(survey: "Survey", language: str) -> Iterator[str]:
    def said(key: str, **values: object) -> str:
        return f"# {say(language, f'init.{key}', **values)}"

    def choice(key: str, value: object, *, chosen: bool, reason: str = "") -> Iterator[str]:
        from copylint.config.keys import KEYS  # noqa: PLC0415 - help needs none of it

        words = KEYS[key].schema.get("enum")
        may_be = f" ({', '.join(map(str, words))})" if isinstance(words, list) else ""
        meaning = say(language, f"key.{key}").removesuffix(".")
        yield ""
        yield f"# {meaning}{may_be}."
        if reason:
            yield f"# {reason}"
        yield f"{'' if chosen else '# '}{key} = {json.dumps(value, ensure_ascii=False)}"

    yield said("head")
    yield f"# {counted(survey, language)}"
    most = next(iter(survey.languages), "fr")
    yield from choice("language", most if most in ("fr", "en") else "fr", chosen=bool(survey.languages))
    if "fr" in survey.languages or not survey.languages:
        yield from choice("profile", survey.profile or "fr-FR", chosen=bool(survey.profile))
    made = survey.generator
    reason = say(language, "init.drawn", generator=made.name, file=survey.told) if made else ""
    yield from choice("renderer", made.renderer if made else "gfm", chosen=made is not None, reason=reason)
    if made and made.output:
        folder = "/".join(part for part in (survey.where, made.output) if part)
        yield from choice("exclude", [f"/{folder}/"], chosen=True)
    yield from choice("fail-on", "error", chosen=False)
    yield from choice("ignore", ["SRC"], chosen=False)
    yield from choice("names", ["elus.csv" if language == "fr" else "names.csv"], chosen=False)
    yield from choice("rules", ["editorial/rules"], chosen=False)
    yield ""
    yield said("severity")
    yield "# [severity]"
    yield '# TYP = "note"'
    mdx = ".mdx" in survey.suffixes and made is not None and made.renderer != "mdx"
    yield ""
    yield said("overrides")
    if mdx:
        yield "[[overrides]]"
        yield 'files = ["*.mdx"]'
        yield 'renderer = "mdx"'
    else:
        yield "# [[overrides]]"
        yield '# files = ["archives/**"]'
        yield '# severity = { ALL = "note" }'


def counted(survey: "Survey", language: str) -> str:
    """How much copy there is, of which suffixes and in which languages, in one sentence."""
    suffixes = ", ".join(f"{suffix or '—'}\u00a0{count}" for suffix, count in survey.suffixes.items())
    known = [
        say(language, "init.share", name=say(language, f"init.language.{name}"), share=round(100 * count / survey.read))
        for name, count in survey.languages.items()
        if name in ("fr", "en")
    ]
    text = (
        say(language, "init.files", n=survey.files, suffixes=suffixes) if survey.files else say(language, "init.none")
    )
    return f"{text} {say(language, 'init.read', n=survey.read, languages=listed(language, known))}" if known else text


def hook(language: str, repository: str = "") -> str:
    """What stands under `repos:` of .pre-commit-config.yaml: our hooks where they are published, else a local one."""
    comment = say(language, "init.hook.fix")
    if repository:
        return "\n".join(
            (
                f"  - repo: {repository}",
                f"    rev: v{VERSION}",
                "    hooks:",
                "      - id: copylint",
                f"      # - id: copylint-fix  # {comment}",
                "",
            )
        )
    return "\n".join(
        (
            "  - repo: local",
            "    hooks:",
            "      - id: copylint",
            "        name: copylint",
            "        entry: copylint check --force-exclude",
            f"        # entry: copylint check --force-exclude --fix  # {comment}",
            "        language: python",
            f"        additional_dependencies: [copylint=={VERSION}]",
            f"        types_or: {_TYPES}",
            "        require_serial: true",
            "",
        )
    )


def hooks_file(language: str, repository: str = "") -> str:
    """A whole .pre-commit-config.yaml."""
    return f"repos:\n{hook(language, repository)}"


def job(service: str) -> str:
    """The job of a CI service: a whole workflow of GitHub, or the part of a .gitlab-ci.yml."""
    install = f'pip install "copylint=={VERSION}"'
    if service == "github":
        lines: tuple[str, ...] = (
            "name: copylint",
            "on: [push, pull_request]",
            "permissions:",
            "  contents: read",
            "jobs:",
            "  copylint:",
            "    runs-on: ubuntu-latest",
            "    steps:",
            "      - uses: actions/checkout@v5",
            "      - uses: actions/setup-python@v6",
            "        with:",
            '          python-version: "3.13"',
            f"      - run: {install}",
            "      - run: copylint check --output-format github",
        )
    else:
        lines = (
            "copylint:",
            "  image: python:3.13-slim",
            "  script:",
            f"    - {install}",
            "    - copylint check --output-format gitlab --output-file gl-code-quality-report.json",
            "  artifacts:",
            "    when: always",
            "    reports:",
            "      codequality: gl-code-quality-report.json",
        )
    return "\n".join((*lines, ""))
