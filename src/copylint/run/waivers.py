# SPDX-License-Identifier: Apache-2.0
"""`copylint-waivers.toml`: faults that a desk has looked at and lets stand, each with its reason.

    [[waiver]]
    file = "posts/budget.md"        # relative to the folder of the waivers
    code = "SRC001"
    fingerprint = "3f2a…"           # of the finding: code, words, the line around them
    excerpt = "97,4 % des foyers"   # what was read when it was let stand
    places = 3                      # of a grouped finding; one more is new
    reason = "…"
    author = "…"
    date = 2026-01-31
    expires = 2026-12-31            # the last day on which it counts

Every file is governed by the waivers nearest to it upwards, as far as the folder of its repository. A waiver counts for
what was read and nothing else: with other words it is told needless, and the fault is there again.
"""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date

from copylint.config.errors import ConfigError, with_nearest
from copylint.model.findings import Bilingual, Finding
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple
from copylint.rulebook.problems import nearest
from copylint.run.upwards import WAIVERS, name_in, nearest_above
from copylint.text.folding import key as folded
from copylint.text.lines import LineIndex
from copylint.text.patterns import lazy
from copylint.wording import LANGUAGES, both

KEYS = ("file", "code", "fingerprint", "excerpt", "places", "reason", "author", "date", "expires")
"""What a waiver may say, in the order in which it is written."""
_HEADER = lazy(
    r'(?m)"""(?:[^"\\]|\\[\s\S]|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
    r"|#[^\n]*|^[ \t]*(?P<header>\[\[[ \t]*[\"']?waiver[\"']?[ \t]*\]\])"
)
_DAY = lazy(r"\d{4}-\d\d-\d\d")


class Waiver(NamedTuple):
    """One waiver, as far as a check needs it. `expires` is the last day on which it counts, "" for ever."""

    file: str
    code: str
    fingerprint: str = ""
    excerpt: str = ""
    places: int = 1
    reason: str = ""
    expires: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether this is the finding that was let stand."""
        if self.code not in (finding.code, finding.name) or 1 + len(finding.related) > self.places:
            return False
        if self.fingerprint and self.fingerprint != finding.fingerprint:
            return False
        # As in the fingerprint: no-break spaces and apostrophes may have been set right, git may change line ends.
        return not self.excerpt or folded(self.excerpt) == folded(finding.excerpt)

    def counts(self, day: str) -> bool:
        """Whether it has not expired on a day (ISO 8601; "" where the day is unknown)."""
        return not self.expires or not day or self.expires >= day


class WaiverFile(NamedTuple):
    """A file of waivers: where it lies, how it is shown, what it says, and where each waiver begins."""

    path: str
    shown: str
    source: str
    waivers: tuple[Waiver, ...]
    starts: tuple[int, ...]

    def span(self, index: int) -> Span:
        """A waiver in the file."""
        start = self.starts[index]
        return Span(start, start + len(self.source[start : self._end(index)].rstrip()))

    def gone(self, index: int) -> Edit:
        """The edit that removes one waiver with the comments right above it."""
        return Edit(self._top(index), self._end(index), "")

    def without(self, indices: Iterable[int]) -> str:
        """The file without some of its waivers; the comments right above one go with it."""
        gone = set(indices)
        count = len(self.starts)
        kept = [self.source[self._top(at) : self._end(at)] for at in range(count) if at not in gone]
        text = self.source[: self._top(0)] + "".join(kept)
        if count - 1 in gone:
            text = text.rstrip("\r\n") + _line_end(self.source)
        return text if text.strip() else ""

    def _end(self, index: int) -> int:
        return self._top(index + 1) if index + 1 < len(self.starts) else len(self.source)

    def _top(self, index: int) -> int:
        """Where a waiver begins with the comments above it; what stands above the first is the file's."""
        lines = LineIndex(self.source)
        line = lines.line(self.starts[index])
        while index and line > 1 and self.source[slice(*lines.content(line - 1))].lstrip().startswith("#"):
            line -= 1
        return lines.span(line).start


