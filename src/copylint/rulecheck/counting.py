# SPDX-License-Identifier: Apache-2.0
"""How much work patterns and kinds do, counted while a block of code runs: the same for each run, whatever the machine.

Patterns are wrapped where `text.patterns` hands them out, so the ordinary path carries no counter; kinds are wrapped in
their modules. Counted are calls of `regex` and the characters that they were given to scan (up to the end of the match
where one ends the search); a kind that calls no pattern counts the characters of the block that it was called on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import process_time
from typing import Any

import regex

from copylint.kinds import KINDS
from copylint.text import patterns

_SEARCHES = frozenset(
    {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "splititer", "subf"}
)
_ONE = frozenset({"search", "match", "fullmatch"})
_TEXT_SECOND = frozenset({"sub", "subn", "subf"})
_ASKED = ("check", "idle")


class Work:
    """What was done so far: `calls` of patterns, `characters` scanned, `seconds` spent in kinds."""

    __slots__ = ("calls", "characters", "seconds")

    def __init__(self) -> None:
        """Nothing yet."""
        self.calls = self.characters = 0
        self.seconds = 0.0


@contextmanager
def timing() -> "Iterator[Work]":
    """Take the time that kinds spend inside, and count nothing."""
    work, modules = Work(), _modules()
    with _around(modules, lambda function: _timed(function, work)):
        yield work


@contextmanager
def counting() -> "Iterator[Work]":
    """Count what is done inside. Not to be nested, and for one thread: the patterns of the process are exchanged."""
    work, modules = Work(), _modules()
    store = _CountingStore(work)
    compiled, stores, here_only = patterns._compiled, patterns._stores, patterns._here_only  # noqa: SLF001 - see the module
    kept = dict(compiled)
    for key, pattern in kept.items():
        compiled[key] = store.wrapped(pattern)  # type: ignore[assignment]  # what passes for a pattern
    stores.insert(0, store)  # type: ignore[arg-type]  # a store by what it does
    patterns._here_only = lambda pattern: store.wrapped(here_only(pattern.plain))  # type: ignore[assignment, return-value, attr-defined]  # noqa: SLF001 - see the module
    _forget()
    try:
        with _around(modules, lambda function: _counted(function, work)):
            yield work
    finally:
        patterns._here_only = here_only  # noqa: SLF001 - see the module
        stores.remove(store)  # type: ignore[arg-type]  # see above
        for key, pattern in compiled.items():
            compiled[key] = kept.get(key) or pattern.plain  # type: ignore[attr-defined]  # all are wrapped now
        _forget()


def _modules() -> list[Any]:
    """The modules of all kinds, imported: what an import does is nobody's cost."""
    return [import_module(name) for name in KINDS.values()]


@contextmanager
def _around(modules: list[Any], wrapped: Callable[[Callable[..., Any]], Callable[..., Any]]) -> "Iterator[None]":
    """Put something around the `check` and the `idle` of every kind."""
    kept = [(module, name, getattr(module, name)) for module in modules for name in _ASKED if hasattr(module, name)]
    for module, name, function in kept:
        setattr(module, name, wrapped(function))
    try:
        yield
    finally:
        for module, name, function in kept:
            setattr(module, name, function)


def _forget() -> None:
    """Let the lazy patterns of modules ask for theirs again."""
    for lazy in patterns.Lazy.made:
        for name in [name for name in lazy.__dict__ if not name.startswith("_")]:
            del lazy.__dict__[name]


def _timed(function: Callable[..., Any], work: Work) -> Callable[..., Any]:
    """A function of a kind, its time taken."""

    def timed(*given: Any) -> Any:  # noqa: ANN401 - handed on
        start = process_time()
        try:
            return function(*given)
        finally:
            work.seconds += process_time() - start

    return timed


def _counted(function: Callable[..., Any], work: Work) -> Callable[..., Any]:
    """The `check` of a kind, its block counted where no pattern was called."""

    def counted(document: Any, *given: Any) -> Any:  # noqa: ANN401 - handed on
        before = work.calls
        try:
            return function(document, *given)
        finally:
            if given and work.calls == before:  # `idle` is given nothing more
                block = given[0]
                work.characters += len(document.text) if block is None else block.span.end - block.span.start

    return counted


class _CountingStore:
    """Stands before the other stores and wraps what they or the compiler give."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def get(self, source: str, flags: int) -> Any:  # noqa: ANN401 - what passes for a pattern
        others = [store for store in patterns._stores if store is not self]  # type: ignore[comparison-overlap]  # noqa: SLF001 - see the module
        found = next(filter(None, (store.get(source, flags) for store in others)), None)
        return self.wrapped(found or regex.compile(source, flags))

    def wrapped(self, pattern: Any) -> "_Counted":  # noqa: ANN401 - a pattern of `regex`
        return _Counted(pattern, self._work)


class _Counted:
    """A pattern whose searches are counted; all else is the pattern's own."""

    def __init__(self, plain: Any, work: Work) -> None:  # noqa: ANN401 - a pattern of `regex`
        self.plain = plain
        self._work = work

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has
        value = getattr(self.plain, name)
        if name not in _SEARCHES:
            return value
        work, text_at, is_one = self._work, int(name in _TEXT_SECOND), name in _ONE

        def search(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - handed on
            text = given[text_at] if len(given) > text_at else named["string"]
            from_, to = _range(text, given[text_at + 1 :] if is_one or name.startswith("find") else (), named)
            found = value(*given, **named)
            work.calls += 1
            if not is_one:
                work.characters += to - from_
            elif found is not None:
                work.characters += found.end() - from_
            elif name == "search":
                work.characters += to - from_
            else:
                work.characters += 1
            return found

        self.__dict__[name] = search
        return search


def _range(text: Any, places: tuple[Any, ...], named: dict[str, Any]) -> tuple[int, int]:  # noqa: ANN401 - str or bytes
    """Where a search begins and ends."""
    numbers = [place for place in places[:2] if isinstance(place, int)]
    start = numbers[0] if numbers else named.get("pos") or 0
    end = numbers[1] if len(numbers) > 1 else named.get("endpos")
    length = len(text)
    start = min(max(start if start >= 0 else length + start, 0), length)
    end = length if end is None else min(max(end, start), length)
    return start, end


__all__ = ["Work", "counting", "timing"]
