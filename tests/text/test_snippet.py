# SPDX-License-Identifier: Apache-2.0
"""Snippets: carets stand under their place whatever stands before it, and no row is wider than the terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

import copylint.text.snippet as snippet_room
from copylint.model.places import Span
from copylint.text.lines import LineIndex
from copylint.text.snippet import Row, View, snippet, view

FAULT = "¤"


def shown(text: str, width: int = 80, fault: str = FAULT) -> View:
    """The only line of a text, seen at the first occurrence of the fault."""
    start = text.index(fault)
    return view(text, Span(0, len(text)), Span(start, start + len(fault)), (), width)


def indent(carets: str) -> int:
    """Columns before the first caret."""
    return len(carets) - len(carets.lstrip())


@pytest.mark.parametrize(
    ("before", "drawn"),
    [
        ("e\u0301te\u0301 ", "e\u0301te\u0301 "),
        ("😊 ", "😊 "),
        ("Oui\u202f! ", "Oui⎵! "),
        ("日本語 ", "日本語 "),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7 ", None),
        ("\u2764\ufe0f \U0001f44d\U0001f3fd ", None),
        ("a\tb\t", "a→b→"),
        ("a\u200bb\u00adc\u202ed", "a‹ZWSP›b‹SHY›c‹RLO›d"),
    ],
)
def test_nothing_before_a_place_shifts_its_caret(before: str, drawn: str | None) -> None:
    """Decomposed letters, emoji, no-break spaces, wide and invisible characters: the caret is under the fault."""
    line = shown(f"{before}{FAULT} après")
    head, _, _ = line.text.partition(FAULT)
    assert head == (before if drawn is None else drawn)
    assert line.carets == " " * wcswidth(head) + "^"


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_long_line_is_cropped_around_the_place(width: int) -> None:
    """10,000 columns become one row: an ellipsis on both sides, cut between words, the place well inside."""
    text = "mot " * 1250 + FAULT + " mot" * 1250
    line = shown(text, width)
    assert line.text.startswith("…mot ")
    assert line.text.endswith(" mot…")
    assert line.text[indent(line.carets)] == FAULT
    assert width - 10 <= len(line.text) <= width
    assert abs(indent(line.carets) - len(line.text) / 2) < 8


def test_room_left_over_goes_to_the_other_side() -> None:
    """Near an end of the line the row is still full."""
    assert len(shown(f"a {FAULT} " + "b" * 500, 60).text) == 60
    line = shown("b" * 500 + f" {FAULT} a", 60)
    assert (len(line.text), line.text[0], line.text[-1]) == (60, "…", "a")


def test_a_place_wider_than_the_row_shows_its_beginning() -> None:
    """The carets go on to the ellipsis, and a few words before the place are kept."""
    text = "Voici donc " + "x" * 300 + " fin"
    line = shown(text, 60, "x" * 300)
    assert line.text == "Voici donc " + "x" * 48 + "…"
    assert line.carets == " " * 11 + "^" * 49


def test_several_places_of_one_line_all_have_carets() -> None:
    """Places beyond the first are marked where they are in sight."""
    text = "a ! b ! c " + "d" * 200 + " !"
    places = tuple(Span(at, at + 1) for at, char in enumerate(text) if text[at : at + 2] == " !")
    line = view(text, Span(0, len(text)), places[0], places[1:], 40)
    assert line.carets == " ^   ^"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("abc\ndef", Span(3, 4), View("abc↵", "   ^")),
        ("abc\r\ndef", Span(3, 5), View("abc↵", "   ^")),
        ("abc", Span(3, 3), View("abc", "   ^")),
        ("", Span(0, 0), View("", "^")),
        ("\n", Span(0, 1), View("↵", "^")),
    ],
)
def test_line_ends_and_empty_files(text: str, span: Span, expected: View) -> None:
    """A place on a line end has a sign to stand under; an empty file has a caret and no text."""
    assert snippet(text, LineIndex(text), span, (), 40) == [Row(1, expected)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_run_of_lines(end: str) -> None:
    """Of six lines the first and the last are shown with what lies between counted; three are shown whole."""
    text = end.join(["début", *"abcdef", "fin"])
    index = LineIndex(text)

    def run(first: int, last: int) -> Span:
        return Span(index.span(first).start, index.content(last).end)

    rows = snippet(text, index, run(2, 7), (), 40)
    assert [(row.line, row.view.text, row.whole, row.skipped) for row in rows] == [
        (2, "a", True, 0),
        (6, "", False, 4),
        (7, "f", True, 0),
    ]
    assert [row.line for row in snippet(text, index, run(2, 4), (), 40)] == [2, 3, 4]


def test_a_run_that_begins_inside_a_line_has_carets() -> None:
    """A line that is covered in part shows which part."""
    text = "un deux\ntrois quatre\n"
    first, last = snippet(text, LineIndex(text), Span(3, 13), (), 40)
    assert (first.view.carets, first.whole) == ("   ^^^^", False)
    assert (last.view.carets, last.whole) == ("^^^^^", False)


ALPHABET = st.sampled_from(
    [*"ab é\t—€日ｱ한กำ\u0300\u0301\u0903\u093f\u0928\u200b\u200c\u200d\u00a0\u202f\u00ad\u2066\ufe0e\ufe0f😊❤☎",
     *"\U0001f468\U0001f3fd\U0001f1eb\U0001f1f7\u20e3\u1100\u1161\u11a8\U000e0067\U000e007f\U0001f3f4\ue000\udc80",
     *"1\x1b\u3164\U000e0100", "\u0928\u094d\u0928", "mot ", "x" * 30]
)  # fmt: skip
TEXTS = st.lists(ALPHABET, max_size=60).map("".join)


@given(TEXTS, TEXTS, st.integers(20, 200))
@settings(max_examples=200)
def test_carets_line_up_with_any_text(before: str, after: str, width: int) -> None:
    """Measured by wcwidth, what is drawn before the fault is as wide as what stands before the caret."""
    line = shown(before + FAULT + after, width)
    head, fault, _ = line.text.partition(FAULT)
    assert fault
    assert indent(line.carets) == wcswidth(head)
    assert set(line.carets.lstrip()) == {"^"}  # two where a spacing mark widens the sign
    assert 0 <= wcswidth(line.text) <= width
    line.text.encode("utf-8")


@given(TEXTS, st.data(), st.integers(20, 200))
@settings(max_examples=200)
def test_rows_keep_to_the_width(text: str, data: st.DataObject, width: int) -> None:
    """Any span of any text gives rows within the width, with at least one caret."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    for row in snippet(text, LineIndex(text), span, (), width):
        assert wcswidth(row.view.text) <= width
        assert len(row.view.carets) <= width
        assert "^" in row.view.carets


def test_only_a_window_of_a_hostile_line_is_drawn() -> None:
    """A million marks on one letter, or a million letters, cost one short row."""
    for text in ("e" + "\u0301" * 1_000_000 + FAULT, "日" * 1_000_000 + FAULT + "日" * 1_000_000):
        line = shown(text, 80)
        assert len(line.text) < 400
        assert "^" in line.carets


@given(
    st.text("abé   ,.", min_size=1, max_size=700),
    st.integers(0, 700),
    st.integers(1, 120),
    st.sampled_from([20, 40, 100]),
    st.lists(st.integers(0, 700), max_size=8, unique=True).map(sorted),
)
def test_a_plain_line_is_measured_near_its_place_only(
    text: str, start: int, length: int, width: int, ends: list[int]
) -> None:
    """Where every sign is one column wide, a narrower window shows what the wide one shows, with the same carets."""
    others = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False) if pair[1] <= len(text)]
    place = Span(min(start, len(text)), min(start + length, len(text)))
    line = Span(0, len(text))
    near = snippet_room.view(text, line, place, others, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snippet_room, "all_plain", lambda *_: False)
        assert snippet_room.view(text, line, place, others, width) == near
