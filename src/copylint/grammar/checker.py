# SPDX-License-Identifier: Apache-2.0
"""Grammar of documents: paragraphs out, places in. What run/ calls; all else of a check is in the other modules.

Servers are shared by all that one process checks, and end with it.
"""

import atexit
import json
from collections.abc import Iterator, Mapping, Sequence

from copylint.document.document import Document
from copylint.engine.assemble import Place
from copylint.evidence.kind import options_of
from copylint.grammar.annotate import Paragraph, paragraphs
from copylint.grammar.ask import Asker, Server
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
"""Those of this process, by the address that was given."""


class Grammar:
    """Checks the grammar of documents under one configuration.

    Args:
        rule: the rule of kind `grammar`, with the severity that is in force.
        wanted: what the configuration says.
        server: the server, or its address; "" for one that runs here already or is started when needed.
        required: whether what could not be checked makes the run fail.
        cache: where answers are kept; None keeps none.
    """

    def __init__(
        self,
        rule: Rule,
        wanted: Wanted = Wanted(),  # noqa: B008 - frozen
        server: Server | str = "",
        *,
        required: bool = False,
        cache: Cache | None = None,
    ) -> None:
        """Nothing is started yet."""
        self._rule = rule
        self._selection = Selection(rule, options_of(Options, rule.options), wanted)
        self._asker = shared(server) if isinstance(server, str) else Asker(server)
        self._required = required
        self._cache = cache

    def places(self, document: Document) -> tuple[list[Place], tuple[NotChecked, ...]]:
        """What LanguageTool says of a document, and what it could not say."""
        sent, too_long = paragraphs(document)
        found: list[Place] = []
        failed: list[tuple[Span, Bilingual]] = [(span, both("check.grammar.long")) for span in too_long]
        if not sent:
            return found, tuple(self._told(document, failed))
        try:
            answers = self._answers(sent, failed)
        except Unavailable as error:
            reason = {each: say(each, "check.grammar.none", reason=error.reason[each]) for each in LANGUAGES}
            return found, (NotChecked("engine", reason, fatal=self._required),)
        for paragraph, answer in zip(sent, answers, strict=True):
            if answer is not None:
                found += places(document, paragraph, answer.found, self._selection, self._rule)
        return found, tuple(self._told(document, failed))

    def close(self) -> None:
        """Let go of the cache, and end a server that was started here."""
        if self._cache is not None:
            self._cache.close()
        self._asker.close()

    def _answers(self, sent: Sequence[Paragraph], failed: list[tuple[Span, Bilingual]]) -> list[Answer | None]:
        """The answer to each paragraph; for those without one, the reason goes to `failed`.

        Raises:
            Unavailable: there is no LanguageTool.
        """
        version = self._asker.version()
        forms = [self._form(paragraph) for paragraph in sent]
        keys = [key(version, form) for form in forms]
        known = self._kept(set(keys))
        new = {each: form for each, form in zip(keys, forms, strict=True) if each not in known}
        reasons: dict[bytes, Bilingual] = {}
        for each, outcome in zip(new, self._asker.ask(list(new.values())), strict=True):
            if outcome.answer is not None:
                known[each] = outcome.answer
            if outcome.reason is not None:
                reasons[each] = outcome.reason
            elif outcome.answer is not None and not outcome.answer.complete:
                reasons[each] = both("check.grammar.incomplete")
        if self._cache is not None:
            self._cache.put({each: dumps(known[each].found) for each in new if each in known and each not in reasons})
        failed += [
            (paragraph.span, reasons[each]) for paragraph, each in zip(sent, keys, strict=True) if each in reasons
        ]
        return [known.get(each) for each in keys]

    def _form(self, paragraph: Paragraph) -> Mapping[str, str]:
        data = json.dumps({"annotation": paragraph.annotation()}, separators=(",", ":"))
        return {**self._selection.form(paragraph.language), "data": data}

    def _kept(self, keys: set[bytes]) -> dict[bytes, Answer]:
        if self._cache is None:
            return {}
        found: dict[bytes, Answer] = {}
        for each, text in self._cache.get(keys).items():
            try:
                found[each] = Answer(loads(text))
            except (ValueError, TypeError):  # a row that somebody else wrote: asked for again
                continue
        return found

    def _told(self, document: Document, failed: Sequence[tuple[Span, Bilingual]]) -> Iterator[NotChecked]:
        """One entry for each reason, with the lines of its paragraphs."""
        places_of: dict[str, list[Span]] = {}
        reasons: dict[str, Bilingual] = {}
        for span, reason in failed:
            places_of.setdefault(reason["en"], []).append(span)
            reasons[reason["en"]] = reason
        for name, spans in places_of.items():
            starts = sorted({document.source_lines.line(document.to_source(span).start) for span in spans})
            lines = ", ".join(map(str, starts[:_SHOWN])) + (", \u2026" if len(starts) > _SHOWN else "")
            yield self._unchecked(
                {
                    each: say(each, "check.grammar.paragraphs", n=len(spans), lines=lines, reason=reasons[name][each])
                    for each in LANGUAGES
                }
            )

    def _unchecked(self, reason: Bilingual) -> NotChecked:
        return NotChecked("engine", reason, code=self._rule.code, fatal=self._required)


def shared(address: str = "") -> Asker:
    """The one that asks the server at an address, for this process; see `server.server_for`."""
    found = _ASKERS.get(address)
    if found is None:
        from copylint.grammar.server import server_for  # noqa: PLC0415 - a test brings its own

        found = _ASKERS[address] = Asker(server_for(address))
        atexit.register(found.close)
    return found


def version(address: str = "") -> str:
    """The version of LanguageTool that would be asked; "" where there is none."""
    try:
        return shared(address).version()
    except Unavailable:
        return ""
