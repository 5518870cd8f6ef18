# SPDX-License-Identifier: Apache-2.0
"""Comments in a text: what they set aside, what is said of them, and their repair."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.config.settings import Config
from copylint.formats import parse
from copylint.model.findings import FileResult, Finding
from copylint.run.linter import GUARD, Linter
from copylint.run.suppress import NEXT_LINE, WORDS, Comments


@pytest.fixture
def linter(desk: Config) -> Linter:
    """A Linter with the desk's rules."""
    return Linter(desk)


def counted(linter: Linter, text: str, name: str = "a.md") -> list[tuple[str, str]]:
    """Codes and words of what counts in a text."""
    result = linter.check(text, name)
    assert not result.not_checked
    assert result.checked
    return [(finding.code, finding.excerpt) for finding in result.findings]


def aside(result: FileResult) -> list[tuple[str, str]]:
    """Codes and reasons of what is set aside."""
    assert all(entry.by == "comment" for entry in result.suppressed)
    return [(entry.finding.code, entry.reason) for entry in result.suppressed]


def own(linter: Linter, text: str, name: str = "a.md") -> list[tuple[str, str]]:
    """Codes and words of what is said of comments."""
    return [found for found in counted(linter, text, name) if found[0].startswith("CPL")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!-- copylint-disable-next-line DSK001 -- c’est le sujet -->\nLe lorem est né ici.\n", "a.md"),
        ("<!-- copylint-disable-next-line DSK001 -- c’est le sujet -->\n\nLe lorem est né ici.\n", "a.md"),
        ("Le lorem est né ici. <!-- copylint-disable-line DSK001 -- c’est le sujet -->\n", "a.md"),
        ("<!-- copylint-disable-file DSK001 -- c’est le sujet -->\n\nUn.\n\nLe lorem est né ici.\n", "a.md"),
        ("Le lorem est né ici.\n\n<!-- copylint-disable-file DSK001 — c’est le sujet -->\n", "a.md"),
        ("<!-- copylint-disable DSK001 -- c’est le sujet -->\n\nUn.\n\nLe lorem est né ici.\n", "a.md"),
        ("<!--copylint-disable-next-line DSK001 -- c’est le sujet-->\nLe lorem est né ici.\n", "a.md"),
        ("<!-- copylint-disable-next-line\n  DSK001\n  -- c’est\n  le sujet\n-->\nLe lorem est né ici.\n", "a.md"),
        ("{/* copylint-disable-next-line DSK001 -- c’est le sujet */}\n\nLe lorem est né ici.\n", "a.mdx"),
        ("Le lorem est né ici. {/* copylint-disable-line DSK001 -- c’est le sujet */}\n", "a.mdx"),
        ("<!-- copylint-disable-next-line DSK001 -- c’est le sujet -->\n<p>Le lorem est né ici.</p>\n", "a.html"),
        ("<p>Le lorem est né ici.<!-- copylint-disable-line DSK001 -- c’est le sujet --></p>\n", "a.html"),
        ("<head><!-- copylint-disable-file DSK001 -- c’est le sujet --></head><p>Le lorem.</p>\n", "a.html"),
        ("> <!-- copylint-disable-next-line DSK001 -- c’est le sujet -->\n> Le lorem est né ici.\n", "a.md"),
        ("| a | b |\n|---|---|\n| lorem | 1 <!-- copylint-disable-line DSK001 -- c’est le sujet --> |\n", "a.md"),
    ],
)
def test_a_comment_sets_its_fault_aside(linter: Linter, text: str, name: str) -> None:
    """The fault does not count, is shown as suppressed with the reason, and nothing is said of the comment."""
    assert counted(linter, text, name) == []
    assert aside(linter.check(text, name)) == [("DSK001", "c’est le sujet")]


@pytest.mark.parametrize(
    "named", ["DSK001", "dsk001", "tired", "DSK", "DSK0", "ALL", "", "DSK002, DSK001", "DSK001 worn"]
)
def test_families_codes_and_names(linter: Linter, named: str) -> None:
    """A rule is named by code, name, family or the beginning of its code; several words count, none means all."""
    text = f"<!-- copylint-disable-next-line {named} -->\nlorem et ipsum.\n"
    left = [found for found in counted(linter, text) if not found[0].startswith("CPL")]
    named_both = named in ("DSK", "DSK0", "ALL", "", "DSK002, DSK001", "DSK001 worn")
    assert left == ([] if named_both else [("DSK002", "ipsum")])


