# SPDX-License-Identifier: Apache-2.0
"""The engine: crashes and timeouts are told, and the prefilter changes no answer."""

import itertools
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.engine.check import Engine, NoRules
from copylint.engine.prefilter import SOON
from copylint.evidence.kind import Context
from copylint.formats import parse
from copylint.kinds import KINDS
from copylint.model.findings import Severity
from copylint.model.places import Match, Span
from copylint.model.rule import Rule
from copylint.rulebook.files import read_folders
from copylint.rulebook.schema import RuleFile

CONTEXT = Context()
RULES = Path(__file__).parents[2] / "rules"
OUR_FILES: tuple[RuleFile, ...] = read_folders([RULES], bundled=True)


def pattern(
    source: str, code: str = "BOT001", *, bundled: bool = True, literals: tuple[str, ...] | None = None
) -> Rule:
    """A rule that looks for one pattern."""
    options = {"patterns": {"fr": [source]}}
    message = {"fr": "F", "en": "E"}
    return Rule(
        code,
        code.lower(),
        "pattern",
        options,
        Severity.ERROR,
        message,
        bundled=bundled,
        literals=literals,
        file="r.yml",
    )


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], list[Match]]], Rule]:
    """Makes a rule whose kind does what it is told."""

    def make(act: Callable[[], list[Match]]) -> Rule:
        module = types.ModuleType("faulty")
        module.SCOPE = "block"  # type: ignore[attr-defined]  # a module made by hand
        module.Options = type("Options", (), {"_fields": (), "_field_defaults": {}})  # type: ignore[attr-defined]  # see above

        def check(document: Document, block: Block | None, options: object, context: Context) -> list[Match]:
            del document, block, options, context
            return act()

        module.check = check  # type: ignore[attr-defined]  # see above
        monkeypatch.setitem(sys.modules, "copylint.kinds.faulty", module)
        monkeypatch.setitem(KINDS, "faulty", "copylint.kinds.faulty")
        return Rule("BOT009", "faulty", "faulty", {}, Severity.ERROR, {"fr": "F", "en": "E"}, file="rules/faulty.yml")

    return make


def test_no_rules_is_an_error() -> None:
    """A gate with nothing to check must not be green."""
    with pytest.raises(NoRules):
        Engine([])


@pytest.mark.parametrize("error", [ValueError("boum"), RecursionError(), KeyError("x"), MemoryError()])
def test_a_crash_names_rule_and_file_and_the_others_go_on(
    faulty: Callable[[Callable[[], list[Match]]], Rule], error: Exception
) -> None:
    """One rule's fault hides nothing of what the others say."""

    def crash() -> list[Match]:
        raise error

    checked = Engine([faulty(crash), pattern("mot")]).check(parse("Un mot.\n\nUn mot.", "markdown"), CONTEXT)
    assert [finding.code for finding in checked.findings] == ["BOT001", "BOT001"]
    (refusal,) = checked.not_checked
    assert (refusal.what, refusal.code, refusal.fatal) == ("rule", "BOT009", True)
    assert "rules/faulty.yml" in refusal.reason["fr"]
    assert type(error).__name__ in refusal.reason["en"]


def test_a_rule_of_ours_that_runs_out_of_time_is_tried_once_more(
    faulty: Callable[[Callable[[], list[Match]]], Rule],
) -> None:
    """A busy machine costs a second try, not a finding."""
    tries: list[int] = []

    def slow_once() -> list[Match]:
        tries.append(1)
        if len(tries) == 1:
            raise TimeoutError
        return [Match(Span(0, 2))]

    checked = Engine([faulty(slow_once)]).check(parse("Un mot.", "text"), CONTEXT)
    assert [finding.excerpt for finding in checked.findings] == ["Un"]
    assert checked.not_checked == ()


