# SPDX-License-Identifier: Apache-2.0
"""One module per file format: source to Document, and edits back to source.

What several formats share (the Markdown tree, tables, front matter) lives a layer down, in document/.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import cast

from copylint.document.document import Document
from copylint.model.places import Edit
from copylint.model.record import NamedTuple
from copylint.text.edits import applied
from copylint.text.encoding import Encoding, decode, encode

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".txt": "text", ".html": "html", ".htm": "html"}
"""What a folder gives, by suffix in lower case; a named file with another suffix is read as text."""
_MODULES = {"text": "plain", "markdown": "markdown", "mdx": "markdown", "html": "html"}


class Read(NamedTuple):
    """A file read: the document, and how to write it back."""

    document: Document
    encoding: Encoding


def format_of(name: str) -> str:
    """The format of a file by its name: "text", "markdown", "mdx" or "html"."""
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].lower(), "text") if dot >= 0 else "text"


def parse(source: str, format: str, *, name: str = "", default_language: str = "fr") -> Document:  # noqa: A002 - the field's word
    """The document of a decoded source. Cheap: structure is computed when first asked for. Never raises on text.

    Args:
        source: the decoded file, without byte order mark.
        format: one of the values of `SUFFIXES`.
        name: the file's path with `/`, for a language folder (`/fr/`, `/en/`, `article.fr.md`); may be empty.
        default_language: what an undecided document is taken for.
    """
    module = import_module(f"copylint.formats.{_MODULES[format]}")
    return cast("Document", module.parse(source, format, name=name, default_language=default_language))


def read(
    data: bytes,
    format: str,  # noqa: A002 - the field's word
    *,
    name: str = "",
    encoding: str | None = None,
    default_language: str = "fr",
) -> Read:
    """The document of a file.

    Raises:
        DecodeError: the bytes are not text in the encoding named (UTF-8 where None).
    """
    text, written = decode(data, encoding)
    return Read(parse(text, format, name=name, default_language=default_language), written)


def write(source: str, edits: Iterable[Edit], encoding: Encoding) -> bytes:
    """The bytes of a source with disjoint edits applied; everything outside them is as it was.

    Raises:
        UnicodeEncodeError: an edit holds a character that the file's encoding cannot write.
    """
    return encode(applied(source, edits), encoding)
