# SPDX-License-Identifier: Apache-2.0
"""What all formats keep to: one module each, the same counts, both languages, no English in French."""

import re
import string
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.config.settings import OUTPUT_FORMATS
from copylint.model.findings import FAMILIES, FileResult, Finding, Result, Severity
from copylint.model.places import Span
from copylint.report import FORMATS, Options, counts, number, pieces, render, words
from copylint.text.display import GLYPHS
from copylint.wording import LANGUAGES, texts


def own(language: str) -> dict[str, str]:
    """The texts of reports in a language."""
    return {key: text for key, text in texts(language).items() if key.startswith(("report.", "family."))}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_writes_every_result(name: str, language: str, result: Result, mixed: Result) -> None:
    """A finding, a clean file, an unread one, none at all: text that ends its last line, the same each time."""
    for run in (result, mixed, Result()):
        text = render(name, run, Options(language))
        assert text.endswith("\n")
        assert text == render(name, run, Options(language))
        text.encode("utf-8")


def test_every_promised_format_exists() -> None:
    """Every word of `--output-format` has a module, and an unknown one is refused."""
    assert set(OUTPUT_FORMATS) | {"statistics"} == set(FORMATS)
    assert all(import_module(f"copylint.report.{name}").__doc__ for name in FORMATS)
    with pytest.raises(KeyError):
        render("pdf", Result(), Options())


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "statistics", "github", "junit"])
def test_no_english_in_french(name: str, mixed: Result) -> None:
    """The text of a French report has no word of the English one: names of options and of formats aside."""
    text = render(name, mixed, Options("fr", families=FAMILIES))
    ours = re.sub(r"<[^>]*>|::\w+ |\b\w+=|--[\w-]+", " ", text)  # markup of the formats, options
    seen = set(re.findall(r"[a-z]+", ours.lower()))
    assert not seen & {
        "error",
        "warning",
        "note",
        "line",
        "lines",
        "place",
        "places",
        "file",
        "files",
        "checked",
        "fix",
    }


def test_both_languages_have_the_same_texts_and_values() -> None:
    """Each text of a report exists in both languages, with the same values in braces."""

    def shape(language: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, text in own(language).items():
            base = re.sub(r"\.(one|other|first\.one|first\.other)$", "", key)
            fields = {field or "" for _, field, _, _ in string.Formatter().parse(text) if field is not None}
            found.setdefault(base, set()).update(fields - {"n", "shown"})
        return found

    assert shape("fr") == shape("en")
    assert {f"family.{family}" for family in FAMILIES} <= set(own("fr"))
    assert {f"report.glyph.{kind}" for kind in GLYPHS} <= set(own("fr"))


def test_french_texts_have_french_typography() -> None:
    """No-break spaces before two-part signs and after numbers, curly apostrophes, no straight quotation marks."""
    for key, text in own("fr").items():
        assert not re.search(r"(?<![\u00a0\u202f])[:;?!»]|«(?!\u00a0)|\{n\} |'|\"", text), key


def test_counts(mixed: Result) -> None:
    """Findings by severity and what fixes repair; what is suppressed does not count."""
    assert counts(mixed) == (3, 1, 1, 2, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("L’offre : 97 milliards !", 3),
        ("porte-parole e\u0301te\u0301", 2),
        ("« a »\u00a0; — 3 %", 2),
        ("α β γ δ ε ζ η θ ι κ λ μ ν ξ π ρ σ τ υ φ-χ ψ’ω", 21),
    ],
)
def test_words_are_those_of_a_word_processor(text: str, expected: int) -> None:
    """Signs alone are no words; an apostrophe or a hyphen does not make two."""
    assert words(text) == expected


@given(st.text("ab1éœж語_-'’\u2010\u2011\u0301\u00a0 .«—😀\udc80", max_size=60) | st.text(max_size=60))
@settings(max_examples=200)
def test_words_are_runs_that_begin_with_a_letter_or_digit(text: str) -> None:
    """Marks, apostrophes, hyphens and underscores go on a word and begin none, whatever the script."""
    assert words(text) == len(re.findall(r"[^\W_][\w\u0300-\u036f'’\u2010\u2011-]*", text))


def test_numbers_have_their_thousands_apart() -> None:
    """Narrow no-break spaces in French, commas in English."""
    assert [number(1234567, language) for language in LANGUAGES] == ["1\u202f234\u202f567", "1,234,567"]


def test_a_long_text_has_as_many_words_as_its_pieces() -> None:
    """However long: counted by pieces, no word is cut in two, blanks or none."""
    line = "L’offre de porte-parole, aujourd'hui\u00a0: 12 mots. "
    assert words(line * 9000) == words(line) * 9000
    assert words("mot-" * 60_000) == 1


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "jsonl"])
def test_a_long_report_comes_in_pieces(name: str) -> None:
    """Written one after the other they are the report."""
    source = "mot\n" * 3000
    findings = tuple(
        Finding("TYP001", "x", Severity.NOTE, {"en": "Here."}, Span(4 * at, 4 * at + 3), "mot") for at in range(3000)
    )
    result = Result((FileResult("a.md", source, findings),))
    found = list(pieces(name, result, Options("en")))
    assert len(found) > 1
    assert all(piece.endswith("\n") for piece in found)
    assert "".join(found) == render(name, result, Options("en"))
    assert "".join(found).count("TYP001") >= 3000
