# SPDX-License-Identifier: Apache-2.0
r"""The literals that a pattern requires, read from its parse tree: what the prefilter looks for.

For a pattern we want an any-of set: whatever the pattern matches contains, once folded by `text.folding.shadow`, one
string of the set. Each node of the tree gives the finite set of strings that it matches exactly, where it is small,
and the best any-of set that it requires; a sequence multiplies neighbouring exact sets (bounded) and keeps the most
selective result. A node that is not understood requires nothing: the answer may be None, never wrong.

`regex._regex_core` and `regex._regex` are private; the standard library's parser does not know `\\p{L}`. A test pins
what is used of them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any

import regex

from copylint.evidence.grams import Grams, packed
from copylint.model.record import NamedTuple
from copylint.text.folding import shadow

core: Any = import_module("regex._regex_core")
all_cases: Any = import_module("regex._regex").get_all_cases
FLAGS = regex.VERSION0 | regex.IGNORECASE | regex.MULTILINE
MOST_EXACT = 320
"""Larger exact sets are not multiplied further."""
MOST_LITERALS = 600
"""Larger any-of sets are no filter."""
_MOST_MEMBERS = 24
_MOST_COPIES = 3
_MOST_REQUIRED = 8
"""Copies of which a required string is made."""
_MOST_SETS = 6
_MOST_SECOND = 200

Strings = frozenset[str]
_EMPTY: Strings = frozenset({""})


class _Info(NamedTuple):
    exact: Strings | None
    """All that the node matches, folded, blanks as one space; None where not finite and small."""
    required: Strings | None
    """An any-of set that every match contains; None where none is known."""
    every: "tuple[Strings, ...]" = ()
    """All any-of sets that are known: every match contains one string of each."""
    head: Strings | None = None
    """Where `exact` is None: every match begins with one of these, once folded."""
    tail: Strings | None = None
    """Where `exact` is None: every match ends with one of these."""


_NOTHING = _Info(None, None)
_ZERO_WIDTH = _Info(_EMPTY, None)


def required_literals(pattern: str) -> tuple[str, ...] | None:
    """The any-of set of a pattern, sorted, each string folded and without outer blanks; None where there is none.

    Raises:
        regex.error: the pattern is wrong. RecursionError: it is nested too deeply.
    """
    info = _visit(parsed(pattern))
    best = _better(_candidate(info.exact), info.required)
    return tuple(sorted(best)) if best and len(best) <= MOST_LITERALS else None


def all_of(patterns: Iterable[str]) -> tuple[str, ...] | None:
    """The any-of set of several patterns that stand for one rule; None where one of them requires nothing."""
    found: set[str] = set()
    for pattern in patterns:
        literals = required_literals(pattern)
        if literals is None:
            return None
        found.update(literals)
    return tuple(sorted(found)) if found else None


def every_set(pattern: str) -> list[list[str]]:
    """The any-of sets of a pattern, the rarest first: whatever it matches contains one string of each. Plain data.

    Raises:
        regex.error: the pattern is wrong. RecursionError: it is nested too deeply.
    """
    info = _visit(parsed(pattern))
    sets = {*info.every, *filter(None, [_candidate(info.exact), info.required])}
    chosen = sorted((one for one in sets if len(one) <= MOST_LITERALS), key=_selectivity, reverse=True)
    small = [one for at, one in enumerate(chosen) if at == 0 or len(one) <= _MOST_SECOND]
    return [sorted(one) for one in small[:_MOST_SETS]]


def is_rare(literals: Iterable[str]) -> bool:
    """Whether most texts hold few of these literals, so that looking for them saves more than it costs."""
    return sum(map(_frequency, literals)) <= _RARE


def each_of(patterns: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """What each pattern requires (`every_set`), as `evidence.search.search` takes it. Plain data.

    Patterns are numbered through the languages in order. `first` holds the literals of their rarest sets with the
    numbers (evidence/grams.py), `always` the patterns that require nothing, `guards` what can be looked for in their
    stead (evidence/guards.py), `further` their other sets by number, the literals of each in one string with line ends
    between them.
    """
    owners: dict[str, list[int]] = {}
    always: list[int] = []
    further: dict[str, list[str]] = {}
    for number, source in enumerate(chain.from_iterable(patterns[word] for word in sorted(patterns))):
        sets = every_set(source)
        if not sets:
            always.append(number)
        for literal in sets[0] if sets else ():
            owners.setdefault(literal, []).append(number)
        if sets[1:]:
            further[str(number)] = ["\n".join(literals) for literals in sets[1:]]
    needs: dict[str, Any] = {"first": packed(owners), "always": always, "further": further}
    if always:
        from copylint.evidence.guards import guards_of  # noqa: PLC0415 - it reads patterns as this module does

        needs["guards"] = guards_of(patterns, always)
    return needs


def united(needs: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The any-of set of all patterns of `each_of`; None where one of them requires nothing."""
    literals = sorted(literal for literal, _ in Grams(needs["first"]).items())
    return tuple(literals) if literals and not needs["always"] else None


