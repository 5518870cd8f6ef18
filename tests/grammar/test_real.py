# SPDX-License-Identifier: Apache-2.0
"""A real LanguageTool: the rule's examples, exact places, nothing lost, nothing sent that is no prose, one restart."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from copylint.config.settings import Config
from copylint.engine.check import Engine
from copylint.formats import parse
from copylint.grammar import places
from copylint.grammar.cache import Cache
from copylint.grammar.checker import Grammar
from copylint.grammar.selection import Selection, Wanted
from copylint.grammar.server import Server
from copylint.grammar.web import fetch
from copylint.kinds.grammar import Options
from copylint.model.findings import FileResult
from copylint.rulebook.files import read_folders, read_rule_file
from copylint.rulecheck.examples import check_rule
from copylint.rulecheck.languagetool import ByLanguageTool
from copylint.run.linter import Linter

RULES = Path(__file__).parents[2] / "rules"
FILE = read_rule_file(RULES / "lng" / "LNG001-grammar.yml", lists_from=[RULES], bundled=True)
MARKDOWN = """---
title: "Les chien du maire 😊"
slug: les-chien
---

# Un **titre** sans faute

Voici `les chien` 😊 et https://exemple.fr/les-chien : le maire a reçu deux lettre hier.
Il a [deux chat](https://exemple.fr/deux-chat "deux chien").\u00a0👩\u200d👧 Il a deux chèvre&nbsp;!

| Nom | deux note |
|-----|-----------|
| `deux mot` | deux\u202fvache |

```text
les chien dans le code
```

<!-- les chien en commentaire -->
"""


def excerpts(result: FileResult) -> list[str]:
    """The words of the findings of LanguageTool, in order."""
    return [finding.excerpt for finding in result.findings if finding.code == "LNG001"]


def linter(address: str, **choices: object) -> Linter:
    """A Linter that must check grammar and keeps nothing."""
    return Linter(Config(grammar="required", grammar_server=address)._replace(**choices), keeps=False)  # type: ignore[arg-type]  # fields of Config


def test_the_rule_does_what_its_examples_say(languagetool: str) -> None:
    """The examples of LNG001 run like those of any other rule, and under all default rules."""
    files = read_folders([RULES], bundled=True)
    defaults = Engine([file.rule for file in files if file.rule.default and file.rule.status == "stable"])
    problems = check_rule(FILE, defaults, ByLanguageTool(FILE.rule, languagetool))
    assert [problem.text("en") for problem in problems] == []


def test_places_are_exact_and_only_prose_is_read(languagetool: str) -> None:
    """After emoji, in front matter, links, cells and attributes the words stand where they are said to stand."""
    result = linter(languagetool).check(MARKDOWN, "a.md")
    assert result.not_checked == ()
    assert excerpts(result) == [
        *("Les chien", "deux lettre", "deux chat", "deux chien", "deux chèvre", "deux note", "deux\u202fvache"),
    ]
    for finding in result.findings:
        assert result.source[finding.span.start : finding.span.end] == finding.excerpt


def test_line_ends_do_not_shift_places(languagetool: str) -> None:
    """The same text with CRLF gives the same words."""
    source = MARKDOWN.replace("\n", "\r\n")
    result = linter(languagetool).check(source, "a.md")
    assert excerpts(result) == excerpts(linter(languagetool).check(MARKDOWN, "a.md"))
    assert all(source[each.span.start : each.span.end] == each.excerpt for each in result.findings)


def test_html_is_reported_in_its_source(languagetool: str) -> None:
    """Entities and tags are in the source, not in what is read; across a tag nothing is proposed."""
    source = "<p>L&rsquo;&eacute;lu a re&ccedil;u deux lettre. Les <b>chien</b> aboient.</p>\n<pre>les chien</pre>\n"
    result = linter(languagetool).check(source, "a.html")
    assert excerpts(result) == ["deux lettre", "Les <b>chien"]
    assert [finding.fix is None for finding in result.findings if finding.code == "LNG001"] == [False, True]


def test_nothing_is_lost_against_its_own_interface(languagetool: str) -> None:
    """On a plain paragraph the findings are the matches of `/v2/check` with the same choices, at the same places."""
    text = "Le maire 😊 a reçu deux lettre. Elle a été lancé hier, et les voisin a répondus à la première lettres."
    selection = Selection(FILE.rule, Options(**FILE.rule.options), Wanted())
    status, body = fetch(f"{languagetool}/v2/check", urlencode({**selection.form("fr"), "text": text}).encode())
    units = text.encode("utf-16-le")
    theirs = [
        units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")
        for match in json.loads(body)["matches"]
    ]
    assert status == 200
    assert len(theirs) > 2
    assert excerpts(linter(languagetool, ignore=("TYP", "SRC", "BOT")).check(text, "a.txt")) == theirs


def test_words_of_the_house_are_no_spelling_faults(languagetool: str) -> None:
    """Unknown words are told where the configuration asks for it, but for accepted names and the dictionary."""
    text = "Le bruayois Glorb a mangé une tartoufflette chez Zblug.\n"
    assert excerpts(linter(languagetool).check(text, "a.txt")) == []
    told = linter(languagetool, grammar_spelling=True)
    assert {"Glorb", "tartoufflette"} <= set(excerpts(told.check(text, "a.txt")))
    known = frozenset(("glorb", "zblug", "bruayois")), frozenset(("tartoufflette",))
    assert (
        excerpts(linter(languagetool, grammar_spelling=True, names=known[0], grammar_words=known[1]).check(text)) == []
    )


def test_its_own_names_are_selectors(languagetool: str) -> None:
    """`LNG:ID` and `LNG:CATEGORY` ignore, select and give severities."""
    text = "Le maire a reçu deux lettre. Une alerte a été lancé.\n"

    def told(**choices: object) -> list[tuple[str, str]]:
        found = linter(languagetool, **choices).check(text, "a.txt").findings
        return [(finding.data["rule"], finding.severity.name) for finding in found if finding.code == "LNG001"]

    assert told() == [("D_N", "WARNING"), ("ETRE_VPPA_OU_ADJ", "WARNING")]
    assert told(ignore=("LNG:AGREEMENT",)) == [("ETRE_VPPA_OU_ADJ", "WARNING")]
    assert told(ignore=("LNG:agreement",), extend_select=("LNG:D_N",))[0] == ("D_N", "WARNING")
    assert told(select=("LNG:D_N",)) == [("D_N", "WARNING")]
    assert told(severity={"LNG:CAT_GRAMMAIRE": "error", "LNG": "note"}) == [
        ("D_N", "NOTE"),
        ("ETRE_VPPA_OU_ADJ", "ERROR"),
    ]


class Counted:
    """A real server whose starts are counted."""

    def __init__(self, server: Server) -> None:
        """Nothing is started yet."""
        self.server = server
        self.starts: list[str] = []

    @property
    def version(self) -> str:
        """See `Server`."""
        return self.server.version

    def start(self) -> str:
        """See `Server`."""
        self.starts.append("start")
        return self.server.start()

    def restart(self) -> str:
        """See `Server`."""
        self.starts.append("restart")
        return self.server.restart()

    def close(self) -> None:
        """See `Server`."""
        self.server.close()


@pytest.fixture
def own(installation: places.Installation) -> Iterator[Counted]:
    """A server of the test's own, not started."""
    with Server(folder=installation.folder) as server:
        yield Counted(server)


def test_a_server_killed_in_the_middle_is_started_once_more(own: Counted) -> None:
    """The paragraph that was lost is asked again and nothing is missing; an unchanged text then starts nothing."""
    before = parse("Le maire a reçu deux lettre.\n\nLe vent souffle fort.\n", "markdown")
    after = parse("Le maire a reçu trois lettre.\n", "markdown")
    grammar = Grammar(FILE.rule, server=own)
    assert len(grammar.places(before)[0]) == 1
    assert own.server.process is not None
    os.killpg(own.server.process.pid, signal.SIGKILL)
    own.server.process.wait()
    found, missing = grammar.places(after)
    assert (len(found), missing) == (1, ())
    assert own.starts == ["start", "restart"]


def test_an_unchanged_text_starts_no_java(languagetool: str, installation: places.Installation, tmp_path: Path) -> None:
    """What was answered once is taken from the cache by another process, whose server is never started."""
    document = parse(MARKDOWN, "markdown")
    first = Grammar(FILE.rule, server=languagetool, cache=Cache(tmp_path)).places(document)
    with Server(folder=installation.folder) as server:
        counted = Counted(server)
        again = Grammar(FILE.rule, server=counted, cache=Cache(tmp_path)).places(document)
    assert again == first
    assert len(first[0]) > 3
    assert counted.starts == []
