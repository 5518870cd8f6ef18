# SPDX-License-Identifier: Apache-2.0
"""Folded views of a text, for comparing and searching only: no offset of a folded text is ever reported."""

import unicodedata

DELETED = "*_~`>"
"""Signs of markup that `shadow` leaves out, so that a phrase is found across them."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


class _Bare(dict[int, str]):
    """What `bare` makes of each character, worked out when it is first met: a decomposition is that of its parts."""

    def __missing__(self, code: int) -> str:
        """One character."""
        parts = unicodedata.normalize("NFKD", chr(code))
        kept = "".join(sign for sign in parts if not unicodedata.combining(sign))
        made = self[code] = kept.casefold().translate(_LIGATURES)
        return made


_BARE = _Bare()
_APOSTROPHES = ("\u2019", "\u02bc")


def shadow(text: str) -> str:
    """What the prefilter searches: case folded, curly apostrophes straight, signs of markup gone, blanks collapsed.

    `str.split` knows all Unicode blanks, the no-break ones among them. The Turkish I's are folded to i, since `regex`
    takes them for one letter where case is ignored and `str.casefold` does not.
    """
    folded = text.replace("\u0130", "i").casefold().replace("\u0131", "i")
    for sign in _APOSTROPHES:
        if sign in folded:
            folded = folded.replace(sign, "'")
    for sign in DELETED:
        if sign in folded:
            folded = folded.replace(sign, "")
    return " ".join(folded.split())


def bare(text: str) -> str:
    """Letters without case, accents and ligatures (NFKD without marks, casefold, œ = oe, æ = ae); all else stays."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return plain.translate(_BARE)


def key(text: str) -> str:
    """`bare` with blanks collapsed and apostrophes straight: what a fingerprint hashes, what names compare by."""
    return shadow(bare(text))
