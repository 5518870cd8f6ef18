# SPDX-License-Identifier: Apache-2.0
"""The findings of old: what was there before copylint came does not block, what is new does.

A baseline is JSON, one file of copy a line, so that two branches can be merged:

    {"copylint-baseline": 1, "files": {
    "posts/a.md": {"SRC001": ["3f2a…", "91b0…"], "TYP001": 17}
    }}

Names are relative to the folder of the baseline. A finding is known by its fingerprint (words, never a line number); a
long one, whose fingerprint sees only its beginning, by a hash of all its words too. What a rule groups over a file is
known by the number of its places: one more is new, and then all are shown.
"""

import json
import os
from collections.abc import Collection, Iterable, Mapping

from copylint.config.errors import ConfigError
from copylint.model.findings import FileResult, Finding
from copylint.model.record import NamedTuple
from copylint.run.notices import is_own
from copylint.run.upwards import name_in, nearest_above
from copylint.text.folding import key as folded
from copylint.wording import LANGUAGES, both

NAME = "copylint-baseline.json"
FORM = 1
_MARK = "copylint-baseline"
_SEEN_BY_FINGERPRINT = 200
"""How many signs of an excerpt the fingerprint covers (engine/assemble)."""

Entry = int | list[str]
"""The number of places of a code in a file, or the marks of its findings."""
Entries = dict[str, dict[str, Entry]]
"""By file and code."""


class Known(NamedTuple):
    """What a baseline knows of one file: by code a number of places, or the marks of findings."""

    codes: Mapping[str, "int | Collection[str]"]

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
        """The new findings and the known ones, each in the order given."""
        findings = list(findings)
        places = _places(findings)
        new: list[Finding] = []
        old: list[Finding] = []
        for finding in findings:
            entry = self.codes.get(finding.code, ())
            known = places[finding.code] <= entry if isinstance(entry, int) else mark(finding) in entry
            (old if known else new).append(finding)
        return new, old


class BaselineFile(NamedTuple):
    """One baseline: where it lies and what it holds."""

    path: str
    entries: Entries


