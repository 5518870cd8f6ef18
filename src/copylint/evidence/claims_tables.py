# SPDX-License-Identifier: Apache-2.0
"""Tables of figures: those that nothing sources, and those that the text beside them contradicts.

A table is data where most of its cells are figures of the kinds that ask for a source. A text contradicts its table
only where it names one row, states one figure, and the row holds one figure of that kind: anything freer finds as many
comparisons, differences and sums as faults.
"""

from bisect import bisect_left
from itertools import islice

from copylint.document.blocks import Block, Row, Table
from copylint.document.document import Document
from copylint.evidence.claims import LARGE_MONEY, THOUSAND, figures_within
from copylint.evidence.claims_excuses import excused, in_first_person
from copylint.evidence.claims_genres import genre_of, is_account, presents_survey
from copylint.evidence.claims_listing import source_list
from copylint.evidence.claims_tokens import cues, words_of
from copylint.evidence.supports import supports_in
from copylint.facts.quantities import quantities
from copylint.facts.quantity import Quantity, agree, comparable
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.folding import bare
from copylint.text.patterns import lazy

_FEWEST, _SHARE = 4, 2
"""Strong figures that make a table one of data: so many, and one cell in two beside the first column."""
_AROUND = 2
_SOURCE = lazy(r"(?<!\w)(?:sources?|d['\u2019]après|données|data)[ \u00a0]?:?", regex.IGNORECASE)
_PRICED = cues(
    "prix|tarif|tarifs|forfait|forfaits|abonnement|abonnements|offre|formule|plan|plans|price|prices|pricing|cost|"
    "budget|loyer|exemple|simulation|hypothèse|calcul|example|scenario|objectif|objectifs|target|"
    "ingrédient|ingrédients|quantité|ingredients|nutrition|calories|kcal|pour 100 g|per 100 g|"
    "version|match|matchs|points|joueur|équipe|score|team|player|horaire|horaires|"
    "test|tests|benchmark|mesure|mesures|fixture|dimensions|taille|poids|size|weight"
)
_MOST_ROWS = 200
"""A longer table is data that no sentence comments row by row."""
_DIGIT = lazy("[0-9]")
_STRONG = lazy(r"[%\u2030]|[0-9][ .,\u00a0\u202f]?[0-9]{3}|[0-9][ \u00a0\u202f]?(?:[kM]|million|milliard)")
"""Signs that a strong figure can be made of; cheaper than reading all cells."""
_SIGN = lazy(r"[(\s]([%€$£])[)\s]*$|^[\s*_]*([%€$£])[\s*_]*$")
_DERIVED = cues(
    "augment*|baiss*|progress*|recul*|gagn*|perd*|chut*|grimp*|bondi*|diminu*|rédui*|croî*|passe*|increas*|decreas*|"
    "grew|grow*|drop*|gain*|declin*|"
    "hausse|baisse|augmente|augmentation|progresse|progression|recul|recule|gagne|perd|écart|de plus|de moins|moyenne|"
    "total|ensemble|soit|contre|fois|double|triple|moitié|sauf|hors|avant|après|objectif|devrait|somme|dont|"
    "up|down|rise|rose|fell|drop|gap|difference|average|altogether|more|less|times|than|versus|before|after|excluding|"
    "compared|combined|plus|moins|supérieur|inférieur|seuil|auparavant|previously|points|ne|n'|pas|not"
)
_SHORTEST_LABEL = 6
"""Signs of a label with its two blanks."""


def unsourced_tables(document: Document) -> list[Span]:
    """Header rows of tables of figures with no source in the table, beside it or in the text that leads to it."""
    found = []
    for table in document.tables:
        strong = islice(_STRONG.finditer(document.text, *table.span), _FEWEST)
        if sum(1 for _ in strong) < _FEWEST or not _is_data(document, table):
            continue
        if genre_of(document) or is_account(document) or presents_survey(document) or source_list(document):
            return []
        if not _sourced(document, table):
            found.append(table.rows[0].line)
    return found


def _language(document: Document) -> str:
    return "en" if document.language == "en" else "fr"


def _is_data(document: Document, table: Table) -> bool:
    language, cells, strong = _language(document), 0, 0
    header = table.rows[0].cells
    for row in table.rows[1:]:
        for column, cell in enumerate(row.cells[1:], 1):
            cells += 1
            title = document.text[slice(*header[column])] if column < len(header) else ""
            one = cell_figure(document.text, cell, title, language)
            strong += one is not None and _asks(one)
    return strong >= _FEWEST and strong * _SHARE >= cells


def _asks(one: Quantity) -> bool:
    if one.kind in ("percent", "points", "ratio"):
        return True
    if one.kind == "money":
        return one.high >= LARGE_MONEY
    return one.kind == "count" and one.unit == "" and one.high >= THOUSAND


