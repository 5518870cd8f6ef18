# SPDX-License-Identifier: Apache-2.0
"""The guides to the configuration: their examples are configurations, their tables of keys are fresh."""

import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from copylint.config.choices import Choices
from copylint.config.keys import KEYS
from copylint.run.files import File
from copylint.run.linters import Linters

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ["docs/configuration.md", "docs/fr/configuration.md"]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """scripts/docs.py."""
    spec = spec_from_file_location("docs", ROOT / "scripts" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["docs"] = module
    spec.loader.exec_module(module)
    return module


def test_fresh(docs: ModuleType) -> None:
    """The schema and the tables of keys are those that the vocabulary gives."""
    pages = docs.configuration(ROOT)
    assert set(GUIDES) < pages.keys()
    assert docs.differences(ROOT, pages).keys().isdisjoint(pages)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_key_is_in_the_table(guide: str) -> None:
    """Each key has its row, in the order of the vocabulary."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\| `([a-z-]+)` \|", text) == list(KEYS)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_is_a_configuration(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example can be copied: each key is right and each word names a rule."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"(?s)```toml\n(.*?)```", text) if "extend" in block)
    site = tmp_path / "site"
    (site / "editorial" / "rules").mkdir(parents=True)
    (tmp_path / "copylint.toml").write_text("", encoding="utf-8")
    (site / "copylint.toml").write_text(example.replace('rules = ["editorial/rules"]\n', ""), encoding="utf-8")
    (site / "elus.csv").write_text("Nom\nDupont\n", encoding="utf-8")
    monkeypatch.chdir(site)
    linters = Linters(Choices())
    for name in ("a.md", "archives/b.md", "c.mdx"):
        assert linters.of(File(name, name)).rules
    assert Choices().of("c.mdx").config.renderer == "mdx"
    assert Choices().run.config.names == {"bruay", "dupont"}
