# SPDX-License-Identifier: Apache-2.0
"""Attributes of HTML tags: which of them a reader sees or hears, and where their values stand in the source."""

from collections.abc import Iterator, Mapping

from copylint.document.html_tokens import references
from copylint.model.places import Span
from copylint.text.patterns import lazy

_TAG_NAME = lazy(r"</?[^ \t\n\r\f/>]*")
# WHATWG 13.2.5.32 to 13.2.5.39: a name (a `=` may begin it), then perhaps a value in double, single or no quotes.
_ATTRIBUTE = lazy(
    r"""[ \t\n\r\f/]*(?P<name>[^ \t\n\r\f/>][^ \t\n\r\f/>=]*)"""
    r"""(?:[ \t\n\r\f]*=[ \t\n\r\f]*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^ \t\n\r\f>"'][^ \t\n\r\f>]*)))?"""
)
# Attributes that hold words for a reader, and the elements that have them; none: all. Components have all of them.
_SEEN: dict[str, tuple[str, ...]] = {
    "title": (),
    "aria-label": (),
    "aria-description": (),
    "alt": ("img", "area", "input", "applet"),
    "placeholder": ("input", "textarea"),
    "label": ("option", "optgroup", "track"),
    "summary": ("table",),
    "caption": ("-",),
    "description": ("-",),
}
_UNSEEN_ON = frozenset({"html", "head", "base", "link", "meta", "param", "script", "source", "style", "template"})
_META_NAMES = frozenset(
    "description og:title og:description og:image:alt twitter:title twitter:description twitter:image:alt".split()
)
_BUTTONS = frozenset({"button", "reset", "submit"})


def attribute_places(source: str, start: int, end: int) -> dict[str, Span]:
    """Where the value of each attribute of the tag `source[start:end]` stands, without its quotes."""
    head = _TAG_NAME.match(source, start, end)
    at = head.end() if head else start
    places: dict[str, Span] = {}
    while found := _ATTRIBUTE.match(source, at, end):
        at = found.end()
        name = found["name"].lower()
        group = found.lastgroup or "name"
        if group != "name":
            places.setdefault(name, Span(*found.span(group)))
        else:
            places.setdefault(name, Span(at, at))
    return places


def unescaped(source: str, start: int, end: int) -> str:
    """The text of an attribute's value."""
    pieces, at = [], start
    for reference in references(source, start, end, attribute=True):
        pieces += [source[at : reference.start], reference.text]
        at = reference.end
    return "".join([*pieces, source[at:end]])


def seen_attributes(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The attributes of a tag that a reader sees or hears, each with the kind and key of its block."""
    if name == "meta":
        key = next((attributes[each] for each in ("name", "property", "itemprop") if each in attributes), "").lower()
        if key in _META_NAMES and "content" in attributes:
            yield "content", ("meta", key)
        return
    if name in _UNSEEN_ON:
        return
    for attribute in attributes:
        where = _SEEN.get(attribute)
        if where is not None and (not where or name in where or "-" in name):
            yield attribute, ("attribute", attribute)
    if name == "input" and attributes.get("type", "").lower() in _BUTTONS and "value" in attributes:
        yield "value", ("attribute", "value")
