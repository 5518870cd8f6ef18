# SPDX-License-Identifier: Apache-2.0
"""A rule file against its own examples.

A `fail` runs its rule alone and must give exactly the marked places; a `pass` must stay silent, and under all default
rules it must show no error. What the fix makes of a `fail` must be what the example states; a safety that the
examples contradict is refused; every phrase and pattern must be exercised.

A kind whose faults another program finds names it (`ENGINE`): the examples of its rules are run where that is at hand.
"""

from collections.abc import Iterable
from typing import Protocol

from copylint.document.document import Document
from copylint.engine.check import Checked, Engine
from copylint.evidence.kind import Context, compiled
from copylint.fixing.letters import letters
from copylint.formats import format_of, parse
from copylint.kinds import kind
from copylint.model.findings import SEVERITIES, SEVERITY_NAMES, Bilingual, Finding, Severity
from copylint.model.places import Span
from copylint.model.rule import Rule
from copylint.rulebook.examples import CLOSE, OPEN, Example
from copylint.rulebook.problems import RuleProblem
from copylint.rulebook.schema import RuleFile
from copylint.text.edits import applied
from copylint.text.folding import key
from copylint.wording import both

FEWEST = 2
"""Examples of each sort that a rule needs."""


class Checks(Protocol):
    """What a text is checked by: an Engine, or another program behind the same call."""

    def check(self, document: Document, context: Context) -> Checked:
        """The findings of one document."""


def engine_of(rule: Rule) -> str:
    """The program that finds the faults of a rule where our engine does not, "" where it does."""
    return str(getattr(kind(rule.kind), "ENGINE", ""))


def check_rule(
    file: RuleFile, defaults: Engine | None = None, elsewhere: Checks | None = None
) -> tuple[RuleProblem, ...]:
    """Every way in which a rule and its examples disagree; empty where they agree.

    Args:
        file: the rule with its examples.
        defaults: all rules that are on by default, for the `pass` examples; None leaves that out.
        elsewhere: the rule alone, by the program that it needs; without it the examples of such a rule are not run.
    """
    problems: list[RuleProblem] = []
    alone = elsewhere or Engine([file.rule])
    fails = [example for example in file.examples if example.fails]
    passes = [example for example in file.examples if not example.fails]
    if len(fails) < FEWEST or len(passes) < FEWEST or not any(example.because for example in passes):
        problems.append(RuleProblem(file.rule.file, 1, 1, both("rulecheck.few")))
    for example in file.examples if elsewhere or not engine_of(file.rule) else ():
        complaints = _fail(file, example, alone) if example.fails else _pass(example, alone, defaults)
        problems += (RuleProblem(file.rule.file, example.line, 1, complaint) for complaint in complaints)
    problems += _unused(file, fails)
    return tuple(problems)


def example_context(example: Example) -> Context:
    """The context that an example asks for."""
    known = {name: example.context[name] for name in ("profile", "renderer", "date") if name in example.context}
    names = frozenset(key(name.strip()) for name in example.context.get("names", "").split(",") if name.strip())
    settings = {name: value for name, value in example.context.items() if name not in (*known, "names")}
    return Context(**known, names=names, settings=settings)  # type: ignore[arg-type]  # three strings


def run_example(example: Example, engine: Checks) -> Checked:
    """What an engine says of an example's text."""
    return engine.check(parse(example.text, format_of(example.file), name=example.file), example_context(example))


def marked(text: str, spans: Iterable[Span]) -> str:
    """`text` with its places marked, as an example writes them."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], OPEN, text[start:end], CLOSE]
            at = end
    return "".join([*pieces, text[at:]])


def _fail(file: RuleFile, example: Example, alone: Checks) -> Iterable[Bilingual]:
    checked = run_example(example, alone)
    yield from (both("rulecheck.failed", reason=refusal.reason["en"]) for refusal in checked.not_checked)
    found = checked.findings
    # In order of place: the span of a finding may stand after a related place (a name that changed on the way).
    spans = sorted(place for finding in found for place in (finding.span, *finding.related))
    if spans != sorted(example.spans):
        shown = repr(marked(example.text, spans)) if spans else None
        wanted = repr(marked(example.text, example.spans))
        yield _bilingual("rulecheck.spans", wanted, shown)
        return
    wanted_severity = SEVERITIES[example.severity] if example.severity else None
    for finding in found:
        if wanted_severity is not None and finding.severity != wanted_severity:
            yield both("rulecheck.severity", wanted=example.severity, found=SEVERITY_NAMES[finding.severity])
    yield from _fixed(file, example, found)


def _fixed(file: RuleFile, example: Example, found: Iterable[Finding]) -> Iterable[Bilingual]:
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    after = applied(example.text, edits)
    wanted = example.text if example.fixed is None else example.fixed
    if after != wanted:
        yield (
            both("rulecheck.fix-unstated", found=repr(after))
            if example.fixed is None
            else both("rulecheck.fix", wanted=repr(wanted), found=repr(after))
        )
    elif file.rule.fix and file.rule.fix.safety == "safe" and letters(after) != letters(example.text):
        yield both("rulecheck.unsafe")


def _pass(example: Example, alone: Checks, defaults: Engine | None) -> Iterable[Bilingual]:
    found = run_example(example, alone).findings
    if found:
        spans = [place for finding in found for place in (finding.span, *finding.related)]
        yield both("rulecheck.silent", found=repr(marked(example.text, spans)))
    if defaults is None:
        return
    checked = run_example(example, defaults)
    for finding in checked.findings:
        if finding.severity == Severity.ERROR:
            yield both("rulecheck.error", found=f"{finding.code} {marked(example.text, [finding.span])!r}")


def _unused(file: RuleFile, fails: Iterable[Example]) -> Iterable[RuleProblem]:
    texts = [parse(example.text, format_of(example.file), name=example.file).text for example in fails]
    for entry in file.entries:
        if entry.key in ("cues", "guards", "tells", "signals", "followers"):  # they decide with the others, not alone
            continue
        pattern = compiled(entry.pattern)
        if not any(pattern.search(text) for text in texts):
            mark = entry.node.start_mark
            yield RuleProblem(
                file.rule.file, mark.line + 1, mark.column + 1, both("rulecheck.unused", entry=entry.written)
            )


def _bilingual(name: str, wanted: str, found: str | None) -> Bilingual:
    nothing = both("rulecheck.nothing")
    return {language: both(name, wanted=wanted, found=found or nothing[language])[language] for language in nothing}
