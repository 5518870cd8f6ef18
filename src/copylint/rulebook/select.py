# SPDX-License-Identifier: Apache-2.0
"""Which rules run: families, codes and names, as Ruff reads them."""

from collections.abc import Iterable, Sequence

from copylint.model.findings import FAMILIES
from copylint.model.rule import Rule
from copylint.rulebook.problems import nearest

ALL = "ALL"


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
    for word in (*select, *ignore, *extend_select):
        if not _known(word, available):
            words = (
                *FAMILIES,
                *{rule.code[:3] for rule in available},
                *(w for rule in available for w in (rule.code, rule.name)),
            )
            raise UnknownSelector(word, nearest(word, set(words), 3))
    chosen = []
    for rule in available:
        wanted = max((_exactness(word, rule) for word in (*select, *extend_select)), default=0)
        if not wanted and not select and rule.default and (rule.status == "stable" or preview):
            wanted = 1
        if rule.status == "preview" and not preview and wanted < _EXACT:
            wanted = 0
        refused = max((_exactness(word, rule) for word in ignore), default=0)
        if wanted and wanted > refused:
            chosen.append(rule)
    return tuple(chosen)


def names_rule(word: str, rule: Rule) -> bool:
    """Whether a family, code, name or alias means this rule."""
    return _exactness(word, rule) > 0


_EXACT = 100


def _exactness(word: str, rule: Rule) -> int:
    """0: another rule; else the more exact the higher: ALL, the beginning of a code, the code or name."""
    upper = word.upper()
    if word in (rule.name, *rule.aliases) or upper == rule.code or upper in rule.aliases:
        return _EXACT
    if upper == ALL:
        return 2
    return 2 + len(word) if len(word) >= 3 and rule.code.startswith(upper) else 0  # noqa: PLR2004 - a family has three letters


def _known(word: str, rules: Sequence[Rule]) -> bool:
    return word.upper() == ALL or word.upper() in FAMILIES or any(_exactness(word, rule) for rule in rules)
