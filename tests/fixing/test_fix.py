# SPDX-License-Identifier: Apache-2.0
"""Repairs: what is made, what the proof refuses, and that it comes to rest."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.engine.check import Engine
from copylint.evidence.kind import Context
from copylint.fixing.anchors import anchors, slug
from copylint.fixing.fix import Fixed, Wanted, fix
from copylint.fixing.letters import letters
from copylint.fixing.prove import Seen
from copylint.formats import parse
from copylint.model.findings import Severity
from copylint.model.rule import Rule, RuleFix
from copylint.rulebook.files import read_folders

CONTEXT = Context()
OURS = tuple(file.rule for file in read_folders([Path(__file__).parents[2] / "rules"], bundled=True))
NBSP = "\u00a0"


def replaces(pattern: str, new: str, *, code: str = "XYZ001", safety: str = "safe", **values: object) -> Rule:
    """A rule that claims a safety for replacing what a pattern matches, wherever it stands."""
    options = {"patterns": {"fr": [pattern]}, "masks": [], "blocks": ["heading", "paragraph", "item", "cell", "meta"]}
    message = {"fr": "F", "en": "E"}
    plain: dict[str, object] = {"fix": RuleFix(safety, replace=new), "bundled": False, "severity": Severity.WARNING}
    return Rule(code, code.lower(), "pattern", options, message=message, **(plain | values))  # type: ignore[arg-type]  # by name


def repaired(text: str, rules: Sequence[Rule], *, format_: str = "markdown", unsafe: bool = False) -> Fixed:
    """A text repaired by some rules."""
    engine = Engine(rules)

    def recheck(new: str) -> Seen:
        document = parse(new, format_)
        return Seen(document, engine.check(document, CONTEXT).findings)

    return fix(recheck(text), recheck, Wanted(unsafe=unsafe))


def test_a_repair_is_made() -> None:
    """What can be proved is written, and named by its code."""
    done = repaired("Un mot , deux.", [replaces(" ,", ",")])
    assert (done.seen.document.source, done.made, done.refused) == ("Un mot, deux.", ("XYZ001",), ())


@pytest.mark.parametrize(
    ("text", "pattern", "new", "reason"),
    [
        ("Une hausse de 3.5 % en mai.", r"(?<=\d)\.(?=\d)", "", "letters"),
        ("Il faisait \u22125 degrés.", "\u2212(?=\\d)", "", "letters"),
        ("Il faisait -5 degrés.", r"-(?=\d)", "", "letters"),
        ("Le loyer est de 1.500 € par mois.", r"\.(?=500)", ",", "letters"),
        ("An offer of $97.4 billion.", r"\$", "", "letters"),
        ("Un mot de trop.", "mot ", "", "letters"),
        ("Le ministre.", "(?-i:minist)", "Minist", None),
        ("L'Etat.", "Etat", "État", None),
        ("# Un titre", "(?<=#) ", NBSP, "structure"),
        ("- un point\n- deux", "(?<=-) ", NBSP, "structure"),
        ("Voir [le site](https://exemple.fr/a) ici.", r"(?<=/a)(?=\))", NBSP, "structure"),
        ("Du **gras** ici.", r"(?<=\*\*gras)(?=\*\*)", NBSP, "structure"),
        ("Un `code` ici.", "`", "", "structure"),
        ("## Prix : le détail", " (?=:)", NBSP, "anchor"),
        ("## Prix : le détail {#prix}", " (?=:)", NBSP, None),
        ("---\ntitle: Prix : le détail\n---\n\nTexte.\n", "(?<=Prix) (?=:)", "\u00a0: ", "front-matter"),
        ("---\ntitle: 'L''eau'\n---\n\nTexte.\n", "''", "'", "front-matter"),
    ],
)
def test_the_proof_refuses(text: str, pattern: str, new: str, reason: str | None) -> None:
    """A rule that calls a repair safe and is wrong changes nothing: the proof refuses and says why."""
    whole = {"blocks": ["heading", "paragraph", "item", "cell", "meta"]}
    rule = replaces(pattern, new)
    rule = rule._replace(options={**rule.options, **whole})
    # Kinds see blocks only; a repair outside them is tried through an edit of the whole line.
    done = repaired(text, [rule]) if _finds(text, rule) else _forced(text, pattern, new)
    if reason is None:
        assert done.refused == ()
        assert done.seen.document.source != text
    else:
        assert done.seen.document.source == text
        assert [refusal.code for refusal in done.refused] == ["XYZ001"] * len(done.refused)
        assert done.refused
        keys = {"letters": "letters", "structure": "structure", "anchor": "anchor", "front-matter": "front matter"}
        assert keys[reason] in done.refused[0].reason["en"]


def _finds(text: str, rule: Rule) -> bool:
    return bool(Engine([rule]).check(parse(text, "markdown"), CONTEXT).findings)


def _forced(text: str, pattern: str, new: str) -> Fixed:
    """The same repair offered by a finding made by hand, for places that no kind sees."""
    import regex  # noqa: PLC0415 - here only

    from copylint.model.findings import Finding, Fix  # noqa: PLC0415 - here only
    from copylint.model.places import Edit, Span  # noqa: PLC0415 - here only

    def recheck(edited: str) -> Seen:
        document = parse(edited, "markdown")
        findings = []
        for found in regex.finditer(pattern, edited):
            span = Span(found.start(), max(found.end(), found.start() + 1))
            edit = Fix({"fr": "", "en": ""}, (Edit(found.start(), found.end(), new),), "safe")
            excerpt = edited[span.start : span.end]
            findings.append(Finding("XYZ001", "x", Severity.NOTE, {"fr": "", "en": ""}, span, excerpt, fix=edit))
        return Seen(document, tuple(findings))

    return fix(recheck(text), recheck)


def test_the_right_ones_are_made_beside_the_wrong_one() -> None:
    """One repair at fault does not keep the others from being made."""
    text = "Un mot , deux mots , trois 3.5 mots , fin."
    done = repaired(text, [replaces(" ,", ","), replaces(r"(?<=3)\.(?=5)", "", code="XYZ002")])
    assert done.seen.document.source == "Un mot, deux mots, trois 3.5 mots, fin."
    assert done.made == ("XYZ001",) * 3
    assert [refusal.code for refusal in done.refused] == ["XYZ002"]


def test_a_grouped_repair_is_made_but_for_the_place_at_fault() -> None:
    """A grouped finding is never refused whole: the heading whose anchor would move keeps its plain space."""
    text = "# Prix : hausse\n\nLe prix : haut ; la hausse : forte !\n"
    done = repaired(text, OURS)
    assert done.seen.document.source == f"# Prix : hausse\n\nLe prix{NBSP}: haut{NBSP}; la hausse{NBSP}: forte{NBSP}!\n"
    assert "anchor" in done.refused[0].reason["en"]
    assert repaired(text, OURS, unsafe=True).seen.document.source.startswith(f"# Prix{NBSP}: hausse\n")


def test_repairs_that_undo_each_other_come_to_rest() -> None:
    """Two rules that turn a word to and fro change nothing and are named."""
    done = repaired("Un mot.", [replaces("(?-i:mot)", "Mot"), replaces("(?-i:Mot)", "mot", code="XYZ002")])
    assert done.seen.document.source == "Un mot."
    assert {refusal.code for refusal in done.refused} <= {"XYZ001", "XYZ002"}
    assert done.refused


def test_a_repair_that_brings_a_new_finding_is_refused() -> None:
    """A repair may not make a fault where it repairs one."""
    done = repaired("Un mot  deux.", [replaces("  ", " , "), replaces(" ,", ",", code="XYZ002", fix=None)])
    assert done.seen.document.source == "Un mot  deux."
    assert "another finding" in done.refused[0].reason["en"]


def test_a_repair_that_brings_a_new_error_is_refused() -> None:
    """A repair may not make an error anywhere, also far from it."""
    error = replaces("quatre[.]", "", code="XYZ002", fix=None, severity=Severity.ERROR)
    done = repaired("Un deux quatre .\n\nFin trois.", [replaces(r" \.", "."), error])
    assert done.seen.document.source == "Un deux quatre .\n\nFin trois."
    assert "error" in done.refused[0].reason["en"]
    assert done.refused


def test_what_the_encoding_cannot_write_is_refused() -> None:
    """A repair that the file's encoding has no character for is named, and the others are made."""
    engine = Engine([replaces(" ,", ","), replaces(" !", "\u202f!", code="XYZ002")])

    def recheck(new: str) -> Seen:
        document = parse(new, "text")
        return Seen(document, engine.check(document, CONTEXT).findings)

    done = fix(recheck("Un mot , oui !"), recheck, Wanted(writable=lambda new: "\u202f" not in new))
    assert done.seen.document.source == "Un mot, oui !"
    assert [(refusal.code, "encoding" in refusal.reason["en"]) for refusal in done.refused] == [("XYZ002", True)]


