# SPDX-License-Identifier: Apache-2.0
"""`copylint init`: a configuration that fits the repository; nothing is ever overwritten."""

import re
import tomllib
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from copylint.cli import init, starter
from copylint.config.choices import Choices
from copylint.run.survey import GENERATORS, Survey

Call = Callable[..., Any]
FRENCH = "Le marché a rouvert samedi, et les halles de la vieille ville étaient pleines de monde.\n"
ENGLISH = "The market reopened on Saturday, and the halls of the old town were full again.\n"
HUGO = next(generator for generator in GENERATORS if generator.name == "Hugo")
SURVEYS = [
    Survey(),
    Survey(3, {".md": 2, "": 1}, {"fr": 2, "en": 1}, 3, "fr-CA"),
    Survey(3, {".md": 2, ".mdx": 1}, {"en": 3}, 3, "", HUGO, "", "hugo.toml"),
    Survey(1, {".md": 1}, {"und": 1}, 1, "", HUGO, "docs", "docs/hugo.toml"),
]


def write(files: Mapping[str, str]) -> None:
    """Write files below the working directory."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def uncommented(text: str) -> str:
    """A configuration with its commented lines of TOML in force."""
    return re.sub(r"(?m)^# (?=[a-z-]+ = |[A-Z]+ = |\[)", "", text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("survey", SURVEYS)
def test_the_configuration_is_one(
    survey: Survey, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is a configuration, as it stands and with its commented lines in force."""
    monkeypatch.chdir(tmp_path)
    write({"elus.csv": "x\n", "names.csv": "x\n", "editorial/rules/x.yml": "x"})
    text = starter.config(survey, language)
    for version in (text, uncommented(text)):
        write({"copylint.toml": version})
        Choices()
    full = tomllib.loads(uncommented(text))
    assert {"language", "renderer", "fail-on", "ignore", "names", "rules", "severity", "overrides"} <= full.keys()


@pytest.mark.parametrize(
    ("survey", "chosen"),
    [
        (SURVEYS[0], {}),
        (SURVEYS[1], {"language": "fr", "profile": "fr-CA"}),
        (
            SURVEYS[2],
            {
                "language": "en",
                "renderer": "goldmark",
                "exclude": ["/public/"],
                "overrides": [{"files": ["*.mdx"], "renderer": "mdx"}],
            },
        ),
        (SURVEYS[3], {"language": "fr", "renderer": "goldmark", "exclude": ["/docs/public/"]}),
    ],
)
def test_what_is_chosen(survey: Survey, chosen: dict[str, object]) -> None:
    """Only what the repository tells is chosen; the rest is commented."""
    assert tomllib.loads(starter.config(survey, "fr")) == chosen


def test_a_repository(copylint: Call) -> None:
    """What was found is said, the configuration written, the rest shown, and a check accepts it."""
    write({"hugo.toml": "", "content/a.md": FRENCH, "content/b.md": FRENCH, ".editorconfig": "[*]\ncharset=latin1\n"})
    ran = copylint("init")
    assert (ran.exit, ran.stderr) == (0, "")
    said = ran.stdout.replace("\u00a0", " ")
    assert said.startswith(
        "2 articles (.md 2). Langues : français 100 % (2 lus).\nHugo affiche le Markdown (d’après hugo.toml).\n"
    )
    assert ".editorconfig : « charset = latin1 »" in said
    assert "Écrit : copylint.toml" in said
    assert "Dans .pre-commit-config.yaml :\n\nrepos:\n" in said
    assert "Dans .github/workflows/copylint.yml :" in said
    assert "copylint baseline" not in said
    assert sorted(path.name for path in Path.cwd().iterdir()) == [
        ".editorconfig",
        "content",
        "copylint.toml",
        "hugo.toml",
    ]
    assert copylint("check").exit == 0
    assert '"goldmark"' in copylint("config").stdout


