# SPDX-License-Identifier: Apache-2.0
"""The proof of a repair, made for users before anything is written. DESIGN, Fixes.

What must hold after some edits, against the text before them:

- the folded letters, digits and signs of figures are the same; unsafe edits, and those of needless comments, add and
  remove exactly what they announce;
- the structure is the same: blocks, inline nodes and tables, but for what a structural repair or a deletion names;
- front matter parses to the same data but for the values edited;
- headings keep their anchors (an edit that moves one is unsafe, whatever its rule says);
- there is no new error anywhere and no new finding of any level where something was edited.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.fixing.anchors import anchors
from copylint.fixing.frontmatter import same_metadata
from copylint.fixing.letters import letters
from copylint.fixing.shift import Shift
from copylint.fixing.units import Unit, structural
from copylint.model.findings import OWN_FAMILY, Finding, Severity
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple
from copylint.text.edits import applied
from copylint.text.folding import key


class Seen(NamedTuple):
    """A text as the rules see it: its document and its findings, suppressions applied."""

    document: Document
    findings: tuple[Finding, ...]


def failure(before: Seen, after: Seen, units: Sequence[Unit], *, unsafe: bool) -> str | None:
    """Why these units may not be made together; None where the proof holds. The answer is a key of wording/.

    Args:
        before: the text with its findings.
        after: the same with the units' edits applied.
        units: disjoint repairs.
        unsafe: whether the user allowed unsafe repairs.
    """
    edits = sorted(edit for unit in units for edit in unit.edits)
    # A comment of ours is no word of the copy: its letters may go.
    announced = [edit for unit in units if unit.safety != "safe" or _is_own(unit) for edit in unit.edits]
    old, new = before.document, after.document
    if letters(applied(old.source, announced)) != letters(new.source):
        return "fix.letters"
    if not same_metadata(old, new, edits):
        return "fix.front-matter"
    if not _same_structure(old, new, units, edits):
        return "fix.structure"
    if not unsafe and not _keeps_anchors(old, new, edits):
        return "fix.anchor"
    return _new_findings(before.findings, after.findings, edits)


def _is_own(unit: Unit) -> bool:
    return unit.code.startswith(OWN_FAMILY)


# ---- structure ---------------------------------------------------------------------------------


def _same_structure(old: Document, new: Document, units: Sequence[Unit], edits: Sequence[Edit]) -> bool:
    if any(structural(unit) for unit in units):
        # The kind that offers a structural repair has proved it by its own re-reading; what remains to be held is
        # that words keep their order (letters, above) and that blocks stay which neither fault nor repair touches.
        spoken = [place for unit in units for place in (unit.finding.span, *unit.finding.related)]
        edited = [Span(max(edit.start - 1, 0), edit.end + 1) for edit in edits]
        shift = Shift(edits)
        moved = [Span(shift.offset(place.start), shift.offset(place.end)) for place in spoken]
        return _far_blocks(old, [*spoken, *edited]) == _far_blocks(new, [*moved, *shift.places()])
    gone = [Span(edit.start, edit.end) for edit in edits if not edit.text]
    return _blocks(old, gone) == _blocks(new, ()) and _nodes(old, gone) == _nodes(new, ())


def _shape(block: Block) -> tuple[str, int, bool, str, str]:
    return block.kind, block.level, block.quoted, block.key, block.info


def _blocks(document: Document, gone: Iterable[Span]) -> list[tuple[object, ...]]:
    """The shapes of all blocks in order, without those that lie in a deleted range."""
    removed = _Ranges(gone)
    shapes: list[tuple[object, ...]] = []
    for block in document.blocks:
        outer = document.to_source(block.outer)
        if not removed.hold(outer):
            shapes.append(_shape(block))
    shapes += (
        ("table", table.columns, *(len(row.cells) for row in table.rows))
        for table in document.tables
        if not removed.hold(document.to_source(table.span))
    )
    return shapes


def _nodes(document: Document, gone: Iterable[Span]) -> list[tuple[str, str]]:
    removed = _Ranges(gone)
    return [
        (node.kind, node.target)
        for node in document.inlines
        if node.kind != "break" and not removed.hold(document.to_source(node.span))
    ]


def _far_blocks(document: Document, places: Sequence[Span]) -> Counter[tuple[object, ...]]:
    """Blocks on no line of these places or next to one, each as its shape and its folded words."""
    lines = document.source_lines
    near: set[int] = set()
    for place in places:
        first, last = (lines.line(min(offset, len(document.source))) for offset in place)
        near.update(range(first - 1, last + 2))
    found: Counter[tuple[object, ...]] = Counter()
    for block in document.blocks:
        outer = document.to_source(block.outer)
        if near.isdisjoint(range(lines.line(outer.start), lines.line(outer.end) + 1)):
            words = key(document.text[block.span.start : block.span.end])
            found[*_shape(block), words] += 1
    return found


class _Ranges:
    """Deleted ranges, to be asked whether one holds a place. Blanks at the edge of a block may remain."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(span for span in spans if span.end > span.start)

    def hold(self, place: Span) -> bool:
        return any(span.start <= place.start and place.end <= span.end for span in self._spans)


# ---- anchors -----------------------------------------------------------------------------------


def _keeps_anchors(old: Document, new: Document, edits: Sequence[Edit]) -> bool:
    before, after = anchors(old), anchors(new)
    if before == after:
        return True
    deleted = any(not edit.text and "\n" in old.source[edit.start : edit.end] for edit in edits)
    return deleted and not Counter(after) - Counter(before)


# ---- findings ----------------------------------------------------------------------------------


def _new_findings(before: Sequence[Finding], after: Sequence[Finding], edits: Sequence[Edit]) -> str | None:
    shift = Shift(edits)
    errors = Counter(_gist(finding) for finding in before if finding.severity == Severity.ERROR)
    for finding in after:
        if finding.severity == Severity.ERROR:
            gist = _gist(finding)
            if errors[gist] <= 0 and not _was_there(finding, before, shift):
                return "fix.new-error"
            errors[gist] -= 1
    known = {
        (finding.code, shift.offset(place.start)) for finding in before for place in (finding.span, *finding.related)
    }
    places = shift.places()
    for finding in after:
        for place in (finding.span, *finding.related):
            if (finding.code, place.start) in known or _overlapped(finding, before, shift):
                continue
            if any(place.start < edited.end and edited.start < place.end for edited in places):
                return "fix.new-finding"
    return None


def _gist(finding: Finding) -> tuple[str, str]:
    return finding.code, key(finding.excerpt)


def _was_there(finding: Finding, before: Sequence[Finding], shift: Shift) -> bool:
    """An error that stood on these words already, with other edges."""
    return any(
        old.code == finding.code
        and old.severity == finding.severity
        and shift.offset(old.span.start) < finding.span.end
        and shift.offset(old.span.end) > finding.span.start
        for old in before
    )


def _overlapped(finding: Finding, before: Sequence[Finding], shift: Shift) -> bool:
    """A finding of this code on these words before: it has only changed its edges."""
    return any(
        old.code == finding.code
        and shift.offset(place.start) < finding.span.end
        and shift.offset(place.end) > finding.span.start
        for old in before
        for place in (old.span, *old.related)
    )
