# SPDX-License-Identifier: Apache-2.0
"""What of a document counts: comments and changed lines act on places, waivers and the baseline on findings.

Places are sifted before they are grouped, so that a grouped note loses the place that a comment names and keeps the
others. What comments set aside is assembled too, apart, for the reports that show it.
"""

from collections.abc import Sequence

from copylint.document.document import Document
from copylint.engine.assemble import GATHERED, Place, assemble
from copylint.engine.fingerprints import with_fingerprints
from copylint.model.findings import FileResult, Finding, Suppressed
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.run.comment_notices import InForce, told
from copylint.run.linter import GUARD
from copylint.run.suppress import Comments

if False:  # named in annotations only
    from copylint.run.baseline import Known
    from copylint.run.changed import Changed, ChangedLines
    from copylint.run.waivers import Waiver


class Aside(NamedTuple):
    """What a run sets aside in one file; plain data, so that a worker can be told it.

    Attributes:
        waivers: those that name the file and have not expired.
        baseline: what was there before, None where no baseline is in force.
        changed: the lines that count, None where all do.
    """

    waivers: "tuple[Waiver, ...]" = ()
    baseline: "Known | None" = None
    changed: "Changed | None" = None


def sifted(
    document: Document,
    places: Sequence[Place],
    changed: "Changed | None",
    force: InForce,
    *,
    complete: bool,
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings that count, and those that comments set aside.

    Args:
        document: what was checked.
        places: what the rules said of it.
        changed: see `Aside`.
        force: the rules in force, for what is told of the comments.
        complete: whether every rule could finish.
    """
    comments = Comments(document, force.known) if GUARD in document.source else None
    lines = changed.within(document) if changed is not None else None
    named = _named(document, places, comments) if comments is not None else ()

    def keeps(rule: Rule, span: Span) -> bool:
        if comments is None:
            return True
        # The places are asked one by one also where a finding goes as a whole: an answer says that a comment is needed.
        return comments.keeps(rule, span) and not any(_belongs(rule, span, finding) for finding in named)

    def keep(rule: Rule, span: Span) -> bool:
        # Comments are asked first: one is needed also where the line has not changed.
        kept = keeps(rule, span)
        return kept and (lines is None or rule.group not in GATHERED or lines.holds(rule, span))

    counted = places if lines is None else [place for place in places if _on(document, lines, place)]
    findings = list(assemble(document, counted, keep))
    if comments is not None and lines is not None:
        assemble(document, places, keeps)  # whether a comment is needed does not hang on what has changed
    if comments is None or not comments.directives:
        return tuple(findings), ()
    dropped = assemble(document, places, lambda rule, span: not keeps(rule, span))
    about = list(told(comments, force, complete=complete))  # before anything else is asked of the comments
    if lines is not None:
        about = [finding for finding in about if lines.touches(finding.span)]
    findings += with_fingerprints(document, about)
    findings.sort(key=lambda finding: (finding.span, finding.code))
    return tuple(findings), tuple(Suppressed(finding, "comment", _reason(comments, finding)) for finding in dropped)


def _named(document: Document, places: Sequence[Place], comments: Comments) -> tuple[Finding, ...]:
    """The findings of several rules that a comment sets aside by the code that a report shows for them."""
    return tuple(
        finding
        for finding in assemble(document, places)
        if finding.markers and comments.by(finding.code, finding.span) is not None
    )


def _belongs(rule: Rule, span: Span, finding: Finding) -> bool:
    """Whether a place is one of those that a finding unites."""
    return rule.code in finding.markers and finding.span.start <= span.start and span.end <= finding.span.end


def _on(document: Document, lines: "ChangedLines", place: Place) -> bool:
    """Whether a match has a place on changed lines: the other side of a contradiction may be what has changed."""
    spans = (place.match.span, *place.match.related)
    return any(lines.holds(place.rule, document.to_source(span)) for span in spans)


def _reason(comments: Comments, finding: Finding) -> str:
    """The reason of the first comment that set a place of the finding aside."""
    asked = ((code, place) for place in (finding.span, *finding.related) for code in (finding.code, *finding.markers))
    found = (comments.by(code, place) for code, place in asked)
    return next((directive.reason for directive in found if directive is not None), "")


def set_aside(result: FileResult, aside: Aside) -> FileResult:
    """A result without the findings that waivers and the baseline know; they stand under `suppressed`."""
    left: list[Finding] = []
    suppressed = list(result.suppressed)
    for finding in result.findings:
        waiver = next((each for each in aside.waivers if each.covers(finding)), None)
        if waiver is None:
            left.append(finding)
        else:
            suppressed.append(Suppressed(finding, "waiver", waiver.reason))
    if aside.baseline is not None:
        left, known = aside.baseline.split(left)
        suppressed += (Suppressed(finding, "baseline") for finding in known)
    if len(left) == len(result.findings):
        return result
    return result._replace(findings=tuple(left), suppressed=tuple(suppressed))
