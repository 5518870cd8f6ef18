# SPDX-License-Identifier: Apache-2.0
"""Which files a run takes from its arguments."""

import os
import sys
from pathlib import Path

import pytest

from copylint.config.errors import ConfigError
from copylint.config.settings import Config
from copylint.run.files import find, is_copy, unreadable


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with copy, and with what is no copy."""
    for name in (
        "b.md",
        "a.txt",
        "a/z.markdown",
        "a/deep/c.mdx",
        "page.HTML",
        "old.htm",
        "photo.png",
        "requirements-dev.txt",
        "constraints.txt",
        "robots.txt",
        "ads.txt",
        "humans.txt",
        "security.txt",
        "CMakeLists.txt",
        "LICENSE.md",
        "licenses-libres.md",
        "node_modules/x/readme.md",
        ".git/description.md",
        ".venv/lib/x.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, config: Config | None = None) -> list[str]:
    """The files found, as shown; what cannot be read with its reason behind it."""
    listing = find(paths, config or Config())
    return [file.shown + (f" ({file.refused})" if file.refused else "") for file in listing.files]


def test_folder(tree: Path) -> None:
    """A folder gives its copy in order of name, and none of the files that are no copy."""
    found = ["a.txt", "a/deep/c.mdx", "a/z.markdown", "b.md", "licenses-libres.md", "old.htm", "page.HTML"]
    assert names() == found
    assert names(".") == found
    assert names(str(tree)) == found
    assert names("a") == ["a/deep/c.mdx", "a/z.markdown"]
    assert names("a/") == ["a/deep/c.mdx", "a/z.markdown"]


def test_named_files(tree: Path) -> None:
    """A named file is taken whatever it is called, in the order given."""
    assert (tree / "photo.png").exists()
    assert names("robots.txt", "photo.png", "node_modules/x/readme.md") == [
        "robots.txt",
        "photo.png",
        "node_modules/x/readme.md",
    ]
    assert names("node_modules") == ["node_modules/x/readme.md"]


@pytest.mark.usefixtures("tree")
def test_each_once() -> None:
    """A file that is meant twice is taken once, where it was meant first."""
    assert names("b.md", "./b.md", "a/../b.md", "a", "a/z.markdown", "nowhere", "nowhere") == [
        "b.md",
        "a/deep/c.mdx",
        "a/z.markdown",
        "nowhere (missing)",
    ]


@pytest.mark.usefixtures("tree")
def test_missing() -> None:
    """A path that does not exist keeps its place, the others are found."""
    assert names("nowhere.md", "b.md", "b.md/inside.md") == ["nowhere.md (missing)", "b.md", "b.md/inside.md (missing)"]


@pytest.mark.usefixtures("tree")
def test_name_that_no_system_takes() -> None:
    """A name with a NUL is refused and not a crash."""
    assert names("a\0b") == ["a\0b (unreadable)"]


def test_globs(tree: Path) -> None:
    """A glob that the shell did not expand is expanded; a file of that very name comes first."""
    assert names("*.md") == ["LICENSE.md", "b.md", "licenses-libres.md"]
    assert names("**/*.mdx") == ["a/deep/c.mdx"]
    assert names("*.docx") == ["*.docx (missing)"]
    if os.name != "nt":
        (tree / "[b].md").write_text("x\n", encoding="utf-8")
        assert names("[b].md") == ["[b].md"]


def test_empty_folder(tree: Path) -> None:
    """A folder with nothing to check is told."""
    (tree / "images").mkdir()
    listing = find(["images", "b.md"], Config())
    assert [file.shown for file in listing.files] == ["b.md"]
    assert [(entry.file, entry.fatal) for entry in listing.folders] == [("images", True)]


@pytest.mark.usefixtures("tree")
def test_exclude() -> None:
    """`exclude` holds for what folders give; files that are named need `force_exclude`."""
    config = Config(exclude=("a/", "*.htm*"))
    assert names(".", config=config) == ["a.txt", "b.md", "licenses-libres.md"] + (
        ["page.HTML"] if sys.platform != "win32" else []
    )
    assert names("a/z.markdown", "a", config=config) == ["a/z.markdown"]
    forced = config._replace(force_exclude=True)
    assert names("a/z.markdown", "a", "b.md", config=forced) == ["b.md"]


@pytest.mark.usefixtures("tree")
def test_emptied_by_exclusion() -> None:
    """A folder that an exclusion emptied is told, unless exclusions were forced."""
    config = Config(exclude=("a/**",))
    assert [entry.file for entry in find(["a"], config).folders] == ["a"]
    assert find(["a"], config._replace(force_exclude=True)).folders == ()
    assert find(["a/deep/c.mdx"], config._replace(force_exclude=True)) == ((), ())


def test_exclude_above(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exclusions hold for files outside the working directory too."""
    monkeypatch.chdir(tree / "a" / "deep")
    assert names("../..", config=Config(exclude=("*.md", "*.htm*", "page.*"))) == [
        "../../a.txt",
        "../z.markdown",
        "c.mdx",
    ]


