# SPDX-License-Identifier: Apache-2.0
"""Paths in, Result out. The command line, an editor's server and an archive job all call `run`.

Each file is one call of a pure function over its path, so that a pool of workers can take its place; nothing of a
result depends on how many there are.
"""

import os
import stat
from collections.abc import Callable, Sequence

from copylint.config.choices import Choices
from copylint.config.settings import Config
from copylint.document.document import Document
from copylint.formats import format_of, read
from copylint.model.findings import Bilingual, FileResult, NotChecked, Result
from copylint.model.record import NamedTuple
from copylint.run.files import File, Listing, find, unreadable
from copylint.run.linter import Linter, fault
from copylint.run.linters import Linters
from copylint.run.paths import STDIN
from copylint.run.upwards import WAIVERS, nearest_above
from copylint.run.write import NotWritten, replace
from copylint.text.encoding import DecodeError, Encoding
from copylint.wording import both

if False:  # named in annotations only
    from copylint.run.sift import Aside


class Repairs(NamedTuple):
    """Which repairs a run makes, whether files are replaced, and whether each result brings its diff."""

    unsafe: bool = False
    write: bool = True
    diff: bool = False


class Extras(NamedTuple):
    """What a command line asks of a run beside what a configuration says.

    Attributes:
        waivers: whether files of waivers count.
        diff_from: the git ref since which a line must have changed to count, "" for all lines.
        jobs: how many processes check; None: as many as there are processors, where there is enough to do.
        cache: whether results are kept in the working directory, and taken from there.
        on_file: told after each file how many are done, of how many.
    """

    waivers: bool = False
    diff_from: str = ""
    jobs: int | None = 1
    cache: bool = False
    on_file: Callable[[int, int], None] | None = None


OnFault = Callable[[str, Exception], None]
"""Told of every fault of ours: the file as shown, and what was raised."""
OnReady = Callable[[Linters, Listing], None]
"""Told once before the first file is read: the Linters of the files, and which files there are."""


def run(  # noqa: PLR0913 - what a run may be told
    paths: Sequence[str],
    config: Config | Choices,
    *,
    stdin: bytes | Callable[[], bytes] = b"",
    stdin_filename: str = "",
    linters: Linters | None = None,
    on_ready: OnReady | None = None,
    on_fault: OnFault | None = None,
    repairs: Repairs | None = None,
    extras: Extras = Extras(),  # noqa: B008 - frozen
) -> Result:
    """Check files, and repair them where that is asked for.

    Args:
        paths: files, folders, globs, `-` for standard input; none means the working directory.
        config: what is in force, for all files or for each.
        stdin: what standard input holds, or what reads it once all is ready, where `-` is among the paths.
        stdin_filename: what standard input is called; its suffix tells the format.
        linters: those made from `config` already.
        on_ready: see `OnReady`.
        on_fault: see `OnFault`.
        repairs: which repairs are made, and whether they are written; None makes none.
        extras: see there.

    Returns:
        One FileResult per file, in the order in which the paths were given, a folder's files in order of name; the
        files that were not checked among them, with the reason; then one per file of waivers of which there is
        something to say. What was not a file stands in `Result.not_checked`.

    Raises:
        RuleBookError, UnknownSelector, NoRules: see `Linter`.
        ConfigError: an exclusion is no glob, a configuration file is wrong, waivers or a baseline cannot be read, git
            cannot say what has changed.
    """
    linters = linters or Linters(config, stdin_filename)
    linters.keeps = extras.cache
    listing = find(paths, linters.config, stdin_filename=stdin_filename, at=linters.at)
    linters.prepare(listing.files)
    if on_ready is not None:
        on_ready(linters, listing)
    data = stdin if isinstance(stdin, bytes) else stdin()
    if not _is_plain(linters, listing.files, extras):
        from copylint.run.work import work  # noqa: PLC0415 - most runs have one file and nothing to set aside

        results = work(listing, linters, extras, stdin=data, on_fault=on_fault, repairs=repairs)
        return _result(linters, results, listing)
    files = []
    for file in listing.files:
        given = data if file.path == STDIN else None
        result = check_file(linters.of(file), file, given, on_fault=on_fault, repairs=repairs)
        files.append(never_lost(result, data) if given is not None and repairs is not None else result)
    return _result(linters, files, listing)


