# SPDX-License-Identifier: Apache-2.0
"""What is to be said of the comments of a text once it was checked: needless, without meaning, without a reason.

A comment is told needless only where the run could have needed it: the rule was in force and no rule was cut short.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from copylint.model.findings import FAMILIES, Finding
from copylint.model.places import Edit, Span
from copylint.model.record import NamedTuple
from copylint.model.rule import Rule
from copylint.rulebook.problems import nearest
from copylint.run.notices import NO_REASON, UNKNOWN, UNUSED, notice
from copylint.run.suppress import END, EVERY, WORDS, Comments, Directive

Say = Callable[..., Iterator[Finding]]
"""Gives the finding of a code at a span, unless its rule is not in force."""
_BLANKS = " \t"
_SHOWN = 5
"""Words of a comment that a message names."""


class InForce(NamedTuple):
    """What a run had to say.

    Attributes:
        codes: the rules that could speak of this text.
        narrowed: whether the run was told to use some rules only; a comment for all of a family is then not judged.
        known: every rule that a comment may name.
        own: the rules about comments that are in force, by code.
        reasons: whether each comment must give one.
    """

    codes: frozenset[str]
    narrowed: bool
    known: Sequence[Rule]
    own: Mapping[str, Rule]
    reasons: bool


def told(comments: Comments, force: InForce, *, complete: bool) -> Iterator[Finding]:
    """The findings about comments, in order of place for each comment.

    Args:
        comments: after they were asked for every place.
        force: what the run had to say.
        complete: whether every rule could finish; else none is told needless.
    """
    source = comments.document.source

    def say(code: str, span: Span, key: str = "", *edits: Edit, **values: object) -> Iterator[Finding]:
        fix = (f"notice.fix.{'word' if '.word' in key else 'comment'}", edits) if edits else None
        language = comments.document.language
        found = notice(force.own, code, source, span, key=key, fix=fix, language=language, **values)
        if found is not None:
            yield found

    for index, directive in enumerate(comments.directives):
        if directive.word not in WORDS or comments.document.format == "text":
            span, key, words = _no_order(directive)
            yield from say(UNKNOWN, span, key, **words)
            continue
        strange = [at for at, named in enumerate(directive.named) if not _known(named.word, named.codes)]
        if strange:
            span, key, words = _strange(directive, strange, force.known)
            yield from say(UNKNOWN, span, key, **words)
        if force.reasons and directive.word != END and not directive.reason:
            yield from say(NO_REASON, directive.span)
        if not complete:
            continue
        if directive.word == END:
            if index in comments.idle_ends:
                yield from say(UNUSED, directive.span, "notice.CPL001.enable", comment_gone(comments, directive.span))
            continue
        yield from _needless(comments, index, force, frozenset(strange), say)


def _needless(comments: Comments, index: int, force: InForce, strange: Collection[int], say: Say) -> Iterator[Finding]:
    directive = comments.directives[index]
    if not directive.named:
        if (index, EVERY) not in comments.used and not force.narrowed:
            yield from say(UNUSED, directive.span, "", comment_gone(comments, directive.span))
        return
    idle = [
        at
        for at, named in enumerate(directive.named)
        if at not in strange and (index, at) not in comments.used and _judged(named.codes, force)
    ]
    if len(idle) == len(directive.named):
        yield from say(UNUSED, directive.span, "", comment_gone(comments, directive.span))
        return
    if idle:
        words = [directive.named[at].word for at in idle]
        span = Span(directive.named[idle[0]].span.start, directive.named[idle[-1]].span.end)
        key = "notice.CPL001.word" if len(idle) == 1 else "notice.CPL001.words"
        yield from say(UNUSED, span, key, *_words_gone(directive, idle), word=", ".join(words[:_SHOWN]))


def _judged(codes: frozenset[str], force: InForce) -> bool:
    if len(codes) == 1:
        return codes <= force.codes
    return not force.narrowed and bool(codes & force.codes)


def _known(word: str, codes: frozenset[str]) -> bool:
    return bool(codes) or word.upper() in FAMILIES  # LanguageTool's family has no rules of its own


def _no_order(directive: Directive) -> tuple[Span, str, dict[str, str]]:
    """The message about a comment that cannot set anything aside, and what it shows."""
    if directive.word in WORDS:
        return directive.span, "notice.CPL002.text", {}
    hint = nearest(directive.word, WORDS)
    key = "notice.CPL002.order.near" if hint else "notice.CPL002.order"
    return directive.span, key, {"word": directive.word, "near": hint[0] if hint else ""}


def _strange(directive: Directive, strange: Sequence[int], known: Sequence[Rule]) -> tuple[Span, str, dict[str, str]]:
    """Where words that name nothing stand, the message about them, and what it shows."""
    first, last = directive.named[strange[0]], directive.named[strange[-1]]
    words = {*FAMILIES, *(word for rule in known for word in (rule.code, rule.name))}
    hint = nearest(first.word, words) if len(strange) == 1 else ()
    key = "notice.CPL002.near" if hint else "notice.CPL002" if len(strange) == 1 else "notice.CPL002.many"
    return Span(first.span.start, last.span.end), key, {"word": first.word, "near": hint[0] if hint else ""}


def comment_gone(comments: Comments, span: Span) -> Edit:
    """The edit that removes a comment, with its lines where it is alone on them.

    A line between two lines of Markdown leaves an empty one: without it the lines would run together.
    """
    document = comments.document
    source, lines = document.source, document.source_lines
    first, last = lines.line(span.start), lines.line(span.end - 1)
    head, tail = lines.span(first), lines.span(last)
    before, after = source[head.start : span.start], source[span.end : lines.content(last).end]
    if before.strip(_BLANKS) or after.strip(_BLANKS):
        return _inline_gone(source, span)
    open_above = first > 1 and bool(source[slice(*lines.content(first - 1))].strip(_BLANKS))
    open_below = last < len(lines) and bool(source[slice(*lines.content(last + 1))].strip(_BLANKS))
    if open_above and open_below and document.format != "html":
        return Edit(head.start, lines.content(last).end, "")
    if not source[tail.end :].strip():  # nothing follows: the blank lines above go too
        while first > 1 and not source[slice(*lines.content(first - 1))].strip(_BLANKS):
            first -= 1
        return Edit(lines.span(first).start, tail.end, "")
    end = tail.end
    if not open_above and not open_below and last < len(lines):
        end = lines.span(last + 1).end  # of the blank lines above and below one is enough
    return Edit(head.start, end, "")


def _inline_gone(source: str, span: Span) -> Edit:
    start, end = span
    at_end = source[end : end + 1] in ("", "\r", "\n")
    while at_end and start > 0 and source[start - 1] in _BLANKS:
        start -= 1
    while not at_end and end < len(source) and source[end] in _BLANKS:
        end += 1
    return Edit(start, end, "")


def _words_gone(directive: Directive, idle: Sequence[int]) -> Iterator[Edit]:
    """The edits that remove some words of several, with the commas and blanks that parted them from the others."""
    named = directive.named
    runs: list[list[int]] = []
    for at in idle:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        if run[0]:
            yield Edit(named[run[0] - 1].span.end, named[run[-1]].span.end, "")
        else:
            yield Edit(named[0].span.start, named[run[-1] + 1].span.start, "")
