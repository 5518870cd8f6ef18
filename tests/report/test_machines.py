# SPDX-License-Identifier: Apache-2.0
"""The formats that other programs read, each read back as its consumer does."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from copylint.model.findings import FileResult, Finding, Fix, NotChecked, Result, Severity
from copylint.model.places import Edit, Span
from copylint.report import Options, render
from copylint.report.github import step_summary

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))
EVIL = "a%0A::error::b\r\n##[error]c,d:e\x1b\ud800\uffff]]>&<x>|`"


def made(severity: Severity, code: str = "TYP001", message: str = "Ici.") -> Finding:
    """A finding on the first sign of a file."""
    return Finding(code, "x", severity, {"fr": message}, Span(0, 1), "a")


# -- GitHub ---------------------------------------------------------------------------------------


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them: name, properties, data."""
    read = []
    for line in text.removesuffix("\n").split("\n"):
        found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        assert found, line
        pairs = (pair.split("=", 1) for pair in found[2].split(","))
        read.append((found[1], {key: unescaped(value) for key, value in pairs}, unescaped(found[3])))
    return read


def unescaped(text: str) -> str:
    """The runner's unescaping."""
    for sign, code in {"\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C", "%": "%25"}.items():
        text = text.replace(code, sign)
    return text


def test_github_annotations(result: Result) -> None:
    """Worst first; columns only within a line; the place stands in the message too, since the log shows no other."""
    head, *rest = commands(render("github", result, Options("fr")))
    assert head[2].startswith("Ne pas publier")
    assert [(name, given["title"]) for name, given, _ in rest] == [
        ("error", "TAB001"),
        ("error", "BOT001"),
        ("error", "WEB001"),
        ("warning", "SRC001"),
        ("notice", "TYP001"),
    ]
    assert rest[0][1] == {"title": "TAB001", "file": "articles/stade.txt", "line": "6", "endLine": "8"}
    assert rest[3][1] == {
        "title": "SRC001",
        "file": "articles/stade.txt",
        "line": "8",
        "endLine": "8",
        "col": "89",
        "endColumn": "102",
    }
    assert rest[4][2] == "articles/stade.txt:1:47: Le français veut ici des espaces insécables. (×7)"


@pytest.mark.parametrize(("errors", "notes", "hidden"), [(10, 8, 0), (11, 0, 1), (3, 10, 2), (25, 9, 16)])
def test_github_says_what_it_does_not_show(errors: int, notes: int, hidden: int) -> None:
    """More than ten of a severity: a notice among the first lines counts the rest, the head's own notices included."""
    findings = (*[made(Severity.ERROR)] * errors, *[made(Severity.NOTE)] * notes)
    read = commands(render("github", Result((FileResult("a.md", "a", findings),)), Options("fr")))
    assert [name for name, _, _ in read].count("error") == errors
    said = [text for name, given, text in read[:2] if given["title"] == "copylint" and "GitHub" in text]
    assert [re.findall(r"\d+", text) for text in said] == ([[str(hidden)]] if hidden else [])


def test_github_cannot_be_commanded_by_a_file() -> None:
    """A message and a name that look like commands stay data, on one line each."""
    bad = FileResult(EVIL, "a", (made(Severity.ERROR, message=EVIL),), (NotChecked("rule", {"fr": EVIL}),))
    text = render("github", Result((bad,)), Options("fr"))
    text.encode("utf-8")
    assert len(commands(text)) == 3
    assert commands(text)[1][1]["file"].startswith("a%0A::error::b ##[error]c,d:e␛")


def test_github_step_summary(mixed: Result) -> None:
    """Markdown of the verdict, the worst first, what was not checked; nothing of the file is markup."""
    lines = step_summary(mixed, Options("fr")).split("\n")
    assert lines[0].startswith("### Ne pas publier 1\u00a0des 4")
    assert lines[2:4] == [
        "| Endroit | Code | Ce qui ne va pas |",
        "|---|---|---|",
    ]
    assert lines[4].startswith("| articles/stade.txt:6:1 | TAB001 | Le tableau avale 3\u00a0lignes")
    assert "- levé.md, BOT004\u00a0: non vérifié\u00a0: délai dépassé" in lines
    assert step_summary(Result((FileResult("a.md", "a"),)), Options("fr")) == "### Rien à signaler.\n\n"
    many = Result((FileResult("a.md", "a", (made(Severity.ERROR, message=EVIL),) * 60),))
    text = step_summary(many, Options("fr"))
    assert "… et 10\u00a0autres points." in text
    assert not re.search(r"(?<!\\)[<`\[]", text)


# -- SARIF ----------------------------------------------------------------------------------------


