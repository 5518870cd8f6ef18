# SPDX-License-Identifier: Apache-2.0
"""The only place where matches become findings: reach, suppression, families, groups, messages."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from copylint.document.blocks import Block
from copylint.document.document import Document
from copylint.engine.fingerprints import with_fingerprints
from copylint.engine.messages import filled
from copylint.engine.reach import deletion, lines_gone, reached, whole_lines
from copylint.evidence.search import in_place
from copylint.model.findings import FAMILIES, SAFETIES, Finding, Fix, Severity
from copylint.model.places import Edit, Match, Span, Words
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule, RuleFix
from copylint.wording import both

Keep = Callable[[Rule, Span], bool]
_JOINED_FAMILIES = ("BOT", "WEB")
_LINE_FAMILIES = ("TAB", "MKD")
"""They mark lines, not words: they neither hide nor are hidden. Nor do the families of a house."""
_ENCODING = frozenset({"TXT"})
_HIDING = tuple(family for family in FAMILIES if family not in _LINE_FAMILIES)
_HIDDEN_BY = {family: frozenset(_HIDING[:at]) for at, family in enumerate(_HIDING)}
# What a figure claims and how it is written are two faults, and the second can be repaired at once.
_HIDDEN_BY["TYP"] -= {"SRC"}
GATHERED = ("paragraph", "file")
"""Groups whose places are alike: each may be set aside without the others."""


class Place(NamedTuple):
    """One match of one rule, in the block where it was found (None for rules that see the whole document)."""

    rule: Rule
    match: Match
    block: Block | None


class _Spot(NamedTuple):
    """A place in `Document.source`, ready to be grouped."""

    rule: Rule
    match: Match
    span: Span
    related: tuple[Span, ...]
    edits: tuple[Edit, ...]
    severity: Severity
    reached: Span
    """The place in `Document.text`."""
    block: int
    """Index in `Document.blocks` of the last block that the place reaches, -1 outside all or where no group asks."""
    first_block: int


def assemble(document: Document, places: Iterable[Place], keep: Keep | None = None) -> tuple[Finding, ...]:
    """The findings of a document, in order of place.

    Args:
        document: the document.
        places: what the kinds yielded.
        keep: whether a place counts (suppressions, changed lines); asked before grouping for the place of each match,
            and for each of its places where a rule gathers them.
    """
    spots = [spot for place in places for spot in _spots(document, place, keep)]
    groups = _groups(_one_family(spots, document.source), document.text)
    del spots
    groups.reverse()  # from the end, so that each goes when its finding is made
    findings: list[Finding] = []
    while groups:
        findings.append(_finding(document, groups.pop()))
    findings.sort(key=attrgetter("span", "code"))
    return with_fingerprints(document, findings)


def given_up(places: list[Place]) -> Iterator[Place]:
    """The places of a list, which is emptied on the way: of a long text, places and findings are much at once."""
    places.reverse()
    while places:
        yield places.pop()


def _spots(document: Document, place: Place, keep: Keep | None) -> list[_Spot]:
    rule, match, block = place
    whole = match.span if rule.reach == "match" else reached(document, match.span, block, rule.reach)
    same = document.text is document.source
    span = whole if same else document.to_source(whole)
    if span.end == span.start and document.source:  # an insertion is shown on the sign before which it goes
        span = (
            Span(span.start, span.start + 1) if span.start < len(document.source) else Span(span.start - 1, span.start)
        )
    related = match.related if same else tuple(document.to_source(other) for other in match.related)
    edits = _edits(document, place) if rule.fix is not None else ()
    if keep is not None:
        if rule.group in GATHERED:
            stays = [each for each in (span, *related) if keep(rule, each)]
            if not stays:
                return []
            if len(stays) <= len(related):
                span, related, edits = stays[0], tuple(stays[1:]), _edits_within(edits, stays)
        elif not keep(rule, span):  # the other places only say what the first is held against
            return []
    # Only these groups ask for blocks.
    first, last = _blocks_of(document, match.span, span) if rule.group in ("paragraph", "block") else (-1, -1)
    severity = rule.severity
    raised = (rule.error_when and _raised(document, place, rule)) or (
        rule.level is not None and _level(rule, match) != rule.level
    )
    if raised and not rule.forced:
        severity = Severity.ERROR
    return [_Spot(rule, match, span, related, edits, severity, whole, last, first)]


def _blocks_of(document: Document, inner: Span, span: Span) -> tuple[int, int]:
    starts = document.remember("block starts", lambda: [block.outer.start for block in document.blocks])
    first = bisect_right(starts, inner.start) - 1
    if document.text is not document.source:
        return first, bisect_right(starts, max(inner.start, inner.end - 1)) - 1
    return bisect_right(starts, span.start) - 1, bisect_right(starts, max(span.start, span.end - 1)) - 1


def _raised(document: Document, place: Place, rule: Rule) -> bool:
    conditions = rule.error_when or {}
    if "markers" in conditions and len(conditions) == 1:
        return False  # known only once a group stands
    zones = conditions.get("zone")
    if zones and not any(document.in_zone(place.match.span, zone) for zone in zones):
        return False
    named = conditions.get("value")
    if named and not place.match.values.get(named):
        return False
    wanted = conditions.get("place")
    return not wanted or (place.block is not None and in_place(document, place.block, place.match.span, wanted))


def _edits(document: Document, place: Place) -> tuple[Edit, ...]:
    rule, match, block = place
    fix = rule.fix
    if fix is None:
        return ()
    if fix.by_kind:
        edits: Sequence[Edit] = match.edits
    elif fix.delete:
        edits = (deletion(document, match.span, block, fix.delete),)
    else:
        values = {name: str(value) for name, value in match.values.items() if not isinstance(value, Words)}
        edits = (Edit(*match.span, (fix.replace or "").format_map(_Missing(values))),)
    if document.text is document.source:
        return tuple(sorted(edits))
    return tuple(Edit(*document.to_source(Span(edit.start, edit.end)), edit.text) for edit in sorted(edits))


class _Missing(dict[str, str]):
    """A named group that took no part is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _family(rule: Rule) -> str:
    return rule.code[:3]


