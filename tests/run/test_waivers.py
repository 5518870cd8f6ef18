# SPDX-License-Identifier: Apache-2.0
"""Waivers: what they let stand, for how long, and what is said of those that do nothing."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from copylint.config.errors import ConfigError
from copylint.config.settings import Config
from copylint.model.findings import FileResult, Finding
from copylint.model.places import Span
from copylint.run.run import Extras, Repairs, run
from copylint.run.waivers import Waiver, Waivers, parsed, with_added

WAIVERS = "copylint-waivers.toml"
WITH = Extras(waivers=True)


def checked(config: Config, *paths: str, repairs: Repairs | None = None) -> dict[str, FileResult]:
    """The results of a run, by name."""
    return {file.file: file for file in run(paths or ["."], config, extras=WITH, repairs=repairs).files}


def codes(result: FileResult) -> list[str]:
    """The codes of what counts."""
    return [finding.code for finding in result.findings]


def waive(config: Config, file: str, code: str = "DSK001", **more: object) -> None:
    """Write a waiver for what is found in a file now."""
    finding = next(each for each in checked(config, file)[file].findings if each.code == code)
    entry: dict[str, object] = {
        "file": file,
        "code": code,
        "fingerprint": finding.fingerprint,
        "excerpt": finding.excerpt,
        "places": 1 + len(finding.related),
        "reason": "cité",
        **more,
    }
    place = Path(WAIVERS)
    old = place.read_bytes().decode() if place.exists() else ""
    place.write_bytes(with_added(old, [entry]).encode())


def test_a_waived_finding_does_not_count(site: Path, desk: Config) -> None:
    """It stands under `suppressed` with the reason; the others of the file count."""
    (site / "a.md").write_text("lorem un\n\nipsum\n", encoding="utf-8")
    waive(desk, "a.md")
    result = checked(desk)["a.md"]
    assert codes(result) == ["DSK002"]
    assert [(entry.finding.code, entry.by, entry.reason) for entry in result.suppressed] == [
        ("DSK001", "waiver", "cité")
    ]


def test_a_run_that_is_not_asked_reads_none(site: Path, desk: Config) -> None:
    """`--isolated` and other callers go without waivers."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md")
    assert codes(run(["a.md"], desk).files[0]) == ["DSK001"]


def test_other_words_are_not_waived(site: Path, desk: Config) -> None:
    """With other words on its line the fault is there again, and the waiver is told needless."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md")
    (site / "a.md").write_text("lorem deux\n", encoding="utf-8")
    results = checked(desk)
    assert codes(results["a.md"]) == ["DSK001"]
    assert codes(results[WAIVERS]) == ["CPL004"]
    (told,) = results[WAIVERS].findings
    assert told.excerpt.startswith("[[waiver]]")
    assert "a.md" in told.message["fr"]


def test_moving_is_no_change(site: Path, desk: Config) -> None:
    """Lines above, a no-break space set right, and line ends that git changed leave the waiver in force."""
    (site / "a.md").write_bytes(b"un lorem : deux\n")
    waive(desk, "a.md")
    (site / "a.md").write_bytes("Titre\r\n\r\nun lorem\u00a0: deux\r\n".encode())
    assert list(checked(desk)) == ["a.md"]
    assert codes(checked(desk)["a.md"]) == []


def test_one_more_place_is_new(site: Path, desk: Config) -> None:
    """A gathered note is waived with the number of its places; with one more it counts again."""
    (site / "a.md").write_text("un -- a\n\ndeux -- b\n", encoding="utf-8")
    waive(desk, "a.md", "DSK010")
    assert codes(checked(desk)["a.md"]) == []
    (site / "a.md").write_text("un -- a\n\ndeux -- b\n\ntrois -- c\n", encoding="utf-8")
    assert codes(checked(desk)["a.md"]) == ["DSK010"]
    (site / "a.md").write_text("un -- a\n", encoding="utf-8")
    assert codes(checked(desk)["a.md"]) == []


def test_a_waiver_expires(site: Path, desk: Config) -> None:
    """Its last day counts, the next does not: the fault is back and the waiver is told."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md", expires=date(2026, 6, 15))
    assert codes(checked(desk)["a.md"]) == []
    results = checked(desk._replace(date="2026-06-16"))
    assert (codes(results["a.md"]), codes(results[WAIVERS])) == (["DSK001"], ["CPL005"])


