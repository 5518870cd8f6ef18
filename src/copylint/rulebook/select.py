# SPDX-License-Identifier: Apache-2.0
"""Which rules run: families, codes and names, as Ruff reads them."""

from collections.abc import Iterable, Mapping, Sequence

from copylint.model.findings import FAMILIES, SEVERITIES
from copylint.model.rule import Rule
from copylint.rulebook.problems import nearest

ALL = "ALL"
ENGINE = "LNG:"
"""What stands before the name of a rule or a category of LanguageTool; they are parts of one rule of ours."""
GRAMMAR = "grammar"
"""The kind of that rule."""


class UnknownSelector(ValueError):
    """A word that is no family, code, name or alias; `nearest` holds the closest ones."""

    def __init__(self, word: str, close: tuple[str, ...]) -> None:
        """See the class."""
        super().__init__(word)
        self.word = word
        self.nearest = close


def choose(
    rules: Iterable[Rule],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    preview: bool = False,
) -> tuple[Rule, ...]:
    """The rules to run.

    Without `select`, every stable rule that is on by default. A family (or ALL, or the beginning of codes such as
    TYP0) named by `select` or `extend_select` turns on its rules that are off by default too; preview rules run where
    `preview` is set or where their very code or name is selected. The more exact selector wins over the wider one;
    of two as exact, `ignore` wins.

    Raises:
        UnknownSelector: a word that names nothing.
    """
    available = [rule for rule in rules if rule.status != "removed"]
    _check((*select, *ignore, *extend_select), available)
    chosen = []
    for rule in available:
        wanted = max((_selects(word, rule) for word in (*select, *extend_select)), default=0)
        if not wanted and not select and rule.default and (rule.status == "stable" or preview):
            wanted = 1
        if rule.status == "preview" and not preview and wanted < _EXACT:
            wanted = 0
        refused = max((_exactness(word, rule) for word in ignore), default=0)
        if wanted and wanted > refused:
            chosen.append(rule)
    return tuple(chosen)


def with_severities(rules: Iterable[Rule], severity: Mapping[str, str], known: Sequence[Rule]) -> tuple[Rule, ...]:
    """Rules with the severities that a configuration gives by family, code or name.

    As with selection, the more exact word wins over the wider one; of two as exact, the later. What would make an error
    of such a finding (its place, a second marker in the block) does so no more.

    Args:
        rules: those in force.
        severity: the name of a severity for each word.
        known: all rules; a word that names none of them is an error.

    Raises:
        UnknownSelector: a word that names nothing.
    """
    if not severity:
        return tuple(rules)
    _check(severity, [rule for rule in known if rule.status != "removed"])
    words = [word for word in severity if not detail(word)]
    if not words:
        return tuple(rules)
    changed = []
    for rule in rules:
        exactness, last = max((_exactness(word, rule), number) for number, word in enumerate(words))
        given = SEVERITIES[severity[words[last]]]
        changed.append(rule._replace(severity=given, forced=True) if exactness else rule)
    return tuple(changed)


def names_rule(word: str, rule: Rule) -> bool:
    """Whether a family, code, name or alias means this rule."""
    return _exactness(word, rule) > 0


def detail(word: str) -> str:
    """The rule or category of LanguageTool that a word names ("LNG:AGREEMENT"), "" where it names none."""
    return word[len(ENGINE) :].upper() if word[: len(ENGINE)].upper() == ENGINE else ""


_EXACT = 100


def _selects(word: str, rule: Rule) -> int:
    """As `_exactness`; who selects a part of a rule selects the rule."""
    return _EXACT if detail(word) and rule.kind == GRAMMAR else _exactness(word, rule)


def _exactness(word: str, rule: Rule) -> int:
    """0: another rule; else the more exact the higher: ALL, the beginning of a code, the code or name."""
    upper = word.upper()
    if word in (rule.name, *rule.aliases) or upper == rule.code or upper in rule.aliases:
        return _EXACT
    if upper == ALL:
        return 2
    return 2 + len(word) if len(word) >= 3 and rule.code.startswith(upper) else 0  # noqa: PLR2004 - a family has three letters


def _check(words: Iterable[str], rules: Sequence[Rule]) -> None:
    for word in words:
        if not _known(word, rules):
            known = {word for rule in rules for word in (rule.code[:3], rule.code, rule.name)}
            raise UnknownSelector(word, nearest(word, known | set(FAMILIES), 3))


def _known(word: str, rules: Sequence[Rule]) -> bool:
    # Which names LanguageTool has is known to its server only.
    if detail(word) or word.upper() == ALL or word.upper() in FAMILIES:
        return True
    return any(_exactness(word, rule) for rule in rules)
