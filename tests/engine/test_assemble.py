# SPDX-License-Identifier: Apache-2.0
"""From matches to findings: reach, groups, families, suppression, messages, fingerprints."""

from collections.abc import Sequence

import pytest

from copylint.document.blocks import Block, Structure
from copylint.document.document import Document
from copylint.engine.assemble import Place, assemble
from copylint.engine.messages import filled
from copylint.model.findings import Finding, Severity
from copylint.model.places import Edit, Match, Span, Words
from copylint.model.rule import Rule, RuleFix

TEXT = "Un deux trois.\nQuatre cinq six.\nSept huit neuf.\nDix onze douze."


def document(text: str = TEXT) -> Document:
    """A text of one block a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Document(
        text, "text", Structure(tuple(Block("paragraph", span, span) for span in spans if span.end > span.start))
    )


def rule(code: str = "BOT001", **values: object) -> Rule:
    """A warning with nothing special but `values`."""
    plain: dict[str, object] = {"severity": Severity.WARNING, "message": {"fr": "F {count}", "en": "E {count}"}}
    return Rule(code, code.lower(), "pattern", {}, **(plain | values))  # type: ignore[arg-type]  # by name


def place(
    which: Rule, words: str, text: str = TEXT, *, related: Sequence[str] = (), edits: Sequence[Edit] = ()
) -> Place:
    """A match of a rule on some words of a text."""
    doc = document(text)
    start = text.index(words)
    span = Span(start, start + len(words))
    others = tuple(Span(text.index(other), text.index(other) + len(other)) for other in related)
    return Place(which, Match(span, others, {}, tuple(edits)), doc.block_at(start))


def excerpts(findings: Sequence[Finding]) -> list[str]:
    """The words of findings."""
    return [finding.excerpt for finding in findings]


@pytest.mark.parametrize(
    ("reach", "excerpt"),
    [("match", "cinq"), ("sentence", "Quatre cinq six."), ("line", "Quatre cinq six."), ("block", "Quatre cinq six.")],
)
def test_reach(reach: str, excerpt: str) -> None:
    """A rule says how far its match reaches."""
    assert excerpts(assemble(document(), [place(rule(reach=reach), "cinq")])) == [excerpt]


def test_one_family_joins_blocks_that_follow_each_other() -> None:
    """Two kinds of marker in neighbouring blocks are one error that lists the other code; a block apart is another."""
    first, second = rule("BOT002", group="block", reach="block"), rule("BOT001", group="block", reach="block")
    places = [place(first, "deux"), place(second, "cinq"), place(first, "onze")]
    joined, alone = assemble(document(), places)
    assert (joined.code, joined.markers, joined.severity) == ("BOT001", ("BOT002",), Severity.ERROR)
    assert joined.excerpt == "Un deux trois.\nQuatre cinq six."
    assert (alone.code, alone.markers, alone.severity) == ("BOT002", (), Severity.WARNING)


def test_two_families_are_never_joined() -> None:
    """A leak and page chrome side by side are two findings."""
    places = [
        place(rule("BOT001", group="block", reach="block"), "deux"),
        place(rule("WEB001", group="block", reach="block"), "cinq"),
    ]
    assert [finding.code for finding in assemble(document(), places)] == ["BOT001", "WEB001"]


def test_a_file_group_has_one_span_and_related_places() -> None:
    """A grouped finding shows its first place, never the text between its places, and counts them."""
    note = rule("TYP001", group="file", severity=Severity.NOTE)
    (finding,) = assemble(document(), [place(note, "onze"), place(note, "deux"), place(note, "cinq")])
    assert finding.excerpt == "deux"
    assert [TEXT[span.start : span.end] for span in finding.related] == ["cinq", "onze"]
    assert finding.message == {"fr": "F 3", "en": "E 3"}


def test_a_paragraph_group_keeps_paragraphs_apart() -> None:
    """`group: paragraph` joins the places of one block only."""
    figures = rule("SRC001", group="paragraph")
    found = assemble(document(), [place(figures, "Un"), place(figures, "trois"), place(figures, "cinq")])
    assert [(finding.excerpt, len(finding.related)) for finding in found] == [("Un", 1), ("cinq", 0)]


def test_the_earlier_family_stands_on_the_same_words() -> None:
    """Of two families on overlapping words the later loses that place and keeps its others, edits too."""
    cut = Edit(19, 19, "x")
    later = rule("TYP002", group="file", fix=RuleFix("safe", by_kind=True))
    places = [
        place(rule("BOT001"), "Un deux"),
        place(later, "deux", edits=[Edit(3, 3, "y")]),
        place(later, "cinq", edits=[cut]),
    ]
    bot, typ = assemble(document(), places)
    assert (bot.code, typ.code, typ.excerpt, typ.related) == ("BOT001", "TYP002", "cinq", ())


@pytest.mark.parametrize(
    ("codes", "left"),
    [
        (["ABC001", "TYP030"], ["ABC001", "TYP030"]),  # a house's rule is never hidden, and hides nothing
        (["BOT001", "ABC001"], ["ABC001", "BOT001"]),
        (["SRC001", "TYP002"], ["SRC001", "TYP002"]),  # what is claimed and how it is written
        (["TXT001", "SRC001", "TYP002"], ["TXT001"]),
        (["REF001", "TYP002"], ["REF001"]),
    ],
)
def test_which_families_hide_which(codes: list[str], left: list[str]) -> None:
    """One fault, one finding: but a claim does not hide how it is written, nor ours what a house looks for."""
    places = [place(rule(code), "deux") for code in codes]
    assert [finding.code for finding in assemble(document(), places)] == left


def test_lines_hide_no_words() -> None:
    """A table's fault marks lines: figures inside them are reported all the same."""
    places = [place(rule("TAB001"), "Un deux trois."), place(rule("SRC001"), "deux")]
    assert [finding.code for finding in assemble(document(), places)] == ["TAB001", "SRC001"]


