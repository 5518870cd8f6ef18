# SPDX-License-Identifier: Apache-2.0
"""Write what is generated of docs/: pages of rules, schema and keys of the configuration. --check tells what is stale.

The rule file is the source: a page says nothing that it does not. In examples invisible characters are shown by their
number, `‹U+00A0›`, since a reader could not tell them from a blank.

Usage: python scripts/docs.py [--check]
"""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from copylint.config.keys import KEYS
from copylint.config.schema import defaults, schema
from copylint.wording import say

ROOT = Path(__file__).resolve().parent.parent
PAGES = "docs/rules"
NOTICE = "<!-- Written by scripts/docs.py from {}: edit that file, then run `make docs`. -->"

LEVELS = {"broken": "error", "portability": "note", "quality": "note"}
"""The severity of a rule that gives a level alone."""

GUIDES = {"docs/configuration.md": "en", "docs/fr/configuration.md": "fr"}
KEYS_HEAD = {
    "en": ("Key", "Values", "Default", "Holds for", "Meaning"),
    "fr": ("Clé", "Valeurs", "Par défaut", "Vaut pour", "Sens"),
}
SCOPES = {
    "en": {"file": "file", "folder": "folder", "run": "whole check"},
    "fr": {"file": "fichier", "folder": "dossier", "run": "toute la vérification"},
}
KEYS_START = "<!-- keys: written by scripts/docs.py from the vocabulary, run `make docs` -->"
KEYS_END = "<!-- end of keys -->"

CATALOGUE = "scripts/typography.yml"
TYPOGRAPHY = {"docs/typography.md": "en", "docs/fr/typography.md": "fr"}
CATALOGUE_HEAD = {
    "en": ("No.", "What", "Rule", "Default", "Repair", "Keys and profiles"),
    "fr": ("N°", "Quoi", "Règle", "Par défaut", "Réparation", "Clés et profils"),
}
LEVEL_WORDS = {
    "en": {"off": "off"},
    "fr": {"error": "erreur", "warning": "avertissement", "note": "remarque", "off": "éteinte"},
}
SAFETY_WORDS = {
    "en": {"none": "–", "safe": "safe", "unsafe": "unsafe", "suggestion": "shown"},
    "fr": {"none": "–", "safe": "sûre", "unsafe": "à relire", "suggestion": "proposée"},
}
CATALOGUE_START = f"<!-- catalogue: written by scripts/docs.py from {CATALOGUE} and the rules, run `make docs` -->"
CATALOGUE_END = "<!-- end of catalogue -->"

RuleFile = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Write the pages; or, with --check, exit 1 and name each page that is stale, missing or left over."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = differences(ROOT, generated(ROOT) | configuration(ROOT) | typography(ROOT))
    if not arguments:
        for name, text in stale.items():
            path = ROOT / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            print(f"docs: {name} {'removed' if text is None else 'written'}")
        return 0
    for name in stale:
        print(f"docs: {name} is stale: run `make docs`", file=sys.stderr)
    if not stale:
        print("docs: generated pages are fresh")
    return 1 if stale else 0


def generated(root: Path) -> dict[str, str]:
    """Every generated page of a tree: its path from the root, with `/`, and its text."""
    files = [path for path in (root / "rules").glob("*/*.yml") if path.parent.name != "lists"]
    rules = {path.relative_to(root).as_posix(): _load(path) for path in sorted(files, key=lambda path: path.name)}
    pages = {f"{PAGES}/{rule['code']}.md": page(rule, file) for file, rule in rules.items()}
    pages[f"{PAGES}/README.md"] = index(list(rules.values()))
    return pages


def differences(root: Path, pages: dict[str, str]) -> dict[str, str | None]:
    """The pages whose file differs, with the text that it should have; None for a file that should not be there."""
    folder = root / PAGES
    there = {path.relative_to(root).as_posix() for path in folder.glob("*.md")}
    left_over: dict[str, str | None] = dict.fromkeys(sorted(there - pages.keys()))
    return left_over | {
        name: text
        for name, text in pages.items()
        if not (root / name).is_file() or (root / name).read_bytes() != text.encode()
    }


def configuration(root: Path) -> dict[str, str]:
    """The schema of configuration files, and each guide to them with a fresh table of keys."""
    pages = {"docs/schema/config.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"}
    for name, language in GUIDES.items():
        if (root / name).is_file():
            head, _, rest = (root / name).read_text(encoding="utf-8").partition(KEYS_START)
            tail = rest.partition(KEYS_END)[2]
            pages[name] = f"{head}{KEYS_START}\n\n{keys_table(language)}\n\n{KEYS_END}{tail}"
    return pages


def keys_table(language: str) -> str:
    """Every key with its values, its default and what it means."""
    head = KEYS_HEAD[language]
    rows = [head, ("---",) * len(head)]
    for name, default in defaults().items():
        scope = SCOPES[language][KEYS[name].scope]
        rows.append((f"`{name}`", _values(language, name), _default(default), scope, say(language, f"key.{name}")))
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows)


def typography(root: Path) -> dict[str, str]:
    """The guides to the rules of typography, each with a fresh table of the catalogue and what answers to it."""
    pages = {}
    for name, language in TYPOGRAPHY.items():
        if (root / name).is_file():
            head, _, rest = (root / name).read_text(encoding="utf-8").partition(CATALOGUE_START)
            tail = rest.partition(CATALOGUE_END)[2]
            pages[name] = f"{head}{CATALOGUE_START}\n\n{catalogue_table(root, language)}\n\n{CATALOGUE_END}{tail}"
    return pages


