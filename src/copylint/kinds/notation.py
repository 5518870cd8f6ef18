# SPDX-License-Identifier: Apache-2.0
"""Kind «notation»: how figures, units, hours, ordinals, dates and abbreviations are written.

Selects one fault of evidence/typography_numbers.py, evidence/typography_units.py and evidence/typography_ordinals.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import typography_numbers, typography_ordinals, typography_units
from copylint.evidence.kind import Context
from copylint.evidence.typography_places import together
from copylint.evidence.typography_reading import reads
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
Fault = Literal[
    "plain-groups",
    "joined-groups",
    "long-figures",
    "dotted-groups",
    "comma-groups",
    "decimal-point",
    "telephone",
    "times",
    "minus",
    "ranges",
    "letter-in-figure",
    "measures",
    "temperatures",
    "currencies",
    "currency-first",
    "hours",
    "bad-hours",
    "clock",
    "wrong-symbols",
    "other-symbols",
    "unit-names",
    "wrong-ordinals",
    "second",
    "superscripts",
    "wrong-for-superscripts",
    "arabic-century",
    "first-of-month",
    "leading-zero",
    "iso-date",
    "plural-month",
    "numero",
    "mister",
    "pointed-title",
    "that-is",
    "cf",
    "pointed-sigle",
    "title-space",
]


class Options(NamedTuple):
    """`fault` names the fault, see the functions of the evidence."""

    fault: Fault


_PLURALS = tuple(
    "janviers févriers fevriers avrils juins juillets aoûts aouts septembres octobres novembres "
    "décembres decembres".split()
)
_ORDINALS = (
    *(f"{head}{ending}" for head in "0123456789ivxlc " for ending in ("\u00e8me", "eme", "i\u00e8me", "ieme")),
    *(f"{head}{ending}" for head in ("1", "1 ", "i") for ending in ("\u00e8re", "ere", "i\u00e8re", "iere", "ier")),
)
_THAT_IS = (" cad ", "(cad", "c\u00e0d", "c.a.", "c.\u00e0", "c.-a", "c-a", "c-\u00e0")
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "plain-groups": (typography_numbers.plain_groups, None),
    "joined-groups": (typography_numbers.joined_groups, None),
    "long-figures": (typography_numbers.long_figures, None),
    "dotted-groups": (typography_numbers.dotted_groups, None),
    "comma-groups": (typography_numbers.comma_groups, None),
    "decimal-point": (typography_numbers.decimal_point, None),
    "telephone": (typography_numbers.telephone, None),
    "times": (typography_numbers.times, None),
    "minus": (typography_numbers.minus, ("-",)),
    "ranges": (typography_numbers.ranges, None),
    "letter-in-figure": (typography_numbers.letter_in_figure, None),
    "measures": (typography_units.measures, None),
    "temperatures": (typography_units.temperatures, ("\u00b0", "\u00ba")),
    "currencies": (typography_units.currencies, ("\u20ac", "$", "\u00a3", "\u00a5")),
    "currency-first": (typography_units.currency_first, ("\u20ac", "$", "\u00a3", "\u00a5")),
    "hours": (typography_units.hours, None),
    "bad-hours": (typography_units.bad_hours, None),
    "clock": (typography_units.clock, (":",)),
    "wrong-symbols": (typography_units.wrong_symbols, None),
    "other-symbols": (typography_units.other_symbols, None),
    "unit-names": (
        typography_units.unit_names,
        ("amp\u00e8re", "ampere", " volt", " watt", "joule", "newton", "pascal", "kelvin", "hertz", " ohm"),
    ),
    "wrong-ordinals": (typography_ordinals.wrong_ordinals, _ORDINALS),
    "second": (typography_ordinals.second, ("2nd", "2 nd")),
    "superscripts": (typography_ordinals.superscripts, None),
    "wrong-for-superscripts": (typography_ordinals.wrong_for_superscripts, None),
    "arabic-century": (typography_ordinals.arabic_century, (" si\u00e8cle", " siecle")),
    "first-of-month": (typography_ordinals.first_of_month, None),
    "leading-zero": (typography_ordinals.leading_zero, None),
    "iso-date": (typography_ordinals.iso_date, ("-0", "-1")),
    "plural-month": (typography_ordinals.plural_month, _PLURALS),
    "numero": (typography_ordinals.numero, ("n\u00b0", "n\u00ba")),
    "mister": (typography_ordinals.mister, ("mr",)),
    "pointed-title": (
        typography_ordinals.pointed_title,
        ("mme. ", "mmes. ", "mlle. ", "mlles. ", "dr. ", "drs. ", "pr. ", "mgr. "),
    ),
    "that-is": (typography_ordinals.that_is, (*_THAT_IS, "p.ex", "p.e.", "pex ", "p. ex")),
    "cf": (typography_ordinals.cf, ("cf", "vs.", "n.b", "n. b")),
    "pointed-sigle": (typography_ordinals.pointed_sigle, (".",)),
    "title-space": (typography_ordinals.title_space, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    if not reads(document):
        return []
    return together(_FINDERS[options.fault][0](document, context))