def test_only_what_was_checked_is_judged(site: Path, desk: Config) -> None:
    """A run over one file says nothing of the waivers of another, but for one that has gone."""
    for name in ("a.md", "b.md", "c.md"):
        (site / name).write_text("lorem un\n", encoding="utf-8")
        waive(desk, name)
    (site / "b.md").write_text("Rien.\n", encoding="utf-8")
    (site / "c.md").unlink()
    results = checked(desk, "a.md")
    assert codes(results[WAIVERS]) == ["CPL004"]
    assert "c.md" in results[WAIVERS].findings[0].message["en"]
    assert codes(checked(desk)[WAIVERS]) == ["CPL004", "CPL004"]


def test_a_rule_out_of_force_judges_no_waiver(site: Path, desk: Config) -> None:
    """A waiver for a rule that did not run is not needless."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md")
    assert list(checked(desk._replace(ignore=(*desk.ignore, "DSK001")))) == ["a.md"]


def test_reasons_may_be_required(site: Path, desk: Config) -> None:
    """A waiver without one is an error where the configuration asks for it."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md", reason="")
    assert list(checked(desk)) == ["a.md"]
    assert codes(checked(desk._replace(require_reasons=True))[WAIVERS]) == ["CPL003"]


def test_nearest_waivers_govern(site: Path, desk: Config) -> None:
    """A folder's own waivers count for it, and those above do not; nothing above a repository counts."""
    (site / "posts").mkdir()
    (site / "posts" / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "posts/a.md")
    assert codes(checked(desk)["posts/a.md"]) == []
    (site / "posts" / WAIVERS).write_text("", encoding="utf-8")
    assert codes(checked(desk)["posts/a.md"]) == ["DSK001"]
    (site / "posts" / WAIVERS).unlink()
    (site / "posts" / ".git").mkdir()
    assert codes(checked(desk)["posts/a.md"]) == ["DSK001"]


def test_repairs_leave_what_is_waived_and_remove_what_is_needless(site: Path, desk: Config) -> None:
    """--fix touches no waived words; expired and needless waivers go from their file, comments of others stay."""
    (site / "a.md").write_text("lorem un\n\nun -- deux\n", encoding="utf-8")
    (site / WAIVERS).write_text("# Nos dérogations\n\n", encoding="utf-8")
    waive(desk, "a.md", expires=date(2026, 1, 1))
    waive(desk, "a.md", "DSK010")
    place = site / WAIVERS
    place.write_text(place.read_text("utf-8").replace("[[waiver]]", "# celle-ci\n[[waiver]]"), encoding="utf-8")
    results = checked(desk, repairs=Repairs(unsafe=True, diff=True))
    assert results["a.md"].fixed == ("DSK001",)
    assert (site / "a.md").read_text("utf-8") == "un\n\nun -- deux\n"
    assert results[WAIVERS].fixed == ("CPL005",)
    assert "-[[waiver]]" in results[WAIVERS].diff
    left = place.read_text("utf-8")
    assert left.startswith("# Nos dérogations\n\n# celle-ci\n# celle-ci\n[[waiver]]\n")
    assert [entry["code"] for entry in tomllib.loads(left)["waiver"]] == ["DSK010"]


