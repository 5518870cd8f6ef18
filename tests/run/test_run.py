# SPDX-License-Identifier: Apache-2.0
"""Files in, Result out; and Linter, which editors call with a text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import copylint
from copylint.config.settings import SETTINGS, Config
from copylint.engine.check import Engine, NoRules
from copylint.evidence.kind import Context
from copylint.formats import parse
from copylint.model.findings import FileResult, Severity
from copylint.rulebook.select import UnknownSelector
from copylint.run import linter as linter_room
from copylint.run import run as run_room
from copylint.run.context import base_context, context_for
from copylint.run.linter import Linter, check, fix
from copylint.run.run import run

LEAK = "Le marché a rouvert samedi.\n\nCe texte respecte vos consignes\u00a0: un ton sobre, une structure claire.\n"
CLEAN = "Le marché a rouvert samedi.\n\nLes halles sont restées vides.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a leak and a clean article."""
    (tmp_path / "leak.md").write_bytes(LEAK.encode())
    (tmp_path / "clean.md").write_bytes(CLEAN.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(result: FileResult) -> list[str]:
    """The codes found in a file."""
    return [finding.code for finding in result.findings]


def test_findings(site: Path) -> None:
    """Each file is reported in order, with its source; the leak is an error at its place."""
    assert site.is_dir()
    leak, clean = run(["leak.md", "clean.md"], Config()).files
    assert (leak.file, clean.file) == ("leak.md", "clean.md")
    assert (leak.checked, leak.source, leak.language) == (True, LEAK, "fr")
    assert "BOT001" in codes(leak)
    assert clean.findings == ()
    found = next(finding for finding in leak.findings if finding.code == "BOT001")
    assert LEAK[found.span.start : found.span.end] == found.excerpt
    assert found.severity == Severity.ERROR


def test_line_ends_and_byte_order_mark(site: Path) -> None:
    """Neither a byte order mark nor Windows line ends change what is found; offsets leave the mark out."""
    (site / "bom.md").write_bytes(b"\xef\xbb\xbf" + LEAK.encode())
    (site / "crlf.md").write_bytes(LEAK.replace("\n", "\r\n").encode())
    (site / "utf16.md").write_bytes(LEAK.encode("utf-16"))
    plain, bom, crlf, utf16 = run(["leak.md", "bom.md", "crlf.md", "utf16.md"], Config()).files
    assert bom.findings == plain.findings == utf16.findings
    assert [finding.excerpt for finding in crlf.findings] == [finding.excerpt for finding in plain.findings]
    assert crlf.source == LEAK.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("data", "config", "skipped", "words"),
    [
        (b"Caf\xe9.\n", Config(), "undecodable", ("octet 3", "UTF-8", "--encoding")),
        (b"Caf\x81.\n", Config(encoding="cp1252"), "undecodable", ("octet 3", "CP1252")),
        (b"x" * 21, Config(max_file_size=20), "too-large", ("20", "--max-file-size")),
    ],
)
def test_not_checked(site: Path, data: bytes, config: Config, skipped: str, words: tuple[str, ...]) -> None:
    """What cannot be read as text is told with its reason, and the other files are checked."""
    (site / "bad.txt").write_bytes(data)
    bad, good = (
        run(["bad.txt", "clean.md"], config._replace(max_file_size=max(config.max_file_size, 20))).files
        if (skipped != "too-large")
        else (*run(["bad.txt"], config).files, *run(["clean.md"], Config()).files)
    )
    assert (bad.checked, bad.skipped, bad.source) == (False, skipped, "")
    (entry,) = bad.not_checked
    assert entry.fatal
    for word in words:
        assert word in entry.reason["fr"].replace("\u00a0", " ")
    assert good.checked


def test_encoding(site: Path) -> None:
    """A named encoding is used where the file has no byte order mark."""
    (site / "latin.md").write_bytes(LEAK.encode("cp1252"))
    (file,) = run(["latin.md"], Config(encoding="cp1252")).files
    assert "BOT001" in codes(file)