def test_blanks_are_no_words() -> None:
    """A note on a plain space inside a leak still counts that space."""
    places = [place(rule("BOT001", reach="block"), "deux"), place(rule("TYP001", group="file"), " ")]
    assert [finding.code for finding in assemble(document(), places)] == ["BOT001", "TYP001"]
    places = [place(rule("TXT001", reach="block"), "deux"), place(rule("TYP001", group="file"), " ")]
    assert [finding.code for finding in assemble(document(), places)] == ["TXT001"]  # half of a damaged character


def test_suppression_acts_on_places_before_grouping() -> None:
    """A suppressed place leaves its group; a group without places is no finding."""
    note = rule("TYP001", group="file")
    places = [place(note, "deux"), place(note, "cinq")]
    (finding,) = assemble(document(), places, lambda _, span: TEXT[span.start : span.end] != "deux")
    assert (finding.excerpt, finding.message["en"]) == ("cinq", "E 1")
    assert assemble(document(), places, lambda _rule, _span: False) == ()


@pytest.mark.parametrize(("words", "severity"), [("deux", Severity.WARNING), ("onze", Severity.ERROR)])
def test_error_when_asks_for_a_zone(words: str, severity: Severity) -> None:
    """A rule that is an error at the end of an article is a warning at its beginning."""
    (finding,) = assemble(document(), [place(rule(error_when={"zone": ["tail"]}), words)])
    assert finding.severity == severity


def test_an_insertion_is_shown_on_the_sign_before_which_it_goes() -> None:
    """No finding is empty, but in an empty file."""
    empty = Place(rule(), Match(Span(3, 3)), None)
    at_the_end = Place(rule("BOT002"), Match(Span(len(TEXT), len(TEXT))), None)
    assert excerpts(assemble(document(), [empty, at_the_end])) == ["d", "."]
    assert excerpts(assemble(Document("", "text", Structure(())), [Place(rule(), Match(Span(0, 0)), None)])) == [""]


@pytest.mark.parametrize(
    ("text", "words", "unit", "after"),
    [
        ("a\n\nb\n\nc\n", "b", "block", "a\n\nc\n"),
        ("a\n\nb\n\nc\n", "c", "block", "a\n\nb\n"),
        ("a\nb\nc", "c", "block", "a\nb"),
        ("a\nb\nc", "b", "block", "a\nc"),
        ("a", "a", "block", ""),
        ("a b c", "b", "match", "a c"),
        ("a b.", "b", "match", "a."),
        ("b c.", "b", "match", "c."),
        ("Il part. Elle reste. Nous aussi.", "Elle", "sentence", "Il part. Nous aussi."),
        ("Il part. Elle reste.", "Elle", "sentence", "Il part."),
        ("Il part. Elle reste.", "part", "sentence", "Elle reste."),
        ("Seul.\n\nFin.", "Seul", "sentence", "Fin."),
    ],
)
def test_a_deletion_leaves_no_gap(text: str, words: str, unit: str, after: str) -> None:
    """What is deleted takes the space with it that it would leave: no double blank, no lost full stop."""
    (finding,) = assemble(document(text), [place(rule(fix=RuleFix("unsafe", delete=unit)), words, text)])
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == after