def test_a_hostile_pattern_ends_at_its_timeout() -> None:
    """A house's pattern that would run for ever is told as not checked."""
    rule = pattern(r"(?:a|aa)+$", "XYZ001", bundled=False)
    checked = Engine([rule]).check(parse("a" * 60 + "b", "text"), CONTEXT)
    assert checked.findings == ()
    assert [(refusal.code, refusal.fatal) for refusal in checked.not_checked] == [("XYZ001", True)]


def test_profiles_and_languages_limit_rules() -> None:
    """A rule for another profile or language says nothing."""
    text = parse(
        "Le chat dort et la souris danse.\n\nThe cat is asleep and the mouse will dance with it.\n", "markdown"
    )
    everywhere = pattern("dan[cs]e")
    french = everywhere._replace(languages=("fr",))
    swiss = everywhere._replace(profiles=("fr-CH",))
    assert len(Engine([everywhere]).check(text, CONTEXT).findings) == 2
    assert [finding.excerpt for finding in Engine([french]).check(text, CONTEXT).findings] == ["danse"]
    assert Engine([swiss]).check(text, CONTEXT).findings == ()
    assert len(Engine([swiss]).check(text, CONTEXT._replace(profile="fr-CH")).findings) == 2


RULES_OF_OURS = [file.rule for file in OUR_FILES]
ONE_BY_ONE = Engine([rule._replace(literals=None) for rule in RULES_OF_OURS])
ONE_BY_ONE._prefilter._tables = []  # noqa: SLF001 - nothing is looked for beforehand, and no kind may believe it was
OLD = Engine(RULES_OF_OURS)
"""The first texts of an engine are searched otherwise than those that come after many."""
list(OLD._prefilter.candidates(parse("mot " * SOON, "text"), frozenset()))  # noqa: SLF001 - it has read much


def both_ways(document: Document) -> None:
    """Findings with the prefilter, before and after much was read, equal those of every rule on every block."""
    said = [
        engine.check(again, CONTEXT)
        for engine in (ONE_BY_ONE, Engine(RULES_OF_OURS), OLD)
        if (again := document.reread(document.text)) is not None
    ]
    assert len(said) == 3
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("file", OUR_FILES, ids=lambda file: file.rule.code)
def test_the_prefilter_changes_no_answer_on_examples(file: RuleFile) -> None:
    """Over the examples of every rule, the answer is that of `regex` one by one."""
    for example in file.examples:
        both_ways(parse(example.text, "markdown" if example.file.endswith("md") else "text"))


@pytest.mark.parametrize("path", sorted((RULES.parent / "examples").glob("*.[tm]*")), ids=lambda path: path.name)
def test_the_prefilter_changes_no_answer_on_articles(path: Path) -> None:
    """Over whole articles, the answer is that of `regex` one by one."""
    both_ways(parse(path.read_bytes().decode("utf-8"), "markdown" if path.suffix == ".md" else "text"))


PIECES = [example.text for file in OUR_FILES for example in file.examples]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
    st.sampled_from(["\n", "\n\n", " ", "\u00a0", "**", "\r\n"]),
)
def test_the_prefilter_changes_no_answer_on_mixtures(pieces: list[str], joint: str) -> None:
    """Over texts made of many rules' examples, the answer is that of `regex` one by one."""
    both_ways(parse(joint.join(pieces), "markdown"))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.sampled_from(["markdown", "text", "html"]))
def test_findings_keep_their_promises(pieces: list[str], format_: str) -> None:
    """Every finding lies in the source, shows it, is not empty and stands in order; edits are disjoint."""
    document = parse("\n\n".join(pieces), format_)
    checked = Engine([file.rule for file in OUR_FILES]).check(document, CONTEXT)
    order = [(finding.span, finding.code) for finding in checked.findings]
    assert order == sorted(order)
    for finding in checked.findings:
        assert document.source[finding.span.start : finding.span.end] == finding.excerpt
        assert finding.excerpt
        if finding.fix:
            edits = finding.fix.edits
            assert all(0 <= edit.start <= edit.end <= len(document.source) for edit in edits)
            assert all(one.end <= other.start for one, other in itertools.pairwise(edits))