def _one_family(spots: list[_Spot], source: str) -> list[_Spot]:
    """Of two families on overlapping words the earlier stands; the other loses that place, not its others.

    Places of blanks alone (a grouped note on plain spaces) hold no words: they stay, but for a blank that is half of a
    damaged character (the second byte of an à reads as a no-break space).
    """
    if len({_family(spot.rule) for spot in spots} & _HIDDEN_BY.keys()) < 2:  # noqa: PLR2004 - one family hides nothing
        return spots
    index = _Overlaps(
        sorted(
            (spot.span.start, spot.span.end, _family(spot.rule)) for spot in spots if _family(spot.rule) in _HIDDEN_BY
        )
    )
    kept: list[_Spot] = []
    for spot in spots:
        hidden_by = _HIDDEN_BY.get(_family(spot.rule))
        if not hidden_by:
            kept.append(spot)
            continue
        stays = [
            place
            for place in (spot.span, *spot.related)
            if not index.hides(place, hidden_by if source[place.start : place.end].strip() else hidden_by & _ENCODING)
        ]
        if not stays:
            continue
        if len(stays) <= len(spot.related):
            spot = spot._replace(span=stays[0], related=tuple(stays[1:]), edits=_edits_within(spot.edits, stays))  # noqa: PLW2901
        kept.append(spot)
    return kept


def _edits_within(edits: tuple[Edit, ...], places: Sequence[Span]) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if any(place.start <= edit.end and edit.start <= place.end for place in places))


class _Overlaps:
    """Places of all families, to be asked whether one of some families stands on a place."""

    def __init__(self, taken: list[tuple[int, int, str]]) -> None:
        self._taken = taken
        self._reach: list[int] = []  # the furthest end so far: where it lies before a place, nothing earlier overlaps
        furthest = 0
        for _, end, _ in taken:
            furthest = max(furthest, end)
            self._reach.append(furthest)

    def hides(self, place: Span, families: frozenset[str]) -> bool:
        at = bisect_left(self._taken, (place.end,)) - 1
        while at >= 0 and self._reach[at] > place.start:
            start, end, family = self._taken[at]
            if family in families and start < place.end and end > place.start:
                return True
            at -= 1
        return False


def _groups(spots: list[_Spot], text: str) -> list[list[_Spot]]:
    """Spots that make one finding each: alone, by paragraph or file, or one family's blocks that follow each other."""
    groups: list[list[_Spot]] = []
    by_key: dict[tuple[str, int], list[_Spot]] = {}
    joined: dict[str, _Joined] = {}
    for spot in sorted(spots, key=lambda s: (s.span.start, -s.span.end, s.rule.code)):
        rule = spot.rule
        if rule.group == "block":
            last = joined.get(_family(rule))
            if last is not None and _follows(last, spot, text):
                last.spots.append(spot)
                joined[_family(rule)] = _Joined(
                    last.spots, max(last.end, spot.reached.end), max(last.block, spot.block)
                )
                continue
            joined[_family(rule)] = _Joined([spot], spot.reached.end, spot.block)
            groups.append(joined[_family(rule)].spots)
        elif rule.group in ("paragraph", "file"):
            at = (rule.code, spot.first_block if rule.group == "paragraph" else -1)
            if at in by_key:
                by_key[at].append(spot)
                continue
            by_key[at] = group = [spot]
            groups.append(group)
        else:
            groups.append([spot])
    return groups


class _Joined(NamedTuple):
    """Spots of one family in blocks that follow each other, where they end and in which block."""

    spots: list[_Spot]
    end: int
    block: int


def _follows(last: _Joined, spot: _Spot, text: str) -> bool:
    """In the same block or in the next one, and no words of the article stand between."""
    if spot.reached.start < last.end:
        return True
    if spot.first_block > last.block + 1:
        return False
    return not any(map(str.isalnum, text[last.end : spot.reached.start]))


