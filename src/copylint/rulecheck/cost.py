# SPDX-License-Identifier: Apache-2.0
"""What rules cost on some articles: work that is counted, the same in each run, and time beside it.

The cost of a rule is what its families (those that share a line of the budget) would do less without it: an analysis
that several rules share is nobody's, one that a single rule asks for is its own. Time is the processor's, the least of
some runs on articles that were not read before: of a rule alone with its analyses; of families, all rules together.
"""

from collections.abc import Mapping, Sequence
from time import process_time

from copylint.document.document import Document
from copylint.engine.check import Engine
from copylint.evidence.kind import Context
from copylint.formats import format_of, parse
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.rulecheck.budget import Budget
from copylint.rulecheck.counting import Work, counting, timing
from copylint.rulecheck.sample import Article

UNIT = 5000
"""Bytes of UTF-8 for which costs are given."""
_RUNS, _WARM = 2, 3
"""Runs that count, and those before them in which an engine makes what it keeps."""
EXTERNAL = frozenset({"grammar"})
"""Kinds whose work is that of another program: they have no share of ours."""
_CONTEXT = Context(date="2026-01-31")


class Cost(NamedTuple):
    """For 5 KB: calls of patterns, characters scanned, microseconds."""

    calls: float
    characters: float
    microseconds: float


class RuleCost(NamedTuple):
    """A rule's cost against its limits; `waiver` is the reason why they are wider than its share, "" without one.

    `needless` says that it has a waiver and costs no more than its share.
    """

    rule: Rule
    cost: Cost
    calls: int
    characters: int
    waiver: str = ""
    needless: bool = False

    @property
    def over(self) -> bool:
        """Whether it costs more than it may."""
        return self.cost.calls > self.calls or self.cost.characters > self.characters


class FamilyCost(NamedTuple):
    """What families cost together; `budget` in microseconds, None where there is none; `rules` counts them."""

    families: tuple[str, ...]
    rules: int
    cost: Cost
    budget: int | None


class Costs(NamedTuple):
    """All that was measured: `reading` is what a check costs outside of its rules, in microseconds for 5 KB."""

    bytes: int
    articles: int
    rules: tuple[RuleCost, ...]
    families: tuple[FamilyCost, ...]
    reading: float


class RuleFailed(Exception):
    """A rule could not be measured, because it could not check.

    Attributes:
        reasons: what was said, in both languages.
    """

    def __init__(self, reasons: Sequence[Mapping[str, str]]) -> None:
        """See the class."""
        super().__init__(reasons[0]["en"])
        self.reasons = reasons


def measure(rules: Sequence[Rule], wanted: frozenset[str], articles: Sequence[Article], budget: Budget) -> Costs:
    """What rules cost on some articles.

    Args:
        rules: those that check together; rules of EXTERNAL kinds are left out.
        wanted: codes of the rules that are measured one by one.
        articles: what they are measured on; not empty.
        budget: their limits.

    Raises:
        RuleFailed: a rule crashed or ran out of time.
    """
    rules = [rule for rule in rules if rule.kind not in EXTERNAL]
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles)
    bench = _Bench(articles, UNIT / max(size, 1))
    ones: list[RuleCost] = []
    groups: list[FamilyCost] = []
    for families, most in _lines(rules, budget):
        members = [rule for rule in rules if rule.code[:3] in families]
        together = bench.counted(members)
        groups.append(FamilyCost(families, len(members), together._replace(microseconds=bench.timed(members)), most))
        for rule in members:
            if rule.code in wanted:
                others = bench.counted([other for other in members if other is not rule])
                ones.append(_held(rule, together, others, bench.timed([rule]), budget))
    return Costs(size, len(articles), tuple(ones), tuple(groups), bench.reading(rules))


def _lines(rules: Sequence[Rule], budget: Budget) -> list[tuple[tuple[str, ...], int | None]]:
    """The families that have rules, as the budget joins them, with their time; those that it does not name, alone."""
    there = dict.fromkeys(rule.code[:3] for rule in rules)
    joined = [(tuple(names.split()), most) for names, most in budget.families.items()]
    named = {family for families, _ in joined for family in families}
    alone = [((family,), None) for family in there if family not in named]
    return [(families, most) for families, most in [*joined, *alone] if any(family in there for family in families)]


def _held(rule: Rule, together: Cost, others: Cost, time: float, budget: Budget) -> RuleCost:
    cost = Cost(max(together.calls - others.calls, 0), max(together.characters - others.characters, 0), time)
    waiver = budget.waivers.get(rule.code)
    needless = waiver is not None and cost.calls <= budget.calls and cost.characters <= budget.characters
    return RuleCost(rule, cost, *budget.limit(rule.code), waiver.reason if waiver else "", needless)


class _Bench:
    """Articles, and rules that are run on them."""

    def __init__(self, articles: Sequence[Article], share: float) -> None:
        """`share` makes the cost of all articles that of 5 KB."""
        self._articles = articles
        self._share = share

    def counted(self, rules: Sequence[Rule]) -> Cost:
        """The work of rules in one check of each article; what is made once in a process is made before."""
        if not rules:
            return Cost(0, 0, 0)
        engine = Engine(rules)
        with counting() as work:
            self._check(engine, work)
            work.calls = work.characters = 0
            self._check(engine, work)
        return Cost(work.calls * self._share, work.characters * self._share, 0)

    def timed(self, rules: Sequence[Rule]) -> float:
        """Microseconds spent in the kinds of rules."""
        engine, least = Engine(rules), 0.0
        with timing() as work:
            for number in range(_RUNS + 1):
                work.seconds = 0.0
                self._check(engine, work)
                least = min(least, work.seconds) if number > 1 else work.seconds
        return least * self._share * 1e6

    def reading(self, rules: Sequence[Rule]) -> float:
        """Microseconds spent outside of kinds: structure, languages, looking for candidates, findings."""
        engine, spent = Engine(rules), []
        with timing() as work:
            for _ in range(_WARM + _RUNS):
                work.seconds, start = 0.0, process_time()
                for article in self._articles:
                    engine.check(_read(article), _CONTEXT)
                spent.append(process_time() - start - work.seconds)
        least = min(spent[_WARM:])
        return least * self._share * 1e6

    def _check(self, engine: Engine, work: Work) -> None:
        before = work.calls, work.characters
        documents = [_read(article) for article in self._articles]
        work.calls, work.characters = before  # what reading costs is no rule's
        for document in documents:
            _, not_checked = engine.places(document, _CONTEXT)
            if not_checked:
                raise RuleFailed([entry.reason for entry in not_checked])


def _read(article: Article) -> Document:
    return parse(article.text, format_of(article.name), name=article.name)
