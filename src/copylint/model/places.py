# SPDX-License-Identifier: Apache-2.0
"""Places in a text. Offsets are half-open and count code points of the decoded text, never bytes."""

from copylint.model.record import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]` is the excerpt."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace `text[start:end]` by `text`; an insertion has `start == end`."""

    start: int
    end: int
    text: str


class Words(NamedTuple):
    """A value that is not text of the document but one or more keys of wording/.

    A message shows each key in the message's own language, joined as a list
    (« le ton, la structure et les moteurs de recherche »).
    """

    keys: tuple[str, ...]


class Match(NamedTuple):
    """What a kind yields: one fault at one place of `Document.text`.

    Attributes:
        span: the words at fault, before the rule's reach (`span: line`, `block`…) is applied.
        related: other places that the message speaks of, in order.
        values: named quantities that the rule's message may show.
        edits: disjoint repairs that the kind itself knows (a rule takes them with `fix: {by-kind: true}`).
        whole: whether the edits are right only together (both marks of a quotation), also in a grouped finding.
    """

    span: Span
    related: tuple[Span, ...] = ()
    values: "dict[str, str | int | Words]" = {}  # noqa: RUF012 - read only
    edits: tuple[Edit, ...] = ()
    whole: bool = False
