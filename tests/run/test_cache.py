# SPDX-License-Identifier: Apache-2.0
"""The cache of results: what it answers is what a check would say, and whatever goes wrong costs a check."""

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from copylint.config.settings import Config
from copylint.model.findings import FileResult, Finding, Fix, NotChecked, Result, Severity, Suppressed
from copylint.model.places import Edit, Span
from copylint.run import cache as cache_room
from copylint.run import run as run_room
from copylint.run import work as work_room
from copylint.run.cache import FOLDER, Cache, dumps, loads
from copylint.run.linter import Linter
from copylint.run.run import FEW, Extras, run

KEEP = Extras(cache=True)
COUNT = FEW + 4


@pytest.fixture
def articles(site: Path) -> Path:
    """More files than a run without a cache takes."""
    for number in range(COUNT):
        text = f"Article {number}.\n\nlorem -- un\n\n<!-- copylint-disable-next-line DSK002 -- cité -->\nipsum\n"
        (site / f"a{number:02}.md").write_text(text if number % 2 else "Rien.\n", encoding="utf-8")
    return site


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked."""
    seen: list[str] = []
    real = Linter.check_document

    def see(self: Linter, document: object, file: str, aside: object = None) -> FileResult:
        seen.append(file)
        return real(self, document, file, aside)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(Linter, "check_document", see)
    return seen


def databases(site: Path) -> list[Path]:
    """What lies in the cache."""
    return sorted((site / FOLDER).glob("results-*"))


def test_a_second_run_checks_nothing(articles: Path, desk: Config, checks: list[str]) -> None:
    """Its answer is the first one's, and that of a run without a cache."""
    first = run(["."], desk, extras=KEEP)
    assert len(checks) == COUNT
    assert run(["."], desk, extras=KEEP) == first
    assert len(checks) == COUNT
    assert run(["."], desk) == first
    assert any(file.suppressed for file in first.files)
    assert (articles / FOLDER / ".gitignore").read_text("ascii") == "*\n"
    assert (articles / FOLDER / "CACHEDIR.TAG").is_file()


def test_what_changes_an_answer_is_checked_again(articles: Path, desk: Config, checks: list[str]) -> None:
    """Another text, name, rule, choice or version: nothing old is taken for new."""
    run(["."], desk, extras=KEEP)
    checks.clear()
    (articles / "a01.md").write_text("lorem\n", encoding="utf-8")
    (articles / "a02.md").rename(articles / "fr-CA.md")
    run(["."], desk, extras=KEEP)
    assert sorted(checks) == ["a01.md", "fr-CA.md"]
    for config in (
        desk._replace(ignore=(*desk.ignore, "DSK001")),
        desk._replace(profile="fr-CA"),
        desk._replace(date=""),
    ):
        checks.clear()
        run(["."], config, extras=KEEP)
        assert len(checks) == COUNT
    checks.clear()
    run(["."], desk._replace(fail_on="never", lang="en", output_format="json"), extras=KEEP)
    assert checks == []


def test_a_rule_that_changes(articles: Path, desk: Config, checks: list[str], tmp_path: Path) -> None:
    """A house's rules count by their content."""
    assert articles.is_dir()
    folder = tmp_path / "rules"
    folder.mkdir()
    for path in Path(desk.rules[0]).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    config = desk._replace(rules=(str(folder),))
    run(["."], config, extras=KEEP)
    rule = next(folder.glob("DSK001*"))
    rule.write_text(rule.read_text("utf-8").replace("severity: error", "severity: note"), encoding="utf-8")
    checks.clear()
    severities = {each.severity for file in run(["."], config, extras=KEEP).files for each in file.findings}
    assert len(checks) == COUNT
    assert severities == {Severity.NOTE}


def test_waivers_and_baseline_are_asked_each_time(articles: Path, desk: Config) -> None:
    """What they set aside is not kept with the results."""
    both = Extras(cache=True, waivers=True)
    before = run(["."], desk, extras=both)
    finding = before.files[1].findings[0]
    (articles / "copylint-waivers.toml").write_text(
        f'[[waiver]]\nfile = "a01.md"\ncode = "DSK001"\nfingerprint = "{finding.fingerprint}"\n', encoding="utf-8"
    )
    after = run(["."], desk, extras=both)
    assert [entry.by for entry in after.files[1].suppressed] == ["comment", "waiver"]
    (articles / "copylint-waivers.toml").unlink()
    assert run(["."], desk, extras=both) == before