def test_a_mere_diff_writes_nothing(site: Path, desk: Config) -> None:
    """`--diff` shows the waivers that would go and leaves them."""
    (site / "a.md").write_text("lorem un\n", encoding="utf-8")
    waive(desk, "a.md")
    (site / "a.md").write_text("Rien.\n", encoding="utf-8")
    before = (site / WAIVERS).read_bytes()
    results = checked(desk, repairs=Repairs(write=False, diff=True))
    assert results[WAIVERS].fixed == ("CPL004",)
    assert (site / WAIVERS).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[waiver]\n", ":1:"),
        ("titre = 1\n", "[[waiver]]"),
        ("waiver = []\nautre = 2\n", "[[waiver]]"),
        ('[[waiver]]\nfile = "a"\ncode = "DSK001"\nfingerprint = "x"\nraison = "y"\n', "reason"),
        ('[[waiver]]\nfile = "a"\ncode = "DSK001"\n', "fingerprint"),
        ("\n[[waiver]]\nfile = 3\n", ":2"),
        ('[[waiver]]\nfile = "a"\ncode = "D"\nexcerpt = "x"\nexpires = "demain"\n', "expires"),
        ('[[waiver]]\nfile = "a"\ncode = "D"\nexcerpt = "x"\nplaces = 0\n', "places"),
    ],
)
def test_broken_waivers_stop_the_run(site: Path, desk: Config, text: str, words: str) -> None:
    """What is wrong is told with its place, and nothing is checked or repaired."""
    (site / "a.md").write_text("un -- deux\n", encoding="utf-8")
    (site / WAIVERS).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        checked(desk, repairs=Repairs())
    for message in error.value.messages:
        assert WAIVERS in message["fr"]
        assert words in message["fr"]
    assert (site / "a.md").read_text("utf-8") == "un -- deux\n"


def test_headers_in_strings_and_comments_are_none(tmp_path: Path) -> None:
    """Where a waiver begins is found by TOML's own words, also beside texts that look like one."""
    text = (
        '# [[waiver]]\n[[ waiver ]]\nfile = "a"\ncode = "C"\nexcerpt = """\n[[waiver]]\n"""\n\n'
        "[[waiver]] # deux\nfile = 'b'\ncode = \"C\"\nexcerpt = '''x\n[[waiver]]'''\n"
    )
    file = parsed(str(tmp_path / WAIVERS), WAIVERS, text)
    assert [text[start:].split("\n", maxsplit=1)[0] for start in file.starts] == ["[[ waiver ]]", "[[waiver]] # deux"]
    assert [waiver.file for waiver in file.waivers] == ["a", "b"]
    only = parsed(file.path, WAIVERS, file.without([0]))
    assert [waiver.file for waiver in only.waivers] == ["b"]
    assert file.without([0, 1]) == "# [[waiver]]\n"
    assert file.span(1).start == file.starts[1]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_added_leaves_the_rest(end: str) -> None:
    """Comments and layout stay; a blank line parts two waivers; every sign of an excerpt comes back."""
    old = f"# à nous{end}[[waiver]]   # un{end}file = 'a'{end}code = \"C\"{end}excerpt = 'x'"
    excerpt = 'il dit\u00a0: «\u202f"non"\\\u202f»\r\n\t\x07\u2028🙂'
    new = with_added(
        old, [{"file": "é.md", "code": "C", "excerpt": excerpt, "expires": date(2027, 1, 2), "author": ""}]
    )
    assert new.startswith(old + end + end + "[[waiver]]")
    second = tomllib.loads(new)["waiver"][1]
    assert second == {"file": "é.md", "code": "C", "excerpt": excerpt, "expires": date(2027, 1, 2)}


def test_covers() -> None:
    """A waiver may name its rule by name, and goes by the excerpt where it gives no fingerprint."""
    finding = Finding("DSK001", "tired", 3, {}, Span(0, 5), "lorem", fingerprint="abc")  # type: ignore[arg-type]  # severity
    assert Waiver("a", "tired", excerpt="lorem").covers(finding)
    assert not Waiver("a", "DSK001", excerpt="ipsum").covers(finding)
    assert not Waiver("a", "DSK001", "abd", "lorem").covers(finding)
    assert not Waiver("a", "DSK002", "abc").covers(finding)


def test_names_of_files(site: Path) -> None:
    """The name in the waivers is relative to their folder, wherever the run started."""
    (site / "posts").mkdir()
    (site / WAIVERS).write_text("", encoding="utf-8")
    found = Waivers(str(site)).of("posts/a.md")
    assert found is not None
    assert found[1] == "posts/a.md"
    assert found[0].shown == WAIVERS