def test_wrong_pattern() -> None:
    """An exclusion that is no glob is an error of the configuration."""
    with pytest.raises(ConfigError, match="!"):
        find(["."], Config(exclude=("!",)))


@pytest.mark.usefixtures("tree")
def test_standard_input() -> None:
    """`-` is standard input, once, under the name that it is given."""
    listing = find(["-", "b.md", "-"], Config(), stdin_filename="./posts/a.md")
    assert [(file.path, file.shown) for file in listing.files] == [("-", "posts/a.md"), ("b.md", "b.md")]
    assert names("-") == ["<stdin>"]
    excluded = Config(exclude=("posts/",), force_exclude=True)
    assert find(["-"], excluded, stdin_filename="posts/a.md").files == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_special_files(tree: Path) -> None:
    """Pipes and devices are refused when named and never taken from a folder."""
    os.mkfifo(tree / "pipe.md")
    assert names("pipe.md", os.devnull)[0] == "pipe.md (special)"
    assert names(os.devnull)[0].endswith("(special)")
    assert "pipe.md" not in names()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links(tree: Path) -> None:
    """Links to files are taken once, links to folders are not followed, no loop is endless."""
    (tree / "a" / "again.md").symlink_to(tree / "b.md")
    (tree / "a" / "loop").symlink_to(tree / "a")
    (tree / "a" / "self.md").symlink_to("self.md")
    (tree / "a" / "gone.md").symlink_to("nowhere.md")
    assert names("a") == ["a/again.md", "a/deep/c.mdx", "a/z.markdown"]
    assert names(".").count("b.md") + names(".").count("a/again.md") == 1
    assert names("a/loop") == ["a/loop/again.md", "a/loop/deep/c.mdx", "a/loop/z.markdown"]
    assert names("a/gone.md", "a/self.md") == ["a/gone.md (missing)", "a/self.md (unreadable)"]


def test_directory_named_like_a_file(tree: Path) -> None:
    """A folder called `x.md` is a folder."""
    (tree / "x.md").mkdir()
    (tree / "x.md" / "in.md").write_text("x\n", encoding="utf-8")
    assert names("x.md") == ["x.md/in.md"]


def test_folder_that_cannot_be_listed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not list is told, the rest is found."""
    real = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "no")
        return real(path)

    monkeypatch.setattr("copylint.run.files.os.scandir", refuse)
    listing = find(["a"], Config())
    assert [file.shown for file in listing.files] == ["a/z.markdown"]
    assert [entry.file for entry in listing.folders] == ["a/deep"]
    assert (tree / "a" / "deep").is_dir()


def test_reasons() -> None:
    """The system's reason is told without its words, which may be in any language."""
    assert "refuse" in unreadable(PermissionError(13, "denied"))["fr"]
    assert "5" in unreadable(OSError(5, "input/output"))["fr"]
    assert "ValueError" in unreadable(ValueError("embedded null"))["en"]


@pytest.mark.parametrize("name", ["x.md", "X.MD", "x.markdown", "a.b.html", "requirements.md", "robots.md"])
def test_copy(name: str) -> None:
    """Copy is known by its suffix."""
    assert is_copy(name)


@pytest.mark.parametrize("name", ["x", "x.py", "md", "requirements.txt", "LICENSE.txt", ""])
def test_no_copy(name: str) -> None:
    """Other files, and plain text that is for machines, are no copy."""
    assert not is_copy(name)
