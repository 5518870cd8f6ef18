# SPDX-License-Identifier: Apache-2.0
"""Config: every choice of a run, resolved; nothing below run/ knows where a value came from."""

from collections.abc import Mapping

from copylint.model.record import NamedTuple

PROFILES = ("fr-FR", "fr-CA", "fr-CH", "fr-BE", "fr-EU")
RENDERERS = ("gfm", "mdx", "goldmark", "kramdown", "python-markdown", "pandoc", "wordpress")
FAIL_ON = ("error", "warning", "note", "never")
OUTPUT_FORMATS = ("full", "concise", "grouped", "json", "jsonl", "github", "sarif", "gitlab", "junit")
SETTINGS: dict[str, tuple[str, ...]] = {
    "nbsp": ("auto", "u00a0", "u202f-before-high", "strict"),
    "apostrophe": ("auto", "curly", "straight"),
    "dash": ("auto", "en", "em"),
    "quotes": ("auto", "guillemets", "english", "straight"),
    "target": ("web", "wordpress", "print"),
}
"""Choices of the house that rules read through Context.settings; the first is the default."""
GRAMMAR = ("off", "auto", "required")
"""Whether LanguageTool is asked: never, where it is there, or so that a check without it fails."""
VARIANTS = ("en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-ZA")
"""Kinds of English that LanguageTool tells apart."""


class Config(NamedTuple):
    """What is in force for one run.

    `select`, `ignore`, `extend_select` hold families, codes or names. `severity` overrides the severity of rules by
    code, name or family. `language` is what an undecided document is taken for; `profile` is None until a config,
    front matter or folder says one. `lang` is the language of the messages, None where nothing was said.
    `exclude` holds globs as in a .gitignore, relative to the folder `exclude_from` ("" is the working directory);
    `force_exclude` applies them to files that were named too. `max_file_size` is in bytes; `date` is the day of the
    check as ISO 8601, "" where unknown; `respect_gitignore` leaves to git what folders give; `require_reasons` asks
    for one in each comment and waiver; `baseline` is the file that holds the findings of old, "" for none;
    `max_warnings` is the number of warnings that a run may show and still pass, None for any. `grammar` is one of
    GRAMMAR, `grammar_server` the address of a LanguageTool server ("": that of this machine); `grammar_spelling` tells
    unknown words but for `names` and `grammar_words`, folded both; `grammar_variant` is one of VARIANTS.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, str] = {}
    language: str = "fr"
    profile: str | None = None
    renderer: str = "gfm"
    settings: Mapping[str, str] = {}
    names: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_from: str = ""
    encoding: str | None = None
    max_file_size: int = 20_000_000
    date: str = ""
    fail_on: str = "error"
    lang: str | None = None
    force_exclude: bool = False
    respect_gitignore: bool = True
    require_reasons: bool = False
    baseline: str = ""
    max_warnings: int | None = None
    output_format: str = "full"
    grammar: str = "off"
    grammar_server: str = ""
    grammar_spelling: bool = False
    grammar_words: frozenset[str] = frozenset()
    grammar_variant: str = "en-US"