def cell_figure(text: str, cell: Span, title: str, language: str) -> Quantity | None:
    """The one quantity that fills a cell; a sign in the title of its column (« Part (%) ») is its unit."""
    if not _DIGIT.search(text, cell.start, cell.end):
        return None
    written = text[cell.start : cell.end].strip(" *_~\u00a0\u202f")
    found = quantities(text, cell.start, cell.end, language)
    if len(found) != 1 or len(written) > found[0].span.end - found[0].span.start + _AROUND:
        return None
    one = found[0]
    sign = _SIGN.search(title)
    if sign and one.kind == "count":
        mark = sign[1] or sign[2]
        return one._replace(kind="percent") if mark == "%" else one._replace(kind="money")
    return one


def _sourced(document: Document, table: Table) -> bool:
    if any(
        node.kind in ("link", "autolink", "footnote") and table.span.start <= node.span.start < table.span.end
        for node in document.inlines
    ):
        return True
    prose = document.prose
    inside = [index for index, block in enumerate(prose) if table.span.start <= block.span.start < table.span.end]
    if not inside:
        return True  # nothing to read: no verdict
    near = [
        *range(max(inside[0] - _AROUND, 0), inside[0]),
        *range(inside[-1] + 1, min(inside[-1] + 1 + _AROUND, len(prose))),
    ]
    if any(_speaks_for(document, prose[index]) for index in near):
        return True
    headings = [block for block in prose[: inside[0]] if block.kind == "heading"][-1:]
    if any(_PRICED.among(words_of(document, block.span)) for block in headings):
        return True
    return _PRICED.among(words_of(document, table.rows[0].line)) or bool(_SOURCE.search(document.text, *table.span))


def _speaks_for(document: Document, block: Block) -> bool:
    """Whether a block beside a table gives its source, or makes it a price list, an example, the writer's own."""
    words = words_of(document, block.span)
    if _SOURCE.search(document.text, *block.span) or _PRICED.among(words) or in_first_person(words):
        return True
    if next(supports_in(document, block).every(), None) is not None:
        return True
    return excused(document, block, block.span, ("hypothesis", "question"))


class Contradicted(NamedTuple):
    """A figure of the text and the cell that it should repeat."""

    span: Span
    other: Span | None


def text_against_tables(document: Document) -> list[Contradicted]:
    """Figures of the paragraphs beside a table that differ from the one figure of the row they name."""
    found = []
    for table in document.tables:
        beside = _beside(document, table)
        rows = _rows(document, table) if beside and len(table.rows) <= _MOST_ROWS else {}
        for block in beside if rows else ():
            found += _against(document, block, table, rows)
    return found


def _start(block: Block) -> int:
    return block.span.start


def _beside(document: Document, table: Table) -> list[Block]:
    """The paragraphs right before and right after a table that hold a digit."""
    first = bisect_left(document.prose, table.span.start, key=_start)
    last = bisect_left(document.prose, table.span.end, key=_start) - 1
    if last < first:
        return []
    near = (first - 1, last + 1, last + 2)
    return [
        document.prose[index]
        for index in near
        if 0 <= index < len(document.prose)
        and document.prose[index].kind == "paragraph"
        and _DIGIT.search(document.text, *document.prose[index].span)
    ]


def _rows(document: Document, table: Table) -> dict[str, Row]:
    """The rows by their labels, folded and with one blank around each word; rows with one label are left out."""
    rows: dict[str, Row] = {}
    twice = set()
    for row in table.rows[1:]:
        if not row.cells:
            continue
        label = _padded(document.text[slice(*row.cells[0])])
        if label in rows:
            twice.add(label)
        rows[label] = row
    return {label: row for label, row in rows.items() if label not in twice and len(label) >= _SHORTEST_LABEL}


def _figures(document: Document, table: Table, row: Row) -> list[tuple[Span, Quantity]]:
    """The cells of a row that hold one figure."""
    language, header = _language(document), table.rows[0].cells
    figures = []
    for column, cell in enumerate(row.cells[1:], 1):
        title = document.text[slice(*header[column])] if column < len(header) else ""
        one = cell_figure(document.text, cell, title, language)
        if one is not None:
            figures.append((cell, one))
    return figures


def _against(document: Document, block: Block, table: Table, rows: dict[str, Row]) -> list[Contradicted]:
    found = []
    for sentence in document.sentences(block):
        if not _DIGIT.search(document.text, *sentence):
            continue
        padded = _padded(document.text[slice(*sentence)])
        named = [label for label in rows if label in padded]
        if len(named) != 1 or _DERIVED.among(words_of(document, sentence)):
            continue
        stated = [
            one for one in figures_within(document, block, sentence) if not (one.is_range or one.approx or one.words)
        ]
        if len(stated) != 1:
            continue
        figures = _figures(document, table, rows[named[0]])
        like = [(cell, one) for cell, one in figures if one.kind == stated[0].kind and comparable(one, stated[0])]
        if len(like) == 1 and not agree(like[0][1], stated[0]):
            found.append(Contradicted(stated[0].span, like[0][0]))
    return found


_WORD = lazy(r"[^\W_]+")


def _padded(text: str) -> str:
    """The words of a text, folded, with one blank around each."""
    return f" {' '.join(_WORD.findall(bare(text)))} "


__all__ = ["Contradicted", "cell_figure", "text_against_tables", "unsourced_tables"]
