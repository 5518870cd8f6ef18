# SPDX-License-Identifier: Apache-2.0
"""Paths in, Result out. The command line, an editor's server and an archive job all call `run`.

Each file is one call of a pure function over its path, so that a pool of workers can take its place; nothing of a
result depends on how many there are.
"""

from collections.abc import Callable, Sequence

from copylint.config.settings import Config
from copylint.formats import format_of, read
from copylint.model.findings import Bilingual, FileResult, NotChecked, Result
from copylint.run.files import File, find, unreadable
from copylint.run.linter import Linter, fault
from copylint.run.paths import STDIN
from copylint.text.encoding import DecodeError
from copylint.wording import both

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
) -> Result:
    """Check files.

    Args:
        paths: files, folders, globs, `-` for standard input; none means the working directory.
        config: what is in force.
        stdin: what standard input held, where `-` is among the paths.
        stdin_filename: what standard input is called; its suffix tells the format.
        linter: one made from `config` already.
        on_fault: see `OnFault`.

    Returns:
        One FileResult per file, in the order in which the paths were given, a folder's files in order of name; the
        files that were not checked among them, with the reason. What was not a file stands in `Result.not_checked`.

    Raises:
        RuleBookError, UnknownSelector, NoRules: see `Linter`.
        ConfigError: an exclusion is no glob.
    """
    linter = linter or Linter(config)
    listing = find(paths, config, stdin_filename=stdin_filename)
    return Result(tuple(check_file(linter, file, stdin, on_fault) for file in listing.files), listing.folders)


def check_file(linter: Linter, file: File, stdin: bytes = b"", on_fault: OnFault | None = None) -> FileResult:
    """Read and check one file. What cannot be read or checked is told in the result."""
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
        document = read(
            data,
            format_of(file.shown),
            name=file.shown,
            encoding=config.encoding,
            default_language=config.language,
        ).document
        return linter.check_document(document, file.shown)
    except DecodeError as error:
        reason = both("files.undecodable", offset=error.offset, encoding=error.encoding.upper())
        return _refused(file, "undecodable", reason)
    except Exception as error:  # noqa: BLE001 - the other files are still checked, and this one is named
        if on_fault is not None:
            on_fault(file.shown, error)
        return fault(file.shown, error)


def _bytes(path: str, limit: int) -> bytes:
    """The file, or as much of it as tells that it is larger than the limit."""
    with open(path, "rb") as stream:  # noqa: PTH123 - pathlib is not on the start path
        return stream.read(limit + 1)


def _refused(file: File, skipped: str, reason: Bilingual) -> FileResult:
    entry = NotChecked("file", reason, file.shown)
    return FileResult(file.shown, "", not_checked=(entry,), checked=False, skipped=skipped)
