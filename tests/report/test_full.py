# SPDX-License-Identifier: Apache-2.0
"""The report for an editor, whole and in its parts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from copylint.model.findings import (
    FAMILIES,
    FileResult,
    Finding,
    Fix,
    NotChecked,
    Refused,
    Result,
    Severity,
    Suppressed,
)
from copylint.model.places import Edit, Span
from copylint.report import Options, render


def finding(source: str, start: int, end: int, *related: Span, code: str = "TYP001", **more: object) -> Finding:
    """A note on a place of a source."""
    made = Finding(
        code, "x", Severity.NOTE, {"fr": "Ici.", "en": "Here."}, Span(start, end), source[start:end], related
    )
    return made._replace(**more)  # type: ignore[arg-type] # fields by name


def report(source: str, *findings: Finding, options: Options | None = None) -> list[str]:
    """The lines of the report on one file."""
    return render("full", Result((FileResult("a.md", source, findings),)), options or Options()).split("\n")


FRENCH = """\
articles/stade.txt

  erreur\u00a0: Le tableau avale 3\u00a0lignes de texte\u00a0: ajoutez une ligne vide avant la
    ligne\u00a06. [TAB001]
>  6 │ Cette vente divise le conseil municipal depuis le mois de mars, et les…
>  7 │ Ce que dit l’opposition
>  8 │ Selon elle, le stade vaut 40 millions d’euros. Le comite\u0301 le dit⎵! 😊 Ce…
     └ Correction sûre\u00a0: ajouter une ligne vide

  avertissement\u00a0: «\u00a0300 milliards\u00a0» n’a pas de source\u00a0: dites d’où vient ce
    chiffre. [SRC001]
   8 │ …d’euros. Le comite\u0301 le dit⎵! 😊 Ce marché pèserait 300 milliards.
     │                                                    ^^^^^^^^^^^^^

  erreur\u00a0: Ce bloc s’adresse à qui a commandé le texte et révèle sa commande\u00a0:
    supprimez-le. [BOT001,\u00a0BOT004]
  10 │ Voilà ! Ce texte suit vos consignes : un ton direct, une structure…
     │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     └ Correction à relire\u00a0: supprimer la ligne

  erreur\u00a0: Reste de la page d’origine\u00a0: supprimez cette ligne. [WEB001]
  11 │ Laisser un commentaire
     │ ^^^^^^^^^^^^^^^^^^^^^^
     ├ Correction à relire\u00a0: supprimer la ligne
     └ Voir https://example.org/WEB001

  remarque\u00a0: Le français veut ici des espaces insécables. [TYP001]
   1 │ Le maire veut vendre le stade pour 12 millions : un pari risqué ?
     │                                               ^                ^
   9 │ La suite est connue : le vote a lieu en juin. Qui paiera ?
     │                    ^                                    ^
  10 │ Voilà ! Ce texte suit vos consignes : un ton direct, une structure…
     │      ^                             ^
     ├ 7\u00a0endroits, lignes\u00a01\u00a0(2\u00a0fois), 9\u00a0(2\u00a0fois) et 10\u00a0(3\u00a0fois)
     └ Correction sûre\u00a0: mettre des espaces insécables

Ne pas publier\u00a0: 3\u00a0points bloquants, 1\u00a0à vérifier, 1\u00a0remarque.
Vérifié\u00a0: 1\u00a0fichier, 11\u00a0lignes, 91\u00a0mots.
Contrôles\u00a0: restes d’assistant, tableaux, typographie.
2\u00a0points se réparent avec --fix (2\u00a0de plus avec --unsafe-fixes, à relire)\u00a0:
  copylint fix articles/stade.txt
