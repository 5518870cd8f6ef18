# SPDX-License-Identifier: Apache-2.0
"""Whether a word looks like a plural noun, by its ending and closed lists of what ends so and is none."""

_NOT_NOUNS_FR = frozenset(
    "dans sous mais plus puis alors après très sans vers chez dès depuis jamais toujours ses les des nous vous ils "
    "elles "
    "ces mes tes nos vos leurs moins fois tous toutes sommes êtes suis fais vais dis aux eux pas lors hors outre selon "
    "près entrepris pris mis permis compris repris promis appris commis soumis transmis remis admis acquis conquis "
    "requis "
    "assis parus envers parfois auprès au-dessus au-dessous cependant sais peux veux dois".split()
)
_NOT_NOUNS_EN = frozenset(
    "was is has this its as plus us does his hers ours yours theirs thus always perhaps yes unless across towards "
    "besides "
    "sees makes comes gets goes brings says explains works needs uses adds means includes shows remains becomes".split()
)
_PLURALS_EN = frozenset("people men women children feet teeth mice staff police cattle".split())
_SHORTEST = 3


def is_plural(word: str, language: str) -> bool:
    """Whether a word after a number looks like a plural noun or adjective, so that the number counts something."""
    if len(word) < _SHORTEST or not word.islower():
        return False
    if language == "en":
        return word in _PLURALS_EN or (word[-1] == "s" and not word.endswith("ss") and word not in _NOT_NOUNS_EN)
    return word[-1] in "sx" and word not in _NOT_NOUNS_FR