def catalogue_table(root: Path, language: str) -> str:
    """Every number of the catalogue with the rules that answer to it, one line for each rule."""
    answers: dict[str, list[RuleFile]] = {}
    for path in sorted((root / "rules").glob("*/*.yml")):
        comment = path.read_text(encoding="utf-8").partition("\n")[0]
        if comment.startswith("# catalogue:"):
            for number in re.findall(r"\bT[0-9]{3}\b", re.split(r"[(.]", comment)[0]):
                answers.setdefault(number, []).append(_load(path))
    folder = "../rules" if language == "fr" else "rules"
    head = CATALOGUE_HEAD[language]
    rows = [head, ("---",) * len(head)]
    for number, told in _load(root / CATALOGUE).items():
        what = told[language]
        for at, rule in enumerate(sorted(answers.get(number, []), key=lambda rule: str(rule["code"]))):
            code, level = rule["code"], "off" if rule.get("default") in (False, "off") else str(rule["severity"])
            rows.append(
                (
                    "" if at else number,
                    "" if at else _spaced(what, language),
                    f"[{code}]({folder}/{code}.md) {rule['name']}",
                    LEVEL_WORDS[language].get(level, level),
                    SAFETY_WORDS[language][_safety(rule)],
                    "" if at else _spaced(told["by"], language),
                )
            )
        if number not in answers:
            rows.append((number, _spaced(what, language), "–", "–", "–", _spaced(told["by"], language)))
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _spaced(text: str, language: str) -> str:
    """French wants its no-break spaces, which a list of words is easier to read without."""
    return re.sub(r" (?=[;:?!])", "\u00a0", text) if language == "fr" else text


def _values(language: str, name: str) -> str:
    choices = KEYS[name].schema.get("enum")
    if isinstance(choices, list):
        return ", ".join(f"`{choice}`" for choice in choices)
    kinds = {
        "max-file-size": "size",
        "date": "date",
        "severity": "table",
        "max-warnings": "count",
        "encoding": "text",
        "baseline": "text",
        "grammar-server": "text",
    }
    flag = KEYS[name].schema.get("type") == "boolean"
    said = say(language, f"config.kind.{kinds.get(name, 'flag' if flag else 'texts')}")
    words, joint, examples = said.partition(" comme " if language == "fr" else " such as ")
    pieces = re.split(r"( or | ou )", examples) if examples else []
    return words + joint + "".join(piece if number % 2 else f"`{piece}`" for number, piece in enumerate(pieces))


def _default(value: object) -> str:
    return "" if value in (None, "", [], {}) else f"`{json.dumps(value, ensure_ascii=False)}`"


def index(rules: list[RuleFile]) -> str:
    """The page that lists all rules."""
    rows = [
        f"| [{rule['code']}]({rule['code']}.md) | {rule['name']} | {_severity(rule)} | {_safety(rule)} "
        f"| {_cell(rule['message']['en'])} |"
        for rule in rules
    ]
    head = ["| Code | Name | Severity | Fix | Message |", "|---|---|---|---|---|"]
    return _joined(["# Rules", NOTICE.format("rules/"), "\n".join([*head, *rows])])


def page(rule: RuleFile, file: str) -> str:
    """The page of one rule; `file` is where it is written."""
    facts = {
        "Severity": _severity(rule),
        "Fix": _safety(rule),
        "Status": rule.get("status", "stable"),
        "Since": rule.get("since", ""),
        "On by default": "yes" if rule.get("default", "on") in (True, "on") else "no",
        "Languages": ", ".join(rule.get("languages", [])) or "all",
        "Also known as": ", ".join(rule.get("aliases", [])),
    }
    rows = [f"| {key} | {_cell(str(value))} |" for key, value in facts.items() if value]
    parts = [
        f"# {rule['code']}: {rule['name']}",
        NOTICE.format(file),
        "\n".join(["| | |", "|---|---|", *rows]),
        "## What it catches",
        _both(rule["message"]),
        "## Why it matters",
        _both(rule["why"]),
    ]
    examples = rule.get("examples", [])
    parts += ["## Examples", "The marks ⟦ ⟧ show what is reported; they are not part of the text."]
    for example in examples:
        if "fail" in example:
            parts.append(_fenced(example["fail"]))
            if "fix" in example:
                parts += ["Repaired:", _fenced(example["fix"])]
    parts.append("## What it leaves alone")
    for example in examples:
        if "pass" in example:
            parts += [_fenced(example["pass"]), *([example["because"]] if "because" in example else [])]
    parts += ["## How it is set up", f"Kind `{rule['kind']}`; see `{file}`."]
    if rule.get("sources"):
        parts += ["## Sources", "\n".join(f"- {source}" for source in rule["sources"])]
    return _joined(parts)


def _load(path: Path) -> RuleFile:
    # The C loader refuses the same files, ten times faster; our own schema is checked by `copylint rules test`.
    loaded: RuleFile = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return loaded


def _severity(rule: RuleFile) -> str:
    severity = str(rule.get("severity") or LEVELS[rule["level"]])
    return f"{severity}, in some places error" if rule.get("error_when") and severity != "error" else severity


def _safety(rule: RuleFile) -> str:
    return str((rule.get("fix") or {}).get("safety", "none"))


def _both(text: dict[str, str]) -> str:
    return f"- en: {text['en']}\n- fr: {text['fr']}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    end = "" if text.endswith("\n") else "\n"
    return f"{fence}text\n{_visible(text)}{end}{fence}"


def _visible(text: str) -> str:
    return "".join(sign if _seen(sign) else f"‹U+{ord(sign):04X}›" for sign in text)


def _seen(sign: str) -> bool:
    return sign in " \n" or unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"}


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
