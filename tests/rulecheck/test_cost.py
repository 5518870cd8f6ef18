# SPDX-License-Identifier: Apache-2.0
"""What rules cost: the work is counted exactly, nothing of the counting stays behind, a budget says what it means."""

import copy
from pathlib import Path

import pytest

from copylint.evidence.kind import options_of
from copylint.kinds import KINDS, kind
from copylint.model.findings import SEVERITIES
from copylint.model.rule import Rule
from copylint.rulecheck.budget import Budget, Waiver, read_budget
from copylint.rulecheck.cost import RuleFailed, measure
from copylint.rulecheck.counting import Work, counting, timing
from copylint.rulecheck.sample import Article, article, articles
from copylint.text import patterns
from copylint.text.patterns import compiled, lazy

ROOT = Path(__file__).resolve().parents[2]
_LAZY = lazy("b+")


def rule(code: str, pattern: str, literals: tuple[str, ...] | None = None) -> Rule:
    """A rule that looks for one pattern."""
    options = {"patterns": {"fr": [pattern]}}
    assert options_of(kind("pattern").Options, options)
    text = {"fr": "X.", "en": "X."}
    return Rule(code, code.lower(), "pattern", options, SEVERITIES["note"], text, literals=literals)


def test_calls_and_characters_are_counted() -> None:
    """A search counts up to the end of its match, a search for all the whole range, a match at one place itself."""
    text = "xx aaa yy bb"
    with counting() as work:
        assert compiled("a+").search(text).span() == (3, 6)  # type: ignore[union-attr]  # it is found
        assert (work.calls, work.characters) == (1, 6)
        assert compiled("c+").search(text) is None
        assert (work.calls, work.characters) == (2, 6 + 12)
        assert [found.span() for found in compiled("a").finditer(text, 2, 5, timeout=1.0)] == [(3, 4), (4, 5)]
        assert (work.calls, work.characters) == (3, 18 + 3)
        assert _LAZY.match(text, 10) is not None
        assert _LAZY.match(text, 9) is None
        assert (work.calls, work.characters) == (5, 21 + 2 + 1)
        assert compiled("y").sub("z", text) == "xx aaa zz bb"
        assert (work.calls, work.characters) == (6, 24 + 12)


def _interrupted() -> Work:
    """The work of a block of code that raised."""
    done: list[Work] = []
    try:
        with counting() as work:
            done.append(work)
            compiled("new")
            _LAZY.search("b")
            raise KeyError  # noqa: TRY301 - what is tried
    except KeyError:
        return done[0]


def test_nothing_of_the_counting_stays_behind() -> None:
    """Afterwards patterns, stores and kinds are what they were, also where the block of code raised."""
    before = compiled("a+")
    checks = [kind(name).check for name in KINDS]
    stores = copy.copy(patterns._stores)  # noqa: SLF001 - what is exchanged
    work = _interrupted()
    assert compiled("a+") is before
    assert type(compiled("new")) is type(before)
    assert [kind(name).check for name in KINDS] == checks
    assert stores == patterns._stores  # noqa: SLF001 - what is exchanged
    done = work.calls
    _LAZY.search("b")
    assert work.calls == done
    with timing():
        assert [kind(name).check for name in KINDS] != checks
    assert [kind(name).check for name in KINDS] == checks


def test_a_rule_costs_what_its_family_would_do_less_without_it() -> None:
    """A pattern without a literal scans every block; one whose literal does not stand there costs nothing."""
    text = "Le pont est long.\n\nLa rue est courte.\n" * 50
    costs = measure(
        [rule("ABC001", r"\bz\w+"), rule("ABC002", "zèbre", ("zebre",)), rule("ABC003", r"\bk\w+")],
        frozenset({"ABC001", "ABC002"}),
        [Article("a.txt", text)],
        Budget(),
    )
    every, none = costs.rules
    scale = 5000 / len(text.encode())
    assert every.cost.calls == pytest.approx(100 * scale)
    assert every.cost.characters == pytest.approx((17 + 18) * 50 * scale)
    assert (none.cost.calls, none.cost.characters) == (0, 0)
    (family,) = costs.families
    assert (family.families, family.rules, family.budget) == (("ABC",), 3, None)
    assert family.cost.calls >= 2 * every.cost.calls  # and what both ask of the document


def test_what_is_counted_is_the_same_in_each_run() -> None:
    """Two measurements of one rule differ in time alone."""
    rules = [rule("ABC001", r"\bl\w+"), rule("XYZ001", "e.t")]
    runs = [measure(rules, frozenset({"ABC001", "XYZ001"}), list(articles(2, 2000)), Budget()) for _ in range(2)]
    first, second = ([one.cost[:2] for one in run.rules] for run in runs)
    assert first == second
    assert all(calls for calls, _ in first)


