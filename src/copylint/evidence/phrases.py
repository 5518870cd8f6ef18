# SPDX-License-Identifier: Apache-2.0
r"""Phrases: the way in which a contributor writes words to find, turned into a pattern of `regex`.

A phrase is read as written, with these liberties:

- a blank matches any blanks inside a block, line ends included, across signs of emphasis and the mark of a quote;
- a blank before `: ; ! \? »` or after `«` may be missing;
- an apostrophe matches every apostrophe, a hyphen every hyphen;
- an accented letter also matches its decomposed form and the letter without accent, œ also oe;
- `(a|b)`, `(…)?`, `x?`, `[…]` and `{1,2}` mean what they mean in a pattern; `\` takes the next sign as it is;
- `<3>` stands for at most three words of the same sentence, with or without a comma around them;
- `{{list}}` has been replaced by an alternation before.

The ends of a phrase are ends of words where they are letters or digits. What a phrase becomes is kept short: a
pattern is compiled when it is first needed, in a run that may check one short text.
"""

import unicodedata

from copylint.text.patterns import lazy

BLANK = r"[*_~>]*\s[\s>*_~]*"
OPTIONAL_BLANK = r"[\s>*_~]*"
_APOSTROPHE = "['\u2019\u02bc\u00b4]"
_HYPHEN = "[-\u2010\u2011]"
_LIGATURES = {"œ": "(?:œ|oe)", "æ": "(?:æ|ae)"}
_COUNT = lazy(r"\{\d+(?:,\d*)?\}")
_SIGNS = "|()?[]"
_AFTER_OPTIONAL = ":;!»"
_GAP = r"(?:[,;]?%s[^\s.!?\u2026]+){0,%d}?[,;]?"


def to_pattern(phrase: str) -> str:
    r"""The pattern of a phrase.

    Raises:
        ValueError: a gap that is not `<number>`, an unfinished `\\`.
    """
    pieces: list[str] = []
    at = 0
    text = " ".join(phrase.split(" "))
    while at < len(text):
        piece, at = _next(text, at)
        pieces.append(piece)
    before = r"(?<!\w)" if text[:1].isalnum() or text[:1] in "([" else ""
    after = r"(?!\w)" if text[-1:].isalnum() or text[-1:] in ")]?" else ""
    return f"{before}(?:{''.join(pieces)}){after}"


def _next(text: str, at: int) -> tuple[str, int]:  # noqa: C901, PLR0911 - one return per sign
    sign = text[at]
    following = text[at + 1 : at + 2]
    if sign == " ":
        return _blank(text, at)
    if sign == "<":
        return _gap(text, at)
    if sign == "\\":
        if not following:
            msg = "nothing follows the backslash"
            raise ValueError(msg)
        return _literal(following), at + 2
    if sign == "[":
        end = text.find("]", at + 1)
        if end < 0:
            msg = "the bracket is not closed"
            raise ValueError(msg)
        return text[at : end + 1], end + 1
    if sign == "{":
        end = text.find("}", at) + 1
        if not _COUNT.fullmatch(text[at:end]):
            msg = f"a count is written {{1,2}}, not {text[at : at + 5]}"
            raise ValueError(msg)
        return text[at:end], end
    if sign == "(":
        return "(?:", at + 1
    if sign in _SIGNS:
        return sign, at + 1
    return _literal(sign), at + 1


def _blank(text: str, at: int) -> tuple[str, int]:
    end = at
    while text[end : end + 1] == " ":
        end += 1
    next_sign = text[end : end + 1]
    optional = next_sign in _AFTER_OPTIONAL or text[end : end + 2] == r"\?" or text[at - 1 : at] == "«"
    if next_sign == "<":  # a gap brings its own blanks
        return "", end
    return OPTIONAL_BLANK if optional and next_sign else BLANK, end


def _gap(text: str, at: int) -> tuple[str, int]:
    end = text.find(">", at)
    number = text[at + 1 : end] if end > 0 else ""
    if not number.isascii() or not number.isdigit():
        msg = f"a gap is written <3>, not {text[at : at + 5]}"
        raise ValueError(msg)
    return _GAP % (BLANK, int(number)), end + 1


def _literal(sign: str) -> str:
    if sign in {"'", "’"}:
        return _APOSTROPHE
    if sign == "-":
        return _HYPHEN
    if sign in _LIGATURES:
        return _LIGATURES[sign]
    decomposed = unicodedata.normalize("NFD", sign)
    if len(decomposed) > 1 and decomposed[0].isalpha():
        # the composed letter, the bare one, or the bare one with its marks
        return f"(?:{sign}|{decomposed[0]}{decomposed[1:]}?)"
    return sign if sign.isalnum() or ord(sign) > 0x7F else "\\" + sign  # noqa: PLR2004 - beyond ASCII nothing is a sign of regex
