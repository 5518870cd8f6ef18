# SPDX-License-Identifier: Apache-2.0
"""Results of files that have not changed, in `.copylint_cache` of the working directory.

A result is kept under a hash of all that makes it: the bytes of the file and its name, the rules in force, the
configuration, this program and the packages that it stands on; so nothing has to be thrown away when one of them
changes. The hash is salted with a secret of the user's own cache folder: a database that came with somebody's branch
opens nothing. Whatever goes wrong costs a check and is no error; a database that is broken is removed.

What waivers and a baseline set aside is not in it: they are asked each time.
"""

import contextlib
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_bytes
from typing import Any, Self

from copylint.config.settings import Config
from copylint.model.findings import FileResult, Finding, Fix, Severity, Suppressed
from copylint.model.places import Edit, Span
from copylint.model.version import VERSION
from copylint.rulebook.load import rules_folder
from copylint.text.digest import sha256

FOLDER = ".copylint_cache"
FORM = 2
"""Raise when a FileResult or the form of a row changes."""
_KEPT_DAYS = 30
_SALT = "salt"
_SALT_LENGTH = 32
_BATCH = 500
"""Results written at once: what Ctrl-C may lose."""
_PACKAGES = ("regex", "pyromark", "ahocorasick", "turbohtml", "ftfy", "wcwidth", "stdnum", "yaml")
"""What the answer of a check may depend on."""
_NOT_IN_RESULTS = (
    *("exclude", "exclude_from", "force_exclude", "respect_gitignore", "max_file_size", "baseline"),
    *("fail_on", "max_warnings", "output_format", "lang"),
)
"""Choices that change no result of a file."""
_DISTURBED = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_PERM"}
"""Troubles that say nothing against the database."""


class Cache:
    """The cache of one run. A context manager: what was put in is written at its end.

    Args:
        folder: where `.copylint_cache` lies or shall lie.
    """

    def __init__(self, folder: Path) -> None:
        """See the class."""
        self._today = int(time.time() // 86400)
        self._path = folder / FOLDER / f"results-{VERSION}-{FORM}.sqlite3"
        self._salt = _salt()
        self._settings: dict[int, bytes] = {}
        self._new: list[tuple[bytes, int, str]] = []
        self._met: list[tuple[int, bytes]] = []
        self._base: sqlite3.Connection | None = None
        if self._salt:
            self._base = self._opened()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write and close, also when the run was interrupted."""
        self._write()
        if self._base is not None:
            self._base.close()
            self._base = None

    def key(self, config: Config, name: str, data: bytes) -> bytes:
        """What the result of a file is kept under."""
        settings = self._settings.get(id(config))
        if settings is None:
            settings = self._settings[id(config)] = sha256(b"".join((self._salt, *_settings(config)))).digest()
        named = name.encode("utf-8", "surrogatepass")
        return sha256(b"%b%d:%b%b" % (settings, len(named), named, data)).digest()

    def get(self, key: bytes, file: str, source: str) -> FileResult | None:
        """The result that was kept, None where there is none that can be read."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT day, result FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            result = loads(row[1], file, source)
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        except (ValueError, TypeError, KeyError, IndexError):
            return None
        if row[0] != self._today:
            self._met.append((self._today, key))
        return result

    def put(self, key: bytes, result: FileResult) -> None:
        """Keep a result, unless something in it could not be checked: that may be otherwise next time."""
        if self._base is None or not result.checked or result.not_checked:
            return
        self._new.append((key, self._today, dumps(result)))
        if len(self._new) >= _BATCH:
            self._write()

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                _make(self._path.parent)
                base = sqlite3.connect(self._path, timeout=2.0)
                # Nothing is lost with a cache that a power cut breaks: no waiting for the disk.
                base.execute("PRAGMA synchronous = OFF")
                base.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day INTEGER, result TEXT)")
                base.execute("SELECT key, day, result FROM results LIMIT 1").fetchone()
            except sqlite3.Error as error:
                self._give_up(error)
            except OSError:
                return None
            else:
                return base
        return None

    def _write(self) -> None:
        if self._base is None or not (self._new or self._met):
            return
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
                self._base.executemany("UPDATE results SET day = ? WHERE key = ?", self._met)
                self._base.execute("DELETE FROM results WHERE day < ?", (self._today - _KEPT_DAYS,))
        except sqlite3.Error as error:
            self._give_up(error)
        self._new.clear()
        self._met.clear()

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without; remove a database that is broken."""
        if self._base is not None:
            self._base.close()
            self._base = None
        name = getattr(error, "sqlite_errorname", "")
        if not any(name.startswith(each) for each in _DISTURBED):
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    """Make the folder, so that neither git nor a backup takes it in.

    Raises:
        OSError: it cannot be made, or it is not the user's.
    """
    if folder.is_symlink():
        raise OSError
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="ascii")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="ascii")
    if os.name != "nt" and folder.stat().st_uid != os.getuid():
        raise OSError


def _salt() -> bytes:
    """The user's secret, made when first needed; b"" where there is no place for one."""
    from copylint.rulebook.cache import folder  # noqa: PLC0415 - it knows where the user's cache is

    place = folder()
    if place is None:
        return b""
    path = place / _SALT
    for _ in range(2):
        try:
            found = path.read_bytes()
            if len(found) == _SALT_LENGTH:
                return found
        except OSError:
            pass
        with contextlib.suppress(OSError):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            own = place / f"{_SALT}-{os.getpid()}.tmp"
            handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 - a descriptor
                file.write(token_bytes(_SALT_LENGTH))
            own.replace(path)
    return b""


