# SPDX-License-Identifier: Apache-2.0
"""Grammar against a server that answers whatever a test says, LanguageTool's way or not: no Java is needed here."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from copylint.config.settings import Config
from copylint.engine.assemble import assemble
from copylint.formats import parse
from copylint.grammar import cache, checker
from copylint.grammar.ask import Asker, Outcome
from copylint.grammar.cache import Cache
from copylint.grammar.checker import Grammar
from copylint.grammar.unavailable import Unavailable
from copylint.kinds.grammar import Options
from copylint.model.findings import FileResult, Finding, NotChecked, Severity
from copylint.model.rule import Rule, RuleFix
from copylint.run import work
from copylint.run.cache import Cache as Results
from copylint.run.cache import dumps, loads
from copylint.run.grammar import merged, told_once
from copylint.run.linter import Linter
from copylint.run.run import Extras, run

OPTIONS = Options(warnings=("AGREEMENT",))
RULE = Rule(
    "LNG001", "grammar", "grammar", OPTIONS._asdict(), Severity.NOTE, {"fr": "{text}", "en": "{text}"}, scope="document"
)

Reply = Callable[["Handler", Mapping[str, str]], None]


def match(offset: int, length: int, rule: str = "D_N", category: str = "AGREEMENT", *words: str) -> dict[str, Any]:
    """One match as `/v2/check` tells it."""
    return {
        "message": f"Message de {rule}.",
        "offset": offset,
        "length": length,
        "replacements": [{"value": word} for word in words],
        "rule": {"id": rule, "category": {"id": category}},
    }


def answer(*matches: dict[str, Any], incomplete: bool = False) -> bytes:
    """A whole answer."""
    return json.dumps({"matches": matches, "warnings": {"incompleteResults": incomplete}}).encode()


class Handler(BaseHTTPRequestHandler):
    """Gives each request to the test."""

    reply: Reply
    awaited = False

    def do_POST(self) -> None:
        """Read the form, count the request, reply."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        form = {name: values[0] for name, values in parse_qs(body).items()}
        server = self.server
        assert isinstance(server, Fake)
        with server.counting:
            self.awaited = True
            server.forms.append(form)
            server.now += 1
            server.most = max(server.most, server.now)
        try:
            server.reply(self, form)
        except OSError:
            pass  # who asked has gone
        finally:
            self.ended()

    def ended(self) -> None:
        """No longer count the request, once."""
        server = self.server
        assert isinstance(server, Fake)
        with server.counting:
            server.now -= self.awaited
            self.awaited = False

    def say(self, body: bytes, status: int = 200) -> None:
        """Answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.ended()  # whoever has the answer may ask again before this thread goes on
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Fake(ThreadingHTTPServer):
    """The server of a test, behind the calls of `grammar.ask.Server`.

    `forms` are the requests so far, `most` how many were open at once, `calls` what was asked of the server itself.
    """

    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply = reply
        self.counting = threading.Lock()
        self.forms: list[dict[str, str]] = []
        self.now = self.most = 0
        self.calls: list[str] = []
        self.back = True

    version = "6.8"

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def start(self) -> str:
        """See `grammar.ask.Server`."""
        self.calls.append("start")
        return self.url

    def restart(self) -> str:
        """See `grammar.ask.Server`; where it is not to come back, as if Java could not be started."""
        self.calls.append("restart")
        if not self.back:
            raise Unavailable({"fr": "Java ne démarre pas.", "en": "Java does not start."})
        return self.url

    def close(self) -> None:
        """See `grammar.ask.Server`."""
        self.calls.append("close")


@contextmanager
def serving(reply: Reply) -> Iterator[Fake]:
    """A server while the block runs."""
    server = Fake(reply)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


# ---- places and findings -----------------------------------------------------------------------


@pytest.fixture
def echo() -> Iterator[Fake]:
    """A server that finds fault with every « deux chien », and with every filler."""

    def reply(handler: Handler, form: Mapping[str, str]) -> None:
        text, matches = "", []
        for piece in json.loads(form["data"])["annotation"]:
            text += piece.get("text", piece.get("markup", ""))
            if "interpretAs" in piece:
                matches.append(match(len(text) - 1, 1, "FILLER", "AGREEMENT"))
        for words in ("deux chien", "deux  chien"):
            at = text.find(words)
            if at >= 0:
                shift = len(text[:at].encode("utf-16-le")) // 2
                matches.append(match(shift, len(words), "D_N", "AGREEMENT", "deux chiens"))
        handler.say(answer(*matches))

    with serving(reply) as server:
        yield server


def findings(server: Fake, source: str, form: str = "markdown") -> list[Finding]:
    """The findings of a text."""
    document = parse(source, form)
    places, missing = Grammar(RULE, server=server).places(document)
    assert missing == ()
    return list(assemble(document, places))


def test_a_finding_tells_all(echo: Fake) -> None:
    """Place, excerpt, message, the names of rule and category, and a suggestion with its words."""
    source = "Le maire 😊 a deux chien et `code`.\n"
    rule = RULE._replace(fix=None)
    (one,) = findings(echo, source)
    assert (one.code, one.excerpt, source[one.span.start : one.span.end]) == ("LNG001", "deux chien", "deux chien")
    assert (one.message["fr"], one.message["en"]) == ("Message de D_N.", "Message de D_N.")
    assert one.data == {"rule": "D_N", "category": "AGREEMENT"}
    assert (one.severity, one.fix, rule.fix) == (Severity.WARNING, None, None)


def test_suggestions_lie_in_one_text(echo: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside one piece of text there is one, never safe; across markup there is none."""
    fixing = RULE._replace(fix=RuleFix("suggestion", by_kind=True))
    monkeypatch.setitem(globals(), "RULE", fixing)
    (inside,) = findings(echo, "Le maire a deux chien.")
    assert inside.fix is not None
    assert (inside.fix.safety, inside.fix.edits[0].text) == ("suggestion", "deux chiens")
    assert inside.fix.title == {"fr": "«\u00a0deux chiens\u00a0»", "en": "“deux chiens”"}
    (across,) = findings(echo, "Le maire a deux *chien*.")
    assert (across.excerpt, across.fix) == ("deux *chien", None)
    (inclusive,) = [findings(echo, "Le maire a deux chien/nes.")]
    assert inclusive == []