def test_a_broken_database_is_made_anew(articles: Path, desk: Config, checks: list[str]) -> None:
    """Cut, overwritten, of another shape, with rows that mean nothing: the answer is that of a check."""
    first = run(["."], desk, extras=KEEP)
    (database,) = databases(articles)
    whole = database.read_bytes()
    for broken in (
        b"",
        b"not a database at all, but long enough to be read as one" * 99,
        whole[: len(whole) // 2],
        whole[:99],
    ):
        database.write_bytes(broken)
        assert run(["."], desk, extras=KEEP) == first
    database.unlink()
    base = sqlite3.connect(database)
    base.execute("CREATE TABLE results (something TEXT)")
    base.close()
    assert run(["."], desk, extras=KEEP) == first
    run(["."], desk, extras=KEEP)
    base = sqlite3.connect(database)
    with base:
        base.execute("UPDATE results SET result = '[1]'")
    base.close()
    checks.clear()
    assert run(["."], desk, extras=KEEP) == first
    assert len(checks) == COUNT
    checks.clear()
    assert run(["."], desk, extras=KEEP) == first
    assert checks == []


def test_two_versions_side_by_side(articles: Path, desk: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a database of its own and takes nothing from the other's."""
    first = run(["."], desk, extras=KEEP)
    old = databases(articles)[0].read_bytes()
    monkeypatch.setattr(cache_room, "VERSION", "99.0.0")
    assert run(["."], desk, extras=KEEP) == first
    assert len(databases(articles)) == 2
    assert old in [path.read_bytes() for path in databases(articles)]


def test_a_database_from_elsewhere_opens_nothing(
    articles: Path, desk: Config, checks: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What somebody else's branch brings was kept under another secret."""
    run(["."], desk, extras=KEEP)
    checks.clear()
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path / "other"))
    run(["."], desk, extras=KEEP)
    assert len(checks) == COUNT
    assert articles.is_dir()


def test_a_link_is_not_followed(articles: Path, desk: Config, tmp_path: Path) -> None:
    """A cache folder that leads elsewhere is not used."""
    (tmp_path / "elsewhere").mkdir()
    (articles / FOLDER).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    run(["."], desk, extras=KEEP)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_cannot_be_written(articles: Path, desk: Config) -> None:
    """A file in its place: the run goes without."""
    (articles / FOLDER).write_text("", encoding="utf-8")
    assert len(run(["."], desk, extras=KEEP).files) == COUNT


def test_a_locked_database_is_left_alone(articles: Path, desk: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another run writes, this one goes without, and the database stays."""
    first = run(["."], desk, extras=KEEP)
    (database,) = databases(articles)
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: real(path, timeout=0.01 * timeout))
    (articles / "a00.md").write_text("lorem\n", encoding="utf-8")
    other = real(database)
    other.execute("BEGIN EXCLUSIVE")
    assert run(["."], desk, extras=KEEP).files[1:] == first.files[1:]
    other.rollback()
    other.close()
    assert database.is_file()


real = sqlite3.connect


def test_runs_at_once(articles: Path, desk: Config) -> None:
    """Several runs over the same files agree, whoever writes first."""
    results: list[Result] = []
    assert articles.is_dir()
    threads = [threading.Thread(target=lambda: results.append(run(["."], desk, extras=KEEP))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(result == results[0] for result in results)
    assert run(["."], desk, extras=KEEP) == results[0]


def test_what_could_not_be_checked_is_not_kept(site: Path, desk_rules: Path) -> None:
    """A rule that ran out of time may find it next time."""
    assert desk_rules.is_dir()
    with Cache(site) as cache:
        key = cache.key(Config(), "a.md", b"x")
        cache.put(key, FileResult("a.md", "x", not_checked=(NotChecked("rule", {"fr": "x"}),)))
        cache.put(key, FileResult("a.md", "x", checked=False))
    with Cache(site) as cache:
        assert cache.get(key, "a.md", "x") is None
        cache.put(key, FileResult("a.md", "x", language="fr"))
    with Cache(site) as cache:
        assert cache.get(key, "b.md", "x") == FileResult("b.md", "x", language="fr")


def test_ctrl_c_keeps_what_was_done(articles: Path, desk: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """The results so far are written, and the run ends."""
    real_check = run_room.check_file
    done: list[int] = []

    def stop(*words: object, **named: object) -> FileResult:
        if len(done) == 5:
            raise KeyboardInterrupt
        done.append(1)
        return real_check(*words, **named)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(work_room, "check_file", stop)
    with pytest.raises(KeyboardInterrupt):
        run(["."], desk, extras=KEEP)
    base = sqlite3.connect(databases(articles)[0])
    assert base.execute("SELECT COUNT(*) FROM results").fetchone() == (5,)
    base.close()


def test_old_rows_go(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody asked for in a month is thrown away; what was asked for stays."""
    with Cache(site) as cache:
        keys = [cache.key(Config(), name, b"") for name in ("a", "b")]
        for key in keys:
            cache.put(key, FileResult("", ""))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 20 * 86400)
    with Cache(site) as cache:
        assert cache.get(keys[0], "", "") is not None
    monkeypatch.setattr(time, "time", lambda: now + 40 * 86400)
    with Cache(site) as cache:
        cache.put(cache.key(Config(), "c", b""), FileResult("", ""))
    with Cache(site) as cache:
        assert [cache.get(key, "", "") is not None for key in keys] == [True, False]


def test_a_result_as_text() -> None:
    """Everything in it comes back, half surrogates and lone signs too."""
    source = "é🙂\ud800 lorem"
    finding = Finding(
        "DSK001", "x", Severity.NOTE, {"fr": "«\u00a0é\u00a0»", "en": "e"}, Span(1, 3), source[1:3], (Span(4, 6),),
        Fix({"fr": "t", "en": "t"}, (Edit(1, 2, "\u202f"), Edit(3, 3, "")), "safe", apart=True),
        ("DSK002",), "broken", "en", "ab12", "https://example.org",
    )  # fmt: skip
    result = FileResult("a.md", source, (finding,), suppressed=(Suppressed(finding, "comment", "r"),), language="fr")
    assert loads(dumps(result), "a.md", source) == result


def test_not_on_the_start_path() -> None:
    """A run over one file loads neither the database nor what sets aside."""
    program = "import sys; from copylint.run.run import run; print([m for m in sys.modules if m in NAMES])"
    names = [
        "sqlite3",
        "copylint.run.work",
        "copylint.run.sift",
        "copylint.run.suppress",
        "copylint.run.cache",
        "tomllib",
    ]
    done = subprocess.run(
        [sys.executable, "-c", program.replace("NAMES", repr(names))], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
