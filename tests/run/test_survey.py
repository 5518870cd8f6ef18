# SPDX-License-Identifier: Apache-2.0
"""What a look at a repository tells."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from copylint.run.survey import GENERATORS, Survey, survey

FRENCH = "Le marché a rouvert samedi, et les halles de la vieille ville étaient pleines de monde.\n"
ENGLISH = "The market reopened on Saturday, and the halls of the old town were full again.\n"


def look(folder: Path, files: Mapping[str, str | bytes]) -> Survey:
    """The survey of a folder with some files."""
    for name, text in files.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return survey(folder)


def test_files_and_languages(tmp_path: Path) -> None:
    """Copy is counted by suffix, languages by what was read; what cannot be read or is empty tells none."""
    found = look(
        tmp_path,
        {"a.md": FRENCH, "b.md": FRENCH, "c.TXT": ENGLISH, "d.mdx": "", "e.txt": b"Caf\xe9", "requirements.txt": "x"},
    )
    assert found.files == 5
    assert found.suffixes == {".md": 2, ".txt": 2, ".mdx": 1}
    assert (found.languages, found.read) == ({"fr": 2, "en": 1}, 3)
    assert look(tmp_path / "empty", {"./": ""}) == Survey()


def test_many_files(tmp_path: Path) -> None:
    """Of many files a sample is read."""
    found = look(tmp_path, {f"{number}.md": FRENCH for number in range(250)})
    assert found.files == 250
    assert 80 <= found.read <= 100


def test_profile(tmp_path: Path) -> None:
    """The French that most French files declare is told, that of a few is not."""
    canadian = f"---\nlang: fr-CA\n---\n{FRENCH}"
    assert look(tmp_path, {"a.md": canadian, "b.md": FRENCH}).profile == ""
    assert look(tmp_path, {"c.md": canadian, "fr-ca/d.md": FRENCH}).profile == "fr-CA"


@pytest.mark.parametrize(
    ("generator", "marks"), [(generator, marks) for generator in GENERATORS for marks in generator.marks]
)
def test_generators(tmp_path: Path, generator: object, marks: tuple[str, ...]) -> None:
    """Each generator is known by each of its marks, at the top and in a folder for sites."""
    files = {}
    for mark in marks:
        name, _, words = mark.partition("~")
        files[name if words or "." in name[1:] or name == "Gemfile" else f"{name}/"] = words
    found = look(tmp_path / "top", files)
    assert (found.generator, found.where, found.told) == (generator, "", marks[0].partition("~")[0])
    found = look(tmp_path / "below", {f"docs/{name}": text for name, text in files.items()})
    assert (found.generator, found.where, found.told) == (generator, "docs", f"docs/{marks[0].partition('~')[0]}")


@pytest.mark.parametrize("files", [{"_config.yml": ""}, {"config.toml": "x"}, {"package.json": "hugo"}])
def test_no_generator(tmp_path: Path, files: dict[str, str]) -> None:
    """A file that others use too tells nothing."""
    assert look(tmp_path, files).generator is None


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        (".pre-commit-config.yaml", "- id: fix-spaces\n", "fix-spaces"),
        (".pre-commit-config.yaml", "- id: fix-smartquotes\n", "fix-smartquotes"),
        ("package.json", '{"devDependencies": {"prettier": "^1.8.2"}}', "prettier"),
        ("package.json", '{"devDependencies": {"prettier":"0.9.0"}}', "prettier"),
        (".editorconfig", "[*]\nCharset = latin1\n", "latin1"),
        (".editorconfig", "[*]\ntrim_trailing_whitespace=true\n", "trim"),
        (".pre-commit-config.yaml", "- id: trailing-whitespace\n- id: mdformat\n- id: prettier\n", ""),
        ("package.json", '{"devDependencies": {"prettier": "^1.19.1", "prettier-x": "1.2.0"}}', ""),
        ("package.json", '{"devDependencies": {"prettier": "^3.10.1"}}', ""),
        (".editorconfig", "[*]\ncharset = utf-8\ntrim_trailing_whitespace = false\n", ""),
    ],
)
def test_what_undoes_typography(tmp_path: Path, name: str, text: str, key: str) -> None:
    """Tools that replace no-break spaces or apostrophes are told with their file; those that keep them are not."""
    assert look(tmp_path, {name: text}).undoing == (((key, name),) if key else ())


def test_what_is_set_up(tmp_path: Path) -> None:
    """A configuration, hooks and CI services that are there are told."""
    found = look(tmp_path, {"pyproject.toml": "[tool.x]\n", ".github/": "", ".gitlab-ci.yml": ""})
    assert (found.configured, found.hooks, found.services) == ("", False, ("github", "gitlab"))
    found = look(tmp_path, {"pyproject.toml": "[tool.copylint]\n", ".pre-commit-config.yaml": ""})
    assert (found.configured, found.hooks) == ("pyproject.toml", True)
    assert look(tmp_path, {".copylint.toml": ""}).configured == ".copylint.toml"