def test_the_language_of_the_articles(copylint: Call) -> None:
    """Where nothing says a language, that of the articles is spoken; --lang decides."""
    write({"a.md": ENGLISH})
    assert copylint("init", "--dry-run").stdout.startswith("1 article (.md\u00a01). Language: English 100% (1 read).")
    assert copylint("init", "--dry-run", "--lang", "fr").stdout.startswith("1\u00a0article (.md\u00a01). Langue\u00a0:")
    assert not Path("copylint.toml").exists()
    copylint("init", "--lang", "en")
    assert Path("copylint.toml").read_text(encoding="utf-8").startswith("# Configuration of copylint.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("copylint.toml", "# ours\n"),
        (".copylint.toml", ""),
        ("pyproject.toml", "[tool.copylint]\n"),
        (".pre-commit-config.yaml", "repos: []\n"),
        (".github/workflows/copylint.yml", "name: ours\n"),
    ],
)
def test_nothing_is_overwritten(copylint: Call, name: str, text: str) -> None:
    """A file that is there stays as it is, and what belongs into it is shown."""
    write({name: text})
    ran = copylint("init", "--pre-commit", "--ci", "github")
    assert ran.exit == 0
    assert Path(name).read_text(encoding="utf-8") == text
    if "copylint.toml" in name or name == "pyproject.toml":
        assert f"{name} est déjà là" in ran.stdout
        assert [path.name for path in Path.cwd().glob("*.toml")] == [name]
    else:
        assert f"À ajouter à {name}" in ran.stdout


def test_many_articles(copylint: Call) -> None:
    """Of many articles the old findings may be set aside first."""
    write({f"{number}.md": "Un.\n" for number in range(30)})
    assert "copylint baseline create" in copylint("init", "--dry-run").stdout


def test_no_article(copylint: Call) -> None:
    """An empty folder gets a configuration too; a folder that is not there is an error."""
    Path("new").mkdir()
    assert copylint("init", "new").stdout.startswith("Aucun article ici pour l’instant.\n")
    assert Path("new/copylint.toml").exists()
    ran = copylint("init", "nowhere")
    assert (ran.exit, ran.stderr) == (2, "Erreur\u00a0: nowhere: ce dossier n’existe pas.\n")


def test_unwritable(copylint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that cannot be written is told."""

    def refuse(path: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, str(path))

    monkeypatch.setattr(Path, "open", refuse)
    ran = copylint("init")
    assert ran.exit == 2
    assert "copylint.toml: écriture impossible" in ran.stderr


@pytest.mark.parametrize("repository", ["", "https://example.org/copylint"])
def test_hooks(copylint: Call, repository: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hooks are those that are published, or a local one that installs the package."""
    monkeypatch.setattr(init, "published", lambda: repository)
    copylint("init", "--pre-commit")
    (entry,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (hook,) = entry["hooks"]
    assert (entry["repo"], hook["id"]) == (repository or "local", "copylint")
    ours = {each["id"]: each for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    if repository:
        assert "copylint-fix" in ours
        assert "# - id: copylint-fix" in Path(".pre-commit-config.yaml").read_text(encoding="utf-8")
        assert entry["rev"].startswith("v")
    else:
        for key in ("entry", "language", "types_or", "require_serial"):
            assert hook[key] == ours["copylint"][key]


ROOT = Path(__file__).resolve().parents[2]


def test_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address of the hooks is the one that the package's own metadata tell."""

    def told(*addresses: str) -> Callable[[str], Any]:
        return lambda _: type("Metadata", (), {"get_all": lambda *_: list(addresses) or None})()

    monkeypatch.setattr(metadata, "metadata", told("Documentation, https://a.example", "Repository, https://b.example"))
    assert init.published() == "https://b.example"
    monkeypatch.setattr(metadata, "metadata", told())
    assert init.published() == ""

    def absent(name: str) -> object:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "metadata", absent)
    assert init.published() == ""


@pytest.mark.parametrize(("service", "name"), init.JOBS.items())
def test_jobs(copylint: Call, service: str, name: str) -> None:
    """The job of each service is YAML that installs this version and checks."""
    copylint("init", "--ci", service)
    text = Path(name).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    job = data["jobs"]["copylint"] if service == "github" else data["copylint"]
    commands = [step.get("run", "") for step in job["steps"]] if service == "github" else job["script"]
    assert any("pip install" in command for command in commands)
    assert f"--output-format {service}" in commands[-1]


def test_the_services_in_use(copylint: Call) -> None:
    """Of the CI services those that the repository uses are shown."""
    write({".gitlab-ci.yml": "x: y\n"})
    ran = copylint("init", "--dry-run")
    assert "À ajouter à .gitlab-ci.yml" in ran.stdout
    assert ".github" not in ran.stdout