def test_disable_and_enable(linter: Linter) -> None:
    """What begins between the two is set aside; `enable` with a code takes that code back and leaves the others off."""
    text = (
        "lorem un\n\n<!-- copylint-disable -->\n\nlorem deux, ipsum\n\n<!-- copylint-enable DSK001 -->\n\n"
        "lorem trois, ipsum\n\n<!-- copylint-enable -->\n\nipsum quatre\n"
    )
    result = linter.check(text, "a.md")
    starts = [(finding.code, text[: finding.span.start].count("\n")) for finding in result.findings]
    assert starts == [("DSK001", 0), ("DSK001", 8), ("DSK002", 12)]
    assert [code for code, _ in aside(result)] == ["DSK001", "DSK002", "DSK002"]


def test_two_comments_on_one_line(linter: Linter) -> None:
    """Comments that follow each other all mean the line below the last."""
    text = "<!-- copylint-disable-next-line DSK001 -->\n<!-- copylint-disable-next-line DSK002 -->\nlorem et ipsum\n"
    assert counted(linter, text) == []
    text = "<!-- copylint-disable-next-line DSK001 -->\nlorem\n\nlorem encore\n"
    assert counted(linter, text) == [("DSK001", "lorem")]


def test_a_gathered_note_loses_the_place_that_is_set_aside(linter: Linter) -> None:
    """Places are set aside before they are grouped, their edits with them."""
    text = "un -- a\n\ndeux -- b <!-- copylint-disable-line DSK010 -- cité -->\n\ntrois -- c\n"
    result = linter.check(text, "a.md")
    (note,) = result.findings
    assert [text[place.start - 2 : place.end] for place in (note.span, *note.related)] == ["un --", "is --"]
    assert note.fix is not None
    assert len(note.fix.edits) == 2
    assert aside(result) == [("DSK010", "cité")]
    assert linter.fix(text, "a.md").source == text.replace("un --", "un \u2013").replace("trois --", "trois \u2013")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("```\n<!-- copylint-disable-file -->\n```\n\nlorem\n", "a.md"),
        ("Écrivez `<!-- copylint-disable-file -->` : lorem.\n", "a.md"),
        ("<!-- Voyez copylint-disable-file. -->\n\nlorem\n", "a.md"),
        ("<pre>&lt;!-- copylint-disable-file --&gt;</pre><p>lorem</p>\n", "a.html"),
    ],
)
def test_an_example_is_no_comment(linter: Linter, text: str, name: str) -> None:
    """What shows such a comment to readers, or only speaks of one, sets nothing aside."""
    assert ("DSK001", "lorem") in counted(linter, text, name)
    assert own(linter, text, name) == []


def test_plain_text_has_no_comments(linter: Linter) -> None:
    """In plain text the comment is read by readers: the fault stays, and the way out is named."""
    found = counted(linter, "lorem <!-- copylint-disable-line DSK001 -->\n", "a.txt")
    assert [code for code, _ in found] == ["DSK001", "CPL002"]


