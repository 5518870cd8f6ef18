# SPDX-License-Identifier: Apache-2.0
"""Where the title of a link or an image stands: the parser gives its words alone."""

from copylint.model.places import Span

_CLOSING = {'"': '"', "'": "'", ")": "("}


def title_of(text: str, target: Span, title: str) -> Span | None:
    """Where the title stands in `](address "title")`; the parser gives its words alone."""
    end = target.end - 1
    while end > target.start and text[end - 1] in " \t\r\n":
        end -= 1
    opening = _CLOSING.get(text[end - 1])
    if opening is None:
        return None
    end -= 1
    start = end - len(title)
    if start <= target.start or text[start:end] != title:  # escapes and entities make it longer
        start = end
        while start > target.start and (text[start - 1] != opening or text[start - 2] == "\\"):
            start -= 1
    return Span(start, end) if target.start < start < end else None