def sarif(result: Result, options: Options | None = None) -> dict[str, Any]:
    """The only run of a log."""
    log = json.loads(render("sarif", result, options or Options("fr")).encode("utf-8"))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    return run


def offset(source: str, line: int, column: int) -> int:
    """What a consumer makes of line and column: lines end at CR LF, LF or CR, columns count code points."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", source))]
    return starts[line - 1] + column - 1


def text_of(source: str, region: dict[str, int]) -> str:
    """The text that a region marks."""
    start = offset(source, region["startLine"], region["startColumn"])
    return source[start : offset(source, region["endLine"], region["endColumn"])]


def test_sarif_regions_and_fixes(result: Result) -> None:
    """Every region marks its excerpt, every fix turns the file into what its edits say."""
    (file,) = result.files
    run = sarif(result, Options("fr", why={"TAB001": {"fr": "Un tableau avale le texte."}}))
    assert [entry["ruleId"] for entry in run["results"]] == [finding.code for finding in file.findings]
    for entry, finding in zip(run["results"], file.findings, strict=True):
        place = entry["locations"][0]["physicalLocation"]
        assert text_of(file.source, place["region"]) == finding.excerpt == place["region"]["snippet"]["text"]
        assert place["artifactLocation"] == {"uri": "articles/stade.txt", "uriBaseId": "%SRCROOT%"}
        assert run["tool"]["driver"]["rules"][entry["ruleIndex"]]["id"] == entry["ruleId"]
        assert entry["partialFingerprints"] == {"copylint/v1": finding.fingerprint}
        assert len(entry.get("relatedLocations", ())) == len(finding.related)
        for fix in entry.get("fixes", ()):
            fixed, expected = file.source, file.source
            for change in reversed(fix["artifactChanges"][0]["replacements"]):
                region = change["deletedRegion"]
                start = offset(file.source, region["startLine"], region["startColumn"])
                end = offset(file.source, region["endLine"], region["endColumn"])
                fixed = fixed[:start] + change["insertedContent"]["text"] + fixed[end:]
            assert finding.fix
            for edit in reversed(finding.fix.edits):
                expected = expected[: edit.start] + edit.text + expected[edit.end :]
            assert fixed == expected
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["TAB001"]["help"] == {"text": "Un tableau avale le texte."}
    assert rules["WEB001"]["helpUri"] == "https://example.org/WEB001"


def test_sarif_tells_what_was_not_checked(mixed: Result) -> None:
    """Unread files and timeouts make the invocation unsuccessful; waived findings are suppressed results."""
    run = sarif(mixed)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    levels = [(note["level"], note["message"]["text"]) for note in invocation["toolExecutionNotifications"]]
    assert levels == [
        ("error", "délai dépassé"),
        ("error", "octet illisible"),
        ("note", "LanguageTool n’est pas installé"),
    ]
    suppressed = [entry for entry in run["results"] if "suppressions" in entry]
    assert [entry["suppressions"] for entry in suppressed] == [
        [{"kind": "external", "justification": "chiffre du ministère"}]
    ]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("à lire/l’été.md", "à lire/l’été.md"),
        ("/srv/a.md", "file:///srv/a.md"),
        ("C:/srv/a b.md", "file:///C:/srv/a b.md"),
        ("", "<stdin>"),
    ],
)
def test_sarif_uris(file: str, uri: str) -> None:
    """Paths become URIs: relative ones under the root, absolute ones as files, all else percent-encoded."""
    (artifact,) = sarif(Result((FileResult(file, ""),)))["artifacts"]
    location = artifact["location"]
    assert unquote(location["uri"]) == uri
    assert location["uri"].isascii()
    assert " " not in location["uri"]
    assert ("uriBaseId" in location) == (not uri.startswith("file:"))


# -- GitLab ---------------------------------------------------------------------------------------

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def test_gitlab_code_quality(mixed: Result) -> None:
    """What GitLab's documentation asks of each object; what was not checked is not silent."""
    issues = json.loads(render("gitlab", mixed, Options("fr")))
    Draft202012Validator(GITLAB).validate(issues)
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("TYP001", "info"),
        ("TAB001", "critical"),
        ("SRC001", "major"),
        ("BOT001", "critical"),
        ("WEB001", "critical"),
        ("BOT004", "blocker"),
        ("not-checked", "blocker"),
        ("not-checked", "info"),
    ]
    assert issues[1]["location"] == {"path": "articles/stade.txt", "lines": {"begin": 6, "end": 8}}