def parsed(pattern: str) -> Any:  # noqa: ANN401 - nodes of a private module
    """The parse tree of a pattern.

    Raises:
        regex.error: the pattern is wrong. RecursionError: it is nested too deeply.
    """
    flags = FLAGS
    while True:
        source = core.Source(pattern)
        info = core.Info(flags, source.char_type, {})
        source.ignore_space = bool(info.flags & regex.VERBOSE)
        try:
            return core._parse_pattern(source, info)  # noqa: SLF001 - see the module
        except core._UnscopedFlagSet:  # noqa: SLF001 - flags such as (?s) at the start: parse again with them
            flags = info.global_flags | flags


_WHITE = parsed(r"\s").items[0].value if hasattr(parsed(r"\s"), "items") else parsed(r"\s").value


def _cases(code: int) -> Strings:
    """A character folded, with what `regex` takes for it where case is ignored: its Unicode is newer than Python's."""
    return frozenset(" " if chr(case).isspace() else shadow(chr(case)) for case in all_cases(FLAGS, code))


def _visit(node: Any) -> _Info:  # noqa: ANN401, C901, PLR0911 - one return per kind of node
    if isinstance(node, core.Character):
        return _Info(_cases(node.value), None) if node.positive else _NOTHING
    if isinstance(node, core.Property):
        return _Info(frozenset({" "}), None) if node.positive and node.value == _WHITE else _NOTHING
    if isinstance(node, core.SetUnion | core.Range):
        return _set(node)
    if isinstance(node, core.StringSet):
        return _NOTHING
    if isinstance(node, core.String):
        return _sequence([_Info(_cases(code), None) for code in node.characters])
    if isinstance(node, core.Sequence):
        return _sequence([_visit(item) for item in node.items])
    if isinstance(node, core.Branch):
        return _branch([_visit(branch) for branch in node.branches])
    if isinstance(node, core.GreedyRepeat):
        return _repeat(_visit(node.subpattern), node.min_count, node.max_count)
    if isinstance(node, core.Group | core.Atomic):
        return _visit(node.subpattern)
    if isinstance(node, core.LookAround):
        # What a look-behind saw may lie before the block.
        ahead = node.positive and not node.behind
        return _Info(_EMPTY, _best_of(_visit(node.subpattern)) if ahead else None)
    return _ZERO_WIDTH if isinstance(node, core.ZeroWidthBase) else _NOTHING


def _set(node: Any) -> _Info:  # noqa: ANN401 - nodes of a private module
    if not node.positive:
        return _NOTHING
    members: set[str] = set()
    for item in node.items if isinstance(node, core.SetUnion) else [node]:
        if isinstance(item, core.Range) and item.positive and item.upper - item.lower < _MOST_MEMBERS:
            members.update(*(_cases(code) for code in range(item.lower, item.upper + 1)))
            continue
        exact = None if isinstance(item, core.Range) else _visit(item).exact
        if exact is None:
            return _NOTHING
        members |= exact
    return _Info(frozenset(members), None) if 0 < len(members) <= _MOST_MEMBERS else _NOTHING


def _sequence(parts: Sequence[_Info]) -> _Info:
    whole = True
    head: Strings | None = None
    run: Strings = _EMPTY
    every: list[Strings] = []
    for part in parts:
        every += part.every or ([part.required] if part.required else [])
        product = _times(run, part.exact)
        if product is not None:
            run = product
            continue
        longer = _times(run, part.head) or run
        every += filter(None, [_candidate(longer)])
        head = longer if whole else head
        whole = False
        after = part.tail if part.exact is None else part.exact
        run = after if after is not None and len(after) <= MOST_EXACT else _EMPTY
    every += filter(None, [_candidate(run)])
    best: Strings | None = None
    for strings in every:
        best = _better(best, strings)
    if whole:
        return _Info(run, best, tuple(every))
    return _Info(None, best, tuple(every), head, run)


