# SPDX-License-Identifier: Apache-2.0
"""Grammar of documents: paragraphs out, places in. What run/ calls; all else of a check is in the other modules.

Servers are shared by all that one process checks, and end with it.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from copylint.document.document import Document
from copylint.engine.assemble import Place
from copylint.evidence.kind import options_of
from copylint.grammar.annotate import Paragraph, paragraphs
from copylint.grammar.ask import Asker, Outcome, Server
from copylint.grammar.cache import Cache, key
from copylint.grammar.findings import Answer, dumps, loads, places
from copylint.grammar.selection import Selection, Wanted
from copylint.grammar.unavailable import Unavailable
from copylint.kinds.grammar import Options
from copylint.model.findings import Bilingual, NotChecked
from copylint.model.places import Span
from copylint.model.rule import Rule
from copylint.wording import LANGUAGES, both, say

_SHOWN = 5
"""Lines that are named of those that could not be checked."""
_ASKERS: dict[str, Asker] = {}
"""By address, those of this process."""


class Grammar:
    """Checks the grammar of documents under one configuration.

    Args:
        rule: the rule of kind `grammar`, with the severity that is in force.
        wanted: what the configuration says.
        server: the server, or its address; "" for one that runs here already or is started when needed.
        required: whether a paragraph that could not be checked makes the run fail.
        keeps: whether answers are kept, and taken from there.
    """

    def __init__(
        self, rule: Rule, wanted: Wanted, server: "Server | str" = "", *, required: bool = False, keeps: bool = True
    ) -> None:
        """Nothing is started yet."""
        self._rule = rule
        self._selection = Selection(rule, options_of(Options, rule.options), wanted)
        self._asker = asker(server) if isinstance(server, str) else Asker(server)
        self._required = required
        self._cache: Cache | None = None
        self._keeps = keeps

    def places(self, document: Document) -> tuple[list[Place], tuple[NotChecked, ...]]:
        """What LanguageTool says of a document, and what it could not say."""
        sent, too_long = paragraphs(document)
        try:
            found, failed = self._answers(sent)
        except Unavailable as error:
            return [], (self._unchecked(both("check.grammar.none", reason=_Both(error.reason))),)
        failed += [(span, both("check.grammar.long")) for span in too_long]
        all_places = [
            place
            for paragraph, answer in zip(sent, found, strict=True)
            if answer is not None
            for place in places(document, paragraph, answer.found, self._selection, self._rule)
        ]
        return all_places, tuple(self._told(document, failed))

    def close(self) -> None:
        """Let go of the cache, and end a server that was started here."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None
        self._asker.close()