def test_where_a_table_is_broken_ours_stands(echo: Fake) -> None:
    """What LanguageTool says of the words of a broken table is left out; what it says elsewhere stays."""
    document = parse("Le maire a deux chien.\n\nElle a deux chien aussi.\n", "markdown")
    theirs, _ = Grammar(RULE, server=echo).places(document)
    broken = theirs[0]._replace(rule=RULE._replace(code="TAB001", level="broken"))
    assert merged([broken], theirs) == [broken, theirs[1]]
    quality = theirs[0]._replace(rule=RULE._replace(code="TAB900", level="quality"))
    assert merged([quality], theirs) == [quality, *theirs]


def test_in_a_check(echo: Fake) -> None:
    """A Linter merges what LanguageTool says with ours, comments set it aside, and our typography stands before it."""
    config = Config(grammar="required", grammar_server=echo.url)
    source = (
        "Le maire a deux chien.\n\n<!-- copylint-disable-next-line LNG001 -- une citation -->\nElle a deux chien.\n\n"
        "Il a deux  chien.\n"
    )
    # No server answers GET here: the version is asked for by `Server`, so the Linter is given one by hand.
    linter = Linter(config, keeps=False)
    linter._grammar = Grammar(next(rule for rule in linter.rules if rule.code == "LNG001"), server=echo)  # noqa: SLF001 - see above
    result = linter.check(source, "a.md")
    assert [each.excerpt for each in result.findings if each.code == "LNG001"] == ["deux chien"]
    assert [(entry.finding.code, entry.by) for entry in result.suppressed] == [("LNG001", "comment")]
    assert "CPL001" not in [each.code for each in result.findings]


# ---- whatever a server does --------------------------------------------------------------------