def test_limits_and_waivers() -> None:
    """A rule above its share is over; a waiver widens its limits up to what it says; a needless one is named."""
    rules, sample = (
        [rule("ABC001", r"\bz\w+"), rule("ABC003", r"\bk\w+")],
        [Article("a.txt", "Le pont est long.\n\n" * 300)],
    )
    wanted = frozenset({"ABC001"})

    def measured(budget: Budget) -> tuple[bool, bool]:
        (one,) = measure(rules, wanted, sample, budget).rules
        return one.over, one.needless

    assert measured(Budget(calls=1000, characters=100_000)) == (False, False)
    assert measured(Budget(calls=10, characters=100_000)) == (True, False)
    assert measured(Budget(calls=1000, characters=100)) == (True, False)
    waiver = {"ABC001": Waiver("ABC001", "reads each word", 400, 100_000)}
    assert measured(Budget(calls=10, characters=100, waivers=waiver)) == (False, False)
    assert measured(Budget(calls=1000, characters=100_000, waivers=waiver)) == (False, True)
    short = {"ABC001": Waiver("ABC001", "reads each word", 20, 100_000)}
    assert measured(Budget(calls=10, characters=100, waivers=short)) == (True, False)


def test_a_rule_that_cannot_check_is_no_cheap_rule() -> None:
    """A rule that crashes is told, not measured."""
    broken = rule("ABC001", "x")._replace(options={"patterns": {"fr": [3]}})
    with pytest.raises(RuleFailed, match="ABC001"):
        measure([broken], frozenset({"ABC001"}), [Article("a.txt", "x\n")], Budget())


def test_families_are_joined_as_the_budget_says() -> None:
    """Families of one line share a figure; a family that it does not name has a line without a budget."""
    rules = [rule("ABC001", "e"), rule("DEF001", "e"), rule("GHI001", "e")]
    costs = measure(rules, frozenset(), [Article("a.txt", "Le pont.\n")], Budget(families={"ABC DEF": 300, "ZZZ": 1}))
    assert [(line.families, line.rules, line.budget) for line in costs.families] == [
        (("ABC", "DEF"), 2, 300),
        (("GHI",), 1, None),
    ]
    assert costs.rules == ()


def test_a_budget_is_read() -> None:
    """Share, families and waivers; a house's lies over ours."""
    ours = read_budget(
        b'[share]\ncalls = 5\n[families]\n"BOT WEB" = 300\n[[waiver]]\ncode="BOT001"\nreason="r"\ncalls=9\n'
    )
    assert ours == Budget(5, 10_000, {"BOT WEB": 300}, {"BOT001": Waiver("BOT001", "r", 9, 10_000)})
    house = read_budget(b'[families]\nABC = 20\n[[waiver]]\ncode="ABC001"\nreason="r"\ncharacters=20000\n', ours)
    assert house.families == {"BOT WEB": 300, "ABC": 20}
    assert house.limit("ABC001") == (5, 20_000)
    assert house.limit("BOT001") == (9, 10_000)
    assert house.limit("BOT002") == (5, 10_000)


@pytest.mark.parametrize(
    "text",
    [
        "[share\n",
        "[shares]\ncalls = 1\n",
        "[share]\ncall = 1\n",
        "[share]\ncalls = 'x'\n",
        "[families]\nABC = 0\n",
        "[[waiver]]\ncode = 'ABC001'\ncalls = 100\n",
        "[[waiver]]\ncode = 'ABC001'\nreason = ' '\ncalls = 100\n",
        "[[waiver]]\ncode = 'ABC001'\nreason = 'r'\n",
        "[[waiver]]\ncode = 'ABC001'\nreason = 'r'\ncalls = '100'\n",
        "[[waiver]]\ncode = 'ABC001'\nreason = 'r'\nseconds = 1\n",
    ],
)
def test_a_wrong_budget_is_refused(text: str) -> None:
    """No TOML, an unknown key, a waiver without a reason or without a grant."""
    with pytest.raises(ValueError, match=r"."):
        read_budget(text.encode())


def test_our_budget_is_that_of_the_design() -> None:
    """rules/budget.toml names every family of ours, and its times are those that were set."""
    budget = read_budget((ROOT / "rules/budget.toml").read_bytes())
    assert budget.families == {"BOT WEB": 300, "TYP TXT": 300, "SRC REF": 350, "TAB MKD": 100}
    families = {path.name.upper() for path in (ROOT / "rules").iterdir() if path.is_dir() and path.name != "lists"}
    families.discard("LNG")  # its time is that of LanguageTool
    assert {family for line in budget.families for family in line.split()} == families


def test_made_up_articles_are_the_same_everywhere() -> None:
    """The seed decides: same text again, other text with another seed; sizes, languages and formats as asked."""
    first, again, other = (list(articles(6, 3000, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert {one.text for one in first}.isdisjoint(one.text for one in other)
    assert [one.name for one in first[:4]] == ["fr-00000.md", "fr-00001.md", "en-00002.md", "fr-00003.txt"]
    assert all(3000 <= len(one.text.encode()) < 4500 for one in first)
    assert article(300, seed=7).startswith("# ")
    assert article(300, markdown=False, seed=7)[0] != "#"
    assert article(400, seed=1)[-200:] == article(400, seed=1)[-200:]