def _branch(parts: Sequence[_Info]) -> _Info:
    exact = _united([part.exact for part in parts], MOST_EXACT)
    required = _united([_best_of(part) for part in parts], MOST_LITERALS)
    if exact is not None:
        return _Info(exact, required)
    heads = _united([part.head if part.exact is None else part.exact for part in parts], MOST_EXACT)
    tails = _united([part.tail if part.exact is None else part.exact for part in parts], MOST_EXACT)
    return _Info(None, required, (), heads, tails)


def _united(sets: Sequence[Strings | None], most: int) -> Strings | None:
    found: set[str] = set()
    for strings in sets:
        if strings is None:
            return None
        found |= strings
    return frozenset(found) if len(found) <= most else None


def _repeat(part: _Info, least: int, most: int | None) -> _Info:
    required = _best_of(part) if least > 0 else None
    if part.exact is None:
        if least == 0:
            return _NOTHING
        return _Info(None, required, part.every, part.head, part.tail)
    edge = _power(part.exact, least) if least else None
    required = _better(required, _candidate(edge)) if least > 1 else required
    unknown = _Info(None, required, (), edge, edge)
    if part.exact <= {"", " "}:  # blanks collapse and deleted signs vanish however often they stand there
        return _Info(part.exact | (_EMPTY if least == 0 else frozenset()), required)
    if most is None or most > _MOST_COPIES:
        return unknown
    powers: set[str] = set()
    power: Strings | None = _EMPTY
    for count in range(most + 1):
        if power is None:
            return unknown
        if count >= least:
            powers |= power
        power = _times(power, part.exact)
    return _Info(frozenset(powers), required) if len(powers) <= MOST_EXACT else unknown


def _power(strings: Strings, count: int) -> Strings | None:
    """The strings that so many of them make in a row; None where these are many."""
    power: Strings | None = _EMPTY
    for _ in range(min(count, _MOST_REQUIRED)):
        power = None if power is None else _times(power, strings)
    return power


def _times(left: Strings, right: Strings | None) -> Strings | None:
    if right is None or len(left) * len(right) > MOST_EXACT:
        return None
    return frozenset(_joined(a, b) for a in left for b in right)


def _joined(left: str, right: str) -> str:
    return left + right[1:] if left.endswith(" ") and right.startswith(" ") else left + right


def _best_of(part: _Info) -> Strings | None:
    return _better(_candidate(part.exact), part.required)


def _candidate(strings: Strings | None) -> Strings | None:
    if not strings:
        return None
    stripped = {string.strip(" ") for string in strings}
    if any(not string or (len(string) == 1 and string.isalnum()) for string in stripped):
        return None
    return frozenset(
        string for string in stripped if not any(other != string and other in string for other in stripped)
    )


def _better(left: Strings | None, right: Strings | None) -> Strings | None:
    if left is None or right is None:
        return right if left is None else left
    return max(left, right, key=_selectivity)


def _selectivity(strings: Strings) -> tuple[float, int, tuple[str, ...]]:
    """How rarely a text is thought to hold one of the strings; the strings themselves break ties."""
    return (-sum(map(_frequency, strings)), -len(strings), tuple(sorted(strings)))


_COMMON = frozenset(
    "le la les un une des du de et en a au est son que qui pour par sur avec dans plus pas ou vous votre vos je "
    "tu nous "
    "texte article articles version contenu fait faire cette toute reste "
    "the and a an of to in is it for with this that on as you your are be or not has have was were text content "
    "word post "
    "made left quel quelle source sources données informations".split()
)
"""Words that most articles hold, and that shorter words' letters would call rare."""
_SIGNS = ":,.-'[]()?/"
"""Signs that stand in most paragraphs of some texts."""
_BY_LENGTH = 0.6
_RARE = 17.5


def _frequency(string: str) -> float:
    """A rough guess of how often a few thousand signs hold a string: the longer, the rarer."""
    if len(string) == 1 and string in _SIGNS:
        return 6.0
    if string in _COMMON or len(string) <= 2:  # noqa: PLR2004 - two letters stand in every text
        return 2.0
    return 4.0 * math.exp(-_BY_LENGTH * len(string))