def _result(linters: Linters, files: Sequence[FileResult], listing: Listing) -> Result:
    if not linters.check_grammar:
        return Result(tuple(files), listing.folders)
    from copylint.run.grammar import told_once  # noqa: PLC0415 - only where grammar is asked for

    results, not_checked = told_once(files)
    return Result(results, (*listing.folders, *not_checked))


def _is_plain(linters: Linters, files: Sequence[File], extras: Extras) -> bool:
    """Whether there is little to do, and nothing but what stands in the files decides what counts."""
    if extras.diff_from or len(files) > FEW:
        return False
    if extras.jobs != 1 and len(files) > 1 and sum(map(size_of, files)) >= MUCH:
        return False
    if any(linters.of(file).config.baseline for file in files if not file.refused):
        return False
    known: dict[str, str] = {}
    paths = (file.shown if file.path == STDIN else file.path for file in files if extras.waivers)
    return not any(nearest_above(os.path.dirname(os.path.abspath(path)), WAIVERS, known) for path in paths)  # noqa: PTH100, PTH120 - pathlib is not on the start path


FEW = 8
"""Files that need neither a cache nor, unless they hold much, processes."""
MUCH = 1_000_000
"""Bytes of copy from which processes pay."""


def size_of(file: File) -> int:
    """The bytes of a file as the system tells them, 0 where it tells nothing."""
    if file.refused or file.path == STDIN:
        return 0
    try:
        return os.stat(file.path).st_size  # noqa: PTH116 - see above
    except (OSError, ValueError):
        return 0


def never_lost(result: FileResult, data: bytes) -> FileResult:
    """The result of standard input with what is to be written: what could not be repaired comes back as it was."""
    return result if result.data else result._replace(data=data)


def check_file(  # noqa: PLR0911, PLR0913 - one return per thing that can stop a file; what a check may be told
    linter: Linter,
    file: File,
    data: bytes | None = None,
    *,
    on_fault: OnFault | None = None,
    repairs: Repairs | None = None,
    aside: "Aside | None" = None,
) -> FileResult:
    """Read and check one file, and repair it where that is asked for. What cannot be done is told in the result.

    Args:
        linter: checks it.
        file: which file.
        data: its bytes, where they were read already: those of standard input.
        on_fault: see `OnFault`.
        repairs: which repairs are made; None makes none.
        aside: what does not count.
    """
    config = linter.config
    if file.refused:
        return _refused(file, file.refused, file.reason)
    try:
        data = file_bytes(file.path, config.max_file_size) if data is None else data
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
            data = None  # a long file is not held twice
            return linter.check_document(document, file.shown, aside)
        return _repaired(linter, file, Copy(document, data, encoding), repairs, aside)
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


def _repaired(linter: Linter, file: File, copy: Copy, repairs: Repairs, aside: "Aside | None") -> FileResult:
    from copylint.run.repair import NotReversible, repair, written  # noqa: PLC0415 - a check needs no proof

    done = repair(linter, copy.document, file.shown, unsafe=repairs.unsafe, encoding=copy.encoding, aside=aside)
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
        return _unwritten(linter, file, copy, both("write.encoding"), aside)
    except NotWritten as error:
        return _unwritten(linter, file, copy, both(error.reason, detail=error.detail), aside)
    return result


def _unwritten(linter: Linter, file: File, copy: Copy, reason: Bilingual, aside: "Aside | None") -> FileResult:
    """What is said of a file that could not be replaced: its own findings, and that it is as it was."""
    result = linter.check_document(copy.document, file.shown, aside)
    return result._replace(not_checked=(*result.not_checked, NotChecked("repair", reason, file.shown)))


def file_bytes(path: str, limit: int) -> bytes:
    """The file, or as much of it as tells that it is larger than the limit."""
    with open(path, "rb") as stream:  # noqa: PTH123 - pathlib is not on the start path
        status = os.fstat(stream.fileno())
        # Asked for so many bytes, Python first makes room for them all: no file is asked for more than it may have.
        whole = stat.S_ISREG(status.st_mode) and status.st_size <= limit
        return stream.read() if whole else stream.read(limit + 1)


def _refused(file: File, skipped: str, reason: Bilingual) -> FileResult:
    entry = NotChecked("file", reason, file.shown)
    return FileResult(file.shown, "", not_checked=(entry,), checked=False, skipped=skipped)
