# SPDX-License-Identifier: Apache-2.0
"""Linter: the rules of one Config, ready to check any number of texts.

A check changes nothing in it but what it loads when first needed, so one Linter may serve several threads, and a worker
rebuilds it from the Config alone.
"""

from collections.abc import Iterable, Sequence

from copylint.config.settings import Config
from copylint.document.document import Document
from copylint.engine.assemble import assemble, given_up
from copylint.engine.check import Engine
from copylint.formats import format_of, parse
from copylint.model.findings import FileResult, NotChecked
from copylint.model.rule import Rule
from copylint.rulebook.load import load_rules
from copylint.rulebook.select import GRAMMAR, choose, names_rule, with_severities
from copylint.run.context import base_context, context_for
from copylint.run.notices import notices
from copylint.wording import both

if False:  # named in annotations only
    from copylint.engine.assemble import Place
    from copylint.evidence.kind import Context
    from copylint.grammar.checker import Grammar
    from copylint.run.comment_notices import InForce
    from copylint.run.sift import Aside

GUARD = "copylint-"
"""A text without this has no comment that sets something aside (run/suppress)."""


class Linter:
    """Checks texts under one Config.

    Where the Config says `grammar="auto"` or `"required"`, LanguageTool is asked too: a server at `grammar_server`, one
    that runs on this machine, or one that the first text starts and that ends with `close` or with the process. What it
    could not be asked stands in the result's `not_checked`, fatal where it is required.

    Args:
        config: what is in force.
        like: Linters whose rules may be shared.
        keeps: whether answers of LanguageTool are kept in the user's cache folder, where grammar is asked for.

    Raises:
        RuleBookError: a rule file of the Config's `rules` is wrong.
        UnknownSelector: `select`, `ignore`, `extend_select` or `severity` names no rule.
        NoRules: the selection leaves no rule.
    """

    __slots__ = ("_context", "_engine", "_grammar", "_keeps", "config", "known", "own", "rules")

    def __init__(self, config: Config = Config(), like: "Iterable[Linter]" = (), *, keeps: bool = True) -> None:  # noqa: B008 - frozen
        """See the class."""
        self.config = config
        self._keeps = keeps
        self._grammar: Grammar | None = None
        same = next((other for other in like if _rule_choices(other.config) == _rule_choices(config)), None)
        self.rules: tuple[Rule, ...]
        """The rules that run."""
        self.own: dict[str, Rule]
        """What may be said of comments and waivers, by code."""
        self.known: tuple[Rule, ...]
        """All rules, in force or not."""
        self.rules, self.own, self.known = (same.rules, same.own, same.known) if same else _rules(config)
        self._engine: Engine = same._engine if same else Engine(self.rules)  # noqa: SLF001 - one of ours
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

    @property
    def checks_grammar(self) -> bool:
        """Whether LanguageTool is asked."""
        return any(rule.kind == GRAMMAR for rule in self.rules)

    def close(self) -> None:
        """End a LanguageTool that was started for this process; else it ends with the process."""
        if self._grammar is not None:
            self._grammar.close()
            self._grammar = None

    def check_document(
        self, document: Document, file: str, aside: "Aside | None" = None, *, grammar: bool = True
    ) -> FileResult:
        """Check a document that was read already.

        Args:
            document: the document.
            file: the name that its findings bear.
            aside: what is not counted.
            grammar: whether LanguageTool is asked where the Config says so; a proof of repairs does without.

        Raises:
            Exception: whatever fault of ours the document brings to light outside single rules.
        """
        context = context_for(self._context, self.config, document, file)
        places, not_checked = self._engine.places(document, context)
        asked = grammar and self.config.grammar != "off" and self.checks_grammar
        if asked:
            places, not_checked = self._with_grammar(document, places, not_checked)
        result = FileResult(
            file,
            document.source,
            not_checked=tuple(entry if entry.file else entry._replace(file=file) for entry in not_checked),
            language=document.language,
        )
        if aside is None and GUARD not in document.source:
            return result._replace(findings=assemble(document, given_up(places)))
        from copylint.run.sift import set_aside, sifted  # noqa: PLC0415 - few files need it

        force, changed = self._force(context, grammar=asked), aside.changed if aside is not None else None
        findings, suppressed = sifted(document, places, changed, force, complete=not not_checked)
        result = result._replace(findings=findings, suppressed=suppressed)
        return result if aside is None else set_aside(result, aside)

    def _with_grammar(
        self, document: Document, places: "list[Place]", not_checked: tuple[NotChecked, ...]
    ) -> "tuple[list[Place], tuple[NotChecked, ...]]":
        from copylint.run.grammar import asked_of, merged  # noqa: PLC0415 - only where grammar is asked for

        if self._grammar is None:
            rule = next(rule for rule in self.rules if rule.kind == GRAMMAR)
            self._grammar = asked_of(self.config, rule, keeps=self._keeps)
        found, missing = self._grammar.places(document)
        return merged(places, found), (*not_checked, *missing)

    def _force(self, context: "Context", *, grammar: bool) -> "InForce":
        from copylint.run.comment_notices import InForce  # noqa: PLC0415 - see `check_document`

        codes = (
            rule.code
            for rule in self.rules
            if (not rule.profiles or context.profile in rule.profiles) and (grammar or rule.kind != GRAMMAR)
        )
        # A comment for all rules may be there for LanguageTool's: who has not asked it cannot judge.
        narrowed = bool(self.config.select) or (self.checks_grammar and not grammar)
        return InForce(frozenset(codes), narrowed, self.known, self.own, self.config.require_reasons)


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


def _rules(config: Config) -> tuple[tuple[Rule, ...], dict[str, Rule], tuple[Rule, ...]]:
    """The rules that run, those about comments and waivers by code, and all rules.

    The latter are in force unless they are ignored: `select` speaks of the copy.
    """
    folders: Sequence[object] = ()
    if config.rules:
        from pathlib import Path  # noqa: PLC0415 - only where a house has rules of its own

        folders = tuple(Path(folder) for folder in config.rules)
    loaded = (*load_rules(folders), *notices())  # type: ignore[arg-type]  # paths; the name is imported above only
    rules = choose(
        loaded,
        select=config.select,
        ignore=config.ignore,
        extend_select=config.extend_select,
        preview=config.preview,
    )
    own = [rule for rule in notices() if not any(names_rule(word, rule) for word in config.ignore)]
    return (
        tuple(
            rule
            for rule in with_severities(rules, config.severity, loaded)
            if rule.kind and (rule.kind != GRAMMAR or config.grammar != "off")
        ),
        {rule.code: rule for rule in with_severities(own, config.severity, loaded)},
        loaded,
    )


def _rule_choices(config: Config) -> tuple[object, ...]:
    """All that decides which rules run and how severe they are."""
    grammar = config.grammar != "off"
    return config.rules, config.select, config.ignore, config.extend_select, config.preview, config.severity, grammar
