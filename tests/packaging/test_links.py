# SPDX-License-Identifier: Apache-2.0
"""Links of the written pages: what leads nowhere is named with its line, what holds is left alone."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def script() -> ModuleType:
    """scripts/links.py as a module."""
    spec = importlib.util.spec_from_file_location("scripts_links", ROOT / "scripts/links.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tree(folder: Path, page: str) -> Path:
    """A tree with one page of these words, a guide with headings and a file that is no page."""
    (folder / "docs").mkdir()
    (folder / "README.md").write_text(page, encoding="utf-8")
    (folder / "docs/guide.md").write_text(
        '# État de référence\n\n## The `--fix` option, twice\n\n## Keys\n\n## Keys\n\n<a id="here"></a>\n\n'
        "```\n## not a heading\n[a](gone.md) [b][c]\n```\n",
        encoding="utf-8",
    )
    (folder / "docs/schema.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "target",
    [
        "docs/guide.md",
        "docs",
        "docs/schema.json",
        "docs/guide.md#état-de-référence",
        "docs/guide.md#%C3%A9tat-de-r%C3%A9f%C3%A9rence",
        "docs/guide.md#the---fix-option-twice",
        "docs/guide.md#keys",
        "docs/guide.md#keys-1",
        "docs/guide.md#here",
        "#top",
        "https://www.example.org/gone",
        "mailto:a@example.org",
    ],
)
def test_what_leads_somewhere_holds(target: str, tmp_path: Path) -> None:
    """Files, folders, headings (accents, code, twins), named anchors; other hosts are not asked."""
    assert list(script().faults(tree(tmp_path, f"# Top\n\nSee [this]({target}).\n"))) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[this](docs/gone.md)", "README.md:3: docs/gone.md: there is no such file"),
        ("[this](docs/Guide.md)", "README.md:3: docs/Guide.md: there is no such file"),
        ("![this](picture.png)", "README.md:3: picture.png: there is no such file"),
        ("[this](docs/guide.md#gone)", "README.md:3: docs/guide.md#gone: there is no such heading"),
        ("[this](docs/guide.md#keys-2)", "README.md:3: docs/guide.md#keys-2: there is no such heading"),
        ("[this](docs/guide.md#not-a-heading)", "README.md:3: docs/guide.md#not-a-heading: there is no such heading"),
        ("[this](docs/schema.json#a)", "README.md:3: docs/schema.json#a: an anchor of what is no page"),
        ("[this](../outside.md)", "README.md:3: ../outside.md: leads out of the tree"),
        (
            "[this](/docs/guide.md)",
            "README.md:3: /docs/guide.md: starts at the root of a server: write it from this page",
        ),
        ("[this][gone]", "README.md:3: [this][gone] has no definition"),
        ("[this][k]\n\n[k]: docs/gone.md", "README.md:3: docs/gone.md: there is no such file"),
    ],
)
def test_what_leads_nowhere_is_named(words: str, said: str, tmp_path: Path) -> None:
    """Each broken link is told with file, line and reason; the case of letters counts."""
    assert list(script().faults(tree(tmp_path, f"# Top\n\nSee {words}\n"))) == [said]


def test_links_of_code_are_none(tmp_path: Path) -> None:
    """What stands in code is no link."""
    page = "`[this](docs/gone.md)` and `[a][b]`\n\n```md\n[this](docs/gone.md)\n[a][b]\n```\n"
    assert list(script().faults(tree(tmp_path, page))) == []


def test_the_script_fails_where_a_link_is_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1 and the fault on stderr; exit 0 where every link holds."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert script().main(tree(tmp_path / "a", "[this](gone.md)")) == 1
    assert capsys.readouterr().err == "links: README.md:1: gone.md: there is no such file\n"
    assert script().main(tree(tmp_path / "b", "[this](docs)")) == 0
