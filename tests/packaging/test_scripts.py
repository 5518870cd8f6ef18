# SPDX-License-Identifier: Apache-2.0
"""The scripts behind `make`: they must not call good what is not."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULE = """\
code: TST001
name: sample-fault
severity: warning
kind: phrase
message: {fr: "Une\\u00A0faute.", en: "A fault | here."}
why: {fr: "Parce que.", en: "Because."}
fix: {replace: "x", safety: safe}
examples:
  - {fail: "a⟦\\u202F⟧b", fix: "a b"}
  - {pass: "```\\ncode\\n```", because: "code is code"}
"""


def script(name: str) -> ModuleType:
    """A script of scripts/ as a module."""
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import sys; print('{\"findings\": [{}]}'); sys.exit(1)", 0),
        ("import sys; print('{\"findings\": []}'); sys.exit(1)", 1),
        ("raise SystemError", 1),
        ("print('{\"findings\": [{}]}')", 1),
        ("import sys; print('{\"findings\": [{}]}'); sys.exit(2)", 1),
    ],
    ids=["finds", "finds nothing", "traceback", "exit 0", "exit 2"],
)
def test_the_demo_fails_unless_faults_are_found(program: str, expected: int, tmp_path: Path) -> None:
    """Exit 1 with findings is success; a traceback (exit 1 too), exit 0 and exit 2 are not."""
    (tmp_path / "copylint.py").write_text(program, encoding="utf-8")
    demo = [sys.executable, str(ROOT / "scripts/demo.py"), "article.txt"]
    done = subprocess.run(demo, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, check=False)
    assert done.returncode == expected, done.stderr.decode()


def test_an_environment_is_made_anew_where_it_cannot_be_used(tmp_path: Path) -> None:
    """Missing, broken, moved or of another Python: anew. Of the same Python and tree, or made by others: kept."""
    environment = script("environment")
    version = sys.version_info[:2]
    want = environment.wanted(ROOT, version)
    here = Path(sys.prefix)
    assert environment.must_be_made(tmp_path / "missing", None, want)
    (tmp_path / "broken").mkdir()
    assert environment.must_be_made(tmp_path / "broken", None, want)
    assert environment.must_be_made(here, {**want, "tree": "/moved"}, want)
    assert environment.must_be_made(here, {**want, "python": "3.9"}, want)
    assert environment.must_be_made(here, None, environment.wanted(ROOT, (3, 9)))
    assert not environment.must_be_made(here, want, want)
    assert not environment.must_be_made(here, {**want, "pins": "old"}, want)
    assert not environment.must_be_made(here, None, want)


def test_a_stamp_that_is_not_one_counts_as_none(tmp_path: Path) -> None:
    """A missing or garbled stamp is no stamp; a written one is read back."""
    environment = script("environment")
    assert environment.found(tmp_path) is None
    for text in ("", "[]", "{"):
        (tmp_path / environment.STAMP).write_text(text, encoding="utf-8")
        assert environment.found(tmp_path) is None
    (tmp_path / environment.STAMP).write_text('{"tree": "x"}', encoding="utf-8")
    assert environment.found(tmp_path) == {"tree": "x"}


def test_pages_are_stale_until_they_are_written(tmp_path: Path) -> None:
    """A missing page, a page that differs and a page of no rule are named; what is written is fresh."""
    docs = script("docs")
    (tmp_path / "rules/tst").mkdir(parents=True)
    (tmp_path / "rules/tst/TST001-sample-fault.yml").write_text(RULE, encoding="utf-8")
    pages = docs.generated(tmp_path)
    assert set(docs.differences(tmp_path, pages)) == {"docs/rules/TST001.md", "docs/rules/README.md"}
    (tmp_path / "docs/rules").mkdir(parents=True)
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    assert docs.differences(tmp_path, pages) == {}
    (tmp_path / "docs/rules/TST002.md").write_text("old", encoding="utf-8")
    (tmp_path / "docs/rules/TST001.md").write_text("old", encoding="utf-8")
    assert docs.differences(tmp_path, pages) == {
        "docs/rules/TST002.md": None,
        "docs/rules/TST001.md": pages["docs/rules/TST001.md"],
    }


def test_a_page_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    """Invisible characters of examples appear by number, no pipe breaks a table, a fence in an example stays inside."""
    docs = script("docs")
    (tmp_path / "rules/tst").mkdir(parents=True)
    (tmp_path / "rules/tst/TST001-sample-fault.yml").write_text(RULE, encoding="utf-8")
    pages = docs.generated(tmp_path)
    text = pages["docs/rules/TST001.md"]
    assert "- fr: Une\u00a0faute.\n" in text
    assert "a⟦‹U+202F›⟧b" in text
    assert "````text\n```\ncode\n```\n````\n\ncode is code\n" in text
    assert "| A fault \\| here. |" in pages["docs/rules/README.md"]