Signes\u00a0: ⎵ espace fine insécable.
"""


def test_the_whole_report_in_french(result: Result) -> None:
    """Sentences before codes, lines with carets, fixes, verdict, what was checked, the command that repairs."""
    options = Options("fr", width=80, command=("copylint", "fix", "articles/stade.txt"), families=("TYP", "TAB", "BOT"))
    assert render("full", result, options) == FRENCH


def test_the_end_in_english(mixed: Result) -> None:
    """Over several files: which block, what was not checked and why, what is set aside."""
    text = render("full", mixed, Options("en", width=80))
    assert text[text.index("propre") :] == (
        "propre.md: nothing to report\n"
        "\n"
        "Do not publish 1 of the 4 files: 3 blocking, 1 to check, 1 note. The check is\n"
        "incomplete.\n"
        "Checked: 3 files, 23 lines, 184 words.\n"
        "Not checked:\n"
        "  - levé.md, BOT004: time ran out\n"
        "  - cassé.txt: undecodable byte\n"
        "  - LanguageTool is not installed\n"
        "Set aside: 1 finding (1 by a waiver).\n"
        "2 fixable with --fix (2 more with --unsafe-fixes, to review).\n"
        "Signs: ⎵ narrow no-break space.\n"
    )


@pytest.mark.parametrize(
    ("severities", "fail_on", "said"),
    [
        ("E", "error", "Ne pas publier\u00a0: 1\u00a0point bloquant."),
        ("EEWWN", "error", "Ne pas publier\u00a0: 2\u00a0points bloquants, 2\u00a0à vérifier, 1\u00a0remarque."),
        ("EWN", "warning", "Ne pas publier\u00a0: 2\u00a0points bloquants, 1\u00a0remarque."),
        ("EWN", "note", "Ne pas publier\u00a0: 3\u00a0points bloquants."),
        ("WNN", "error", "Rien n’empêche de publier\u00a0: 1\u00a0point à vérifier, 2\u00a0remarques."),
        ("N", "error", "Rien n’empêche de publier\u00a0: 1\u00a0remarque."),
        ("EWN", "never", "Aucun seuil de blocage\u00a0: 1\u00a0erreur, 1\u00a0à vérifier, 1\u00a0remarque."),
    ],
)
def test_verdicts(severities: str, fail_on: str, said: str) -> None:
    """The verdict follows the threshold and counts what blocks, what is to check, and remarks."""
    levels = {"E": Severity.ERROR, "W": Severity.WARNING, "N": Severity.NOTE}
    found = [finding("abc", 0, 1, severity=levels[letter]) for letter in severities]
    assert said in report("abc", *found, options=Options(fail_on=fail_on))


def test_a_clean_article_gets_a_line() -> None:
    """One line says so, one says how much was read; nothing about repairs."""
    assert report("Un texte.\n") == [
        "a.md\u00a0: rien à signaler",
        "",
        "Vérifié\u00a0: 1\u00a0fichier, 1\u00a0ligne, 2\u00a0mots.",
        "",
    ]


def test_an_empty_run_and_an_unread_file() -> None:
    """Nothing checked is never called clean."""
    reason = {"fr": "octet illisible"}
    unread = FileResult("a.md", "", (), (NotChecked("file", reason, "a.md"),), (), False, "undecodable")
    assert render("full", Result(), Options()) == "Rien n’a été vérifié.\n"
    assert render("full", Result((unread,)), Options()).split("\n")[:3] == [
        "Pas de verdict\u00a0: la vérification est incomplète.",
        "Non vérifié\u00a0:",
        "  - a.md\u00a0: octet illisible",
    ]


def test_an_empty_file() -> None:
    """A finding in a file without text shows its line, its caret and no crash."""
    lines = report("", finding("", 0, 0))
    assert lines[2:5] == ["  remarque\u00a0: Ici. [TYP001]", "  1 │", "    │ ^"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("width", [40, 200])
def test_hard_lines(end: str, width: int) -> None:
    """A decomposed letter, an emoji, a narrow no-break space, a tab and wide characters before the fault."""
    source = f"x{end}le comite\u0301 😊 dit\u202f:\tは ⚑{end}"
    at = source.index("⚑")
    lines = report(source, finding(source, at, at + 1), options=Options(width=width))
    assert lines[3] == "  2 │ le comite\u0301 😊 dit⎵:→は ⚑"
    assert lines[4].index("^") == wcswidth(lines[3].partition("⚑")[0])
    assert "Signes\u00a0: → tabulation, ⎵ espace fine insécable." in " ".join(lines)


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(result: Result, width: int) -> None:
    """Sentences are wrapped and source lines cropped; below 40 columns the report keeps to 40."""
    for language in ("fr", "en"):
        for line in render("full", result, Options(language, width=width, families=FAMILIES)).split("\n"):
            assert wcswidth(line) <= max(width, 40)


def test_a_line_of_ten_thousand_columns() -> None:
    """The row is cropped on both sides and its caret is where the fault is."""
    source = "mot " * 2500 + "⚑" + " mot" * 2500
    lines = report(source, finding(source, 10_000, 10_001), options=Options(width=60))
    assert lines[3].startswith("  1 │ …mot ")
    assert lines[3].endswith(" mot…")
    assert lines[3][lines[4].index("^")] == "⚑"


def test_gutters_are_aligned() -> None:
    """Line numbers of one file are as wide as the widest, skipped lines are counted."""
    source = "a\n" * 12
    lines = report(source, finding(source, 0, 1), finding(source, 2, 23, code="TAB001"))
    assert [line for line in lines if "│" in line] == [
        "   1 │ a",
        "     │ ^",
        ">  2 │ a",
        "   ⋮ │ 9\u00a0lignes",
        "> 12 │ a",
    ]


def test_places_spread_over_the_file_come_last_and_once() -> None:
    """A grouped finding shows its first line and lists ten lines at most; what has one place goes before it."""
    source = "a !\n" * 40
    spaces = [Span(at, at + 1) for at, char in enumerate(source) if char == " "]
    grouped = finding(source, *spaces[0], *spaces[1:])
    lines = report(source, grouped, finding(source, 100, 101, code="SRC001"), options=Options(width=120))
    assert [line.split("[")[1] for line in lines if "[" in line] == ["SRC001]", "TYP001]"]
    assert sum("│ a" in line for line in lines) == 2
    assert "     └ 40\u00a0endroits, lignes\u00a01, 2, 3, 4, 5, 6, 7, 8, 9 et 31\u00a0autres" in lines


def test_two_places_are_both_shown() -> None:
    """What contradicts itself in two lines shows both."""
    source = "dix\n\nonze\n"
    lines = report(source, finding(source, 0, 3, Span(5, 9)), options=Options("en"))
    assert lines[3:8] == ["  1 │ dix", "    │ ^^^", "  3 │ onze", "    │ ^^^^", "    └ 2 places, lines 1 and 3"]


def test_claims_are_capped_and_summed_up() -> None:
    """Five SRC findings per started thousand words; the worst stay, the rest is one line; the verdict counts all."""
    source = "mot " * 999 + "mot\n"
    claims = [finding(source, at * 4, at * 4 + 3, code="SRC001") for at in range(8)]
    claims[7] = claims[7]._replace(severity=Severity.WARNING)
    lines = report(source, *claims, options=Options("en"))
    assert sum("[SRC001]" in line for line in lines) == 5
    assert sum(line.startswith("  warning") for line in lines) == 1
    assert "  … and 3 more unsupported claims, line 1 (3 times)" in lines
    assert "Nothing blocks publication: 1 to check, 7 notes." in lines
    assert sum("[SRC001]" in line for line in report(source + source, *claims)) == 8
    assert sum("[SRC001]" in line for line in report(source, *claims, options=Options(src_per_thousand=0))) == 8


@pytest.mark.parametrize(
    ("safety", "said"),
    [("safe", "Safe fix: do it"), ("unsafe", "Fix to review: do it"), ("suggestion", "Suggestion: do it")],
)
def test_a_fix_tells_how_safe_it_is(safety: str, said: str) -> None:
    """The title of the fix stands under the lines with its safety; a suggestion is not counted as fixable."""
    fix = Fix({"fr": "faire", "en": "do it"}, (Edit(0, 1, "b"),), safety)
    lines = report("a", finding("a", 0, 1, fix=fix), options=Options("en", command=("copylint", "fix", "a.md")))
    assert f"    └ {said}" in lines
    assert ("  copylint fix a.md" in lines) == (safety == "safe")
    assert ("  copylint fix --unsafe-fixes a.md" in lines) == (safety == "unsafe")


def test_the_command_can_be_pasted() -> None:
    """Words with blanks or signs of the shell are quoted."""
    fix = Fix({"en": "x"}, (Edit(0, 1, "b"),), "safe")
    words = ("copylint", "check", "--fix", "l’été.md", "mes articles/a.md", "C:\\copie\\a.md", "$(x).md")
    lines = report("a", finding("a", 0, 1, fix=fix), options=Options("en", command=words))
    assert lines[-2] == ('  copylint check --fix "l’été.md" "mes articles/a.md" C:\\copie\\a.md \'$(x).md\'')


def test_repairs_made_and_refused() -> None:
    """After a fix the report counts what was repaired and names what was refused, with its reason."""
    refused = Refused("TAB001", (Edit(0, 0, "\n"),), {"fr": "le tableau change", "en": "the table changes"})
    file = FileResult("a.md", "abc", fixed=("TYP001", "TYP001", "WEB001"), refused=(refused,))
    assert render("full", Result((file,)), Options("fr")).split("\n")[2:5] == [
        "Réparés\u00a0: 3\u00a0points (TYP001\u00a0(2\u00a0fois), WEB001).",
        "Réparations refusées, leur effet n’étant pas prouvé\u00a0:",
        "  - a.md, TAB001\u00a0: le tableau change",
    ]


def test_reasons_that_repeat_are_told_once() -> None:
    """The same reason in many files names three of them; many clean files are counted, not listed."""
    reason = {"fr": "délai dépassé"}
    files = tuple(
        FileResult(f"{at:02}.md", "mot", (), (NotChecked("rule", reason, code="BOT004"),) if at < 5 else ())
        for at in range(30)
    )
    text = render("full", Result(files), Options(width=120))
    assert text.split("\n") == [
        "Pas de verdict\u00a0: la vérification est incomplète.",
        "Vérifié\u00a0: 30\u00a0fichiers, dont 25\u00a0sans rien à signaler, 30\u00a0lignes, 30\u00a0mots.",
        "Non vérifié\u00a0:",
        "  - 00.md, 01.md, 02.md, 2\u00a0autres fichiers, BOT004\u00a0: délai dépassé",
        "",
    ]


def test_suppressed_findings_are_counted_by_what_suppressed_them() -> None:
    """What a comment, a waiver or a baseline took away is said in one line."""
    by = [Suppressed(finding("a", 0, 1), word) for word in ("baseline", "comment", "baseline", "waiver")]
    text = render("full", Result((FileResult("a.md", "a", suppressed=tuple(by)),)), Options())
    assert (
        "Écartés\u00a0: 4\u00a0points (2\u00a0par l’état de référence, 1\u00a0par un commentaire, "
        "1\u00a0par une dérogation).\n"
    ) in text


def test_colour_is_by_severity_and_only_where_wanted(result: Result) -> None:
    """Severities, carets, marks and the blocking verdict are coloured; without colour the same words stand."""
    plain, coloured = (render("full", result, Options(color=color, width=80)) for color in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    painted = re.findall(r"\x1b\[([\d;]+)m([^\x1b]+)\x1b\[0m", coloured)
    assert ("1;31", "erreur\u00a0:") in painted
    assert ("33", "^^^^^^^^^^^^^") in painted
    assert ("1;31", "Ne pas publier\u00a0: 3\u00a0points bloquants, 1\u00a0à vérifier, 1\u00a0remarque.") in painted


def test_nothing_of_the_file_reaches_the_terminal_raw() -> None:
    """Escape sequences, bidirectional overrides and lone surrogates in text, message, title and path are drawn."""
    evil = "\x1b]0;x\x07\u202e\udc80"
    fix = Fix({"fr": evil}, (Edit(0, 1, evil),), "unsafe")
    bad = Finding("TXT001", evil, Severity.ERROR, {"fr": evil}, Span(0, len(evil)), evil, fix=fix, url=evil)
    text = render("full", Result((FileResult(evil, evil, (bad,)),)), Options(command=("copylint", "fix", evil)))
    text.encode("utf-8")
    assert not set(text) & set("\x1b\x07\u202e\udc80")
    assert "‹RLO›" in text


FRENCH_TYPOGRAPHY = re.compile(r"[^\s:/]:(?![/\w\\])|[\w»’] [:;?!»%]|« |\d (?:points?|lignes?|mots?|fichiers?)\b")


def test_the_program_keeps_to_french_typography(mixed: Result) -> None:
    """No plain space stands where the report's own French wants a no-break one."""
    lines = [
        line
        for line in render("full", mixed, Options(families=FAMILIES, command=("copylint", "fix", "."))).split("\n")
        if "│" not in line
    ]
    assert [line for line in lines if FRENCH_TYPOGRAPHY.search(line)] == []


@given(st.text(st.characters(), min_size=1, max_size=80), st.data(), st.integers(40, 120))
@settings(max_examples=150)
def test_any_text_can_be_reported(text: str, data: st.DataObject, width: int) -> None:
    """Whatever the file and the spans, the report is written, keeps to the width and to UTF-8."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for line in report(text, finding(text, start, end, Span(len(text) - 1, len(text))), options=Options(width=width)):
        assert 0 <= wcswidth(line) <= width
        line.encode("utf-8")
