# SPDX-License-Identifier: Apache-2.0
"""What a finding is known by when lines have moved: baselines, caches and code hosts compare fingerprints."""

from copylint.document.document import Document
from copylint.model.findings import Finding
from copylint.text.digest import sha256
from copylint.text.folding import key

_LENGTH = 16
_FINGERPRINT = Finding._fields.index("fingerprint")
_EXCERPT_FOLDED = 200


def with_fingerprints(document: Document, findings: list[Finding]) -> tuple[Finding, ...]:
    """Hash of code, folded excerpt, folded first line, and the ordinal among equals: never a line number.

    Args:
        document: the document.
        findings: its findings in order; they are replaced in the list one by one.
    """
    seen: dict[str, int] = {}
    first, last, where = 0, -1, ""  # findings come in order: a line is folded once, and not kept
    folded: dict[str, str] = {}
    lines, source = document.source_lines, document.source
    made = tuple.__new__  # all fields are there: a check of their number would cost as much
    for place, finding in enumerate(findings):
        start = finding.span.start
        if not first <= start <= last:
            first, last = lines.content(lines.line(start))
            where = key(source[first : min(last, first + _EXCERPT_FOLDED)])
        excerpt = finding.excerpt[:_EXCERPT_FOLDED]
        words = folded.get(excerpt)
        if words is None:
            words = folded[excerpt] = key(excerpt)
        basis = f"{finding.code}\0{words}\0{where}"
        ordinal = seen[basis] = seen.get(basis, -1) + 1
        digest = sha256(f"{basis}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        findings[place] = made(Finding, (*finding[:_FINGERPRINT], digest, *finding[_FINGERPRINT + 1 :]))
    return tuple(findings)