def _finding(document: Document, group: list[_Spot]) -> Finding:
    if len(group) == 1:
        return _alone(document, group)
    lead = max(group, key=lambda spot: (spot.severity, [-ord(sign) for sign in spot.rule.code], -spot.span.start))
    rule, severity = lead.rule, lead.severity
    markers = tuple(sorted({spot.rule.code for spot in group} - {rule.code}))
    if rule.group == "block":
        span = Span(min(spot.span.start for spot in group), max(spot.span.end for spot in group))
        related = tuple(sorted({place for spot in group for place in spot.related}))
        wanted = min((spot.rule.error_when or {}).get("markers", 2) for spot in group)
        counted = {spot.rule.code for spot in group if not spot.rule.forced}
        if len(counted) >= max(wanted, 2):
            severity = Severity.ERROR
    else:
        places = sorted({place for spot in group for place in (spot.span, *spot.related)})
        span, related = places[0], tuple(places[1:])
    return _made(document, group, lead, severity, span, related, markers)


def _alone(document: Document, group: list[_Spot]) -> Finding:
    """The finding of one spot: most are."""
    (spot,) = group
    span, related = spot.span, spot.related
    if related and spot.rule.group in GATHERED:
        span, *others = sorted({span, *related})
        related = tuple(others)
    elif related and spot.rule.group == "block":
        related = tuple(sorted({*related}))
    return _made(document, group, spot, spot.severity, span, related, ())


def _made(  # noqa: PLR0913 - what a group came to
    document: Document,
    group: list[_Spot],
    lead: _Spot,
    severity: Severity,
    span: Span,
    related: tuple[Span, ...],
    markers: tuple[str, ...],
) -> Finding:
    rule = lead.rule
    around = document.block_at(lead.match.span.start)
    excerpt = document.source[span.start : span.end]
    made = Finding(
        rule.code,
        rule.name,
        severity,
        filled(rule.message, lead.match.values, len(related) + 1, excerpt),
        span,
        excerpt,
        related,
        _fix(document, group, lead) if lead.edits or len(group) > 1 else None,
        markers,
        rule.level and _level(rule, lead.match),
        document.language if around is None else document.language_of(around),
    )
    return made._replace(data=_data(lead)) if rule.kind == "grammar" else made


def _data(spot: _Spot) -> dict[str, str]:
    """What another engine calls the fault."""
    values = spot.match.values
    return {name: str(values[name]) for name in ("rule", "category")}


def _fix(document: Document, group: list[_Spot], lead: _Spot) -> Fix | None:
    fixed = [(spot, spot.rule.fix) for spot in group if spot.edits and spot.rule.fix is not None]
    if not fixed:
        return None
    safety = max((_safety(spot, fix) for spot, fix in fixed), key=SAFETIES.index)
    chosen = lead.rule.fix or fixed[0][1]
    edits = [edit for spot, _ in fixed for edit in spot.edits]
    if len(fixed) == len(group) > 1 and all(fix.delete for _, fix in fixed):
        together = Span(min(spot.reached.start for spot in group), max(spot.reached.end for spot in group))
        if whole_lines(document, together):
            # Blocks that go together leave one gap, not several.
            whole = lines_gone(document, together)
            edits = [Edit(*document.to_source(Span(whole.start, whole.end)), whole.text)]
    united = _united(edits)
    apart = lead.rule.group in ("paragraph", "file")
    return Fix(
        chosen.title or both("fix.delete" if chosen.delete else "fix.replace"),
        united,
        safety,
        apart,
        _sets(united, [spot for spot, _ in fixed]) if apart else (),
    )


def _sets(edits: Sequence[Edit], spots: Sequence[_Spot]) -> tuple[int, ...]:
    """A number for each edit, one number for those that are right only together; nothing where none are."""
    if not any(spot.match.whole for spot in spots):
        return ()
    owners = {edit: number for number, spot in enumerate(spots) if spot.match.whole for edit in spot.edits}
    return tuple(owners.get(edit, len(spots) + place) for place, edit in enumerate(edits))


def _level(rule: Rule, match: Match) -> str | None:
    """The rule's level, or "broken" where the kind says that the renderer of this run breaks on it."""
    return "broken" if rule.level and match.values.get("level") == "broken" else rule.level


def _safety(spot: _Spot, fix: RuleFix) -> str:
    """What only another engine breaks, or what is drawn as written, is repaired by hand: its edits are suggestions."""
    return fix.safety if _level(spot.rule, spot.match) in (None, "broken") else "suggestion"


def _united(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Disjoint edits: deletions that touch or overlap become one, of two other edits at one place the first stands."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if kept and edit.start <= kept[-1].end and not edit.text and not kept[-1].text:
            kept[-1] = Edit(kept[-1].start, max(kept[-1].end, edit.end), "")
        elif kept and (edit.start < kept[-1].end or (edit.start, edit.end) == (kept[-1].start, kept[-1].end)):
            continue
        else:
            kept.append(edit)
    return tuple(kept)
