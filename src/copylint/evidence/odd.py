# SPDX-License-Identifier: Apache-2.0
"""Which characters of a text are not everyday ones: asked once, before the rules about rare characters look for theirs."""  # noqa: E501 as it was written; to be split

from copylint.document.document import Document

USUAL = (
    "\t\n\r -_a-~\u00a0-\u00ac\u00ae-\u00b3\u00b5-\u00be\u00c0\u00c1\u00c4\u00c6-\u00ef\u00f1-\u0130\u0132-\u017f\u02c6\u02dc\u2010-\u2015\u2019\u201c\u201d"  # noqa: E501 as it was written; to be split
    "\u2021\u2022\u2026\u202f\u2030\u2033\u2039\u203a\u2122\u2190-\u2194\u2212\u2009"
)
"""Characters of everyday text in Latin letters, as the inside of a class: a text of these alone holds
nothing hidden, no mojibake and no false apostrophe."""


def odd(document: Document) -> str:
    """Every other character of a text, each once."""
    return document.remember("odd characters", lambda: "" if document.text.isascii() else _odd(document.text))


def _odd(text: str) -> str:
    # The standard library scans a class four times as fast as `regex`, and every text is scanned.
    import re  # noqa: PLC0415 - its cache keeps the pattern

    return "".join(set(re.findall(f"[^{USUAL}]", text)))
