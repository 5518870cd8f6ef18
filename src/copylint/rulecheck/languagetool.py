# SPDX-License-Identifier: Apache-2.0
"""The rule of LanguageTool behind the call of an Engine, so that its examples are run as those of any other rule."""

from copylint.document.document import Document
from copylint.engine.assemble import assemble
from copylint.engine.check import Checked
from copylint.evidence.kind import Context
from copylint.grammar.ask import Server
from copylint.grammar.checker import Grammar
from copylint.grammar.selection import Wanted
from copylint.model.rule import Rule


class ByLanguageTool:
    """Checks a document with the rule of kind `grammar` alone.

    Args:
        rule: that rule.
        server: the server, or its address.
    """

    def __init__(self, rule: Rule, server: Server | str = "") -> None:
        """Nothing is started yet."""
        self._rule = rule
        self._server = server

    def check(self, document: Document, context: Context) -> Checked:
        """The findings of one document; nothing is kept."""
        places, missing = Grammar(self._rule, Wanted(words=context.names), self._server).places(document)
        return Checked(assemble(document, places), missing)
