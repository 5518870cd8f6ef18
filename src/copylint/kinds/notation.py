# SPDX-License-Identifier: Apache-2.0
"""Kind «notation»: how figures, units, hours, ordinals, dates and abbreviations are written.

Selects one fault of evidence/numbers.py, evidence/units.py and evidence/ordinals.py.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence import numbers, ordinals, units
from copylint.evidence.kind import Context
from copylint.evidence.places import together
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
    "janviers f\u00e9vriers fevriers avrils juins juillets ao\u00fbts aouts septembres octobres novembres d\u00e9cembres decembres".split()  # noqa: E501 as it was written; to be split
)
_ORDINALS = (
    *(f"{head}{ending}" for head in "0123456789ivxlc " for ending in ("\u00e8me", "eme", "i\u00e8me", "ieme")),
    *(f"{head}{ending}" for head in ("1", "1 ", "i") for ending in ("\u00e8re", "ere", "i\u00e8re", "iere", "ier")),
)
_FINDERS: Mapping[str, tuple[Callable[[Document, Context], list[Match]], tuple[str, ...] | None]] = {
    "plain-groups": (numbers.plain_groups, None),
    "joined-groups": (numbers.joined_groups, None),
    "long-figures": (numbers.long_figures, None),
    "dotted-groups": (numbers.dotted_groups, None),
    "comma-groups": (numbers.comma_groups, None),
    "decimal-point": (numbers.decimal_point, None),
    "telephone": (numbers.telephone, None),
    "times": (numbers.times, None),
    "minus": (numbers.minus, ("-",)),
    "ranges": (numbers.ranges, None),
    "letter-in-figure": (numbers.letter_in_figure, None),
    "measures": (units.measures, None),
    "temperatures": (units.temperatures, ("\u00b0", "\u00ba")),
    "currencies": (units.currencies, ("\u20ac", "$", "\u00a3", "\u00a5")),
    "currency-first": (units.currency_first, ("\u20ac", "$", "\u00a3", "\u00a5")),
    "hours": (units.hours, None),
    "bad-hours": (units.bad_hours, None),
    "clock": (units.clock, (":",)),
    "wrong-symbols": (units.wrong_symbols, None),
    "other-symbols": (units.other_symbols, None),
    "unit-names": (
        units.unit_names,
        ("amp\u00e8re", "ampere", " volt", " watt", "joule", "newton", "pascal", "kelvin", "hertz", " ohm"),
    ),
    "wrong-ordinals": (ordinals.wrong_ordinals, _ORDINALS),
    "second": (ordinals.second, ("2nd", "2 nd")),
    "superscripts": (ordinals.superscripts, None),
    "arabic-century": (ordinals.arabic_century, (" si\u00e8cle", " siecle")),
    "first-of-month": (ordinals.first_of_month, None),
    "leading-zero": (ordinals.leading_zero, None),
    "iso-date": (ordinals.iso_date, ("-0", "-1")),
    "plural-month": (ordinals.plural_month, _PLURALS),
    "numero": (ordinals.numero, ("n\u00b0", "n\u00ba")),
    "mister": (ordinals.mister, ("mr",)),
    "pointed-title": (
        ordinals.pointed_title,
        ("mme. ", "mmes. ", "mlle. ", "mlles. ", " dr. ", " drs. ", " pr. ", "mgr. "),
    ),
    "that-is": (
        ordinals.that_is,
        (" cad ", "(cad", "c\u00e0d", "c.a.", "c.\u00e0", "c.-a", "c-a", "c-\u00e0", "p.ex", "p.e.", "pex ", "p. ex"),
    ),
    "cf": (ordinals.cf, ("cf", "vs.", "n.b", "n. b")),
    "pointed-sigle": (ordinals.pointed_sigle, (".",)),
    "title-space": (ordinals.title_space, None),
}


def literals(options: Options) -> tuple[str, ...] | None:
    """See `evidence.kind.Kind`."""
    return _FINDERS[options.fault][1]


def check(document: Document, block: Block | None, options: Options, context: Context) -> list[Match]:
    """See `evidence.kind.Kind`."""
    del block
    return together(_FINDERS[options.fault][0](document, context))
