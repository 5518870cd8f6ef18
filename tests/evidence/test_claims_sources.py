# SPDX-License-Identifier: Apache-2.0
"""Sources named and not given, tables of figures, offices, acronyms, and the work that figures take."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from copylint.document.document import Document
from copylint.engine.check import Engine
from copylint.evidence.claims_acronyms import unexplained
from copylint.evidence.claims_attribution import attributed
from copylint.evidence.claims_dates import told_ahead
from copylint.evidence.claims_listing import bare_tags, source_list
from copylint.evidence.claims_offices import two_offices
from copylint.evidence.claims_tables import text_against_tables, unsourced_tables
from copylint.evidence.claims_tokens import Words, cues
from copylint.evidence.claims_unsupported import Supported
from copylint.evidence.kind import Context
from copylint.facts.quantities import quantities
from copylint.formats import parse
from copylint.model.places import Span
from copylint.rulebook.load import load_rules
from copylint.rulebook.select import choose

TABLE = (
    "| Pays | Ventes | Part |\n|---|---|---|\n| France | 120 000 | 12 % |\n| Italie | 98 000 | 9 % |\n"
    "| Espagne | 75 500 | 7 % |\n"
)


def read(text: str) -> Document:
    """A Markdown document."""
    return parse(text, "markdown", name="a.md")


def words(document: Document, spans: "list[Span]") -> list[str]:
    """The text of some places."""
    return [document.text[slice(*span)] for span in spans]


# ---- sources that are named --------------------------------------------------------------------


@pytest.mark.parametrize(
    "tail",
    [
        "## Sources\n\n- Insee\n- Dares\n",
        "## 📚 Sources et références\n\n1. Insee, 2024\n",
        "**Sources**\n\nInsee, Dares.\n",
        "## References\n\n- ONS\n",
        "Sources : Insee, Dares, OCDE\n",
    ],
)
def test_a_list_of_sources_closes_an_article(tail: str) -> None:
    """A heading, a bold line or a last line « Sources » with something after it is a list."""
    assert source_list(read(f"# Le miel\n\nUn texte.\n\nUn autre.\n\n{tail}")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "# Le miel\n\nUn texte sans liste.\n",
        "# Sources\n\nLa rivière a deux sources.\n\n## Le cours\n\nElle descend.\n\n## La fin\n\nElle finit.\n",
        "# Le miel\n\nUn texte.\n\n## Sources\n",
        "# Le miel\n\nUn texte.\n\n## Sources\n\n- Insee\n\n## À propos\n\nNotre équipe.\n",
    ],
)
def test_what_is_no_list_of_sources(text: str) -> None:
    """A title, an empty heading, a section in the middle are none."""
    assert source_list(read(text)) is None


def test_tags_of_sources() -> None:
    """A bare name is reported; a year, a document, a link or an address beside it is enough."""
    text = (
        "A (source : Insee). B (Source: Gartner). C (source : Insee, 2024). D (source : rapport Villani). "
        "E (source : [Insee](https://insee.fr)). F (source : lemonde.fr). G `(source : x)`."
    )
    document = read(text)
    found = [span for block in document.prose for span in bare_tags(document, block)]
    assert words(document, found) == ["(source : Insee)", "(Source: Gartner)"]


# ---- tables --------------------------------------------------------------------------------------


def test_a_table_of_figures_without_source() -> None:
    """The place is the header's row."""
    document = read(f"Le marché progresse.\n\n{TABLE}\nLes vélos dominent.\n")
    assert words(document, unsourced_tables(document)) == ["| Pays | Ventes | Part |"]


