# SPDX-License-Identifier: Apache-2.0
"""Names with their titles; identifiers with their check digits."""

import pytest

from copylint.facts.names import names
from copylint.facts.references import references


def test_names_with_titles_particles_and_hyphens() -> None:
    """Titles stand aside, particles belong to the name and are no word of it."""
    text = "M. Jean-Paul Le Goff et Mme Ursula von der Leyen ont vu le Dr Roux."
    assert [(name.words, name.title) for name in names(text)] == [
        (("Jean-Paul", "Le", "Goff"), "M."),
        (("Ursula", "Leyen"), "Mme"),
        (("Roux",), "Dr"),
    ]


@pytest.mark.parametrize("text", ["Les élus partagent son avis.", "Mardi, il pleut.", "Aujourd'hui encore."])
def test_a_first_word_is_no_name(text: str) -> None:
    """A capital at the start of a sentence names nobody."""
    assert names(text) == []


def test_elided_articles_and_acronyms() -> None:
    """« l'OCDE » is the acronym without its article."""
    text = "Selon l\u2019OCDE, tout va bien."
    (name,) = names(text)
    assert (text[name.span.start : name.span.end], name.acronym, name.first) == ("OCDE", True, "")


@pytest.mark.parametrize(
    ("text", "kind", "valid"),
    [
        ("ISBN 978-2-07-036822-8", "isbn", True),
        ("ISBN 978-2-07-036822-9", "isbn", False),
        ("ISSN 0028-0836", "issn", True),
        ("https://orcid.org/0000-0002-1825-0097", "orcid", True),
        ("ORCID 0000-0002-1825-0098", "orcid", False),
        ("SIREN 732 829 320", "siren", True),
        ("RCS Paris 732 829 321", "siren", False),
        ("SIRET 73282932000074", "siret", True),
        ("IBAN FR76 3000 6000 0112 3456 7890 189", "iban", True),
        ("doi:10.1038/nature12373", "doi", True),
        ("https://doi.org/10.12/abc", "doi", False),
        ("arXiv:2302.16298v2", "arxiv", True),
        ("arXiv:2313.12345", "arxiv", False),
        ("arXiv:1201.1234", "arxiv", True),
        ("arxiv.org/abs/hep-th/9901001", "arxiv", True),
    ],
)
def test_identifiers(text: str, kind: str, valid: bool) -> None:
    """Each identifier is found behind its name, and its form and check digits are judged."""
    (one,) = references(text)
    assert (one.kind, one.valid) == (kind, valid)


def test_bare_digits_are_no_identifier() -> None:
    """Digits without the name of the number are nobody's."""
    assert references("Rappelez le 978 207 036 822 8 ou le 0028-0837.") == []