def test_suggestions_are_never_made() -> None:
    """A suggestion is shown only, whatever the flags."""
    assert (
        repaired("Un mot.", [replaces("mot", "nom", safety="suggestion")], unsafe=True).seen.document.source
        == "Un mot."
    )


def test_unsafe_repairs_want_their_flag() -> None:
    """Letters go only where the user asked for it."""
    rule = replaces("mot ", "", safety="unsafe")
    assert repaired("Un mot deux.", [rule]).seen.document.source == "Un mot deux."
    assert repaired("Un mot deux.", [rule], unsafe=True).seen.document.source == "Un deux."


def test_line_ends_outside_repairs_stay() -> None:
    """Mixed line ends, a form feed and U+2028 are as they were."""
    text = "Un mot , deux.\r\nTrois , quatre.\rCinq\x0c\u2028 , six.\n"
    assert repaired(text, [replaces(" ,", ",")]).seen.document.source == text.replace(" ,", ",")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Un titre", "un-titre"),
        ("Prix : le détail", "prix--le-détail"),
        (f"Prix{NBSP}: le détail", "prix-le-détail"),
        ("C++ & l'été", "c--lété"),
        ("snake_case 2.0", "snake_case-20"),
    ],
)
def test_anchors_are_github_s(heading: str, anchor: str) -> None:
    """The slug of a heading follows GitHub's rule."""
    assert slug(heading) == anchor


