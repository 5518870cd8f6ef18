# SPDX-License-Identifier: Apache-2.0
"""The JSON report: its schema, its offsets, and what hostile text does to it (nothing)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from copylint.model.findings import FAMILIES, SAFETIES, SEVERITIES, FileResult, Finding, Fix, Refused, Result, Severity
from copylint.model.places import Edit, Span
from copylint.report import Options, render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/report.schema.json").read_text(encoding="utf-8"))


def report(result: Result, language: str = "fr") -> dict[str, Any]:
    """The parsed report, which must keep to its schema."""
    text = render("json", result, Options(language))
    assert text.endswith("}\n")
    data: dict[str, Any] = json.loads(text.encode("utf-8"))
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_a_schema() -> None:
    """The published schema is valid JSON Schema 2020-12 and knows every severity and safety of the model."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["finding"]["properties"]["severity"]["enum"] == list(reversed(SEVERITIES))
    assert SCHEMA["$defs"]["fix"]["properties"]["safety"]["enum"] == list(SAFETIES)


def test_a_finding(result: Result) -> None:
    """All that a finding has is there, with line and column of both ends, in the order of places."""
    data = report(result)
    assert [finding["code"] for finding in data["findings"]] == ["TYP001", "TAB001", "SRC001", "BOT001", "WEB001"]
    table = data["findings"][1]
    assert table == {
        "code": "TAB001",
        "name": "prose-in-table",
        "severity": "error",
        "level": "broken",
        "message": ("Le tableau avale 3\u00a0lignes de texte\u00a0: ajoutez une ligne vide avant la ligne\u00a06."),
        "file": "articles/stade.txt",
        "language": "fr",
        "start": {"offset": 130, "line": 6, "column": 1},
        "end": {"offset": 360, "line": 8, "column": 103},
        "excerpt": result.files[0].source[130:360],
        "markers": [],
        "url": None,
        "fingerprint": "f-tab001",
        "related": [],
        "fix": {
            "safety": "safe",
            "title": "ajouter une ligne vide",
            "edits": [{"start": 130, "end": 130, "text": "\n"}],
        },
    }
    assert data["summary"] == {"error": 3, "warning": 1, "note": 1, "fixable": 2, "fixable_unsafe": 2}


def test_related_places_and_language(result: Result) -> None:
    """The other places of a grouped finding are related ones; the messages follow the language of the report."""
    data = report(result, "en")
    spaces = data["findings"][0]
    assert spaces["message"] == "French wants no-break spaces here."
    assert len(spaces["related"]) == len(spaces["fix"]["edits"]) - 1 == 6
    assert spaces["related"][0] == {
        "file": "articles/stade.txt",
        "start": {"offset": 63, "line": 1, "column": 64},
        "end": {"offset": 64, "line": 1, "column": 65},
        "message": "Another place",
    }
    assert {key: data[key] for key in ("suppressed", "not_checked")} == {"suppressed": [], "not_checked": []}


def test_what_was_not_checked_and_what_is_set_aside(mixed: Result) -> None:
    """Unread files, rules that ran out of time, missing engines and waived findings are all told."""
    data = report(mixed)
    assert data["files"][1:] == [
        {"file": "propre.md", "checked": True, "skipped": None},
        {"file": "levé.md", "checked": True, "skipped": None},
        {"file": "cassé.txt", "checked": False, "skipped": "undecodable"},
    ]
    assert data["not_checked"] == [
        {"what": "rule", "file": "levé.md", "code": "BOT004", "reason": "délai dépassé"},
        {"what": "file", "file": "cassé.txt", "code": None, "reason": "octet illisible"},
        {"what": "engine", "file": None, "code": None, "reason": "LanguageTool n’est pas installé"},
    ]
    (waived,) = data["suppressed"]
    assert (waived["code"], waived["by"], waived["reason"]) == ("SRC001", "waiver", "chiffre du ministère")
    assert waived["file"] == "levé.md"
    assert data["summary"]["warning"] == 1


def test_repairs_are_told_only_where_there_are_some(result: Result) -> None:
    """A check has no key for repairs; after a fix they are counted by code, and refused ones have their reason."""
    assert not {"fixed", "refused"} & set(report(result))
    refused = Refused("TAB001", (Edit(0, 0, "\n"),), {"fr": "le tableau change"})
    data = report(Result((FileResult("a.md", "abc", fixed=("WEB001", "TYP001", "TYP001"), refused=(refused,)),)))
    assert data["fixed"] == [
        {"file": "a.md", "code": "TYP001", "count": 2},
        {"file": "a.md", "code": "WEB001", "count": 1},
    ]
    assert data["refused"] == [
        {
            "file": "a.md",
            "code": "TAB001",
            "reason": "le tableau change",
            "edits": [{"start": 0, "end": 0, "text": "\n"}],
        }
    ]


def test_the_schema_refuses_what_is_not_promised(result: Result) -> None:
    """A key too many or too few, in a finding or at the top, breaks the schema."""
    for spoil in ("findings", "top", "missing"):
        data = report(result)
        if spoil == "findings":
            data["findings"][0]["time"] = 1
        elif spoil == "top":
            data["time"] = 1
        else:
            del data["findings"][0]["fix"]
        assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_each_finding_is_a_line(mixed: Result) -> None:
    """Two reports can be compared with a diff of lines; nothing differs between two runs."""
    text = render("json", mixed, Options())
    assert sum(line.startswith('  {"code"') for line in text.split("\n")) == 6
    assert text == render("json", mixed, Options())


def test_an_empty_run_and_an_empty_file() -> None:
    """No file, and a file without text whose finding has an empty span, keep to the schema."""
    assert report(Result())["files"] == []
    finding = Finding("TXT001", "empty-file", Severity.NOTE, {"fr": "Le fichier est vide."}, Span(0, 0), "")
    data = report(Result((FileResult("", "", (finding,)),)), "en")
    assert data["findings"][0]["end"] == {"offset": 0, "line": 1, "column": 1}
    assert data["findings"][0]["message"] == "Le fichier est vide."
    assert data["files"][0]["file"] == "<stdin>"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(end: str) -> None:
    """Lines and columns count code points and know three line ends; U+2028 and form feed end none."""
    source = f"a\u2028\x0c{end}😊e\u0301!"
    finding = Finding("TXT002", "x", Severity.NOTE, {"fr": "x"}, Span(len(source) - 1, len(source)), "!")
    start = report(Result((FileResult("a.md", source, (finding,)),)))["findings"][0]["start"]
    assert (start["line"], start["column"]) == (2, 4)


@given(st.text(st.characters(), min_size=1, max_size=30))
@settings(max_examples=150)
def test_any_text_comes_back(text: str) -> None:
    """Every excerpt, lone surrogates among them, is read back as it was, from valid UTF-8."""
    fix = Fix({"fr": text}, (Edit(0, 1, text),), "suggestion")
    finding = Finding("TXT001", "x", Severity.ERROR, {"fr": text}, Span(0, len(text)), text, fix=fix)
    (back,) = report(Result((FileResult("a.md", text, (finding,)),)))["findings"]
    assert (back["excerpt"], back["message"], back["fix"]["edits"][0]["text"]) == (text, text, text)


def test_every_family_has_a_name(result: Result) -> None:
    """The schema's pattern of codes takes every family."""
    for family in FAMILIES:
        data = report(result)
        data["findings"][0]["code"] = f"{family}001"
        assert Draft202012Validator(SCHEMA).is_valid(data)