def test_empty_file(site: Path) -> None:
    """An empty file is checked and holds nothing."""
    (site / "empty.md").write_bytes(b"")
    (file,) = run(["empty.md"], Config()).files
    assert (file.checked, file.findings, file.not_checked) == (True, (), ())


def test_standard_input() -> None:
    """Standard input is a file under the name it is given; its suffix tells the format."""
    (file,) = run(["-"], Config(), stdin=LEAK.encode(), stdin_filename="x.md").files
    assert (file.file, "BOT001" in codes(file)) == ("x.md", True)
    (file,) = run(["-"], Config(max_file_size=3), stdin=b"abcd").files
    assert (file.file, file.skipped) == ("<stdin>", "too-large")


def test_file_that_goes_away(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened after all is told."""
    assert site.is_dir()

    def refuse(path: str, limit: int) -> bytes:
        raise PermissionError(13, path, limit)

    monkeypatch.setattr(run_room, "file_bytes", refuse)
    (file,) = run(["clean.md"], Config()).files
    assert (file.checked, file.skipped) == (False, "unreadable")


def test_fault_of_ours(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash in one file names it and leaves the others checked."""
    assert site.is_dir()
    real = Linter.check_document

    def break_off(self: Linter, document: object, file: str, aside: object = None) -> FileResult:
        if file == "leak.md":
            raise ZeroDivisionError
        return real(self, document, file, aside)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr(Linter, "check_document", break_off)
    told: list[tuple[str, str]] = []
    leak, clean = run(["."], Config(), on_fault=lambda file, error: told.append((file, type(error).__name__))).files[
        ::-1
    ]
    assert (leak.checked, leak.skipped, clean.checked) == (False, "internal-fault", True)
    assert "ZeroDivisionError" in leak.not_checked[0].reason["fr"]
    assert told == [("leak.md", "ZeroDivisionError")]


def test_folder_without_copy(site: Path) -> None:
    """A folder with nothing to check is told in the result of the run."""
    (site / "images").mkdir()
    result = run(["images"], Config())
    assert result.files == ()
    assert [(entry.file, entry.fatal) for entry in result.not_checked] == [("images", True)]


def test_twice_the_same(site: Path) -> None:
    """Two runs give one answer."""
    assert run([str(site)], Config()) == run(["."], Config())


def test_selection() -> None:
    """A Config's selection decides which rules run; a word that names none is an error."""
    assert codes(check(LEAK, "a.md", config=Config(select=("WEB",)))) == []
    assert "BOT001" in codes(check(LEAK, "a.md", config=Config(select=("assistant", "BOT")[1:])))
    with pytest.raises(UnknownSelector):
        Linter(Config(select=("BOTT001",)))
    with pytest.raises(NoRules):
        Linter(Config(select=("BOT001",), ignore=("BOT001",)))


def test_severity() -> None:
    """A house may give rules another severity, by code, name or family."""
    rules = {rule.code: rule.severity for rule in Linter(Config(severity={"BOT": "note", "WEB001": "error"})).rules}
    assert (rules["BOT001"], rules["WEB001"]) == (Severity.NOTE, Severity.ERROR)
    with pytest.raises(UnknownSelector):
        Linter(Config(severity={"BOTT": "note"}))


def test_rules_of_a_house(tmp_path: Path) -> None:
    """Rules from a folder of the house run beside ours."""
    (tmp_path / "DSK001-worn.yml").write_text(
        'code: DSK001\nname: worn\nkind: phrase\noptions: {phrases: {fr: ["force est de constater"]}}\n'
        'severity: error\nmessage: {fr: "Supprimez."}\nwhy: {fr: "Usé."}\nexamples:\n'
        '  - {fail: "⟦Force est de constater⟧."}\n  - {fail: "Oui, ⟦force est de constater⟧."}\n'
        '  - {pass: "Force est de.", because: "moins"}\n  - {pass: "Oui."}\n',
        encoding="utf-8",
    )
    result = check("Force est de constater que oui.\n", "a.md", config=Config(rules=(str(tmp_path),)))
    assert "DSK001" in codes(result)


@given(st.text(max_size=300), st.sampled_from(["", "a.md", "a.txt", "a.html", "a.mdx", "fr-ca/a"]))
@settings(max_examples=100)
def test_linter_never_raises(text: str, filename: str) -> None:
    """Whatever the text, there is a result, and excerpts are the text at their place."""
    result = LINTER.check(text, filename)
    assert result.checked, result.not_checked
    assert result.source == text
    for finding in result.findings:
        assert text[finding.span.start : finding.span.end] == finding.excerpt


LINTER = Linter()


def test_linter_tells_its_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash below becomes a result that says so."""

    def break_off(*_: object, **__: object) -> object:
        raise RecursionError

    monkeypatch.setattr(linter_room, "parse", break_off)
    result = LINTER.check("x", "a.md")
    assert (result.checked, result.skipped, result.source) == (False, "internal-fault", "x")


def test_not_checked_rule_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine could not check bears the name of the file."""
    entry = LINTER.check("", "").not_checked
    assert entry == ()
    from copylint.model.findings import NotChecked  # noqa: PLC0415 - this test only

    refusal = NotChecked("rule", {"fr": "r", "en": "r"}, code="X")
    monkeypatch.setattr(Engine, "places", lambda *_: ([], (refusal,)))
    assert [entry.file for entry in LINTER.check("x", "a.md").not_checked] == ["a.md"]


@pytest.mark.parametrize(
    ("source", "name", "config", "profile"),
    [
        ("Oui.\n", "a.md", Config(), "fr-FR"),
        ("---\nlang: fr-CA\n---\nOui.\n", "a.md", Config(), "fr-CA"),
        ("---\nlanguage: fr_ch\n---\nOui.\n", "a.md", Config(), "fr-CH"),
        ("---\nlang: de\n---\nOui.\n", "a.md", Config(), "fr-FR"),
        ("Oui.\n", "content/fr-ca/a.md", Config(), "fr-CA"),
        ("Oui.\n", "a.fr-BE.md", Config(), "fr-BE"),
        ("---\nlang: fr-CH\n---\nOui.\n", "fr-ca/a.md", Config(), "fr-CH"),
        ("---\nlang: fr-CH\n---\nOui.\n", "a.md", Config(profile="fr-EU"), "fr-EU"),
    ],
)
def test_profile(source: str, name: str, config: Config, profile: str) -> None:
    """Which French: the configuration, else the front matter, else the folder or the name, else France's."""
    document = parse(source, "markdown", name=name)
    assert context_for(base_context(config), config, document, name).profile == profile


def test_context_holds_choices() -> None:
    """What kinds are told is what the Config says, with the default of each choice of the house."""
    context = base_context(
        Config(settings={"nbsp": "strict"}, date="2026-01-31", renderer="mdx", names=frozenset({"x"}))
    )
    assert isinstance(context, Context)
    assert context.settings == {name: choices[0] for name, choices in SETTINGS.items()} | {"nbsp": "strict"}
    assert (context.date, context.renderer, context.names) == ("2026-01-31", "mdx", frozenset({"x"}))


def test_public_names() -> None:
    """The names that the package promises are there, and no others are made up."""
    for name in copylint.__all__:
        assert getattr(copylint, name) is not None
    assert dir(copylint) == sorted(copylint.__all__)
    assert "BOT001" in codes(copylint.check(LEAK, "a.md"))
    with pytest.raises(AttributeError):
        copylint.nothing  # noqa: B018 - asked for to see it refused


def test_fix() -> None:
    """The library repairs a text as far as each repair can be proved, and says what it did."""
    done = fix("Une chose est sûre : oui.", "a.md")
    assert (done.source, done.fixed, done.refused) == ("Une chose est sûre\u00a0: oui.", ("TYP001",), ())