def _settings(config: Config) -> Iterator[bytes]:
    """All that decides what a check answers, but the file."""
    yield f"{FORM} {VERSION} {sys.version_info} {_packages()} {_own_code()}\0".encode()
    for folder in config.rules:
        yield from _house_rules(Path(folder))
    if config.grammar != "off":
        from copylint.run.grammar import version  # noqa: PLC0415 - only where grammar is asked for

        yield f"{version(config.grammar_server)}\0".encode()
    counted = config._replace(**{name: type(config)._field_defaults[name] for name in _NOT_IN_RESULTS})
    yield json.dumps(counted._asdict(), sort_keys=True, default=sorted).encode()  # names are a set


def _packages() -> str:
    """When the packages below were installed."""
    from importlib.util import find_spec  # noqa: PLC0415 - only where results are kept

    origins = (spec.origin for name in _PACKAGES if (spec := find_spec(name)) is not None and spec.origin)
    return " ".join(str(Path(origin).stat().st_mtime_ns) for origin in origins)


def _own_code() -> str:
    """When our rules and modules were written: in a source tree they change without their version."""
    package = Path(__file__).resolve().parent.parent
    bundle = package / "_rules" / "bundle.json"
    if bundle.is_file():
        return str(bundle.stat().st_mtime_ns)
    paths = [*package.rglob("*.py"), *rules_folder().rglob("*.yml")]
    return f"{len(paths)} {max(path.stat().st_mtime_ns for path in paths)}"


def _house_rules(folder: Path) -> Iterator[bytes]:
    from copylint.rulebook.paths import list_paths, rule_paths  # noqa: PLC0415 - few houses have rules

    for path in (*list_paths(folder), *rule_paths(folder)):
        yield path.as_posix().encode("utf-8", "surrogateescape") + b"\0"
        yield sha256(path.read_bytes()).digest()


# ---- a result as text --------------------------------------------------------------------------


def dumps(result: FileResult) -> str:
    """A result without its name and source, as JSON."""
    row = [
        result.language,
        [_plain(finding) for finding in result.findings],
        [[_plain(entry.finding), entry.by, entry.reason] for entry in result.suppressed],
    ]
    return json.dumps(row, separators=(",", ":"))


def loads(text: str, file: str, source: str) -> FileResult:
    """The result of a file.

    Raises:
        ValueError, TypeError, KeyError, IndexError: that is no such text.
    """
    language, findings, suppressed = json.loads(text)
    return FileResult(
        file,
        source,
        tuple(_finding(plain, source) for plain in findings),
        suppressed=tuple(Suppressed(_finding(plain, source), by, reason) for plain, by, reason in suppressed),
        language=language,
    )


def _plain(finding: Finding) -> list[Any]:
    """A finding as plain data; its excerpt is in the source."""
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        int(finding.severity),
        finding.message,
        finding.span,
        finding.related,
        fix and [fix.title, fix.edits, fix.safety, fix.apart, fix.sets],
        finding.markers,
        finding.level,
        finding.language,
        finding.fingerprint,
        finding.url,
        finding.data,
    ]


def _finding(plain: list[Any], source: str) -> Finding:
    code, name, severity, message, span, related, fix, markers, level, language, fingerprint, url, data = plain
    start, end = span
    return Finding(
        code,
        name,
        _SEVERITIES[severity],
        message,
        Span(start, end),
        source[start:end],
        tuple(Span(*place) for place in related),
        fix and Fix(fix[0], _edits(fix[1]), fix[2], fix[3], tuple(fix[4])),
        tuple(markers),
        level,
        language,
        fingerprint,
        url,
        data,
    )


_SEVERITIES = {int(severity): severity for severity in Severity}


def _edits(plain: Iterable[tuple[int, int, str]]) -> tuple[Edit, ...]:
    return tuple(Edit(*edit) for edit in plain)
