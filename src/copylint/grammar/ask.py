# SPDX-License-Identifier: Apache-2.0
"""Questions to a LanguageTool server, whatever it answers: at most two at once, each within its time.

One request for each paragraph: on ten articles it costs 2 ms a paragraph more than joining them; what fails, times
out or is kept is then one paragraph. language-tool-python has no annotated text, and corrects half of the offsets that
it corrects; this needs the standard library alone.

A server that dies is started again once, and the paragraph is asked again. What cannot be had is told with its reason,
in the server's own words where it has some; nothing raises.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Protocol

from copylint.grammar.findings import Answer, NoAnswer, read
from copylint.grammar.unavailable import Unavailable
from copylint.model.findings import Bilingual
from copylint.model.record import NamedTuple
from copylint.wording import both

AT_ONCE = 2
"""Requests at a time: each one more makes LanguageTool build its rules once more (20 s of processor for French)."""
FEW = 6
"""Paragraphs for which one request after the other is as quick."""
TIMEOUT = 30.0
"""Seconds for a paragraph."""
FIRST_TIMEOUT = 180.0
"""Seconds for the first ones of a language: the server builds its rules then."""
MOST_FAILURES = 3
"""Failures in a row after which the others are not asked for."""
_OK = 200
_WORDS = 200
"""Characters of an error that are shown."""


class Server(Protocol):
    """What is asked; `server.Server` is one."""

    @property
    def version(self) -> str:
        """Of LanguageTool.

        Raises:
            Unavailable: there is none.
        """

    def start(self) -> str:
        """The address, once somebody answers there.

        Raises:
            Unavailable: nobody does.
        """

    def restart(self) -> str:
        """The same, after the server has died."""

    def close(self) -> None:
        """End it, where it was started here."""


class Outcome(NamedTuple):
    """What became of a question: an answer, or the reason why there is none."""

    answer: Answer | None = None
    reason: Bilingual | None = None


class _Lost(Exception):
    """The server does not answer any more, or speaks no HTTP; its words are those of the system."""


class Asker:
    """Asks one server; safe to share between threads.

    Args:
        server: which.
        timeout: seconds for a paragraph.
        first_timeout: seconds for the first ones of a language.
    """

    def __init__(self, server: Server, *, timeout: float = TIMEOUT, first_timeout: float = FIRST_TIMEOUT) -> None:
        """Nothing is started yet."""
        self.server = server
        self._timeout = timeout
        self._first_timeout = first_timeout
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._address = ""
        self._starts = 0
        self._failures = 0
        self._given_up: Bilingual | None = None
        self._answered: dict[str, int] = {}
        self._version = ""

    def version(self) -> str:
        """The version of LanguageTool, asked for once; see `Server.version`.

        Raises:
            Unavailable: there is none.
        """
        if self._given_up is not None:
            raise Unavailable(self._given_up)
        if not self._version:
            try:
                self._version = self.server.version
            except Unavailable as error:
                self._given_up = error.reason
                raise
        return self._version

    def ask(self, forms: Sequence[Mapping[str, str]]) -> list[Outcome]:
        """What becomes of each question, in their order.

        Args:
            forms: the fields of each request; `language` among them.
        """
        if len(forms) <= FEW:
            return [self._one(form) for form in forms]
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not needed where the cache answers

        with ThreadPoolExecutor(AT_ONCE) as threads:
            return list(threads.map(self._one, forms))

    def close(self) -> None:
        """End what was started."""
        self.server.close()

    def _one(self, form: Mapping[str, str]) -> Outcome:
        with self._slots:
            outcome = self._asked(form)
        with self._lock:
            if outcome.answer is not None:
                self._failures = 0
                language = form["language"]
                self._answered[language] = self._answered.get(language, 0) + 1
            else:
                self._failures += 1
                if self._failures >= MOST_FAILURES and self._given_up is None:
                    self._given_up = outcome.reason
        return outcome

    def _asked(self, form: Mapping[str, str]) -> Outcome:
        for _ in range(2):
            try:
                address, starts = self._running()
            except Unavailable as error:
                return Outcome(reason=error.reason)
            try:
                return Outcome(self._posted(address, form))
            except TimeoutError:
                return Outcome(reason=both("check.grammar.slow", seconds=round(self._limit(form))))
            except NoAnswer as error:
                return Outcome(reason=both("check.grammar.answer", words=str(error)))
            except _Lost as error:
                lost = both("check.grammar.lost", words=str(error))
                if not self._again(starts, lost):
                    break
        return Outcome(reason=self._given_up or lost)

    def _running(self) -> tuple[str, int]:
        """The address, and how often the server was started."""
        with self._lock:
            if self._given_up is not None:
                raise Unavailable(self._given_up)
            if not self._starts:
                try:
                    self._address = self.server.start()
                except Unavailable as error:
                    self._given_up = error.reason
                    raise
                self._starts = 1
            return self._address, self._starts

    def _again(self, starts: int, lost: Bilingual) -> bool:
        """Whether there is a server again after the one started as number `starts` was lost."""
        with self._lock:
            if self._starts == starts == 1:
                try:
                    self._address = self.server.restart()
                except Unavailable as error:
                    self._given_up = error.reason
                    return False
                self._starts = 2
                return True
            if self._starts == starts:  # lost once more: whatever kills it would again
                self._given_up = lost
            return self._starts != starts

    def _limit(self, form: Mapping[str, str]) -> float:
        cold = self._answered.get(form["language"], 0) < AT_ONCE
        return self._first_timeout if cold else self._timeout

    def _posted(self, address: str, form: Mapping[str, str]) -> Answer:
        """The answer to one request.

        Raises:
            TimeoutError: none in time.
            NoAnswer: an error of the server, or no answer of LanguageTool.
            _Lost: nobody is there.
        """
        from urllib.parse import urlencode  # noqa: PLC0415 - not needed where the cache answers

        from copylint.grammar.web import fetch  # noqa: PLC0415 - see above

        try:
            status, body = fetch(f"{address}/v2/check", urlencode(form).encode("ascii"), self._limit(form))
        except TimeoutError:
            raise
        except OSError as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise TimeoutError from None
            raise _Lost(_short(str(getattr(error, "reason", error)))) from None
        if status != _OK:
            raise NoAnswer(_short(f"{status} {body.decode('utf-8', 'replace')}"))
        return read(body)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1] + "\u2026"
