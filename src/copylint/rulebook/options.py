# SPDX-License-Identifier: Apache-2.0
"""The options of a kind, read from YAML by the annotations of its Options.

An annotation may be str, int, bool, a Literal, Pattern, Phrase, a tuple of such, a mapping from words to such, or one
of them or None. What comes out is plain data (lists, dicts, strings, numbers), as the bundle stores it.
"""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import regex

from copylint.evidence.kind import FLAGS, Pattern, Phrase
from copylint.evidence.phrases import to_pattern
from copylint.model.record import NamedTuple
from copylint.rulebook.lists import Lists, UnknownList
from copylint.rulebook.nodes import Node, Walk
from copylint.rulebook.problems import suggestion
from copylint.wording import both


class Entry(NamedTuple):
    """One phrase or pattern of a rule: what it became, and the node where it is written (for «never exercised»)."""

    pattern: str
    written: str
    node: Node
    key: str


class OptionsReader:
    """Reads the options of one rule; `entries` collects its phrases and patterns."""

    def __init__(self, walk: Walk, lists: Lists) -> None:
        """Complaints go to `walk`; `{{name}}` is looked up in `lists`."""
        self.walk = walk
        self.lists = lists
        self.entries: list[Entry] = []

    def read(self, node: Node | None, options: Any) -> dict[str, Any]:  # noqa: ANN401 - each kind has its own Options
        """Plain data for the Options of a kind; what is wrong becomes a problem of the walk."""
        hints, required = _fields(options)
        if node is None:
            return {}
        pairs = self.walk.pairs(node, "options", hints)
        for name in required - pairs.keys():
            self.walk.complain(node, both("rules.missing", key=name, what="options"))
        return {name: self._value(value, hints[name], name, "") for name, (_, value) in pairs.items()}

    def _value(self, node: Node, hint: Any, name: str, key: str) -> Any:  # noqa: ANN401, PLR0911 - one return per annotation
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._value(node, next(arg for arg in get_args(hint) if arg is not NoneType), name, key)
        if origin is Literal:
            return self.walk.one_of(node, [str(word) for word in get_args(hint)], name)
        if origin is tuple:
            return [self._value(item, get_args(hint)[0], name, key) for item in self.walk.items(node, name)]
        if origin in (dict, Mapping):
            inner = get_args(hint)[1]
            return {
                word: self._value(value, inner, name, word) for word, (_, value) in self.walk.pairs(node, name).items()
            }
        if hint in (Pattern, Phrase):
            return self._pattern(node, name, key, phrase=hint is Phrase)
        if hint is bool:
            return self.walk.boolean(node, name)
        if hint is int:
            return self.walk.integer(node, name)
        return self.walk.string(node, name)

    def _pattern(self, node: Node, name: str, key: str, *, phrase: bool) -> str:
        written = self.walk.string(node, name)
        raw = not phrase or (len(written) > 2 and written[0] == written[-1] == "/")  # noqa: PLR2004 - something between two slashes
        try:
            expanded = self.lists.expand(written, key, to_pattern if raw else None)
        except UnknownList as error:
            message = both("rules.unknown-list", name=error.name)
            hint = suggestion(error.name, self.lists.names)
            self.walk.complain(node, {language: text + hint[language] for language, text in message.items()})
            return ""
        try:
            pattern = expanded if not phrase else expanded[1:-1] if raw else to_pattern(expanded)
            compiled = regex.compile(pattern, FLAGS)
        except (regex.error, ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or str(error) or type(error).__name__
            self.walk.complain(node, both("rules.pattern", pattern=written, reason=reason))
            return ""
        if compiled.match("") is not None:
            self.walk.complain(node, both("rules.empty-match", pattern=written))
        self.entries.append(Entry(pattern, written, node, name))
        return pattern


def _fields(options: Any) -> tuple[dict[str, Any], set[str]]:  # noqa: ANN401 - each kind has its own Options
    """Annotations by name, those of a nested NamedTuple among them, and the names without a default."""
    hints: dict[str, Any] = {}
    required: set[str] = set()
    for name, hint in get_type_hints(options).items():
        default = options._field_defaults.get(name)
        if hasattr(default, "_fields"):
            hints |= get_type_hints(type(default))
        else:
            hints[name] = hint
            if name not in options._field_defaults:
                required.add(name)
    return hints, required


__all__ = ["Entry", "OptionsReader"]