def test_gitlab_fingerprints_are_unique_and_stay() -> None:
    """Equal findings differ; a line added above changes no fingerprint."""

    def prints(source: str) -> list[str]:
        start = source.index("a")
        found = made(Severity.NOTE)._replace(span=Span(start, start + 1), fingerprint="f")
        issues = json.loads(render("gitlab", Result((FileResult("./a.md", source, (found, found)),)), Options()))
        Draft202012Validator(GITLAB).validate(issues)
        return [issue["fingerprint"] for issue in issues]

    assert len(set(prints("a"))) == 2
    assert prints("a") == prints("\n\na")


# -- JUnit ----------------------------------------------------------------------------------------


def test_junit(mixed: Result) -> None:
    """Failures are what blocks, errors what could not be checked, the sums are right."""
    root = ET.fromstring(render("junit", mixed, Options("fr")))  # noqa: S314 - our own text
    assert root.attrib == {"name": "copylint", "tests": "10", "failures": "3", "errors": "2", "skipped": "2"}
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert sum(int(suite.attrib[name]) for suite in root) == len(list(root.iter(tag))) == int(root.attrib[name])
    failure = next(root.iter("failure"))
    assert failure.attrib["message"].startswith("Le tableau avale")
    assert (failure.text or "").startswith("articles/stade.txt:6:1: erreur TAB001")
    never = ET.fromstring(render("junit", mixed, Options("fr", fail_on="never")))  # noqa: S314 - our own text
    assert never.attrib["failures"] == "0"


def test_junit_survives_hostile_text() -> None:
    """Signs that XML forbids do not reach it."""
    file = FileResult(EVIL, EVIL, (made(Severity.ERROR, message=EVIL)._replace(span=Span(0, len(EVIL)), excerpt=EVIL),))
    root = ET.fromstring(render("junit", Result((file,)), Options("fr")))  # noqa: S314 - our own text
    assert "]]>&<x>" in (next(root.iter("failure")).text or "")


def test_junit_is_read_by_its_consumer(mixed: Result, tmp_path: Path) -> None:
    """The parser that CI servers' tools use finds the same cases."""
    junitparser = pytest.importorskip("junitparser", reason="the parser is not installed")
    path = tmp_path / "report.xml"
    path.write_text(render("junit", mixed, Options("fr")), encoding="utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (10, 3, 2, 2)
    assert [len(list(suite)) for suite in suites] == [5, 1, 2, 1, 1]


# -- lines of JSON, grouped -----------------------------------------------------------------------


def test_jsonl(mixed: Result) -> None:
    """Each line is an object of the published schema, the last one the summary with the schema's number."""
    lines = [json.loads(line) for line in render("jsonl", mixed, Options("fr")).removesuffix("\n").split("\n")]
    kinds = [line.pop("type") for line in lines]
    assert kinds == [*["finding"] * 5, "suppressed", *["not_checked"] * 3, "summary"]
    for kind, line in zip(kinds, lines, strict=True):
        if kind == "summary":
            assert (line.pop("schema"), bool(line.pop("copylint"))) == (1, True)
        name = {"not_checked": "notChecked"}.get(kind, kind)
        Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}).validate(line)
    whole = json.loads(render("json", mixed, Options("fr")))
    assert lines[:5] == whole["findings"]


def test_grouped(mixed: Result) -> None:
    """Each file's findings under its name in columns; files without findings have no heading."""
    assert render("grouped", mixed, Options("en")).split("\n") == [
        "articles/stade.txt",
        "  1:47  note     TYP001  French wants no-break spaces here. (×7)",
        "   6:1  error    TAB001  The table swallows the 3 lines after it: leave a blank line before line 6.",
        "  8:89  warning  SRC001  “300 milliards” has no source: say where the figure comes from.",
        "  10:1  error    BOT001  This block talks to whoever ordered the text and reveals the brief: delete it.",
        "  11:1  error    WEB001  Left over from the page it was copied from: delete this line.",
        "",
        "levé.md, BOT004: not checked: time ran out",
        "cassé.txt: not checked: undecodable byte",
        "engine: not checked: LanguageTool is not installed",
        "Do not publish 1 of the 4 files: 3 blocking, 1 to check, 1 note. The check is incomplete.",
        "",
    ]


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab"])
def test_json_formats_carry_any_text(name: str) -> None:
    """Lone surrogates and controls are escaped, all else is UTF-8 as it is."""
    fix = Fix({"fr": EVIL}, (Edit(0, 1, EVIL),), "safe")
    file = FileResult("é.md", EVIL, (made(Severity.NOTE, message=EVIL)._replace(fix=fix),))
    text = render(name, Result((file,)), Options("fr"))
    assert "é" in text or name == "sarif"
    text.encode("utf-8")
    for line in text.removesuffix("\n").split("\n") if name == "jsonl" else [text]:
        json.loads(line)
    assert "\\ud800" in text