def test_fingerprints_know_no_line_numbers() -> None:
    """The same words in the same line keep their fingerprint when the article moves; two equal ones differ."""
    moved = "Zéro.\n" + TEXT
    (before,) = assemble(document(), [place(rule(), "cinq")])
    (after,) = assemble(document(moved), [place(rule(), "cinq", moved)])
    assert before.fingerprint == after.fingerprint
    twice = "a b\na b"
    doc = document(twice)
    first, second = assemble(
        doc, [Place(rule(), Match(Span(0, 1)), doc.blocks[0]), Place(rule(), Match(Span(4, 5)), doc.blocks[1])]
    )
    assert first.fingerprint != second.fingerprint


def test_messages_show_values_in_their_own_language() -> None:
    """Words of wording/ are listed in the message's language, other values as they are, missing ones as nothing."""
    message = filled(
        {"fr": "{stated} : {tells}{none}", "en": "{stated}: {tells}{none}"},
        {"stated": "7 %", "tells": Words(("tone", "structure", "search"))},
        1,
        "x",
    )
    assert message == {
        "fr": "7 % : le ton, la structure et les moteurs de recherche",
        "en": "7 %: tone, structure and search engines",
    }


def test_forced_severity() -> None:
    """A severity that the configuration gives is not raised by a place, nor by a second marker in the block."""
    raising: dict[str, object] = {"error_when": {"zone": ["first"]}, "group": "block", "reach": "block"}
    for forced, severity in ((False, Severity.ERROR), (True, Severity.WARNING)):
        first, second = (rule(code, forced=forced, **raising) for code in ("BOT001", "BOT002"))
        (alone,) = assemble(document(), [place(first, "Un")])
        (both_together,) = assemble(document(), [place(first, "Dix"), place(second, "onze")])
        assert (alone.severity, both_together.severity) == (severity, severity)
    (mixed,) = assemble(document(), [place(rule("BOT001", forced=True, **raising), "Dix"), place(second, "onze")])
    assert mixed.severity == Severity.WARNING


def test_what_is_not_kept() -> None:
    """A place that is not kept goes with its edits where places are gathered; else the first place decides for all."""
    text = "un un un\n"
    paragraph = document(text)
    spans = [Span(0, 2), Span(3, 5), Span(6, 8)]
    edits = tuple(Edit(span.start, span.end, "deux") for span in spans)
    match = Match(spans[0], related=tuple(spans[1:]), edits=edits)
    repairing = rule("TYP001", fix=RuleFix("unsafe", by_kind=True))

    def kept(group: str | None, *dropped: Span) -> list[tuple[Span, int, int]]:
        place = Place(repairing._replace(group=group), match, None)
        findings = assemble(paragraph, [place], lambda _, span: span not in dropped)
        return [(each.span, len(each.related), len(each.fix.edits) if each.fix else 0) for each in findings]

    for group in ("file", "paragraph"):
        assert kept(group, spans[0]) == [(spans[1], 1, 2)]
        assert kept(group, spans[1]) == [(spans[0], 1, 2)]
        assert kept(group, *spans) == []
    assert kept(None, spans[0]) == []
    assert kept(None, spans[1]) == [(spans[0], 2, 3)]


def test_empty_values_take_their_brackets_with_them() -> None:
    """A message does not show « () » where a match brings no value for it."""
    message = {"fr": "Reste ({tells})\u00a0: {count}.", "en": "Rest ({tells}): {count}."}
    assert filled(message, {}, 1, "x") == {"fr": "Reste\u00a0: 1.", "en": "Rest: 1."}
    assert filled(message, {"tells": "ton"}, 1, "x")["en"] == "Rest (ton): 1."
    assert filled({"fr": "{a} ({b} fois)", "en": "{a} ({b} times)"}, {"a": "x", "b": 0}, 1, "x")["en"] == "x (0 times)"
