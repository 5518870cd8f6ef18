# SPDX-License-Identifier: Apache-2.0
"""Whether a full stop belongs to an abbreviation, an initial or a list's number, and so ends no sentence.

A table alone cannot tell: « etc. » and « U.S. » stand inside sentences and at their ends, « C. » is an initial and a
vitamin. So what stands before and behind decides: the kind of abbreviation, whether a number follows, whether the
next word is one that begins sentences.
"""

from copylint.document.words import FINAL, LETTERED, NUMBERED, OPENERS, PARTICLES, TITLES
from copylint.model.record import NamedTuple
from copylint.text.patterns import lazy

_NEXT_WORD = lazy(r"[^\W\d_]+(?:['’]|(?![\w'’.]))")
_NUMBER = lazy(r"\d|°|[IVXLCDM]{2,}\b|[IVXLC]\b(?!['’]| [a-zà-ÿ])")
_SECTION = lazy(r"[A-Z](?:[.\d-]|\b(?!['’]| [a-zà-ÿ]))")
_DOTTED = lazy(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_INITIALS = lazy(r"(?:[^\W\d_]|[CPT]h)(?:\.?-(?:[^\W\d_]|[CPT]h))*")
_ENUMERATOR = lazy(r"\d{1,3}|[IVX]{1,5}|[A-Z]")
_LIST_SIGNS = frozenset(":;,(")
_GLUE = '([{«“„"*_~/'
_SHORT = TITLES | NUMBERED | FINAL | {"etc"}
LOOK_BACK = 28
"""Signs before a full stop that are looked at; no abbreviation with the word before it is longer."""


class Following(NamedTuple):
    """What stands behind a full stop.

    Attributes:
        start: where it begins, blanks left out.
        head: where its first letter or digit stands, opening marks and markup left out.
        stop: where the block ends.
    """

    start: int
    head: int
    stop: int


def opening_word(text: str, at: int, stop: int) -> str:
    """The word at `at`, lower case, an elision with its apostrophe; "" where a figure or a full stop follows in it."""
    found = _NEXT_WORD.match(text, at, stop)
    if found is None:
        return ""
    word = found[0].lower().replace("’", "'")
    return word[:-1] if word[-1] == "'" and word[:-1] in OPENERS else word  # "She's"


def abbreviates(text: str, first: int, at: int, following: Following) -> bool:
    """Whether the full stop at `at` ends no sentence; the first word of the sentence stands at `first` < `at`."""
    before = text[max(at - LOOK_BACK, first) : at]
    word = before.rpartition(" ")[2]
    plain = word.isalpha() and word.islower() and word not in _SHORT  # so do most sentences end
    if plain or before[-1].isspace():
        return False
    *others, token = before.rsplit(None, 1)
    token = token.replace("’", "'").rpartition("'")[2].lstrip(_GLUE).rstrip("\\")
    before_it = others[0] if others else ""
    begins = first >= at - len(token)
    if _ENUMERATOR.fullmatch(token) and (begins or before_it[-1:] in _LIST_SIGNS):
        return True
    word = token if len(token) > 1 and token.isalpha() and token.isupper() else token.lower()  # not: « la BD. »
    if word in TITLES or token in TITLES or (word in NUMBERED and _numbers(text, following)):
        return True
    in_brackets = text[following.start] == "("
    if word in FINAL or _DOTTED.fullmatch(token):
        return in_brackets or begins or opening_word(text, following.head, following.stop) not in OPENERS
    if token[:1].isupper() and _INITIALS.fullmatch(token):
        return in_brackets or begins or _is_initial(text, before_it, following)
    return word == "etc" and in_brackets


def _numbers(text: str, following: Following) -> bool:
    """Whether a number, a Roman numeral or the letter of a section follows."""
    _, head, stop = following
    return _NUMBER.match(text, head, stop) is not None or _SECTION.match(text, head, stop) is not None


def _is_initial(text: str, before: str, following: Following) -> bool:
    """Whether a capital letter shortens a name: neither « plan B. » nor followed by a word that begins sentences."""
    if before and before.rsplit(None, 1)[-1].lower() in LETTERED:
        return False
    word = opening_word(text, following.head, following.stop)
    return word not in OPENERS or word in PARTICLES
