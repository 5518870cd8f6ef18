# SPDX-License-Identifier: Apache-2.0
"""Paths in, Result out. The command line, an editor's server and an archive job all call `run`.

Each file is one call of a pure function over its path, so that a pool of workers can take its place; nothing of a
result depends on how many there are.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from copylint.config.settings import Config
from copylint.document.document import Document
from copylint.formats import format_of, read
from copylint.model.findings import Bilingual, FileResult, NotChecked, Result
from copylint.run.files import File, find, unreadable
from copylint.run.linter import Linter, fault
from copylint.run.paths import STDIN
from copylint.run.write import NotWritten, replace
from copylint.text.encoding import DecodeError, Encoding
from copylint.wording import both


class Repairs(NamedTuple):
    """Which repairs a run makes, whether files are replaced, and whether each result brings its diff."""

    unsafe: bool = False
    write: bool = True
    diff: bool = False


OnFault = Callable[[str, Exception], None]
"""Told of every fault of ours: the file as shown, and what was raised."""


def run(  # noqa: PLR0913 - what a run may be told
    paths: Sequence[str],
    config: Config,
    *,
    stdin: bytes = b"",
    stdin_filename: str = "",
    linter: Linter | None = None,
    on_fault: OnFault | None = None,
    repairs: Repairs | None = None,
) -> Result:
    """Check files, and repair them where that is asked for.

    Args:
        paths: files, folders, globs, `-` for standard input; none means the working directory.
        config: what is in force.
        stdin: what standard input held, where `-` is among the paths.
        stdin_filename: what standard input is called; its suffix tells the format.
        linter: one made from `config` already.
        on_fault: see `OnFault`.
        repairs: which repairs are made, and whether they are written; None makes none.

    Returns:
        One FileResult per file, in the order in which the paths were given, a folder's files in order of name; the
        files that were not checked among them, with the reason. What was not a file stands in `Result.not_checked`.

    Raises:
        RuleBookError, UnknownSelector, NoRules: see `Linter`.
        ConfigError: an exclusion is no glob.
    """
    linter = linter or Linter(config)
    listing = find(paths, config, stdin_filename=stdin_filename)
    files = []
    for file in listing.files:
        result = check_file(linter, file, stdin, on_fault, repairs)
        if repairs is not None and file.path == STDIN and not result.data:
            result = result._replace(data=stdin)  # what could not be repaired comes back as it was, never lost
        files.append(result)
    return Result(tuple(files), listing.folders)


def check_file(  # noqa: PLR0911 - one return per thing that can stop a file
    linter: Linter,
    file: File,
    stdin: bytes = b"",
    on_fault: OnFault | None = None,
    repairs: Repairs | None = None,
) -> FileResult:
    """Read and check one file, and repair it where that is asked for. What cannot be done is told in the result."""
    config = linter.config
    if file.refused:
        return _refused(file, file.refused, file.reason)
    try:
        data = stdin if file.path == STDIN else _bytes(file.path, config.max_file_size)
    except OSError as error:
        return _refused(file, "unreadable", unreadable(error))
    if len(data) > config.max_file_size:
        return _refused(file, "too-large", both("files.too-large", limit=config.max_file_size))
    try:
        document, encoding = read(
            data,
            format_of(file.shown),
            name=file.shown,
            encoding=config.encoding,
            default_language=config.language,
        )
        if repairs is None:
            return linter.check_document(document, file.shown)
        return _repaired(linter, file, Copy(document, data, encoding), repairs)
    except DecodeError as error:
        reason = both("files.undecodable", offset=error.offset, encoding=error.encoding.upper())
        return _refused(file, "undecodable", reason)
    except Exception as error:  # noqa: BLE001 - the other files are still checked, and this one is named
        if on_fault is not None:
            on_fault(file.shown, error)
        return fault(file.shown, error)


class Copy(NamedTuple):
    """A file as it was read: its bytes must come back from its text."""

    document: Document
    data: bytes
    encoding: Encoding


def _repaired(linter: Linter, file: File, copy: Copy, repairs: Repairs) -> FileResult:
    from copylint.run.repair import NotReversible, repair, written  # noqa: PLC0415 - a check needs no proof

    done = repair(linter, copy.document, file.shown, unsafe=repairs.unsafe, encoding=copy.encoding)
    source, edits = copy.document.source, done.fixed.edits
    result = done.result
    if not edits:
        return result._replace(data=copy.data if file.path == STDIN else b"")
    if repairs.diff:
        from copylint.fixing.diff import unified  # noqa: PLC0415 - for --diff only

        result = result._replace(diff=unified(source, edits, file.shown))
    try:
        new = written(done, source, copy.data, copy.encoding)
        if not repairs.write or file.path == STDIN:
            return result._replace(data=new)
        replace(file.path, copy.data, new)
    except NotReversible:
        return _unwritten(linter, file, copy, both("write.encoding"))
    except NotWritten as error:
        return _unwritten(linter, file, copy, both(error.reason, detail=error.detail))
    return result


def _unwritten(linter: Linter, file: File, copy: Copy, reason: Bilingual) -> FileResult:
    """What is said of a file that could not be replaced: its own findings, and that it is as it was."""
    result = linter.check_document(copy.document, file.shown)
    return result._replace(not_checked=(*result.not_checked, NotChecked("repair", reason, file.shown)))


def _bytes(path: str, limit: int) -> bytes:
    """The file, or as much of it as tells that it is larger than the limit."""
    with open(path, "rb") as stream:  # noqa: PTH123 - pathlib is not on the start path
        return stream.read(limit + 1)


def _refused(file: File, skipped: str, reason: Bilingual) -> FileResult:
    entry = NotChecked("file", reason, file.shown)
    return FileResult(file.shown, "", not_checked=(entry,), checked=False, skipped=skipped)