@pytest.mark.parametrize(
    ("comment", "words", "hint"),
    [
        ("copylint-disable-next-line DSK01", "DSK01", ""),
        ("copylint-disable-next-line DSK009", "DSK009", "DSK00"),
        ("copylint-disable-next-line tird", "tird", "tired"),
        ("copylint-disable-next-line parce que oui", "parce que oui", "--"),
        ("copylint-disable-nextline DSK001", None, "copylint-disable-next-line"),
        ("copylint-xyzzy", None, "copylint-xyzzy"),
    ],
)
def test_words_that_mean_nothing(linter: Linter, comment: str, words: str | None, hint: str) -> None:
    """They are told with the nearest word, and set nothing aside: a misspelt code does not mean all."""
    text = f"<!-- {comment} -->\nlorem\n"
    found = linter.check(text, "a.md").findings
    if comment.endswith("DSK01"):  # the beginning of DSK010
        assert [finding.code for finding in found] == ["CPL001", "DSK001"]
        return
    assert [finding.code for finding in found] == ["CPL002", "DSK001"]
    assert found[0].excerpt == (words or f"<!-- {comment} -->")
    assert all(hint in message for message in found[0].message.values())


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Un.\n\n<!-- copylint-disable-next-line DSK001 -->\n\nDeux.\n", "Un.\n\nDeux.\n"),
        ("Un.\n<!-- copylint-disable-next-line DSK001 -->\nDeux.\n", "Un.\n\nDeux.\n"),
        ("Un.\n\n<!-- copylint-disable-next-line DSK001 -->\nDeux.\n", "Un.\n\nDeux.\n"),
        ("Un <!-- copylint-disable-line DSK001 --> deux.\n", "Un deux.\n"),
        ("Un. <!-- copylint-disable-line -->\n", "Un.\n"),
        ("Un.\r\n\r\n<!-- copylint-disable-file DSK -->\r\n", "Un.\r\n"),
        ("<!-- copylint-disable -->\n\nUn.\n\n<!-- copylint-enable -->\n", "Un.\n"),
        ("Un.\n\n<!-- copylint-enable DSK001 -->\n\nDeux.\n", "Un.\n\nDeux.\n"),
        (
            "<!-- copylint-disable-next-line DSK001, DSK002 DSK010 -- oui -->\nipsum\n",
            "<!-- copylint-disable-next-line DSK002 -- oui -->\nipsum\n",
        ),
        (
            "<!-- copylint-disable-next-line DSK002, DSK002,DSK001 -->\nipsum\n",
            "<!-- copylint-disable-next-line DSK002 -->\nipsum\n",
        ),
        ("{/* copylint-disable-file DSK001 */}\n\nUn.\n", "Un.\n"),
    ],
)
def test_needless_comments_are_told_and_removed(linter: Linter, text: str, fixed: str) -> None:
    """A comment, or a word of one, that sets nothing aside is a note; --fix removes it and leaves the rest."""
    name = "a.mdx" if text.startswith("{") else "a.md"
    assert {code for code, _ in own(linter, text, name)} == {"CPL001"}
    done = linter.fix(text, name)
    assert (done.source, done.refused) == (fixed, ())
    assert set(done.fixed) == {"CPL001"}
    assert own(linter, fixed, name) == []


def test_html_comments_are_removed_too(linter: Linter) -> None:
    """In HTML a line of its own goes as a whole."""
    text = "<p>Un texte\n<!-- copylint-disable-line DSK001 -->\nici.</p>\n"
    assert linter.fix(text, "a.html").source == "<p>Un texte\nici.</p>\n"


def test_what_a_comment_sets_aside_is_not_repaired(linter: Linter) -> None:
    """Neither safe nor unsafe repairs touch it."""
    text = "<!-- copylint-disable-file DSK -->\n\nlorem -- un\n"
    assert linter.fix(text, "a.md", unsafe=True).source == text


def test_needless_is_judged_by_the_rules_in_force(desk: Config) -> None:
    """A comment for a rule that did not run is left alone; so is one for all where only some rules were asked for."""
    text = "<!-- copylint-disable-file DSK001 -->\n\nUn.\n"
    assert own(Linter(desk._replace(ignore=(*desk.ignore, "DSK001"))), text) == []
    text = "<!-- copylint-disable-file -->\n\nUn.\n"
    assert own(Linter(desk._replace(select=("DSK",))), text) == []
    assert own(Linter(desk), text) != []


def test_reasons_may_be_required(desk: Config) -> None:
    """Without a reason a comment is an error where the configuration asks for one, whatever rules are selected."""
    linter = Linter(desk._replace(require_reasons=True, select=("DSK",)))
    text = "<!-- copylint-disable-line DSK001 --> lorem\n\n<!-- copylint-disable-line DSK002 -- cité --> ipsum\n"
    assert counted(linter, text) == [("CPL003", "<!-- copylint-disable-line DSK001 -->")]


