# SPDX-License-Identifier: Apache-2.0
"""Linter: the rules of one Config, ready to check any number of texts.

A check changes nothing in it but what it loads when first needed, so one Linter may serve several threads, and a worker
rebuilds it from the Config alone.
"""

from collections.abc import Sequence

from copylint.config.settings import Config
from copylint.document.document import Document
from copylint.engine.check import Engine
from copylint.formats import format_of, parse
from copylint.model.findings import SEVERITIES, FileResult, NotChecked
from copylint.model.rule import Rule
from copylint.rulebook.load import load_rules
from copylint.rulebook.select import choose
from copylint.run.context import base_context, context_for
from copylint.wording import both


class Linter:
    """Checks texts under one Config.

    Args:
        config: what is in force.

    Raises:
        RuleBookError: a rule file of the Config's `rules` is wrong.
        UnknownSelector: `select`, `ignore`, `extend_select` or `severity` names no rule.
        NoRules: the selection leaves no rule.
    """

    __slots__ = ("_context", "_engine", "config", "rules")

    def __init__(self, config: Config = Config()) -> None:  # noqa: B008 - frozen
        """See the class."""
        self.config = config
        self.rules = _rules(config)
        self._engine = Engine(self.rules)
        self._context = base_context(config)

    def check(self, text: str, filename: str = "") -> FileResult:
        """Check a decoded text. Never raises on text: what could not be checked is told in the result.

        Args:
            text: without byte order mark.
            filename: tells the format (by its suffix; plain text where none) and, with `/`, a language folder.
        """
        try:
            document = parse(text, format_of(filename), name=filename, default_language=self.config.language)
            return self.check_document(document, filename)
        except Exception as error:  # noqa: BLE001 - a fault of ours is told, the caller's work goes on
            return fault(filename, error, text)

    def fix(self, text: str, filename: str = "", *, unsafe: bool = False) -> FileResult:
        """Repair a decoded text as far as each repair can be proved. Never raises on text.

        Args:
            text: without byte order mark.
            filename: see `check`.
            unsafe: whether repairs are made that take or bring letters or figures (leaks, page chrome…).

        Returns:
            The repaired text as `source`, the findings that remain, `fixed` and `refused`.
        """
        from copylint.run.repair import repair  # noqa: PLC0415 - a check needs no proof

        try:
            document = parse(text, format_of(filename), name=filename, default_language=self.config.language)
            return repair(self, document, filename, unsafe=unsafe).result
        except Exception as error:  # noqa: BLE001 - see `check`
            return fault(filename, error, text)

    def check_document(self, document: Document, file: str) -> FileResult:
        """Check a document that was read already; `file` is the name that its findings bear.

        Raises:
            Exception: whatever fault of ours the document brings to light outside single rules.
        """
        context = context_for(self._context, self.config, document, file)
        findings, not_checked = self._engine.check(document, context)
        return FileResult(
            file,
            document.source,
            findings,
            tuple(entry if entry.file else entry._replace(file=file) for entry in not_checked),
            language=document.language,
        )


def fault(file: str, error: BaseException, source: str = "") -> FileResult:
    """The result of a file whose check broke off through a fault of ours."""
    reason = both("run.fault", error=type(error).__name__)
    return FileResult(
        file, source, not_checked=(NotChecked("file", reason, file),), checked=False, skipped="internal-fault"
    )


def check(text: str, filename: str = "", *, config: Config = Config()) -> FileResult:  # noqa: B008 - frozen
    """Check one text: `Linter(config).check(text, filename)`. For several texts, keep a Linter."""
    return Linter(config).check(text, filename)


def fix(text: str, filename: str = "", *, config: Config = Config(), unsafe: bool = False) -> FileResult:  # noqa: B008 - frozen
    """Repair one text: `Linter(config).fix(text, filename)`. For several texts, keep a Linter."""
    return Linter(config).fix(text, filename, unsafe=unsafe)


def _rules(config: Config) -> tuple[Rule, ...]:
    folders: Sequence[object] = ()
    if config.rules:
        from pathlib import Path  # noqa: PLC0415 - only where a house has rules of its own

        folders = tuple(Path(folder) for folder in config.rules)
    loaded = load_rules(folders)  # type: ignore[arg-type]  # paths; the name is imported above only
    rules = choose(
        loaded,
        select=config.select,
        ignore=config.ignore,
        extend_select=config.extend_select,
        preview=config.preview,
    )
    if not config.severity:
        return rules
    # The selector's own reading of a word (code, name, alias, family) says which rules it means.
    severities = {
        rule.code: SEVERITIES[severity]
        for word, severity in config.severity.items()
        for rule in choose(loaded, select=(word,), preview=True)
    }
    return tuple(rule._replace(severity=severities.get(rule.code, rule.severity)) for rule in rules)
