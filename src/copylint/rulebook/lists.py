# SPDX-License-Identifier: Apache-2.0
"""Word lists that several rules share: `rules/lists/<name>.yml`, named in phrases and patterns as `{{name}}`.

A list is `{name, source, entries}`; `entries` is a list, or a mapping from languages to lists. `{{name}}` in a phrase
of French takes the French entries; `{{name.en}}` names a language; a list without languages serves all. An entry may
name another list.
"""

from collections.abc import Callable, Iterable, Mapping

import yaml

from copylint.model.record import NamedTuple
from copylint.rulebook.nodes import Walk
from copylint.rulebook.problems import RuleProblem
from copylint.text import regexes as regex
from copylint.text.patterns import lazy
from copylint.wording import both

_NAMED = lazy(r"\{\{([a-z0-9-]+)(?:\.([a-z]{2}))?\}\}")
_DEEPEST = 5
ALL = "*"


class UnknownList(KeyError):
    """A phrase names a list that is not there, or lists name each other in a circle."""

    def __init__(self, name: str) -> None:
        """`name` is the list's."""
        super().__init__(name)
        self.name = name


class Lists(NamedTuple):
    """The lists of a rule folder: entries by name and language ("*" where it has none)."""

    entries: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    @property
    def names(self) -> Iterable[str]:
        """The names of the lists."""
        return self.entries.keys()

    def words(self, name: str, language: str = "") -> tuple[str, ...]:
        """The entries of a list: those of a language, or all.

        Raises:
            UnknownList: there is no such list.
        """
        if name not in self.entries:
            raise UnknownList(name)
        by_language = self.entries[name]
        if ALL in by_language:
            return by_language[ALL]
        if language in by_language:
            return by_language[language]
        return tuple(word for words in by_language.values() for word in words)

    def expand(self, text: str, language: str = "", render: Callable[[str], str] | None = None, depth: int = 0) -> str:
        """`text` with each `{{name}}` replaced by an alternation of the list's entries, longest first.

        Entries are phrases; `render` turns each into what `text` is made of (a pattern's syntax, say).

        Raises:
            UnknownList: a name that is not there, or a circle.
        """
        if "{{" not in text:
            return text

        def alternation(found: "regex.Match[str]") -> str:
            name, wanted = found.group(1), found.group(2) or language
            if depth > _DEEPEST:
                raise UnknownList(name)
            words = [self.expand(word, wanted, None, depth + 1) for word in self.words(name, wanted)]
            words.sort(key=lambda word: (-len(word), word))
            return f"(?:{'|'.join(map(render, words))})" if render else f"({'|'.join(words)})"

        return _NAMED.sub(alternation, text)


def read_list(file: str, text: str) -> tuple[str, dict[str, tuple[str, ...]], list[RuleProblem]]:
    """Name, entries by language and problems of one list file."""
    walk = Walk(file, text)
    root = walk.root()
    if root is None:
        return "", {}, walk.problems
    pairs = walk.pairs(root, "list", ("name", "source", "entries", "about"))
    for key in ("name", "source", "entries"):
        if key not in pairs:
            walk.complain(root, both("rules.missing", key=key, what="list"))
    name = walk.string(pairs["name"][1], "name") if "name" in pairs else ""
    entries: dict[str, tuple[str, ...]] = {}
    if "entries" in pairs:
        node = pairs["entries"][1]
        if isinstance(node, yaml.MappingNode):
            entries = {key: walk.strings(value, key) for key, (_, value) in walk.pairs(node, "entries").items()}
        else:
            entries = {ALL: walk.strings(node, "entries")}
        for language, words in entries.items():
            for word in sorted({word for word in words if words.count(word) > 1}):
                walk.complain(node, both("rules.repeated", key=f"{language}: {word}"))
    return name, entries, walk.problems