def forms(count: int) -> list[dict[str, str]]:
    """Requests that differ."""
    return [
        {"language": "fr", "data": json.dumps({"annotation": [{"text": f"Texte {each}."}]})} for each in range(count)
    ]


def reasons(outcomes: list[Outcome]) -> list[str]:
    """Why there was no answer, "" where there was one."""
    return ["" if each.reason is None else each.reason["en"] for each in outcomes]


def fine(handler: "Handler", _: Mapping[str, str]) -> None:
    """A paragraph without fault."""
    handler.say(answer())


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (
            500,
            b"Internal Error: fromPos must be less than toPos",
            "500 Internal Error: fromPos must be less than toPos",
        ),
        (413, b"Error: Your text exceeds the limit", "413 Error: Your text exceeds the limit"),
        (400, b"Error: Unknown language", "400 Error: Unknown language"),
        (200, b"<html>proxy</html>", "<html>proxy</html>"),
        (200, b"", ""),
        (204, b"", "204"),
    ],
)
def test_errors_are_told_in_the_words_of_the_server(status: int, body: bytes, words: str) -> None:
    """4xx, 5xx and garbage cost their paragraph and nothing else; nothing is restarted."""

    def reply(handler: Handler, form: Mapping[str, str]) -> None:
        handler.say(body, status) if "Texte 1." in form["data"] else handler.say(answer())

    with serving(reply) as server:
        outcomes = Asker(server).ask(forms(3))
    assert reasons(outcomes) == ["", f"LanguageTool answers: {words}", ""]
    assert server.calls == ["start"]


def test_three_failures_in_a_row_are_enough() -> None:
    """A server that answers nothing but errors is not asked for every paragraph of a book."""
    with serving(lambda handler, _: handler.say(b"no", 500)) as server:
        outcomes = Asker(server).ask(forms(40))
    assert set(reasons(outcomes)) == {"LanguageTool answers: 500 no"}
    assert 3 <= len(server.forms) <= 5


def test_slow_paragraphs_time_out_alone() -> None:
    """A paragraph that takes too long is named, the others are checked."""
    over = threading.Event()

    def reply(handler: Handler, form: Mapping[str, str]) -> None:
        if "Texte 1." in form["data"]:
            over.wait(20)
        handler.say(answer())

    with serving(reply) as server:
        outcomes = Asker(server, timeout=0.3, first_timeout=0.3).ask(forms(3))
        over.set()
    assert reasons(outcomes) == ["", "LanguageTool did not answer within 0 seconds.", ""]


def test_a_lost_paragraph_is_asked_again_once() -> None:
    """A connection that breaks costs one restart; the paragraph is asked again, and then all goes on."""
    broken: list[Mapping[str, str]] = []

    def reply(handler: Handler, form: Mapping[str, str]) -> None:
        if "Texte 1." in form["data"] and not broken:
            broken.append(form)
            handler.connection.close()
        else:
            handler.say(answer())

    with serving(reply) as server:
        outcomes = Asker(server).ask(forms(4))
    assert reasons(outcomes) == ["", "", "", ""]
    assert server.calls == ["start", "restart"]


def test_what_kills_a_server_kills_it_once_more_and_no_more() -> None:
    """After the second loss the rest is told, not asked."""
    with serving(lambda handler, _: handler.connection.close()) as server:
        outcomes = Asker(server).ask(forms(12))
    assert server.calls == ["start", "restart"]
    assert all(reason.startswith("LanguageTool does not answer any more") for reason in reasons(outcomes))
    assert len(server.forms) <= 4


def test_a_server_that_does_not_come_back() -> None:
    """The reason of the restart is told for all that is left."""
    with serving(lambda handler, _: handler.connection.close()) as server:
        server.back = False
        outcomes = Asker(server).ask(forms(2))
    assert reasons(outcomes) == ["Java does not start.", "Java does not start."]


