# SPDX-License-Identifier: Apache-2.0
"""The report for an editor: what is wrong, where in words, what repairs it, and whether the text can be published.

Per file the findings with their lines; at the end the verdict, what was checked and what was not, and the command that
repairs. The sentence comes before the code, since the code means something to an engineer only; no offset is shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from copylint.model.findings import (
    FAMILIES,
    OWN_FAMILY,
    Bilingual,
    FileResult,
    Finding,
    NotChecked,
    Result,
    Severity,
)
from copylint.report import (
    STDIN,
    Options,
    blocks,
    counts,
    in_language,
    in_order,
    not_checked,
    number,
    painted,
    places,
    severity_word,
    shown_name,
    told,
    verdict,
    words,
)
from copylint.text.display import GLYPHS, safe, wrap
from copylint.text.lines import LineIndex
from copylint.text.snippet import Row, snippet
from copylint.wording import has, listed, say

_NARROWEST = 40
_INDENT = "  "
_SHOWN_LINES = 3
"""A finding of several places shows its lines when there are at most so many, else the first one."""
_LISTED_LINES = 10
_LISTED_FILES = 3
_NAMED_CLEAN_FILES = 10
"""In a longer run the clean files are only counted."""
_SHELL_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./\\:,=@+%")
_KEPT_HEADS = 500
"""First lines of findings that are kept, since the findings of one rule begin alike."""
_REPAIRS = frozenset({"fix", "--fix"})


def lines(result: Result, options: Options) -> Iterator[str]:
    """The lines of the report, see the module."""
    return _Report(result, options).lines()


class _Report:
    """One report being written; it gathers on the way what its last lines sum up."""

    def __init__(self, result: Result, options: Options) -> None:
        self.result = result
        self.options = options
        self.language = options.language
        self.width = max(_NARROWEST, options.width)
        self.kinds: set[str] = set()
        self.total_lines = 0
        self.total_words = 0
        self.heads: dict[tuple[object, ...], list[str]] = {}

    def lines(self) -> Iterator[str]:
        """All lines of the report."""
        few = len(self.result.files) <= _NAMED_CLEAN_FILES
        for file in self.result.files:
            index = LineIndex(file.source)
            file_words = words(file.source)
            if file.checked:
                self.total_words += file_words
                self.total_lines += len(index) - (index.starts[-1] == len(file.source) and len(index) > 1)
            if file.findings:
                yield shown_name(file.file)
                yield ""
                yield from self.file(file, index, file_words)
            elif few and _is_clean(file):
                yield say(self.language, "report.clean-file", file=shown_name(file.file))
                yield ""
        yield from self.end()

    # -- findings ---------------------------------------------------------------------------------

    def file(self, file: FileResult, index: LineIndex, file_words: int) -> Iterator[str]:
        """The findings of one file, each with a blank line after it."""
        shown, left_out = self.chosen(in_order(file), file_words)
        # A remark on the whole file has no place of its own: it comes after what has one.
        shown.sort(key=lambda finding: finding.severity is Severity.NOTE and _on_several_lines(index, finding))
        last = max((max(at, end - 1) for finding in shown for at, end in (finding.span, *finding.related)), default=0)
        gutter = len(str(index.line(last)))
        for finding in shown:
            yield from self.finding(file.source, index, finding, gutter)
            if self.options.waive:
                yield from self.waiving(file, finding, gutter)
            yield ""
        if left_out:
            lines = self.line_list(Counter(index.line(finding.span.start) for finding in left_out))
            text = say(self.language, "report.more-claims", n=len(left_out), lines=lines)
            yield from wrap(text, self.width, _INDENT)
            yield ""

    def chosen(self, findings: list[Finding], file_words: int) -> tuple[list[Finding], list[Finding]]:
        """What is shown, and the SRC findings beyond the limit, the mildest and last ones.

        A text full of figures would else bury its leak under claims to check.
        """
        limit = self.options.src_per_thousand * -(-max(1, file_words) // 1000)
        claims = [finding for finding in findings if finding.code.startswith("SRC")]
        if not self.options.src_per_thousand or len(claims) <= limit:
            return findings, []
        beyond = set(map(id, sorted(claims, key=lambda finding: -finding.severity)[limit:]))
        return [f for f in findings if id(f) not in beyond], [f for f in findings if id(f) in beyond]

    def finding(self, source: str, index: LineIndex, finding: Finding, gutter: int) -> list[str]:
        """Sentence and code, the lines, then the other places and the fix."""
        told_lines = [*self.head(finding)]
        room = self.width - len(_INDENT) - gutter - len(" │ ")
        begins = _first_lines(index, finding) if finding.related else {}
        for row in self.rows(source, index, finding, begins, room):
            told_lines += self.row(row, gutter, finding.severity)
        notes = self.notes(finding, begins)
        for note in notes:
            branch = "└" if note is notes[-1] else "├"
            told_lines += wrap(note, self.width, f"{_INDENT}{'':{gutter}}   ", f"{_INDENT}{'':{gutter}} {branch} ")
        return told_lines

    def head(self, finding: Finding) -> list[str]:
        """Sentence and code; the many findings of one rule mostly say the same."""
        code, markers, severity = finding.code, finding.markers, finding.severity
        message = in_language(finding.message, self.language)
        known = self.heads.get((severity, code, markers, message))
        if known is not None:
            return known
        named = say(self.language, "report.finding", severity=severity_word(severity, self.options))
        codes = ",\u00a0".join((code, *markers))
        first, *rest = wrap(f"{named} {safe(message)} [{safe(codes)}]", self.width, _INDENT * 2, _INDENT)
        head = [first.replace(named, painted(named, severity, self.options), 1), *rest]
        if len(self.heads) >= _KEPT_HEADS:
            self.heads.clear()
        self.heads[severity, code, markers, message] = head
        return head

    def rows(self, source: str, index: LineIndex, finding: Finding, begins: Mapping[int, int], room: int) -> list[Row]:
        """The snippet of the first place, and those of the others where they are few; `begins` counts them by line."""
        others = finding.related
        rows = snippet(source, index, finding.span, others, room)
        if others and len(begins) <= _SHOWN_LINES:
            seen = {row.line for row in rows}
            for place in others:
                if index.line(place.start) not in seen:
                    more = snippet(source, index, place, others, room)
                    seen.update(row.line for row in more)
                    rows += more
        return rows

    def row(self, row: Row, gutter: int, severity: Severity) -> tuple[str, ...]:
        """One row of a snippet, the carets on a line of their own."""
        line, (text, carets, kinds), whole, skipped = row
        self.kinds |= kinds
        if skipped:
            return (f"{_INDENT}{'⋮':>{gutter}} │ {say(self.language, 'report.skipped', n=skipped)}",)
        if whole:
            return (f"{painted('>', severity, self.options)} {line:>{gutter}} │ {text}".rstrip(),)
        under = carets.lstrip()
        blank = " " * (len(carets) - len(under))
        return (
            f"{_INDENT}{line:>{gutter}} │ {text}".rstrip(),
            f"{_INDENT}{'':{gutter}} │ {blank}{painted(under, severity, self.options)}",
        )

    def notes(self, finding: Finding, begins: Mapping[int, int]) -> list[str]:
        """Where else, what repairs it, where to read more; `begins` counts the places by line."""
        notes = []
        if finding.related:
            lines = self.line_list(begins)
            notes.append(say(self.language, "report.places", n=places(finding), lines=lines))
        if finding.fix is not None:
            title = told(finding.fix.title, self.language)
            notes.append(say(self.language, f"report.fix.{finding.fix.safety}", title=title))
        if finding.url:
            notes.append(say(self.language, "report.see", url=safe(finding.url)))
        return notes

    def waiving(self, file: FileResult, finding: Finding, gutter: int) -> Iterator[str]:
        """The command that lets a blocking finding stand, on one line so that it can be copied."""
        named = file.file not in ("", STDIN) and not finding.code.startswith(OWN_FAMILY)
        if not (self.options.waive and named and blocks(finding, self.options)):
            return
        path = f"./{file.file}" if file.file.startswith("-") else file.file
        typed = " ".join(_quoted(safe(word)) for word in (*self.options.waive, path, finding.fingerprint, "--reason"))
        because = say(self.language, "report.waive.because")
        text = say(self.language, "report.waive", command=f'{typed} "{because}"')
        yield f"{_INDENT}{'':{gutter}}   {text}"

    def line_list(self, times: Mapping[int, int]) -> str:
        """« lignes 1, 3 (2 fois) et 7 », at most ten of them; `times` counts by line."""
        items = [
            str(line) if n == 1 else say(self.language, "report.times", line=line, n=n) for line, n in times.items()
        ]
        if len(items) > _LISTED_LINES:
            items[_LISTED_LINES - 1 :] = [say(self.language, "report.more-lines", n=len(items) - _LISTED_LINES + 1)]
        key = "report.line" if len(times) == 1 else "report.lines"
        return say(self.language, key, lines=listed(self.language, items))

    # -- the end ----------------------------------------------------------------------------------

    def end(self) -> Iterator[str]:
        """Verdict, what was checked and what was not, how to repair, what the signs mean."""
        files = self.result.files
        left = list(not_checked(self.result))
        if not (len(files) == 1 and _is_clean(files[0]) and not left):
            worst = max((finding.severity for file in files for finding in file.findings), default=None)
            text = verdict(self.result, self.options)
            blocked = any(blocks(finding, self.options) for file in files for finding in file.findings)
            for line in wrap(text, self.width):
                yield painted(line, Severity.ERROR, self.options) if worst and blocked else line
        yield from self.repaired()
        yield from self.checked()
        yield from self.left(left)
        yield from self.suppressed()
        yield from self.repair()
        yield from self.signs()

    def checked(self) -> Iterator[str]:
        """How much was read, and by which families of rules."""
        checked = [file for file in self.result.files if file.checked]
        if not checked:
            return
        amounts = [("files", len(checked)), ("lines", self.total_lines), ("words", self.total_words)]
        clean = sum(map(_is_clean, checked))
        if clean and len(self.result.files) > _NAMED_CLEAN_FILES:
            amounts.insert(1, ("clean", clean))
        what = ", ".join(
            say(self.language, f"report.checked.{key}", n=amount, shown=number(amount, self.language))
            for key, amount in amounts
        )
        yield from wrap(say(self.language, "report.checked", what=what), self.width)
        families = [family for family in FAMILIES if family in self.options.families]
        families += sorted(set(self.options.families) - set(FAMILIES))
        if families:
            named = [self.family(family) for family in families]
            yield from wrap(say(self.language, "report.families", families=", ".join(named)), self.width)

    def family(self, family: str) -> str:
        """The name of a family, that of a house's as it is."""
        key = f"family.{family}"
        return say(self.language, key) if has(self.language, key) else safe(family)

    def left(self, entries: list[NotChecked]) -> Iterator[str]:
        """What was not checked, each with its reason."""
        if entries:
            yield say(self.language, "report.not-checked")
            yield from self.reasons((entry.file, entry.code, entry.reason) for entry in entries)

    def repaired(self) -> Iterator[str]:
        """What was repaired, and what was refused, each with its reason."""
        files = self.result.files
        fixed = Counter(code for file in files for code in file.fixed)
        if fixed:
            codes = ", ".join(
                code if n == 1 else say(self.language, "report.times", line=code, n=n)
                for code, n in sorted(fixed.items())
            )
            yield from wrap(say(self.language, "report.fixed", n=fixed.total(), codes=codes), self.width)
        if any(file.refused for file in files):
            yield from wrap(say(self.language, "report.refused"), self.width)
            yield from self.reasons((file.file, entry.code, entry.reason) for file in files for entry in file.refused)

    def reasons(self, entries: Iterable[tuple[str | None, str | None, Bilingual]]) -> Iterator[str]:
        """Entries of (file, code, reason), one a line; the same reason in many files is told once."""
        alike: dict[tuple[str, str], dict[str, None]] = {}
        for file, code, reason in entries:
            files = alike.setdefault((safe(code or ""), told(reason, self.language)), {})
            if file is not None:
                files[shown_name(file)] = None
        for (code, why), files in alike.items():
            where = list(files)
            if len(where) > _LISTED_FILES:
                where[_LISTED_FILES:] = [say(self.language, "report.more-files", n=len(where) - _LISTED_FILES)]
            named = ", ".join(filter(None, (*where, code)))
            line = say(self.language, "report.not-checked.entry", where=named, reason=why) if named else why
            yield from wrap(line, self.width, _INDENT * 2, f"{_INDENT}- ")

    def suppressed(self) -> Iterator[str]:
        """How many findings do not count, and by what."""
        by = Counter(entry.by for file in self.result.files for entry in file.suppressed)
        if by:
            parts = [say(self.language, f"report.suppressed.{key}", n=by[key]) for key in sorted(by)]
            yield say(self.language, "report.suppressed", n=sum(by.values()), by=", ".join(parts))

    def repair(self) -> Iterator[str]:
        """How many findings a fix repairs, and the command."""
        counted = counts(self.result)
        if not counted.fixable and not counted.fixable_unsafe:
            return
        if counted.fixable:
            text = say(self.language, "report.repair.safe", n=counted.fixable)
            if counted.fixable_unsafe:
                text += f" ({say(self.language, 'report.repair.more', n=counted.fixable_unsafe)})"
        else:
            text = say(self.language, "report.repair.unsafe", n=counted.fixable_unsafe)
        command = self.command(unsafe=not counted.fixable)
        if not command:
            yield from wrap(f"{text}.", self.width)
            return
        yield from wrap(say(self.language, "report.repair.command", fixes=text), self.width)
        yield f"{_INDENT}{command}"

    def command(self, *, unsafe: bool) -> str:
        """The command as one would type it; quoted in double quotes where every shell understands them."""
        typed = list(self.options.command)
        if unsafe and typed:
            after = next((at + 1 for at, word in enumerate(typed) if word in _REPAIRS), len(typed))
            typed.insert(after, "--unsafe-fixes")
        return " ".join(_quoted(safe(word)) for word in typed)

    def signs(self) -> Iterator[str]:
        """What the glyphs in the lines above stand for."""
        named = [
            f"{sign} {say(self.language, f'report.glyph.{kind}')}"
            for kind, sign in GLYPHS.items()
            if kind in self.kinds
        ]
        if self.kinds - set(GLYPHS):
            named.append(say(self.language, "report.glyph.others"))
        if named:
            yield from wrap(say(self.language, "report.glyphs", glyphs=", ".join(named)), self.width)


def _first_lines(index: LineIndex, finding: Finding) -> Counter[int]:
    """On which lines the places of a finding begin, in order, and how many on each."""
    return Counter([index.line(place.start) for place in (finding.span, *finding.related)])


def _on_several_lines(index: LineIndex, finding: Finding) -> bool:
    if not finding.related:
        return False
    first = index.line(finding.span.start)
    return any(index.line(place.start) != first for place in finding.related)


def _is_clean(file: FileResult) -> bool:
    return file.checked and not file.findings and not any(entry.fatal for entry in file.not_checked)


def _quoted(word: str) -> str:
    if word and all(char in _SHELL_SAFE or (char > "\u00a0" and char.isalnum()) for char in word):
        return word
    if not any(char in '"$`\\!' for char in word):
        return f'"{word}"'
    from shlex import quote  # noqa: PLC0415 - few file names need it

    return quote(word)
