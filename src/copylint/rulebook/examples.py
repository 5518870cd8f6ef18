# SPDX-License-Identifier: Apache-2.0
"""The examples of a rule: `⟦…⟧` marks each expected place; they are the rule's tests and its documentation."""

from collections.abc import Mapping

from copylint.model.findings import SEVERITIES
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.rulebook.nodes import Node, Walk
from copylint.wording import both

OPEN, CLOSE = "\u27e6", "\u27e7"
KEYS = ("fail", "pass", "fix", "because", "severity", "file", "context", "sources")
CONTEXT_KEYS = ("profile", "renderer", "date", "names", "nbsp", "apostrophe", "dash", "quotes", "target")


class Example(NamedTuple):
    """One example.

    Attributes:
        fails: whether the rule must report it (a near miss must stay silent).
        text: the text without marks.
        spans: the places that must be reported: span first, then related ones; empty for a pass.
        fixed: the exact text after the rule's own fix; None where the text may not change.
        because: why a near miss is fine.
        severity: the severity expected, "" for the rule's own.
        file: the name it is read under; the suffix decides the format.
        context: what the run says (profile, renderer, date…).
        line: the line of the rule file where it stands.
    """

    fails: bool
    text: str
    spans: tuple[Span, ...] = ()
    fixed: str | None = None
    because: str = ""
    severity: str = ""
    file: str = "x.md"
    context: Mapping[str, str] = {}
    line: int = 0


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without `⟦` and `⟧`, and the places that they enclosed, in order of their opening.

    Raises:
        ValueError: marks that do not pair.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    opened = -1
    for sign in marked:
        if sign == OPEN and opened < 0:
            opened = length
        elif sign == CLOSE and opened >= 0:
            spans.append(Span(opened, length))
            opened = -1
        elif sign in (OPEN, CLOSE):
            raise ValueError(sign)
        else:
            pieces.append(sign)
            length += 1
    if opened >= 0:
        raise ValueError(OPEN)
    return "".join(pieces), tuple(spans)


def read_examples(walk: Walk, node: Node) -> tuple[Example, ...]:
    """The examples of a rule file; what is wrong becomes a problem of the walk."""
    found: list[Example] = []
    for item in walk.items(node, "examples"):
        pairs = {key: value for key, (_, value) in walk.pairs(item, "example", KEYS).items()}
        if ("fail" in pairs) == ("pass" in pairs):
            walk.complain(item, both("rules.example-kind"))
            continue
        fails = "fail" in pairs
        marked = walk.string(pairs["fail" if fails else "pass"], "example")
        try:
            text, spans = unmarked(marked)
        except ValueError:
            walk.complain(item, both("rules.marks"))
            continue
        if fails != bool(spans):
            walk.complain(item, both("rules.marks-needed" if fails else "rules.marks-unwanted"))
        context = (
            {
                key: walk.string(value, key)
                for key, (_, value) in walk.pairs(pairs["context"], "context", CONTEXT_KEYS).items()
            }
            if "context" in pairs
            else {}
        )
        found.append(
            Example(
                fails=fails,
                text=text,
                spans=spans,
                fixed=walk.string(pairs["fix"], "fix") if "fix" in pairs else None,
                because=walk.string(pairs["because"], "because") if "because" in pairs else "",
                severity=walk.one_of(pairs["severity"], tuple(SEVERITIES), "severity") if "severity" in pairs else "",
                file=walk.string(pairs["file"], "file") if "file" in pairs else "x.md",
                context=context,
                line=item.start_mark.line + 1,
            )
        )
    return tuple(found)
