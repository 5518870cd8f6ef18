# SPDX-License-Identifier: Apache-2.0
"""`copylint rules new`: a rule file that passes its own test before it is written.

What is missing is asked for on a terminal. Of plain words the examples are made here: the words alone, the words
inside a sentence, a part of them as the near miss; for anything more the author gives them.
"""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from copylint.cli import streams
from copylint.cli.exits import CLEAN, Trouble
from copylint.cli.group import HELP_NAMES, common_options
from copylint.cli.rulefiles import loaded
from copylint.model.findings import SEVERITIES, Bilingual
from copylint.model.rule import Rule
from copylint.wording import LANGUAGES, both, say

KINDS = {"phrase": "phrases", "pattern": "patterns"}
"""The kinds that words alone describe, with the option that holds them."""
_FAMILY = "DSK"
_ASKED = ("name", "find", "message", "why")
_SIGNS = frozenset("()[]{}<>|?\\/")


def command(language: str) -> click.Command:
    """The command with its help in one language."""

    def option(name: str, meta: str = "", **settings: Any) -> click.Option:  # noqa: ANN401 - click's own
        if meta:
            settings["metavar"] = say(language, f"meta.{meta}")
        return click.Option([f"--{name}"], help=say(language, f"opt.rule.{name}"), **settings)

    return click.Command(
        "new",
        params=[
            option("code", "code"),
            option("name", "name"),
            option("kind", type=click.Choice(tuple(KINDS)), default="phrase"),
            option("find", "text", multiple=True),
            option("language", type=click.Choice(LANGUAGES)),
            option("severity", type=click.Choice(tuple(SEVERITIES)), default="warning"),
            option("message", "text"),
            option("why", "text"),
            option("fail", "text", multiple=True),
            option("pass", "text", multiple=True),
            option("folder", "folder"),
            *common_options(language),
        ],
        help=say(language, "help.rules.new"),
        options_metavar=say(language, "meta.options"),
        context_settings=dict(HELP_NAMES),
        callback=partial(_new, language),
    )


def _new(language: str, /, **options: Any) -> int:  # noqa: ANN401 - click's values
    rules, said, config = loaded((), options, language)
    options["language"] = options["language"] or said
    folder = Path(options["folder"] or next(iter(config.rules), "."))
    options["code"] = options["code"] or _free_code(folder, rules)
    _ask(options, said)
    path = folder / f"{options['code']}-{options['name']}.yml"
    _refuse_taken(path, options, rules, said)
    text = written(options, _examples(options, said))
    _test(path, text, rules, said)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        reason = both("files.unwritable", error=error.errno)
        raise Trouble({each: f"{path.as_posix()}: {reason[each]}" for each in reason}, language=said) from None
    streams.write(say(said, "new.written", file=path.as_posix()) + "\n")
    streams.write(say(said, "new.next", command=f"copylint rules test {path.as_posix()}") + "\n")
    return CLEAN


def _ask(options: dict[str, Any], language: str) -> None:
    missing = [name for name in _ASKED if not options[name]]
    if missing and not sys.stdin.isatty():
        words = ", ".join(f"--{name}" for name in missing)
        raise Trouble(both("new.missing", options=words), language=language)
    suffix = say(language, "new.suffix")
    for name in missing:
        answer = click.prompt(say(language, f"new.{name}"), prompt_suffix=suffix, err=True)
        options[name] = (answer,) if name == "find" else answer


def _free_code(folder: Path, rules: Sequence[Rule]) -> str:
    """The first number in the family of the desk that no rule in reach and no file of the folder bears."""
    taken = {path.name[:6] for path in folder.glob(f"{_FAMILY}*.y*ml")} | {rule.code for rule in rules}
    return next(code for number in range(1, 1000) if (code := f"{_FAMILY}{number:03}") not in taken)