def test_the_family_can_be_ignored_and_weighed(desk: Config) -> None:
    """Its rules have codes and names like others."""
    text = "<!-- copylint-disable-file DSK001 -->\n\nUn.\n"
    assert counted(Linter(desk._replace(ignore=(*desk.ignore, "unused-suppression"))), text) == []
    (found,) = Linter(desk._replace(severity={"CPL001": "error"})).check(text, "a.md").findings
    assert found.severity.name == "ERROR"


def test_one_of_several_comments_answers(linter: Linter) -> None:
    """Where two comments mean one fault, one of them is needless; once it is gone, the other still works."""
    text = "<!-- copylint-disable-file DSK001 -->\n\n<!-- copylint-disable-next-line tired -->\nlorem\n"
    assert len(own(linter, text)) == 1
    fixed = linter.fix(text, "a.md").source
    assert counted(linter, fixed) == []


def test_guard() -> None:
    """Every comment holds the words by which a text without comments is known."""
    assert all(f"{GUARD}{word}".startswith(GUARD) for word in WORDS)
    assert NEXT_LINE in WORDS


_NAMES = ["a.md", "a.mdx", "a.html", "a.txt"]
_PIECES = [
    *("lorem", "ipsum", " -- ", "\n", "\n\n", "\r\n", "> ", "- ", "```\n", "| a |\n", "<p>", "\u00a0", "é"),
    *(f"<!-- copylint-{word} -->" for word in WORDS),
    *(f"<!-- copylint-{word} DSK001, x -- y -->" for word in WORDS),
    *("<!-- copylint-", "-->", "{/* copylint-disable */}", "<!-- copylint-enable tired", "copylint-"),
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join), st.sampled_from(["a.md", "a.mdx", "a.html", "a.txt"])
)
@settings(max_examples=150)
def test_any_text(linter_of_all: Linter, text: str, name: str) -> None:
    """Whatever stands where: no fault, excerpts are the text at their place, and a repair is not undone by a second."""
    result = linter_of_all.check(text, name)
    assert result.checked, result.not_checked
    everything: list[Finding] = [*result.findings, *(entry.finding for entry in result.suppressed)]
    for finding in everything:
        assert text[finding.span.start : finding.span.end] == finding.excerpt
        assert finding.fingerprint
    fixed = linter_of_all.fix(text, name)
    assert linter_of_all.fix(fixed.source, name).source == fixed.source


@pytest.fixture(scope="module")
def linter_of_all(desk_rules: object) -> Linter:
    """The desk's rules, once for all texts."""
    return Linter(Config(rules=(str(desk_rules),), select=("DSK", "CPL")))


def test_linear_on_many_comments(linter: Linter) -> None:
    """A megabyte of comments, or of words in one, is read in time that the number of its signs bounds."""
    many = "<!-- copylint-disable-next-line DSK001 x -->\n" * 5000 + "lorem\n"
    comments = Comments(parse(many, "markdown"), linter.known)
    assert len(comments.directives) == 5000
    words = "<!-- copylint-disable-file " + "DSK " * 50_000 + "-->\n\nlorem\n"
    assert [code for code, _ in counted(linter, words)] == ["CPL001"]


def test_a_comment_sets_aside_the_finding_by_the_code_that_is_shown() -> None:
    """Where several rules make one finding, the code that a report shows for it is enough."""
    told = "Bien sûr ! Voici l\u2019article réécrit selon vos consignes.\n\nLa ville a voté le budget.\n"
    ours = Linter()
    (finding,) = [each for each in ours.check(told, "a.md").findings if each.code.startswith("BOT")]
    assert finding.markers
    for code in (finding.code, f"{finding.code}, {finding.markers[0]}"):
        result = ours.check(f"<!-- copylint-disable-next-line {code} -- cité -->\n{told}", "a.md")
        assert [each.code for each in result.findings if each.code.startswith(("BOT", "CPL"))] == []
        assert {each.finding.code for each in result.suppressed} == {finding.code}
    one = ours.check(f"<!-- copylint-disable-next-line {finding.markers[0]} -- cité -->\n{told}", "a.md")
    assert finding.code in {each.code for each in one.findings}
