# SPDX-License-Identifier: Apache-2.0
"""Made-up articles of any size, in French and English: what the cost of rules is measured on.

The same seed gives the same text with every version of Python. The text is press copy in its proportions (figures,
dates, quotations, names, headings, lists, a table and links in Markdown) and in its faults: plain blanks before high
signs are common, as editors write them; a leak, a broken table or a piece of page furniture is rare.
"""

from collections.abc import Callable, Iterator, Sequence

from copylint.model.record import NamedTuple

_MODULUS, _FACTOR, _STEP = 1 << 32, 1664525, 1013904223
"""Numerical Recipes' linear congruence: `random` promises no order between versions for what is not `random()`."""


class Words(NamedTuple):
    """What a language has to say: sentences with `{slots}`, the words of each slot, titles, rare faults, list items."""

    sentences: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    faults: tuple[str, ...]
    table: tuple[str, ...]


_FRENCH = Words(
    (
        "{who} a présenté {day} le projet de {thing}, attendu depuis {year}.",
        "Selon {source}, {n} personnes ont participé à la réunion publique.",
        "« {quote} », a déclaré {who}, qui ne cache pas son impatience.",
        "Le budget s'élève à {money} euros, dont {percent} % apportés par la région.",
        "Dans les rues de {place}, les avis restent partagés : les uns se réjouissent, les autres attendent.",
        "« {quote} », soupire une habitante, installée ici depuis {n} ans.",
        "Les travaux devraient commencer {day} et durer jusqu'en {year}.",
        "À {place}, le marché du samedi attire encore les familles des villages voisins.",
        "Reste une question : qui paiera l’entretien de {thing} ?",
        "La facture a augmenté de {percent} % en deux ans, d'après {source}.",
        "Le conseil municipal a voté la délibération par {n} voix contre {m}.",
        "Cette décision fait suite à une étude publiée en {year} par {source}.",
        "Il y a encore {m} ans, personne n'aurait parié sur {thing}.",
        "{who} rappelle que le calendrier dépend de l’État, « et de lui seul ».",
        "Les élèves de l'école ont planté des tilleuls, des érables et un chêne.",
        "Pour {who}, l’affaire est entendue ; pour ses adversaires, elle commence.",
        "Entre {year} et {year2}, la ville a perdu {n} emplois.",
        "Le musée rouvrira {day} à 14 h 30 avec une exposition consacrée aux bateliers.",
        "On y trouve des livres, des cartes, des outils et quelques photographies jaunies.",
        "Une vingtaine de bénévoles se relaient chaque semaine au bord de la rivière.",
        "L'association demande un moratoire et la publication du rapport.",
        "Contactée, la préfecture n’a pas souhaité commenter ces chiffres.",
        "Les horaires d’été entrent en vigueur le 1er juillet ; ceux d'hiver, le 2 novembre.",
        "Ni la pluie ni le vent n’ont découragé les marcheurs partis à l’aube.",
    ),
    {
        "who": (
            *("la maire", "le préfet", "Mme Lambrey", "M. Kerdoncuff", "le président du comité", "Jeanne Ardouin"),
            *("l'architecte du projet", "le directeur des services", "la porte-parole du collectif"),
        ),
        "day": ("mardi", "jeudi 12 mars", "le 3 avril 2025", "la semaine dernière", "lundi matin", "en septembre"),
        "thing": ("la halle", "la ligne 4", "la médiathèque", "la passerelle", "l’usine des eaux", "la piscine"),
        "source": (
            *("la chambre régionale des comptes", "l’Insee", "un rapport de l’inspection", "le ministère"),
            *("les organisateurs", "l'observatoire du logement"),
        ),
        "place": ("Vélizac", "Saint-Aubrin", "Port-Lévan", "Montcreil", "La Roche-Amaury", "Belleray"),
        "quote": (
            *("Nous avons tenu nos promesses", "Personne ne nous a consultés", "Il faut avancer, et vite"),
            *("On verra bien au printemps", "Ce n’est pas une question d'argent"),
        ),
    },
    ("Un chantier qui divise", "Ce que change la réforme", "Les chiffres", "Une histoire ancienne", "Et maintenant ?"),
    (
        "Voici votre article corrigé, prêt à être publié.",
        "N'hésitez pas à me dire si vous souhaitez un ton plus formel.",
        "Laisser un commentaire",
        "[À COMPLÉTER : nom du maire]",
        "Source : [lien à vérifier]",
        "Le **total est de 12 000 euros.",
        "C'est la la troisième fois que cela arrive....",
    ),
    (
        "| Année | Visiteurs | Recettes |",
        "|---|---:|---:|",
        "| {year} | {money} | {n} € |",
        "| {year2} | {money} | {m} € |",
    ),
)
_ENGLISH = Words(
    (
        "{who} presented the plan for {thing} on {day}, after years of delay.",
        "According to {source}, {n} people attended the public meeting.",
        "“{quote},” said {who}, who has lived here since {year}.",
        "The budget amounts to ${money}, of which {percent}% comes from the county.",
        "Opinions are divided in {place}: some are delighted, others are waiting.",
        "Work should begin on {day} and last until {year}.",
        "The market still draws families from the villages around {place} every Saturday.",
        "One question remains: who will pay for the upkeep of {thing}?",
        "The bill has risen by {percent}% in two years, {source} found.",
        "The council passed the motion by {n} votes to {m}.",
        "The decision follows a study that {source} published in {year}.",
        "Nobody would have bet on {thing} {m} years ago.",
        "Between {year} and {year2}, the town lost {n} jobs.",
        "The museum reopens at 2:30 p.m. with an exhibition about the river and its people.",
        "Visitors will find books, maps, tools and a few yellowed photographs.",
        "Some twenty volunteers take turns by the river every week.",
        "Neither the rain nor the wind could stop those who had set out at dawn.",
        "Asked about these figures, the ministry's spokesman declined to comment.",
        "It's a small town, but it doesn't feel like one on market days.",
    ),
    {
        "who": ("the mayor", "Ms Harrow", "Mr Pellgrove", "the head of the committee", "the architect"),
        "day": ("Tuesday", "12 March", "April 3, 2025", "Monday morning", "the last day of September"),
        "thing": ("the market hall", "line 4", "the library", "the footbridge", "the waterworks"),
        "source": ("the audit office", "a report of the inspectors", "the ministry", "the organisers"),
        "place": ("Wexcombe", "Port Alder", "Northam Vale", "Saint Aubrey", "Mill End"),
        "quote": ("We kept our promises", "Nobody asked us", "We have to move on, and fast", "Wait until spring"),
    },
    ("A building site divides a town", "What the reform changes", "The figures", "An old story", "What comes next"),
    (
        "Here is the revised article, ready for publication.",
        "Let me know if you would like a more formal tone.",
        "Leave a comment",
        "[INSERT NAME OF MAYOR]",
        "As an AI language model, I cannot verify these figures.",
        "The **total is $12,000.",
    ),
    ("| Year | Visitors | Takings |", "|---|---:|---:|", "| {year} | {money} | ${n} |", "| {year2} | {money} | ${m} |"),
)
_WORDS = {"fr": _FRENCH, "en": _ENGLISH}
_ITEMS, _PARAGRAPH, _SECTION = 4, (2, 6), 4
_FAULTS = 9
"""Of so many paragraphs one holds a fault."""


