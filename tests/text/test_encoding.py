# SPDX-License-Identifier: Apache-2.0
"""Bytes to text and back: nothing is guessed, nothing is lost, and the first bad byte is named."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.text.encoding import Decoded, DecodeError, Encoding, decode, encode

MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"))
"""Texts without a mark of their own at the start: with one, a file without a mark cannot be told from one with it."""


def tried(data: bytes, name: str | None) -> Decoded | DecodeError:
    """What decoding gives, or the error that it raises."""
    try:
        return decode(data, name)
    except DecodeError as error:
        return error


@given(TEXTS, st.sampled_from(MARKS))
def test_a_marked_file_round_trips(text: str, mark: tuple[bytes, str]) -> None:
    """A mark names the encoding, is no part of the text, and comes back when the text is written."""
    bom, name = mark
    if name == "utf-16-le" and text.startswith("\0"):  # these four bytes are the mark of UTF-32
        text = text.lstrip("\0")
    data = bom + text.encode(name)
    decoded = decode(data)
    assert decoded == (text, Encoding(name, bom))
    assert encode(*decoded) == data


@given(TEXTS, st.sampled_from([None, "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_file_without_a_mark_round_trips(text: str, name: str | None) -> None:
    """The encoding that is named is taken, UTF-8 where none is, and no mark is written."""
    data = text.encode("utf-8" if name in (None, "utf-8-sig") else name)
    decoded = decode(data, name)
    assert decoded.text == text
    assert decoded.encoding.bom == b""
    assert encode(*decoded) == data


@pytest.mark.parametrize(("name", "little"), [("utf-16", "utf-16-le"), ("UTF16", "utf-16-le"), ("u32", "utf-32-le")])
def test_a_codec_that_writes_a_mark_writes_none(name: str, little: str) -> None:
    """A file without a mark that was named UTF-16 or UTF-32 gets none when it is written."""
    data = "déjà".encode(little)
    decoded = decode(data, name)
    assert decoded == ("déjà", Encoding(little))
    assert encode(*decoded) == data


@given(st.binary(), st.sampled_from([None, "cp1252", "latin-1", "ascii", "utf-16", "utf-32-be", "utf-7", "cp932"]))
def test_any_bytes_round_trip_or_are_refused(data: bytes, name: str | None) -> None:
    """Whatever is decoded is written back byte for byte; whatever is not is refused at one of its bytes."""
    found = tried(data, name)
    if isinstance(found, DecodeError):
        assert 0 <= found.offset < len(data)
        assert not found.unknown
    else:
        assert encode(*found) == data


@given(st.binary())
def test_latin_1_reads_everything(data: bytes) -> None:
    """Latin-1 knows every byte: only a mark stands before it."""
    if not data.startswith(tuple(bom for bom, _ in MARKS)):
        assert decode(data, "latin-1").text == data.decode("latin-1")


@given(TEXTS, st.sampled_from([b"\xff", b"\x80", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]), TEXTS)
def test_the_first_bad_byte_is_named(before: str, bad: bytes, after: str) -> None:
    """In UTF-8 the offset is that of the byte at which the first sequence that is none begins, mark counted."""
    good = before.encode()
    for bom in (b"", codecs.BOM_UTF8):
        with pytest.raises(DecodeError) as caught:
            decode(bom + good + bad + b"." + after.encode() + b"\xff")
        assert caught.value.offset == len(bom + good)
        assert caught.value.encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "name", "offset"),
    [
        (b"caf\x81", "cp1252", 3),
        (b"caf\xe9", None, 3),
        (b"caf\xe9", "ascii", 3),
        (b"a\0\0\xd8b\0", "utf-16-le", 2),  # half of a pair
        (b"\xff\xfea\0b", None, 4),  # half of a unit
        (b"\xff\xfe\0\0a\0\0", None, 4),
        (b"\0\0\0a\0\x11\0\0", "utf-32-be", 4),  # beyond U+10FFFF
        (b"ab+AGE-", "utf-7", 2),  # would be written back as `aba`
        (b"a\x1b\xe3", "iso2022_jp", 2),  # is read and cannot be written
        (b"xn--a-b-", "idna", 0),
        (b"." * 3 + b"a" * 70, "idna", 0),
    ],
)
def test_bad_bytes_of_other_encodings(data: bytes, name: str | None, offset: int) -> None:
    """The offset counts from the start of the file, its mark counted."""
    with pytest.raises(DecodeError) as caught:
        decode(data, name)
    assert caught.value.offset == offset
    assert not caught.value.unknown


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "undefined", "a\0b", "\ud800", " ", "é"])
@pytest.mark.parametrize("data", [b"", b"abc"])
def test_unknown_codec(name: str, data: bytes) -> None:
    """A codec that does not exist, or that decodes no text, is said to be unknown, whatever the file holds."""
    with pytest.raises(DecodeError) as caught:
        decode(data, name)
    assert caught.value.unknown
    assert caught.value.offset == 0
    assert caught.value.encoding == name


def test_a_mark_comes_before_the_name() -> None:
    """A file that says what it is is believed."""
    assert decode(codecs.BOM_UTF8 + "é".encode(), "cp1252").text == "é"


def test_empty_files() -> None:
    """An empty file, and one with a mark alone, are empty texts."""
    assert decode(b"").text == ""
    assert decode(codecs.BOM_UTF16_LE) == ("", Encoding("utf-16-le", codecs.BOM_UTF16_LE))


def test_what_cannot_be_written_is_an_error() -> None:
    """A character that the file's encoding does not know is never replaced."""
    with pytest.raises(UnicodeEncodeError):
        encode("\u202f", Encoding("cp1252"))
