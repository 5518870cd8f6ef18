# SPDX-License-Identifier: Apache-2.0
"""Make a release that a stranger can trust: hold the tree against what a release promises, build, look inside, tag.

Everything that is wrong is said at once, and nothing is left behind then: the files are built in a temporary folder and
come to dist/ only when they are good. Nothing is pushed or uploaded: the last lines say how.

Usage: python scripts/release.py [--check]    (--check: all but the tag)
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION_FILE = "src/copylint/model/version.py"
VERSION = re.compile(r'^VERSION = "([^"]+)"$', re.MULTILINE)
NUMBER = re.compile(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?")
HEADING = re.compile(r"^## (?P<version>\S+)(?: \((?P<date>[^)]*)\))?[ \t]*$", re.MULTILINE)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
PLACEHOLDER = re.compile(r"^https?://(?:[^/]*\.)?(?:example|invalid|test)(?:[/:]|$)")
"""Hosts that are nobody's (RFC 2606): what `[project.urls]` names until the project has an address."""
IN_SDIST = ("LICENSE", "CHANGELOG.md", "README.md", "SECURITY.md", "Makefile", "action.yml", "pyproject.toml")
FOLDERS_IN_SDIST = ("docs", "examples", "requirements", "rules", "scripts", "src", "templates", "tests")
RULES = "copylint/_rules"
SUMS = ("bundle.json", "patterns.json")
"""What the build makes of the rules."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """0 where the release was made (or could be), 1 where something stands against it, 2 for wrong words."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    version = version_of(root)
    refused = obstacles(root, version)
    if refused:
        return _refuse(refused)
    with tempfile.TemporaryDirectory(prefix="copylint-release-") as name:
        wheel, sdist = build(root, Path(name))
        refused = [*faults(root, version, wheel, sdist), *dirt(root)]
        if refused:
            return _refuse(refused)
        (root / "dist").mkdir(exist_ok=True)
        for built in (wheel, sdist):
            shutil.copy(built, root / "dist" / built.name)
            print(f"release: dist/{built.name}")
    if arguments:
        print(f"release: {version} could be tagged v{version}")
        return 0
    notes = f"copylint {version}\n\n{section(root, version)}"
    _git(root, "tag", "--annotate", f"v{version}", "--cleanup=verbatim", "--file=-", given=notes)
    print(f"release: tagged v{version}; what is left:\n  git push origin v{version}\n  upload dist/*{version}*")
    return 0


def version_of(root: Path) -> str:
    """The version that the program tells; "" where its file tells none."""
    found = VERSION.search((root / VERSION_FILE).read_text(encoding="utf-8"))
    return found[1] if found else ""


def obstacles(root: Path, version: str) -> list[str]:
    """What stands against a release before anything is built."""
    found = dirt(root)
    if not NUMBER.fullmatch(version):
        found.append(f"{VERSION_FILE}: {version or 'nothing'!r} is no version to release (1.2.3, 1.2.3rc1)")
    elif _git(root, "tag", "--list", f"v{version}"):
        found.append(f"v{version} is tagged already: raise VERSION in {VERSION_FILE}")
    return [*found, *_unwritten(root, version), *_placeholders(root)]


def dirt(root: Path) -> list[str]:
    """Changes and files that no commit holds: what is built would be nobody's state."""
    changed = _git(root, "status", "--porcelain", "--untracked-files=normal").splitlines()
    return [f"the tree is not clean: {', '.join(line[3:] for line in changed)}"] if changed else []


