# SPDX-License-Identifier: Apache-2.0
"""Front matter: where it stands, its plain values, and those that a reader will see.

A title, a description, the answers of a FAQ are copy like the text below them; everything else is settings. A line
scan reads what nearly all front matter holds, `key: value`; PyYAML (20 ms to import) is asked only where a value
for a reader is nested, folded or escaped. Positions come from its C parser, which counts code points.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from copylint.document.blocks import Block
from copylint.document.spans import union, without
from copylint.model.places import Span
from copylint.model.record import NamedTuple
from copylint.text import regexes as regex
from copylint.text.patterns import lazy

_OPENING = lazy(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "-": lazy(r"[\r\n](?:---|\.\.\.)(?=[ \t]*(?:[\r\n]|\Z))"),
    "+": lazy(r"[\r\n]\+\+\+(?=[ \t]*(?:[\r\n]|\Z))"),
}
_FIRST_KEY = lazy(
    r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+"
    r"(?:[A-Za-z_\u00c0-\u024f][\w .-]{0,60}?|\"[^\"\r\n]+\"|'[^'\r\n]+')[ \t]*:(?=[ \t\r\n])"
)
_KEY = lazy(r"(?:^|(?<=\r))([ \t-]*+)[\"']?([\w:-]*\w)[\"']?[ \t]*:(?=[ \t\r\n])[ \t]*([^\r\n]*)", regex.MULTILINE)
_NOT_PLAIN = frozenset("#&*!|>%@`[{")
_PROPERTIES = lazy(r"(?:[&!][^\s]*+\s++)++")
"""An anchor and a tag before a value (YAML 1.2.2, 6.9)."""
_HEADER = lazy(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_TOML = lazy(
    r"(?:^|(?<=\r))([\w-]+)[ \t]*=[ \t]*(?:\"([^\"\\\r\n]*)\"|'([^'\r\n]*)'|([^\s\"'\[{#][^\r\n#]*))", regex.MULTILINE
)
_TOML_TABLE = lazy(r"(?:^|(?<=\r))\[", regex.MULTILINE)
_CONTINUED = lazy(r"(?:\r\n|\n|\r)[ \t]+(?![\s#])")
_BLANK = (" ", "\t", "\n")
"""What stands after the first sign of a line end where the next line goes on."""
_COMMENT = lazy(r"[ \t]+#")
_WORD = lazy(r"[^\W\d_]")
_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML 1.2 does not allow, and what libyaml takes for a line end."""
_LONGEST = 200_000
"""Longer front matter is data, not copy: only its top-level lines are read."""
_DEEPEST = 12

_WORDS = frozenset(
    "title titre subtitle soustitre description desc excerpt extrait summary resume résumé abstract lead lede "
    "chapo chapeau intro introduction teaser tagline headline standfirst caption legend legende légende alt "
    "question answer reponse réponse pullquote accroche".split()
)
"""Keys whose value a reader sees, without case and signs (Jekyll, Hugo, Astro, Docusaurus, Hexo, SEO plugins)."""
_PREFIXES = ("meta", "seo", "og", "opengraph", "twitter", "social", "short", "long", "page", "hero", "image", "cover")
_SIGNS = str.maketrans("", "", "-_ .")


class FrontMatter(NamedTuple):
    """The front matter of a text.

    Attributes:
        span: all of it with its fences, without the last line end.
        values: the words for a reader, as blocks of kind "meta", in order of place.
        metadata: top-level plain values by key, unquoted.
    """

    span: Span
    values: tuple[Block, ...]
    metadata: dict[str, str]

    def masked(self) -> tuple[Span, ...]:
        """All of it but the words for a reader."""
        return without((self.span,), union(value.span for value in self.values))


def find_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the start of a text, None where there is none or nothing closes it.

    `---` opens YAML only if the first line of content looks like `key:`: a thematic break opens many texts.
    """
    if not text.startswith(("---", "+++")):
        return None
    place = _extent(text)
    if place is None:
        return None
    span, content = place
    if text[0] == "+":
        metadata, values = _toml(text, content)
    else:
        metadata, values = _yaml(text, content)
    return FrontMatter(span, tuple(sorted(values, key=lambda block: block.span)), metadata)


@lru_cache(maxsize=512)
def is_spoken(key: str) -> bool:
    """Whether a reader sees the value of a front-matter key (`meta_description`, `seoTitle`, `og:title`)."""
    plain = key.lower().replace(":", "").translate(_SIGNS)
    if plain in _WORDS:
        return True
    return any(plain.startswith(prefix) and plain[len(prefix) :] in _WORDS for prefix in _PREFIXES)


def _extent(text: str) -> tuple[Span, Span] | None:
    """The whole and its content."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    start = opening.end()
    closing = _CLOSING[text[0]].search(text, start - 1)
    if closing is None or (text[0] == "-" and closing.start() >= start and not _FIRST_KEY.match(text, start)):
        return None
    return Span(0, closing.end()), Span(start, max(closing.start() + 1, start))


