# SPDX-License-Identifier: Apache-2.0
"""What is asked of LanguageTool, and what counts of its answers: the rule's options and a configuration's words.

A configuration names a rule or a category of LanguageTool as `LNG:AGREEMENT`, wherever it may name one of ours. As
elsewhere the more exact word wins: a rule over its category, both over the family; of two as exact, `ignore` does.
"""

from collections.abc import Mapping

from copylint.kinds.grammar import Options
from copylint.model.findings import SEVERITIES, Severity
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.rulebook.select import detail, names_rule
from copylint.text.folding import key

SPELLING = "TYPOS"
"""The category of unknown words."""
_NAMES = "MULTITOKEN_SPELLING"
"""Names of several words: spelling too."""
_AGREEMENT = "AGREEMENT"
"""The category of nouns with their articles and adjectives; abbreviations in capitals are in no dictionary."""
ACROSS = ("WHITESPACE_RULE", "PARENTHESES", "UNPAIRED_BRACKETS", "EN_UNPAIRED_BRACKETS", "EN_UNPAIRED_QUOTES")
"""Rules that look across paragraphs, which are checked one by one: never asked for."""
ACROSS_BEGIN = ("FR_REPEATEDWORDS", "EN_REPEATEDWORDS")
"""Beginnings of the names of such rules; a server does not take them for names."""
_CATEGORY, _RULE = 1, 2


class Wanted(NamedTuple):
    """What a configuration says of grammar.

    Attributes:
        select: families, codes, names and words of LanguageTool, see `Config`.
        ignore: the same.
        extend_select: the same.
        severity: severities by such words.
        spelling: whether unknown words are told.
        words: accepted names and words, folded.
        variant: which English.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}
    spelling: bool = False
    words: frozenset[str] = frozenset()
    variant: str = "en-US"


class Found(NamedTuple):
    """One match of LanguageTool: `offset` and `length` in UTF-16 units; rule and category by their ids."""

    offset: int
    length: int
    message: str
    rule: str
    category: str
    replacements: tuple[str, ...] = ()


class Selection:
    """The choices of one configuration.

    Args:
        rule: the rule of kind `grammar`.
        options: its options.
        wanted: what the configuration says.
    """

    def __init__(self, rule: Rule, options: Options, wanted: Wanted) -> None:
        """See the class."""
        self._rule = rule
        self._options = options
        self._wanted = wanted
        selected = (*wanted.select, *wanted.extend_select)
        self._selected = frozenset(named for word in selected if (named := detail(word)))
        self._ignored = frozenset(named for word in wanted.ignore if (named := detail(word)))
        self._severities = {
            named: SEVERITIES[level] for word, level in wanted.severity.items() if (named := detail(word))
        }
        wide = (word for word in selected if not detail(word))
        self._all = not wanted.select or any(names_rule(word, rule) for word in wide)
        brought = self._selected | (frozenset((SPELLING, _NAMES)) if wanted.spelling else frozenset())
        self._off = frozenset(options.off) - brought
        self._off_rules = frozenset(options.off_rules) - brought

    def form(self, language: str) -> dict[str, str]:
        """The fields of a request for a text in a language ("fr", "en"), but for the text."""
        enabled = sorted(self._selected - frozenset(self._options.off) - frozenset(ACROSS))
        fields = {
            "language": self._wanted.variant if language == "en" else language,
            "disabledCategories": ",".join(sorted(self._off)),
            "disabledRules": ",".join(sorted({*self._off_rules, *ACROSS})),
            "enabledRules": ",".join(enabled),
        }
        return {name: value for name, value in fields.items() if value}

    def counts(self, found: Found) -> bool:
        """Whether a match is told, accepted words aside."""
        if found.rule in ACROSS or found.rule.startswith(ACROSS_BEGIN):
            return False
        chosen = _exactness(self._selected, found)
        if not chosen and not (self._all and found.category not in self._off and found.rule not in self._off_rules):
            return False
        refused = _exactness(self._ignored, found)
        return not refused or chosen > refused

    def accepts(self, found: Found, excerpt: str) -> bool:
        """Whether what is told is no fault: a word of the house or one of its names, the gender of an abbreviation."""
        if found.category == _AGREEMENT:
            return any(len(word) > 1 and word.isalpha() and word.isupper() for word in excerpt.split())
        if found.category not in (SPELLING, _NAMES):
            return False
        words = self._wanted.words
        folded = key(excerpt)
        return folded in words or all(part in words for part in folded.split())

    def severity(self, found: Found, excerpt: str, *, fragment: bool) -> Severity:
        """How grave a match is.

        Args:
            found: the match.
            excerpt: its words.
            fragment: whether it stands in a cell or in an attribute, which is rarely a sentence: at most a note.
        """
        for word in (found.rule, found.category):
            if word in self._severities:
                return self._severities[word]
        if self._rule.forced:
            return self._rule.severity
        options = self._options
        named = found.rule in options.warnings or (
            found.category in options.warnings and found.rule not in options.notes
        )
        sure = named and not fragment and not _names_something(found, excerpt)
        return Severity.WARNING if sure else self._rule.severity


def _exactness(words: frozenset[str], found: Found) -> int:
    return _RULE if found.rule in words else _CATEGORY if found.category in words else 0


def _names_something(found: Found, excerpt: str) -> bool:
    """Whether an agreement is that of a name, whose gender no dictionary knows: « Le Victoria », « la Popup »."""
    return found.category == _AGREEMENT and any(word[0].isupper() for word in excerpt.split()[1:])
