# SPDX-License-Identifier: Apache-2.0
"""What a safe fix keeps: the folded sequence of letters and digits, and the signs of figures.

NFKD without marks, case folded, œ = oe, æ = ae. Beside a digit the signs of a figure (decimal and thousands signs,
ranges, minus, per cent, degrees, currencies) count as digits; all dashes are one sign, blanks are none. DESIGN, Fixes.
"""

from copylint.text.folding import bare
from copylint.text.patterns import lazy

_SIGN = r"[.,:/+%\u2030\u00b0\p{Sc}-]"
_KEPT = lazy(rf"[\p{{L}}\p{{N}}]|(?<=\d){_SIGN}|{_SIGN}(?=\d)")
_GONE = lazy(r"[^\S\r\n]|[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = lazy(r"[\u2010-\u2015\u2212]")


def letters(text: str) -> str:
    """The sequence that a safe edit leaves as it is."""
    return "".join(_KEPT.findall(_DASHES.sub("-", _GONE.sub("", bare(text)))))
