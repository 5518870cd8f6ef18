# SPDX-License-Identifier: Apache-2.0
"""A rule file: every key it may hold, read from YAML into a RuleFile, or told with file:line:column what is wrong."""

from collections.abc import Mapping
from typing import Any

from copylint.evidence.kind import options_of
from copylint.kinds import KINDS, UnusableKind, kind, known
from copylint.model.findings import FAMILIES, SAFETIES, SEVERITIES, Bilingual
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule, RuleFix
from copylint.rulebook.examples import Example, read_examples
from copylint.rulebook.lists import Lists
from copylint.rulebook.nodes import Node, Walk
from copylint.rulebook.options import Entry, OptionsReader
from copylint.rulebook.problems import RuleProblem
from copylint.text import regexes as regex
from copylint.text.patterns import lazy
from copylint.wording import LANGUAGES, both

KEYS = (
    "code",
    "name",
    "aliases",
    "since",
    "status",
    "kind",
    "options",
    "languages",
    "profiles",
    "severity",
    "error_when",
    "level",
    "default",
    "group",
    "span",
    "message",
    "why",
    "fix",
    "examples",
    "measured",
)
REQUIRED = ("code", "name", "kind", "severity", "message", "why", "examples")
STATUSES = ("preview", "stable", "removed")
LEVELS = ("broken", "portability", "quality")
GROUPS = ("block", "paragraph", "file")
REACHES = ("match", "sentence", "line", "block")
ZONES = ("title", "first", "tail")
MOST_WORDS = 25
"""A message is one sentence that an editor reads at a glance."""
CODE = lazy(r"[A-Z]{3}[0-9]{3}")
NAME = lazy(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
PLACEHOLDER = lazy(r"\{([a-z_]+)\}")
_WORD = lazy(r"\w[\w'\u2019-]*")


class RuleFile(NamedTuple):
    """One rule with what only authors and readers need.

    `entries` are the phrases and patterns of its options, each to be exercised by an example.
    """

    rule: Rule
    why: Bilingual
    examples: tuple[Example, ...]
    entries: tuple[Entry, ...]
    measured: Mapping[str, str]


def read_rule(file: str, text: str, lists: Lists, *, bundled: bool) -> tuple[RuleFile | None, list[RuleProblem]]:
    """The rule of one file, or None; and every problem found.

    Args:
        file: the name that messages and the rule carry.
        text: the file's content.
        lists: the shared word lists.
        bundled: whether it is one of ours: only ours may use our families.
    """
    walk = Walk(file, text)
    root = walk.root()
    if root is None:
        return None, walk.problems
    pairs = walk.pairs(root, "rule", KEYS)
    for key in REQUIRED:
        if key not in pairs:
            walk.complain(root, both("rules.missing", key=key, what="rule"))
    if walk.problems:
        return None, walk.problems
    nodes = {key: node for key, (_, node) in pairs.items()}
    result = _Reader(walk, nodes, lists, bundled=bundled).read()
    return (None if walk.problems else result), walk.problems


class _Reader:
    def __init__(self, walk: Walk, nodes: dict[str, Node], lists: Lists, *, bundled: bool) -> None:
        self.walk = walk
        self.nodes = nodes
        self.bundled = bundled
        self.options = OptionsReader(walk, lists)

    def read(self) -> RuleFile | None:
        walk, nodes = self.walk, self.nodes
        written = walk.string(nodes["kind"], "kind")
        name_of_kind = walk.one_of(nodes["kind"], known(written), "kind") if written else ""
        if not name_of_kind:
            return None
        try:
            return self._of_kind(name_of_kind, kind(name_of_kind))
        except UnusableKind as error:
            walk.complain(nodes["kind"], error.reason)
        except Exception as error:
            if name_of_kind in KINDS:
                raise
            reason = f"{type(error).__name__}: {error}"
            walk.complain(nodes["kind"], both("kinds.failed", name=name_of_kind, reason=reason))
        return None

    def _of_kind(self, name_of_kind: str, module: Any) -> RuleFile | None:  # noqa: ANN401 - a kind's module
        walk, nodes = self.walk, self.nodes
        plain = self.options.read(nodes.get("options"), module.Options)
        prepare = getattr(module, "prepared", None)
        if prepare is not None and not walk.problems:
            plain = prepare(plain)
        message = self._bilingual("message")
        rule = Rule(
            code=self._code(),
            name=self._matching("name", NAME, "rules.name"),
            kind=name_of_kind,
            options=plain,
            severity=SEVERITIES.get(walk.one_of(nodes["severity"], tuple(SEVERITIES), "severity"), SEVERITIES["note"]),
            message=message,
            aliases=walk.strings(nodes["aliases"], "aliases") if "aliases" in nodes else (),
            since=walk.string(nodes["since"], "since") if "since" in nodes else "",
            status=self._word("status", STATUSES) or "stable",
            languages=walk.strings(nodes["languages"], "languages") if "languages" in nodes else (),
            profiles=walk.strings(nodes["profiles"], "profiles") if "profiles" in nodes else (),
            error_when=self._error_when(),
            level=self._word("level", LEVELS) or None,
            default=(self._word("default", ("on", "off")) or "on") == "on",
            group=self._word("group", GROUPS) or None,
            reach=self._word("span", REACHES) or "match",
            fix=self._fix(message),
            scope=module.SCOPE,
            bundled=self.bundled,
            file=walk.file,
        )
        why = self._bilingual("why")
        examples = read_examples(walk, nodes["examples"])
        measured = (
            {key: walk.string(value, key) for key, (_, value) in walk.pairs(nodes["measured"], "measured").items()}
            if "measured" in nodes
            else {}
        )
        if walk.problems:
            return None
        rule = rule._replace(literals=self._literals(module, plain))
        return RuleFile(rule, why, examples, tuple(self.options.entries), measured)

    def _literals(self, module: Any, plain: Mapping[str, Any]) -> tuple[str, ...] | None:  # noqa: ANN401 - a kind's module
        options = options_of(module.Options, plain)
        found: tuple[str, ...] | None = module.literals(options)
        return found

    def _word(self, key: str, words: tuple[str, ...]) -> str:
        return self.walk.one_of(self.nodes[key], words, key) if key in self.nodes else ""

    def _matching(self, key: str, pattern: "regex.Pattern[str]", complaint: str) -> str:
        value = self.walk.string(self.nodes[key], key)
        if value and not pattern.fullmatch(value):
            self.walk.complain(self.nodes[key], both(complaint, value=value))
        return value

    def _code(self) -> str:
        code = self._matching("code", CODE, "rules.code")
        ours = code[:3] in FAMILIES
        if code and CODE.fullmatch(code) and ours != self.bundled:
            key = "rules.family-unknown" if self.bundled else "rules.family-taken"
            self.walk.complain(self.nodes["code"], both(key, family=code[:3], families=", ".join(FAMILIES)))
        return code

    def _bilingual(self, key: str) -> Bilingual:
        node = self.nodes[key]
        pairs = self.walk.pairs(node, key, LANGUAGES)
        texts = {language: self.walk.string(value, key) for language, (_, value) in pairs.items()}
        # A house may speak one language only; ours are complete in both.
        if self.bundled or not texts:
            for language in LANGUAGES:
                if not texts.get(language):
                    self.walk.complain(node, both("rules.missing", key=language, what=key))
        for language, text in texts.items():
            if len(_WORD.findall(PLACEHOLDER.sub("x", text))) > MOST_WORDS:
                self.walk.complain(pairs[language][1], both("rules.long", what=f"{key}.{language}", most=MOST_WORDS))
        values = {language: set(PLACEHOLDER.findall(text)) for language, text in texts.items()}
        if len(values) > 1 and values["fr"] != values["en"]:
            self.walk.complain(node, both("rules.values-differ", what=key))
        only = next(iter(texts.values()), "")
        return {language: texts.get(language, only) for language in LANGUAGES}

    def _error_when(self) -> Mapping[str, Any] | None:
        if "error_when" not in self.nodes:
            return None
        found: dict[str, Any] = {}
        for key, (_, node) in self.walk.pairs(
            self.nodes["error_when"], "error_when", ("zone", "place", "markers", "value")
        ).items():
            if key == "zone":
                found[key] = list(self.walk.strings(node, key, lambda item, what: self.walk.one_of(item, ZONES, what)))
            elif key == "value":
                found[key] = self.walk.string(node, key)
            elif key == "place":
                found[key] = self.walk.one_of(node, ("block", "start", "end"), key)
            else:
                found[key] = self.walk.integer(node, key)
        return found

    def _fix(self, message: Bilingual) -> RuleFix | None:
        if "fix" not in self.nodes:
            return None
        node = self.nodes["fix"]
        pairs = {
            key: value
            for key, (_, value) in self.walk.pairs(
                node, "fix", ("replace", "delete", "by-kind", "safety", "title")
            ).items()
        }
        ways = [key for key in ("replace", "delete", "by-kind") if key in pairs]
        if len(ways) != 1 or "safety" not in pairs:
            self.walk.complain(node, both("rules.fix"))
            return None
        title = message
        if "title" in pairs:
            titles = self.walk.pairs(pairs["title"], "title", LANGUAGES)
            title = {language: self.walk.string(value, "title") for language, (_, value) in titles.items()}
            only = next(iter(title.values()), "")
            title = {language: title.get(language, only) for language in LANGUAGES}
        return RuleFix(
            safety=self.walk.one_of(pairs["safety"], SAFETIES, "safety"),
            replace=self.walk.string(pairs["replace"], "replace") if "replace" in pairs else None,
            delete=self.walk.one_of(pairs["delete"], REACHES, "delete") if "delete" in pairs else None,
            by_kind="by-kind" in pairs and self.walk.boolean(pairs["by-kind"], "by-kind"),
            title=title if "title" in pairs else None,
        )