class Article(NamedTuple):
    """A made-up article: a file name that tells its format, and its text."""

    name: str
    text: str


def articles(
    count: int, size: int = 5000, *, seed: int = 0, suffixes: Sequence[str] = (".md", ".txt")
) -> Iterator[Article]:
    """Articles of about `size` bytes of UTF-8: two in French for one in English, in the formats of `suffixes`."""
    for number in range(count):
        language = "en" if number % 3 == 2 else "fr"  # noqa: PLR2004 - every third
        suffix = suffixes[number // 3 % len(suffixes)] if len(suffixes) > 1 else suffixes[0]
        text = article(size, language=language, markdown=suffix == ".md", seed=seed * 1_000_003 + number)
        yield Article(f"{language}-{number:05d}{suffix}", text)


def article(size: int, *, language: str = "fr", markdown: bool = True, seed: int = 0) -> str:
    """One article of at least `size` bytes of UTF-8; it ends with the paragraph that reaches them."""
    writer = _Writer(_WORDS[language], seed)
    parts = [f"# {writer.one(writer.words.titles)}" if markdown else writer.one(writer.words.titles)]
    length, paragraphs = len(parts[0]), 0
    while length < size:
        paragraphs += 1
        part = writer.part(paragraphs, markdown=markdown)
        parts.append(part)
        length += len(part.encode()) + 2
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Chooses words by its own numbers."""

    def __init__(self, words: Words, seed: int) -> None:
        self.words = words
        self._state = (seed * 2_654_435_761 + 12_345) % _MODULUS
        self._number: dict[str, Callable[[], str]] = {
            "n": lambda: str(self.below(900) + 20),
            "m": lambda: str(self.below(18) + 2),
            "year": lambda: str(1995 + self.below(15)),
            "year2": lambda: str(2012 + self.below(12)),
            "percent": lambda: str(self.below(60) + 3),
            "money": lambda: f"{self.below(80) + 2} {self.below(900) + 100}",
        }

    def below(self, most: int) -> int:
        """A number from 0 on, less than `most`."""
        self._state = (self._state * _FACTOR + _STEP) % _MODULUS
        return (self._state >> 8) % most

    def one(self, choices: Sequence[str]) -> str:
        """One of some texts."""
        return choices[self.below(len(choices))]

    def part(self, number: int, *, markdown: bool) -> str:
        """A heading, a list, a table or a paragraph."""
        if number % _SECTION == 0:
            title = self.one(self.words.titles)
            return f"## {title}" if markdown else title
        if markdown and self.below(14) == 0:
            return "\n".join(self.filled(row) for row in self.words.table)
        if self.below(12) == 0:
            return "\n".join(f"- {self.sentence()}" for _ in range(_ITEMS))
        least, most = _PARAGRAPH
        sentences = [self.sentence() for _ in range(least + self.below(most - least + 1))]
        if self.below(_FAULTS) == 0:
            sentences.insert(self.below(len(sentences) + 1), self.one(self.words.faults))
        if markdown and self.below(3) == 0:
            sentences[-1] = (
                f"{sentences[-1]} [{self.one(self.words.slots['source'])}](https://www.gazette-de-velizac.fr/{number})"
            )
        return " ".join(sentences)

    def sentence(self) -> str:
        """A sentence with its slots filled, its first letter large."""
        text = self.filled(self.one(self.words.sentences))
        return text[0].upper() + text[1:]

    def filled(self, template: str) -> str:
        """A template with its slots filled."""
        pieces = template.replace("}", "{").split("{")
        for at in range(1, len(pieces), 2):
            slot = pieces[at]
            pieces[at] = self._number[slot]() if slot in self._number else self.one(self.words.slots[slot])
        return "".join(pieces)
