# SPDX-License-Identifier: Apache-2.0
"""The findings of old: known by their words, or by the number of their places."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.config.errors import ConfigError
from copylint.config.settings import Config
from copylint.model.findings import FileResult, Finding, Severity, Suppressed
from copylint.model.places import Span
from copylint.run.baseline import NAME, Known, dumps, entries_of, fresh, mark, pruned, read
from copylint.run.run import run

GROUPED = frozenset({"DSK010"})


def found(config: Config, *paths: str) -> dict[str, FileResult]:
    """The results of a run, by name."""
    return {file.file: file for file in run(paths or ["."], config).files}


def codes(result: FileResult) -> list[str]:
    """The codes of what counts."""
    return [finding.code for finding in result.findings]


def create(site: Path, config: Config, folder: str = ".") -> Config:
    """Write a baseline of all that is found now; the configuration that names it."""
    place = (site / folder / NAME).resolve()
    files = run(["."], config).files
    place.write_text(dumps(entries_of(files, GROUPED, str(place.parent), str(site))), encoding="utf-8")
    return config._replace(baseline=str(place))


def test_what_was_there_does_not_count(site: Path, desk: Config) -> None:
    """Old findings stand under `suppressed`; a new one counts, and so does an old one whose line has other words."""
    (site / "a.md").write_text("lorem un\n\nipsum deux\n", encoding="utf-8")
    config = create(site, desk)
    result = found(config)["a.md"]
    assert codes(result) == []
    assert [(entry.finding.code, entry.by) for entry in result.suppressed] == [
        ("DSK001", "baseline"),
        ("DSK002", "baseline"),
    ]
    (site / "a.md").write_text("Titre\n\nipsum deux\n\nlorem un, et lorem\n\nlorem un\n", encoding="utf-8")
    assert codes(found(config)["a.md"]) == ["DSK001", "DSK001"]


def test_one_more_place_is_new(site: Path, desk: Config) -> None:
    """What a rule gathers is known by its number: fewer places are fine, one more shows all."""
    (site / "a.md").write_text("un -- a\n\ndeux -- b\n", encoding="utf-8")
    config = create(site, desk)
    (site / "a.md").write_text("quatre -- d\n", encoding="utf-8")
    assert codes(found(config)["a.md"]) == []
    (site / "a.md").write_text("un -- a\n\ndeux -- b\n\ntrois -- c\n", encoding="utf-8")
    assert codes(found(config)["a.md"]) == ["DSK010"]


def test_nearest_baseline(site: Path, desk: Config) -> None:
    """A folder may have a baseline of its own, under the name of the one that the configuration gives."""
    (site / "old").mkdir()
    (site / "old" / "a.md").write_text("lorem un\n", encoding="utf-8")
    config = create(site, desk)
    (site / "old" / NAME).write_text(dumps({}), encoding="utf-8")
    assert codes(found(config)["old/a.md"]) == ["DSK001"]
    (site / "old" / NAME).unlink()
    assert codes(found(config)["old/a.md"]) == []


def test_a_baseline_may_lie_aside(site: Path, desk: Config) -> None:
    """Names are relative to the folder of the baseline, wherever that is."""
    (site / "ci").mkdir()
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    config = create(site, desk, "ci")
    assert list(read(config.baseline)) == ["../a.md"]
    assert codes(found(config)["a.md"]) == []


@pytest.mark.parametrize(
    "text", ["", "[]", '{"copylint-baseline": 2, "files": {}}', '{"copylint-baseline": 1}', "\x00"]
)
def test_what_is_no_baseline(site: Path, desk: Config, text: str) -> None:
    """A baseline that cannot be read stops the run: everything would count, or nothing."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    (site / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        found(desk._replace(baseline=NAME))


def test_a_missing_baseline(site: Path, desk: Config) -> None:
    """So does one that is not there."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        found(desk._replace(baseline=NAME))
    assert "baseline create" in error.value.messages[0]["en"]


def finding(code: str = "DSK001", words: str = "lorem", fingerprint: str = "a1", places: int = 1) -> Finding:
    """A finding with some places."""
    related = tuple(Span(at, at + 1) for at in range(10, 9 + places))
    return Finding(code, "x", Severity.ERROR, {}, Span(0, 1), words, related, fingerprint=fingerprint)


def test_no_line_numbers_and_one_file_a_line() -> None:
    """The text of a baseline changes with the words only, is sorted, and can be merged line by line."""
    results = [
        FileResult("b.md", "", (finding(fingerprint="b2"), finding(fingerprint="a1"))),
        FileResult("a\u202e.md", "", (finding("DSK010", " --", places=17),)),
        FileResult("c.md", ""),
    ]
    text = dumps(entries_of(results, GROUPED, "/x", "/x"))
    assert text.split("\n")[1:3] == ['"a\\u202e.md": {"DSK010": 17},', '"b.md": {"DSK001": ["a1", "b2"]}']
    assert json.loads(text)["copylint-baseline"] == 1
    assert dumps({}) == '{"copylint-baseline": 1, "files": {}}\n'


def test_own_notices_and_waived_findings_are_not_kept() -> None:
    """What is said of comments is to be mended, not kept; what a waiver lets stand needs no baseline."""
    waived = Suppressed(finding(fingerprint="w"), "waiver")
    known = Suppressed(finding(fingerprint="k"), "baseline")
    results = [FileResult("a.md", "", (finding("CPL001"),), suppressed=(waived, known))]
    assert entries_of(results, GROUPED, "/x", "/x") == {"a.md": {"DSK001": ["k"]}}


def test_long_findings_are_known_as_a_whole() -> None:
    """A fingerprint sees 200 signs; a change behind them makes another finding."""
    first, second = finding(words="a" * 300), finding(words="a" * 299 + "b")
    assert first.fingerprint == second.fingerprint
    assert mark(first) != mark(second)
    assert mark(finding(words="a b" * 100)) == mark(finding(words="a\u00a0b" * 100))


CODES = st.dictionaries(
    st.sampled_from(["A", "B"]), st.one_of(st.integers(0, 5), st.lists(st.sampled_from("xyz"), unique=True)), max_size=2
)


@given(CODES, CODES)
@settings(max_examples=100)
def test_prune_never_adds(old: dict[str, int | list[str]], now: dict[str, int | list[str]]) -> None:
    """What is left was there before and is found now; what is fresh was not."""
    left = pruned(old, now)
    assert fresh(left, old) == {}
    assert fresh(left, now) == {}
    for code, entry in fresh(now, old).items():
        before = old.get(code)
        assert not (isinstance(entry, list) and isinstance(before, list) and set(entry) & set(before))


def test_split() -> None:
    """Known and new findings, each in order."""
    known = Known({"DSK001": ["a1"], "DSK010": 2})
    old, new, gathered = finding(), finding(fingerprint="b2"), finding("DSK010", places=2)
    assert known.split([new, old, gathered]) == ([new], [old, gathered])
    assert known.split([finding("DSK010", places=3)])[1] == []