def section(root: Path, version: str) -> str:
    """What CHANGELOG.md says of a version, without its heading; "" where it says nothing."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        if heading["version"] == version:
            return text[heading.end() : following.start() if following else len(text)].strip()
    return ""


def build(root: Path, folder: Path) -> tuple[Path, Path]:
    """Build wheel and source distribution into a folder; their paths."""
    # What is built hangs on the tree alone: no setting of the developer reaches it.
    variables = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "SOURCE_DATE_EPOCH"}}
    for target in ("wheel", "sdist"):
        command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
        subprocess.run(command, cwd=root, env=variables, check=True, stdout=subprocess.DEVNULL)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def faults(root: Path, version: str, wheel: Path, sdist: Path) -> list[str]:
    """What is wrong with the files that were built."""
    with zipfile.ZipFile(wheel) as archive:
        packaged = {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
        inside = {member.name.partition("/")[2] for member in members if member.isfile()}
        told = next((archive.extractfile(member) for member in members if member.name.endswith("/PKG-INFO")), None)
        information = told.read() if told else b""
    about = {name.partition(".dist-info/")[2]: data for name, data in packaged.items() if ".dist-info/" in name}
    found = [f"{wheel.name}: {fault}" for fault in _metadata(root, version, about.get("METADATA", b""))]
    found += [f"{sdist.name}: {fault}" for fault in _metadata(root, version, information)]
    if about.get("licenses/LICENSE") != (root / "LICENSE").read_bytes():
        found.append(f"{wheel.name}: without the LICENSE of the tree")
    rules = [path.relative_to(root / "rules").as_posix() for path in sorted((root / "rules").rglob("*.yml"))]
    wanted = [*(f"{RULES}/{name}" for name in (*rules, *SUMS)), "copylint/py.typed"]
    found += [f"{wheel.name}: without {name}" for name in wanted if name not in packaged]
    found += [f"{sdist.name}: without {name}" for name in IN_SDIST if name not in inside]
    folders = {name.partition("/")[0] for name in inside if "/" in name}
    found += [f"{sdist.name}: without {name}/" for name in FOLDERS_IN_SDIST if name not in folders]
    return found


def _metadata(root: Path, version: str, data: bytes) -> list[str]:
    metadata = message_from_bytes(data)
    project = _project(root)
    wanted = {
        "Name": "copylint",
        "Version": version,
        "Summary": project.get("description"),
        "License-Expression": project.get("license"),
        "Requires-Python": project.get("requires-python"),
        "Description-Content-Type": "text/markdown",
    }
    found = [f"{key} is {metadata[key]!r}, not {value!r}" for key, value in wanted.items() if metadata[key] != value]
    described = _described(metadata)
    if described != (root / "README.md").read_text(encoding="utf-8").strip():
        found.append("its description is not README.md")
    for key, given in (("Classifier", "classifiers"), ("Project-URL", "urls")):
        if len(metadata.get_all(key, [])) != len(project.get(given, ())):
            found.append(f"it has not every one of [project] {given}")
    return found


def _described(metadata: Message) -> str:
    payload = metadata.get_payload(decode=True)
    return payload.decode("utf-8").strip() if isinstance(payload, bytes) else ""


def _unwritten(root: Path, version: str) -> list[str]:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = next((found for found in HEADING.finditer(text) if found["version"] == version), None)
    if heading is None or not section(root, version):
        return [f"CHANGELOG.md has no section `## {version} (date)` that says what changed"]
    if not DATE.fullmatch(heading["date"] or ""):
        return [f"CHANGELOG.md: `{heading[0]}` wants its date, `## {version} (2026-01-31)`"]
    return []


def _placeholders(root: Path) -> list[str]:
    urls = _project(root).get("urls", {})
    if not urls:
        return ["pyproject.toml: no [project.urls]: a stranger would not know where this comes from"]
    wrong = [f"{name} = {url}" for name, url in urls.items() if PLACEHOLDER.match(url)]
    return [f"pyproject.toml: [project.urls] names a host that is nobody's: {', '.join(wrong)}"] if wrong else []


def _project(root: Path) -> dict[str, dict[str, str]]:
    project: dict[str, dict[str, str]] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _git(root: Path, *words: str, given: str | None = None) -> str:
    done = subprocess.run(
        ["git", *words],  # noqa: S607 - the git of whoever makes the release
        cwd=root,
        input=given,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return done.stdout


def _refuse(reasons: list[str]) -> int:
    for reason in reasons:
        print(f"release: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
