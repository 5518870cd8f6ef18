# SPDX-License-Identifier: Apache-2.0
"""Lines and columns, against a count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.model.places import Span
from copylint.text.lines import LineIndex, Position

SIGNS = ["a", " ", "\n", "\r", "\r\n", "\u2028", "\u2029", "\f", "\v", "\x1c", "\x85", "😀", "e\u0301", "\u00a0", "\0"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


def by_hand(text: str) -> list[Position]:
    """The position of every offset of a text, its end included, one sign after the other."""
    positions, line, column = [], 1, 1
    for at, sign in enumerate(text):
        positions.append(Position(line, column))
        if sign == "\n" or (sign == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    return [*positions, Position(line, column)]


@given(TEXTS)
def test_positions_are_those_counted_by_hand(text: str) -> None:
    """Lines end at the three line ends only; columns are code points, so a letter and its accent are two."""
    index = LineIndex(text)
    expected = by_hand(text)
    assert [index.position(at) for at in range(len(text) + 1)] == expected
    assert [index.line(at) for at in range(len(text) + 1)] == [position.line for position in expected]
    assert len(index) == expected[-1].line


@given(TEXTS)
def test_lines_make_up_the_text(text: str) -> None:
    """The spans of the lines follow each other from start to end; contents are the same without the line ends."""
    index = LineIndex(text)
    spans = [index.span(line) for line in range(1, len(index) + 1)]
    assert "".join(text[slice(*span)] for span in spans) == text
    for line, span in enumerate(spans, 1):
        content = index.content(line)
        assert content.start == span.start
        assert text[content.end : span.end] in (("",) if line == len(index) else ("\n", "\r", "\r\n"))
        assert not {"\n", "\r"} & set(text[slice(*content)])
        assert index.starts[line - 1] == span.start


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("", [""]),
        ("\n", ["", ""]),
        ("a\r\rb", ["a", "", "b"]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\r\n\nb\r", ["a", "", "b", ""]),
        ("a\u2028b\fc\x85d\u2029e\vf", ["a\u2028b\fc\x85d\u2029e\vf"]),
    ],
)
def test_line_ends(text: str, contents: list[str]) -> None:
    """Line ends may be mixed, a line end at the end begins an empty line, and other breaks of Unicode are none."""
    index = LineIndex(text)
    assert [text[slice(*index.content(line))] for line in range(1, len(index) + 1)] == contents


@pytest.mark.parametrize("line", [-1, 0, 3])
def test_lines_that_do_not_exist(line: int) -> None:
    """Lines count from 1: there is no line 0, none below and none after the last."""
    index = LineIndex("a\nb")
    with pytest.raises(IndexError):
        index.span(line)
    with pytest.raises(IndexError):
        index.content(line)


def test_an_empty_text_has_one_line() -> None:
    """An empty text has one empty line, and its end has a position."""
    index = LineIndex("")
    assert (len(index), index.span(1), index.position(0)) == (1, Span(0, 0), Position(1, 1))


def test_a_long_text_has_the_same_lines() -> None:
    """Beyond a megabyte, where starts are kept in less memory, lines are counted as in a short text."""
    piece = "a\r\nb\rc\n\n\r"
    short, often = LineIndex(piece), 130_000
    starts = LineIndex(piece * often).starts
    period = len(short) - 1
    assert len(starts) == period * often + 1
    assert list(starts[: period + 1]) == list(short.starts)
    assert list(starts[-period - 1 :]) == [len(piece) * (often - 1) + start for start in short.starts]
