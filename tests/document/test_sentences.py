# SPDX-License-Identifier: Apache-2.0
"""Sentences: where French and English are cut, where they are not, and what belongs to a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.document.document import Document
from copylint.model.places import Span

Blocks = Callable[..., Document]

FRENCH = [
    ["M. Dupont est venu hier.", "Il repart demain."],
    ["MM. Durand et Petit ont signé.", "Mme. Leroy a refusé."],
    ["Le Dr. Martin exerce à Lyon.", "Il reçoit le lundi."],
    ["Écrivez à M. le Maire, cf. Annexe 3.", "Une réponse suivra."],
    ["Selon l’art. 12 du code, c’est permis.", "L’art. L. 121-1 dit le contraire."],
    ["Voir p. 12 et suivantes.", "Voir aussi t. II, chap. IV."],
    ["Rome fut pillée en 390 av. J.-C. par les Gaulois.", "Puis elle fut rebâtie."],
    ["La cité date de 52 av. J.-C.", "Les Romains la prirent."],
    ["Il aime les pommes, les poires, etc.", "Sa sœur préfère les figues."],
    ["Des outils (marteau, scie, etc.) sont fournis.", "Apportez vos gants."],
    ["La hausse atteint 3.5 points.", "La baisse suivra."],
    ["C’est le n° 5.", "Puis vient le n° 6."],
    ["J. K. Rowling vit à Édimbourg.", "Elle écrit encore."],
    ["Le travail de J. Le Goff fait date.", "On le cite partout."],
    ["Jean-Paul Sartre (J.-P. Sartre) refusa le prix.", "C’était en 1964."],
    ["Le plan B. a échoué.", "Nous passons au plan C.", "Le prix grimpe."],
    ["Le marché de l’IA.", "Étonnant, quand on y pense."],
    ["Née le 5 janv. 1950 à Metz, elle y revint.", "Elle y mourut."],
    ["« Il pleut ! » dit-il en entrant.", "Personne ne répondit."],
    ["« Tu viens ? Je t’attends. » lança-t-elle.", "Il ne bougea pas."],
    ["« Quel temps ! », soupira-t-il.", "Sa femme haussa les épaules."],
    ["« Je pars.", "Tu restes. »", "Il claqua la porte."],
    ["Le ministre a déclaré : « C’est fini. Nous partons. »", "La salle s’est tue."],
    ["Quoi ?!", "Tu plaisantes…", "Non, je t’assure."],
    ["Il hésita… puis sauta.", "Tout le monde applaudit."],
    ["Attention ! ! !", "Travaux en cours."],
    ["Rendez-vous sur www.exemple.fr/page.html.", "Le formulaire s’y trouve."],
    ["Ouvrez config.yml puis Node.js.", "Relancez le service."],
    ["1. Ouvrir le capot.", "2. Retirer la jauge."],
    ["— Tu viens ? demanda Paul.", "— Oui, répondit-elle."],
    ["(Voir la carte ci-contre.)", "Le sentier monte ensuite."],
    ["Il habite au 12, av. Foch.", "Son frère vit bd. Voltaire."],
    ["Contactez Mgr. Lefort, c.-à-d. l’évêque.", "Il répondra."],
    ["Le taux est de 2,5 %.", "Il était de 3 % en 2020."],
    ["Il cite Dupont et al. (2019) et Yahoo! Finance.", "La source est connue."],
]
ENGLISH = [
    ["Mr. Smith met Dr. Jones.", "They talked."],
    ["He lives on a U.S. Army base.", "It is large."],
    ["She moved to the U.S.", "The weather is fine."],
    ["Use a tool, e.g. Vim.", "It helps."],
    ["Lakers vs. Celtics was close.", "The Lakers won."],
    ["“Stop!” he said.", "Nobody moved."],
    ["It costs $3.50.", "That is cheap."],
    ["Apple Inc. is big.", "He works for Apple Inc.", "The pay is good."],
    ["See Fig. 3 and Sec. 2.", "They differ."],
    ["He said no.", "I left at 5 p.m. on Monday."],
    ["George W. Bush spoke.", "She's here."],
    ["There are memory errors in C.", "She's intrigued."],
]
BELONGING = [
    ["Pour tout ajustement, dites-moi ! 😊", "La suite arrive."],
    ["Merci à tous !🙏🎉", "À bientôt."],
    ["Super ! :-)", "On se voit demain."],
    ["Le prix a baissé.[^1]", "Il remontera.¹", "Nous verrons."],
    ["Il le dit. [\\[1\\]](https://exemple.fr/a)", "Le reste suit. [2]", "Fin."],
    ["**Le texte est prêt.**", "Il faut le relire."],
    ["Voir [la page.](https://exemple.fr/a?b=1)", "Elle est longue."],
    ["C’est fini.</em>", "Le reste suit."],
    ["La source le dit.【12†source】", "Le reste suit."],
    ["✅ Rapide.", "✅ Sûr.", "✅ Gratuit."],
    ["La page est en ligne.", "👉 Cliquez ici."],
    ["🎉 Bonne année ! 🎉"],
]


def cut(document: Document) -> list[str]:
    """The sentences of the first block."""
    return [document.text[start:end] for start, end in document.sentences(document.prose[0])]


@pytest.mark.parametrize("sentences", FRENCH + ENGLISH + BELONGING, ids=lambda sentences: sentences[0])
def test_cuts_where_a_sentence_ends(of_blocks: Blocks, sentences: list[str]) -> None:
    """Sentences joined by one blank are found again, each with all that belongs to it."""
    assert cut(of_blocks(" ".join(sentences))) == sentences


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", " "])
def test_knows_french_spacing(of_blocks: Blocks, blank: str) -> None:
    """A high mark and a closing guillemet stand behind any kind of blank."""
    assert cut(of_blocks(f"Vraiment{blank}? «{blank}Oui{blank}!{blank}» Bien.")) == [
        f"Vraiment{blank}?",
        f"«{blank}Oui{blank}!{blank}»",
        "Bien.",
    ]


def test_finds_sentences_that_are_glued(of_blocks: Blocks) -> None:
    """Where the blank is lost, a word that begins sentences shows the cut; a file name or an address shows none."""
    assert cut(of_blocks("Tout est prêt.Voici la suite !Elle plaît. Voir Booking.Com et System.Out.")) == [
        "Tout est prêt.",
        "Voici la suite !",
        "Elle plaît.",
        "Voir Booking.Com et System.Out.",
    ]


def test_a_long_quotation_is_cut(of_blocks: Blocks) -> None:
    """A quotation inside a sentence stays whole only while it is short."""
    long = " ".join(["Nous irons jusqu’au bout de ce chantier immense."] * 10)
    assert len(cut(of_blocks(f"Elle a dit : « {long} » Puis elle sortit."))) == 11


def test_an_unbalanced_mark_holds_nothing_back(of_blocks: Blocks) -> None:
    """A stray opening mark does not join the sentences behind it."""
    assert cut(of_blocks("Il a dit « oui. Elle a dit non. Fin.")) == ["Il a dit « oui.", "Elle a dit non.", "Fin."]


@pytest.mark.parametrize(
    ("text", "mask", "sentences"),
    [
        ("Tapez `ls. Puis` ici. Fin.", "code", ["Tapez `ls. Puis` ici.", "Fin."]),
        ('Voir <abbr title="Ah. Oh">A</abbr> ici. Fin.', "html", ['Voir <abbr title="Ah. Oh">A</abbr> ici.', "Fin."]),
    ],
)
def test_a_stop_in_code_or_markup_is_none(of_blocks: Blocks, text: str, mask: str, sentences: list[str]) -> None:
    """What no reader reads ends no sentence."""
    hidden = Span(6, text.index("ici" if mask == "code" else "A</") - 1)
    assert cut(of_blocks(text, format="markdown", masks={mask: (hidden,)})) == sentences


def test_line_ends_are_blanks(of_blocks: Blocks) -> None:
    """Inside a block a line end is a blank, and the mark of a block quote is no word of a sentence."""
    text = "Une phrase qui va\nà la ligne. Une\n> autre.\n> La dernière."
    assert cut(of_blocks(text, format="markdown")) == [
        "Une phrase qui va\nà la ligne.",
        "Une\n> autre.",
        "La dernière.",
    ]


@pytest.mark.parametrize("mark", ["  ", "\\"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_hard_break_ends_a_sentence(of_blocks: Blocks, mark: str, line_end: str) -> None:
    """Markdown's hard break ends what has no stop, but for a line that goes on in lower case."""
    text = f"12, rue des Lilas{mark}{line_end}Paris{mark}{line_end}au printemps"
    assert cut(of_blocks(text, format="markdown")) == ["12, rue des Lilas", f"Paris{mark}{line_end}au printemps"]


@pytest.mark.parametrize("text", ["", " \u00a0\n"])
def test_blanks_have_no_sentence(of_blocks: Blocks, text: str) -> None:
    """A block of blanks holds no sentence."""
    assert cut(of_blocks(text)) == []


def test_stops_alone_are_no_sentence_of_their_own(of_blocks: Blocks) -> None:
    """A sentence has a word: dots without one belong to their neighbour."""
    assert cut(of_blocks("… Et puis rien. ...")) == ["… Et puis rien. ..."]


@settings(max_examples=150)
@given(text=st.text(st.sampled_from(list("aAÉ1M. !?…«»\"“”()[]\n\u00a0😊*_`<>:;'’-\\")), max_size=60))
def test_sentences_hold_every_sign_but_blanks(of_blocks: Blocks, text: str) -> None:
    """Sentences stand in order, do not overlap, begin and end without a blank, and leave out nothing but blanks."""
    document = of_blocks(text, format="markdown")
    at = 0
    for start, end in document.sentences(document.prose[0]):
        assert at <= start < end
        assert set(text[at:start]) <= set(" \n\u00a0>\\")
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip(" \n\u00a0>\\")
