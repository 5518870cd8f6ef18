# SPDX-License-Identifier: Apache-2.0
"""The GitHub Action and the GitLab job, their steps run in a shell as the runner would: a leak fails the job by itself.

No network: the index is a folder with the wheel of this tree, and new environments borrow the dependencies of the one
that runs the tests.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from junitparser import JUnitXml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
JOB = yaml.safe_load((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))["copylint"]
GIT, BASH = str(shutil.which("git")), shutil.which("bash")
VERSION = re.findall('^VERSION = "(.+)"$', (ROOT / "src/copylint/model/version.py").read_text("utf-8"), re.MULTILINE)[0]
CLEAN = "Le conseil municipal s\u2019est réuni mardi. Il a voté le budget.\n"
LEAK = CLEAN + "\nCe texte respecte vos consignes. Si vous souhaitez des ajustements, dites-moi\u00a0!\n"
FIGURE = "Selon des études, 73\u00a0% des habitants sont contents.\n"

pytestmark = pytest.mark.skipif(BASH is None or os.name == "nt", reason="the steps are written for bash")


class Done(NamedTuple):
    """What a job came to: exit code, what it printed, and its `outputs` (of the action)."""

    code: int
    said: str
    outputs: dict[str, str]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a runner: `python` on the path, the wheel of this tree as the only package to be had."""
    folder = tmp_path_factory.mktemp("machine")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "index")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    borrowed = folder / "borrowed"
    borrowed.mkdir()
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(place).iterdir():
            # Not ourselves: pip would find copylint installed already.
            if not re.match(r"_?copylint|pip\b|__pycache__", path.name) and path.suffix != ".pth":
                (borrowed / path.name).symlink_to(path)
    kept = {name: value for name, value in os.environ.items() if not re.match("GIT|COPYLINT|COV|CI_|PIP_", name)}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the negative: 0 means no isolation
        "PIP_FIND_LINKS": str(folder / "index"),
        "PYTHONPATH": str(borrowed),
        "LC_ALL": "C.UTF-8",
    }


