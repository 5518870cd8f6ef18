# SPDX-License-Identifier: Apache-2.0
"""Patterns compiled when first used, from their stored code where a store holds it.

Compiling is most of what a start costs: some hundred patterns take longer than importing the command line. `regex`
keeps the compiled code of a pattern as data that it can be made from again (what it hands to pickle; we hand it to
JSON). A store is one file: a header line, then one record per pattern, read where it is needed. It serves the exact
version of `regex` that wrote it and no other; a record that does not fit costs a compilation, never a wrong answer.

Where stores lie and who writes them is the business of rulebook/; here is no file.
"""

import sys
from binascii import a2b_base64, crc32
from collections.abc import Callable, Iterable
from typing import Any, cast

from copylint.text import regexes as regex
from copylint.text.stored_json import loads

FLAGS = regex.VERSION0 | regex.IGNORECASE | regex.MULTILINE
"""How every pattern of a rule is compiled."""
FORM = 2
_CHECK = 8
"""Signs of the sum before each record."""
_engine = regex.engine()
_make: Any = _engine.compile  # private, as `regex` itself registers it for pickle


class Store:
    """The compiled code of many patterns, as bytes; records are read when asked for."""

    def __init__(self, header: bytes, read: Callable[[int, int], bytes] | None = None) -> None:
        """Read the header. Anything that is not a store of this form and of this `regex` holds nothing.

        Args:
            header: the first line at least; the whole store where `read` is None.
            read: the bytes from a place of the store, so many.
        """
        self._read = read or (lambda start, length: header[start : start + length])
        self._numbers: dict[str, int] = {}
        self._ends: list[int] = []
        end = header.find(b"\n") + 1
        try:
            line = header[:end]
            data = loads(line[_CHECK:-1].decode("ascii"))
            if int(line[:_CHECK], 16) == crc32(line[_CHECK:]) and (data["form"], data["for"]) == (FORM, _fits()):
                self._ends = [end, *(end + length for length in data["ends"])]
                keys = data["keys"].split()
                self._numbers = dict(zip(keys, range(len(keys)), strict=True))
        except (ValueError, KeyError, TypeError):
            pass

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self._numbers)

    def get(self, source: str, flags: int) -> "regex.Pattern[str] | None":
        """The pattern made from its stored code; None where the store does not hold it."""
        number = self._numbers.get(_key(source, flags))
        if number is None:
            return None
        try:
            start, end = self._ends[number : number + 2]
            record = self._read(start, end - start)
            if int(record[:_CHECK], 16) != crc32(record[_CHECK:]):
                return None
            stored_source, stored_flags, *rest = loads(record[_CHECK:-1].decode("ascii"))
            if (stored_source, stored_flags) != (source, flags):
                return None
            return cast("regex.Pattern[str]", _make(source, *_unpacked(rest)))
        except (OSError, ValueError, TypeError, IndexError, RuntimeError):
            return None


def packed(patterns: "Iterable[tuple[str, int]]") -> bytes:
    """A store of some patterns, each a source with its flags.

    Raises:
        regex.error: a pattern is wrong.
    """
    records: dict[str, bytes] = {}
    for source, flags in sorted(set(patterns)):
        data = cast("Any", regex.compile(source, flags))._pickled_data  # noqa: SLF001 - see the module
        # Of two with one key the first is stored.
        records.setdefault(_key(source, flags), _line([source, flags, *_packed(data)]))
    ends, at = [], 0
    for record in records.values():
        at += len(record)
        ends.append(at)
    return _line({"form": FORM, "for": _fits(), "keys": " ".join(records), "ends": ends}) + b"".join(records.values())


def _line(data: object) -> bytes:
    """JSON on a line, with a sum over it and its end."""
    import json  # noqa: PLC0415 - only where a store is written

    line = json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"
    return b"%08x%s" % (crc32(line), line)


def _fits() -> list[object]:
    """What must be the same for stored code to run."""
    return [regex.version(), _engine.MAGIC, _engine.CODE_SIZE, sys.byteorder]


_stores: list[Store] = []
_compiled: "dict[tuple[str, int], regex.Pattern[str]]" = {}


def use(store: Store) -> None:
    """Look into a store before compiling. Patterns made already stay as they are."""
    _stores.append(store)


def compiled(source: str, flags: int = FLAGS) -> "regex.Pattern[str]":
    """The pattern, made once in a process.

    Raises:
        regex.error: the pattern is wrong. RecursionError: it is nested too deeply.
    """
    pattern = _compiled.get((source, flags))
    if pattern is None:
        for store in _stores:
            pattern = store.get(source, flags)
            if pattern is not None:
                break
        else:
            pattern = regex.compile(source, flags)
        _compiled[source, flags] = pattern
    return pattern


class Lazy:
    """A pattern of a module, made when a method of it is first asked for; then it costs what a pattern costs."""

    made: "list[Lazy]" = []  # noqa: RUF012 - every lazy pattern of the process: what a build stores

    def __init__(self, source: str, flags: int) -> None:
        """See `lazy`."""
        self._key = (source, flags)
        self.made.append(self)

    @property
    def key(self) -> tuple[str, int]:
        """Source and flags."""
        return self._key

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has
        """A method or attribute of the pattern, kept for the next time."""
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = compiled(*self._key)
        value = getattr(_here_only(pattern) if name in ("match", "fullmatch") else pattern, name)
        self.__dict__[name] = value
        return value


def _here_only(pattern: "regex.Pattern[str]") -> "regex.Pattern[str]":
    """The same pattern without the string that it requires.

    Before it matches, `regex` looks for that string through all of the text, also for a match at one place: walking a
    text by `match(text, at)` would take the square of its length.
    """
    data = cast("Any", pattern)._pickled_data  # noqa: SLF001 - see the module
    return cast("regex.Pattern[str]", _make(*data[:7], 0, (), 0, data[10]))


def lazy(source: str, flags: int = 0) -> "regex.Pattern[str]":
    """A pattern for a module's constant, as `regex.compile(source, flags)` but made when first used."""
    return cast("regex.Pattern[str]", Lazy(source, int(flags)))


def _key(source: str, flags: int) -> str:
    if isinstance(source, bytes):  # a pattern of bytes is never stored
        return ""
    return f"{flags:x}.{crc32(source.encode('utf-8', 'surrogatepass')):x}.{len(source):x}"


def _packed(data: tuple[Any, ...]) -> list[Any]:
    """What `_regex.compile` takes after the source: flags, code (bytes), groups, their names, named lists and so on."""
    import base64  # noqa: PLC0415 - only where a store is written

    _, flags, code, groups, names, lists, list_indexes, offset, signs, sign_flags, count = data
    if lists or list_indexes:
        msg = "patterns with named lists are not stored"
        raise ValueError(msg)
    text = base64.b64encode(code).decode("ascii")
    return [flags, text, groups, [*names.items()], offset, None if signs is None else [*signs], sign_flags, count]


def _unpacked(record: list[Any]) -> tuple[Any, ...]:
    flags, text, groups, names, offset, signs, sign_flags, count = record
    code = a2b_base64(text)
    return flags, code, groups, dict(names), {}, [], offset, None if signs is None else tuple(signs), sign_flags, count
