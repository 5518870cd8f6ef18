# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a rule file, told with file:line:column, the value, and the nearest valid word."""

from collections.abc import Iterable

from copylint.model.findings import Bilingual
from copylint.model.record import NamedTuple
from copylint.wording import both


class RuleProblem(NamedTuple):
    """One fault of a rule file; line and column count from 1 (0 where the whole file is meant)."""

    file: str
    line: int
    column: int
    message: Bilingual

    def text(self, language: str) -> str:
        """`file:line:column: message` in one of the program's languages."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message[language]}"


class RuleBookError(Exception):
    """Rules that cannot be used; carries every fault that was found, in order of place."""

    def __init__(self, problems: Iterable[RuleProblem]) -> None:
        """See the class."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text("en") for problem in self.problems))


def nearest(word: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """The valid words that look most like `word`, best first (of equals the first by name); empty where none does."""
    words = sorted(known)
    close = _close(word, words)
    if not close:  # codes and families are short: compare without case
        folded = {other.casefold(): other for other in words}
        close = [folded[match] for match in _close(word.casefold(), list(folded))]
    return tuple(close[:count])


def _close(word: str, words: list[str]) -> list[str]:
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only when something is wrong

    close = get_close_matches(word, words, len(words), 0.6) if words else []
    return sorted(close, key=lambda other: (-SequenceMatcher(None, other, word).ratio(), other))


def suggestion(word: str, known: Iterable[str]) -> Bilingual:
    """« did you mean X? », empty where nothing is near; to be put at the end of a message."""
    close = nearest(word, known)
    return both("rules.nearest", word=close[0]) if close else {"fr": "", "en": ""}
