# SPDX-License-Identifier: Apache-2.0
"""A walk over YAML nodes that knows where each value stands.

`yaml.compose` with the C base loader gives strings and positions and builds no objects: repeated keys are seen, `no`
stays "no", and every complaint names the node itself.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import regex
import yaml

from copylint.model.findings import Bilingual
from copylint.rulebook.problems import RuleProblem, suggestion
from copylint.text.patterns import lazy
from copylint.wording import both

Node = yaml.Node
_INVISIBLE = lazy(r"[\p{Cf}\p{Zs}--[ ]]|[\u115f\u1160\u3164\ufe0f\u034f]", regex.VERSION1)
_LINE_END = lazy(r"\r\n|\n|\r")


class Walk:
    """One YAML file being read; `problems` fills up as it is walked."""

    def __init__(self, file: str, text: str) -> None:
        """Walk `text`, the content of `file` (a name for messages)."""
        self.file = file
        self.text = text
        self.problems: list[RuleProblem] = []

    def root(self) -> Node | None:
        """The top node; None where the text is no YAML or holds a raw invisible character (a problem says so)."""
        for found in _INVISIBLE.finditer(self.text):
            before = self.text[: found.start()]
            ends = list(_LINE_END.finditer(before))
            column = found.start() - (ends[-1].end() if ends else 0) + 1
            message = both("rules.invisible", code=f"U+{ord(found.group()):04X}", escape=_escape(found.group()))
            self.problems.append(RuleProblem(self.file, len(ends) + 1, column, message))
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            node: Node | None = yaml.compose(self.text, Loader=loader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            reason = getattr(error, "problem", None) or type(error).__name__
            self.problems.append(RuleProblem(self.file, line, column, both("rules.yaml", reason=reason)))
            return None
        if node is None:
            self.problems.append(RuleProblem(self.file, 1, 1, both("rules.empty")))
        return node

    def complain(self, node: Node, message: Bilingual) -> None:
        """Note a problem at a node."""
        self.problems.append(RuleProblem(self.file, node.start_mark.line + 1, node.start_mark.column + 1, message))

    def pairs(self, node: Node, what: str, known: Collection[str] | None = None) -> dict[str, tuple[Node, Node]]:
        """The keys of a mapping with their key and value nodes; unknown and repeated keys are problems."""
        if not isinstance(node, yaml.MappingNode):
            self.complain(node, both("rules.mapping", what=what))
            return {}
        found: dict[str, tuple[Node, Node]] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key in found:
                self.complain(key_node, both("rules.repeated", key=key))
            elif known is not None and key not in known:
                hint = suggestion(key, known)
                self.complain(key_node, _with_hint(both("rules.unknown", key=key, what=what), hint))
            else:
                found[key] = (key_node, value)
        return found

    def string(self, node: Node, what: str) -> str:
        """The text of a scalar; "" and a problem where it is none."""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.complain(node, both("rules.string", what=what))
        return ""

    def boolean(self, node: Node, what: str) -> bool:
        """True or false; nothing else is taken for one."""
        return self.one_of(node, ("true", "false"), what) == "true"

    def integer(self, node: Node, what: str) -> int:
        """A whole number."""
        word = self.string(node, what)
        try:
            return int(word)
        except ValueError:
            self.complain(node, both("rules.integer", what=what, value=word))
            return 0

    def one_of(self, node: Node, words: Collection[str], what: str) -> str:
        """One of some words; a problem names the nearest."""
        word = self.string(node, what)
        if word and word not in words:
            listed = ", ".join(words)
            self.complain(
                node, _with_hint(both("rules.one-of", what=what, value=word, words=listed), suggestion(word, words))
            )
            return ""
        return word

    def items(self, node: Node, what: str) -> Iterator[Node]:
        """The items of a list; a single value counts as a list of one."""
        if isinstance(node, yaml.SequenceNode):
            yield from node.value
        elif isinstance(node, yaml.ScalarNode):
            yield node
        else:
            self.complain(node, both("rules.list", what=what))

    def strings(self, node: Node, what: str, read: Callable[[Node, str], Any] | None = None) -> tuple[Any, ...]:
        """A list of scalars, each read by `read` (a string where none is given)."""
        return tuple((read or self.string)(item, what) for item in self.items(node, what))


def _with_hint(message: Bilingual, hint: Bilingual) -> Bilingual:
    return {language: text + hint[language] for language, text in message.items()}


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - four digits reach so far
