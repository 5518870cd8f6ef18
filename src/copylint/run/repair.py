# SPDX-License-Identifier: Apache-2.0
"""Repairs of files and texts: the proof of fixing/ over the rules of a Linter, then the write."""

from copylint.document.document import Document
from copylint.fixing.fix import Fixed, Wanted, fix
from copylint.fixing.prove import Seen
from copylint.formats import parse, write
from copylint.model.findings import FileResult
from copylint.model.record import NamedTuple
from copylint.run.linter import Linter
from copylint.text.encoding import Encoding, encode

if False:  # named in annotations only
    from copylint.run.sift import Aside


class NotReversible(ValueError):
    """The bytes of a file do not come back from its text: nothing in it could be kept as it was."""


class Repaired(NamedTuple):
    """A repaired text: what is left to say of it, and what was done to it."""

    result: FileResult
    fixed: Fixed

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.result.source


def repair(  # noqa: PLR0913 - what a repair may be told
    linter: Linter,
    document: Document,
    file: str,
    *,
    unsafe: bool,
    encoding: Encoding | None = None,
    aside: "Aside | None" = None,
) -> Repaired:
    """Repair a document.

    Args:
        linter: its rules find the faults and check every repaired text again.
        document: what to repair.
        file: the name that findings bear.
        unsafe: whether unsafe repairs are made too.
        encoding: how the file is written; repairs that it cannot write are refused.
        aside: what does not count and is left as it is.

    Raises:
        Exception: whatever fault of ours the document brings to light outside single rules.
    """
    if aside is not None and aside.changed is not None:
        aside = aside._replace(changed=aside.changed._replace(original=document.source))

    def in_full(result: FileResult) -> FileResult:
        # LanguageTool repairs nothing and proves nothing: it is asked once, of the text that is left.
        return linter.check_document(document, file, aside) if linter.checks_grammar else result

    checked = linter.check_document(document, file, aside, grammar=False)
    if checked.not_checked:  # a rule that fell silent would make a proof say more than it knows
        return Repaired(in_full(checked), Fixed(Seen(document, checked.findings)))

    def recheck(text: str) -> Seen:
        again = parse(text, document.format, name=file, default_language=document.default_language)
        return Seen(again, linter.check_document(again, file, aside, grammar=False).findings)

    wanted = Wanted(unsafe, (lambda text: _writable(text, encoding)) if encoding else lambda _: True)
    done = fix(Seen(document, checked.findings), recheck, wanted)
    if not done.made and not done.refused:
        return Repaired(in_full(checked), done)
    final = linter.check_document(done.seen.document, file, aside)._replace(fixed=done.made, refused=done.refused)
    return Repaired(final, done)


def written(repaired: Repaired, source: str, data: bytes, encoding: Encoding) -> bytes:
    """The bytes of the repaired file.

    Raises:
        NotReversible: the file's own bytes do not come back from its text.
    """
    if encode(source, encoding) != data:
        raise NotReversible(encoding.name)
    return write(source, repaired.fixed.edits, encoding)


def _writable(text: str, encoding: Encoding) -> bool:
    try:
        text.encode(encoding.name)
    except UnicodeEncodeError:
        return False
    return True