def _yaml(text: str, content: Span) -> tuple[dict[str, str], list[Block]]:
    metadata: dict[str, str] = {}
    values: list[Block] = []
    nested = False
    for match in _KEY.finditer(text, *content):
        indentation, key, value = match.groups()
        spoken = is_spoken(key)
        span = _plain(text, match) if value and not indentation and value[0] not in _NOT_PLAIN else None
        if span is None:
            nested = nested or spoken
        elif key not in metadata:
            metadata[key] = text[span.start : span.end]
            if spoken:
                _add(values, text, span, key)
    if nested and content.end - content.start <= _LONGEST:
        composed = _composed(text, content)
        if composed is not None:
            return {**metadata, **composed[0]}, composed[1]
    return metadata, values


def _plain(text: str, match: "regex.Match[str]") -> Span | None:
    """The value of a `key: value` line without its quotes and comment; None where it is not that simple."""
    if text[match.end() + 1 : match.end() + 2] in _BLANK and _CONTINUED.match(text, match.end()):
        return None
    start, end = match.span(3)
    quote = text[start]
    if quote in "\"'":
        closing = text.find(quote, start + 1, end)
        rest = text[closing + 1 : end].strip(" \t")
        if closing < 0 or (rest and not rest.startswith("#")) or text.find("\\", start, closing) >= 0:
            return None
        return Span(start + 1, closing)
    comment = _COMMENT.search(text, start, end) if text.find("#", start, end) >= 0 else None
    if comment:
        end = comment.start()
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Span(start, end)


def _add(values: list[Block], text: str, span: Span, key: str) -> None:
    if text[span.start : span.end][:1].isalpha() or _WORD.search(text, *span):
        values.append(Block("meta", span, span, key=key))


def _composed(text: str, content: Span) -> tuple[dict[str, str], list[Block]] | None:
    """The values as PyYAML finds them; None where the YAML is broken."""
    import yaml  # noqa: PLC0415 - 20 ms, for nested values only

    source = _FORBIDDEN.sub(" ", text[content.start : content.end])
    try:
        node = yaml.compose(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    metadata: dict[str, str] = {}
    values: list[Block] = []
    for path, key, scalar in _scalars(node):
        span = _content(source, scalar)
        place = Span(span.start + content.start, span.end + content.start)
        if "." not in path:
            metadata.setdefault(path, scalar.value)
        if is_spoken(key):
            _add(values, text, place, path)
    return metadata, values


def _scalars(root: Any) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401 - yaml is not imported at the top
    """Every scalar with its path and the last name in it; a node that is met again (an alias) is passed over."""
    seen: set[int] = set()
    stack: list[tuple[str, str, Any, int]] = [("", "", root, 0)]
    while stack:
        path, key, node, depth = stack.pop()
        if id(node) in seen or depth > _DEEPEST:
            continue
        seen.add(id(node))
        if node.id == "scalar":
            yield path, key, node
            continue
        inner: list[tuple[str, str, Any, int]] = []
        for index, item in enumerate(node.value):
            name, value = (item[0].value, item[1]) if node.id == "mapping" else (str(index), item)
            if isinstance(name, str):
                below = f"{path}.{name}" if path else name
                inner.append((below, name if node.id == "mapping" else key, value, depth + 1))
        stack += reversed(inner)


def _content(source: str, scalar: Any) -> Span:  # noqa: ANN401 - yaml is not imported at the top
    """Where the words of a scalar stand: without quotes, without the header of a block scalar, without outer blanks."""
    start, end = scalar.start_mark.index, scalar.end_mark.index
    properties = _PROPERTIES.match(source, start, end)
    start = properties.end() if properties else start
    if scalar.style in ("'", '"'):
        return Span(start + 1, max(end - 1, start + 1))
    if scalar.style in ("|", ">"):
        header = _HEADER.match(source, start)
        start = header.end() if header else end
    while start < end and source[start] in " \t\r\n":
        start += 1
    while end > start and source[end - 1] in " \t\r\n":
        end -= 1
    return Span(start, end)


def _toml(text: str, content: Span) -> tuple[dict[str, str], list[Block]]:
    """Top-level strings and plain values, up to the first table."""
    metadata: dict[str, str] = {}
    values: list[Block] = []
    inside = text[: content.end]
    table = _TOML_TABLE.search(inside, content.start)
    for match in _TOML.finditer(inside, content.start, table.start() if table else content.end):
        group = next(number for number in (2, 3, 4) if match[number] is not None)
        key, value = match[1], match[group].rstrip(" \t")
        metadata.setdefault(key, value)
        if group != 4 and is_spoken(key):  # noqa: PLR2004 - the group of values without quotes
            _add(values, text, Span(*match.span(group)), key)
    return metadata, values