def test_markup_is_no_part_of_an_anchor() -> None:
    """Emphasis, code and link targets leave the anchor as the words alone would make it."""
    document: Document = parse("# Un *beau* [titre](https://exemple.fr) `x`\n\n## Pin {#ici}\n", "markdown")
    assert anchors(document) == ("un-beau-titre-x", "{#ici}")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("l'État", "l\u2019Etat", True),
        ("cœur", "coeur", True),
        ("10 000 €", "10\u202f000\u00a0€", True),
        ("3,5 %", "3.5 %", False),
        ("-5", "5", False),
        ("-5", "\u22125", True),
        ("$97.4", "97.4", False),
        ("14 h 30", "14h30", True),
        ("fin . Début", "fin. Début", True),
        ("un, deux", "un deux", True),
        ("1, 2", "1 2", False),
    ],
)
def test_what_counts_as_letters(one: str, other: str, *, same: bool) -> None:
    """Letters and digits folded, and the signs of figures; blanks, other signs and accents aside."""
    assert (letters(one) == letters(other)) is same


PIECES = [
    "Une chose est sûre : oui.",
    "## Titre : suite",
    "- point ; suite !",
    "« Non », dit-il.",
    "| a | b |",
    "|---|---|",
    "| c : d | e |",
    "Ce texte respecte vos consignes.",
    "Laisser un commentaire",
    "`code : x`",
    "> cité : ici ?",
    "[lien : x](https://exemple.fr/a:b)",
    "**Prix :** 3,5 %",
    "---",
    "```",
    "Fin !",
    "1. un : deux",
    "\u00a0: x",
    "https://exemple.fr : voilà",
]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), max_size=9),
    st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    st.sampled_from(["markdown", "text"]),
)
def test_random_documents_are_repaired_within_the_promise(pieces: list[str], joint: str, format_: str) -> None:
    """Safe repairs keep every letter, a second run edits nothing, bytes outside edits are as they were."""
    text = joint.join(pieces)
    done = repaired(text, OURS, format_=format_)
    after = done.seen.document.source
    assert letters(after) == letters(text)
    # What a safe repair may change: blanks, line ends, and the signs that draw a table or close a mark.
    plain = str.maketrans("", "", NBSP + "\u202f \n\r|-:*_`>")
    assert after.translate(plain) == text.translate(plain)
    assert repaired(after, OURS, format_=format_).seen.document.source == after
    everything = repaired(text, OURS, format_=format_, unsafe=True).seen.document.source
    assert repaired(everything, OURS, format_=format_, unsafe=True).seen.document.source == everything
