# SPDX-License-Identifier: Apache-2.0
r"""What a pattern without a literal must match, as a pattern cheap enough to be looked for in a whole document at once.

`\b\d{5,}\b` holds no string that a prefilter could look for. But whatever it matches holds five digits, and one search
of the document for these tells in which blocks the pattern is worth trying: most often in none. The guard of a pattern
is a stretch of its parse tree without what depends on where a block ends (`\b`, `$`, negative look-around): wherever
the pattern matches inside a block, its guard matches from a place of that block.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from copylint.evidence.literals import FLAGS, all_cases, core, parsed
from copylint.model.record import NamedTuple

_MOST_COPIES = 16
_MOST_SIGNS = 12
"""Signs of a set that still tell a rare place from others."""
_WORTH = 2.0
_CASED = frozenset({"UPPERCASELETTER", "LOWERCASELETTER", "TITLECASELETTER", "UPPERCASE", "LOWERCASE"})
_REPEATS = (core.GreedyRepeat, core.LazyRepeat)
"""What gives back what it took; a possessive repeat does not, and may take another block's signs."""
_RARE = ("DECIMALNUMBER", "EMOJI", "EMOJIPRESENTATION", "EXTENDEDPICTOGRAPHIC")


class _Part(NamedTuple):
    """A stretch of a pattern: its source, how much it tells, and whether letters of another case may stand in it."""

    source: str
    worth: float
    cased: bool = False


_NONE = _Part("", 0.0)


def guards_of(patterns: Mapping[str, Iterable[str]], always: Sequence[int]) -> dict[str, str]:
    """The guards of patterns, by the number that `evidence.literals.each_of` gave them; plain data.

    Args:
        patterns: sources by language.
        always: the numbers of those that require no literal. One that has no guard is missing in the answer.
    """
    sources = list(chain.from_iterable(patterns[word] for word in sorted(patterns)))
    found = ((number, guard(sources[number])) for number in always)
    return {str(number): source for number, source in found if source}


def guard(pattern: str) -> str | None:
    """A pattern that matches from a place of every block that `pattern` matches in; None where none is worth it.

    Raises:
        regex.error: the pattern is wrong. RecursionError: it is nested too deeply.
    """
    best = max(_runs(parsed(pattern)), key=lambda part: part.worth, default=_NONE)
    if best.worth < _WORTH:
        return None
    return best.source if best.cased else f"(?-i:{best.source})"


def _runs(node: Any) -> Iterable[_Part]:  # noqa: ANN401 - nodes of a private module
    """The stretches of a sequence that are understood, each as long as can be."""
    run: list[_Part] = []
    for item in node.items if isinstance(node, core.Sequence) else [node]:
        part = _part(item) if run or type(item) not in _REPEATS else None
        if part is not None:
            run.append(part)
            continue
        last = _first_copies(item)  # of `\d{5,}` five are adjacent to what stands before it, and five to what follows
        yield _joined([*run, last])
        run = [last]
    yield _joined(run)


def _first_copies(node: Any) -> _Part:  # noqa: ANN401 - see _runs
    if type(node) not in _REPEATS or not 0 < node.min_count <= _MOST_COPIES:
        return _NONE
    part = _part(node.subpattern)
    return _NONE if part is None else _repeated(part, node.min_count, node.min_count)


def _part(node: Any) -> _Part | None:  # noqa: ANN401, PLR0911 - one return per kind of node
    """A node as a source that matches all that it matches, and may match more; None where it is not understood."""
    if isinstance(node, core.Character | core.Property | core.SetUnion):
        return _sign(node)
    if isinstance(node, core.Any):
        return _Part("(?s:.)", 0.0)
    if isinstance(node, core.String):
        letters = "".join(map(_escaped, node.characters))
        return _Part(letters, 3.0 * len(node.characters), any(map(_cased, node.characters)))
    if isinstance(node, core.Sequence):
        return _all(node.items)
    if isinstance(node, core.Branch):
        parts = [_part(branch) for branch in node.branches]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        source = "|".join(part.source for part in known)
        return _Part(f"(?:{source})", min(part.worth for part in known) / 2, any(part.cased for part in known))
    if type(node) in _REPEATS:
        part = _part(node.subpattern)
        bounded = node.max_count is not None and node.max_count <= _MOST_COPIES
        return _repeated(part, node.min_count, node.max_count) if part is not None and bounded else None
    if isinstance(node, core.Group):
        return _part(node.subpattern)
    if isinstance(node, core.LookAround):
        inner = _part(node.subpattern) if node.positive else None
        return inner._replace(source=f"(?{'<' if node.behind else ''}={inner.source})") if inner else _NONE
    return _NONE if isinstance(node, core.ZeroWidthBase) else None


def _all(nodes: Iterable[Any]) -> _Part | None:
    parts = [_part(node) for node in nodes]
    known = [part for part in parts if part is not None]
    return _joined(known) if len(known) == len(parts) else None


def _joined(parts: Sequence[_Part]) -> _Part:
    return _Part(
        "".join(part.source for part in parts), sum(part.worth for part in parts), any(part.cased for part in parts)
    )


def _repeated(part: _Part, least: int, most: int) -> _Part:
    source = part.source * least if least == most else f"(?:{part.source}){{{least},{most}}}"
    return part._replace(source=source, worth=part.worth * least)


def _sign(node: Any) -> _Part | None:  # noqa: ANN401 - see _runs
    members = _members(node)
    if members is None:
        return None
    source, count, cased = members
    if not node.positive:
        return None if cased else _Part(f"[^{source}]", 0.0)
    if count == 1:
        return _Part(source, 3.0, cased)
    return _Part(f"[{source}]", 2.0 if count <= _MOST_SIGNS else 0.0, cased)


def _members(node: Any) -> tuple[str, int, bool] | None:  # noqa: ANN401 - see _runs
    """What stands between the brackets of a set, how many signs that is about, and whether case matters to it."""
    if isinstance(node, core.Character):
        return _escaped(node.value), 1, _cased(node.value)
    if isinstance(node, core.Range):
        few = node.upper - node.lower <= _MOST_SIGNS
        cased = any(map(_cased, range(node.lower, node.upper + 1))) if few else True
        return f"{_escaped(node.lower)}-{_escaped(node.upper)}", node.upper - node.lower + 1, cased
    if isinstance(node, core.Property):
        name, values = core.PROPERTY_NAMES[node.value >> 16]
        value = values[node.value & 0xFFFF]
        count = 2 if name in _RARE or value in _RARE else 2 * _MOST_SIGNS
        return rf"\p{{{name}:{value}}}", count, not _CASED.isdisjoint((name, value))
    if not isinstance(node, core.SetUnion):
        return None
    found = [_members(item) if item.positive else None for item in node.items]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return "".join(one[0] for one in known), sum(one[1] for one in known), any(one[2] for one in known)


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


def _cased(code: int) -> bool:
    return len(all_cases(FLAGS, code)) > 1
