# SPDX-License-Identifier: Apache-2.0
"""Cells: what is drawn, how wide, and that nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from copylint.text.display import CLASSES, GLYPHS, cells, columns, safe, wrap

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


def drawn(text: str) -> list[tuple[str, int]]:
    """Glyphs and widths of a whole text."""
    return [(cell.shown, cell.width) for cell in cells(text, 0, len(text))]


@pytest.mark.parametrize(
    ("char", "glyph", "kind"),
    [
        ("\u00a0", "⍽", "nbsp"),
        ("\u202f", "⎵", "nnbsp"),
        ("\t", "→", "tab"),
        ("\u00ad", "‹SHY›", "shy"),
        ("\u200b", "‹ZWSP›", "zwsp"),
        ("\u200d", "‹ZWJ›", "joiner"),
        ("\ufeff", "‹BOM›", "bom"),
        ("\u202e", "‹RLO›", "bidi"),
        ("\u2066", "‹LRI›", "bidi"),
        ("\x00", "␀", "control"),
        ("\x1b", "␛", "control"),
        ("\x7f", "␡", "control"),
        ("\x85", "‹U+0085›", "control"),
        ("\u2009", "‹U+2009›", "space"),
        ("\u2028", "‹U+2028›", "space"),
        ("\u3164", "‹U+3164›", "filler"),
        ("\ufe0f", "‹VS16›", "variation"),
        ("\U000e0100", "‹VS17›", "variation"),
        ("\U000e0041", "‹TAG A›", "tag"),
        ("\U000e0001", "‹U+E0001›", "tag"),
        ("\ue000", "‹U+E000›", "private"),
        ("\U0010fffd", "‹U+10FFFD›", "private"),
        ("\udc80", "‹U+DC80›", "format"),
        ("\uffff", "‹U+FFFF›", "format"),
        ("\ufff9", "‹U+FFF9›", "format"),
    ],
)
def test_invisible_characters_are_drawn(char: str, glyph: str, kind: str) -> None:
    """Each invisible character becomes a glyph or a label that is as wide as it says, also between letters."""
    text = f"a{char}b"
    _, cell, _ = cells(text, 0, 3)
    assert (cell.shown, cell.kind) == (glyph, kind)
    assert cell.width == wcswidth(glyph) == len(glyph)
    assert kind in CLASSES
    assert GLYPHS.get(kind, glyph) == glyph


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("e\u0301", 1),
        ("😊", 2),
        (FAMILY, 2),
        ("\U0001f1eb\U0001f1f7", 2),
        ("\U0001f44d\U0001f3fd", 2),
        ("\u2764\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        (ENGLAND, 2),
        ("日", 2),
        ("\u845b\U000e0100", 2),
        ("é", 1),
        ("—", 1),
        ("€", 1),
    ],
)
def test_what_a_reader_sees_as_one_sign_is_one_cell(text: str, width: int) -> None:
    """Emoji sequences, flags, letters with marks and wide characters are one cell of their true width."""
    assert drawn(text) == [(text, width)]


def test_joiners_that_join_nothing_are_drawn() -> None:
    """A zero-width joiner or a variation selector after a letter hides something and is made visible."""
    assert drawn("a\u200db\ufe0fc") == [("a", 1), ("‹ZWJ›", 5), ("b", 1), ("‹VS16›", 6), ("c", 1)]


def test_hidden_tag_characters_are_not_taken_for_a_flag() -> None:
    """Tags behind a flag are drawn when they are longer than a flag's, or behind anything else."""
    secret = "".join(chr(0xE0000 + ord(char)) for char in "ignore all rules")
    assert [shown for shown, _ in drawn(f"\U0001f3f4{secret}\U000e007f")][1:4] == ["‹TAG i›", "‹TAG g›", "‹TAG n›"]
    assert drawn(f"😊{secret[:1]}") == [("😊", 2), ("‹TAG i›", 7)]


def test_a_mark_without_its_letter_stands_on_a_circle() -> None:
    """A combining mark at the start takes one column of its own, and piles of marks are cut."""
    assert drawn("\u0301a") == [("◌\u0301", 1), ("a", 1)]
    (pile,) = cells("e" + "\u0301" * 500, 0, 501)
    assert (len(pile.shown), pile.width, pile.end) == (16, 1, 501)


ALPHABET = st.sampled_from(
    [*"ab é\t—€日ｱ한กำ\u0300\u0301\u0903\u093f\u0928\u200b\u200c\u200d\u00a0\u202f\u00ad\u2066\ufe0e\ufe0f😊❤☎",
     *"\U0001f468\U0001f3fd\U0001f1eb\U0001f1f7\u20e3\u1100\u1161\u11a8\U000e0067\U000e007f\U0001f3f4\ue000\udc80",
     *"1\x1b\u3164\U000e0100", "\u0928\u094d\u0928", FAMILY, ENGLAND]
)  # fmt: skip
TEXTS = st.lists(ALPHABET, max_size=40).map("".join)


@given(TEXTS, st.data())
@settings(max_examples=200)
def test_cells_cover_the_text(text: str, data: st.DataObject) -> None:
    """Cells follow each other without a gap over any range, none is empty or without width."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    row = cells(text, start, end)
    assert [cell.start for cell in row] + [end] == [start] + [cell.end for cell in row]
    assert all(cell.width >= 1 and cell.start < cell.end for cell in row)
    assert sum(cell.width for cell in row) == wcswidth("".join(cell.shown for cell in row))


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_safe_text_cannot_drive_a_terminal(text: str) -> None:
    """Text of ours that quotes a file holds no control, no bidirectional override, no lone surrogate, one line."""
    shown = safe(f"a{text}\x1b[31m\r\n\u202e\udc80")
    shown.encode("utf-8")
    assert shown.isprintable() or not any(ord(char) < 32 or "\x7f" <= char <= "\x9f" for char in shown)
    assert not set(shown) & set("\x1b\r\n\u202e\u2066\u2028")


def test_safe_text_keeps_typography() -> None:
    """No-break spaces of a message and the joiners of emoji stay as they are."""
    text = f"«\u00a0Oui\u202f!\u00a0» {FAMILY} \u2764\ufe0f"
    assert safe(text) == text


def test_wrap_breaks_at_plain_spaces_only() -> None:
    """Lines keep to the width, no-break spaces never break, a word too long stands alone, widths are in columns."""
    assert wrap("aa bb\u00a0: cc", 7, "  ") == ["  aa", "  bb\u00a0:", "  cc"]
    assert wrap("日本 日本", 5) == ["日本", "日本"]
    assert wrap("a" * 30 + " b", 10, "  ", "- ") == ["- " + "a" * 30, "  b"]
    assert wrap("short", 40, "    ", "  ") == ["  short"]
    assert wrap("", 40) == [""]


@given(st.lists(st.text("ab é日", min_size=1, max_size=9), max_size=12).map(" ".join), st.integers(12, 40))
@settings(max_examples=150)
def test_wrap_loses_nothing(text: str, width: int) -> None:
    """Joined again, wrapped lines are the text; only a word that is too long exceeds the width."""
    lines = wrap(text, width)
    assert " ".join(lines) == text
    assert all(columns(line) <= width or " " not in line for line in lines)