@pytest.mark.parametrize(
    "text",
    [
        f"Selon Eurostat, le marché progresse.\n\n{TABLE}",
        f"Le marché progresse.\n\n{TABLE}\nSource : Eurostat.\n",
        f"Le marché progresse.\n\n{TABLE}\nVoir [les données](https://ec.europa.eu/a).\n",
        f"## Exemple de calcul\n\n{TABLE}",
        f"Imaginons trois pays.\n\n{TABLE}",
        f"Nous avons compté nos clients.\n\n{TABLE}",
        f"Le marché progresse.\n\n{TABLE}\nIl durera.\n\n## Sources\n\n- Eurostat\n",
        TABLE.replace("Pays", "Offre"),
        "Un texte.\n\n| Jour | Salle |\n|---|---|\n| Lundi | 12 |\n| Mardi | 14 |\n",
    ],
)
def test_tables_that_need_no_source(text: str) -> None:
    """A source near by, an example, the writer's own count, prices, numbers of rooms."""
    assert unsourced_tables(read(text)) == []


def test_a_text_against_its_table() -> None:
    """One row named, one figure stated, one cell of that kind, and they differ."""
    table = "| Ville | Vides |\n|---|---|\n| Lyon | 12 % |\n| Nantes | 9 % |\n"
    document = read(f"{table}\nÀ Lyon, 21 % des logements sont vides. À Nantes, 9 %.\n")
    found = text_against_tables(document)
    assert words(document, [one.span for one in found]) == ["21 %"]
    assert words(document, [one.other for one in found if one.other]) == ["12 %"]


@pytest.mark.parametrize(
    "sentence",
    [
        "À Lyon, 12 % des logements sont vides.",
        "À Lyon, c’est 3 % de plus qu’à Nantes.",
        "Lyon et Nantes : 21 % en moyenne.",
        "À Brest, 21 % des logements sont vides.",
        "À Lyon, 45 000 logements existent.",
        "À Lyon, la part a augmenté de 2 %.",
    ],
)
def test_texts_that_agree_with_their_table(sentence: str) -> None:
    """The same figure, a gap, two rows, another row, another kind, a change."""
    assert (
        text_against_tables(read(f"| Ville | Vides |\n|---|---|\n| Lyon | 12 % |\n| Nantes | 9 % |\n\n{sentence}\n"))
        == []
    )


# ---- people, acronyms, dates ---------------------------------------------------------------------


def test_two_offices_of_one_person() -> None:
    """Another office in the same body, another ministry, another town."""
    document = read(
        "Ana Diaz, présidente de l’Ademe, parle. Ana Diaz, trésorière de l’Ademe, sort.\n\n"
        "Jo Roux, ministre de l’Intérieur, entre. Jo Roux, ministre de la Culture, sort.\n"
    )
    assert [document.text[slice(*one.span)] for one in two_offices(document)] == [
        "Ana Diaz, trésorière de l’Ademe",
        "Jo Roux, ministre de la Culture",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Diaz, maire de Brest, parle. Ana Diaz, présidente de la métropole, sort.",
        "Ana Diaz, présidente de l’Ademe, parle. Ana Diaz, ancienne directrice de l’Ademe, sort.",
        "Ana Diaz, maire de la ville, parle. Ana Diaz, maire de Brest, sort.",
        "Ana Diaz, présidente de l’Ademe, parle. Léo Diaz, directeur de l’Ademe, sort.",
    ],
)
def test_offices_that_go_together(text: str) -> None:
    """Two bodies, an office that has passed, the town not named again, two people."""
    assert two_offices(read(text)) == []


def test_acronyms() -> None:
    """Spelled out before or after, by its initials, known by all, shouted: none of these is reported."""
    document = read(
        "Le PLUM passe. Le zonage (ZORB) aussi. L’ONU regarde. Le PLUM et le ZORB. VOS impôts, vos taxes.\n\n"
        "Un centre régional des usages nautiques ouvre : le CRUN.\n"
    )
    assert list(unexplained(document)) == ["PLUM"]


def test_no_acronyms_of_technical_copy() -> None:
    """Copy with code is written for those who know."""
    assert unexplained(read("Le PLUM passe. Le PLUM.\n\n```\nx\n```\n")) == {}