class Waivers:
    """Finds and reads the waivers of a run, each file once.

    Args:
        cwd: the working directory, absolute; names are shown relative to it.
    """

    def __init__(self, cwd: str) -> None:
        """Nothing is known yet."""
        self._cwd = cwd
        self._nearest: dict[str, str] = {}
        self._read: dict[str, WaiverFile] = {}

    def of(self, path: str) -> tuple[WaiverFile, str] | None:
        """The waivers that govern a file, and the name that it has in them; None where there are none.

        Raises:
            ConfigError: they cannot be read.
        """
        whole = os.path.abspath(path)  # noqa: PTH100 - pathlib is not on the start path
        found = nearest_above(os.path.dirname(whole), WAIVERS, self._nearest)  # noqa: PTH120 - see above
        if not found:
            return None
        if found not in self._read:
            self._read[found] = read(found, name_in(found, self._cwd))
        return self._read[found], name_in(whole, os.path.dirname(found))  # noqa: PTH120 - see above

    @property
    def files(self) -> tuple[WaiverFile, ...]:
        """Those that were read, in order of name."""
        return tuple(self._read[path] for path in sorted(self._read))


# ---- reading -----------------------------------------------------------------------------------


def read(path: str, shown: str) -> WaiverFile:
    """Read a file of waivers.

    Raises:
        ConfigError: it cannot be read, is no TOML, or says what a waiver does not say.
    """
    try:
        with open(path, encoding="utf-8", newline="") as stream:  # noqa: PTH123 - see above
            source = stream.read()
    except OSError as error:
        raise _wrong(shown, both("files.unreadable", error=error.errno)) from None
    except UnicodeDecodeError as error:
        raise _wrong(shown, both("files.undecodable", offset=error.start, encoding="UTF-8")) from None
    return parsed(path, shown, source)


def parsed(path: str, shown: str, source: str) -> WaiverFile:
    """The waivers of a text.

    Raises:
        ConfigError: see `read`.
    """
    import tomllib  # noqa: PLC0415 - only where there are waivers

    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{shown}:{place[1]}:{place[2]}" if place else shown
        raise _wrong(where, both("waivers.toml")) from None
    starts = tuple(found.start("header") for found in _HEADER.finditer(source) if found["header"])
    entries = data.pop("waiver", [])
    if data or not isinstance(entries, list) or len(entries) != len(starts):
        raise _wrong(shown, both("waivers.shape"))
    lines = LineIndex(source)
    places = [f"{shown}:{lines.line(start)}" for start in starts]
    waivers = tuple(_waiver(entry, place) for entry, place in zip(entries, places, strict=True))
    return WaiverFile(path, shown, source, waivers, starts)


def _waiver(entry: Mapping[str, object], where: str) -> Waiver:
    for key in entry:
        if key not in KEYS:
            raise _wrong(where, with_nearest(both("waivers.key", word=key), nearest(key, KEYS)))
    taken: dict[str, str] = {}
    for key in ("file", "code", "fingerprint", "excerpt", "reason", "author"):
        value = entry.get(key, "")
        if not isinstance(value, str):
            raise _wrong(where, both("waivers.text", key=key))
        taken[key] = value
    for key in ("date", "expires"):
        taken[key] = _day(entry.get(key, ""), key, where)
    if not taken["file"] or not taken["code"] or not (taken["fingerprint"] or taken["excerpt"]):
        raise _wrong(where, both("waivers.missing"))
    places = entry.get("places", 1)
    if not isinstance(places, int) or isinstance(places, bool) or places < 1:
        raise _wrong(where, both("waivers.places"))
    file = taken["file"].replace("\\", "/").removeprefix("./")
    return Waiver(
        file, taken["code"], taken["fingerprint"], taken["excerpt"], places, taken["reason"], taken["expires"]
    )


def _day(value: object, key: str, where: str) -> str:
    """A TOML date, or one as text."""
    if type(value) is date:
        return value.isoformat()
    if value == "" or (isinstance(value, str) and _DAY.fullmatch(value)):
        return str(value)
    raise _wrong(where, both("waivers.day", key=key))


def _wrong(where: str, message: Bilingual) -> ConfigError:
    return ConfigError({language: f"{where}: {message[language]}" for language in LANGUAGES})


# ---- writing -----------------------------------------------------------------------------------


def with_added(source: str, entries: Iterable[Mapping[str, object]]) -> str:
    """A file of waivers with some more at its end; all that stood there stays as it was.

    Args:
        source: the file, "" where there is none.
        entries: what each waiver says, under `KEYS`; empty values are left out.
    """
    import tomlkit  # noqa: PLC0415 - only where a waiver is written

    pieces = []
    for entry in entries:
        table = tomlkit.table()
        for key in KEYS:
            if entry.get(key):
                table.add(key, entry[key])
        tables = tomlkit.aot()
        tables.append(table)
        pieces.append(tomlkit.dumps({"waiver": tables}).strip("\n"))
    end = _line_end(source)
    before = source.rstrip("\r\n")
    return (before + end * 2 if before else "") + "\n\n".join(pieces).replace("\n", end) + end


def _line_end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"
