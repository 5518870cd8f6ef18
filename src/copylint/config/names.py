# SPDX-License-Identifier: Apache-2.0
"""Accepted names and words: `names = ["Bruay", "elus.csv"]`; of a list, the first column counts."""

import csv
import io
from collections.abc import Iterable, Iterator

from copylint.config.errors import Fault, Wrong
from copylint.text.encoding import DecodeError, decode
from copylint.text.folding import key
from copylint.wording import both

_HEADINGS = frozenset("nom noms name names mot mots word words terme termes term terms libelle label elu elus".split())
"""What the first line of a table may call its first column; it is no name then."""
_SEPARATORS = ";\t,"
"""Spreadsheets of countries that write a decimal comma separate by semicolon."""


def folded_names(words: Iterable[str]) -> frozenset[str]:
    """Names as they are compared: without case, accents, kinds of apostrophe and blank."""
    return frozenset(folded for word in words if (folded := key(word)))


def listed(data: bytes, name: str) -> list[str]:
    """The names of a list.

    A .txt holds one name a line; blank lines and lines that begin with `#` do not count. A .csv may be separated by
    semicolons, tabs or commas, as its first line tells, and may have a heading.

    Args:
        data: the file.
        name: its name; the suffix tells what it is.

    Raises:
        Wrong: it is no text, or no table.
    """
    try:
        text = decode(data)[0]
    except DecodeError as error:
        raise Wrong(Fault(both("config.undecodable", offset=error.offset))) from None
    if not name.casefold().endswith(".csv"):
        lines = (line.partition("\t")[0].strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        return [line for line in lines if line and not line.startswith("#")]
    try:
        return list(_first_column(text))
    except csv.Error as error:
        raise Wrong(Fault(both("config.csv", reason=str(error)))) from None


def _first_column(text: str) -> Iterator[str]:
    head = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
        cell = row[0].strip() if row else ""
        if cell and not (number == 0 and key(cell) in _HEADINGS):
            yield cell