def bash(script: str, folder: Path, variables: Mapping[str, str]) -> tuple[int, str]:
    """A script in the shell of a runner: exit code, and stdout with stderr."""
    command = [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env=dict(variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode()


class Runner:
    """What GitHub's runner does with a composite action: steps in order, expressions filled in, files of the runner."""

    def __init__(self, folder: Path, machine: Mapping[str, str]) -> None:
        """`folder` is where the runner keeps its own files."""
        self.folder = folder
        self.variables = dict(machine) | {"RUNNER_TEMP": str(folder)}

    def step(self, name: str, checkout: Path, **inputs: str) -> Done:
        """Run one step of the action in a checkout."""
        (step,) = (step for step in ACTION["runs"]["steps"] if step["name"] == name)
        assert step["shell"] == "bash"
        given = {key: value["default"] for key, value in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        files = {f"GITHUB_{word}": self.folder / f"{word.lower()}.txt" for word in ("ENV", "OUTPUT", "STEP_SUMMARY")}
        for path in files.values():
            path.write_text("", encoding="utf-8")
        variables = self.variables | {key: str(path) for key, path in files.items()}
        variables |= {key: self.filled(value, given) for key, value in step["env"].items()}
        code, said = bash(step["run"], checkout, variables)
        self.variables |= pairs(files["GITHUB_ENV"])
        return Done(code, said, pairs(files["GITHUB_OUTPUT"]))

    @property
    def summary(self) -> str:
        """The summary of the job after the last step."""
        return (self.folder / "step_summary.txt").read_text(encoding="utf-8")

    def filled(self, text: str, inputs: Mapping[str, str]) -> str:
        """The value of a variable of a step, its expressions replaced."""
        known = {f"inputs.{key}": value for key, value in inputs.items()} | {"github.action_path": str(ROOT)}
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda found: known[found[1]], text)


def pairs(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file of the runner."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@pytest.fixture(scope="module")
def runner(machine: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner on which the action has installed the released copylint."""
    made = Runner(tmp_path_factory.mktemp("runner"), machine)
    done = made.step("Install copylint", made.folder, version=VERSION)
    assert done.code == 0, done.said
    code = "import copylint; print(copylint.__file__)"
    _, said = bash(f'"$COPYLINT_PYTHON" -c "{code}"', made.folder, made.variables)
    assert Path(said.strip()).is_relative_to(made.folder)
    return made


def articles(folder: Path, **texts: str) -> Path:
    """A checkout with some articles."""
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def history(folder: Path, machine: Mapping[str, str], message: str) -> None:
    """Commit all that is there, in a repository made where there is none."""
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", message]):
        command = [GIT, "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
        subprocess.run(command, cwd=folder, env=dict(machine), check=True, capture_output=True)


def test_every_value_that_the_action_uses_is_declared() -> None:
    """Each input is used by a step and each that is used is declared; no expression stands in a script."""
    steps = ACTION["runs"]["steps"]
    used = set(re.findall(r"\$\{\{ *inputs\.([\w-]+) *\}\}", json.dumps(steps)))
    assert used == set(ACTION["inputs"])
    assert [step["name"] for step in steps if "${{" in step.get("run", "")] == []


def test_a_leak_fails_the_action(runner: Runner, tmp_path: Path) -> None:
    """Exit 1 without any help; the line is annotated, the report printed, SARIF and summary written."""
    done = runner.step("Check", articles(tmp_path, leak=LEAK, clean=CLEAN))
    assert done.code == 1, done.said
    assert re.search(r"^::error .*file=leak\.md,.*line=3", done.said, re.MULTILINE), done.said
    assert "[BOT" in done.said
    assert "file=clean.md" not in done.said
    run = json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"] if result["level"] == "error"]
    assert {place["artifactLocation"]["uri"] for place in places} == {"leak.md"}
    assert "leak.md" in runner.summary
    assert ACTION["outputs"]["sarif"]["value"] == "${{ steps.check.outputs.sarif }}"


def test_words_of_an_article_are_no_commands_of_the_runner(runner: Runner, tmp_path: Path) -> None:
    """What the report quotes stands between `stop-commands` and its token, which no article can know."""
    done = runner.step("Check", articles(tmp_path, leak=LEAK.replace("Ce texte", "::set-output name=a::b Ce texte")))
    assert done.code == 1, done.said
    stopped = re.search(r"^::stop-commands::([0-9a-f]{32})$(.*)^::\1::$", done.said, re.MULTILINE | re.DOTALL)
    assert stopped is not None, done.said
    outside = done.said.replace(stopped[0], "")
    assert "[BOT" in stopped[2]
    assert re.findall(r"^::set-output", outside, re.MULTILINE) == []


def test_a_clean_folder_passes_the_action(runner: Runner, tmp_path: Path) -> None:
    """Exit 0, a SARIF report without results, and the clean article gets its line."""
    done = runner.step("Check", articles(tmp_path, clean=CLEAN))
    assert done.code == 0, done.said
    assert json.loads(Path(done.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"] == []


def test_nothing_to_check_fails_the_action(runner: Runner, tmp_path: Path) -> None:
    """A folder without articles is no success: exit 2."""
    assert runner.step("Check", tmp_path).code == 2


def test_inputs_reach_the_check(runner: Runner, tmp_path: Path) -> None:
    """Paths with blanks one a line, the threshold, the language and more options."""
    (tmp_path / "mes articles").mkdir()
    articles(tmp_path / "mes articles", figure=FIGURE)
    articles(tmp_path, leak=LEAK, other=CLEAN)
    paths = "mes articles\nother.md\n"
    assert runner.step("Check", tmp_path, paths=paths).code == 0
    strict = runner.step("Check", tmp_path, paths=paths, fail_on="warning", lang="en", args="--ignore TYP")
    assert strict.code == 1, strict.said
    assert "warning: " in strict.said
    assert runner.step("Check", tmp_path, paths=paths, fail_on="warning", args="--ignore SRC --ignore TYP").code == 0


def test_what_a_caller_passes_is_no_code(runner: Runner, tmp_path: Path) -> None:
    """Inputs that look like shell or like options do not run and do not pass: exit 2."""
    articles(tmp_path, clean=CLEAN)
    for paths in ("$(touch run)", "`touch run`", "; touch run", "--exit-zero"):
        assert runner.step("Check", tmp_path, paths=paths).code == 2, paths
    assert runner.step("Check", tmp_path, args="$(touch run)").code == 2
    assert not (tmp_path / "run").exists()


def test_only_what_changed_counts(runner: Runner, machine: dict[str, str], tmp_path: Path) -> None:
    """With diff-from an old leak lets the job pass, a new one fails it."""
    history(articles(tmp_path, old=LEAK), machine, "old")
    history(articles(tmp_path, new=CLEAN), machine, "clean")
    assert runner.step("Check", tmp_path, diff_from="HEAD~1").code == 0
    history(articles(tmp_path, new=LEAK), machine, "leak")
    done = runner.step("Check", tmp_path, diff_from="HEAD~1")
    assert done.code == 1, done.said
    assert "file=new.md" in done.said
    assert "file=old.md" not in done.said


def test_the_action_installs_itself_where_no_version_is_named(machine: dict[str, str], tmp_path: Path) -> None:
    """Without `version` what is installed is the tree of the action, and it checks."""
    (tmp_path / "runner").mkdir()
    (tmp_path / "checkout").mkdir()
    bare = Runner(tmp_path / "runner", {key: value for key, value in machine.items() if key != "PIP_FIND_LINKS"})
    installed = bare.step("Install copylint", tmp_path / "checkout")
    assert installed.code == 0, installed.said
    assert bare.step("Check", articles(tmp_path / "checkout", leak=LEAK)).code == 1


def test_a_version_that_is_not_to_be_had_fails_the_action(machine: dict[str, str], tmp_path: Path) -> None:
    """The installation fails, and with it the job."""
    assert Runner(tmp_path, machine).step("Install copylint", tmp_path, version="0.0.0").code != 0


class Project:
    """A project of GitLab with our job; its environment is made once."""

    def __init__(self, folder: Path, machine: Mapping[str, str]) -> None:
        """Run what comes before the script."""
        self.folder, self.machine = folder, machine
        code, said = self._shell("before_script")
        assert code == 0, said

    def job(self, folder: str, **variables: str) -> Done:
        """Run the script on one folder."""
        for path in self.artifacts.values():
            path.unlink(missing_ok=True)
        code, said = self._shell("script", COPYLINT_PATHS=folder, **variables)
        return Done(code, said, {})

    @property
    def artifacts(self) -> dict[str, Path]:
        """The reports that the job hands over."""
        return {key: self.folder / name for key, name in JOB["artifacts"]["reports"].items()}

    def _shell(self, part: str, **variables: str) -> tuple[int, str]:
        environment = dict(self.machine) | {key: str(value) for key, value in JOB["variables"].items()} | variables
        return bash("\n".join(JOB[part]), self.folder, environment)


@pytest.fixture(scope="module")
def project(machine: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a clean folder and one that leaks."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in {"clean": CLEAN, "leaking": LEAK}.items():
        (folder / name).mkdir()
        articles(folder / name, article=text)
    return Project(folder, machine)


def quality(project: Project) -> list[dict[str, Any]]:
    """What the merge request shows."""
    found: list[dict[str, Any]] = json.loads(project.artifacts["codequality"].read_text(encoding="utf-8"))
    return found


def test_a_leak_fails_the_gitlab_job(project: Project) -> None:
    """Exit 1; code quality names file and line, and among the tests one has failed."""
    done = project.job("leaking")
    assert done.code == 1, done.said
    assert "[BOT" in done.said
    (leak,) = (entry for entry in quality(project) if entry["check_name"].startswith("BOT"))
    assert (leak["location"]["path"], leak["location"]["lines"]["begin"]) == ("leaking/article.md", 3)
    assert leak["fingerprint"]
    assert JUnitXml.fromfile(str(project.artifacts["junit"])).failures


def test_a_clean_folder_passes_the_gitlab_job(project: Project) -> None:
    """Exit 0, and both reports are there, without a finding."""
    done = project.job("clean")
    assert done.code == 0, done.said
    assert quality(project) == []
    report = JUnitXml.fromfile(str(project.artifacts["junit"]))
    assert report.tests
    assert not report.failures


def test_variables_reach_the_gitlab_job(project: Project) -> None:
    """Several folders and more options; the whole project leaves its own environment out."""
    assert project.job("clean leaking").code == 1
    assert project.job("clean leaking", COPYLINT_ARGS="--fail-on never").code == 0
    whole = project.job(".")
    assert whole.code == 1, whole.said
    assert {entry["location"]["path"] for entry in quality(project)} == {"leaking/article.md"}


def test_the_gitlab_job_installs_the_version_that_is_asked_for(machine: dict[str, str], tmp_path: Path) -> None:
    """The version of this tree is found in the index, another is not and fails the job."""
    ours = dict(machine) | {"PIP_DRY_RUN": "1", "PIP_IGNORE_INSTALLED": "1"}
    install = JOB["before_script"][-1].replace(".venv/bin/python", "python")
    assert bash(install, tmp_path, ours | {"COPYLINT_VERSION": VERSION})[0] == 0
    assert bash(install, tmp_path, ours | {"COPYLINT_VERSION": ""})[0] == 0
    assert bash(install, tmp_path, ours | {"COPYLINT_VERSION": "0.0.0"})[0] != 0


def test_the_gitlab_job_keeps_its_reports_when_it_fails() -> None:
    """The reports that the script writes are those that the job hands over, also of a failed job."""
    written = set(re.findall(r"--report \w+=(\S+)", " ".join(JOB["script"])))
    assert written == set(JOB["artifacts"]["reports"].values())
    assert JOB["artifacts"]["when"] == "always"