class Baselines:
    """The baselines of a run, each read once.

    A file of copy is governed by the baseline nearest to it upwards, as far as the one that the configuration names:
    there may be one in all, or one per folder.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._nearest: dict[str, dict[str, str]] = {}
        self._read: dict[str, BaselineFile] = {}

    def of(self, path: str, named: str) -> tuple[BaselineFile, str]:
        """The baseline of a file of copy, and the name that it has there.

        Args:
            path: the file of copy.
            named: the baseline that the configuration names.

        Raises:
            ConfigError: it is not there, or is none.
        """
        whole, top = os.path.abspath(path), os.path.abspath(named)  # noqa: PTH100 - pathlib is not on the start path
        name = os.path.basename(top)  # noqa: PTH119 - see above
        known = self._nearest.setdefault(top, {os.path.dirname(top): top})  # noqa: PTH120 - see above
        found = nearest_above(os.path.dirname(whole), name, known) or top  # noqa: PTH120 - see above
        if found not in self._read:
            self._read[found] = BaselineFile(found, read(found))
        return self._read[found], name_in(whole, os.path.dirname(found))  # noqa: PTH120 - see above

    def known(self, path: str, named: str) -> Known:
        """What is known of a file of copy.

        Raises:
            ConfigError: see `of`.
        """
        baseline, name = self.of(path, named)
        return Known(baseline.entries.get(name, {}))


def read(path: str) -> Entries:
    """The entries of a baseline.

    Raises:
        ConfigError: it cannot be read, or is none.
    """
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - see above
            data = json.load(stream)
    except FileNotFoundError:
        raise _wrong(path, "baseline.missing") from None
    except OSError as error:
        raise _wrong(path, "files.unreadable", error=error.errno) from None
    except (ValueError, RecursionError):
        raise _wrong(path, "baseline.json") from None
    if not isinstance(data, dict) or data.get(_MARK) != FORM or not _sound(data.get("files")):
        raise _wrong(path, "baseline.shape")
    files: Entries = data["files"]
    return files


def _sound(files: object) -> bool:
    return isinstance(files, dict) and all(
        isinstance(codes, dict) and all(map(_sound_entry, codes.values())) for codes in files.values()
    )


def _sound_entry(entry: object) -> bool:
    if isinstance(entry, list):
        return all(isinstance(item, str) for item in entry)
    return isinstance(entry, int) and not isinstance(entry, bool)


def mark(finding: Finding) -> str:
    """What a baseline keeps of a finding."""
    if len(finding.excerpt) <= _SEEN_BY_FINGERPRINT:
        return finding.fingerprint
    from copylint.text.digest import sha256  # noqa: PLC0415 - few findings are so long

    whole = sha256(folded(finding.excerpt).encode("utf-8", "surrogatepass"))
    return f"{finding.fingerprint}-{whole.hexdigest()[:8]}"


def entries_of(results: Iterable[FileResult], grouped: Collection[str], folder: str, cwd: str) -> Entries:
    """What a baseline in `folder` keeps of results.

    Args:
        results: of a run; what is suppressed by a baseline counts as found.
        grouped: codes whose findings are known by the number of their places.
        folder: absolute.
        cwd: the working directory, which the names of the results are relative to.
    """
    entries: Entries = {}
    for result in results:
        findings = all_found(result)
        if not findings:
            continue
        places = _places(findings)
        codes: dict[str, Entry] = {}
        for finding in sorted(findings, key=lambda each: (each.code, each.span)):
            entry = codes.get(finding.code, [])
            if finding.code in grouped:
                codes[finding.code] = places[finding.code]
            elif isinstance(entry, list):
                codes[finding.code] = [*entry, mark(finding)]
        name = name_in(os.path.normpath(os.path.join(cwd, result.file)), folder)  # noqa: PTH118 - see above
        entries[name] = {code: sorted(entry) if isinstance(entry, list) else entry for code, entry in codes.items()}
    return entries


def all_found(result: FileResult) -> list[Finding]:
    """The findings of a file, those that a baseline knows among them; not what is said of comments and waivers."""
    known = (entry.finding for entry in result.suppressed if entry.by == "baseline")
    return [finding for finding in (*result.findings, *known) if not is_own(finding.code)]


def pruned(old: Mapping[str, Entry], now: Mapping[str, Entry]) -> dict[str, Entry]:
    """What is left of the entries of a file once what is no longer found is gone; nothing is added."""
    left: dict[str, Entry] = {}
    for code, entry in old.items():
        found = now.get(code)
        if isinstance(entry, int) and isinstance(found, int):
            left[code] = min(entry, found)
        elif isinstance(entry, list) and isinstance(found, list):
            wanted = set(found)
            still = [item for item in entry if item in wanted]
            if still:
                left[code] = still
    return left


def fresh(now: Mapping[str, Entry], old: Mapping[str, Entry]) -> dict[str, Entry]:
    """What the first holds beyond the second."""
    found: dict[str, Entry] = {}
    for code, entry in now.items():
        before = old.get(code, 0 if isinstance(entry, int) else [])
        if isinstance(entry, int):
            more = entry - before if isinstance(before, int) else entry
            if more > 0:
                found[code] = more
        else:
            known = set(before) if isinstance(before, list) else set()
            if new := [item for item in entry if item not in known]:
                found[code] = new
    return found


def dumps(entries: Entries) -> str:
    """A baseline as text: sorted, one file of copy a line, ASCII but for names."""
    rows = [
        f"{_text(name)}: {json.dumps(dict(sorted(entries[name].items())), ensure_ascii=False)}"
        for name in sorted(entries)
        if entries[name]
    ]
    body = ",\n".join(rows)
    return f'{{"{_MARK}": {FORM}, "files": {{\n{body}\n}}}}\n' if rows else f'{{"{_MARK}": {FORM}, "files": {{}}}}\n'


def _text(name: str) -> str:
    return json.dumps(name, ensure_ascii=not name.isprintable())


def _places(findings: Iterable[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1 + len(finding.related)
    return counts


def _wrong(path: str, key: str, **values: object) -> ConfigError:
    message = both(key, **values)
    return ConfigError({language: f"{path}: {message[language]}" for language in LANGUAGES})
