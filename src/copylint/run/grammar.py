# SPDX-License-Identifier: Apache-2.0
"""Grammar in a check: a Config's words for LanguageTool, and its places among those of our rules.

Loaded where a Config asks for grammar and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from copylint.config.settings import Config
from copylint.engine.assemble import Place
from copylint.grammar.cache import Cache
from copylint.grammar.checker import Grammar, version
from copylint.grammar.selection import Wanted
from copylint.model.findings import FileResult, NotChecked
from copylint.model.rule import Rule

__all__ = ["asked_of", "merged", "told_once", "version"]


def asked_of(config: Config, rule: Rule, *, keeps: bool, place: Path | None = None) -> Grammar:
    """What checks grammar under a Config.

    Args:
        config: the Config.
        rule: the rule that LanguageTool's findings bear.
        keeps: whether answers are kept.
        place: the folder for them, None for the user's cache folder.
    """
    wanted = Wanted(
        select=config.select,
        ignore=config.ignore,
        extend_select=config.extend_select,
        severity=config.severity,
        spelling=config.grammar_spelling,
        words=config.names | config.grammar_words,
        variant=config.grammar_variant,
    )
    required = config.grammar == "required"
    return Grammar(rule, wanted, config.grammar_server, required=required, cache=Cache(place) if keeps else None)


def merged(ours: list[Place], theirs: Iterable[Place]) -> list[Place]:
    """All places; where a table is broken, what was said of the words of its ruins is left out.

    Other families hide LanguageTool's places on the same words when the engine assembles them.
    """
    broken = [place.match.span for place in ours if place.rule.code.startswith("TAB") and place.rule.level == "broken"]
    kept = [
        place
        for place in theirs
        if not any(span.start < place.match.span.end and place.match.span.start < span.end for span in broken)
    ]
    return [*ours, *kept]


def told_once(files: Sequence[FileResult]) -> tuple[tuple[FileResult, ...], tuple[NotChecked, ...]]:
    """What kept LanguageTool from several files, once for the run and not for each of them."""
    counts: dict[str, int] = {}
    reasons: dict[str, NotChecked] = {}
    for entry in (entry for file in files for entry in file.not_checked if _of_all(entry)):
        counts[entry.reason["en"]] = counts.get(entry.reason["en"], 0) + 1
        # Of files that may do without and files that may not the latter decide.
        known = reasons.get(entry.reason["en"])
        reasons[entry.reason["en"]] = entry if known is None or entry.fatal else known
    common = {name: entry._replace(file=None) for name, entry in reasons.items() if counts[name] > 1}
    if not common:
        return tuple(files), ()
    return tuple(_without(file, common) for file in files), tuple(common.values())


def _of_all(entry: NotChecked) -> bool:
    """Whether an entry is about LanguageTool as a whole: others name the rule."""
    return entry.what == "engine" and entry.code is None


def _without(file: FileResult, common: Mapping[str, NotChecked]) -> FileResult:
    left = tuple(entry for entry in file.not_checked if not (_of_all(entry) and entry.reason["en"] in common))
    return file._replace(not_checked=left)