def test_at_most_two_at_once() -> None:
    """Whatever many threads ask for, two requests are open; the answers come in order."""

    def reply(handler: Handler, form: Mapping[str, str]) -> None:
        time.sleep(0.005)
        number = int(form["data"].split("Texte ")[1].split(".")[0])
        handler.say(answer(match(number, 1)))

    with serving(reply) as server:
        asker = Asker(server)
        results: list[list[Outcome]] = []
        threads = [threading.Thread(target=lambda: results.append(asker.ask(forms(12)))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert server.most == 2
    assert [[each.answer.found[0].offset for each in one if each.answer] for one in results] == [list(range(12))] * 3


def test_equal_paragraphs_are_asked_once() -> None:
    """Cells that say the same are one request."""
    with serving(fine) as server:
        Grammar(RULE, server=server).places(parse("Un texte.\n\nUn texte.\n\nUn autre texte.\n", "markdown"))
    assert len(server.forms) == 2


class Missing:
    """No LanguageTool."""

    def __init__(self) -> None:
        """It was never asked for."""
        self.asked = 0

    @property
    def version(self) -> str:
        """Refuse."""
        self.asked += 1
        raise Unavailable({"fr": "Java manque.", "en": "Java is missing."})

    def start(self) -> str:
        """Never asked for."""
        return ""

    restart = start

    def close(self) -> None:
        """Nothing."""


@pytest.mark.parametrize("required", [True, False])
def test_without_languagetool(required: bool) -> None:
    """One entry says why; it makes a run fail where grammar is required. What is missing is looked for once."""
    missing = Missing()
    grammar = Grammar(RULE, server=missing, required=required)
    for _ in range(2):
        places, entries = grammar.places(parse("Un texte.\n", "markdown"))
        assert places == []
        assert entries == (
            NotChecked(
                "engine", {"fr": "grammaire\u00a0: Java manque.", "en": "grammar: Java is missing."}, fatal=required
            ),
        )
    assert missing.asked == 1
    assert grammar.places(parse("123\n", "markdown")) == ([], ())


def test_lines_of_what_was_not_checked() -> None:
    """Paragraphs with the same reason are one entry, which names their lines."""
    with serving(lambda handler, _: handler.say(b"no", 500)) as server:
        _, (entry,) = Grammar(RULE, server=server).places(parse("Un.\n\nDeux.\n", "markdown"))
    assert entry.reason["en"] == "grammar, 2 paragraphs (lines 1, 3): LanguageTool answers: 500 no"
    assert (entry.what, entry.code, entry.fatal) == ("engine", "LNG001", False)


def test_what_misses_all_files_is_told_once() -> None:
    """A run names a missing LanguageTool once; what is wrong with one file stays with it."""
    engine = NotChecked("engine", {"fr": "x", "en": "x"}, "a.md", fatal=False)
    own = NotChecked("engine", {"fr": "y", "en": "y"}, "b.md", "LNG001")
    files, entries = told_once(
        [FileResult("a.md", "", not_checked=(engine,)), FileResult("b.md", "", not_checked=(engine, own))]
    )
    assert [file.not_checked for file in files] == [(), (own,)]
    assert entries == (engine._replace(file=None),)
    alone = FileResult("a.md", "", not_checked=(engine,))
    assert told_once([alone]) == ((alone,), ())


# ---- what is kept ------------------------------------------------------------------------------


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    """An unchanged text is answered from the cache and the server not even started; a new paragraph is asked for."""
    document = parse("Un texte.\n\nUn autre.\n", "markdown")
    with serving(lambda handler, _: handler.say(answer(match(0, 2)))) as server:
        first = Grammar(RULE, server=server, cache=Cache(tmp_path)).places(document)
        server.calls.clear()
        server.forms.clear()
        again = Grammar(RULE, server=server, cache=Cache(tmp_path)).places(document)
        assert (server.calls, server.forms) == ([], [])
        Grammar(RULE, server=server, cache=Cache(tmp_path)).places(parse("Un texte.\n\nNouveau.\n", "markdown"))
        assert len(server.forms) == 1
        server.version = "6.9"  # as after an update
        Grammar(RULE, server=server, cache=Cache(tmp_path)).places(document)
        assert len(server.forms) == 3
    assert again == first
    assert len(first[0]) == 2


def test_what_was_not_checked_is_not_kept(tmp_path: Path) -> None:
    """An error and an answer that is not complete are asked for again."""
    replies = [(b"no", 500), (answer(match(0, 2), incomplete=True), 200), (answer(match(0, 2)), 200)]
    with serving(lambda handler, _: handler.say(*replies.pop(0))) as server:
        told = []
        for _ in range(4):
            places, missing = Grammar(RULE, server=server, cache=Cache(tmp_path)).places(parse("Un texte.\n", "text"))
            told.append((len(places), len(missing)))
    assert told == [(0, 1), (1, 1), (1, 0), (1, 0)]
    assert replies == []


# ---- in a run ----------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Fake]:
    """The server that runs are given where no address is said; their cache is the test's."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    with serving(lambda handler, _: handler.say(answer(match(0, 2)))) as server:
        monkeypatch.setattr(checker, "_ASKERS", {"": Asker(server)})
        yield server


def test_one_process_asks_for_all_files(asked: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-j` makes no processes where LanguageTool is asked: it is what takes the time, and one process starts it."""
    for number in range(12):
        (tmp_path / f"{number}.md").write_text(f"Texte {number}.\n", encoding="utf-8")
    monkeypatch.setattr(work, "workers", lambda *_: 2)
    monkeypatch.setattr(work, "in_processes", lambda *_, **__: pytest.fail("a pool was made"))
    monkeypatch.chdir(tmp_path)
    found = []
    for _ in range(2):
        result = run(["."], Config(grammar="required"), extras=Extras(jobs=2, cache=True))
        found.append([[finding.data["rule"] for finding in file.findings] for file in result.files])
    assert found == [[["D_N"]] * 12] * 2
    assert len(asked.forms) == 12


def test_results_are_kept_for_one_version(asked: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another LanguageTool says other things: what was kept of a file is then not its result."""
    grammar, without = Config(grammar="auto"), Config()

    def keys() -> list[bytes]:
        with Results(tmp_path) as results:
            return [results.key(config, "a.md", b"Texte.") for config in (grammar, without)]

    before = keys()
    asked.version = "6.9"
    monkeypatch.setattr(checker, "_ASKERS", {"": Asker(asked)})
    after = keys()
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_a_kept_result_tells_all(asked: Fake, tmp_path: Path) -> None:
    """What a result cache gives back is what was put in, LanguageTool's names included."""
    result = Linter(Config(grammar="auto"), keeps=False).check("Un texte.\n", "a.md")
    assert asked.forms
    assert [finding.data for finding in result.findings] == [{"rule": "D_N", "category": "AGREEMENT"}]
    assert loads(dumps(result), result.file, result.source) == result
    assert tmp_path.is_dir()


def test_repairs_ask_once_of_the_text_that_is_left(asked: Fake) -> None:
    """LanguageTool proves no repair: it is asked of the repaired text alone, and its findings stand beside the rest."""
    source = "Il dit «oui» aux habitants.\n"
    result = Linter(Config(grammar="required"), keeps=False).fix(source, "a.md")
    assert set(result.fixed) == {"TYP005"}
    assert [finding.code for finding in result.findings] == ["LNG001"]
    assert len(asked.forms) == 1
    (piece,) = json.loads(asked.forms[0]["data"])["annotation"]
    assert piece == {"text": "Il dit «\u00a0oui\u00a0» aux habitants."}


def test_a_comment_for_languagetool_is_kept_by_repairs(asked: Fake) -> None:
    """What is needed for its findings alone is not taken away as needless, whether it names the rule or none."""
    source = (
        "<!-- copylint-disable-next-line -->\nIl dit non.\n\n"
        "<!-- copylint-disable-next-line LNG001 -->\nIl dit «oui».\n"
    )
    result = Linter(Config(grammar="required"), keeps=False).fix(source, "a.md")
    assert result.source == source.replace("«oui»", "«\u00a0oui\u00a0»")
    assert [finding.code for finding in result.findings] == []
    assert asked.forms
