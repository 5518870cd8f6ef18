# SPDX-License-Identifier: Apache-2.0
"""A document and rules in, findings out. Nothing is read, written or printed; nothing raises on text."""

from collections.abc import Callable, Sequence
from typing import Any

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.engine.assemble import Place, assemble
from copylint.engine.prefilter import Prefilter
from copylint.evidence.candidates import AnyOf, all_hold, folded_block
from copylint.evidence.kind import Context, options_of
from copylint.kinds import kind
from copylint.model.findings import Finding, NotChecked
from copylint.model.places import Match, Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.wording import both

HOUSE_TIMEOUT = 0.2
"""Seconds that a rule of a house may spend on one block; ours may spend `Context.timeout`."""
Keep = Callable[[Rule, Span], bool]


class NoRules(ValueError):
    """There is no rule to check with: a gate that checks nothing must say so."""


class Checked(NamedTuple):
    """What one check said: findings in order, and what could not be checked."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...] = ()


class Loaded(NamedTuple):
    """A rule made ready: its kind's functions (`evidence.kind.Kind`) and the Options built from its plain data."""

    rule: Rule
    check: Callable[[Document, Block | None, Any, Context], list[Match]]
    options: Any
    idle: Callable[[Document], bool] | None
    required: Sequence[AnyOf]


class Engine:
    """Rules made ready to check any number of documents; holds no state between them.

    Raises:
        NoRules: the list of rules is empty.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Index the rules by what they need; kinds are imported and options built when a rule is first tried."""
        if not rules:
            raise NoRules
        self.rules = tuple(rules)
        self._prefilter = Prefilter(self.rules)
        self._loaded: dict[int, Loaded] = {}
        self._kinds: dict[str, tuple[Any, Callable[[Document], bool] | None]] = {}
        self._of_profile: dict[str, frozenset[int]] = {}

    def check(self, document: Document, context: Context, keep: Keep | None = None) -> Checked:
        """Check one document.

        Args:
            document: what to check.
            context: what the run says.
            keep: whether a place (in `Document.source`) counts; asked before places are grouped.
        """
        places, not_checked = self.places(document, context)
        return Checked(assemble(document, places, keep), not_checked)

    def places(self, document: Document, context: Context) -> tuple[list[Place], tuple[NotChecked, ...]]:
        """What the rules say of a document before anything is kept, hidden or grouped; and what they could not say."""
        places: list[Place] = []
        not_checked: dict[tuple[str, str], NotChecked] = {}
        loaded, resting = self._loaded, _Resting(document)
        hurried = context._replace(timeout=min(HOUSE_TIMEOUT, context.timeout))
        for index, block in self._prefilter.candidates(document, self._allowed(context.profile)):
            ready = loaded.get(index)
            rule = self.rules[index]
            try:
                idle = ready.idle if ready is not None else self._kind(rule.kind)[1]
                if idle is not None and resting.is_so(idle):
                    continue
                if ready is None:  # only now: a rule of a kind that rests need not even be read
                    ready = self._load(index)
                if ready.required and block is not None and not all_hold(folded_block(document, block), ready.required):
                    continue
                matches = _run(ready, document, block, context if rule.bundled else hurried)
            except TimeoutError:
                reason = "engine.timeout"
                not_checked[rule.code, reason] = NotChecked("rule", both(reason, code=rule.code), code=rule.code)
                continue
            except Exception as error:  # noqa: BLE001 - one rule's fault must not hide what the others say
                reason = "engine.crash"
                fault = f"{type(error).__name__}: {error}"
                not_checked[rule.code, reason] = NotChecked(
                    "rule", both(reason, code=rule.code, rule=rule.file or rule.name, fault=fault), code=rule.code
                )
                continue
            for match in matches:
                places.append(Place(rule, match, block))  # noqa: PERF401 - most lists are empty: no comprehension made
        return places, tuple(not_checked.values())

    def _allowed(self, profile: str) -> frozenset[int]:
        """The rules that a profile lets run, by position."""
        allowed = self._of_profile.get(profile)
        if allowed is None:
            allowed = self._of_profile[profile] = frozenset(
                index for index, rule in enumerate(self.rules) if not rule.profiles or profile in rule.profiles
            )
        return allowed

    def _load(self, index: int) -> Loaded:
        rule = self.rules[index]
        module, idle = self._kind(rule.kind)
        options = options_of(module.Options, rule.options)
        required = module.required(options) if hasattr(module, "required") else ()
        loaded = self._loaded[index] = Loaded(rule, module.check, options, idle, required)
        return loaded

    def _kind(self, name: str) -> tuple[Any, Callable[[Document], bool] | None]:
        """The module of a kind with its `idle`, asked for once."""
        known = self._kinds.get(name)
        if known is None:
            module = kind(name)
            known = self._kinds[name] = (module, getattr(module, "idle", None))
        return known


def check(document: Document, rules: Sequence[Rule], context: Context, keep: Keep | None = None) -> Checked:
    """Check one document with some rules; see `Engine.check`.

    Raises:
        NoRules: the list of rules is empty.
    """
    return Engine(rules).check(document, context, keep)


class _Resting:
    """Which kinds have nothing to say of a document; each is asked once, however many rules it has."""

    __slots__ = ("_document", "_known")

    def __init__(self, document: Document) -> None:
        """See the class."""
        self._document = document
        self._known: dict[Callable[[Document], bool], bool] = {}

    def is_so(self, idle: Callable[[Document], bool]) -> bool:
        """What the `idle` of a kind says."""
        known = self._known.get(idle)
        if known is None:
            known = self._known[idle] = idle(self._document)
        return known


def _run(ready: Loaded, document: Document, block: Block | None, context: Context) -> list[Match]:
    rule, check_by, options, *_ = ready
    try:
        matches = check_by(document, block, options, context)
    except TimeoutError:
        if not rule.bundled:
            raise
        matches = check_by(document, block, options, context)  # the machine may have been busy: once more, alone
    if matches and rule.languages:
        return [match for match in matches if _language(document, match.span, block) in rule.languages]
    return matches


def _language(document: Document, span: Span, block: Block | None) -> str:
    around = block or document.block_at(span.start)
    return document.language if around is None else document.language_at(span, around)
