# SPDX-License-Identifier: Apache-2.0
"""Write a rulebook of 600 rules with one pattern each, as a house might have it: what the engine is measured with.

420 phrases with inflections and gaps, 158 patterns, 22 of typography that have no literal to start from; 375 in French,
225 in English. Seeded: the same seed gives the same rules. Some of them find something in the made-up articles.

Usage: python benchmarks/rulebook.py FOLDER [--seed 0]
"""

import argparse
import json
import random
from itertools import product
from pathlib import Path

PHRASES = {"fr": 270, "en": 150}
PATTERNS = {"fr": 90, "en": 68}
FAMILY = "GEN"

WORDS = {
    "fr": {
        "verb": "mettre porter tirer donner prendre rendre tenir poser lancer ouvrir fermer jouer garder lever".split(),
        "noun": (
            "lumière avant place œuvre compte marche tête valeur question cause scène ligne route chantier mesure "
            "calendrier budget conseil rapport projet usage accord public avenir terrain"
        ).split(),
        "adjective": "grand nouveau vrai long seul fort clair prochain dernier local commun".split(),
        "tail": ("du terme", "au quotidien", "en la matière", "sur le terrain", "à ce jour", "de plus en plus"),
        "found": ("reste une question", "il y a encore <2> ans"),
    },
    "en": {
        "verb": "take make bring put keep give set turn move draw open close play".split(),
        "noun": (
            "light place account question stage line road measure budget council report plan use future ground table "
            "balance interest change"
        ).split(),
        "adjective": "great new real long single strong clear next last local common".split(),
        "tail": ("of the day", "on the ground", "at this point", "in this regard", "more and more", "going forward"),
        "found": ("one question remains", "take turns"),
    },
}
TYPOGRAPHY = (
    r"[;:!?\u00BB](?<=\p{L} .)", r"[!?;](?<=\p{L}.)", r"%(?<=\d ?%)", r"\u00AB(?=\w)", r"\u00BB(?<=\w\u00BB)",
    r"[ \t]\n", r" {2,}(?=\S)", r"\.{4,}", r",(?=\p{L})", r"\((?= )", r"\)(?<= \))", r"'(?<=\p{L}')(?=\p{Lu})",
    r"\"(?=\p{L})", r"\u2013(?<=\w\u2013)", r"--(?=\w)", r"\u00D7(?<=\d ?\u00D7)", r"\u20AC(?<=\d\u20AC)",
    r"\b\d{5,}\b", r"\b(?:1ère|2ème|3ème)\b", r"\b\d{1,2}h\d{2}\b", r"[\u200B\u00AD]", r"\p{Emoji_Presentation}",
)  # fmt: skip


def rules(seed: int = 0) -> list[dict[str, object]]:
    """The rules as plain data."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found: list[dict[str, object]] = []
    for language, count in PHRASES.items():
        found += [
            _rule(len(found) + at, "phrase", language, text) for at, text in enumerate(phrases(language, count, chance))
        ]
    for language, count in PATTERNS.items():
        found += [
            _rule(len(found) + at, "pattern", language, text)
            for at, text in enumerate(patterns(language, count, chance))
        ]
    for at, text in enumerate(TYPOGRAPHY):
        found.append(_rule(len(found), "pattern", "fr" if at < 15 else "en", text))  # noqa: PLR2004 - 375 in French in all
    return found


def phrases(language: str, count: int, chance: random.Random) -> list[str]:
    """Distinct phrases: an inflected verb, a gap, a noun, a tail; the first are found in the articles."""
    words = WORDS[language]
    made: dict[str, None] = dict.fromkeys(words["found"])
    combinations = list(product(words["verb"], words["noun"], words["tail"], range(4)))
    chance.shuffle(combinations)
    for verb, noun, tail, form in combinations:
        inflected = f"({verb}|{verb[:-1]}|{verb[:-1]}ait)" if language == "fr" else f"({verb}|{verb}s|{verb}ing)"
        article = "la?" if language == "fr" else "the?"
        made.setdefault(
            (
                f"{inflected} {article} {noun} {tail}",
                f"{inflected} <3> {noun}s?",
                f"{chance.choice(words['adjective'])} {noun} {tail}",
                f"{inflected} en? {noun} <2> {tail}",
            )[form]
        )
        if len(made) >= count:
            break
    return list(made)[:count]


def patterns(language: str, count: int, chance: random.Random) -> list[str]:
    r"""Distinct patterns with `\b`, alternatives, bounded gaps, look-behind."""
    words = WORDS[language]
    made: dict[str, None] = {}
    combinations = list(product(words["noun"], words["adjective"], range(4)))
    chance.shuffle(combinations)
    for noun, adjective, form in combinations:
        verb, other = chance.choice(words["verb"]), chance.choice(words["noun"])
        made.setdefault(
            (
                rf"\b(?:{adjective}e?s?)\s+{noun}s?\b",
                rf"\b{noun}\b[^.!?\n]{{0,40}}\b{other}s?\b",
                rf"(?<!\bsans )\b{verb}\w{{0,4}}\s+(?:\w+\s+){{0,2}}{noun}\b",
                rf"\b{noun}s?\s*[:\u2013]\s*{adjective}\w*",
            )[form]
        )
        if len(made) >= count:
            break
    return list(made)[:count]


def write(folder: Path, seed: int = 0) -> int:
    """Write the rulebook; the number of rules. YAML takes JSON as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    made = rules(seed)
    for rule in made:
        (folder / f"{rule['code']}-{rule['name']}.yml").write_text(
            json.dumps(rule, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return len(made)


def _rule(number: int, kind: str, language: str, text: str) -> dict[str, object]:
    return {
        "code": f"{FAMILY}{number:03d}",
        "name": f"generated-{number}",
        "kind": kind,
        "options": {f"{kind}s": {language: [text]}},
        "severity": "note",
        "message": {"fr": "Règle inventée.", "en": "A made-up rule."},
        "why": {"fr": "Pour mesurer.", "en": "To measure."},
        "examples": [{"pass": "x"}],
    }


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(f"{write(given.folder, given.seed)} rules in {given.folder}")


if __name__ == "__main__":
    main()
