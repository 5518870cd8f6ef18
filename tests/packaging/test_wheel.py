# SPDX-License-Identifier: Apache-2.0
"""What users install: the wheel, and that every way to it leads to the same one.

No network: new environments borrow the dependencies of the one that runs the tests, and builds are not isolated.
(scripts/check_wheel.py installs the hashed dependencies themselves.)
"""

import configparser
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from copylint.text.patterns import Store

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/copylint"
RULES = sorted(path for path in (ROOT / "rules").rglob("*") if path.is_file())
"""Rules, lists and their budget."""
CLEAN = "Le conseil municipal s\u2019est réuni mardi. Il a voté le budget.\n"
VERSION = re.search('^VERSION = "(.+)"$', (PACKAGE / "model/version.py").read_text(encoding="utf-8"), re.MULTILINE)


def build(tree: Path, target: str, folder: Path) -> Path:
    """The wheel or sdist of a tree, by the build backend itself."""
    folder.mkdir(exist_ok=True)
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder), cwd=tree)
    (built,) = folder.iterdir()
    return built


def run(*command: str, cwd: Path, **variables: str) -> str:
    """The stdout of a command that must succeed, run without the paths and caches of the developer."""
    ours = ("PYTHONPATH", "COPYLINT", "COV", "XDG_CACHE_HOME")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    environment = inherited | {"PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(cwd / ".cache")} | variables
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command} exited {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def contents(wheel: Path) -> dict[str, bytes]:
    """Every file of a wheel by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def assert_same(one: Path, other: Path) -> None:
    """Two wheels hold the same files with the same content, but for the compiled patterns.

    `regex` orders some of its code by addresses in memory: the patterns stored are the same, their code may differ.
    """
    ours, theirs = contents(one), contents(other)
    assert ours.keys() == theirs.keys()
    differ = [name for name in ours if ours[name] != theirs[name]]
    assert [name for name in differ if not name.endswith(("/patterns.json", ".dist-info/RECORD"))] == []


def installed(wheel: Path, folder: Path) -> Path:
    """The `bin` of a new environment that holds a wheel, and borrows all else."""
    venv.create(folder, symlinks=os.name != "nt")
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = ("-m", "pip", "--python", str(binaries / "python"), "install", "--quiet", "--disable-pip-version-check")
    run(sys.executable, *pip, "--no-deps", "--no-index", str(wheel), cwd=folder)
    paths = {"base": str(folder), "platbase": str(folder)}
    site_packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    # A line of a .pth file adds the folder alone: the .pth files in it (our own editable install) are not read.
    (site_packages / "borrowed.pth").write_text(
        f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n", encoding="utf-8"
    )
    return binaries


def module_file(binaries: Path, folder: Path) -> Path:
    """Where an environment imports copylint from."""
    return Path(run(str(binaries / "python"), "-c", "import copylint; print(copylint.__file__)", cwd=folder).strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="module")
def listed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `copylint rules list` of the installed wheel says, in a folder without anything."""
    folder = tmp_path_factory.mktemp("installed")
    binaries = installed(wheel, folder / "venv")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "article.txt").write_text(CLEAN, encoding="utf-8")
    assert module_file(binaries, elsewhere).is_relative_to(folder)
    assert VERSION is not None
    for command in ([str(binaries / "copylint")], [str(binaries / "python"), "-m", "copylint"]):
        assert VERSION[1] in run(*command, "--version", cwd=elsewhere)
        run(*command, "check", "article.txt", cwd=elsewhere)
    return run(str(binaries / "copylint"), "rules", "list", cwd=elsewhere)


def test_the_wheel_holds_the_package_the_rules_and_the_bundle(wheel: Path) -> None:
    """Every file of src/copylint and of rules/ is in the wheel as it is, beside the bundle and the stored patterns."""
    files = contents(wheel)
    expected = {f"copylint/_rules/{path.relative_to(ROOT / 'rules').as_posix()}": path.read_bytes() for path in RULES}
    sources = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected |= {path.relative_to(ROOT / "src").as_posix(): path.read_bytes() for path in sources}
    packaged = {name: data for name, data in files.items() if ".dist-info/" not in name}
    bundle = packaged.pop("copylint/_rules/bundle.json")
    patterns = packaged.pop("copylint/_rules/patterns.json")
    assert packaged == expected
    assert bundle.startswith((b"{", b"["))
    assert Store(patterns)
    assert "copylint/py.typed" in packaged


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    """Name, version, Python, licence and the console script are in the wheel's metadata."""
    assert VERSION is not None
    files = {name.partition(".dist-info/")[2]: data for name, data in contents(wheel).items()}
    metadata = message_from_bytes(files["METADATA"])
    assert (metadata["Name"], metadata["Version"]) == ("copylint", VERSION[1])
    assert (metadata["Requires-Python"], metadata["License-Expression"]) == (">=3.11", "Apache-2.0")
    assert files["licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    scripts = configparser.ConfigParser()
    scripts.read_string(files["entry_points.txt"].decode())
    assert dict(scripts["console_scripts"]) == {"copylint": "copylint.cli.start:process"}


def test_the_installed_wheel_runs_from_another_folder(listed: str) -> None:
    """The console script and `python -m copylint` work where there is no repository, with every rule of rules/."""
    codes = {path.name[:6] for path in RULES if path.suffix == ".yml" and path.parent.name != "lists"}
    assert codes
    assert {code for code in codes if code not in listed} == set()


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel made from the source distribution is the wheel made from the tree, file by file."""
    sdist = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "tree", filter="data")
    (tree,) = (tmp_path / "tree").iterdir()
    for name in ("Makefile", "requirements/dev.txt", "scripts/environment.py", "tests/packaging/test_wheel.py"):
        assert (tree / name).is_file(), name
    assert_same(build(tree, "wheel", tmp_path / "wheel"), wheel)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git repository")
def test_a_git_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A tree that `git archive` wrote, without .git, builds the same wheel: what is not ignored is all that it takes.

    The index and the objects of the archive live in a temporary folder: the repository is only read.
    """
    objects = run("git", "rev-parse", "--path-format=absolute", "--git-path", "objects", cwd=ROOT).strip()
    (tmp_path / "objects").mkdir()
    git = {
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects,
    }
    run("git", "add", "--all", cwd=ROOT, **git)
    tree_id = run("git", "write-tree", cwd=ROOT, **git).strip()
    run("git", "archive", "--output", str(tmp_path / "tree.tar"), tree_id, cwd=ROOT, **git)
    with tarfile.open(tmp_path / "tree.tar") as archive:
        archive.extractall(tmp_path / "tree", filter="data")
    assert_same(build(tmp_path / "tree", "wheel", tmp_path / "wheel"), wheel)


def test_an_editable_install_reads_the_rules_of_the_tree(listed: str, tmp_path: Path) -> None:
    """An editable install holds no copy of anything: it imports src/ and lists the rules that the wheel lists."""
    backend = "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    name = run(sys.executable, "-c", backend, str(tmp_path), cwd=ROOT).strip()
    packaged = {file for file in contents(tmp_path / name) if ".dist-info/" not in file}
    assert packaged == {"_copylint.pth"}
    binaries = installed(tmp_path / name, tmp_path / "venv")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert module_file(binaries, elsewhere) == ROOT / "src/copylint/__init__.py"
    assert run(str(binaries / "copylint"), "rules", "list", cwd=elsewhere) == listed
