# SPDX-License-Identifier: Apache-2.0
"""Lists of accepted names and words."""

import pytest

from copylint.config.errors import Wrong
from copylint.config.names import folded_names, listed


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("a.txt", "Bruay\n\n# rien\n  Lens \tx\r\nL\u2019Été", ["Bruay", "Lens", "L\u2019Été"]),
        ("a.TXT", "Dupont, Jeanne; dite Jo\rLens", ["Dupont, Jeanne; dite Jo", "Lens"]),
        ("a.csv", "Nom;Commune\nDupont, Jeanne;Lens\n;Vide\n", ["Dupont, Jeanne"]),
        ("a.CSV", '"Dupont, Jeanne",Lens\n"Le ""Gros""",x\n', ["Dupont, Jeanne", 'Le "Gros"']),
        ("a.csv", "Élu\tVille\nBruay\tx\n", ["Bruay"]),
        ("a.csv", "Lens\nBruay\n", ["Lens", "Bruay"]),
        ("a.csv", "", []),
        ("a.csv", "\n\nLens;1\n", ["Lens"]),
        ("a.csv", '"Deux\nlignes";x\n', ["Deux\nlignes"]),
    ],
)
def test_first_column(name: str, text: str, names: list[str]) -> None:
    """The first column is taken; headings, comments and blank lines are not."""
    assert listed(text.encode(), name) == names


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfLens\n", "Lens\n".encode("utf-16")])
def test_marks(data: bytes) -> None:
    """What spreadsheets save as Unicode is read."""
    assert listed(data, "a.csv") == ["Lens"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"Caf\xe9\n", ("octet 3", "UTF-8")), (b'"' + b"x" * 200_000, ("table illisible",))],
)
def test_unreadable(data: bytes, words: tuple[str, ...]) -> None:
    """What is no text or no table is refused."""
    with pytest.raises(Wrong) as caught:
        listed(data, "a.csv")
    (fault,) = caught.value.faults
    for word in words:
        assert word in fault.message["fr"]


def test_folded() -> None:
    """Names are compared without case, accents, kinds of apostrophe and blank."""
    assert folded_names(["L\u2019Été\u00a0bleu", "l'ete BLEU", "\u00a0"]) == {"l'ete bleu"}