@pytest.mark.parametrize(
    ("text", "today", "found"),
    [
        ("Le salon ouvrira le 12 mars 2025.", "2025-06-01", ["12 mars 2025"]),
        ("Le 12 mars 2025, le salon ouvrira.", "2025-06-01", ["12 mars 2025"]),
        ("It will open on March 12, 2025.", "2025-06-01", ["March 12, 2025"]),
        ("Le salon ouvrira le 12 mars 2025.", "2025-01-01", []),
        ("Le salon ouvrira le 12 mars 2025.", "", []),
        ("Il mourra le 12 mars 1871.", "2025-06-01", []),
        ("Il avait dit qu’il ouvrira le 12 mars 2025.", "2025-06-01", []),
        ("Le salon a ouvert le 12 mars 2025.", "2025-06-01", []),
    ],
)
def test_the_future_of_a_day_that_is_past(text: str, today: str, found: list[str]) -> None:
    """Told in the future within the year before the day of the check; history is left alone."""
    document = read(text)
    assert words(document, told_ahead(document, today)) == found


def test_the_article_has_a_day_of_its_own() -> None:
    """An article of January rightly speaks of March, whenever it is checked."""
    document = read("---\ndate: 2025-01-10\n---\n\nLe salon ouvrira le 12 mars 2025.\n")
    assert told_ahead(document, "2025-06-01") == []


# ---- what is asked once ---------------------------------------------------------------------------


def test_cues_are_asked_once_of_some_words() -> None:
    """The second question costs no search."""
    some = cues("par exemple|mettons")
    piece = Words("Mettons que oui.", Span(0, 16))
    assert some.among(piece)
    assert piece.once(some, lambda _: False), "the first answer is kept"


def test_words_cut_by_their_line() -> None:
    """« commu-/niqué » is one word."""
    text = "le commu-\nniqué du jour"
    assert "communiqué" in Words(text, Span(0, len(text))).lower


def test_supported_figures_that_are_repeated() -> None:
    """Rounded, in another scale; not a round percentage, not another unit."""
    known = Supported(quantities("97,4 milliards de dollars, 62,4 %, 30 %, 12 km et 2 000 visiteurs"))
    asked = quantities("97 milliards, 62 %, 30 %, 12 mètres, 2 000 lecteurs, 98 milliards")
    assert [known.repeats(one) for one in asked] == [True, True, False, False, True, False]


def test_a_figure_among_thousands_is_found() -> None:
    """What lies nearest by value is compared."""
    known = Supported(quantities(" ".join(f"{number} lits," for number in range(1000, 4000))))
    assert known.repeats(quantities("2 345 lits")[0])
    assert not known.repeats(quantities("5 345 lits")[0])


RULES = [rule for rule in choose(load_rules(), preview=True) if rule.code.startswith(("SRC", "REF"))]


def work(text: str, name: str) -> int:
    """How many calls of functions, and steps of generators, one check takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    document = parse(text, "html" if name.endswith("html") else "markdown", name=name)
    engine = Engine(RULES)
    run: Callable[[], object] = lambda: engine.check(document, Context(date="2026-01-01"))  # noqa: E731 - one line
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "3 % de 4 millions ",
        "<p>12 %</p>",
        "- 12 % de 4 millions\n",
        "Selon A, 12 % des B font C. ",
        "12 % des PME françaises utilisent l’IA. ",
        "« je dis a b c d e ». ",
        "« a b c d » dit A. ",
        "de 3 à 4 millions, soit une hausse de 12 %. ",
        "3 lits, 4 lits et 5 lits, au total 19 lits. ",
        "le 3 mars 2025 ",
        "Jean Martin, maire de Lyon, ",
        "ABC DEFG ",
        "(source : A) ",
        "40 % plus rapide. ",
    ],
)
def test_work_grows_with_the_text(unit: str) -> None:
    """Twice the text takes about twice the work, whatever fills one paragraph."""
    name = "a.html" if unit.startswith("<") else "a.md"
    once, twice = (work(unit * (size // len(unit)), name) for size in (3000, 6000))
    assert twice < 2.5 * once


@pytest.mark.parametrize(("text", "found"), [("300 M€, selon le commu-", True), ("300 M€, selon le", False)])
def test_a_source_cut_by_its_line(text: str, found: bool) -> None:
    """Pasted copy cuts the source in two lines, and each line is a block."""
    assert bool(attributed(Words(text, Span(0, len(text))))) is found
