# SPDX-License-Identifier: Apache-2.0
"""The prefilter changes no answer on made-up articles: with our rules, and with 600 generated ones."""

import importlib.util
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.engine.check import Checked, Engine
from copylint.evidence.kind import Context
from copylint.formats import format_of, parse
from copylint.model.rule import Rule
from copylint.rulebook.files import read_folders
from copylint.rulecheck.sample import article, articles

ROOT = Path(__file__).resolve().parents[2]
CONTEXT = Context(date="2026-01-31")
FRESH = list(articles(6, 1500, seed=11))
HARD = {
    "'": "\u2019\u02bc",
    " ": "\u00a0\u202f\n\t",
    "i": "İıIﬁ",
    "s": "ſSß",
    "f": "ﬀﬁ",
    "k": "\u212aK",
    "œ": "Œ",
    "é": "É",
    "o": "œO",
}
"""Signs that fold in surprising ways, by what stands in their place."""


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """benchmarks/rulebook.py as a module."""
    spec = importlib.util.spec_from_file_location("benchmarks_rulebook", ROOT / "benchmarks/rulebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated(benchmark: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rule, ...]:
    """The 600 rules, read as those of a house."""
    folder = tmp_path_factory.mktemp("rules")
    assert benchmark.write(folder) == 600
    return tuple(file.rule for file in read_folders([folder], bundled=False))


@pytest.fixture(scope="module")
def engines(generated: tuple[Rule, ...]) -> tuple[Engine, Engine]:
    """One engine that looks for literals first, and one that tries every rule on every block."""
    return Engine(generated), one_by_one(generated)


@pytest.fixture(scope="module")
def ours() -> tuple[Engine, Engine]:
    """The same of our own rules."""
    rules = tuple(file.rule for file in read_folders([ROOT / "rules"], bundled=True))
    return Engine(rules), one_by_one(rules)


def one_by_one(rules: Sequence[Rule]) -> Engine:
    """An engine that knows nothing of what a pattern requires: no literal, no guard, no second literal."""
    plain = [{name: value for name, value in rule.options.items() if name != "needs"} for rule in rules]
    engine = Engine([rule._replace(literals=None, options=own) for rule, own in zip(rules, plain, strict=True)])
    engine._prefilter._tables = []  # noqa: SLF001 - see the docstring
    return engine


def both(engines: tuple[Engine, Engine], text: str, name: str) -> tuple[Checked, Checked]:
    """What both say of a text."""
    first, second = (engine.check(document(text, name), CONTEXT) for engine in engines)
    return first, second


def document(text: str, name: str) -> Document:
    """A text as its file's name has it read."""
    return parse(text, format_of(name), name=name)


def test_the_rulebook_is_what_it_says(benchmark: ModuleType, generated: tuple[Rule, ...]) -> None:
    """600 rules, 375 in French, each with one pattern of its own; 22 may lack a literal; the seed decides."""
    texts = [str(rule["options"]) for rule in benchmark.rules()]
    assert len(set(texts)) == 600
    assert sum("'fr'" in text for text in texts) == 375
    assert benchmark.rules(3) == benchmark.rules(3)
    assert benchmark.rules(3) != benchmark.rules(4)
    assert sum(rule.literals is None for rule in generated) <= 22


def test_600_patterns_find_what_regex_finds_one_by_one(engines: tuple[Engine, Engine]) -> None:
    """On made-up articles in both languages and formats; the rulebook finds something in each."""
    for made in FRESH:
        filtered, plain = both(engines, made.text, made.name)
        assert filtered == plain
        assert filtered.findings, made.name


def test_our_rules_find_what_regex_finds_one_by_one(ours: tuple[Engine, Engine]) -> None:
    """The same with the rules of rules/."""
    for made in FRESH:
        filtered, plain = both(ours, made.text, made.name)
        assert filtered == plain


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A made-up article some of whose signs were replaced by others that fold to them, or decomposed."""
    text = article(400, language=draw(st.sampled_from(["fr", "en"])), seed=draw(st.integers(0, 10**6)))
    for _ in range(draw(st.integers(0, 8))):
        sign = draw(st.sampled_from(sorted(HARD)))
        places = [at for at, other in enumerate(text) if other == sign]
        if places:
            at = draw(st.sampled_from(places))
            text = text[:at] + draw(st.sampled_from(HARD[sign])) + text[at + 1 :]
    if draw(st.booleans()):
        text = unicodedata.normalize("NFD", text)
    return text.upper() if draw(st.integers(0, 9)) == 0 else text


@settings(max_examples=60)
@given(texts(), st.sampled_from(["a.md", "a.txt"]))
def test_signs_that_fold_hide_nothing(engines: tuple[Engine, Engine], text: str, name: str) -> None:
    """Neither Turkish and long letters nor ligatures, apostrophes, blanks and decomposed accents change the answer."""
    filtered, plain = both(engines, text, name)
    assert filtered == plain