def _refuse_taken(path: Path, options: dict[str, Any], rules: Sequence[Rule], language: str) -> None:
    if path.exists():
        raise Trouble(both("new.exists", file=path.as_posix()), language=language)
    holders = [(word, rule.file) for rule in rules for word in (rule.code, rule.name, *rule.aliases)]
    for other in sorted(path.parent.glob("*.y*ml")):
        code, _, name = other.stem.partition("-")
        holders += [(code, other.as_posix()), (name, other.as_posix())]
    for word, file in holders:
        if word in (options["code"], options["name"]):
            raise Trouble(both("new.taken", word=word, file=file), language=language)


def _examples(options: dict[str, Any], language: str) -> list[dict[str, str]]:
    """The examples of the rule file, those that the author gave or else those made of the words."""
    fails: list[str] = list(options["fail"])
    passes = [{"pass": text} for text in options["pass"]]
    plain = options["kind"] == "phrase" and not any(_SIGNS & set(words) for words in options["find"])
    if not plain and not (fails and passes):
        raise Trouble(both("new.examples"), language=language)
    said = options["language"]
    after = say(said, "new.sentence.alone")
    if not fails:
        for words in options["find"]:
            fails += [f"⟦{_capital(words)}⟧\n\n{after}", say(said, "new.sentence.inside", words=f"⟦{words}⟧")]
    if not passes:
        part, reason = _part(options["find"][0])
        if part:
            near = say(said, "new.sentence.inside", words=part)
            passes.append({"pass": near, "because": say(said, f"new.because.{reason}")})
        passes.append({"pass": f"{after} {say(said, 'new.sentence.plain')}", "because": say(said, "new.because.plain")})
    if not any("because" in example for example in passes):
        passes[0]["because"] = say(said, "new.because.author")
    return [*({"fail": text} for text in fails), *passes]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _part(words: str) -> tuple[str, str]:
    """A near miss of some words: all but the last one, or the first half of the only one; and which it is."""
    head, _, _ = words.rpartition(" ")
    if head:
        return head, "part"
    return words[: len(words) // 2], "beginning"


def written(options: dict[str, Any], examples: Sequence[dict[str, str]]) -> str:
    """The text of the rule file."""
    language = options["language"]
    lines = [
        f"code: {quoted(options['code'])}",
        f"name: {quoted(options['name'])}",
        f"kind: {options['kind']}",
        "options:",
        f"  {KINDS[options['kind']]}:",
        f"    {language}:",
        *(f"      - {quoted(words)}" for words in options["find"]),
        f"severity: {options['severity']}",
        "message:",
        f"  {language}: {quoted(options['message'])}",
        "why:",
        f"  {language}: {quoted(options['why'])}",
        "examples:",
    ]
    for example in examples:
        mark = "-"
        for key, text in example.items():
            lines.append(f"  {mark} {key}: {quoted(text)}")
            mark = " "
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A YAML scalar in double quotes; all that a reviewer could not see is an escape."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    seen = (escapes.get(sign) or (_escape(sign) if _unseen(sign) else sign) for sign in text)
    return f'"{"".join(seen)}"'


def _unseen(sign: str) -> bool:
    """Not printable, or a filler that fonts leave blank, or a variation selector."""
    return not sign.isprintable() or sign in "\u034f\u115f\u1160\u3164\ufe0f"


def _escape(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"  # noqa: PLR2004 - the end of the basic plane


def _test(path: Path, text: str, rules: Sequence[Rule], language: str) -> None:
    from copylint.engine.check import Engine  # noqa: PLC0415 - help needs no engine
    from copylint.rulebook.files import read_lists  # noqa: PLC0415 - see above
    from copylint.rulebook.load import rules_folder  # noqa: PLC0415 - see above
    from copylint.rulebook.schema import read_rule  # noqa: PLC0415 - see above
    from copylint.rulebook.select import choose  # noqa: PLC0415 - see above
    from copylint.rulecheck.examples import check_rule  # noqa: PLC0415 - see above

    lists, _ = read_lists([rules_folder(), path.parent])
    file, problems = read_rule(path.as_posix(), text, lists, bundled=False)
    if file is not None:
        problems = list(check_rule(file, Engine(choose(rules))))
    if problems:
        messages: list[Bilingual] = [{each: problem.text(each) for each in problem.message} for problem in problems]
        raise Trouble(*messages, both("new.refused"), language=language)
