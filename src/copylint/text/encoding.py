# SPDX-License-Identifier: Apache-2.0
"""Bytes to text and back, so that what was not edited stays as it was, byte for byte.

Only what can be told for sure is decoded: UTF-8 (its byte order mark kept aside), UTF-16 by its mark, or the encoding
that the user named. Nothing is guessed and nothing is replaced: a wrong guess would move every offset. Some codecs
read several spellings of one text (UTF-7, ISO-2022, cp932): bytes that they would write back otherwise are refused.
"""

import codecs

from copylint.model.record import NamedTuple

# UTF-32 little-endian first: its mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# These codecs write a mark of their own; the file that was read has none.
_WITHOUT_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}


class Encoding(NamedTuple):
    """How a file is written: Python's codec name, and the mark that stands before the text (b"" where none does)."""

    name: str
    bom: bytes = b""


class Decoded(NamedTuple):
    """A decoded file; offsets in `text` do not count the byte order mark."""

    text: str
    encoding: Encoding


class DecodeError(ValueError):
    """The bytes are not text in the encoding that was tried.

    Attributes:
        encoding: the codec's name.
        offset: index of the first bad byte in the file, 0 where the codec itself is unknown.
        unknown: true where there is no such codec of text.
    """

    def __init__(self, encoding: str, offset: int, *, unknown: bool = False) -> None:
        """See the class."""
        super().__init__(encoding, offset)
        self.encoding = encoding
        self.offset = offset
        self.unknown = unknown


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a file.

    Args:
        data: the whole file.
        encoding: a codec to use where the file has no byte order mark; UTF-8 where None.

    Raises:
        DecodeError: a byte that the encoding does not know or would write back otherwise, or a codec that does not
            exist.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode(data, Encoding(name, bom))
    if not encoding:
        return _decode(data, Encoding("utf-8"))
    decoded = _decode(data, Encoding(_named(encoding)))
    _prove(decoded, data)
    return decoded


def encode(text: str, encoding: Encoding) -> bytes:
    """The bytes of a text, with the mark that it was read with.

    Raises:
        UnicodeEncodeError: a character that the encoding cannot write.
    """
    return encoding.bom + text.encode(encoding.name)


def _named(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)  # base64, rot13 and their like are codecs too, and encode no text
    except (LookupError, ValueError):  # ValueError: a name with NUL or a lone surrogate
        raise DecodeError(encoding, 0, unknown=True) from None
    return _WITHOUT_MARK.get(name, encoding)


def _decode(data: bytes, encoding: Encoding) -> Decoded:
    skip = len(encoding.bom)
    try:
        text = data[skip:].decode(encoding.name)
    except UnicodeDecodeError as error:
        raise DecodeError(encoding.name, skip + error.start) from None
    except UnicodeError:  # IDNA: it says no more
        raise DecodeError(encoding.name, skip) from None
    return Decoded(text, encoding)


def _prove(decoded: Decoded, data: bytes) -> None:
    """Raise DecodeError at the first byte that would be written back otherwise."""
    try:
        back = encode(*decoded)
    except UnicodeError as error:
        good = error.start if isinstance(error, UnicodeEncodeError) else 0
        back = encode(decoded.text[:good], decoded.encoding)
    if back != data:
        first = next((at for at, (old, new) in enumerate(zip(data, back, strict=False)) if old != new), len(back))
        raise DecodeError(decoded.encoding.name, min(first, len(data) - 1))
