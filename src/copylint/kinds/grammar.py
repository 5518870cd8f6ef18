# SPDX-License-Identifier: Apache-2.0
"""Kind «grammar»: what LanguageTool finds; its options say what is asked of it and how grave each answer is.

No text can be checked here: LanguageTool is a server in Java, asked by run/ through grammar/ where a configuration
says so. The kind is what a rule file names, so that the rule has a code, a name, examples and a page like any other.
"""

from typing import Literal

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.evidence.kind import Context
from copylint.model.places import Match
from copylint.model.record import NamedTuple

SCOPE: Literal["block", "document"] = "document"
ENGINE = "languagetool"
"""Whoever runs the examples of such a rule needs it."""


class Options(NamedTuple):
    """Words are categories and rules of LanguageTool by their ids.

    Attributes:
        warnings: what is a warning; all else has the severity of the rule.
        notes: rules that are notes although their category stands among the warnings.
        off: categories that are not asked for, unless a configuration selects them.
        off_rules: rules that are not asked for, unless a configuration selects them.
    """

    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    off_rules: tuple[str, ...] = ()


def literals(_: Options) -> tuple[str, ...]:
    """None stands in any text: the engine never asks."""
    return ()


def check(_document: Document, _block: Block | None, _options: Options, _context: Context) -> list[Match]:
    """Nothing, see the module."""
    return []
